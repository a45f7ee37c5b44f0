"""Newspapers by the name over their pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.text import datelines
from communique.text.page import Page

# What papers are called. A paper's name ends in one of these, or in a place after it ("The Sunday Times Sri
# Lanka"); not "News" or "Journal", with which menus and gazettes of any office are headed.
_TITLES = (
    "Times|Tribune|Post|Herald|Gazette|Guardian|Observer|Independent|Standard|Chronicle|Express|Telegraph|"
    "Mirror|Monitor|Examiner|Inquirer|Enquirer|Mail|Vanguard|Courier|Dispatch|Star|Sun|Nation|Citizen|Echo|"
    "Argus|Mercury|Newspaper|Daily|Weekly|Sentinel|Advertiser|Globe|Graphic|Punch|Spectator"
)
_WORD = r"[A-Z][\w'.-]{0,24}"
_PAPER = re.compile(
    rf"(?:(?:The )?(?:{_WORD} ){{1,3}}?|The )(?:{_TITLES})(?: Online| News| Newspaper)?"
    rf"(?P<place>(?: {_WORD}){{1,3}})?"
)
_NAME = re.compile(rf"(?:The )?{_WORD}(?: {_WORD}){{1,3}}")
_PIECE = re.compile(r"\s*[|>»]|\s{2,}|$")
# What a collection of articles prints before the first line: "date 2017-11-23 The Example Tribune".
_FIELD = re.compile(r"\s*date \d{4}-\d\d-\d\d ")
_LONGEST = 60  # characters
_FIRST_LINES = 3  # among which a paper's name stands
# Entries of a newspaper's menu; "Home" and "News" stand in every menu.
_ENTRIES = re.compile(
    r"\b(?:politics|business|sports?|opinions?|entertainment|lifestyle|columnists?|editorials?|obituaries|"
    r"classifieds?|e-?paper|markets|crime|metro)\b",
    re.IGNORECASE,
)


def over(page: Page) -> tuple[int, int] | None:
    """Where the first lines of a page, above its headline, name a newspaper; None where they do not."""
    text, lines = page.text, page.lines
    for at, line in enumerate(lines[:_FIRST_LINES]):
        if line.section != "furniture":
            return None
        below = text[lines[at + 1].start : lines[at + 1].end] if at + 1 < len(lines) else ""
        if found := paper(text, line.start, line.end, below):
            return found
    return None


def paper(text: str, start: int, end: int, below: str = "") -> tuple[int, int] | None:
    """Where the line `start:end` names a newspaper, half-open; None where it does not.

    `below` is the next line: over a newsroom's menu ("NEWS  POLITICS  BUSINESS") two capitalised words are a
    name whatever they mean.

    >>> paper("Budva Tribune | News | Sports", 0, 29)
    (0, 13)
    """
    field = _FIELD.match(text, start, end)
    start = field.end() if field else start
    piece = _PIECE.search(text, start, min(end, start + _LONGEST))
    name = text[start : piece.start()] if piece else ""
    if not name or name.endswith("'s Post"):
        return None
    titled = _PAPER.fullmatch(name)
    named = titled and (titled["place"] is None or datelines.country(titled["place"].strip()) is not None)
    over_menu = len(_ENTRIES.findall(below[:300])) > 1 and _NAME.fullmatch(name)
    return (start, start + len(name)) if named or over_menu else None


def country(name: str) -> str | None:
    """The state whose city, or whose own name, a paper's name holds (ISO 3166-1 alpha-3).

    >>> country("The Sunday Times Sri Lanka")
    'LKA'
    """
    return next(filter(None, map(datelines.country, _runs(name.split()))), None)


def _runs(words: list[str]) -> Iterator[str]:
    """Every run of one to three words, the longest first."""
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            yield " ".join(words[at : at + size])
