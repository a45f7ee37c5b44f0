"""Whether two tellings can be of one event: by kind, days, place, number and the words of their names."""

from __future__ import annotations

import re
from datetime import timedelta

from communique.events.event_names import ordinal
from communique.events.occasions import Occasion
from communique.events.papers import of_other_papers

# Nouns that can stand for a gathering of any other name: "the event", "the high-level exchange".
_ANY = frozenset({"event", "gathering", "exchange", "meeting", "session", "discussion", "talk", "som"})
_SMALL_WORDS = frozenset(
    "the a an of on in at for and to its their our this that with by & from under".split()
)
_GENERIC = frozenset(
    "meeting summit forum conference briefing session event annual high-level joint ministerial minister "
    "senior official officials' one-day two-day three-day four-day five-day".split()
)


_RANKED = frozenset({"senior_officials_meeting", "ministerial_conference"})
_FINENESS = {"day": 3, "month": 2, "year": 1, "unknown": 0}


def is_finer(one: Occasion, other: Occasion) -> bool:
    """Whether `one` is dated more exactly than `other`, and within its days."""
    if not one.start_date or not other.start_date:
        return bool(one.start_date)
    return (
        _FINENESS[one.precision] > _FINENESS[other.precision]
        and other.start_date <= one.start_date
        and (one.end_date or one.start_date) <= (other.end_date or other.start_date)
    )


def nods_to(nod: Occasion, event: Occasion) -> bool:
    """Whether a nod ("the Conference", "the meeting") can mean the event."""
    if event.is_act or nod.is_act:
        return _kin(nod, event) and dates_agree(nod, event) and places_agree(nod, event)
    if nod.framework_id and nod.framework_id != event.framework_id:
        return False
    if nod.kind in _RANKED and event.named and event.kind != nod.kind:
        return False
    if nod.framework_id and nod.framework_id == event.framework_id and nod.kind == event.kind:
        return True
    if nod.head == event.head or (nod.kind == event.kind and nod.kind != "meeting"):
        agree = dates_agree(nod, event) or _ends(nod, event)
        return agree and proper_words(nod) <= words(event) | _GENERIC | _of_whom(event)
    if takes_up_encounter(nod, event):
        return dates_agree(nod, event)
    if nod.definite and not nod.mention and nod.head in words(event):
        return dates_agree(nod, event)  # "a consultation meeting ... The consultation"
    undated = not (nod.start_date and event.start_date)
    return nod.head in _ANY and not nod.mention and (undated or _by_name_alone(nod, event))


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
        return _same_act(one, other)
    if one.edition and other.edition:
        if one.edition != other.edition:
            return False
        if one.framework_id and one.framework_id == other.framework_id and one.kind == other.kind:
            return True
    if year_and_number(one, other) or year_and_number(other, one):
        return True
    if _heads_report(one, other) or _heads_report(other, one):
        return True
    if _is_of_year(one, other) or _is_of_year(other, one):
        return True
    if _announces(one, other) or _announces(other, one) or _is_headlined(one, other):
        return True
    if _is_led(one, other) or _is_led(other, one):
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


def _heads_report(session: Occasion, met: Occasion) -> bool:
    """Whether a headline names the session ("to Host 2025 MIDSA") of which the lead says who meets."""
    if met.name or not session.framework_id or session.scene.sentence.section != "headline":
        return False
    of_it = any(name.entity_id == session.framework_id for name in met.scene.names)
    return of_it and dates_agree(session, met) and places_agree(session, met)


def _announces(title: Occasion, told: Occasion) -> bool:
    """Whether a headline says of whom the lead says more that they meet: "Leaders Meet in Brussels"."""
    if (
        title.name
        or title.scene.sentence.section != "headline"
        or told.head not in ("meeting", "som", "summit")
    ):
        return False
    if not title.place or title.place != told.place or is_bilateral(title) or is_bilateral(told):
        return False
    return dates_agree(title, told) and not (title.edition and told.edition)


def _is_led(title: Occasion, told: Occasion) -> bool:
    """Whether a headline's workshop is the unnamed one with which the lead begins."""
    if title.scene.sentence.section != "headline" or told.scene.sentence.section == "headline":
        return False
    near = 0 < told.scene.index - title.scene.index <= _LEAD
    shared = bool(words(title) & words(told)) and {title.head, told.head} <= _INTERCHANGED
    if near and shared and not (told.definite or told.nod or told.edition or title.edition):
        return dates_agree(title, told) and places_agree(title, told)
    bare = not (told.named or told.edition or told.definite or told.nod or proper_words(told))
    alike = bool(title.head) and title.head == told.head and title.kind == told.kind
    return near and bare and alike and dates_agree(title, told) and places_agree(title, told)


_INTERCHANGED = frozenset({"forum", "conference", "summit", "symposium", "congress"})
_LEAD = 4  # sentences and lines after a headline


def _is_headlined(one: Occasion, other: Occasion) -> bool:
    """Whether a headline's meeting of a series is the one that the text tells without its number."""
    headline = "headline" in (one.scene.sentence.section, other.scene.sentence.section)
    alike = bool(one.framework_id) and one.framework_id == other.framework_id and one.kind == other.kind
    ranked = one.kind in _RANKED and not (one.edition and other.edition)
    return headline and alike and ranked and dates_agree(one, other) and places_agree(one, other)


