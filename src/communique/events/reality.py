"""Whether what a clause says was done: not asked for, hoped for, denied or planned without a word of will."""

from __future__ import annotations

import re

from communique.events.scenes import Scene

# Asked for, hoped for, not done: no act. "Not only" is none of these.
_UNREAL = re.compile(
    r"\b(?:should|could|would|might|may|can|if|once|until|unless|whether|not|never|propos\w+|suggest\w+|"
    r"call(?:s|ed|ing)?\s(?:for|on|upon)|urg(?:e[sd]?|ing)|recommend\w*|advocat\w+|hop(?:e[sd]?|ing)|wish\w*|"
    r"plans?\sto|need\s(?:for|to)|aim(?:s|ed|ing)?\s(?:to|at)|in\sorder\sto|negotiat\w+|draft\w*|"
    r"possib\w+|potential\w*|eventual|foreseen|envisaged|intend\w*|intention\sto|seek\w*|want\w*|prepar(?:e[sd]?|ing)\sto|"
    r"with\sa\sview\sto|work(?:s|ed|ing)?\s(?:on|towards?)|discuss\w*|includ(?:e|es|ed|ing)|"
    r"negotiations\son|for|towards?|consider\w*|refus\w+|fail\w+\sto|support(?:s|ed|ing)?|regularly)\s(?:[\w'-]+\s){0,4}$",
    re.I,
)
# "Since the establishment of the IOM, it has been helping": a way to say "always".
_SINCE = re.compile(r"\bsince\s(?:the\s|its\s)?$", re.I)
# "to sign" is an act only where the signing is told with a feeling: "an honour to sign".
_INFINITIVE = re.compile(r"\bto\s$", re.I)
_WILL = re.compile(
    r"(?:\b|(?=\ue006))(?:will|due|set|expected|scheduled|asked|is|are|was|were|(?:gathered|met|convened)\s(?:in|at)\s[^.;,]{2,40}?|honou?r(?:ed)?|pleased|proud|delighted|privileged?|happy|gathered|met|here|\ue006)\sto\s"
    r"(?:be\s(?:here\s)?(?:[\w'-]+\s){0,3}?to\s)?$",
    re.I,
)
# "The establishment of a centre as foreseen by ministers": not yet.
_STILL = re.compile(
    r",?\s(?:as\s|which\sis\s|is\s|are\s)?(?:foreseen|envisaged|planned|proposed|provided\sfor|called\sfor|discussed)\b",
    re.I,
)
_DENIED = re.compile(r"\b(?:not|never|once|yet to be)\s", re.I)


_IF = re.compile(r"\b(?:if|once|until|unless|whether)\s(?:[\w'-]+\s){0,3}$", re.I)


def is_done(scene: Scene, start: int, end: int, passive: bool = False) -> bool:
    """Whether the act at `start:end` of the scene's sketch is told as done, or as what will be.

    What stands before the object of a `passive` verb speaks of something else.
    """
    text = scene.sketch.text
    before = text[max(0, start - 70) : start]
    clause = re.split(r"[,;:]\s", before)[-1]
    if _SINCE.search(clause) and not scene.dates:
        return False
    if passive:
        return not (_STILL.match(text, end) or _IF.search(clause) or _DENIED.search(text, start, end))
    if _STILL.match(text, end) or _UNREAL.search(clause) or _DENIED.search(text, start, end):
        return False
    return not _INFINITIVE.search(before) or bool(_WILL.search(before))
