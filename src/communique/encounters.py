"""Things held that only a verb tells: "met in Brussels today", "The Group of Experts Meets in Tirana"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.event_names import kind_of, ordinal
from communique.occasions import Occasion
from communique.page import Page
from communique.scenes import Scene, subjects
from communique.sketch import Mark, pattern

# Finite forms of "meet" with what makes them an encounter: "met the needs" and "were met" are none.
_MET = pattern(
    r"(?P<aux>(?:will|to|had|have|has|are|is|were|was|be|been|not|would|should|could)\s)?"
    r"\b(?P<verb>met|meets?|meeting|gathered|convened|assembled)\b"
    r"(?P<rest>(?:\s(?P<when>today|yesterday|tomorrow|here|beforehand|{date}))"
    r"|\s(?:up\s)?with\s(?P<whom>(?:[\w'-]+\s){0,4}{actors})"
    r"|\s(?:\w+\s)?in\s(?=(?-i:[A-ZÀ-Þ]))|\son\s(?={date})|\sfrom\s(?={date})"
    r"|\sto\s(?:discuss|exchange|review|examine|consider|assess|explore|take\sstock)\b"
    r"|\s(?:virtually|online|bilaterally|separately)\b"
    r"|\sfor\s(?:the\sfirst\stime|talks|discussions|a\smeeting)|\sat\s(?=(?-i:[A-ZÀ-Þ])|the\sheadquarters|{organization}|{state}))"
)
# Who can meet, where no name says it.
_GROUP = re.compile(
    r"\b(?:officials?|ministers?|delegat(?:e|es|ion|ions)|representatives|leaders|experts|committee|group|network|"
    r"council|heads|stakeholders|they|who|partners|members|authorities|teams?|states|governments|practitioners|"
    r"participants|board|presidents?|commissioners?|we|he|she|assembly|commission|forum|parliament\w*)\b",
    re.I,
)
# "The Steering Committee (SC) had met": who met has a name, though none that the registry knows.
_NAMED_GROUP = re.compile(
    r"\b[Tt]he (?P<name>[A-Z][\w'-]+(?: (?:[A-Z][\w'-]+|of|on|for|and|the)){0,6}?)(?: \([A-Z]\w+\))?,?"
    r"(?: (?:has|had|have|also|will))* $"
)
_LEADERS = re.compile(r"\b(?:heads\sof\s(?:state|government)|leaders)\b", re.I)
_FIRST_TIME = re.compile(r"\bfor\sthe\s(?P<ordinal>\w+)\stime\b")
_SUBJECT = 120  # characters before a verb in which its subject stands
_PAST = frozenset({"met", "gathered", "convened", "assembled"})
_UNREAL = re.compile(
    r"\b(?:should|could|might|if|whether|regularly|usually|every|each|often|would|suggest\w*|propos\w*|"
    r"plans?\sto|agreed\sto|invited\sto|wish\w*)\b",
    re.I,
)


def read(page: Page, scene: Scene) -> Iterator[Occasion]:
    """The encounters that the scene tells by a verb, in order."""
    for match in _MET.finditer(scene.sketch.text):
        if _is_encounter(scene, match):
            yield _encounter(page, scene, match)


def _is_encounter(scene: Scene, match: re.Match[str]) -> bool:
    before = scene.sketch.text[: match.start("verb")]
    clause = re.split(r"[;:]\s", before)[-1]
    auxiliary = (match["aux"] or "").strip().lower()
    verb = match["verb"].lower()
    if _UNREAL.search(clause[-90:]) or _UNREAL.search(match.string[match.end() : match.end() + 40]):
        return False
    if verb not in ("met", "meet", "meets", "meeting") and re.search(r"[,)\"]\s$", before):
        return False  # "the Roundtable, convened in Kigali"
    if auxiliary in ("not", "be", "been", "was", "were", "would", "should", "could"):
        return False
    if auxiliary in ("are", "is") and verb != "meeting":
        return False
    if verb == "meeting" and auxiliary not in ("are", "is"):
        return False
    if (
        verb in ("meet", "meets")
        and not auxiliary
        and scene.sentence.section != "headline"
        and not match["when"]
    ):
        return _is_title_line(scene)
    return bool(scene.sketch.between(0, match.start("verb"))) or bool(_GROUP.search(clause))


def _is_title_line(scene: Scene) -> bool:
    # "PRESS RELEASE - The Regional Group of Readmission Specialists Meets in Tirana": a card's title.
    return scene.text[-1:].isalnum() and " Meets" in scene.text and bool(scene.names)


def _encounter(page: Page, scene: Scene, match: re.Match[str]) -> Occasion:
    text = scene.sketch.text
    met = [mark.item for mark in _subjects(scene, match)]
    if match["whom"]:
        met += [mark.item for mark in scene.sketch.marks(match, "whom")]
    clause = re.split(r"[;:]\s|\bwhen\s", text[: match.start("verb")])[-1][-_SUBJECT:]
    start, end = _span(page, scene, match)
    group = _NAMED_GROUP.search(text, max(0, match.start() - _SUBJECT), match.start("verb"))
    again = _FIRST_TIME.search(text, match.end("verb"))
    return Occasion(
        start,
        end,
        "summit" if _LEADERS.search(clause) else kind_of("meeting", clause),
        scene,
        head="meeting",
        name=f"{group['name']} meeting" if group and not met else "",
        edition=ordinal(again["ordinal"]) if again else None,
        about=tuple(dict.fromkeys(name.entity_id for name in met)),
    )


def _subjects(scene: Scene, match: re.Match[str]) -> list[Mark]:
    """The actors before the verb, of its own clause."""
    return subjects(scene.sketch, match.start("verb"))


def _span(page: Page, scene: Scene, match: re.Match[str]) -> tuple[int, int]:
    """ "met today", "met with the Prime Minister"; in a headline the whole statement, place included."""
    start, end = scene.sketch.span(match, "verb")
    if match["when"] or match["whom"]:
        end = scene.sketch.offset_end(match.end())
    site = next((site for site in scene.sites if 0 <= site.start - end <= 8), None)
    if site and match["verb"].lower() not in _PAST:
        end = site.end
        subjects = _subjects(scene, match)
        start = subjects[0].item.start if subjects else start
    elif site and not match["when"] and not match["whom"]:
        end = site.end
    return start, end
