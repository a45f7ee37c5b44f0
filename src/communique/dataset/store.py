"""The folder of tables: Parquet files that are replaced as a whole, or stay as they were."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import hashlib
import os
import shutil
import sys
import tempfile
import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from communique.dataset import datapackage, packs, parquet
from communique.dataset.parts import Part
from communique.errors import TablesError
from communique.folders import Folder, Local, Remote
from communique.tables import TABLES, Tables

if TYPE_CHECKING:
    import pyarrow

try:
    import fcntl
except ImportError:  # Windows: what a crash left beside the tables stays there
    fcntl = None

_FILES = frozenset({*(f"{name}.parquet" for name in TABLES), datapackage.NAME, packs.CACHE})
_PREFIX = ".communique-"  # of the folders beside the output in which a build works
_ATTEMPTS = 3  # to load tables that no other build replaces meanwhile


@dataclass(frozen=True, slots=True)
class Place:
    """Where a build works: `new` becomes the tables, `scratch` goes, `old` have what earlier builds made."""

    output: Folder
    new: Folder
    scratch: Folder
    old: tuple[Folder, ...]

    def commit(self, parts: list[Part], cached: Collection[str]) -> None:
        """Puts the tables made of `parts`, all in `new`, in the place of the old ones, at once.

        `cached` are the files of the cache that they were made by.
        """
        description = datapackage.describe(parts).encode()
        self.new.write(datapackage.NAME, description)
        if isinstance(self.output, Local):
            _sync_all(Path(self.new.path), [*(part.file for part in parts), datapackage.NAME])
            _replace(Path(self.output.path), Path(self.new.path))
        else:
            _forget(self.output, {*(part.file for part in parts), *cached})


@contextlib.contextmanager
def replacing(output: Folder) -> Iterator[Place]:
    """A place to build the tables that are to be in the folder `output`; until its `commit` that stays as is.

    On a disk the tables are written beside it and exchanged with it in one step, so that a crash leaves the
    old tables whole, and of two builds at once the later one stands. Behind an address, parts are written
    beside the old ones under names of their own, and the description, which says which are the tables', last.
    TablesError where `output` holds anything but tables (it would be lost) or cannot be written.
    """
    try:
        if isinstance(output, Local):
            recover(Path(output.path))
            check(Path(output.path))
            Path(output.path).parent.mkdir(parents=True, exist_ok=True)
            with _workplace(Path(output.path).parent) as (work, left):
                (work / "new").mkdir()
                old = (output, *(Local(str(each / "new")) for each in left))
                yield Place(output, Local(str(work / "new")), Local(str(work / "scratch")), old)
        else:
            with _scratch(output) as scratch:
                yield Place(output, output, scratch, (output,))
    except OSError as error:
        raise TablesError(f"{shown(output)}: cannot be written ({error.strerror or error})") from error


def shown(output: Folder) -> str:
    """A folder as its user knows it."""
    return output.path if isinstance(output, Local) else getattr(output, "address", "")


def check(output: Path) -> None:
    """TablesError where `output` is something that a build must not replace."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise TablesError(f"{output}: is no folder; choose another for the tables")
    others = sorted(_others(output)) if output.exists() else []
    if others:
        raise TablesError(f"{output}: holds {others[0]}, which would be lost; choose another folder")


def _others(output: Path) -> Iterator[str]:
    """What is in a folder and no build has made."""
    for entry in output.iterdir():
        if entry.name in TABLES and entry.is_dir():
            yield from (f"{entry.name}/{each.name}" for each in entry.iterdir() if each.suffix != ".parquet")
        elif entry.name not in _FILES:
            yield entry.name


@contextlib.contextmanager
def _workplace(folder: Path) -> Iterator[tuple[Path, list[Path]]]:
    """A new folder in `folder`, locked while it is used and then removed, with those that crashes left."""
    with contextlib.ExitStack() as stack:
        left = [
            each for each in sorted(folder.glob(f"{_PREFIX}*.work")) if stack.enter_context(_locked(each))
        ]
        for each in left:  # the next build takes over what they have read
            stack.callback(shutil.rmtree, each, ignore_errors=True)
        is_ours = False
        while not is_ours:  # another build may take it for one that was left, before it is locked
            work = Path(tempfile.mkdtemp(prefix=_PREFIX, suffix=".work", dir=folder))
            is_ours = stack.enter_context(_locked(work)) or fcntl is None
        stack.callback(shutil.rmtree, work, ignore_errors=True)
        yield work, left


@contextlib.contextmanager
def _scratch(output: Folder) -> Iterator[Folder]:
    """A folder for a build's own files behind an address, removed at the end."""
    scratch = Remote(f"{output.address}/{_PREFIX}{uuid.uuid4().hex}")
    try:
        yield scratch
    finally:
        with contextlib.suppress(FileNotFoundError):  # nothing was written
            scratch.remove([name for name, _ in scratch.walk()])


