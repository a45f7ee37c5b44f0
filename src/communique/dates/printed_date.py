"""A date as printed: what its words say, and the days they mean once a year is known."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date

Parts = tuple[int | None, int | None, int | None]  # year, month, day, as far as printed
NOTHING: Parts = (None, None, None)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed at `start:end` (half-open): what the words say, and no more.

    `form` is one of: `day` (one or several of a month, or over months) · `figures` (25/03) · `month` (or
    several) · `year` · `label` (a year in a name: "2022 IMRF") · `years` ("2023-2027", "FY 2023") ·
    `season` · `weekday` ("on Tuesday") · `relative` ("today", "last month") · `offset` ("six years
    after", "70th anniversary") · `few` ("a few months earlier", `step` 1 or -1). A relative date may have
    an explanation drawn in: "yesterday (14/11)" has `step` and `first`.

    `first` and `last` are (year, month, day) with None for what is not printed; equal unless a range is.
    `step` counts units from the `anchor`: "writing" (today, two years ago), "event" (six years after the
    adoption: the adoption is six years before), "text" (a month later, that year).
    """

    start: int
    end: int
    form: str
    first: Parts = NOTHING
    last: Parts = NOTHING
    weekday: int | None = None  # Monday is 0
    step: int | None = None
    unit: str | None = None  # "day", "week", "month" or "year"
    anchor: str | None = None
    of_week: bool = False  # "Tuesday of last week", where "last Tuesday" is the latest Tuesday
    ambiguous: bool = False  # 09/04 may be April or September; `first` has the day first

    @property
    def explicit(self) -> bool:
        """Whether the year is printed."""
        return self.last[0] is not None

    @property
    def yearless(self) -> bool:
        """Whether a month is printed, with or without a day, but no year."""
        return self.last[1] is not None and self.last[0] is None

    def swapped(self) -> PrintedDate:
        """The other reading of an ambiguous 09/04."""
        year, month, day = self.first
        return replace(self, first=(year, day, month), last=(year, day, month), ambiguous=False)

    def within(self, year: int | None = None) -> tuple[date, date, str] | None:
        """First day, last day and precision, in `year` where none is printed; None where that cannot be.

        >>> PrintedDate(0, 14, "day", (None, 6, 30), (None, 7, 2)).within(2023)
        (datetime.date(2023, 6, 30), datetime.date(2023, 7, 2), 'day')
        >>> PrintedDate(0, 8, "month", (2024, 2, None), (2024, 2, None)).within()
        (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29), 'month')
        """
        closing = self.last[0] or year
        if closing is None:
            return None
        opening = self.first[0] or closing - self._over_new_year()
        try:
            first = date(opening, self.first[1] or 1, self.first[2] or 1)
            month = self.last[1] or 12
            last = date(closing, month, self.last[2] or calendar.monthrange(closing, month)[1])
        except ValueError:
            return None
        precision = "day" if self.last[2] else "month" if self.last[1] else "year"
        return (first, last, precision) if first <= last else None

    def _over_new_year(self) -> bool:
        """Whether a range without a first year begins in the year before: "29 December - 2 January"."""
        first, last = self.first[1:], self.last[1:]
        return None not in (first[0], last[0]) and (first[0], first[1] or 1) > (last[0], last[1] or 31)
