"""How sentences say who held, hosted, chaired or organized an event: one phrase for each turn of speech."""

from __future__ import annotations

from communique.participation.phrases import BEING, BY, EVENT, LEAD, LIST, OBJECT, SUBJECT, THE, WHO, Phrase

# What is held or launched: who is partner to an agreement signs it.
_NOT_AGREED = frozenset(
    "summit forum ministerial_conference senior_officials_meeting conference workshop briefing hearing "
    "meeting launch".split()
)
# Officers from a state do not hold the course that they complete.
_NOT_FROM = r"(?<!\bofficers\sfrom\s)(?<!\bofficials\sfrom\s)(?<!\bguards\sfrom\s)"
# Someone held, hosted or chaired it.
_DOING = (
    Phrase("co_chair", "chair", SUBJECT + r"(?:co-?chair(?:s|ed)?|jointly\schaired)" + OBJECT, "any"),
    Phrase("co_chair", "chaired", SUBJECT + r"(?:co-?chaired|jointly\schaired)\b(?!\sby\b)", far=True),
    Phrase(
        "chair",
        "chair|presid",
        SUBJECT + r"(?:chair(?:s|ed)|(?<=will\s)chair|presid(?:es|ed)\sover)" + OBJECT,
    ),
    Phrase("chair", "chaired|presided", SUBJECT + r"(?:chaired|presided\sover)\b(?!\sby\b)", far=True),
    Phrase("host", "host", SUBJECT + rf"(?:(?:co-?)?host(?:s|ed)?|{BEING}(?:co-?)?hosting)" + OBJECT, "any"),
    Phrase(
        "host",
        "the host",
        WHO + r"\s(?:is|was|were|are|will\sbe)\s(?:also\s)?the\s(?:co-)?hosts?\b",
        far=True,
    ),
    Phrase(
        "host",
        "as co-host|as host",
        r"\bwith\s(?:the\s)?(?P<who>{who})\sas\s(?:a\s|the\s)?(?:co-)?hosts?\b",
        far=True,
    ),
    Phrase(
        "host",
        "welcom|receiv",
        SUBJECT
        + r"(?:welcom|receiv)(?:ed|es|e)\s(?:[\w-]+\s){0,3}?(?:delegat\w+|participants|representatives|"
        r"officials|experts|ministers|partners)\b[^.;]{0,120}?\s(?:for|at|to)" + THE + EVENT,
    ),
    Phrase("host", "invitation to h", r"(?P<who>{who})(?:'s?)?\sinvitation\sto\s(?:hold|host)" + THE + EVENT),
    Phrase("convener", "conven", SUBJECT + rf"(?:conven(?:es|ed|e)|{BEING}convening)" + OBJECT),
    # A headline has no room for the meeting: "IOM Convenes Experts".
    Phrase("convener", "convene", r"^(?P<who>{company})\sconvenes\b(?!\sthe\b)", far=True),
    Phrase(
        "organizer",
        "organi|held|hold|ran|run|conduct|launch|kick|deliver|facilitat|complet|conclud|arrang|roll",
        _NOT_FROM
        + SUBJECT
        + rf"(?:(?:co-?)?organi[sz](?:es|ed|e)|{BEING}(?:co-?)?organi[sz]ing|h[eo]lds?|ran|runs?|"
        r"conduct(?:s|ed)?|launch(?:es|ed)?|"
        r"kick(?:s|ed)?(?:\s|-)(?:off|started)|deliver(?:s|ed)(?!\sat\b)|facilitat(?:es|ed)|complet(?:es|ed)|conclud(?:es|ed)|arranged|rolled\sout)"
        + OBJECT
        + r"(?!\s(?:\w+ly\s)?with\b)",
        "any",
    ),
    # "A gathered thirty officials of five states in Rome".
    Phrase("organizer", "", SUBJECT + EVENT, "gathered"),
    # "A joined forces with B and C to hold the forum."
    Phrase(
        "organizer",
        "joined|partnered|teamed|collaborated|worked",
        SUBJECT
        + r"(?:joined\s(?:forces|hands)|partnered|teamed\sup|collaborated|worked)(?:\stogether)?\swith\s"
        + LIST
        + r"[^.;{people}{company}]{0,60}?\s(?:to|in)\s(?:co-?)?(?:hold(?:ing)?|organi[sz](?:e|ing)|"
        r"host(?:ing)?|launch(?:ing)?|convene|convening|deliver(?:ing)?|run(?:ning)?)" + THE + EVENT,
        "any",
    ),
    Phrase(
        "chair",
        "took|taken|takes|assum",
        SUBJECT + r"(?:took\sover|taken\sover|takes\sover|assumed|assumes)\s(?:the\s)?(?:\w+\s)?"
        r"(?:chair(?:manship|ship)?|presidency)\b(?:\sfrom\s(?P<rest>(?:the\s)?{who}))?",
        kinds=frozenset({"senior_officials_meeting", "ministerial_conference"}),
        far=True,
    ),
    Phrase(
        "chair",
        "elected",
        WHO
        + r"\s(?:was|were|is|has\sbeen)\selected\s(?:to\schair\b|(?:as\s)?(?:the\s|its\s)?(?:\w+\s)?chair)",
        "here",
    ),
    Phrase("chair", "handed", r"\bhanded\sover\sby\s" + LIST, "here"),
    # Whoever hands a chair over held it at the gathering where that happens.
    Phrase(
        "chair",
        "transfer|pass|hand",
        SUBJECT + r"(?:transfer|pass|hand)(?:s|ed|red)?\s(?:over\s)?the\s"
        r"(?:chair(?:manship|ship)?|presidency|baton|gavel)\s(?:over\s)?to\b",
        far=True,
    ),
    Phrase(
        "chair",
        "chair|president",
        r"(?P<who>{who}),?\s(?:as\s)?[^;:.{people}{company}{event}]{0,90}?\b(?:chair(?:man|person|woman)?|president)\sof"
        + THE
        + EVENT,
    ),
)

