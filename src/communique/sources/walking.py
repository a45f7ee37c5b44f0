"""Which files lie under the raw folder, and which of them must not be opened."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass

from communique.folders import Folder, Local, Remote

_NOT_DOCUMENTS = re.compile(
    r"(?:readme|licen[cs]e)(?:\.\w+)?|thumbs\.db|desktop\.ini|~\$.*|.*~", re.IGNORECASE
)
_CURATED = "reference"


@dataclass(frozen=True, slots=True)
class File:
    """A file by its path relative to the raw folder; `obstacle` says why it must not be opened, or is ""."""

    path: str
    size: int = 0
    obstacle: str = ""


def walk(raw: Folder) -> Iterator[File]:
    """Every file under `raw` that may be a document or a sidecar, in no certain order.

    Raises FileNotFoundError or NotADirectoryError where `raw` is no folder.
    """
    if isinstance(raw, Local):
        yield from _walk(raw.path)
    elif isinstance(raw, Remote):
        for path, size in raw.walk():
            folders = path.split("/")
            if folders[0] != _CURATED and not any(map(_is_passed_over, folders)):
                yield File(path, size)


def _is_passed_over(name: str) -> bool:
    return name.startswith(".") or bool(_NOT_DOCUMENTS.fullmatch(name))


def _walk(raw: str) -> Iterator[File]:
    root = os.path.realpath(raw, strict=True)
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(os.path.join(raw, folder)) as entries:  # noqa: PTH118 names may be no UTF-8
                listing = list(entries)
        except OSError as error:
            if not folder:
                raise
            yield File(folder, 0, f"folder: {error.strerror}")
            continue
        for entry in listing:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if _is_passed_over(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                if path != _CURATED:
                    folders.append(path)
            else:
                yield _file(path, entry, root)


def _file(path: str, entry: os.DirEntry[str], root: str) -> File:
    """A file, with the reason not to open it: it leads elsewhere, or reading it might never end (a pipe)."""
    try:
        if entry.is_symlink():
            target = os.path.realpath(entry.path, strict=True)
            if os.path.commonpath([root, target]) != root:
                return File(path, 0, "symbolic link out of the folder, not followed")
            if entry.is_dir():
                return File(path, 0, "symbolic link to a folder, not followed")
        status = entry.stat()
        return File(path, status.st_size, "" if stat.S_ISREG(status.st_mode) else "not a regular file")
    except OSError as error:
        said = f"symbolic link: {error.strerror}" if entry.is_symlink() else error.strerror or "gone"
        return File(path, 0, said)
