"""The time that a figure speaks of, told from its sentence, its event, or a sentence beside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from operator import attrgetter

from communique.figures.measures import Context
from communique.records import Happening, When
from communique.text.page import Page
from communique.text.sentences import Sentence

_start = attrgetter("start")
Period = tuple[date | None, date | None]  # first and last day; both None where the text does not say

# What is so whenever one reads it: the members and offices of an organization have no time of their own.
_TIMELESS = {"member_states", "countries_present"}
_DONE = {"adoption", "agreement", "establishment", "accession", "launch"}  # events that nobody attends

# "Since the launch of its initiative in December 2021": at the head of the sentence, or after the amount.
_SINCE_HEAD = re.compile(r"[^\w]*since\b[^.;]{0,80}$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince (?:[^.,;]{0,60}\b(?:in|on) )?(?:the )?$", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(?:in|during|for|over|throughout|by the end of|at the end of|as of|quarter of"
    r"|half of)(?: the)?(?: year)? ?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:from|between) (?:the )?$", re.IGNORECASE)
_TO = re.compile(r" (?:to|and|until|till) (?:the )?| ?- ?")
# Dates that say when something else began: "founded in 1951, it has 175 members".
_BEGAN = re.compile(
    r"\b(?:founded|established|created|born|set up|adopted|signed|joined|began|begun|started|opened"
    r"|formed|initiated)\b[^,;]{0,24}$",
    re.IGNORECASE,
)
_COVERS = re.compile(
    r"\b(?:grant|contribution|project|programme|funding|budget|support|agreement|phase|action)\b[^.;]{0,40}"
    r"\b(?:covers?|runs?|period|will run|spans?|lasts?)\b",
    re.IGNORECASE,
)
_FAR = 400  # characters of a neighbouring sentence that are looked at
_REACH = 100  # characters before a date in which the words stand that tie it to an amount


def read(page: Page, context: Context, measure: str, attended: bool) -> Period:
    """The time of a figure: of its event where it counts who came, else that of its sentence."""
    if attended:
        return _attended(page, context)
    if measure in _TIMELESS:
        return None, None
    period = _within(page, context.start, context.end, context.amount.start)
    if period == (None, None):
        period = _range_before(page, context.sentence)
    if period == (None, None) and context.amount.is_money:
        period = _covered(page, context.sentence)
    return period


def _attended(page: Page, context: Context) -> Period:
    happening = meeting(context)
    here = any(told is happening and place >= context.start for place, told in context.told)
    if not here and (period := _range_before(page, context.sentence)) != (None, None):
        return period
    return (happening.event.start_date, happening.event.end_date) if happening else (None, None)


def _range_before(page: Page, here: Sentence) -> Period:
    """The period of the sentence before, where it is a range and the line has not ended."""
    place = bisect_left(page.sentences, here.start, key=_start)
    if not place or "\n" in page.text[page.sentences[place - 1].end : here.start]:
        return None, None
    previous = page.sentences[place - 1]
    start, end = _within(page, max(previous.start, previous.end - _FAR), previous.end, here.start)
    return (start, end) if start and end and end > start and (end - start).days > 31 else (None, None)


def _covered(page: Page, here: Sentence) -> Period:
    """The time in one of the next two sentences: "The grant covers the period from March to June 2020"."""
    place = bisect_left(page.sentences, here.start, key=_start)
    for later in page.sentences[place + 1 : place + 3]:
        end = min(later.end, later.start + _FAR)
        if _COVERS.search(page.text, later.start, end):
            return _within(page, later.start, end, later.start)
    return None, None


def _within(page: Page, start: int, end: int, amount: int) -> Period:
    """The time of a stretch: a range, else "since" a day, else "in" a time; the nearest to `amount`."""
    first = bisect_left(page.dates, start, key=_start)
    last = bisect_left(page.dates, end, key=_start)
    found: list[tuple[int, int, Period]] = []
    for place in range(first, last):
        when = page.dates[place]
        following = page.dates[place + 1] if place + 1 < last else None
        before = page.text[max(start, when.start - _REACH) : when.start]
        if not when.start_date or _BEGAN.search(before):
            continue
        if tied := _tied(page, when, following, before, amount):
            found.append((tied[0], abs(when.start - amount), tied[1]))
    return min(found, key=lambda tied: tied[:2])[2] if found else (None, None)


def _tied(
    page: Page, when: When, following: When | None, before: str, amount: int
) -> tuple[int, Period] | None:
    """How closely (0 best) and as what time a date belongs to an amount, by the words before it."""
    if _FROM.search(before):
        if following and _TO.fullmatch(page.text[when.end : following.start]):
            ends = following.end_date
            return 0, (when.start_date, ends if ends and ends >= when.start_date else None)
        is_range = " to " in page.text[when.start : when.end] or " and " in page.text[when.start : when.end]
        return 0, (when.start_date, when.end_date if is_range else None)
    if _SINCE.search(before) and (when.start > amount or _SINCE_HEAD.match(before)):
        return 1, (when.start_date, None)
    if _WITHIN.search(before):
        return 2, (when.start_date, when.end_date)
    return None


def meeting(context: Context) -> Happening | None:
    """The meeting that an amount's sentence reports, else the last before it in the same line; with days."""
    meetings = [
        happening
        for _, happening in context.told
        if happening.event.kind not in _DONE and happening.event.start_date
    ]
    return meetings[-1] if meetings else None
