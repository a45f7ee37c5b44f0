"""Days and places that a sentence prints beside what it tells, given to the event that each belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from itertools import pairwise

from communique import reference
from communique.chronology import imprint
from communique.events.occasions import Occasion
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
# Between a date or place and the event after it stands no other statement.
_BREAK = re.compile(r"[;!?]|\b(?:which|who|while|whereas|although|but|because|that)\b|, (?:and|with)\s")
# "... delivered today at the Ministerial Conference": what follows at once is meant, not what went before.
_LEADS_ON = re.compile(
    r"(?: in [A-Z]\w+)?,? (?:at|during|in|for|by|as part of|(?:in|on) the (?:margins|sidelines) of) "
    r"(?:(?:the|its|their|an?|this) )?(?:[\w'-]+ ){0,2}",
    re.I,
)
# "Six years after" and "two days before" date what follows them.
_OFFSET = re.compile(r"\b(?:after|before|since|following)$", re.I)
_RANGE = re.compile(r"(?:19|20)\d\d ?[-/] ?(?:(?:19|20)\d\d|\d\d)(?!\d)")
_LONGEST = timedelta(366)
_WITHIN_REACH = 240  # characters
_NEAR = 60
_OPENING = 25


def settle(page: Page, scene: Scene, occasions: list[Occasion]) -> None:
    """Give each of a sentence's occasions the dates and places that are printed beside it."""
    offsets = []
    opening, closing = page.dateline or (0, 0)
    for when in scene.dates:
        if opening <= when.start and when.end <= closing:  # the dateline says when it was written
            continue
        if _is_another_dateline(page, scene, when):
            continue
        if _RANGE.search(page.text, when.start, when.end):  # "Action Plan (2023-2027)": how long it holds
            continue
        if _OFFSET.search(page.text, when.start, when.end):
            offsets.append(when)
        elif is_label(page.text, when):
            for owner in (o for o in occasions if o.start <= when.start and when.end <= o.end):
                if not owner.is_act and _numbers(owner, when):
                    owner.dated(when)
        elif owner := _owner(scene, when.start, when.end, occasions):
            _date(scene, owner, when)
    for site in scene.sites:
        if owner := _owner(scene, site.start, site.end, occasions):
            _place(scene, owner, site)
    for occasion in occasions:  # "A, B and C were admitted on 3 December": all of them
        for other in (o for o in occasions if (o.start, o.end) == (occasion.start, occasion.end)):
            other.follow(occasion)
    _share(scene, occasions)
    _place_at_host(page, scene, occasions)
    for when in offsets:
        after = [o for o in occasions if 0 <= o.start - when.end <= _NEAR and not o.start_date]
        if after and when.start_date:
            min(after, key=lambda o: o.start).dated(when)


def _is_another_dateline(page: Page, scene: Scene, when: When) -> bool:
    """Whether a day opens an item of the page that tells another: "(KATHMANDU, 4 May) - On Friday, ..."."""
    told = any(other.start >= when.end and other.start_date for other in scene.dates)
    return told and when.start_date == when.end_date and imprint.in_dateline(page, when)


def _numbers(owner: Occasion, year: When) -> bool:
    """Whether a year in a name is the gathering's own, not its topic's ("Workshop on the 2017 Policy")."""
    head = owner.start + owner.name.lower().rfind(owner.head) + len(owner.head)
    return year.start <= head + 2 or year.end == owner.end or not owner.name


def _owner(
    scene: Scene, start: int, end: int, occasions: Iterable[Occasion], passed: int = 0
) -> Occasion | None:
    """The occasion that a date or place belongs to: around it, else the nearest before, else the next.

    An act that ends at `passed` stands between, and only counts the time.
    """
    around = [o for o in occasions if o.start <= start and end <= o.end]
    if around:
        return min(around, key=lambda o: o.end - o.start)
    following = [o for o in occasions if o.start >= end and not _is_background(scene, o)]
    if _SUBORDINATE.search(_between(scene, scene.sentence.start, start)):
        following = [o for o in following if "," not in _between(scene, end, o.start)]
    # "On 21 June 2022, A, B and C hosted the meeting": what opens a sentence speaks of all of it.
    if start - scene.sentence.start > _OPENING:
        following = [o for o in following if o.start - end <= _WITHIN_REACH]
        following = [o for o in following if not _BREAK.search(_between(scene, end, o.start))]
    next_one = min(following, key=lambda o: o.start, default=None)
    before = [o for o in occasions if o.end <= start and not _is_background(scene, o)]
    nearest = max(before, key=lambda o: o.end, default=None)
    far = not nearest or start - nearest.end > _NEAR // 3
    if not nearest or (next_one and far and _LEADS_ON.fullmatch(_between(scene, end, next_one.start))):
        return next_one
    between = _between(scene, max(nearest.end, passed), start)
    if nearest.nod and _ELSEWHERE.search(between):
        return None
    if nearest.is_act and _is_counted_from(scene, nearest) and _OTHERS.search(between):
        return _owner(scene, start, end, [o for o in occasions if o is not nearest], nearest.end)
    if nearest.is_act and (_TELLS_ON.search(between) or _ASIDE.search(between)):
        return None
    return nearest if len(between) <= _WITHIN_REACH and not re.search(r"[;!?]", between) else None


