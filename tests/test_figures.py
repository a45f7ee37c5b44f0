"""Figures read from pages made by hand: names, dates and events are given, only this reader is tested."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique import figures, reference
from communique.records import Event, Figure, Happening, Name, When
from communique.text.page import Page
from communique.text.plain import Plain
from communique.text.sections import Line
from communique.text.sentences import split

CASES = Path(__file__).parent / "cases" / "figures"
MEASURES = {
    "funding", "budget", "member_states", "countries_present", "states", "pledges", "people", "projects",
    "share", "count",
}  # fmt: skip


def cases(name: str) -> list[Any]:
    listed = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    return [pytest.param(case, id=case["why"]) for case in listed]


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def lines(text: str, sections: list[str]) -> list[Line]:
    found, start = [], 0
    for number, line in enumerate(text.split("\n")):
        section = sections[number] if number < len(sections) else "body"
        found.append(Line(start, start + len(line), section))
        start += len(line) + 1
    return found


def find(text: str, quote: str, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return start, start + len(quote)


def page_of(case: dict[str, Any]) -> Page:
    text = case["text"]
    listed = lines(text, case.get("sections", []))
    page = Page(Plain(text), listed, split(text, listed), country=case.get("country"))
    page.published = day(case.get("published"))
    page.published_precision = "day" if page.published else "unknown"
    for name in case["names"]:
        start, end = find(text, name["quote"], name.get("nth", 0))
        row = Name(start, end, name.get("entity", "actor"), name["id"], name["kind"], start, end)
        page.names.append(row)
    page.names.sort(key=lambda name: name.start)
    for when in case["dates"]:
        span = find(text, when["quote"])
        page.dates.append(When(*span, day(when["start_date"]), day(when["end_date"]), "month", "explicit"))
    for event in case["events"]:
        row = Event(
            event["id"],
            event["id"],
            event["kind"],
            None,
            None,
            day(event["start_date"]),
            day(event["end_date"]),
        )
        page.happenings.append(Happening(row, (find(text, event["quote"]),)))
    return page


def value_of(figure: Figure, column: str) -> Any:
    value = getattr(figure, column)
    return value.isoformat() if isinstance(value, date) else value


def check(case: dict[str, Any]) -> None:
    page = page_of(case)
    found = figures.read(page, "doc")
    assert [(start, page.text[start:end]) for _, start, end in found] == [
        (figure["start"], figure["quote"]) for figure in case["figures"]
    ]
    for (figure, start, _), wanted in zip(found, case["figures"], strict=True):
        assert figure.figure_id == f"doc@{start}"
        expected = {key: value for key, value in wanted.items() if key not in {"quote", "start"}}
        if expected.get("value_eur") == "USD mean 2024":
            mean = reference.mean_rate("USD", date(2024, 1, 1), date(2024, 12, 31))
            assert mean is not None
            expected |= {"value_eur": wanted["value"] / mean[0], "rate": mean[0]}
        assert {key: value_of(figure, key) for key in expected} == expected


@pytest.mark.parametrize("case", cases("wild"))
def test_real_documents(case: dict[str, Any]) -> None:
    check(case)


@pytest.mark.parametrize("case", cases("synthetic"))
def test_forms(case: dict[str, Any]) -> None:
    check(case)


@pytest.mark.parametrize("case", cases("negative"))
def test_what_is_no_figure(case: dict[str, Any]) -> None:
    check(case)


@pytest.mark.parametrize("case", cases("known_failures"))
@pytest.mark.xfail(strict=True, raises=AssertionError)
def test_known_failures(case: dict[str, Any]) -> None:
    check(case)


def test_a_daily_rate_is_that_of_the_publication_day() -> None:
    case = {
        "text": "Japan gave USD 10 million.",
        "names": [],
        "dates": [],
        "events": [],
        "published": "2025-04-05",
    }
    ((figure, _, _),) = figures.read(page_of(case), "doc")
    rate, used = reference.rate("USD", date(2025, 4, 5))
    assert (figure.rate, figure.rate_date, figure.value_eur) == (rate, used, 10_000_000 / rate)
    assert used == date(2025, 4, 4)  # the fifth is a Saturday


@pytest.mark.timed
def test_time_is_linear_in_length() -> None:
    def seconds(times: int) -> float:
        unit = "IOM gave EUR 5 million and 10 people attended the forum in 2024, "  # one sentence without end
        text = unit * times
        listed = lines(text, [])
        page = Page(Plain(text), listed, split(text, listed))
        event = Event("forum", "forum", "forum", start_date=date(2024, 1, 1), end_date=date(2024, 1, 1))
        for start in range(0, len(text), len(unit)):
            page.names.append(
                Name(start, start + 3, "actor", "iom", "international_organization", start, start + 3)
            )
            page.happenings.append(
                Happening(event, ((start + unit.index("forum"), start + unit.index(" in ")),))
            )
            year = start + unit.index("2024")
            page.dates.append(When(year, year + 4, date(2024, 1, 1), date(2024, 12, 31), "year", "explicit"))
        started = time.process_time()
        assert len(figures.read(page, "doc")) == 2 * times
        return time.process_time() - started

    seconds(10)
    short = min(seconds(100) for _ in range(3))
    assert min(seconds(400) for _ in range(3)) < 8 * short + 0.05


WORDS = st.sampled_from(
    "IOM Japan gave funding to EUR 5 million (about 7 USD bn from by for in 2024 since between and 10 people "
    "25 states attended signed of the , . \n ; project budget implemented".split(" ")
)


@given(st.lists(WORDS, max_size=50).map(" ".join))
def test_any_page_gives_figures_that_stand_in_it(text: str) -> None:
    listed = lines(text, [])
    page = Page(Plain(text), listed, split(text, listed))
    for quote, entity_id, kind in (
        ("IOM", "iom", "international_organization"),
        ("Japan", "state-jpn", "state"),
    ):
        start = text.find(quote)
        while start >= 0:
            end = start + len(quote)
            page.names.append(Name(start, end, "actor", entity_id, kind, start, end))
            start = text.find(quote, end)
    page.names.sort(key=lambda name: name.start)
    start = text.find("2024")
    while start >= 0:
        page.dates.append(When(start, start + 4, date(2024, 1, 1), date(2024, 12, 31), "year", "explicit"))
        start = text.find("2024", start + 4)
    for figure, start, end in figures.read(page, "doc"):
        assert text[start:end].strip() == text[start:end] != ""
        assert figure.measure in MEASURES
        assert figure.payer_id in {None, "iom", "state-jpn"}
        assert figure.payer_id is None or figure.payer_id != figure.payee_id
        assert (figure.rate is None) == (figure.rate_date is None)
        assert figure.unit != "EUR" or (figure.value_eur, figure.rate) == (figure.value, None)
