"""Who acts in a document, and under which frameworks: every name in it, and the rows that they make.

The registry's names, persons, and organizations and frameworks found by rule are laid over one another; the
longest name wins. Then the document's own short forms are found again, states that are only places fall out,
and each name gets the noun phrase that means the same.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from ahocorasick_rs import AhoCorasick, Implementation

from communique import reference
from communique.names import (
    acronyms,
    bodies,
    branches,
    findings,
    frameworks,
    gazetteer,
    hashtags,
    media,
    organizations,
    owners,
    people,
    persons,
    recognizers,
    states,
)
from communique.names.gazetteer import Known, longest
from communique.names.proper_nouns import Terrain
from communique.names.recognizers import Proposal, Recognizer
from communique.names.roster import Claim, Roster, home, is_alone, reference_name
from communique.records import Name
from communique.text.page import Page

_HEADS = bodies.KINDS.keys() | frameworks.KINDS.keys()
_start = attrgetter("start")
# The short form that a name brings with it: "International Organization for Migration (IOM)".
_BRACKETED = re.compile(r" \([A-Z][\w&.-]{1,14}\)")


def read(page: Page, recognizer: Recognizer | None = None) -> None:
    """Fill the page's `names`, `actors` and `frameworks`; a `recognizer` proposes what the rules missed."""
    text = page.text
    known = _known(page)
    acting = _acting(page, known)
    terrain = Terrain(text, known, page.plain.tags, _HEADS)
    roster = Roster()
    own = home(known, [name for name in known if name.start in acting], page.country)
    found = [
        *organizations.find(terrain, page.sentences, known),
        *frameworks.find(terrain, page.sentences, known),
    ]
    found = [*media.find(page, known), *findings.in_full(findings.trusted(page, found))]
    proposed = list(recognizer(text)) if recognizer else []
    if proposed:
        found += recognizers.organizations(text, proposed, [*known, *found], page.sentences)
    claims = [roster.registered(name) for name in known if name.entity != "place"]
    told = owners.find(text, known, found, acting)
    claims += [roster.found(name, country, text) for name, country in owners.owned(page, found, told, own)]
    claims = longest(claims)
    claims = _identified(text, claims, roster)
    claims = longest([*claims, *_introduced(text, claims, roster)])
    claims = longest([*_recurring(page, claims, roster), *_with_heads(text, claims, roster)])
    roster.attach(text, claims)
    claims = _with_people(page, claims, known, roster, proposed)
    for claim in claims:
        claim.phrase = _phrase(page, claim, known)
    claims = [claim for claim in _outside_branches(claims) if claim.kind != "state" or claim.start in acting]
    roster.enlist(claims)
    page.actors, page.frameworks = roster.actors, roster.frameworks
    page.actors = people.commission(page.actors)
    page.actors = people.govern(page.actors, own if is_alone(known, own) else None)
    page.names = [_name(claim) for claim in claims]


def _known(page: Page) -> list[Known]:
    """The registry's names; short forms ("the Pact") and two letters ("KP") only beside a full name."""
    found = gazetteer.find(page.text, page.plain.tags)
    found = longest([*found, *hashtags.find(page.text, page.plain.tags, found)])
    vague = [
        name.form == "short" or (name.entity == "framework" and name.end - name.start < 3) for name in found
    ]
    full = {name.entity_id for name, is_vague in zip(found, vague, strict=True) if not is_vague}
    return [
        name
        for at, (name, is_vague) in enumerate(zip(found, vague, strict=True))
        if (not is_vague or (_context(name) & full and _is_alone(page.text, name)))
        and (name.form != "listed" or _is_listed(page.text, found[max(0, at - 1) : at + 2]))
    ]


def _is_listed(text: str, names: list[Known]) -> bool:
    """Whether a name that many bear is a state's here: "Chad, Congo, Ghana" lists states."""
    return any(states.are_listed(text, name, following) for name, following in pairwise(names))


def _context(short: Known) -> set[str | None]:
    """The ids of which one must be named in full for a short form to count: its own, its parent's, or that of
    the organization before it in the full name ("IGAD Regional Consultative Process on Migration").
    """
    if short.entity == "framework":
        return {short.entity_id, reference.frameworks()[short.entity_id].parent_id, *_owner(short)}
    return {short.entity_id, "european-union"} if short.kind == "eu_institution" else {short.entity_id}


def _is_alone(text: str, short: Known) -> bool:
    """Whether no other body of the text has the same head noun: "the Commission" beside a "Human Rights
    Commission" or a "Commission on Population" may be either."""
    if short.entity != "actor":
        return True
    head = re.escape(text[short.start : short.end])
    others = (
        rf"\b(?!(?:The|This|European|EU|Vice|If|As|When|And|But|In)\b)[A-Z][\w-]+ {head}\b"
        rf"|\b{head} (?:on|for|of) (?:the )?[A-Z]"
    )
    return not re.search(others, text)


def _owner(short: Known) -> Iterator[str]:
    owner, _, name = reference.frameworks()[short.entity_id].name.partition(" ")
    organization = gazetteer.lookup(owner) if len(name) == short.end - short.start else None
    if organization and organization.entity == "actor":
        yield organization.entity_id


def _with_people(
    page: Page, claims: list[Claim], known: list[Known], roster: Roster, proposed: list[Proposal]
) -> list[Claim]:
    """`claims` and those for persons; what stands inside a person's title only is left out."""
    places = [name for name in known if name.entity == "place"]
    named = sorted([*claims, *places], key=_start)
    others = [claim for claim in claims if claim.kind != "person"]
    spans = {(each.start, each.end) for each in proposed if each.kind == "person"}
    folk = people.claims(page.text, persons.find(page.text, page.sentences, named, spans), others, roster)
    return longest([*folk, *people.outside_titles(page.text, folk, others)])


