"""Inputs that nobody wrote, some thousand of them: what must hold of any (fuzz/properties.py) holds of these.

`make fuzz` tries a million, led by coverage. What it found is kept in cases/fuzz.
"""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import properties
import pytest
import seeds
from hypothesis import given, settings
from hypothesis import strategies as st

_CASES = Path(__file__).parent / "cases" / "fuzz"
_FOUND = json.loads((_CASES / "found.json").read_text(encoding="utf-8"))
_SEEDS = st.integers(0, 2**32 - 1)
_TEXTS = _SEEDS.map(lambda number: seeds.made(Random(number)))  # the gold's and the cases', changed
_ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=300)
_STRANGE = st.lists(st.sampled_from([*seeds.STRANGE, "IOM", "EU", "3 May 2024", "met", "€5m"]), max_size=40)
_INPUTS = _TEXTS | _ANY | _STRANGE.map(" ".join) | _STRANGE.map("".join)


def _check(case):
    check, _ = properties.TARGETS[case["target"]]
    check(case["text"].encode())


@pytest.mark.parametrize("case", _FOUND, ids=lambda case: case["why"])
def test_what_was_found_once_is_mended(case):
    _check(case)


@given(_INPUTS)
@settings(max_examples=1000)
def test_dates_and_amounts_of_any_text(text):
    properties.check_dates(text)
    properties.check_amounts(text)


@given(st.lists(_INPUTS, max_size=6).map("\n".join))
@settings(max_examples=300)
def test_documents_of_any_text(text):
    properties.check_documents(text)


@given(_INPUTS)
@settings(max_examples=400)
def test_the_whole_reader_on_any_text(text):
    properties.check_text(text)


@given(st.lists(_TEXTS, min_size=2, max_size=5))
@settings(max_examples=40)
def test_tables_of_any_texts(texts):
    from communique.reading import read

    readings = [each for number, text in enumerate(texts) for each in read(text, stem=f"text-{number}")]
    properties.check_tables(readings)


def _damaged(data: bytes, random: Random) -> bytes:
    """`data` cut, or with some bytes changed, put in or left out."""
    damaged = bytearray(data)
    for _ in range(random.randint(0, 8)):
        at = random.randrange(len(damaged) + 1)
        match random.randrange(4):
            case 0:
                damaged[at : at + random.randint(1, 30)] = b""
            case 1:
                damaged[at:at] = random.randbytes(random.randint(1, 8))
            case 2:
                damaged[at:at] = damaged[: random.randint(1, 300)]
            case _:
                damaged[at : at + 1] = random.choice(
                    [b"<", b">", b'"', b"'", b"\\", b"{", b"[", b",", b"\n", b"&"]
                )
    return bytes(damaged)


@given(st.sampled_from(properties.SUFFIXES), st.binary(max_size=300) | _INPUTS.map(str.encode), _SEEDS)
@settings(max_examples=400)
def test_any_bytes_under_any_suffix(suffix, data, number):
    properties.check_format(suffix, _damaged(data, Random(number)))


@given(_SEEDS)
@settings(max_examples=300)
def test_damaged_files_of_every_kind(well_formed, number):
    random = Random(number)
    suffix = random.choice(sorted(well_formed))
    properties.check_format(suffix, _damaged(well_formed[suffix], random))


@pytest.fixture(scope="module")
def well_formed():
    """A small sound file of every kind."""
    from hostile_files import docx, eml, pdf

    rows = [{"title": "A Pact", "text": "The EU met.", "date": "2024-05-03", "url": "https://example.org/a"}]
    page = (
        '<!doctype html><html lang="en"><head><meta name="date" content="2024-05-03"><title>A Pact</title>'
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2024-05-03"}]}</script></head>'
        "<body><nav><li><a href='/'>Home</a></nav><main><h1>A Pact</h1><p>The EU &amp; IOM met.</main></body>"
    )
    return {
        ".csv": b'title,text,date\n"A Pact","The EU met.",2024-05-03\n',
        ".docx": docx("The EU met."),
        ".eml": eml("The EU met."),
        ".html": page.encode(),
        ".json": json.dumps({"items": rows}).encode(),
        ".jsonl": json.dumps(rows[0]).encode() + b"\n{}\n",
        ".md": b"---\ntitle: A Pact\ndate: 2024-05-03\n---\nThe EU met.\n",
        ".pdf": pdf("The EU met."),
    }


@given(st.binary(max_size=400) | _TEXTS.map(lambda text: text.encode("cp1252", "replace")))
@settings(max_examples=300)
def test_any_bytes_are_text_or_told_of(data):
    properties.check_bytes(data)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["url", "publisher", "published", "language", "kind", "text", "title", "items"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.binary(max_size=200) | _JSON.map(lambda value: json.dumps(value).encode()) | _TEXTS.map(str.encode))
@settings(max_examples=300)
def test_any_sidecar_is_taken_or_told_of(data):
    properties.check_sidecars(data)
    properties.check_sidecars(b"path,url,published,kind\na.txt," + data)


@given(_JSON)
@settings(max_examples=200)
def test_any_json_is_articles_or_told_of(value):
    properties.check_format(".json", json.dumps(value).encode())
