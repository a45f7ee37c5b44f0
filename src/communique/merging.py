"""Several tellings of one event in a document brought together: a headline, a lead, and later nods."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from communique.occasions import Occasion, held_at
from communique.page import Page
from communique.scenes import Scene

# Nouns that can stand for a gathering of any other name: "the event", "the high-level exchange".
_ANY = frozenset({"event", "gathering", "exchange", "meeting", "session", "discussion", "talk", "som"})
_SMALL_WORDS = frozenset(
    "the a an of on in at for and to its their our this that with by & from under".split()
)
_GENERIC = frozenset(
    {"meeting", "summit", "forum", "conference", "briefing", "session", "event", "annual", "high-level"}
)


class Telling:
    """All occasions of a document that tell of one event; `best` holds what they say together."""

    __slots__ = ("best", "occasions")

    def __init__(self, first: Occasion) -> None:
        self.best, self.occasions = first, [first]

    def add(self, occasion: Occasion) -> None:
        """Take in another telling, and what it knows better."""
        best = self.best
        self.occasions.append(occasion)
        if not best.name and occasion.name and not occasion.nod:
            best.name, best.named, best.head = occasion.name, occasion.named, occasion.head
            best.start, best.end, best.scene = occasion.start, occasion.end, occasion.scene
            best.kind = occasion.kind
        best.framework_id = best.framework_id or occasion.framework_id
        best.edition = best.edition or occasion.edition
        best.about = best.about or occasion.about
        if _is_finer(occasion, best):
            best.start_date, best.end_date = occasion.start_date, occasion.end_date
            best.precision, best.basis = occasion.precision, occasion.basis
        best.follow(occasion)

    def spans(self) -> Iterator[tuple[int, int]]:
        """The stretches that mention the event, the best first, then as printed."""
        seen = dict.fromkeys([(self.best.start, self.best.end)])
        seen |= dict.fromkeys((o.start, o.end) for o in self.occasions if o.mention)
        yield from seen


_FINENESS = {"day": 3, "month": 2, "year": 1, "unknown": 0}


def _is_finer(one: Occasion, other: Occasion) -> bool:
    if not one.start_date or not other.start_date:
        return bool(one.start_date)
    return (
        _FINENESS[one.precision] > _FINENESS[other.precision]
        and other.start_date <= one.start_date
        and (one.end_date or one.start_date) <= (other.end_date or other.start_date)
    )


def gather(page: Page, occasions: list[Occasion]) -> list[Telling]:
    """The occasions of a page, in order, as one telling for each event."""
    tellings: list[Telling] = []
    for occasion in occasions:
        if telling := antecedent(occasion, tellings):
            telling.add(occasion)
        elif not occasion.nod or _stands_alone(occasion):
            occasion.framework_id = occasion.framework_id or _series_of(page, occasion)
            tellings.append(Telling(occasion))
    _take_dateline(page, tellings)
    for telling in tellings:
        _date_from_gathering(telling, tellings)
    return tellings


def _stands_alone(occasion: Occasion) -> bool:
    # A nod to what no other sentence tells: "The joint briefing took place on Friday".
    return bool(occasion.strong and (occasion.start_date or occasion.place) and occasion.head not in _ANY)


def antecedent(occasion: Occasion, tellings: list[Telling]) -> Telling | None:
    """The telling that the occasion belongs to, if any: the latest that can be the same event."""
    for telling in reversed(tellings):
        if _same(occasion, telling.best) if not occasion.nod else _nods_to(occasion, telling.best):
            return telling
    return None


def _nods_to(nod: Occasion, event: Occasion) -> bool:
    if event.is_act:
        return False
    if nod.framework_id and nod.framework_id != event.framework_id:
        return False
    if nod.framework_id and nod.framework_id == event.framework_id and nod.kind == event.kind:
        return True
    if nod.head == event.head or (nod.kind == event.kind and nod.kind != "meeting"):
        return _dates_agree(nod, event) and (not nod.name or _words(nod) <= _words(event) | _GENERIC)
    return nod.head in _ANY and not nod.mention and not (nod.start_date and event.start_date)


def _same(one: Occasion, other: Occasion) -> bool:
    if one.is_act or other.is_act:
        return _same_act(one, other)
    if one.edition and other.edition:
        if one.edition != other.edition:
            return False
        if one.framework_id and one.framework_id == other.framework_id and one.kind == other.kind:
            return True
    if one.kind != other.kind or not _dates_agree(one, other) or not _places_agree(one, other):
        return False
    if one.framework_id and other.framework_id and one.framework_id != other.framework_id:
        return False
    return _names_agree(one, other)


def _same_act(one: Occasion, other: Occasion) -> bool:
    if one.kind != other.kind:
        return (
            {one.kind, other.kind} == {"launch", "establishment"}
            and bool(one.about)
            and one.about == other.about
        )
    if one.kind == "accession":
        return bool(one.about) and one.about[:1] == other.about[:1]
    if one.kind == "agreement" and (not one.about or not other.about):
        return _dates_agree(one, other)
    return one.about == other.about and bool(one.about or _words(one) == _words(other))


def _dates_agree(one: Occasion, other: Occasion) -> bool:
    if not (one.start_date and other.start_date and one.end_date and other.end_date):
        return True
    return one.start_date <= other.end_date and other.start_date <= one.end_date


def _places_agree(one: Occasion, other: Occasion) -> bool:
    return not (one.place and other.place) or one.place == other.place


def _names_agree(one: Occasion, other: Occasion) -> bool:
    left, right = _words(one), _words(other)
    if _squeezed(one) == _squeezed(other):
        return True
    if not one.name or not other.name:
        return bool(one.about and other.about and set(one.about) & set(other.about))
    shared = left & right
    smaller = min(len(left), len(right))
    if not smaller:
        return bool(one.start_date and other.start_date) or "headline" in (
            one.scene.sentence.section,
            other.scene.sentence.section,
        )
    return len(shared) * 2 >= smaller


def _words(occasion: Occasion) -> set[str]:
    words = re.findall(r"[a-z0-9]+", occasion.name.lower())
    return {word.rstrip("s") for word in words} - _SMALL_WORDS - {occasion.head} - _GENERIC


def _squeezed(occasion: Occasion) -> str:
    return re.sub(r"[^a-z0-9]", "", occasion.name.lower()) or "-"


# Gatherings that a dialogue holds under no other name: its senior officials' meetings, its conferences.
_OF_SERIES = frozenset({"senior_officials_meeting", "ministerial_conference"})


def _series_of(page: Page, occasion: Occasion) -> str | None:
    """The page's main dialogue, for a gathering that names none and is of the kind that dialogues hold."""
    if occasion.is_act or (occasion.kind not in _OF_SERIES and "steering" not in occasion.name.lower()):
        return None
    counts = Counter(
        name.entity_id
        for name in page.names
        if name.entity == "framework"
        and name.kind == "dialogue"
        and page.section_at(name.start) != "furniture"
    )
    if not counts:
        return None
    (main, often), *others = counts.most_common(2)
    return main if not others or often > others[0][1] else None


