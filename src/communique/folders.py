"""A folder by its path or its address ("s3://bucket/releases"): the few things that a build does with files.

Names are relative to the folder, with forward slashes. Failures are OSErrors, whatever the folder is on. A
folder can be handed to another process, or to another machine that knows the address.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from communique.errors import TablesError

Address: TypeAlias = "str | os.PathLike[str]"


class Folder(Protocol):
    """What local folders and addresses have in common."""

    def read(self, name: str, largest: int | None = None) -> bytes:
        """A file's bytes, at most `largest` of them; FileNotFoundError where there is none."""

    def write(self, name: str, data: bytes) -> None:
        """Puts a file there, whole or not at all, and the folders that it is in."""

    def has(self, name: str) -> bool:
        """Whether there is a file of that name."""

    def names(self, under: str) -> list[str]:
        """The names of the files directly in `under`, sorted; none where there is no such folder."""

    def remove(self, names: Iterable[str]) -> None:
        """Removes files, if they are there."""

    def take(self, other: Folder, name: str) -> bool:
        """Has the file `name` of another folder here too; False where it is not there (any more)."""


def folder(address: Address) -> Folder:
    """The folder at a path or an fsspec address; TablesError where that needs what is not installed.

    >>> folder("/data/raw")
    Local(path='/data/raw')
    >>> folder("s3://bucket/raw/")
    Remote(address='s3://bucket/raw')
    """
    text = os.fspath(address)
    return Remote(text.rstrip("/")) if "://" in text else Local(os.path.abspath(text))  # noqa: PTH100 a str


def _regular(path: str, flags: int) -> int:
    """Opens a file without waiting: of one that became a pipe meanwhile it is told, and nothing awaited."""
    handle = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return handle
    os.close(handle)
    raise OSError(errno.EINVAL, "not a regular file", path)


@dataclass(frozen=True)
class Local:
    """A folder of this machine, or of a file system that all machines of a cluster mount."""

    path: str

    def read(self, name: str, largest: int | None = None) -> bytes:
        path = os.path.join(self.path, name)  # noqa: PTH118 names may be no UTF-8
        with open(path, "rb", opener=_regular) as file:
            return file.read() if largest is None else file.read(largest)

    def write(self, name: str, data: bytes) -> None:
        target = Path(self.path, name)
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(prefix=".unfinished-", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(unfinished).chmod(0o644)
            Path(unfinished).replace(target)
        except BaseException:
            Path(unfinished).unlink(missing_ok=True)
            raise

    def has(self, name: str) -> bool:
        return Path(self.path, name).is_file()

    def names(self, under: str) -> list[str]:
        try:
            with os.scandir(Path(self.path, under)) as entries:
                return sorted(entry.name for entry in entries if entry.is_file())
        except (FileNotFoundError, NotADirectoryError):
            return []

    def remove(self, names: Iterable[str]) -> None:
        for name in names:
            Path(self.path, name).unlink(missing_ok=True)
            if "/" in name:
                with contextlib.suppress(OSError):  # others are still in it
                    Path(self.path, name).parent.rmdir()

    def take(self, other: Folder, name: str) -> bool:
        target = Path(self.path, name)
        if isinstance(other, Local):
            target.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.suppress(OSError):  # file systems without links: copied below
                target.hardlink_to(Path(other.path, name))
                return True
        try:
            self.write(name, other.read(name))
        except FileNotFoundError:
            return False
        return True


@dataclass(frozen=True)
class Memory:
    """A folder that is nowhere but here, for tables that are never written."""

    files: dict[str, Any] = field(default_factory=dict, repr=False)  # tables as they are, all else as bytes

    def read(self, name: str, largest: int | None = None) -> bytes:
        return self.files[name][:largest]

    def write(self, name: str, data: bytes) -> None:
        self.files[name] = data

    def has(self, name: str) -> bool:
        return name in self.files

    def names(self, under: str) -> list[str]:
        start = f"{under}/"
        return sorted(name.removeprefix(start) for name in self.files if name.startswith(start))

    def remove(self, names: Iterable[str]) -> None:
        for name in names:
            self.files.pop(name, None)

    def take(self, other: Folder, name: str) -> bool:
        return other == self and name in self.files


@dataclass(frozen=True)
class Remote:
    """A folder behind an address of fsspec, on an object store or any other file system that it knows."""

    address: str

    @cached_property
    def _place(self) -> tuple[Any, str]:
        try:
            from fsspec.core import url_to_fs

            files, root = url_to_fs(self.address, use_listings_cache=False)
        except ImportError as error:
            raise TablesError(f"{self.address}: needs pip install 'communique[distributed]'") from error
        except ValueError as error:
            raise TablesError(f"{self.address}: no address that fsspec knows ({error})") from error
        return files, root.rstrip("/")

    def __getstate__(self) -> dict[str, str]:
        return {"address": self.address}

    def _at(self, name: str) -> str:
        return f"{self._place[1]}/{name}" if name else self._place[1]

    def read(self, name: str, largest: int | None = None) -> bytes:
        with self._failing():
            return self._place[0].cat_file(self._at(name), start=0 if largest else None, end=largest)

    def write(self, name: str, data: bytes) -> None:
        if "file" in self._place[0].protocol:  # stores put an object at once; a disk does not
            Local(self._place[1]).write(name, data)
            return
        with self._failing():
            self._place[0].pipe_file(self._at(name), data)

    def has(self, name: str) -> bool:
        with self._failing():
            return bool(self._place[0].isfile(self._at(name)))

    def names(self, under: str) -> list[str]:
        try:
            with self._failing():
                listed = self._place[0].ls(self._at(under), detail=True, refresh=True)
        except (FileNotFoundError, NotADirectoryError):
            return []
        return sorted(each["name"].rpartition("/")[2] for each in listed if each["type"] == "file")

    def remove(self, names: Iterable[str]) -> None:
        for name in names:
            with contextlib.suppress(FileNotFoundError), self._failing():
                self._place[0].rm_file(self._at(name))

    def take(self, other: Folder, name: str) -> bool:
        if other == self:
            return self.has(name)
        try:
            self.write(name, other.read(name))
        except FileNotFoundError:
            return False
        return True

    def walk(self) -> list[tuple[str, int]]:
        """Every file under the address, and its size in bytes; FileNotFoundError where there is nothing."""
        files, root = self._place
        with self._failing():
            found = files.find(root, detail=True)
            if not found and not files.exists(root):
                raise FileNotFoundError(self.address)
        return [(at.removeprefix(root).lstrip("/"), int(entry["size"] or 0)) for at, entry in found.items()]

    @contextlib.contextmanager
    def _failing(self) -> Iterator[None]:
        """Has all that an object store's client raises be an OSError, as a disk's is."""
        try:
            yield
        except OSError:
            raise
        except Exception as error:
            raise OSError(f"{type(error).__name__}: {error}") from error
