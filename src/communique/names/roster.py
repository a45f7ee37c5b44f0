"""Whom and what a document names: rows made of registry entries, and of names found by rule.

A roster also keeps the names that a document coins ("ATUU", "GIS"), so that they are found again in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise

from communique import reference
from communique.names import gazetteer
from communique.names.acronyms import is_acronym
from communique.names.gazetteer import Known
from communique.names.organizations import Found
from communique.names.state_bodies import of_state
from communique.records import Actor, Framework

_PARENTS = (
    ("United Nations ", "united-nations"),
    ("UN ", "united-nations"),
    ("African Union ", "african-union"),
    ("AU ", "african-union"),
)
_IMPLEMENTS = re.compile(r" for (?:the )?(?:implementation of|implementing) (?:the |[A-Z][\w ]{2,30}'s )?")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True)
class Claim:
    """A stretch of the plain text, half-open, that names an actor or framework of the roster.

    `phrase` is the noun phrase around it where its finder knows it, `position` a person's title;
    `registered` says that the registry knows the name.
    """

    start: int
    end: int
    entity: str
    entity_id: str
    kind: str
    form: str = "name"
    position: str | None = None
    phrase: tuple[int, int] | None = None
    registered: bool = False


@dataclass(slots=True)
class Roster:
    """The rows of one document while it is read, and the names that it coins, each with a claim to it."""

    actors: dict[str, Actor] = field(default_factory=dict)
    frameworks: dict[str, Framework] = field(default_factory=dict)
    coined: dict[str, Claim] = field(default_factory=dict)

    def registered(self, known: Known) -> Claim:
        """A claim for a name of the registry."""
        return Claim(
            known.start,
            known.end,
            known.entity,
            known.entity_id,
            known.kind,
            known.form,
            phrase=known.phrase,
            registered=True,
        )

    def found(self, found: Found, country: str | None, text: str) -> Claim:
        """A claim for a name found by rule; `country` is the state that a national body belongs to."""
        country = (found.country or country) if found.national else found.country
        name = of_state(found.name, country) if found.national and found.stateless and country else found.name
        registered = gazetteer.lookup(name)
        if not registered:
            registered = gazetteer.lookup(text[found.start : found.end])
        if registered and registered.entity == found.entity:
            return self.registered(registered._replace(start=found.start, end=found.end, form="name"))
        entity_id = slug(name)
        if found.entity == "framework":
            self.frameworks.setdefault(entity_id, Framework(entity_id, name, found.kind))
        else:
            parent = _parent(name, country if found.national else None)
            row = Actor(entity_id, name, found.kind, country=country, affiliation_id=parent)
            self.actors.setdefault(entity_id, row)
        claim = Claim(found.start, found.end, found.entity, entity_id, found.kind)
        self.coined.setdefault(text[found.start : found.end], claim)
        return claim

    def shorten(self, claim: Claim, acronym: str) -> None:
        """Note the acronym that the document gives to what `claim` names, where its row has none."""
        if not is_acronym(acronym):
            return
        rows = self.actors if claim.entity == "actor" else self.frameworks
        if (row := rows.get(claim.entity_id)) and row.acronym is None:
            rows[claim.entity_id] = replace(row, acronym=acronym)

    def coin_plan(self, text: str, claims: Iterable[Claim]) -> None:
        """Let "Action Plan" alone name the document's action plan, where it has one and only one."""
        plans = {
            claim.entity_id: claim
            for claim in claims
            if claim.entity == "framework" and "Action Plan" in text[claim.start : claim.end]
        }
        if len(plans) == 1:
            self.coined.setdefault("Action Plan", *plans.values())

    def attach(self, text: str, claims: list[Claim]) -> None:
        """Give parents by what follows: to a centre its university ("Centre for X Studies, University of Y"),
        to a plan what it implements ("Action Plan for implementing Fiji's Strategy on X").
        """
        for part, whole in chain(pairwise(claims), zip(claims, claims[2:], strict=False)):
            plan = self.frameworks.get(part.entity_id)
            near = whole.entity == "framework" and whole.start < part.end + 60
            if plan and near and _IMPLEMENTS.fullmatch(text, part.end, whole.start):
                self.frameworks[part.entity_id] = replace(plan, parent_id=whole.entity_id)
        for part, whole in pairwise(claims):
            row = self.actors.get(part.entity_id)
            if row and row.kind == whole.kind == "academic" and text[part.end : whole.start] == ", ":
                self.actors[part.entity_id] = replace(row, affiliation_id=whole.entity_id)

    def enlist(self, claims: Iterable[Claim]) -> None:
        """Rows of the registry for those whom `claims` name; rows that nothing names are left out."""
        named = {(claim.entity, claim.entity_id) for claim in claims}
        for entity, entity_id in sorted(named):
            if entity == "actor" and entity_id not in self.actors:
                self.actors[entity_id] = registered_actor(entity_id)
            elif entity == "framework" and entity_id not in self.frameworks:
                entry = reference.frameworks()[entity_id]
                self.frameworks[entity_id] = Framework(
                    entity_id, entry.name, entry.kind, entry.acronym, entry.parent_id
                )
        actors = {key: row for key, row in self.actors.items() if ("actor", key) in named}
        self.actors = {key: _linked(row, actors) for key, row in actors.items()}
        self.frameworks = {key: row for key, row in self.frameworks.items() if ("framework", key) in named}


