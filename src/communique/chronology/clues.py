"""What a page that does not print its date says about the day on which it was written.

Each clue is a set of days: the day of writing is one of them. Clues that fix a year have a basis of the
contract's vocabulary; bounds ("held in May 2022": not before) only narrow what others leave.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from communique.chronology import (
    feasts,
    imprint,
    name_years,
    offices,
    on_record,
    reckoning,
)
from communique.chronology.day_sets import (
    ALL,
    YEARS,
    Days,
    common,
    from_on,
    shifted_month,
    union,
    until,
    year,
)
from communique.chronology.said import Said
from communique.dates.printed_date import Parts, PrintedDate
from communique.text.page import Page


@dataclass(frozen=True, slots=True)
class Clue:
    """A set that holds the day of writing, and on what basis; "bound" for one that only narrows."""

    basis: str
    days: Days


def bounds(dates: list[Said]) -> Iterator[Clue]:
    """What happened in a printed year was before, what will happen in one comes after."""
    for each in dates:
        if each.printed.form not in ("day", "month", "year") or not (days := each.printed.within()):
            continue
        if each.tense == "past":
            yield Clue("bound", from_on(days[0]))
        elif each.tense == "future" and not _is_attribute(each):
            yield Clue("bound", until(days[1]))


def _is_attribute(each: Said) -> bool:
    """Whether a year belongs to a thing: what is "in line with the Strategy of 2014" may come later."""
    return each.printed.form == "year" and each.text.endswith(" of ", 0, each.printed.start)


def fixing(page: Page, dates: list[Said]) -> Iterator[Clue]:
    """The clues that can fix a year, by kind: what is printed, what follows from it, what is on record."""
    dateline = next((each.printed for each in dates if _is_day(page, each)), None)
    yield from document(page, dates, dateline)
    for number in name_years.years(page, dates):
        yield Clue("document", year(number))
    yield from ongoing(page, dates)
    yield from hashtags(page, dates)
    for number in reckoning.years(page, dates):
        yield Clue("relative", year(number))
    yield from terms(page)
    for days in on_record.written(page, dates):
        yield Clue("reference", days)


def _is_day(page: Page, each: Said) -> bool:
    return (
        each.printed.yearless and each.printed.last[2] is not None and imprint.in_dateline(page, each.printed)
    )


def document(page: Page, dates: list[Said], day: PrintedDate | None) -> Iterator[Clue]:
    """The year printed elsewhere: in the headline, or with a day close to the dateline's."""
    opening, closing = page.dateline or (0, 0)
    own = [each for each in dates if opening <= each.printed.start < closing and each.printed.last[2]]
    for each in own or dates:
        days = each.printed.within() if imprint.in_dateline(page, each.printed) else None
        if days and days[2] == "day":  # several days: the event's, which the text was written after
            yield Clue("explicit", ((days[1], date(days[1].year, 12, 31)),))
    if not day:
        return
    if page.title:
        inside = [each for each in dates if page.title[0] <= each.printed.start < page.title[1]]
        forms = ("year", "month", "day")
        years = {each.printed.last[0] for each in inside if each.printed.form in forms} - {None}
        if len(years) == 1:
            yield Clue("document", year(years.pop()))
    near = [union(_close(each, day)) for each in dates if not each.commemorates]
    years = {days[0][0].year for days in near if days}
    if len(years) == 1:
        yield Clue("document", year(years.pop()))


_ONGOING = re.compile(
    r"\b(?:is|are) (?:(?:currently|now|also|being|jointly) )?(?:hosting|holding|convening|attending|attended|"
    r"meeting|gathering|gathered|participating|taking part|held|under ?way)\b"
)


def ongoing(page: Page, dates: list[Said]) -> Iterator[Clue]:
    """The dated days of what is going on at the dateline's place: "Rome - Italy is hosting ... in Rome"."""
    if not page.dateline or not page.place:
        return
    for each in dates:
        days = each.printed.within() if each.printed.form == "day" and each.tense is None else None
        start = max(each.start, page.dateline[1])
        if not days or each.printed.start < start or page.place not in page.text[start : each.end]:
            continue
        between = page.text[start : each.printed.start]
        if _ONGOING.search(between) and not between.endswith(" of "):
            yield Clue("document", (days[:2],))


def hashtags(page: Page, dates: list[Said]) -> Iterator[Clue]:
    """The one year of a post's hashtags ("#Forum2023"), where it prints a day without its year."""
    if page.kind != "social_post" or not any(
        each.printed.yearless and each.printed.last[2] for each in dates
    ):
        return
    labels = [each.printed for each in dates if each.printed.form == "label"]
    years = {label.last[0] for label in labels if page.text[label.start - 1 : label.start].isalpha()}
    if len(years) == 1:
        yield Clue("document", year(years.pop()))


