"""Rows in words: counts, amounts, years, periods, and where the rows are from."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from matplotlib.font_manager import FontProperties, findfont, get_font

from communique.contacts import blot

if TYPE_CHECKING:
    import pandas

_FIRST = 3  # publishers named in a source line
JOINT = " | "  # between several publishers of one row
_PREFIX = {
    "over": "over ",
    "at_least": "at least ",
    "about": "about ",
    "almost": "almost ",
    "up_to": "up to ",
}


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """
    >>> counted(1, "event"), counted(1200, "event"), counted(2, "country", "countries")
    ('1 event', '1,200 events', '2 countries')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(words: Iterable[str]) -> str:
    """
    >>> listed(["a", "b", "c"]), listed(["a"])
    ('a, b and c', 'a')
    """
    *first, last = list(words) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def ordinal(number: int) -> str:
    """
    >>> [ordinal(number) for number in (1, 2, 3, 4, 11, 21, 112)]
    ['1st', '2nd', '3rd', '4th', '11th', '21st', '112th']
    """
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def years(numbers: Iterable[int]) -> str:
    """
    >>> years([2011, 2012, 2013, 2025])
    '2011–2013 and 2025'
    """
    runs: list[list[int]] = []
    for year in sorted(set(numbers)):
        if runs and year == runs[-1][1] + 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    return listed(str(first) if first == last else f"{first}–{last}" for first, last in runs)


def span(numbers: Iterable[int]) -> str:
    """
    >>> span([2014, 2020, 2016]), span([2014])
    ('2014–2020', '2014')
    """
    numbers = list(numbers)
    first, last = min(numbers), max(numbers)
    return str(first) if first == last else f"{first}–{last}"


def millions(value: float) -> str:
    """An amount in millions, with a decimal where it is small.

    >>> millions(480027200), millions(3427059000), millions(6900000)
    ('480', '3,427', '6.9')
    """
    million = value / 1e6
    return f"{million:,.0f}" if million >= 100 else f"{million:,.1f}".removesuffix(".0")


def qualified(words: str, qualifier: str | None) -> str:
    """
    >>> qualified("EUR 590 m", "over"), qualified("EUR 286 m", "exact")
    ('over EUR 590 m', 'EUR 286 m')
    """
    return _PREFIX.get(qualifier or "", "") + words


def day(when: date, precision: str = "day") -> str:
    """A date as finely as it is known.

    >>> day(date(2025, 4, 1)), day(date(2025, 4, 1), "month"), day(date(2025, 1, 1), "year")
    ('1 April 2025', 'April 2025', '2025')
    """
    month = ("January February March April May June July August September October November December").split()[
        when.month - 1
    ]
    return {"year": f"{when.year}", "month": f"{month} {when.year}"}.get(
        precision, f"{when.day} {month} {when.year}"
    )


def source(rows: pandas.DataFrame) -> str:
    """Whence the drawn rows are: the publishers in their column `publisher`, the most frequent first.

    A row with several has them joined by `JOINT`. Empty where no row names any.
    """
    named = Counter(
        publisher
        for cell in rows["publisher"].dropna()
        for publisher in dict.fromkeys(str(cell).split(JOINT))
        if publisher
    )
    ranked = sorted(named, key=lambda publisher: (-named[publisher], publisher.casefold()))
    if not ranked:
        return ""
    first = [
        f"{publisher} ({named[publisher]})" if len(ranked) > 1 else publisher for publisher in ranked[:_FIRST]
    ]
    rest = len(ranked) - len(first)
    names = f"{', '.join(first)} and {counted(rest, 'other')}" if rest else listed(first)
    return f"{'Source' if len(ranked) == 1 else 'Sources (rows)'}: {names}. Addresses are in the chart's CSV."


def clean(text: str) -> str:
    """`text` as it can be drawn: on one line, no address of a person, only characters that the font has.

    >>> clean("Budva\\t3 km \\U0001fa77")
    'Budva 3 km'
    """
    known = _characters()
    kept = "".join(
        character
        for character in blot(text)
        if character.isspace() or (ord(character) in known and unicodedata.category(character)[0] != "C")
    )
    return " ".join(kept.split())


@cache
def _characters() -> frozenset[int]:
    return frozenset(get_font(findfont(FontProperties(family="DejaVu Sans"))).get_charmap())
