"""A build from beginning to end: look at the raw files, read them by partitions, merge, write, replace."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from communique import record, sources
from communique.dataset import executors, harvests, packs, partitions, store, surveys
from communique.dataset.executors import Executor
from communique.dataset.merging import Merge
from communique.dataset.partitions import Partition
from communique.dataset.parts import Part
from communique.dataset.rules import rules
from communique.errors import TablesError
from communique.folders import Address, Folder, Local, folder
from communique.names.recognizers import named
from communique.reading import Reading
from communique.records import Problem
from communique.tables import TABLES

Progress = Callable[[int, str], None]

_SHARED = "shared.bin"


@dataclass(slots=True)
class Report:
    """What a build made: where the tables are, how many rows each has, and the files that were not read."""

    folder: Address
    rows: dict[str, int]
    problems: list[Problem] = field(default_factory=list)


def build(
    raw: Address,
    output: Address,
    *,
    workers: int = 1,
    scheduler: str | None = None,
    progress: Progress | None = None,
    recognizer: str | None = None,
) -> Report:
    """As `communique.build`, which is this without its imports."""
    source, target = folder(raw), folder(output)
    if _is_inside(source, target):
        raise TablesError(f"{output}: would replace the raw folder {raw}; choose another folder")
    if workers < 1:
        raise TablesError(f"{workers} workers: at least one is needed")
    if recognizer:
        named(recognizer)  # that it is not there shall be known before all is read
    with store.replacing(target) as place:
        cited = _cited(source)
        with executors.executor(workers, scheduler) as executor:
            reading = _Read(source, place, executor, progress, recognizer)
            packed = reading.packs(_listing(source, raw))
            merge = Merge(packed, cited, reading.problems, place.new, place.scratch, place.old, executor)
            parts = merge.parts()
        place.commit(parts, [*reading.cached, *merge.cached])
    return Report(output, _rows(parts), reading.problems)


def _rows(parts: list[Part]) -> dict[str, int]:
    return {name: sum(part.rows for part in parts if part.table == name) for name in TABLES}


def _listing(source: Folder, raw: Address) -> sources.Listing:
    try:
        return sources.listing(source)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise TablesError(f"{raw}: no folder of raw documents here") from error
    except OSError as error:
        raise TablesError(f"{raw}: cannot be read ({error.strerror or error})") from error


def _cited(raw: Folder) -> list[Reading]:
    """The readings of the cited record in the raw folder."""
    if isinstance(raw, Local):
        return record.read(Path(raw.path, record.FOLDER))
    with tempfile.TemporaryDirectory() as copy:
        for name in raw.names(record.FOLDER):
            Local(copy).write(name, raw.read(f"{record.FOLDER}/{name}"))
        return record.read(Path(copy))


def _is_inside(source: Folder, target: Folder) -> bool:
    """Whether the raw folder is, or lies in, the folder of the tables."""
    if isinstance(source, Local) and isinstance(target, Local):
        return Path(source.path).resolve().is_relative_to(Path(target.path).resolve())
    return f"{store.shown(source)}/".startswith(f"{store.shown(target)}/")


@dataclass(slots=True)
class _Read:
    """The first half of a build: every file looked at, and those read that the cache does not have."""

    raw: Folder
    place: store.Place
    executor: Executor
    progress: Progress | None
    recognizer: str | None
    problems: list[Problem] = field(default_factory=list)
    cached: list[str] = field(default_factory=list)
    _seen: int = 0

    def packs(self, listing: sources.Listing) -> list[str]:
        """The packs of the files' partitions; what is wrong with files is added to the problems."""
        parted = partitions.split(listing.entries, files=partitions.FILES, size=partitions.BYTES)
        self.problems += listing.problems
        surveyed = list(self.executor.map(surveys.survey, self._surveys(parted)))
        copies = _duplicates(parted, surveyed)
        self.problems += [problem for each in surveyed for problem in each.problems]
        self.problems += [Problem(path, "duplicate_of", first) for path, first in copies.items()]
        self.problems[:] = _without_copies(self.problems, copies)
        shared = surveys.shared(self.place.new, [each.file for each in surveyed])
        self.place.scratch.write(_SHARED, shared.tobytes())
        made = []
        for harvested in self.executor.map(harvests.harvest, self._harvests(parted, surveyed, copies)):
            self.problems += harvested.problems
            self._tell(harvested.read)
            made.append(harvested.pack)
        self.cached += [each.file for each in surveyed]
        self.cached += [file for pack in made for file in packs.all_files(self.place.new, pack)]
        return made

    def _tell(self, paths: tuple[str, ...]) -> None:
        for path in paths:
            self._seen += 1
            if self.progress:
                self.progress(self._seen, path)

    def _surveys(self, parted: list[Partition]) -> Iterator[surveys.Survey]:
        earlier = [(old, name) for old in self.place.old for name in surveys.listed(old, rules())]
        for partition in parted:
            yield surveys.Survey(self.raw, partition, rules(), self.place.new, _related(partition, earlier))

    def _harvests(
        self, parted: list[Partition], surveyed: list[surveys.Surveyed], copies: dict[str, str]
    ) -> Iterator[harvests.Harvest]:
        earlier = [(old, name) for old in self.place.old for name in packs.listed(old)]
        for partition, found in zip(parted, surveyed, strict=True):
            yield harvests.Harvest(
                self.raw,
                partition,
                rules(),
                self.place.new,
                self.place.scratch,
                found.file,
                found.digests,
                _SHARED,
                frozenset(entry.shown for entry in partition.entries if entry.shown in copies),
                _related(partition, earlier),
                self.recognizer,
            )


def _related(partition: Partition, earlier: list[tuple[Folder, str]]) -> tuple[tuple[Folder, str], ...]:
    return tuple(
        (old, name) for old, name in earlier if partitions.related(partition.label, name.partition("-")[0])
    )


def _without_copies(problems: list[Problem], copies: dict[str, str]) -> list[Problem]:
    """Of a file with the same bytes as another nothing is said but that."""
    return [each for each in problems if each.source_path not in copies or each.problem == "duplicate_of"]


def _duplicates(parted: list[Partition], surveyed: list[surveys.Surveyed]) -> dict[str, str]:
    """The paths of files whose bytes are those of a file with an earlier path, and that path."""
    import numpy as np

    digests = np.frombuffer(b"".join(each.digests for each in surveyed), "S32")  # zeros of no text are b""
    known, counts = np.unique(digests, return_counts=True)
    repeated = set(known[counts > 1].tolist())
    alike: dict[bytes, list[str]] = {}
    entries = (entry for partition in parted for entry in partition.entries)
    for entry, digest in zip(entries, digests.tolist(), strict=True):
        if digest in repeated and digest:
            alike.setdefault(digest, []).append(entry.shown)
    return {path: min(paths) for paths in alike.values() for path in paths if path != min(paths)}
