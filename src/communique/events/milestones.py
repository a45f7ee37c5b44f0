"""Acts: what was adopted, signed, founded, launched or joined, told by a noun or a verb with its object."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.events.act_rules import PAPER, RULES, Rule
from communique.events.event_names import cardinal, ordinal
from communique.events.occasions import Occasion
from communique.events.scenes import Scene
from communique.records import Name
from communique.text.page import Page
from communique.text.rule_triggers import RuleTriggers
from communique.text.sketch import KINDS, pattern

# Asked for, hoped for, not done: no act. "Not only" is none of these.
_UNREAL = re.compile(
    r"\b(?:should|could|would|might|may|can|if|once|until|unless|whether|not|never|propos\w+|suggest\w+|"
    r"call(?:s|ed|ing)?\s(?:for|on|upon)|urg(?:e[sd]?|ing)|recommend\w*|advocat\w+|hop(?:e[sd]?|ing)|wish\w*|"
    r"plans?\sto|need\s(?:for|to)|aim(?:s|ed|ing)?\s(?:to|at)|in\sorder\sto|negotiat\w+|draft\w*|includ(?:e|es|ed|ing)|"
    r"negotiations\son|for|towards?|consider\w*|refus\w+|fail\w+\sto|support(?:s|ed|ing)?|regularly)\s(?:[\w'-]+\s){0,4}$",
    re.I,
)
# "Since the establishment of the IOM, it has been helping": a way to say "always".
_SINCE = re.compile(r"\bsince\s(?:the\s|its\s)?$", re.I)
# "to sign" is an act only where the signing is told with a feeling: "an honour to sign".
_INFINITIVE = re.compile(r"\bto\s$", re.I)
_WILL = re.compile(
    r"\b(?:will|due|set|expected|scheduled|asked|is|are|was|were|honou?r(?:ed)?|pleased|proud|delighted|privileged?|happy)\sto\s$",
    re.I,
)


_FRAMEWORK, _DATE = KINDS["framework"], KINDS["date"]
_COMPILED = [(rule, pattern(rule.rule)) for rule in RULES]
_TRIGGERS = RuleTriggers(tuple(rule.stem.split("|")) for rule in RULES)


def read(page: Page, scene: Scene) -> Iterator[Occasion]:
    """The acts that the scene tells, in order of the rules."""
    text, lowered = scene.sketch.text, scene.text.lower()
    dated = _FRAMEWORK in text and _DATE in text
    for place in _TRIGGERS.possible(lowered):
        rule, compiled = _COMPILED[place]
        if not (rule.stem or dated):
            continue
        for match in compiled.finditer(text):
            if _is_done(scene, match):
                yield from _acts(page, scene, rule, match)
    yield from _anniversaries(page, scene)


def _is_done(scene: Scene, match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 70) : match.start()]
    clause = re.split(r"[,;:]\s", before)[-1]
    if _SINCE.search(clause) and not scene.dates:
        return False
    if _UNREAL.search(clause) or re.search(r"\b(?:not|never|once|yet to be)\s", match.group(), re.I):
        return False
    return not _INFINITIVE.search(before) or bool(_WILL.search(before))


def _acts(page: Page, scene: Scene, rule: Rule, match: re.Match[str]) -> Iterator[Occasion]:
    if rule.kind == "accession":
        yield from _accessions(page, scene, match)
        return
    marks = scene.sketch.marks(match, "what")
    name = marks[0].item if marks else None
    if rule.kind == "adoption" and not rule.stem and not _is_dated_instrument(scene, name, match):
        return
    if rule.kind == "launch" and name and name.entity == "actor" and name.kind != "network":
        return  # an agency launches things, and is not launched
    if rule.kind == "establishment" and rule.passive and not _is_placed(scene, match):
        return
    start, end = _span(scene, match)
    kind = "establishment" if rule.kind == "launch" and _is_body(name) else rule.kind
    framework = name.entity_id if name and name.entity == "framework" else None
    about = (name.entity_id,) if name and name.kind != "state" else ()
    printed = "" if name or not _NOUN.search(match["what"]) else _ARTICLE.sub("", match["what"])
    if kind == "establishment" and name and name.kind == "instrument":
        kind = "adoption"
    if kind == "agreement" and not framework:
        about = _parties(scene, match)
    yield Occasion(start, end, kind, scene, name=printed, framework_id=framework, about=about)


_NOUN = re.compile(
    PAPER + r"|(?:initiative|programme|program|project|platform|campaign|fund|facility|portal)$"
    r"|(?:programmes|programs|projects|measures|resolutions|recommendations|decisions)\b",
    re.I,
)
_ARTICLE = re.compile(r"^(?:the|an?|its|their|this|new)\s", re.I)
_NEAR = 120  # characters on either side of an unnamed paper in which its parties stand


def _parties(scene: Scene, match: re.Match[str]) -> tuple[str, ...]:
    """The organizations and states that stand before and right after the words of signing."""
    marks = scene.sketch.between(max(0, match.start() - _NEAR), match.end() + _NEAR)
    return tuple(
        dict.fromkeys(mark.item.entity_id for mark in marks if mark.kind in ("organization", "state"))
    )


def _is_placed(scene: Scene, match: re.Match[str]) -> bool:
    """Whether a day, a place or a founder stands with it: not "IOM was established to help migrants"."""
    after = match.string[match.end() : match.end() + 60]
    return bool(scene.dates or scene.sites or re.match(r"\s(?:by|at|during|following|after)\b", after))


def _is_dated_instrument(scene: Scene, name: Name | None, match: re.Match[str]) -> bool:
    when = scene.sketch.marks(match)[-1].item
    return bool(name and name.kind == "instrument" and when.precision == "day")


def _is_body(name: Name | None) -> bool:
    return bool(name) and (name.entity == "actor" or name.kind == "dialogue")


def _span(scene: Scene, match: re.Match[str]) -> tuple[int, int]:
    """The match's offsets, with a name at either end cut to the name itself."""
    start, end = scene.sketch.span(match)
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


# "Fifteen years of the Prague Process!", "the 70th anniversary of the IOM": it began so many years ago.
_YEARS = re.compile(
    r"\b(?P<cardinal>[\w-]+) years of (?:the )?$|\b(?P<ordinal>[\w-]+) (?:founding )?anniversary of (?:the )?"
    r"(?:(?:founding|establishment|creation) of (?:the )?)?$",
    re.I,
)


_AHEAD = re.compile(r"\b(?:next|past|last|first|coming|following|over|for|every|after) (?:the )?$", re.I)


def _anniversaries(page: Page, scene: Scene) -> Iterator[Occasion]:
    if not page.published or ("years of" not in scene.text and "anniversary" not in scene.text):
        return
    for name in scene.names:
        end = name.start - scene.sentence.start
        match = _YEARS.search(scene.text, max(0, end - _NEAR), end)
        if not match or name.kind in ("person", "state"):
            continue
        ends = page.text[name.end : name.end + 2].strip()[:1] in ("", "!", ".", "\n")
        years = (
            ordinal(match["ordinal"]) if match["ordinal"] else cardinal(match["cardinal"]) if ends else None
        )
        if years and years > 1 and not _AHEAD.search(scene.text, 0, match.start()):
            start = scene.sentence.start + match.start()
            occasion = Occasion(start, name.end, "establishment", scene, about=(name.entity_id,))
            occasion.framework_id = name.entity_id if name.entity == "framework" else None
            occasion.years_before(page.published, years)
            yield occasion
