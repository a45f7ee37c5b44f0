"""Lists of persons: one that is certain speaks for those that stand in the list beside it."""

from __future__ import annotations

import re

from communique.names.candidates import ALONE, SET_OFF, Candidate

# What stands before a list's item: a semicolon, a bullet, a number, nothing.
_ITEM = re.compile(r"(?:^|[;*-]&?|^0?[.)]|:)$")


def follow(found: list[Candidate]) -> None:
    """Make names of the plain runs that stand in a list beside certain ones; `found` in order."""
    for ordered in (found, found[::-1]):
        previous: Candidate | None = None
        for candidate in ordered:
            if not candidate.certain and previous and _joins(previous, candidate):
                candidate.certain = True
            if candidate.certain:
                previous = candidate
            elif _begins_item(candidate):
                previous = None


def _joins(sure: Candidate, candidate: Candidate) -> bool:
    if not candidate.is_plain or not _begins_item(candidate) or not _begins_item(sure):
        return False
    same = candidate.words is sure.words
    shape = candidate.words.shape
    if same:
        return bool(ALONE.match(shape, candidate.end))
    near = abs(candidate.words.sentence.start - sure.words.sentence.end) < 300
    return near and candidate.start <= 3 and sure.start <= 6 and bool(SET_OFF.match(shape, candidate.end))


def _begins_item(candidate: Candidate) -> bool:
    shape = candidate.words.shape
    first = candidate.before.phrase if candidate.before else candidate.honorific
    return bool(_ITEM.search(shape[max(0, first - 3) : first]))
