"""The year of writing, reckoned from "this year", "the upcoming year", "six years after" and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.chronology import foundings
from communique.chronology.day_sets import shifted_month
from communique.chronology.said import Said
from communique.dates.printed_date import NOTHING, PrintedDate
from communique.text.page import Page

# A plan "for the upcoming year" that bears that year's number.
_PLAN_AFTER = re.compile(r" (?:[A-Z][\w-]* ){0,3}(?:(?i:plan|programme|budget|calendar|appeal)|Program)\b")
_COMPARED = re.compile(r"\b(?:than|compared|since|from|versus|against|last year|previous)\b", re.IGNORECASE)
_HELD = re.compile(r"\b(?:held|took place|met|gathered|convened|opened|hosted|concluded)\b")
_EVENT_NAME = re.compile(
    r"(?:Conference|Summit|Forum|Meeting|Workshop|Dialogue|Congress|Assembly|Session|Week|Days?|Review|"
    r"Hearing|Seminar|Symposium|Course|School|IMRF|GFMD|HLPF)(?![a-z])"
)
_PRESENT = re.compile(
    r"\b(?:is|are|remains?|continues?|has|have|needs?|must|today|now|we|let|celebrates?|marks?)\b"
)
_SIMPLE_PAST = re.compile(r"\b(?:was|were|had|held|took|met|[a-z]{3,16}ed)\b")
_PANDEMIC = re.compile(
    r"\bfirst (?:spring|summer|autumn|fall|winter|year|months|weeks|wave|lockdown) of (?:the )?"
    r"(?:COVID|coronavirus|pandemic)",
    re.IGNORECASE,
)
# What is counted in a year that is not over.
_SO_FAR = re.compile(
    r"\b(?:so far|to date|already) (?:in|during|this year, in) (?P<year>20[0-4][0-9])\b"
    r"|\b(?:in|during) (?P<again>20[0-4][0-9]) (?:so far|to date)\b",
    re.IGNORECASE,
)


def years(page: Page, dates: list[Said]) -> Iterator[int]:
    """Years that the page's words put the day of writing in, as often as they do."""
    for each in dates:
        if each.printed.form not in ("relative", "offset"):
            continue
        in_sentence = [other.printed for other in dates if other.sentence == each.sentence]
        yield from _from_explained(each.printed)
        yield from _from_this_year(page, each, dates)
        yield from _from_today(page, each, in_sentence)
        yield from _from_next_year(page, each, dates)
        yield from _from_offset(page, each, in_sentence)
        yield from _from_months_after(each.printed, in_sentence)
    yield from _from_set_words(page)


def _from_months_after(printed: PrintedDate, in_sentence: list[PrintedDate]) -> Iterator[int]:
    """ "Five months after it took over on 1 April 2024, ... on 3 September": where the months agree."""
    if printed.anchor != "event" or printed.unit != "month" or not printed.step:
        return
    later = [other for other in in_sentence if other.start >= printed.end and other.form == "day"]
    if len(later) < 2 or not (since := later[0].within()) or not later[1].yearless:
        return
    first, _ = shifted_month(since[0], abs(printed.step))
    if later[1].last[1] == first.month:
        yield first.year


def _from_set_words(page: Page) -> Iterator[int]:
    """ "the first year of the pandemic", "so far in 2024"."""
    low = page.text.lower()
    if any(word in low for word in ("covid", "coronavirus", "pandemic")):
        for match in _PANDEMIC.finditer(page.text):
            if page.section_at(match.start()) == "body":
                yield 2020
    if any(words in low for words in ("so far", "to date", "already")):
        for match in _SO_FAR.finditer(page.text):
            if page.section_at(match.start()) == "body":
                yield int(match["year"] or match["again"])


def _from_explained(printed: PrintedDate) -> Iterator[int]:
    """ "last year (2023)": written in 2024."""
    if printed.explicit and printed.anchor == "writing" and printed.unit == "year" and not printed.last[1]:
        yield printed.last[0] - (printed.step or 0)


def _from_this_year(page: Page, each: Said, dates: list[Said]) -> Iterator[int]:
    """ "24-25 September 2024, the date of this year's meeting"; "held on 10 October 2017. This year's …"."""
    printed = each.printed
    if (printed.form, printed.step, printed.unit) != ("relative", 0, "year") or printed.last != NOTHING:
        return
    if _COMPARED.search(page.text, each.start, each.end):
        return
    dated = [other for other in dates if other.printed.explicit and other.printed.last[1]]
    beside = [other for other in dated if other.sentence == each.sentence and not other.recalled]
    if not beside and page.text.startswith("'s ", printed.end):
        just_before = [other for other in dated if 0 <= each.sentence - other.end <= 4]
        beside = [other for other in just_before if _HELD.search(page.text, other.start, other.end)]
    yield from {other.printed.last[0] for other in beside}


def _from_today(page: Page, each: Said, in_sentence: list[PrintedDate]) -> Iterator[int]:
    """ "The Conference 2024 reminded me today"."""
    printed = each.printed
    if (printed.form, printed.step, printed.unit) != ("relative", 0, "day") or printed.explicit:
        return
    for other in in_sentence:
        near = page.text[max(each.start, other.start - 40) : min(each.end, other.end + 40)]
        if other.form == "label" and _EVENT_NAME.search(near):
            yield other.last[0]


def _from_next_year(page: Page, each: Said, dates: list[Said]) -> Iterator[int]:
    """ "the 2025 Action Plan … for the upcoming year", in one sentence or two that follow each other."""
    printed = each.printed
    if (printed.form, printed.step, printed.unit) != ("relative", 1, "year") or printed.last[1]:
        return
    for other in dates:
        near = other.sentence == each.sentence or 0 <= each.sentence - other.end <= 4
        if near and other.printed.form == "label" and _PLAN_AFTER.match(page.text, other.printed.end):
            yield other.printed.last[0] - 1


def _from_offset(page: Page, each: Said, in_sentence: list[PrintedDate]) -> Iterator[int]:
    """ "Two years after the adoption at the 2022 forum, cooperation is …": spoken of now, 2024."""
    printed = each.printed
    if printed.anchor != "event" or printed.unit != "year":
        return
    comma = page.text.find(",", printed.end, each.end)
    clause_end = comma if comma >= 0 else each.end
    rest = page.text[clause_end : each.end]
    present, past = _PRESENT.search(rest), _SIMPLE_PAST.search(rest)
    if not present or (past and past.start() < present.start()):
        return
    inside = [other for other in in_sentence if printed.end <= other.start and other.end <= clause_end]
    years = {other.last[0] for other in inside if other.explicit and other.first == other.last}
    if not years:
        frameworks = [name for name in page.names if name.entity == "framework"]
        years = set(foundings.founded(page.text, printed.end, clause_end, frameworks))
    if len(years) == 1:
        yield years.pop() - (printed.step or 0)
