"""What money was worth in euro, at the reference rates of the European Central Bank."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from communique import reference
from communique.records import Figure


def in_euro(figure: Figure, published: date | None) -> Figure:
    """`figure` with its worth in euro; an amount in euro is worth itself, at no rate.

    The rate is the mean of the period that the figure speaks of; where it has none, or none that the rates
    cover, the rate of the day on which its document was `published`.

    >>> year = {"period_start": date(2024, 1, 1), "period_end": date(2024, 12, 31)}
    >>> worth = in_euro(Figure("f", "d", "funding", 100.0, "USD", **year), None)
    >>> round(worth.value_eur, 2), round(worth.rate, 4), str(worth.rate_start_date), str(worth.rate_date)
    (92.39, 1.0824, '2024-01-01', '2024-12-31')
    """
    if figure.unit == "EUR":
        return replace(figure, value_eur=figure.value)
    if not (len(figure.unit) == 3 and figure.unit.isupper()):
        return figure
    first, last = figure.period_start, figure.period_end
    if first and last and (found := reference.mean_rate(figure.unit, first, last)):
        rate, day = found
        start = min(first, day)  # a period without an ECB day has the rate of a day before it
    elif published and (found := reference.rate(figure.unit, published)):
        rate, day = found
        start = day
    else:
        return figure
    value = figure.value / rate
    return replace(figure, value_eur=value, rate=rate, rate_start_date=start, rate_date=day)
