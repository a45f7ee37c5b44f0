"""A portion's rows in their final form: canonical ids of events, links that lead somewhere, disagreements."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING

from communique.dataset import parquet
from communique.dataset.folding import LINKS
from communique.dataset.portions import PRINTED, Portion, sightings
from communique.dataset.settling import event_schema, events_of
from communique.dataset.voices import disagreements
from communique.records import Disagreement, Event

if TYPE_CHECKING:
    import pyarrow

FINISHED = (*PRINTED, "disagreements")
_OF_EVENTS = {"figures": "subject_id", "participation": "event_id", "mentions": "entity_id"}


def finished(
    portion: Portion, canonical: pyarrow.Table, loose: Mapping[str, list[str]]
) -> dict[str, pyarrow.Table]:
    """The final tables of a portion.

    `canonical` has for each of its reports the document, its own id and the columns of the canonical event
    (`canonical_table`); `loose` are the links of its figures that lead nowhere, by how they link.
    """
    made = {"documents": parquet.ordered("documents", [portion["documents"]])}
    for name, column in _OF_EVENTS.items():
        made[name] = parquet.ordered(name, [_renamed(portion[name], column, canonical)])
    made["figures"] = _without(made["figures"], loose)
    made["disagreements"] = _disagreements(portion, canonical)
    return made


def canonical_table(
    document_ids: pyarrow.Array, own_ids: pyarrow.Array, events: pyarrow.Table
) -> pyarrow.Table:
    """Reports beside their canonical events, row by row."""
    import pyarrow as pa

    columns = {name: events[name] for name in event_schema().names}
    return pa.table({"document_id": document_ids, "own_id": own_ids} | columns)


def no_reports() -> pyarrow.Table:
    """As `canonical_table`, of a portion without events."""
    import pyarrow as pa

    nothing = pa.array([], pa.string())
    return canonical_table(nothing, nothing, event_schema().empty_table())


def events_table(events: pyarrow.Table, origin: list[str], frameworks: Container[str]) -> pyarrow.Table:
    """Canonical events as rows of their table; a framework that is not among `frameworks` is no link."""
    import pyarrow as pa

    at = events.schema.get_field_index("framework_id")
    links = [each if each in frameworks else None for each in events["framework_id"].to_pylist()]
    rows = events.set_column(at, events.schema.field(at), pa.array(links, pa.string()))
    return parquet.ordered("events", [rows.append_column("origin", pa.array(origin, pa.string()))])


def _renamed(table: pyarrow.Table, column: str, canonical: pyarrow.Table) -> pyarrow.Table:
    """A table with the canonical ids of events in `column`, where it has their own."""
    import pyarrow.compute as pc

    if not canonical.num_rows or not table.num_rows:
        return table
    known = _keys(canonical["document_id"], canonical["own_id"]).combine_chunks()
    place = pc.index_in(_keys(table["document_id"], table[column]), value_set=known)
    renamed = pc.coalesce(canonical["event_id"].combine_chunks().take(place.combine_chunks()), table[column])
    at = table.schema.get_field_index(column)
    return table.set_column(at, table.schema.field(at), renamed)


def _keys(document_ids: pyarrow.ChunkedArray, row_ids: pyarrow.ChunkedArray) -> pyarrow.ChunkedArray:
    import pyarrow.compute as pc

    return pc.binary_join_element_wise(document_ids, row_ids, "\0")


def _without(figures: pyarrow.Table, loose: Mapping[str, list[str]]) -> pyarrow.Table:
    import pyarrow as pa
    import pyarrow.compute as pc

    for how, columns in LINKS.items():
        for column in columns if loose[how] else ():
            is_loose = pc.is_in(figures[column], value_set=pa.array(loose[how], pa.string()))
            kept = pc.if_else(is_loose, pa.scalar(None, pa.string()), figures[column])
            at = figures.schema.get_field_index(column)
            figures = figures.set_column(at, figures.schema.field(at), kept)
    return figures


def _disagreements(portion: Portion, canonical: pyarrow.Table) -> pyarrow.Table:
    places = zip(canonical["document_id"].to_pylist(), canonical["own_id"].to_pylist(), strict=True)
    events: dict[tuple[str, str], Event] = dict(zip(places, events_of(canonical), strict=True))
    rows = list(disagreements(sightings(portion["events"]), events))
    names = [field.name for field in fields(Disagreement)]
    return parquet.keyed("disagreements", {name: [getattr(row, name) for row in rows] for name in names})
