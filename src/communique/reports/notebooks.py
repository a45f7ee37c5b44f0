"""The notebooks run from top to bottom and written so that the same tables give the same bytes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique import claims
from communique.errors import ReportError

if TYPE_CHECKING:
    from nbformat import NotebookNode

REPORTED = ("0-coverage", "1-funding", "2-milestones", "3-network", "4-accuracy")
_SECONDS = 600  # for one cell
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_FAILING = re.compile(r"^-+> ?\d+ (.+)$", re.MULTILINE)  # how a traceback marks the line
# What a cell raises where the tables are not as it expects.
_OF_THE_TABLES = ("AssertionError", "IndexError", "KeyError", "TypeError", "ValueError")
_KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def read(path: Path) -> NotebookNode:
    """A notebook as committed; ReportError where it cannot be read."""
    try:
        import nbformat
    except ImportError as error:
        raise ReportError(
            "notebooks need Jupyter; `python -m pip install 'communique[notebooks]'` adds it"
        ) from error
    try:
        return nbformat.read(path, as_version=4)
    except (OSError, ValueError) as error:
        raise ReportError(f"{path}: no readable notebook ({error})") from error


def execute(notebook: NotebookNode, folder: Path) -> NotebookNode:
    """A copy of `notebook`, run in `folder`; ReportError tells of the first cell that fails or warns."""
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    run = nbformat.from_dict(notebook)
    settings = {
        "timeout": _SECONDS,
        "record_timing": False,
        "resources": {"metadata": {"path": str(folder)}},
        "extra_arguments": ["--log-level=ERROR"],  # a kernel warns of how it was started
    }
    try:
        NotebookClient(run, **settings).execute()
    except CellExecutionError as error:
        raise ReportError(_fault(error)) from error
    for cell in run.cells:
        for output in cell.get("outputs", ()):
            if output.get("name") == "stderr":
                raise ReportError(f"a cell warns: {output['text'].strip()}")
    return tidy(run)


def _fault(error: Any) -> str:
    """What a cell's error says; where its tables have changed, also the line and what to do about it."""
    if not hasattr(error, "ename"):
        return str(error)
    said = f"{error.ename}: {error.evalue}".removesuffix(": ")
    if error.ename not in _OF_THE_TABLES:
        return said
    line = _FAILING.search(_COLOUR.sub("", error.traceback))
    where = f" in `{line.group(1).strip()}`" if line else ""
    return f"{said}{where}; the tables no longer hold what the cell asks: mend it and the prose beside it"


def tidy(notebook: NotebookNode) -> NotebookNode:
    """The notebook without what differs between machines and runs: versions, times, numbers of runs."""
    notebook.metadata.clear()
    notebook.metadata.update(kernelspec=_KERNEL, language_info={"name": "python"})
    for cell in notebook.cells:
        for name in ("execution", "collapsed", "scrolled", "ExecuteTime"):
            cell.metadata.pop(name, None)
    return notebook


def written(notebook: NotebookNode) -> str:
    """The notebook's file as text."""
    import nbformat

    return nbformat.writes(notebook, version=nbformat.NO_CONVERT) + "\n"


def refresh(
    path: Path, *, renumber: bool = False, say: Callable[[str], None] = lambda _: None
) -> NotebookNode:
    """Runs the notebook at `path` and writes it back with its outputs, which it returns.

    With `renumber`, claims that the tables no longer bear out are rewritten in prose and code, and `say` is
    told of each. Whether the words around them are still true is for people to see. ReportError names the
    notebook where it fails.
    """
    notebook = read(path)
    while True:
        try:
            notebook = execute(notebook, path.parent)
        except ReportError as error:
            stale = dict(claims.wrong(str(error)))
            if not renumber or not stale:
                raise ReportError(f"{path}: {error}") from error
            for said, right in stale.items():
                say(f"{path.name}: “{said}” is now “{right}”")
            if not _renumber(notebook, stale):
                raise ReportError(f"{path}: {error}") from error
            continue
        if path.stem not in REPORTED:  # its outputs differ from run to run
            _clear(notebook)
        path.write_text(written(notebook), encoding="utf-8", newline="\n")
        return notebook


def _renumber(notebook: NotebookNode, stale: dict[str, str]) -> bool:
    """Rewrites all claims at once, none within a longer number or word; whether anything was rewritten."""
    words = "|".join(re.escape(said) for said in sorted(stale, key=len, reverse=True))
    claim = re.compile(rf"(?<!\w)(?<!\d[.,])(?:{words})(?!\w)")
    before = [cell.source for cell in notebook.cells]
    for cell in notebook.cells:
        cell.source = claim.sub(lambda match: stale[match.group()], cell.source)
    return before != [cell.source for cell in notebook.cells]


def _clear(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
