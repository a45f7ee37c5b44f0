"""A row shown in its document: the words that are its evidence, marked where they stand."""

from __future__ import annotations

import difflib
import html
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from communique.contacts import blot, linked, shown
from communique.errors import TablesError
from communique.scoring.answers import records
from communique.tables import ENTITIES

if TYPE_CHECKING:
    from communique.tables import Tables

_COLUMNS = "display: grid; grid-template-columns: max-content 1fr; column-gap: 1em"  # names beside values
_CONTEXT = 160  # code points shown on each side of a quote


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote of a document with what stands around it, half-open offsets into the document's text.

    E-mail addresses and telephone numbers are blotted in all three.
    """

    document_id: str
    title: str
    start: int
    end: int
    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class View:
    """A row and the passages that say so; a notebook shows it as HTML, `print` as text."""

    heading: str
    columns: dict[str, str]
    passages: tuple[Passage, ...]

    def __str__(self) -> str:
        lines = [printable(self.heading)]
        lines += [f"  {name}: {printable(value)}" for name, value in self.columns.items()]
        for passage in self.passages:
            where = f"{passage.document_id} [{passage.start}:{passage.end}] {passage.title}"
            words = f"{passage.before}>>{passage.quote}<<{passage.after}"
            lines += ["", printable(where), f"  {printable(words)}"]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        columns = "".join(
            f'<dt style="width: auto">{html.escape(name)}</dt>'
            f'<dd style="width: auto; margin: 0">{html.escape(value)}</dd>'
            for name, value in self.columns.items()
        )
        passages = "".join(_passage_html(passage) for passage in self.passages)
        return (
            f'<section class="communique-view"><h4>{html.escape(self.heading)}</h4>'
            f'<dl style="{_COLUMNS}">{columns}</dl>{passages}</section>'
        )


def printable(words: str) -> str:
    """`words` on one line, without what would steer a terminal or turn the writing direction.

    >>> printable("IOM\\x1b[31m\\n  met\\u202e")
    'IOM[31m met'
    """
    return " ".join("".join(c for c in words if c.isprintable() or c.isspace()).split())


def _passage_html(passage: Passage) -> str:
    where = f"{passage.document_id} [{passage.start}:{passage.end}] {passage.title}"
    return (
        f'<figure><blockquote style="white-space: pre-wrap">{html.escape(passage.before)}'
        f"<mark>{html.escape(passage.quote)}</mark>{html.escape(passage.after)}</blockquote>"
        f"<figcaption>{html.escape(where)}</figcaption></figure>"
    )


def show(tables: Tables, row_id: str) -> View:
    """The row whose id is `row_id` (of an actor, framework, event, figure or document) with its evidence.

    TablesError names the nearest ids where there is none.
    """
    for table, key in (
        *((f"{entity}s", f"{entity}_id") for entity in ENTITIES),
        ("documents", "document_id"),
    ):
        frame = getattr(tables, table)
        if len(found := frame[frame[key] == row_id]):
            (row,) = records(found)
            return _view(tables, table, row_id, row)
    raise TablesError(f"{row_id}: no row has this id{_hint(tables, row_id)}")


def _view(tables: Tables, table: str, row_id: str, row: dict[str, Any]) -> View:
    column = "document_id" if table == "documents" else "entity_id"
    mentions = tables.mentions[tables.mentions[column] == row_id]
    if table != "documents":
        mentions = mentions[mentions["entity"] == table.removesuffix("s")]
    wanted = tables.documents[tables.documents["document_id"].isin(mentions["document_id"])]
    documents = {document["document_id"]: document for document in records(wanted)}
    passages = tuple(_passage(documents[mention["document_id"]], mention) for mention in records(mentions))
    columns = {
        name: _number(value)
        for name, value in row.items()
        if value is not None and name not in ("text", "name")
    }
    columns |= _otherwise(tables, table, row_id)
    columns = {name: linked(value) for name, value in columns.items()}
    return View(blot(row.get("name") or row.get("title") or row_id), columns, passages)


def _otherwise(tables: Tables, table: str, row_id: str) -> dict[str, str]:
    """What documents say otherwise of a row's columns."""
    frame = tables.disagreements
    own = frame[(frame["entity"] == table.removesuffix("s")) & (frame["entity_id"] == row_id)]
    said: dict[str, str] = {}
    for row in records(own):
        name = f"{row['column']} otherwise"
        told = f"{row['value']} ({row['document_id']})"
        said[name] = f"{said[name]}, {told}" if name in said else told
    return said


def _number(value: Any) -> str:
    return f"{value:,.15g}" if isinstance(value, float) else str(value)


def _passage(document: dict[str, Any], mention: dict[str, Any]) -> Passage:
    text, start, end = document["text"], mention["start"], mention["end"]
    first, last = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    cited = (
        [blot(document["publisher"] or ""), linked(document["url"] or "")]
        if document["kind"] == "reference"
        else []
    )
    return Passage(
        document["document_id"],
        blot(document["title"] or "") or ", ".join(filter(None, cited)),
        start,
        end,
        ("…" if first else "") + shown(text, first, start),
        shown(text, start, end),
        shown(text, end, last) + ("…" if last < len(text) else ""),
    )


def _hint(tables: Tables, row_id: str) -> str:
    known = [
        each
        for table, key in (
            *((f"{entity}s", f"{entity}_id") for entity in ENTITIES),
            ("documents", "document_id"),
        )
        for each in getattr(tables, table)[key]
    ]
    wanted = row_id.casefold()
    near = [each for each in known if wanted and wanted in each][:5]
    near = near or difflib.get_close_matches(wanted, known, 5, 0.5)
    return f"; near it: {', '.join(near)}" if near else ""
