"""Many files in, one set of tables out: raw folder → readings → canonical rows → Parquet, and back."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from communique.errors import TablesError
from communique.folders import Address, folder
from communique.records import Problem
from communique.tables import Tables

if TYPE_CHECKING:
    import pyarrow

    from communique.dataset.building import Progress, Report
    from communique.reading import Reading
    from communique.sources import Source


def build(
    raw: Address,
    output: Address,
    *,
    workers: int = 1,
    scheduler: str | None = None,
    progress: Progress | None = None,
    recognizer: str | None = None,
) -> Report:
    """Reads every file under `raw` and writes the tables to the folder `output`, whole or not at all.

    Both are paths, or addresses that fsspec knows ("s3://bucket/releases"). The folder `reference` in `raw`,
    if there is one, is the cited record. What was read before and has not changed is taken from the cache in
    `output`. `workers` processes share the work, or the Dask cluster of a `scheduler` ("tcp://host:8786"),
    whose workers must reach both folders; the tables are the same. Where there are several, a script must
    call this under `if __name__ == "__main__":`. `progress` is called for each file that is read, with its
    number and path. `recognizer` ("spacy:MODEL") names a statistical model that proposes persons and
    organizations which the rules missed. TablesError where `raw` is no folder or `output` cannot be written
    or holds anything but tables; CuratedDataError where a row of the record is wrong; RecognizerError where
    the model is not there.
    """
    from communique.dataset import building

    return building.build(
        raw, output, workers=workers, scheduler=scheduler, progress=progress, recognizer=recognizer
    )


def load(address: Address | None = None) -> Tables:
    """The tables that `build` wrote to a folder; TablesError says what to run where there are none.

    Where no folder is named, `data/processed` of the working directory or the nearest above it that has one.
    """
    from communique.dataset import store

    return store.load(folder(store.nearest() if address is None else address))


def read_document(text: str, *, name: str = "text") -> Tables:
    """The tables of a single text, without any file; `name` begins its documents' ids.

    TablesError where `text` holds half a character (a lone surrogate), which no file can.

    >>> tables = read_document("Germany joined the International Organization for Migration (IOM) in 1954.")
    >>> tables.mentions.quote[tables.mentions.entity == "actor"].tolist()
    ['Germany', 'International Organization for Migration', 'IOM']
    """
    from communique.reading import read

    try:
        sha256 = hashlib.sha256(text.encode()).hexdigest()
    except UnicodeEncodeError as error:
        raise TablesError(
            f"{name}: character {error.start} is half a character (a lone surrogate)"
        ) from error
    return frames(read(text, stem=name, source_path=f"{name}.txt", sha256=sha256))


def read_files(files: Iterable[str | Path], *, recognizer: str | None = None) -> Tables:
    """The tables of the given text files, without writing any; TablesError where one cannot be read.

    `recognizer` is as in `build`.
    """
    from communique import sources

    found = []
    for path in map(Path, files):
        source = sources.read_file(path.parent, path.name, sources.stems([path.name])[path.name])
        if isinstance(source, Problem):
            raise TablesError(f"{path}: {source.problem} ({source.detail})")
        found.append(source)
    return frames(_readings(found, recognizer))


def frames(readings: Iterable[Reading], problems: Iterable[Problem] = ()) -> Tables:
    """Readings of any number of files as pandas frames, entities merged."""
    from communique.dataset import parquet

    made = arrow_tables(readings, problems)
    return Tables(**{name: parquet.frame(name, table) for name, table in made.items()})


def arrow_tables(readings: Iterable[Reading], problems: Iterable[Problem]) -> dict[str, pyarrow.Table]:
    """Readings as checked Arrow tables by name, entities merged, rows in the order of their keys."""
    from communique.dataset import merging

    return merging.in_memory(list(readings), list(problems))


def shared_lines(texts: Iterable[str]) -> frozenset[str]:
    """The lines (stripped) that at least three texts have in common: their site's menus and blurbs.

    Two may be the same release on two sites.

    >>> sorted(shared_lines(["- Menu\\nA", "- Menu\\nB", "- Menu \\nB"]))
    ['- Menu']
    """
    from communique.dataset.surveys import SITE, own_lines

    texts_with = Counter(line for text in texts for line in own_lines(text))
    return frozenset(line for line, count in texts_with.items() if count >= SITE)


def _readings(found: list[Source], recognizer: str | None) -> Iterator[Reading]:
    from communique.dataset.harvests import read

    repeated = shared_lines(source.text for source in found)
    for source in found:
        yield from read(source, repeated, recognizer)
