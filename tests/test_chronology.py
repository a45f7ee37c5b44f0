"""The day of writing, and the days that printed dates mean: reasoned out, or left open."""

import json
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.chronology import published, resolve
from communique.records import Name
from communique.text import sentences
from communique.text.page import Page
from communique.text.plain import Plain
from communique.text.sections import Line

_CASES = Path(__file__).parent / "cases" / "chronology"


def _page(case):
    """A page of the case's text: a line's section stands before it ("about| …"), "body" where none does."""
    lines, place, text = [], 0, []
    for printed in case["text"].split("\n"):
        section, bar, rest = printed.partition("| ")
        section, rest = (
            (section, rest) if bar and section in ("about", "furniture", "headline") else ("body", printed)
        )
        lines.append(Line(place, place + len(rest), section))
        text.append(rest)
        place += len(rest) + 1
    plain = Plain("\n".join(text))
    page = Page(plain, lines, sentences.split(plain.text, lines), country=case.get("country"))
    page.kind = case.get("kind", "press_release")
    page.place = case.get("place")
    headline = next((line for line in lines if line.section == "headline"), None)
    page.title = (headline.start, headline.end) if headline else None
    if dateline := case.get("dateline"):
        start = plain.text.index(dateline)
        page.dateline = (start, start + len(dateline))
    for quote, entity_id in case.get("frameworks", {}).items():
        start = plain.text.index(quote)
        end = start + len(quote)
        page.names.append(Name(start, end, "framework", entity_id, "dialogue", start, end))
    for quote, entity_id in case.get("bodies", {}).items():
        start = plain.text.index(quote)
        end = start + len(quote)
        page.names.append(Name(start, end, "actor", entity_id, "international_organization", start, end))
    page.published, page.published_precision, page.published_basis = published(page)
    page.dates = resolve(page)
    return page


def _cases(name):
    return [pytest.param(case, id=case["why"]) for case in json.loads((_CASES / f"{name}.json").read_text())]


def _iso(day):
    return day and day.isoformat()


def _check(case):
    page = _page(case)
    assert [_iso(page.published), page.published_precision, page.published_basis] == case["published"]
    for want in case.get("dates", ()):
        found = [when for when in page.dates if page.text[when.start : when.end] == want["quote"]]
        rows = [[_iso(when.start_date), _iso(when.end_date), when.precision, when.basis] for when in found]
        assert rows == [want["days"]] * len(rows)
        assert found
        assert page.text.index(want["quote"]) == found[0].start


@pytest.mark.parametrize("case", [*_cases("wild"), *_cases("synthetic"), *_cases("negative")])
def test_pages_are_dated(case):
    _check(case)


@pytest.mark.xfail
@pytest.mark.parametrize("case", _cases("known_failures"))
def test_known_failures(case):
    _check(case)


_PIECES = st.sampled_from(
    [
        "Geneva, 30 April -", "held on", "will be held on", "Monday", "20 June", "today", "on Friday",
        "last year", "six years after", "2022", "in 2018", "(25/03)", "this year", "12/05/2021", "Published",
        "IOM Director General Amy Pope", "Belgium, which holds the Presidency of the Council", "\n", ".", ",",
        "the EU-AU Summit", "29 February", "31 December - 2 January", "that year", "a month later,",
        "tomorrow (11 November)",
    ]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=25).map(" ".join))
def test_any_page_gets_dates_inside_it_that_end_after_they_begin(text):
    page = _page({"text": text})
    assert (
        (page.published is None)
        == (page.published_precision == "unknown")
        == (page.published_basis == "unknown")
    )
    if page.published_precision == "year":
        assert (page.published.month, page.published.day) == (1, 1)
    for when in page.dates:
        assert 0 <= when.start < when.end <= len(page.text)
        assert (when.start_date is None) == (when.precision == "unknown") == (when.basis == "unknown")
        assert when.start_date is None or when.start_date <= when.end_date


@settings(deadline=None)
@given(
    st.dates(date(1995, 1, 1), date(2029, 12, 31)), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%A, %d %B %Y"])
)
def test_what_is_published_today_was_yesterday_a_day_before(day, form):
    page = _page({"text": f"Published {day.strftime(form)}\nThe ministers met yesterday in Rome."})
    assert (page.published, page.published_precision, page.published_basis) == (day, "day", "explicit")
    assert (day - page.dates[-1].start_date).days == 1


@pytest.mark.timed
@pytest.mark.parametrize(
    "piece",
    [
        "May 1 ", "today ", "on Friday ", "09/04/2024 ", "12 May 2021\n", "last month's EU-AU Summit ", "(",
        "EU2024BE ", "Belgian Presidency of the Council ", "Amy Pope, Director General ", "Published ", "A ",
        "that year ", "six years after 2018, ", "(25/03) ", "On Monday 5 June it was held. ",
    ],
)  # fmt: skip
def test_time_is_linear_in_length(piece):
    def seconds(length):
        case = {"text": piece * (length // len(piece))}
        begin = time.perf_counter()
        _page(case)
        return time.perf_counter() - begin

    seconds(1000)
    assert seconds(40_000) < 16 * seconds(5_000) + 0.2