def _take_dateline(page: Page, tellings: list[Telling]) -> None:
    """Place what the lead tells in the dateline's city, and date it by the dateline where it names the city."""
    if not page.dateline or not page.place or not page.country:
        return
    for telling in tellings:
        best = telling.best
        if not any(0 <= o.start - page.dateline[1] < _LEAD for o in telling.occasions):
            continue
        if best.place == page.place and not best.start_date and page.published_precision == "day":
            best.start_date = best.end_date = page.published
            best.precision, best.basis = "day", "document"
        elif not best.place and not best.country and not best.is_act:
            best.place, best.country = page.place, page.country


_LEAD = 300  # characters after the dateline


def _date_from_gathering(telling: Telling, tellings: list[Telling]) -> None:
    """Let an act done at a gathering take the gathering's day and place."""
    best = telling.best
    if not best.is_act or (best.start_date and best.place):
        return
    for occasion in telling.occasions:
        for other in tellings:
            for nod in other.occasions:
                if other is not telling and _is_there(occasion, nod):
                    best.follow(other.best, "relative")


def _is_there(act: Occasion, gathering: Occasion) -> bool:
    scene: Scene = act.scene
    if gathering.scene.index == scene.index:
        between = scene.text[gathering.end - scene.sentence.start : act.start - scene.sentence.start]
        return held_at(scene, act, gathering) or (gathering.end <= act.start and len(between) < 14)
    # "Its conference was convened in Istanbul. It adopted the Declaration."
    return gathering.scene.index == scene.index - 1 and scene.text.startswith("It ")
