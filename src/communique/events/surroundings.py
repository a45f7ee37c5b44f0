"""Days and places that a sentence prints beside what it tells, given to the event that each belongs to."""

from __future__ import annotations

import re
from datetime import timedelta

from communique import reference
from communique.chronology import imprint
from communique.events.companions import part_days, share
from communique.events.occasions import Occasion
from communique.events.owners import BREAK, NEAR, owner_of
from communique.events.scenes import Scene, Site, is_label
from communique.records import When
from communique.text.page import Page
from communique.text.sketch import pattern

# A date that bounds or counts, and tells no day of anything: "since May", "until 2026", "by 4 April".
_BOUND = re.compile(
    r"\b(?:since|until|till|by|before|after|to|through|over|throughout|as of|every|each|earlier than)\s"
    r"(?:the\s)?$",
    re.I,
)
# "Six years after" and "two days before" date what follows them.
_OFFSET = re.compile(r"\b(?:after|before|since|following)$", re.I)
_RANGE = re.compile(r"(?:19|20)\d\d ?[-/] ?(?:(?:19|20)\d\d|\d\d)(?!\d)")
_LONGEST = timedelta(366)
_AT_ONCE = 4  # characters: " in ", " on "
_BESIDE = 20  # characters between "the meeting" and the year that is its own


def settle(page: Page, scene: Scene, occasions: list[Occasion]) -> None:
    """Give each of a sentence's occasions the dates and places that are printed beside it."""
    offsets = []
    opening, closing = page.dateline or (0, 0)
    for when in scene.dates:
        if opening <= when.start and when.end <= closing:  # the dateline says when it was written
            continue
        if _is_another_dateline(page, scene, when):
            continue
        if "nniversary" in page.text[when.start : when.end]:  # of something else, long ago
            continue
        if _RANGE.search(page.text, when.start, when.end):  # "Action Plan (2023-2027)": how long it holds
            continue
        if _OFFSET.search(page.text, when.start, when.end):
            offsets.append(when)
        elif is_label(page.text, when):
            for owner in (o for o in occasions if o.start <= when.start and when.end <= o.end):
                if not owner.is_act and _numbers(owner, when):
                    owner.dated(when)
        elif owner := owner_of(scene, when.start, when.end, occasions):
            _date(scene, owner, when)
    # The dateline's city is the event's only where the sentence names no other.
    for site in sorted(scene.sites, key=lambda site: opening <= site.start < closing):
        if owner := owner_of(scene, site.start, site.end, occasions):
            _place(scene, owner, site)
    for occasion in occasions:  # "A, B and C were admitted on 3 December": all of them
        for other in (o for o in occasions if (o.start, o.end) == (occasion.start, occasion.end)):
            other.follow(occasion)
    _take_from_subject(scene, occasions)
    share(scene, occasions)
    part_days(scene, occasions)
    _place_at_host(page, scene, occasions)
    for when in offsets:
        after = [o for o in occasions if 0 <= o.start - when.end <= NEAR and not o.start_date]
        if after and when.start_date:
            min(after, key=lambda o: o.start).dated(when)


def _take_from_subject(scene: Scene, occasions: list[Occasion]) -> None:
    """Give an act the day of the gathering that did it: "in 2013, the Summit adopted a plan"."""
    for act in occasions:
        if not act.is_act or act.start_date:
            continue
        for nod in occasions:
            told = nod.nod and not nod.is_act and nod.start_date and nod.end <= act.start <= nod.end + NEAR
            if told and _DID.fullmatch(scene.between(nod.end, act.start)):
                act.follow(nod)


_DID = re.compile(r"(?: of [^.;,]{3,60})?(?: (?:has|have|had|also|then|jointly|unanimously|formally))* ")


def _is_another_dateline(page: Page, scene: Scene, when: When) -> bool:
    """Whether a day opens an item of the page that tells another: "(KATHMANDU, 4 May) - On Friday, ..."."""
    told = any(other.start >= when.end and other.start_date for other in scene.dates)
    return told and when.start_date == when.end_date and imprint.in_dateline(page, when)


def _numbers(owner: Occasion, year: When) -> bool:
    """Whether a year in a name is the gathering's own, not its topic's ("Workshop on the 2017 Policy")."""
    head = owner.start + owner.name.lower().rfind(owner.head) + len(owner.head)
    return year.start <= head + 2 or year.end == owner.end or not owner.name


# "The Forum ... since its adoption in 2018", "which has met every year since the crisis of 2015".
_SINCE = re.compile(r"\bsince\b(?![^,.;:]{0,60}\b(?:from|between) $)[^,.;:]{0,60}$", re.I)


