"""Names of gatherings that tell of none: part of one, who is meeting, what is wished for, what one is."""

from __future__ import annotations

import re

from communique.events.held_words import UNREAL, UNREAL_AFTER
from communique.events.printed_gathering import Printed


def is_none(printed: Printed) -> bool:
    """Whether the words around a gathering's name say that it tells of no gathering of its own."""
    before, after, determiner = printed.before(), printed.after(), printed.determiner()
    clause = re.split(r"[,;:]\s", before)[-1]
    if UNREAL.search(clause) or UNREAL_AFTER.match(after) or _CHANCE.search(clause):
        return True
    if _OF_EVENT.match(after) or _is_participle(printed) or _is_part(printed):
        return True
    if printed.head == "negotiation" and not _is_one_sitting(printed):
        return True
    if printed.edition == 1 and _FIRST_WITH.match(after) and not printed.capitalised:
        return True
    return determiner in ("a", "an") and bool(_COPULA.search(before))


# "The first meeting in which we take part as an agency": not the first of its series.
_FIRST_WITH = re.compile(
    r"(?:\sof\s(?:the\s)?\S{1,40})?\s(?:(?:in|at|to)\swhich|(?:chaired|hosted|led|organi[sz]ed|convened|attended)\s(?:by|under)|"
    r"since|after|under|at\sthe\slevel)\b"
)
# "The first session of the conference": a part of one. "Senior officials meeting in Kinshasa": who met there.
_OF_EVENT = re.compile(
    r"\sof\s(?:the|this|its)\s(?:[\w-]+\s){0,2}?(?:conference|meeting|workshop|forum|summit|event|training|seminar|day)\b(?!\sof\b)"
)
# "The Khartoum Process is a regional migration dialogue": what it is, not what was held.
_COPULA = re.compile(r"\b(?:is|are|remains?|as|become|becoming|being|like)\s$", re.I)
_WHO_MEET = frozenset("officials experts ministers leaders delegates representatives".split())


def _is_part(printed: Printed) -> bool:
    """Whether a session is one of a gathering's own: "the first session centred on"."""
    if printed.head != "session" or not printed.edition:
        return False
    whose = re.match(r"\sof\s(?:the\s)?[A-Z\ue001-\ue004]", printed.text[printed.head_end :])
    return not (printed.capitalised or printed.owned or printed.specific or whose)


def _is_participle(printed: Printed) -> bool:
    who = printed.words[-1].lower() if printed.words else ""
    small = printed.head == "meeting" and not printed.capitalised and not printed.determiner()
    return small and who in _WHO_MEET and bool(re.match(r"\s(?:at|in|this|on|here)\b", printed.after()))


def _is_one_sitting(printed: Printed) -> bool:
    """Whether negotiations are a meeting: "negotiations were held"; others go on for years."""
    return bool(_SAT.match(printed.after())) or printed.before().endswith(("held ", "hold "))


_SAT = re.compile(r"(?:\s(?:between|with)\s[^.;,]{1,90}?)?\s(?:were|was)\s(?:held|conducted)\b")
# "An opportunity for conducting discussions": none was held by that.
_CHANCE = re.compile(r"\bopportunit(?:y|ies)\s(?:for|to)\s\w+\s$", re.I)
