"""Events of all documents made one, without all being in memory: buckets of them that cannot meet.

Two reports can be of one event, or share its id, only if they have a trait in common (`canon.all_traits`). So
the reports fall into families linked by traits, and a family goes to one bucket; each is settled by itself.
"""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from communique.dataset import shelves, shuffles, voices
from communique.dataset.canon import Sighting, settle
from communique.dataset.packs import CACHE
from communique.dataset.portions import seen_schema, sightings
from communique.folders import Folder
from communique.records import Event

if TYPE_CHECKING:
    import numpy
    import pyarrow

_AT_ONCE = 1 << 16
BUCKET = 1 << 12  # reports in a bucket, at most on average


def families(traits: numpy.ndarray, starts: numpy.ndarray) -> numpy.ndarray:
    """For each report the least trait of its family: `traits` are all reports', each's from its start on."""
    import numpy as np

    if not len(starts):
        return np.zeros(0, np.uint64)
    known = np.unique(traits)
    place = np.empty(len(traits), np.int32)
    parts = [slice(start, start + _AT_ONCE) for start in range(0, len(traits), _AT_ONCE)]
    for part in parts:
        place[part] = np.searchsorted(known, traits[part])
    owner = np.repeat(np.arange(len(starts), dtype=np.int32), np.diff(starts, append=len(traits)))
    family = np.minimum.reduceat(place, starts)
    while True:
        least = np.arange(len(known), dtype=np.int32)
        for part in parts:
            np.minimum.at(least, place[part], family[owner[part]])
        least = least[least]
        merged = np.minimum.reduceat(least[place], starts)
        if np.array_equal(merged, family):
            return known[family]
        family = merged


def bucket_count(reports: int) -> int:
    """How many buckets so many reports are put into: a power of two, so that few change their bucket."""
    return 1 << max(0, (reports - 1) // BUCKET).bit_length()


@dataclass(frozen=True, slots=True)
class Bucket:
    """A bucket's reports in files of `scratch`, and the events that the record cites."""

    number: int
    files: tuple[str, ...]
    cited: tuple[Event, ...]
    rules: str
    new: Folder
    scratch: Folder
    old: tuple[Folder, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """A bucket's canonical events and whose they are, in files of `new`; what it knows of the record.

    `claims` are as of `voices.claims`; `taken` are those ids of cited events that its own events have.
    """

    events: str
    places: str
    claims: tuple[tuple[str, int], ...]
    taken: frozenset[str]
    frameworks: frozenset[str]


def settle_bucket(bucket: Bucket) -> Settled:
    """Settles a bucket's reports, unless an earlier build has settled the very same ones."""
    rows = shuffles.gathered(bucket.scratch, list(bucket.files))
    assert rows is not None, "a bucket has reports"
    said = hashlib.sha256(f"{bucket.rules} {bucket.cited!r}".encode() + shelves.plain(rows))
    name = f"{CACHE}/{bucket.number:05}-{said.hexdigest()[:16]}"
    files = (f"{name}.settled{shelves.SUFFIX}", f"{name}.places{shelves.SUFFIX}")
    events = _taken(bucket, files)
    if events is None:
        events, places = settled(rows)
        for file, table in zip(files, (table_of(events), places), strict=True):
            shelves.put(bucket.new, file, table)
    ids = {event.event_id for event in events}
    return Settled(
        *files,
        claims=tuple(voices.claims(events, list(bucket.cited))) if bucket.cited else (),
        taken=frozenset(ids & {event.event_id for event in bucket.cited}),
        frameworks=frozenset(event.framework_id for event in events if event.framework_id),
    )


def _taken(bucket: Bucket, files: tuple[str, str]) -> list[Event] | None:
    """The events that an earlier build settled, where it left both its files whole."""
    for folder in bucket.old:
        if folder.has(files[1]):
            with contextlib.suppress(OSError, ValueError):  # gone meanwhile, or damaged
                events, places = (shelves.get(folder, file) for file in files)
                if places.num_rows and all(bucket.new.take(folder, file) for file in files):
                    return events_of(events)
    return None


def settled(rows: pyarrow.Table) -> tuple[list[Event], pyarrow.Table]:
    """The canonical events of reports; and of each report its portion, document, own id and `event` there."""
    import pyarrow as pa

    events, ids = settle(sightings(rows))
    place = {event.event_id: number for number, event in enumerate(events)}
    reported = zip(rows["document_id"].to_pylist(), rows["event_id"].to_pylist(), strict=True)
    at = pa.array([place[ids[key]] for key in reported], pa.int32())
    columns = {name: rows[name] for name in ("portion", "document_id", "event_id")}
    return events, pa.table(columns | {"event": at})


def table_of(events: list[Event]) -> pyarrow.Table:
    """Events as a table of plain columns."""
    import pyarrow as pa

    schema = event_schema()
    return pa.table(
        {name: [getattr(event, name) for event in events] for name in schema.names}, schema=schema
    )


def events_of(table: pyarrow.Table) -> list[Event]:
    """The events of such a table."""
    columns = [table[name].to_pylist() for name in event_schema().names]
    return [Event(*values) for values in zip(*columns, strict=True)]


def event_schema() -> pyarrow.Schema:
    """The columns of an event, in the order of its record."""
    import pyarrow as pa

    return pa.schema([seen_schema("events").field(name) for name in Event.__slots__])


@dataclass(slots=True)
class Record:
    """The events that the record cites, and what became of them: the documents' or their own."""

    cited: list[Sighting]
    partner: dict[str, int]  # a documents' event → the place of the cited event that it is
    taken: set[str]  # those ids of cited events that documents' events have
    alone: dict[int, Event]  # cited events that no document tells of, by their place
    joined: dict[int, Event] = field(
        default_factory=dict
    )  # those that `with_record` made one with documents'

    @classmethod
    def beside(cls, cited: list[Sighting], buckets: list[Settled]) -> Record:
        """The record's events beside those of the documents in all buckets."""
        partner = voices.partners(claim for bucket in buckets for claim in bucket.claims)
        taken = {event_id for bucket in buckets for event_id in bucket.taken}
        alone = voices.unclaimed([seen.event for seen in cited], partner, taken)
        return cls(cited, partner, taken, alone)

    def with_record(self, events: pyarrow.Table) -> tuple[pyarrow.Table, set[str]]:
        """Documents' events with what the record adds to them, and the ids of those that it has too."""
        import numpy as np
        import pyarrow as pa
        import pyarrow.compute as pc

        is_partner = pc.is_in(events["event_id"], value_set=pa.array(list(self.partner), pa.string()))
        at = np.flatnonzero(is_partner.to_numpy())
        told = events_of(events.take(pa.array(at)))
        one = {self.partner[event.event_id]: self._one(event) for event in told}
        self.joined |= one
        order = np.arange(events.num_rows)
        order[at] = events.num_rows + np.arange(len(at))
        both = pa.concat_tables([events, table_of(list(one.values()))])
        return both.take(pa.array(order)), {event.event_id for event in one.values()}

    def _one(self, told: Event) -> Event:
        cited = self.cited[self.partner[told.event_id]].event
        one = voices.one(told, cited)
        if (
            cited.event_id in self.taken and cited.event_id != told.event_id
        ):  # by yet another of the documents
            one = replace(one, event_id=f"{cited.event_id}-{one.start_date}")
        return one

    def events(self) -> list[Event]:
        """What became of each cited event, once all documents' events were seen."""
        return [(self.joined | self.alone)[place] for place in range(len(self.cited))]
