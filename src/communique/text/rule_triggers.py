"""Which of many rules can match a text at all: those of whose literals it holds one, found in one pass."""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, Implementation


class RuleTriggers:
    """Rules by their literals; a rule with the literal "" may match any text.

    >>> RuleTriggers([("sign",), ("found", "set up"), ("",)]).possible("it was set up in 1951")
    [1, 2]
    """

    __slots__ = ("_always", "_automaton", "_rules")

    def __init__(self, literals: Iterable[tuple[str, ...]]) -> None:
        rules: dict[str, list[int]] = {}
        for place, stems in enumerate(literals):
            for stem in stems:
                rules.setdefault(stem, []).append(place)
        self._always = tuple(rules.pop("", ()))
        self._rules = list(rules.values())
        self._automaton = AhoCorasick(list(rules), implementation=Implementation.ContiguousNFA)

    def possible(self, lowered: str) -> list[int]:
        """The places of the rules that can match a text in small letters, in order."""
        places = set(self._always)
        for which, _, _ in self._automaton.find_matches_as_indexes(lowered, overlapping=True):
            places.update(self._rules[which])
        return sorted(places)
