"""Printed amounts: value, unit, qualifier and span, by cases of each kind, and properties over any text."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique import amounts
from communique.amounts import (
    currencies,
    nouns,
    numerals,
    qualifiers,
)
from communique.text.plain import Plain

CASES = Path(__file__).parent / "cases" / "amounts"
QUALIFIERS = {"exact", "over", "at_least", "about", "almost", "up_to"}


def cases(name: str) -> list[Any]:
    listed = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    return [pytest.param(case, id=case["why"]) for case in listed]


def check(case: dict[str, Any]) -> None:
    text = Plain(case["text"]).text
    assert len(text) == len(case["text"])  # so that the case's offsets hold in the plain copy
    found = [
        {
            "start": amount.start,
            "end": amount.end,
            "quote": case["text"][amount.start : amount.end],
            "value": amount.value,
            "unit": amount.unit,
            "qualifier": amount.qualifier,
        }
        for amount in amounts.find(text, case.get("country"))
    ]
    assert found == case["amounts"]


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


@pytest.mark.parametrize("name", ["wild", "synthetic", "negative", "known_failures"])
def test_cases_quote_their_texts(name: str) -> None:
    for case in json.loads((CASES / f"{name}.json").read_text("utf-8")):
        for amount in case["amounts"]:
            assert case["text"][amount["start"] : amount["end"]] == amount["quote"]


PIECES = st.sampled_from(
    "1 12 1,234 2.5 15-20 2015 one two twenty-five hundred and a half million bn m dozen % per cent EUR US$ "
    "$ sh N euros dollars over about at least up to more than nearly of the each of whom have were people "
    "migrants countries Member States projects these , . ; : ( ) / - + \n April in from between to [1] 's"
    "".split(" ")
)


@given(
    st.one_of(
        st.text(), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=40).map("".join)
    )
)
def test_any_text_gives_amounts_that_stand_in_it(text: str) -> None:
    plain = Plain(text).text
    found = amounts.find(plain)
    for amount in found:
        assert 0 <= amount.start <= amount.number_start < amount.number_end <= amount.end <= len(plain)
        assert plain[amount.start : amount.end] == plain[amount.start : amount.end].strip()
        assert 0 < amount.value < 2**53
        assert amount.unit
        assert amount.qualifier in QUALIFIERS
        assert amount.kind in {"money", "share", "people", "states", "things"}
    assert all(left.number_start <= right.number_start for left, right in pairwise(found))


@given(st.decimals(min_value=1, max_value=10**12, places=2), st.sampled_from(["EUR {}", "{} euros", "€{}"]))
def test_a_printed_sum_is_read_back(value: Any, form: str) -> None:
    for printed in (f"{value:,.2f}", f"{value:.2f}"):
        (amount,) = amounts.find("worth " + form.format(printed) + ".")
        assert amount.value == pytest.approx(float(value), rel=1e-12)
        assert amount.unit == "EUR"


@given(st.integers(min_value=2, max_value=10**9))
def test_grouping_does_not_change_a_count(count: int) -> None:
    for mark in (",", "'", " "):
        (amount,) = amounts.find(f"they helped some {count:,} migrants".replace(",", mark))
        assert (amount.value, amount.unit, amount.qualifier) == (count, "migrant", "about")


FLOODS = [
    "1", "1 ", "123 ", "1,", "1.", "1-", "a1", "+1", "(1", "one hundred ", "twenty-", "million ",
    "5 people ", "5 people 15 have ", "EUR 5 ", "EUR ", "12 of the ", "between 1 and ", "number of 5 ",
    "5 people of whom 6 ", "5 migrants, migrants, ", "5 each of cats, dogs, ", "tel 1", "www.", "over "
    "about ", "$", "'", '"5', "5 a-b-",
]  # fmt: skip


@pytest.mark.timed
@pytest.mark.parametrize("flood", FLOODS)
def test_time_is_linear_in_length(flood: str) -> None:
    def seconds(length: int) -> float:
        text = (flood * (length // len(flood) + 1))[:length]
        taken = []
        for _ in range(3):
            start = time.process_time()
            amounts.find(text)
            taken.append(time.process_time() - start)
        return min(taken)

    short = seconds(3_000)
    assert seconds(12_000) < 8 * short + 0.05  # four times the text; a square would take sixteen times


def test_a_country_settles_a_shared_currency_only() -> None:
    for country, code in (("KEN", "KES"), ("UGA", "UGX"), ("TZA", "TZS")):
        assert [a.unit for a in amounts.find("sh28b and USD 5m", country)] == [code, "USD"]
    assert [a.unit for a in amounts.find("$4.6 billion", "KEN")] == ["USD"]


def test_parts_answer_none_where_nothing_stands() -> None:
    assert list(numerals.find("no number here")) == []
    assert nouns.find("12", 2) is None
    assert nouns.find_one("one of the sides", 3) is None
    assert currencies.before("5", 0, None) is None
    assert qualifiers.before("45", 0) is None
