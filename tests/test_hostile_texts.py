"""Texts that are made to take long: the time of the whole reader, and of every pattern, grows as they do."""

from __future__ import annotations

import cProfile
import json
import re
import subprocess
import sys
import time

import patterns
import pytest
from conftest import ROOT
from steps import Match, TooMany

# What a megabyte is made of, each alone.
PIECES = (
    "a A [ ( () { 7 . , ; : - _ * # @ / \\ | < > & • \" ' “ ‘ “‘ \u0301 \u202e \u200b a\u200d \u00a0 \u00ad "
    "\u2028 \u2009 移 é \U0001f600 \r \f \t"
).split(" ")
PIECES += [" ", "\n", "a\n", "Word\n", "1.\n", "Word word.\n\n", "About IOM\n", "IOM @iom · 3 May\n"]
PIECES += """of the |the |and |Word |WORD |word |a-|a: |A. B. C. |Ms. |Mr Smith |A b. |said |Ministry of |
President of |Minister of Foreign Affairs and |Agency for the |Agency of |1,|1 |1-2 |2024 |2024-|IV |half of |
one hundred and |5% |EUR 5 million and |30 April 2024 |30 April 2024, |30, |1 to 2 May 2021 and |yesterday |
Monday |the 5th |EU |IOM, |IOM and |(EU) |EU-|Germany, |Egypt's |Amy Pope, |#EU |@iom |a@b.org |http://a.b/ |
+41 22 717 9111 |&amp;|&#x41;|34 countries |University of Cairo, |IOM met Egypt |Germany joined IOM |
Forum on Migration |the 6th Forum of the |“We met,” said Amy Pope. |Ana Office of the ABC |
The EU held a meeting with IOM in Cairo on 3 May 2024. """.replace("|\n", "|").split("|")
_MEGABYTE = 2**20
_DOUBLE = 2.3  # times the time that twice the text may take


@pytest.mark.timed
@pytest.mark.parametrize("piece", PIECES)
def test_a_megabyte_of_anything_is_read_in_linear_time(piece):
    from communique.reading import read

    def seconds(size):
        text = piece * (size // len(piece))
        begin = time.process_time()
        read(text)
        return time.process_time() - begin

    seconds(10_000)
    tries = ((seconds(_MEGABYTE), seconds(_MEGABYTE // 2)) for _ in range(3))
    assert any(long <= _DOUBLE * max(short, 0.05) for long, short in tries)


@pytest.mark.timed
def test_a_line_of_ten_million_characters_is_read():
    from communique.reading import read

    (reading,) = read("The European Union met the African Union in Cairo. " * (10**7 // 51))
    assert len(reading.mentions) > 300_000


@pytest.mark.parametrize("piece", PIECES)
def test_what_the_reader_calls_doubles_with_the_text(piece):
    """Calls are counted, not timed: a loop over all that was found inside another shows."""
    from communique.reading import read

    def calls(size):
        profile = cProfile.Profile()
        profile.runcall(read, piece * (size // len(piece)))
        return sum(entry.callcount for entry in profile.getstats())

    calls(2000)
    assert calls(12_000) <= 2.2 * calls(6000) + 2000


@pytest.mark.parametrize(
    "words", ["\u201c" * 10_000 + "IOM met the EU." + "\u201d" * 10_000, "(" * 10_000 + "EU", "(EU " * 10_000]
)
def test_ten_thousand_nested_quotes_and_brackets(words):
    from communique.reading import read

    (reading,) = read(words)
    assert reading.mentions


# Patterns that are tried on a sentence or a short line only, which bounds what a square of its length can be.
_SKETCH = re.compile("[\ue000-\uf8ff]")
_SHORT_LINES = ("[-•·\\s]{0,4}(?:", "(?:^|: )the prose says")
_TWICE, _FOUR_TIMES = 2.25, 4.5


@pytest.fixture(scope="module")
def compiled():
    """Every pattern of the package with its flags."""
    command = [sys.executable, str(ROOT / "fuzz" / "patterns.py")]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [tuple(each) for each in json.loads(done.stdout)]


def growth(pattern, flags, times):
    """The most that twice as many repetitions multiply the steps of one attempt by, on any worst input."""
    inputs = zip(
        patterns.worst_inputs(pattern, flags, times),
        patterns.worst_inputs(pattern, flags, 2 * times),
        strict=True,
    )
    found = 0.0
    for short, long in dict.fromkeys(inputs):
        try:
            few, many = Match(pattern, flags, short), Match(pattern, flags, long)
        except TooMany:
            return float("inf")
        assert few.found == (re.compile(pattern, flags).match(short) is not None), "steps.py is wrong"
        found = max(found, many.steps / (few.steps + 30))
    return found


@pytest.mark.parametrize(
    ("pattern", "grows"),
    [
        (r"(?:a+)+b", float("inf")),
        (r"(?:a|aa)*b", float("inf")),
        (r"(?:,?[ab][ab]*)*c", float("inf")),
        (r"\w+\s*\w+!", 3.5),
        (r"a*+b|(?>a+)c|(?:a++b?)*+d", 0),
        (r"(?P<x>a+)(?<=a)(?(x)b|c)(?P=x)$", 0),
        (r"[a-z]+b", 0),
    ],
)
def test_steps_tell_patterns_apart(pattern, grows):
    found = growth(pattern, 0, 40)
    assert found >= grows if grows else found < _TWICE


@pytest.mark.timed  # by its length alone: it counts steps, and a clock changes nothing
def test_no_pattern_backtracks_without_end(compiled):
    assert len(compiled) > 1000
    sys.setrecursionlimit(max(sys.getrecursionlimit(), 60_000))
    suspects = [each for each in compiled if growth(*each, 16) > _TWICE]
    # Of those that only seem to grow, since a bound is not reached yet, longer texts tell.
    slow = {}
    for pattern, flags in suspects:
        bounded = _SKETCH.search(pattern) or pattern.startswith(_SHORT_LINES)
        if (found := growth(pattern, flags, 100)) > (_FOUR_TIMES if bounded else _TWICE):
            slow[pattern] = found
    assert not slow
