"""Meetings on record that a page names, and what they say about its dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from communique import reference
from communique.day_sets import Days, shifted_month, union
from communique.printed_date import PrintedDate
from communique.records import Name
from communique.reference import Edition
from communique.said import Said

_KIND_NOUNS = {
    "summit": "summit",
    "forum": "forum",
    "ministerial_conference": "conference",
    "conference": "conference",
    "senior_officials_meeting": "meeting",
    "meeting": "meeting",
}
# What tells one edition of a series from the others: "First EU-AU Summit", "IMRF 2022", "Summit in Lisbon".
_WHICH = re.compile(
    r"^(?:\d{1,3}(?:st|nd|rd|th)|\d{4}|(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth"
    r"|Eleventh|Twelfth)) |,? (?:in [A-Z][\w ]+|\d{4})$"
)
# Words between a time and a meeting that make it another thing's time: "today, ahead of the second IMRF".
_NOT_ITSELF = re.compile(
    r"\b(?:ahead|before|prepar\w+|towards?|upcoming|since|follow\w*|after|outcomes?|implement\w*|for|until)\b",
    re.IGNORECASE,
)
_FOUNDING = {
    "adoption": re.compile(r"\badopt|\bendors|\bagreement on", re.IGNORECASE),
    "establishment": re.compile(r"\bestablish|\bfound|\bset up|\bcreat|\blaunch|\bborn", re.IGNORECASE),
    "launch": re.compile(r"\blaunch|\bstart", re.IGNORECASE),
    "agreement": re.compile(r"\bsign|\bagreement", re.IGNORECASE),
}


def horizon() -> int:
    """The last year that the tables know of; what is later cannot be told from what is earlier."""
    return max((edition.start_date.year for edition in reference.editions()), default=0)


@cache
def _spellings() -> dict[str, list[str]]:
    """Lower-cased printed forms of places by canonical spelling."""
    found: dict[str, list[str]] = {}
    for printed, place in reference.places().items():
        found.setdefault(place.name, []).append(printed)
    return found


@cache
def _by_form() -> dict[str, tuple[Edition, ...]]:
    """Editions by the lower-cased forms that name one or, without its number, the whole series."""
    named: dict[str, set[Edition]] = {}
    for edition in reference.editions():
        noun = _KIND_NOUNS.get(edition.kind)
        at = [f"{spelling} {noun}" for spelling in _spellings().get(edition.place or "", ())] if noun else []
        names = {name.replace("–", "-") for name in (edition.name, *edition.aliases)}
        for form in (*names, *(_WHICH.sub("", name) for name in names), *at):
            named.setdefault(form.lower(), set()).add(edition)
    return {
        form: tuple(sorted(editions, key=lambda each: each.start_date)) for form, editions in named.items()
    }


@cache
def _automaton() -> tuple[AhoCorasick, list[str]]:
    forms = [form for form in _by_form() if len(form) >= 4]
    return AhoCorasick(forms, matchkind=MatchKind.Standard), forms


@dataclass(frozen=True, slots=True)
class Naming:
    """A name of known editions at `start:end`, half-open, of one or of a series."""

    start: int
    end: int
    editions: tuple[Edition, ...]


def named(text: str) -> list[Naming]:
    """Where names of known editions stand, in order of their ends; overlaps are kept."""
    # Lower-casing may lengthen a rare letter; then offsets would be wrong, and such a text has no aliases.
    lower = text.lower() if len(text.lower()) == len(text) else text
    automaton, forms = _automaton()
    return [
        Naming(start, end, _by_form()[forms[which]])
        for which, start, end in automaton.find_matches_as_indexes(lower, overlapping=True)
        if not lower[max(0, start - 1) : start].isalnum() and not lower[end : end + 1].isalnum()
    ]


def dated(text: str, said: Said, known: list[Naming]) -> set[int]:
    """Years in which a known edition was held on the printed day, its name or place in the sentence."""
    words = text[said.start : said.end].lower()
    years = set()
    for edition in {edition for naming in known for edition in naming.editions}:
        days = said.printed.within(edition.start_date.year) if edition.date_precision == "day" else None
        if not days or days[2] != "day" or not edition.start_date <= days[0] <= edition.end_date:
            continue
        within = any(edition in naming.editions for naming in _inside(said, known))
        if within or any(spelling in words for spelling in _spellings().get(edition.place or "", ())):
            years.add(edition.start_date.year)
    return years


def _inside(said: Said, known: list[Naming]) -> list[Naming]:
    return [naming for naming in known if said.start <= naming.start and naming.end <= said.end]


def told(text: str, said: Said, known: list[Naming]) -> Days:
    """The days of writing that "last month's X" or "X, held last week" allow, X a known edition beside it."""
    printed = said.printed
    spans = []
    for naming in _inside(said, known):
        first, last = sorted((naming, printed), key=lambda each: each.start)
        between = text[first.end : last.start]
        if len(between) > 40 or _NOT_ITSELF.search(between):
            continue
        spans.extend(span for edition in naming.editions if (span := _written(edition, printed)))
    return union(spans)


def _written(edition: Edition, printed: PrintedDate) -> tuple[date, date] | None:
    step, precision = printed.step or 0, edition.date_precision
    if printed.unit == "month" and precision in ("day", "month"):
        return shifted_month(edition.start_date, -step)
    if precision != "day":
        return None
    if printed.unit == "week":
        monday = edition.start_date - timedelta(edition.start_date.weekday() + 7 * step)
        return monday, monday + timedelta(6)
    if printed.unit == "day":
        return edition.start_date - timedelta(step), edition.end_date - timedelta(step)
    return None


def founded(text: str, start: int, end: int, frameworks: list[Name]) -> Iterator[int]:
    """Years in which what `start:end` names was adopted, founded or launched, as its words say."""
    ids = {name.entity_id for name in frameworks if start <= name.start and name.end <= end}
    words = text[start:end]
    low = words.lower()
    for edition in reference.editions():
        verb = _FOUNDING.get(edition.kind)
        if not verb or not verb.search(words):
            continue
        if edition.framework_id in ids or any(alias.lower() in low for alias in edition.aliases):
            yield edition.start_date.year
