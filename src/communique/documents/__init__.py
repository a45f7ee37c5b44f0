"""One file's documents, and each one's head: its kind, title and dateline."""

from __future__ import annotations

import re
from itertools import pairwise

from communique.documents import kinds, mastheads
from communique.documents.kinds import settle as settle_kind
from communique.documents.publishers import publisher
from communique.text import datelines, feeds
from communique.text.datelines import Dateline
from communique.text.furniture import is_stamp
from communique.text.languages import language
from communique.text.page import Page
from communique.text.sections import Line

__all__ = ["head", "language", "publisher", "settle_kind", "split"]


def split(text: str) -> list[tuple[int, int]]:
    """Half-open offsets of each document in a file's decoded `text`, in order, never overlapping.

    A feed page gives its posts, without the interface's lines between them; any other text is one document,
    and all of it.

    >>> split("IOM and Egypt Hold Briefing\\nCairo - They met.\\n")
    [(0, 46)]
    """
    return feeds.split(text) or [(0, len(text))]


def head(page: Page) -> None:
    """Sets the page's kind, title, dateline, place and country from its lines and sentences.

    A newspaper's page without a dateline has the country that its masthead names, any other the one that
    stands on a line of its own next to the page's day.
    """
    title = next((line for line in page.lines if line.section == "headline"), None)
    dateline = _dateline(page, title)
    page.kind = kinds.of(page, title, dateline)
    page.title = _headline(page, title) if title else None
    if page.kind == "social_post":
        page.title = _first_sentence(page)
    elif dateline:
        page.dateline = (dateline.start, dateline.end)
        page.place, page.country = dateline.place, dateline.country
    elif paper := mastheads.over(page):
        page.country = mastheads.country(page.text[slice(*paper)])
    else:
        page.country = _country_beside_day(page, title)


def _country_beside_day(page: Page, title: Line | None) -> str | None:
    """The state that a line next to the page's day is: "16 December 2022" over "Spain"."""
    head = [line for line in page.lines[:_HEAD_LINES] if line is not title]
    for day, beside in (*pairwise(head), *((second, first) for first, second in pairwise(head))):
        country = datelines.state(_line(page, beside)) if beside.end - beside.start <= _SHORT else None
        if country and is_stamp(_line(page, day)):
            return country
    return None


# What is printed before a headline and is not part of it: Markdown's marks, a field's name, a day.
_BEFORE_TITLE = re.compile(
    r"\W*(?:(?:title|headline|subject|date)\b\s?:?\s*)?"
    r"(?:\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}\s+|"
    r"\d{4}-\d\d-\d\d[T\d:]*\s+|\d{1,2}[./]\d{1,2}[./]\d{4}\s+)?(?:[-|:]\s)?",
    re.IGNORECASE,
)
# Whose post is passed on, pictographs and a thread's counters ("3/4", "1/") before a post's first words; a
# number, a quotation mark or a bracket may open a sentence.
_BEFORE_POST = re.compile(r"(?:RT(?: by)? @?\w{2,30}:)?(?:[^\w\s\"'(\[]|\s|\(?\d{1,2}/\d{0,2}\)?(?=\W))*")
_LETTER = re.compile(r"[^\W\d_]")


def _headline(page: Page, line: Line) -> tuple[int, int] | None:
    start, end = _stripped(page.text, line.start, line.end)
    match = _BEFORE_TITLE.match(page.text, start, end)
    first = match.end() if match else start
    opening = page.text[first - 1 : first] if first > start else ""
    return (first - (opening in "\"'([" and bool(opening)), end) if first < end else (start, end)


def _first_sentence(page: Page) -> tuple[int, int] | None:
    """A post's first sentence that has a word, without what decorates it."""
    for sentence in page.sentences:
        if sentence.section in ("body", "headline"):
            match = _BEFORE_POST.match(page.text, sentence.start, sentence.end)
            start = match.end() if match else sentence.start
            if _LETTER.search(page.text, start, sentence.end):
                return start, sentence.end
    return None


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


_HEAD_LINES = 12  # lines at the head of a page
_FARTHEST = 10  # lines under the headline among which the dateline stands
_SHORT = 60  # characters; a paragraph has more
_PARAGRAPHS = 3  # among the first of which it stands; a picture's caption may come before


def _dateline(page: Page, title: Line | None) -> Dateline | None:
    """The dateline of the first paragraphs, or one that stands on its own line near the headline."""
    paragraphs = 0
    near = [line for line in page.lines if title is None or line.start > title.start][:_FARTHEST]
    for line in near:
        if line.section not in ("body", "furniture"):
            continue
        leads = title is not None and paragraphs == 0
        found = datelines.find(page.text, line.start, line.end, leads=leads)
        if found and (line.section == "body" or found.alone):
            return found
        paragraphs += line.section == "body" and line.end - line.start > _SHORT
        if paragraphs == _PARAGRAPHS:
            break
    above = [line for line in page.lines if title and line.start < title.start][-_FARTHEST:]
    found_above = (datelines.find(page.text, line.start, line.end) for line in above)
    return next((found for found in found_above if found and found.alone), None)


def _line(page: Page, line: Line) -> str:
    return page.text[line.start : line.end].strip()
