"""Actors named together: "A, Director of B, C's Minister D and officials from E" are A, D and E.

A sentence's sketch is drawn a second time, with each such company as one character, so that rules on who did
what need not say how lists, titles, brackets and appositions are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from communique.text.sketch import Mark, Sketch

ACTORS = frozenset({"person", "organization", "state"})
_WALKED = ACTORS | {"framework"}  # a framework may stand in a list, but takes no part

# Words at which a list of names ends: another clause, or a place, time or topic, begins.
STOPS = (
    r"(?:was|were|is|are|be|been|has|have|had|will|would|can|could|should|may|might|must|did|does|who|which|whose|"
    r"that|where|when|while|to|in|on|by|with|during|after|before|under|about(?!\s\d)|regarding|concerning|following|"
    r"into|over(?!\s(?:\d|an?\b|one\b|two\b|half\b))|against|through|via|within|amid|between|among|aim\w*|(?<!such\s)(?<!well\s)as(?!\swell\b)|(?<!more\s)than|but|if|because|"
    r"met|meets?|held|holds?|hosts?|took|takes?|gave|made|said|says|told|spoke|brought|opens?|led|"
    r"(?-i:co-(?:chair|host|organi[sz])ed|(?!(?:based|related|appointed|accredited|elected|designated|affiliated|concerned)\b)[a-z]+ed))\b"
)
_WORDS = rf"(?:(?!{STOPS})[\w'/.&-]+(?:\s\([^()]*\))?,?\s){{0,24}}"
_BRACKET = r"(?:\s?\([^()]{1,80}\)|\*|\s?\[\d+\])?"
_AND = (
    r"(?:,?\s(?:and|&|as\swell\sas|together\swith|along\swith|alongside|plus)\s"
    r"(?:(?:by|with|of|from)\s)?|,\s|/)"
)
# "A's regional offices in Abuja and Dakar, and B".
_OFFICE = (
    r"(?:\s?(?:\([A-Z]\w*\)\s)?(?-i:Commission|Secretariat)\b|(?:'s?)?\s(?:regional\s|country\s)?(?:offices?|missions?|branch(?:es)?|centres?|centers?)\sin\s(?:the\s)?"
    r"(?-i:[A-Z])[\w-]*(?:\s(?:and\s)?(?-i:[A-Z])[\w-]+){0,4})?"
)
_NEXT = re.compile(rf"{_OFFICE}{_BRACKET}{_AND}{_WORDS}", re.I)
# A comma, a title and whose title it is: "A, Deputy Head of B"; or a part of a body: "A's office in B".
_OF_WHOM = re.compile(
    rf"{_BRACKET}(?:'s?)?,?\s(?!and\b|as\swell\b|&)(?:(?!{STOPS})[\w'/.&-]+,?\s){{0,12}}"
    r"(?:of|at|for|from|to|in)\s(?:the\s)?(?:(?-i:[A-Z])\w+'s?\s)?",
    re.I,
)
# A title between commas and then the body: "A, Secretary (Consular Affairs), B".
_THEN_BODY = re.compile(
    rf"{_BRACKET},\s(?!and\b)(?:(?!{STOPS}|and\b)[\w'/.&-]+(?:\s\([^()]*\))?,?\s){{1,12}}(?:the\s)?", re.I
)
_MANY = re.compile(
    r"\b(?:representatives|officials|members|delegates|ministers|experts|delegations?|staff|colleagues|"
    r"authorities|governments?|leaders|ambassadors|partners|participants|organi[sz]ations|agencies|counterparts)\b",
    re.I,
)
# "the heads of A's members, their counterparts from B": B's are others.
_COUNTERPARTS = re.compile(r"(?:and )?(?:their |its )?(?:[\w-]+ )?counterparts (?:from|of|in) ")
# "Niger, acting president of B": B is whose president Niger is.
_OFFICE_HELD = re.compile(
    r", (?:the )?(?:[\w-]+ )?(?:president|presidency|(?:co-)?chair\w*|host|secretariat) of (?:the )?"
)
# "B Director General A", "C's Minister of Justice A": B and C only say whose officer A is.
_TITLE = re.compile(
    r"(?:'s?)?\s(?:(?:[A-Z][\w'./-]*|of|for|and|the|to|in|-|[a-z]*minister|ambassador|counterpart|president|director|"
    r"secretary|official|officer|expert|head|chief|envoy|representative|spokes\w+|coordinator|manager),?\s){0,9}"
)
# Between two members: what one of them acts through, or who speaks for it.
_THROUGH = re.compile(
    r",\s(?:(?:acting|working)\s)?(?:through|via|represented\sby|led\sby|headed\sby)\s[^,;.]{1,100}(?=,)",
    re.I,
)
_VIA = re.compile(r"(?:\s?\([^()]{1,80}\))?,?\s(?:through|via)\s(?:the\s|its\s)?", re.I)
# After the last name, what still belongs to it.
_TAIL = re.compile(
    r"(?:\s?\([^()]{1,80}\))?(?:(?:'s?)?\s(?:senior\s|high-level\s)?(?:officials?|representatives?|delegations?|"
    r"delegates|experts|staff|leaders|ministers?|teams?|colleagues|authorities|governments?|office|mission|"
    r"members|member[\s-](?:states|countries))(?!\s(?:states|countries)\b)\b)*",
    re.I,
)
_BRACKETS = re.compile(r"\([^()]{1,300}\)")
# Before a bracket that lists who is meant: "the EU's Member States (A, B)", "A, six partners (B, C)".
_KIND_OF_MEMBERS = re.compile(rf"{_BRACKET}(?:{_AND})?(?:\s?(?!{STOPS})[\w'/-]+){{0,6}}\s?", re.I)
_LONGEST_GAP = 240  # characters between two members
# "Minister A, in his capacity as President of B": A speaks for B.
_IN_CAPACITY = re.compile(
    r",? in (?:his|her|its|their) (?:capacity|role) as [^,;.]{1,60}? (?:of|at) (?:the )?"
)
# "the IGAD member states of A and B": they are meant, and not whose members they are.
_OF_MEMBERS = re.compile(
    r" (?:[Mm]ember|[Pp]artner|[Pp]articipating) (?:[Ss]tates|[Cc]ountries) of (?:the )?"
)
# Between an owner and its body: "Egypt's Ministry", "the EU Border Agency Frontex".
_OWNED = re.compile(r"'s? |(?: [A-Z][\w-]+){1,3} ")
_OF_OFFICER = frozenset({" ", "'s ", "' "})  # between an officer, or the state after "of", and the body
_LONGEST_KIND = 60  # characters before a bracket


@dataclass(slots=True)
class Company:
    """The actors of a list, in order, without those who only say whose officer another is."""

    members: list[Mark] = field(default_factory=list)
    start: int = 0  # places in the sketch, half-open
    end: int = 0

    @property
    def kind(self) -> str:
        """Of a mark that stands for it: "people" where all are persons."""
        return "people" if all(mark.kind == "person" for mark in self.members) else "company"

    def add(self, mark: Mark) -> None:
        """One more member, if it is an actor."""
        if mark.kind in ACTORS:
            self.members.append(mark)


def companies(sketch: Sketch) -> Sketch:
    """The sketch drawn again with every company of actors as one mark, whose item is its members."""
    found = [company for company in _walk(sketch) if company.members]
    marks, outside, offset = [], 0, sketch.offset
    for company in found:
        marks += sketch.between(outside, company.start)
        start, end = offset(company.start), sketch.offset_end(company.end)
        marks.append(Mark(start, end, company.kind, tuple(company.members)))
        outside = company.end
    return sketch.redrawn(marks + sketch.between(outside, len(sketch.text)))


def _walk(sketch: Sketch) -> Iterator[Company]:
    text = sketch.text
    brackets = [match.span() for match in _BRACKETS.finditer(text)]
    company = Company()
    for place, mark in sketch.places():
        if mark.kind not in _WALKED:
            continue
        bracket = next((span for span in brackets if span[0] < place < span[1]), None)
        if bracket and company.end and _opens(sketch, company, bracket):
            _take_bracket(sketch, company, bracket)
        elif place < company.end:
            continue
        elif company.end and _joins(text, company, place, mark):
            company.end = place + 1
        else:
            yield _with_tail(text, company)
            company = Company(start=place, end=place + 1)
            company.add(mark)
    yield _with_tail(text, company)


def _opens(sketch: Sketch, company: Company, bracket: tuple[int, int]) -> bool:
    """Whether a bracket belongs to a company: it follows at once, or lists whom the words before it mean."""
    gap = sketch.text[company.end : bracket[0]]
    if gap in ("", " ", ", "):
        return True
    several = len(_inside(sketch, bracket)) > 1
    return several and len(gap) <= _LONGEST_KIND and bool(_KIND_OF_MEMBERS.fullmatch(gap))


def _inside(sketch: Sketch, bracket: tuple[int, int]) -> list[Mark]:
    return [mark for mark in sketch.between(*bracket) if mark.kind in ACTORS]


def _take_bracket(sketch: Sketch, company: Company, bracket: tuple[int, int]) -> None:
    """Names in brackets are members where they are several; one alone is the same in other words."""
    inside = _inside(sketch, bracket)
    if len(inside) > 1:
        company.members += inside
    company.end = bracket[1]


def _joins(text: str, company: Company, place: int, mark: Mark) -> bool:
    """Whether a mark goes on with a company; where it is a member, it becomes one."""
    gap = text[company.end : place]
    if len(gap) > _LONGEST_GAP:
        return False
    if _VIA.fullmatch(gap):
        return True
    gap = _THROUGH.sub("", gap)
    last = company.members[-1] if company.members else None
    if mark.kind != "person" and _IN_CAPACITY.fullmatch(gap):
        return True
    if mark.kind == "state" and _OF_MEMBERS.fullmatch(gap):
        company.add(mark)
        return True
    if mark.kind != "person" and _OF_WHOM.fullmatch(gap) and not _is_next(gap, last):
        return True
    if mark.kind == "organization" and last and last.kind != "person" and _OWNED.fullmatch(gap):
        company.members[-1] = mark
        return True
    is_office = gap in _OF_OFFICER or _is_title(gap)
    if mark.kind != "person" and last and last.kind == "person" and is_office:
        return True
    if _NEXT.fullmatch(gap):
        company.add(mark)
        return True
    if mark.kind == "person" and last and last.kind != "person" and _TITLE.fullmatch(gap):
        company.members[-1] = mark
        return True
    return False


def _is_next(gap: str, last: Mark | None) -> bool:
    """Whether another body follows, and not the one whose officer was named before the comma."""
    _, comma, after = gap.partition(", ")
    if comma and _COUNTERPARTS.match(after):
        return True
    if _OFFICE_HELD.fullmatch(gap):
        return False
    return (
        "," in gap[:90]
        and gap.lstrip("'s")[:1] == ","
        and bool(not last or last.kind != "person" or _MANY.search(gap))
    )


def _is_title(gap: str) -> bool:
    return gap.endswith(", ") and bool(_THEN_BODY.fullmatch(gap)) and not _MANY.search(gap)


def _with_tail(text: str, company: Company) -> Company:
    if company.end:
        company.end = _TAIL.match(text, company.end).end()
    return company
