"""Day, place and framework of an event where another sentence than its own gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from communique.events import durations, neighbours
from communique.events.companions import held_at
from communique.events.occasions import Occasion
from communique.events.scenes import Scene, lay_out, names_within
from communique.events.telling import Telling
from communique.records import When
from communique.text.page import Page

_FAR = 50  # events back among which a gathering is looked for
_LEAD = 120  # characters after the dateline in which a sentence of the lead begins


def complete(page: Page, tellings: list[Telling]) -> None:
    """Fill what the tellings of a page lack from its labelled lines, its dateline and one another."""
    _take_labelled_lines(page, tellings)
    held = _gatherings(tellings)
    for place, telling in enumerate(tellings):
        _take_from_gathering(telling, held)
        before = tellings[max(0, place - _FAR) : place]
        _take_organization(page, telling.best, before)
        _take_day_of(telling.best, before)
        _take_listed(telling.best, before)
    _take_dateline(page, tellings)
    _take_box(page, tellings)
    durations.complete(page, tellings)
    neighbours.complete(page, tellings)
    for telling in tellings:
        _take_framework(page, telling)
        _take_writing(page, telling)


def _gatherings(tellings: list[Telling]) -> dict[int, list[tuple[Telling, Occasion]]]:
    """The tellings of gatherings by the sentences in which they are told or nodded to."""
    held: dict[int, list[tuple[Telling, Occasion]]] = {}
    for telling in tellings:
        for occasion in telling.occasions if not telling.best.is_act else ():
            held.setdefault(occasion.scene.index, []).append((telling, occasion))
    return held


def follow_gatherings(page: Page, tellings: list[Telling]) -> None:
    """Give acts the day of the gathering at which they were done, which only the record tells."""
    held = _gatherings(tellings)
    for telling in tellings:
        if telling.best.is_act and not telling.best.start_date:
            _take_from_gathering(telling, held)


# "WHEN: 19-21 November 2018", "Where: Kampala, Uganda", "📅 25-26 June 📍Brussels and Online".
_SIGNS = "📅🗓📆📍"
_LABEL = re.compile(
    rf"^\W{{0,4}}(?:(?P<when>when|dates?)|(?P<where>where|venue|place|location))\s?:|[{_SIGNS}]", re.I | re.M
)


_MOST_LABELS = 40


def _take_labelled_lines(page: Page, tellings: list[Telling]) -> None:
    labelled = 0
    pictured = any(sign in page.text for sign in _SIGNS)
    for index, sentence in enumerate(page.sentences):
        if not pictured and page.text.find(":", sentence.start, sentence.end) < 0:
            continue
        if labelled > _MOST_LABELS or not _LABEL.search(page.text, sentence.start, sentence.end):
            continue
        labelled += 1
        scene = lay_out(page, index)
        for best in (telling.best for telling in _above(page, tellings, sentence.start)):
            when = next((when for when in scene.dates if when.start_date), None)
            site = next((site for site in scene.sites), None)
            if when and not best.start_date:
                best.dated(when)
            if site and not best.place:
                best.place, best.country = site.city, site.country or best.country


def _above(page: Page, tellings: list[Telling], offset: int) -> list[Telling]:
    """The gatherings of the sentence that last told of any before `offset`, else of the first."""
    held = [telling for telling in tellings if not telling.best.is_act]
    sentences = {o.scene.index: o.start for t in held for o in t.occasions if not o.nod}
    before = [index for index, start in sentences.items() if start < offset]
    index = max(before) if before else min(sentences, default=-1)
    return [t for t in held if any(o.scene.index == index and not o.nod for o in t.occasions)]


def _take_dateline(page: Page, tellings: list[Telling]) -> None:
    """Place what the lead tells in the dateline's city, and date it where both name one city."""
    if not page.dateline or not page.place or not page.country:
        return
    opening, closing = page.dateline
    days = [w for w in page.dates if opening <= w.start < closing and w.precision == "day"]
    told = [o for t in tellings for o in t.occasions if opening <= o.scene.sentence.start < closing + _LEAD]
    first = min((o for o in told if not o.is_act), key=lambda o: o.start, default=None)
    first = first or _latest_news(page, tellings)
    for telling in tellings:
        best = telling.best
        lead = first in (best, *telling.occasions) or (
            best.is_act and any(o in told for o in telling.occasions)
        )
        of_the_day = page.published_precision == "day" and best.start_date == page.published
        if lead and best.place == page.place and not best.start_date and not best.undated:
            if days:
                best.dated(days[0], "document")
            elif page.published_precision == "day":
                best.dated(When(0, 0, page.published, page.published, "day", "document"))
        elif (
            (lead or of_the_day)
            and not best.place
            and best.country in (None, page.country)
            and not best.is_act
        ):
            best.place, best.country = page.place, page.country


