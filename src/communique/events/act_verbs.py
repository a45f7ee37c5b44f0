"""Verbs and nouns by which something is adopted, signed, launched, opened or set up, with their objects."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from communique.events.act_objects import BODY, FOUNDED, PAPER, PROJECT, PUBLICATION, TEXT, VENTURE
from communique.text.sketch import pattern

# What was done to it stands after its acronym, what it is on or between whom, and a gloss on it.
_GLOSS = (
    r"(?:\s\([^()]{1,60}\))?[\"')]{0,2}"
    r"(?:\s(?:between|with|on|for|to|of|in)\s(?:(?!\b(?:which|that|was|were|is|are|has|have|had)\b)[^.;,]){1,90}?)?"
    r"(?:\son\s(?-i:[A-Z])\w+(?:,\s(?-i:[A-Z])\w+){1,3}(?:,?\s(?:and|&)\s(?-i:[A-Z])\w+)?(?:\s\([^()]{1,20}\))?)?"
    r"(?:\sbetween\s(?:the\s)?{actors})?(?:\s-\s[^.;]{1,120}?\s-)?"
    r"(?:,\s(?:(?:by|in|on|under|through)\swhich\s[^.;,]{1,140}|(?:(?!\b(?:which|that|was|were|has|have|had|who)\b)[^.;,]){1,80}),)?"
)
_AUXILIARY = (
    r"was|were|had|has|have|been|being|is|are|will|be|to|just|since|also|then|recently|unanimously|formally|"
    r"officially|first|jointly|finally|initially|due|set|expected|scheduled|successfully|already|virtually|"
    r"originally|earlier|newly"
)
_WAS = rf"(?:,?\swhich|,?\sthat|,)?(?P<aux>(?:\s(?:{_AUXILIARY})){{0,5}})\s"
# "The compact, a paper that governments adopted": what was done to it stands in a clause after it.
_THAT = (
    r"[\"']?,?(?:\san?\s(?:[\w-]+\s){0,3}?[\w-]+)?\s(?:that|which)\s(?:[\w'-]+\s){0,2}?{actors},?\s"
    r"(?P<aux>(?:(?:has|have|had|also|jointly|formally|officially|recently|just)\s){0,3})"
)
# Between a verb and its object: "signed today", "signed in Geneva", "launched with the Ministry".
_ADVERBS = (
    r"(?:,?\s(?:(?:together\s|jointly\s)?with\s(?:the\s)?(?:{actors}|[a-z][^.;,]{3,90}?(?=\sthe\s(?:first|second|third|new)\b))|today|yesterday|here|officially|formally|jointly|(?:on\s|in\s)?{date}|(?:in|at)\s(?-i:[A-Z])\w+)){0,3}\s"
    r"(?:up\sto\s)?"
)
_CEREMONY = r"(?:\s(?:ceremony|event))?(?:\s(?:here|held|today|(?:on\s|in\s)?{date}|in\s(?-i:[A-Z])\w+)){0,3}"
# "Launched in 2016 with support from the fund, the initiative": the participle opens the sentence.
# "Signed by A and B in Geneva, the agreement".
_OPENING = (
    r"\s(?:[^.;]{0,80}?(?P<day>{date})|(?P<doer>(?:by|between|on\sbehalf\sof)\s[^.;]{0,60}?{actor}))"
    r"[^.;]{0,160}?,\s"
)


@dataclass(frozen=True)
class Verb:
    """A way to say that something was done: a participle, the present tense of titles, and a noun.

    Its patterns are large, and compiled when a text first needs them.
    """

    kind: str
    stems: tuple[str, ...]  # in small letters; every form has one
    past: str
    present: str
    noun: str
    phrase: str  # of its object
    weak: bool = False  # told also of stances and purposes: an act only with a day or place beside it

    @cached_property
    def forms(self) -> re.Pattern[str]:
        """The verb and its noun, wherever they stand."""
        said = rf"(?P<past>{self.past})|(?P<present>{self.present})|(?P<noun>{self.noun})"
        return re.compile(rf"(?<![\w-])(?:{said})(?![\w-])", re.I)

    @cached_property
    def after(self) -> re.Pattern[str]:
        """The object after the verb."""
        return pattern(_ADVERBS + self.phrase)

    @cached_property
    def of(self) -> re.Pattern[str]:
        """The object after the noun."""
        return pattern(rf"{_CEREMONY}\s(?:of|for)\s{self.phrase}")

    @cached_property
    def before(self) -> re.Pattern[str]:
        """The object before the participle, up to the verb."""
        return pattern(rf"(?<![\w-]){self.phrase}(?:{_GLOSS}{_WAS}|{_THAT.replace('<aux>', '<had>')})$")

    @cached_property
    def opening(self) -> re.Pattern[str]:
        """The object that a sentence comes to after a participle."""
        return pattern(_OPENING + self.phrase)


VERBS = (
    Verb("adoption", ("adopt",), "adopted", "adopts?|adopting", "adoption", TEXT),
    Verb(
        "adoption",
        ("endors", "approv", "agreed"),
        r"endorsed|approved|agreed(?:\s(?:on|upon))?",
        "endorses|approves",
        "endorsement|approval",
        TEXT,
        weak=True,
    ),
    Verb(
        "agreement",
        ("sign", "inked", "conclu", "formali", "entered into", "renew"),
        r"(?:co-?)?signed(?!\s(?:up|off)\b)|inked|concluded|formali[sz]ed|entered\sinto|renewed",
        r"(?:co-?)?signs?(?!\s(?:up|off)\b)|signing",
        "signing|signature|conclusion",
        PAPER,
    ),
    Verb(
        "launch",
        ("launch", "unveil", "rolled out", "kicked off", "kicking off", "flagged off", "announced"),
        r"(?:co-|re)?launched|unveiled|rolled\sout|kick(?:ed|ing)\soff|flagged\soff",
        r"(?:co-)?launch(?:es)?|unveils?|launching",
        r"launch(?:ing)?|unveiling",
        VENTURE,
    ),
    Verb(
        "launch",
        ("introduced", "initiated"),
        r"(?:(?<=has )|(?<=have ))(?:introduced|initiated)",
        "(?!)",
        "(?!)",
        PROJECT,
    ),
    Verb(
        "launch",
        ("presented", "presentation"),
        "presented",
        "presenting",
        "presentation",
        PUBLICATION,
        weak=True,
    ),
    Verb(
        "establishment",
        ("inaugurat", "opened", "opening", "opens", " open "),
        r"inaugurated|(?:re)?opened",
        r"inaugurates?|opens?|opening",
        r"inauguration|(?:re-?)?opening",
        BODY,
    ),
    Verb(
        "establishment",
        ("establish", "found", "creat", "set up", "setting up", "formed", "formation", "initiated"),
        r"established|founded|created|set\sup|formed|initiated",
        "establish(?:es)?",
        r"establishment|creation|founding|foundation|formation|setting\sup",
        FOUNDED,
        weak=True,
    ),
)
