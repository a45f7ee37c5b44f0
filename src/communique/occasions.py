"""What a sentence says happened, before it is known which event of the document it is, and when and where."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from communique.records import When
from communique.scenes import Scene, Site, is_label

ACTS = frozenset({"adoption", "agreement", "establishment", "accession", "launch"})


@dataclass(slots=True, eq=False)
class Occasion:
    """One telling of an event in one sentence; several tellings may become one event.

    `start:end` is what a mention quotes; a `nod` ("the Conference", "the meeting") only adds to an event told
    elsewhere. `about` lists the ids of what an act concerns or who met; dates are None until known.
    """

    start: int
    end: int
    kind: str
    scene: Scene
    head: str = ""  # a gathering's noun, singular, in small letters
    name: str = ""  # as printed, with canonical names in it
    named: bool = False  # capitalised as a name
    nod: bool = False
    strong: bool = False  # a nod that itself says that the thing was held
    mention: bool = True  # whether `start:end` is a mention
    framework_id: str | None = None
    edition: int | None = None
    about: tuple[str, ...] = ()
    place: str | None = None
    country: str | None = None
    planned: bool = False
    start_date: date | None = None
    end_date: date | None = None
    precision: str = "unknown"
    basis: str = "unknown"
    more: list[tuple[int, int]] = field(default_factory=list)  # further mentions

    @property
    def is_act(self) -> bool:
        """Whether something was adopted, signed, founded, launched or joined, rather than held."""
        return self.kind in ACTS

    def dated(self, when: When, basis: str | None = None) -> None:
        """Take the days of `when`."""
        self.start_date, self.end_date = when.start_date, when.end_date
        self.precision, self.basis = when.precision, basis or when.basis

    def years_before(self, day: date, years: int) -> None:
        """Take the year that lies `years` before `day`'s."""
        year = day.year - years
        self.start_date, self.end_date = date(year, 1, 1), date(year, 12, 31)
        self.precision, self.basis = "year", "relative"

    def follow(self, other: Occasion, basis: str | None = None) -> None:
        """Take from `other` the day and place that this one lacks."""
        if not self.start_date and other.start_date:
            self.start_date, self.end_date = other.start_date, other.end_date
            self.precision, self.basis = other.precision, basis or other.basis
        if not self.place and not self.country:
            self.place, self.country = other.place, other.country


# A date that bounds or counts, and tells no day of anything: "since May", "until 2026", "by 4 April".
_BOUND = re.compile(
    r"\b(?:since|until|till|by|before|after|to|through|as of|between|every|each|earlier than)\s(?:the\s)?$",
    re.I,
)
# Between an event and a date of its own stands no other statement.
_BREAK = re.compile(r"[;!?]|\b(?:which|who|while|whereas|although|but|because|that)\b|, (?:and|with)\s")
_WITHIN_REACH = 160  # characters


# "Six years after" and "two days before" date what follows them.
_OFFSET = re.compile(r"\b(?:after|before|since|following)$", re.I)


def settle(page_text: str, scene: Scene, occasions: list[Occasion]) -> None:
    """Give each of a sentence's occasions the dates and places that are printed beside it."""
    offsets = []
    for when in scene.dates:
        if not when.start_date:
            continue
        if _OFFSET.search(page_text, when.start, when.end):
            offsets.append(when)
        elif is_label(page_text, when):
            for owner in (o for o in occasions if o.start <= when.start and when.end <= o.end):
                owner.dated(when)
        elif owner := _owner(scene, when.start, when.end, occasions):
            _date(scene, owner, when)
    for site in scene.sites:
        if owner := _owner(scene, site.start, site.end, occasions):
            _place(scene, owner, site)
    _share(scene, occasions)
    for when in offsets:
        after = [o for o in occasions if 0 <= o.start - when.end <= 60 and not o.start_date]
        if after:
            min(after, key=lambda o: o.start).dated(when)