def _date(scene: Scene, owner: Occasion, when: When) -> None:
    if owner.end <= when.start and _SINCE.search(scene.between(owner.end, when.start)):
        return
    before = scene.between(max(scene.sentence.start, when.start - 16), when.start)
    inside = owner.start <= when.start < owner.end
    if not inside and _BOUND.search(before) and when.start > owner.start:
        return
    gap = max(when.start - owner.end, owner.start - when.end)
    if owner.nod and not owner.strong and when.precision == "year" and gap > _BESIDE:
        return  # "during the meeting, they reviewed the activities of 2020"
    if not owner.is_act and when.start_date and when.end_date and when.end_date - when.start_date > _LONGEST:
        return  # "held talks on the plan for 2023 to 2025": no gathering lasts for years
    if inside or not (owner.start_date or owner.undated):
        owner.dated(when)
        owner.undated = not when.start_date
        return
    if owner.is_act and when.start_date and 0 <= when.start - owner.end <= _AT_ONCE:
        owner.dated(when)  # "On 5 May, they presented the programme launched in 2020"
        return
    if when.start_date and _is_finer(when, owner):
        owner.dated(when)
        return
    # "next week on 28 October", "tomorrow (11 November)": what follows at once says it in full.
    held = max((w for w in scene.dates if w.end <= when.start), key=lambda w: w.end, default=None)
    gap = scene.between(held.end, when.start) if held else ""
    if (
        held
        and when.start_date
        and re.fullmatch(r",? ?(?:of (?:this|next|last) week )?(?:\(|on |from )?", gap)
    ):
        owner.dated(when)


def _is_finer(when: When, owner: Occasion) -> bool:
    """Whether a date says more exactly what the year in the name says: "GFMD 2015 was held on 14 October"."""
    if owner.precision != "year" or when.precision not in ("day", "month") or not owner.start_date:
        return False
    return bool(when.start_date and when.start_date.year == owner.start_date.year)


def _place(scene: Scene, owner: Occasion, site: Site) -> None:
    if owner.place or (owner.country and not site.city):
        return
    if owner.named and site.city and _named_after_other(owner, site.city):
        return  # delegates came together in Brussels to discuss the Valletta Summit
    gap = scene.between(owner.end, site.start) if site.start >= owner.end else ""
    inside = owner.start <= site.start < owner.end
    if owner.is_act and not inside and BREAK.search(gap):
        return
    # A country after other words is what the event spoke of: "a briefing on migration in Egypt". Only what is
    # set up in a country has it in its name: "establishment of the Joint Platform for Refugees in Egypt".
    bare = not inside and _BARE_GAP.fullmatch(_masked(scene, owner.end, site.start))
    if not (site.city or bare or (inside and owner.kind == "establishment")):
        return
    owner.place, owner.country = site.city, site.country or owner.country


def _named_after_other(owner: Occasion, city: str) -> bool:
    """Whether the gathering's name begins with another city: "Valletta Summit"."""
    first, _, rest = owner.name.partition(" ")
    place = reference.places().get(first.lower())
    return bool(place and place.name != city and rest.lower() == owner.head)


_BARE_GAP = re.compile(
    r"[\s,()D-]*(?:(?:was|were|will be|is to be|has been|is|to be)\s)?"
    r"(?:held|hosted|convened|organi[sz]ed|met|opens|opened|took place|taking place|takes place|launched|"
    r"signed|"
    r"will take place|adopted|founded|established|set up)?[\s,()D-]*(?:on|from)?[\s,()D-]*(?:in|at)?\s?",
    re.I,
)


def _masked(scene: Scene, start: int, end: int) -> str:
    """The text `start:end` with each date as "D"."""
    pieces, here = [], start
    for when in scene.dates:
        if here <= when.start and when.end <= end:
            pieces += [scene.between(here, when.start), "D"]
            here = when.end
    return "".join([*pieces, scene.between(here, end)])


_HOSTS = pattern(
    r"(?P<who>{state})\s(?:will\s|has\s|to\s)?host(?:s|ed)?\s(?:the|its|a|an)\s(?:[\w-]+\s){0,2}$"
)


def _place_at_host(page: Page, scene: Scene, occasions: list[Occasion]) -> None:
    """A gathering whose place is not told is in the state that hosts it."""
    for occasion in occasions:
        if occasion.is_act or occasion.place or occasion.country or "host" not in scene.text:
            continue
        at = next((p for p in range(len(scene.sketch.text)) if scene.sketch.offset(p) >= occasion.start), 0)
        if host := _HOSTS.search(scene.sketch.text, 0, at):
            occasion.country = page.actors[scene.sketch.marks(host, "who")[0].item.entity_id].country
