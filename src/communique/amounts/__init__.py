"""Amounts as printed: money, shares and counted things, each with its value, unit and qualifier.

A range is one amount, its lower bound (see `quantities`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from communique.amounts import (
    nouns,
    numerals,
    qualifiers,
    quantities,
)
from communique.amounts.nouns import Noun
from communique.amounts.quantities import Quantity


@dataclass(slots=True)
class Amount:
    """An amount where it is printed; `start:end` is the number with its qualifier and unit, half-open."""

    start: int
    end: int
    value: float
    unit: str  # ISO 4217, "percent", "percentage point", or the counted noun in the singular
    qualifier: str  # the contract's vocabulary: exact, over, at_least, about, almost, up_to
    kind: str  # "money", "share", "people", "states" or "things"
    number_start: int  # the bare number, without qualifier and currency
    number_end: int
    noun_start: int  # the counted noun phrase; both ends equal where none is printed
    noun_end: int
    modifiers: tuple[str, ...] = ()  # the counted noun's, as printed

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency."""
        return self.kind == "money"


_PERCENT = re.compile(r" ?(?:%|per ?cent\b|pct\b)|(?P<points>[ -]percentage[ -]points?\b)", re.IGNORECASE)
# "five of the bloc's eight member states", "20 out of the 27": the first number counts what the second does.
_OUT_OF = re.compile(r" (?:out )?of (?:the|its|their|his|our|these|those|all)(?: [\w'-]+){0,3} ")
_OF_THE = re.compile(r" (?:out )?of (?:the|its|their|our|those|these)(?= )")
_EACH_OF = re.compile(r" each of(?: the)?(?= )")
_NEXT_LISTED = re.compile(r"(?:, and|,| and)(?= [^\W\d_])")
# The noun left out: "once fifteen have ratified"; after "the" or "all" it is a pronoun.
_LEFT_OUT = re.compile(
    r" (?:have|had|attended|signed|ratified|joined|acceded|participated|abstained|voted)\b"
)
# "eight million in Ukraine", "half a million of them": so many can only be what was counted before.
_MANY_LEFT_OUT = re.compile(r" (?:in|of (?:them|whom|these)|are|were|have|had|fled|live)\b")
_PRONOUN_BEFORE = re.compile(r"\b(?:the|these|those|all|both|other|last|first) {1,2}$", re.IGNORECASE)
_OF_WHOM = re.compile(r"\bof (?:whom|which|these|them),? (?:\w+ly )?$", re.IGNORECASE)
_WERE = re.compile(r" (?:are|were)(?= )")
# "the number of migrants had surpassed 244 million", "the number of states parties rose to 59"
_NUMBER_OF = re.compile(r"\bnumber of(?= )", re.IGNORECASE)
_NUMBER_VERB = re.compile(
    r"[^.;:,\d\n]{0,60}?\b(?:to|at|is|was|are|were|of|ha[sd]|reach\w*|surpass\w*|exceed\w*|total\w*)"
    r"(?: (?:now|already|then))? {0,2}",
    re.IGNORECASE,
)
_NUMBER_REACH = 110
_MEMORY = 250  # characters back in which a noun left out can have been printed
# "20 male and 30 female participants", "10 European and 15 African countries": one noun for both. So has a
# change, "rose from 28 to 34 countries"; a range is one quantity before it comes here.
_PAIRED = re.compile(r"(?: [\w-]+)? and ")

# "and plans for another 15,000": more of what was counted before.
_ANOTHER = re.compile(r"\b(?:another|an additional|a further|an extra) {1,2}$", re.IGNORECASE)
# "a 27-point declaration", "a 50-bed shelter": a count tied to its noun, which counts as much.
_TIED = re.compile(
    r"-(?P<noun>points?|pt|persons?|people|country|nation|beds?|seats?"
    r"|members?(?= (?:[\w-]+ ){0,2}(?:organi[sz]ation|bloc|grouping|union|community|alliance|association)\b))"
    r"\b(?!-)",
    re.IGNORECASE,
)
_TIED_UNITS = {"pt": "point", "people": "person"}

