"""Numerals with the currency that touches them, and ranges made one.

A range is its lower bound, `at_least` ("15-20 million" is at least 15 million). That much is said for sure,
and a sum of such rows never overstates; the span covers both bounds, so that the evidence shows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from communique.amounts import currencies, numerals, qualifiers
from communique.amounts.numerals import Numeral


class Quantity(NamedTuple):
    """A numeral with what touches it, before it is known what it counts."""

    numeral: Numeral
    start: int  # of the number or the currency before it, without qualifier
    end: int  # of the number, or a plus sign or currency after it
    value: Decimal
    currency: str | None  # ISO code; "" where the currency cannot be settled; None where there is none
    marked: str | None = None  # a qualifier printed after the number ("130+"), or that of a range


_TO = re.compile(r" ?- ?|[ -]to[ -]| or ")
_BETWEEN = re.compile(r"\b(?:between|from) {0,2}$", re.IGNORECASE)
# "rose from 28 to 34 countries" is a change, not a range.
_CHANGE = re.compile(
    r"\b(?:ros|ris|grew|grow|increas|fell|fall|drop|declin|decreas|expand|enlarg|went|jump|climb|up|down|rais|doubl"
    r"|tripl|chang|surg|soar|reduc|shr[iau]nk)\w{0,5}\b[^.;]{0,50}\b(?:from|by) {0,2}$",
    re.IGNORECASE,
)


def find(text: str, country: str | None, taken: Sequence[tuple[int, int]] = ()) -> Iterator[Quantity]:
    """Every quantity of a plain text, in order; `country` (ISO 3166-1 alpha-3) settles shared currencies.

    `taken` are half-open spans, in order, in which no number begins: those of dates and names.

    >>> [(q.value, q.currency, q.marked) for q in find("EUR 3-5 million for 130+ projects", None)]
    [(Decimal('3000000'), 'EUR', 'at_least'), (Decimal('130'), None, 'over')]
    """
    yield from _merged(text, _printed(text, country, taken))


def _printed(text: str, country: str | None, taken: Sequence[tuple[int, int]]) -> Iterator[Quantity]:
    end = 0
    for numeral in numerals.find(text, taken):
        start, code, marked = numeral.start, None, None
        if _is_tail(text, start, end):
            continue
        money = None if numeral.in_words else currencies.before(text, start, country)
        if money and money[1] >= end:
            code, start = money
        elif start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            continue
        end = numeral.end
        if plus := qualifiers.after(text, end):
            end, marked = plus
        if code is None and (money := currencies.after(text, end, country)):
            code, end = money
        yield Quantity(numeral, start, end, numeral.value, code, marked)


def _is_tail(text: str, start: int, end: int) -> bool:
    """Whether a hyphen ties a numeral to digits that were passed over: the 800 of "Boeing 737-800"."""
    return start > 1 and text[start - 1] == "-" and text[start - 2].isdigit() and end != start - 1


def _merged(text: str, printed: Iterator[Quantity]) -> Iterator[Quantity]:
    """Ranges made one: the lower bound takes the scale and currency of the upper, which is used up."""
    held: Quantity | None = None
    for here in printed:
        if held and (both := _range(text, held, here)):
            held = both
            continue
        if held:
            yield _scaled(text, held, here)
        held = here
    if held:
        yield held


def _scaled(text: str, low: Quantity, high: Quantity) -> Quantity:
    """The first of a change's two numbers, with the scale that only the second prints: "from EUR 4.2 to EUR
    14 billion"."""
    if not low.currency or low.currency != high.currency or text[low.end : high.start] != " to ":
        return low
    if low.numeral.scaled or not high.numeral.scaled or low.value >= high.value / 100:
        return low
    return low._replace(value=low.value * (high.value / high.numeral.unscaled))


def _is_no_bound_of_year(low: Quantity, high: Quantity) -> bool:
    """Whether what could be a year is one: before another, and in "rose in 2019 to EUR 5 million"."""
    currency_first = high.start < high.numeral.start
    return high.numeral.year_like or (low.currency is None and currency_first)


def _range(text: str, low: Quantity, high: Quantity) -> Quantity | None:
    """Two bounds as one number, or None where they are none: years, a change, a list, a falling pair."""
    gap = text[low.end : high.start]
    if len(gap) > 5 or (low.numeral.year_like and _is_no_bound_of_year(low, high)):
        return None
    opening = _BETWEEN.search(text[max(0, low.start - 12) : low.start])
    between = bool(opening) and opening.group()[0] in "bB"
    if not _TO.fullmatch(gap) and not (between and gap == " and "):
        return None
    value = low.value
    if high.numeral.scaled and not low.numeral.scaled and low.value < high.numeral.unscaled:
        value = low.value * (high.value / high.numeral.unscaled)
    if value >= high.value or (low.currency and high.currency and low.currency != high.currency):
        return None
    if _CHANGE.search(text[max(0, low.start - 60) : low.start]):
        return None
    numeral = high.numeral._replace(start=low.numeral.start, year_like=low.numeral.year_like)
    start = low.start - len(opening.group()) if opening else low.start
    return Quantity(numeral, start, high.end, value, low.currency or high.currency, "at_least")
