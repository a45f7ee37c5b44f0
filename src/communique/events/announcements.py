"""Whether a headline, or a series' bare name, tells of the gathering that the text tells in full."""

from __future__ import annotations

from communique.events.occasions import Occasion
from communique.events.traits import dates_agree, is_bilateral, places_agree, proper_words, words

RANKED = frozenset({"senior_officials_meeting", "ministerial_conference"})
_NEAR = 6  # sentences after an edition in which the bare name of its series means it


def announce_one(one: Occasion, other: Occasion) -> bool:
    """Whether either is the headline, or the bare name, of the gathering that the other tells."""
    return _is_headlined(one, other) or any(
        rule(first, second)
        for first, second in ((one, other), (other, one))
        for rule in (_heads_report, _announces, _is_led, _is_its_edition)
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


def _is_its_edition(number: Occasion, series: Occasion) -> bool:
    """Whether a series' bare name comes soon after its edition: "The 9th Forum ... The Forum was held"."""
    alike = bool(number.framework_id) and number.framework_id == series.framework_id
    one_each = bool(number.edition) and not series.edition and series.precision != "year"
    near = 0 <= series.scene.index - number.scene.index <= _NEAR and number.kind == series.kind
    by_name = any(
        name.entity_id == series.framework_id and (name.start, name.end) == (series.start, series.end)
        for name in series.scene.names
    )
    return (
        alike
        and one_each
        and near
        and by_name
        and dates_agree(number, series)
        and places_agree(number, series)
    )


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
    ranked = one.kind in RANKED and not (one.edition and other.edition)
    return headline and alike and ranked and dates_agree(one, other) and places_agree(one, other)
