"""Entities of many documents made one: each actor, framework and event named once, however often it is met.

What disagrees is settled by rules that know nothing of the order in which documents come:

- Actors and frameworks are one by their id. Of a column's values, that of the latest document stands
  (undated ones count as earliest), so that a person's position is the latest one printed.
- Events of one document are one by their id. Events of several are one if they are of one kind (see
  `_KINDRED`), their places do not differ, and
  - they are the same edition of one framework and their dates do not differ; or
  - both are dated, within one another, and belong to one framework or bear one name; or
  - they are adoptions, foundings or accessions of one name, which happen once, and their dates do not differ.
  An event that would fit two others so is kept apart. The finer date stands, then the more certain basis,
  then the later document.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from communique.records import Actor, Event, Framework

FINENESS = {"unknown": 0, "year": 1, "month": 2, "day": 3}
# The most certain first: what fixes the year.
_BASES = ("explicit", "document", "relative", "weekday", "term", "reference", "unknown")
ONCE = frozenset({"adoption", "establishment", "accession"})
# Kinds that documents use for one another; a kind that is not listed is kin to itself alone.
_KINDRED = dict.fromkeys(("summit", "ministerial_conference", "senior_officials_meeting", "forum"), "named")
_TELLING = ("framework_id", "edition", "place", "country")  # what differs of two events
VAGUE = frozenset({"meeting", "conference"})

_Trait = tuple[Any, ...]
Entity = TypeVar("Entity", Actor, Framework)


@dataclass(frozen=True, slots=True)
class Rank:
    """When a row's document was published and its id: later documents outrank earlier ones."""

    published: date | None
    document_id: str

    def __lt__(self, other: Rank) -> bool:
        return self._order() < other._order()

    def _order(self) -> tuple[date, str]:
        return self.published or date.min, self.document_id


def latest(rows: Iterable[tuple[Rank, Entity]], key: str) -> dict[str, dict[str, tuple[Rank, str]]]:
    """Of actors or frameworks, by their id (the column `key`): each column's latest value and who says so."""
    known: defaultdict[str, dict[str, tuple[Rank, str]]] = defaultdict(dict)
    for rank, row in sorted(rows, key=lambda item: (item[0], repr(item[1]))):
        said = {name: value for name in row.__slots__ if (value := getattr(row, name)) is not None}
        known[getattr(row, key)] |= {name: (rank, value) for name, value in said.items()}
    return dict(known)


@dataclass(frozen=True, slots=True)
class Sighting:
    """An event as one document reports it."""

    rank: Rank
    event: Event

    @property
    def place(self) -> tuple[str, str]:
        """Where it is found in the map from documents' ids to canonical ones."""
        return self.rank.document_id, self.event.event_id


@dataclass(slots=True)
class _Group:
    """Reports of one event, and what they say together; the first report has the finest dates."""

    event: Event
    seen: list[Sighting]
    documents: set[str]

    def fits(self, sighting: Sighting) -> bool:
        return sighting.rank.document_id not in self.documents and _same(self.event, sighting.event)

    def add(self, sighting: Sighting) -> None:
        self.seen.append(sighting)
        self.documents.add(sighting.rank.document_id)
        self.event = _one(self.event, sighting.event)


def settle(sightings: Iterable[Sighting]) -> tuple[list[Event], dict[tuple[str, str], str]]:
    """The canonical events, and the canonical id of each (document_id, event_id) that was reported."""
    latest_first = sorted(sightings, key=lambda seen: (seen.rank, repr(seen.event)), reverse=True)
    once: dict[tuple[str, str], Sighting] = {}
    for seen in sorted(latest_first, key=lambda seen: _certainty(seen.event)):
        once.setdefault(seen.place, seen)
    groups: list[_Group] = []
    sharing: defaultdict[_Trait, dict[int, None]] = defaultdict(dict)  # trait → groups that offer it
    for seen in once.values():
        wanted, offered = _traits(seen.event)
        near = {at: None for trait in wanted for at in sharing[trait]}
        fitting = [at for at in near if groups[at].fits(seen)]
        if len(fitting) == 1:
            at = fitting[0]
            groups[at].add(seen)
        else:
            at = len(groups)
            groups.append(_Group(seen.event, [seen], {seen.rank.document_id}))
        for trait in offered:
            sharing[trait][at] = None
    return _named_apart(groups)


def _certainty(event: Event) -> tuple[int, int]:
    """Sorts finely and certainly dated events before others, so that vague ones join them."""
    return -FINENESS[event.date_precision], _BASES.index(event.date_basis)


