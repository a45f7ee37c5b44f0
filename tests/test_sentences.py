"""Sentences: where they end, where they do not, and that they lie inside their line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.text.sections import Line
from communique.text.sentences import split


def sentences(text):
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(Line(start, start + len(line), "body"))
        start += len(line) + 1
    return [text[s.start : s.end] for s in split(text, lines)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It met. It agreed.", ["It met.", "It agreed."]),
        ("Next week (27-30 November).Delegates rule.", ["Next week (27-30 November).", "Delegates rule."]),
        ("Mr. A. B. Ould spoke.", ["Mr. A. B. Ould spoke."]),
        ("The U.S. President left. He flew.", ["The U.S. President left.", "He flew."]),
        ('"We agree." She left.', ['"We agree."', "She left."]),
        ("Held in Budva. 📍 🔹Organized under it", ["Held in Budva.", "📍", "🔹Organized under it"]),
        ("Chisinau 🇲🇩 was the place", ["Chisinau 🇲🇩 was the place"]),
        ("one\ntwo", ["one", "two"]),
        ("Md. Ashraful and M.M. Julker spoke.", ["Md. Ashraful and M.M. Julker spoke."]),
        ("See www.au.int for 4.5 million", ["See www.au.int for 4.5 million"]),
        ("announced on Nov. 20. In her speech", ["announced on Nov. 20.", "In her speech"]),
        ("", []),
    ],
)
def test_where_sentences_end(text, expected):
    assert sentences(text) == expected


@given(st.text())
def test_nothing_but_white_space_is_lost(text):
    found = sentences(text)
    assert "".join("".join(found).split()) == "".join(text.split())
