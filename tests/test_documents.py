"""Documents: files split, heads read, publishers and languages found."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique import documents
from communique.records import Actor, Framework, Name
from communique.text import sections, sentences
from communique.text.page import Page
from communique.text.plain import Plain

_HERE = Path(__file__).parent
_CASES = _HERE / "cases" / "documents"
_REAL = sorted((_HERE / "gold" / "real").glob("*.json"))
_FRAMEWORKS = ("dialogue", "instrument", "programme")
_LINES = st.sampled_from(
    [
        "We met.",
        "Like Comment Share",
        "To view or add a comment, sign in",
        "-",
        "12 followers",
        "",
        "  ",
        "A’s Post",
    ]
)


def _cases(name):
    return [pytest.param(case, id=case["why"]) for case in json.loads((_CASES / f"{name}.json").read_text())]


def _page(text):
    plain = Plain(text)
    lines = sections.label(plain.text)
    page = Page(plain, lines, sentences.split(plain.text, lines))
    documents.head(page)
    return page


def _span(page, text, span):
    if span is None:
        return None
    start, end = page.plain.original(*span)
    return {"start": start, "end": end, "quote": text[start:end]}


def _head(case):
    page = _page(case["text"])
    return {
        "why": case["why"],
        "text": case["text"],
        "kind": page.kind,
        "title": _span(page, case["text"], page.title),
        "dateline": _span(page, case["text"], page.dateline),
        "place": page.place,
        "country": page.country,
    }


@pytest.mark.parametrize("case", [*_cases("wild"), *_cases("synthetic"), *_cases("negative")])
def test_heads(case):
    assert _head(case) == case


@pytest.mark.xfail
@pytest.mark.parametrize("case", _cases("known_failures"))
def test_known_failures(case):
    assert _head(case) == case


@pytest.mark.parametrize("case", _cases("splits"))
def test_files_are_split(case):
    found = [
        {"start": start, "end": end, "quote": case["text"][start:end]}
        for start, end in documents.split(case["text"])
    ]
    assert found == case["documents"]


@pytest.mark.parametrize("file", _REAL, ids=lambda file: file.stem)
def test_the_real_documents_are_split_and_headed_as_in_the_gold(file):
    gold = json.loads(file.read_text(encoding="utf-8"))
    source = (_HERE.parent / "data" / "raw" / gold["source"]).read_bytes().decode()
    parts = documents.split(source)
    assert parts == [(row["source_start"], row["source_end"]) for row in gold["documents"]]
    for (start, end), row in zip(parts, gold["documents"], strict=True):
        text = source[start:end]
        page = _page(text)
        found = {
            "kind": page.kind,
            "title": _span(page, text, page.title)["quote"],
            "language": documents.language(text),
            "place": page.place,
            "country": page.country,
        }
        assert found == {key: row[key] for key in found}


@pytest.mark.parametrize("case", _cases("publishers"))
def test_publishers(case):
    page = _page(case["text"])
    plain = {page.plain.original(at, at + 1)[0]: at for at in range(len(page.text))}
    for row in sorted(case["names"], key=lambda row: row["start"]):
        assert case["text"][row["start"] : row["end"]] == row["quote"]
        start = plain[row["start"]]
        end = start + len(row["quote"])
        entity = "framework" if row["kind"] in _FRAMEWORKS else "actor"
        page.names.append(Name(start, end, entity, row["name"], row["kind"], start, end))
        if entity == "actor":
            page.actors[row["name"]] = Actor(row["name"], row["name"], row["kind"])
        else:
            page.frameworks[row["name"]] = Framework(row["name"], row["name"], row["kind"])
    assert documents.publisher(page) == case["publisher"]


@pytest.mark.parametrize("case", _cases("languages"))
def test_languages(case):
    assert documents.language(case["text"]) == case["language"]


@given(st.one_of(st.text(), st.lists(_LINES, max_size=12).map("\n".join)))
def test_any_text_gives_documents_inside_it_in_order(text):
    place = 0
    for start, end in documents.split(text):
        assert place <= start <= end <= len(text)
        place = end
        page = _page(text[start:end])
        for span in (page.title, page.dateline):
            assert span is None or page.text[slice(*span)]


@pytest.mark.timed
# Stretches on which a careless pattern takes quadratic time.
@pytest.mark.parametrize(
    "piece",
    ["a", "(", "of the ", "Title Of It\n", "12 followers\n", "A ", "x | ", "-\n", "Geneva, ", "'s post "],
)
def test_long_texts_are_read_in_linear_time(piece):
    def seconds(size):
        text = piece * (size // len(piece))
        begin = time.process_time()
        for start, end in documents.split(text):
            _page(text[start:end])
        return time.process_time() - begin

    short, long = min(seconds(50_000) for _ in range(3)), min(seconds(200_000) for _ in range(3))
    assert long < 8 * max(short, 0.005)  # four times the text; sixteen if quadratic
