"""The days of writing that the reference tables allow: known meetings and acts, anniversaries of bodies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from communique.chronology import edition_names, editions, foundings
from communique.chronology.day_sets import Days, common, year
from communique.chronology.said import Said
from communique.dates.printed_date import PrintedDate
from communique.text.page import Page


def written(page: Page, dates: list[Said]) -> Iterator[Days]:
    """For each thing on record of which a page tells when it was, the days on which one can have said so."""
    yield from _meetings_and_acts(page, dates)
    yield from _jubilees(page, dates)


def _meetings_and_acts(page: Page, dates: list[Said]) -> Iterator[Days]:
    """Years of known editions: one held on a day that the page prints, one told as last month's."""
    telling = [each for each in dates if each.printed.yearless or each.printed.form == "weekday"]
    if not telling and not any(_told(each.printed) for each in dates):
        return
    known = edition_names.named(page)
    years: set[int] = set()
    for each in dates:
        if each.printed.yearless and each.printed.last[2]:
            years |= editions.dated(page.text, each, known)
            years |= foundings.acted(page, each)
        if _told(each.printed) and (days := editions.told(page.text, each, known)):
            yield _nearest(days, dates)
        if _told(each.printed) and (days := editions.headlined(page, each, known)):
            yield days
        if _told(each.printed) and (days := editions.called(page, each, known)):
            yield days
        if _told(each.printed) and (days := foundings.told(page, each)):
            yield days
        if days := editions.recalled(page, each, known) or editions.on_weekday(page, each, known):
            yield days
    if len(years) == 1:
        yield year(years.pop())


def _jubilees(page: Page, dates: list[Said]) -> Iterator[Days]:
    """Years in which bodies whose founding is on record mark the anniversary that the page reports."""
    years = {number for each in dates for number in foundings.marked(page, each)}
    if len(years) == 1:
        yield year(years.pop())


def _told(printed: PrintedDate) -> bool:
    return printed.form == "relative" and printed.anchor == "writing" and printed.last[1] is None


def _nearest(days: Days, dates: list[Said]) -> Days:
    """Of several possible times, the one within a month of the last day that the page reports, if one is."""
    if len(days) < 2:
        return days
    held = [each.printed.within() for each in dates if each.printed.form == "day" and each.tense != "future"]
    last = max((found[1] for found in held if found), default=None)
    close = last and common(days, ((last, last + timedelta(31)),))
    return close or days
