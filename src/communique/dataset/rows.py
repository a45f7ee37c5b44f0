"""What readings of many documents become: the rows of every table, entities merged, ids canonical."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from communique import reference
from communique.dataset.canon import Rank, Sighting, merged, settle
from communique.dataset.voices import disagreements, join
from communique.errors import EvidenceError, TablesError
from communique.evidence import Span
from communique.record.registry_pages import registry_page
from communique.records import Actor, Event, Figure, Framework, Mention, Participation, Problem
from communique.tables import TABLES

if TYPE_CHECKING:
    from communique.reading import Reading

Rows = dict[str, list[dict[str, Any]]]
Ids = dict[tuple[str, str], str]  # document_id and an event's id there → its canonical id
_Record = TypeVar("_Record", Figure, Mention, Participation)


def canonical(readings: list[Reading], problems: Iterable[Problem] = ()) -> Rows:
    """The rows of every table by its name; EvidenceError where a quote is not what its document prints.

    Documents of kind `reference` are the sources of the cited record. Actors and frameworks of the registry
    that no text names, but that a row leads to (a directorate's Commission), are there as `reference`.
    """
    for reading in readings:
        check(reading)
    events, ids = _events(readings)
    mentions = dict.fromkeys(_renamed(row, "entity_id", ids) for r in readings for row in r.mentions)
    participation = list(_participation(readings, ids))
    cited = {r.document.document_id for r in readings if _is_cited(r)}
    origin = _origins(cited, mentions, participation)
    figures = [_renamed(row, "subject_id", ids) for r in readings for row in r.figures]
    sightings = (seen for reading in readings for seen in _sightings(reading))
    rows: Rows = {
        "documents": [_row(r.document, _ORIGIN[_is_cited(r)]) for r in readings],
        "events": [_row(row, origin[row.event_id]) for row in events],
        "figures": [_row(row, _ORIGIN[row.document_id in cited]) for row in figures],
        "participation": [_row(row, _ORIGIN[row.document_id in cited]) for row in participation],
        "mentions": [_row(row) for row in mentions],
        "disagreements": [_row(row) for row in disagreements(sightings, ids, events)],
        "problems": [_row(row) for row in problems],
    }
    for table, registry in (("actors", _registered_actors()), ("frameworks", _registered_frameworks())):
        read = merged(_ranked(readings, table), TABLES[table].key[0])
        found = {row_id: row for row_id, row in read.items() if row_id in origin}
        rows[table] = [_row(row, origin[row_id]) for row_id, row in found.items()]
        reached = _reached(table, found, registry, rows)
        rows[table] += [_row(row, "reference") for row in reached]
        if cited:
            _add_pages(rows, table, [getattr(row, TABLES[table].key[0]) for row in reached], origin)
    _drop_loose_links(rows)
    return rows


def _add_pages(rows: Rows, table: str, reached: list[str], origin: dict[str, str]) -> None:
    """The registry's page for each that a row leads to and neither document nor record names."""
    for row_id in reached:
        if row_id not in origin:
            reading = registry_page(table.removesuffix("s"), row_id)
            rows["documents"].append(_row(reading.document, "reference"))
            rows["mentions"] += [_row(row) for row in reading.mentions]


_ORIGIN = {False: "extracted", True: "reference"}  # by whether the document is a source of the record


def _is_cited(reading: Reading) -> bool:
    return reading.document.kind == "reference"


def _events(readings: list[Reading]) -> tuple[list[Event], Ids]:
    """The canonical events, and the canonical id of each event of each document."""
    told, ids = settle(seen for reading in readings if not _is_cited(reading) for seen in _sightings(reading))
    cited = [seen for reading in readings if _is_cited(reading) for seen in _sightings(reading)]
    if not cited:
        return told, ids
    joined = join(told, cited)
    return joined.events, {at: joined.of_documents[row_id] for at, row_id in ids.items()} | joined.of_record


def _origins(
    cited: set[str], mentions: Iterable[Mention], participation: Iterable[Participation]
) -> dict[str, str]:
    """Which of documents and record name each entity: `extracted`, `reference` or `both`."""
    found: dict[str, str] = {}
    named = [(row.entity_id, row.document_id) for row in mentions]
    named += [(row.actor_id, row.document_id) for row in participation]
    for row_id, document_id in named:
        origin = _ORIGIN[document_id in cited]
        found[row_id] = origin if found.get(row_id, origin) == origin else "both"
    return found


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
    """When a document was published; of actors and frameworks, the record knows least."""
    published = None if _is_cited(reading) else reading.document.published
    return Rank(published, reading.document.document_id)


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
