"""Events: what a sentence says happened, when, where and as what; and what only sounds like it."""

import json
from datetime import date

import pytest
from conftest import RAW, REAL
from hypothesis import given
from hypothesis import strategies as st
from namecases import load

from communique import events
from communique.events.event_names import event_id, numbered, ordinal
from communique.reading import open_page

_DAYS = ("start_date", "end_date")


def told(case):
    """The page of a case and its happenings by the quote that names each best."""
    page = open_page(case["text"], "case")
    return page, {page.text[slice(*happening.spans[0])]: happening for happening in page.happenings}


def check(case):
    page, found = told(case)
    assert sorted(found) == sorted(event["quote"] for event in case["events"])
    for expected in case["events"]:
        happening = found[expected["quote"]]
        start = expected["start"]
        assert happening.spans[0] == (start, start + len(expected["quote"]))
        mentions = [page.text[begin:end] for begin, end in happening.spans]
        assert mentions == expected.get("mentions", mentions)
        for column, value in expected.items():
            if column not in ("quote", "start", "mentions"):
                wanted = date.fromisoformat(value) if column in _DAYS else value
                assert (column, getattr(happening.event, column)) == (column, wanted)


@pytest.mark.parametrize("case", load("events", "wild") + load("events", "synthetic"))
def test_events_where_they_are_told(case):
    check(case)


@pytest.mark.parametrize("case", load("events", "negative"))
def test_what_only_sounds_like_an_event(case):
    page, found = told(case)
    assert found == {}
    assert page.participation == []


@pytest.mark.xfail(reason="not read yet", strict=True)
@pytest.mark.parametrize("case", load("events", "known_failures"))
def test_known_failures(case):
    check(case)


@pytest.mark.parametrize("file", sorted(REAL.glob("*.json")), ids=lambda file: file.stem)
def test_every_event_of_the_five_documents_is_found_and_no_other(file):
    gold = json.loads(file.read_text("utf-8"))
    source = (RAW / gold["source"]).read_text("utf-8")
    for row in gold["documents"]:
        page = open_page(source[row["source_start"] : row["source_end"]], "real")
        wanted = [
            (event["kind"] in events.ACTS, mention["start"], mention["end"])
            for event in gold["events"]
            for mention in event["mentions"][:1]
            if mention["part"] == row["part"]
        ]
        found = [
            (happening.event.kind in events.ACTS, *page.plain.original(*span))
            for happening in page.happenings
            for span in happening.spans[:1]
        ]
        overlapping = [
            any(act == other and start < last and first < end for other, first, last in found)
            for act, start, end in wanted
        ]
        assert all(overlapping)


WORDS = st.sampled_from(
    "The IOM Egypt met held a Summit Forum in Geneva on 4 May 2024 was adopted by signed for the Pact . , "
    "and annual meeting between Conference of first will be launched Ministers\n ( ) 2022 IMRF joined".split(
        " "
    )
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_spans_lie_in_the_text_and_dates_in_order(text):
    page = open_page(text, "any")
    ids = [happening.event.event_id for happening in page.happenings]
    assert len(ids) == len(set(ids))
    for happening in page.happenings:
        assert happening.spans
        assert all(0 <= start < end <= len(page.text) for start, end in happening.spans)
        event = happening.event
        assert (event.start_date is None) == (event.date_precision == "unknown")
        assert event.start_date is None or event.start_date <= event.end_date
        assert event.event_id and event.name


@given(st.integers(1, 89))
def test_an_ordinal_says_its_number(number):
    assert ordinal(numbered(number)) == number


def test_an_id_is_made_of_the_name_and_the_year_once():
    assert event_id("International Migration Review Forum 2026", date(2026, 5, 4)).endswith("forum-2026")
    assert event_id("Adoption of the Pact", None) == "adoption-of-the-pact"
