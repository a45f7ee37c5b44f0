"""Tables from wherever they are: loaded ones, a folder of them, or a folder of documents that is read now."""

from __future__ import annotations

import tempfile
from pathlib import Path

from communique.dataset import build, datapackage, load
from communique.errors import TablesError
from communique.tables import Tables


def tables_of(source: Tables | str | Path) -> Tables:
    """The tables that `source` is or holds; of a folder of documents, those that a build makes of it.

    Nothing is written beside the documents. TablesError where `source` is no folder.
    """
    if isinstance(source, Tables):
        return source
    folder = Path(source)
    if (folder / datapackage.NAME).exists():
        return load(folder)
    if not folder.is_dir():
        raise TablesError(f"{folder}: no folder of documents or tables here")
    with tempfile.TemporaryDirectory(prefix="communique-") as work:
        build(folder, Path(work) / "tables")
        return load(Path(work) / "tables")
