"""Figures: what a page's amounts measure, of whom, for which time, and what money was in euro."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter, itemgetter

from communique import amounts
from communique.amounts import Amount
from communique.euro import in_euro
from communique.figures import measures, payments, periods, translated
from communique.figures.measures import Context
from communique.figures.payments import Payment
from communique.money_bases import basis
from communique.records import Figure, Happening, Name
from communique.text.page import Page
from communique.text.sentences import Sentence

_NO_FIGURES = {"contact", "furniture"}  # sections in which numbers are followers, telephones, page sizes
_WINDOW = 400  # characters around an amount at which rules look
_start, _offset = attrgetter("start"), itemgetter(0)


def read(page: Page, document_id: str) -> list[tuple[Figure, int, int]]:
    """The page's figures in order, each with the half-open offsets of its amount in `page.text`.

    Of a page in another language than English, money only.
    """
    if not page.is_english:
        return translated.read(page, document_id)
    read_so_far: list[tuple[Figure, Amount]] = []
    for context in _contexts(page):
        figure = _figure(page, context, document_id)
        if context.amount.is_money:
            figure = _restated(page, context.amount, figure, read_so_far)
        read_so_far.append((figure, context.amount))
    figures = _implemented(page, _shared(read_so_far), [amount for _, amount in read_so_far])
    published = page.published if page.published_precision == "day" else None
    return [
        (in_euro(figure, published), amount.start, amount.end)
        for figure, (_, amount) in zip(figures, read_so_far, strict=True)
    ]


def _contexts(page: Page) -> Iterator[Context]:
    """Every amount of the page that can be a figure, with what stands around it."""
    taken = sorted(
        [(name.start, name.end) for name in page.names] + [(when.start, when.end) for when in page.dates]
    )
    told = sorted(
        ((start, happening) for happening in page.happenings for start, _ in happening.spans),
        key=lambda pair: pair[0],
    )
    for amount in amounts.find(page.text, _country(page), taken):
        at = page.sentence_before(amount.number_start)
        if at >= 0 and page.sentences[at].section not in _NO_FIGURES:
            yield _context(page, page.sentences[at], amount, told)


def _context(page: Page, sentence: Sentence, amount: Amount, told: list[tuple[int, Happening]]) -> Context:
    start = min(max(sentence.start, amount.start - _WINDOW), amount.start)
    end = max(min(sentence.end, amount.end + _WINDOW), amount.end)
    line = page.lines[page.line_before(sentence.start)]
    first = bisect_left(told, max(line.start, start - _WINDOW), key=_offset)
    return Context(
        amount=amount,
        sentence=sentence,
        start=start,
        end=end,
        before=page.text[start : amount.start],
        after=page.text[amount.end : end],
        names=_names(page, start, end),
        told=told[first : bisect_left(told, end, key=_offset)],
    )


def _names(page: Page, start: int, end: int) -> list[Name]:
    first = bisect_left(page.names, start, key=_start)
    return page.names[first : bisect_left(page.names, end, key=_start)]


def _country(page: Page) -> str | None:
    """The country whose money a shared name means: the dateline's, else that of the first actor with one."""
    if page.country:
        return page.country
    countries = (page.actors[name.entity_id].country for name in page.names if name.entity_id in page.actors)
    return next((country for country in countries if country), None)


def _payment(page: Page, context: Context) -> Payment:
    if not context.amount.is_money:
        return Payment()
    return payments.read(page, context.start, context.end, context.names, context.amount)


def _figure(page: Page, context: Context, document_id: str) -> Figure:
    amount = context.amount
    payment = _payment(page, context)
    measure = measures.read(context, payment)
    attended = measure in {"countries_present", "people"} and measures.is_attendance(context)
    start, end = periods.read(page, context, measure, attended)
    unit = amount.unit
    if amount.kind == "people" and unit == "person":
        unit = measures.person_unit(page.text, context, attended)
    return Figure(
        figure_id=f"{document_id}@{amount.start}",
        document_id=document_id,
        measure=measure,
        value=amount.value,
        unit=unit,
        qualifier=amount.qualifier,
        period_start=start,
        period_end=end,
        payer_id=payment.payer_id if measure in measures.PAID else None,
        payee_id=payment.payee_id if measure in measures.PAID else None,
        subject_id=_subject(page, context, measure, attended),
        basis=basis(context.before, context.after) if measure == "funding" else None,
    )


# --- subject -------------------------------------------------------------------------------------


_OF = re.compile(r" of (?:the )?")  # "five domains of the JVAP"
# "refugees in Uganda"; but "projects in Kenya" are their maker's
_OF_OR_IN = re.compile(r" (?:of|in) (?:the )?")


