"""Printed dates: each form where it stands, and what is no date."""

import json
import time
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.dates import PrintedDate, find

_CASES = Path(__file__).parent / "cases" / "dates"
_DEFAULTS = {"weekday": None, "step": None, "unit": None, "anchor": None, "ambiguous": False}
# Pieces that dates are made of, so that random texts come near them.
_PIECES = st.sampled_from(
    "1 2 12 31 2024 1999 99 04 May March June 20th Tuesday today last next year years month ago after of "
    "that Q1 FY - / . , ( ) : and to between 25/03 2025-04-04 anniversary first half early mid é\n".split(" ")
)


def _cases(name):
    return [pytest.param(case, id=case["why"]) for case in json.loads((_CASES / f"{name}.json").read_text())]


def _row(text, printed):
    row = {"start": printed.start, "end": printed.end, "quote": text[printed.start : printed.end]}
    row |= {"form": printed.form, "first": list(printed.first), "last": list(printed.last)}
    return row | {
        name: value for name, kept in _DEFAULTS.items() if (value := getattr(printed, name)) != kept
    }


@pytest.mark.parametrize("case", [*_cases("wild"), *_cases("synthetic"), *_cases("negative")])
def test_dates_are_found_where_they_stand(case):
    assert [_row(case["text"], printed) for printed in find(case["text"])] == case["dates"]


@pytest.mark.xfail
@pytest.mark.parametrize("case", _cases("known_failures"))
def test_known_failures(case):
    assert [_row(case["text"], printed) for printed in find(case["text"])] == case["dates"]


@given(st.one_of(st.text(), st.lists(_PIECES).map(" ".join), st.lists(_PIECES).map("".join)))
def test_any_text_gives_dates_inside_it_in_order(text):
    place = 0
    for printed in find(text):
        assert place <= printed.start < printed.end <= len(text)
        assert printed.within(2024) is None or printed.within(2024)[0] <= printed.within(2024)[1]
        place = printed.end


@given(st.lists(_PIECES).map(" ".join))
def test_a_quote_says_what_it_says_in_its_text(text):
    for printed in find(text):
        if printed.form != "day" or printed.anchor:
            continue
        quote = text[printed.start : printed.end]
        again = [p for p in find(quote) if p.form == "day"]
        if printed.explicit and str(printed.last[0]) not in quote:  # "30 April" of "30 April and 1 May 2024"
            printed = replace(printed, first=(None, *printed.first[1:]), last=(None, *printed.last[1:]))
        assert [(p.first, p.last, p.weekday) for p in again] == [
            (printed.first, printed.last, printed.weekday)
        ]


@given(
    st.dates(date(1990, 1, 1), date(2030, 12, 31)),
    st.sampled_from(
        ["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%A, %d %B %Y", "%d %b %Y", "%d.%m.%Y", "%a %b %d %Y"]
    ),
)
def test_a_day_printed_in_any_usual_form_is_that_day(day, form):
    printed = find(f"Done on {day.strftime(form)}.")
    assert [p.within()[:2] for p in printed] == [(day, day)]


@pytest.mark.timed
@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "12-",
        "May ",
        "3, ",
        "last ",
        "years ",
        "1/",
        "(",
        "2020-",
        "3 and ",
        "Monday, ",
        "Q1 ",
        "of the ",
    ],
)
def test_time_is_linear_in_length(piece):
    def seconds(length):
        text = piece * (length // len(piece))
        begin = time.perf_counter()
        find(text)
        return time.perf_counter() - begin

    seconds(1000)
    assert seconds(160_000) < 16 * seconds(20_000) + 0.1


def test_a_year_makes_a_day_of_a_printed_date():
    printed = PrintedDate(0, 11, "day", (None, 2, 29), (None, 2, 29))
    assert printed.within(2024) == (date(2024, 2, 29), date(2024, 2, 29), "day")
    assert printed.within(2023) is None
    assert printed.within() is None
    assert {field.name for field in fields(printed)} >= _DEFAULTS.keys()
