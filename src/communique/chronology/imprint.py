"""Where a page says in so many words when it was published: label, dateline, a line of its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date, timedelta

from communique.dates.calendar_terms import DAY_NAMES
from communique.dates.printed_date import PrintedDate
from communique.text.page import Page
from communique.text.sections import Line

# "Published April 04, 2025", "Posted on", "date 2025-04-04"; not "the report published on 4 May 2021": a
# label is capitalised, or opens its line.
_LABEL = re.compile(
    r"(?:\b(?:Published|Posted|Publication date|Release date|Date of (?:publication|release|issue)|Released|"
    r"Issued|Press [Rr]elease|(?i:for (?:immediate )?release)|News|Publiée?|Mise? en ligne|Publicad[oa]|"
    r"Fecha|Pubblicato|Veröffentlicht|Date|Created|"
    r"Submitted)\b"
    r"|\b(?:gepubliceerd|geplaatst) op\b|^Source\b[^\n]{0,120}\bpublished on\b"
    r"|^\W{0,3}(?:date|published|posted|released|issued|created)\b)[^.!?;]{0,24}$"
)
# "By J. Smith - Oct 09, 2014": a byline's date.
_BYLINE = re.compile(r"^\W{0,3}By [A-Z][^.!?;\n]{1,60}(?: ?[-|,/] ?| on )$")
# The time with which a feed's items begin: "Fri, 06 Dec 2019 12:55:59 +0100".
_FEED_STAMP = re.compile(r"\s*[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}\b")
_UPDATED = re.compile(
    r"(?:\b(?:(?i:last (?:updated?|modified|reviewed))|Updated?|Modified)\b|^\W{0,3}updated?\b)[^.!?;]{0,16}$"
)
# Lines that date an event: "When: 4 May 2022", "Deadline: …", and "Date:" where a venue is named beside it.
_EVENT_LABEL = re.compile(
    r"\b(?:when|where|venue|deadline|dates|time|starts?|ends?|from|until|closing)\b", re.IGNORECASE
)
_VENUE = re.compile(r"\W*(?:where|venue|location|place|time|hour)s?\b", re.IGNORECASE)
# What may stand beside the date on a line of its own: clock times and a few words.
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?(?: ?(?:[AaPp]\.?[Mm]\.?|GMT|UTC|CET|EAT|WAT|IST))?\b")
_LOWER_WORD = re.compile(
    r"\b(?!(?:at|by|on|in|of|and|the|for|min|read|source|am|pm|views?|de|du|del)\b)[a-zà-ÿ]{2,}"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
# A dateline's date: capitalised places and agencies before it, a dash (or an agency's slash) soon after.
_BEFORE_DATE = re.compile(
    r"[\u0620-\u064a ]{2,30}|"
    r"[^\w(/]{0,4}+(?:\([^()\n]{3,90}\) ?)?(?:[A-ZÀ-Þ(/][^\s]*+[ ,]{0,3}+|(?:-|of|de|and|the|es|le) ){1,9}+"
)
_AFTER_DATE = re.compile(
    r"\)(?= [A-Z\"])|\)?\.?(?:,? ?\(?/?[A-Z][\w. /&-]{1,30}[)/]?)? ?(?:-{1,3}|:|\||/)(?: ?(?=\S)|$)"
)
_DASH_AND_TEXT = re.compile(r"\s?(?:-{1,2}|:)\s(?=[A-Z\"])")
_DAY_OPENS = re.compile(r"\W{0,3}(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2})\b")
_PARAGRAPH = 60  # characters
_LONG_LINE = 150  # characters; shorter ones are headlines, labels and captions

LABELLED, DATELINE, TOLD, ALONE, UPDATED, SIGNED = range(6)  # best first


def explicit(page: Page, printed: list[PrintedDate]) -> tuple[date, str] | None:
    """The publication day (or month) that the page prints with its year, and its precision."""
    title = page.title[0] if page.title else 0
    found: list[tuple[int, bool, int, date, str]] = []
    body = _body(page.lines)
    stamped = _is_stamped(page, title, body[0])
    opening, closing = page.dateline or (0, 0)
    own = [each for each in printed if opening <= each.start < closing and each.last[2]]
    for each in printed:
        days = each.within() if each.explicit and each.first == each.last else None
        if not days or days[2] == "year" or (rank := _rank(page, each, body)) is None:
            continue
        if rank == DATELINE and own and each not in own:
            continue  # another item's, further down
        day = days[0] - timedelta(each.step or 0) if rank == TOLD else days[0]
        rank += 10 * (days[2] == "month")
        distance = abs(each.start - title) if rank == ALONE else each.start
        above = rank == ALONE and each.start < title
        found.append((rank, above and stamped, distance, day, days[2]))
    if not found:
        return None
    rank, *_, day, precision = min(found)
    written = [each for each in printed if opening <= each.start < closing and each.yearless and each.last[2]]
    if rank == UPDATED and written:
        return _before_update(written[0], day), "day"
    return day, precision


def _before_update(written: PrintedDate, updated: date) -> date:
    """A dateline's day, in the year before the page was last changed."""
    days = [within[0] for year in (updated.year, updated.year - 1) if (within := written.within(year))]
    return next((day for day in days if day <= updated), updated)


