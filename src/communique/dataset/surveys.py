"""A first look at the raw files: their bytes' hashes, what is wrong with them, and which lines many share.

The lines that at least three texts have in common are their site's menus and blurbs. That takes all texts, so
each is looked at before any is read; of a line, eight bytes of its hash are kept.
"""

from __future__ import annotations

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

if TYPE_CHECKING:
    import numpy

SITE = 3  # texts that must share a line before it is their site's and not theirs
_AT_ONCE = 1 << 21  # hashes to count at a time
_SURVEY = f".survey{shelves.SUFFIX}"
_COLUMNS = ("sha256", "suffix", "problem", "detail", "left_out", "lines")


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
    known: dict[tuple[bytes, str], dict[str, Any]] | None = None
    rows, problems = [], []
    for entry in task.partition.entries:
        data = sources.fetch(task.raw, entry)
        if isinstance(data, Problem):
            problems.append(data)
            rows.append(dict.fromkeys(_COLUMNS))
            continue
        key = hashlib.sha256(data).digest(), Path(entry.path).suffix.lower()
        if known is None:
            known = _known(task)
        row = known.get(key) or _row(key, sources.decoded(entry, data))
        rows.append(row)
        if row["problem"]:
            problems.append(Problem(entry.shown, row["problem"], row["detail"]))
        elif row["left_out"]:
            problems.append(Problem(entry.shown, "unreadable", row["left_out"]))
    digests = b"".join(bytes(32) if row["lines"] is None else row["sha256"] for row in rows)
    return Surveyed(_written(task, rows), digests, tuple(problems))


def lines(folder: Folder, file: str) -> list[Any]:
    """The hashes of the lines of each file of a survey, as numpy arrays; None of those that are no text."""
    column = shelves.get(folder, file)["lines"]
    return [None if value.values is None else value.values.to_numpy() for value in column]


def listed(folder: Folder, rules: str) -> list[str]:
    """The names of a folder's surveys by the same rules."""
    return [name for name in folder.names(CACHE) if name.endswith(f"{rules[:16]}{_SURVEY}")]


def shared(folder: Folder, files: Iterable[str]) -> numpy.ndarray:
    """The hashes of the lines that at least three texts of all surveys have in common, sorted."""
    import numpy as np

    files = list(files)
    total = sum(shelves.get(folder, file).num_rows for file in files) * 32  # a usual page's lines
    ranges = 1 + total // _AT_ONCE
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


def _row(key: tuple[bytes, str], found: sources.Source | Problem) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(_COLUMNS) | {"sha256": key[0], "suffix": key[1]}
    if isinstance(found, Problem):
        return row | {"problem": found.problem, "detail": found.detail}
    hashes = sorted(map(hashed, own_lines(found.text)))
    return row | {"left_out": found.left_out, "lines": hashes}


def _known(task: Survey) -> dict[tuple[bytes, str], dict[str, Any]]:
    known = {}
    for folder, file in task.old:
        try:
            for row in shelves.get(folder, f"{CACHE}/{file}").to_pylist():
                if row["sha256"]:
                    known[row["sha256"], row["suffix"]] = row
        except (OSError, ValueError):  # gone, or damaged
            continue
    return known


def _written(task: Survey, rows: list[dict[str, Any]]) -> str:
    import pyarrow as pa

    types = {"sha256": pa.binary(), "lines": pa.list_(pa.uint64())}
    columns = {name: pa.array([row[name] for row in rows], types.get(name, pa.string())) for name in _COLUMNS}
    name = hashlib.sha256(b"".join(row["sha256"] or b"" for row in rows)).hexdigest()[:16]
    file = f"{CACHE}/{task.partition.label}-{name}-{task.rules[:16]}{_SURVEY}"
    shelves.put(task.new, file, pa.table(columns))
    return file
