"""Meetings of two bodies that have a series of their own, told by who met: "EU-IOM strategic meeting"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from communique import reference
from communique.chronology import agreements
from communique.events.occasions import Occasion
from communique.events.scenes import Scene, names_within
from communique.text.page import Page

# The Union speaks by these too; its agencies are bodies of their own.
_UNION = dict.fromkeys(["european-commission", "european-external-action-service"], "european-union")
# A meeting without a rank in its name is of the series if it is told as one of many.
_REGULAR = re.compile(r"\b(?:annual|yearly|regular|strateg(?:ic|y)|senior[- ]level)\b", re.IGNORECASE)
_MEETING = frozenset({"meeting", "senior_officials_meeting", "summit"})
_HEADS = frozenset({"meeting", "som", "consultation", "meet", "dialogue", "session"})


def join(page: Page, scene: Scene, occasion: Occasion) -> None:
    """Give a meeting without a framework the series that its two parties are known to hold, and its kind."""
    if occasion.is_act or occasion.nod or occasion.kind not in _MEETING or occasion.head not in _HEADS:
        return
    regular = _REGULAR.search(scene.between(occasion.start, occasion.end))
    parties = _parties(page, scene, occasion)
    for (own, kind), framework_id in _series().items():
        same = framework_id == occasion.framework_id or (own == parties and not occasion.framework_id)
        if same and (occasion.kind == kind or (regular and kind == "senior_officials_meeting")):
            occasion.framework_id, occasion.kind = framework_id, kind


def _parties(page: Page, scene: Scene, occasion: Occasion) -> frozenset[str]:
    """The bodies in the meeting's name, else those that met, else all that its sentence names."""
    inside = [n.entity_id for n in names_within(page, occasion.start, occasion.end) if n.entity == "actor"]
    for ids in (inside, occasion.about, [n.entity_id for n in scene.names if n.entity == "actor"]):
        if len(found := _bodies(page, ids)) > 1:
            return found
    return frozenset()


def _bodies(page: Page, ids: Iterable[str]) -> frozenset[str]:
    kinds = {each: page.actors[each].kind for each in ids if each in page.actors}
    return frozenset(_voice(each) for each, kind in kinds.items() if kind != "person")


def _voice(body: str) -> str:
    """The organization for which a body speaks: "DG HOME" for the Union."""
    entry = reference.actors().get(body)
    body = (entry.affiliation_id if entry else None) or body
    return _UNION.get(body, body)


@cache
def _series() -> dict[tuple[frozenset[str], str], str]:
    """The framework of each numbered series on record named for its two parties, by these and kind."""
    found: dict[tuple[frozenset[str], str], str] = {}
    for edition in reference.editions():
        if edition.framework_id and edition.edition:
            both = agreements.parties(edition)
            if len(both) == 2:
                found[both, edition.kind] = edition.framework_id
    return found
