"""The curated CSV files: their columns, their canonical order, and how a row is read.

Everything that is wrong with a cell is said with file, line, column, value and what would be right.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from communique.errors import CuratedDataError

# Each file's columns, in the order in which they are written.
COLUMNS: dict[str, tuple[str, ...]] = {
    "actors.csv": ("actor_id", "name", "acronym", "kind", "country", "affiliation_id", "source"),
    "aliases.csv": ("alias", "entity", "entity_id", "form", "example", "source"),
    "decoys.csv": ("phrase", "why"),
    "event_aliases.csv": ("alias", "event", "source"),
    "events.csv": (
        "name",
        "kind",
        "framework_id",
        "edition",
        "start_date",
        "end_date",
        "date_precision",
        "place",
        "country",
        "confidence",
        "source",
    ),
    "frameworks.csv": ("framework_id", "name", "acronym", "kind", "parent_id", "source"),
    "places.csv": ("printed", "city", "country", "source"),
    "terms.csv": ("holder", "office", "organization", "start", "end", "confidence", "source"),
    "translations.csv": ("printed", "language", "entity", "entity_id", "form", "source"),
}
# What a file's rows are sorted by.
ORDER: dict[str, tuple[str, ...]] = {
    "actors.csv": ("actor_id",),
    "aliases.csv": ("entity", "entity_id", "form", "alias"),
    "decoys.csv": ("phrase",),
    "event_aliases.csv": ("event", "alias"),
    "events.csv": ("start_date", "end_date", "name"),
    "frameworks.csv": ("framework_id",),
    "places.csv": ("country", "city", "printed"),
    "terms.csv": ("organization", "office", "start", "holder"),
    "translations.csv": ("language", "entity", "entity_id", "form", "printed"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a curated file, with the line it ends on, so that a bad cell can be pointed at."""

    file: str
    line: int
    cells: dict[str, str]

    def error(self, column: str, right: str) -> CuratedDataError:
        """The error that says what is wrong with a cell, and what would be right."""
        return CuratedDataError(
            f"{self.file}, line {self.line}, column {column}: {self.cells[column]!r} is not {right}"
        )

    def text(self, column: str) -> str:
        """A cell that must not be empty."""
        if not self.cells[column]:
            raise self.error(column, "filled in; this column may not be empty")
        return self.cells[column]

    def maybe(self, column: str) -> str | None:
        """A cell, None where it is empty."""
        return self.cells[column] or None

    def day(self, column: str) -> date:
        """A cell that must be an ISO date."""
        return self._parsed(column, date.fromisoformat, "a day as 2025-04-04")

    def maybe_day(self, column: str) -> date | None:
        """An ISO date, None where the cell is empty."""
        return self.day(column) if self.cells[column] else None

    def maybe_number(self, column: str) -> int | None:
        """A whole number, None where the cell is empty."""
        return self._parsed(column, int, "a whole number as 11, or empty") if self.cells[column] else None

    def _parsed(self, column: str, parse: Callable, right: str):
        try:
            return parse(self.cells[column])
        except ValueError:
            raise self.error(column, right) from None


def rows(file: str, text: str | None = None, columns: tuple[str, ...] | None = None) -> Iterator[Row]:
    """The rows of a curated file, or of `text` in its stead; `columns` are those declared for the file.

    CuratedDataError where the header is not the declared one or a row has more or fewer cells.
    """
    reader = csv.reader(io.StringIO(read(file) if text is None else text), strict=True)
    columns = columns or COLUMNS[file]
    header = tuple(next(reader, ()))
    if header != columns:
        raise CuratedDataError(
            f"{file}, line 1: the header is {','.join(header)!r}, not {','.join(columns)!r}"
        )
    for cells in reader:
        if len(cells) != len(columns):
            raise CuratedDataError(
                f"{file}, line {reader.line_num}: {len(cells)} cells, not {len(columns)}: {','.join(cells)!r}"
            )
        yield Row(file, reader.line_num, dict(zip(columns, cells, strict=True)))


def read(file: str) -> str:
    """A curated file's text, its line ends as written."""
    with (files(__package__) / file).open(encoding="utf-8", newline="") as stream:
        return stream.read()


def canonical(
    file: str, text: str, columns: tuple[str, ...] | None = None, order: tuple[str, ...] | None = None
) -> str:
    """`text` of a curated file with its rows in canonical order, cells trimmed, line ends "\\n".

    >>> print(canonical("decoys.csv", "phrase,why\\nb, second\\na,first\\n"), end="")
    phrase,why
    a,first
    b,second
    """
    columns, order = columns or COLUMNS[file], order or ORDER[file]
    cells = [
        {column: cell.strip() for column, cell in row.cells.items()} for row in rows(file, text, columns)
    ]
    cells.sort(key=lambda row: ([row[column] for column in order], list(row.values())))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(cells)
    return out.getvalue()
