"""A cited source's document: what the record says that it states, and where in it each name stands."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate

from communique.reading import Reading
from communique.records import Actor, Document, Event, Figure, Mention, Participation
from communique.reference.files import Row

_PRECISIONS = ("unknown", "year", "month", "day")  # by the number of parts of an ISO date


class SourcesFile:
    """The file that lists the cited sources: its path in the raw folder, checksum, and its lines."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.sha256 = hashlib.sha256(text.encode()).hexdigest()
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

    def line(self, number: int) -> tuple[int, int]:
        """The half-open offsets of the line of that number, counted from 1, without its line break."""
        return self._starts[number - 1], self._starts[number] - 1


@dataclass(slots=True)
class RecordPage:
    """The document of one row of `sources.csv` while it is written."""

    source: Row
    prefix: str = "cited"  # of its document's id
    events: list[Event] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    participation: list[Participation] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    text: str = ""

    @property
    def document_id(self) -> str:
        """The id of the source's row in `documents`."""
        return f"{self.prefix}-{self.source.cells['source_id']}"

    @property
    def published(self) -> tuple[date | None, str]:
        """When it was published, and how precisely that is known; of 2024 or 2024-05 the first day."""
        parts = [int(part) for part in self.source.cells["published"].split("-") if part]
        first = date(*parts, *(1,) * (3 - len(parts))) if parts else None
        return first, _PRECISIONS[len(parts)]

    def say(self, words: str) -> tuple[int, int]:
        """Adds `words`; the half-open offsets at which they stand."""
        start = len(self.text)
        self.text += words
        return start, len(self.text)

    def name(self, entity: str, entity_id: str, words: str) -> tuple[int, int]:
        """Adds `words` as a mention of an entity; where they stand."""
        start, end = self.say(words)
        self.mark(start, end, entity, entity_id)
        return start, end

    def mark(self, start: int, end: int, entity: str, entity_id: str) -> None:
        """Makes a stretch that was written a mention of an entity."""
        quote = self.text[start:end]
        self.mentions.append(Mention(self.document_id, start, end, entity, entity_id, quote, "body"))

    def reading(self, file: SourcesFile, part: int, own: dict[str, Actor]) -> Reading:
        """The finished document, the `part`th that `file` cites, and its rows.

        `own` are the actors that the record brings; those named here are the reading's.
        """
        named = {row.entity_id for row in self.mentions if row.entity == "actor"}
        return Reading(
            document=self._document(file, part),
            actors=[actor for actor_id, actor in own.items() if actor_id in named],
            events=self.events,
            figures=self.figures,
            participation=self.participation,
            mentions=self.mentions,
        )

    def _document(self, file: SourcesFile, part: int) -> Document:
        published, precision = self.published
        start, end = file.line(self.source.line)
        return Document(
            document_id=self.document_id,
            source_path=file.path,
            source_sha256=file.sha256,
            part=part,
            kind="reference",
            language="en",
            source_start=start,
            source_end=end,
            text=self.text,
            words=len(self.text.split()),
            publisher=self.source.maybe("publisher"),
            published=published,
            published_precision=precision,
            published_basis="explicit" if published else "unknown",
            url=self.source.text("url"),
        )
