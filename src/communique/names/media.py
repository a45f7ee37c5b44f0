"""Papers and agencies where a page names its house: masthead over a menu, credit before a dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.dates.calendar_terms import DAY_NAMES, MONTH
from communique.documents import mastheads
from communique.names.gazetteer import Known
from communique.names.organizations import Found
from communique.text.page import Page
from communique.text.sections import Line

# "(UrduPoint / Pakistan Point News / WAM - 04th Apr, 2025)": houses parted by strokes, then a date.
_CREDIT = re.compile(r"\((?P<houses>[A-Z][^()\n]{1,120}) - [^()\n]{0,30}\b(?:19|20)\d\d\b[^()\n]{0,20}\)")
_HOUSE = re.compile(r"[A-Z][^/]*[^/ ]")
# "Lima, 7 May (Andes Press) - ...": the agency in brackets after the place and day; no dash need follow.
_FILED = re.compile(
    rf"\W{{0,3}}[A-ZÀ-Þ][^\W\d_]+(?:[ '-][^\W\d_]+){{0,3}}(?:, [A-ZÀ-Þ][^\W\d_]+)?,? "
    rf"(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?,? "
    rf"\((?P<house>[A-ZÀ-Þ][\w.&'-]*(?: [A-ZÀ-Þ][\w.&'-]*){{0,3}})\)"
)
_DIGIT = re.compile(r"\d")
# "Source: Andes Press", "By Ana Ruiz - Andes Press:", on lines of their own.
_SIGNED = re.compile(
    r"(?:Source ?[:-] ?|By [A-Z][\w'.-]+(?: [A-Z][\w'.-]+){1,2} (?:- ?|/ ?|\| ?))"
    r"(?P<house>[A-Z][\w&'-]*(?: [A-Z][\w&'-]*){0,3}):?"
)

# What stands in such a bracket and names no house: "(News Desk)", "(Monday)", "(Local Time)".
_NO_HOUSE = frozenset(
    "desk bureau agencies report reporter correspondent staff online web news update updated time".split()
) | frozenset(DAY_NAMES)


def find(page: Page, known: list[Known]) -> Iterator[Found]:
    """Papers and agencies by place in the page; some may be known already."""
    for line in page.lines:
        end = min(line.end, line.start + 200)
        if credit := _CREDIT.search(page.text, line.start, end):
            for house in _HOUSE.finditer(page.text, *credit.span("houses")):
                yield _house(page.text, house.start(), house.end(), known)
        one = _filed(page, line) or _signed(page, line)
        if one and not _is_no_house(one, known):
            yield _house(page.text, *one.span("house"), known)
    if page.kind == "news_article" and (paper := mastheads.over(page)):
        yield _house(page.text, *paper, known)


_HEAD = 90  # characters of a line in which such a bracket stands


def _filed(page: Page, line: Line) -> re.Match[str] | None:
    head = min(line.end, line.start + _HEAD)
    bracket = page.text.find("(", line.start, head)
    if bracket < 0 or not _DIGIT.search(page.text, line.start, bracket):
        return None
    return _FILED.match(page.text, line.start, line.end)


def _signed(page: Page, line: Line) -> re.Match[str] | None:
    return _SIGNED.fullmatch(page.text, line.start, line.end) if line.section == "furniture" else None


def _is_no_house(credit: re.Match[str], known: list[Known]) -> bool:
    areas = (name for name in known if name.kind in ("state", "place"))
    return credit["house"].split()[-1].lower() in _NO_HOUSE or any(
        name.start == credit.start("house") for name in areas
    )


def _house(text: str, start: int, end: int, known: list[Known]) -> Found:
    inside = [name for name in known if start <= name.start and name.end <= end and name.country]
    country = inside[0].country if inside else mastheads.country(text[start:end])
    return Found(start, end, "actor", text[start:end], "media", country)
