"""Days and months as printed, in words and in figures: patterns, and the readers of what they match.

A reader takes the text and a place and says what date begins there, or None. Matching at one place is
bounded: no pattern repeats without a limit.
"""

from __future__ import annotations

import re

from communique.dates.calendar_terms import (
    BARE_MONTH,
    DAY,
    MONTH,
    WEEKDAY,
    YEAR,
    month_number,
    weekday_number,
)
from communique.dates.printed_date import Parts, PrintedDate
from communique.dates.year_forms import year, years

# One day or several of one month: "3, 4 and 5", but not "3, 25", where the comma may part two numbers.
_DAYS = rf"{DAY}(?:(?:, ?{DAY}){{0,6}},? ?(?:-|to|and|&|/|through|until|till|et|y|au|al|a) ?(?:the )?{DAY})?"


# German sets a point after the day: "4. Mai 2022"; only before months that are no English ones.
_GERMAN = r"\.(?= (?:Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember)\b)"


def _point(tag: str) -> str:
    """Days of a month, either way round: "Tuesday, 2 September", "May 11- 12", "30 de abril de 2024"."""
    return (
        rf"(?:(?P<weekday{tag}>{WEEKDAY}),? ?(?:the )?)?(?:"
        rf"(?P<days{tag}1>{_DAYS})(?: of| de|,|{_GERMAN})?[ -]?(?P<month{tag}1>{MONTH})"
        rf"(?:(?: ?, ?| del? | of |[ /-])?(?P<year{tag}1>{YEAR}))?"
        rf"|(?P<month{tag}2>{MONTH})(?:,(?= [0-9]{{1,2}},? [12][0-9]{{3}}))? ?(?:the )?"
        rf"(?P<days{tag}2>{_DAYS})(?![.,][0-9]{{3}}(?![0-9]))"
        rf"(?: ?,? ?(?P<year{tag}2>{YEAR}))?)"
    )


_DAY = re.compile(
    rf"(?P<one>{_point('a')})(?: ?\((?P<weekday>{WEEKDAY})\))?"
    rf"(?:,? ?(?P<joint>-|to|until|till|through|and) ?(?:on )?{_point('b')})?"
)
_MONTH = re.compile(
    rf"(?P<one>(?P<month>{MONTH})(?:(?:,| of| de)? ?(?P<year>{YEAR}))?)"
    rf"(?: ?(?P<joint>-|/|to|until|through|and) ?(?P<last>{MONTH})(?:,| of| de)? ?(?P<end>{YEAR}))?"
)
_LONE_MONTH = re.compile(rf"(?P<month>{BARE_MONTH})(?P<that> (?:of )?(?:that|the same) year)?")
# "May" and "March" are verbs too: a month alone needs a word before it that wants a time.
_WANTS_TIME = re.compile(
    r"\b(?:in|since|until|till|by|during|throughout|through|from|to|early|late|mid|of|before|after|between|end)"
    r"[ -]$",
    re.IGNORECASE,
)
_PART = re.compile(r"(?:early|late|mid)[ -](?:in )?", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]+")
# Two days of one month, each with its weekday: "Thursday 12 to Friday 13 May 2022".
_WEEKDAYS = re.compile(
    rf"(?P<weekday>{WEEKDAY}),? (?:the )?(?P<first>{DAY}) ?(?:-|to|and|&|until|through) ?(?:on )?{WEEKDAY},? "
    rf"(?:the )?(?P<last>{DAY})(?: of|,)? ?(?P<month>{MONTH})(?:,? ?(?P<year>{YEAR}))?"
)
# A day of every year is no day.
_RECURRENCES = ("every year on ", "each year on ", "annually on ", "every ")


def days(text: str, at: int) -> PrintedDate | None:
    """Days of a month: "4th April, 2025", "25-26 June", "Monday June 20th", "30 June-2 July 2023"."""
    match = _DAY.match(text, at)
    if not match or text.endswith(_RECURRENCES, 0, at):
        return None
    first, last = _point_parts(match, "a")
    end, weekday = match.end(), match["weekdaya"] or match["weekday"]
    if match["joint"] == "and" and not text.endswith("etween ", at - 8, at):
        end = match.end("weekday") + 1 if match["weekday"] else match.end("one")
        # "30 April and 1 May 2024" are two days of one year.
        carried = _year_before(first, _point_parts(match, "b")[1])
        first, last = (first[0] or carried, *first[1:]), (last[0] or carried, *last[1:])
    elif match["joint"]:
        last = _point_parts(match, "b")[1]
        first = (first[0] or _year_before(first, last), *first[1:])
    printed = PrintedDate(at, end, "day", first, last, weekday=weekday_number(weekday))
    return printed if printed.within(2000) else None


def weekdays(text: str, at: int) -> PrintedDate | None:
    """Two days of a month with their weekdays: "Thursday 12 to Friday 13 May 2022"."""
    match = _WEEKDAYS.match(text, at)
    if not match:
        return None
    year = int(match["year"]) if match["year"] else None
    first, last = (int(_DIGITS.findall(match[which])[0]) for which in ("first", "last"))
    number, weekday = month_number(match["month"]), weekday_number(match["weekday"])
    if first >= last:
        return None
    return _possible(
        PrintedDate(at, match.end(), "day", (year, number, first), (year, number, last), weekday=weekday)
    )


