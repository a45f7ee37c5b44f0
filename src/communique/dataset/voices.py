"""One event, several voices: events of documents and of the cited record made one, and where they differ.

An event of a document and one of the record are one where their kinds are kin, framework, edition, place and
country do not differ, and

- both are dated, within one another, and belong to one framework, or to none and bear one name; where the
  document knows the year alone, both must be summits, forums or ministerial conferences, or have one place or
  name; or
- they are one edition of one framework, or the adoption, founding, launch or accession of one thing, and the
  dates, if the document has any, are no more than a month apart.

Of several that fit, the one of the same name is meant; else none. What the document says stands; the record
adds what it leaves open, and finer dates that it allows. What differs is told apart (`disagreements`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from communique.dataset.canon import FINENESS, ONCE, VAGUE, Sighting, compatible, differ, kin, plain_name
from communique.records import Disagreement, Event

_NEAR = timedelta(31)  # between dates that two sources give one edition or adoption
_ACTS = ONCE | {"agreement", "launch"}
_YEARLY = frozenset({"summit", "forum", "ministerial_conference"})  # of one series, seldom two in a year
_TELLING = ("framework_id", "edition", "place", "country")
_COMPARED = ("kind", "framework_id", "edition", "place", "country", "status")


def claims(events: Iterable[Event], cited: list[Event]) -> list[tuple[str, int]]:
    """The id of each canonical event that seems to be one of `cited`, and the place of that there."""
    near: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for place, event in enumerate(cited):
        for trait in _traits(event):
            near[trait].append(place)
    claimed = []
    for event in events:
        found = {
            place for trait in _traits(event) for place in near.get(trait, ()) if same(event, cited[place])
        }
        if len(found) > 1:
            found = {place for place in found if plain_name(cited[place].name) == plain_name(event.name)}
        if len(found) == 1:
            claimed.append((event.event_id, found.pop()))
    return claimed


def partners(claimed: Iterable[tuple[str, int]]) -> dict[str, int]:
    """The claims that stand: two events that documents keep apart cannot both be the record's."""
    wanted: defaultdict[int, list[str]] = defaultdict(list)
    for event_id, place in claimed:
        wanted[place].append(event_id)
    return {event_ids[0]: place for place, event_ids in wanted.items() if len(event_ids) == 1}


def unclaimed(cited: Iterable[Event], partner: dict[str, int], taken: set[str]) -> dict[int, Event]:
    """The cited events that no document tells of, by their place; an id that is `taken` gets its day."""
    found = {}
    for place, event in enumerate(cited):
        if place not in partner.values():
            if event.event_id in taken:  # of a document's event that may be another
                event = replace(event, event_id=f"{event.event_id}-{event.start_date}")
            found[place] = event
    return found


def _traits(event: Event) -> Iterator[tuple[str, str]]:
    yield "name", plain_name(event.name)
    if event.framework_id:
        yield "framework", event.framework_id


def same(told: Event, cited: Event) -> bool:
    """Whether an event that a document tells of is the one that the record cites."""
    if not kin(told.kind, cited.kind):
        return False
    if any(differ(getattr(told, name), getattr(cited, name)) for name in _TELLING):
        return False
    named_alike = plain_name(told.name) == plain_name(cited.name)
    together = told.framework_id is not None and told.framework_id == cited.framework_id
    if not together and not (told.framework_id is cited.framework_id is None and named_alike):
        return False
    numbered = told.edition is not None and told.edition == cited.edition
    once = told.kind in ONCE and named_alike
    if (together and numbered) or once:
        return told.start_date is None or _apart(told, cited) <= _NEAR
    if told.start_date is None or not compatible(told, cited):
        return False
    known_finely = FINENESS[told.date_precision] >= FINENESS["month"]
    there = told.place is not None and told.place == cited.place
    yearly = told.kind == cited.kind and told.kind in _YEARLY
    return known_finely or there or named_alike or yearly or told.kind in _ACTS


def _apart(told: Event, cited: Event) -> timedelta:
    """The days between two periods; none where they touch."""
    first, second = sorted((_days(told), _days(cited)))
    return max(second[0] - first[1], timedelta(0))


def _days(event: Event) -> tuple[date, date]:
    start = event.start_date or date.min
    return start, event.end_date or start


def one(told: Event, cited: Event) -> Event:
    """What a document and the record say together; the id and the name are the record's."""
    dated = cited if _is_better_dated(cited, told) else told
    same_year = told.start_date is not None and told.start_date.year == dated.start_date.year  # type: ignore[union-attr]
    return replace(
        told,
        event_id=cited.event_id,
        name=cited.name,
        kind=cited.kind if told.kind in VAGUE else told.kind,
        framework_id=told.framework_id or cited.framework_id,
        edition=told.edition or cited.edition,
        start_date=dated.start_date,
        end_date=dated.end_date,
        date_precision=dated.date_precision,
        date_basis=told.date_basis if same_year else "reference",
        place=told.place or cited.place,
        country=told.country or cited.country,
        status="held" if "held" in (told.status, cited.status) else told.status,
        confidence=cited.confidence,
    )


def _is_better_dated(cited: Event, told: Event) -> bool:
    """Whether the document has no date, or a coarser one that allows the record's, of which that is sure."""
    return told.start_date is None or (cited.confidence != "low" and _holds(told, cited))


# --- what differs --------------------------------------------------------------------------------


def disagreements(
    sightings: Iterable[Sighting], canonical: dict[tuple[str, str], Event]
) -> Iterator[Disagreement]:
    """Every value of a sighting that is not its canonical event's (by `place`), once for each document."""
    said: dict[tuple[str, str, str], Disagreement] = {}
    for seen in sightings:
        event = canonical[seen.place]
        for column, value in _differing(seen.event, event):
            row = Disagreement("event", event.event_id, column, str(value), seen.rank.document_id)
            said.setdefault((row.entity_id, row.column, row.document_id), row)
    yield from said.values()


def _differing(one: Event, canonical: Event) -> Iterator[tuple[str, object]]:
    for column in _COMPARED:
        if differ(getattr(one, column), getattr(canonical, column)):
            yield column, getattr(one, column)
    if one.start_date is None or _holds(one, canonical):
        return
    for column in ("start_date", "end_date", "date_precision"):
        if differ(getattr(one, column), getattr(canonical, column)):
            yield column, getattr(one, column)


def _holds(coarse: Event, fine: Event) -> bool:
    """Whether a coarser date allows the finer one."""
    (first, last), (start, end) = _days(coarse), _days(fine)
    finer = FINENESS[fine.date_precision] > FINENESS[coarse.date_precision]
    return finer and first <= start and end <= last
