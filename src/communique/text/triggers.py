"""Where any of many words stands in a text, found in one pass however many they are.

A regular expression of a hundred alternatives tries them at every letter. With the places at hand where it
can match at all, it is tried there only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick, Implementation


class Triggers:
    """A set of words, as printed: case counts, and so do they inside longer words.

    >>> Triggers(["May", "on", "May Day"]).starts("On May Day, in London")
    [3, 16, 19]
    """

    __slots__ = ("_automaton", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words = list(dict.fromkeys(words))
        # A DFA is quicker by itself, but larger, and what else is done with a page drives it from the cache.
        self._automaton = AhoCorasick(self._words, implementation=Implementation.ContiguousNFA)

    def starts(self, text: str) -> list[int]:
        """The offsets at which one of the words starts, in order, each once."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return sorted({start for _, start, _ in found})

    def matches(self, pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
        """The matches of a `pattern` that begins with one of the words, in order and not overlapping."""
        place = 0
        for start in self.starts(text):
            if start >= place and (match := pattern.match(text, start)):
                place = match.end()
                yield match

    def present(self, text: str) -> list[str]:
        """The words that the text holds, in the order in which they were given."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return [self._words[word] for word in sorted({word for word, _, _ in found})]


def spellings(words: Iterable[str]) -> list[str]:
    """Each word in lower case, capitalized and in capitals.

    >>> spellings(["fy", "may"])
    ['fy', 'Fy', 'FY', 'may', 'May', 'MAY']
    """
    return [form for word in words for form in (word.lower(), word.capitalize(), word.upper())]
