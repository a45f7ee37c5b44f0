"""The raw folder read: every file decoded, or a row that says why not.

What is no document and makes no row: hidden files, `README` and `LICENSE` in any format, editors' and file
managers' leftovers, the folder `reference` at the top (curated facts, read elsewhere), and sidecars, which
say something of other files.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from communique import formats
from communique.details import NOTHING, Decoded, Details, Part
from communique.folders import Folder, folder
from communique.records import Problem
from communique.sources.sidecars import MANIFEST, SUFFIX, Sidecars
from communique.sources.walking import File, walk
from communique.text.charsets import NotDecoded, decode

LARGEST = 16 * 2**20  # bytes; a communiqué has some thousand, a scraped feed page some hundred thousand

_TEXT = ".txt"  # all other kinds are listed in `formats`


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded file: `path` relative to the raw folder (POSIX), `stem` begins its documents' ids.

    `sha256` is of the file's bytes; `text` keeps its line breaks as they are, without the byte order mark.
    `parts` are the stretches of `text` of which file or sidecar say something, or none; `left_out` says which
    rows of the file could not be read, or is "".
    """

    path: str
    stem: str
    sha256: str
    text: str
    parts: tuple[Part, ...] = ()
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the raw folder that may be opened: `path` and `size` in bytes, `stem` as of a source.

    `sidecar` is what its user says of it.
    """

    path: str
    stem: str
    size: int
    sidecar: Details = NOTHING

    @property
    def shown(self) -> str:
        """The path as tables have it."""
        return printable(self.path)


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a raw folder in the order of their paths, and why others are not opened."""

    entries: list[Entry]
    problems: list[Problem]


def listing(raw: Folder, *, largest: int = LARGEST) -> Listing:
    """What is under `raw`, by names alone; only the sidecars are read.

    Raises FileNotFoundError or NotADirectoryError where `raw` is no folder.
    """
    found = sorted(walk(raw), key=lambda file: printable(file.path))
    sidecars = _sidecars(raw, found, largest)
    found = [file for file in found if not _is_sidecar(file.path)]
    ids = stems(printable(file.path) for file in found if not file.obstacle)
    problems = [Problem(printable(file.path), "unreadable", file.obstacle) for file in found if file.obstacle]
    for path, faults in sorted(sidecars.faults.items()):
        more = f"; and {len(faults) - 3} more" if len(faults) > 3 else ""
        problems.append(Problem(path, "unreadable", "; ".join(faults[:3]) + more))
    entries = [
        Entry(file.path, ids[shown], file.size, sidecars.of(shown))
        for file in found
        if not file.obstacle and (shown := printable(file.path))
    ]
    return Listing(entries, problems)


def scan(raw: Path, *, largest: int = LARGEST) -> Iterator[Source | Problem]:
    """Every file under `raw`, in the order of its path, as a source or as the reason why it is none; then
    those that must not be opened.

    A file of more than `largest` bytes is not read. Of files with the same bytes the first counts. A file of
    which rows could not be read is a source and a problem. Raises FileNotFoundError or NotADirectoryError
    where `raw` is no folder.
    """
    found = listing(folder(raw), largest=largest)
    first: dict[str, str] = {}
    for entry in found.entries:
        read = read_file(raw, entry.path, entry.stem, largest=largest, sidecar=entry.sidecar)
        if isinstance(read, Source) and first.setdefault(read.sha256, entry.shown) != entry.shown:
            read = Problem(entry.shown, "duplicate_of", first[read.sha256])
        yield read
        if isinstance(read, Source) and read.left_out:
            yield Problem(entry.shown, "unreadable", read.left_out)
    yield from found.problems


def read_file(
    raw: Path, path: str, stem: str, *, largest: int = LARGEST, sidecar: Details = NOTHING
) -> Source | Problem:
    """The file at `path`, relative to `raw`, decoded; whatever is wrong with it comes back as a problem.

    `sidecar` is what stands above what the file says of itself.
    """
    entry = Entry(path, stem, 0, sidecar)
    data = fetch(folder(raw), entry, largest)
    return data if isinstance(data, Problem) else decoded(entry, data, largest)


