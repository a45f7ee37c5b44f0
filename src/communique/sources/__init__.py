"""The raw folder read: every file decoded, or a row that says why not.

What is no document and makes no row: hidden files, `README` and `LICENSE` in any format, editors' and file
managers' leftovers, the folder `reference` at the top (curated facts, read elsewhere), and sidecars, which
say something of other files.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from communique import formats
from communique.details import NOTHING, Decoded, Details, Part
from communique.records import Problem
from communique.sources.sidecars import MANIFEST, SUFFIX, Sidecars
from communique.text.charsets import NotDecoded, decode

LARGEST = 16 * 2**20  # bytes; a communiqué has some thousand, a scraped feed page some hundred thousand

_NOT_DOCUMENTS = re.compile(
    r"(?:readme|licen[cs]e)(?:\.\w+)?|thumbs\.db|desktop\.ini|~\$.*|.*~", re.IGNORECASE
)
_CURATED = "reference"
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


def scan(raw: Path, *, largest: int = LARGEST) -> Iterator[Source | Problem]:
    """Every file under `raw`, in the order of its path, as a source or as the reason why it is none.

    A file of more than `largest` bytes is not read. Of files with the same bytes the first counts. A file of
    which rows could not be read is a source and a problem. Raises FileNotFoundError or NotADirectoryError
    where `raw` is no folder.
    """
    found = sorted(_walk(raw), key=lambda entry: printable(entry[0]))
    sidecars = _sidecars(raw, found, largest)
    found = [entry for entry in found if not _is_sidecar(entry[0])]
    ids = stems(printable(path) for path, problem in found if not problem)
    first: dict[str, str] = {}
    for path, problem in found:
        shown = printable(path)
        if problem:
            yield Problem(shown, "unreadable", problem)
            continue
        read = read_file(raw, path, ids[shown], largest=largest, sidecar=sidecars.of(shown))
        if isinstance(read, Source) and first.setdefault(read.sha256, shown) != shown:
            read = Problem(shown, "duplicate_of", first[read.sha256])
        yield read
        if isinstance(read, Source) and read.left_out:
            yield Problem(shown, "unreadable", read.left_out)
    for path, faults in sorted(sidecars.faults.items()):
        more = f"; and {len(faults) - 3} more" if len(faults) > 3 else ""
        yield Problem(path, "unreadable", "; ".join(faults[:3]) + more)


def read_file(
    raw: Path, path: str, stem: str, *, largest: int = LARGEST, sidecar: Details = NOTHING
) -> Source | Problem:
    """The file at `path`, relative to `raw`, decoded; whatever is wrong with it comes back as a problem.

    `sidecar` is what stands above what the file says of itself.
    """
    shown = printable(path)
    suffix = Path(path).suffix.lower()
    if suffix != _TEXT and suffix not in formats.MODULES:
        return Problem(shown, "unreadable", f"no reader for {Path(path).suffix or 'files without a suffix'}")
    try:
        data = _bytes(raw / path, largest)
    except OSError as error:
        return Problem(shown, "unreadable", error.strerror or type(error).__name__)
    if len(data) > largest:
        return Problem(shown, "too_large", f"more than {largest} bytes")
    if not data.strip():
        return Problem(shown, "empty", "no text" if data else "no bytes")
    try:
        decoded = Decoded(decode(data)) if suffix == _TEXT else formats.read(suffix, data)
    except NotDecoded as problem:
        return Problem(shown, problem.problem, problem.detail)
    text, parts = decoded.text, decoded.parts
    if not text.strip():
        return Problem(shown, "empty", "no text")
    if len(text) > largest:
        return Problem(shown, "too_large", f"more than {largest} characters")
    if sidecar != NOTHING:
        parts = tuple(replace(part, sidecar=sidecar) for part in parts or [Part(0, len(text))])
    return Source(shown, stem, hashlib.sha256(data).hexdigest(), text, parts, decoded.left_out)


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


def _sidecars(raw: Path, found: list[tuple[str, str]], largest: int) -> Sidecars:
    """What the sidecars among the files say; one beside a file stands above the manifest."""
    sidecars = Sidecars()
    files = [printable(path) for path, _ in found if not _is_sidecar(path)]
    named = [(path, problem) for path, problem in found if _is_sidecar(path)]
    for path, problem in sorted(named, key=lambda entry: (entry[0] != MANIFEST, entry[0])):
        shown = printable(path)
        try:
            data = b"" if problem else _bytes(raw / path, largest)
        except OSError as error:
            data, problem = b"", error.strerror or type(error).__name__
        if problem or len(data) > largest:
            sidecars.faults[shown] = [problem or f"more than {largest} bytes"]
        elif path == MANIFEST:
            sidecars.add_manifest(shown, data, files)
        else:
            sidecars.add_file(shown, data, files)
    return sidecars


def _walk(raw: Path) -> Iterator[tuple[str, str]]:
    """Each file's path relative to `raw`, with the reason why it must not be opened or ""."""
    root = os.path.realpath(raw, strict=True)
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(raw / folder) as entries:
                listing = list(entries)
        except OSError as error:
            if not folder:
                raise
            yield folder, f"folder: {error.strerror}"
            continue
        for entry in listing:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.name.startswith(".") or _NOT_DOCUMENTS.fullmatch(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                if path != _CURATED:
                    folders.append(path)
            else:
                yield path, _obstacle(entry, root)


def _obstacle(entry: os.DirEntry[str], root: str) -> str:
    """Why a file is not opened: it leads elsewhere, or reading it might never end (pipes, devices)."""
    try:
        if entry.is_symlink():
            target = os.path.realpath(entry.path, strict=True)
            if os.path.commonpath([root, target]) != root:
                return "symbolic link out of the folder, not followed"
            if entry.is_dir():
                return "symbolic link to a folder, not followed"
        return "" if stat.S_ISREG(entry.stat().st_mode) else "not a regular file"
    except OSError as error:
        return f"symbolic link: {error.strerror}" if entry.is_symlink() else error.strerror or "gone"


def _bytes(path: Path, largest: int) -> bytes:
    """The file's bytes, at most one more than `largest`, even if it grows meanwhile."""
    with path.open("rb") as file:
        return file.read(largest + 1)
