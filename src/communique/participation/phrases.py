"""What the phrases on who took part are made of: a company of actors, adverbs, the event with its article.

They are matched against a sketch in which actors named together are one character (`companies`); `who` and
`rest` hold such companies, `event` the event. The `{...}` stand for marks, see `sketch.pattern`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.participation.companies import STOPS

# A few words without a verb: "40 representatives of the Ministries of", "the opening session of the".
_WORDS = rf"(?:(?!{STOPS})(?:[^\s.;:]+|(?-i:(?:[A-Z]\.)+))\s)"
# Before an actor of a list: "the U.S. Embassy in Kazakhstan, experts of".
_LISTED = rf"(?:{_WORDS}|\bthrough\s(?:(?:the|its)\s)?|\bin\s(?-i:[A-Z])[\w-]+,?\s)"
LEAD = rf"{_LISTED}{{0,14}}?"
PARTNERS = (
    r"(?:in\s(?:close\s)?(?:collaboration|partnership|cooperation|co-operation|coordination|conjunction|association)"
    r"(?:\sand\s\w+)?\swith|(?:together|jointly|along)\swith|with(?=\s{who}\sas\s(?:a\s)?co-)|(?:led|headed|represented|accompanied)\sby|with\s(?:the\s)?(?:\w+\s){0,2}(?:support|funding|assistance|financing)\s(?:of|from|by))"
)
TITLES = (
    r"minister|director|head|secretary|ambassador|chief|commissioner|president|representative|officer|coordinator|"
    r"manager|chair(?:man|woman|person)?|governor|mayor|envoy"
)
# An apposition, a clause on who they are, or the days: "A, who was able to attend, opened".
_ASIDE = (
    r"(?:,\s[^;:.{people}{company}{event}]{1,140}?,|,\s(?:who|which|whose)\s[^;:.{event}]{1,120}?,|"
    r"\s-\s[^;:.{people}{company}{event}]{1,90}?\s-|"
    # A title after which the second comma was forgotten: "A, Deputy Minister for Trade chaired".
    rf",\s(?:(?!{STOPS})[\w'-]+\s){{0,4}}?(?:{TITLES})\b(?:\s(?!{STOPS})[\w'-]+){{0,10}}?)"
)
# Within what they act: "A, as part of its programme with B, organized", "A, in its role of C, is hosting".
_WITHIN = (
    r"(?:,?\s(?:within\s(?:the\s)?(?:framework|scope|context)|in\sthe\s(?:framework|context|frame)|as\s(?:a\s)?part|"
    r"under\sthe\s(?:framework|umbrella)|in\s(?:its|his|her|their)\s(?:capacity|role))\s(?:of|as)\s[^;:.{event}]{1,160}?)"
)
# Actors as the subject of a verb, with their partners: "A, B (C) and other bodies, together with D,".
# Where a body's office or delegation is: "the EU Delegation to Chad and Mali", "IOM in Ghana".
_ABROAD = r"(?:\s(?:to|in)\s(?:the\s)?(?-i:[A-Z])[\w-]+(?:\s(?:and\s)?(?-i:[A-Z])[\w-]+){0,3})?"
# "the Deputy Minister A, B for regional initiatives": the rest of an office after its name.
_FOR_WHAT = rf"(?:\s(?:for|of)(?:\s(?!{STOPS})[\w'-]+){{1,7}}?)?"
# Those who are not named: ", NGOs (A), trade unions and other guests".
_OTHERS = (
    rf"(?:(?:,?\s(?:and|as\swell\sas)|,(?=[^.;]{{0,80}}\s(?:and|as\swell\sas)\s))"
    rf"(?:\s(?!{STOPS})[\w'-]+(?:\s\([^()]{{1,20}}\))?){{1,10}}?){{1,4}}"
)
WHO = (
    rf"(?P<who>{{who}}(?:\s(?:(?-i:[A-Z])[\w-]*|for|of|and)){{0,6}}?(?:{_ASIDE}?,?(?:\sand)?\s{PARTNERS}\s{LEAD}\(?{{who}}\)?(?:\sas\s(?:a\s)?co-\w+)?){{0,3}})"
    rf"(?:\s?\([^()]{{1,60}}\))?{_ABROAD}{_FOR_WHAT}(?:{_OTHERS})?{_ASIDE}?(?:,|\s-)?"
    rf"(?:{_WITHIN},?)?"
)
# Persons alone.
PEOPLE = rf"(?P<who>{{people}})(?:\s?\([^()]{{1,60}}\))?{_ASIDE}?,?"
# Everything after "attended by" that belongs to the list.
_ONE = (
    rf"(?:{LEAD}(?:[\w-]+[:/]\s?)?|[^.;{{people}}{{company}}{{event}}]{{1,80}}:\s|"
    r"[^.{people}{company}{event}]{1,160}?\snamely:?\s)\(?{who}\)?"
)
_PLACED = r"(?:\s(?:in|on|for)\s(?:the\s)?(?-i:[A-Z])[\w-]*){0,2}"  # "the team on IBM in Ukraine"
_TAIL = rf"(?:\s(?!{STOPS}|and\b|including\b)[\w'-]+(?:\s\([^()]{{1,60}}\))?){{0,7}}?{_PLACED}"
_NEXT = (
    rf"(?:{_TAIL}(?:,?\sincluding|,?\sand|,?\sas\swell\sas|,?\salongside|,?\s(?:together|along)\swith|"
    r",?\s(?:but|and)\salso|,?\swith(?=\s(?:\w+\s)?(?:representatives|officials|delegates|observers)\b)|,)|"
    r"[^;.{people}{company}{event}]{0,100};(?![^;.]{0,120}(?:\bnot\b|n't\b)))"
    r"\s(?:and\s)?(?:on\sbehalf\sof\s(?:the\s)?{who},?\s(?=by\b))?"
    r"(?:(?:assisted\s|joined\s|accompanied\s)?by\s|of\s)?"
)
LIST = rf"(?P<rest>{_LISTED}{{0,16}}?{_ONE}(?:{_NEXT}{_ONE}){{0,30}})"
ADVERBS = (
    r"(?:\s(?:who|which|that|has|have|had|will|would|also|jointly|then|today|to|both|(?:is|are)\sto|"
    r"yesterday|later|recently|this\s(?:morning|afternoon|week|month|year)|last\s\w+|\w+ly|\([^()]{1,20}\)|"
    r"on\s(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s\([^()]{1,20}\))?,?)(?!\w)){0,5}+"
)
EVENT = r"(?P<event>{event})"
THE = (
    rf"(?:\s(?:on|in|at)\s[^\s,;.]+(?:\s[^\s,;.]+){{0,4}}?|\s(?:from|between)\s\d[^;.]{{2,40}}?,)?"
    rf"\s{_WORDS}{{0,8}}?[\"']?"
)
# What a subject did before the verb: "A transferred 3 million to them and launched"; only where A begins it.
BEFORE = r"(?P<before>\s[^.;:{people}{company}{event}]{1,120}?\sand)?"
SUBJECT = WHO + BEFORE + ADVERBS + r"\s"
# "are currently", before "hosting".
BEING = r"(?:(?:is|are|was|were|be)\s(?:\w+ly\s|also\s|now\s|today\s|this\sweek\s)?)"
# The event as an object, or "it": an event that was told before.
OBJECT = rf"(?:{THE}{EVENT}|\sit\b)"
WHEN = (
    r"(?:\s\([^()]{1,20}\))?(?:,?\s(?:in|on|at)\s[^,.;-]{1,40}?(?:,\s(?-i:[A-Z])\w+)?){0,2}(?:\s(?:jointly|today|yesterday|here|formally|virtually|"
    r"unanimously))?,?"
)
# "hosted jointly by", "held in Oslo from 3 to 5 May by"; another participle may not stand between.
BY = r"(?:\s(?!(?:and|by)\b|\w+ed\b)[^\s.;{event}]+){0,9}?\sby\s"


_LOOKBEHINDS = re.compile(r"^(?:\(\?<!(?:[^()\\]|\\.)*\))+")  # what may not stand before a rule
_NOT_THESE = re.compile(r"\[\^[^\]]*\]")  # characters that may not stand between


@dataclass(frozen=True, slots=True)
class Phrase:
    """A turn of phrase: the role it gives, and to which events it can speak of.

    `group` is "held", "act" or "any"; "met" is a held one told by a verb, "gathered" one told by a verb that
    calls others together, "did" an act told by a verb, "its" an act with "its" in its words, "near" a held
    one in a sentence that speaks of it, or of meeting. "here" is a held one that the sentence names, "named"
    one that is not named by "it" alone. `kinds` narrows it to some kinds of event. A `far` phrase may speak
    of the event of another sentence.
    """

    role: str
    stem: str  # literals of which every match has one, in small letters, between bars; "" if none
    rule: str
    group: str = "held"
    kinds: frozenset[str] = frozenset()
    far: bool = False
    persons: int = 0  # so many persons at least are named, and only persons are meant
    bodies: str = ""  # another role, where it is no person that is meant
    least: int = 1  # so many actors at least are named together

    @property
    def is_of_persons(self) -> bool:
        """Whether only a company of persons can be who is meant."""
        marks = _NOT_THESE.sub("", self.rule)
        return "{people}" in marks and "{who}" not in marks and "{company}" not in marks

    @property
    def kernel(self) -> str:
        """The rule without the actors that begin or end it: where this matches nowhere, the rule cannot.

        It is compiled in a twentieth of the time.
        """
        rest = _LOOKBEHINDS.sub("", self.rule)
        for actors in (SUBJECT, WHO, PEOPLE):
            rest = rest.removeprefix(actors)
        return rest.removesuffix(LIST)
