"""Who pays whom: payer and payee of an amount of money, read in its sentence.

Patterns meet a sketch of the sentence, in which every actor is one character; none reaches over another actor
or a full stop, so that two donors in one sentence are not taken for one another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.amounts import Amount
from communique.records import Name
from communique.text.page import Page
from communique.text.rule_triggers import RuleTriggers
from communique.text.sketch import KINDS, Mark, Sketch, pattern


@dataclass(frozen=True, slots=True)
class Payment:
    """The actors' ids of one amount, None where the sentence does not say."""

    payer_id: str | None = None
    payee_id: str | None = None


# What gives, as a verb; "was awarded", "have been granted" turn the direction round and are kept apart.
_GIVE = (
    r"(?:contribut|provid|donat|giv|gave|grant|pledg|allocat|commit|invest|disburs|award|fund|financ|put"
    r"|earmark|set(?:s|ting)? aside|announc|releas|mobili[sz]|deliver|extend|approv|spen[dt]|pay|paid|channel"
    r"|transfer"
    r"|support|offer|add|top(?:s|ped)? up|inject|co-?financ|co-?fund|made available|making available)\w*"
)
_GIVE_STEMS = (
    "contribut|provid|donat|giv|gave|grant|pledg|allocat|commit|invest|disburs|award|fund|financ|put|earmark|set"
    "|announc|releas|mobili|deliver|extend|approv|spen|pay|paid|channel|transfer|support|offer|add|top|inject|made"
    "|making"
)
_MONEY = (
    r"(?:funding|support|contributions?|grants?|assistance|financing|donations?|aid|investments?"
    r"|packages?|funds|allocations?|loans?)"
)
_MONEY_STEMS = (
    "fund|support|contribution|grant|assistance|financ|donation|aid|investment|package|allocation|loan"
)
_ACTORS_MARKS = KINDS["person"] + KINDS["organization"] + KINDS["state"]
_GAP = rf"[^{_ACTORS_MARKS}{KINDS['number']}.;]"  # no other actor, no other amount, no other sentence
_NUMBER = KINDS["number"]
# An actor's adjective before a noun is not the actor: "for Japanese NGOs".
_WHOLE = (
    r"(?=\W*$|\s*[.,;:)\"]|'s? (?:work|efforts|operations|activities|response)|[-\s]*\("
    r"|\s(?:and|to|in|for|with|under|on|through|at|over|which|who|as|since|from|by|is|was|will|has|last"
    r"|this|between|during|towards|via)\b)"
)


class _Rules:
    """Patterns in order, each with its literals in small letters of which a sentence must hold one."""

    def __init__(self, *rules: tuple[str, str]) -> None:
        self._patterns = [pattern(rule) for _, rule in rules]
        self._triggers = RuleTriggers(tuple(stems.split("|")) for stems, _ in rules)

    def first(self, text: str) -> re.Match[str] | None:
        """The match of the first pattern that has one."""
        for place in self._triggers.possible(text.lower()):
            if match := self._patterns[place].search(text):
                return match
        return None


