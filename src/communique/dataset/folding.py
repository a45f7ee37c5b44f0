"""Actors and frameworks of all documents made one, without their mentions: portions are folded one by one.

What is held is one value for each column of each distinct entity, and the ids that rows name or lead to.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from communique.dataset import parquet, registry
from communique.dataset.canon import latest
from communique.dataset.portions import Portion, records
from communique.tables import TABLES

if TYPE_CHECKING:
    import pyarrow

FOLDED = ("actors", "frameworks")
# What the figures' columns lead to: actors; actors, frameworks or the document's events.
LINKS = {"party": ("payer_id", "payee_id"), "subject": ("subject_id",)}
_SMALL = 200_000  # rows of folded values to gather before they are folded again
_IDENTITY = [("entity", "ascending"), ("id", "ascending"), ("column", "ascending")]
_OLDEST_FIRST = [("published", "ascending"), ("document_id", "ascending")]


def summary(portion: Portion) -> Portion:
    """What merging needs of a portion besides its events: `folded` values, and `named` and linked ids."""
    import pyarrow as pa

    rows = [
        (entity, row_id, column, value, rank.published or date.min, rank.document_id)
        for entity in FOLDED
        for row_id, columns in latest(records(entity, portion[entity]), TABLES[entity].key[0]).items()
        for column, (rank, value) in columns.items()
    ]
    names = ("entity", "id", "column", "value", "published", "document_id")
    types = [pa.date32() if name == "published" else pa.string() for name in names]
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    arrays = [pa.array(values, type_) for values, type_ in zip(columns, types, strict=True)]
    return {"folded": pa.table(dict(zip(names, arrays, strict=True))), "named": _named(portion)}


def _named(portion: Portion) -> pyarrow.Table:
    """The ids of actors and frameworks that a portion names, and those that its figures lead to."""
    import pyarrow as pa

    mentions = portion["mentions"]
    own = set(portion["events"]["event_id"].to_pylist()) | set(portion["figures"]["figure_id"].to_pylist())
    named = set(mentions["entity_id"].unique().to_pylist())
    named |= set(portion["participation"]["actor_id"].unique().to_pylist())
    rows = [(row_id, "named") for row_id in sorted(named - own)]
    for how, columns in LINKS.items():
        linked = {row_id for column in columns for row_id in portion["figures"][column].unique().to_pylist()}
        rows += [(row_id, how) for row_id in sorted(linked - own - {None})]
    ids, how = zip(*rows, strict=True) if rows else ((), ())
    return pa.table({"id": pa.array(ids, pa.string()), "how": pa.array(how, pa.string())})


def _refolded(tables: list[pyarrow.Table]) -> pyarrow.Table:
    """Folded values with the latest of each column of each entity alone."""
    import pyarrow as pa
    import pyarrow.compute as pc

    rows = pa.concat_tables(tables).sort_by(_IDENTITY + _OLDEST_FIRST).combine_chunks()
    if rows.num_rows < 2:
        return rows
    is_last = pa.array([False] * (rows.num_rows - 1))
    for name, _ in _IDENTITY:
        values = rows[name].combine_chunks()
        is_last = pc.or_(is_last, pc.not_equal(values[:-1], values[1:]))
    return rows.filter(pa.concat_arrays([is_last, pa.array([True])]))


@dataclass(slots=True)
class Entities:
    """The actors and frameworks that portions bring, and at the end what becomes of them."""

    extracted: set[str] = field(default_factory=set)
    cited: set[str] = field(default_factory=set)
    linked: dict[str, set[str]] = field(default_factory=lambda: {how: set() for how in LINKS})
    _folded: list[pyarrow.Table] = field(default_factory=list)

    def add(self, summary: Portion, *, is_cited: bool = False) -> None:
        """Takes what a portion, of documents or of the cited record, brings."""
        named = summary["named"]
        taking = self.linked | {"named": self.cited if is_cited else self.extracted}
        for row_id, how in zip(named["id"].to_pylist(), named["how"].to_pylist(), strict=True):
            taking[how].add(row_id)
        self._folded.append(summary["folded"])
        if sum(table.num_rows for table in self._folded) > _SMALL:
            self._folded = [_refolded(self._folded)]

    def origin(self, row_id: str) -> str:
        """Which of documents and record name an actor or framework; `reference` where neither does."""
        if row_id not in self.extracted:
            return "reference"
        return "both" if row_id in self.cited else "extracted"

    def merged(self, frameworks_of_events: set[str]) -> Merged:
        """The rows of both tables: those that are named, and those of the registry that rows lead to."""
        read: dict[str, dict[str, dict[str, Any]]] = {name: {} for name in FOLDED}
        for row in _refolded(self._folded).to_pylist() if self._folded else ():
            read[row["entity"]].setdefault(row["id"], {})[row["column"]] = row["value"]
        named = self.extracted | self.cited
        wanted = {
            "actors": named | self.linked["party"] | self.linked["subject"],
            "frameworks": named | self.linked["subject"] | frameworks_of_events,
        }
        made = Merged()
        for name in FOLDED:
            blank = dict.fromkeys(column.name for column in TABLES[name].columns)
            found = {row_id: blank | row for row_id, row in read[name].items() if row_id in named}
            reached = _reached(name, found, wanted[name])
            made.rows[name] = {
                row_id: row | {"origin": self.origin(row_id) if row_id in found else "reference"}
                for row_id, row in (found | reached).items()
            }
            made.unnamed[name] = [row_id for row_id in reached if row_id not in named]
        _drop_loose(made)
        return made


@dataclass(slots=True)
class Merged:
    """The rows of `actors` and `frameworks` by id, and the ids of those that nothing names."""

    rows: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    unnamed: dict[str, list[str]] = field(default_factory=dict)

    def table(self, name: str) -> pyarrow.Table:
        """One of the tables, checked."""
        return parquet.arrow(name, self.rows[name].values())

    def loose(self, named: pyarrow.Table) -> dict[str, list[str]]:
        """The links in a portion's `named` ids that lead to no row, by how they link."""
        led_to = {"party": self.rows["actors"].keys()}
        led_to["subject"] = led_to["party"] | self.rows["frameworks"].keys()
        listed = list(zip(named["id"].to_pylist(), named["how"].to_pylist(), strict=True))
        return {
            how: [row_id for row_id, linked in listed if linked == how and row_id not in known]
            for how, known in led_to.items()
        }


_OWN_LINK = {"actors": "affiliation_id", "frameworks": "parent_id"}


def _reached(name: str, found: dict[str, dict[str, Any]], wanted: set[str]) -> dict[str, dict[str, Any]]:
    """Rows of the registry that a row leads to, directly or by way of one another, and that were not read."""
    known = registry.rows(name) | found
    ahead = wanted | {row[_OWN_LINK[name]] for row in found.values()}
    reached: dict[str, dict[str, Any]] = {}
    while ahead := (ahead & known.keys()) - reached.keys():
        reached |= {row_id: known[row_id] for row_id in ahead}
        ahead = {known[row_id][_OWN_LINK[name]] for row_id in ahead}
    return {row_id: reached[row_id] for row_id in sorted(reached) if row_id not in found}


def _drop_loose(made: Merged) -> None:
    """Nulls affiliations and parents that no text names and no registry knows."""
    for name, rows in made.rows.items():
        for row in rows.values():
            if row[_OWN_LINK[name]] not in rows:
                row[_OWN_LINK[name]] = None
