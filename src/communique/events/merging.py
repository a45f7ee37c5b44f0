"""Several tellings of one event in a document brought together: a headline, a lead, and later nods."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from copy import copy
from itertools import takewhile

from communique.events.event_names import ordinal
from communique.events.identity import (
    dates_agree,
    is_finer,
    nods_to,
    places_agree,
    proper_words,
    same,
    takes_up_encounter,
    words,
    year_and_number,
)
from communique.events.occasions import Occasion
from communique.records import Name
from communique.text.page import Page

# "The conference will be held at ministerial level".
_AT_MINISTERS = re.compile(
    r" (?:(?:was|is|will be|is to be) )?(?:held|convened) at (?:the )?ministerial level\b"
)
_NEVER_ALONE = frozenset(
    {"event", "gathering", "exchange", "session", "discussion", "ceremony", "dialogue", "talk"}
)
_FAR = 100  # events back among which another telling of one is looked for


class Telling:
    """All occasions of a document that tell of one event; `best` holds what they say together."""

    __slots__ = ("best", "occasions")

    def __init__(self, first: Occasion) -> None:
        self.best, self.occasions = copy(first), [first]

    def add(self, occasion: Occasion) -> None:
        """Take in another telling, and what it knows better."""
        best, offset = self.best, occasion.scene.sentence.start
        self.occasions.append(occasion)
        if year_and_number(best, occasion):
            best.name, best.kind, best.head = occasion.name, occasion.kind, occasion.head
            best.start, best.end = occasion.start, occasion.end
        bare = not best.name or not (best.named or words(best))
        if bare and occasion.name and not occasion.nod and (not best.name or occasion.named):
            best.name, best.named, best.head = occasion.name, occasion.named, occasion.head
            best.start, best.end, best.scene = occasion.start, occasion.end, occasion.scene
            best.kind = occasion.kind
        if best.kind == "meeting" and (occasion.kind in _OF_SERIES or takes_up_encounter(occasion, best)):
            best.kind = occasion.kind
        if best.kind == "conference" and _AT_MINISTERS.match(occasion.scene.text, occasion.end - offset):
            best.kind = "ministerial_conference"
        best.framework_id = best.framework_id or occasion.framework_id
        best.edition = best.edition or (None if occasion.nod else occasion.edition)
        best.about = best.about or occasion.about
        if is_finer(occasion, best):
            best.start_date, best.end_date = occasion.start_date, occasion.end_date
            best.precision, best.basis = occasion.precision, occasion.basis
        best.follow(occasion)

    def spans(self) -> Iterator[tuple[int, int]]:
        """The stretches that mention the event, the best first, then as printed."""
        seen = dict.fromkeys([(self.best.start, self.best.end)])
        seen |= dict.fromkeys((o.start, o.end) for o in self.occasions if o.mention)
        yield from seen


def gather(page: Page, occasions: list[Occasion]) -> list[Telling]:
    """The occasions of a page, in order, as one telling for each event."""
    tellings: list[Telling] = []
    dialogues, main = _Dialogues(page), _main_dialogue(page)
    for occasion in occasions:
        previous = _PREVIOUS.search(occasion.scene.text, 0, occasion.start - occasion.scene.sentence.start)
        if (previous or occasion.edition) and not occasion.is_act:
            _join_series(occasion, tellings, bool(previous))
        # "The previous meeting took place in Malta" is none of those told.
        told_before = None if previous and not occasion.edition else antecedent(occasion, tellings)
        if telling := told_before:
            telling.add(occasion)
            best = telling.best
            best.framework_id = best.framework_id or _series_of(dialogues, best, main)
        elif not occasion.nod or _stands_alone(occasion):
            occasion.framework_id = occasion.framework_id or _series_of(dialogues, occasion, main)
            tellings.append(Telling(occasion))
    return _without_vague(tellings)


_VAGUE = frozenset({"discussion", "talk", "exchange", "session", "ceremony", "event"})


def _without_vague(tellings: list[Telling]) -> list[Telling]:
    """Discussions without name, day and place taken for part of the one meeting that a document tells of."""
    vague = [telling for telling in tellings if _is_vague(telling.best)]
    held = [telling for telling in tellings if not telling.best.is_act and telling not in vague]
    if len(held) != 1:
        return tellings
    for telling in vague:
        for occasion in telling.occasions:
            held[0].occasions.append(occasion)
    return [telling for telling in tellings if telling not in vague]


def _is_vague(best: Occasion) -> bool:
    known = best.start_date or best.place or best.country or best.edition or best.framework_id or best.about
    return best.head in _VAGUE and not (best.is_act or best.named or best.undated or known)


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
        if best.edition != occasion.edition and proper_words(occasion) - words(best):
            continue  # "the 4th RMCC meeting" is not of the series told before
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
    described = bool(words(occasion)) and bool(occasion.start_date or occasion.place)
    if not occasion.strong or (
        occasion.head in _NEVER_ALONE and not (occasion.head == "ceremony" and described)
    ):
        return False
    occasion.nod = False
    return True


def antecedent(occasion: Occasion, tellings: list[Telling]) -> Telling | None:
    """The telling that the occasion belongs to, if any: the latest that can be the same event."""
    for telling in reversed(tellings[-_FAR:]):
        if occasion.nod:
            if nods_to(occasion, telling.best):
                return telling
        elif _is_told_again(occasion, telling) and not _listed_apart(occasion, telling):
            return telling
    return None


def _is_told_again(occasion: Occasion, telling: Telling) -> bool:
    if _is_called(occasion, telling):
        return True
    return same(occasion, telling.best) or (occasion.definite and _takes_up(occasion, telling))


# "It was the first Senior Officials Meeting": what the sentences before told of.
_CALLED = re.compile(
    r"\W*(?:This|It|Today's \w+) (?:is|was|marks|marked|will be)(?: [a-z]+)? (?:the |an? |their |its )?", re.I
)


def _is_called(occasion: Occasion, telling: Telling) -> bool:
    """Whether a sentence says which meeting it was that was told right before."""
    best, text = telling.best, occasion.scene.text
    before = text[: occasion.start - occasion.scene.sentence.start]
    if best.is_act or occasion.is_act or best.edition or not _CALLED.fullmatch(before):
        return False
    kin = occasion.kind == best.kind or "meeting" in (occasion.kind, best.kind)
    near = 0 < occasion.scene.index - telling.occasions[-1].scene.index <= _NEXT
    return kin and near and dates_agree(occasion, best) and places_agree(occasion, best)


_NEXT = 3  # sentences after one that tells of a gathering in which a bare noun means it
_INTRODUCED = frozenset({"meeting", "summit", "conference", "forum"})


# "Senior officials met in Madrid to prepare the 6th Ministerial Conference": two meetings.
_PREPARED = re.compile(
    r"\b(?:prepar(?:e|es|ed|ing|ation|ations|atory)(?: (?:for|of|to))?|ahead of|prior to|in the run-up to) "
    r"(?:the |its |their )?(?:upcoming |forthcoming |next )?$",
    re.I,
)


def _is_prepared(occasion: Occasion) -> bool:
    before = occasion.scene.text[: occasion.start - occasion.scene.sentence.start]
    return bool(_PREPARED.search(before))


def _takes_up(occasion: Occasion, telling: Telling) -> bool:
    """Whether a definite name takes up what was told without one.

    "Discussed in a meeting ... The EU-IOM meeting", "A summit closed. The Sixth Consultation ...".
    """
    best = telling.best
    if best.is_act or occasion.is_act or _is_prepared(occasion):
        return False
    near = 0 <= occasion.scene.index - telling.occasions[-1].scene.index <= _NEXT
    if near and not (words(occasion) or occasion.edition) and occasion.head in _INTRODUCED:
        return dates_agree(occasion, best) and places_agree(occasion, best)  # "The three-day Conference"
    bare = occasion.kind == "meeting" and not (occasion.edition or occasion.named)
    if bare and words(occasion) and words(occasion) <= words(best) and best.head in _INTRODUCED:
        return dates_agree(occasion, best) and places_agree(occasion, best)  # "The EU-IOM meeting"
    if best.named or words(best):
        return False
    if not (dates_agree(occasion, best) and places_agree(occasion, best)):
        return False
    if occasion.edition or (occasion.named and (occasion.kind == "meeting" or occasion.kind != best.kind)):
        follows = occasion.scene.index - telling.occasions[-1].scene.index <= 1
        new = not (occasion.start_date or occasion.place or best.edition)
        return follows and new and bool(best.start_date) and best.head in _INTRODUCED
    alike = occasion.head == best.head or occasion.kind == best.kind
    here = {name.entity_id for name in best.scene.names} | set(best.about)
    offset = occasion.scene.sentence.start
    inside = [n for n in occasion.scene.names if occasion.start <= n.start and n.end <= occasion.end]
    return alike and offset >= best.scene.sentence.start and all(n.entity_id in here for n in inside)


def _listed_apart(occasion: Occasion, telling: Telling) -> bool:
    """Whether the two stand in one sentence as two: "the AHG SOM and the SOM"."""
    if occasion.is_act:
        return occasion.listed and any(o.scene.index == occasion.scene.index for o in telling.occasions)
    if not occasion.name or not telling.best.name:
        return False
    if year_and_number(telling.best, occasion):
        return False
    offset = occasion.scene.sentence.start
    if re.search(
        r"[.!?] ", occasion.scene.text[telling.occasions[-1].end - offset : occasion.start - offset]
    ):
        return False
    here = takewhile(lambda other: other.scene.index == occasion.scene.index, reversed(telling.occasions))
    if occasion.scene.text[: occasion.start - offset].endswith("("):
        return False
    return any(not other.nod and other.end <= occasion.start for other in here)


# Gatherings that a dialogue holds under no other name: its senior officials' meetings, its conferences.
_OF_SERIES = frozenset({"senior_officials_meeting", "ministerial_conference"})


class _Dialogues:
    """The names of dialogues on a page."""

    def __init__(self, page: Page) -> None:
        self._frameworks = page.frameworks
        self._names = [name for name in page.names if name.kind == "dialogue"]
        self._with: dict[str, list[Name]] = {}  # a word → the names of dialogues that are called so

    def last(self, word: str, end: int) -> str | None:
        """The dialogue with `word` in its name that was named last before `end`."""
        if word not in self._with:
            self._with[word] = [n for n in self._names if word in self._frameworks[n.entity_id].name]
        before = bisect_right(self._with[word], end, key=lambda name: name.end)
        return self._with[word][before - 1].entity_id if before else None


def _series_of(dialogues: _Dialogues, occasion: Occasion, main: str | None) -> str | None:
    """The page's main dialogue, for a gathering that names none and is of the kind that dialogues hold.

    "The Forum" is of the dialogue last named with that word.
    """
    bare = occasion.head and occasion.name.lower() == occasion.head and occasion.mention
    if bare and (dialogue := dialogues.last(occasion.head.title(), occasion.start)):
        return dialogue
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
