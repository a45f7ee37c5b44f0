"""Which event a phrase on who took part speaks of: the one it names, the nearest, or the one told before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.events.occasions import ACTS
from communique.participation.named_parties import ENCOUNTER
from communique.participation.phrases import Phrase
from communique.records import Event
from communique.text.page import Page
from communique.text.sketch import KINDS, Mark, Sketch

# "the Senior Officials' Meeting, together with another Ministerial Consultation": both.
_EVENT = KINDS["event"]
_TWIN = re.compile(
    rf"(?:\s?\([^(){_EVENT}]{{1,40}}\))?(?:\s[^,;.{_EVENT}]{{1,40}})?(?:,?\s(?:and|&)|,?\s(?:together|along)\swith)\s"
    rf"(?:(?:the|its|a|an|another|\w+th)\s){{0,3}}{_EVENT}"
)


def twins(sketch: Sketch) -> Iterator[tuple[Event, Event]]:
    """The gatherings that a sentence names in one breath, two by two."""
    if sketch.text.count(_EVENT) < 2:
        return
    for place, mark in sketch.places():
        if mark.kind == "event" and (twin := _TWIN.match(sketch.text, place + 1)):
            (other,) = (each.item for each in sketch.marks(twin) if each.kind == "event")
            if other is not mark.item and not {other.kind, mark.item.kind} & ACTS:
                yield mark.item, other


# "The Conference opened with an Experts Meeting", "the meeting concluded a Conference": a whole and its part.
_WITH_PART = re.compile(
    rf"{_EVENT}\s(?:opened|began|started|ended|closed|concluded)\swith\s(?:an?\s|the\s)?{_EVENT}"
)
_OF_WHOLE = re.compile(rf"{_EVENT}\s(?:opened|concluded|closed)\s(?:an?\s|the\s)?{_EVENT}")


def parts(sketch: Sketch) -> Iterator[tuple[Event, Event]]:
    """The gatherings of which a sentence says that one is part of the other: the whole, then the part."""
    if sketch.text.count(_EVENT) < 2:
        return
    for rule, whole_first in ((_WITH_PART, True), (_OF_WHOLE, False)):
        for match in rule.finditer(sketch.text):
            first, second = (mark.item for mark in sketch.marks(match) if mark.kind == "event")
            yield (first, second) if whole_first else (second, first)


def event_of(
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
    if phrase.group == "named":
        return event if words != "it" and event.kind not in ACTS else None
    if phrase.group == "gathered":
        return event if mark and _GATHERED.match(page.text, mark.start) else None
    if phrase.group == "its":
        return event if re.search(r"\b(?:its|their)\b", words) else None
    if phrase.group == "did":
        return event if event.kind in ACTS and _DID.match(words) else None
    if phrase.group == "act":
        return event if event.kind in ACTS else None
    return event if phrase.group == "any" or event.kind not in ACTS else None


# Words that make "officials from the EU" people who meet.
_MEETING = re.compile(r"\b(?:meetings?|talks|discussions|gather\w*|conven\w*|meet)\b", re.I)
# Words that say that someone called others together: who comes follows.
_GATHERED = re.compile(
    r"brought together\b|(?:gathered|convened|assembled) (?:[\w-]+ ){0,5}?(?:officials|representatives|"
    r"experts|ministers|delegates|practitioners|officers|stakeholders|partners|participants|governments)\b"
)
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
    if mark.start < sketch.offset_end(match.end()):
        return False
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
