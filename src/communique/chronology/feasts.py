"""Feasts that move with Easter: the year in which one fell on a day, from the day alone."""

from __future__ import annotations

import re
from datetime import date, timedelta

_AFTER_EASTER = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "holy saturday": -1,
    "easter sunday": 0,
    "easter monday": 1,
    "ascension day": 39,
    "whit sunday": 49,
    "pentecost": 49,
    "whit monday": 50,
    "corpus christi": 60,
}
_FEAST = rf"(?P<feast>{'|'.join(_AFTER_EASTER)})\b"
_AFTER = re.compile(rf"[\s,()-]{{1,3}}(?:(?:a|the|on|which was|it was) )?{_FEAST}", re.IGNORECASE)
_BEFORE = re.compile(rf"\b{_FEAST}[\s,()-]{{1,3}}(?:on )?(?=\w)", re.IGNORECASE)
_NEAR = 30  # characters


def beside(text: str, start: int, end: int) -> int | None:
    """How many days after Easter the feast is that is printed next to the date `start:end`; None for none.

    >>> beside("held on 9 April, Palm Sunday, in Cairo", 8, 15)
    -7
    """
    match = _AFTER.match(text, end) or _BEFORE.search(text, max(0, start - _NEAR), end)
    if match is None or match.end() < start:
        return None
    return _AFTER_EASTER[match["feast"].lower()]


def fell_on(day: date, after_easter: int) -> bool:
    """Whether a feast so many days after Easter fell on `day`, by the Western or the Orthodox reckoning.

    >>> fell_on(date(2017, 4, 9), -7), fell_on(date(2018, 4, 9), -7)
    (True, False)
    """
    easter = day - timedelta(after_easter)
    return easter in (_western(easter.year), _orthodox(easter.year))


def _western(year: int) -> date:
    """Easter Sunday in the Gregorian calendar, by the rule of Meeus, Jones and Butcher."""
    golden = year % 19
    century, rest = divmod(year, 100)
    correction = (8 * century + 13) // 25
    moon = (19 * golden + century - century // 4 - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _orthodox(year: int) -> date:
    """Easter Sunday in the Julian calendar, as the Gregorian one has it from 1900 to 2099."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(13)
