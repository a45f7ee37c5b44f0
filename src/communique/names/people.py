"""Persons as actors: whom each speaks for, and what their titles swallow.

A person's phrase holds names that are no actors of their own: the state in "Minister of Justice of Egypt", a
unit in "Head of the Knowledge Centre", the office in "former UN High Commissioner for Refugees".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from communique import reference
from communique.names import gazetteer
from communique.names.namesakes import registered
from communique.names.persons import Person
from communique.names.positions import COURTESY_TITLES
from communique.names.roster import Claim, Roster, slug
from communique.names.state_bodies import of_state
from communique.records import Actor

_MINISTER = re.compile(
    r"(?:(?:Deputy|Vice|Caretaker|First|Acting|State|Assistant|Prime|Foreign|Interior|Home|Affairs|"
    r"Labou?r|Finance|"
    r"Justice|Defen[cs]e) )*(?:[Mm]inister|Cabinet Secretary|Permanent Secretary|Principal Secretary)"
    r"(?: (?:of|for) (?P<field>.+))?|(?:Foreign|Home) Secretary|President|King|Queen|Chancellor"
)
_ADDRESS = re.compile(r"@(?:[\w-]+\.){0,2}(?P<house>[\w-]{2,20})\.(?:int|org|eu|net)\b")
_GOVERNMENT = re.compile(r"Government of (?:the )?$")


def claims(text: str, persons: Iterable[Person], others: list[Claim], roster: Roster) -> list[Claim]:
    """Claims for `persons`, whose rows go into the roster; `others` are the text's other names, in order.

    The latest title that a person has in the document is the row's position, unless it only shortens an
    earlier one.
    """
    found = []
    for person in persons:
        actor_id, name = _identity(person.name)
        row = roster.actors.get(actor_id) or Actor(actor_id, name, "person")
        speaks_for = _at(others, person.organization_start)
        if speaks_for is None and person.section == "contact":
            speaks_for = _contact(text, person, others)
        state = _at(others, person.country_start)
        roster.actors[actor_id] = replace(
            row,
            position=_later(row.position, person.position),
            affiliation_id=row.affiliation_id or (speaks_for.entity_id if speaks_for else _served(person)),
            country=row.country or _country(state, roster) or _country(speaks_for, roster),
        )
        phrase = (person.phrase_start, person.phrase_end)
        found.append(
            Claim(person.start, person.end, "actor", actor_id, "person", "name", person.position, phrase)
        )
    return found


def _identity(name: str) -> tuple[str, str]:
    """Id and canonical name of a person: the registry's where it knows the name."""
    known = registered(name)
    return (known, reference.actors()[known].name) if known else (slug(name), name)


def _later(earlier: str | None, position: str | None) -> str | None:
    """The later of two titles of one person, unless it only shortens the earlier one or is a rank."""
    if not earlier or not position:
        return position or earlier
    shortened = position.lower() in earlier.lower()
    return earlier if shortened or position.lower() in COURTESY_TITLES else position


def _served(person: Person) -> str | None:
    """The body that an office's name alone tells: a "European Commissioner" serves the Commission."""
    return "european-commission" if (person.position or "").startswith("European Commissioner") else None


# The Commission's portfolios in this field; others have commissioners for social affairs, trade, police.
_COMMISSIONER = re.compile(
    r"Commissioner (?:for|responsible for|in charge of) .*(?:Home Affairs|Enlargement|Neighbourhood|"
    r"Humanitarian Aid|International (?:Cooperation|Partnerships)|External Relations|development policy)|"
    r"(?:EU )?(?:Home Affairs|Enlargement) Commissioner"
)
# Bodies that have commissioners of their own, so that nobody can say whose one is.
_OTHER_COMMISSIONS = ("african-union", "african-union-commission", "ecowas", "ecowas-commission")