def _forget(output: Folder, wanted: Collection[str]) -> None:
    """Removes parts and cached files that the tables which now stand have nothing to do with."""
    for folder in (*TABLES, packs.CACHE):
        names = [f"{folder}/{name}" for name in output.names(folder)]
        output.remove(name for name in names if name not in wanted)
    single = [f"{name}.parquet" for name in TABLES]
    output.remove(name for name in single if name not in wanted and output.has(name))


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[bool]:
    """Whether `folder` is there and no other build works in it; none does before this ends."""
    if fcntl is None:
        yield False
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except FileNotFoundError:
        yield False
        return
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield folder.exists()
    finally:
        os.close(handle)


def _sync_all(folder: Path, files: list[str]) -> None:
    """Has the disk hold files and the folders that they are in."""
    for file in files:
        _sync(folder / file)
    for each in {(folder / file).parent for file in files} | {folder}:
        _sync(each)


def _sync(path: Path) -> None:
    with contextlib.suppress(PermissionError):  # Windows opens no folders
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _replace(output: Path, new: Path) -> None:
    recover(output)
    if not _renamed(new, output) and not _exchange(new, output):
        shutil.rmtree(_aside(output), ignore_errors=True)  # of a crash after the next two lines
        output.rename(_aside(output))  # where `recover` finds it, should the next line not be reached
        new.rename(output)
        shutil.rmtree(_aside(output))
    _sync(output.parent)


def _renamed(new: Path, output: Path) -> bool:
    """Moves the new tables to where nothing is yet, or an empty folder; False where there are tables."""
    try:
        new.rename(output)
    except OSError as error:
        if error.errno in (errno.ENOTEMPTY, errno.EEXIST, errno.EACCES) and output.is_dir():
            return False
        raise
    return True


def _aside(output: Path) -> Path:
    """Where the old tables are for a moment on systems that cannot exchange two folders."""
    return output.with_name(f"{_PREFIX}{output.name}.old")


def recover(output: Path) -> None:
    """Puts tables back that a crash left aside."""
    if not output.exists() and _aside(output).is_dir():
        _aside(output).rename(output)


def _exchange(one: Path, other: Path) -> bool:
    """Swaps two folders in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    if renameat2(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EXDEV):
        return False
    raise OSError(code, os.strerror(code), str(other))


def nearest() -> Path:
    """The folder `data/processed` with tables here or, as from a notebook's folder, nearest above."""
    usual, here = Path("data/processed"), Path.cwd()
    found = (
        folder / usual for folder in (here, *here.parents) if (folder / usual / datapackage.NAME).is_file()
    )
    return next(found, usual)


def load(folder: Folder) -> Tables:
    """The tables in `folder`, all of one build; TablesError says what to run where there are none."""
    stood = 0
    while stood < _ATTEMPTS:
        if isinstance(folder, Local):
            recover(Path(folder.path))
        if not folder.has(datapackage.NAME):
            raise TablesError(
                f"{shown(folder)}: no tables here; `communique build RAW --output {shown(folder)}` makes them"
            )
        before = _version(folder)
        with contextlib.suppress(FileNotFoundError):  # replaced meanwhile
            if read := _read(folder):
                return Tables(**{name: parquet.frame(name, table) for name, table in read.items()})
        stood += _version(folder) == before
    raise TablesError(
        f"{shown(folder)}: files are missing or not as built; `communique build` makes them anew"
    )


def _version(folder: Folder) -> tuple[int, int] | bytes:
    """What tells the tables that stand in a folder from those of another build."""
    with contextlib.suppress(FileNotFoundError):
        if not isinstance(folder, Local):
            return folder.read(datapackage.NAME)
        at = os.stat(folder.path)  # noqa: PTH116 names may be no UTF-8
        return at.st_ino, at.st_ctime_ns
    return b""


def _read(folder: Folder) -> dict[str, pyarrow.Table]:
    """Every table, of its parts; none where the files are not those that the description speaks of."""
    listed = datapackage.files(folder.read(datapackage.NAME))
    if listed.keys() != TABLES.keys():
        return {}
    read: dict[str, list[pyarrow.Table]] = {name: [] for name in TABLES}
    for name, files in listed.items():
        for file, sha256 in files.items():
            data = folder.read(file)
            if hashlib.sha256(data).hexdigest() != sha256:
                return {}
            read[name].append(parquet.read(name, file, data))
    return {
        name: tables[0] if len(tables) == 1 else parquet.ordered(name, tables)
        for name, tables in read.items()
    }
