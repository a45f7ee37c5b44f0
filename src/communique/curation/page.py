"""Candidates as a page of plain text for a terminal, and as CSV."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.curation import KINDS
from communique.errors import ExportError
from communique.scoring.answers import records
from communique.view import printable

if TYPE_CHECKING:
    import pandas


def page(found: pandas.DataFrame, top: int) -> str:
    """The first `top` candidates of each kind with counts, a sentence and the lines to add."""
    parts = [
        _part(kind, list(rows), top) for kind, rows in groupby(records(found), key=lambda row: row["kind"])
    ]
    return "\n\n".join(parts) if parts else "nothing that is not known already"


def _part(kind: str, rows: list[dict[str, Any]], top: int) -> str:
    top = max(0, top)
    lines = [f"{KINDS[kind]} ({len(rows)})", "documents  count"]
    for row in rows[:top]:
        lines += _told(row)
    if len(rows) > top:
        lines.append(f"… and {len(rows) - top} more")
    return "\n".join(lines)


def _told(row: dict[str, Any]) -> list[str]:
    lines = [
        f"{row['documents']:>9}  {row['count']:>5}  {printable(row['name'])}",
        f"{' ' * 18}{row['document_id']}: {printable(row['sentence'])}",
    ]
    if row["near_line"]:
        lines.append(f"{' ' * 18}if it is {row['near']}: {printable(row['near_line'])}")
    lines += [f"{' ' * 18}{printable(line)}" for line in row["lines"].splitlines()]
    return lines


def write_csv(found: pandas.DataFrame, path: Path) -> None:
    """Writes the candidates, all of them, as CSV that is safe to open; ExportError where it cannot be
    written.
    """
    from communique.exports.spreadsheets import frame_bytes

    try:
        path.write_bytes(frame_bytes(found))
    except OSError as error:
        raise ExportError(f"{path}: cannot be written ({error.strerror or error})") from error