def _identified(text: str, claims: list[Claim], roster: Roster) -> list[Claim]:
    """`claims`, where a name found by rule is the registry's that its short form in brackets belongs to:
    "Inter-governmental Authority on Development (IGAD)".
    """
    identified = list(claims)
    for at, (claim, short) in enumerate(pairwise(claims)):
        if claim.registered or not short.registered or text[claim.end : short.start] != " (":
            continue
        name = text[claim.start : claim.end]
        if claim.entity == short.entity and acronyms.are_alike(name, reference_name(short)):
            identified[at] = replace(short, start=claim.start, end=claim.end, form="name")
            roster.coined[name] = identified[at]
    return identified


def _introduced(text: str, claims: list[Claim], roster: Roster) -> Iterator[Claim]:
    """Claims for short forms in brackets after the name that they shorten; the roster coins them."""
    ends = {claim.end: claim for claim in claims}
    ends |= {at: claim for claim in claims for at in _inner_brackets(text, claim)}
    starts = {claim.start: claim for claim in claims}
    for bracket in acronyms.introductions(text):
        claim = ends.get(bracket.after) or ends.get(bracket.after - 1)  # a closing quotation mark between
        if claim is None or (
            claim.kind == "state" and not acronyms.stands_for(bracket.text, claim.entity_id)
        ):
            continue
        there = starts.get(bracket.start)
        if there and there.entity_id == claim.entity_id:
            continue
        short = replace(claim, start=bracket.start, end=bracket.end, form="acronym")
        fits = acronyms.stands_for if claim.registered else acronyms.spells
        if fits(bracket.text, text[claim.start : claim.end]) or bracket.is_name:
            roster.coined[bracket.text] = short
            roster.shorten(claim, bracket.text)
            if bracket.start > claim.end:
                yield short


def _inner_brackets(text: str, claim: Claim) -> Iterator[int]:
    """Where a short form in brackets follows inside a name found by rule: "Coast Approach (COAP) project"."""
    at = text.find(" (", claim.start, claim.end)
    if at > 0 and not claim.registered:
        yield at


def _with_heads(text: str, claims: list[Claim], roster: Roster) -> Iterator[Claim]:
    """`claims`, "IMED Project" being what the document calls "IMED"."""
    for claim in claims:
        short = text[claim.start : claim.end].partition(" ")[0]
        owner = roster.coined.get(short)
        if owner and owner.entity == claim.entity == "framework" and not claim.registered:
            claim = replace(claim, entity_id=owner.entity_id, kind=owner.kind)
        yield claim


def _recurring(page: Page, claims: list[Claim], roster: Roster) -> Iterator[Claim]:
    """Claims for every further place where a name that the document coins stands, hashtags among them."""
    roster.coin_plan(page.text, claims)
    if not roster.coined:
        return
    coined = list(roster.coined.items())
    automaton = AhoCorasick(
        [printed for printed, _ in coined],
        implementation=Implementation.ContiguousNFA,  # made fastest
    )
    for index, start, end in automaton.find_matches_as_indexes(page.text, overlapping=True):
        if gazetteer.is_whole(page.text, start, end):
            yield replace(coined[index][1], start=start, end=end, form="name", phrase=None)
    for start, end, name in hashtags.abbreviated(page.text, page.plain.tags, roster.coined):
        yield replace(roster.coined[name], start=start, end=end, form="name", phrase=None)


def _acting(page: Page, known: list[Known]) -> set[int]:
    """Where the states stand that act; the others are only places."""
    places = [name for name in known if name.entity in ("actor", "place") and name.kind != "person"]
    acting: set[int] = set()
    at = 0
    for sentence in page.sentences:
        inside = []
        while at < len(places) and places[at].start < sentence.end:
            inside.append(places[at])
            at += 1
        if inside and sentence.section not in ("furniture", "contact"):
            acting |= {name.start for name in states.acting(page.text, inside, sentence.start, sentence.end)}
    return acting


def _outside_branches(claims: list[Claim]) -> Iterator[Claim]:
    """`claims` without what names an organization's branch: Montenegro in "IOM Montenegro"."""
    end, mother = 0, ""
    for claim in claims:
        if claim.start < end and claim.entity_id != mother and claim.entity == "actor":
            continue
        yield claim
        if claim.entity == "actor" and claim.kind not in ("state", "person") and claim.phrase:
            end, mother = max(end, claim.phrase[1]), claim.entity_id


def _name(claim: Claim) -> Name:
    start, end = claim.phrase or (claim.start, claim.end)
    return Name(claim.start, claim.end, claim.entity, claim.entity_id, claim.kind, start, end, claim.position)


def _phrase(page: Page, claim: Claim, known: list[Known]) -> tuple[int, int]:
    if claim.phrase and claim.kind == "person":
        return claim.phrase
    if claim.entity == "framework":
        return claim.start, claim.end
    at = page.sentence_before(claim.start)
    if at < 0 or page.sentences[at].end < claim.end:
        return claim.start, claim.end
    sentence = page.sentences[at]
    if claim.phrase:
        return claim.phrase[0], branches.whole(page.text, claim.phrase[1], sentence.end)
    end = claim.end
    if bracket := _BRACKETED.match(page.text, claim.end, sentence.end):
        end = bracket.end()
    after = bisect_right(known, end, key=_start)
    area = end
    if after < len(known) and known[after].start == end + 1 and known[after].kind in ("state", "place"):
        area = known[after].end
    return branches.phrase(page.text, claim.start, end, sentence.start, sentence.end, area)
