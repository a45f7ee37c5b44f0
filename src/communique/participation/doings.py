"""How sentences say who adopted, signed, founded or launched something: a phrase for each turn of speech."""

from __future__ import annotations

from communique.participation.phrases import ADVERBS, BEFORE, BY, EVENT, LIST, SUBJECT, WHEN, WHO, Phrase

_ADOPTED = frozenset({"adoption"})
_BORN = frozenset({"establishment"})
_LAUNCHED = frozenset({"launch"})
_SIGNED = frozenset({"agreement"})

DOERS = (
    Phrase("party", "", WHO + r"'s?\s(?:[\w'-]+\s){0,2}" + EVENT, "act", _ADOPTED | _BORN),
    Phrase("organizer", "", WHO + r"'s?\s(?:[\w'-]+\s){0,2}" + EVENT, "act", _LAUNCHED),
    Phrase("party", "", SUBJECT + EVENT, "did", _ADOPTED | _BORN),
    Phrase("organizer", "", SUBJECT + EVENT, "did", _LAUNCHED),
    Phrase(
        "signatory",
        "",
        WHO + BEFORE + ADVERBS + r"(?:,?\s(?:on|in)\s[^,;.]{1,40},?)?" + ADVERBS + r"\s" + EVENT,
        "did",
        _SIGNED,
    ),
    Phrase("signatory", " to ", WHO + r"(?:\s[\w'-]+){0,6}?\sto\s" + EVENT, "did", _SIGNED),
    Phrase("signatory", "with", EVENT + r"(?:\s\([^()]{1,20}\))?\swith\s" + LIST, "act", _SIGNED),
    Phrase(
        "signatory",
        "with",
        EVENT
        + r"\s(?:worth|valued|amounting|totall?ing|for|on)\s[^,.;:{people}{company}{event}]{1,90}?\swith\s"
        + LIST,
        "act",
        _SIGNED,
    ),
    Phrase(
        "signatory",
        "between",
        EVENT + r"(?:\s[^.;{people}{company}{event}]{1,90}?)?\sbetween\s" + LIST,
        "act",
        _SIGNED,
    ),
    Phrase("organizer", "with", EVENT + r"\swith\s(?:the\s)?(?P<rest>{who})", "did", _LAUNCHED),
    Phrase(
        "party",
        "between",
        r"\b(?:agreement|understanding|mou|protocol|memorandum)\s(?:\([^()]{1,20}\)\s)?(?:[^.;{people}{company}{event}]{1,120}?\s)?between\s"
        + LIST,
        "act",
        _SIGNED,
        far=True,
    ),
    Phrase("party", " by ", EVENT + WHEN + r"\sby\s(?!consensus)" + LIST, "act", _ADOPTED | _BORN),
    Phrase(
        "party",
        " by ",
        EVENT + WHEN + r"\sby\s(?:the\s)?{who},?\sin\s(?:close\s)?(?:coordination|collaboration|cooperation|"
        r"co-operation|partnership|conjunction)\swith\s" + LIST,
        "act",
        _BORN,
    ),
    Phrase("organizer", " by ", EVENT + WHEN + r"\sby\s" + LIST, "act", _LAUNCHED),
    Phrase("signatory", " by ", EVENT + WHEN + r"\sby\s" + LIST, "act", _SIGNED),
    # "Signed by A and the ministers of three states: B, C and D".
    Phrase(
        "signatory",
        ":",
        EVENT
        + WHEN
        + r"\sby\s[^.;:]{0,240}?\b(?:states|countries|governments|members|ministers)\b[^.;:]{0,60}:\s"
        + LIST,
        "act",
        _SIGNED,
    ),
    Phrase(
        "signatory",
        "signed|signator",
        r"\b(?:signatories(?:\s[^\s.;:]+){0,4}?|signed(?:\sit)?)\s(?:are|were|include|included)\s" + LIST,
        "act",
        _SIGNED,
        far=True,
    ),
    # "A signed the memorandum for her country": the papers told of before.
    Phrase(
        "signatory",
        "signed|signs",
        SUBJECT + r"sign(?:ed|s)\s(?:it\b|the\s(?:\w+\s){0,3}?(?:agreements?|mou|memorand(?:um|a)|"
        r"declaration|deal|documents?|protocols?|accord|contracts?)\b)",
        "act",
        _SIGNED,
        far=True,
    ),
    Phrase("signatory", "signed|inked", r"\b(?:signed|inked)" + BY + LIST, "act", _SIGNED, far=True),
    Phrase("organizer", "", EVENT + r"[^;.]{0,60}?,\s(?:the\s)?(?P<who>{company})", "its", _LAUNCHED),
)
