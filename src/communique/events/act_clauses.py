"""Where a sentence tells an act: the verb or its noun, and the words of its object."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from communique.events.act_verbs import VERBS, Verb
from communique.events.scenes import Scene
from communique.text.rule_triggers import RuleTriggers
from communique.text.sketch import KINDS

_TRIGGERS = RuleTriggers(verb.stems for verb in VERBS)
_REACH = 260  # characters before a participle in which its object begins
_BE = re.compile(r"\b(?:was|were|be|been|being|is|are)\s(?:(?!to\b)[\w-]+\s){0,2}$", re.I)
_HAVE = re.compile(r"\b(?:has|have|had)\s(?:[\w-]+ly\s|also\s|just\s|now\s|since\s|already\s){0,2}$", re.I)
_OF_OTHERS = frozenset({"initiated", "formed", "created", "opened"})  # "the forum initiated by a network"
_PROGRESSIVE = re.compile(r"\b(?:is|are|was|were)\s(?:\ue006\s|also\s|now\s|\w+ly\s){0,2}$", re.I)
_AHEAD = re.compile(r"(?:\b(?:will|to|shall|did)|\ue006)\s(?:[\w-]+ly\s|also\s|\ue006\s){0,2}$", re.I)
# What follows a participle that stands without its auxiliary: "a strategy launched by the government".
_DOER = re.compile(
    r"\s(?:by|in|on|at|under|during|today|yesterday|last|this|earlier|between|with|\ue006)|[,.;]|$", re.I
)


@dataclass(frozen=True, slots=True)
class Told:
    """An act's words: places in the sketch of the whole, of its object, and of the object's title."""

    verb: Verb
    start: int
    end: int
    what: tuple[int, int]
    title: tuple[int, int]
    definite: bool


def forms(scene: Scene) -> Iterator[tuple[Verb, re.Match[str]]]:
    """Every verb of the lexicon with each of its forms in the scene's sketch."""
    for which in _TRIGGERS.possible(scene.lowered):
        verb = VERBS[which]
        for form in verb.forms.finditer(scene.sketch.text):
            yield verb, form


def told(scene: Scene, verb: Verb, form: re.Match[str]) -> Told | None:
    """The act that a form of a verb tells, with its object, if it has one."""
    text = scene.sketch.text
    if form["past"]:
        return _by_participle(scene, verb, form)
    if found := verb.of.match(text, form.end()):
        return _as_told(verb, form.start(), found)
    found = verb.after.match(text, form.end()) if form["present"] and _is_finite(scene, form) else None
    return _as_told(verb, form.start(), found) if found else None


def _is_finite(scene: Scene, form: re.Match[str]) -> bool:
    """Whether a verb in the present tells of the day: a title, "is signing", "will today sign"."""
    before = scene.sketch.text[max(0, form.start() - 40) : form.start()]
    if form["present"].lower().endswith("ing"):
        return bool(_PROGRESSIVE.search(before))
    title = scene.sentence.section == "headline" or not scene.text.rstrip("\"' ").endswith((".", "!", "?"))
    return title or bool(_AHEAD.search(before))


def _by_participle(scene: Scene, verb: Verb, form: re.Match[str]) -> Told | None:
    text = scene.sketch.text
    before = text[max(0, form.start() - 40) : form.start()]
    opens = not before.strip(" \"'-:") or re.fullmatch(r"\W*(?:WHO WE ARE|First) ?", before)
    if opens and (found := verb.opening.match(text, form.end())):
        return replace(_as_told(verb, form.start(), found), end=max(found.end("day"), form.end()))
    if not _BE.search(before) and (found := verb.after.match(text, form.end())):
        return _as_told(verb, form.start(), found)
    if _HAVE.search(before) or not (_BE.search(before) or _DOER.match(text, form.end())):
        return None
    if form["past"].lower() in _OF_OTHERS and not _BE.search(before):
        return None
    if not _BE.search(before) and (mark := _beside(scene, form.start())):
        return Told(verb, mark, form.end(), (mark, mark + 1), (-1, -1), definite=True)
    found = verb.before.search(text, max(0, form.start() - _REACH), form.start())
    if not found:
        return None
    if not _BE.search(before):
        found = _nearest(verb, text, found, form.start())
    of_it = _BE.search(before) or form["past"].lower() in ("kicked off", "opened")
    apart = re.search(r",|\b(?:which|that)\b", text[found.end("what") : found.end()])
    if of_it and not apart and _WITHIN.search(text, 0, found.start()):
        return None  # "the review of the Pact kicked off"
    told = _as_told(verb, found.start("what"), found)
    start, end = told.what
    start = max([start, *(cut.end() for cut in _LISTED.finditer(text, start, end))])
    return replace(told, start=start, end=form.end(), what=(start, end))


_MARKS = frozenset(KINDS.values())


def _nearest(verb: Verb, text: str, found: re.Match[str], participle: int) -> re.Match[str]:
    """The last object before a bare participle: "the report of the current phase launched in May"."""
    for _ in range(_MOST):
        later = verb.before.search(text, found.end("what"), participle)
        if not later or text[later.end("what") - 1] in _MARKS or "," in text[found.end("what") : participle]:
            break
        found = later
    return found


# "In line with the Policy Framework (MPF) adopted in 2012": a bare participle is said of the text beside it.
_BESIDE = re.compile(rf"(?P<name>{KINDS['framework']})(?:\s\([^()]{{1,20}}\))?,?\s$")


def _beside(scene: Scene, participle: int) -> int | None:
    """The place of the instrument whose name ends right before a bare participle."""
    found = _BESIDE.search(scene.sketch.text, max(0, participle - 30), participle)
    if not found or scene.sketch.marks(found, "name")[0].item.kind != "instrument":
        return None
    return found.start("name")


_WITHIN = re.compile(r"\b(?:of|for|on|to|under|within|in|with|from|by)\s$", re.I)
# "Africa Recruit and the Trust, which was founded": what was done, was done to the last.
_LISTED = re.compile(r",\s|\sand\s(?=[\ue001-\ue004]$)", re.I)


def _as_told(verb: Verb, start: int, found: re.Match[str]) -> Told:
    definite = (found["article"] or "").lower() in ("the", "this", "that", "these")
    return Told(verb, start, found.end(), found.span("what"), found.span("title"), definite)


# "Signed an agreement with A and a memorandum with B": two papers.
_ANOTHER = re.compile(
    r"(?:\s(?:with|between|on|for|to)\s[^.;]{1,90}?)?(?:,\sand|,\sas\swell\sas|\sand|\sas\swell\sas|,)"
    r"(?=\s(?:an?|another|the|two|three)\s|\s(?-i:[A-Z])|\s\ue004)",
    re.I,
)
_MOST = 4  # objects of one verb
# "..., a statement from the ministry said": the subject of another verb.
_SPEAKS = re.compile(
    r"[^.;,]{0,80}?\s(?:said|says|stated|states|shows?|showed|reads?|added|notes?|noted|will|would|has|is|was|"
    r"were|are)\b"
)


def further(scene: Scene, verb: Verb, told: Told) -> Iterator[Told]:
    """The further objects of the same verb."""
    here = max(told.what[1], told.title[1])
    if told.end > here:  # "the agreement and the protocol were signed" is told as one
        return
    for _ in range(_MOST):
        link = _ANOTHER.match(scene.sketch.text, here)
        found = verb.after.match(scene.sketch.text, link.end()) if link else None
        if not found:
            return
        if _SPEAKS.match(scene.sketch.text, found.end()):
            return
        another = _as_told(verb, found.start("what"), found)
        yield another
        here = max(another.what[1], another.title[1])
