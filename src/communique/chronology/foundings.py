"""Acts on record by which a framework was adopted, founded or launched, and the dates these give."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique import reference
from communique.chronology.said import Said
from communique.records import Name
from communique.reference import Edition
from communique.text.page import Page

_FOUNDING = {
    "adoption": re.compile(r"\badopt|\bendors|\bagreement on", re.IGNORECASE),
    "establishment": re.compile(r"\bestablish|\bfound|\bset up|\bcreat|\blaunch|\bborn", re.IGNORECASE),
    "launch": re.compile(r"\blaunch|\bstart", re.IGNORECASE),
    "agreement": re.compile(r"\bsign|\bagreement", re.IGNORECASE),
}


def acts(text: str, start: int, end: int, frameworks: list[Name]) -> Iterator[Edition]:
    """Acts on record by which what `start:end` names was adopted, founded or launched, as its words say."""
    ids = {name.entity_id for name in frameworks if start <= name.start and name.end <= end}
    words = text[start:end]
    low = words.lower()
    for edition in reference.editions():
        verb = _FOUNDING.get(edition.kind)
        if not verb or not verb.search(words):
            continue
        if edition.framework_id in ids or any(alias.lower() in low for alias in edition.aliases):
            yield edition


def founded(text: str, start: int, end: int, frameworks: list[Name]) -> Iterator[int]:
    """Years in which what `start:end` names was adopted, founded or launched, as its words say."""
    return (edition.start_date.year for edition in acts(text, start, end, frameworks))


def acted(page: Page, said: Said) -> set[int]:
    """Years in which, on the printed day, what its sentence names was adopted, founded or launched."""
    frameworks = [name for name in page.names if name.entity == "framework"]
    years = set()
    for edition in acts(page.text, said.start, said.end, frameworks):
        days = said.printed.within(edition.start_date.year) if edition.date_precision == "day" else None
        if days and days[:2] == (edition.start_date, edition.end_date):
            years.add(edition.start_date.year)
    return years
