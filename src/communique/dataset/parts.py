"""The files that tables are written in: one for a table, or for many documents a folder of parts."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.dataset import parquet
from communique.folders import Folder
from communique.tables import TABLES

if TYPE_CHECKING:
    import pyarrow


@dataclass(frozen=True, slots=True)
class Part:
    """A Parquet file with rows of a table, in the order of their keys."""

    table: str
    file: str  # relative to the folder of the tables
    rows: int
    bytes: int
    sha256: str


def write(folder: Folder, name: str, rows: pyarrow.Table, label: str = "") -> Part:
    """Writes rows of the table `name`: its only part, or the one with that label."""
    data = parquet.packed(rows)
    hashed = hashlib.sha256(data).hexdigest()
    file = f"{name}/{label}-{hashed[:8]}.parquet" if label else f"{name}.parquet"
    folder.write(file, data)
    return Part(name, file, rows.num_rows, len(data), hashed)


def take(folder: Folder, other: Folder, part: Part) -> bool:
    """Has a part of another folder here too; False where it is not there, or not as it was written."""
    try:
        is_sound = hashlib.sha256(other.read(part.file)).hexdigest() == part.sha256
    except OSError:
        return False
    return is_sound and folder.take(other, part.file)


def united(folder: Folder, parts: list[Part], *, all_tables: bool) -> list[Part]:
    """The parts with those of one table made one, of every table or of those that have a single part."""
    of_table: defaultdict[str, list[Part]] = defaultdict(list)
    for part in parts:
        of_table[part.table].append(part)
    made = []
    for name in TABLES:
        listed = of_table[name]
        if len(listed) < 2 or all_tables:
            tables = [parquet.read(name, part.file, folder.read(part.file)) for part in listed]
            folder.remove(part.file for part in listed)
            listed = [write(folder, name, parquet.ordered(name, tables))]
        made += sorted(listed, key=lambda part: part.file)
    return made