def _linked(row: Actor, actors: dict[str, Actor]) -> Actor:
    """`row` without an affiliation to what is neither an actor of the document nor a body of the registry."""
    parent = row.affiliation_id
    if parent is None or parent in actors:
        return row
    known = reference.actors()
    registered = row.kind != "person" and row.actor_id in known
    if parent in known and (registered or known[parent].kind != "state"):
        return row
    return replace(row, affiliation_id=None)


def _parent(name: str, country: str | None) -> str | None:
    """Whose body it is, where the name says so: that of an organization, else its state's."""
    for start, parent in _PARENTS:
        if name.startswith(start):
            return parent
    state = f"state-{country.lower()}" if country else None
    return state if state in reference.actors() else None


def registered_actor(actor_id: str) -> Actor:
    """The row of an actor of the registry; KeyError where it has none of that id."""
    entry = reference.actors()[actor_id]
    return Actor(actor_id, entry.name, entry.kind, entry.acronym, entry.country, entry.affiliation_id)


def is_alone(known: Iterable[Known], country: str | None) -> bool:
    """Whether more than half of the names of states and places speak of one state, `country`, and no other
    is named half as often.
    """
    votes = Counter(name.country for name in known if name.country and name.kind in ("state", "place"))
    own = votes.pop(country, 0) if country else 0
    return own > votes.total() and own >= 2 * max(votes.values(), default=0)


def reference_name(claim: Claim) -> str:
    """The canonical name of what a claim to a name of the registry names."""
    entries = reference.actors() if claim.entity == "actor" else reference.frameworks()
    return entries[claim.entity_id].name


def slug(name: str) -> str:
    """An id for a name: small ASCII letters and digits joined by hyphens.

    >>> slug("Ministère de l'Intérieur")
    'ministere-de-l-interieur'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _NOT_SLUG.sub("-", plain).strip("-") or "x" + name.encode().hex()[:16]


def home(known: Iterable[Known], acting: Iterable[Known], country: str | None) -> str | None:
    """The state that a document is about, ISO 3166-1 alpha-3: its dateline's `country`, else the one that
    more than half of its names of states and places speak of, else that of most states that act in it.
    """
    if country:
        return country
    for names in (known, acting):
        votes = Counter(name.country for name in names if name.country and name.kind in ("state", "place"))
        most = votes.most_common(1)
        if most and most[0][1] > 1 and most[0][1] * 2 > votes.total():
            return most[0][0]
    return None
