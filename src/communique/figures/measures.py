"""What an amount measures, told from the words of its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.amounts import Amount
from communique.figures.payments import Payment
from communique.records import Happening, Name
from communique.text.sentences import Sentence


@dataclass(slots=True)
class Context:
    """An amount with what its sentence says around it, as far as a rule may look.

    `start:end` is the stretch of the page that rules may look at: the amount's sentence, or the near part of
    a very long one, so that the time for a page stays linear in its length.
    """

    amount: Amount
    sentence: Sentence
    start: int
    end: int
    before: str  # the stretch before the amount
    after: str  # the stretch behind it
    names: list[Name]  # of the stretch, in order
    told: list[tuple[int, Happening]]  # events told in the amount's line up to `end`, each with its place


PAID = {"funding", "budget"}
_BUDGET_BEFORE = re.compile(
    r"\b(?:budget(?:ed)?|total (?:value|cost|volume|envelope)|cost(?:s|ing)?|requirements?|appeal(?:s|ed"
    r"|ing)?|requir(?:es|ed|ing)|seek(?:s|ing)?|sought|envelope|needs?|needed|valued at|(?:project|programme"
    r"|initiative|action|scheme|plan),? worth)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_BUDGET_AFTER = re.compile(
    r"^[ -](?:(?!(?:under|for|to|in|of|by|from|through|as|within|on|towards|and|at|with|was|is)\b)"
    r"\w+[ -]){0,3}?(?:budget|project|programme|program|initiative|plan|appeal)\b",
    re.IGNORECASE,
)
_FUNDING = re.compile(
    r"\b(?:fund(?:s|ed|ing)?|grant(?:s|ed)?|donat\w+|approv\w+|mobili[sz]\w+|releas\w+|provid\w+|gave"
    r"|given|contribut\w+|pledg\w+|allocat\w+|financ\w+|disburs\w+|donors?"
    r"|award\w+|invest(?:ed|ment|s)?|assistance|aid|loans?|set aside|earmark\w+"
    r"|put (?:towards?|into)|dedicat\w+|devot\w+|channel\w+|commit(?:ted|ment|ments"
    r"|s)|(?:mak(?:e|es|ing)|made)(?: \w+)? available|available|support(?:ed|ing|s)?|packages?|resources"
    r"|receiv\w+|spen[dt]\w*|co-?financ\w+|boost\w*|envelope)\b",
    re.IGNORECASE,
)
# Money that is earned, sent home, lost or charged, and the size of economies: counted, not given.
_NOT_GIVEN = re.compile(
    r"\b(?:remit\w*|sen[dt] (?:home|back)|earn\w*|gdp|gross domestic|trade|exports?|imports?|econom(?:y"
    r"|ies)|wages?|salar(?:y|ies)|fees?|fined?|fines|profits?|prices?|paid to smugglers|debts?|losses|ransom"
    r"|revenues?|seized)\b",
    re.IGNORECASE,
)

_ACT = (
    r"(?:(?:have|has|had) )?(?:already |now |since |so far )*(?:signed|ratified|adopted|endorsed|approved"
    r"|acceded|joined|voted|committed|pledged|agreed|abstained|supported|taken part|launched)"
)
_ACT_AFTER = re.compile(rf"^ {_ACT}\b", re.IGNORECASE)
_ACT_BEFORE = re.compile(
    r"\b(?:adopted|signed|ratified|endorsed|approved|supported|made|backed|agreed|launched"
    r"|joined) (?:\w+ )?(?:by|from)[^.;]{0,30}$",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"(?:\b(?:the|its|their|all)|'s?) (?:[\w-]+ )?$", re.IGNORECASE)
_MEMBERS_BEFORE = re.compile(
    r"\b(?:membership|bloc|club|grouping|alliance|organi[sz]ation|union|community) (?:\w+ ){0,6}(?:of|at"
    r"|to|with)[^.;]{0,20}$|\b(?:comprises|comprising|made up of|consists of|consisting of) (?:\w+ )?$",
    re.IGNORECASE,
)
_MEMBERS_AFTER = re.compile(
    r"^ (?:(?:that|which) (?:make up|form|compose|constitute|belong to)|(?:are|were) members of)\b",
    re.IGNORECASE,
)
# Some of a body's members: "support to ten Member States"; all of them are "its 27 Member States".
_AMONG_MEMBERS = re.compile(r"\b(?:to|in|across|among|for|from) $", re.IGNORECASE)
# "one of 13 states participating in the Programme": for years, and not at a meeting.
_ENROLLED_AFTER = re.compile(
    r"^ (?:participating|taking part|involved|enrolled|included|covered) (?:in|by) (?:the |this |its )?"
    r"(?:[\w'-]+ ){0,9}(?:programme|program|project|initiative|scheme|process|mechanism)\b",
    re.IGNORECASE,
)
_CHAMPIONS = {"participating", "champion", "signatory", "pilot", "pledging"}
_PRESENT_BEFORE = re.compile(
    r"\b(?:presence|present|offices?|staff|operates?|operating|operations|active|missions?|footprint"
    r"|delegations?)(?: or \w+)? (?:in|across|throughout)(?: (?:the|some))? ?$",
    re.IGNORECASE,
)
_ATTENDED_AFTER = re.compile(
    r"^[^.;]{0,120}?\b(?:attend(?:ed|ing|s)?|confirmed (?:their )?(?:participation|attendance)|took part"
    r"|tak(?:e|ing) part|participat(?:ed|ing)|were present"
    r"|came|gathered|met|convened|were (?:represented|registered|trained)|came together|travelled to)\b",
    re.IGNORECASE,
)
_ATTENDED_BEFORE = re.compile(
    r"\b(?:attended by|attended|br(?:ought|ings|inging) together|gather(?:ed|ing|s)|participation of"
    r"|attendance of|presence of|joined by|trained|training (?:for|of)|(?:participants|delegates|delegations?"
    r"|representatives?"
    r"|officials|ministers|experts|guests) (?:from|of|representing)|representing|sent by|welcomed"
    r"|convened|assembled|with)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_ATTENDED_REACH = 100  # characters, more than `_ATTENDED_BEFORE` and `_ACT_BEFORE` can match


def read(context: Context, payment: Payment) -> str:
    """The measure, in the contract's vocabulary, of an amount in its sentence."""
    kind, unit = context.amount.kind, context.amount.unit
    if kind == "money":
        return _money_measure(context, payment)
    if kind == "states":
        return _states_measure(context)
    if kind in {"share", "people"}:
        return kind
    return {"pledge": "pledges", "project": "projects"}.get(unit.rsplit(" ", 1)[-1], "count")


