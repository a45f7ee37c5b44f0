"""Gazetteer: names of the registry, their spellings, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from namecases import expected, load, page

from communique import reference
from communique.names import gazetteer


def read(case):
    here = page(case["text"])
    found = gazetteer.find(here.text, here.plain.tags)
    return here.text, [
        (name.start, here.text[name.start : name.end], name.entity_id, name.form) for name in found
    ]


@pytest.mark.parametrize(
    "case", load("gazetteer", "wild") + load("gazetteer", "synthetic") + load("gazetteer", "negative")
)
def test_names_where_they_stand(case):
    text, found = read(case)
    assert found == expected(case, text, "id", "form")


@pytest.mark.xfail(reason="not read yet")
@pytest.mark.parametrize("case", load("gazetteer", "known_failures"))
def test_known_failures(case):
    text, found = read(case)
    assert found == expected(case, text, "id", "form")


def test_every_alias_is_found_alone():
    missed = []
    for alias in reference.aliases():
        text = f"see {page(alias.alias).text} now"
        found = gazetteer.find(text)
        if not any(name.phrase or (name.start <= 8 and name.end >= len(text) - 4) for name in found):
            missed.append(alias.alias)
    assert not missed


@given(st.text(alphabet=st.sampled_from("EUIOM GermanyPact()&-'\n#.aé"), max_size=80))
def test_names_lie_in_order_and_apart(text):
    here = page(text)
    found = gazetteer.find(here.text, here.plain.tags)
    ends = [0, *(name.end for name in found)]
    assert all(name.start >= end for name, end in zip(found, ends, strict=False))
    assert all(0 <= name.start < name.end <= len(here.text) for name in found)
