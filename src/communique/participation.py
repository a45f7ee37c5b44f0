"""Who took part in an event, and how: hosts, chairs, organizers, speakers, signatories, parties."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from communique.occasions import ACTS
from communique.page import Page
from communique.records import Event, Name, Participation
from communique.roles import LIST_END, PHRASES, SAID, Phrase
from communique.scenes import names_within, subjects
from communique.sentences import Sentence
from communique.sketch import KINDS, Mark, Sketch, pattern
from communique.stages import Stage, main_event, stages

_ACTORS = frozenset({"person", "organization", "state"})


def read(page: Page, document_id: str) -> list[Participation]:
    """Who took part in the page's happenings, in order of event and place; offsets are of `page.text`.

    Uses the page's sentences, names and happenings; changes nothing. One row for an actor's role in an event.
    """
    if not page.happenings:
        return []
    found: dict[tuple[str, str, str], Participation] = {}
    for event, role, name in _takers(page):
        actor = name.entity_id
        key = (event.event_id, actor, role)
        if key not in found and (role != "party" or (event.event_id, actor, "signatory") not in found):
            quote = page.text[name.start : name.end]
            found[key] = Participation(event.event_id, actor, role, document_id, name.start, name.end, quote)
    return sorted(found.values(), key=lambda row: (row.event_id, row.start, row.role))


def _takers(page: Page) -> Iterator[tuple[Event, str, Name]]:
    main = main_event(page)
    known: set[tuple[str, str]] = set()
    told: tuple[int, Event] | None = None  # the line and the event that its last sentence spoke of
    for stage in stages(page, main):
        line = bisect_right(page.lines, stage.sentence.start, key=lambda line: line.start)
        recent = told[1] if told and told[0] == line else None
        if stage.subject:
            told = line, stage.subject
        for event, role, name in _of_stage(page, stage, recent or main, main, known):
            known.add((event.event_id, name.entity_id))
            yield event, role, name
    yield from _of_names(page, known)


def _of_stage(
    page: Page, stage: Stage, recent: Event | None, main: Event | None, known: set[tuple[str, str]]
) -> Iterator[tuple[Event, str, Name]]:
    lowered, marked = stage.sketch.text.lower(), KINDS["event"] in stage.sketch.text
    for phrase in PHRASES:
        if phrase.stem not in lowered or ("{event}" in phrase.rule and not marked):
            continue
        for match in pattern(phrase.rule).finditer(stage.sketch.text):
            event = _event_of(page, stage, phrase, match, recent)
            if event:
                for mark in _who(page, stage.sketch, match, phrase.group == "met"):
                    yield event, phrase.role, mark.item
    yield from _listed(page, stage, recent)
    if main and main.status == "held" and stage.sentence.section == "body":
        yield from _quoted(stage, main, known)


def _event_of(
    page: Page, stage: Stage, phrase: Phrase, match: re.Match[str], recent: Event | None
) -> Event | None:
    """The event that a match speaks of, where the phrase can speak of such an event."""
    if "event" in match.re.groupindex:
        (mark,) = stage.sketch.marks(match, "event")
    else:
        mark = _nearest(page, stage.sketch, match)
    if phrase.group == "near" and not mark and not _MEETING.search(stage.sketch.text):
        return None
    if not mark and not phrase.far and phrase.group != "near" and match.start() > _OPENING:
        return None
    if mark and _comes_late(stage, phrase, match, mark):
        return None
    event = mark.item if mark else recent
    if not event or (phrase.kinds and event.kind not in phrase.kinds):
        return None
    words = page.text[mark.start : mark.end].lower() if mark else ""
    if phrase.group == "met":
        return event if _ENCOUNTER.match(words) else None
    if phrase.group == "its":
        return event if re.search(r"\b(?:its|their)\b", words) else None
    if phrase.group == "did":
        return event if event.kind in ACTS and _DID.match(words) else None
    if phrase.group == "act":
        return event if event.kind in ACTS else None
    return event if phrase.group == "any" or event.kind not in ACTS else None


# Words that make "officials from the EU" people who meet.
_MEETING = re.compile(r"\b(?:meetings?|talks|discussions|gather\w*|conven\w*|meet)\b", re.I)
_ENCOUNTER = re.compile(
    r"(?:met|meets?|meeting|gathered|convened|assembled|call(?:ed|s)\son|received?s?|paid)\b", re.I
)
_DID = re.compile(
    r"(?:adopt(?:ed|s)|sign|inked|co-?sign|launch(?:ed|es|$| the)|establish(?:ed|es)|found(?:ed|s)|"
    r"set up|initiat|creat)"
)
# A participle this near to a sentence's start speaks of the event told before: "Moderated by ..."
_OPENING = 3
_PREFACE = 40  # so much may stand before it where the event follows: "Yesterday in Rome, chaired by ..."


def _comes_late(stage: Stage, phrase: Phrase, match: re.Match[str], mark: Mark) -> bool:
    """Whether the event stands after the participle though that does not open its sentence.

    "Co-chaired by A, the meeting ..." is fine; "the process, inaugurated by A, began its meeting" is not.
    """
    groups = match.re.groupindex
    if phrase.role == "participant" or phrase.far or "event" in groups or "rest" not in groups:
        return False
    before = stage.sketch.between(0, match.start())
    return stage.sketch.offset(match.start()) < mark.start and (bool(before) or match.start() > _PREFACE)


# "met on the sidelines of the 78th session": whoever invited them did not invite to the session.
_BESIDE = re.compile(r"\b(?:sidelines|margins|ahead|framework|occasion) of (?:the )?$", re.I)


def _nearest(page: Page, sketch: Sketch, match: re.Match[str]) -> Mark | None:
    before = [mark for mark in sketch.between(0, match.start()) if mark.kind == "event"]
    before = [
        mark for mark in before if not _BESIDE.search(page.text, max(0, mark.start - 30), mark.start)
    ] or before
    after = [mark for mark in sketch.between(match.end(), len(sketch.text)) if mark.kind == "event"]
    inside = [mark for mark in sketch.between(*match.span()) if mark.kind == "event"]
    if before:
        return before[-1]
    return (inside or after or [None])[0]


_LIST_END = re.compile(
    LIST_END + r"|\sand\s(?:co-)?(?:chaired|attended|hosted|organi|moderated|joined|opened|held)"
    r"|,?\s(?:in\s(?:partnership|collaboration|cooperation|coordination|the)|with\s(?:the\s)?(?:support|funding|participation)|"
    r"funded|supported|within|attended|at\sthe)\b",
    re.I,
)


def _who(page: Page, sketch: Sketch, match: re.Match[str], met: bool) -> list[Mark]:
    """The actors of a match: those of `who`, or those in `rest` up to the list's end."""
    if met and "rest" not in match.re.groupindex:
        return subjects(sketch, match.start("event"))
    if "who" in match.re.groupindex and match["who"]:
        marks = sketch.marks(match, "who")
        owned = {id(b) for a, b in pairwise(marks) if _OF_WHOM.fullmatch(page.text, a.end, b.start)}
        return [mark for mark in marks if mark.kind in _ACTORS and id(mark) not in owned]
    start, end = match.span("rest")
    if stop := _LIST_END.search(sketch.text, start, end):
        end = stop.start()
    marks = [mark for mark in sketch.between(start, end) if mark.kind in _ACTORS]
    return [mark for mark in marks if not (_is_place(page, mark) or _MEMBERS.match(page.text, mark.end))]


