"""The files that tables are written in: one for a table, or for many documents a folder of parts."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.dataset import parquet
from communique.folders import Folder, Memory, Remote
from communique.tables import TABLES

if TYPE_CHECKING:
    import pyarrow

ALL = "all"  # the label of a table's only part, and of a partition that is the only one


@dataclass(frozen=True, slots=True)
class Part:
    """A Parquet file with rows of a table, in the order of their keys."""

    table: str
    file: str  # relative to the folder of the tables
    rows: int
    bytes: int
    sha256: str


def write(folder: Folder, name: str, rows: pyarrow.Table, label: str = ALL) -> Part:
    """Writes rows of the table `name`: its only part, or the one with that label."""
    if isinstance(folder, Memory):
        file = f"{name}/{label}"
        folder.files[file] = rows
        return Part(name, file, rows.num_rows, 0, "")
    data = parquet.packed(rows)
    hashed = hashlib.sha256(data).hexdigest()
    # Behind an address nothing is overwritten: the old tables stand until the new description does.
    is_plain = label == ALL and not isinstance(folder, Remote)
    file = f"{name}.parquet" if is_plain else f"{name}/{label}-{hashed[:8]}.parquet"
    folder.write(file, data)
    return Part(name, file, rows.num_rows, len(data), hashed)


def write_all(folder: Folder, tables: dict[str, pyarrow.Table], label: str) -> list[Part]:
    """Writes the parts of several tables with one label; those without rows are left out."""
    return [write(folder, name, rows, label) for name, rows in tables.items() if rows.num_rows]


def read(folder: Folder, part: Part) -> pyarrow.Table:
    """The rows of a part."""
    if isinstance(folder, Memory):
        return folder.files[part.file]
    return parquet.read(part.table, part.file, folder.read(part.file))


def take(folder: Folder, other: Folder, part: Part) -> bool:
    """Has a part of another folder here too; False where it is not there, or not as it was written."""
    try:
        is_sound = hashlib.sha256(other.read(part.file)).hexdigest() == part.sha256
    except OSError:
        return False
    return is_sound and folder.take(other, part.file)


def united(folder: Folder, parts: list[Part], *, all_tables: bool) -> list[Part]:
    """The parts by table, of each one if `all_tables`; of a table that has none, one without rows."""
    of_table: defaultdict[str, list[Part]] = defaultdict(list)
    for part in parts:
        of_table[part.table].append(part)
    made = []
    for name in TABLES:
        listed = sorted(of_table[name], key=lambda part: part.file)
        if not listed or (all_tables and len(listed) > 1):
            tables = [read(folder, part) for part in listed]
            if not isinstance(folder, Remote):
                folder.remove(part.file for part in listed)
            listed = [write(folder, name, parquet.ordered(name, tables))]
        made += listed
    return made
