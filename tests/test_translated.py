"""Texts in other languages than English: what of them is read, and that no rule for English reads them."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique import reading, reference
from communique.amounts import translated as money
from communique.names import translated as names

_CASES = Path(__file__).parent / "cases" / "translated"
_LANGUAGES = sorted({row.language for row in reference.translations()})


def _cases(name):
    return [pytest.param(case, id=case["why"]) for case in json.loads((_CASES / f"{name}.json").read_text())]


def _read(case):
    [read] = reading.read(case["text"])
    assert read.document.language == case["language"]
    for mention in read.mentions:
        assert read.document.text[mention.start : mention.end] == mention.quote
    assert (read.events, read.participation) == ([], [])
    return read


def _figures(read):
    quotes = {mention.entity_id: mention.quote for mention in read.mentions if mention.entity == "figure"}
    return [[quotes[row.figure_id], row.value, row.unit, row.qualifier, row.measure] for row in read.figures]


@pytest.mark.parametrize("case", [*_cases("synthetic"), *_cases("negative")])
def test_names_and_money(case):
    read = _read(case)
    assert sorted(actor.actor_id for actor in read.actors) == case["actors"]
    assert sorted(framework.framework_id for framework in read.frameworks) == case["frameworks"]
    assert _figures(read) == case["figures"]


@pytest.mark.parametrize("case", _cases("synthetic"))
def test_head(case):
    document = _read(case).document
    published = document.published.isoformat() if document.published else None
    assert [published, document.published_precision, document.published_basis] == case["published"]
    assert [document.place, document.country] == [case["place"], case["country"]]


@pytest.mark.parametrize("language", _LANGUAGES)
def test_every_form_is_found_where_it_stands_alone(language):
    for row in reference.translations():
        if row.language == language:
            [known] = names.find(row.printed, language)
            assert (known.start, known.end, known.entity_id) == (0, len(row.printed), row.entity_id)


@pytest.mark.parametrize("language", _LANGUAGES)
def test_a_name_inside_a_word_is_none(language):
    printed = next(row.printed for row in reference.translations() if row.language == language)
    assert names.find(f"ض{printed}ض", language) == []


@given(st.text(), st.sampled_from([*_LANGUAGES, "xx"]))
def test_any_text_gives_names_and_money_inside_it(text, language):
    for known in names.find(text, language):
        assert text[known.start : known.end].strip()
    for amount in money.find(text):
        assert 0 <= amount.start <= amount.number_start < amount.number_end <= amount.end <= len(text)