def fetch(raw: Folder, entry: Entry, largest: int = LARGEST) -> bytes | Problem:
    """A file's bytes, or why they are not read."""
    suffix = Path(entry.path).suffix
    if suffix.lower() != _TEXT and suffix.lower() not in formats.MODULES:
        return Problem(entry.shown, "unreadable", f"no reader for {suffix or 'files without a suffix'}")
    try:
        data = raw.read(entry.path, largest + 1)  # no more, even if it grows meanwhile
    except OSError as error:
        return Problem(entry.shown, "unreadable", error.strerror or type(error).__name__)
    if len(data) > largest:
        return Problem(entry.shown, "too_large", f"more than {largest} bytes")
    if not data.strip():
        return Problem(entry.shown, "empty", "no text" if data else "no bytes")
    return data


def decoded(entry: Entry, data: bytes, largest: int = LARGEST) -> Source | Problem:
    """A file's bytes as text and its parts, or why they are none."""
    suffix = Path(entry.path).suffix.lower()
    try:
        found = Decoded(decode(data)) if suffix == _TEXT else formats.read(suffix, data)
    except NotDecoded as problem:
        return Problem(entry.shown, problem.problem, problem.detail)
    text, parts = found.text, found.parts
    if not text.strip():
        return Problem(entry.shown, "empty", "no text")
    if len(text) > largest:
        return Problem(entry.shown, "too_large", f"more than {largest} characters")
    if entry.sidecar != NOTHING:
        parts = tuple(replace(part, sidecar=entry.sidecar) for part in parts or [Part(0, len(text))])
    sha256 = hashlib.sha256(data).hexdigest()
    return Source(entry.shown, entry.stem, sha256, text, parts, found.left_out)


def printable(path: str) -> str:
    r"""`path` as it can be written in a table: bytes of a name that are not UTF-8 as `\xff`.

    >>> printable("caf\udce9.txt")
    'caf\\xe9.txt'
    """
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def stems(paths: Iterable[str]) -> dict[str, str]:
    """What the ids of a file's documents begin with, for each path: the name's slug, long
    hexadecimal runs cut to eight.

    Paths that would share one are all told apart by the start of their hash, so that an id depends on the
    names in the folder and not on their order.

    >>> stems(["000_3ee3f05105d83660.txt", "a/news.txt", "b/news.txt"])
    {'000_3ee3f05105d83660.txt': '000-3ee3f051', 'a/news.txt': 'news-789ff516', 'b/news.txt': 'news-e815655d'}
    """
    sharing: defaultdict[str, list[str]] = defaultdict(list)
    for path in paths:
        sharing[_slug(path)].append(path)
    named = {}
    for slug, alike in sharing.items():
        if len(alike) == 1 and slug:
            named[alike[0]] = slug
        else:
            named |= {path: f"{slug or 'text'}-{_digest(path)}" for path in alike}
    return named


def _slug(path: str) -> str:
    name = unicodedata.normalize("NFKD", Path(path).stem)
    letters = "".join(c for c in name if not unicodedata.combining(c)).lower()
    letters = re.sub(r"(?<![a-z0-9])([0-9a-f]{8})[0-9a-f]{8,}(?![a-z0-9])", r"\1", letters)
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    # A name that is cut, or written in letters that a slug does not have, is told apart by its hash.
    if len(slug) > 60 or re.search(r"[^\W\da-z_]", letters):
        slug = f"{slug[:60].rstrip('-')}-{_digest(path)}".strip("-")
    return slug


def _digest(path: str) -> str:
    return hashlib.sha256(path.encode()).hexdigest()[:8]


def _is_sidecar(path: str) -> bool:
    return path == MANIFEST or path.endswith(SUFFIX)


def _sidecars(raw: Folder, found: list[File], largest: int) -> Sidecars:
    """What the sidecars among the files say; one beside a file stands above the manifest."""
    sidecars = Sidecars(printable(file.path) for file in found if not _is_sidecar(file.path))
    named = [file for file in found if _is_sidecar(file.path)]
    for file in sorted(named, key=lambda file: (file.path != MANIFEST, file.path)):
        shown, problem = printable(file.path), file.obstacle
        try:
            data = b"" if problem else raw.read(file.path, largest + 1)
        except OSError as error:
            data, problem = b"", error.strerror or type(error).__name__
        if problem or len(data) > largest:
            sidecars.faults[shown] = [problem or f"more than {largest} bytes"]
        elif file.path == MANIFEST:
            sidecars.add_manifest(shown, data)
        else:
            sidecars.add_file(shown, data)
    return sidecars
