"""Euro reference rates of the European Central Bank, frozen in rates.csv; read when first asked for."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from datetime import date
from functools import cache
from importlib.resources import as_file, files

# The longest gap between two days with rates is an Easter, Thursday to Tuesday. A rate older than a week is
# not carried back: the currency is no longer quoted, or the day is after the last in the file.
_LONGEST_GAP = 7


@cache
def _table():
    from pyarrow import csv  # slow to import, and most documents name no foreign money

    with as_file(files(__package__) / "rates.csv") as path:
        return csv.read_csv(path)


@cache
def currencies() -> frozenset[str]:
    """The ISO 4217 codes that have rates; the euro itself has none."""
    return frozenset(_table().column_names) - {"date"}


@cache
def _series(currency: str) -> tuple[list[date], list[float]]:
    table = _table().select(["date", currency]).drop_null()
    return table["date"].to_pylist(), [float(value) for value in table[currency].to_pylist()]


def rate(currency: str, day: date) -> tuple[float, date] | None:
    """Units of `currency` for one euro on `day`, or on the last ECB day of the week before, and that day.

    >>> from datetime import date
    >>> rate("USD", date(2025, 4, 5))                     # a Saturday
    (1.1057, datetime.date(2025, 4, 4))
    """
    if currency not in currencies():
        return None
    days, values = _series(currency)
    place = bisect_right(days, day) - 1
    if place < 0 or (day - days[place]).days > _LONGEST_GAP:
        return None
    return values[place], days[place]


def mean_rate(currency: str, first: date, last: date) -> tuple[float, date] | None:
    """The mean of the rates from `first` to `last`, both inclusive, and the last ECB day used.

    A period without an ECB day (a weekend) takes the rate carried back to its last day; a period that starts
    before the first or ends more than a week after the last rate of the currency has no mean: None.

    >>> from datetime import date
    >>> value, day = mean_rate("USD", date(2024, 1, 1), date(2024, 12, 31))
    >>> round(value, 4), day
    (1.0824, datetime.date(2024, 12, 31))
    """
    if currency not in currencies() or first > last:
        return None
    days, values = _series(currency)
    start, end = bisect_left(days, first), bisect_right(days, last)
    if start == end:
        return rate(currency, last)
    if (days[start] - first).days > _LONGEST_GAP or (last - days[end - 1]).days > _LONGEST_GAP:
        return None
    return math.fsum(values[start:end]) / (end - start), days[end - 1]
