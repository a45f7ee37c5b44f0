"""Known editions: which meeting on record a document means, where its words leave only one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from communique import reference
from communique.chronology import agreements
from communique.events.event_names import event_id
from communique.events.occasions import Occasion
from communique.events.telling import Telling
from communique.reference import Edition
from communique.text.page import Page


def known_edition(page: Page, telling: Telling, name: str) -> Edition | None:
    """The one recorded edition that fits the telling: its series and number, its name, or its object.

    None where several fit, or where day or place contradict.
    """
    occasion = telling.best
    if occasion.is_act and occasion.undated and occasion.kind == "launch":
        return None  # "launched in Nigeria on 20 July", of a year that is not known: not its first launch
    found = [edition for edition in _candidates(page, telling, name) if _fits(telling, edition)]
    if len({(edition.start_date, edition.name) for edition in found}) != 1:
        return None
    return found[0] if occasion.is_act == (found[0].kind in _ACTS) else None


def opens(occasion: Occasion, edition: Edition) -> bool:
    """Whether the record tells the further days of a gathering of which the text looks to the first.

    Only where the record gave the day its year: what a text dates itself stands.
    """
    first = occasion.start_date == occasion.end_date == edition.start_date
    return first and occasion.basis == "reference" and edition.date_precision == "day" and not occasion.is_act


_ACTS = frozenset({"adoption", "agreement", "establishment", "accession", "launch"})


def _candidates(page: Page, telling: Telling, name: str) -> list[Edition]:
    occasion = telling.best
    if occasion.edition and occasion.framework_id:
        by_number = _by_series().get((occasion.framework_id, occasion.kind, occasion.edition), [])
        if by_number:
            return by_number
    if on_day := _on_day(occasion):
        return on_day
    if occasion.is_act and occasion.framework_id:
        return _by_act().get((occasion.framework_id, occasion.kind), [])
    if occasion.is_act:
        return list(_between_parties(telling)) if occasion.kind == "agreement" else []
    printed = [page.text[start:end] for start, end in telling.spans()]
    return [edition for form in dict.fromkeys([name, *printed]) for edition in _by_name().get(_key(form), [])]


def _on_day(occasion: Occasion) -> list[Edition]:
    """The edition of the occasion's series that was held on its days."""
    if occasion.is_act or not occasion.framework_id or occasion.precision != "day":
        return []
    return [
        edition
        for (framework_id, kind, _), editions in _by_series().items()
        if (framework_id, kind) == (occasion.framework_id, occasion.kind)
        for edition in editions
        if edition.date_precision == "day" and edition.start_date == occasion.start_date
    ]


_BESIDE = 80  # characters on either side of what is signed that say what sort of paper it is


def _between_parties(telling: Telling) -> Iterator[Edition]:
    """Papers on record that a sentence tells by its parties and sort ("signed a readmission agreement")."""
    for occasion in (o for o in telling.occasions if not o.nod):
        scene = occasion.scene
        parties = {*occasion.about, *(name.entity_id for name in scene.names if name.entity == "actor")}
        words = scene.between(occasion.start - _BESIDE, occasion.end + _BESIDE)
        yield from agreements.between(parties, words)


def _fits(telling: Telling, edition: Edition) -> bool:
    occasion = telling.best
    first, last = occasion.start_date, occasion.end_date
    if first and last and (first > edition.end_date or last < edition.start_date):
        return False
    if occasion.edition and edition.edition and occasion.edition != edition.edition:
        return False
    return not (occasion.place and edition.place and occasion.place != edition.place)


def _key(form: str) -> str:
    return event_id(form.removeprefix("the ").removeprefix("The "), None)


@cache
def _by_series() -> dict[tuple[str, str, int], list[Edition]]:
    series: dict[tuple[str, str, int], list[Edition]] = {}
    for edition in reference.editions():
        if edition.framework_id and edition.edition:
            series.setdefault((edition.framework_id, edition.kind, edition.edition), []).append(edition)
    return series


@cache
def _by_act() -> dict[tuple[str, str], list[Edition]]:
    acts: dict[tuple[str, str], list[Edition]] = {}
    for edition in reference.editions():
        if edition.framework_id and edition.kind in _ACTS:
            acts.setdefault((edition.framework_id, edition.kind), []).append(edition)
    return acts


@cache
def _by_name() -> dict[str, list[Edition]]:
    names: dict[str, list[Edition]] = {}
    for edition in reference.editions():
        for form in dict.fromkeys([edition.name, *edition.aliases]):
            names.setdefault(_key(form), []).append(edition)
    return names
