"""Who took part in an event, and how: hosts, chairs, organizers, speakers, signatories, parties."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from communique.events.occasions import ACTS
from communique.participation.attendees import listed, who
from communique.participation.companies import companies
from communique.participation.named_parties import ENCOUNTER, doers, founded, of_names
from communique.participation.phrases import EVENT, OBJECT, Phrase
from communique.participation.quotations import Quotations
from communique.participation.roles import PHRASES
from communique.participation.stages import Stage, main_event, stages
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
    attended: list[tuple[Event, Name]] = []
    twins: list[tuple[Event, Event]] = []
    quotations = Quotations(page, main)
    told: tuple[int, Event] | None = None  # the line and the event that its last sentence spoke of
    for stage in stages(page, main):
        line = bisect_right(page.lines, stage.sentence.start, key=lambda line: line.start)
        recent = told[1] if told and told[0] == line else None
        if stage.subject and not _is_background(page, stage.subject):
            told = line, stage.subject
        twins += _twins(stage.sketch)
        for event, role, name in _of_stage(page, stage, recent or main):
            known.add((event.event_id, name.entity_id))
            if role == "participant":
                attended.append((event, name))
            yield event, role, name
        yield from quotations.speakers(stage, known)
    for one, other in twins:  # who attended meetings told in one breath attended both
        yield from ((other, "participant", name) for event, name in attended if event is one)
        yield from ((one, "participant", name) for event, name in attended if event is other)
    yield from of_names(page, known)
    yield from founded(page)
    yield from doers(page)


def _is_background(page: Page, event: Event) -> bool:
    """Whether an event lies more than a year before the page: it is recalled, not reported."""
    return bool(event.end_date and page.published and (page.published - event.end_date).days > _DAYS_REPORTED)


_DAYS_REPORTED = 400

_COMPILED = [(phrase, EVENT in phrase.rule.replace(OBJECT, ""), pattern(phrase.rule)) for phrase in PHRASES]
_TRIGGERS = RuleTriggers(tuple(phrase.stem.split("|")) for phrase in PHRASES)


def _of_stage(page: Page, stage: Stage, recent: Event | None) -> Iterator[tuple[Event, str, Name]]:
    marked = KINDS["event"] in stage.sketch.text
    if stage.has_actors and (recent or marked):
        sketch = companies(stage.sketch)
        for place in _TRIGGERS.possible(sketch.text.lower()):
            phrase, names_event, compiled = _COMPILED[place]
            if names_event and not marked:
                continue
            for match in compiled.finditer(sketch.text):
                if event := _event_of(page, sketch, phrase, match, _latest(stage, phrase) or recent):
                    marks = _meant(page, stage, sketch, phrase, match)
                    both = [other for one, other in _twins(sketch) if one is event]
                    for mark in marks:
                        role = phrase.bodies if phrase.bodies and mark.kind != "person" else phrase.role
                        yield from ((each, role, mark.item) for each in (event, *both))
    yield from listed(page, stage, recent)


def _latest(stage: Stage, phrase: Phrase) -> Event | None:
    """The event told last of those that a phrase can only speak of."""
    if not (phrase.far and phrase.kinds):
        return None
    return next((event for event in reversed(stage.earlier[-_FAR:]) if event.kind in phrase.kinds), None)


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


# "the Senior Officials' Meeting, together with another Ministerial Consultation": both.
_TWIN = re.compile(
    r"(?:\s?\([^()]{1,40}\))?(?:\s[^,;.]{1,40})?(?:,?\s(?:and|&)|,?\s(?:together|along)\swith)\s"
    r"(?:(?:the|its|a|an|another|\w+th)\s){0,3}" + KINDS["event"]
)


def _twins(sketch: Sketch) -> Iterator[tuple[Event, Event]]:
    """The gatherings that a sentence names in one breath, two by two."""
    for place, mark in sketch.places():
        if mark.kind == "event" and (twin := _TWIN.match(sketch.text, place + 1)):
            (other,) = (each.item for each in sketch.marks(twin) if each.kind == "event")
            if other is not mark.item and not {other.kind, mark.item.kind} & ACTS:
                yield mark.item, other


def _event_of(
    page: Page, sketch: Sketch, phrase: Phrase, match: re.Match[str], recent: Event | None
) -> Event | None:
    """The event that a match speaks of, where the phrase can speak of such an event."""
    it = "event" in match.re.groupindex and not match["event"]
    if "event" in match.re.groupindex and not it:
        (mark,) = sketch.marks(match, "event")
    else:
        mark = _nearest(page, sketch, match, phrase.group == "any" and phrase.role != "organizer")
    if phrase.group == "here" and not mark:
        return None
    if phrase.group == "near" and not mark and not _MEETING.search(sketch.text):
        return None
    if not mark and not (phrase.far or it) and phrase.group != "near" and match.start() > _OPENING:
        return None
    if mark and _comes_late(sketch, phrase, match, mark):
        return None
    event = mark.item if mark else recent
    if not event or (phrase.kinds and event.kind not in phrase.kinds):
        return None
    words = page.text[mark.start : mark.end].lower() if mark else ""
    if phrase.group == "met":
        return event if ENCOUNTER.match(words) else None
    if phrase.group == "its":
        return event if re.search(r"\b(?:its|their)\b", words) else None
    if phrase.group == "did":
        return event if event.kind in ACTS and _DID.match(words) else None
    if phrase.group == "act":
        return event if event.kind in ACTS else None
    return event if phrase.group == "any" or event.kind not in ACTS else None


# Words that make "officials from the EU" people who meet.
_MEETING = re.compile(r"\b(?:meetings?|talks|discussions|gather\w*|conven\w*|meet)\b", re.I)
_DID = re.compile(
    r"(?:adopt(?:ed|s)|(?:co-?)?sign(?:ed|s)?\b(?! of)|inked|launch(?:ed|es|$| the)|establish(?:ed|es)|"
    r"found(?:ed|s)|set up|initiat|creat|open(?:ed|s)|present(?:ed|s)|unveil|kicked|roll|start(?:ed|s)|"
    r"conclud|reach|ratif|joined)"
)
# A participle this near to a sentence's start speaks of the event told before: "Moderated by ..."
_OPENING = 3
_PREFACE = 40  # so much may stand before it where the event follows: "Yesterday in Rome, chaired by ..."


def _comes_late(sketch: Sketch, phrase: Phrase, match: re.Match[str], mark: Mark) -> bool:
    """Whether the event stands after the participle though that does not open its sentence.

    "Co-chaired by A, the meeting ..." is fine; "the process, inaugurated by A, began its meeting" is not.
    """
    groups = match.re.groupindex
    if phrase.role == "participant" or phrase.far or "event" in groups or "rest" not in groups:
        return False
    before = sketch.between(0, match.start())
    return sketch.offset(match.start()) < mark.start and (bool(before) or match.start() > _PREFACE)


# "met on the sidelines of the 78th session": whoever invited them did not invite to the session.
_BESIDE = re.compile(
    r"\b(?:(?:sidelines|margins|ahead|framework|occasion) of|"
    r"preparat(?:ory|ions?) (?:[\w'-]+ ){0,3}(?:for|of)) "
    r"(?:the )?$",
    re.I,
)


def _nearest(page: Page, sketch: Sketch, match: re.Match[str], held: bool) -> Mark | None:
    """The event nearest to a match, one before it first; of those `held` rather than acts where asked."""
    if held:
        found = _nearest(page, sketch, match, held=False)
        meetings = [
            m for m in sketch.between(0, match.start()) if m.kind == "event" and m.item.kind not in ACTS
        ]
        return meetings[-1] if meetings and found and found.item.kind in ACTS else found
    before = [mark for mark in sketch.between(0, match.start()) if mark.kind == "event"]
    before = [
        mark for mark in before if not _BESIDE.search(page.text, max(0, mark.start - 60), mark.start)
    ] or before
    after = [mark for mark in sketch.between(match.end(), len(sketch.text)) if mark.kind == "event"]
    inside = [mark for mark in sketch.between(*match.span()) if mark.kind == "event"]
    if before:
        return before[-1]
    return (inside or after or [None])[0]
