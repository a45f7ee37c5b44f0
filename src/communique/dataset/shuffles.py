"""Rows of many tables sent to many places by way of files, so that only some are in memory at once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.dataset import shelves
from communique.folders import Folder

if TYPE_CHECKING:
    import numpy
    import pyarrow

_ROWS = 1 << 16  # to gather before they are written


@dataclass(slots=True)
class Shuffle:
    """Takes rows with the number of the place that each goes to; `files` are then the names by place."""

    folder: Folder
    name: str
    files: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    _held: list[tuple[pyarrow.Table, numpy.ndarray]] = field(default_factory=list)
    _written: int = 0

    def add(self, table: pyarrow.Table, places: numpy.ndarray) -> None:
        """Takes the rows of a table."""
        self._held.append((table, places))
        if sum(table.num_rows for table, _ in self._held) >= _ROWS:
            self.flush()

    def flush(self) -> None:
        """Writes what was taken, in the order in which it came; to be called at the end."""
        import numpy as np
        import pyarrow as pa

        if not self._held:
            return
        table = pa.concat_tables([table for table, _ in self._held])
        places = np.concatenate([places for _, places in self._held])
        order = np.argsort(places, kind="stable")
        table, places = table.take(pa.array(order)), places[order]
        found, starts = np.unique(places, return_index=True)
        for place, start, end in zip(found, starts, np.append(starts, len(places))[1:], strict=True):
            name = f"{self.name}-{place:07}-{self._written:05}{shelves.SUFFIX}"
            shelves.put(self.folder, name, table.slice(start, end - start))
            self.files[int(place)].append(name)
        self._written += 1
        self._held.clear()


def gathered(folder: Folder, files: list[str]) -> pyarrow.Table | None:
    """The rows that went to one place; None where there are none."""
    import pyarrow as pa

    tables = [shelves.get(folder, name) for name in files]
    return pa.concat_tables(tables) if tables else None
