"""Whom a phrase on taking part means: the actors of its list, without owners, places and asides."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from communique.events.scenes import names_within, subjects
from communique.participation.stages import Stage
from communique.records import Event, Name
from communique.text.page import Page
from communique.text.sentences import Sentence
from communique.text.sketch import Mark, Sketch

_ACTORS = frozenset({"person", "organization", "state"})

# Where a list of participants ends and another statement begins.
_LIST_ENDS = (
    r"\s(?:to\s(?!the\b)|who\b|whose\b|which\b|where\b|aim(?:ed|ing)\b|discuss\w*\b|foster\w*\b|with\sthe\saim|"
    r"with\sa\sview|on\s|about\s|regarding\s|under\s|following\s|concerning\s|focus\w*|in\sorder|as\spart\b|"
    r"welcomed|commended|centred|highlighted|reaffirmed|said\b|asked\b|while\b|during\s|opens?\b|held\b|gathered\b|"
    r"met\b|(?:was|were|is|are|will)\b)"
)
_LIST_END = re.compile(
    _LIST_ENDS + r"|\sand\s(?:co-)?(?:chaired|attended|hosted|organi|moderated|joined|opened|held)"
    r"|,?\s(?:in\s(?:partnership|collaboration|cooperation|coordination|the)|with\s(?:the\s)?(?:support|funding|participation)|"
    r"funded|supported|within|attended|at\sthe)\b",
    re.I,
)


def who(page: Page, sketch: Sketch, match: re.Match[str], met: bool) -> list[Mark]:
    """The actors of a match: those of `who`, or those in `rest` up to the list's end."""
    if met and "rest" not in match.re.groupindex:
        return subjects(sketch, match.start("event"))
    if "who" in match.re.groupindex and match["who"]:
        marks = sketch.marks(match, "who")
        owned = {id(b) for a, b in pairwise(marks) if _OF_WHOM.fullmatch(page.text, a.end, b.start)}
        owned |= {id(a) for a, b in pairwise(marks) if page.text[a.end : b.start] == "'s "}
        return [m for m in marks if m.kind in _ACTORS and id(m) not in owned and not _is_aside(page, m)]
    start, end = match.span("rest")
    if stop := _LIST_END.search(sketch.text, start, end):
        end = stop.start()
    marks = [mark for mark in sketch.between(start, end) if mark.kind in _ACTORS]
    owners = {id(a) for a, b in pairwise(marks) if page.text[a.end : b.start] in ("'s ", "s' ")}
    marks = [mark for mark in marks if id(mark) not in owners]
    return list(_without_others(page, marks))


def _without_others(page: Page, marks: list[Mark]) -> Iterator[Mark]:
    """The marks of a list without places and asides; what an aside goes on to list is aside as well."""
    last: Mark | None = None
    for mark in marks:
        if _is_aside(page, mark) or (last and _GOES_ON.fullmatch(page.text, last.end, mark.start)):
            last = mark if last or _owns_others(page, mark) else None
        elif not _is_place(page, mark):
            last = None
            yield mark


# "Experts of member states of SADC, the Common Market (COMESA) and the IOC" are of three bodies' members.
_GOES_ON = re.compile(r"(?:\s?\([A-Z]\w+\)|\))?,?\s(?:and\s)?(?:the\s)?(?:[A-Z][\w\s]{2,60}\()?")


def _owns_others(page: Page, mark: Mark) -> bool:
    return bool(_OF_OTHERS.search(page.text, max(0, mark.start - 40), mark.start))


def _is_aside(page: Page, mark: Mark) -> bool:
    """Whether an actor only says whose others are: "officials from AU Member States", "the UN's IOM"."""
    if mark.kind == "person":
        return False
    if mark.kind == "state" and _TITLED.match(page.text, mark.end):
        return True
    if mark.kind == "organization" and _PRESIDENT.search(page.text, max(0, mark.start - 30), mark.start):
        return True
    before = _OF_OTHERS.search(page.text, max(0, mark.start - 40), mark.start)
    return bool(before or _MEMBERS.match(page.text, mark.end))


# "Chaired by the President of the General Assembly": by a person.
_PRESIDENT = re.compile(r"\b[Pp]resident of (?:the )?$")
# "The Norwegian Minister of Justice Ms. Listhaug" is not Norway.
_TITLED = re.compile(
    r" (?:(?:[Pp]rime|[Dd]eputy|[Ff]oreign|[Ii]nterior|[Ff]ormer|[Vv]ice) )?(?:[Mm]inister|"
    r"[Aa]mbassador|[Pp]resident|"
    r"[Cc]ommissioner|[Ss]ecretary|[Cc]hancellor)\b"
)


# "DG INTPA of the European Commission" is the directorate, not the Commission.
_OF_WHOM = re.compile(r" (?:of|at) (?:the )?")


# "Experts from ECOWAS Member States" are the states', not ECOWAS's.
_MEMBERS = re.compile(
    r"(?: \([A-Z]\w+\))? (?:\w )?(?:region|agencies|institutions|bodies|entities|[Cc]ountries|"
    r"[Cc]hair\w*|[Mm]ember (?:[Ss]tates|[Cc]ountries))\b"
)


# "Ministers of the Member States of the European Union", "representing the Presidency of the EU".
_OF_OTHERS = re.compile(
    r"\b(?:(?:[Mm]ember [Ss]tates|[Mm]embers|[Cc]ountries|[Pp]residency) of|representing|on behalf "
    r"of)\s(?:the\s)?$"
)


def _is_place(page: Page, mark: Mark) -> bool:
    before = page.text[max(0, mark.start - 8) : mark.start]
    return mark.kind == "state" and bool(re.search(r"\b(?:in|to)\s(?:the\s)?$", before, re.I))


# "The ceremony was attended by:", "our panel of experts will answer:" and then a list, one name an item.
_LIST_ROLE = re.compile(
    r"(?P<speaker>\bpanel\b|\bpanell?ists|\bspeakers?\b|\b(?:statements?|remarks|presentations?)\b[^:]*\bby)"
    r"|(?P<participant>\battended\b|\bparticipants?\b|\bofficials\b|\bdelegat\w+|\brepresent\w+|"
    r"\bpresence\b|\bwere present)",
    re.I,
)
_ITEM = re.compile(r"\W{0,3}(?:[•·▪‣●*-]|\(?\w{1,2}[.)])\s")
_MOST_ITEMS = 60


def listed(page: Page, stage: Stage, recent: Event | None) -> Iterator[tuple[Event, str, Name]]:
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
