"""What the readers hand on: names found in a page, and the rows that become the tables.

Offsets are half-open, in Unicode code points. A `Name` speaks of a page's plain text; the row classes have
the columns of `docs/tables.md` (without `origin`, which the dataset adds) and speak of the document's text.
They are never changed once made, though nothing but the reading's speed keeps them from being frozen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(slots=True, unsafe_hash=True)
class Name:
    """A name where it is printed, and whom or what it names.

    `start:end` is the name alone; `phrase_start:phrase_end` is the noun phrase around it that means the same
    ("IOM Director General Amy Pope", "the Government of Egypt"), for rules about who did what.
    """

    start: int
    end: int
    entity: str  # "actor" or "framework"
    entity_id: str
    kind: str  # the actor's or framework's kind
    phrase_start: int
    phrase_end: int
    position: str | None = None  # a person's title at this mention, as printed


@dataclass(slots=True, unsafe_hash=True)
class When:
    """A printed date where it stands in a page, and the days it means; no days where they cannot be known."""

    start: int
    end: int
    start_date: date | None
    end_date: date | None
    precision: str  # "day", "month", "year" or "unknown"
    basis: str  # how the year was found: the vocabulary of `date_basis`


@dataclass(slots=True, unsafe_hash=True)
class Actor:
    """A row of `actors`."""

    actor_id: str
    name: str
    kind: str
    acronym: str | None = None
    country: str | None = None
    affiliation_id: str | None = None
    position: str | None = None


@dataclass(slots=True, unsafe_hash=True)
class Framework:
    """A row of `frameworks`."""

    framework_id: str
    name: str
    kind: str
    acronym: str | None = None
    parent_id: str | None = None


@dataclass(slots=True, unsafe_hash=True)
class Event:
    """A row of `events`."""

    event_id: str
    name: str
    kind: str
    framework_id: str | None = None
    edition: int | None = None
    start_date: date | None = None
    end_date: date | None = None
    date_precision: str = "unknown"
    date_basis: str = "unknown"
    place: str | None = None
    country: str | None = None
    status: str = "held"
    confidence: str | None = None  # of the cited record


@dataclass(slots=True, unsafe_hash=True)
class Happening:
    """An event and the stretches of the page that say it happened, first the one that names it best."""

    event: Event
    spans: tuple[tuple[int, int], ...]


@dataclass(slots=True, unsafe_hash=True)
class Figure:
    """A row of `figures`."""

    figure_id: str
    document_id: str
    measure: str
    value: float
    unit: str
    qualifier: str = "exact"
    period_start: date | None = None
    period_end: date | None = None
    value_eur: float | None = None
    rate: float | None = None
    rate_start_date: date | None = None
    rate_date: date | None = None
    payer_id: str | None = None
    payee_id: str | None = None
    subject_id: str | None = None
    basis: str | None = None
    overlaps: str | None = None
    scope: str | None = None
    confidence: str | None = None


@dataclass(slots=True, unsafe_hash=True)
class Participation:
    """A row of `participation`."""

    event_id: str
    actor_id: str
    role: str
    document_id: str
    start: int
    end: int
    quote: str
    confidence: str | None = None


@dataclass(slots=True, unsafe_hash=True)
class Mention:
    """A row of `mentions`."""

    document_id: str
    start: int
    end: int
    entity: str
    entity_id: str
    quote: str
    section: str
    position: str | None = None


@dataclass(slots=True, unsafe_hash=True)
class Document:
    """A row of `documents`."""

    document_id: str
    source_path: str
    source_sha256: str
    part: int
    kind: str
    language: str | None
    source_start: int
    source_end: int
    text: str
    words: int
    publisher: str | None = None
    title: str | None = None
    published: date | None = None
    published_precision: str = "unknown"
    published_basis: str = "unknown"
    place: str | None = None
    country: str | None = None
    url: str | None = None


@dataclass(slots=True, unsafe_hash=True)
class Disagreement:
    """A row of `disagreements`."""

    entity: str
    entity_id: str
    column: str
    value: str
    document_id: str


@dataclass(slots=True, unsafe_hash=True)
class Problem:
    """A row of `problems`."""

    source_path: str
    problem: str
    detail: str
