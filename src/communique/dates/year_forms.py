"""Years as printed: alone, inside a name, as a span, split into quarters or seasons.

Like every form's reader, each takes the text and a place and says what date begins there, or None. What
stands before a number tells a year from a count ("in 2014", "over 2000 people").
"""

from __future__ import annotations

import re

from communique.dates.calendar_terms import ORDINALS, YEAR
from communique.dates.printed_date import PrintedDate

# Bare years. What stands before says whether a number is one; what stands after, whether things are counted.
_BARE_YEAR = re.compile(rf"{YEAR}(?![\w%°]|[.,/:][0-9]|-[0-9])")
_TIME_BEFORE = re.compile(
    r"\b(?:in|since|until|till|during|throughout|through|years?|early|late|mid|end|beginning|start|circa|by|"
    r"clos(?:e|es|ed|ing)|end(?:s|ed|ing)?|conclud(?:e|es|ed|ing)|starts?|begins?|copyright|spring|summer|"
    r"autumn|fall|winter)(?: of)?[ -]$|[©(\[]\s?$|\b(?:a|an|the) (?:full|busy|eventful|difficult) $",
    re.IGNORECASE,
)
# "The Summit, 2025, in Rome", "(Marrakech, 2018)": a year set off by commas is a time.
_SET_OFF_BEFORE = re.compile(r"[a-z)], $")
_SET_OFF_AFTER = re.compile(r"[,.;:!?)]")
_PERHAPS_BEFORE = re.compile(
    r"\b(?:of|from|for|to|before|after|between|and|around|than|over|versus)[ ]$", re.IGNORECASE
)
_COUNTED_AFTER = re.compile(
    r" (?:[a-z-]+ )?(?:people|persons|men|women|children|individuals|migrants|refugees|returnees|seekers|"
    r"workers|families|households|participants|delegates|students|beneficiaries|members|victims|"
    r"euros?|dollars|tons|tonnes|km|metres|cases|deaths|arrivals|points|words|hours|days|months|years|"
    r"million|billion)\b"
)
_WORD_AFTER = re.compile(r" (?P<word>[a-z]+)")
_FUNCTION_WORDS = frozenset(
    "and or but to the a an with at as by for from in on of after before until till while under through "
    "between including compared onwards onward alone about than up so if when where which that who "
    "was is were are will would has had have marks marked saw sees "
    "he she it they we its their our this there more some".split()
)
# A name's own year: "EMN Conference 2024", "2022 IMRF", "the 2016 declaration". Labels that are no time at
# all follow: plans named for a far year, laws and numbers.
_NAME_BEFORE = re.compile(r"(?:\b[A-Z][\w'-]*|\))[ ]$")
_OWNER_BEFORE = re.compile(r"\b(?:the|its|their|this|our|his|her|'s|first|new|annual)[ ]$", re.IGNORECASE)
_NO_TIME_BEFORE = re.compile(
    r"\b(?:Agenda|Vision(?: for)?|Horizon|Europe|Resolution|No|Nr|Nos|Article|Regulation|Directive|Decision|"
    r"Room|Box|Tel|Phone|"
    r"Over|About|Some|Nearly|Almost|Page|Level|Goal|Goals|Chapter|Section)\.?[ ]$"
)
_NO_TIME_AFTER = re.compile(r" (?:Agenda|Sustainable Development|SDG)", re.IGNORECASE)


def year(text: str, at: int) -> PrintedDate | None:
    """A year alone: "in 2014", "(2015)", and as `label` one inside a name: "2022 IMRF", "Conference 2024"."""
    match = _BARE_YEAR.match(text, at)
    if not match or not (form := _year_form(text, at, match.end())):
        return None
    parts = (int(match.group()), None, None)
    return PrintedDate(at, match.end(), form, parts, parts)


