"""Whether two tellings can be of one event: by kind, days, place, number and the words of their names."""

from __future__ import annotations

import re
from datetime import timedelta

from communique.events.announcements import RANKED, announce_one
from communique.events.occasions import Occasion
from communique.events.same_acts import kin, same_act
from communique.events.traits import (
    GENERIC,
    dates_agree,
    is_bilateral,
    is_finer,
    places_agree,
    proper_words,
    squeezed,
    words,
)

# Nouns that can stand for a gathering of any other name: "the event", "the high-level exchange".
_ANY = frozenset({"event", "gathering", "exchange", "meeting", "session", "discussion", "talk", "som"})


def nods_to(nod: Occasion, event: Occasion) -> bool:
    """Whether a nod ("the Conference", "the meeting") can mean the event."""
    if event.is_act or nod.is_act:
        return kin(nod, event) and dates_agree(nod, event) and places_agree(nod, event)
    if words(nod) and squeezed(nod) == squeezed(event) and dates_agree(nod, event):
        return places_agree(nod, event)
    if nod.framework_id and nod.framework_id != event.framework_id:
        return False
    if nod.kind in RANKED and event.named and event.kind != nod.kind:
        return False
    if nod.framework_id and nod.framework_id == event.framework_id and nod.kind == event.kind:
        return True
    if nod.head == event.head or (nod.kind == event.kind and nod.kind != "meeting"):
        agree = dates_agree(nod, event) or _ends(nod, event)
        theirs = words(event) | _of_whom(event)
        shared = len(words(nod) & theirs) >= _MOSTLY  # "Europe regional civil society consultation"
        return agree and (shared or proper_words(nod) <= theirs | GENERIC)
    if takes_up_encounter(nod, event):
        return dates_agree(nod, event)
    if nod.definite and not nod.mention and nod.head in words(event):
        return dates_agree(nod, event)  # "a consultation meeting ... The consultation"
    undated = not (nod.start_date and event.start_date)
    return nod.head in _ANY and not nod.mention and (undated or _by_name_alone(nod, event))


_MOSTLY = 3  # words of a name that another spelling of it shares
_OF_WHOM = re.compile(r" (?:of|with|for|between) [^.;]{1,50}")


def _of_whom(event: Occasion) -> set[str]:
    """The words right after an event that say whose it was: "the briefing of Member States"."""
    found = _OF_WHOM.match(event.scene.text, event.end - event.scene.sentence.start)
    return {word.rstrip("s") for word in re.findall(r"[a-z0-9-]+", found.group().lower())} if found else set()


_TAKING_UP = frozenset({"workshop", "seminar", "conference", "forum", "training", "roundtable"})


def takes_up_encounter(nod: Occasion, event: Occasion) -> bool:
    """Whether "the workshop" says what it was for which partners, of the text, are said to have met."""
    bare = nod.definite and not (nod.named or words(nod) or nod.edition)
    unnamed = event.head == "meeting" and not event.name and event.kind == "meeting"
    return bare and unnamed and nod.head in _TAKING_UP and not is_bilateral(event)


def _by_name_alone(nod: Occasion, event: Occasion) -> bool:
    """Whether the event has but the year of its name, and the nod a day of that year."""
    return event.precision == "year" and str(event.start_date.year) in event.name and is_finer(nod, event)


_CLOSED = re.compile(
    r"(?: \([^()]{1,20}\))?,?(?: which)?(?: (?:continues|runs|lasts|goes on)\b[^.;,]{0,40}?(?: and|,))?"
    r" (?:end(?:ed|s)|close[ds]|conclude[ds]|came to an end|wrapped up)\b"
)
_LONGEST = timedelta(10)


def _ends(nod: Occasion, event: Occasion) -> bool:
    """Whether "the Conference, which ended on Thursday" tells the last day of what began some days before."""
    if not (nod.start_date and event.start_date and nod.precision == "day"):
        return False
    after = nod.end - nod.scene.sentence.start
    return bool(_CLOSED.match(nod.scene.text, after)) and nod.start_date - event.start_date <= _LONGEST