def _same_act(one: Occasion, other: Occasion) -> bool:
    if one.kind != other.kind:
        alike = one.about == other.about if one.about else _is_restated(one, other)
        return _kin(one, other) and bool(one.head or one.about) and alike
    if one.kind == "accession":
        return bool(one.about) and one.about[:1] == other.about[:1]
    if one.kind == "agreement":
        same_paper = not (one.framework_id and other.framework_id) or one.framework_id == other.framework_id
        if _is_this(one, other) and dates_agree(one, other):
            return True
        papers = not one.framework_id and not other.framework_id and bool(one.about and other.about)
        same_parties = not papers or bool(set(one.about) & set(other.about))
        return same_paper and same_parties and dates_agree(one, other) and not of_other_papers(one, other)
    if "headline" in (one.scene.sentence.section, other.scene.sentence.section) and not (
        one.about and other.about
    ):
        return dates_agree(one, other) and bool(_printed(one) & _printed(other))
    return (
        (one.about == other.about and bool(one.about))
        or _is_restated(one, other)
        or _is_taken_up(one, other)
        or _is_named_next(one, other)
    )


def _kin(one: Occasion, other: Occasion) -> bool:
    """Whether two acts are of one kind, or of two that one act can be told by."""
    return one.kind == other.kind or {one.kind, other.kind} == {"launch", "establishment"}


def _is_restated(one: Occasion, other: Occasion) -> bool:
    """Whether two acts on something without a name are one: "a two-year project ... the project"."""
    if one.about or other.about or one.head != other.head or not dates_agree(one, other):
        return False
    left, right = words(one), words(other)
    return (left <= right or right <= left) and not (_number(one) and _number(other))


def _number(act: Occasion) -> int | None:
    """The ordinal by which a part of something is told, unless it is the first: "the second phase"."""
    return next((number for word in act.name.split() if (number := ordinal(word))), None)


_NEAR = 6  # sentences after a launch in which "the project" is what was launched
_VENTURES = frozenset("project programme program initiative campaign platform scheme".split())


def _is_taken_up(one: Occasion, other: Occasion) -> bool:
    """Whether "launched the project" takes up "launched a pilot initiative"."""
    near = abs(one.scene.index - other.scene.index) <= _NEAR and dates_agree(one, other)
    bare = (one.definite and not words(one)) or (other.definite and not words(other))
    return near and bare and not (one.about or other.about) and {one.head, other.head} <= _VENTURES


def _is_this(one: Occasion, other: Occasion) -> bool:
    """Whether "the conclusion of this working arrangement" means the paper told shortly before."""
    near = abs(one.scene.index - other.scene.index) <= _NEAR and not (one.listed or other.listed)
    return near and bool(one.head) and one.head == other.head and (one.definite or other.definite)


def _is_named_next(one: Occasion, other: Occasion) -> bool:
    """Whether "launched a regional plan" is told again by the plan's name within a few sentences."""
    named, bare = (one, other) if one.about else (other, one)
    if one.kind == "agreement" or not named.about or bare.about or not bare.head:
        return False
    near = abs(one.scene.index - other.scene.index) <= _NEAR and one.scene.index != other.scene.index
    offset = named.scene.sentence.start
    return (
        near
        and dates_agree(one, other)
        and bare.head in named.scene.text[named.start - offset : named.end - offset].lower()
    )


def _printed(act: Occasion) -> set[str]:
    """The long words by which an act is told, without its verb."""
    offset = act.scene.sentence.start
    told = act.scene.text[act.start - offset : act.end - offset].lower()
    return set(re.findall(r"[a-z]{5,}", told)) - _VERBS


_VERBS = frozenset(
    "launch launches launched adopts adopted establishes established signs signed agreement".split()
)


def dates_agree(one: Occasion, other: Occasion) -> bool:
    """Whether the days of the two overlap, as far as known."""
    if not (one.start_date and other.start_date and one.end_date and other.end_date):
        return True
    return one.start_date <= other.end_date and other.start_date <= one.end_date


def places_agree(one: Occasion, other: Occasion) -> bool:
    """Whether the two are in one place, as far as known."""
    return not (one.place and other.place) or one.place == other.place


def _names_agree(one: Occasion, other: Occasion) -> bool:
    left, right = words(one), words(other)
    if _squeezed(one) == _squeezed(other):
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
    if not smaller:
        return bool(one.start_date and other.start_date) or "headline" in (
            one.scene.sentence.section,
            other.scene.sentence.section,
        )
    return len(shared) * 2 >= smaller


def is_bilateral(occasion: Occasion) -> bool:
    """Whether one person is said to have met another."""
    persons = {name.entity_id for name in occasion.scene.names if name.kind == "person"}
    return not occasion.name and len(persons.intersection(occasion.about)) > 1


def _at_once(one: Occasion, other: Occasion) -> bool:
    """Whether both are told of the same day and city."""
    day = one.precision == other.precision == "day" and one.start_date == other.start_date
    return day and bool(one.place) and one.place == other.place


def _is_place(words: set[str], occasion: Occasion) -> bool:
    return bool(words) and bool(occasion.place) and words == set(occasion.place.lower().split(" "))


def words(occasion: Occasion) -> set[str]:
    """The words that tell a name from others of its kind, in small letters."""
    words = re.findall(r"[a-z0-9-]+", occasion.name.lower())
    return (
        {word.rstrip("s") for word in words if not ordinal(word)} - _SMALL_WORDS - {occasion.head} - _GENERIC
    )


def proper_words(nod: Occasion) -> set[str]:
    """The nod's words in capitals: "the two-day workshop" has none that another name could lack."""
    capitals = {word.lower().rstrip("s") for word in re.findall(r"\b[A-Z][\w-]*", nod.name)}
    return words(nod) & capitals


def _squeezed(occasion: Occasion) -> str:
    return re.sub(r"[^a-z0-9]", "", occasion.name.lower()) or "-"
