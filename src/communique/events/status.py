"""Held or planned: whether an event was still to come when its document was written."""

from __future__ import annotations

import re
from datetime import date

from communique.events.occasions import Occasion
from communique.events.telling import Telling
from communique.text.page import Page

# Said before or right after an event that is still to come.
_TO_BE = (
    r"(?:be\s(?:held|hosted|convened|organi[sz]ed|attended|chaired|opened|co-chaired|launched|signed|adopted|"
    r"inaugurated|followed)|take\splace|open|bring|gather|convene|run|start|begin|kick|feature|mark|host|hold|welcome|"
    r"attend|launch|sign|adopt|inaugurate|meet|co-host|organi[sz]e|establish|join)"
)
_DUE = (
    rf"(?:due|set|scheduled|expected|planned|slated)\s(?:(?:also\s)?to\s{_TO_BE}|(?:for|on|in|from)\b|(?=\d))"
)
_PLANNED_BEFORE = re.compile(
    rf"\b(?:will|(?:is|are)\sto|(?:is|are)\s{_DUE}|scheduled\sto|upcoming|forthcoming|imminent|postponed|rescheduled|(?:expected|set|due)\sto\s{_TO_BE}|"
    r"(?:agreed|decided|arranged)\sto\smeet|"
    r"to\s(?:host|hold|convene|attend|open|organi[sz]e)|looks?\sforward|register\sfor|postponed\s(?:to|until))\b",
    re.I,
)
# The present tense tells of days to come, but for headlines, where it tells of what has been.
_OPENS = re.compile(
    r"(?:\s\([^()]{1,20}\))?\s(?:opens|begins|starts|takes\splace|convenes|kicks\soff)\b", re.I
)
_PLANNED_AFTER = re.compile(
    rf"(?:\s\([^()]{{1,20}}\))?(?:,[^,;]{{1,60}},)?(?:,?\swhich)?\s(?:will\s(?:also\s|now\s)?{_TO_BE}|"
    rf"(?:(?:is|are)\s)?{_DUE}|(?:is|are)\sto\s{_TO_BE}|to\s(?:be|take)\b|"
    r"(?:has|have)\sbeen\s(?:postponed|rescheduled|moved|scheduled)\b|(?:was|were)\s(?:postponed|rescheduled|moved)\s(?:to|until)\b)",
    re.I,
)


# "A summit on migration will be held in Tirana".
_WILL_BE = re.compile(
    r"\s(?:on|for|of|between|with)\s(?:(?!\b(?:which|that|who|was|were)\b)[^.;,]){1,80}?"
    rf"\s(?:will\s(?:also\s|now\s)?{_TO_BE}|(?:is|are)\s{_DUE})",
    re.I,
)
_ACT_REACH = 25  # characters before an act in which "will" or "is to" speaks of it


def status_of(page: Page, telling: Telling, start: date | None, end: date | None) -> str:
    """`planned` where the days lie after the document's, or, days unknown, where the words say so."""
    written = page.published
    if start and end and written:
        first, last = written, written
        if page.published_precision == "month":
            last = written.replace(day=28)
        elif page.published_precision == "year":
            last = written.replace(month=12, day=31)
        if start > last:
            return "planned"
        if end < first:
            return "held"
    if any(map(_sounds_held, telling.occasions)):
        return "held"
    return "planned" if any(map(_sounds_planned, telling.occasions)) else "held"


# "Joined forces to hold the Forum", "The Session was launched in Geneva": it has been.
_JOINED = re.compile(
    r"\b(?:joined (?:forces|hands)|came together|teamed up|partnered|collaborated|worked together|gathered)\b"
    r"[^.;]*$",
    re.I,
)
_TOLD_AS_PAST = re.compile(
    r"(?:\s\([^()]{1,20}\))?\s(?:(?:was|were)\s(?:\w+ly\s)?(?:held|launched|opened|convened|hosted|inaugurated)|"
    r"took\splace|kicked\soff|concluded|got\sunder\s?way)\b",
    re.I,
)


def _sounds_held(occasion: Occasion) -> bool:
    """Whether a sentence tells a gathering as past, whatever others say is to be discussed at it."""
    text, offset = occasion.scene.text, occasion.scene.sentence.start
    if occasion.is_act or occasion.nod:
        return False
    before = text[: occasion.start - offset]
    return bool(_TOLD_AS_PAST.match(text, occasion.end - offset) or _JOINED.search(before))


# "We will build on the Declaration, adopted in 2018": what will be is said of something else.
_DONE = re.compile(r",(?: which was| first)? (?:adopted|signed|launched|established|endorsed)$", re.I)


def _sounds_planned(occasion: Occasion) -> bool:
    text, offset = occasion.scene.text, occasion.scene.sentence.start
    after = occasion.end - offset
    if _PLANNED_AFTER.match(text, after) or (not occasion.is_act and _WILL_BE.match(text, after)):
        return True
    before = re.split(r"[,;:]\s", text[max(0, occasion.start - offset - 60) : occasion.start - offset])[-1]
    if occasion.nod:
        return False
    if occasion.apart and re.search(r"\b[Nn]ext $", before):
        return True
    if occasion.is_act:
        if _DONE.search(text[occasion.start - offset : occasion.end - offset]):
            return False
        before = before[-_ACT_REACH:]
    clause = before + text[occasion.start - offset : occasion.end - offset]
    if occasion.scene.sentence.section != "headline" and _OPENS.match(text, occasion.end - offset):
        return True
    return bool(_PLANNED_BEFORE.search(clause))
