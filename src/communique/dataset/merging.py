"""Packs of portions made tables: entities merged by what packs say of them, then each portion finished.

What is held in memory is a value for each column of each actor and framework, a number for each trait of each
event, and beside these one portion or one bucket of events; all else goes by way of files.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from communique.dataset import finishing, packs, parquet, parts, settling, shelves, shuffles
from communique.dataset.executors import Executor
from communique.dataset.folding import Entities, Merged, summary
from communique.dataset.parts import Part
from communique.dataset.portions import PRINTED, Portion, is_cited, portion, sightings
from communique.dataset.rules import rules
from communique.folders import Folder, Memory
from communique.record.registry_pages import registry_page
from communique.records import Problem

if TYPE_CHECKING:
    import pyarrow

    from communique.reading import Reading

_REFERENCE = "reference"  # the label of the parts that the cited record makes
UNITED = 8  # portions whose tables are written in one file each


@dataclass(slots=True)
class Merge:
    """Packs, by the place of their portion, with what is merged beside them, and where the work is done.

    `new` has the packs and gets the tables; `scratch` is for files that nobody needs afterwards; `old` are
    folders with what earlier builds made.
    """

    packs: list[str]
    cited: list[Reading]
    problems: list[Problem]
    new: Folder
    scratch: Folder
    old: tuple[Folder, ...] = ()
    executor: Executor = field(default_factory=Executor)
    cached: list[str] = field(default_factory=list)  # files of the cache that the tables were made by

    def parts(self) -> list[Part]:
        """Merges all, and writes the tables."""
        entities, record = Entities(), portion(self.cited, "reference")
        buckets = self._settled(entities, record)
        entities.add(summary(record), is_cited=True)
        joined = settling.Record.beside(sightings(record["events"]), buckets)
        frameworks = {each for bucket in buckets for each in bucket.frameworks}
        frameworks |= {seen.event.framework_id for seen in joined.cited if seen.event.framework_id}
        merged = entities.merged(frameworks)
        written = [parts.write(self.new, name, merged.table(name)) for name in ("actors", "frameworks")]
        written.append(parts.write(self.new, "problems", _problems(self.problems)))
        canonical = shuffles.Shuffle(self.scratch, "canonical")
        written += self._events(buckets, joined, merged, canonical)
        tasks = self._tasks(merged, canonical)
        for finished in self.executor.map(finish, tasks):
            written += finished.parts
            self.cached.append(finished.memo)
        written += self._reference(record, joined, merged)
        return parts.united(self.new, written, all_tables=len(self.packs) <= UNITED)

    def _settled(self, entities: Entities, record: Portion) -> list[settling.Settled]:
        """Sends every report of an event to its bucket, and settles these."""
        import numpy as np

        pieces, starts, counts, total = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)], [], 0
        for pack in self.packs:
            entities.add(packs.tables(self.new, pack, ("folded", "named")))
            column = packs.table(self.new, pack, "events")["traits"].combine_chunks()
            values, offsets = column.flatten().to_numpy(), column.offsets.to_numpy()
            pieces.append(values)
            starts.append(offsets[:-1] - offsets[0] + total)
            counts.append(len(column))
            total += len(values)
        traits = np.concatenate(pieces)
        pieces.clear()
        family = settling.families(traits, np.concatenate(starts))
        bucket = family % np.uint64(settling.bucket_count(len(family)))
        del traits, starts, family
        shuffle = shuffles.Shuffle(self.scratch, "reports")
        for number, (pack, own) in enumerate(
            zip(self.packs, np.split(bucket, np.cumsum(counts)), strict=False)
        ):
            shuffle.add(_numbered(packs.table(self.new, pack, "events"), number), own)
        shuffle.flush()
        cited = tuple(seen.event for seen in sightings(record["events"]))
        tasks = [
            settling.Bucket(number, tuple(files), cited, rules(), self.new, self.scratch, self.old)
            for number, files in sorted(shuffle.files.items())
        ]
        settled = list(self.executor.map(settling.settle_bucket, tasks))
        self.cached += [file for bucket in settled for file in (bucket.events, bucket.places)]
        return settled

    def _events(
        self,
        buckets: list[settling.Settled],
        joined: settling.Record,
        merged: Merged,
        canonical: shuffles.Shuffle,
    ) -> Iterator[Part]:
        """Writes the events of each bucket, and sends to each portion what became of its reports."""
        for number, bucket in enumerate(buckets):
            events = shelves.get(self.new, bucket.events)
            places = shelves.get(self.new, bucket.places)
            events, both = joined.with_record(events)
            reports = finishing.canonical_table(
                places["document_id"], places["event_id"], events.take(places["event"])
            )
            canonical.add(reports, places["portion"].to_numpy())
            origin = ["both" if each in both else "extracted" for each in events["event_id"].to_pylist()]
            rows = finishing.events_table(events, origin, merged.rows["frameworks"].keys())
            yield from parts.write_all(self.new, {"events": rows}, f"{number:05}")
        canonical.flush()
        alone = settling.table_of(list(joined.alone.values()))
        rows = finishing.events_table(alone, ["reference"] * len(alone), merged.rows["frameworks"].keys())
        yield from parts.write_all(self.new, {"events": rows}, _REFERENCE)

    def _tasks(self, merged: Merged, canonical: shuffles.Shuffle) -> Iterator[Finish]:
        for number, pack in enumerate(self.packs):
            loose = merged.loose(packs.table(self.new, pack, "named"))
            yield Finish(pack, tuple(canonical.files[number]), loose, self.new, self.scratch, self.old)

    def _reference(self, record: Portion, joined: settling.Record, merged: Merged) -> list[Part]:
        """Writes the rows of the cited record, and the registry's pages of what it or documents lead to."""
        events = settling.table_of(joined.events())
        canonical = finishing.canonical_table(
            record["events"]["document_id"], record["events"]["event_id"], events
        )
        loose = merged.loose(summary(record)["named"])
        made = finishing.finished(record, canonical, loose)
        if self.cited:
            pages = [
                registry_page(name.removesuffix("s"), row_id)
                for name, row_ids in merged.unnamed.items()
                for row_id in row_ids
            ]
            of_pages = portion(pages, "reference")
            for name in ("documents", "mentions"):
                made[name] = parquet.ordered(name, [made[name], of_pages[name]])
        return parts.write_all(self.new, made, _REFERENCE)