def _point_parts(match: re.Match[str], tag: str) -> tuple[Parts, Parts]:
    order = "1" if match[f"month{tag}1"] else "2"
    number, printed_year = month_number(match[f"month{tag}{order}"]), match[f"year{tag}{order}"]
    in_year = int(printed_year) if printed_year else None
    numbers = [int(digits) for digits in _DIGITS.findall(match[f"days{tag}{order}"])]
    first = (in_year, number, numbers[0])
    if numbers[0] > numbers[-1]:  # "30-2 July"
        first = (in_year and in_year - (number == 1), (number - 2) % 12 + 1, numbers[0])
    return first, (in_year, number, numbers[-1])


def _year_before(first: Parts, last: Parts) -> int | None:
    """The year of a range's first day where only the last day's is printed."""
    return last[0] and last[0] - ((first[1] or 0) > (last[1] or 0))


def month(text: str, at: int) -> PrintedDate | None:
    """A month: "November 2011", "March-April 2023", "November 2015 to March 2020", "in May"."""
    match = _MONTH.match(text, at)
    if not match:
        return _lone_month(text, at)
    opening = int(match["year"]) if match["year"] else None
    first = last = (opening, month_number(match["month"]), None)
    end = match.end("one")
    joined = not opening or match["joint"] != "and" or text.endswith("etween ", at - 8, at)
    if match["joint"] and joined:
        end, last = match.end(), (int(match["end"]), month_number(match["last"]), None)
        first = (opening or _year_before(first, last), first[1], None)
    elif not opening:
        return _lone_month(text, at)
    return PrintedDate(at, end, "month", first, last)


def _lone_month(text: str, at: int) -> PrintedDate | None:
    match = _LONE_MONTH.match(text, at)
    if not match or not (match["that"] or _WANTS_TIME.search(text, max(0, at - 12), at)):
        return None
    parts = (None, month_number(match["month"]), None)
    if match["that"]:
        return PrintedDate(at, match.end(), "relative", parts, parts, step=0, unit="year", anchor="text")
    return PrintedDate(at, match.end(), "month", parts, parts)


def part(text: str, at: int) -> PrintedDate | None:
    """A part of a month or year: "early May 2022", "mid-2023", "late last year" (read as the whole)."""
    match = _PART.match(text, at)
    if not match:
        return None
    printed = month(text, match.end()) or years(text, match.end()) or year(text, match.end())
    return printed and PrintedDate(at, printed.end, printed.form, printed.first, printed.last)


# Day and month in figures: with a year, or in brackets ("(25/03)"), so that 3/4 and 24/7 stay what they are.
_ISO = re.compile(
    rf"(?P<year>{YEAR})(?P<mark>[-/.])(?P<month>1[0-2]|0[1-9])(?P=mark)(?P<day>[0-2][0-9]|3[01])(?![0-9])"
)
# A month in figures, only where a collection of articles labels it so: "date 2019-07 The ...".
_ISO_MONTH = re.compile(rf"(?P<year>{YEAR})-(?P<month>1[0-2]|0[1-9])(?![-0-9])")
_FIELD = ("date ", "Date ", "date: ", "Date: ")
_FIGURES = re.compile(
    r"(?:(?P<first>[0-9]{1,2}) ?- ?)?(?P<one>[0-9]{1,2})(?P<mark>[./-])(?P<two>[0-9]{1,2})"
    r"(?:(?P=mark)(?P<year>(?:19|20)[0-9]{2}|[0-9]{2}))?(?![0-9/]|[.-][0-9])"
)


def figures(text: str, at: int) -> PrintedDate | None:
    """A date all in figures: 2025-04-04, 14/11/2023, 14.11.2023, (25/03), (11-12/11)."""
    if match := _ISO.match(text, at):
        parts = (int(match["year"]), int(match["month"]), int(match["day"]))
        return _possible(PrintedDate(at, match.end(), "day", parts, parts))
    if text.endswith(_FIELD, 0, at) and (match := _ISO_MONTH.match(text, at)):
        parts = (int(match["year"]), int(match["month"]), None)
        return PrintedDate(at, match.end(), "month", parts, parts)
    match = _FIGURES.match(text, at)
    if not match or not (match["year"] or _stands_in_brackets(text, match)):
        return None
    return _possible(_ordered(match))


def _stands_in_brackets(text: str, match: re.Match[str]) -> bool:
    opens = text[match.start() - 1 : match.start()] == "("
    return match["mark"] == "/" and opens and text[match.end() : match.end() + 1] == ")"


def _ordered(match: re.Match[str]) -> PrintedDate:
    """Day before month unless only the other order is a date; points stand in dates of that order alone."""
    day, month, year = int(match["one"]), int(match["two"]), match["year"]
    year = None if not year else int(year) if len(year) == 4 else 1900 + int(year) + 100 * (int(year) < 70)
    ambiguous = day <= 12 and month <= 12 and day != month and not match["first"] and match["mark"] != "."
    if month > 12 >= day:
        day, month = month, day
    first = int(match["first"]) if match["first"] else day
    form = "day" if year else "figures"
    start = match.start()
    return PrintedDate(
        start, match.end(), form, (year, month, first), (year, month, day), ambiguous=ambiguous
    )


def _possible(printed: PrintedDate) -> PrintedDate | None:
    return printed if printed.within(2000) else None
