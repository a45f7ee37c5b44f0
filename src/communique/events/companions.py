"""Events that a sentence says were together: an act at a gathering, a meeting beside a larger one."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from communique.events.occasions import Occasion
from communique.events.owners import ELSEWHERE, NEAR, WITHIN_REACH
from communique.events.scenes import Scene

# What ties an act to the gathering at which it was done, or a gathering to the larger one.
_AT = re.compile(
    r"(?:\b(?:at|in) (?:the )?(?:end|close|conclusion|outcome) of |\b(?:at|during|by|with|in|through|when) "
    r"|\bon the (?:margins|sidelines|occasion|first day|second day|last day|eve) of |\bas part of |\bwithin )"
    r"(?:the |its |their |an? |this |a )?(?:[\w'-]+ ){0,3}$",
    re.I,
)
# "The Conference, held in Bratislava, resulted in the adoption of the Joint Declaration".
_RESULTED = re.compile(
    r"\b(?:resulted in|ended in|led to|saw|(?:will )?(?:also )?see|witnessed|culminated in|"
    r"(?:ended|concluded|closed|wrapped up)(?: (?:here|today|yesterday|on [\w, ]{3,30}))? with) "
    r"(?:the )?(?:unanimous |formal |joint )?$"
)
# "The Conference opened with an Experts Meeting": both were there and then.
_FIRST_WITH = re.compile(
    r"(?: ?\([^()]*\))? (?:opened|began|started|kicked off|ended|concluded|closed|culminated) (?:with|in) "
    r"(?:the |an? )?(?:[\w-]+ ){0,2}",
    re.I,
)
# "In the same year, at the first Conference in Almaty, the Declaration was adopted".
_DURING = re.compile(
    r"(?:^|, |\b)(?:[Aa]t|[Dd]uring|[Ii]n|[Oo]n the (?:margins|sidelines|occasion) of) "
    r"(?:the |its |their |an? )?$"
)
_PAIR = re.compile(
    r"(?: ?\([^()]*\))?,? ?(?:and|or|&|together with|along with|alongside) ?(?:of |at |during )?(?:the |"
    r"an? |another )?",
    re.I,
)


def share(scene: Scene, occasions: list[Occasion]) -> None:
    """Let one occasion take another's day and place where the sentence says they were together."""
    ordered = sorted(occasions, key=lambda o: o.start)
    for first, second in pairwise(ordered):
        if first.nod and ELSEWHERE.search(scene.between(first.end, second.start)):
            continue
        if _PAIR.fullmatch(scene.between(first.end, second.start)) or held_at(scene, first, second):
            first.follow(second)
            second.follow(first)
        elif second.is_act and not first.is_act and _is_during(scene, first, second):
            second.follow(first)


def part_days(scene: Scene, occasions: list[Occasion]) -> None:
    """Give each gathering its own day where a sentence says "on 4 and 5 May respectively"."""
    if "espectively" not in scene.text:
        return
    held = sorted((o for o in occasions if not o.is_act and not o.nod), key=lambda o: o.start)
    days = [when for when in scene.dates if when.precision == "day" and when.start_date != when.end_date]
    if len(days) != 1 or not days[0].start_date or not days[0].end_date or len(held) < 2:
        return
    if (days[0].end_date - days[0].start_date).days != len(held) - 1:
        return
    for place, occasion in enumerate(held):
        day = days[0].start_date + timedelta(place)
        occasion.dated(replace(days[0], start_date=day, end_date=day))


def _is_during(scene: Scene, gathering: Occasion, act: Occasion) -> bool:
    """ "At the first Conference in Almaty, the Declaration was adopted"."""
    before = scene.between(max(scene.sentence.start, gathering.start - 40), gathering.start)
    between = scene.between(gathering.end, act.start)
    return len(between) <= NEAR * 2 and "," in between and bool(_DURING.search(before))


def held_at(scene: Scene, inner: Occasion, outer: Occasion) -> bool:
    """Whether the sentence says that `inner` was done at the gathering `outer`, printed after it.

    `outer` may have been dated by another sentence.
    """
    if outer.is_act:
        return False
    between = scene.between(inner.end, outer.start)
    from_outer = scene.between(outer.end, inner.start)
    if _FIRST_WITH.fullmatch(from_outer):
        return True
    if inner.is_act and len(from_outer) <= WITHIN_REACH and _RESULTED.search(from_outer):
        return True
    if inner.nod and ELSEWHERE.search(between):
        return False
    if inner.end > outer.start or len(between) > NEAR or re.search(r"\band \w+(?:ed|s)\b", between):
        return False
    return bool(_AT.search(between))
