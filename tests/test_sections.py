"""Sections: every line of a document labelled, on the gold of real documents and on cases by kind."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique import documents
from communique.text import sections
from communique.text.plain import Plain

_HERE = Path(__file__).parent
_CASES = _HERE / "cases" / "sections"
_SECTIONS = {"headline", "body", "about", "contact", "furniture"}
_LINES = st.sampled_from(
    "Home | News | About\n-\n---\n3 May 2021\nAbout us\nContact\nIOM Opens Office in Budva\n"
    "Budva, 3 May 2021 - IOM opened an office today.\nBy Anna Example\n#\n* x\n  \n\ne\u0301".split("\n")
)


def _cases(name):
    return [pytest.param(case, id=case["why"]) for case in json.loads((_CASES / f"{name}.json").read_text())]


def _labelled(case):
    lines = sections.label(case["text"], frozenset(case.get("repeated", ())))
    return [
        {
            "start": line.start,
            "end": line.end,
            "section": line.section,
            "quote": case["text"][line.start : line.end],
        }
        for line in lines
    ]


@pytest.mark.parametrize("case", [*_cases("wild"), *_cases("synthetic"), *_cases("negative")])
def test_lines_are_labelled(case):
    assert _labelled(case) == case["lines"]


@pytest.mark.xfail
@pytest.mark.parametrize("case", _cases("known_failures"))
def test_known_failures(case):
    assert _labelled(case) == case["lines"]


def _mentions(gold):
    for table in ("actors", "frameworks", "events"):
        for row in gold[table]:
            yield from row["mentions"]
    yield from gold["figures"]


@pytest.mark.parametrize("file", sorted((_HERE / "gold" / "real").glob("*.json")), ids=lambda file: file.stem)
def test_every_gold_mention_lies_in_its_section(file):
    gold = json.loads(file.read_text(encoding="utf-8"))
    source = (_HERE.parent / "data" / "raw" / gold["source"]).read_bytes().decode()
    parts = documents.split(source)
    for row in gold["documents"]:
        start, end = parts[row["part"]]
        plain = Plain(source[start:end])
        lines = [(plain.original(line.start, line.end), line.section) for line in sections.label(plain.text)]
        for mention in _mentions(gold):
            if mention["part"] == row["part"]:
                found = [section for (first, last), section in lines if first <= mention["start"] < last]
                assert found == [mention["section"]], mention["quote"]


@given(st.one_of(st.text(), st.lists(_LINES, max_size=12).map("\n".join)))
def test_any_text_has_each_line_that_is_not_blank_once(text):
    expected, place = [], 0
    for line in text.split("\n"):
        if line.strip():
            expected.append((place, place + len(line)))
        place += len(line) + 1
    lines = sections.label(text)
    assert [(line.start, line.end) for line in lines] == expected
    assert {line.section for line in lines} <= _SECTIONS
