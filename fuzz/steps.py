"""How many steps a backtracking matcher takes: the rules of `re` followed in Python, and counted.

A clock says how fast a machine is; steps say how a pattern grows, the same on every machine and every day.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from re import _compiler, _parser
from re import _constants as op

MOST = 200_000  # steps after which a match is given up

Groups = dict[int, tuple[int, int]]
Then = Callable[[int, Groups], bool]
_SINGLE = frozenset([op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN])


class TooMany(Exception):
    """More than `MOST` steps."""


@cache
def parsed(pattern: str, flags: int) -> _parser.SubPattern:
    """A pattern as `re` parses it."""
    return _parser.parse(pattern, flags)


def is_single(node: tuple) -> bool:
    """Whether a node of a parsed pattern stands for exactly one character."""
    return node[0] in _SINGLE


def accepts(node: tuple, character: str, flags: int) -> bool:
    """Whether a node for one character stands for this one."""
    key = (id(node), character, flags)  # the trees, and so their nodes, stay as long as the program runs
    if key not in _ACCEPTED:
        _ACCEPTED[key] = _alone(node, flags).fullmatch(character) is not None
    return _ACCEPTED[key]


_ACCEPTED: dict[tuple[int, str, int], bool] = {}


@cache
def _at(place: object, flags: int) -> re.Pattern[str]:
    return _alone((op.AT, place), flags)


def _alone(node: tuple, flags: int) -> re.Pattern[str]:
    """A pattern of a single node."""
    state = _parser.State()
    state.flags = flags
    return _compiler.compile(_parser.SubPattern(state, [node]), flags)


class Match:
    """One attempt of a pattern at a place of a text: whether it `found` anything, and its `steps`."""

    def __init__(self, pattern: str, flags: int, text: str, start: int = 0) -> None:
        self.text, self.steps = text, 0
        tree = parsed(pattern, flags)
        self.found = self._run(list(tree), 0, start, {}, tree.state.flags, lambda *_: True)

    def _run(self, nodes: list, at: int, place: int, groups: Groups, flags: int, then: Then) -> bool:
        while True:
            self.steps += 1
            if self.steps > MOST:
                raise TooMany
            if at == len(nodes):
                return then(place, groups)
            if not is_single(nodes[at]):
                break
            if not self._is(nodes[at], place, flags):
                return False
            at, place = at + 1, place + 1
        kind, said = nodes[at]

        def onwards(place: int, groups: Groups) -> bool:
            return self._run(nodes, at + 1, place, groups, flags, then)

        return getattr(self, f"_{str(kind).lower()}")(said, place, groups, flags, onwards)

    def _is(self, node: tuple, place: int, flags: int) -> bool:
        return place < len(self.text) and accepts(node, self.text[place], flags)

    def _ends(self, nodes: object, place: int, groups: Groups, flags: int) -> tuple[int, Groups] | None:
        """Where the first way of matching `nodes` ends."""
        found: list[tuple[int, Groups]] = []

        def end(place: int, groups: Groups) -> bool:
            found.append((place, groups))
            return True

        return found[0] if self._run(list(nodes), 0, place, groups, flags, end) else None

    def _branch(self, said: tuple, place: int, groups: Groups, flags: int, then: Then) -> bool:
        return any(self._run(list(way), 0, place, groups, flags, then) for way in said[1])

    def _subpattern(self, said: tuple, place: int, groups: Groups, flags: int, then: Then) -> bool:
        number, added, dropped, nodes = said

        def close(end: int, inner: Groups) -> bool:
            return then(end, inner | {number: (place, end)} if number else inner)

        return self._run(list(nodes), 0, place, groups, (flags | added) & ~dropped, close)

    def _max_repeat(self, said: tuple, place: int, groups: Groups, flags: int, then: Then) -> bool:
        least, most, nodes = said[0], said[1], list(said[2])
        if len(nodes) == 1 and is_single(nodes[0]):
            reach = self._reach(nodes[0], place, most, flags)
            return any(then(end, groups) for end in range(reach, place + least - 1, -1))
        return self._again(0, least, most, nodes, place, groups, flags, then)

    def _again(
        self,
        done: int,
        least: int,
        most: int,
        nodes: list,
        place: int,
        groups: Groups,
        flags: int,
        then: Then,
    ) -> bool:
        def more(end: int, inner: Groups) -> bool:
            if end == place and done >= least:  # nothing was taken: `re` does not go round again
                return False
            return self._again(done + 1, least, most, nodes, end, inner, flags, then)

        if done < most and self._run(nodes, 0, place, groups, flags, more):
            return True
        return done >= least and then(place, groups)

    def _min_repeat(self, said: tuple, place: int, groups: Groups, flags: int, then: Then) -> bool:
        least, most, nodes = said[0], said[1], list(said[2])

        def more(end: int, inner: Groups) -> bool:
            fewer = (max(0, least - 1), most if most is op.MAXREPEAT else most - 1, nodes)
            return end > place and self._min_repeat(fewer, end, inner, flags, then)

        if least == 0 and then(place, groups):
            return True
        return most > 0 and self._run(nodes, 0, place, groups, flags, more)

    def _possessive_repeat(self, said: tuple, place: int, groups: Groups, flags: int, then: Then) -> bool:
        least, most, nodes = said[0], said[1], list(said[2])
        done = 0
        while done < most and (end := self._ends(nodes, place, groups, flags)):
            done += 1
            stuck = end[0] == place
            place, groups = end
            if stuck:
                break
        return done >= least and then(place, groups)

    def _reach(self, node: tuple, place: int, most: int, flags: int) -> int:
        end = place
        while end - place < most and self._is(node, end, flags):
            end += 1
            self.steps += 1
        return end

    def _atomic_group(self, said: tuple, place: int, groups: Groups, flags: int, then: Then) -> bool:
        end = self._ends(said, place, groups, flags)
        return end is not None and then(*end)

    def _assert(self, said: tuple, place: int, groups: Groups, flags: int, then: Then) -> bool:
        end = self._looked(said, place, groups, flags)
        return end is not None and then(place, end[1])

    def _assert_not(self, said: tuple, place: int, groups: Groups, flags: int, then: Then) -> bool:
        return self._looked(said, place, groups, flags) is None and then(place, groups)

    def _looked(self, said: tuple, place: int, groups: Groups, flags: int) -> tuple[int, Groups] | None:
        direction, nodes = said
        start = place if direction > 0 else place - nodes.getwidth()[0]
        return self._ends(nodes, start, groups, flags) if start >= 0 else None

    def _at(self, said: object, place: int, groups: Groups, flags: int, then: Then) -> bool:
        return _at(said, flags).match(self.text, place) is not None and then(place, groups)

    def _groupref(self, said: int, place: int, groups: Groups, flags: int, then: Then) -> bool:
        if said not in groups:
            return False
        words = self.text[slice(*groups[said])]
        return self.text.startswith(words, place) and then(place + len(words), groups)

    def _groupref_exists(self, said: tuple, place: int, groups: Groups, flags: int, then: Then) -> bool:
        number, if_so, if_not = said
        return self._run(list(if_so if number in groups else if_not or ()), 0, place, groups, flags, then)
