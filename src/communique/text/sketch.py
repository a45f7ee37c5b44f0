"""A sentence in which every name, date and number is one character of its kind.

Rules about who did what then read like the genre itself: the pattern "{actors} co-chaired {event}" meets
"Acting Director-General for Migration and Home Affairs, European Commission, Beate Gminder" as one person.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import NamedTuple

# Private-use characters, one for each kind of mark; texts do not carry them (Plain keeps what it finds, and a
# private-use character in a document can at worst make a mark that `marks` does not know, which is ignored).
KINDS = {
    "person": "\ue001",
    "organization": "\ue002",
    "state": "\ue003",
    "framework": "\ue004",
    "event": "\ue005",
    "date": "\ue006",
    "place": "\ue007",
    "number": "\ue008",
    "people": "\ue009",  # persons named together
    "company": "\ue00a",  # actors named together, not all of them persons
}
_ACTOR = f"[{KINDS['person']}{KINDS['organization']}{KINDS['state']}]"
# "A, B (C) and the D": a list of actors, with articles and short brackets between.
_ACTORS = (
    rf"{_ACTOR}(?:(?:\s?\([^()]{{1,60}}\))?(?:\s?,\s?(?:and\s|as\swell\sas\s)?|\s(?:and|&|with|as\swell\sas|"
    rf"together\swith|along\swith)\s)(?:by\s|of\s|with\s|from\s)?(?:the\s)?{_ACTOR})*"
)
_WHO = f"[{KINDS['people']}{KINDS['company']}]"
_PLACEHOLDERS = KINDS | {"actor": _ACTOR, "actors": _ACTORS, "who": _WHO}


@cache
def pattern(rule: str) -> re.Pattern[str]:
    """`rule` compiled, with {person} {organization} {state} {framework} {event} {date} {place} {number},
    {actor} (any of the first three), {actors} (a list of them), {people}, {company} and {who} (either of
    these two) standing for marks.

    Written as verbose-free regular expressions; case is ignored except for marks.
    """
    for name, characters in _PLACEHOLDERS.items():
        rule = rule.replace("{" + name + "}", characters)
    return re.compile(rule, re.IGNORECASE)


class Mark(NamedTuple):
    """A stretch of the page, half-open, that is one character in a sketch; `item` is what it stands for."""

    start: int
    end: int
    kind: str
    item: object


def _order(mark: Mark) -> tuple[int, int]:
    return mark.start, -mark.end


class Sketch:
    """The stretch `start:end` of a page's `text` with `marks` drawn as single characters in `text`.

    Marks that overlap an earlier (or, at one place, a longer) one are left out.

    >>> text = "IOM and Egypt held a briefing."
    >>> sketch = Sketch(text, 0, 30, [Mark(0, 3, "organization", "iom"), Mark(8, 13, "state", "state-egy")])
    >>> match = pattern("(?P<who>{actors}) held").search(sketch.text)
    >>> [mark.item for mark in sketch.marks(match, "who")]
    ['iom', 'state-egy']
    >>> text[slice(*sketch.span(match))]
    'IOM and Egypt held'
    """

    __slots__ = ("_end", "_marks", "_page_text", "_places", "_start", "text")

    def __init__(self, text: str, start: int, end: int, marks: list[Mark]) -> None:
        self._page_text, self._start, self._end = text, start, end
        self._marks: list[Mark] = []
        self._places: list[int] = []  # of the marks in the sketch, in order
        pieces: list[str] = []
        here, place = start, 0
        for mark in sorted(marks, key=_order):
            if mark.start < here or mark.end > end:
                continue
            pieces += (text[here : mark.start], KINDS[mark.kind])
            place += mark.start - here
            self._marks.append(mark)
            self._places.append(place)
            here, place = mark.end, place + 1
        pieces.append(text[here:end])
        self.text = "".join(pieces)

    def marks(self, match: re.Match[str], group: int | str = 0) -> list[Mark]:
        """The marks inside a group of a match on `text`, in order; [] where the group took no part."""
        return self.between(*match.span(group))

    def between(self, start: int, end: int) -> list[Mark]:
        """The marks at places `start:end` of the sketch, in order."""
        return self._marks[bisect_left(self._places, start) : bisect_left(self._places, end)]

    def places(self) -> list[tuple[int, Mark]]:
        """Every mark with its place in the sketch, in order."""
        return list(zip(self._places, self._marks, strict=True))

    def redrawn(self, marks: list[Mark]) -> Sketch:
        """The same stretch with other marks."""
        return Sketch(self._page_text, self._start, self._end, marks)

    def span(self, match: re.Match[str], group: int | str = 0) -> tuple[int, int]:
        """Half-open offsets in the page of a group of a match on `text`."""
        start, end = match.span(group)
        return self.offset(start), self.offset_end(end)

    def offset(self, place: int) -> int:
        """The page's offset of a place in the sketch."""
        before = bisect_right(self._places, place) - 1
        if before < 0:
            return self._start + place
        mark, beyond = self._marks[before], place - self._places[before]
        return mark.end + beyond - 1 if beyond else mark.start

    def offset_end(self, end: int) -> int:
        """The page's offset one past the last character before `end`, marks counted whole."""
        before = bisect_left(self._places, end) - 1
        if before < 0:
            return self._start + end
        return self._marks[before].end + end - 1 - self._places[before]