def _subject(page: Page, context: Context, measure: str, attended: bool) -> str | None:
    amount = context.amount
    if amount.is_money or amount.kind == "share":
        return None
    if attended and (happening := periods.meeting(context)):
        return happening.event.event_id
    inside = [name for name in context.names if amount.start <= name.start < amount.end]
    if inside:
        return inside[0].entity_id
    tie = _OF_OR_IN if amount.kind == "people" else _OF
    for name in context.names:
        if name.start >= amount.end and tie.fullmatch(page.text, amount.end, name.start):
            return name.entity_id
    return _subject_before(page, context, measure)


# A verb after a name makes it the subject: "With EUR 5 million from the EU, IOM will train 300 officials".
_VERB = re.compile(
    r"(?: \([^()]{1,40}\))? (?!(?:its|as|across|towards|plus|this|besides|versus)\b)"
    r"(?:will|would|has|have|had|is|was|are|were|can|[a-z]{2,}(?:s|ed))\b"
)
_ADOPTED = {"adoption", "agreement", "accession"}  # events of which "by 110 countries" speaks


def _subject_before(page: Page, context: Context, measure: str) -> str | None:
    if measure == "states" and measures.is_act(context):
        for place, happening in context.told:
            if context.start <= place < context.amount.start and happening.event.kind in _ADOPTED:
                return happening.event.event_id
    before = [name for name in context.names if name.end <= context.amount.start]
    if measure in {"states", "pledges"}:
        before = [name for name in before if name.entity == "framework"] or before
    else:
        before = [name for name in before if name.kind != "person"]
        before = [name for name in before if _VERB.match(page.text, name.phrase_end)][-1:] or before
    return before[0].entity_id if before else None


# --- what amounts say of each other --------------------------------------------------------------

_IMPLEMENTED_REACH = 4  # sentences after a grant in which its implementer can be named
_RESTATED = re.compile(r" ?\((?:or |equivalent to |approximately )?|,? or ")


def _restated(page: Page, amount: Amount, figure: Figure, before: list[tuple[Figure, Amount]]) -> Figure:
    """ "USD 7.5 million (about UGX 28 billion)": the second is the first in other money."""
    if not before or not before[-1][1].is_money:
        return figure
    first, first_amount = before[-1]
    if first.unit == figure.unit or not _RESTATED.fullmatch(page.text[first_amount.end : amount.start]):
        return figure
    return replace(
        figure,
        measure=first.measure,
        payer_id=first.payer_id,
        payee_id=first.payee_id,
        period_start=first.period_start,
        period_end=first.period_end,
        basis=first.basis,
    )


def _shared(read: list[tuple[Figure, Amount]]) -> list[Figure]:
    """Money printed again ("Japan gives USD 7.5m") lends payer, payee and period where they are not said."""
    best: dict[tuple[float, str], Figure] = {}
    for figure, amount in read:
        if amount.is_money and figure.measure in measures.PAID:
            key = figure.value, figure.unit
            best[key] = _filled(best[key], figure) if key in best else figure
    return [
        _filled(figure, best[figure.value, figure.unit])
        if amount.is_money and figure.measure in measures.PAID
        else figure
        for figure, amount in read
    ]


def _implemented(page: Page, figures: list[Figure], printed: list[Amount]) -> list[Figure]:
    """A grant's payee where only a later sentence tells it: "implemented over three years by IOM".

    Only where the document speaks of one grant, and for the telling that stands closest before.
    """
    grants = [
        place
        for place, (figure, amount) in enumerate(zip(figures, printed, strict=True))
        if figure.measure == "funding" and page.section_at(amount.start) == "body"
    ]
    if len(grants) != 1 or figures[grants[0]].payee_id or not figures[grants[0]].payer_id:
        return figures
    figure = figures[grants[0]]
    first = page.sentence_before(printed[grants[0]].start) + 1
    for sentence in page.sentences[first : first + _IMPLEMENTED_REACH]:
        payee = payments.implementer(
            page, sentence.start, sentence.end, _names(page, sentence.start, sentence.end)
        )
        if payee and payee != figure.payer_id:
            return [*figures[: grants[0]], replace(figure, payee_id=payee), *figures[grants[0] + 1 :]]
    return figures


def _filled(figure: Figure, other: Figure) -> Figure:
    if figure is other:
        return figure
    dated = figure.period_start or figure.period_end
    return replace(
        figure,
        payer_id=figure.payer_id or other.payer_id,
        payee_id=figure.payee_id or other.payee_id,
        period_start=figure.period_start if dated else other.period_start,
        period_end=figure.period_end if dated else other.period_end,
    )
