"""How sentences list who was at an event, or for whom it was: one phrase for each turn of speech."""

from __future__ import annotations

from communique.participation.phrases import ADVERBS, EVENT, LIST, OBJECT, WHO, Phrase

_STAFF = (
    r"\b(?:officers|officials|guards|staff|agents|representatives|practitioners|prosecutors|judges|experts|members|employees|"
    r"specialists|inspectors|trainers|professionals|participants)"
)

ROSTERS = (
    Phrase(
        "participant",
        "made up|composed|compris|consist",
        r"(?:\b(?:delegation|participants|attendees|audience)\b|{company})[^.;]{0,120}?"
        r"\b(?:made\sup|composed|comprised|consist\w+)\sof\s" + LIST,
        "any",
        far=True,
    ),
    # "Five countries participated in the meeting: A, B and C".
    Phrase(
        "participant",
        "participated|took part|attended|represented|present",
        r"\b(?:countries|states|nations|governments|organi[sz]ations|agencies|institutions|delegations)\s"
        r"(?:(?:has|have|also|were)\s){0,2}(?:participated|t(?:aken|ook)\spart|attended|represented|present)\b"
        r"[^.;:]{0,60}:\s" + LIST,
        "any",
        far=True,
    ),
    Phrase(
        "participant",
        "inclu|were|among|such as|namely",
        r"\b(?:participants|attendees|delegates|guests|dignitaries|invitees|observers)(?:\s(?:of|in|at)\s{event})?(?:\s(?!to\b)\w+){0,3}?,?\s"
        r"(?:included|includes?|including|were|are|among\sthem|such\sas|namely)\s" + LIST,
        "any",
        far=True,
    ),
    Phrase(
        "participant",
        "inclu|among|such as|namely",
        r"\b(?:representatives|stakeholders|partners|officials)"
        r"(?:\s(?!to\b)\w+){0,3}?,?\s(?:included|includes?|including|among\sthem|such\sas|namely)\s" + LIST,
        "near",
        far=True,
    ),
    # Whom a training is for: "a course on documents for twenty officers from A and B".
    Phrase(
        "participant",
        " for | with |involving|attracting|drawing",
        EVENT + r"(?:\s[^.;:{people}{company}{event}]{1,90}?)?,?\s(?:for|with|involving|attracting|drawing)\s"
        r"(?:(?!to\b|that\b|which\b)[^\s.;:{people}{company}{event}]+\s){0,8}?"
        + _STAFF
        + r"\s(?:drawn\s|coming\s|invited\s)?(?:from|of)\s"
        + LIST,
        kinds=frozenset({"workshop"}),
    ),
    Phrase(
        "participant",
        "complet|graduat|finish|underw|benefit",
        _STAFF
        + r"\s(?:from|of)\s"
        + WHO
        + ADVERBS
        + r"\s(?:completed|graduated\sfrom|finished|underwent|benefited\sfrom)"
        + OBJECT,
    ),
    Phrase(
        "participant",
        "participat|taking part|took part|attend|represented",
        r"\b(?:(?:participating|attending|represented)\s(?:countries|states|governments|organi[sz]ations|agencies|ministries|"
        r"institutions|bodies)(?:\sfrom\s[^.;:]{1,60}?)?|"
        r"(?:countries|states|governments|organi[sz]ations|agencies|delegations)\s(?:(?:that|which|who)\s)?"
        r"(?:participat(?:ing|ed)|t(?:aking|ook)\spart|attend(?:ing|ed)|represented))(?:\s(?:in|at)\s[^.;:]{1,60}?)?"
        r"(?:\s(?:include|included|are|were):?|:)\s" + LIST,
        "any",
        far=True,
    ),
    # "The conference convened a hundred participants of A and B".
    Phrase(
        "participant",
        "convene|gather|attract|unite|welcome|drew",
        EVENT + r"\s(?:also\s|will\s|has\s){0,2}(?:convene[ds]?|gather(?:s|ed)?|attract(?:s|ed)?|unite[ds]?|"
        r"welcome[ds]?|drew)\s(?=(?:[^\s.;]+\s){0,6}?(?:participants|representatives|officials|delegates|experts|"
        r"ministers|practitioners|stakeholders|members)\b)" + LIST,
    ),
    # "Judges and prosecutors came from A and B": to the meeting told before.
    Phrase(
        "participant",
        "came from|were from|drawn from|hailed from|come from",
        _STAFF + r"\s(?:(?:came|come|were|hailed)\sfrom|were\sdrawn\sfrom)\s" + LIST,
        far=True,
    ),
    # "Representatives of A and B gave an overview": at the meeting told before.
    Phrase(
        "participant",
        "overview|presentation|presented|experience",
        r"^(?:[^.;:]{0,90}?,\s)?(?:the\s)?(?:representatives|experts|officials|delegates|delegations)\s(?:from|of)\s"
        r"[^.;:{people}{company}{event}]{0,60}?"
        + WHO
        + r"\s(?:(?:offered|gave|delivered|made|provided)\s(?:an?\s|their\s)?(?:[\w-]+\s){0,2}?"
        r"(?:overview|presentation|experience)|presented)",
        far=True,
    ),
)
