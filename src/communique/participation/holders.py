"""How sentences say who held, hosted, chaired or organized an event: one phrase for each turn of speech."""

from __future__ import annotations

from communique.participation.phrases import ADVERBS, BY, EVENT, LONG_REST, REST, THE, THROUGH, WHO, Phrase

# Someone held, hosted or chaired it.
HOLDERS = (
    Phrase("co_chair", "chair", WHO + ADVERBS + r"\s(?:co-?chair(?:s|ed)?|jointly\schaired)" + THE + EVENT),
    Phrase("chair", "chair", WHO + ADVERBS + r"\schair(?:s|ed)" + THE + EVENT),
    Phrase("chair", "which also chaired", WHO + r"\swhich\salso\schaired\b", far=True),
    Phrase("host", "host", WHO + ADVERBS + r"\s(?:co-?)?host(?:s|ed|ing)?" + THE + EVENT),
    Phrase(
        "host",
        "hosts",
        r"\bof\swhich\s" + WHO + r"\s(?:were|was|are|"
        r"is)\s(?:also\s)?the\s(?:co-)?hosts\b",
        far=True,
    ),
    Phrase("host", "invitation to h", WHO + r"(?:'s?)?\sinvitation\sto\s(?:hold|host)" + THE + EVENT),
    Phrase(
        "chair",
        "chair",
        r"(?P<who>{actor})(?:'s?)?\s(?:(?:co-)?chair(?:man|person)?ship)\b",
        "here",
    ),
    Phrase(
        "organizer",
        "presidency",
        r"\b(?:under|by|within)\s(?:the\s)?(?:(?:scope|auspices|framework|aegis)\sof\s)?(?:the\s)?(?P<who>{state})\s"
        r"(?:EU\s|Council\s)?Presidency\b",
        "here",
    ),
    Phrase(
        "organizer",
        "under the",
        r"\bunder\sthe\s(?:scope|auspices|aegis|framework)\sof\s(?:the\s)?(?P<who>{state})",
        "here",
    ),
    Phrase(
        "organizer",
        "under the",
        r"\bunder\sthe\s(?:auspices|aegis)\sof\s(?:the\s)?(?P<who>{organization})",
        "here",
    ),
    Phrase("host", "the host", WHO + r"\s(?:is|was|will\sbe)\sthe\shost\b", far=True),
    Phrase(
        "chair",
        "as ",
        WHO + r",?\sas\s(?:the\s)?(?:\w+\s)?(?:chair(?:man|person)?|president)\sof" + THE + EVENT,
    ),
    Phrase(
        "host",
        "hosting|hosts|hosted",
        r"(?P<who>{state}|{organization}),\sas\s[^.;]{1,200}?,\s(?:is\shosting|hosts|hosted)" + THE + EVENT,
    ),
    Phrase("chair", "who ", r"(?P<who>{person}),?\swho\s(?:also\s)?(?:co-)?chair(?:s|ed)" + THE + EVENT),
    Phrase("chair", "chair", WHO + ADVERBS + r"\s(?:co-)?chair(?:s|ed)\sit\b", far=True),
    # Whoever hands a chair over held it at the gathering where that happens.
    Phrase(
        "chair",
        " to ",
        WHO + ADVERBS + r"\s(?:transfer|pass|hand)(?:s|ed|red)?\s(?:over\s)?the\s"
        r"(?:chair(?:manship|ship)?|presidency|baton|gavel)\s(?:over\s)?to\b",
        far=True,
    ),
    Phrase(
        "organizer",
        " of ",
        EVENT + r"\sof\s(?:the\s)?(?P<who>{organization})(?=[.,;]|$|\s(?:in|on|was|is|will)\b)",
        kinds=frozenset({"conference", "forum", "workshop"}),
    ),
    # A headline has no room for the meeting: "IOM Convenes Experts".
    Phrase("convener", "convene", r"^(?P<who>{organization})\sconvenes\b(?!\sthe\b)", far=True),
    Phrase(
        "organizer",
        "the organi",
        WHO + r"[^.;]{0,200}?\ssupport(?:s|ed)\sthe\sorgani[sz]ation\sof\b",
        far=True,
    ),
    Phrase(
        "host",
        " at ",
        EVENT + r"\s(?:took\splace|was\sheld|held|is\sheld|will\sbe\sheld)\b[^.;]{0,60}?"
        r"\bat\s(?:the\s)?(?P<who>{organization})",
    ),
    Phrase("convener", "conven", WHO + ADVERBS + r"\sconven(?:es|ed|ing|e)" + THE + EVENT),
    Phrase(
        "organizer",
        "organi|held|hold|ran|run|conduct|launch|kicked off|deliver|facilitat|complet|conclud",
        WHO
        + THROUGH
        + ADVERBS
        + r"\s(?:(?:co-?)?organi[sz](?:es|ed|e|ing)|h[eo]lds?|ran|runs?|conduct(?:s|ed)?|launch(?:es|ed)?|"
        r"kicked\soff|deliver(?:s|ed)|facilitat(?:es|ed)|complet(?:es|ed)|conclud(?:es|ed))"
        + THE
        + EVENT
        + r"(?!\s(?:\w+ly\s)?with\b)",
        "any",
    ),
    Phrase("co_chair", "chaired", r"\b(?:co-?chaired|jointly\schaired|chaired\sjointly)" + BY + REST),
    Phrase("co_chair", "chair", r"\bunder\sthe\sco-?chair(?:ship|manship|s)?\sof\s" + REST),
    Phrase("chair", "chaired by", r"(?<!co-)(?<!co)(?<!jointly\s)\bchaired\sby\s" + REST),
    Phrase("chair", "presided", r"\bpresided\sover\sby\s" + REST),
    Phrase("chair", "chair", r"\bunder\sthe\schair(?:ship|manship)\sof\s" + REST),
    Phrase("host", "hosted", r"\b(?:co-?)?hosted" + BY + REST, "any"),
    Phrase("host", "invitation", r"\bat\sthe\sinvitation\sof\s" + REST),
    Phrase("convener", "convened", r"\bconvened" + BY + REST),
    Phrase("organizer", "organi", r"\b(?:co-?)?organi[sz]ed(?:\s\w+){0,3}?\s(?:by|with)\s" + REST, "any"),
    Phrase("organizer", " by ", r"\b(?:held|conducted|facilitated|run)" + BY + REST),
    # A place and a day may stand between, another participle may not: "held in Oslo and hosted by".
    Phrase(
        "organizer",
        " by ",
        r"\bheld\s(?:in|at|on)\s(?:(?!and\b|\w+ed\b)[^\s.;,]+\s){1,6}?by\s" + REST,
    ),
    Phrase(
        "organizer",
        " with ",
        r"(?:\b(?:organi[sz]ed|h[eo]ld|hosted|convened|conducted|ran|launched)\b[^.;]{0,200}?|^)\bin\s(?:close\s)?"
        r"(?:partnership|collaboration|cooperation|co-operation|coordination|conjunction|association)\swith\s"
        + REST,
        "any",
    ),
    Phrase(
        "organizer",
        "support",
        r"\b(?:organi[sz]ed|h[eo]ld|hosted|convened|conducted)\b[^.;]{0,160}?\bwith\s(?:the\s)?(?:financial\s|technical\s)?"
        r"support\s(?:of|from)\s" + REST,
    ),
)