@dataclass(frozen=True, slots=True)
class Finish:
    """A pack to finish: `canonical` are files of `scratch`, `loose` is as for `finishing.finished`."""

    pack: str
    canonical: tuple[str, ...]
    loose: dict[str, list[str]]
    new: Folder
    scratch: Folder
    old: tuple[Folder, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """A portion's final parts, and the file of the cache that remembers them."""

    parts: list[Part]
    memo: str


def finish(task: Finish) -> Finished:
    """Writes the final parts of a portion, or takes over those that an earlier build made from the same."""
    canonical = shuffles.gathered(task.scratch, list(task.canonical))
    if canonical is None:
        canonical = finishing.no_reports()
    canonical = canonical.sort_by([("document_id", "ascending"), ("own_id", "ascending")]).combine_chunks()
    said = f"{task.pack} {json.dumps(task.loose, sort_keys=True)}".encode() + shelves.plain(canonical)
    label = task.pack.partition("-")[0]
    memo = f"{packs.CACHE}/{label}-{hashlib.sha256(said).hexdigest()[:16]}.parts"
    for folder in task.old:
        if (listed := _remembered(folder, memo)) and all(
            parts.take(task.new, folder, part) for part in listed
        ):
            break
    else:
        made = finishing.finished(
            packs.tables(task.new, task.pack, (*PRINTED, "events")), canonical, task.loose
        )
        listed = parts.write_all(task.new, made, label)
    task.new.write(memo, json.dumps([asdict(part) for part in listed]).encode())
    return Finished(listed, memo)


def in_memory(readings: list[Reading], problems: list[Problem]) -> dict[str, pyarrow.Table]:
    """The checked tables of readings by name, without a file."""
    folder, pack = Memory(), parts.ALL
    packs.save(folder, pack, portion([each for each in readings if not is_cited(each)]), {})
    cited = [each for each in readings if is_cited(each)]
    made = Merge([pack], cited, problems, folder, folder).parts()
    return {part.table: parts.read(folder, part) for part in made}


def _remembered(folder: Folder, memo: str) -> list[Part]:
    try:
        return [Part(**part) for part in json.loads(folder.read(memo))]
    except (OSError, ValueError, TypeError):
        return []


def _numbered(events: pyarrow.Table, portion_number: int) -> pyarrow.Table:
    import pyarrow as pa

    numbers = pa.array([portion_number] * events.num_rows, pa.int32())
    return events.drop_columns(["traits"]).append_column("portion", numbers)


def _problems(problems: Iterable[Problem]) -> pyarrow.Table:
    return parquet.arrow("problems", [asdict(problem) for problem in problems])
