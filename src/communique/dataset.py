"""Many files in, one set of tables out: raw folder → readings → canonical rows → Parquet, and back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from communique.errors import TablesError
from communique.records import Problem
from communique.tables import TABLES, Tables

if TYPE_CHECKING:
    import pyarrow

    from communique.reading import Reading
    from communique.sources import Source


@dataclass(slots=True)
class Report:
    """What a build made: where the tables are, how many rows each has, and the files that were not read."""

    folder: Path
    rows: dict[str, int]
    problems: list[Problem] = field(default_factory=list)


def build(
    raw: str | Path, output: str | Path, *, progress: Callable[[int, str], None] | None = None
) -> Report:
    """Reads every file under `raw` and writes the tables to the folder `output`, whole or not at all.

    `progress` is called with the number of files seen so far and the path of the latest. TablesError where
    `raw` is no folder or `output` cannot be written.
    """
    from communique import store

    raw, output = Path(raw), Path(output)
    problems: list[Problem] = []
    readings = list(_readings(raw, output, problems, progress))
    made = arrow_tables(readings, problems)
    store.save(made, output)
    return Report(output, {name: table.num_rows for name, table in made.items()}, problems)


def load(folder: str | Path = "data/processed") -> Tables:
    """The tables that `build` wrote to `folder`; TablesError says what to run where there are none."""
    from communique import store

    return store.load(Path(folder))


def read_document(text: str, *, name: str = "text") -> Tables:
    """The tables of a single text, without any file; `name` begins its documents' ids.

    >>> tables = read_document("Germany joined the International Organization for Migration (IOM) in 1954.")
    >>> tables.mentions.quote.tolist()[:2]
    ['Germany', 'International Organization for Migration']
    """
    from communique.reading import read

    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return frames([read(text, stem=name, source_path=f"{name}.txt", sha256=sha256)])


def read_files(files: Iterable[str | Path]) -> Tables:
    """The tables of the given text files, without writing any; TablesError where one cannot be read."""
    from communique import sources

    readings = []
    for path in map(Path, files):
        found = sources.read_file(path.parent, path.name, sources.stems([path.name])[path.name])
        if isinstance(found, Problem):
            raise TablesError(f"{path}: {found.problem} ({found.detail})")
        readings.append(_read(found))
    return frames(readings)


def frames(readings: Iterable[Reading], problems: Iterable[Problem] = ()) -> Tables:
    """Readings of any number of files as pandas frames, entities merged."""
    from communique import parquet

    made = arrow_tables(list(readings), problems)
    return Tables(**{name: parquet.frame(name, table) for name, table in made.items()})


def arrow_tables(readings: list[Reading], problems: Iterable[Problem]) -> dict[str, pyarrow.Table]:
    """Readings as checked Arrow tables by name, entities merged, rows in the order of their keys."""
    from communique import parquet
    from communique.rows import canonical

    rows = canonical(readings, problems)
    return {name: parquet.arrow(name, rows[name]) for name in TABLES}


def _readings(
    raw: Path, output: Path, problems: list[Problem], progress: Callable[[int, str], None] | None
) -> Iterator[Reading]:
    from communique import sources

    try:
        if raw.resolve().is_relative_to(output.resolve()):
            raise TablesError(
                f"{output}: the tables would replace the raw folder {raw}; choose another folder"
            )
        for seen, found in enumerate(sources.scan(raw), 1):
            if progress:
                progress(seen, found.source_path if isinstance(found, Problem) else found.path)
            if isinstance(found, Problem):
                problems.append(found)
            else:
                yield _read(found)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise TablesError(f"{raw}: no folder of raw documents here") from error


def _read(source: Source) -> Reading:
    from communique.reading import read

    return read(source.text, stem=source.stem, source_path=source.path, sha256=source.sha256)
