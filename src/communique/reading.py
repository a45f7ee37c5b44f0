"""One file's text in, its rows out: the way a document is read, in order.

Pure: the same text gives the same rows, whatever was read before, on any machine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from communique import (
    chronology,
    documents,
    events,
    figures,
    participation,
    reference,
)
from communique.contacts import blot
from communique.details import Part
from communique.names import actors, gazetteer, translated
from communique.names.recognizers import Recognizer
from communique.records import Actor, Document, Event, Figure, Framework, Mention, Participation
from communique.text import sections, sentences
from communique.text.page import Page
from communique.text.plain import Plain


@dataclass(slots=True)
class Reading:
    """One document and its rows; entities recur from document to document and are merged by the dataset."""

    document: Document
    actors: list[Actor] = field(default_factory=list)
    frameworks: list[Framework] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    participation: list[Participation] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


def read(
    text: str,
    *,
    stem: str = "text",
    source_path: str = "text.txt",
    sha256: str = "",
    repeated: frozenset[str] = frozenset(),
    given: tuple[Part, ...] = (),
    recognizer: Recognizer | None = None,
) -> list[Reading]:
    """Every document in a file's decoded `text`, read, in order.

    `stem` begins the document ids; `repeated` holds the lines that several files of one site share; `given`
    are the parts of `text` of which its file says something, or none; `recognizer` proposes persons and
    organizations that the rules missed, and must be as pure as they are.

    >>> [reading] = read("IOM Welcomes Pact\\nGeneva, 30 April 2024 - Germany joined the IOM in 1954.")
    >>> [event.name for event in reading.events]
    ['Accession of Germany to the International Organization for Migration']
    """
    readings = []
    parts = list(_parts(text, given))
    for number, part in enumerate(parts):
        document_id = f"{stem}.{number:02}" if len(parts) > 1 else stem
        page = open_page(text[part.start : part.end], document_id, repeated, part, recognizer)
        document = _document(page, text, part, document_id, source_path, sha256, number)
        readings.append(_reading(page, document))
    return readings


def open_page(
    text: str,
    document_id: str,
    repeated: frozenset[str] = frozenset(),
    given: Part | None = None,
    recognizer: Recognizer | None = None,
) -> Page:
    """One document's page with every reader's findings, in the order in which they need one another.

    `given` is what its file or a sidecar says of it.
    """
    given = given or Part(0, len(text))
    plain = Plain(text)
    lines = sections.label(plain.text, repeated | given.furniture)
    page = Page(plain, lines, sentences.split(plain.text, lines))
    page.language = given.sidecar.language or documents.language(text) or given.details.language
    documents.head(page)
    page.kind = given.sidecar.kind or given.details.kind or page.kind
    if page.is_english:
        actors.read(page, recognizer)
    else:
        translated.read(page)
    page.published, page.published_precision, page.published_basis = _published(page, given)
    page.dates = chronology.resolve(page)
    page.publisher = (
        _registered(given.sidecar.publisher)
        or documents.publisher(page)
        or _registered(given.details.publisher)
    )
    if not (given.sidecar.kind or given.details.kind):
        documents.settle_kind(page)
    page.happenings = events.read(page) if page.is_english else []
    page.figures = figures.read(page, document_id)
    page.participation = participation.read(page, document_id) if page.is_english else []
    return page


def _parts(text: str, given: tuple[Part, ...]) -> Iterator[Part]:
    """A part for each document: those that the file tells apart, feeds split as any text."""
    for part in given or (Part(0, len(text)),):
        if part.whole:
            yield part
            continue
        for start, end in documents.split(text[part.start : part.end]):
            yield replace(part, start=part.start + start, end=part.start + end)


def _published(page: Page, given: Part) -> tuple[date | None, str, str]:
    """The day of publication: the sidecar's, else the one that is printed, else the file's, else a reasoned
    one."""
    if given.sidecar.published:
        return given.sidecar.published, given.sidecar.published_precision, "sidecar"
    read = chronology.published(page)
    if given.details.published and (read[2] != "explicit" or read[1] != "day"):
        return given.details.published, given.details.published_precision, "metadata"
    return read


def _registered(name: str | None) -> str | None:
    """A publisher's name as the registry spells it, if it knows it, else as it is given."""
    if name is None:
        return None
    plain = Plain(name).text
    known = [each for each in gazetteer.find(plain) if (each.start, each.end) == (0, len(plain))]
    entries = {"actor": reference.actors, "framework": reference.frameworks}
    for each in known:
        if each.entity in entries and each.entity_id in (entry := entries[each.entity]()):
            return entry[each.entity_id].name
    return name


def _document(
    page: Page, source: str, given: Part, document_id: str, source_path: str, sha256: str, part: int
) -> Document:
    text = source[given.start : given.end]
    title = text[slice(*page.plain.original(*page.title))] if page.title else given.details.title
    return Document(
        document_id=document_id,
        source_path=source_path,
        source_sha256=sha256,
        part=part,
        kind=page.kind,
        language=page.language,
        source_start=given.start,
        source_end=given.end,
        text=text,
        words=len(text.split()),
        publisher=page.publisher and blot(page.publisher),
        title=title and blot(title),
        published=page.published,
        published_precision=page.published_precision,
        published_basis=page.published_basis,
        place=page.place,
        country=page.country,
        url=given.sidecar.url or given.details.url,
    )


def _reading(page: Page, document: Document) -> Reading:
    page.figures = list(_identified(page, document))
    return Reading(
        document=document,
        actors=list(page.actors.values()),
        frameworks=list(page.frameworks.values()),
        events=[happening.event for happening in page.happenings],
        figures=[figure for figure, _, _ in page.figures],
        participation=list(_participation(page, document)),
        mentions=list(_mentions(page, document)),
    )


def _participation(page: Page, document: Document) -> Iterator[Participation]:
    for row in page.participation:
        start, end = page.plain.original(row.start, row.end)
        yield Participation(
            row.event_id, row.actor_id, row.role, document.document_id, start, end, document.text[start:end]
        )


def _mentions(page: Page, document: Document) -> Iterator[Mention]:
    for name in page.names:
        yield _mention(page, document, name.start, name.end, name.entity, name.entity_id, name.position)
    for happening in page.happenings:
        for start, end in happening.spans:
            yield _mention(page, document, start, end, "event", happening.event.event_id)
    for figure, start, end in page.figures:
        yield _mention(page, document, start, end, "figure", figure.figure_id)


def _identified(page: Page, document: Document) -> Iterator[tuple[Figure, int, int]]:
    """The page's figures with ids that speak of the document's text: readers know the plain copy only.

    One number can be several figures ("1,000 each of gloves and masks"); the second is `document@offset.2`.
    """
    seen: Counter[int] = Counter()
    for figure, start, end in page.figures:
        offset, _ = page.plain.original(start, end)
        seen[offset] += 1
        suffix = f".{seen[offset]}" if seen[offset] > 1 else ""
        figure_id = f"{document.document_id}@{offset}{suffix}"
        yield figure if figure.figure_id == figure_id else replace(figure, figure_id=figure_id), start, end


def _mention(
    page: Page,
    document: Document,
    start: int,
    end: int,
    entity: str,
    entity_id: str,
    position: str | None = None,
) -> Mention:
    there_start, there_end = page.plain.original(start, end)
    return Mention(
        document.document_id,
        there_start,
        there_end,
        entity,
        entity_id,
        document.text[there_start:there_end],
        page.section_at(start),
        position,
    )
