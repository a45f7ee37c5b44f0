"""Several tellings of one event in a document brought together: a headline, a lead, and later nods."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from communique.event_names import ordinal
from communique.occasions import Occasion
from communique.page import Page

# Nouns that can stand for a gathering of any other name: "the event", "the high-level exchange".
_ANY = frozenset({"event", "gathering", "exchange", "meeting", "session", "discussion", "talk", "som"})
_NEVER_ALONE = frozenset(
    {"event", "gathering", "exchange", "session", "discussion", "ceremony", "dialogue", "talk"}
)
_SMALL_WORDS = frozenset(
    "the a an of on in at for and to its their our this that with by & from under".split()
)
_GENERIC = frozenset(
    {"meeting", "summit", "forum", "conference", "briefing", "session", "event", "annual", "high-level"}
)


_FAR = 100  # events back among which another telling of one is looked for


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
        best.edition = best.edition or (None if occasion.nod else occasion.edition)
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
    main = _main_dialogue(page)
    for occasion in occasions:
        previous = _PREVIOUS.search(occasion.scene.text, 0, occasion.start - occasion.scene.sentence.start)
        if (previous or occasion.edition) and not occasion.is_act:
            _join_series(occasion, tellings, bool(previous))
        if telling := antecedent(occasion, tellings):
            telling.add(occasion)
        elif not occasion.nod or _stands_alone(occasion):
            occasion.framework_id = occasion.framework_id or _series_of(page, occasion, main)
            tellings.append(Telling(occasion))
    return tellings


_PREVIOUS = re.compile(r"\b(?:previous|preceding|last)\s$", re.I)


def _join_series(occasion: Occasion, tellings: list[Telling], is_previous: bool) -> None:
    """Let "the third edition", "a second conference" and "the previous SOM" be of the series told before."""
    for telling in reversed(tellings[-_FAR:]):
        best = telling.best
        alike = best.head == occasion.head or (best.kind == occasion.kind and best.kind != "meeting")
        if best.is_act or not (best.edition or best.framework_id):
            continue
        if (occasion.named and not is_previous) or not (
            alike or occasion.head == "edition" or not occasion.name
        ):
            continue
        if not alike and occasion.head != "edition" and occasion.kind != best.kind:
            continue
        if is_previous and best.edition and not occasion.edition and occasion.strong:
            occasion.edition, occasion.nod = best.edition - 1, False
        if occasion.edition and occasion.edition != best.edition:
            occasion.kind, occasion.framework_id = best.kind, occasion.framework_id or best.framework_id
            occasion.series = best.series or _without_number(best.name)
            return


def _without_number(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if ordinal(first) else name


def _stands_alone(occasion: Occasion) -> bool:
    # A nod to what no other sentence tells: "The joint briefing took place on Friday".
    if not occasion.strong or occasion.head in _NEVER_ALONE:
        return False
    occasion.nod = False
    return True


def antecedent(occasion: Occasion, tellings: list[Telling]) -> Telling | None:
    """The telling that the occasion belongs to, if any: the latest that can be the same event."""
    for telling in reversed(tellings[-_FAR:]):
        if occasion.nod:
            if _nods_to(occasion, telling.best):
                return telling
        elif _same(occasion, telling.best) and not _listed_apart(occasion, telling):
            return telling
    return None


def _listed_apart(occasion: Occasion, telling: Telling) -> bool:
    """Whether the two stand in one sentence as two: "the AHG SOM and the SOM"."""
    if occasion.is_act or not occasion.name or not telling.best.name:
        return False
    return any(
        other.scene.index == occasion.scene.index and not other.nod and other.end <= occasion.start
        for other in telling.occasions
    ) and not occasion.scene.text[: occasion.start - occasion.scene.sentence.start].endswith("(")


def _nods_to(nod: Occasion, event: Occasion) -> bool:
    if event.is_act:
        return False
    if nod.framework_id and nod.framework_id != event.framework_id:
        return False
    if nod.framework_id and nod.framework_id == event.framework_id and nod.kind == event.kind:
        return True
    if nod.head == event.head or (nod.kind == event.kind and nod.kind != "meeting"):
        return _dates_agree(nod, event) and _proper_words(nod) <= _words(event) | _GENERIC
    return nod.head in _ANY and not nod.mention and not (nod.start_date and event.start_date)


_COMMON = 2  # two series of one kind in one document seldom have the same number above this


def _same(one: Occasion, other: Occasion) -> bool:
    if one.apart != other.apart:
        return False
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
    if one.edition and one.edition == other.edition and one.edition > _COMMON:
        return True
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
    if one.kind == "agreement":
        same_paper = not (one.framework_id and other.framework_id) or one.framework_id == other.framework_id
        papers = not one.framework_id and not other.framework_id and bool(one.about and other.about)
        same_parties = not papers or bool(set(one.about) & set(other.about))
        return same_paper and same_parties and _dates_agree(one, other)
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
        if "headline" in (one.scene.sentence.section, other.scene.sentence.section):
            return not (one.about and other.about) or bool(set(one.about) & set(other.about))
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
    words = re.findall(r"[a-z0-9-]+", occasion.name.lower())
    return (
        {word.rstrip("s") for word in words if not ordinal(word)} - _SMALL_WORDS - {occasion.head} - _GENERIC
    )


def _proper_words(nod: Occasion) -> set[str]:
    """The nod's words in capitals: "the two-day workshop" has none that another name could lack."""
    capitals = {word.lower().rstrip("s") for word in re.findall(r"\b[A-Z][\w-]*", nod.name)}
    return _words(nod) & capitals


def _squeezed(occasion: Occasion) -> str:
    return re.sub(r"[^a-z0-9]", "", occasion.name.lower()) or "-"


# Gatherings that a dialogue holds under no other name: its senior officials' meetings, its conferences.
_OF_SERIES = frozenset({"senior_officials_meeting", "ministerial_conference"})


def _series_of(page: Page, occasion: Occasion, main: str | None) -> str | None:
    """The page's main dialogue, for a gathering that names none and is of the kind that dialogues hold.

    "The Forum" is of the dialogue last named with that word.
    """
    if occasion.name.lower() == occasion.head and occasion.mention:
        for name in reversed([name for name in page.names if name.end <= occasion.start]):
            if name.kind == "dialogue" and occasion.head.title() in page.frameworks[name.entity_id].name:
                return name.entity_id
    if occasion.is_act or (occasion.kind not in _OF_SERIES and "steering" not in occasion.name.lower()):
        return None
    return main


def _main_dialogue(page: Page) -> str | None:
    """The dialogue that the page names most, if one is named more than any other."""
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