def _traits(event: Event) -> tuple[list[_Trait], list[_Trait]]:
    """What a report looks for in earlier ones, and what it offers later ones; none is compared with all.

    Finely dated reports come first and meet in their months; one that knows the year alone looks there.
    """
    name = plain_name(event.name)
    anchors = [("name", name)]
    common: list[_Trait] = [(event.kind, name)] if event.kind in ONCE else []
    if event.framework_id:
        anchors.append(("framework", event.framework_id))
        if event.edition is not None:
            common.append((event.framework_id, event.edition))
    if event.start_date is None:
        return common, common
    year = [(*anchor, event.start_date.year) for anchor in anchors]
    if event.date_precision == "year":
        return common + year, common + year
    days = dict.fromkeys((event.start_date, event.end_date or event.start_date))
    months = [(*anchor, day.year, day.month) for anchor in anchors for day in days]
    return common + months, common + months + year


def all_traits(event: Event) -> list[_Trait]:
    """What every report that may be of one event with this one, or share its id, has in common with it."""
    anchors: list[_Trait] = [("name", plain_name(event.name))]
    if event.framework_id:
        anchors.append(("framework", event.framework_id))
    days = (event.start_date, event.end_date or event.start_date)
    years = dict.fromkeys(day.year for day in days if day)
    undated, _ = _traits(replace(event, start_date=None))
    return [("id", event.event_id), *undated, *((*anchor, year) for anchor in anchors for year in years)]


def plain_name(name: str) -> str:
    """A name without case and marks."""
    return re.sub(r"[\W_]+", " ", name.casefold()).strip()


def _same(one: Event, other: Event) -> bool:
    """Whether reports of two documents are of one event, by the rules at the top of this module."""
    if not kin(one.kind, other.kind) or not compatible(one, other):
        return False
    if any(differ(getattr(one, name), getattr(other, name)) for name in _TELLING):
        return False
    together = one.framework_id is not None and one.framework_id == other.framework_id
    if together and one.edition is not None and one.edition == other.edition:
        return True
    named_alike = plain_name(one.name) == plain_name(other.name)
    if one.kind in ONCE and named_alike:
        return True
    return one.start_date is not None and other.start_date is not None and (together or named_alike)


def kin(one: str, other: str) -> bool:
    """Whether two kinds may be said of one event."""
    if one == other:
        return True
    gathering = {_KINDRED.get(one, one), _KINDRED.get(other, other)}
    return bool(gathering & VAGUE) and gathering <= VAGUE | {"named"}


def differ(one: object, other: object) -> bool:
    """Whether two values are both there and not the same."""
    return one is not None and other is not None and one != other


def compatible(one: Event, other: Event) -> bool:
    """Whether the dates may be of one event: unknown, overlapping days, or the finer within the coarser."""
    if one.start_date is None or other.start_date is None:
        return True
    one_end, other_end = one.end_date or one.start_date, other.end_date or other.start_date
    if one.date_precision == other.date_precision:
        return one.start_date <= other_end and other.start_date <= one_end
    fine, coarse = sorted((one, other), key=lambda event: -FINENESS[event.date_precision])
    return coarse.start_date <= fine.start_date and (fine.end_date or fine.start_date) <= (
        coarse.end_date or coarse.start_date
    )


def _one(best: Event, other: Event) -> Event:
    """What two reports say together; the dates, and what they both say, are `best`'s."""
    named = other if best.edition is None and other.edition is not None else best
    return replace(
        best,
        event_id=named.event_id,
        name=named.name,
        edition=named.edition,
        kind=other.kind if best.kind in VAGUE else best.kind,
        framework_id=best.framework_id or other.framework_id,
        place=best.place or other.place,
        country=best.country or other.country,
        status="held" if "held" in (best.status, other.status) else best.status,
    )


def _named_apart(groups: list[_Group]) -> tuple[list[Event], dict[tuple[str, str], str]]:
    """Gives events that would share an id each its own: by its day, else by its earliest document."""
    sharing: defaultdict[str, list[_Group]] = defaultdict(list)
    for group in groups:
        sharing[group.event.event_id].append(group)
    events, canonical = [], {}
    for alike in sharing.values():
        days = {group.event.start_date for group in alike if group.event.date_precision == "day"}
        for group in alike:
            event = group.event
            if len(alike) > 1:
                by_day = len(days) == len(alike)
                own = event.start_date if by_day else min(seen.rank for seen in group.seen).document_id
                event = replace(event, event_id=f"{event.event_id}-{own}")
            events.append(event)
            canonical |= dict.fromkeys((seen.place for seen in group.seen), event.event_id)
    return events, canonical
