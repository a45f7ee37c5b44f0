"""What a reader may know beforehand: names, places, offices, meetings on record, euro rates.

Curated by hand, one fact a row, each with its source (README.md here says more). Importing this package opens
no file; each function reads its own when first called, and keeps it.
"""

from __future__ import annotations

from functools import cache

from communique.reference.entries import (
    ActorEntry,
    Alias,
    Edition,
    FrameworkEntry,
    Place,
    Term,
    Translation,
)
from communique.reference.files import Row, rows
from communique.reference.rates import currencies, mean_rate, rate

__all__ = [
    "ActorEntry",
    "Alias",
    "Edition",
    "FrameworkEntry",
    "Place",
    "Term",
    "Translation",
    "actors",
    "aliases",
    "currencies",
    "decoys",
    "editions",
    "frameworks",
    "mean_rate",
    "places",
    "rate",
    "terms",
    "translations",
]


@cache
def actors() -> dict[str, ActorEntry]:
    """Known actors by id.

    >>> actors()["iom"].name
    'International Organization for Migration'
    """
    return {row.cells["actor_id"]: actor(row) for row in rows("actors.csv")}


@cache
def frameworks() -> dict[str, FrameworkEntry]:
    """Known frameworks by id.

    >>> frameworks()["better-migration-management"].parent_id
    'khartoum-process'
    """
    return {row.cells["framework_id"]: framework(row) for row in rows("frameworks.csv")}


@cache
def aliases() -> tuple[Alias, ...]:
    """Every printed form of a known actor or framework, their canonical names and acronyms among them."""
    return tuple(Alias(**row.cells) for row in rows("aliases.csv"))


@cache
def translations() -> tuple[Translation, ...]:
    """What known actors and frameworks are called in other languages than English."""
    return tuple(Translation(**row.cells) for row in rows("translations.csv"))


@cache
def decoys() -> tuple[str, ...]:
    """Phrases that hold a known name and do not mean it: "Latin American", "New Mexico", "CONTACT US"."""
    return tuple(row.cells["phrase"] for row in rows("decoys.csv"))


@cache
def places() -> dict[str, Place]:
    """Cities by lower-cased printed form, in plain-text spelling.

    >>> places()["valetta"]
    Place(name='Valletta', country='MLT')
    """
    return {
        row.cells["printed"].lower(): Place(row.cells["city"], row.cells["country"])
        for row in rows("places.csv")
    }


@cache
def terms() -> tuple[Term, ...]:
    """Terms of office, by organization, office and start."""
    return tuple(term(row) for row in rows("terms.csv"))


@cache
def editions() -> tuple[Edition, ...]:
    """Meetings, adoptions and foundings on record, by date."""
    named: dict[str, list[str]] = {}
    for row in rows("event_aliases.csv"):
        named.setdefault(row.cells["event"], []).append(row.cells["alias"])
    return tuple(edition(row, tuple(named.get(row.cells["name"], ()))) for row in rows("events.csv"))


def actor(row: Row) -> ActorEntry:
    """A row of actors.csv as an entry."""
    return ActorEntry(
        row.text("actor_id"),
        row.text("name"),
        row.maybe("acronym"),
        row.text("kind"),
        row.maybe("country"),
        row.maybe("affiliation_id"),
        row.text("source"),
    )


def framework(row: Row) -> FrameworkEntry:
    """A row of frameworks.csv as an entry."""
    return FrameworkEntry(
        row.text("framework_id"),
        row.text("name"),
        row.maybe("acronym"),
        row.text("kind"),
        row.maybe("parent_id"),
        row.text("source"),
    )


def term(row: Row) -> Term:
    """A row of terms.csv as an entry."""
    return Term(
        row.text("holder"),
        row.text("office"),
        row.text("organization"),
        row.day("start"),
        row.maybe_day("end"),
        row.text("confidence"),
        row.text("source"),
    )


def edition(row: Row, aliases: tuple[str, ...]) -> Edition:
    """A row of events.csv as an entry, with the rows of event_aliases.csv that name it."""
    return Edition(
        row.text("name"),
        row.text("kind"),
        row.maybe("framework_id"),
        row.maybe_number("edition"),
        row.day("start_date"),
        row.day("end_date"),
        row.text("date_precision"),
        row.maybe("place"),
        row.maybe("country"),
        aliases,
        row.text("confidence"),
        row.text("source"),
    )
