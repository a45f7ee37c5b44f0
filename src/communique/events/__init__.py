"""Events: every telling of something held, adopted, signed, founded, launched or joined, as one row each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from communique.events import (
    acts,
    anniversaries,
    bilateral,
    councils,
    encounters,
    enumerations,
    gatherings,
    milestones,
    series,
    talks,
)
from communique.events.circumstances import complete, follow_gatherings
from communique.events.event_names import event_id
from communique.events.known_editions import known_edition, opens
from communique.events.merging import gather
from communique.events.occasions import ACTS, Occasion
from communique.events.scenes import Scene, lay_out
from communique.events.status import status_of
from communique.events.surroundings import settle
from communique.events.telling import Telling
from communique.events.titles import title
from communique.records import Event, Happening, When
from communique.reference import Edition
from communique.text.page import Page
from communique.text.triggers import Triggers

__all__ = ["ACTS", "occasions", "read"]

# Sections in which things happen; a menu or a press contact tells of nothing.
_READ = frozenset({"headline", "body", "about"})

# What every rule on events needs one of, in small letters: one pass over the text finds the sentences that
# are worth a look.
_TRIGGERS = Triggers(
    [
        *"summit forum conference congress symposium colloqui workshop seminar webinar training".split(),
        *"briefing hearing meeting session consultation talks discuss exchange roundtable retreat".split(),
        *"dialogue ministerial som days edition event gathering ceremony meet gathered convened".split(),
        *"assembled adopt endorse sign agreement join admitted member observer accession acceded".split(),
        *"ratified establish found creat formed formation initiated inaugurat born inception launch".split(),
        *"announced unveiled receive courtesy anniversary declaration imrf 19 20 when: where: date:".split(),
        *"dates: venue: \U0001f4c5 \U0001f4cd".split(),
        *(
            "round table",
            "council",
            "met ",
            "met,",
            "met.",
            "set up",
            "setting up",
            "kicked off",
            "called on",
            "calls on",
        ),
        "years of",
        "related organi",
        *acts.STEMS,
    ]
)


def read(page: Page) -> list[Happening]:
    """The events that a page tells of, in order of first mention.

    Uses the page's sentences, names, dates, dateline and published date; changes nothing.
    """
    tellings = gather(page, list(occasions(page)))
    complete(page, tellings)
    anniversaries.complete(page, tellings)
    editions = [_recorded(page, telling) for telling in tellings]
    follow_gatherings(page, tellings)
    happenings: dict[str, Happening] = {}
    for telling, edition in zip(tellings, editions, strict=True):
        event = _event(page, telling, edition)
        own, count = event.event_id, 2
        if (twin := happenings.get(own)) and _is_one(twin.event, event):
            happenings[own] = Happening(_better(twin.event, event), (*twin.spans, *telling.spans()))
            continue
        while event.event_id in happenings:  # two meetings of one name and year
            event, count = replace(event, event_id=f"{own}-{count}"), count + 1
        happenings[event.event_id] = Happening(event, tuple(telling.spans()))
    return sorted(happenings.values(), key=lambda happening: happening.spans[0])


def _is_one(event: Event, other: Event) -> bool:
    """Whether two events of one name are one, told twice: on the same known days."""
    days = (event.start_date, event.end_date) == (other.start_date, other.end_date)
    return (
        days and event.start_date is not None and event.date_precision == "day" and event.kind == other.kind
    )


def _better(event: Event, other: Event) -> Event:
    """Of two tellings of one event that whose days the text itself gives."""
    return other if event.date_basis == "reference" else event


def occasions(page: Page) -> Iterator[Occasion]:
    """Every telling of an event and every nod to one, with the day and place that its sentence gives it."""
    for index in _worth_a_look(page):
        scene = lay_out(page, index)
        told = _without_doubles(_told(page, scene))
        told = _without_ceremonies(told)
        for occasion in told:
            bilateral.join(page, scene, occasion)
        settle(page, scene, told)
        yield from sorted(told, key=lambda occasion: occasion.start)


def _worth_a_look(page: Page) -> list[int]:
    starts = [sentence.start for sentence in page.sentences]
    lowered = page.text.lower()
    if len(lowered) != len(page.text):  # a few letters, as the Turkish dotted I, are two when small
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in page.text)
    found, end = [], -1
    for hit in _TRIGGERS.starts(lowered):
        if hit < end:
            continue
        index = bisect_right(starts, hit) - 1
        if index >= 0:
            end = starts[index + 1] if index + 1 < len(starts) else len(lowered)
            if page.sentences[index].section in _READ:
                found.append(index)
    return found


def _told(page: Page, scene: Scene) -> list[Occasion]:
    return [
        *gatherings.read(page, scene),
        *series.read(page, scene),
        *encounters.read(page, scene),
        *talks.read(page, scene),
        *councils.read(page, scene),
        *enumerations.read(scene),
        *acts.read(page, scene),
        *milestones.read(page, scene),
        *anniversaries.read(page, scene),
    ]


def _without_doubles(told: list[Occasion]) -> list[Occasion]:
    """One occasion for each stretch: of two of one group that overlap, one told before a nod."""
    kept: list[Occasion] = []
    seen: list[Occasion] = []
    for occasion in sorted(told, key=lambda o: (o.nod, not o.name and not o.is_act)):
        double = next((other for other in seen if _is_double(occasion, other)), None)
        seen.append(occasion)
        if double:
            _hand_over(occasion, double)
        else:
            kept.append(occasion)
    return kept


def _without_ceremonies(told: list[Occasion]) -> list[Occasion]:
    """No ceremony or event beside what was signed or launched at it."""
    if not any(occasion.is_act and not occasion.nod for occasion in told):
        return told
    return [o for o in told if o.is_act or o.nod or o.named or o.head not in ("ceremony", "event")]


def _hand_over(verb: Occasion, noun: Occasion) -> None:
    """Let "their eleventh annual meeting" know that senior officials met for it."""
    if not verb.name and noun.name and not noun.is_act:
        noun.about = noun.about or verb.about
        if noun.kind == "meeting":
            noun.kind = verb.kind


def _is_double(occasion: Occasion, other: Occasion) -> bool:
    if occasion.is_act != other.is_act:
        return False
    if occasion.is_act and occasion.about != other.about:
        return False
    if occasion.start < other.end and other.start < occasion.end:
        return True
    if occasion.apart and other.apart:
        return False
    if not occasion.is_act and _APPOSED.fullmatch(_gap(*sorted((occasion, other), key=lambda o: o.start))):
        return True
    apposed = occasion.nod and not (other.nod or other.is_act) and occasion.start > other.end
    if apposed and _IS_WHAT.fullmatch(_gap(other, occasion)):
        return True
    # "met in Brussels today for their eleventh annual meeting" is one.
    verb = not occasion.is_act and not occasion.name and not other.nod
    beside = r"\b(?:wake|margins?|sidelines?|run-up|presence|aftermath)\b"
    return (
        verb
        and 0 <= other.start - occasion.end < 60
        and bool(re.search(r"\b(?:for|at|in|during)\s(?:\S+\s){0,3}$", _gap(occasion, other)))
        and not re.search(beside, _gap(occasion, other))
    )


# "The Senior Officials' Meeting (SOM), constituting the fourth preparatory SOM, took place": one meeting.
_APPOSED = re.compile(
    r"(?: ?\([^()]{1,20}\))?,? (?:constituting|being|marking|which (?:was|is|constituted)|i\.e\.) "
    r"(?:the |an? )?",
    re.I,
)


# "The Conference (SACM), the main regional forum for consultation, started yesterday": what it is.
_IS_WHAT = re.compile(r"(?: ?\([^()]{1,20}\))?, (?:the|an?|its) ", re.I)


def _gap(first: Occasion, second: Occasion) -> str:
    offset = first.scene.sentence.start
    return first.scene.text[first.end - offset : second.start - offset]


def _recorded(page: Page, telling: Telling) -> Edition | None:
    """The edition on record that the telling means: it tells when and where if the text leaves it open."""
    occasion = telling.best
    edition = known_edition(page, telling, title(page, occasion))
    if edition and (not occasion.start_date or opens(occasion, edition)):
        days = When(0, 0, edition.start_date, edition.end_date, edition.date_precision, "reference")
        if not occasion.country:
            occasion.place, occasion.country = occasion.place or edition.place, edition.country
        occasion.dated(days)
    return edition


def _event(page: Page, telling: Telling, edition: Edition | None) -> Event:
    occasion = telling.best
    name = title(page, occasion)
    start, end, precision, basis = _days(occasion)
    status = status_of(page, telling, start, end)
    # A number that is not printed is the record's; what is still to come may yet be numbered otherwise.
    if edition and (status == "held" or edition.edition == occasion.edition):
        name = edition.name
    return Event(
        event_id=event_id(name, start),
        name=name,
        kind=occasion.kind,
        framework_id=occasion.framework_id or (edition.framework_id if edition else None),
        edition=occasion.edition or (edition.edition if edition and status == "held" else None),
        start_date=start,
        end_date=end,
        date_precision=precision,
        date_basis=basis,
        place=occasion.place,
        country=occasion.country,
        status=status,
    )


def _days(occasion: Occasion) -> tuple[date | None, date | None, str, str]:
    if not occasion.start_date:
        return None, None, "unknown", "unknown"
    return occasion.start_date, occasion.end_date, occasion.precision, occasion.basis
