"""The tables for colleagues without Python: spreadsheets, graphs of who met whom, and a calendar.

E-mail addresses and telephone numbers go into none of them, nor does `documents.text`, which holds them.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from communique.errors import ExportError

if TYPE_CHECKING:
    from communique.tables import Tables

# What each format makes, under the folder that is asked for.
FILES = {
    "csv": "csv",  # a folder, one file for each table
    "xlsx": "communique.xlsx",
    "graphml": "network.graphml",
    "gexf": "network.gexf",
    "ics": "events.ics",
}


def export(tables: Tables, to: str, folder: str | Path = "exports") -> list[Path]:
    """Writes `tables` in the format `to` (csv, xlsx, graphml, gexf or ics) under `folder`; the files written.

    Same tables, same bytes. ExportError where the format is unknown, needs a package that is not installed or
    cannot hold the tables, and where the folder cannot be written.
    """
    if to not in FILES:
        raise ExportError(f"{to}: no such format; there are {', '.join(FILES)}")
    place = Path(folder) / FILES[to]
    made = _made(tables, to)
    try:
        paths = [place / name if name else place for name in made]
        for path, data in zip(paths, made.values(), strict=True):
            _write(path, data)
    except OSError as error:
        raise ExportError(f"{place}: cannot be written ({error.strerror or error})") from error
    return paths


def _made(tables: Tables, to: str) -> dict[str, bytes]:
    """The bytes of each file; the name is empty where the format makes one file only."""
    from communique.exports import calendar, graphs, spreadsheets

    if to == "csv":
        return {f"{name}.csv": spreadsheets.csv_bytes(name, frame) for name, frame in tables}
    makers = {
        "xlsx": spreadsheets.xlsx_bytes,
        "graphml": graphs.graphml_bytes,
        "gexf": graphs.gexf_bytes,
        "ics": calendar.ics_bytes,
    }
    return {"": makers[to](tables)}


def _write(path: Path, data: bytes) -> None:
    """Puts `data` at `path` at once: a crash leaves the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".communique-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