def _year_form(text: str, at: int, end: int) -> str | None:
    """ "year", "label", or None for a number that is no year."""
    before, after = text[max(0, at - 16) : at], text[end : end + 40]
    if _COUNTED_AFTER.match(after) or _NO_TIME_BEFORE.search(before) or _NO_TIME_AFTER.match(after):
        return None
    if _TIME_BEFORE.search(before):
        return "year"
    if _SET_OFF_BEFORE.search(before) and _SET_OFF_AFTER.match(after):
        return "year"
    word = _WORD_AFTER.match(after)
    if _PERHAPS_BEFORE.search(before):
        return "year" if not word or word["word"] in _FUNCTION_WORDS else None
    if _OWNER_BEFORE.search(before) and (word or after[:2].strip()[:1].isupper() or after[:2] == ' "'):
        return "label"
    capital = after[:1] == " " and after[1:2].isupper()
    if (_NAME_BEFORE.search(before) and (not word or word["word"] in _FUNCTION_WORDS)) or capital:
        return "label"
    return None


_TAG_BEFORE = re.compile(r"(?<![\w@/.=-])(?!Agenda|Vision|Horizon|Europe)[A-Z][A-Za-z]{2,60}$")


def tagged(text: str, at: int) -> PrintedDate | None:
    """The year that ends a name written without spaces: "IMRF2022", "NationalConference2024"."""
    if not _TAG_BEFORE.search(text, max(0, at - 64), at):
        return None
    parts = (int(text[at : at + 4]), None, None)
    return PrintedDate(at, at + 4, "label", parts, parts)


_YEARS = re.compile(
    rf"(?P<first>{YEAR})(?P<joint> ?[-/] ?| (?:to|until|and) )"
    rf"(?P<last>{YEAR}|[0-9]{{2}}(?![0-9.-]))(?![/-]?[0-9])"
)
_FISCAL = re.compile(
    r"(?:FY ?'?|(?:[Ff]iscal|[Ff]inancial) [Yy]ear )(?P<first>(?:20|19)?[0-9]{2})"
    r"(?: ?[-/] ?(?P<last>(?:20)?[0-9]{2}))?(?![0-9])"
)


def years(text: str, at: int) -> PrintedDate | None:
    """Several years: "2023-2027", "2022/23", "2014 to 2020"; "2015 and 2019" only after "between"."""
    match = _YEARS.match(text, at)
    if not match or (match["joint"] == " and " and not text.endswith("etween ", at - 8, at)):
        return None
    return _year_range(match, "years")


def fiscal_year(text: str, at: int) -> PrintedDate | None:
    """A fiscal year: "FY 2023", "fiscal year 2022/23", taken for the calendar years that it names."""
    match = _FISCAL.match(text, at)
    return match and _year_range(match, "years")


def _year_range(match: re.Match[str], form: str) -> PrintedDate | None:
    first = int(match["first"])
    first += 2000 if first < 100 else 0
    last = int(match["last"] or first)
    last += first // 100 * 100 if last < 100 else 0
    if not first <= last <= first + 60:
        return None
    return PrintedDate(match.start(), match.end(), form, (first, None, None), (last, None, None))


_SPLIT_YEAR = re.compile(
    rf"(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<which>(?i:first|second|third|fourth|last)) "
    rf"(?P<part>quarter|half|semester))(?: of|,)? (?:the year )?(?P<year>{YEAR})"
)
_SEASON = re.compile(rf"(?P<season>(?i:spring|summer|autumn|fall|winter))(?: of|,)? (?P<year>{YEAR})")


def split_year(text: str, at: int) -> PrintedDate | None:
    """A quarter or half of a year: "Q1 2023", "the first half of 2024", as its first and last months."""
    match = _SPLIT_YEAR.match(text, at)
    if not match:
        return None
    length = 3 if match["quarter"] or match["part"] == "quarter" else 6
    which = match["quarter"] or match["half"]
    if not which:
        which = ORDINALS.get(match["which"].lower(), 12 // length)  # the last one
    place = min(int(which), 12 // length)
    year = int(match["year"])
    first, last = (year, (place - 1) * length + 1, None), (year, place * length, None)
    return PrintedDate(at, match.end(), "month", first, last)


def season(text: str, at: int) -> PrintedDate | None:
    """A season with its year: "spring 2024"; seasons begin in different months, so only the year is said."""
    match = _SEASON.match(text, at)
    if not match:
        return None
    parts = (int(match["year"]), None, None)
    return PrintedDate(at, match.end(), "season", parts, parts)
