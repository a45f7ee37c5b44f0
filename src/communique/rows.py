"""What readings of many documents become: the rows of every table, entities merged, ids canonical."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from communique import reference
from communique.canon import Rank, Sighting, merged, settle
from communique.errors import EvidenceError, TablesError
from communique.evidence import Span
from communique.records import Actor, Figure, Framework, Mention, Participation, Problem
from communique.tables import TABLES

if TYPE_CHECKING:
    from communique.reading import Reading

Rows = dict[str, list[dict[str, Any]]]
Ids = dict[tuple[str, str], str]  # document_id and an event's id there → its canonical id
_Record = TypeVar("_Record", Figure, Mention, Participation)


def canonical(readings: list[Reading], problems: Iterable[Problem] = ()) -> Rows:
    """The rows of every table by its name; EvidenceError where a quote is not what its document prints.

    Actors and frameworks of the registry that no text names, but that a row leads to (a directorate's
    Commission), are there with origin `reference`.
    """
    for reading in readings:
        check(reading)
    events, ids = settle(seen for reading in readings for seen in _sightings(reading))
    mentions = dict.fromkeys(_renamed(row, "entity_id", ids) for r in readings for row in r.mentions)
    participation = list(_participation(readings, ids))
    named = {row.entity_id for row in mentions} | {row.actor_id for row in participation}
    rows: Rows = {
        "documents": [_row(reading.document, "extracted") for reading in readings],
        "events": [_row(row, "extracted") for row in events],
        "figures": [_row(_renamed(f, "subject_id", ids), "extracted") for r in readings for f in r.figures],
        "participation": [_row(row, "extracted") for row in participation],
        "mentions": [_row(row) for row in mentions],
        "disagreements": [],
        "problems": [_row(row) for row in problems],
    }
    for table, registry in (("actors", _registered_actors()), ("frameworks", _registered_frameworks())):
        read = merged(_ranked(readings, table), TABLES[table].key[0])
        found = {row_id: row for row_id, row in read.items() if row_id in named}
        rows[table] = [_row(row, "extracted") for row in found.values()]
        rows[table] += [_row(row, "reference") for row in _reached(table, found, registry, rows)]
    _drop_loose_links(rows)
    return rows


def check(reading: Reading) -> None:
    """EvidenceError or TablesError where a reading's rows cannot stand.

    That is so where a quote is not what its document prints, no words tell of an event, or a mention or role
    is of nothing that was read.
    """
    document = reading.document
    known = {row.event_id for row in reading.events} | {row.figure_id for row in reading.figures}
    known |= {row.actor_id for row in reading.actors} | _registered_actors().keys()
    known |= {row.framework_id for row in reading.frameworks} | _registered_frameworks().keys()
    for row in (*reading.mentions, *reading.participation):
        where = f"{document.source_path} ({document.document_id}), {row.start}:{row.end}"
        try:
            Span(document.text, row.start, row.end, row.quote)
        except EvidenceError as error:
            raise EvidenceError(f"{where}: {error}") from error
        ids = (row.entity_id,) if isinstance(row, Mention) else (row.event_id, row.actor_id)
        if unknown := set(ids) - known:
            raise TablesError(f"{where}: {row.quote!r} is of {unknown.pop()!r}, which was not read")
    told = {row.entity_id for row in reading.mentions if row.entity == "event"}
    if untold := sorted(row.event_id for row in reading.events if row.event_id not in told):
        raise EvidenceError(f"{document.source_path} ({document.document_id}): no words tell of {untold[0]}")


def _row(record: Any, origin: str | None = None) -> dict[str, Any]:
    row = {column.name: getattr(record, column.name) for column in fields(record)}
    return row | {"origin": origin} if origin else row


def _rank(reading: Reading) -> Rank:
    return Rank(reading.document.published, reading.document.document_id)


def _sightings(reading: Reading) -> Iterator[Sighting]:
    return (Sighting(_rank(reading), event) for event in reading.events)


def _ranked(readings: list[Reading], table: str) -> Iterator[tuple[Rank, Any]]:
    for reading in readings:
        yield from ((_rank(reading), row) for row in getattr(reading, table))


def _renamed(row: _Record, column: str, ids: Ids) -> _Record:
    """`row` with the event's id in `column`, if it is one, made canonical."""
    before = getattr(row, column)
    after = ids.get((row.document_id, before), before)
    return row if after == before else replace(row, **{column: after})


def _participation(readings: list[Reading], ids: Ids) -> Iterator[Participation]:
    """Every role once for each document, where it is first said."""
    said: dict[tuple[str, str, str, str], Participation] = {}
    for reading in readings:
        for before in sorted(reading.participation, key=lambda row: row.start):
            row = _renamed(before, "event_id", ids)
            said.setdefault((row.event_id, row.actor_id, row.role, row.document_id), row)
    yield from said.values()


# --- rows that others lead to --------------------------------------------------------------------


@cache
def _registered_actors() -> dict[str, Actor]:
    return {
        entry.actor_id: Actor(
            entry.actor_id, entry.name, entry.kind, entry.acronym, entry.country, entry.affiliation_id
        )
        for entry in reference.actors().values()
    }


@cache
def _registered_frameworks() -> dict[str, Framework]:
    return {
        entry.framework_id: Framework(
            entry.framework_id, entry.name, entry.kind, entry.acronym, entry.parent_id
        )
        for entry in reference.frameworks().values()
    }


def _reached(table: str, found: dict[str, Any], registry: dict[str, Any], rows: Rows) -> list[Any]:
    """Those of the registry that a row leads to, directly or by way of one another, and no text names."""
    known = registry | found
    own = [link for name, link in _links_to(table) if name == table]
    wanted = {row[link] for name, link in _links_to(table) if name != table for row in rows.get(name, ())}
    wanted |= {getattr(row, link) for row in found.values() for link in own}
    reached: dict[str, Any] = {}
    while wanted := (wanted & known.keys()) - reached.keys():
        reached |= {row_id: known[row_id] for row_id in wanted}
        wanted = {getattr(known[row_id], link) for row_id in wanted for link in own}
    return [row for row_id, row in reached.items() if row_id not in found]


def _links_to(table: str) -> list[tuple[str, str]]:
    """Every table and column whose values are ids of `table`, or may be."""
    return [
        (declared.name, column.name)
        for declared in TABLES.values()
        for column in declared.columns
        if table in column.refers_to
    ]


def _drop_loose_links(rows: Rows) -> None:
    """Nulls the links to what no text names and no registry knows, as by a rule for affiliations."""
    ids = {name: {row[declared.key[0]] for row in rows[name]} for name, declared in TABLES.items()}
    for name, declared in TABLES.items():
        for column in declared.columns:
            if column.refers_to and not column.required:
                known = set().union(*(ids[table] for table in column.refers_to))
                for row in rows[name]:
                    if row[column.name] not in known:
                        row[column.name] = None
