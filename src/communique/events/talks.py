"""Meetings that a lead tells only by what was discussed, and the next sentence calls a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.events.occasions import Occasion
from communique.events.scenes import Scene, subjects
from communique.text.page import Page
from communique.text.sketch import pattern

_TALKED = pattern(
    r"\b(?P<verb>discuss(?:ed|es)|exchanged\sviews|held\sa\sdiscussion|reviewed)\b"
    r"(?P<rest>[^.;]{0,120}?\bwith\s(?:the\s)?(?P<whom>(?:[\w-]+\s){0,4}{actors}))?"
)
_CALLED = re.compile(
    r"(?:(?:During|At|In) (?:the|their|this|today's) (?:[\w-]+ )?(?:meeting|talks)|"
    r"(?:The|This|Today's) (?:[\w-]+ )?(?:meeting|talks)|"
    r"[^.;]{1,90} (?:at|during|from) (?:the|their) meeting)\b"
)
_GATHERINGS = re.compile(
    r"\b(?:meets?|meetings?|met|conference|summit|forum|workshop|talks|seminar|session|dialogue|received|"
    r"courtesy|visit(?:s|ed)?|event|training|council|assembly)\b",
    re.I,
)
_OTHERS = re.compile(r"\band (?:[\w-]+ )?(?:representatives|officials|delegates|experts|ministers)\b", re.I)
_NEXT = 3  # sentences after the lead in which it is called a meeting


def read(page: Page, scene: Scene) -> Iterator[Occasion]:
    """The meeting of the first sentence that tells who discussed something, if the text then calls it one."""
    if "iscuss" not in scene.text and "exchanged views" not in scene.text and "reviewed" not in scene.text:
        return
    told = _TALKED.search(scene.sketch.text)
    if not told or scene.sentence.section != "body" or not _is_called(page, scene):
        return
    who = subjects(scene.sketch, told.start("verb"))
    whom = scene.sketch.marks(told, "whom") if told["whom"] else []
    parties = [mark.item.entity_id for mark in (*who, *whom)]
    with_others = len(set(parties)) > 1 or _OTHERS.search(scene.sketch.text, 0, told.start("verb"))
    if not who or not with_others:
        return
    start, end = scene.sketch.span(told, "verb")
    yield Occasion(start, end, "meeting", scene, head="meeting", about=tuple(dict.fromkeys(parties)))


def _is_called(page: Page, scene: Scene) -> bool:
    """Whether no gathering is told up to this sentence, and one of the next speaks of the meeting."""
    if _GATHERINGS.search(page.text, _body(page), scene.sentence.end):
        return False
    following = page.sentences[scene.index + 1 : scene.index + 1 + _NEXT]
    return any(_CALLED.match(page.text, each.start, each.end) for each in following)


def _body(page: Page) -> int:
    return next((line.start for line in page.lines if line.section == "body"), 0)
