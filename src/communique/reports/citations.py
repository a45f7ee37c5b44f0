"""The sentence behind a row: what a document says, where, and who published it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from communique.contacts import blot, shown
from communique.scoring.answers import records
from communique.text import sections, sentences
from communique.text.plain import Plain

if TYPE_CHECKING:
    from communique.tables import Tables

_LONGEST = 600  # code points of a sentence; a line without full stops can be a page


@dataclass(frozen=True, slots=True)
class Citation:
    """A row's words in the sentence that they stand in; e-mail addresses and telephone numbers are blotted.

    `start` and `end` are the offsets of `quote` in the document's text, half-open.
    """

    row_id: str
    document_id: str
    before: str
    quote: str
    after: str
    start: int
    end: int
    publisher: str | None
    title: str | None
    published: str | None
    url: str | None


class Citations:
    """Finds the citations of rows by their ids; each document is cut into sentences once."""

    def __init__(self, tables: Tables) -> None:
        self._documents = {row["document_id"]: row for row in records(tables.documents)}
        self._mentions: dict[str, list[dict[str, Any]]] = {}
        for row in records(tables.mentions):
            self._mentions.setdefault(row["entity_id"], []).append(row)
        self._sentences: dict[str, list[tuple[int, int]]] = {}

    def of(self, row_id: str) -> list[Citation]:
        """The first words of each document that name the row, in the order of the documents' ids."""
        firsts: dict[str, dict[str, Any]] = {}
        for row in self._mentions.get(row_id, []):
            firsts.setdefault(row["document_id"], row)
        return [self._citation(row_id, row) for row in firsts.values()]

    def _citation(self, row_id: str, mention: dict[str, Any]) -> Citation:
        document = self._documents[mention["document_id"]]
        text, start, end = document["text"], mention["start"], mention["end"]
        first, last = self._sentence(document, start, end)
        published = document["published"]
        return Citation(
            row_id,
            document["document_id"],
            _last(shown(text, first, start)),
            shown(text, start, end),
            _first(shown(text, end, last)),
            start,
            end,
            *(blot(document[name]) if document[name] else None for name in ("publisher", "title")),
            published.isoformat() if published else None,
            document["url"],
        )

    def _sentence(self, document: dict[str, Any], start: int, end: int) -> tuple[int, int]:
        """The sentences that a stretch of a document's text lies in, as one stretch."""
        if (key := document["document_id"]) not in self._sentences:
            plain = Plain(document["text"])
            cut = sentences.split(plain.text, sections.label(plain.text))
            self._sentences[key] = [plain.original(each.start, each.end) for each in cut]
        around = [(s, e) for s, e in self._sentences[key] if s < end and start < e]
        return min([start, *(s for s, _ in around)]), max([end, *(e for _, e in around)])


def _last(text: str) -> str:
    """The end of what stands before a quote."""
    return text.lstrip() if len(text) <= _LONGEST else f"…{text[-_LONGEST:]}"


def _first(text: str) -> str:
    """The beginning of what stands after a quote."""
    return text.rstrip() if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
