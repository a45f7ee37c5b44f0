"""Papers and agencies where a page names its house: masthead over a menu, credit before a dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.documents import mastheads
from communique.names.gazetteer import Known
from communique.names.organizations import Found
from communique.text.page import Page

# "(UrduPoint / Pakistan Point News / WAM - 04th Apr, 2025)": houses parted by strokes, then a date.
_CREDIT = re.compile(r"\((?P<houses>[A-Z][^()\n]{1,120}) - [^()\n]{0,30}\b(?:19|20)\d\d\b[^()\n]{0,20}\)")
_HOUSE = re.compile(r"[A-Z][^/]*[^/ ]")


def find(page: Page, known: list[Known]) -> Iterator[Found]:
    """Papers and agencies by place in the page; some may be known already."""
    for line in page.lines:
        text = page.text[line.start : min(line.end, line.start + 200)]
        if credit := _CREDIT.search(text):
            start = line.start + credit.start("houses")
            for house in _HOUSE.finditer(credit["houses"]):
                yield _house(page.text, start + house.start(), start + house.end(), known)
    if page.kind == "news_article" and (paper := mastheads.over(page)):
        yield _house(page.text, *paper, known)


def _house(text: str, start: int, end: int, known: list[Known]) -> Found:
    inside = [name for name in known if start <= name.start and name.end <= end and name.country]
    country = inside[0].country if inside else mastheads.country(text[start:end])
    return Found(start, end, "actor", text[start:end], "media", country)
