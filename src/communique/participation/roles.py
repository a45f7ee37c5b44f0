"""How sentences say who took part in an event and as what: one phrase for each turn of speech."""

from __future__ import annotations

from communique.participation.holders import HOLDERS, LABELLED
from communique.participation.phrases import (
    ADVERBS,
    BY,
    EVENT,
    LONG_REST,
    REST,
    THE,
    WHEN,
    WHO,
    WHO_THEN,
    Phrase,
)

_ADOPTED = frozenset({"adoption"})
_BORN = frozenset({"establishment"})
_LAUNCHED = frozenset({"launch"})
_SIGNED = frozenset({"agreement"})

# Someone spoke at it.
_SPEAKERS = (
    Phrase(
        "speaker",
        " it",
        WHO + ADVERBS + r"\s(?:address|open|clos|inaugurat|moderat)(?:es|s|ed)\sit\b",
        far=True,
    ),
    Phrase(
        "speaker", "behalf|spoke for", WHO + ADVERBS + r"\sspoke\s(?:for|on\sbehalf\sof)\b", "any", far=True
    ),
    Phrase("speaker", "spoke", r"\((?P<who>{actors})\)\sspoke\b", far=True),
    Phrase("speaker", "presented to", r"\bpresented\sto\s(?:the\s)?" + EVENT + BY + REST),
    # One who opens it has companions on the platform.
    Phrase(
        "speaker",
        "accompanied by",
        r"\b(?:opened|closed|inaugurated|addressed)\b[^.;]{0,80}?,\saccompanied\sby\s" + REST,
    ),
    Phrase(
        "speaker",
        "address|open|clos|inaugurat|moderat|brief|spoke|speak|told",
        WHO
        + ADVERBS
        + r"\s(?:address(?:es|ed|ing)?|open(?:s|ed|ing)|clos(?:es|ed)|inaugurat(?:es|ed)|moderat(?:es|ed)|"
        r"brief(?:s|ed)?|(?:spoke|speaks?|speaking)\s(?:at|to|during)|told)" + THE + EVENT,
    ),
    Phrase(
        "speaker",
        " will ",
        r"(?P<who>{person}),?\swill\s(?:also\s)?(?:brief|address|speak|deliver|open|moderate)\b",
        far=True,
    ),
    Phrase(
        "speaker",
        "remark|address|speech|statement|presentation|keynote|intervention",
        WHO
        + ADVERBS
        + r"\s(?:delivered|gave|made|offered|presented)\s(?:[\w'-]+\s){0,4}?(?:remarks|address|speech|"
        r"statements?|"
        r"presentations?|keynote|intervention)\b",
        far=True,
    ),
    Phrase("speaker", "floor", WHO + r"\s(?:also\s)?took\sthe\sfloor\b", far=True),
    Phrase(
        "speaker",
        " by ",
        r"\b(?:moderated|opened|addressed|inaugurated|given|closed|facilitated|"
        r"led)(?:\s[^,;.]{1,30}?)?" + BY + REST,
    ),
    Phrase(
        "speaker",
        " by ",
        r"\b(?:statements?|remarks|speech(?:es)?|presentations?|interventions?|keynotes?|address(?:es)?|conclusions)\s"
        r"(?:(?:was|were|are|will\sbe|also)\s){0,2}(?:(?:made|delivered|given|held|presented)\s)?by\s" + REST,
        "any",
        far=True,
    ),
    Phrase(
        "speaker",
        "speakers",
        r"\b(?:key)?(?:note\s)?speakers\s(?:will\s)?(?:include[ds]?|including|are|were)\s" + LONG_REST,
        far=True,
    ),
    Phrase(
        "speaker",
        "panel",
        r"\bpanell?ists\s(?:will\s)?(?:include[ds]?|including|were)\s" + LONG_REST,
        far=True,
    ),
    Phrase(
        "speaker",
        "speaking|addressing",
        r"\b(?:speaking|addressing)\s[^.;]{0,40}?" + EVENT + r"[^.;]{0,60}?,\s(?:the\s)?(?P<who>{person})",
    ),
    Phrase(
        "speaker",
        "remarks|speech|keynote|statement|speaking|spoke|address|said|told|presented",
        r"(?P<who>{person})[^;]{0,320}?\b(?:remarks|speech|keynote|statement|speaking|spoke|address|said|told|"
        r"presented)\b[^;.]{0,60}?\b(?:at|during|to)\s(?:the\s|an?\s)?" + EVENT,
    ),
)