# "contributions from Germany (NUMBER) and Italy (NUMBER)": a sum in brackets is of what stands before them.
_IN_BRACKETS = _Rules(
    (
        "contribut|donat|grant|fund|pledg|support",
        rf"\b(?:contribut|donat|grant|fund|pledg|support)\w*[^.;]{{0,120}}?(?P<actor>{{actor}}) ?\({_NUMBER}",
    ),
)
_PAYER = _Rules(
    # "Norway signed an agreement with IOM to contribute NUMBER"
    (
        "sign|agree|conclud",
        rf"(?P<actor>{{actors}})[^.;]{{0,30}}\b(?:sign|agree|conclud)\w*[^.;]{{0,80}}"
        rf"\bto {_GIVE}{_GAP}{{0,60}}{_NUMBER}",
    ),
    # "Germany is IOM's second largest donor, having given NUMBER"
    (
        "donor",
        rf"(?P<actor>{{actors}}) (?:is|was|remains|has been)\b"
        rf"[^.;]{{0,60}}\bdonors?\b{_GAP}{{0,80}}{_NUMBER}",
    ),
    # "Commission funding to IOM reached NUMBER", "the EU's contribution of NUMBER"
    (
        _MONEY_STEMS,
        rf"(?P<actor>{{actors}})(?:'s?)?(?: [\w-]+){{0,3}}? {_MONEY}\b"
        rf"(?: (?:to|for) (?:the )?{{actor}})?{_GAP}{{0,60}}{_NUMBER}",
    ),
    # "Japan is contributing NUMBER", "the Government had set aside another NUMBER"
    (
        _GIVE_STEMS,
        rf"(?P<actor>{{actors}})(?!'s?\b){_GAP}{{0,60}}(?<!\bwas )(?<!\bwere )"
        rf"(?<!\bbeen )(?<!\bbe )\b(?!\w+(?:ion|ment)s?\b){_GIVE}\b"
        rf"(?:{_GAP}{{0,80}}(?:(?:to|for) (?:the )?{{actors}})?){{1}}{_GAP}{{0,60}}{_NUMBER}",
    ),
    # "the Commission is making NUMBER available"
    (
        "available",
        rf"(?P<actor>{{actors}})(?!'s?\b){_GAP}{{0,40}}\b(?:mak(?:e|es|ing)|made) {_NUMBER}"
        rf"{_GAP}{{0,40}}\bavailable\b",
    ),
    # "the EU awarded IOM NUMBER"
    (
        _GIVE_STEMS,
        rf"(?P<actor>{{actors}})(?!'s?\b){_GAP}{{0,40}}(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbe )"
        rf"\b{_GIVE} (?:the )?{{actors}} (?:a |an |with )?{_NUMBER}",
    ),
    # "NUMBER in new funding from Germany"; not "NUMBER to support migrants from Ethiopia"
    (
        " from ",
        rf"{_NUMBER}(?: (?:in|of|as|a|an|the|new|additional|humanitarian|financial|development|emergency"
        rf"|{_MONEY})){{0,5}},? from (?:the )?(?P<actor>{{actor}})(?! and {{actor}})",
    ),
    # "NUMBER, provided by the EU"
    (
        " by ",
        rf"{_NUMBER}{_GAP}{{0,70}}\b(?:fund|financ|donat|contribut|provid|grant|pledg|allocat|offer)ed"
        rf"(?: \w+)? by (?:the )?(?P<actor>{{actors}})",
    ),
    # "funded by the EU with NUMBER"
    (
        " by ",
        rf"\b(?:fund|financ|support|donat|contribut|provid|grant)ed by"
        rf" (?:the )?(?P<actor>{{actors}}){_GAP}{{0,80}}{_NUMBER}",
    ),
    # "NUMBER EU grant", "NUMBER EU-funded project"
    (_MONEY_STEMS, rf"{_NUMBER} (?P<actor>{{actor}})(?:-funded|-financed| {_MONEY})\b"),
    # "a EU-funded project with a budget of NUMBER", "with EU support ... NUMBER"
    (
        "fund|financ|support",
        rf"(?P<actor>{{actor}})(?:-(?:funded|financed|supported)| (?:support|funding))\b"
        rf"{_GAP}{{0,120}}{_NUMBER}",
    ),
)
_PAYEE = _Rules(
    # "funding to IOM reached NUMBER"
    (_MONEY_STEMS, rf"\b{_MONEY} (?:to|for) (?:the )?(?P<actor>{{actors}}){_GAP}{{0,60}}{_NUMBER}"),
    # "IOM received NUMBER", "IOM has been awarded NUMBER"
    (
        "receiv|secured|obtained|granted|awarded|given|allocated|promised|provided",
        rf"(?P<actor>{{actors}}){_GAP}{{0,30}}\b(?:receiv\w+|secured|obtained|(?:was|were|been) "
        rf"(?:granted|awarded|given|allocated|promised|provided))\b{_GAP}{{0,60}}{_NUMBER}",
    ),
    # "NUMBER to the work of the United Nations", "NUMBER for IOM"
    (
        "to |for |towards ",
        rf"{_NUMBER}{_GAP}{{0,70}}?\b(?:to|for|towards) (?:support )?(?:the )?"
        rf"(?:(?:work|efforts|activities|operations|response|budget|programmes?) of )?"
        rf"(?:the )?(?P<actor>{{actors}}){_WHOLE}",
    ),
    # "signed an agreement with IOM to contribute NUMBER"
    ("agreement with", rf"\bagreement with (?:the )?(?P<actor>{{actors}}) to {_GIVE}{_GAP}{{0,60}}{_NUMBER}"),
    # "awarded IOM NUMBER"
    (_GIVE_STEMS, rf"\b{_GIVE} (?:the )?(?P<actor>{{actors}}) (?:a |an |with )?{_NUMBER}"),
    # "a NUMBER project implemented by IOM"
    (
        "implemented",
        rf"{_NUMBER}{_GAP}{{0,90}}\bimplemented (?:jointly )?by (?:the )?(?P<actor>{{actors}})",
    ),
)
_IMPLEMENTED = pattern(r"\bimplement\w*(?: [\w-]+){0,5} by (?:the )?(?P<actor>{actors})")


def read(page: Page, start: int, end: int, names: list[Name], amount: Amount) -> Payment:
    """Payer and payee of an amount of money in the stretch `start:end` with its `names`; nobody is both."""
    if all(name.entity == "framework" for name in names):
        return Payment()
    sketch = _sketch(page, start, end, names, amount)
    bracketed = page.text[start : amount.start].endswith("(")
    payer = _first(sketch, _IN_BRACKETS if bracketed else _PAYER)
    payee = _first(sketch, _PAYEE)
    return Payment(payer, payee if payee != payer else None)


def implementer(page: Page, start: int, end: int, names: list[Name]) -> str | None:
    """The one organization that a stretch says implements something; None where there is none or several."""
    sketch = _sketch(page, start, end, names, None)
    match = _IMPLEMENTED.search(sketch.text)
    marks = sketch.marks(match, "actor") if match else []
    ids = {_id(mark) for mark in marks if mark.kind == "organization"}
    return ids.pop() if len(ids) == 1 and len(marks) else None


def _first(sketch: Sketch, rules: _Rules) -> str | None:
    """The one actor of the first pattern that matches; None where it names several, for a row holds one."""
    match = rules.first(sketch.text)
    if not match:
        return None
    marks = sketch.marks(match, "actor")
    ids = {_id(mark) for mark in marks}
    # Who speaks of an allocation does not make it.
    return ids.pop() if len(ids) == 1 and marks[0].kind != "person" else None


def _id(mark: Mark) -> str:
    assert isinstance(mark.item, Name)
    return mark.item.entity_id


def _sketch(page: Page, start: int, end: int, names: list[Name], amount: Amount | None) -> Sketch:
    marks = [Mark(name.phrase_start, name.phrase_end, _mark_kind(name), name) for name in names]
    if amount:
        marks.append(Mark(amount.start, amount.end, "number", amount))
    return Sketch(page.text, start, end, marks)


def _mark_kind(name: Name) -> str:
    if name.entity == "framework":
        return "framework"
    return name.kind if name.kind in {"person", "state"} else "organization"
