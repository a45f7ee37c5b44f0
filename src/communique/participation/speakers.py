"""How sentences say who spoke at an event: one phrase for each turn of speech."""

from __future__ import annotations

from communique.participation.phrases import (
    ADVERBS,
    BEING,
    BY,
    EVENT,
    LEAD,
    LIST,
    OBJECT,
    PEOPLE,
    SUBJECT,
    THE,
    Phrase,
)
from communique.participation.quotations import SAYS

_SPEECH = (
    r"(?:remarks|address(?:es)?|speech(?:es)?|statements?|presentations?|keynotes?|interventions?|lecture)"
)

SPEAKERS = (
    Phrase(
        "speaker",
        "address|moderat|brief|spoke|speak|told",
        SUBJECT + rf"(?:address(?:es|ed)?|moderat(?:es|ed)|{BEING}(?:addressing|moderating)|brief(?:s|ed)?|"
        r"(?:spoke|speaks?)\s(?:at|to|during)|told)" + OBJECT,
    ),
    # A person opens it with a speech, a body by holding it.
    Phrase(
        "speaker",
        "open|clos|inaugurat|officiat",
        SUBJECT
        + rf"(?:open(?:s|ed)|clos(?:es|ed)|inaugurat(?:es|ed)|officiated|{BEING}(?:opening|closing))"
        + OBJECT,
        bodies="organizer",
    ),
    Phrase(
        "speaker",
        "spoke",
        r"(?P<who>{who})\)?"
        + ADVERBS
        + r"\sspoke\b(?!\s(?:with\s(?!one)|to\s(?:the\s)?(?:press|reporters|journalists)))",
        "any",
        far=True,
    ),
    Phrase(
        "speaker",
        "with ",
        r"^with\s(?P<who>{people})\s(?:calling|urging|stressing|warning|saying|reminding|pledging|promising)\b",
        far=True,
    ),
    Phrase("speaker", "delivered at", SUBJECT + r"delivered(?=\sat\b)" + THE + EVENT),
    Phrase("speaker", "floor", SUBJECT + r"took\sthe\sfloor\b", far=True),
    Phrase(
        "speaker",
        "remark|address|speech|statement|presentation|keynote|intervention|lecture",
        SUBJECT + r"(?:delivered|gave|made|offered|presented)\s(?:[\w'-]+\s){0,4}?" + _SPEECH + r"\b",
        far=True,
    ),
    Phrase(
        "speaker",
        " will ",
        PEOPLE + r"\swill\s(?:also\s)?(?:brief|address|speak|deliver|open|moderate)\b",
        far=True,
    ),
    Phrase(
        "speaker",
        "remark|address|speech|statement|keynote|intervention",
        r"\b(?:in|during)\s(?:his|her|their|the)\s(?:[\w-]+\s){0,3}?"
        + _SPEECH
        + r"(?:[^.;]{0,80}?,)?\s"
        + LEAD
        + r"(?P<who>{people})",
        "any",
        far=True,
    ),
    Phrase(
        "speaker",
        "",
        r"^(?:at|during)\s(?:the\s)?"
        + EVENT
        + r"[^,;]{0,90},\s"
        + LEAD
        + PEOPLE
        + ADVERBS
        + r"\s"
        + SAYS
        + r"\b",
        "any",
    ),
    Phrase("speaker", "presented to", r"\bpresented\sto\s(?:the\s)?" + EVENT + BY + LIST),
    Phrase("speaker", " by ", r"\b(?:moderated|addressed)" + BY + LIST),
    Phrase(
        "speaker",
        " by ",
        r"\b(?:opened|inaugurated|given|closed|facilitated|led)" + BY + LIST,
        bodies="organizer",
    ),
    Phrase(
        "speaker",
        " by ",
        r"(?<!\bjoint\s)\b" + _SPEECH + r"\s(?:(?:was|were|are|will\sbe|also)\s){0,2}"
        r"(?:(?:made|delivered|given|held|presented|provided|offered|pronounced)\s)?by\s" + LIST,
        "any",
        far=True,
    ),
    Phrase(
        "speaker",
        "speakers|panel",
        r"\b(?:speakers|panell?ists)\s(?:[^.;:]{0,60}?\s)?(?:include[ds]?|including|are|were)\s" + LIST,
        group="any",
        far=True,
    ),
    Phrase(
        "speaker",
        "speaking|addressing",
        r"\b(?:speaking|addressing)\s[^.;]{0,40}?" + EVENT + r"[^.;]{0,90}?,\s" + LEAD + r"(?P<who>{people})",
        "any",
    ),
    Phrase(
        "speaker",
        "remarks|speech|keynote|statement|speaking|spoke|address|said|told|presented",
        r"(?P<who>{people})[^;]{0,320}?\b(?:remarks|speech|keynote|statement|speaking|spoke|address|said|told|"
        r"presented)\b[^;.]{0,60}?\b(?:at|during|to)\s(?:the\s|an?\s)?" + EVENT,
    ),
)