# Someone was there, or met.
_PARTICIPANTS = (
    # A caption names those in its picture: "[From left] A, B and C", "Left to right: A, B".
    Phrase(
        "participant",
        "left",
        r"\b(?:from\s(?:the\s)?left(?:\sto\sright)?|left\sto\sright)\b[\s\]:,)-]{1,4}(?:are\s)?" + LONG_REST,
        "any",
        persons=2,
        far=True,
    ),
    Phrase("participant", "delegations", r"^(?:the\s)?delegations\s(?:from|of)\s" + REST, far=True),
    Phrase(
        "participant",
        "accompanied by",
        r"\bchaired\sby\b[^.;]{0,120}?,\saccompanied\sby\s" + REST,
    ),
    Phrase(
        "participant",
        "participating|taking part",
        r"\b(?:countries|states|governments|organi[sz]ations|agencies)\s(?:participating|taking\spart)(?:\sin\s[^.;:]{1,40}?)?"
        r"\s(?:include|are|were|included)\s" + LONG_REST,
        far=True,
    ),
    Phrase(
        "participant",
        "guest",
        r"(?P<who>{person})[^.;]{0,60}?\s(?:was|as)\s(?:the\s|a\s)?(?:chief\sguest|guest\sof\shonou?r)\b",
        far=True,
    ),
    Phrase(
        "participant",
        "to have been part of|part of",
        WHO + r"\sis\s(?:proud|happy|pleased|glad)\sto\s(?:have\sbeen|be)\s(?:a\s)?part\sof\sit\b",
        far=True,
    ),
    Phrase(
        "participant",
        "attend|participat|part in|join|came to|met",
        WHO
        + ADVERBS
        + r"\s(?:attend(?:s|ed|ing)?|participat(?:es|ed|e|ing)\sin|(?:took|takes?|taking)\spart\sin|"
        r"join(?:s|ed)?|came\sto|met\b[^.;]{0,60}?\s(?:for|at|during|in))" + THE + EVENT,
        "any",
    ),
    Phrase("participant", "", WHO_THEN + r"(?:\s[\w'-]+){0,4}?\s" + EVENT, "met"),
    Phrase("participant", "their", WHO + ADVERBS + r"\sh[eo]lds?\stheir\s(?:\w+\s){0,2}" + EVENT),
    Phrase(
        "participant",
        "expected",
        WHO + r"\sare\s(?:also\s)?expected\sto\s(?:attend|participate|take\spart)\b",
        far=True,
    ),
    Phrase("participant", "with", EVENT + r"\s(?:bilaterally\s)?with\s" + REST, "met"),
    Phrase(
        "participant",
        "with",
        WHO + ADVERBS + r"\s(?:h[eo]ld|had|holds?)\s[^.;]{0,40}?" + EVENT + r"\swith\b",
    ),
    Phrase("participant", "with", r"\b(?:h[eo]ld|had|holds?)\s[^.;]{0,40}?" + EVENT + r"\swith\s" + REST),
    Phrase("participant", "part in it", WHO + r"\stook\spart\sin\sit\b", far=True),
    Phrase(
        "participant",
        "attended|took part|sat in|came",
        WHO + r"(?:\s-)?\s(?:also\s|both\s)?(?:attended|took\spart|sat\sin|came)\b(?!\sin\b|\sto\b)",
        "any",
        far=True,
    ),
    Phrase(
        "participant",
        "were ",
        WHO + r"\swere\s(?:also\s)?(?:present|in\sattendance|represented)\b",
        "any",
        far=True,
    ),
    Phrase(
        "participant",
        "",
        EVENT + r"(?:\s\([^()]{1,20}\))?\swith\s(?!the\s(?:aim|support|view|participation))" + REST,
        kinds=frozenset({"meeting", "forum", "senior_officials_meeting"}),
    ),
    Phrase(
        "participant",
        "part in",
        r"\b(?:take|took|taking|takes)\spart\sin\s[^.;,]{0,60}?" + EVENT + r",\s(?:as\swell\sas|"
        r"together\swith|along\swith)\s" + REST,
    ),
    Phrase(
        "participant",
        "including|among them|such as|namely",
        r"\b(?:participants|representatives|delegates|stakeholders|attendees|partners|guests|dignitaries|officials)"
        r"(?:\s\w+){0,3}?,?\s(?:including|among\sthem|such\sas|namely)\s" + REST,
        "near",
    ),
    Phrase(
        "participant",
        "present|attend",
        r"\b(?:present|in\sattendance|attending|attended)\s(?:[^.;,]{0,40}?\s)?(?:were|was|are|included|"
        r"include)\s" + REST,
        "any",
        far=True,
    ),
    Phrase(
        "participant", "represented by", r"(?P<who>{actor})\s(?:was|were)\srepresented\sby\s", "any", far=True
    ),
    Phrase(
        "participant",
        "",
        r"^(?:at|during|in)\s(?:the\s)?" + EVENT + r",?\s(?P<rest>(?:the\s)?[^.;]{1,900})",
        persons=3,
    ),
    Phrase(
        "participant", "attended", r"^(?P<rest>[^.;]{1,500}?)\s(?:also\s)?attended\b", persons=1, far=True
    ),
    Phrase("participant", "attended", r"\battended(?:\s\w+)?" + BY + REST, "any", far=True),
    Phrase("participant", "joined by", r"\bjoined\sby\s" + REST, "any"),
    Phrase("participant", "presence", r"\bin\sthe\spresence\sof\s" + REST, "any", far=True),
    Phrase("participant", "participa", r"\bparticipation\sof\s" + REST, "any"),
    Phrase("participant", "together", r"\b(?:brought|brings|bringing|bring)\stogether\s" + REST),
    Phrase(
        "participant", "gather", r"\b(?:gathered|gathering|assembled)\s(?=(?:\w+\s){0,5}(?:from|of)\s)" + REST
    ),
    Phrase(
        "participant",
        "inclu",
        r"\b(?:participants|attendees|delegates|guests)\s(?:also\s)?(?:included|including|were)\s"
        + LONG_REST,
        "any",
        far=True,
    ),
    Phrase("participant", " did ", r"\b(?:as|so)\sdid\s" + REST, "any", far=True),
    Phrase("participant", "between|among", EVENT + r"\s(?:held\s|took\splace\s)?(?:between|among)\s" + REST),
    Phrase("participant", "", r"^(?:at|during)\s(?:the\s)?" + EVENT + r"[^,;.]{0,60},\s(?:the\s)?" + WHO),
    Phrase(
        "participant",
        "delegation|officials|ministers|representatives|delegates|leaders|experts",
        r"\b(?:delegations?|officials|ministers|representatives|delegates|leaders|experts)\s(?:from|of)\s"
        + REST,
        "near",
    ),
)

