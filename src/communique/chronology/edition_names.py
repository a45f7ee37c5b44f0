"""Names of meetings on record where a page prints them, in full, by number or by place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain, islice

from ahocorasick_rs import AhoCorasick, MatchKind

from communique import reference
from communique.dates.calendar_terms import ORDINALS
from communique.reference import Edition
from communique.text.page import Page
from communique.text.triggers import Triggers, spellings

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
_NUMBERED = re.compile(
    rf"\b(?:(?P<digits>[1-9][0-9]?)(?:st|nd|rd|th)|(?P<word>{'|'.join(ORDINALS)})) (?:[\w'-]+ ){{0,4}}?"
    r"(?P<noun>meeting|summit|forum|conference|session|consultation)\b",
    re.IGNORECASE,
)
# "This year's meeting - the fifth of its kind since ...".
_OF_ITS_KIND = re.compile(
    r"\b(?P<noun>meeting|summit|forum|conference|session)\b[ ,-]{1,3}the "
    rf"(?:(?P<digits>[1-9][0-9]?)(?:st|nd|rd|th)|(?P<word>{'|'.join(ORDINALS)}))"
    r"(?: (?:annual|such))? (?:of its kind|such|one|edition|in (?:the|a) series|since|under|within)\b",
    re.IGNORECASE,
)
_ORDINAL_STARTS = Triggers(spellings([*ORDINALS, *"123456789"]))
_NOUN_STARTS = Triggers(spellings(["meeting", "summit", "forum", "conference", "session"]))
_SAME_SENTENCE = 150  # characters within which a framework is that of the meeting
_ENOUGH = 40  # numbered meetings that are looked at


@cache
def place_spellings() -> dict[str, list[str]]:
    """Lower-cased printed forms of places by canonical spelling."""
    found: dict[str, list[str]] = {}
    for printed, place in reference.places().items():
        found.setdefault(place.name, []).append(printed)
    return found


@cache
def _by_form() -> dict[str, tuple[Edition, ...]]:
    """Editions by the lower-cased forms that name one or, without number, a series known from its first."""
    named: dict[str, set[Edition]] = {}
    series: dict[str, set[Edition]] = {}
    for edition in reference.editions():
        for form in _forms(edition):
            named.setdefault(form.lower(), set()).add(edition)
            series.setdefault(_WHICH.sub("", form).lower(), set()).add(edition)
    for form, editions in series.items():
        if form not in named and _complete(editions):
            named[form] = editions
    return {form: tuple(sorted(editions, key=_day)) for form, editions in named.items()}


def _forms(edition: Edition) -> Iterator[str]:
    """An edition's names as printed, what it belongs to in full or by its acronym ("... of the GCM")."""
    framework = reference.frameworks().get(edition.framework_id or "")
    for name in (edition.name, *edition.aliases):
        form = name.replace("–", "-")
        yield form
        for full in _names_of(edition.framework_id) if framework and framework.acronym else ():
            if form.lower().endswith(f" of the {full}"):
                yield f"{form[: -len(full)]}{framework.acronym}"
                yield f"{form[: -len(full)]}{framework.name}"


@cache
def _names_of(framework_id: str) -> tuple[str, ...]:
    """The lower-cased full names of a framework."""
    found = [alias for alias in reference.aliases() if alias.entity_id == framework_id]
    return tuple({alias.alias.lower() for alias in found if alias.form == "name"})


def _complete(editions: set[Edition]) -> bool:
    """Whether the editions are numbered from 1 without a gap; of other series one may be another."""
    numbers = {edition.edition for edition in editions}
    return numbers == set(range(1, len(numbers) + 1))


def _day(edition: Edition) -> date:
    return edition.start_date


@cache
def _at_places() -> dict[str, tuple[Edition, ...]]:
    """Editions by place and kind ("Valletta Summit"): forms that other meetings may have too."""
    named: dict[str, set[Edition]] = {}
    for edition in reference.editions():
        if noun := _KIND_NOUNS.get(edition.kind):
            for spelling in place_spellings().get(edition.place or "", ()):
                named.setdefault(f"{spelling} {noun}", set()).add(edition)
    return {form: tuple(sorted(editions, key=_day)) for form, editions in named.items()}


@cache
def _automaton() -> tuple[AhoCorasick, list[str]]:
    forms = [form for form in {**_by_form(), **_at_places()} if len(form) >= 4]
    return AhoCorasick(forms, matchkind=MatchKind.Standard), forms


@dataclass(frozen=True, slots=True)
class Naming:
    """A name of known editions at `start:end`, half-open, of one or of a series.

    `sure` where the name is theirs alone, and not that of any meeting of the kind at the place.
    """

    start: int
    end: int
    editions: tuple[Edition, ...]
    sure: bool


def named(page: Page) -> list[Naming]:
    """Where names of known editions stand in a page, in order: the longest, of those that hold another."""
    # Lower-casing may lengthen a rare letter; then offsets would be wrong, and such a text has no aliases.
    lower = page.text.lower() if len(page.text.lower()) == len(page.text) else page.text
    automaton, forms = _automaton()
    found = list(_numbered(page))
    for which, start, end in automaton.find_matches_as_indexes(lower, overlapping=True):
        if not lower[max(0, start - 1) : start].isalnum() and not lower[end : end + 1].isalnum():
            form = forms[which]
            editions = _by_form().get(form)
            found.append(Naming(start, end, editions or _at_places()[form], editions is not None))
    longest: list[Naming] = []
    for naming in sorted(found, key=lambda naming: (naming.start, -naming.end)):
        if not longest or naming.end > longest[-1].end:
            longest.append(naming)
    return longest


def _numbered(page: Page) -> Iterator[Naming]:
    """ "eleventh annual meeting under the Strategic Cooperation Framework": number, kind, framework."""
    frameworks = [name for name in page.names if name.entity == "framework"]
    if not frameworks:
        return
    numbered = chain(
        _ORDINAL_STARTS.matches(_NUMBERED, page.text), _NOUN_STARTS.matches(_OF_ITS_KIND, page.text)
    )
    for match in islice(numbered, _ENOUGH):
        number = int(match["digits"]) if match["digits"] else ORDINALS[match["word"].lower()]
        ids = {name.entity_id for name in frameworks if abs(name.start - match.start()) < _SAME_SENTENCE}
        editions = [
            edition
            for framework_id in ids
            for edition in _by_framework().get((framework_id, number), ())
            if _is(edition, match["noun"], match.group())
        ]
        if len(editions) == 1:
            yield Naming(match.start(), match.end(), (editions[0],), True)


@cache
def _by_framework() -> dict[tuple[str, int], list[Edition]]:
    """Numbered editions by their framework and number."""
    found: dict[tuple[str, int], list[Edition]] = {}
    for edition in reference.editions():
        if edition.framework_id and edition.edition:
            found.setdefault((edition.framework_id, edition.edition), []).append(edition)
    return found


def _is(edition: Edition, noun: str, printed: str) -> bool:
    """Whether the noun of a numbered meeting is the edition's: a ministerial one has several."""
    if edition.kind == "ministerial_conference" and "ministerial" in printed.lower():
        return True
    return noun.lower() in (_KIND_NOUNS.get(edition.kind), "session")
