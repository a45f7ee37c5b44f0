"""The raw folder cut into partitions: the unit that one worker reads, that is cached and that is written.

A file's partition follows from the hash of its path: a partition of too many files or bytes is halved by the
next bit of their hashes. So a new file changes its own partition only, whatever else is in the folder.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from communique.dataset.parts import ALL
from communique.sources import Entry

FILES = 256
BYTES = 32 * 2**20
_BITS = 64


@dataclass(frozen=True, slots=True)
class Partition:
    """Files that are read together, in the order of their paths."""

    label: str  # ALL, or of one that was halved off the bits that its files' hashes begin with
    entries: tuple[Entry, ...]


def split(entries: list[Entry], *, files: int, size: int) -> list[Partition]:
    """The partitions, each of at most so many `files` and `size` bytes, or of one file that is larger.

    >>> [part.label for part in split([Entry(name, name, 1) for name in "abc"], files=2, size=9)]
    ['0', '1']
    """
    hashed = [(_bits(entry.shown), entry) for entry in entries]
    return [
        Partition(label or ALL, tuple(sorted(inside, key=lambda entry: entry.shown)))
        for label, inside in _halved("", hashed, files, size)
    ]


def related(one: str, other: str) -> bool:
    """Whether two partitions, of two builds, can have files in common.

    >>> related("01", "010"), related("01", "00"), related("all", "1")
    (True, False, True)
    """
    one, other = one.removeprefix(ALL), other.removeprefix(ALL)
    return one.startswith(other) or other.startswith(one)


def _bits(path: str) -> int:
    return int.from_bytes(hashlib.sha256(path.encode()).digest()[: _BITS // 8], "big")


def _halved(
    label: str, hashed: list[tuple[int, Entry]], files: int, size: int
) -> Iterator[tuple[str, list[Entry]]]:
    fits = len(hashed) <= files and sum(entry.size for _, entry in hashed) <= size
    if fits or len(hashed) == 1 or len(label) == _BITS:
        if hashed:
            yield label, [entry for _, entry in hashed]
        return
    for bit in "01":
        at = _BITS - 1 - len(label)
        inside = [(bits, entry) for bits, entry in hashed if bits >> at & 1 == int(bit)]
        yield from _halved(label + bit, inside, files, size)
