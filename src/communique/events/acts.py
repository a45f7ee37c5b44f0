"""Acts that a verb or its noun tells with an object: "launched a project", "the text was adopted"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.events import act_clauses
from communique.events.act_clauses import Told
from communique.events.act_objects import BODY
from communique.events.act_verbs import VERBS, Verb
from communique.events.occasions import Occasion
from communique.events.reality import is_done
from communique.events.scenes import Scene
from communique.records import Name
from communique.text.page import Page
from communique.text.sketch import KINDS, Mark

STEMS = frozenset(stem for verb in VERBS for stem in verb.stems)  # every telling has one, in small letters


def read(page: Page, scene: Scene) -> Iterator[Occasion]:
    """The acts that the scene tells by a verb of the lexicon, in order of the verbs."""
    for verb, form in act_clauses.forms(scene):
        told = act_clauses.told(scene, verb, form)
        if not told and not form["past"] and (nod := _nod(scene, verb, form)):
            yield nod
        if not told or not is_done(scene, told.start, told.end, _is_passive(scene, told)):
            continue
        if told.verb.weak and not (_is_placed(scene, told) or _is_new(scene, told)):
            continue
        if form["noun"] and _TOPIC.search(scene.sketch.text, max(0, form.start() - 40), form.start()):
            continue
        if occasion := _occasion(page, scene, told):
            yield occasion
            for another in act_clauses.further(scene, verb, told):
                if occasion := _occasion(page, scene, another, told.start):
                    occasion.listed = True
                    yield occasion


# "A memorandum on the establishment of a centre": what it speaks of, not yet done.
_TOPIC = re.compile(
    r"\b(?:understanding|memorandum|agreement|arrangement|decision|law|decree|talks|discussions|note|paper|plan)"
    r"\son\s(?:the\s)?$",
    re.I,
)
# "During the launch", "the signing ceremony in Minsk": of what was told before.
_DEFINITE = re.compile(r"\b(?:the|this|today's|its)\s(?:official\s|formal\s|joint\s|[\w-]+\s)?$", re.I)
_ITS = re.compile(r"(?!(?:\s(?:ceremony|event))?\s(?:of|for)\b)(?:\s(?:ceremony|event))?\b", re.I)


def _nod(scene: Scene, verb: Verb, form: re.Match[str]) -> Occasion | None:
    """What the noun nods to, by its day and place: "the signing in Minsk"."""
    text = scene.sketch.text
    if verb.weak or not _DEFINITE.search(text, max(0, form.start() - 40), form.start()):
        return None
    if not (ends := _ITS.match(text, form.end())):
        return None
    start, end = scene.sketch.offset(form.start()), scene.sketch.offset_end(ends.end())
    return Occasion(start, end, verb.kind, scene, nod=True, mention=False)


def _is_passive(scene: Scene, told: Told) -> bool:
    """Whether an auxiliary stands between the object and its participle."""
    between = scene.sketch.text[told.what[1] : told.end]
    return bool(re.search(r"\b(?:was|were|been|being|be|is|are)\s", between))


def _is_placed(scene: Scene, told: Told) -> bool:
    """Whether a day, a place or a doer stands with it: not "IOM was established to help migrants"."""
    after = scene.sketch.text[told.end : told.end + 60]
    return bool(scene.dates or scene.sites or re.match(r"\s(?:by|at|during|following|after)\b", after))


def _occasion(page: Page, scene: Scene, told: Told, verb_at: int | None = None) -> Occasion | None:
    kind, name = told.verb.kind, _name(scene, told)
    if not name and _is_generic(scene, told):
        return None
    if name and kind == "launch" and name.entity == "actor" and not _is_launched(page, name):
        return None  # an agency launches things, and is not launched
    if name and kind in ("adoption", "agreement") and name.entity == "actor":
        return None
    if name and name.kind == "dialogue" and "conclu" in scene.sketch.text[told.start : told.end].lower():
        return None  # a meeting that is concluded is over
    if name and name.kind == "dialogue" and told.verb.phrase == BODY:
        return None  # a forum that is opened is held
    if name and name.entity == "actor" and not _is_founded(scene, told):
        return None
    if kind == "launch" and name and (name.entity == "actor" or name.kind == "dialogue"):
        kind = "establishment"
    if kind == "establishment" and name and name.kind == "instrument":
        kind = "adoption"
    printed = "" if name else _printed(page, scene, told)
    if _LESSONS.search(printed):
        return None  # a training programme that is launched is held
    if not name and not _is_telling(scene, told, printed):
        return None
    framework = name.entity_id if name and name.entity == "framework" else None
    about = (name.entity_id,) if name and name.kind != "state" else ()
    if kind == "agreement" and not framework:
        about = _parties(scene, told, told.start if verb_at is None else verb_at)
    start, end = _span(scene, told)
    occasion = Occasion(start, end, kind, scene, name=printed, framework_id=framework, about=about)
    occasion.head = printed.split(" ")[-1].lower() if printed else ""
    occasion.definite = told.definite
    return occasion


# "Agreements signed with other countries": some, at some time.
_PLURAL = re.compile(
    r"(?:agreements|contracts|accords|arrangements|deals|offices|cent(?:er|re)s|strategies|policies|laws|projects|"
    r"programmes|initiatives|campaigns)$",
    re.I,
)
_COUNTED = re.compile(r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several)\b", re.I)


def _is_generic(scene: Scene, told: Told) -> bool:
    """Whether the object is a plural without an article or number, and nobody is said to have done it."""
    text = scene.sketch.text
    what = text[slice(*told.what)]
    if told.end <= told.what[1] or not _PLURAL.search(what) or _COUNTED.search(what):
        return False
    article = re.search(
        r"\b(?:the|these|those|their|its)\s$", text[max(0, told.what[0] - 8) : told.what[0]], re.I
    )
    return not (article and re.search(r"\b(?:was|were|been|being|be)\b", text[told.what[1] : told.end], re.I))


def _is_telling(scene: Scene, told: Told, printed: str) -> bool:
    """Whether an act on something without a name has somebody, a day or a place beside it."""
    if told.verb.kind == "establishment" and told.verb.weak:
        return (bool(scene.dates) and not printed.islower()) or _is_new(scene, told)
    decided = told.verb.kind in ("adoption", "agreement")
    return decided or bool(scene.names or scene.dates or scene.sites)


# "The Union and the Fund have set up a new centre": the news itself, on whatever day.
_HAS_NEW = re.compile(r"\b(?:has|have) (?:also |just |jointly |recently |now )?$")


def _is_new(scene: Scene, told: Told) -> bool:
    text, (start, end) = scene.sketch.text, told.what
    new = text.endswith(("a ", "an "), 0, start) and "new " in text[start:end]
    perfect = told.verb.kind == "establishment" and new and _HAS_NEW.search(text[: told.start])
    return bool(perfect) and bool(scene.sketch.between(0, told.start))


def _name(scene: Scene, told: Told) -> Name | None:
    """The name in which the object ends, or that is its title."""
    for start, end in (told.title, told.what):
        mark: Mark | None = next(iter(scene.sketch.between(end - 1, end)), None) if end > 0 else None
        if not mark and start >= 0:
            mark = (
                next(iter(scene.sketch.between(end - 2, end)), None) if (start, end) == told.title else None
            )
        if mark and isinstance(mark.item, Name) and _is_bare(scene, mark):
            return mark.item
    return None


_LAUNCHED = re.compile(r"\b(?:Committee|Commission|Council|Working Group|Task Force)\b")


def _is_launched(page: Page, body: Name) -> bool:
    """Whether a body is of those that are launched: a network, a committee."""
    return body.kind == "network" or bool(_LAUNCHED.search(page.text, body.start, body.end))


# What may stand before the name of a body that is founded; not "a Strategic Framework with IOM".
_FOUNDED = re.compile(
    rf"(?:(?:new|first|own|independent|permanent|current|so-called|European|joint|{KINDS['organization']})\s)*.$",
    re.S,
)


def _is_founded(scene: Scene, told: Told) -> bool:
    """Whether the body itself is the object of the act, not one named beside it."""
    return bool(_FOUNDED.fullmatch(scene.sketch.text[slice(*told.what)])) or told.title[0] >= 0


def _is_bare(scene: Scene, mark: Mark) -> bool:
    """Whether a mark is its name, and not "an office of the IOM"."""
    before = scene.text[mark.start - scene.sentence.start : mark.item.start - scene.sentence.start]
    return not re.search(r"\b(?:of|for)\s|with\s$", before)


def _printed(page: Page, scene: Scene, told: Told) -> str:
    start, end = told.what
    return _ARTICLE.sub("", page.text[scene.sketch.offset(start) : scene.sketch.offset_end(end)]).strip("\"'")


_LESSONS = re.compile(r"\b(?:training|learning)\s(?:programme|program|course|workshop)$", re.I)
_ARTICLE = re.compile(r"^(?:the|an?|its|their|all|all\sthe)\s", re.I)


_NEAR = 120  # characters on either side of an unnamed paper in which its parties stand
_WITH_WHOM = re.compile(r"[^.;\ue001-\ue003]{0,90}?\b(?:with|between|among|by|on\sbehalf\sof)\b", re.I)
_NEXT_PAPER = re.compile(r"(?:,|\sand|\sas\swell\sas)\s(?:an?|another)\s", re.I)


def _parties(scene: Scene, told: Told, verb: int) -> tuple[str, ...]:
    """The organizations and states before the words of signing, and right after the paper."""
    text, last = scene.sketch.text, told.end + _NEAR
    if following := _NEXT_PAPER.search(text, told.end, last):
        last = following.start()
    marks = scene.sketch.between(max(0, verb - _NEAR), verb) + scene.sketch.between(told.start, told.end)
    with_whom = _WITH_WHOM.match(text, told.end, last)
    marks += scene.sketch.between(with_whom.end(), last) if with_whom else []
    bodies = [mark.item for mark in marks if mark.kind in ("organization", "state")]
    return tuple(dict.fromkeys(name.entity_id for name in bodies if name.kind != "media"))


def _span(scene: Scene, told: Told) -> tuple[int, int]:
    """The act's offsets, with a name at either end cut to the name itself."""
    start, end = scene.sketch.offset(told.start), scene.sketch.offset_end(told.end)
    for mark in scene.sketch.between(told.start, told.end):
        if isinstance(mark.item, Name):
            start = mark.item.start if mark.start == start else start
            end = mark.item.end if mark.end == end else end
    return start, end