# Someone adopted, signed, founded or launched it.
_ACTORS = (
    Phrase("party", "", WHO + r"'s?\s(?:[\w'-]+\s){0,2}" + EVENT, "act", _ADOPTED | _BORN),
    Phrase("organizer", "", WHO + r"'s?\s(?:[\w'-]+\s){0,2}" + EVENT, "act", _LAUNCHED),
    Phrase("party", "", WHO + ADVERBS + r"\s" + EVENT, "did", _ADOPTED | _BORN),
    Phrase("organizer", "", WHO + ADVERBS + r"\s" + EVENT, "did", _LAUNCHED),
    Phrase("signatory", "", WHO + r"(?:\s[\w',-]+){0,7}?\s" + EVENT, "did", _SIGNED),
    Phrase("party", "", EVENT + r"(?:\s\([^()]{1,20}\))?\s(?:between|with)\s" + REST, "act", _SIGNED),
    Phrase(
        "party",
        "between",
        r"\b(?:agreement|understanding|mou|protocol|memorandum)\s(?:\([^()]{1,20}\)\s)?between\s" + REST,
        "act",
        _SIGNED,
    ),
    Phrase("party", " by ", EVENT + WHEN + r"\sby\s(?!consensus)" + REST, "act", _ADOPTED | _BORN),
    Phrase("organizer", " by ", EVENT + WHEN + r"\sby\s" + REST, "act", _LAUNCHED),
    Phrase("signatory", " by ", EVENT + WHEN + r"\sby\s" + REST, "act", _SIGNED),
    Phrase(
        "organizer",
        "",
        EVENT + r"[^;.]{0,60}?,\s(?:the\s)?(?P<who>{organization}|{state})",
        "its",
        _LAUNCHED,
    ),
)
PHRASES = HOLDERS + LABELLED + _SPEAKERS + _PARTICIPANTS + _ACTORS
