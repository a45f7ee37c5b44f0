"""Entities of several documents made one, and those that must stay apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from communique.dataset.canon import Rank, Sighting, latest, settle
from communique.records import Actor, Event

DAY, LATER = date(2024, 6, 25), date(2024, 6, 26)
MEETING = Event("meeting-2024", "Meeting of A and B", "meeting")
ON_THE_DAY = replace(
    MEETING,
    start_date=DAY,
    end_date=DAY,
    date_precision="day",
    date_basis="explicit",
    framework_id="dialogue",
)
IN_THE_YEAR = replace(
    ON_THE_DAY,
    event_id="the-meeting-2024",
    name="The meeting",
    start_date=date(2024, 1, 1),
    end_date=date(2024, 12, 31),
    date_precision="year",
    date_basis="relative",
)
UNDATED = replace(MEETING, event_id="meeting")


def settled(*events: Event, published: dict[int, date] | None = None) -> list[Event]:
    """The canonical events of documents 0, 1 … with one event each, the same in whatever order they come."""
    sightings = [
        Sighting(Rank((published or {}).get(number), f"d{number}"), event)
        for number, event in enumerate(events)
    ]
    results = {tuple(sorted(map(repr, settle(order)[0]))) for order in permutations(sightings)}
    assert len(results) == 1, "the order of documents must not matter"
    return sorted(settle(sightings)[0], key=lambda event: event.event_id)


MERGED = {
    "same day, same framework": (ON_THE_DAY, replace(ON_THE_DAY, event_id="x", name="Another name")),
    "a day within the other's year": (ON_THE_DAY, IN_THE_YEAR),
    "same edition of a framework, one undated": (
        replace(ON_THE_DAY, edition=11),
        replace(UNDATED, framework_id="dialogue", edition=11),
    ),
    "an adoption happens once": (
        Event("adoption-of-x", "Adoption of X", "adoption"),
        replace(IN_THE_YEAR, event_id="adoption-of-x-2024", name="Adoption of X", kind="adoption"),
    ),
    "a vague kind joins a named one": (ON_THE_DAY, replace(ON_THE_DAY, kind="senior_officials_meeting")),
    "days that overlap": (ON_THE_DAY, replace(ON_THE_DAY, end_date=LATER)),
}

APART = {
    "undated meetings of one name": (UNDATED, UNDATED),
    "other days": (ON_THE_DAY, replace(ON_THE_DAY, start_date=LATER, end_date=LATER)),
    "other places": (replace(ON_THE_DAY, place="Brussels"), replace(ON_THE_DAY, place="Geneva")),
    "other frameworks": (ON_THE_DAY, replace(ON_THE_DAY, framework_id="process")),
    "other editions": (replace(ON_THE_DAY, edition=5), replace(ON_THE_DAY, edition=6)),
    "officials and ministers": (
        replace(ON_THE_DAY, edition=5, kind="senior_officials_meeting"),
        replace(ON_THE_DAY, edition=5, kind="ministerial_conference"),
    ),
    "held and adopted": (ON_THE_DAY, replace(ON_THE_DAY, kind="adoption")),
    "a workshop is no meeting": (ON_THE_DAY, replace(ON_THE_DAY, kind="workshop")),
}


@pytest.mark.parametrize("why", MERGED)
def test_one_event(why):
    assert len(settled(*MERGED[why])) == 1


@pytest.mark.parametrize("why", APART)
def test_two_events(why):
    found = settled(*APART[why])
    assert len(found) == 2
    assert len({event.event_id for event in found}) == 2


def test_an_event_that_fits_two_others_joins_neither():
    other = replace(
        ON_THE_DAY, event_id="b", name="B", start_date=date(2024, 9, 1), end_date=date(2024, 9, 1)
    )
    assert len(settled(ON_THE_DAY, other, IN_THE_YEAR)) == 3


def test_two_events_of_one_document_stay_two():
    rank = Rank(None, "d")
    events, ids = settle([Sighting(rank, ON_THE_DAY), Sighting(rank, replace(ON_THE_DAY, event_id="other"))])
    assert len(events) == 2
    assert ids == {("d", "meeting-2024"): "meeting-2024", ("d", "other"): "other"}


def test_the_finer_date_the_edition_and_what_only_one_says_stand():
    held = replace(ON_THE_DAY, place="Brussels")
    planned = replace(IN_THE_YEAR, edition=11, country="BEL", status="planned")
    (event,) = settled(held, planned)
    assert (event.start_date, event.date_precision, event.date_basis) == (DAY, "day", "explicit")
    assert (event.edition, event.event_id) == (11, "the-meeting-2024")
    assert (event.place, event.country, event.status) == ("Brussels", "BEL", "held")


def test_of_equally_fine_dates_the_more_certain_then_the_later_document_stands():
    longer = replace(ON_THE_DAY, end_date=LATER, date_basis="term")
    assert settled(ON_THE_DAY, longer)[0].end_date == DAY
    equally = replace(longer, date_basis="explicit")
    assert settled(ON_THE_DAY, equally, published={0: DAY, 1: LATER})[0].end_date == LATER
    assert settled(ON_THE_DAY, equally, published={0: LATER, 1: DAY})[0].end_date == DAY


def test_events_that_would_share_an_id_are_named_after_their_day_or_document():
    other = replace(ON_THE_DAY, start_date=LATER, end_date=LATER)
    assert [event.event_id for event in settled(ON_THE_DAY, other)] == [
        "meeting-2024-2024-06-25",
        "meeting-2024-2024-06-26",
    ]
    assert [event.event_id for event in settled(UNDATED, UNDATED)] == ["meeting-d0", "meeting-d1"]


def test_a_persons_position_is_the_latest_printed_and_nothing_said_is_lost():
    person = Actor("x-y", "X Y", "person")
    rows = [
        (Rank(date(2020, 1, 1), "b"), replace(person, position="Head of Unit", country="BEL")),
        (Rank(date(2024, 1, 1), "a"), replace(person, position="Director")),
        (Rank(None, "z"), replace(person, position="Intern", affiliation_id="iom")),
    ]
    for order in permutations(rows):
        (said,) = latest(order, "actor_id").values()
        assert {column: value for column, (_, value) in said.items()} == {
            "actor_id": "x-y",
            "name": "X Y",
            "kind": "person",
            "country": "BEL",
            "affiliation_id": "iom",
            "position": "Director",
        }


@pytest.mark.timed
def test_many_reports_of_one_framework_settle_in_linear_time():
    from time import process_time

    def seconds(count: int) -> float:
        sightings = [
            Sighting(Rank(None, f"d{number}"), replace(UNDATED, framework_id="dialogue"))
            for number in range(count)
        ]
        begin = process_time()
        settle(sightings)
        return process_time() - begin

    seconds(500)
    assert seconds(8000) < 10 * max(seconds(2000), 0.01)
