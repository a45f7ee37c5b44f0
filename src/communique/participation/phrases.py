"""What the phrases on who took part are made of: lists of actors, adverbs, the event with its article.

In them `who` holds the actors and `event` the event; `rest` is a list of actors up to where it ends.
The `{...}` stand for marks, see `sketch.pattern`.
"""

from __future__ import annotations

from dataclasses import dataclass

# A list of actors as the subject of a verb, each perhaps with an acronym after it; an apposition may follow.
WHO = (
    r"(?P<who>{actors}(?:\s(?:of|at)\s(?:the\s)?{actor}(?:,?\s(?:and\s)?(?:the\s)?{actors})?)?"
    r"(?:\s?\([^()]{1,60}\))?"
    # "ICMC, NRC and Africa Forum are hosting": the last may be one whose name is not known.
    r"(?:,?\sand\s(?:the\s)?(?-i:[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,4}))?"
    # "IGAD, in collaboration with the AUC and IOM, convened": partners do what the first does.
    r"(?:,?\s(?:in\s(?:close\s)?(?:collaboration|partnership|cooperation|co-operation|coordination|conjunction)\swith|"
    r"(?:together|jointly|along)\swith|with\s(?:the\s)?(?:financial\s|technical\s)?support\s(?:of|from))\s"
    r"(?:the\s)?{actors}(?:\s?\([^()]{1,60}\))?)?),?"
)
THROUGH = r"(?:\s(?:through|in|under|with|together|jointly|via)\s[^,;.]{1,100},)?"
WHO_THEN = WHO + r"(?:\s[^,;.]{1,80},)?"
# Everything after "attended by" that may still belong to the list; cut where another statement begins.
REST = r"(?P<rest>[^.;]{1,700})"
LONG_REST = r"(?P<rest>[^.]{1,900})"
ADVERBS = (
    r"(?:\s(?:has|have|had|will|would|also|jointly|then|today|officially|formally|recently|successfully|is|are|was|"
    r"were|to|yesterday|on\s(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s\([^()]{1,20}\))?,?)){0,4}"
)
EVENT = r"(?P<event>{event})"
THE = (
    r"(?:\s(?:the|a|an|its|our|this|that|first|second|third|annual|national|regional|joint|"
    r"[\w-]+[-\s](?:day|week))){0,3}\s[\"']?"
)
WHEN = r"(?:\s\([^()]{1,20}\))?(?:\s(?:in|on)\s[^,.;-]{1,30}?)?(?:\sjointly)?"
BY = r"\s(?:jointly\s|together\s|respectively\s|both\s)?by\s"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A turn of phrase: the role it gives, and to which events it can speak of.

    `group` is "held", "act" or "any"; "met" is a held one told by a verb, "did" an act told by a verb, "its"
    an act with "its" in its words, "near" a held one in a sentence that speaks of it, or of meeting.
    "here" is a held one that the sentence names. `kinds` narrows it to some kinds of event. A `far` phrase
    may speak of the event of another sentence.
    """

    role: str
    stem: str  # literals of which every match has one, in small letters, between bars; "" if none
    rule: str
    group: str = "held"
    kinds: frozenset[str] = frozenset()
    far: bool = False
    persons: int = 0  # so many persons at least are named, and only persons are meant
