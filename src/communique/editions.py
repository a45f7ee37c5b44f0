"""Meetings on record that a page names, and what they say about its dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from communique import reference
from communique.day_sets import Days, shifted_month, union
from communique.printed_date import PrintedDate
from communique.records import Name
from communique.reference import Edition

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
    r"^(?:\d{1,3}(?:st|nd|rd|th)|\d{4}|(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh"
    r"|Twelfth)) |,? (?:in [A-Z][\w ]+|\d{4})$"
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
def _by_form() -> dict[str, list[Edition]]:
    """Editions by the lower-cased forms that name one or, without its number, the whole series."""
    spellings: dict[str, list[str]] = {}
    for printed, place in reference.places().items():
        spellings.setdefault(place.name, []).append(printed)
    named: dict[str, list[Edition]] = {}
    for edition in reference.editions():
        noun = _KIND_NOUNS.get(edition.kind)
        at = [f"{spelling} {noun}" for spelling in spellings.get(edition.place or "", ())] if noun else []
        names = {name.replace("–", "-") for name in (edition.name, *edition.aliases)}
        for form in {form.lower() for form in (*names, *(_WHICH.sub("", name) for name in names), *at)}:
            named.setdefault(form, []).append(edition)
    return named


@cache
def _automaton() -> tuple[AhoCorasick, list[str]]:
    forms = [form for form in _by_form() if len(form) >= 4]
    return AhoCorasick(forms, matchkind=MatchKind.Standard), forms


def named(text: str) -> list[tuple[int, int, list[Edition]]]:
    """Half-open offsets at which a name of known editions stands, and those editions; overlaps are kept."""
    # Lower-casing may lengthen a rare letter; then offsets would be wrong, and such a text has no aliases.
    lower = text.lower() if len(text.lower()) == len(text) else text
    automaton, forms = _automaton()
    return [
        (start, end, _by_form()[forms[which]])
        for which, start, end in automaton.find_matches_as_indexes(lower, overlapping=True)
        if not lower[max(0, start - 1) : start].isalnum() and not lower[end : end + 1].isalnum()
    ]


def dated(
    text: str, sentence: tuple[int, int], printed: PrintedDate, known: list[tuple[int, int, list[Edition]]]
) -> set[int]:
    """Years in which a known edition was held on the printed day, its name or place in the sentence."""
    said = text[sentence[0] : sentence[1]].lower()
    years = set()
    for start, end, editions in known:
        within = sentence[0] <= start and end <= sentence[1]
        for edition in editions:
            if edition.date_precision != "day" or not (within or _place_said(edition, said)):
                continue
            days = printed.within(edition.start_date.year)
            if days and days[2] == "day" and edition.start_date <= days[0] <= edition.end_date:
                years.add(edition.start_date.year)
    return years


def _place_said(edition: Edition, said: str) -> bool:
    places = reference.places()
    return edition.place is not None and any(
        place.name == edition.place and printed in said for printed, place in places.items()
    )


def told(
    sentence: tuple[int, int], printed: PrintedDate, known: list[tuple[int, int, list[Edition]]]
) -> Days:
    """The days of writing that "last month's X" allows, X a known edition named in the sentence."""
    spans = []
    for start, end, editions in known:
        if not (sentence[0] <= start and end <= sentence[1]) or abs(start - printed.end) > 60:
            continue
        for edition in editions:
            if span := _written(edition, printed):
                spans.append(span)
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
