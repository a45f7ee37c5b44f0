"""First and last days of gatherings, from sentences that tell of one end only: "opened on", "ended today"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from communique.events.event_names import cardinal
from communique.events.occasions import Occasion
from communique.events.telling import Telling
from communique.text.page import Page

# Said right after a gathering's name, or right before it: which end of it the day is.
_OPENED = re.compile(
    r"\b(?:open(?:ed|s|ing)?|beg[au]n|begins|start(?:ed|s)?|kick(?:ed|s) off|commence[ds]?|got under ?way|"
    r"inaugurat(?:ed|es))\b",
    re.I,
)
_CLOSED = re.compile(
    r"\b(?:end(?:ed|s)|clos(?:ed|es)|conclud(?:ed|es)|wrap(?:ped|s) up|came to (?:an end|a close))\b", re.I
)
# "The two-day dialogue", "a 3-day meeting", "After two days of discussions".
_LENGTH = re.compile(r"\b(?P<days>\w+)(?:-day|\s\(\d\)\sday|\sdays\sof)\b", re.I)
_LONGEST = 10  # days
_SOON = 12  # sentences within which the last day is told
_NEXT = 12  # characters between "until" and its day, as in "until Friday, 1 December"
_REACH = 160  # characters on either side of a name in which the verb stands


def complete(page: Page, tellings: list[Telling]) -> None:
    """Give gatherings of which one end is dated both ends, where the page tells the other, or the length."""
    for telling in tellings:
        best = telling.best
        if not best.is_act and best.precision in ("day", "month"):
            _join_ends(telling)
        if not best.is_act and best.precision == "day" and best.start_date == best.end_date:
            _stretch(page, telling, tellings)
        if not best.is_act and best.precision == "day" and best.start_date == best.end_date:
            _prolong(page, telling)


def _join_ends(telling: Telling) -> None:
    """ "Opened on Tuesday ... The Conference, which ended on Thursday": from Tuesday to Thursday."""
    opened = next((o for o in telling.occasions if _is(_OPENED, o)), None)
    closed = next((o for o in telling.occasions if _is(_CLOSED, o) and not _is(_OPENED, o)), None)
    first, last = opened and _day(_OPENED, opened), closed and _day(_CLOSED, closed)
    if first and last and first < last <= first + timedelta(_LONGEST):
        telling.best.start_date, telling.best.end_date = first, last
        telling.best.precision = "day"


def _day(ends: re.Pattern[str], occasion: Occasion) -> date | None:
    """The day printed after the verb that tells of one end, else the occasion's own."""
    scene = occasion.scene
    if verb := ends.search(scene.text, occasion.end - scene.sentence.start):
        after = scene.sentence.start + verb.end()
        days = [when for when in scene.dates if 0 <= when.start - after < _REACH]
        if days and days[0].precision == "day":
            return days[0].start_date
    return occasion.start_date if occasion.precision == "day" else None


# "The session, which will continue until 1 December", "it goes on and closes on 16 October": its last day.
_LASTS = re.compile(
    r"\b(?:session|conference|meeting|summit|forum|workshop|event|seminar|training|course|it|which|and)"
    r"(?: which| that)?,? (?:will |is to |is due to )?(?:(?:continues?|lasts?|runs?|go(?:es)? on|"
    r"last(?:ed|ing)|ran|running) (?:until|till|through|to)|(?:closes?|ends?|concludes?) on) (?:the )?",
    re.I,
)


# What it takes to say so; looked for first, since few pages tell a last day.
_VERBS = tuple(
    f" {verb} "
    for verb in "continue continues last lasts lasted lasting run runs ran running go goes close closes end "
    "ends conclude concludes".split()
)


def _prolong(page: Page, telling: Telling) -> None:
    """Give a gathering of which the first day is dated the last day that the next sentences tell."""
    best = telling.best
    dated = next((o for o in telling.occasions if o.start_date == best.start_date), best)
    sentences = page.sentences[dated.scene.index : dated.scene.index + _SOON]
    told = page.text[sentences[0].start : sentences[-1].end].lower()
    for sentence in sentences if any(map(told.__contains__, _VERBS)) else ():
        if not (lasts := _LASTS.search(page.text, sentence.start, sentence.end)):
            continue
        until = next((when for when in page.dates if 0 <= when.start - lasts.end() <= _NEXT), None)
        last = until.start_date if until and until.precision == "day" else None
        if last and best.start_date and best.start_date < last <= best.start_date + timedelta(_LONGEST):
            best.end_date = last
        return


def _is(ends: re.Pattern[str], occasion: Occasion) -> bool:
    text, offset = occasion.scene.text, occasion.scene.sentence.start
    after = text[occasion.end - offset : occasion.end - offset + _REACH]
    before = text[max(0, occasion.start - offset - 25) : occasion.start - offset]
    clause = text[max(0, occasion.start - offset - _REACH) : occasion.start - offset]
    opened = ends is _OPENED and re.search(
        r"\bopened(?:, [^.;]{1,130},|\b[^.;,]{0,60}) the (?:[\w-]+ )?$", clause
    )
    return bool(ends.search(after) or ends.search(before) or opened)


def _stretch(page: Page, telling: Telling, tellings: list[Telling]) -> None:
    """ "Started today ... the two-day dialogue": today and tomorrow; "closed today after two days": back."""
    dated = next((o for o in telling.occasions if o.start_date == telling.best.start_date), telling.best)
    opened, closed = _is(_OPENED, dated), _is(_CLOSED, dated)
    days = _length(page, telling, tellings) if opened != closed else None
    if not days or telling.best.start_date is None or telling.best.end_date is None:
        return
    if opened:
        telling.best.end_date += timedelta(days - 1)
    else:
        telling.best.start_date -= timedelta(days - 1)


def _length(page: Page, telling: Telling, tellings: list[Telling]) -> int | None:
    """How many days the gathering lasts, as said where it is told, or later before another is."""
    start = min(occasion.scene.sentence.start for occasion in telling.occasions)
    others = [t.best.start for t in tellings if t is not telling and not t.best.is_act]
    end = min((other for other in others if other > telling.best.end), default=len(page.text))
    for match in _LENGTH.finditer(page.text, start, end):
        days = cardinal(match["days"])
        if days and 1 < days <= _LONGEST:
            return days
    return None
