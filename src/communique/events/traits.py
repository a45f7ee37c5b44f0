"""What tells one event from another: its days, its place, and the words of its own."""

from __future__ import annotations

import re

from communique.events.event_names import ordinal
from communique.events.occasions import Occasion

_SMALL_WORDS = frozenset(
    "the a an of on in at for and to its their our this that with by & from under".split()
)
GENERIC = frozenset(
    "meeting summit forum conference briefing session event annual high-level joint ministerial minister "
    "senior official officials' one-day two-day three-day four-day five-day".split()
)
_FINENESS = {"day": 3, "month": 2, "year": 1, "unknown": 0}


def is_finer(one: Occasion, other: Occasion) -> bool:
    """Whether `one` is dated more exactly than `other`, and within its days."""
    if not one.start_date or not other.start_date:
        return bool(one.start_date)
    return (
        _FINENESS[one.precision] > _FINENESS[other.precision]
        and other.start_date <= one.start_date
        and (one.end_date or one.start_date) <= (other.end_date or other.start_date)
    )


def dates_agree(one: Occasion, other: Occasion) -> bool:
    """Whether the days of the two overlap, as far as known."""
    if not (one.start_date and other.start_date and one.end_date and other.end_date):
        return True
    return one.start_date <= other.end_date and other.start_date <= one.end_date


def places_agree(one: Occasion, other: Occasion) -> bool:
    """Whether the two are in one place, as far as known."""
    return not (one.place and other.place) or one.place == other.place


def is_bilateral(occasion: Occasion) -> bool:
    """Whether one person is said to have met another."""
    persons = {name.entity_id for name in occasion.scene.names if name.kind == "person"}
    return not occasion.name and len(persons.intersection(occasion.about)) > 1


def words(occasion: Occasion) -> set[str]:
    """The words that tell a name from others of its kind, in small letters."""
    words = re.findall(r"[a-z0-9-]+", occasion.name.lower())
    return (
        {word.rstrip("s") for word in words if not ordinal(word)} - _SMALL_WORDS - {occasion.head} - GENERIC
    )


def proper_words(nod: Occasion) -> set[str]:
    """The nod's words in capitals: "the two-day workshop" has none that another name could lack."""
    capitals = {word.lower().rstrip("s") for word in re.findall(r"\b[A-Z][\w-]*", nod.name)}
    return words(nod) & capitals


def squeezed(occasion: Occasion) -> str:
    """The letters and figures of a name alone, in small letters."""
    return re.sub(r"[^a-z0-9]", "", occasion.name.lower()) or "-"