def _is_stamped(page: Page, title: int, body: int) -> bool:
    """Whether a time of day stands between headline and text; the day above is then the site's clock."""
    under = [line for line in page.lines if title < line.start < body and line.section == "furniture"]
    return any(_CLOCK.search(page.text, line.start, line.end) for line in under)


def in_dateline(page: Page, printed: PrintedDate) -> bool:
    """Whether a date stands in a dateline: the page's own, or another item's on the page."""
    if page.dateline and page.dateline[0] <= printed.start < page.dateline[1]:
        return True
    line = page.line_at(printed.start)
    if not line or printed.start - line.start > 120 or line.section == "about" or _in_title(page, printed):
        return False
    before = _BEFORE_DATE.fullmatch(page.text, line.start, printed.start)
    return bool(before and _AFTER_DATE.match(page.text, printed.end, line.end))


def dates_page(page: Page, printed: PrintedDate) -> bool:
    """Whether a date, with its year or not, is the page's own: in dateline, label or line of its own."""
    return _rank(page, printed, _body(page.lines)) in (LABELLED, DATELINE, ALONE)


def _in_title(page: Page, printed: PrintedDate) -> bool:
    """Whether a date stands in the headline; a post's first sentence may hold its dateline."""
    return page.kind != "social_post" and page.title is not None and printed.start in range(*page.title)


def stands_alone(text: str, line: Line, printed: PrintedDate) -> bool:
    """Whether a line holds a date and little else: "30 March, 2011 | Source: Ministry of Foreign Affairs"."""
    if line.end - line.start > 100:
        return False
    rest = text[line.start : printed.start] + "|" + text[printed.end : line.end]
    if _EVENT_LABEL.search(rest):
        return False
    rest = _CLOCK.sub("", rest)
    return (
        len(_WORD.findall(rest)) <= 7
        and len(_LOWER_WORD.findall(rest)) <= 1
        and not rest.rstrip().endswith((".", "!"))
    )


def _body(lines: list[Line]) -> tuple[int, int]:
    """Offsets from the first long line of the text to the end of the last."""
    long = [line for line in lines if line.end - line.start >= _LONG_LINE and line.section == "body"]
    return (long[0].start, long[-1].end) if long else (10**9, 0)


def _rank(page: Page, printed: PrintedDate, body: tuple[int, int]) -> int | None:
    line = page.line_at(printed.start)
    if not line or line.section == "about":
        return None
    before = page.text[line.start : printed.start]
    heads = line.end - line.start <= _LONG_LINE or printed.end - line.start <= 60
    labelled = heads and (_LABEL.search(before) or _BYLINE.search(before))
    if labelled and not _dates_event(page, line, before):
        return LABELLED
    if _FEED_STAMP.match(page.text, line.start) and printed.start - line.start < len("Fri, 06 "):
        return LABELLED
    if in_dateline(page, printed):
        return DATELINE
    if _opens_text(page, line, printed):
        return DATELINE
    if printed.unit == "day" and printed.anchor == "writing":
        return TOLD
    if heads and _UPDATED.search(before):
        return UPDATED
    over_dateline = page.dateline and not page.text[printed.end : page.dateline[0]].strip(" \n|")
    if over_dateline and printed.end <= page.dateline[0] and stands_alone(page.text, line, printed):
        return ALONE
    if stands_alone(page.text, line, printed) and not _dates_event(page, line, before):
        stamped = line is page.lines[-1] and _CLOCK.search(page.text, line.start, line.end) is not None
        signed = printed.start >= body[1] and (line.section != "furniture" or stamped)
        return ALONE if printed.start <= body[0] else SIGNED if signed else None
    return None


