"""Sets of days as sorted, disjoint, closed intervals: what is left of all days as clues come in."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date

Days = tuple[tuple[date, date], ...]  # sorted, disjoint, both ends inclusive

# Communiqués older or younger than this are not of the genre.
YEARS = range(1950, 2061)
ALL: Days = ((date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)),)


def common(one: Days, other: Days) -> Days:
    """The days in both sets.

    >>> common(year(2024), from_on(date(2024, 12, 4)))
    ((datetime.date(2024, 12, 4), datetime.date(2024, 12, 31)),)
    """
    found = []
    i = j = 0
    while i < len(one) and j < len(other):
        first, last = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if first <= last:
            found.append((first, last))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return tuple(found)


def union(intervals: Iterable[tuple[date, date]]) -> Days:
    """The days of any of `intervals`, which may overlap; those that end before they begin are left out."""
    merged: list[tuple[date, date]] = []
    for first, last in sorted(interval for interval in intervals if interval[0] <= interval[1]):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)


def year(number: int) -> Days:
    """The days of a year."""
    return ((date(number, 1, 1), date(number, 12, 31)),)


def month(day: date) -> tuple[date, date]:
    """First and last day of the month that holds `day`."""
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def shifted_month(day: date, months: int) -> tuple[date, date]:
    """First and last day of the month that is `months` after the one that holds `day`.

    >>> shifted_month(date(2024, 1, 31), -1)
    (datetime.date(2023, 12, 1), datetime.date(2023, 12, 31))
    """
    count = day.year * 12 + day.month - 1 + months
    return month(date(count // 12, count % 12 + 1, 1))


def from_on(day: date) -> Days:
    """`day` and all that come after it."""
    return common(ALL, ((day, date.max),))


def until(day: date) -> Days:
    """`day` and all that come before it."""
    return common(ALL, ((date.min, day),))


def one_year(days: Days) -> bool:
    """Whether the set is not empty and lies within one year."""
    return bool(days) and days[0][0].year == days[-1][1].year


def precision(days: Days) -> str:
    """ "day", "month", "year" or "unknown": the finest that holds the whole set."""
    if not days:
        return "unknown"
    first, last = days[0][0], days[-1][1]
    if first == last:
        return "day"
    if (first.year, first.month) == (last.year, last.month):
        return "month"
    return "year" if first.year == last.year else "unknown"