def commission(actors: dict[str, Actor]) -> dict[str, Actor]:
    """`actors`, where commissioners speak for the European Commission, or the Union if only that is named."""
    served = next((body for body in ("european-commission", "european-union") if body in actors), None)
    if served is None or any(body in actors for body in _OTHER_COMMISSIONS):
        return actors
    return {
        key: replace(row, affiliation_id=served)
        if row.kind == "person"
        and row.affiliation_id is None
        and row.country is None
        and _COMMISSIONER.match(row.position or "")
        else row
        for key, row in actors.items()
    }


def govern(actors: dict[str, Actor], own: str | None) -> dict[str, Actor]:
    """`actors`, where ministers speak for the ministry that the document names.

    Those of no named state are ministers of the document's `own` state, if it has one, and speak for the
    state where it names no ministry.
    """
    return {key: _governing(row, actors, own) for key, row in actors.items()}


def _governing(row: Actor, actors: dict[str, Actor], own: str | None) -> Actor:
    country = row.country or (None if row.affiliation_id else own)
    if row.kind != "person" or not row.position or country is None:
        return row
    office = _MINISTER.fullmatch(row.position)
    state = f"state-{country.lower()}"
    if not office or row.affiliation_id not in (None, state):
        return row
    field = office["field"]
    ministries = (
        [slug(of_state(f"Ministry of {the}{field}", country)) for the in ("", "the ")] if field else []
    )
    bodies = ministries if row.country else [*ministries, state]
    body = next((actor_id for actor_id in bodies if actor_id in actors), row.affiliation_id)
    return replace(row, country=country, affiliation_id=body)


def _contact(text: str, person: Person, others: list[Claim]) -> Claim | None:
    """The organization whose press a contact answers: its domain's in the address, else the line's."""
    line_end = text.find("\n", person.end, person.end + 200)
    address = _ADDRESS.search(text, person.end, line_end if line_end > 0 else person.end + 200)
    house = gazetteer.lookup(address["house"].upper()) if address else None
    if house and house.entity == "actor" and house.kind != "state":
        return Claim(0, 0, "actor", house.entity_id, house.kind)
    at = bisect_right(others, person.start, key=lambda claim: claim.start) - 1
    before = others[at] if at >= 0 else None
    if before and before.kind not in ("state", "person") and before.entity == "actor":
        return before if "\n" not in text[before.end : person.start][-300:] else None
    return None


def outside_titles(text: str, people: list[Claim], others: list[Claim]) -> Iterator[Claim]:
    """`others` without what stands only inside a person's title."""
    starts = [person.phrase[0] if person.phrase else person.start for person in people]
    for claim in others:
        at = bisect_right(starts, claim.start) - 1
        if at < 0 or not _is_swallowed(text, people[at], claim):
            yield claim


def _is_swallowed(text: str, person: Claim, claim: Claim) -> bool:
    if not person.phrase or claim.end > person.phrase[1]:
        return False
    if claim.kind == "state":
        # "focal point of the Government of Egypt" speaks for an actor, "Minister of Justice of Egypt" for
        # none.
        return not _GOVERNMENT.search(text, max(0, claim.start - 20), claim.start)
    if not person.position or (claim.entity == "framework" and claim.registered):
        return False
    start = text.find(person.position, *person.phrase)
    inside = 0 <= start <= claim.start and claim.end <= start + len(person.position)
    return inside and (not claim.registered or "Commissioner" in text[claim.start : claim.end])


def _at(claims: list[Claim], start: int | None) -> Claim | None:
    """The actor's claim that stands at an offset."""
    if start is None:
        return None
    at = bisect_right(claims, start, key=lambda claim: claim.start) - 1
    return claims[at] if at >= 0 and start < claims[at].end and claims[at].entity == "actor" else None


def _country(claim: Claim | None, roster: Roster) -> str | None:
    """The state that one speaks for through what is named there; an international body has none."""
    if claim is None:
        return None
    row = roster.actors.get(claim.entity_id) or reference.actors().get(claim.entity_id)
    return row.country if row and row.kind in ("state", "public_body") else None