_COMMON = 2  # two series of one kind in one document seldom have the same number above this


def same(one: Occasion, other: Occasion) -> bool:
    """Whether both tell of one event."""
    if one.apart != other.apart:
        return False
    if one.is_act or other.is_act:
        return same_act(one, other)
    if one.edition and other.edition:
        if one.edition != other.edition:
            return False
        alike = one.kind == other.kind or ("edition" in (one.head, other.head) and dates_agree(one, other))
        if one.framework_id and one.framework_id == other.framework_id and alike:
            return True
    if year_and_number(one, other) or year_and_number(other, one):
        return True
    if _is_of_year(one, other) or _is_of_year(other, one):
        return True
    if announce_one(one, other):
        return True
    if not (one.name or other.name) and not (one.about and other.about) and _at_once(one, other):
        return True  # "senior officials met in Brussels today ... where we meet today"
    loose = (
        one.head == other.head and "meeting" in (one.kind, other.kind) and bool(words(one) and words(other))
    )
    if (one.kind != other.kind and not loose) or not dates_agree(one, other) or not places_agree(one, other):
        return False
    if one.framework_id and other.framework_id and one.framework_id != other.framework_id:
        return False
    if one.edition and one.edition == other.edition and one.edition > _COMMON:
        return True
    return _names_agree(one, other)


def year_and_number(year: Occasion, number: Occasion) -> bool:
    """Whether one sentence tells a series' edition by its year and then by its number.

    "A, as the chair of the 2022 Dialogue, hosts the 21st Dialogue's conference from 7 November 2022".
    """
    alike = bool(year.framework_id) and year.framework_id == number.framework_id
    one_each = number.edition is not None and year.edition is None and year.precision == "year"
    near = year.scene.index == number.scene.index
    return alike and one_each and near and dates_agree(year, number) and places_agree(year, number)


_YEARLY = frozenset({"ministerial_conference", "summit"})  # a series holds one of them in a year


def _is_of_year(year: Occasion, day: Occasion) -> bool:
    """Whether one tells a series' conference by its year ("the 2015 Ministerial"), the other by its day."""
    alike = year.framework_id and year.framework_id == day.framework_id and year.kind == day.kind
    dated = year.precision == "year" and not year.edition and day.precision == "day"
    return (
        bool(alike) and year.kind in _YEARLY and dated and dates_agree(year, day) and places_agree(year, day)
    )


def _names_agree(one: Occasion, other: Occasion) -> bool:
    left, right = words(one), words(other)
    if squeezed(one) == squeezed(other):
        return True
    if not one.name or not other.name:
        if is_bilateral(one) != is_bilateral(other) and (one.edition or other.edition):
            return False  # the Minister and the Director General met at the 109th session
        if "headline" in (one.scene.sentence.section, other.scene.sentence.section):
            return not (one.about and other.about) or bool(set(one.about) & set(other.about))
        return bool(one.about and other.about and set(one.about) & set(other.about))
    if one.head == other.head and (_is_place(left, other) or _is_place(right, one)):
        return True  # "the Africa-Europe Summit in Valletta ... the Valletta Summit"
    shared = left & right
    smaller = min(len(left), len(right))
    if not smaller and not one.definite and one.start_date and other.start_date:
        # "On 17 November, they held a workshop": not that of 17 and 18 November.
        return (one.start_date, one.end_date) == (other.start_date, other.end_date)
    if not smaller:
        return bool(one.start_date and other.start_date) or "headline" in (
            one.scene.sentence.section,
            other.scene.sentence.section,
        )
    return len(shared) * 2 >= smaller


def _at_once(one: Occasion, other: Occasion) -> bool:
    """Whether both are told of the same day and city."""
    day = one.precision == other.precision == "day" and one.start_date == other.start_date
    return day and bool(one.place) and one.place == other.place


def _is_place(words: set[str], occasion: Occasion) -> bool:
    return bool(words) and bool(occasion.place) and words == set(occasion.place.lower().split(" "))
