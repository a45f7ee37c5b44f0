"""The files of one partition read: what a worker does, wherever it is, with what was read before."""

from __future__ import annotations

import contextlib
import hashlib
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from communique import garbage, sources
from communique.dataset import packs, surveys
from communique.dataset.partitions import Partition
from communique.dataset.portions import PRINTED, SEEN, Portion, joined, kept, portion
from communique.dataset.rules import model_version, rules
from communique.errors import CommuniqueError, RecognizerError, TablesError
from communique.folders import Folder
from communique.names.recognizers import named
from communique.records import Problem
from communique.sources import Entry, Source

if TYPE_CHECKING:
    from communique.reading import Reading


@dataclass(frozen=True, slots=True)
class Harvest:
    """A partition to read: `survey` is a file of `new`, `shared` of `scratch`; `passed_over` are paths."""

    raw: Folder
    partition: Partition
    rules: str
    new: Folder
    scratch: Folder
    survey: str
    digests: bytes
    shared: str
    passed_over: frozenset[str]
    old: tuple[tuple[Folder, str], ...]  # earlier packs of related partitions, in their folders
    recognizer: str | None = None

    def shared_lines(self) -> frozenset[int]:
        """The hashes of the lines that many texts share."""
        import numpy as np

        return frozenset(np.frombuffer(self.scratch.read(self.shared), np.uint64).tolist())


@dataclass(frozen=True, slots=True)
class Harvested:
    """The partition's pack, the paths of the files that had to be read, and those at which that failed."""

    pack: str
    read: tuple[str, ...]
    problems: tuple[Problem, ...]


def harvest(task: Harvest) -> Harvested:
    """Reads the files of a partition whose rows no earlier pack has, and writes all as a pack."""
    if rules() != task.rules:
        raise TablesError("a worker has another version of communique, or of Python; install the same on all")
    wanted = _keys(task)
    name = hashlib.sha256("".join(sorted(wanted)).encode()).hexdigest()[:16]
    pack = f"{task.partition.label}-{name}"
    if (folder := dict(map(reversed, task.old)).get(pack)) and packs.take(task.new, folder, pack):
        files = packs.files(task.new, pack)
        if files.keys() == wanted.keys():
            return Harvested(pack, (), _faults(files, wanted))
    crop = _Crop(task)
    crop.reap(wanted)
    packs.save(task.new, pack, joined(crop.portions), crop.files)
    return Harvested(pack, tuple(crop.read), (*_faults(crop.files, wanted), *crop.lost))


def read(source: Source, repeated: frozenset[str], recognizer: str | None = None) -> list[Reading]:
    """The readings of a file's documents; `repeated` are its site's lines; RecognizerError as of `named`."""
    from communique import reading

    return reading.read(
        source.text,
        stem=source.stem,
        source_path=source.path,
        sha256=source.sha256,
        repeated=repeated,
        given=source.parts,
        recognizer=named(recognizer) if recognizer else None,
    )


_Wanted = dict[str, tuple[Entry, bytes]]  # files by the key of their rows, with the hash of their bytes


@dataclass(slots=True)
class _Crop:
    """What a partition's pack is made of."""

    task: Harvest
    portions: list[Portion] = field(default_factory=list)
    files: dict[str, packs.File] = field(default_factory=dict)
    read: list[str] = field(default_factory=list)
    lost: list[Problem] = field(default_factory=list)  # files that are not as they were surveyed

    def reap(self, wanted: _Wanted) -> None:
        """Takes the rows of files from earlier packs, and reads the others."""
        for folder, pack in self.task.old:
            known = packs.files(folder, pack) if wanted.keys() - self.files.keys() else {}
            found = (wanted.keys() & known.keys()) - self.files.keys()
            if found:
                documents = {each for key in found for each in known[key].documents}
                with contextlib.suppress(OSError):  # gone meanwhile: read below
                    self.portions.append(kept(packs.tables(folder, pack, (*PRINTED, *SEEN)), documents))
                    self.files |= {key: known[key] for key in found}
        with garbage.uncollected():
            self._add(self._readings({key: wanted[key] for key in wanted if key not in self.files}))

    def _readings(self, missing: _Wanted) -> dict[str, list[Reading]]:
        """The readings of files by their key; a file that the reader fails at becomes a fault."""
        shared = self.task.shared_lines() if missing else None
        readings = {}
        for key, (entry, digest) in missing.items():
            self.read.append(entry.shown)
            data = sources.fetch(self.task.raw, entry)
            if isinstance(data, Problem) or hashlib.sha256(data).digest() != digest:
                said = data.detail if isinstance(data, Problem) else "changed while it was read"
                self.lost.append(Problem(entry.shown, "unreadable", said))
                continue
            try:
                source = sources.decoded(entry, data)
                assert isinstance(source, Source), "the survey decoded the same bytes"
                repeated = (line for line in surveys.own_lines(source.text) if surveys.hashed(line) in shared)
                readings[key] = read(source, frozenset(repeated), self.task.recognizer)
            except RecognizerError:
                raise
            except Exception as error:  # a fault of this package shall not cost its user the other files
                self.files[key] = packs.File((), fault(error))
        return readings

    def _add(self, readings: dict[str, list[Reading]]) -> None:
        """Makes rows of readings; of files one by one where some rows cannot stand."""
        try:
            self.portions.append(portion([each for listed in readings.values() for each in listed]))
        except CommuniqueError:
            for key, listed in readings.items():
                try:
                    self.portions.append(portion(listed))
                except CommuniqueError as error:
                    self.files[key] = packs.File((), f"{fault(error)} ({error})")
        for key, listed in readings.items():
            documents = tuple(each.document.document_id for each in listed)
            self.files.setdefault(key, packs.File(documents))


def fault(error: Exception) -> str:
    """Where and how the reader failed; the message itself may hold what differs from run to run."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"fault in the reader, please report: {type(error).__name__} in {Path(at.filename).name}:{at.lineno}"
    )


def _faults(files: dict[str, packs.File], wanted: _Wanted) -> tuple[Problem, ...]:
    return tuple(
        Problem(wanted[key][0].shown, "unreadable", file.fault) for key, file in files.items() if file.fault
    )


def _keys(task: Harvest) -> _Wanted:
    """The files to be read, by the key of all that their rows depend on."""
    import numpy as np

    shared = np.frombuffer(task.scratch.read(task.shared), np.uint64)
    lines, places = surveys.lines(task.new, task.survey)
    is_shared = np.isin(lines, shared)
    keys, said_by = {}, f"{task.rules} {model_version(task.recognizer)}"
    for number, (entry, place) in enumerate(zip(task.partition.entries, places, strict=True)):
        if place is not None and entry.shown not in task.passed_over:
            digest = task.digests[number * 32 : number * 32 + 32]
            own = lines[slice(*place)][is_shared[slice(*place)]]
            said = f"{said_by} {(entry.shown, entry.stem, entry.sidecar)!r}".encode()
            keys[hashlib.sha256(said + digest + own.tobytes()).hexdigest()] = (entry, digest)
    return keys