# What makes a counted noun a pointer to things just named, not a count: "these three concepts", "the two
# sides".
_POINTING = re.compile(
    r"\b(?P<always>these|those|both|(?:the|his|her|its|their) (?:other|same|latter|former|above|said"
    r"|following)) {1,2}$|\b(?:the|his|her|its|their|our|my|your|all) {1,2}$",
    re.IGNORECASE,
)
_RANKING = re.compile(
    r"\b(?:first|last|past|next|previous|coming|final|leading|preceding|following) {1,2}$", re.IGNORECASE
)
_POINTED_AT = frozenset(
    "side party country leader minister organization institution agency state partner government president "
    "body "
    "delegation nation neighbour neighbor entity authority ministry company man woman official counterpart "
    "union "
    "process text document project programme program agreement event meeting".split()
)
_FEW = 4  # so many can be pointed at by "the four countries"
# Four bare digits are a year after these, whatever follows: "in 2015 migrants arrived".
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|of|from|until|till|to|before|after|during|for|between|and|year|years|fy|mid"
    r"|late|early|the|"
    rf"spring|summer|autumn|winter|end|its|this|copyright|{numerals.MONTH})|[-/,(©&])\.? {{0,2}}$",
    re.IGNORECASE,
)
# "one" counts only within a list of counts: "two working groups and one training".
_LIST_BEFORE = re.compile(r"(?:, and|,|;| and| plus|[^\w\s,.'\"():-])\s{1,2}$")
_LIST_REACH = 80
_LIST_BREAK = re.compile(r"[.!?]\s|\n")


def find(text: str, country: str | None = None, taken: Sequence[tuple[int, int]] = ()) -> list[Amount]:
    """Every amount in a plain text, in order of their numbers.

    `country` (ISO 3166-1 alpha-3) is the document's, and settles which shilling, rupee or franc is meant;
    money in a currency that stays unknown is left out, as is any value of 2**53 or more. `taken` are
    half-open spans, in order, in which no number begins: those of dates and names.

    >>> [(a.value, a.unit, a.qualifier) for a in find("over EUR 590 million for 130+ projects")]
    [(590000000.0, 'EUR', 'over'), (130.0, 'project', 'over')]
    >>> find("about sh28b", "UGA")[0].unit, find("about sh28b")
    ('UGX', [])
    >>> find("the 2030 Agenda, Article 5, three days, one of the sides, 94th Session, COVID-19, page 12")
    []
    """
    printed = list(quantities.find(text, country, taken))
    found: list[Amount] = []
    for here, following in zip(printed, [*printed[1:], None], strict=False):
        for amount in _read(text, here, following, found):
            if 0 < amount.value < 2**53 and amount.unit:
                found.append(amount)
    return found


def _read(text: str, here: Quantity, following: Quantity | None, found: list[Amount]) -> Iterator[Amount]:
    """The amounts that one printed number makes: none, one, or several where it is dealt out over a list."""
    if here.currency is not None:
        if here.end - here.start > 0 and not here.numeral.year_like:
            yield _amount(text, here, here.currency, "money", here.end)
    elif percent := _PERCENT.match(text, here.end):
        unit = "percentage point" if percent["points"] else "percent"
        yield _amount(text, here, unit, "share", percent.end())
    elif each := _EACH_OF.match(text, here.end):
        yield from _dealt_out(text, here, each.end())
    elif here.value == 1:
        yield from _one(text, here, found)
    elif tied := _TIED.match(text, here.end):
        yield _tied(text, here, tied)
    elif noun := nouns.find(text, here.end):
        if _is_count(text, here, noun):
            yield _count(text, here, noun)
    elif not here.numeral.year_like and not here.numeral.letter:
        yield from _noun_elsewhere(text, here, following, found)


def _amount(text: str, here: Quantity, unit: str, kind: str, end: int, noun: Noun | None = None) -> Amount:
    start, qualifier = qualifiers.before(text, here.start) or (here.start, "exact")
    return Amount(
        start=start,
        end=end,
        value=float(here.value),
        unit=unit,
        qualifier=here.marked or qualifier,
        kind=kind,
        number_start=here.numeral.start,
        number_end=here.numeral.end,
        noun_start=noun.start if noun else end,
        noun_end=noun.end if noun else end,
        modifiers=noun.modifiers if noun else (),
    )


def _count(text: str, here: Quantity, noun: Noun) -> Amount:
    return _amount(text, here, noun.unit, _kind(noun), max(here.end, noun.end), noun)


def _tied(text: str, here: Quantity, tied: re.Match[str]) -> Amount:
    word = tied["noun"].lower()
    unit = _TIED_UNITS.get(word, word.removesuffix("s"))
    # The members of a bloc are states, whatever else would be counted by "member".
    noun = Noun(*tied.span("noun"), unit, nouns.is_people(unit), ("member",) if unit == "member" else ())
    kind = "states" if unit == "member" else _kind(noun)
    return _amount(text, here, unit, kind, noun.end, noun)


def _kind(noun: Noun) -> str:
    return "people" if noun.people else "states" if nouns.is_states(noun.unit) else "things"


