"""Organizations: names that the registry does not list, by their head nouns, and what is no name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from namecases import expected, load, page

from communique.names import (
    bodies,
    frameworks,
    gazetteer,
    organizations,
)
from communique.names.proper_nouns import Terrain

HEADS = bodies.KINDS.keys() | frameworks.KINDS.keys()


def find(text):
    here = page(text)
    known = gazetteer.find(here.text, here.plain.tags)
    return here.text, organizations.find(
        Terrain(here.text, known, here.plain.tags, HEADS), here.sentences, known
    )


def read(case):
    text, found = find(case["text"])
    return text, sorted((name.start, text[name.start : name.end], name.name, name.kind) for name in found)


@pytest.mark.parametrize(
    "case",
    load("organizations", "wild") + load("organizations", "synthetic") + load("organizations", "negative"),
)
def test_names_where_they_stand(case):
    text, found = read(case)
    assert found == sorted(expected(case, text, "name", "kind"))


@pytest.mark.xfail(reason="not read yet")
@pytest.mark.parametrize("case", load("organizations", "known_failures"))
def test_known_failures(case):
    text, found = read(case)
    assert found == sorted(expected(case, text, "name", "kind"))


WORDS = "Ministry Project Strategy of the and for Justice Egypt IOM Network (ABN) , \" ' 's 2025 on . Agency"


@given(st.lists(st.sampled_from(WORDS.split()), max_size=30).map(" ".join))
def test_names_lie_inside_the_text(text):
    plain, found = find(text)
    assert all(0 <= name.start < name.end <= len(plain) for name in found)
    assert all(plain[name.start : name.end].strip() == plain[name.start : name.end] for name in found)
