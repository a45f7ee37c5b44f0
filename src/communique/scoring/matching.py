"""When a row of the tables means the same as a row of the gold standard, and which are paired."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from communique.scoring.answers import Answer, fold

Pairs = list[tuple[Answer, Answer]]  # gold, predicted

_DONE = frozenset("adoption agreement establishment accession launch".split())  # the other kinds are held
_FINENESS = {"day": 3, "month": 2, "year": 1, "unknown": 0}


def match(gold: list[Answer], predicted: list[Answer], likeness: Callable[[Answer, Answer], float]) -> Pairs:
    """As many one-to-one pairs as can be made of rows with `likeness` above 0, the most alike first."""
    edges = [
        (-how, left, right)
        for left, wanted in enumerate(gold)
        for right, found in enumerate(predicted)
        if (how := likeness(wanted, found)) > 0
    ]
    choices: dict[int, list[int]] = {}
    taken: dict[int, int] = {}  # predicted → gold
    for _, left, right in sorted(edges):
        choices.setdefault(left, []).append(right)
        if right not in taken and left not in taken.values():
            taken[right] = left
    for left in choices:
        if left not in taken.values():
            _make_room(left, choices, taken, set())
    return sorted(
        ((gold[left], predicted[right]) for right, left in taken.items()), key=lambda p: str(p[0].key)
    )


def _make_room(left: int, choices: dict[int, list[int]], taken: dict[int, int], tried: set[int]) -> bool:
    """Pair `left` with one of its choices, moving other pairs where that helps."""
    for right in choices[left]:
        if right not in tried:
            tried.add(right)
            if right not in taken or _make_room(taken[right], choices, taken, tried):
                taken[right] = left
                return True
    return False


def _overlap(left: tuple[int, int], right: tuple[int, int]) -> int:
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))


def same_stretch(gold: Answer, found: Answer) -> float:
    """Documents cut alike, give or take the blanks and marks at their ends."""
    (left,), (right,) = gold.regions, found.regions
    union = max(left[1], right[1]) - min(left[0], right[0])
    share = _overlap(left, right) / union if union else 0.0
    return share if share >= 0.95 else 0.0


def same_name(gold: Answer, found: Answer) -> float:
    """Actors or frameworks that share a form of their name, the more forms the better."""
    shared = len(gold.names & found.names)
    return shared + 100 * (fold(gold.label) == fold(found.label)) if shared else 0


def _near(gold: Answer, found: Answer) -> tuple[bool, bool]:
    """Whether `found` lies in a document where `gold` does, and whether their words overlap."""
    here = any(
        _overlap((mention.start, mention.end), region)
        for mention in found.mentions
        for region in gold.regions
    )
    touching = here and any(
        _overlap((left.start, left.end), (right.start, right.end))
        for left in gold.mentions
        for right in found.mentions
    )
    return here, touching


def same_event(gold: Answer, found: Answer) -> float:
    """Events of one group of kinds and one date that overlap in the text, or share series and edition."""
    left, right = gold.attributes, found.attributes
    here, touching = _near(gold, found)
    series = (
        left["framework_id"] is not None
        and agree(left["framework_id"], right["framework_id"])
        and left["edition"] == right["edition"]
    )
    if not here or not (touching or series) or (left["kind"] in _DONE) != (right["kind"] in _DONE):
        return 0
    if not same_date(left, right):
        return 0
    return 1 + 4 * touching + 2 * series + (left["kind"] == right["kind"])


def same_date(gold: dict[str, Any], found: dict[str, Any]) -> bool:
    """Whether an event's dates are equal, or finer than the gold's and inside them.

    Where the gold has none, only a known edition from the reference tables may know better.
    """
    if gold["start_date"] is None:
        return found["start_date"] is None or found["date_basis"] == "reference"
    if found["start_date"] is None:
        return False
    last, found_last = gold["end_date"] or found["end_date"], found["end_date"] or found["start_date"]
    if (gold["start_date"], last) == (found["start_date"], found["end_date"]):
        return True
    return is_finer(found, gold) and gold["start_date"] <= found["start_date"] and found_last <= last


def is_finer(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether an event's date is known more finely by `one` than by `other`."""
    return _FINENESS[one["date_precision"]] > _FINENESS[other["date_precision"]]


def same_published(gold: dict[str, Any], found: dict[str, Any]) -> bool:
    """Whether a document's date is equal in precision and day, or finer and inside the gold's."""
    if gold["published"] is None or found["published"] is None:
        return gold["published"] is found["published"]
    wanted, precision = gold["published"], gold["published_precision"]
    if precision == found["published_precision"]:
        return wanted == found["published"]
    finer = _FINENESS[found["published_precision"]] > _FINENESS[precision]
    day = found["published"]
    return finer and day.year == wanted.year and (precision == "year" or day.month == wanted.month)


def same_figure(gold: Answer, found: Answer) -> float:
    """Figures of one document with the same value and unit."""
    left, right = gold.attributes, found.attributes
    here, touching = _near(gold, found)
    equal = abs(left["value"] - right["value"]) <= 1e-9 * abs(left["value"])
    same_unit = fold(left["unit"]) == fold(right["unit"])
    return 1 + touching if here and equal and same_unit else 0


def agree(gold: Any, found: Any) -> bool:
    """Whether two values of a column are equal, names and texts by their folded forms."""
    if isinstance(gold, frozenset) and isinstance(found, frozenset):
        return bool(gold & found)
    if isinstance(gold, str) and isinstance(found, str):
        return fold(gold) == fold(found)
    return gold == found
