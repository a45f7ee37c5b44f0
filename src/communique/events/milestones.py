"""Acts told by a turn of phrase of their own: who joined, measures by their number, "fifteen years of"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.events.act_rules import RULES, Rule
from communique.events.occasions import Occasion
from communique.events.reality import is_done
from communique.events.scenes import Scene
from communique.records import Name
from communique.text.page import Page
from communique.text.rule_triggers import RuleTriggers
from communique.text.sketch import KINDS, pattern

_FRAMEWORK, _DATE = KINDS["framework"], KINDS["date"]
_COMPILED = [(rule, pattern(rule.rule)) for rule in RULES]
_TRIGGERS = RuleTriggers(tuple(rule.stem.split("|")) for rule in RULES)


def read(page: Page, scene: Scene) -> Iterator[Occasion]:
    """The acts that the scene tells, in order of the rules."""
    text = scene.sketch.text
    dated = _FRAMEWORK in text and _DATE in text
    for place in _TRIGGERS.possible(scene.lowered):
        rule, compiled = _COMPILED[place]
        if not (rule.stem or dated):
            continue
        for match in compiled.finditer(text):
            if is_done(scene, match.start(), match.end()):
                yield from _acts(page, scene, rule, match)


def _acts(page: Page, scene: Scene, rule: Rule, match: re.Match[str]) -> Iterator[Occasion]:
    if rule.kind == "accession":
        yield from _accessions(page, scene, match)
        return
    marks = scene.sketch.marks(match, "what")
    name = marks[0].item if marks else None
    if rule.kind == "adoption" and not rule.stem and not _is_dated_instrument(scene, name, match):
        return
    start, end = _span(scene, match)
    framework = name.entity_id if name and name.entity == "framework" else None
    about = (name.entity_id,) if name and name.kind != "state" else ()
    printed = "" if name or rule.kind != "adoption" else match["what"]
    yield Occasion(start, end, rule.kind, scene, name=printed, framework_id=framework, about=about)


def _is_dated_instrument(scene: Scene, name: Name | None, match: re.Match[str]) -> bool:
    when = scene.sketch.marks(match)[-1].item
    return bool(name and name.kind == "instrument" and when.precision == "day")


def _span(scene: Scene, match: re.Match[str]) -> tuple[int, int]:
    """The match's offsets, with a name at either end cut to the name itself."""
    start, end = scene.sketch.span(match, "act" if "act" in match.groupdict() else 0)
    end = start + len(scene.text[start - scene.sentence.start : end - scene.sentence.start].rstrip())
    marks = scene.sketch.marks(match)
    for mark in marks:
        if mark.start == start and isinstance(mark.item, Name):
            start = mark.item.start
        if mark.end == end and isinstance(mark.item, Name):
            end = mark.item.end
    # An auxiliary before the verb is no part of the quote: "has signed", "adoption of".
    if auxiliary := _AUXILIARY.match(scene.text[start - scene.sentence.start :]):
        start += auxiliary.end()
    return start, end


_AUXILIARY = re.compile(
    r"(?:(?:has|have|had|was|were|will|also|jointly|formally|officially|today|recently|just)\s|\W)+", re.I
)


def _accessions(page: Page, scene: Scene, match: re.Match[str]) -> Iterator[Occasion]:
    joined = (
        match["what"] and scene.sketch.marks(match, "what")[0].item if "what" in match.groupdict() else None
    )
    start, end = _span(scene, match)
    for mark in scene.sketch.marks(match, "who"):
        framework = joined.entity_id if joined and joined.entity == "framework" else None
        about = (mark.item.entity_id, *((joined.entity_id,) if joined else ()))
        yield Occasion(start, end, "accession", scene, framework_id=framework, about=about)