# "This event follows meetings in Niamey in May", "participants will review ...": days of something else.
_ELSEWHERE = re.compile(
    r"\b(?:follow(?:s|ed|ing)|previous|earlier|since|review|adopted|signed|meetings|workshops|sessions|conferences)\b",
    re.I,
)


# "Met for the first time since the adoption of the Compact from 16 to 20 May": those are the days of meeting;
# only "since the adoption in 2018" dates the act.
_COUNTED_FROM = re.compile(r"\b(?:since|after|following) (?:the |its |their )?$", re.I)
_OTHERS = re.compile(
    r"^,? ?(?:from|at|between)\b|\b(?:was|were|has|have|had|took|met|will|held|[a-z]{3,12}ed)\b", re.I
)


def _is_counted_from(scene: Scene, act: Occasion) -> bool:
    before = _between(scene, max(scene.sentence.start, act.start - 20), act.start)
    return bool(_COUNTED_FROM.search(before))


# "The adoption of the Declaration, which gave a mandate for 2017-2021": those are not the years of the act.
_TELLS_ON = re.compile(
    r"\bwhich (?!(?:was|were|is|has been|had been|will be)\b)|\bfor (?:the|a) (?:years|period)\b"
)


# "Five months after it took the chair on 1 April, Colombia presented its programme": not on that day.
_SUBORDINATE = re.compile(
    r"\b(?:after|before|when|while|since|although|as) (?:it|he|she|they|we)\b[^,;]*$", re.I
)


# "The signing is a milestone, as Jordan attained its status in 2010", "follows the announcement of 16 May".
_ASIDE = re.compile(
    r",(?: \w+)? (?:as|when|while|because|since|although|after|given|where) |"
    r"\bfollow(?:s|ed) (?:the|a|an|up|on|years|from)\b",
    re.I,
)


# "The first of four meetings preceding the 5th Ministerial Conference was held in Izmir": not the
# conference was.
_BACKGROUND = re.compile(
    r"\b(?:preceding|ahead of|in preparation (?:for|of)|preparatory to|prior to|in the (?:run-up|lead-up) to|"
    r"preparations? for|outcomes? of|recommendations? of|follow-up to|since|follow(?:ing|s|"
    r"ed) up on) (?:the |its |their )?$",
    re.I,
)


# "Ahead of the 2nd Ministerial Meeting, experts met on Thursday": nor was that the day of the Meeting.
_BEFOREHAND = re.compile(
    r"(?:^|[:.-] )(?:Ahead of|Prior to|Before|In the (?:run-up|lead-up) to) (?:the |its |an? )?$"
)


def _is_background(scene: Scene, occasion: Occasion) -> bool:
    before = _between(scene, max(scene.sentence.start, occasion.start - 40), occasion.start)
    if _BEFOREHAND.search(before):
        return True
    after = _between(scene, occasion.end, scene.sentence.end)
    if _OF_ITSELF.match(after):
        return False
    return bool(_BACKGROUND.search(before)) and bool(re.search(r"\b(?:was|were|took place)\b", after[:80]))


# "Recommendations of the Conference, which took place in May": that is the day of the Conference.
_OF_ITSELF = re.compile(r"(?: ?\([^()]{1,20}\))?,? (?:which|that) (?:was|were|took|had|has|met)\b")


# "The Forum ... since its adoption in 2018", "which has met every year since the crisis of 2015".
_SINCE = re.compile(r"\bsince\b(?![^,.;:]{0,60}\b(?:from|between) $)[^,.;:]{0,60}$", re.I)