# "DG INTPA of the European Commission" is the directorate, not the Commission.
_OF_WHOM = re.compile(r" (?:of|at) (?:the )?")


# "Experts from ECOWAS Member States" are the states', not ECOWAS's.
_MEMBERS = re.compile(r"(?: \([A-Z]\w+\))? (?:region|[Mm]ember (?:[Ss]tates|[Cc]ountries))\b")


def _is_place(page: Page, mark: Mark) -> bool:
    before = page.text[max(0, mark.start - 8) : mark.start]
    return mark.kind == "state" and bool(re.search(r"\b(?:in|to)\s(?:the\s)?$", before, re.I))


def _quoted(stage: Stage, main: Event, known: set[tuple[str, str]]) -> Iterator[tuple[Event, str, Name]]:
    """Persons quoted in a report on an event, who are not known to it in another role."""
    for match in pattern(SAID).finditer(stage.sketch.text):
        for mark in stage.sketch.marks(match, "who") or stage.sketch.marks(match, "before"):
            if (main.event_id, mark.item.entity_id) not in known:
                yield main, "speaker", mark.item


# "The ceremony was attended by:", "our panel of experts will answer:" and then a list, one name an item.
_LIST_ROLE = re.compile(
    r"(?P<speaker>\bpanel\b|\bpanell?ists|\bspeakers?\b|\b(?:statements?|remarks|presentations?)\b[^:]*\bby)"
    r"|(?P<participant>\battended\b|\bparticipants?\b|\bofficials\b|\bdelegat\w+|\brepresent\w+|"
    r"\bpresence\b|\bwere present)",
    re.I,
)
_ITEM = re.compile(r"\W{0,3}(?:[•·▪‣●*-]|\(?\w{1,2}[.)])\s")
_MOST_ITEMS = 60


