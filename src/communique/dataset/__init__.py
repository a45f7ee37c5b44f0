"""Many files in, one set of tables out: raw folder → readings → canonical rows → Parquet, and back."""

from __future__ import annotations

import hashlib
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from communique.errors import CommuniqueError, TablesError
from communique.records import Problem
from communique.tables import TABLES, Tables

if TYPE_CHECKING:
    import pyarrow

    from communique.reading import Reading
    from communique.sources import Source


Progress = Callable[[int, str], None]

_SITE = 3  # texts that must share a line before it is their site's and not theirs


@dataclass(slots=True)
class Report:
    """What a build made: where the tables are, how many rows each has, and the files that were not read."""

    folder: Path
    rows: dict[str, int]
    problems: list[Problem] = field(default_factory=list)


def build(
    raw: str | Path,
    output: str | Path,
    *,
    progress: Progress | None = None,
    recognizer: str | None = None,
) -> Report:
    """Reads every file under `raw` and writes the tables to the folder `output`, whole or not at all.

    The folder `reference` in `raw`, if there is one, is the cited record. `progress` is called before a file
    is read, with its number and path. `recognizer` ("spacy:MODEL") names a statistical model that proposes
    persons and organizations which the rules missed. TablesError where `raw` is no folder or `output` cannot
    be written or holds anything but tables; CuratedDataError where a row of the record is wrong;
    RecognizerError where the model is not there.
    """
    from communique import record
    from communique.dataset import store

    raw, output = Path(raw), Path(output)
    store.check(output)
    found, problems = _scanned(raw, output)
    cited = record.read(raw / record.FOLDER)
    readings = list(_readings(found, progress, problems, recognizer))
    try:
        made = arrow_tables([*readings, *cited], problems)
    except CommuniqueError:
        made = arrow_tables([*_sound(readings, problems), *cited], problems)
    store.save(made, output)
    return Report(output, {name: table.num_rows for name, table in made.items()}, problems)


def load(folder: str | Path | None = None) -> Tables:
    """The tables that `build` wrote to `folder`; TablesError says what to run where there are none.

    Where no folder is named, `data/processed` of the working directory or the nearest above it that has one.
    """
    from communique.dataset import store

    return store.load(store.nearest() if folder is None else Path(folder))


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
    return frames(_readings(found, recognizer=recognizer))


def frames(readings: Iterable[Reading], problems: Iterable[Problem] = ()) -> Tables:
    """Readings of any number of files as pandas frames, entities merged."""
    from communique.dataset import parquet

    made = arrow_tables(readings, problems)
    return Tables(**{name: parquet.frame(name, table) for name, table in made.items()})


def arrow_tables(readings: Iterable[Reading], problems: Iterable[Problem]) -> dict[str, pyarrow.Table]:
    """Readings as checked Arrow tables by name, entities merged, rows in the order of their keys."""
    from communique.dataset import parquet
    from communique.dataset.rows import canonical

    rows = canonical(list(readings), problems)
    return {name: parquet.arrow(name, rows[name]) for name in TABLES}


def shared_lines(texts: Iterable[str]) -> frozenset[str]:
    """The lines (stripped) that at least three texts have in common: their site's menus and blurbs.

    Two may be the same release on two sites.

    >>> sorted(shared_lines(["- Menu\\nA", "- Menu\\nB", "- Menu \\nB"]))
    ['- Menu']
    """
    texts_with = Counter(line for text in texts for line in {line.strip() for line in text.splitlines()})
    return frozenset(line for line, count in texts_with.items() if line and count >= _SITE)


def _scanned(raw: Path, output: Path) -> tuple[list[Source], list[Problem]]:
    """The files under `raw` that can be read, and why the others cannot."""
    from communique import sources

    if raw.resolve().is_relative_to(output.resolve()):
        raise TablesError(f"{output}: would replace the raw folder {raw}; choose another folder")
    try:
        found = list(sources.scan(raw))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise TablesError(f"{raw}: no folder of raw documents here") from error
    problems = [each for each in found if isinstance(each, Problem)]
    return [each for each in found if not isinstance(each, Problem)], problems


def _readings(
    found: list[Source],
    progress: Progress | None = None,
    problems: list[Problem] | None = None,
    recognizer: str | None = None,
) -> Iterator[Reading]:
    """The readings of the files' documents; a file the reader fails at is put among `problems`, if given.

    Such a failure is a fault of this package, but it shall not cost its user the thousand other files.
    """
    from communique.names.recognizers import named
    from communique.reading import read

    second = named(recognizer) if recognizer else None
    repeated = shared_lines(source.text for source in found)
    for number, source in enumerate(found, 1):
        if progress:
            progress(number, source.path)
        try:
            yield from read(
                source.text,
                stem=source.stem,
                source_path=source.path,
                sha256=source.sha256,
                repeated=repeated,
                given=source.parts,
                recognizer=second,
            )
        except Exception as error:
            if problems is None:
                raise
            problems.append(Problem(source.path, "unreadable", _fault(error)))


def _sound(readings: list[Reading], problems: list[Problem]) -> list[Reading]:
    """The readings that make tables by themselves; the others are put among `problems`."""
    sound = []
    faulty: dict[str, Problem] = {}  # the first fault of each file
    for reading in readings:
        try:
            arrow_tables([reading], ())
        except CommuniqueError as error:
            path = reading.document.source_path
            faulty.setdefault(path, Problem(path, "unreadable", f"{_fault(error)} ({error})"))
        else:
            sound.append(reading)
    problems.extend(faulty.values())
    return sound


def _fault(error: Exception) -> str:
    """Where and how the reader failed; the message itself may hold what differs from run to run."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"fault in the reader, please report: {type(error).__name__} in {Path(at.filename).name}:{at.lineno}"
    )