def _close(each: Said, day: PrintedDate) -> Iterator[tuple[date, date]]:
    """The dateline's day in the year of an explicit date, where the two lie within six weeks."""
    if each.printed.form not in ("day", "month") or not (days := each.printed.within()):
        return
    for number in (days[0].year - 1, days[0].year, days[0].year + 1):
        written = day.within(number)
        if written and days[0] - timedelta(45) <= written[0] <= days[1] + timedelta(45):
            yield written[0], written[0]


def terms(page: Page) -> Iterator[Clue]:
    """Offices and Council presidencies that someone holds at the time of writing."""
    for days in (*offices.presidencies(page), *offices.in_office(page)):
        yield Clue("term", days)


_WEEK_OVER = re.compile(r"\bWhat an? (?:[a-z]+ )?week\b")


def yearless(page: Page, dates: list[Said]) -> list[Clue]:
    """What days printed without a year allow, which are in the year of writing; the surest first."""
    several = len({each.printed.last for each in dates if imprint.in_dateline(page, each.printed)}) > 1
    this_week = {
        each.sentence for each in dates if each.printed.form == "weekday" and not each.printed.last[2]
    }
    if page.kind == "social_post":  # a post gives the weekday of what is just over
        over = _WEEK_OVER.search(page.text) is not None
        this_week.update(each.sentence for each in dates if over or each.printed.weekday is not None)
    found = []
    for each in dates:
        if not each.printed.yearless or not each.printed.last[2]:
            continue
        in_dateline = imprint.dates_page(page, each.printed)
        feast = feasts.beside(page.text, each.printed.start, each.printed.end)
        counted = each.printed.unit is not None and each.printed.step is not None
        times = in_every_year(each.printed.first, each.printed.last)
        if feast is not None:
            times = tuple(days for days in times if feasts.fell_on(days[0], feast))
        days = union(_written(each, times, in_dateline, several, each.sentence in this_week))
        tied = in_dateline or counted or feast is not None
        found.append(Clue("day" if tied else "bound", days))
    return sorted(found, key=lambda clue: clue.basis, reverse=True)


@lru_cache(maxsize=512)  # the days of a year are few, and texts print them again and again
def in_every_year(first: Parts, last: Parts) -> tuple[tuple[date, date], ...]:
    """First and last day of a date without a year in each year in which it is one."""
    printed = PrintedDate(0, 0, "day", first, last)
    return tuple(days[:2] for number in YEARS if (days := printed.within(number)))


def _written(
    each: Said, times: Iterable[tuple[date, date]], in_dateline: bool, several: bool, this_week: bool
) -> Iterator[tuple[date, date]]:
    """For each of the `times` that a date can mean, the days on which one can have written so.

    `this_week` where the sentence also tells a day of the week without its date.
    """
    for first, last in times:
        if in_dateline and not several and first == last:
            yield first, first
        elif in_dateline:
            yield last, date(last.year, 12, 31)
        else:
            yield _around(each, first, last, this_week)


def _around(each: Said, first: date, last: date, this_week: bool) -> tuple[date, date]:
    """The days on which one can have written of `first` to `last` in these words."""
    printed = each.printed
    step = printed.step
    if printed.unit == "day" and step is not None:
        return first - timedelta(step), first - timedelta(step)
    if printed.unit == "week" and step is not None:
        monday = first - timedelta(first.weekday() + 7 * step)
        return monday, monday + timedelta(6)
    if printed.unit == "month" and step is not None:
        return shifted_month(first, -step)
    if printed.form == "weekday" and each.tense:
        return (last, last + timedelta(6)) if each.tense == "past" else (first - timedelta(6), first)
    if each.tense == "past":
        return last, last + timedelta(6) if this_week else date(last.year, 12, 31)
    return date(first.year, 1, 1), first if each.tense == "future" else date(first.year, 12, 31)


def weekdays(dates: list[Said]) -> Iterator[Clue]:
    """The years in which a day printed without a year is the day of the week printed with it."""
    for each in dates:
        printed = each.printed
        if printed.weekday is None or not printed.yearless or not printed.first[2]:
            continue
        times = in_every_year(printed.first, printed.last)
        fitting = [last.year for first, last in times if first.weekday() == printed.weekday]
        yield Clue("weekday", union((date(number, 1, 1), date(number, 12, 31)) for number in fitting))


def narrowed(days: Days, clues: Iterable[Clue]) -> Days:
    """What the clues leave of `days`, a bound that would leave nothing left out."""
    for clue in clues:
        left = common(days, clue.days or ALL)
        if left or clue.basis != "bound":
            days = left
    return days