def _take_organization(page: Page, best: Occasion, before: list[Telling]) -> None:
    """Who is admitted without a word on where joins the organization whose session was told before."""
    if best.kind != "accession" or len(best.about) != 1:
        return
    for session in (telling.best for telling in reversed(before)):
        if session.head == "session":
            owners = [n for n in names_within(page, session.start, session.end) if n.entity == "actor"]
            best.about += tuple(name.entity_id for name in owners[:1])
            return
    named = [
        name for name in page.names if name.end <= best.start and name.kind == "international_organization"
    ]
    best.about += tuple(name.entity_id for name in named[-1:])


def _take_from_gathering(telling: Telling, held: dict[int, list[tuple[Telling, Occasion]]]) -> None:
    """Let what was done at a gathering, or as part of one, take the gathering's day and place."""
    for occasion in telling.occasions:
        for index in (occasion.scene.index - 1, occasion.scene.index):
            for other, gathering in held.get(index, ()):
                if other is not telling and _is_there(occasion, gathering):
                    _follow(telling.best, other.best, _is_subject(occasion, gathering))


_NEWS = timedelta(7)  # a report with a dateline is about what happened no longer ago


def _latest_news(page: Page, tellings: list[Telling]) -> Occasion | None:
    """The first gathering of the week before a report was written, where its lead tells of none."""
    if not page.published or page.published_precision != "day":
        return None
    for best in (telling.best for telling in tellings if not telling.best.is_act):
        if best.start_date and timedelta(0) <= page.published - best.start_date <= _NEWS:
            return best
    return None


def _is_subject(act: Occasion, gathering: Occasion) -> bool:
    """Whether a sentence says it of the gathering: "the Meeting launched"; not "adopted at the Meeting"."""
    return act.is_act and gathering.scene.index == act.scene.index and gathering.end <= act.start


def _follow(best: Occasion, gathering: Occasion, is_subject: bool) -> None:
    if best.start_date and gathering.start_date and gathering.end_date and best.end_date:
        within = best.start_date <= gathering.start_date and gathering.end_date <= best.end_date
        if within and best.precision in ("year", "month") and gathering.precision == "day":
            best.start_date = best.end_date = None
    same = best.is_act and gathering.scene.index == best.scene.index
    own = same or is_subject or gathering.basis == "reference"
    best.follow(gathering, None if own else "relative")


def _is_there(occasion: Occasion, gathering: Occasion) -> bool:
    scene: Scene = occasion.scene
    if gathering.scene.index == scene.index:
        between = scene.text[gathering.end - scene.sentence.start : occasion.start - scene.sentence.start]
        subject = occasion.is_act and gathering.end <= occasion.start and len(between) < 14
        return held_at(scene, occasion, gathering) or subject
    # "Ministers met this week. It concluded a three-day Conference."
    if not occasion.is_act and gathering.scene.index == scene.index - 1 and _PART_OF.match(scene.text):
        return True
    # "Its conference was convened in Istanbul. It adopted the Declaration."
    follows = gathering.scene.index == scene.index - 1 and not gathering.nod
    return occasion.is_act and follows and bool(_THERE.match(scene.text))


_PART_OF = re.compile(
    r"(?:It|This|Th(?:e|is) (?:event|meeting|gathering)) (?:(?:was|is|formed|forms) part of|concluded|"
    r"closed|opened|"
    r"was (?:held|organi[sz]ed) (?:as part of|within|during|at))\b"
)