def _leaves_out(text: str, here: Quantity, previous: Amount) -> bool:
    if _LEFT_OUT.match(text, here.end):
        return True
    many = here.numeral.scaled and previous.kind == "people" and _MANY_LEFT_OUT.match(text, here.end)
    return bool(many) and not _LIST_BREAK.search(text, previous.end, here.start)


def _number_of(text: str, here: Quantity) -> Noun | None:
    """The noun of "the number of ..." before a number that has none of its own."""
    reach = max(0, here.start - _NUMBER_REACH)
    named = _NUMBER_OF.search(text, reach, here.start)
    noun = nouns.find(text, named.end()) if named else None
    start = qualifiers.before(text, here.start) or (here.start, "")
    if noun and noun.end < start[0] and _NUMBER_VERB.fullmatch(text, noun.end, start[0]):
        return noun
    # "had surpassed": the qualifier is the verb
    return noun if noun and start[1] and _NUMBER_VERB.fullmatch(text, noun.end, here.start) else None


def _is_count(text: str, here: Quantity, noun: Noun) -> bool:
    """Whether a number before a plural noun counts it: no year, no pointer, no length in metres."""
    before = text[max(0, here.start - 20) : here.start]
    if here.numeral.letter and not noun.people:
        return False
    if here.value != here.value.to_integral_value():
        return False
    if here.numeral.year_like and not qualifiers.before(text, here.start):
        return noun.people and not _YEAR_BEFORE.search(before)
    if _RANKING.search(before):
        return noun.people
    pointing = _POINTING.search(before)
    if not pointing:
        return True
    if pointing["always"] or (here.value == 2 and not here.numeral.scaled):
        return False
    return here.value > _FEW or noun.unit not in _POINTED_AT or bool(noun.modifiers)


def _dealt_out(text: str, here: Quantity, start: int) -> Iterator[Amount]:
    """An amount for each kind of "1,000 each of respirators, glasses and gloves", with the whole phrase."""
    listed: list[Noun] = []
    while noun := nouns.find(text, start):
        listed.append(noun)
        if not (separator := _NEXT_LISTED.match(text, noun.end)):
            break
        start = separator.end()
        if "and" in separator.group() and (last := nouns.find(text, start)):
            listed.append(last)
            break
    for noun in listed:
        yield replace(_count(text, here, noun), end=listed[-1].end)


def _one(text: str, here: Quantity, found: list[Amount]) -> Iterator[Amount]:
    """ "One trainer", where it ends a list of counts; a lone "one" is more often a pronoun or an article."""
    previous = found[-1] if found else None
    if not previous or previous.kind in {"money", "share"} or here.start - previous.end > _LIST_REACH:
        return
    if not _LIST_BEFORE.search(text[max(0, here.start - 6) : here.start]):
        return
    if _LIST_BREAK.search(text, previous.end, here.start):
        return
    if noun := nouns.find_one(text, here.end):
        yield _count(text, here, noun)


def _noun_elsewhere(
    text: str, here: Quantity, following: Quantity | None, found: list[Amount]
) -> Iterator[Amount]:
    """A number whose noun does not follow at once: after the total, after a second number, or said before."""
    if following and following.currency is None:
        gap = text[here.end : following.start] if following.start - here.end < 60 else "\n"
        total = _OUT_OF.fullmatch(gap)
        if (total or gap == " to " or _PAIRED.fullmatch(gap)) and (noun := nouns.find(text, following.end)):
            if here.value < following.value if total else gap == " to " or _kind(noun) != "things":
                yield _count(text, here, noun)
            return
    if _OF_THE.match(text, here.end):
        of = _OF_THE.match(text, here.end)
        if of and (noun := nouns.find(text, of.end())):
            yield _count(text, here, noun)
        return
    yield from _noun_before(text, here, found)


def _noun_before(text: str, here: Quantity, found: list[Amount]) -> Iterator[Amount]:
    """A number whose noun an earlier amount printed: "once fifteen have ratified", "of whom 300 were"."""
    if noun := _number_of(text, here):
        yield _amount(text, here, noun.unit, _kind(noun), here.end)
        return
    previous = next((amount for amount in reversed(found[-3:]) if amount.noun_end > amount.noun_start), None)
    if not previous or here.start - previous.end > _MEMORY or "\n" in text[previous.end : here.start]:
        return
    before = text[max(0, here.start - 24) : here.start]
    part = _OF_WHOM.search(before)
    more = previous.kind == "people" and _ANOTHER.search(before)
    if part and (were := _WERE.match(text, here.end)) and (noun := nouns.find(text, were.end())):
        yield _count(text, here, noun)
    elif part or more or (_leaves_out(text, here, previous) and not _PRONOUN_BEFORE.search(before)):
        yield _amount(text, here, previous.unit, previous.kind, here.end)
