"""A first look at the raw files: their bytes' hashes, what is wrong with them, and which lines many share.

The lines that at least three texts have in common are their site's menus and blurbs. That takes all texts, so
each is looked at before any is read; of a line, eight bytes of its hash are kept.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique import sources
from communique.dataset import shelves
from communique.dataset.packs import CACHE
from communique.dataset.partitions import Partition
from communique.folders import Folder
from communique.records import Problem
from communique.sources import Entry

if TYPE_CHECKING:
    import numpy
    import pyarrow

SITE = 3  # texts that must share a line before it is their site's and not theirs
_AT_ONCE, _TIMES = 1 << 19, 64  # hashes to count at a time, unless that would be too many times
_LINES = 32  # of a usual page
_SURVEY = f".survey{shelves.SUFFIX}"
_COLUMNS = ("sha256", "suffix", "problem", "detail", "left_out", "lines")


_Key = tuple[bytes, str]  # of a file: the hash of its bytes, and the suffix by which they are decoded


@dataclass(frozen=True, slots=True)
class Survey:
    """A partition to look at: from where, with which earlier surveys, and where to write what is found."""

    raw: Folder
    partition: Partition
    rules: str
    new: Folder
    old: tuple[tuple[Folder, str], ...]  # earlier surveys of related partitions, in their folders


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What was found: the survey's file, each text's hash (32 bytes; zeros of what is none), and problems."""

    file: str
    digests: bytes
    problems: tuple[Problem, ...]


def survey(task: Survey) -> Surveyed:
    """Looks at every file of a partition; decodes those that no earlier survey knows."""
    fetched = [sources.fetch(task.raw, entry) for entry in task.partition.entries]
    keys = [
        None if isinstance(data, Problem) else (hashlib.sha256(data).digest(), _suffix(entry))
        for entry, data in zip(task.partition.entries, fetched, strict=True)
    ]
    name = hashlib.sha256(repr(keys).encode()).hexdigest()[:16]
    file = f"{CACHE}/{task.partition.label}-{name}-{task.rules[:16]}{_SURVEY}"
    found = _taken(task, file)
    if found is None:
        found = _looked(task, fetched, keys)
        shelves.put(task.new, file, found)
    problems = [data for data in fetched if isinstance(data, Problem)]
    return Surveyed(file, _digests(keys, found), (*problems, *_problems(task.partition, found)))


def lines(folder: Folder, file: str) -> tuple[numpy.ndarray, list[tuple[int, int] | None]]:
    """The hashes of the lines of a survey's files, and where each file's are; None of what is no text."""
    import numpy as np

    column = shelves.get(folder, file)["lines"].combine_chunks()
    offsets = column.offsets.to_numpy()
    bounds = zip((offsets[:-1] - offsets[0]).tolist(), (offsets[1:] - offsets[0]).tolist(), strict=True)
    places = [
        bound if valid else None for bound, valid in zip(bounds, column.is_valid().to_pylist(), strict=True)
    ]
    return np.asarray(column.flatten()), places


def listed(folder: Folder, rules: str) -> list[str]:
    """The names of a folder's surveys by the same rules."""
    return [name for name in folder.names(CACHE) if name.endswith(f"{rules[:16]}{_SURVEY}")]


def shared(folder: Folder, files: Iterable[str]) -> numpy.ndarray:
    """The hashes of the lines that at least three texts of all surveys have in common, sorted."""
    import numpy as np

    files = list(files)
    total = sum(shelves.get(folder, file).num_rows for file in files) * _LINES
    ranges = min(1 + total // _AT_ONCE, _TIMES)
    found = [_shared_in(folder, files, part, ranges) for part in range(ranges)]
    return np.sort(np.concatenate(found))


def hashed(line: str) -> int:
    """What is kept of a line."""
    return int.from_bytes(
        hashlib.blake2b(line.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big"
    )


def own_lines(text: str) -> Iterator[str]:
    """The lines of a text as they are compared: without the blanks around them, none twice, none empty."""
    yield from {line.strip() for line in text.splitlines()} - {""}


def _shared_in(folder: Folder, files: list[str], part: int, ranges: int) -> numpy.ndarray:
    import numpy as np

    pieces = [np.zeros(0, np.uint64)]
    for file in files:
        values = shelves.get(folder, file)["lines"].combine_chunks().flatten().to_numpy()
        pieces.append(values[values % ranges == part] if ranges > 1 else values)
    known, counts = np.unique(np.concatenate(pieces), return_counts=True)
    return known[counts >= SITE]


def _suffix(entry: Entry) -> str:
    return Path(entry.path).suffix.lower()


def _taken(task: Survey, file: str) -> pyarrow.Table | None:
    """An earlier survey of the very same files, if there is one that can be read."""
    for folder, name in task.old:
        if f"{CACHE}/{name}" == file:
            with contextlib.suppress(OSError, ValueError):  # gone, or damaged
                found = shelves.get(folder, file)
                if found.num_rows == len(task.partition.entries) and task.new.take(folder, file):
                    return found
    return None


def _looked(task: Survey, fetched: list[bytes | Problem], keys: list[_Key | None]) -> pyarrow.Table:
    import pyarrow as pa

    known, rows = _known(task), []
    for entry, data, key in zip(task.partition.entries, fetched, keys, strict=True):
        if isinstance(data, Problem) or key is None:
            rows.append(dict.fromkeys(_COLUMNS))
        else:
            rows.append(known.get(key) or _row(key, sources.decoded(entry, data)))
    types = {"sha256": pa.binary(), "lines": pa.list_(pa.uint64())}
    columns = {name: pa.array([row[name] for row in rows], types.get(name, pa.string())) for name in _COLUMNS}
    return pa.table(columns)


def _row(key: _Key, found: sources.Source | Problem) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(_COLUMNS) | {"sha256": key[0], "suffix": key[1]}
    if isinstance(found, Problem):
        return row | {"problem": found.problem, "detail": found.detail}
    return row | {"left_out": found.left_out, "lines": sorted(map(hashed, own_lines(found.text)))}


def _known(task: Survey) -> dict[_Key, dict[str, Any]]:
    known = {}
    for folder, file in task.old:
        with contextlib.suppress(OSError, ValueError):  # gone, or damaged
            for row in shelves.get(folder, f"{CACHE}/{file}").to_pylist():
                if row["sha256"]:
                    known[row["sha256"], row["suffix"]] = row
    return known


def _digests(keys: list[_Key | None], found: pyarrow.Table) -> bytes:
    is_text = found["lines"].is_valid().to_pylist()
    return b"".join(key[0] if key and text else bytes(32) for key, text in zip(keys, is_text, strict=True))


def _problems(partition: Partition, found: pyarrow.Table) -> Iterator[Problem]:
    """What is wrong with files that were opened."""
    said = zip(*(found[name].to_pylist() for name in ("problem", "detail", "left_out")), strict=True)
    for entry, (problem, detail, left_out) in zip(partition.entries, said, strict=True):
        if problem:
            yield Problem(entry.shown, problem, detail)
        elif left_out:
            yield Problem(entry.shown, "unreadable", left_out)
