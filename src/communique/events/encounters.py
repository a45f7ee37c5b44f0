"""Things held that only a verb tells: "met in Brussels today", "The Group of Experts Meets in Tirana"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.events.event_names import kind_of, ordinal
from communique.events.occasions import Occasion
from communique.events.scenes import Scene, subjects
from communique.text.page import Page
from communique.text.sketch import KINDS, Mark, pattern

# Finite forms of "meet" with what makes them an encounter: "met the needs" and "were met" are none.
_MET = pattern(
    r"(?P<aux>(?:will|to|had|have|has|are|is|were|was|be|been|not|would|should|could)\s)?"
    r"(?:today\s|also\s|recently\s){0,2}\b(?P<verb>met|meets?|meeting|gathers?|gathered|convened|assembled)\b"
    r"(?P<when>(?:\s(?:today|yesterday|tomorrow|here|beforehand|this\s(?:morning|afternoon|week)|on\s{date}|{date})){1,2})?"
    r"(?P<rest>\s(?:up\s)?with\s(?P<whom>(?:[\w'-]+\s){0,4}{actors})|\s(?P<object>{person})"
    r"|(?P<group>)\s(?:with\s)?(?:(?!the\b|their\b|needs\b)[\w'-]+\s){0,3}(?:decision[\s-]makers|policy[\s-]?makers|"
    r"officials|ministers|commissioners|ambassadors|parliamentarians)\b(?!')"
    r"|\s(?:\w+\s)?in\s(?=(?-i:[A-ZÀ-Þ]))|\sfrom\s(?={date})"
    r"|\sto\s(?:discuss|exchange|review|examine|consider|assess|explore|take\sstock)\b"
    r"|\sfor\s(?=(?-i:[A-ZÀ-Þ])|(?:the|an?|their|its)\s)|\s(?:virtually|online|bilaterally|separately)\b|\sfor\s(?:the\sfirst\stime|talks|discussions|a\smeeting)"
    r"|\sat\s(?:the\s)?(?=(?-i:[A-ZÀ-Þ])|headquarters|{organization}|{state}))?"
)
# One who calls on another, or receives him, meets him; not "called on states to act", "received support".
_CALLED = pattern(
    r"(?P<aux>(?:has|had|have)\s)?\b(?P<verb>call(?:ed|s)\son|receive[sd]|(?<=after\s)meeting(?:\swith)?|paid\sa\scourtesy\s(?:call|visit)\s(?:on|to))"
    r"(?P<when>)?(?P<rest>\s(?P<whom>(?:the\s|caretaker\s|visiting\s){0,2}{person}"
    r"|(?:an?|the)\s(?:[\w-]+\s){0,2}delegation\s(?:of|from)\s(?:the\s)?{actor}|{organization}\s(?:headed|led)\sby\s{person}))(?P<object>)?(?!'|\sto\b)"
)
# A new head of mission presents credentials, at a meeting with who takes them.
_PAPERS = r"(?:credentials|letters?\sof\s(?:credence|accreditation|introduction|appointment))"
_CREDENTIALS = pattern(
    r"(?:(?:has|had|have)\s)?\b(?P<verb>(?:presented|handed(?:\sover)?)\s(?:(?:his|her|their|the)\s)?"
    + _PAPERS
    + r"\sto|(?:received|accepted)\s(?:the\s)?"
    + _PAPERS
    + r"\s(?:of|from|presented\sby))(?P<when>)?(?P<rest>\s[^.;]{0,120}?(?P<whom>{person}))(?P<object>)?"
)
# A courtesy visit or call is a meeting of the visitor and the visited.
_VISIT = pattern(
    r"\b(?P<verb>courtesy\s(?:visit|call|meeting))(?P<when>)?(?P<object>)?"
    r"(?P<rest>(?:\sto\s\w+)?\s(?:by|from|of|to|on|with)\s(?P<whom>(?:[\w'-]+\s){0,3}{actors}))?"
)
# Who brings people together holds a meeting: "IOM convened officials of five states in Cairo".
_BROUGHT = pattern(
    r"(?:(?:has|have|had)\s)?\b(?P<verb>(?:brought|brings)\stogether|convened|gathered|welcomed)(?P<when>\stoday)?"
    r"(?P<rest>\s(?:[^\s.;]+\s){0,6}?(?:representatives|officials|delegates|experts|ministers|stakeholders|"
    r"practitioners|policy\s?makers|journalists|participants|partners)\b)(?P<whom>(?!))?(?P<object>(?!))?"
)
# What is brought together by a meeting is told by the meeting, and a project brings together for years.
_BY_ITSELF = re.compile(
    r"\b(?:meeting|workshop|conference|forum|event|summit|training|seminar|dialogue|session|consultations?|project|"
    r"programme|program|initiative|network|platform|process|campaign|fund|which|that|who)\b",
    re.I,
)
# What every encounter contains; looked for first, since most sentences have none.
_VERBS = (
    "met",
    "eet",
    "gather",
    "convened",
    "assembled",
    "together",
    "welcomed",
    "called on",
    "calls on",
    "receive",
    "courtesy",
    "redential",
    "letter of",
    "letters of",
)
# A verb of `_MET`, which takes longer to look for; "meeting" is more often the noun.
_MEETS = re.compile(
    r"met\b|meets?\b|gathers?\b|gathered|convened|assembled|\b(?:is|are)\s(?:today\s|also\s|recently\s){0,2}meeting",
    re.I,
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
    if not any(map(scene.text.__contains__, _VERBS)):
        return
    for match in _MET.finditer(scene.sketch.text) if _MEETS.search(scene.sketch.text) else ():
        told = match["when"] or match["rest"] or _AGAIN.match(match.string, match.end("verb"))
        if told and _is_encounter(scene, match):
            yield _encounter(page, scene, match)
    for match in _calls(scene):
        if subjects(scene.sketch, match.start("verb")):
            yield _encounter(page, scene, match)
    yield from _brought_together(page, scene)
    for match in _VISIT.finditer(scene.sketch.text) if "ourtesy" in scene.text else ():
        if not _UNREAL.search(scene.sketch.text[max(0, match.start() - 60) : match.start()]) and scene.names:
            yield _encounter(page, scene, match)


def _calls(scene: Scene) -> Iterator[re.Match[str]]:
    text = scene.sketch.text
    if KINDS["person"] in text:
        yield from _CALLED.finditer(text)
        if "redential" in text or "etter" in text:
            yield from _CREDENTIALS.finditer(text)


def _brought_together(page: Page, scene: Scene) -> Iterator[Occasion]:
    lead = page.dateline and page.dateline[0] <= scene.sentence.start <= page.dateline[1] + _LEAD
    if not (scene.dates or scene.sites or lead):
        return
    for match in _BROUGHT.finditer(scene.sketch.text):
        before = re.split(r"[;:]\s", match.string[: match.start()])[-1]
        if subjects(scene.sketch, match.start("verb")) and not _BY_ITSELF.search(before):
            yield _encounter(page, scene, match)


_LEAD = 20  # characters after the dateline


def _is_encounter(scene: Scene, match: re.Match[str]) -> bool:
    before = scene.sketch.text[: match.start("verb")]
    clause = re.split(r"[;:]\s", before)[-1]
    if match["group"] is not None and not (scene.dates or scene.sites):
        return False  # "met officials": when or where, nobody says
    if match["group"] is not None and match["verb"].lower() == "gathered" and _BY_ITSELF.search(clause):
        return False  # "the meeting gathered ministers"
    if _is_visit_of_state(scene, match) and not (scene.dates or scene.sites):
        return False  # "the delegates met with Italian authorities": part of something else
    auxiliary = (match["aux"] or "").strip().lower()
    verb = match["verb"].lower()
    if auxiliary == "to" and _AGREED.search(before) and _AGAIN.match(match.string, match.end("verb")):
        return True
    if _UNREAL.search(clause[-90:]) or _UNREAL.search(match.string[match.end() : match.end() + 40]):
        return False
    if verb not in ("met", "meet", "meets", "meeting", "gather", "gathers") and re.search(
        r"[,)\"]\s$", before
    ):
        return False  # "the Roundtable, convened in Kigali"
    if auxiliary in ("not", "be", "been", "was", "were", "would", "should", "could"):
        return False
    if (verb == "meeting") != (auxiliary in ("are", "is")):
        return False
    if auxiliary == "to" and not _DUE_TO.search(before):
        return False
    if (
        verb in ("meet", "meets", "gather", "gathers")
        and not auxiliary
        and scene.sentence.section != "headline"
    ):
        return bool(match["when"]) or _is_title_line(scene) or _is_dated(scene, match)
    return bool(scene.sketch.between(0, match.start("verb"))) or bool(_GROUP.search(clause))


def _is_visit_of_state(scene: Scene, match: re.Match[str]) -> bool:
    """Whether nobody with a name meets a state's officials."""
    whom = scene.sketch.marks(match, "whom") if match["whom"] else []
    return (
        bool(whom)
        and all(mark.kind == "state" for mark in whom)
        and not subjects(scene.sketch, match.start("verb"))
    )


