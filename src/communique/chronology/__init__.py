"""When a page was written, and which days its printed dates mean.

A page that prints its date has it. Of any other, all days are possible until its words narrow them: the year
is known when what is left lies within one, and the day of writing is as precise as what is left. No clock and
no guess: where several years remain, the date is null.
"""

from __future__ import annotations

from datetime import date

from communique import dates
from communique.chronology import clues, editions, imprint, nearness
from communique.chronology.clues import Clue
from communique.chronology.day_sets import ALL, Days, common, one_year, precision, until
from communique.chronology.resolution import Resolver
from communique.chronology.said import Said, said
from communique.records import When
from communique.text.page import Page

_ENOUGH = 200  # dates of a page that are reasoned about; a page with more is a list of dates


def published(page: Page) -> tuple[date | None, str, str]:
    """The day of publication with its precision and basis; in another language than English a printed one.

    The first day of the month or year where that is all that is known; (None, "unknown", "unknown") where the
    words leave more than one year.
    """
    printed = imprint.settled(page, dates.find(page.text))
    if found := imprint.explicit(page, printed):
        return *found, "explicit"
    if not page.is_english:
        return None, "unknown", "unknown"
    told = [each for each in said(page, printed) if each.in_text or imprint.in_dateline(page, each.printed)]
    days, basis = _reasoned(page, told[:_ENOUGH])
    if not one_year(days):
        return None, "unknown", "unknown"
    finest, first = precision(days), days[0][0]
    starts = {"day": first, "month": first.replace(day=1), "year": first.replace(month=1, day=1)}
    return starts[finest], finest, basis


def resolve(page: Page) -> list[When]:
    """Every printed date of a page as the days it means, in order; uses the page's `published` fields.

    In another language than English only those with their year: the words about the others are not read.
    """
    printed = imprint.settled(page, dates.find(page.text))
    if not page.is_english:
        printed = [each for each in printed if each.explicit]
    return Resolver(page, printed).whens()


def _reasoned(page: Page, told: list[Said]) -> tuple[Days, str]:
    """The days on which the page can have been written, and what fixes their year."""
    fixing, weekdays = list(clues.fixing(page, told)), list(clues.weekdays(told))
    ahead = list(nearness.ahead(told))
    if not (fixing or weekdays or ahead):
        return (), "unknown"
    narrowing = [*clues.bounds(told), *clues.yearless(page, told)]
    days, basis = ALL, "unknown"
    for clue in fixing:
        days = common(days, clue.days)
        if basis == "unknown" and one_year(clues.narrowed(days, narrowing)):
            basis = clue.basis
    if basis == "unknown":
        found = _by_weekday(told, days, weekdays, narrowing)
        if one_year(found):
            return found, "weekday"
        return _by_what_is_near(told, days, ahead, narrowing)
    return clues.narrowed(days, narrowing), basis


def _by_what_is_near(
    told: list[Said], days: Days, ahead: list[Clue], narrowing: list[Clue]
) -> tuple[Days, str]:
    """The days shortly before what is planned, or shortly after what is past, with the basis."""
    basis = "relative" if ahead else "term"
    for clue in ahead or nearness.since_term(told, days):
        days = common(days, clue.days)
    days = clues.narrowed(days, [*narrowing, *nearness.recent(told)])
    if not one_year(days) and days and one_year(found := nearness.reported(told, days)):
        return found, "weekday"
    return days, basis


def _by_weekday(told: list[Said], days: Days, weekdays: list[Clue], narrowing: list[Clue]) -> Days:
    """What the weekdays leave of the time after the last thing that the page reports as past.

    Weekdays recur: without a past to count from nothing is left, and what the reference tables do not reach
    is left out.
    """
    within = clues.narrowed(days, clues.bounds(told))
    if not weekdays or not within or within[0][0] == ALL[0][0]:
        return ()
    within = common(within, until(date(editions.horizon(), 12, 31)))
    if soon := nearness.soon_after(told, within):
        within = common(within, until(soon))
    for clue in weekdays:
        within = common(within, clue.days)
    return clues.narrowed(within, narrowing)