def _opens_text(page: Page, line: Line, printed: PrintedDate) -> bool:
    """Whether a day and a dash open the first paragraph ("03 May 2013 - The Union ..."), and no other one.

    In a list of events every paragraph begins so.
    """
    if page.text[line.start : printed.start].strip() or not _DASH_AND_TEXT.match(page.text, printed.end):
        return False
    paragraphs = [
        each for each in page.lines if each.section == "body" and each.end - each.start > _PARAGRAPH
    ]
    if not paragraphs or paragraphs[0] is not line:
        return False
    return not any(_DAY_OPENS.match(page.text, each.start, each.end) for each in paragraphs[1:])


def _dates_event(page: Page, line: Line, before: str) -> bool:
    """Whether a line's date is an event's: a label says so, or a venue stands on a line next to it."""
    if _EVENT_LABEL.search(before):
        return True
    at = bisect_right(page.lines, line.start, key=lambda line: line.start) - 1
    near = page.lines[max(0, at - 2) : at] + page.lines[at + 1 : at + 3]
    return any(_VENUE.match(page.text, other.start, other.end) for other in near)


def settled(page: Page, printed: list[PrintedDate]) -> list[PrintedDate]:
    """The dates without those whose order of day and month cannot be known (09/04), the others decided.

    Decided by the weekday printed before it ("Ven, 03/10/2017"), by another date in figures whose order is
    plain, by the dateline's country (month first in the United States), or by a date in words that agrees
    with one reading only.
    """
    if not any(each.ambiguous for each in printed):
        return printed
    month_first = _month_first(page, printed)
    others = {each.first[1:] for each in printed if not each.ambiguous and each.form == "day"}
    kept = []
    for each in printed:
        reading = each
        if each.ambiguous:
            reading = _on_weekday(page.text, each) or _reading(each, month_first, others) or _explaining(each)
        if reading:
            kept.append(reading)
    return kept


YearsOfDays = dict[tuple[int | None, int | None], set[int]]  # (month, day) → years printed with it


def years_of_days(printed: list[PrintedDate]) -> YearsOfDays:
    """The years that a page prints with each day of the year."""
    years: YearsOfDays = {}
    for each in printed:
        if each.form == "day" and each.explicit:
            for end in (each.first, each.last):
                years.setdefault(end[1:], set()).add(end[0])
    return years


def completed(each: PrintedDate, years: YearsOfDays) -> PrintedDate:
    """A date, with the one year that is printed with the same day elsewhere if it has none of its own."""
    known = years.get(each.last[1:], set()) if each.yearless and each.last[2] else set()
    if len(known) != 1 or years.get(each.first[1:]) != known:
        return each
    (year,) = known
    return replace(each, first=(year, *each.first[1:]), last=(year, *each.last[1:]))


_FIGURES = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}$")


def _month_first(page: Page, printed: list[PrintedDate]) -> bool | None:
    for each in printed:
        figures = not each.ambiguous and _FIGURES.fullmatch(page.text, each.start, each.end)
        if figures and max(int(figures[1]), int(figures[2])) > 12:
            return int(figures[2]) > 12
    if not page.is_english:
        return False
    return page.country == "USA" if page.country else None


_DAY_NAME = re.compile(r"(?<![\w-])(?P<name>[^\W\d_]{3,10}(?:-feira)?)\.?,? ?$")
_LONGEST_DAY_NAME = 20  # characters


def _on_weekday(text: str, each: PrintedDate) -> PrintedDate | None:
    """The one reading of an ambiguous date that falls on the day of the week printed before it."""
    match = _DAY_NAME.search(text, max(0, each.start - _LONGEST_DAY_NAME), each.start)
    weekday = DAY_NAMES.get(match["name"].lower()) if match else None
    if weekday is None:
        return None
    readings = [replace(each, ambiguous=False), each.swapped()]
    fitting = [reading for reading in readings if (day := reading.within()) and day[0].weekday() == weekday]
    return fitting[0] if len(fitting) == 1 else None


def _explaining(each: PrintedDate) -> PrintedDate | None:
    """ "Today (07/10)" with the day first: who explains a day in figures without its year does not write in
    the United States."""
    if each.anchor != "writing" or each.unit != "day" or each.explicit:
        return None
    return replace(each, ambiguous=False)


def _reading(
    each: PrintedDate, month_first: bool | None, others: set[tuple[int | None, int | None]]
) -> PrintedDate | None:
    readings = [replace(each, ambiguous=False), each.swapped()]
    if month_first is not None:
        return readings[month_first]
    agreeing = [reading for reading in readings if reading.first[1:] in others]
    return agreeing[0] if len(agreeing) == 1 else None
