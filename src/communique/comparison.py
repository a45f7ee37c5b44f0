"""Two sets of tables side by side: the rows gained, lost and changed, each with the words that say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from communique.contacts import blot
from communique.scoring.answers import records
from communique.tables import TABLES
from communique.view import printable

if TYPE_CHECKING:
    from pathlib import Path

    import pandas

    from communique.tables import Tables

COLUMNS = ("table", "change", "id", "name", "column", "old", "new", "document_id", "quote")
CHANGES = ("gained", "lost", "changed")
_NAMES = ("name", "title", "quote", "value", "problem")  # the first column of these that a row has names it
_LONGEST = 60  # code points of a value that are shown of it

Row = dict[str, Any]


def compare(old: Tables | str | Path, new: Tables | str | Path) -> pandas.DataFrame:
    """What `new` has that `old` has not, and the other way round.

    Both are loaded tables, a folder of them, or a folder of documents, which is read. One row for each row
    gained or lost, and for each column of a row that changed: `table`, `change` (`gained` `lost` `changed`),
    `id` (the row's key, its parts joined by a blank), `name`, `column`, `old`, `new` (as text; null where a
    row was gained or lost, or the value is null), `document_id` and `quote` (the first words that say so). By
    table in the order of `docs/tables.md`, change, and id. TablesError where a folder holds neither.
    """
    import pandas as pd

    from communique.dataset.opening import tables_of

    before, after = tables_of(old), tables_of(new)
    rows = [row for name in TABLES for row in _differences(name, before, after)]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _differences(name: str, old: Tables, new: Tables) -> Iterator[tuple[Any, ...]]:
    key = TABLES[name].key
    before, after = _by_key(old, name, key), _by_key(new, name, key)
    words = {"gained": _Words(new, name), "lost": _Words(old, name), "changed": _Words(new, name)}
    for change, rows in (
        ("gained", [(at, after[at]) for at in after.keys() - before.keys()]),
        ("lost", [(at, before[at]) for at in before.keys() - after.keys()]),
    ):
        for at, row in sorted(rows, key=lambda pair: _sortable(pair[0])):
            yield (name, change, _joined(at), _named(row), None, None, None, *words[change].of(row))
    for at in sorted(before.keys() & after.keys(), key=_sortable):
        for column in _changed(before[at], after[at]):
            values = (_text(rows[at][column]) for rows in (before, after))
            yield (
                name,
                "changed",
                _joined(at),
                _named(after[at]),
                column,
                *values,
                *words["changed"].of(after[at]),
            )


def _by_key(tables: Tables, name: str, key: tuple[str, ...]) -> dict[tuple[Any, ...], Row]:
    return {tuple(row[column] for column in key): row for row in records(getattr(tables, name))}


def _sortable(key: tuple[Any, ...]) -> tuple[tuple[bool, Any], ...]:
    return tuple((isinstance(part, str), part) for part in key)


def _joined(key: tuple[Any, ...]) -> str:
    return " ".join(map(str, key))


def _named(row: Row) -> str:
    return next((_text(row[column]) for column in _NAMES if row.get(column) is not None), None) or ""


def _changed(before: Row, after: Row) -> list[str]:
    return [column for column in after if before.get(column) != after[column]]


def _text(value: Any) -> str | None:
    """A value as text on one line without contact data; None for null."""
    if value is None:
        return None
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:,.15g}" if isinstance(value, float) else " ".join(blot(str(value)).split())


class _Words:
    """The first mention of each row of one table, in the order of documents."""

    def __init__(self, tables: Tables, name: str) -> None:
        entity, self._id = name.removesuffix("s"), f"{name.removesuffix('s')}_id"
        self._first: dict[str, tuple[str, str]] = {}
        for row in records(tables.mentions[tables.mentions["entity"] == entity]):
            self._first.setdefault(row["entity_id"], (row["document_id"], row["quote"]))

    def of(self, row: Row) -> tuple[str | None, str | None]:
        """The document and the words that say a row; None where it has none."""
        if "quote" in row:
            return row["document_id"], _text(row["quote"])
        document_id, quote = self._first.get(row.get(self._id, ""), (row.get("document_id"), None))
        return document_id, _text(quote)


@dataclass(frozen=True, slots=True)
class Differences:
    """The rows of `compare` as a page of plain text."""

    rows: pandas.DataFrame

    def __str__(self) -> str:
        found = records(self.rows)
        if not found:
            return "no differences"
        tables = [f"{name} {_counted(rows)}" for name, rows in _grouped(found, "table")]
        lines = ["; ".join(tables)]
        for name, rows in _grouped(found, "table"):
            lines += ["", f"{name}: {_counted(rows)}"]
            for _, same in groupby(rows, key=lambda row: (row["change"], row["id"])):
                lines += _told(list(same))
        return "\n".join(lines)


def _grouped(rows: list[Row], column: str) -> list[tuple[str, list[Row]]]:
    return [(name, list(group)) for name, group in groupby(rows, key=lambda row: row[column])]


def _counted(rows: list[Row]) -> str:
    """How many rows were gained, lost and changed: "+2 -1 ~3"."""
    counts = Counter(change for change, _ in {(row["change"], row["id"]) for row in rows})
    signs = zip(CHANGES, "+-~", strict=True)
    return " ".join(f"{sign}{counts[change]}" for change, sign in signs if counts[change])


def _told(rows: list[Row]) -> list[str]:
    """One row that was gained, lost or changed: what it is, the words that say so, and which values
    differ.
    """
    first = rows[0]
    sign = dict(zip(CHANGES, "+-~", strict=True))[first["change"]]
    named = "" if first["name"] in (first["id"], "") else f"  {_cut(first['name'])}"
    lines = [f"  {sign} {printable(first['id'])}{named}"]
    if first["quote"] is not None and first["table"] not in ("mentions", "participation"):
        lines.append(f"      “{_cut(first['quote'])}”  {first['document_id']}")
    width = max(len(row["column"] or "") for row in rows)
    for row in rows:
        if row["column"]:
            lines.append(f"      {row['column'].ljust(width)}  {_cut(row['old'])} → {_cut(row['new'])}")
    return lines


def _cut(words: str | None) -> str:
    if words is None:
        return "null"
    shown = printable(words)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
