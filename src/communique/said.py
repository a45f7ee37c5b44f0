"""Printed dates with the sentences that say them, and how these speak of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from communique import imprint
from communique.page import Page
from communique.printed_date import PrintedDate
from communique.tense import tense


@dataclass(frozen=True, slots=True)
class Said:
    """A printed date with its sentence (half-open offsets), where commas are, and how that speaks of it."""

    printed: PrintedDate
    start: int
    end: int
    tense: str | None  # "past", "future" or None
    commas: tuple[int, ...]
    section: str

    @property
    def in_text(self) -> bool:
        """Whether it can tell of the day of writing: blurbs and furniture were written at another time."""
        return self.section in ("body", "headline")

    def comma_between(self, start: int, end: int) -> bool:
        """Whether a comma of the sentence stands in `start:end`: the clause ends between two dates."""
        return any(start <= comma < end for comma in self.commas)


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
        commas = tuple(_commas(page.text, *sentence))
        section = page.section_at(each.start)
        found.append(Said(each, *sentence, tense(page.text, *sentence, each.start), commas, section))
    return found


def _commas(text: str, start: int, end: int) -> Iterator[int]:
    place = text.find(",", start, end)
    while place >= 0:
        yield place
        place = text.find(",", place + 1, end)


def _sentence(page: Page, place: int) -> tuple[int, int] | None:
    at = bisect_right(page.sentences, place, key=lambda sentence: sentence.start) - 1
    if at < 0 or place >= page.sentences[at].end:
        return None
    return page.sentences[at].start, page.sentences[at].end
