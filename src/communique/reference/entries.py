"""The facts a reader may use, one frozen class for each kind of row in this folder's CSV files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """A row of actors.csv; columns as in the `actors` table."""

    actor_id: str
    name: str
    acronym: str | None
    kind: str
    country: str | None  # ISO 3166-1 alpha-3
    affiliation_id: str | None
    source: str


@dataclass(frozen=True, slots=True)
class FrameworkEntry:
    """A row of frameworks.csv; columns as in the `frameworks` table."""

    framework_id: str
    name: str
    acronym: str | None
    kind: str
    parent_id: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Alias:
    """A row of aliases.csv: one printed form, in plain-text spelling, of one actor or framework.

    `form` says when it counts: a "name" always; a "short" name where the same document also has a longer form
    of the entity, or its parent; an "acronym" in exactly this case; an "adjective" of a state; an "organ" or
    office counts as its mother; a "listed" name only beside another state's in a list.
    """

    alias: str
    entity: str  # "actor" or "framework"
    entity_id: str
    form: str
    example: str
    source: str


@dataclass(frozen=True, slots=True)
class Translation:
    """A row of translations.csv: what an actor or framework is called in another language than English.

    `language` is an ISO 639-1 code, `form` "name" or "acronym"; it counts in texts of that language only.
    """

    printed: str
    language: str
    entity: str  # "actor" or "framework"
    entity_id: str
    form: str
    source: str


@dataclass(frozen=True, slots=True)
class Place:
    """A city in canonical spelling and its country, ISO 3166-1 alpha-3."""

    name: str
    country: str


@dataclass(frozen=True, slots=True)
class Term:
    """A row of terms.csv: who held which office from `start` to `end`, both inclusive.

    `holder` and `organization` are canonical names of actors (a state, for the Council's presidency) or, for
    the chair of a dialogue, of a framework; `end` is None where no end is known.
    """

    holder: str
    office: str
    organization: str
    start: date
    end: date | None
    confidence: str
    source: str


@dataclass(frozen=True, slots=True)
class Edition:
    """A row of events.csv: a meeting, adoption or founding whose date is on record.

    `aliases` are the names, in plain-text spelling, by which documents name it; the days are the first and
    last of the month or year where `date_precision` is "month" or "year".
    """

    name: str
    kind: str
    framework_id: str | None
    edition: int | None
    start_date: date
    end_date: date
    date_precision: str
    place: str | None
    country: str | None
    aliases: tuple[str, ...]
    confidence: str
    source: str
