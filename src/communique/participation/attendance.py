"""How sentences say who was at an event, or met: one phrase for each turn of speech."""

from __future__ import annotations

from communique.participation.phrases import (
    BEING,
    BY,
    EVENT,
    LEAD,
    LIST,
    OBJECT,
    SUBJECT,
    THE,
    WHO,
    Phrase,
)

_MEETINGS = frozenset({"meeting", "senior_officials_meeting", "ministerial_conference", "summit"})

# Between a meeting and with whom it was: ", on Monday, in Rome,".
_WHERE = r"(?:,?\s(?:on|in|at|here|today|yesterday)\b(?:\s(?:the\s)?(?-i:[A-Z])[\w-]*){0,3},?){0,3}"

PARTICIPANTS = (
    Phrase(
        "participant",
        "attend|graced|participat|part in|join|came|come|met|convened|gathered|assembled",
        SUBJECT + rf"(?:attend(?:s|ed)?|graced|participat(?:es|ed|e)\sin|(?:took|takes?)\spart\sin|"
        rf"{BEING}(?:attending|"
        r"taking\spart\sin|participating\sin)|join(?:s|ed)?|c[ao]mes?\s(?:to|together\s(?:at|for|in))|(?:met|convened|gathered|assembled)\b[^.;]{0,60}?\s(?:for|at|during|in))"
        + OBJECT,
        "any",
    ),
    Phrase(
        "participant",
        "attend|part|sat in|came",
        SUBJECT
        + r"(?:attended|took\spart|participated|sat\sin|came|(?<=will\s)(?:attend|participate|take\spart)|"
        r"(?<=also\s)(?:attend|participate|take\spart))\b(?!\s(?:in|to)\b(?!\sit\b))",
        "any",
        far=True,
    ),
    Phrase(
        "participant",
        "part of",
        WHO + r"\s(?:was|were|is|are)\s(?:also\s)?(?:a\s)?part\sof" + OBJECT,
    ),
    Phrase(
        "participant",
        "present|attendance|represented",
        WHO + r"\s(?:was|were|is|are|will\sbe)\s(?:also\s)?(?:present|in\sattendance|represented)\b",
        "any",
        far=True,
    ),
    Phrase(
        "participant",
        "invited to",
        WHO + r"\s(?:was|were)\s(?:also\s)?invited\sto\s(?:this|the|attend|participate|take\spart)\b",
        far=True,
    ),
    Phrase("participant", "represented by", r"\brepresented\sby\s" + LIST, "any", far=True),
    Phrase("participant", "", WHO + r"(?:\s(?:has|have|had|will|to|also|\w+ly)){0,3}\s" + EVENT, "met"),
    # "met A (Minister of Labour), B and C": the first is in the words of the event.
    Phrase("participant", "", EVENT + r"(?:\s?\([^()]{1,90}\))?,\s(?P<rest>{people})", "met"),
    Phrase("participant", " and ", EVENT + r"(?:\s?\([^()]{1,90}\))?,?\sand\s(?P<rest>{people})", "met"),
    Phrase(
        "participant",
        "expected",
        WHO + r"\sare\s(?:also\s)?expected\sto\s(?:attend|participate|take\spart)\b",
        far=True,
    ),
    Phrase("participant", "with", EVENT + r"(?:\s(?!and\b)[^\s,.;]+){0,6}?\swith\s" + LIST, "met"),
    Phrase("participant", "with", SUBJECT + r"(?:h[eo]ld|holds?)" + THE + EVENT + _WHERE + r"\swith\b"),
    Phrase(
        "participant",
        "had ",
        SUBJECT + r"(?<=\bhad\s)(?:[\w-]+\s){0,5}?" + EVENT + _WHERE + r"\swith\b",
    ),
    Phrase("participant", "with", r"\b(?:h[eo]ld|had|holds?)" + THE + EVENT + _WHERE + r"\swith\s" + LIST),
    Phrase(
        "participant",
        "with",
        EVENT + r"(?:\s\([^()]{1,20}\))?\swith\s(?!the\s(?:aim|support|view|participation))" + LIST,
        kinds=frozenset({"meeting", "forum", "senior_officials_meeting"}),
    ),
    Phrase(
        "participant",
        "between|among",
        EVENT + r"(?:\s(?:held|took\splace))?(?:\sin\s(?-i:[A-Z])\w+)?\s(?:between|among)\s" + LIST,
    ),
    Phrase("participant", "attended|witnessed", r"\b(?:attended|witnessed)" + BY + LIST, "any", far=True),
    Phrase(
        "participant",
        "as well as|together with|along",
        r"\b(?:attend\w*|part\sin|participat\w+\sin|join(?:ed)?)\s[^.;]{0,60}?"
        + EVENT
        + r"[^.;]{0,50}?(?:,|\s-)?\s(?:as\swell\sas|together\swith|along\swith|alongside)\s"
        + LIST,
    ),
    Phrase("participant", "joined", r"\bjoined" + BY + LIST, "any", far=True),
    Phrase(
        "participant",
        "among the|among those",
        WHO + r"\s(?:was|were|is|are)\s(?:also\s)?among\s(?:the\s(?:attendees|participants|guests|delegates)|"
        r"those\s(?:present|attending|who\sattended))\b",
        far=True,
    ),
    Phrase(
        "participant",
        "observer",
        WHO
        + r"(?:\s(?:also|will|has|have)){0,2}\s(?:join|attend|participate|t(?:ake|ook)\spart)(?:s|d|ed)?\s"
        r"as\s(?:an?\s)?observers?\b",
        far=True,
    ),
    Phrase(
        "participant",
        "together with|along",
        r"\b(?:attend(?:ed)?|participated?|t(?:ake|ook)\spart)\b[^.;{event}]{0,40}?,?\s(?:together\swith|along\swith|"
        r"alongside)\s" + LIST,
        "any",
        far=True,
    ),
    Phrase(
        "participant",
        "joining",
        r"\bjoining\s(?P<who>{who})\s(?:\w+\s)?(?:were|was|are)\s" + LIST,
        "any",
        far=True,
    ),
    Phrase("participant", "presence", r"\bin\s(?:the\s)?presence\sof\s" + LIST, "any", far=True),
    Phrase("participant", "participa", r"\bparticipation\sof\s" + LIST, "any"),
    Phrase("participant", "together", r"\b(?:brought|brings|bringing|bring)\stogether\s" + LIST),
    Phrase(
        "participant", "gather", r"\b(?:gathered|gathering|assembled)\s(?=(?:\w+\s){0,5}(?:from|of)\s)" + LIST
    ),
    Phrase(
        "participant",
        "inclu|featur|involv",
        EVENT + r"\s(?:also\s|will\s|has\s|have\s){0,2}(?:includ|featur|involv)(?:es?|ed|ing)\s" + LIST,
    ),
    Phrase(
        "participant",
        "saw ",
        r"\bsaw\s(?=(?:\w+\s){0,4}(?:representatives|officials|delegates|participants|experts|ministers)\b)"
        + LIST,
        "any",
    ),
    # "The Commissioner A, the Director General B and C discussed next steps": at the meeting told before.
    Phrase(
        "participant",
        "discuss|exchang|review|agreed|dialogue|talks",
        SUBJECT + r"(?:discuss(?:ed)?|exchanged?\s(?:views|ideas|opinions)|reviewed|agreed\s(?:on|to|that)|"
        r"(?:continue|strengthen|deepen|hold|held)(?:ed)?\s(?:[\w-]+\s){0,3}?(?:dialogue|talks|discussions))\b",
        kinds=_MEETINGS,
        far=True,
        least=2,
    ),
    Phrase(
        "speaker",
        "receiving|welcoming",
        r"\b(?:honou?r|pleasure|privilege)\sof\s(?:receiving|welcoming|hosting)\s(?P<rest>"
        + LEAD
        + r"{people})",
        far=True,
    ),
    Phrase("participant", " did ", r"\b(?:as|so)\sdid\s(?:[^.;:]{1,60}:\s)?" + LIST, "any", far=True),
    # "Thirty officials from A, B and C reviewed the results": at the meeting told before.
    Phrase(
        "participant",
        "officials|representatives|delegates|experts|practitioners|officers|participants",
        r"(?:^|,\s)(?:[^.;:,]{0,60}?\s)?(?:officials|representatives|delegates|experts|practitioners|officers|participants)"
        r"\sfrom\s(?:the\s)?(?:[^.;:,{people}{company}{event}]{1,40}?\sof\s(?:the\s)?)?"
        + WHO
        + r"\s(?:reviewed|discussed|exchanged|examined|shared|explored|debated|identified|assessed|"
        r"took\sstock)\b",
        "any",
        far=True,
    ),
    Phrase(
        "participant",
        "representing",
        r"\b(?:participated|attended|took\spart|were\spresent)\b[^.;:]{0,60}?,?\srepresenting:?\s" + LIST,
        "any",
        far=True,
    ),
    Phrase(
        "participant",
        "present|attend|taking part|participating",
        r"\b(?:present|in\sattendance|attending|attended|taking\spart|participating)\s(?:[^.;,]{0,40}?\s)?(?:were|was|are|included|include)\s"
        + LIST,
        "any",
        far=True,
    ),
    Phrase(
        "participant",
        "delegation|officials|ministers|representatives|delegates|leaders|experts",
        r"\b(?:delegations?|officials|ministers|representatives|delegates|leaders|experts)\s"
        r"(?:(?:responsible|in\scharge|dealing|working)\s(?:(?!from\b)[\w-]+\s){1,6}?)?(?:from|of)\s" + LIST,
        "near",
    ),
    Phrase("participant", "delegations", r"^(?:the\s)?delegations\s(?:from|of)\s" + LIST, far=True),
    Phrase(
        "participant",
        "headed by|led by",
        r"\b(?:delegation|team|mission)s?\b[^.;]{0,90}?\b(?:headed|led)\sby\s(?P<rest>" + LEAD + r"{who})",
        "near",
    ),
    Phrase(
        "participant",
        "guest",
        r"(?P<who>{people})[^.;]{0,60}?\s(?:was|as)\s(?:the\s|a\s)?(?:chief\sguest|guest\sof\shonou?r)\b",
        far=True,
    ),
    Phrase(
        "participant",
        "part of",
        WHO + r"\sis\s(?:proud|happy|pleased|glad)\sto\s(?:have\sbeen|be)\s(?:a\s)?part\sof\sit\b",
        far=True,
    ),
    # A caption names those in its picture: "[From left] A, B and C", "Left to right: A, B".
    Phrase(
        "participant",
        "left|l to r|l-r",
        r"\b(?:l\sto\sr|l-r|from\s(?:the\s)?left(?:\sto\sright)?|left\sto\sright)\b[\s\]:,)-]{1,4}(?:are\s)?"
        + LIST,
        "any",
        persons=2,
        far=True,
    ),
    Phrase("participant", "", r"^(?:at|during|in)\s(?:the\s)?" + EVENT + r",?\s" + LIST, persons=3),
    Phrase("participant", "", r"^(?:at|during)\s(?:the\s)?" + EVENT + r"[^,;.]{0,60},\s(?:the\s)?" + WHO),
)