def _date(scene: Scene, owner: Occasion, when: When) -> None:
    if owner.end <= when.start and _SINCE.search(_between(scene, owner.end, when.start)):
        return
    before = _between(scene, max(scene.sentence.start, when.start - 16), when.start)
    inside = owner.start <= when.start < owner.end
    if not inside and _BOUND.search(before) and when.start > owner.start:
        return
    if not owner.is_act and when.start_date and when.end_date and when.end_date - when.start_date > _LONGEST:
        return  # "held talks on the plan for 2023 to 2025": no gathering lasts for years
    if inside or not (owner.start_date or owner.undated):
        owner.dated(when)
        owner.undated = not when.start_date
        return
    if when.start_date and _is_finer(when, owner):
        owner.dated(when)
        return
    # "on Tuesday of next week (27-30 November)", "tomorrow (11 November)": the bracket says it in full.
    held = max((w for w in scene.dates if w.end <= when.start), key=lambda w: w.end, default=None)
    gap = _between(scene, held.end, when.start) if held else ""
    if held and when.start_date and re.fullmatch(r",? ?(?:of (?:this|next|last) week )?\(?", gap):
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
    gap = _between(scene, owner.end, site.start) if site.start >= owner.end else ""
    inside = owner.start <= site.start < owner.end
    if owner.is_act and not inside and _BREAK.search(gap):
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
            pieces += [_between(scene, here, when.start), "D"]
            here = when.end
    return "".join([*pieces, _between(scene, here, end)])


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


# What ties an act to the gathering at which it was done, or a gathering to the larger one.
_AT = re.compile(
    r"(?:\b(?:at|in) (?:the )?(?:end|close|conclusion|outcome) of |\b(?:at|during|by|with|in|through|when) "
    r"|\bon the (?:margins|sidelines|occasion|first day|second day|last day|eve) of |\bas part of |\bwithin )"
    r"(?:the |its |their |an? |this |a )?(?:[\w'-]+ ){0,3}$",
    re.I,
)
# "The Conference, held in Bratislava, resulted in the adoption of the Joint Declaration".
_RESULTED = re.compile(
    r"\b(?:resulted in|ended in|led to|saw|(?:will )?(?:also )?see|witnessed|culminated in|"
    r"(?:ended|concluded|closed|wrapped up)(?: (?:here|today|yesterday|on [\w, ]{3,30}))? with) "
    r"(?:the )?(?:unanimous |formal |joint )?$"
)
# "The Conference opened with an Experts Meeting": both were there and then.
_FIRST_WITH = re.compile(
    r"(?: ?\([^()]*\))? (?:opened|began|started|kicked off|ended|concluded|closed|culminated) (?:with|in) "
    r"(?:the |an? )?(?:[\w-]+ ){0,2}",
    re.I,
)
# "In the same year, at the first Conference in Almaty, the Declaration was adopted".
_DURING = re.compile(
    r"(?:^|, |\b)(?:[Aa]t|[Dd]uring|[Ii]n|[Oo]n the (?:margins|sidelines|occasion) of) "
    r"(?:the |its |their |an? )?$"
)
_PAIR = re.compile(
    r"(?: ?\([^()]*\))?,? ?(?:and|or|&|together with|along with|alongside) ?(?:of |at |during )?(?:the |"
    r"an? |another )?",
    re.I,
)


def _share(scene: Scene, occasions: list[Occasion]) -> None:
    """Let one occasion take another's day and place where the sentence says they were together."""
    ordered = sorted(occasions, key=lambda o: o.start)
    for first, second in pairwise(ordered):
        if first.nod and _ELSEWHERE.search(_between(scene, first.end, second.start)):
            continue
        if _PAIR.fullmatch(_between(scene, first.end, second.start)) or held_at(scene, first, second):
            first.follow(second)
            second.follow(first)
        elif second.is_act and not first.is_act and _is_during(scene, first, second):
            second.follow(first)


def _is_during(scene: Scene, gathering: Occasion, act: Occasion) -> bool:
    """ "At the first Conference in Almaty, the Declaration was adopted"."""
    before = _between(scene, max(scene.sentence.start, gathering.start - 40), gathering.start)
    between = _between(scene, gathering.end, act.start)
    return len(between) <= _NEAR * 2 and "," in between and bool(_DURING.search(before))


def held_at(scene: Scene, inner: Occasion, outer: Occasion) -> bool:
    """Whether the sentence says that `inner` was done at the gathering `outer`, printed after it.

    `outer` may have been dated by another sentence.
    """
    if outer.is_act:
        return False
    between = _between(scene, inner.end, outer.start)
    from_outer = _between(scene, outer.end, inner.start)
    if _FIRST_WITH.fullmatch(from_outer):
        return True
    if inner.is_act and len(from_outer) <= _WITHIN_REACH and _RESULTED.search(from_outer):
        return True
    if inner.nod and _ELSEWHERE.search(between):
        return False
    if inner.end > outer.start or len(between) > _NEAR or re.search(r"\band \w+(?:ed|s)\b", between):
        return False
    return bool(_AT.search(between))


def _between(scene: Scene, start: int, end: int) -> str:
    offset = scene.sentence.start
    return scene.text[max(0, start - offset) : max(0, end - offset)]
