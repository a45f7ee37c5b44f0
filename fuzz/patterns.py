"""Every pattern that the package compiles, and texts on which each has most to do.

Run as a script it prints the patterns as JSON: it sees them come into being, those in functions too, while
all modules are imported and the gold's texts are read.
"""

from __future__ import annotations

import json
import pkgutil
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from re import _constants as op
from types import FrameType

from steps import accepts, is_single, parsed

_LETTERS = "aA1 ,.-'\"(/:@#&;\n%€éxzZ<>|_\u2019"
_FAILS = "\0"  # no pattern takes it but those that take anything
_UNBOUNDED = 50  # repetitions from which a bound is none for our purpose


def compiled() -> list[tuple[str, int]]:
    """Pattern and flags of everything that modules of the package compile, in alphabetical order."""
    found: set[tuple[str, int]] = set()
    compile_really = re._compile

    def noted(pattern: object, flags: int) -> re.Pattern:
        made = compile_really(pattern, flags)
        if isinstance(made.pattern, str) and _is_ours(sys._getframe(1)):
            found.add((made.pattern, made.flags))
        return made

    re._compile = noted
    try:
        _use_everything()
    finally:
        re._compile = compile_really
    return sorted(found)


def _is_ours(frame: FrameType | None) -> bool:
    while frame and frame.f_globals.get("__name__") == "re":
        frame = frame.f_back
    return frame is not None and frame.f_globals["__name__"].startswith("communique")


def _use_everything() -> None:
    import communique

    for module in pkgutil.walk_packages(communique.__path__, "communique."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    from seeds import texts

    from communique.events.act_verbs import VERBS
    from communique.participation.roles import PHRASES
    from communique.reading import read
    from communique.text.sketch import pattern

    for phrase in PHRASES:
        pattern(phrase.rule)
    for verb in VERBS:
        _ = verb.after, verb.of, verb.before, verb.opening  # compiled when first looked at

    for text in texts()[:400]:
        read(text)


def worst_inputs(pattern: str, flags: int, times: int) -> Iterator[str]:
    """For each repetition in a pattern: what leads to it, what it takes `times` over, and what ends it."""
    tree = parsed(pattern, flags)
    nodes, said = list(tree), tree.state.flags
    if not any(True for _ in _repeats(nodes, "", said, _LETTERS)):
        return  # its steps have a bound
    for liking in _likings(nodes, said):
        whole = _sample(nodes, said, liking)
        for before, body in _repeats(nodes, "", said, liking):
            if body:
                yield before + body * times + _FAILS
                yield before + body * times + whole[len(before) :] + _FAILS


def _likings(nodes: list, flags: int) -> list[str]:
    """Orders of preference for characters: first those that most of the pattern's classes take."""
    singles = {id(node): node for node in _singles(nodes)}.values()
    letters = dict.fromkeys(_LETTERS + "".join(c for node in singles for c in _written(node)))
    classes = [node for node in singles if node[0] is not op.LITERAL]
    weight = {c: sum(accepts(node, c, flags) for node in classes) for c in letters}
    by_weight = "".join(sorted(letters, key=lambda c: -weight[c]))
    return [by_weight, *(c + by_weight for c in by_weight[1:3])]


def _written(node: tuple) -> Iterator[str]:
    """The characters that are written in a node, of ranges the first."""
    for kind, said in [node] if node[0] is not op.IN else node[1]:
        if kind in (op.LITERAL, op.NOT_LITERAL):
            yield chr(said)
        elif kind is op.RANGE:
            yield chr(said[0])


def _singles(nodes: object) -> Iterator[tuple]:
    for node in nodes:
        if is_single(node):
            yield node
        else:
            for inner in _inside(node):
                yield from _singles(inner)


def _inside(node: tuple) -> list:
    """The sequences of nodes in a node, but those of assertions."""
    kind, said = node
    if kind is op.BRANCH:
        return list(said[1])
    if kind is op.SUBPATTERN:
        return [said[3]]
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return [said[2]]
    if kind is op.ATOMIC_GROUP:
        return [said]
    if kind is op.GROUPREF_EXISTS:
        return [each for each in said[1:] if each]
    return []


def _sample(nodes: object, flags: int, liking: str, *, way: int = 0) -> str:
    """A text that a sequence of nodes takes, without repetitions that may be left out."""
    pieces = []
    for node in nodes:
        if is_single(node):
            pieces.append(_character(node, flags, liking))
        elif node[0] in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            pieces.append(_sample(node[1][2], flags, liking, way=way) * node[1][0])
        elif inner := _inside(node):
            pieces.append(_sample(inner[way % len(inner)], flags, liking, way=way))
    return "".join(pieces)


def _character(node: tuple, flags: int, liking: str) -> str:
    if node[0] is op.LITERAL:
        return chr(node[1])
    return next((c for c in liking if accepts(node, c, flags)), "")


def _repeats(nodes: list, before: str, flags: int, liking: str) -> Iterator[tuple[str, str]]:
    """What leads to each repetition without a near bound, and what it repeats, in each of its ways."""
    for node in nodes:
        kind, said = node
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and said[1] >= _UNBOUNDED:
            ways = max([1, *(len(n[1][1]) for n in said[2] if n[0] is op.BRANCH)])
            bodies = (_sample(said[2], flags, liking, way=way) for way in range(min(ways, 8)))
            yield from ((before, body) for body in dict.fromkeys(bodies))
        for inner in _inside(node):
            yield from _repeats(list(inner), before, flags, liking)
        before += _sample([node], flags, liking)


if __name__ == "__main__":
    print(json.dumps(compiled()))
