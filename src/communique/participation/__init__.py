"""Who took part in an event, and how: hosts, chairs, organizers, speakers, signatories, parties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from communique.events.occasions import ACTS
from communique.participation import resumed
from communique.participation.attendees import listed, who
from communique.participation.companies import companies
from communique.participation.meant import event_of, parts, twins
from communique.participation.named_parties import doers, founded, of_names, represented, sides
from communique.participation.phrases import EVENT, OBJECT, Phrase
from communique.participation.quotations import Quotations
from communique.participation.roles import PHRASES
from communique.participation.stages import Stage, ended_before, main_event, stages
from communique.records import Event, Name, Participation
from communique.text.page import Page
from communique.text.rule_triggers import RuleTriggers
from communique.text.sketch import KINDS, Mark, Sketch, pattern


def read(page: Page, document_id: str) -> list[Participation]:
    """Who took part in the page's happenings, in order of event and place; offsets are of `page.text`.

    Uses the page's sentences, names and happenings; changes nothing. One row for an actor's role in an event;
    `participant` only where nothing more is said.
    """
    if not page.happenings:
        return []
    found: dict[tuple[str, str, str], Participation] = {}
    for event, role, name in _takers(page):
        actor = name.entity_id
        key = (event.event_id, actor, role)
        if key not in found:
            quote = page.text[name.start : name.end]
            found[key] = Participation(event.event_id, actor, role, document_id, name.start, name.end, quote)
    return sorted(_telling(found), key=lambda row: (row.event_id, row.start, row.role))


# What goes without saying: who hosts takes part, who signs is a party and may well speak.
_IMPLIED = {
    "speaker": frozenset({"signatory"}),
    "participant": frozenset("host convener co_chair chair organizer speaker signatory party".split()),
    "party": frozenset({"signatory"}),
}


def _telling(found: dict[tuple[str, str, str], Participation]) -> Iterator[Participation]:
    """The rows without the roles that go without saying."""
    for (event, actor, role), row in found.items():
        if not any((event, actor, more) in found for more in _IMPLIED.get(role, ())):
            yield row


def _takers(page: Page) -> Iterator[tuple[Event, str, Name]]:
    main = main_event(page)
    known: set[tuple[str, str]] = set()
    said: list[tuple[Event, str, Name]] = []
    shared = _Shared()
    quotations = Quotations(page, main)
    told: tuple[int, Event] | None = None  # the line and the event that its last sentence spoke of
    before: Stage | None = None
    for stage in stages(page, main):
        line = page.line_before(stage.sentence.start)
        recent = told[1] if told and told[0] == line else None
        if stage.subject and not _is_background(page, stage.subject):
            told = line, stage.subject
        shared.note(stage.sketch)
        they = resumed.takers(page, before, stage) if before else ()
        before = stage
        for taker in (*_of_stage(page, stage, recent or main), *they):
            known.add((taker[0].event_id, taker[2].entity_id))
            said.append(taker)
        said += quotations.speakers(stage, known)
    yield from said
    yield from shared.takers(said)
    yield from represented(page, said, known)
    yield from of_names(page, known)
    yield from sides(page, known)
    yield from founded(page)
    yield from doers(page)


@dataclass(slots=True)
class _Shared:
    """Events that share who took part: told in one breath, or one a part of the other."""

    twins: list[tuple[Event, Event]] = field(default_factory=list)
    parts: list[tuple[Event, Event]] = field(default_factory=list)  # the whole, then its part

    def note(self, sketch: Sketch) -> None:
        """What a sentence says of events that belong together."""
        self.twins += twins(sketch)
        self.parts += parts(sketch)

    def takers(self, said: list[tuple[Event, str, Name]]) -> Iterator[tuple[Event, str, Name]]:
        """Who attended one of two attended both; who hosts the whole hosts its parts."""
        for event, role, name in said:
            if role == "participant":
                yield from ((other, role, name) for one, other in self.twins if one is event)
                yield from ((one, role, name) for one, other in self.twins if other is event)
            elif role == "host":
                yield from ((part, role, name) for whole, part in self.parts if whole is event)


def _is_background(page: Page, event: Event) -> bool:
    """Whether an event lies more than a year before the page: it is recalled, not reported."""
    return ended_before(page, event, _DAYS_REPORTED)


_DAYS_REPORTED = 400

# Their patterns are made when first needed: few documents need all, and making all takes half a second.
_PHRASES = [(phrase, phrase.kernel, EVENT in phrase.rule.replace(OBJECT, "")) for phrase in PHRASES]
_OF_PERSONS = frozenset(place for place, phrase in enumerate(PHRASES) if phrase.is_of_persons)
_TRIGGERS = RuleTriggers(tuple(phrase.stem.split("|")) for phrase in PHRASES)


# The groups of phrases that can speak of a gathering, and of an act, where they name it.
_OF_GATHERINGS = frozenset({"held", "here", "near", "any", "its", "met", "gathered", "named"})
_OF_ACTS = frozenset({"act", "did", "any", "its", "met"})


def _groups(kinds: set[str]) -> set[str]:
    """The groups of phrases that can speak of events of these kinds, where they name them."""
    groups: set[str] = set()
    if kinds & ACTS:
        groups |= _OF_ACTS
    if kinds - ACTS:
        groups |= _OF_GATHERINGS
    return groups


def _can_name(phrase: Phrase, groups: set[str], kinds: set[str]) -> bool:
    """Whether a sentence with events of these kinds holds one that a phrase names."""
    return phrase.group in groups and not (phrase.kinds and phrase.kinds.isdisjoint(kinds))


def _of_stage(page: Page, stage: Stage, recent: Event | None) -> Iterator[tuple[Event, str, Name]]:
    kinds = {mark.item.kind for _, mark in stage.sketch.places() if mark.kind == "event"}
    if stage.has_actors and (recent or kinds):
        groups = _groups(kinds)
        sketch = companies(stage.sketch)
        nobody = KINDS["people"] not in sketch.text
        for place in _TRIGGERS.possible(sketch.text.lower()):
            phrase, kernel, names_event = _PHRASES[place]
            if (names_event and not _can_name(phrase, groups, kinds)) or (nobody and place in _OF_PERSONS):
                continue
            if not pattern(kernel).search(sketch.text):
                continue
            for match in pattern(phrase.rule).finditer(sketch.text):
                if event := event_of(page, sketch, phrase, match, _latest(page, stage, phrase) or recent):
                    marks = _meant(page, stage, sketch, phrase, match)
                    both = [other for one, other in twins(sketch) if one is event]
                    for mark in marks:
                        role = phrase.bodies if phrase.bodies and mark.kind != "person" else phrase.role
                        yield from ((each, role, mark.item) for each in (event, *both))
    yield from listed(page, stage, recent)


def _latest(page: Page, stage: Stage, phrase: Phrase) -> Event | None:
    """The event told last of those that a phrase can only speak of."""
    if not (phrase.far and phrase.kinds):
        return None
    fitting = (event for event in reversed(stage.earlier[-_FAR:]) if event.kind in phrase.kinds)
    return next((event for event in fitting if not _is_background(page, event)), None)


_FAR = 30  # events back


def _meant(page: Page, stage: Stage, sketch: Sketch, phrase: Phrase, match: re.Match[str]) -> list[Mark]:
    if "before" in match.re.groupindex and match["before"] and _BEGUN.search(sketch.text, 0, match.start()):
        return []
    marks = who(page, sketch, match)
    if phrase.role in _HELD_BY:
        first = sketch.offset(match.start())
        marks = [mark for mark in marks if not _gave_support(page, stage, first, mark)]
    if phrase.persons:
        marks = [mark for mark in marks if mark.kind == "person"]
    return marks if len(marks) >= max(phrase.persons, phrase.least) else []


# Before a subject that did something else first, a clause may have begun, but nothing more.
_BEGUN = re.compile(r"[^\s,:;.•-](?:\s(?:the|both))?\s?$", re.I)
_HELD_BY = frozenset({"host", "chair", "co_chair"})
_SUPPORT = re.compile(r"\bwith\s(?:the\s)?(?:[a-z]+\s)?support\s(?:of|from)\s")
_SUPPORT_REACH = 30  # characters before the first of them in which the words of support stand


def _gave_support(page: Page, stage: Stage, first: int, mark: Mark) -> bool:
    """Whether an actor only supports those who hold it: "A, with support from B, hosts the meeting"."""
    start = max(stage.sentence.start, first - _SUPPORT_REACH)
    return bool(_SUPPORT.search(page.text, start, mark.start))