def _owner(scene: Scene, start: int, end: int, occasions: Iterable[Occasion]) -> Occasion | None:
    """The occasion that a date or place belongs to: around it, else the nearest before, else the next."""
    around = [o for o in occasions if o.start <= start and end <= o.end]
    if around:
        return min(around, key=lambda o: o.end - o.start)
    before = [o for o in occasions if o.end <= start]
    if before:
        nearest = max(before, key=lambda o: o.end)
        between = _between(scene, nearest.end, start)
        if len(between) <= _WITHIN_REACH and not re.search(r"[;!?]", between):
            return nearest
        return None
    after = [o for o in occasions if o.start >= end and o.start - end <= _WITHIN_REACH]
    after = [o for o in after if not _BREAK.search(_between(scene, end, o.start))]
    return min(after, key=lambda o: o.start, default=None)


def _date(scene: Scene, owner: Occasion, when: When) -> None:
    before = _between(scene, max(scene.sentence.start, when.start - 16), when.start)
    inside = owner.start <= when.start < owner.end
    if not inside and _BOUND.search(before) and when.start > owner.start:
        return
    if not owner.start_date or inside:
        owner.dated(when)
        return
    # "on Tuesday of next week (27-30 November)", "tomorrow (11 November)": the bracket says it in full.
    held = next((w for w in scene.dates if w.start_date == owner.start_date and w.end < when.start), None)
    if held and re.fullmatch(
        r",? ?(?:of (?:this|next|last) week )?\(?", _between(scene, held.end, when.start)
    ):
        owner.dated(when)


def _place(scene: Scene, owner: Occasion, site: Site) -> None:
    if owner.place or (owner.country and not site.city):
        return
    gap = _between(scene, owner.end, site.start) if site.start >= owner.end else ""
    inside = owner.start <= site.start < owner.end
    if owner.is_act and not inside and _BREAK.search(gap):
        return
    # A country after other words is what the event spoke of: "a briefing on migration in Egypt".
    if not site.city and (inside or not _BARE_GAP.fullmatch(_masked(scene, owner.end, site.start))):
        return
    if site.city or not owner.country:
        owner.place, owner.country = site.city, site.country or owner.country


_BARE_GAP = re.compile(
    r"[\s,()D-]*(?:(?:was|were|will be|is to be|has been|is|to be)\s)?"
    r"(?:held|hosted|convened|organi[sz]ed|met|opens|opened|took place|taking place|takes place|launched|signed|"
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


# What ties an act to the gathering at which it was done, or a gathering to the larger one.
_AT = re.compile(
    r"(?:\b(?:at|in) (?:the )?(?:end|close|conclusion|outcome) of |\b(?:at|during|by|with|in|through|when) "
    r"|\bon the (?:margins|sidelines|occasion|first day|second day|last day|eve) of |\bas part of |\bwithin )"
    r"(?:the |its |their |an? |this |a )?(?:[\w'-]+ ){0,3}$",
    re.I,
)
_PAIR = re.compile(r"(?: ?\([^()]*\))?,? ?(?:and|or|&) ?(?:of |at |during )?(?:the |an? )?", re.I)


def _share(scene: Scene, occasions: list[Occasion]) -> None:
    """Let one occasion take another's day and place where the sentence says they were together."""
    ordered = sorted(occasions, key=lambda o: o.start)
    for first, second in zip(ordered, ordered[1:], strict=False):
        between = _between(scene, first.end, second.start)
        if _PAIR.fullmatch(between):
            first.follow(second)
            second.follow(first)
    for inner in ordered:
        for outer in ordered:
            if outer is inner or outer.start < inner.end:
                continue
            if outer.start - inner.end < _WITHIN_REACH and _AT.search(
                _between(scene, inner.end, outer.start)
            ):
                inner.follow(outer)
                outer.follow(inner)


def held_at(scene: Scene, inner: Occasion, outer: Occasion) -> bool:
    """Whether the sentence says that `inner` was done at the gathering `outer`, printed after it.

    `outer` may have been dated by another sentence.
    """
    between = _between(scene, inner.end, outer.start)
    return inner.end <= outer.start and len(between) < _WITHIN_REACH and bool(_AT.search(between))


def _between(scene: Scene, start: int, end: int) -> str:
    offset = scene.sentence.start
    return scene.text[max(0, start - offset) : max(0, end - offset)]
