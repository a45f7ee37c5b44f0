"""Canonical names of events, made from what is printed and from the names of what they concern."""

from __future__ import annotations

import re

from communique.events.event_names import cardinal, listed, numbered, ordinal
from communique.events.occasions import Occasion
from communique.events.scenes import names_within
from communique.text.page import Page

_NOUNS = {
    "adoption": "Adoption",
    "agreement": "Signature",
    "establishment": "Establishment",
    "launch": "Launch",
    "accession": "Accession",
}
_HEADS = {
    "summit": "Summit",
    "ministerial_conference": "Ministerial Conference",
    "senior_officials_meeting": "Senior Officials' Meeting",
    "briefing": "Briefing",
    "hearing": "Hearing",
    "workshop": "Workshop",
    "conference": "Conference",
    "forum": "Forum",
}
_ACRONYMS = re.compile(r"(?<=[A-Z])-(?=[A-Z]{2})")
_MANY = 3  # more names than these are not listed


def title(page: Page, occasion: Occasion) -> str:
    """The canonical name of an occasion: "11th …", "Adoption of the …", "Meeting of A and B"."""
    return _act(page, occasion) if occasion.is_act else _gathering(page, occasion)


def _act(page: Page, occasion: Occasion) -> str:
    noun, about = _NOUNS[occasion.kind], occasion.about
    if occasion.framework_id and occasion.kind != "accession":
        about = (occasion.framework_id,)
    objects = [_canonical(page, entity) for entity in about]
    if occasion.kind == "accession" and objects:
        return f"Accession of {objects[0]}" + (f" to {_the(objects[1])}" if len(objects) > 1 else "")
    if occasion.kind == "agreement" and not occasion.framework_id:
        return _paper(page, occasion)
    if objects:
        return f"{noun} of {_the(objects[0])}"
    counted = occasion.name and (occasion.name[0].isdigit() or cardinal(occasion.name.split(" ")[0]))
    return f"{noun} of {occasion.name if counted else _the(occasion.name)}" if occasion.name else noun


_PAPERS = (
    (re.compile(r"memorand\w+\sof\s\w+|\bmous?\b", re.I), "Memorandum of Understanding"),
    (
        re.compile(r"letter\sof\sintent|declaration\sof\sintent|statement\sof\sintent", re.I),
        "Letter of Intent",
    ),
    (re.compile(r"\bdeclaration|\bstatement", re.I), "Joint Declaration"),
    (re.compile(r"\bprotocol", re.I), "Protocol"),
    (re.compile(r"\btreaty|\bconvention", re.I), "Treaty"),
)


def _paper(page: Page, occasion: Occasion) -> str:
    """ "Memorandum of Understanding between A and B", from an unnamed paper's noun and its parties."""
    paper = next((paper for noun, paper in _PAPERS if noun.search(occasion.name)), "Agreement")
    parties = [_with_article(page, entity) for entity in occasion.about[:_MANY]]
    if len(parties) > 1:
        return f"{paper} between {listed(parties)}"
    return f"{paper} with {parties[0]}" if parties else f"Signature of the {occasion.name or 'agreement'}"


def _the(name: str) -> str:
    return name if name.startswith(("The ", "the ", "A ", "An ", "Agenda ")) else f"the {name}"


def _canonical(page: Page, entity: str) -> str:
    if entity in page.actors:
        return page.actors[entity].name
    return page.frameworks[entity].name if entity in page.frameworks else entity


def _gathering(page: Page, occasion: Occasion) -> str:
    framework = page.frameworks.get(occasion.framework_id or "")
    if occasion.series and occasion.edition:
        name = f"{numbered(occasion.edition)} {occasion.series}"
        lacks = framework and _lacks_framework(name, framework.name, framework.acronym)
        return f"{name} of {_the(framework.name)}" if framework and lacks else name
    if not occasion.name:
        return _unnamed(page, occasion)
    if framework and occasion.name.lower() == occasion.head and occasion.head.title() in framework.name:
        return framework.name
    name = _spelled_out(page, occasion)
    name = re.sub(r"\s+", " ", name).strip(" '\"").removesuffix('" event')
    words = name.split(" ")
    if number := ordinal(words[0]):
        name = " ".join([numbered(number), *words[1:]])
    if year := re.fullmatch(r"((?:19|20)\d\d) (.+)", name):
        name = f"{year[2]} {year[1]}"
    held_by = framework and framework.kind == "dialogue"
    if framework and held_by and _lacks_framework(name, framework.name, framework.acronym):
        name = f"{name} of {_the(framework.name)}"
    if not (framework or occasion.named or " between " in name):
        name = _told_apart(page, occasion, name)
    return name[0].upper() + name[1:]


def _told_apart(page: Page, occasion: Occasion, name: str) -> str:
    """A common noun with what tells it from others: "Talks with Egypt", "Press conference in Kampala"."""
    if occasion.about:
        return f"{name} with {listed([_with_article(page, entity) for entity in occasion.about[:_MANY]])}"
    return f"{name} in {occasion.place}" if occasion.place else name


def _spelled_out(page: Page, occasion: Occasion) -> str:
    """The printed name with full names where it has short ones.

    A framework is spelled out at the name's end ("on the Pact"), an organization in a name in small letters.
    """
    pieces, here = [], occasion.start
    for name in names_within(page, occasion.start, occasion.end):
        gap = page.text[here : name.start]
        pieces.append("–" if gap == "-" else gap)
        at_end = name.entity == "framework" and name.end == occasion.end
        common = not occasion.named and name.kind not in ("state", "person")
        spelled = (at_end or common) and not gap.endswith("(")
        pieces.append(_canonical(page, name.entity_id) if spelled else page.text[name.start : name.end])
        here = name.end
    text = "".join([*pieces, page.text[here : occasion.end]])
    return _ACRONYMS.sub("–", re.sub(r" ?\([A-Z][\w-]{1,14}(?: [IVX]+)?\)", "", text))


def _lacks_framework(name: str, framework: str, acronym: str | None) -> bool:
    return framework.lower() not in name.lower() and not (acronym and acronym in name)


def _unnamed(page: Page, occasion: Occasion) -> str:
    noun = _HEADS.get(occasion.kind, "Meeting")
    who = [_canonical(page, entity) for entity in occasion.about[:_MANY]]
    framework = page.frameworks.get(occasion.framework_id or "")
    if occasion.edition:
        noun = f"{numbered(occasion.edition)} {noun}"
    if framework:
        return f"{noun} of {_the(framework.name)}"
    if who:
        name = f"{noun} of {listed([_with_article(page, entity) for entity in occasion.about[:_MANY]])}"
        return f"{name} in {occasion.place}" if occasion.place and len(who) == 1 else name
    return f"{noun} in {occasion.place}" if occasion.place else noun


def _with_article(page: Page, entity: str) -> str:
    actor = page.actors.get(entity)
    name = _canonical(page, entity)
    return name if actor and actor.kind in ("person", "state", "media") else _the(name)
