from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from communique.text.triggers import Triggers, spellings

WORDS = ["ab", "a", "bab", "c d", "é"]
TRIGGERS = Triggers(WORDS)


@given(st.text(alphabet="abc dé\n€", max_size=60))
def test_starts_are_all_places_of_all_words(text: str) -> None:
    assert TRIGGERS.starts(text) == [at for at in range(len(text)) if text.startswith(tuple(WORDS), at)]
    assert TRIGGERS.present(text) == [word for word in WORDS if word in text]


@given(st.text(alphabet="abc dé\n€", max_size=60))
def test_matches_are_those_of_the_pattern(text: str) -> None:
    pattern = re.compile(r"(?:ab|bab|c d)\w?\b")
    assert [match.span() for match in TRIGGERS.matches(pattern, text)] == [
        match.span() for match in pattern.finditer(text)
    ]


def test_spellings() -> None:
    assert spellings(["May", "half a "]) == ["may", "May", "MAY", "half a ", "Half a ", "HALF A "]
