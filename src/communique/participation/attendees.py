"""Whom a phrase on taking part means: the actors of its list, without owners, places and asides."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from communique.events.scenes import names_within
from communique.participation.stages import Stage
from communique.records import Event, Name
from communique.text.page import Page
from communique.text.sentences import Sentence
from communique.text.sketch import Mark, Sketch


def who(page: Page, sketch: Sketch, match: re.Match[str]) -> list[Mark]:
    """The actors of the companies that a match on a sketch of companies holds in `who` or `rest`."""
    marks = []
    for group in ("who", "rest"):
        for company in sketch.marks(match, group) if group in match.re.groupindex else ():
            if company.kind in ("people", "company"):
                marks += [m for m in company.item if group == "who" or not _owns(page, m)]
    return list(_without_others(page, marks))


def _owns(page: Page, mark: Mark) -> bool:
    """Whether a mark only says whose something is: "by Egypt's tourist board"."""
    return mark.kind != "person" and bool(_POSSESSIVE.match(page.text, mark.end))


_POSSESSIVE = re.compile(
    r"'s? (?!(?:senior |high-level )?(?:officials?|representatives?|delegations?|delegates|experts|staff|"
    r"leaders|ministers?|teams?|authorities|government)\b)"
)


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
    if _BEHALF.search(page.text, max(0, mark.start - 40), mark.start):
        return True
    if mark.kind == "person":
        return False
    if mark.kind == "state" and _TITLED.match(page.text, mark.end):
        return True
    before = mark.kind != "state" and _owns_others(page, mark)
    return bool(
        before
        or _MEMBERS.match(page.text, mark.end)
        or _PAID.match(page.text, mark.end)
        or (mark.kind == "organization" and _HEADS.match(page.text, mark.end))
        or _REPORTS.match(page.text, mark.end)
    )


# "With the IOM, Kazinform correspondent reports": who tells it was not there.
_REPORTS = re.compile(r" (?:correspondent|reporter|reports|reported|news agency|newspaper)\b")
# "African and EU heads of state" are their states'.
_HEADS = re.compile(r" (?:heads of (?:state|government)|(?:[a-z]+ )?ministers)\b")
# "The EU-funded project" is not the EU.
_PAID = re.compile(r"\)?(?:-(?:funded|financed|supported|led|backed|sponsored)| funded)\b")


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
    r"\)?(?: \([A-Z]\w+\))? (?:\w )?(?:region|agencies|institutions|bodies|entities|[Cc]ountries|"
    r"[Cc]hair\w*|[Mm]ember[ -](?:[Ss]tates|[Cc]ountries))\b"
)


# "Ministers of the Member States of the European Union", "representing the Presidency of the EU".
_OF_OTHERS = re.compile(
    r"\b(?:(?:[Mm]ember [Ss]tates|[Mm]embers|[Cc]ountries|[Pp]residency) of|representing|on behalf "
    r"of)\s(?:the\s)?$"
)


_BEHALF = re.compile(r"\b[Oo]n behalf of (?:the |H\.E\.? )?$")


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