def _money_measure(context: Context, payment: Payment) -> str:
    if _BUDGET_BEFORE.search(context.before) or _BUDGET_AFTER.search(context.after):
        return "budget"
    if _is_named_programmes(context):
        return "budget"
    if payment.payer_id or payment.payee_id:
        return "funding"
    if _NOT_GIVEN.search(context.before) or _NOT_GIVEN.search(context.after):
        return "count"
    return "funding" if _FUNDING.search(context.before) or _FUNDING.search(context.after) else "count"


def _is_named_programmes(context: Context) -> bool:
    """Whether a framework's name follows the amount at once: "The EUR 5 million Joint Initiative ..."."""
    named = next((name for name in context.names if name.start >= context.amount.end), None)
    if named is None or named.entity != "framework" or named.start > context.amount.end + 2:
        return False
    return _ARTICLE.search(context.before) is not None


_ARTICLE = re.compile(r"\b(?:the|a|an|this|new|its) $", re.IGNORECASE)


def _states_measure(context: Context) -> str:
    amount = context.amount
    modifiers = {word.lower() for word in amount.modifiers}
    is_part = amount.noun_start - amount.number_end > 2  # "five of the bloc's eight member states"
    acts = is_act(context)
    if modifiers == {"member"} and _AMONG_MEMBERS.search(context.before):
        return "states"
    if not is_part and _MEMBERS_AFTER.match(context.after):
        return "member_states"
    if _PRESENT_BEFORE.search(context.before):
        return "countries_present"
    if not is_part and _MEMBERS_BEFORE.search(context.before) and not acts:
        return "member_states"
    if "member" in modifiers and not is_part and (_DEFINITE.search(context.before) or not acts):
        return "member_states"
    if acts or is_part or _ENROLLED_AFTER.match(context.after):
        return "states"
    if is_attendance(context) and not modifiers & {"observer"}:
        return "countries_present"
    return "states" if modifiers & _CHAMPIONS or amount.unit == "government" else "count"


def is_act(context: Context) -> bool:
    """Whether the states counted signed, adopted or backed something."""
    near = max(0, len(context.before) - _ATTENDED_REACH)
    return bool(_ACT_AFTER.match(context.after) or _ACT_BEFORE.search(context.before, near))


def is_attendance(context: Context) -> bool:
    """Whether those counted came to a meeting."""
    near = max(0, len(context.before) - _ATTENDED_REACH)
    return bool(_ATTENDED_AFTER.match(context.after) or _ATTENDED_BEFORE.search(context.before, near))


_ABROAD = re.compile(
    r"^[^.;]{0,12}\b(?:have|had|hold|find|found|are|were)? ?(?:jobs|work(?:ing)?|employed|liv(?:e|ing)"
    r"|resid(?:e|ing)|abroad|overseas)\b",
    re.IGNORECASE,
)


def person_unit(text: str, context: Context, attended: bool) -> str:
    """People at a meeting are participants, nationals at work abroad are migrants; the rest are persons."""
    noun = text[context.amount.noun_start : context.amount.noun_end]
    if attended and noun.endswith(("people", "persons", "individuals")):
        return "participant"
    if noun[:1].isupper() and _ABROAD.match(context.after):
        return "migrant"
    return "person"
