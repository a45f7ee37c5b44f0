"""Persons: names and their offsets, positions, affiliations, phrases, one canonical name for each person.

A case lists all persons of its text in order. `known` are the registry's names in it, each with its kind; a
`section` other than body may be given. What an expectation leaves out is not checked, except the name.
"""

import json
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.names import persons
from communique.text.sections import Line
from communique.text.sentences import split

CASES = Path(__file__).parent / "cases" / "persons"


@dataclass(frozen=True)
class Known:
    start: int
    end: int
    entity: str
    kind: str


def known_names(text, known):
    found = []
    for name, kind in known.items():
        start = text.find(name)
        assert start >= 0, f"{name!r} is not in the text"
        while start >= 0:
            found.append(Known(start, start + len(name), "place" if kind == "place" else "actor", kind))
            start = text.find(name, start + 1)
    found.sort(key=lambda name: (name.start, -name.end))
    kept = []
    for name in found:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def read(text, known=None, section="body"):
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(Line(start, start + len(line), section))
        start += len(line) + 1
    return persons.find(text, split(text, lines), known_names(text, known or {}))


def load(kind):
    return [
        pytest.param(case, id=case["why"]) for case in json.loads((CASES / f"{kind}.json").read_text("utf-8"))
    ]


def check(case):
    text = case["text"]
    found = read(text, case.get("known"), case.get("section", "body"))
    assert [text[person.start : person.end] for person in found] == [e["quote"] for e in case["persons"]]
    for person, expected in zip(found, case["persons"], strict=True):
        assert (person.start, person.end) == (expected["start"], expected["start"] + len(expected["quote"]))
        assert person.name == expected["name"]
        if "position" in expected:
            assert person.position == expected["position"]
        if "phrase" in expected:
            assert text[person.phrase_start : person.phrase_end] == expected["phrase"]
        for field in ("organization", "country"):
            if field in expected:
                start, end = getattr(person, f"{field}_start"), getattr(person, f"{field}_end")
                assert (text[start:end] if start is not None else None) == expected[field]


@pytest.mark.parametrize("case", load("wild"))
def test_wild(case):
    check(case)


@pytest.mark.parametrize("case", load("synthetic"))
def test_synthetic(case):
    check(case)


@pytest.mark.parametrize("case", load("negative"))
def test_no_person(case):
    assert case["persons"] == []
    check(case)


@pytest.mark.parametrize("case", load("known_failures"))
@pytest.mark.xfail(strict=True)
def test_known_failures(case):
    check(case)


WORDS = st.sampled_from(
    "IOM Director General Head of Unit Minister for Ms. Dr. Ana Ruiz El De van , and said the by ( ) - : ; . "
    "Ali O'Neil J. DUPONT Jr. who Egypt at 's , ,".split()
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_mentions_lie_in_their_phrase_and_apart(text):
    found = read(
        text,
        {
            name: "state" if name == "Egypt" else "international_organization"
            for name in ("IOM", "Egypt")
            if name in text
        },
    )
    for person in found:
        assert 0 <= person.phrase_start <= person.start < person.end <= person.phrase_end <= len(text)
        assert person.name and text[person.start : person.end].strip() == text[person.start : person.end]
    for earlier, later in pairwise(found):
        assert earlier.end <= later.start


@given(st.text())
def test_any_text_is_read(text):
    read(text)