# It was held by, chaired by, on the invitation of someone.
_DONE = (
    Phrase("co_chair", "chaired", r"\b(?:co-?chaired|jointly\schaired|chaired\sjointly)" + BY + LIST, "any"),
    Phrase("co_chair", "chair", r"\bunder\sthe\s(?:[\w-]+\s){0,2}?co-?chair(?:ship|manship|s)?\sof\s" + LIST),
    Phrase("chair", "chaired", r"(?<!co-)(?<!co)(?<!jointly\s)\bchaired" + BY + LIST + r"(?!\ssince\b)"),
    Phrase("chair", "presided", r"\bpresided\sover\sby\s" + LIST),
    Phrase("chair", "chair", r"\bunder\sthe\s(?:[\w-]+\s){0,2}?(?<!co-)chair(?:ship|manship)\sof\s" + LIST),
    Phrase("chair", "chair", r"(?P<who>{who})(?:'s?)?\s(?:(?:co-)?chair(?:man|person)?ship)\b", "here"),
    Phrase("host", "hosted", r"\b(?:co-?)?hosted" + BY + LIST, "any"),
    Phrase("host", "invitation", r"\b(?:at|upon|on)\s(?:the\s)?invitation\sof\s" + LIST),
    Phrase(
        "host",
        " at ",
        EVENT + r"\s(?:took\splace|was\sheld|held|is\sheld|will\sbe\sheld)\b[^.;]{0,60}?"
        r"\bat\s(?:the\s)?(?P<who>{company})",
    ),
    Phrase("host", " at ", r"\bh[eo]ld" + THE + EVENT + r"[^.;]{0,60}?\bat\s(?:the\s)?(?P<who>{company})"),
    Phrase("convener", "convened", r"\bconvened" + BY + LIST),
    Phrase("organizer", "organi", r"\b(?:co-?)?organi[sz]ed" + BY + LIST, "any"),
    # Who pays for a gathering holds it too; who pays for the project behind it does not.
    Phrase(
        "organizer",
        "funded|financed|sponsored|implemented|delivered",
        EVENT + r"(?:,\swhich)?\s(?:was|is|were|are|has\sbeen)\s(?:\w+ly\s)?(?:co-?)?(?:funded|financed|"
        r"sponsored|implemented|delivered)\s(?:\w+ly\s)?by\s" + LEAD + WHO,
        "named",
    ),
    Phrase(
        "organizer",
        "collaboration|initiative|effort|venture",
        EVENT
        + r"\s(?:was|is)\s(?:an?|the\sresult\sof\san?)\s(?:joint\s|collective\s)?(?:collaboration|initiative|"
        r"collaborative\seffort|effort|venture)\s(?:between|of|by)\s" + LIST,
    ),
    # "attended IOM's first workshop on return".
    Phrase(
        "organizer",
        "'",
        r"(?P<who>{company})'s?\s(?:[\w'-]+\s){0,3}?" + EVENT,
        kinds=frozenset({"conference", "forum", "workshop", "briefing"}),
    ),
    Phrase("organizer", "organi", r"\b(?:co-?)?organi[sz]ed\s(?:\w+\s){0,2}?with\s" + LIST, "any"),
    Phrase("organizer", " by ", r"\b(?:held|conducted|coordinated|run|arranged|initiated)" + BY + LIST),
    Phrase(
        "organizer",
        "partnership|collaboration|cooperation|co-operation|coordination|conjunction|association",
        r"(?:\b(?:organi[sz]ed|h[eo]ld|hosted|convened|conducted|coordinated|ran|launched|arranged)\b[^.;]{0,200}?|^)\b"
        r"in\s(?:close\s)?(?:partnership|collaboration|cooperation|co-operation|coordination|conjunction|association)"
        r"(?:\sand\s\w+)?\swith\s" + LIST,
        "any",
        kinds=_NOT_AGREED,
    ),
    Phrase(
        "organizer",
        "support|funding|assistance",
        r"\b(?:organi[sz]ed|h[eo]ld|hosted|convened|conducted)\b[^.;]{0,160}?\bwith\s(?:the\s)?(?:financial\s|technical\s)?"
        r"(?:support|funding|assistance)\s(?:of|from)\s" + LIST,
    ),
    Phrase(
        "organizer",
        "presidency",
        r"\b(?:under|by|within)\s(?:the\s)?(?:(?:scope|auspices|framework|aegis)\sof\s)?(?:the\s)?(?P<who>{company})\s"
        r"(?:EU\s|Council\s)?Presidency\b",
        "here",
    ),
    Phrase(
        "organizer",
        "auspices|aegis",
        r"\bunder\sthe\s(?:auspices|aegis)\sof\s(?:the\s)?(?P<who>{company})",
        "here",
    ),
    Phrase(
        "organizer",
        " of ",
        EVENT + r"\sof\s(?:the\s)?(?P<who>{company})(?=[.,;]|$|\s(?:in|on|was|is|will)\b)",
        kinds=frozenset({"conference", "forum", "workshop"}),
    ),
)
HOLDERS = _DOING + _DONE

# Fact sheets and posts label their lists: "Hosts: A and B. Co-convenors: C, D." A dash may open the line.
_LABEL = r"^\W{0,3}(?:the\s)?"
LABELLED = (
    Phrase("host", "host", _LABEL + r"(?:co-)?hosts?(?:ed\sby)?:\s" + LIST, far=True),
    Phrase("convener", "conven", _LABEL + r"(?:co-)?conven[eo]rs?:\s" + LIST, far=True),
    Phrase("organizer", "organi", _LABEL + r"(?:co-)?organi[sz](?:ers?|ed\sby):\s" + LIST, far=True),
    Phrase("co_chair", "co-chair", _LABEL + r"co-chair(?:s|ed\sby)?:\s" + LIST, far=True),
    Phrase("chair", "chair", _LABEL + r"chair(?:person|man|ed\sby)?:\s" + LIST, far=True),
    Phrase(
        "speaker",
        "speaker|panel|moderat|keynote",
        _LABEL + r"(?:keynote\s)?(?:speakers?|panell?ists?|moderators?|keynotes?|moderated\sby):\s" + LIST,
        far=True,
    ),
    Phrase("participant", "participants", _LABEL + r"participants?:\s" + LIST, far=True),
)
