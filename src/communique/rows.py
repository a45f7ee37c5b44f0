"""What readings of many documents become: the rows of every table, entities merged, ids canonical."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

from communique import reference
from communique.canon import Rank, Sighting, merged, settle
from communique.errors import EvidenceError, TablesError
from communique.evidence import Span
from communique.records import Actor, Document, Figure, Framework, Mention, Participation, Problem
from communique.tables import TABLES

if TYPE_CHECKING:
    from communique.reading import Reading

Rows = dict[str, list[dict[str, Any]]]
Ids = dict[tuple[str, str], str]  # document_id and an event's id there → its canonical id
_Record = TypeVar("_Record", Figure, Mention, Participation)


def canonical(readings: list[Reading], problems: Iterable[Problem] = ()) -> Rows:
    """The rows of every table by its name; EvidenceError where a quote is not what its document prints.

    Actors and frameworks that no text names, but that a row leads to (a directorate's Commission), are there
    with origin `reference`; TablesError where a row leads to nothing at all.
    """
    documents = {row.document_id: row for reading in readings for row in reading.documents}
    for reading in readings:
        for row in (*reading.mentions, *reading.participation):
            _check_evidence(documents[row.document_id], row)
    events, ids = settle(seen for reading in readings for seen in _sightings(reading, documents))
    mentions = dict.fromkeys(_renamed(row, "entity_id", ids) for r in readings for row in r.mentions)
    participation = list(_participation(readings, ids))
    named = {row.entity_id for row in mentions} | {row.actor_id for row in participation}
    rows: Rows = {
        "documents": [_row(row, "extracted") for row in documents.values()],
        "events": [_row(row, "extracted") for row in events],
        "figures": [_row(_renamed(f, "subject_id", ids), "extracted") for r in readings for f in r.figures],
        "participation": [_row(row, "extracted") for row in participation],
        "mentions": [_row(row) for row in mentions],
        "problems": [_row(row) for row in problems],
    }
    for table, registry in (("actors", _registered_actors()), ("frameworks", _registered_frameworks())):
        key = TABLES[table].key[0]
        known = registry | merged(_ranked(readings, table), key)
        rows[table] = [
            _row(row, "extracted" if row_id in named else "reference")
            for row_id, row in _reached(table, known, named, rows).items()
        ]
    _check_links(rows)
    return rows


def _row(record: Any, origin: str | None = None) -> dict[str, Any]:
    row = {column.name: getattr(record, column.name) for column in fields(record)}
    return row | {"origin": origin} if origin else row


def _check_evidence(document: Document, row: Mention | Participation) -> None:
    try:
        Span(document.text, row.start, row.end, row.quote)
    except EvidenceError as error:
        raise EvidenceError(f"{document.source_path} ({document.document_id}): {error}") from error


def _sightings(reading: Reading, documents: dict[str, Document]) -> Iterator[Sighting]:
    """Each event of a reading with its document: an id's first row is of the first document that names it."""
    naming: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for row in reading.mentions:
        if row.entity == "event":
            naming[row.entity_id][row.document_id] = None
    order = {row.document_id: row.part for row in reading.documents}
    queues = {event_id: sorted(ids, key=order.__getitem__, reverse=True) for event_id, ids in naming.items()}
    for event in reading.events:
        if not queues.get(event.event_id):
            raise EvidenceError(f"{event.event_id}: an event of {', '.join(order)} that no mention names")
        document = documents[queues[event.event_id].pop()]
        yield Sighting(Rank(document.published, document.document_id), event)


def _ranked(readings: list[Reading], table: str) -> Iterator[tuple[Rank, Any]]:
    for reading in readings:
        latest = max(Rank(row.published, row.document_id) for row in reading.documents)
        yield from ((latest, row) for row in getattr(reading, table))


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


def _registered_actors() -> dict[str, Actor]:
    return {
        entry.actor_id: Actor(
            entry.actor_id, entry.name, entry.kind, entry.acronym, entry.country, entry.affiliation_id
        )
        for entry in reference.actors().values()
    }


def _registered_frameworks() -> dict[str, Framework]:
    return {
        entry.framework_id: Framework(
            entry.framework_id, entry.name, entry.kind, entry.acronym, entry.parent_id
        )
        for entry in reference.frameworks().values()
    }


def _reached(table: str, known: dict[str, Any], named: set[str], rows: Rows) -> dict[str, Any]:
    """Those of `known` that a text names or a row leads to, directly or by way of others of `known`."""
    wanted = {row_id for row_id in named if row_id in known}
    for name, link in _links_to(table):
        wanted |= {row[link] for row in rows.get(name, ()) if row[link] in known}
    own = [link for name, link in _links_to(table) if name == table]
    reached: dict[str, Any] = {}
    while wanted:
        row_id = wanted.pop()
        reached[row_id] = known[row_id]
        ahead = {getattr(known[row_id], link) for link in own}
        wanted |= {next_id for next_id in ahead if next_id in known and next_id not in reached}
    return reached


def _links_to(table: str) -> list[tuple[str, str]]:
    """Every table and column whose values are ids of `table`, or may be."""
    return [
        (declared.name, column.name)
        for declared in TABLES.values()
        for column in declared.columns
        if table in column.refers_to
    ]


def _check_links(rows: Rows) -> None:
    ids = {name: {row[declared.key[0]] for row in rows[name]} for name, declared in TABLES.items()}
    for name, declared in TABLES.items():
        for column in declared.columns:
            if not column.refers_to:
                continue
            known = set().union(*(ids[table] for table in column.refers_to))
            for row in rows[name]:
                if row[column.name] is not None and row[column.name] not in known:
                    key = tuple(row[part] for part in declared.key)
                    where = " or ".join(column.refers_to)
                    raise TablesError(
                        f"{name} {key}: column {column.name} is {row[column.name]!r}, which is not in {where}"
                    )
