"""Dates told from another one: "today", "last year", "on Tuesday", "two years ago", "70th anniversary".

Like every form's reader, each takes the text and a place and says what date begins there, or None.
"""

from __future__ import annotations

import re

from communique.dates.calendar_terms import (
    BARE_MONTH,
    COUNT,
    FULL_WEEKDAY,
    UNIT,
    month_number,
    number,
    weekday_number,
)
from communique.dates.printed_date import NOTHING, PrintedDate

_TODAY = re.compile(
    r"(?i:(?P<day>today|tonight|yesterday|tomorrow)|this (?:morning|afternoon|evening))(?!\w)"
)
_DAY_STEPS = {"yesterday": -1, "tomorrow": 1}
_DAY_FURTHER = {-1: "day before ", 1: "day after "}
_RELATIVE = re.compile(
    r"(?P<which>(?i:earlier this|later this|this past|this coming|last|next|this|past|previous|coming"
    r"|upcoming|current|that|same|following)) "
    rf"(?:(?P<unit>week|month|year|day)|(?P<weekday>{FULL_WEEKDAY})|(?P<month>{BARE_MONTH})"
    r"|(?P<season>(?i:spring|summer|autumn|winter)))(?![\w-])"
)
_STEPS = {
    "last": -1, "past": -1, "this past": -1, "previous": -1,
    "this": 0, "current": 0, "earlier this": 0, "later this": 0,
    "next": 1, "coming": 1, "this coming": 1, "upcoming": 1,
    "that": 0, "same": 0, "following": 1,
}  # fmt: skip
_FROM_TEXT = frozenset(("that", "same", "following", "previous"))


def relative(text: str, at: int) -> PrintedDate | None:
    """A date told from the day of writing or from the text: "today", "last year", "next May", "that year"."""
    if match := _TODAY.match(text, at):
        step = _DAY_STEPS.get((match["day"] or "").lower(), 0)
        if step and text.endswith(_DAY_FURTHER[step], 0, at):  # "the day before yesterday"
            step *= 2
        return PrintedDate(at, match.end(), "relative", step=step, unit="day", anchor="writing")
    match = _RELATIVE.match(text, at)
    if not match:
        return None
    which = match["which"].lower()
    day_told = match["unit"] == "day" and which in ("next", "following", "same")
    anchor = "text" if which in _FROM_TEXT or day_told else "writing"
    if anchor == "text" and not day_told and match["unit"] in (None, "day"):
        return None
    parts = (None, month_number(match["month"]), None) if match["month"] else NOTHING
    return PrintedDate(
        at,
        match.end(),
        "weekday" if match["weekday"] else "relative",
        parts,
        parts,
        weekday=weekday_number(match["weekday"]),
        step=_STEPS[which],
        unit=match["unit"] or ("week" if match["weekday"] else "season" if match["season"] else "year"),
        anchor=anchor,
    )


_WEEKDAY = re.compile(rf"(?P<weekday>{FULL_WEEKDAY})(?: of (?P<which>last|this|next) week)?")


def weekday(text: str, at: int) -> PrintedDate | None:
    """A day of the week alone: "on Tuesday", "Friday of next week"."""
    match = _WEEKDAY.match(text, at)
    if not match:
        return None
    step = _STEPS[match["which"]] if match["which"] else None
    unit = "week" if match["which"] else None
    day = weekday_number(match["weekday"])
    return PrintedDate(
        at,
        match.end(),
        "weekday",
        weekday=day,
        step=step,
        unit=unit,
        anchor="writing",
        of_week=unit is not None,
    )


_OFFSET = re.compile(
    rf"(?P<unit>{UNIT})(?P<word>,? (?:ago|earlier|later|after|since|following|on from|from now"
    r"|of (?:the|our)))\b"
)
_COUNT_BEFORE = re.compile(rf"(?<![\w.,-])(?P<count>{COUNT}) $")
_ORDINAL_BEFORE = re.compile(r"(?<![\w.,])(?P<count>[1-9][0-9]?)(?:st|nd|rd|th)[ -]$")
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?…\n]|[^\w\s,;:()'\"-])\s*$")
_OFFSET_ANCHORS = {
    "ago": ("writing", -1),
    "from now": ("writing", 1),
    "earlier": ("text", -1),
    "later": ("text", 1),
}


def offset(text: str, at: int) -> PrintedDate | None:
    """Units from something: "two years ago", "a month later", "six years after"; `at` is the unit."""
    match = _OFFSET.match(text, at)
    if match and (few := _FEW_BEFORE.search(text, max(0, at - 12), at)):
        return _few(match, few.start())
    count = match and _COUNT_BEFORE.search(text, max(0, at - 12), at)
    if not count:
        return None
    word, start, amount = match["word"].lstrip(", "), count.start(), number(count["count"])
    # "Fifteen years of the Prague Process!" opens a jubilee; "over three years of the project" does not.
    if word.startswith("of") and (amount < 5 or not _SENTENCE_BEFORE.search(text, max(0, start - 3), start)):
        return None
    anchor, sign = _OFFSET_ANCHORS.get(word, ("event", -1))
    unit = match["unit"].rstrip("s")
    step = sign * amount * (10 if unit == "decade" else 1)
    unit = "year" if unit == "decade" else unit
    return PrintedDate(start, match.end(), "offset", step=step, unit=unit, anchor=anchor)


_FEW_BEFORE = re.compile(r"\b(?i:a few|several|some) $")


def _few(match: re.Match[str], start: int) -> PrintedDate | None:
    """ "A few months earlier", "several weeks ago": `step` says only in which direction."""
    anchor, sign = _OFFSET_ANCHORS.get(match["word"].lstrip(", "), ("event", 0))
    unit = match["unit"].rstrip("s")
    if anchor == "event" or unit in ("day", "decade"):
        return None
    return PrintedDate(start, match.end(), "few", step=sign, unit=unit, anchor=anchor)


def anniversary(text: str, at: int) -> PrintedDate | None:
    """ "70th anniversary"; `at` is the noun."""
    ordinal = _ORDINAL_BEFORE.search(text, max(0, at - 8), at)
    if not ordinal:
        return None
    step = -int(ordinal["count"])
    end = at + len("anniversary")
    return PrintedDate(ordinal.start(), end, "offset", step=step, unit="year", anchor="event")
