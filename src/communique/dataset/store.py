"""The tables on disk: a folder of Parquet files that is replaced whole, or stays as it was."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from communique.dataset import datapackage, parquet
from communique.errors import TablesError
from communique.tables import TABLES, Tables

if TYPE_CHECKING:
    import pyarrow

try:
    import fcntl
except ImportError:  # Windows: what a crash left beside the tables stays there
    fcntl = None

_FILES = frozenset({*(f"{name}.parquet" for name in TABLES), datapackage.NAME})
_PREFIX = ".communique-"  # of the folders beside the output in which a build works
_ATTEMPTS = 5  # to load tables that other builds keep replacing


def save(made: dict[str, pyarrow.Table], output: Path) -> None:
    """Puts all tables and their description in the place of the folder `output`, at once.

    They are written beside it and exchanged with it in one step, so that a crash leaves the old tables whole,
    and of two builds at once the later one stands. TablesError where `output` holds anything but tables (it
    would be lost) or cannot be written.
    """
    check(output)
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with _workplace(output.parent) as work:
            new = work / "new"
            new.mkdir()
            _write(made, new)
            _replace(output, new)
    except OSError as error:
        raise TablesError(f"{output}: cannot be written ({error.strerror or error})") from error


def check(output: Path) -> None:
    """TablesError where `output` is something that a build must not replace."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise TablesError(f"{output}: is no folder; choose another for the tables")
    others = sorted({entry.name for entry in output.iterdir()} - _FILES) if output.exists() else []
    if others:
        raise TablesError(f"{output}: holds {others[0]}, which would be lost; choose another folder")


@contextlib.contextmanager
def _workplace(folder: Path) -> Iterator[Path]:
    """A new folder in `folder`, locked while it is used and then removed, with those that crashes left."""
    for left in folder.glob(f"{_PREFIX}*.work"):
        with _locked(left) as is_left:
            if is_left:
                shutil.rmtree(left, ignore_errors=True)
    with contextlib.ExitStack() as stack:
        is_ours = False
        while not is_ours:  # another build may take it for one that was left, before it is locked
            work = Path(tempfile.mkdtemp(prefix=_PREFIX, suffix=".work", dir=folder))
            is_ours = stack.enter_context(_locked(work)) or fcntl is None
        stack.callback(shutil.rmtree, work, ignore_errors=True)
        yield work


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


def _write(made: dict[str, pyarrow.Table], folder: Path) -> None:
    for name, table in made.items():
        parquet.write(table, folder / f"{name}.parquet")
    with (folder / datapackage.NAME).open("w", encoding="utf-8", newline="\n") as file:
        file.write(datapackage.describe(folder, {name: table.num_rows for name, table in made.items()}))
        file.flush()
        os.fsync(file.fileno())
    _sync(folder)


def _sync(folder: Path) -> None:
    with contextlib.suppress(PermissionError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY)
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


def load(folder: Path) -> Tables:
    """The tables in `folder`, all of one build; TablesError says what to run where there are none."""
    for _ in range(_ATTEMPTS):
        recover(folder)
        if not (folder / datapackage.NAME).is_file():
            raise TablesError(
                f"{folder}: no tables here; `communique build RAW --output {folder}` makes them"
            )
        before = _hashes(folder)
        with contextlib.suppress(FileNotFoundError):  # replaced meanwhile
            read = {name: (folder / f"{name}.parquet").read_bytes() for name in TABLES}
            if {name: hashlib.sha256(data).hexdigest() for name, data in read.items()} == before:
                return Tables(**{name: parquet.read(name, data) for name, data in read.items()})
    raise TablesError(f"{folder}: files are missing or not as built; `communique build` makes them anew")


def _hashes(folder: Path) -> dict[str, str]:
    """What the data package says of each table's bytes."""
    try:
        described = json.loads((folder / datapackage.NAME).read_text(encoding="utf-8"))
        return {each["name"]: each["hash"].removeprefix("sha256:") for each in described["resources"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
