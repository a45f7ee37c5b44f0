"""Printed dates in plain text: "4th April, 2025", "25-26 June", "yesterday (14/11)", "six years after".

One scan for digits, names of months and weekdays and a few trigger words; what stands at such an anchor is
matched against the forms that can begin there. What the words mean in their document ("today", a day without
a year) is the business of `chronology`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from communique.dates import date_forms, relative_forms, year_forms
from communique.dates.calendar_terms import MONTH, MONTH_FORMS, WEEKDAY, WEEKDAY_FORMS, YEAR
from communique.dates.printed_date import PrintedDate
from communique.text.triggers import Triggers, spellings

__all__ = ["PrintedDate", "find"]

# Which words can begin a date, and what they can begin. No digit inside a word, a number, an address or a sum
# of money does. Lower-case "may" and "march" begin nothing.
_ANCHOR = re.compile(
    r"\b(?<![@=/€$£])(?<![0-9][.,:])"
    rf"(?:(?P<digits>[0-9])|(?P<weekday>{WEEKDAY})|(?P<month>{MONTH})"
    r"|(?P<relative>[Tt]oday|TODAY|[Tt]onight|[Yy]esterday|[Tt]omorrow|[Tt]his|[Ll]ast|[Nn]ext|[Pp]ast|[Pp]revious"
    r"|[Cc]oming|[Uu]pcoming|[Cc]urrent|[Ee]arlier this|[Ll]ater this|[Tt]hat|[Ss]ame|[Ff]ollowing)\b"
    r"|(?P<part>[Ee]arly|[Ll]ate|[Mm]id)(?=[ -])"
    r"|(?P<offset>years?|months?|weeks?|days?|decades?)(?=,? [aeslfo])|(?P<anniversary>anniversary)"
    r"|(?P<fiscal>FY|[Ff]iscal|[Ff]inancial)|(?P<split>[QH][1-4]|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)(?= )"
    r"|(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?=,? ))"
    # The space lost by a scraper: "News announcement4 April 2025Directorate-General".
    rf"|(?=[0-9])(?:(?<=[a-zà-ÿ])(?P<glued>[0-9]{{1,2}}(?= {MONTH} {YEAR}))"
    r"|(?<=[A-Za-z])(?P<tagged>20[0-4][0-9])(?![\w@/]))"
)
# The words and characters with which an anchor begins.
_STARTS = Triggers(
    [
        *"0 1 2 3 4 5 6 7 8 9 Q H FY year month week day decade anniversary".split(),
        *spellings(
            "today tonight yesterday tomorrow this last next past previous coming upcoming current earlier "
            "later that same following early late mid fiscal financial first second third fourth spring "
            "summer autumn fall winter".split()
        ),
        *MONTH_FORMS,
        *WEEKDAY_FORMS,
    ]
)
_READERS = {
    "digits": (date_forms.figures, date_forms.days, year_forms.years, year_forms.year),
    "weekday": (date_forms.weekdays, date_forms.days, relative_forms.weekday),
    "month": (date_forms.days, date_forms.month),
    "relative": (relative_forms.relative, year_forms.split_year),
    "part": (date_forms.part,),
    "offset": (relative_forms.offset,),
    "anniversary": (relative_forms.anniversary,),
    "fiscal": (year_forms.fiscal_year,),
    "split": (year_forms.split_year,),
    "season": (year_forms.season,),
    "glued": (date_forms.days,),
    "tagged": (year_forms.tagged,),
}


def find(text: str) -> list[PrintedDate]:
    """Every printed date in plain `text`, in order, none overlapping another; time is linear in its length.

    >>> text = "Met on 25-26 June, 3/4 of the way; adopted last year (2023) under the 2030 Agenda."
    >>> [text[date.start:date.end] for date in find(text)]
    ['25-26 June', 'last year (2023)']
    """
    return list(_found(text))


@lru_cache(maxsize=8)  # several readers ask for the dates of the page that is being read
def _found(text: str) -> tuple[PrintedDate, ...]:
    return tuple(_joined(text, _scan(text)))


def _scan(text: str) -> Iterator[PrintedDate]:
    place = taken = 0
    for start in _STARTS.starts(text):
        anchor = _ANCHOR.match(text, start) if start >= place else None
        if not anchor:
            continue
        place = anchor.end()
        for reader in _READERS[anchor.lastgroup]:
            if (found := reader(text, anchor.start())) and found.start >= taken:
                yield found
                place = taken = found.end
                break


def _joined(text: str, found: Iterator[PrintedDate]) -> Iterator[PrintedDate]:
    """The dates, each with its explanation drawn in: "yesterday (14/11)", "today, 4 April 2025"."""
    held: PrintedDate | None = None
    for printed in found:
        if held and (joined := _explained(text, held, printed)):
            held = joined
            continue
        if held and _stands(held):
            yield held
        held = printed
    if held and _stands(held):
        yield held


def _stands(printed: PrintedDate) -> bool:
    """Whether a date is one on its own: "(09/04)" has two figures a part, "(3/4)" may count posts."""
    return printed.form != "figures" or printed.end - printed.start >= 5


def _explained(text: str, told: PrintedDate, printed: PrintedDate) -> PrintedDate | None:
    """One date of a relative one and what follows it in brackets or after a comma, else None."""
    if (
        told.form not in ("relative", "weekday")
        or told.last != (None, None, None)
        or printed.last[0:2] == (None, None)
    ):
        return None
    between = text[told.end : printed.start]
    bracketed = between in (" (", "(") and text[printed.end : printed.end + 1] == ")"
    day_told = told.form == "weekday" or told.unit == "day"
    if not bracketed and not (between in (", ", " ") and printed.form == "day" and day_told):
        return None
    return replace(
        printed,
        start=told.start,
        end=printed.end + bracketed,
        form=told.form,
        weekday=told.weekday if told.weekday is not None else printed.weekday,
        step=told.step,
        unit=told.unit,
        anchor=told.anchor,
        of_week=told.of_week,
    )
