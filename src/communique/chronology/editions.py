"""Meetings on record that a page names, and what they say about its dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import chain, islice

from ahocorasick_rs import AhoCorasick, MatchKind

from communique import reference
from communique.chronology import foundings
from communique.chronology.day_sets import Days, month, shifted_month, union
from communique.chronology.said import Said
from communique.dates.calendar_terms import ORDINALS
from communique.dates.printed_date import PrintedDate
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
# Words between a time and a meeting that make it another thing's time: "today, ahead of the second IMRF".
_NOT_ITSELF = re.compile(
    r"\b(?:ahead|before|prepar\w+|towards?|upcoming|since|follow\w*|after|outcomes?|implement\w*|until"
    r"|for(?! (?:their|its|the)\b))\b",
    re.IGNORECASE,
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
_BESIDE = 60  # characters between a meeting and the time that is its own
_SAME_SENTENCE = 150  # characters within which a framework is that of the meeting
_ENOUGH = 40  # numbered meetings that are looked at


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
            for spelling in _spellings().get(edition.place or "", ()):
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


def dated(text: str, said: Said, known: list[Naming]) -> set[int]:
    """Years in which a known edition was held on the printed day, its name or place in the sentence."""
    words = text[said.start : said.end].lower()
    years = set()
    for edition in {edition for naming in known for edition in naming.editions}:
        days = said.printed.within(edition.start_date.year) if edition.date_precision == "day" else None
        if not days or days[2] != "day" or not edition.start_date <= days[0] <= edition.end_date:
            continue
        naming_it = [naming for naming in _inside(said, known) if edition in naming.editions]
        # On a day in the middle of one of a series' many meetings something else may fall.
        at_its_ends = days[0] == edition.start_date or days[1] == edition.end_date
        within = any(at_its_ends or len(naming.editions) == 1 for naming in naming_it)
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
        if not naming.sure:
            continue
        first, last = sorted((naming, printed), key=lambda each: each.start)
        between = text[first.end : last.start]
        if len(between) > 40 or _NOT_ITSELF.search(between):
            continue
        spans.extend(span for edition in naming.editions if (span := _written(edition, printed)))
    return union(spans)


_OPENS = re.compile(
    r"\b(?:hosts?|holds?|opens?|begins?|starts?|kicks? off|concludes?|closes?|ends?|gathers?|convenes?|"
    r"meets?)\b",
    re.IGNORECASE,
)


def headlined(page: Page, said: Said, known: list[Naming]) -> Days:
    """The days of writing that "today" or "this week" allows under a headline that says that a known meeting
    is being held ("Honduras Hosts Thirteenth Regional Conference on Migration").
    """
    if not page.title or said.printed.step != 0 or not _OPENS.search(page.text, *page.title):
        return ()
    named = [each for each in known if page.title[0] <= each.start and each.end <= page.title[1]]
    if len(named) != 1 or not named[0].sure or len(named[0].editions) != 1:
        return ()
    edition = named[0].editions[0]
    exact = _written(edition, said.printed)
    return (exact,) if exact else (month(edition.start_date),) if edition.date_precision == "month" else ()


_ITS_NOUN = re.compile(r"'s (?P<noun>summit|forum|conference)\b", re.IGNORECASE)


def called(page: Page, said: Said, known: list[Naming]) -> Days:
    """The days of writing that "tomorrow's summit" allows, where a page names one known summit and no other.

    "Today's" and "yesterday's" may be another than the one that a page looks ahead to, or back on.
    """
    noun = _ITS_NOUN.match(page.text, said.printed.end)
    if not noun or said.printed.unit != "day":
        return ()
    named = [
        each for each in known if page.text[each.start : each.end].lower().endswith(noun["noun"].lower())
    ]
    held = {each.editions for each in named}
    if len(held) != 1 or not all(each.sure and len(each.editions) == 1 for each in named):
        return ()
    before = [page.text[max(0, each.start - _BESIDE) : each.start] for each in named]
    if (said.printed.step or 0) <= 0 and any(map(_NOT_ITSELF.search, before)):
        return ()
    exact = _written(named[0].editions[0], said.printed)
    if exact and (said.printed.step or 0) > 0:  # told before the first day
        return ((exact[0], exact[0]),)
    return (exact,) if exact else ()


def on_weekday(page: Page, said: Said, known: list[Naming]) -> Days:
    """The days of writing that "X concluded on Wednesday" allows, X one known meeting of such a day."""
    printed = said.printed
    if printed.form != "weekday" or printed.step is not None or printed.last[1] or not said.tense:
        return ()
    spans = []
    for edition in set(_beside(page, said, known)):
        if edition.date_precision != "day":
            continue
        for day in {edition.start_date, edition.end_date}:
            if day.weekday() == printed.weekday:
                week = timedelta(6)
                spans.append((day, day + week) if said.tense == "past" else (day - week, day))
    return union(spans) if len(spans) == 1 else ()


def _written(edition: Edition, printed: PrintedDate) -> tuple[date, date] | None:
    step, precision = printed.step or 0, edition.date_precision
    if printed.unit == "month" and precision in ("day", "month"):
        return shifted_month(edition.start_date, -step)
    if precision == "year" and not step and printed.unit in ("day", "week"):
        return edition.start_date, edition.end_date
    if precision != "day":
        return None
    if printed.unit == "week":
        monday = edition.start_date - timedelta(edition.start_date.weekday() + 7 * step)
        return monday, monday + timedelta(6)
    if printed.unit == "day":
        return edition.start_date - timedelta(step), edition.end_date - timedelta(step)
    return None


def recalled(page: Page, said: Said, known: list[Naming]) -> Days:
    """The days of writing that "the X, adopted last September" or "the X, to be held next January" allow.

    X is an act or meeting on record, of that month; the days run from one such month to the next.
    """
    printed = said.printed
    if (printed.form, printed.unit) != ("relative", "year") or not printed.yearless or printed.last[2]:
        return ()
    this = page.text.startswith(("this", "This"), printed.start)
    return union(
        _about_month(edition.start_date, printed.step or 0, this)
        for edition in _beside(page, said, known)
        if edition.date_precision in ("day", "month") and edition.start_date.month == printed.last[1]
    )


def _beside(page: Page, said: Said, known: list[Naming]) -> Iterator[Edition]:
    """The meetings named beside a date, and the acts that its sentence tells of."""
    for naming in _inside(said, known):
        first, last = sorted((naming, said.printed), key=lambda each: each.start)
        between = page.text[first.end : last.start]
        if naming.sure and len(between) <= _BESIDE and not _NOT_ITSELF.search(between):
            yield from naming.editions
    if (said.printed.step or 0) < 0:
        frameworks = [name for name in page.names if name.entity == "framework"]
        yield from foundings.acts(page.text, said.start, said.end, frameworks)


def _about_month(day: date, step: int, this: bool) -> tuple[date, date]:
    """The days on which the month of `day` is "last September", "this (coming) September", "next"."""
    first, last = month(day)
    if step < 0:
        return last + timedelta(1), shifted_month(day, 12)[1]
    return first.replace(month=1, day=1) if this else shifted_month(day, -12)[0], last
