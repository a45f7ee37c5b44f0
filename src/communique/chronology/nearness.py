"""How near the day of writing is to what a page tells: news is of late, and what is planned not far off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from communique.chronology.clues import Clue, in_every_year
from communique.chronology.day_sets import Days, union, until
from communique.chronology.said import Said

_A_YEAR = timedelta(365)
# "To be finished by March 2027": a goal may be far.
_GOAL = re.compile(
    r"\b(?:by|before|until|till|through|to|of|since|mandate|horizon) (?:the end of |late |early |mid-)?$"
)


def ahead(dates: list[Said]) -> Iterator[Clue]:
    """The year before a printed day or month that is still to come: what is planned is told no earlier.

    Not sure enough to stand against any other clue.
    """
    for each in dates:
        days = each.printed.within() if each.printed.form in ("day", "month") else None
        before = each.text[max(each.start, each.printed.start - 30) : each.printed.start]
        if days and each.tense == "future" and not _GOAL.search(before):
            yield Clue("relative", ((days[0] - _A_YEAR, days[1]),))


_HALF_A_YEAR = timedelta(183)


def recent(dates: list[Said]) -> Iterator[Clue]:
    """The half year after a past day that is printed without its year: of what is older, the year is said.

    Not sure enough to stand against any other clue.
    """
    for each in dates:
        if each.printed.yearless and each.printed.last[2] and each.tense == "past":
            times = in_every_year(each.printed.first, each.printed.last)
            yield Clue("bound", union((last, last + _HALF_A_YEAR) for _, last in times))


_NEWS = 2  # days after which a day of the week is no news any more


def reported(dates: list[Said], days: Days) -> Days:
    """Of single `days`, those on which a report of what was done or said "on Sunday" is news.

    Not sure enough to stand against any other clue.
    """
    told = {each.printed.weekday for each in dates if _is_bare_weekday(each)}
    if len(told) != 1 or any(first != last for first, last in days):
        return ()
    [weekday] = told
    return tuple(day for day in days if (day[0].weekday() - weekday) % 7 <= _NEWS)


def _is_bare_weekday(each: Said) -> bool:
    printed = each.printed
    return printed.form == "weekday" and printed.step is None and not printed.last[1] and each.tense == "past"


# Years after the last thing that a text reports in which it is written, if it gives the day or month, or only
# the year; a day of the year falls on a weekday again after five years or more.
_SOON, _SOON_AFTER_YEAR = 4, 2


def soon_after(dates: list[Said], within: Days) -> date | None:
    """The last day on which one still writes of what is told as past; None where that is long-gone history.

    A founding or an adoption is recalled for decades, and says nothing.
    """
    told = [each for each in dates if each.tense == "past" and not each.recalled]
    for each in told:
        days = each.printed.within() if each.printed.form in ("day", "month", "year") else None
        if days and within and days[0] == within[0][0]:
            return _last_day(days)
    return None


def since_term(dates: list[Said], days: Days) -> Iterator[Clue]:
    """The few years after the last thing told as past, where an office that is still held began later.

    "Minister since 2025, she said that 120 million had been sent in 2023": written in 2025.
    """
    told = [each.printed for each in dates if each.tense == "past" and not each.recalled]
    spans = [span for each in told if each.form in ("day", "month", "year") and (span := each.within())]
    last = max(spans, key=lambda span: span[1], default=None)
    if last and days and last[1] < days[0][0]:
        yield Clue("term", until(_last_day(last)))


def _last_day(told: tuple[date, date, str]) -> date:
    return date(told[1].year + (_SOON_AFTER_YEAR if told[2] == "year" else _SOON), 12, 31)