def _listed(page: Page, stage: Stage, recent: Event | None) -> Iterator[tuple[Event, str, Name]]:
    """Persons listed after a colon, in the sentence itself or in the items under it."""
    text = page.text[stage.sentence.start : stage.sentence.end]
    marked = next((mark.item for mark in stage.sketch.between(0, len(text)) if mark.kind == "event"), None)
    event = marked or recent
    before, colon, after = text.rpartition(":")
    if not colon or not event or not (role := _LIST_ROLE.search(before)):
        return
    start = stage.sentence.start + len(before) + 1
    stretches = [(start, stage.sentence.end)] if len(after) > 1 else list(_items(page, stage.sentence))
    for first, last in stretches:
        for name in names_within(page, first, last):
            labels = name.entity == "actor" and page.text[name.end : name.end + 1] == ":"
            if name.kind == "person" or labels:
                yield event, "speaker" if role["speaker"] else "participant", name


def _items(page: Page, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The lines under a sentence that begin as items of a list."""
    at = bisect_right(page.lines, sentence.start, key=lambda line: line.start)
    for line in page.lines[at : at + _MOST_ITEMS]:
        if _ITEM.match(page.text, line.start, line.end):
            yield line.start, line.end
        elif page.text[line.start : line.end].strip():
            return


# Before its noun, an event's name says whose it is: "6th EU-AU Summit", "EMN Austria National Conference".
_HEAD_NOUN = re.compile(
    r"\b(?:summit|forum|conference|workshop|seminar|training|meeting|meets|briefing|session|council|committee|congress|"
    r"exchange|dialogue)\b",
    re.I,
)
_ORGANIZED = frozenset({"conference", "workshop", "forum", "briefing"})


def _of_names(page: Page, known: set[tuple[str, str]]) -> Iterator[tuple[Event, str, Name]]:
    """Actors in the words that name an event, where no sentence gave them another role in it."""
    for happening in page.happenings:
        event = happening.event
        for start, end in happening.spans:
            heads = list(_HEAD_NOUN.finditer(page.text, start, end))
            between = re.search(r"\b(?:between|among)\b", page.text[start:end])
            for name in names_within(page, start, end):
                if name.entity != "actor" or (event.event_id, name.entity_id) in known:
                    continue
                if event.kind == "accession" and event.name.startswith(
                    f"Accession of {page.actors[name.entity_id].name}"
                ):
                    yield event, "party", name
                elif event.kind not in ACTS and _ENCOUNTER.match(page.text, start, end):
                    yield event, "participant", name
                elif event.kind not in ACTS and (between or (heads and name.end <= heads[-1].end())):
                    known.add((event.event_id, name.entity_id))
                    session = "session" in page.text[start:end].lower()
                    yield event, "organizer" if event.kind in _ORGANIZED or session else "participant", name