# Fact sheets and posts label their lists: "Hosts: A and B. Co-convenors: C, D." A dash may open the line.
_LABEL = r"^\W{0,3}(?:the\s)?"
LABELLED = (
    Phrase("host", "host", _LABEL + r"(?:co-)?hosts?(?:ed\sby)?:\s" + LONG_REST, far=True),
    Phrase("convener", "conven", _LABEL + r"(?:co-)?conven[eo]rs?:\s" + LONG_REST, far=True),
    Phrase("organizer", "organi", _LABEL + r"(?:co-)?organi[sz](?:ers?|ed\sby):\s" + LONG_REST, far=True),
    Phrase("co_chair", "co-chair", _LABEL + r"co-chair(?:s|ed\sby)?:\s" + LONG_REST, far=True),
    Phrase("chair", "chair", _LABEL + r"chair(?:person|man|ed\sby)?:\s" + LONG_REST, far=True),
    Phrase(
        "speaker",
        "speaker|panel|moderat|keynote",
        _LABEL
        + r"(?:keynote\s)?(?:speakers?|panell?ists?|moderators?|keynotes?|moderated\sby):\s"
        + LONG_REST,
        far=True,
    ),
    Phrase("participant", "participants", _LABEL + r"participants?:\s" + LONG_REST, far=True),
)