_THERE = re.compile(
    r"(?:It|They|(?:The )?(?:[Mm]inisters|[Pp]articipants|[Dd]elegates|[Ss]tates|[Dd]elegations)) "
)


def _take_listed(best: Occasion, before: list[Telling]) -> None:
    """What is counted up with another was done with it, where no day says otherwise."""
    if best.listed and before and before[-1].best.scene.index == best.scene.index:
        best.follow(before[-1].best)


_DAY = re.compile(r"\bon the (?P<which>first|second|third|last|final|opening|closing) day\b", re.I)
_STEPS = {"first": 0, "opening": 0, "second": 1, "third": 2}


def _take_day_of(best: Occasion, before: list[Telling]) -> None:
    """ "On the first day, Burundi is to be admitted": the first day of the gathering told before."""
    if not best.is_act or best.start_date or not (day := _DAY.search(best.scene.text)):
        return
    held = [telling.best for telling in before if not telling.best.is_act and telling.best.end_date]
    if not held or held[-1].precision != "day":
        return
    gathering, step = held[-1], _STEPS.get(day["which"].lower())
    assert gathering.start_date and gathering.end_date
    on = gathering.end_date if step is None else gathering.start_date + timedelta(step)
    best.dated(When(0, 0, on, on, "day", gathering.basis))
    best.place, best.country = best.place or gathering.place, best.country or gathering.country


_BOX = 90  # characters of a line that holds an event's days


def _take_box(page: Page, tellings: list[Telling]) -> None:
    """Date the first gathering by the days, first and last, that a line of its own near the title gives."""
    first = next((t.best for t in tellings if not t.best.is_act), None)
    if not first or first.start_date or first.undated:
        return
    for line in page.lines[:_MOST_LABELS]:
        if line.end - line.start > _BOX or line.section == "contact":
            continue
        if line.start > first.scene.sentence.start:
            return
        for when in page.dates:
            opens = when.start - line.start < 4 and line.start <= when.start < when.end <= line.end
            if opens and when.precision == "day" and when.start_date != when.end_date:
                first.dated(when)
                return


_UNDER = re.compile(
    r"\b(?:organi[sz]ed|held|conducted|hosted|delivered|implemented|funded|supported)\s(?:\w+\s){0,2}?"
    r"(?:under|within|by|through|as part of|in the framework of|"
    r"part of)\s(?:the framework of\s)?(?:the\s)?[\"']?$",
    re.I,
)


def _take_framework(page: Page, telling: Telling) -> None:
    """The programme or dialogue under which a sentence says that the gathering was held."""
    if telling.best.is_act or telling.best.edition:
        return
    for scene in _scenes(telling):
        for name in scene.names:
            before = page.text[max(scene.sentence.start, name.start - 90) : name.start]
            if name.entity == "framework" and name.kind != "instrument" and _UNDER.search(before):
                telling.best.framework_id = name.entity_id
                return


def _scenes(telling: Telling) -> Iterator[Scene]:
    yield from {o.scene.index: o.scene for o in telling.occasions}.values()


# "Have gathered in Rabat over these two days": on the days of writing.
_THESE_DAYS = re.compile(r"\b(?:over|during|in|for) (?:these|the (?:past|last)) (?:\w+ )?days\b", re.I)
# Who is glad to be there writes on the day, or soon after.
_PRESENT = re.compile(
    r"\b(?:pleased|happy|proud|delighted|honou?red|glad|great|thrilled|excited|privileged?)\sto\s"
    r"(?:be|have|attend|participate|join|take|speak|host|welcome|moderate|contribute|represent)",
    re.I,
)


def _take_writing(page: Page, telling: Telling) -> None:
    """Date what a post reports of itself by the time of writing, no finer than a month."""
    best, written = telling.best, page.published
    if best.is_act or best.start_date or best.undated or not written or page.published_precision == "unknown":
        return
    before = best.scene.text[: best.start - best.scene.sentence.start]
    if not (_PRESENT.search(before) or _THESE_DAYS.search(best.scene.text)):
        return
    best.years_before(written, 0)
    if page.published_precision != "year":
        following = written.replace(day=28) + timedelta(4)
        best.start_date, best.end_date = written.replace(day=1), following - timedelta(following.day)
        best.precision = "month"
