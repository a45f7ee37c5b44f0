"""Rows as their documents have them: Arrow tables of any number of documents, before entities are merged.

A portion has the tables `documents`, `figures`, `participation` and `mentions` in their own columns, with the
ids that each document's reading gave; and `events`, `actors` and `frameworks` as each document sees them:
with `document_id`, `published` (the first of all days where it is unknown) and, of events, the hashes of
their traits. All that other documents can change is left to `finishing`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from communique.dataset import parquet
from communique.dataset.canon import Rank, Sighting, all_traits
from communique.dataset.checks import check
from communique.records import Actor, Document, Event, Figure, Framework, Mention, Participation
from communique.tables import TABLES

if TYPE_CHECKING:
    import pyarrow

    from communique.reading import Reading

Portion = dict[str, "pyarrow.Table"]

RECORDS = {
    "documents": Document,
    "figures": Figure,
    "participation": Participation,
    "mentions": Mention,
    "events": Event,
    "actors": Actor,
    "frameworks": Framework,
}
PRINTED = ("documents", "figures", "participation", "mentions")
SEEN = ("events", "actors", "frameworks")


def portion(readings: list[Reading], origin: str = "extracted") -> Portion:
    """The tables of some documents; EvidenceError or TablesError where a row cannot stand."""
    for reading in readings:
        check(reading)
    rows = {
        "documents": [reading.document for reading in readings],
        "figures": [row for reading in readings for row in reading.figures],
        "participation": list(_participation(readings)),
        "mentions": list(dict.fromkeys(row for reading in readings for row in reading.mentions)),
    }
    made = {name: _printed(name, listed, origin) for name, listed in rows.items()}
    return made | {name: _seen(name, readings) for name in SEEN}


def joined(portions: list[Portion]) -> Portion:
    """Several portions as one, whose rows do not depend on how they were divided."""
    import pyarrow as pa

    made = {name: parquet.ordered(name, [each[name] for each in portions]) for name in PRINTED}
    for name in SEEN:
        tables = [each[name] for each in portions] or [seen_schema(name).empty_table()]
        made[name] = pa.concat_tables(tables).sort_by("document_id").combine_chunks()
    return made


def kept(whole: Portion, document_ids: set[str]) -> Portion:
    """The rows of some of a portion's documents."""
    import pyarrow as pa
    import pyarrow.compute as pc

    wanted = pa.array(sorted(document_ids), pa.string())
    return {
        name: whole[name].filter(pc.is_in(whole[name]["document_id"], value_set=wanted))
        for name in (*PRINTED, *SEEN)
    }


def is_cited(reading: Reading) -> bool:
    """Whether a reading is of a source of the cited record."""
    return reading.document.kind == "reference"


def rank(reading: Reading) -> Rank:
    """When a document was published; of actors and frameworks, the record knows least."""
    published = None if is_cited(reading) else reading.document.published
    return Rank(published, reading.document.document_id)


@cache
def seen_schema(name: str) -> pyarrow.Schema:
    """The columns of `events`, `actors` or `frameworks` in a portion; closed vocabularies are plain text."""
    import pyarrow as pa

    types = {"string": pa.string(), "int32": pa.int32(), "date32": pa.date32()}
    own = [column for column in TABLES[name].columns if column.name in _columns(name)]
    return pa.schema(
        [
            pa.field("document_id", pa.string(), nullable=False),
            pa.field("published", pa.date32(), nullable=False),
            *(pa.field(column.name, types[column.type], not column.required) for column in own),
            *([pa.field("traits", pa.list_(pa.uint64()))] if name == "events" else []),
        ]
    )


def records(name: str, table: pyarrow.Table) -> Iterator[tuple[Rank, Any]]:
    """The records in a portion's `events`, `actors` or `frameworks`, each with the rank of its document."""
    columns = [table[column].to_pylist() for column in _columns(name)]
    documents = zip(table["published"].to_pylist(), table["document_id"].to_pylist(), strict=True)
    for (published, document_id), values in zip(documents, zip(*columns, strict=True), strict=True):
        known = None if published == date.min else published
        yield Rank(known, document_id), RECORDS[name](*values)


def sightings(events: pyarrow.Table) -> list[Sighting]:
    """The events of a portion as their documents report them."""
    return [Sighting(place, event) for place, event in records("events", events)]


def _columns(name: str) -> list[str]:
    return [field.name for field in fields(RECORDS[name])]


def _printed(name: str, rows: list[Any], origin: str) -> pyarrow.Table:
    values = {column: list(map(attrgetter(column), rows)) for column in _columns(name)}
    if any(column.name == "origin" for column in TABLES[name].columns):
        values["origin"] = [origin] * len(rows)
    return parquet.keyed(name, values)


def _seen(name: str, readings: list[Reading]) -> pyarrow.Table:
    rows = [(rank(reading), row) for reading in readings for row in getattr(reading, name)]
    rows.sort(key=lambda item: item[0].document_id)
    values: dict[str, list[Any]] = {
        column: [getattr(row, column) for _, row in rows] for column in _columns(name)
    }
    values["document_id"] = [place.document_id for place, _ in rows]
    values["published"] = [place.published or date.min for place, _ in rows]
    if name == "events":
        values["traits"] = [[_hashed(trait) for trait in all_traits(row)] for _, row in rows]
    return parquet.checked(name, values, seen_schema(name))


def _hashed(trait: Any) -> int:
    return int.from_bytes(hashlib.blake2b(repr(trait).encode(), digest_size=8).digest(), "big")


def _participation(readings: Iterable[Reading]) -> Iterator[Participation]:
    """Every role once for each document, where it is first said."""
    said: dict[tuple[str, str, str, str], Participation] = {}
    for reading in readings:
        for row in sorted(reading.participation, key=lambda row: row.start):
            said.setdefault((row.event_id, row.actor_id, row.role, row.document_id), row)
    yield from said.values()