# "They agreed to meet again in Vienna": one that is planned.
_AGREED = re.compile(r"\b(?:agreed|decided|arranged)\sto\s$", re.I)
_AGAIN = pattern(r"(?:\sagain|\snext)?\s(?:(?:on\s|in\s)?{date}|in\s(?-i:[A-ZÀ-Þ]))")
_DUE_TO = re.compile(r"\b(?:are|is|due|set|scheduled|expected|were|was)\s(?:to\s)?$", re.I)


def _is_dated(scene: Scene, match: re.Match[str]) -> bool:
    """Whether a day before the verb says when: "On 1 October, officials meet to exchange views"."""
    verb = scene.sketch.offset(match.start("verb"))
    days = [when for when in scene.dates if when.precision == "day" and when.end <= verb]
    return bool(match["rest"]) and bool(days) and days[0].start - scene.sentence.start < _OPENING


_OPENING = 12  # characters


def _is_title_line(scene: Scene) -> bool:
    # "PRESS RELEASE - The Regional Group of Readmission Specialists Meets in Tirana": a card's title.
    return scene.text[-1:].isalnum() and " Meets" in scene.text and bool(scene.names)


def _encounter(page: Page, scene: Scene, match: re.Match[str]) -> Occasion:
    text = scene.sketch.text
    met = [mark.item for mark in _subjects(scene, match)]
    for other in ("whom", "object"):
        if match[other]:
            met += [mark.item for mark in scene.sketch.marks(match, other)]
    clause = re.split(r"[;:]\s|\bwhen\s", text[: match.start("verb")])[-1][-_SUBJECT:]
    start, end = _span(page, scene, match)
    group = _NAMED_GROUP.search(text, max(0, match.start() - _SUBJECT), match.start("verb"))
    again = _FIRST_TIME.search(text, match.end("verb"))
    told = Occasion(
        start,
        end,
        "summit" if _LEADERS.search(clause) else kind_of("meeting", clause),
        scene,
        head="meeting",
        name=f"{group['name']} meeting" if group and not met else "",
        edition=ordinal(again["ordinal"]) if again else None,
        about=tuple(dict.fromkeys(name.entity_id for name in met)),
    )
    told.apart = bool(_EARLIER.search(text, max(0, match.start() - 20), match.start("verb")))
    return told


# "Since we last met in Lima": another time than the one that is told.
_EARLIER = re.compile(r"\b(?:last|previously|first|earlier)\s$", re.I)


def _subjects(scene: Scene, match: re.Match[str]) -> list[Mark]:
    """The actors before the verb, of its own clause."""
    return subjects(scene.sketch, match.start("verb"))


def _span(page: Page, scene: Scene, match: re.Match[str]) -> tuple[int, int]:
    """ "met today", "met with the Prime Minister"; in a headline the whole statement, place included."""
    start, end = scene.sketch.span(match, "verb")
    if match["whom"] or match["object"]:
        end = scene.sketch.marks(match)[-1].item.end
    elif match["when"]:
        end = scene.sketch.offset_end(match.end("when"))
    site = next((site for site in scene.sites if 0 <= site.start - end <= 8), None)
    if site and match["verb"].lower() not in _PAST:
        end = site.end
        subjects = _subjects(scene, match)
        start = subjects[0].item.start if subjects else start
    elif site and not (match["when"] or match["whom"] or match["object"]):
        end = site.end
    return start, end
