"""Whether two acts of a document are one: a signing told twice, a launch taken up by "the project"."""

from __future__ import annotations

import re

from communique.events.event_names import ordinal
from communique.events.occasions import Occasion
from communique.events.papers import of_other_papers
from communique.events.traits import dates_agree, words


def same_act(one: Occasion, other: Occasion) -> bool:
    """Whether both tell of one thing adopted, signed, founded, launched or joined."""
    if one.kind != other.kind:
        alike = one.about == other.about if one.about else _is_restated(one, other)
        return kin(one, other) and bool(one.head or one.about) and alike
    if one.kind == "accession":
        return bool(one.about) and one.about[:1] == other.about[:1]
    if one.kind == "agreement":
        same_paper = not (one.framework_id and other.framework_id) or one.framework_id == other.framework_id
        if _is_this(one, other) and dates_agree(one, other):
            return True
        papers = not one.framework_id and not other.framework_id and bool(one.about and other.about)
        same_parties = not papers or bool(set(one.about) & set(other.about))
        return same_paper and same_parties and dates_agree(one, other) and not of_other_papers(one, other)
    if "headline" in (one.scene.sentence.section, other.scene.sentence.section) and not (
        one.about and other.about
    ):
        return dates_agree(one, other) and bool(_printed(one) & _printed(other))
    return (
        (one.about == other.about and bool(one.about))
        or _is_restated(one, other)
        or _is_taken_up(one, other)
        or _is_named_next(one, other)
    )


def kin(one: Occasion, other: Occasion) -> bool:
    """Whether two acts are of one kind, or of two that one act can be told by."""
    return one.kind == other.kind or {one.kind, other.kind} == {"launch", "establishment"}


def _is_restated(one: Occasion, other: Occasion) -> bool:
    """Whether two acts on something without a name are one: "a two-year project ... the project"."""
    if one.about or other.about or one.head != other.head or not dates_agree(one, other):
        return False
    left, right = words(one), words(other)
    return (left <= right or right <= left) and not (_number(one) and _number(other))


def _number(act: Occasion) -> int | None:
    """The ordinal by which a part of something is told, unless it is the first: "the second phase"."""
    return next((number for word in act.name.split() if (number := ordinal(word))), None)


_NEAR = 6  # sentences after a launch in which "the project" is what was launched
_VENTURES = frozenset("project programme program initiative campaign platform scheme".split())


def _is_taken_up(one: Occasion, other: Occasion) -> bool:
    """Whether "launched the project" takes up "launched a pilot initiative"."""
    near = abs(one.scene.index - other.scene.index) <= _NEAR and dates_agree(one, other)
    bare = (one.definite and not words(one)) or (other.definite and not words(other))
    return near and bare and not (one.about or other.about) and {one.head, other.head} <= _VENTURES


def _is_this(one: Occasion, other: Occasion) -> bool:
    """Whether "the conclusion of this working arrangement" means the paper told shortly before."""
    near = abs(one.scene.index - other.scene.index) <= _NEAR and not (one.listed or other.listed)
    return near and bool(one.head) and one.head == other.head and (one.definite or other.definite)


def _is_named_next(one: Occasion, other: Occasion) -> bool:
    """Whether "launched a regional plan" is told again by the plan's name within a few sentences."""
    named, bare = (one, other) if one.about else (other, one)
    if one.kind == "agreement" or not named.about or bare.about or not bare.head:
        return False
    near = abs(one.scene.index - other.scene.index) <= _NEAR and one.scene.index != other.scene.index
    offset = named.scene.sentence.start
    return (
        near
        and dates_agree(one, other)
        and bare.head in named.scene.text[named.start - offset : named.end - offset].lower()
    )


def _printed(act: Occasion) -> set[str]:
    """The long words by which an act is told, without its verb."""
    offset = act.scene.sentence.start
    told = act.scene.text[act.start - offset : act.end - offset].lower()
    return set(re.findall(r"[a-z]{5,}", told)) - _VERBS


_VERBS = frozenset(
    "launch launches launched adopts adopted establishes established signs signed agreement".split()
)
