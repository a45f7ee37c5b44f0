"""What a page says of its dates beside the names of meetings on record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from communique import reference
from communique.chronology import foundings
from communique.chronology.day_sets import Days, month, shifted_month, union
from communique.chronology.edition_names import Naming, place_spellings
from communique.chronology.said import Said
from communique.dates.printed_date import PrintedDate
from communique.reference import Edition
from communique.text.page import Page

# Words between a time and a meeting that make it another thing's time: "today, ahead of the second IMRF".
_NOT_ITSELF = re.compile(
    r"\b(?:ahead|before|prepar\w+|towards?|upcoming|since|follow\w*|after|outcomes?|implement\w*|until"
    r"|for(?! (?:their|its|the)\b))\b",
    re.IGNORECASE,
)
_BESIDE = 60  # characters between a meeting and the time that is its own


def horizon() -> int:
    """The last year that the tables know of; what is later cannot be told from what is earlier."""
    return max((edition.start_date.year for edition in reference.editions()), default=0)


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
        if within or any(spelling in words for spelling in place_spellings().get(edition.place or "", ())):
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
