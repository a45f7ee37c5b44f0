"""The time that a figure speaks of, told from its sentence, its event, or the sentence beside it."""

from __future__ import annotations

import re
from datetime import date

from communique.measures import Scene
from communique.page import Page
from communique.records import Happening
from communique.sentences import Sentence

_SINCE = re.compile(r"\bsince (?:[^.;]{0,60}\b(?:in|on) )?(?:the )?$", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(?:in|during|for|over|throughout|on|of|by the end of|at the end of)(?: the)?(?: year)? ?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:from|between) (?:the )?$", re.IGNORECASE)
_TO = re.compile(r" (?:to|and|until|till) (?:the )?|-| - ")
_COVERS = re.compile(
    r"\b(?:grant|contribution|project|programme|funding|budget|support|agreement|phase|action"
    r"|it)\b[^.;]{0,40}"
    r"\b(?:covers?|runs?|period|will run|spans?|lasts?)\b",
    re.IGNORECASE,
)

Period = tuple[date | None, date | None]


def read(page: Page, scene: Scene, attended: bool) -> Period:
    if attended and (happening := happening_of(page, scene.sentence)):
        return happening.event.start_date, happening.event.end_date
    place = page.sentences.index(scene.sentence)
    period = _sentence_period(page, scene.sentence)
    if period == (None, None) and (attended or scene.amount.kind != "states") and place:
        period = _range_before(page, scene.sentence, page.sentences[place - 1])
    if period == (None, None) and scene.amount.is_money:
        for later in page.sentences[place + 1 : place + 3]:
            if _COVERS.search(page.text, later.start, later.end):
                return _sentence_period(page, later)
    return period


def _range_before(page: Page, here: Sentence, previous: Sentence) -> Period:
    """The period of the sentence before, where it is a range and the line has not ended."""
    if "\n" in page.text[previous.end : here.start] or not _FROM.search(
        page.text, previous.start, previous.end
    ):
        return None, None
    start, end = _sentence_period(page, previous)
    return (start, end) if start and end and start != end else (None, None)


def _sentence_period(page: Page, sentence: Sentence) -> Period:
    """The time of a sentence: "in 2024", "since December 2021", "between March 2019 and March 2020"."""
    whens = [w for w in page.dates if sentence.start <= w.start < sentence.end and w.start_date]
    for place, when in enumerate(whens):
        before = page.text[max(sentence.start, when.start - 80) : when.start]
        if _FROM.search(before):
            later = whens[place + 1] if place + 1 < len(whens) else None
            if later and _TO.fullmatch(page.text[when.end : later.start]):
                return when.start_date, later.end_date
            return when.start_date, when.end_date if when.end_date != when.start_date else None
        if _SINCE.search(before):
            return when.start_date, None
        if _WITHIN.search(before):
            return when.start_date, when.end_date
    return None, None


def happening_of(page: Page, sentence: Sentence) -> Happening | None:
    """The event that a sentence reports, else the last before it in the same paragraph; with days."""
    line_start = page.text.rfind("\n", 0, sentence.start) + 1
    best: tuple[int, Happening] | None = None
    for happening in page.happenings:
        for start, _ in happening.spans:
            if line_start <= start < sentence.end and (best is None or start > best[0]):
                best = (start, happening)
    return best[1] if best and best[1].event.start_date else None
