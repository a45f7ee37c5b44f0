"""How sentences say who took part in an event and as what: one pattern for each turn of phrase.

In the patterns `who` holds the actors and `event` the event, where the phrase names it; the rest is
words. The `{...}` stand for marks, see `sketch.pattern`.
"""

from __future__ import annotations

from dataclasses import dataclass

# A list of actors as the subject of a verb, each perhaps with an acronym after it; an apposition may follow.
_WHO = (
    r"(?P<who>{actors}(?:\s(?:of|at)\s(?:the\s)?{actor}(?:,?\s(?:and\s)?(?:the\s)?{actors})?)?"
    r"(?:\s?\([^()]{1,60}\))?),?"
)
_THROUGH = r"(?:\s(?:through|in|under|with|together|jointly|via)\s[^,;.]{1,100},)?"
_WHO_THEN = _WHO + r"(?:\s[^,;.]{1,80},)?"
# Everything after "attended by" that may still belong to the list; cut where another statement begins.
_REST = r"(?P<rest>[^.;]{1,700})"
_LONG_REST = r"(?P<rest>[^.]{1,900})"
_ADVERBS = (
    r"(?:\s(?:has|have|had|will|would|also|jointly|then|today|officially|formally|recently|successfully|is|are|was|"
    r"were|to|yesterday|on\s(?:mon|tues|wednes|thurs|fri|satur|sun)day,?)){0,4}"
)
_EVENT = r"(?P<event>{event})"
_THE = (
    r"(?:\s(?:the|a|an|its|our|this|that|first|second|third|annual|national|regional|joint|"
    r"[\w-]+[-\s](?:day|week))){0,3}\s[\"']?"
)
_WHEN = r"(?:\s\([^()]{1,20}\))?(?:\s(?:in|on)\s[^,.;]{1,30}?)?(?:\sjointly)?"
_BY = r"\s(?:jointly\s|together\s|respectively\s|both\s)?by\s"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A turn of phrase: the role it gives, and to which events it can speak of.

    `group` is "held", "act" or "any"; "met" is a held one told by a verb, "did" an act told by a verb, "its"
    an act with "its" in its words, "near" a held one in a sentence that speaks of it, or of meeting.
    `kinds` narrows it to some kinds of event. A `far` phrase may speak of the event of another sentence.
    """

    role: str
    stem: str  # a literal of every match, in small letters
    rule: str
    group: str = "held"
    kinds: frozenset[str] = frozenset()
    far: bool = False


_ADOPTED = frozenset({"adoption"})
_BORN = frozenset({"establishment"})
_LAUNCHED = frozenset({"launch"})
_SIGNED = frozenset({"agreement"})

# Someone held, hosted or chaired it.
_HOLDERS = (
    Phrase(
        "co_chair", "chair", _WHO + _ADVERBS + r"\s(?:co-?chair(?:s|ed)?|jointly\schaired)" + _THE + _EVENT
    ),
    Phrase("chair", "chair", _WHO + _ADVERBS + r"\schair(?:s|ed)" + _THE + _EVENT),
    Phrase("chair", "which also chaired", _WHO + r"\swhich\salso\schaired\b", far=True),
    Phrase("host", "host", _WHO + _ADVERBS + r"\s(?:co-?)?host(?:s|ed|ing)?" + _THE + _EVENT),
    Phrase("host", "is the host", _WHO + r"\sis\sthe\shost\b", far=True),
    Phrase(
        "host",
        " at ",
        _EVENT + r"\s(?:took\splace|was\sheld|held|is\sheld|will\sbe\sheld)\b[^.;]{0,60}?"
        r"\bat\s(?:the\s)?(?P<who>{organization})",
    ),
    Phrase("convener", "conven", _WHO + _ADVERBS + r"\sconven(?:es|ed|ing|e)" + _THE + _EVENT),
    Phrase(
        "organizer",
        "",
        _WHO
        + _THROUGH
        + _ADVERBS
        + r"\s(?:(?:co-?)?organi[sz](?:es|ed|e|ing)|h[eo]lds?|ran|runs?|conduct(?:s|ed)?|launch(?:es|ed)?|"
        r"kicked\soff|deliver(?:s|ed)|facilitat(?:es|ed)|complet(?:es|ed)|conclud(?:es|ed))"
        + _THE
        + _EVENT
        + r"(?!\s(?:\w+ly\s)?with\b)",
        "any",
    ),
    Phrase("co_chair", "chaired", r"\b(?:co-?chaired|jointly\schaired|chaired\sjointly)" + _BY + _REST),
    Phrase("co_chair", "chair", r"\bunder\sthe\sco-?chair(?:ship|manship|s)?\sof\s" + _REST),
    Phrase("chair", "chaired by", r"(?<!co-)(?<!co)(?<!jointly\s)\bchaired\sby\s" + _REST),
    Phrase("chair", "presided", r"\bpresided\sover\sby\s" + _REST),
    Phrase("chair", "chair", r"\bunder\sthe\schair(?:ship|manship)\sof\s" + _REST),
    Phrase("host", "hosted", r"\b(?:co-?)?hosted" + _BY + _REST, "any"),
    Phrase("host", "invitation", r"\bat\sthe\sinvitation\sof\s" + _REST),
    Phrase("convener", "convened", r"\bconvened" + _BY + _REST),
    Phrase("organizer", "organi", r"\b(?:co-?)?organi[sz]ed(?:\s\w+){0,3}?\s(?:by|with)\s" + _REST, "any"),
    Phrase("organizer", " by ", r"\b(?:held|conducted|facilitated|run)" + _BY + _REST),
    Phrase(
        "organizer",
        " with ",
        r"(?:\b(?:organi[sz]ed|h[eo]ld|hosted|convened|conducted|ran|launched)\b[^.;]{0,200}?|^)\bin\s(?:close\s)?"
        r"(?:partnership|collaboration|cooperation|co-operation|coordination|conjunction|association)\swith\s"
        + _REST,
        "any",
    ),
    Phrase(
        "organizer",
        "support",
        r"\b(?:organi[sz]ed|h[eo]ld|hosted|convened|conducted)\b[^.;]{0,160}?\bwith\s(?:the\s)?(?:financial\s|technical\s)?"
        r"support\s(?:of|from)\s" + _REST,
    ),
)

# Someone spoke at it.
_SPEAKERS = (
    Phrase(
        "speaker",
        "",
        _WHO
        + _ADVERBS
        + r"\s(?:address(?:es|ed)?|open(?:s|ed)|clos(?:es|ed)|inaugurat(?:es|ed)|moderat(?:es|ed)|"
        r"brief(?:s|ed)?|(?:spoke|speaks?|speaking)\s(?:at|to|during)|told)" + _THE + _EVENT,
    ),
    Phrase(
        "speaker",
        " will ",
        r"(?P<who>{person}),?\swill\s(?:also\s)?(?:brief|address|speak|deliver|open|moderate)\b",
        far=True,
    ),
    Phrase("speaker", "floor", _WHO + r"\s(?:also\s)?took\sthe\sfloor\b", far=True),
    Phrase(
        "speaker",
        " by ",
        r"\b(?:moderated|opened|addressed|inaugurated|given|closed|facilitated|led)" + _BY + _REST,
    ),
    Phrase(
        "speaker",
        " by ",
        r"\b(?:statements?|remarks|speech(?:es)?|presentations?|interventions?|keynotes?|address(?:es)?)\s"
        r"(?:(?:was|were|are|will\sbe|also)\s){0,2}(?:(?:made|delivered|given|held|presented)\s)?by\s"
        + _REST,
        "any",
        far=True,
    ),
    Phrase(
        "speaker",
        "speakers",
        r"\b(?:key)?(?:note\s)?speakers\s(?:will\s)?(?:include[ds]?|including|are|were)\s" + _LONG_REST,
        far=True,
    ),
    Phrase(
        "speaker",
        "panel",
        r"\bpanell?ists\s(?:will\s)?(?:include[ds]?|including|were)\s" + _LONG_REST,
        far=True,
    ),
    Phrase(
        "speaker",
        "",
        r"\b(?:speaking|addressing)\s[^.;]{0,40}?" + _EVENT + r"[^.;]{0,60}?,\s(?:the\s)?(?P<who>{person})",
    ),
    Phrase(
        "speaker",
        "",
        r"(?P<who>{person})[^;]{0,320}?\b(?:remarks|speech|keynote|statement|speaking|spoke|address|said|told|"
        r"presented)\b[^;.]{0,60}?\b(?:at|during|to)\s(?:the\s|an?\s)?" + _EVENT,
    ),
)

# Someone was there, or met.
_PARTICIPANTS = (
    Phrase(
        "participant",
        "",
        _WHO
        + _ADVERBS
        + r"\s(?:attend(?:s|ed|ing)?|participat(?:es|ed|e|ing)\sin|(?:took|takes?|taking)\spart\sin|"
        r"join(?:s|ed)?|came\sto|met\b[^.;]{0,60}?\s(?:for|at|during|in))" + _THE + _EVENT,
        "any",
    ),
    Phrase("participant", "", _WHO_THEN + r"(?:\s[\w'-]+){0,4}?\s" + _EVENT, "met"),
    Phrase("participant", "their", _WHO + _ADVERBS + r"\sh[eo]lds?\stheir\s(?:\w+\s){0,2}" + _EVENT),
    Phrase(
        "participant",
        "expected",
        _WHO + r"\sare\s(?:also\s)?expected\sto\s(?:attend|participate|take\spart)\b",
        far=True,
    ),
    Phrase("participant", "with", _EVENT + r"\s(?:bilaterally\s)?with\s" + _REST, "met"),
    Phrase(
        "participant",
        "with",
        _WHO + _ADVERBS + r"\s(?:h[eo]ld|had|holds?)\s[^.;]{0,40}?" + _EVENT + r"\swith\b",
    ),
    Phrase("participant", "with", r"\b(?:h[eo]ld|had|holds?)\s[^.;]{0,40}?" + _EVENT + r"\swith\s" + _REST),
    Phrase("participant", "part in it", _WHO + r"\stook\spart\sin\sit\b", far=True),
    Phrase(
        "participant",
        "",
        _WHO + r"(?:\s-)?\s(?:also\s|both\s)?(?:attended|took\spart|sat\sin|came)\b(?!\sin\b|\sto\b)",
        "any",
        far=True,
    ),
    Phrase(
        "participant",
        "were ",
        _WHO + r"\swere\s(?:also\s)?(?:present|in\sattendance|represented)\b",
        "any",
        far=True,
    ),
    Phrase("participant", "attended", r"\battended(?:\s\w+)?" + _BY + _REST, "any", far=True),
    Phrase("participant", "joined by", r"\bjoined\sby\s" + _REST, "any"),
    Phrase("participant", "presence", r"\bin\sthe\spresence\sof\s" + _REST, "any", far=True),
    Phrase("participant", "participa", r"\bparticipation\sof\s" + _REST, "any"),
    Phrase("participant", "together", r"\b(?:brought|brings|bringing|bring)\stogether\s" + _REST),
    Phrase("participant", "gather", r"\b(?:gathered|assembled)\s(?=(?:\w+\s){0,5}(?:from|of)\s)" + _REST),
    Phrase(
        "participant",
        "inclu",
        r"\b(?:participants|attendees|delegates|guests)\s(?:also\s)?(?:included|including|were)\s"
        + _LONG_REST,
        "any",
        far=True,
    ),
    Phrase("participant", " did ", r"\b(?:as|so)\sdid\s" + _REST, "any", far=True),
    Phrase("participant", "", _EVENT + r"\s(?:held\s|took\splace\s)?(?:between|among)\s" + _REST),
    Phrase("participant", "", r"^(?:at|during)\s(?:the\s)?" + _EVENT + r"[^,;.]{0,60},\s(?:the\s)?" + _WHO),
    Phrase(
        "participant",
        "",
        r"\b(?:delegations?|officials|ministers|representatives|delegates|leaders|experts)\s(?:from|of)\s"
        + _REST,
        "near",
    ),
)

# Someone adopted, signed, founded or launched it.
_ACTORS = (
    Phrase("party", "", _WHO + r"'s?\s(?:[\w'-]+\s){0,2}" + _EVENT, "act", _ADOPTED | _BORN),
    Phrase("organizer", "", _WHO + r"'s?\s(?:[\w'-]+\s){0,2}" + _EVENT, "act", _LAUNCHED),
    Phrase("party", "", _WHO + _ADVERBS + r"\s" + _EVENT, "did", _ADOPTED | _BORN),
    Phrase("organizer", "", _WHO + _ADVERBS + r"\s" + _EVENT, "did", _LAUNCHED),
    Phrase("signatory", "", _WHO + r"(?:\s[\w',-]+){0,7}?\s" + _EVENT, "did", _SIGNED),
    Phrase("party", "", _EVENT + r"(?:\s\([^()]{1,20}\))?\s(?:between|with)\s" + _REST, "act", _SIGNED),
    Phrase(
        "party",
        "between",
        r"\b(?:agreement|understanding|mou|protocol|memorandum)\s(?:\([^()]{1,20}\)\s)?between\s" + _REST,
        "act",
        _SIGNED,
    ),
    Phrase("party", " by ", _EVENT + _WHEN + r"\sby\s(?!consensus)" + _REST, "act", _ADOPTED | _BORN),
    Phrase("organizer", " by ", _EVENT + _WHEN + r"\sby\s" + _REST, "act", _LAUNCHED),
    Phrase("signatory", " by ", _EVENT + _WHEN + r"\sby\s" + _REST, "act", _SIGNED),
    Phrase(
        "organizer",
        "",
        _EVENT + r"[^;.]{0,60}?,\s(?:the\s)?(?P<who>{organization}|{state})",
        "its",
        _LAUNCHED,
    ),
)
PHRASES = _HOLDERS + _SPEAKERS + _PARTICIPANTS + _ACTORS

# Who is quoted in a report on an event, or said to have praised or urged, spoke there.
SAID = (
    r"[,\"']\s(?:said|added|stated|noted|stressed|emphasi[sz]ed|remarked|explained|underlined|highlighted|told)\s"
    r"(?P<who>{person})"
    r"|(?P<before>{person}),?\s(?:also\s|further\s|then\s)?(?:said|added|stated|told|stressed|remarked|presented|noted|"
    r"emphasi[sz]ed|underlined|spoke|explained|praised|urged|called\s(?:on|for)|thanked|commended|highlighted|"
    r"underscored|reiterated|reaffirmed)\b"
)

# Where a list of participants ends and another statement begins.
LIST_END = (
    r"\s(?:to\s(?!the\b)|who\b|whose\b|which\b|where\b|aim(?:ed|ing)\b|discuss\w*\b|foster\w*\b|with\sthe\saim|"
    r"with\sa\sview|on\s|about\s|regarding\s|under\s|following\s|concerning\s|focus\w*|in\sorder|as\spart|"
    r"welcomed|commended|centred|highlighted|reaffirmed|said\b|asked\b|while\b|during\s|opens?\b|held\b|gathered\b|"
    r"met\b|(?:was|were|is|are|will)\b)"
)
