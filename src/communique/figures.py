"""Figures: what a page's amounts measure, of whom, for which time, and what money was in euro."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from communique import amounts, measures, payments, periods, reference
from communique.amounts import Amount
from communique.measures import Scene
from communique.page import Page
from communique.records import Figure, Name

_NO_FIGURES = {"contact", "furniture"}  # sections in which numbers are followers, telephones, page sizes


def read(page: Page, document_id: str) -> list[tuple[Figure, int, int]]:
    """The page's figures in order, each with the half-open offsets of its amount in `page.text`."""
    read_so_far: list[tuple[Figure, Amount]] = []
    for scene in _scenes(page):
        figure = _figure(page, scene, document_id)
        if scene.amount.is_money:
            figure = _restated(page, scene.amount, figure, read_so_far)
        read_so_far.append((figure, scene.amount))
    figures = _shared(page, read_so_far)
    return [
        (_in_euro(page, figure), amount.start, amount.end)
        for figure, (_, amount) in zip(figures, read_so_far, strict=True)
    ]


def _scenes(page: Page) -> Iterator[Scene]:
    starts = [sentence.start for sentence in page.sentences]
    blocked = sorted(
        [(name.start, name.end) for name in page.names] + [(when.start, when.end) for when in page.dates]
    )
    blocked_starts = [start for start, _ in blocked]
    for amount in amounts.find(page.text, _country(page)):
        place = bisect_right(blocked_starts, amount.number_start) - 1
        if place >= 0 and blocked[place][1] > amount.number_start:
            continue
        at = bisect_right(starts, amount.number_start) - 1
        if at < 0 or page.sentences[at].section in _NO_FIGURES:
            continue
        sentence = page.sentences[at]
        yield Scene(
            amount,
            sentence,
            page.text[sentence.start : max(sentence.start, amount.start)],
            page.text[amount.end : max(sentence.end, amount.end)],
        )


def _country(page: Page) -> str | None:
    """The country whose money a shared name means: the dateline's, else that of the first actor with one."""
    if page.country:
        return page.country
    countries = (page.actors[name.entity_id].country for name in page.names if name.entity_id in page.actors)
    return next((country for country in countries if country), None)


def _figure(page: Page, scene: Scene, document_id: str) -> Figure:
    amount = scene.amount
    payment = payments.read(page, scene.sentence, amount) if amount.is_money else payments.Payment()
    measure = measures.read(scene, payment)
    attended = measure in {"countries_present", "people"} and measures.is_attendance(scene)
    start, end = periods.read(page, scene, attended)
    unit = amount.unit
    if amount.kind == "people" and unit == "person":
        unit = measures.person_unit(page.text, scene, attended)
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
        subject_id=_subject(page, scene, measure, attended),
    )


# --- subject -------------------------------------------------------------------------------------


def _subject(page: Page, scene: Scene, measure: str, attended: bool) -> str | None:
    amount = scene.amount
    if amount.is_money or amount.kind == "share":
        return None
    if attended and (happening := periods.happening_of(page, scene.sentence)):
        return happening.event.event_id
    names = [name for name in page.names if scene.sentence.start <= name.start < scene.sentence.end]
    inside = [name for name in names if amount.start <= name.start < amount.end]
    if inside:
        return inside[0].entity_id
    after = page.text[amount.end : scene.sentence.end]
    for name in names:
        if name.start >= amount.end and re.fullmatch(
            r" (?:of|in) (?:the )?", after[: name.start - amount.end]
        ):
            return name.entity_id
    return _subject_before(page, scene, measure, names)


def _subject_before(page: Page, scene: Scene, measure: str, names: list[Name]) -> str | None:
    before = [name for name in names if name.end <= scene.amount.start]
    if measure == "states":
        for happening in page.happenings:
            if any(scene.sentence.start <= start < scene.amount.start for start, _ in happening.spans):
                return happening.event.event_id
    if measure in {"states", "pledges"}:
        before = [name for name in before if name.entity == "framework"] or before
    else:
        before = [name for name in before if name.kind != "person"]
    return before[0].entity_id if before else None


# --- what amounts say of each other --------------------------------------------------------------

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
    )


def _shared(page: Page, read: list[tuple[Figure, Amount]]) -> list[Figure]:
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


def _filled(figure: Figure, other: Figure) -> Figure:
    dated = figure.period_start or figure.period_end
    return replace(
        figure,
        payer_id=figure.payer_id or other.payer_id,
        payee_id=figure.payee_id or other.payee_id,
        period_start=figure.period_start if dated else other.period_start,
        period_end=figure.period_end if dated else other.period_end,
    )


# --- euro ----------------------------------------------------------------------------------------


def _in_euro(page: Page, figure: Figure) -> Figure:
    """`figure` with its worth in euro; an amount in euro is worth itself, at no rate."""
    if figure.unit == "EUR":
        return replace(figure, value_eur=figure.value)
    if not (len(figure.unit) == 3 and figure.unit.isupper()):
        return figure
    found = None
    if figure.period_start and figure.period_end:
        found = reference.mean_rate(figure.unit, figure.period_start, figure.period_end)
    if found is None and page.published and page.published_precision == "day":
        found = reference.rate(figure.unit, page.published)
    if found is None:
        return figure
    rate, day = found
    return replace(figure, value_eur=figure.value / rate, rate=rate, rate_date=day)
