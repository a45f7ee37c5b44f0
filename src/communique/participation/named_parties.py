"""Who takes part by an event's name: whose summit it is, who was founded, joined or is joined."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from communique.events.occasions import ACTS
from communique.events.scenes import names_within
from communique.records import Event, Name
from communique.text.page import Page

# Words by which an encounter is told.
ENCOUNTER = re.compile(
    r"(?:met|meets?|meeting|gathered|convened|assembled|call(?:ed|s)\son|received?s?|paid|presented|handed|"
    r"accepted)\b",
    re.I,
)
# Before its noun, an event's name says whose it is: "6th EU-AU Summit", "EMN Austria National Conference".
_HEAD_NOUN = re.compile(
    r"\b(?:summit|forum|conference|workshop|seminar|training|meeting|meets|briefing|session|council|committee|congress|"
    r"exchange|dialogue)\b",
    re.I,
)
_PAIR = re.compile(r"(?: \([A-Z]\w+\))?\s?-\s?[A-Z]")  # "EU - Western Balkans Forum": of both, not by one
_BETWEEN = re.compile(r"\b(?:between|among)\b")
_ORGANIZED = frozenset({"conference", "workshop", "forum", "briefing"})


def of_names(page: Page, known: set[tuple[str, str]]) -> Iterator[tuple[Event, str, Name]]:
    """Actors in the words that name an event, where no sentence gave them another role in it."""
    for happening in page.happenings:
        event = happening.event
        for start, end in happening.spans:
            names = list(names_within(page, start, end))
            if not names:
                continue
            heads = list(_HEAD_NOUN.finditer(page.text, start, end))
            between = _BETWEEN.search(page.text[start:end])
            for name in names:
                if (
                    name.entity != "actor"
                    or (event.event_id, name.entity_id) in known
                    or _in_title(page, name)
                ):
                    continue
                if event.kind not in ACTS and ENCOUNTER.match(page.text, start, end):
                    yield event, "participant", name
                elif event.kind not in ACTS and (between or (heads and name.end <= heads[-1].end())):
                    known.add((event.event_id, name.entity_id))
                    session = "session" in page.text[start:end].lower()
                    theirs = (event.kind in _ORGANIZED or session) and not _PAIR.match(page.text, name.end)
                    yield event, "organizer" if theirs else "participant", name


def _in_title(page: Page, name: Name) -> bool:
    """Whether a name stands in a person's title: "met with the Director General of IOM, A"."""
    at = bisect_left(page.names, name.start, key=lambda name: name.start)
    near = page.names[max(0, at - _NEAR) : at + _NEAR]
    return any(
        other.kind == "person" and other.phrase_start <= name.start and name.end <= other.phrase_end
        for other in near
        if other is not name
    )


_NEAR = 5  # names before and after in which the person would be


_SIDES = re.compile(r"\b(?:between|with)\s")
_ASIDE = re.compile(r" [-–—] ")  # "between A and B - the operator of C -"


def sides(page: Page, known: set[tuple[str, str]]) -> Iterator[tuple[Event, str, Name]]:
    """The sides of an agreement that its own words name: "the protocol between A and B was signed"."""
    for happening in page.happenings:
        for start, end in happening.spans if happening.event.kind == "agreement" else ():
            between = _SIDES.search(page.text, start, end)
            aside = _ASIDE.search(page.text, between.end(), end) if between else None
            last = aside.start() if aside else end
            for name in names_within(page, between.end(), last) if between else ():
                side = (happening.event.event_id, name.entity_id)
                if name.entity == "actor" and side not in known and not _in_title(page, name):
                    yield happening.event, "signatory", name


def represented(
    page: Page, said: list[tuple[Event, str, Name]], known: set[tuple[str, str]]
) -> Iterator[tuple[Event, str, Name]]:
    """The bodies for which persons sign: "IOM Director General A and Minister of Justice of B, C, signed"."""
    for event, role, name in said:
        if role != "signatory" or name.kind != "person" or event.kind != "agreement":
            continue
        for body in names_within(page, name.phrase_start, name.phrase_end):
            bodies = body.entity == "actor" and body.kind != "person"
            if bodies and (event.event_id, body.entity_id) not in known:
                yield event, "signatory", body


_DOERS = {"adoption": "party", "agreement": "signatory", "launch": "organizer"}
_CLAUSE = re.compile(r",? (?:that|which) (?:the )?")


def doers(page: Page) -> Iterator[tuple[Event, str, Name]]:
    """Who did what a clause after its object tells: "a text that the General Assembly adopted"."""
    for happening in page.happenings:
        role = _DOERS.get(happening.event.kind)
        for start, end in happening.spans if role else ():
            clause = _CLAUSE.search(page.text, start, end)
            for name in names_within(page, clause.end(), end) if clause else ():
                if name.entity == "actor":
                    yield happening.event, role, name


def founded(page: Page) -> Iterator[tuple[Event, str, Name]]:
    """Bodies that the name of an act says were founded, joined or are joined: parties, as the others are."""
    for happening in page.happenings:
        event = happening.event
        if event.kind not in ("accession", "establishment"):
            continue
        named = [actor for actor in page.actors.values() if actor.name in event.name]
        for actor in named:
            part = any(actor.name in other.name for other in named if other is not actor)
            if actor.kind != "person" and not part:
                near = [name for name in page.names if name.entity_id == actor.actor_id]
                if near:
                    yield event, "party", min(near, key=lambda n: abs(n.start - happening.spans[0][0]))
