"""Several tellings of one event in a document brought together: a headline, a lead, and later nods."""

from __future__ import annotations

import re
from itertools import takewhile

from communique.events.announcements import RANKED
from communique.events.dialogues import Dialogues, main_dialogue, series_of
from communique.events.event_names import ordinal
from communique.events.identity import nods_to, same, year_and_number
from communique.events.occasions import Occasion
from communique.events.telling import Telling
from communique.events.traits import dates_agree, is_bilateral, places_agree, proper_words, words
from communique.text.page import Page

_NEVER_ALONE = frozenset(
    {"event", "gathering", "exchange", "session", "discussion", "ceremony", "dialogue", "talk"}
)
_FAR = 100  # events back among which another telling of one is looked for


def gather(page: Page, occasions: list[Occasion]) -> list[Telling]:
    """The occasions of a page, in order, as one telling for each event."""
    tellings: list[Telling] = []
    dialogues, main = Dialogues(page), main_dialogue(page)
    for occasion in occasions:
        previous = _PREVIOUS.search(occasion.scene.text, 0, occasion.start - occasion.scene.sentence.start)
        if (previous or occasion.edition) and not occasion.is_act:
            _join_series(occasion, tellings, bool(previous))
        # "The previous meeting took place in Malta" is none of those told.
        told_before = None if previous and not occasion.edition else antecedent(occasion, tellings)
        if telling := told_before:
            telling.add(occasion)
            best = telling.best
            best.framework_id = best.framework_id or series_of(dialogues, best, main)
        elif _is_of_a_name(occasion, tellings):
            continue
        elif not occasion.nod or _stands_alone(occasion, tellings):
            occasion.framework_id = occasion.framework_id or series_of(dialogues, occasion, main)
            tellings.append(Telling(occasion))
    return _without_vague(tellings)


_OF_WHAT = frozenset({"kick-off", "launch", "closing", "opening", "inaugural", "handover", "graduation"})
_SEATED = frozenset({"summit", "briefing"})


def _is_of_a_name(occasion: Occasion, tellings: list[Telling]) -> bool:
    """Whether "the Ministerial Conference" is the one in the name of a "Meeting for the 5th ..."."""
    known = occasion.start_date or occasion.place or occasion.edition or occasion.framework_id
    if known or occasion.is_act or not (occasion.definite and occasion.name) or words(occasion):
        return False
    return any(
        telling.best.name.lower().endswith(occasion.name.lower()) and telling.best.kind != occasion.kind
        for telling in tellings[-_FAR:]
    )


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
        if is_previous and best.edition and not occasion.edition and (occasion.strong or not occasion.nod):
            occasion.edition, occasion.nod = best.edition - 1, False
        if occasion.edition and occasion.edition != best.edition:
            occasion.kind, occasion.framework_id = best.kind, occasion.framework_id or best.framework_id
            occasion.series = best.series or _without_number(best.name)
            return


def _without_number(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if ordinal(first) else name


def _stands_alone(occasion: Occasion, tellings: list[Telling]) -> bool:
    # A nod to what no other sentence tells: "The joint briefing took place on Friday".
    any_held = any(not telling.best.is_act for telling in tellings)
    if any_held and _is_bare(occasion):
        return False  # "The forum brought together", of the training told before
    described = bool(words(occasion)) and bool(occasion.start_date or occasion.place)
    # "Next stop: the Summit, 2025, in Colombia".
    placed = occasion.mention and bool(occasion.start_date) and bool(occasion.place or occasion.country)
    # "At the summit in Quito this November", "recalled the briefing of states on 5 March".
    told = occasion.definite and occasion.precision in ("day", "month")
    seated = told and (occasion.head in _SEATED or occasion.kind in RANKED)
    placed = placed or (seated and (bool(occasion.place) or occasion.head == "briefing"))
    # "The kick-off event will be attended by".
    of_what = bool(words(occasion) & _OF_WHAT)
    dated = bool(occasion.start_date or occasion.undated)
    event = occasion.strong and (of_what or (occasion.head == "event" and dated))
    event = event and occasion.head in ("event", "ceremony")
    if event and not any_held:
        occasion.nod = False
        return True  # "The event took place on 7 April", of which no other sentence tells
    if not (occasion.strong or placed) or (
        occasion.head in _NEVER_ALONE and not (occasion.head == "ceremony" and described)
    ):
        return False
    occasion.nod = False
    return True


def _is_bare(occasion: Occasion) -> bool:
    known = occasion.start_date or occasion.undated or occasion.place or occasion.country or occasion.edition
    return not (known or occasion.framework_id or occasion.about or occasion.named or words(occasion))


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
    bare = not (words(occasion) or occasion.edition)
    kin = occasion.kind in (best.kind, "meeting") or best.kind == "meeting"
    if (
        near
        and bare
        and kin
        and (occasion.head in _INTRODUCED or (occasion.named and occasion.head == best.head))
    ):
        return dates_agree(occasion, best) and places_agree(occasion, best)  # "The three-day Conference"
    bare = occasion.kind == "meeting" and not (occasion.edition or occasion.named)
    if bare and words(occasion) and words(occasion) <= words(best) and best.head in _INTRODUCED:
        return dates_agree(occasion, best) and places_agree(occasion, best)  # "The EU-IOM meeting"
    if best.named or is_bilateral(best) or (words(best) and not _is_entitled(occasion)):
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


_ENTITLED = re.compile(r"\w+,? (?:\w+ )?\"")


def _is_entitled(occasion: Occasion) -> bool:
    """Whether a noun is followed by its title: "The seminar "Partners", which is supported by"."""
    return bool(_ENTITLED.match(occasion.name))


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
