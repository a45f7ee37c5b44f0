"""The year that a meeting's own name gives to the days told of it, in a page that prints no other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.chronology.said import Said
from communique.text.page import Page

_MEETING = (
    r"(?:conference|summit|forum|meeting|workshop|dialogue|congress|assembly|consultation|seminar|symposium|"
    r"colloquium)"
)
# "Regional Forum (RF) 2022"; "2017 Migration Dialogue for the South (MDS) conference".
_NAME_BEFORE = re.compile(rf"\b(?i:{_MEETING})(?: \([A-Z][\w-]{{1,11}}\))? $")
_NO_MEETING = r"(?:chair\w*|presidency|plan|report|programme|strategy|agenda|budget|calendar|edition)\b"
_NAME_AFTER = re.compile(rf"(?= [A-Z])(?: (?!(?i:{_NO_MEETING}))[\w()'&-]{{1,20}}){{0,8}}? (?i:{_MEETING})\b")
# A meeting that is not the one told of: "ahead of Forum 2022", "since the 2016 Summit", "last year's ...".
_OTHER = re.compile(
    r"\b(?:ahead|before|prepar\w+|towards?|upcoming|next|since|follow\w*|after|outcomes?|implement\w*|until|"
    r"last|previous|earlier|until)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_BESIDE = 60  # characters before a name in which such a word speaks of it
_SAME_STORY = 500  # characters between the name and a day of the meeting
# "Kicked off the 2016 Chairmanship": a year's work is begun in that year, or at the end of the one before.
_BEGUN = re.compile(
    r"\b(?:kick(?:s|ed|ing)?[ -]off|inaugurat(?:ed|es)|launched|opened|began|started) (?:the |its |their )?$",
    re.IGNORECASE,
)
_LAST_MONTH = 10  # from November on, what begins may be of the coming year


def years(page: Page, dates: list[Said]) -> Iterator[int]:
    """The one year of the meetings that a page names with it, where a day without a year is told of them.

    None where the names have several years, or where something later is told as past.
    """
    days = [each for each in dates if _is_open_day(each)]
    if not days:
        return
    labels = [each for each in dates if each.printed.form == "label"]
    named = [each for each in dates if _is_meetings(page, each)]
    near = [each for each in named if _in_title(page, each) or any(_is_near(each, day) for day in days)]
    years = {each.printed.last[0] for each in near}
    if len(years) == 1 and not _later(dates, max(years)):
        yield from years
    for each in labels:
        begun = _BEGUN.search(page.text, each.start, each.printed.start)
        if begun and any(
            day.sentence == each.sentence and day.printed.last[1] <= _LAST_MONTH for day in days
        ):
            yield each.printed.last[0]


def _is_open_day(each: Said) -> bool:
    return each.printed.yearless and each.printed.last[2] is not None and each.tense != "future"


def _is_meetings(page: Page, label: Said) -> bool:
    start, end = label.printed.start, label.printed.end
    if label.printed.form not in ("label", "year"):
        return False
    before = _NAME_BEFORE.search(page.text, max(label.start, start - _BESIDE), start)
    if not (before and label.printed.form == "label") and not _NAME_AFTER.match(page.text, end, label.end):
        return False
    return not _OTHER.search(page.text, max(label.start, start - 2 * _BESIDE), start)


def _in_title(page: Page, label: Said) -> bool:
    return page.title is not None and page.title[0] <= label.printed.start < page.title[1]


def _is_near(label: Said, day: Said) -> bool:
    return abs(label.printed.start - day.printed.start) <= _SAME_STORY


def _later(dates: list[Said], year: int) -> bool:
    """Whether a page tells something of a later year as past."""
    told = [each.printed.last[0] for each in dates if each.printed.explicit and each.tense == "past"]
    return any(number > year for number in told)
