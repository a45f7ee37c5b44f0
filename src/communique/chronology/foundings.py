"""Acts on record by which a framework was adopted, founded or launched, and the dates these give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from communique import reference
from communique.chronology import agreements
from communique.chronology.day_sets import Days, shifted_month, union
from communique.chronology.said import Said
from communique.dates.printed_date import PrintedDate
from communique.records import Name
from communique.reference import Edition
from communique.text.page import Page

_FOUNDING = {
    "adoption": re.compile(r"\badopt|\bendors|\bagreement on", re.IGNORECASE),
    "establishment": re.compile(r"\bestablish|\bfound|\bset up|\bcreat|\blaunch|\bborn", re.IGNORECASE),
    "launch": re.compile(r"\blaunch|\bstart|\bpresent(?:ed|s|ing)\b|\bpropos|\bunveil", re.IGNORECASE),
    "agreement": re.compile(r"\bsign|\bagreement", re.IGNORECASE),
}


def acts(text: str, start: int, end: int, named: list[Name]) -> Iterator[Edition]:
    """Acts on record by which what `start:end` names was adopted, founded or launched, as its words say."""
    words = text[start:end]
    told = {kind for kind, verb in _FOUNDING.items() if verb.search(words)}
    if not told:
        return
    ids = {name.entity_id for name in named if start <= name.start and name.end <= end}
    if "agreement" in told:
        yield from agreements.between(ids, words)
    low = words.lower()
    for edition in reference.editions():
        if edition.kind not in told:
            continue
        if edition.framework_id in ids or any(alias.lower() in low for alias in edition.aliases):
            yield edition


def founded(text: str, start: int, end: int, named: list[Name]) -> Iterator[int]:
    """Years in which what `start:end` names was adopted, founded or launched, as its words say."""
    return (edition.start_date.year for edition in acts(text, start, end, named))


def acted(page: Page, said: Said) -> set[int]:
    """Years in which, on the printed day, what its sentence names was adopted, founded or launched."""
    years = set()
    for edition in acts(page.text, said.start, said.end, page.names):
        days = said.printed.within(edition.start_date.year) if edition.date_precision == "day" else None
        if days and days[:2] == (edition.start_date, edition.end_date):
            years.add(edition.start_date.year)
    return years


_BESIDE = 30  # characters between "today" and the verb of what was done


def told(page: Page, said: Said) -> Days:
    """The days of writing that "adopted today" or "last month" allows of an act on record."""
    if said.printed.unit not in ("day", "month"):
        return ()
    start = max(said.start, said.printed.start - _BESIDE)
    beside = page.text[start : min(said.end, said.printed.end + _BESIDE)]
    return union(
        _said_of(edition, said.printed)
        for edition in acts(page.text, said.start, said.end, page.names)
        if edition.date_precision == "day" and _FOUNDING[edition.kind].search(beside)
    )


def _said_of(edition: Edition, printed: PrintedDate) -> tuple[date, date]:
    step = printed.step or 0
    if printed.unit == "month":
        return shifted_month(edition.start_date, -step)
    return edition.start_date - timedelta(step), edition.end_date - timedelta(step)


_MARKS = re.compile(
    r"\b(?:mark(?:s|ed)|celebrat(?:es|ed)|commemorat(?:es|ed)|(?:is|are|was|were) (?:marking|celebrating))"
    r" (?:its|their|the organi[sz]ation's) $",
    re.IGNORECASE,
)
_BODIES = frozenset({"international_organization", "eu_institution"})


def marked(page: Page, said: Said) -> Iterator[int]:
    """The year in which a body on record marks its founding: "marked its 60th anniversary".

    Nothing where the sentence says when that is or will be.
    """
    printed = said.printed
    if (printed.form, printed.unit, printed.anchor) != ("offset", "year", "event") or not printed.step:
        return
    if not _MARKS.search(page.text, said.start, printed.start) or said.tense == "future":
        return
    named = [name for name in page.names if name.end <= printed.start and name.kind in _BODIES]
    if named and (founded := _founded().get(named[-1].entity_id)):
        yield founded + abs(printed.step)


@cache
def _founded() -> dict[str, int]:
    """The year in which each body on record was founded."""
    named = {entry.name: actor_id for actor_id, entry in reference.actors().items()}
    return {
        named[body]: edition.start_date.year
        for edition in reference.editions()
        if (body := edition.name.removeprefix("Establishment of the ")) in named
    }
