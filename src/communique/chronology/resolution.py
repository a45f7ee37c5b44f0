"""Printed dates turned into the days they mean, in a page whose day of writing is known or not."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta

from communique.chronology.day_sets import month, shifted_month
from communique.chronology.imprint import completed, years_of_days
from communique.chronology.said import Said, said
from communique.dates.printed_date import PrintedDate
from communique.records import When
from communique.text.page import Page

Meant = tuple[date, date, str]  # first day, last day, precision
_SAME_STORY = 1_500  # characters after a dated day in which one without a year is of the same year
# A year that the document's own date fixes, however that is known.
_OF_DOCUMENT = dict.fromkeys(["explicit", "metadata", "sidecar"], "document")
# Where no year is printed, "yesterday" has its year from what gave the page its own.
_REASONED = frozenset({"weekday", "term", "reference"})
_NEAR_ENOUGH = 400  # characters after a date in which another is told from it
_FEW = (2, 6)  # "a few"
_ENOUGH = 40  # dates of one sentence that are looked at


class Resolver:
    """The dates of one page, resolved in order; later ones may lean on earlier ones ("that year")."""

    def __init__(self, page: Page, printed: list[PrintedDate]) -> None:
        self._text = page.text
        self._printed = printed
        self._said = {each.printed.start: each for each in said(page, printed)}
        self._whens: list[When] = []
        self._last: When | None = None  # the last date so far whose days are known
        self._sentences: dict[int, list[Said]] = {}
        for each in self._said.values():
            self._sentences.setdefault(each.sentence, []).append(each)
        # A day printed once with its year need not have it again.
        self._years = years_of_days(printed)
        written, precision = page.published, page.published_precision
        self._day = written if precision == "day" else None
        self._month = month(written) if written and precision in ("day", "month") else None
        self._year = written.year if written else None
        self._basis = _OF_DOCUMENT.get(page.published_basis, page.published_basis)

    def whens(self) -> list[When]:
        """One `When` for each printed date, without days where these cannot be known."""
        for each in self._printed:
            meant, basis = self._meant(each)
            if meant:
                self._last = When(each.start, each.end, *meant, basis)
                self._whens.append(self._last)
            else:
                self._whens.append(When(each.start, each.end, None, None, "unknown", "unknown"))
        return self._whens

    def _meant(self, each: PrintedDate) -> tuple[Meant | None, str]:
        if each.explicit:
            return each.within(), "explicit"
        again = completed(each, self._years)
        if again.explicit and (self._year is None or abs(again.last[0] - self._year) <= 1):
            meant = again.within()
            return meant, "document" if meant and meant[:2] == (self._day, self._day) else "explicit"
        if each.form == "few":
            return self._few(each), "relative"
        if each.anchor == "text":
            return self._from_text(each), "relative"
        said = self._said.get(each.start)
        if said and each.anchor == "event":
            return self._origin(each, said), "relative"
        if self._year is None and each.yearless:
            return self._in_year_told(each), "document"
        if not said or not said.in_text or self._year is None:
            return None, "unknown"
        if each.last[2] or each.form == "month":
            return self._yearless(each, said), self._basis
        if each.form == "weekday":
            return self._weekday(each, said)
        own = (each.unit, each.step) == ("day", 0) or (each.unit == "day" and self._basis in _REASONED)
        return self._from_writing(each), self._basis if own else "relative"

    def _yearless(self, each: PrintedDate, said: Said) -> Meant | None:
        """A day or month without a year: in the year of writing, unless tense or weekday say otherwise."""
        meant = each.within(self._year)
        if not self._month or not meant:
            return meant
        first, last = (self._day, self._day) if self._day else self._month
        if each.weekday is not None and meant[0].weekday() != each.weekday:
            others = (each.within(self._year - 1), each.within(self._year + 1))
            return next((other for other in others if other and other[0].weekday() == each.weekday), meant)
        if each.weekday is not None:
            return meant
        if said.tense == "past" and meant[0] > last:
            return each.within(self._year - 1)
        if said.tense == "future" and meant[1] < first:
            return each.within(self._year + 1)
        return meant

    def _in_year_told(self, each: PrintedDate) -> Meant | None:
        """A day or month without a year, in a page of unknown age: in the year of the day told before it."""
        days = (when for when in reversed(self._whens[-_ENOUGH:]) if when.precision == "day")
        last = next(days, None)
        if not last or each.start - last.end > _SAME_STORY:
            return None
        return each.within(last.start_date.year)

    def _weekday(self, each: PrintedDate, said: Said) -> tuple[Meant | None, str]:
        """A day of the week: the nearest in the sentence's direction, counted from the day of writing.

        Where that is not known, from a date with its weekday in the same sentence ("signed on Thursday, he
        said on Friday, June 7").
        """
        origin, basis = self._day, "relative"
        if not origin:
            basis = self._basis
            beside = self._sentences[said.sentence][:_ENOUGH]
            origin = next((day for other in beside if (day := self._dated(other.printed))), None)
        if not origin:
            return None, "unknown"
        if each.step is None or each.unit != "week":
            back = (origin.weekday() - each.weekday) % 7
            day = origin + timedelta((7 - back) % 7) if said.tense == "future" else origin - timedelta(back)
        else:
            day = _in_week(origin, each, said)
        return (day, day, "day"), self._basis if self._basis in _REASONED else basis

    def _dated(self, other: PrintedDate) -> date | None:
        """The day of a date that is printed with its weekday."""
        meant = other.within(self._year) if other.weekday is not None and other.last[2] else None
        return meant and meant[0]

    def _from_writing(self, each: PrintedDate) -> Meant | None:
        """A date told from the day of writing: "today", "last month", "next January", "two years ago"."""
        step = each.step or 0
        if each.last[1]:
            return self._named_month(each, step)
        if each.unit == "year" or (each.unit == "season" and step == 0):
            return _whole_year(self._year + step)
        if each.unit == "month" and self._month:
            return *shifted_month(self._month[0], step), "month"
        if each.unit == "day" and self._day:
            day = self._day + timedelta(step)
            return day, day, "day"
        if each.unit == "week" and self._day:
            return *month(self._day + timedelta(7 * step)), "month"
        if step == 0 and each.unit in ("day", "week"):
            return (*self._month, "month") if self._month else _whole_year(self._year)
        return None

    def _named_month(self, each: PrintedDate, step: int) -> Meant | None:
        """ "last September": the latest before the month of writing; "next January": the first after it."""
        if not self._month:
            coming = self._text.startswith("this", each.start)  # "this coming November"
            return each.within(self._year) if step == 0 or coming else None
        years = (self._year - 1, self._year, self._year + 1)
        months = [meant for year in years if (meant := each.within(year))]
        if step < 0:
            return next((meant for meant in reversed(months) if meant[1] < self._month[0]), None)
        if step > 0:
            return next((meant for meant in months if meant[0] > self._month[1]), None)
        return each.within(self._year)

    def _from_text(self, each: PrintedDate) -> Meant | None:
        """A date told from the last one before it: "that year", "a month later"."""
        origin = self._last
        if not origin or each.start - origin.end > _NEAR_ENOUGH:
            return None
        step = each.step or 0
        if each.unit == "year":
            year = origin.start_date.year + step
            return each.within(year) if each.last[1] else _whole_year(year)
        if each.unit == "month" and origin.precision in ("day", "month"):
            return *shifted_month(origin.start_date, step), "month"
        if each.unit == "day" and origin.precision == "day":
            day = origin.end_date + timedelta(step)
            return day, day, "day"
        return None

    def _few(self, each: PrintedDate) -> Meant | None:
        """ "A few months earlier": the month or year in which two to six of them from there lie, if one."""
        told = self._last if each.anchor == "text" else None
        if told and told.precision in ("day", "month") and each.start - told.end <= _NEAR_ENOUGH:
            origin: tuple[date, date] | None = (told.start_date, told.end_date)
        else:
            origin = self._month if each.anchor == "writing" else None
        if not origin:
            return None
        sign, (least, most) = each.step or 0, _FEW
        if each.unit == "month":
            spans = [shifted_month(day, sign * count) for day in origin for count in (least, most)]
        else:
            days = 7 if each.unit == "week" else 365
            spans = [(day + timedelta(sign * count * days),) * 2 for day in origin for count in (least, most)]
        first, last = min(span[0] for span in spans), max(span[1] for span in spans)
        if first.year != last.year:
            return None
        return (*month(first), "month") if first.month == last.month else _whole_year(first.year)

    def _after(self, said: Said) -> list[Said]:
        """The next dates of the same sentence."""
        rest = self._sentences[said.sentence]
        at = bisect_right(rest, said.printed.start, key=lambda other: other.printed.start)
        return rest[at : at + _ENOUGH]

    def _origin(self, each: PrintedDate, said: Said) -> Meant | None:
        """The year of what "twenty years after the founding, …" counts from.

        The year printed with it, else the main clause's less the count, else that of writing less the count.
        """
        if each.unit != "year":
            return None
        later = [other.printed for other in self._after(said)]
        dated = next((other for other in later if other.explicit or other.anchor == "event"), None)
        if dated and dated.anchor != "event":
            within_clause = "," not in self._text[each.end : dated.start]
            return _whole_year(dated.last[0] + (0 if within_clause else each.step))
        return _whole_year(self._year + each.step) if self._year and said.in_text else None


def _in_week(origin: date, each: PrintedDate, said: Said) -> date:
    """The weekday of last, this or next week; "last Tuesday" alone is the latest before `origin`."""
    monday = origin - timedelta(origin.weekday())
    if each.of_week or each.step == 0:
        return monday + timedelta(7 * each.step + each.weekday)
    if each.step < 0:
        return origin - timedelta((origin.weekday() - each.weekday - 1) % 7 + 1)
    return origin + timedelta((each.weekday - origin.weekday() - 1) % 7 + 1)


def _whole_year(year: int) -> Meant:
    return date(year, 1, 1), date(year, 12, 31), "year"
