"""A page's lines cut into sentences, the unit in which rules read who did what and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from communique.text.sections import Line

# A full stop after these ends no sentence. Grouped: titles, ranks, dates and times, Latin, the law, places.
_ABBREVIATIONS = frozenset(
    "mr mrs ms mx dr prof amb hon rt rev fr sr jr st h.e "
    "md mohd atty engr eng adv barr brig supt revd msgr sra "
    "gen col lt capt maj sgt cmdr adm gov sen rep rtd ret "
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun a.m p.m "
    "e.g i.e etc cf al vs viz ca approx "
    "art no nos para paras pp p vol ch sec fig "
    "u.s u.k u.n e.u u.a.e d.c inc ltd co corp dept bn mn mrd mio tel ext".split()
)

# Pictographs, but not flags: those stand inside sentences ("Chisinau 🇲🇩 was the place").
_PICTOGRAPH = r"[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f300-\U0001faff]"

# Tried at the marks that can end a sentence, and where there are pictographs at every blank.
_MARK = re.compile(r"[.!?…]")
_MARK_OR_BLANK = re.compile(r"[.!?…\s]")
_BOUNDARY = re.compile(
    r"(?P<stop>[.!?…])[\"')\]]*\s+(?=[\"'(\[•·]*[A-Z0-9À-ÖØ-Þ]|" + _PICTOGRAPH + r")"
    # the space lost by a scraper: "(27-30 November).Delegates"
    r"|(?<=[a-z)\]\"'%])[.!?](?=[A-Z][a-z])"
    r"|\s(?=" + _PICTOGRAPH + r"+\s*[\"']?[A-Z0-9])"
)
_HAS_PICTOGRAPH = re.compile(_PICTOGRAPH)
_LAST_WORD = re.compile(r"[\w.]+$")
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")


class Sentence(NamedTuple):
    """Half-open offsets of a sentence in the page's plain text, and the section of its line."""

    start: int
    end: int
    section: str


def split(text: str, lines: list[Line]) -> list[Sentence]:
    """Every non-blank stretch of `text` as sentences, in order; a line break always ends one.

    >>> from communique.text.sections import Line
    >>> text = "Mr. Ould met H.E. Diallo on Nov. 4. They agreed.Delegates left."
    >>> [text[s.start:s.end] for s in split(text, [Line(0, len(text), "body")])]
    ['Mr. Ould met H.E. Diallo on Nov. 4.', 'They agreed.', 'Delegates left.']
    """
    marks = _MARK_OR_BLANK if _HAS_PICTOGRAPH.search(text) else _MARK
    return [
        Sentence(start, end, line.section)
        for line in lines
        for start, end in _cut(text, line.start, line.end, marks)
    ]


def _cut(text: str, start: int, end: int, marks: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    begin = place = start
    while mark := marks.search(text, place, end):
        match = _BOUNDARY.match(text, mark.start(), end)
        place = match.end() if match else mark.end()
        if not match or (match["stop"] == "." and _is_abbreviation(text, begin, match.start())):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _is_abbreviation(text: str, begin: int, stop: int) -> bool:
    word = _LAST_WORD.search(text, max(begin, stop - 12), stop)
    if not word:
        return False
    letters = word.group()
    return bool(_INITIALS.fullmatch(letters)) or letters.lower() in _ABBREVIATIONS


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if left < len(piece):
        yield start + left, start + len(piece.rstrip())
