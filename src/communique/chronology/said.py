"""Printed dates with the sentences that say them, and how these speak of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from communique.chronology import imprint
from communique.chronology.tense import tense
from communique.dates.printed_date import PrintedDate
from communique.text.page import Page
from communique.text.sentences import Sentence

# Of a sentence that never ends, what stands this near (in characters) is looked at.
_NEAR = 400
_COMMEMORATING = re.compile(
    r"\b(?:anniversary|years? ago|since|last year|a year (?:after|earlier|before)"
    r"|(?:adopted|proclaimed|founded|established|created|born|signed) (?:on|in)\b)"
)
_JUST_BEFORE = 60  # characters


@dataclass
class Said:
    """A printed date with the stretch of its sentence about it, half-open, and how that speaks of it."""

    text: str  # of the page
    printed: PrintedDate
    sentence: int  # offset of the sentence, the same for all its dates
    start: int
    end: int
    section: str

    @cached_property
    def tense(self) -> str | None:
        """ "past", "future" or None; told when first asked for, because most dates need none."""
        return tense(self.text, self.start, self.end, self.printed.start)

    @property
    def commemorates(self) -> bool:
        """Whether its sentence speaks of a founding or the like."""
        return bool(_COMMEMORATING.search(self.text, self.start, self.end))

    @property
    def recalled(self) -> bool:
        """Whether the words just before it make it the day of a founding or the like."""
        start = max(self.start, self.printed.start - _JUST_BEFORE)
        return bool(_COMMEMORATING.search(self.text, start, self.printed.end))

    @property
    def in_text(self) -> bool:
        """Whether it can tell of the day of writing: blurbs and furniture were written at another time."""
        return self.section in ("body", "headline")


def said(page: Page, printed: list[PrintedDate]) -> list[Said]:
    """The dates that stand in sentences; a day printed once with its year has it everywhere else."""
    found = []
    years = imprint.years_of_days(printed)
    for each in printed:
        sentence = _sentence(page, each.start)
        if not sentence:
            continue
        if each.yearless and not imprint.in_dateline(page, each):
            each = imprint.completed(each, years)
        start, end = max(sentence.start, each.start - _NEAR), min(sentence.end, each.end + _NEAR)
        found.append(Said(page.text, each, sentence.start, start, end, page.section_at(each.start)))
    return found


def _sentence(page: Page, place: int) -> Sentence | None:
    at = page.sentence_before(place)
    return page.sentences[at] if at >= 0 and place < page.sentences[at].end else None
