"""Events in the lines of their lanes, each with its label, so that none meets another. Measures in points."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

from communique.charts.calendar import Scale
from communique.charts.labels import balanced, width, wrapped
from communique.charts.labels import rows as packed
from communique.charts.paper import INCH, WIDTH

if TYPE_CHECKING:
    import pandas

BEYOND = 40  # points right of the last year that labels may use
_LINES = 4  # of a label; what is longer than all of them is cut
_GAP = 5  # points between two events in a line
# Which events a small form shows first.
_WEIGHT = {
    "senior_officials_meeting": 1, "summit": 0, "ministerial_conference": 0, "forum": 0, "establishment": 0,
    "adoption": 0, "agreement": 1, "launch": 1, "accession": 1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Form:
    """The sizes of a timeline, in points: `most` rows a lane, `lanes` lanes at most."""

    width: float
    size: float  # of labels
    row: float
    names: float  # room for the lanes' names
    most: int
    lanes: int
    longest: tuple[float, ...]  # line of a label; each lane takes what makes it lowest
    tall: float  # lanes on one sheet
    dot: float  # radius of a mark
    numbered: float  # radius of one with a number in it


FORMS = {
    "wide": Form(WIDTH, 8, 9.7, 90, 46, 999, (120, 165, 210, 260), 500, 3, 6),
    "slide": Form(10 * INCH, 11, 15, 140, 2, 6, (200,), 500, 4.2, 8.2),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event stands: its first line, its label in lines, and whether that is at its left."""

    line: int
    words: list[str]
    at_left: bool


@dataclass(slots=True)
class Strip:
    """A lane on paper: its name in lines, and the place of each event by its row's index."""

    lane: str
    name: list[str]
    places: dict[Any, Place]
    row: float  # from line to line
    height: float


def strips(rows: pandas.DataFrame, look: Form, scale: Scale) -> list[Strip]:
    """The lanes of a timeline in order, with every event's place; events without room have none."""
    found = []
    for lane in list(dict.fromkeys(rows["lane"]))[: look.lanes]:
        events = rows[rows["lane"] == lane]
        places = _places(events, look, scale)
        row = max(look.row, 2 * look.numbered + 1) if events["numbered"].notna().any() else look.row
        name = wrapped(lane, look.names - 8, look.size, "bold", lines=9)
        height = max(_lines(places) * row, len(name) * look.size * 1.25) + 6
        found.append(Strip(lane, name, places, row, height))
    return found


def paged(lanes: list[Strip], look: Form) -> list[list[Strip]]:
    """The lanes in order on as few sheets as hold them, all about as full as one another."""
    fewest = len(_filled(lanes, look.tall))
    limit = sum(strip.height for strip in lanes) / fewest
    while len(_filled(lanes, limit)) > fewest:
        limit += look.row
    return _filled(lanes, limit)


def _filled(lanes: list[Strip], limit: float) -> list[list[Strip]]:
    """The lanes in order, a new sheet begun where the last would become taller than `limit`."""
    found: list[list[Strip]] = []
    height = limit
    for strip in lanes:
        height += strip.height
        if height > limit or not found:
            found.append([])
            height = strip.height
        found[-1].append(strip)
    return found


def _places(events: pandas.DataFrame, look: Form, scale: Scale) -> dict[Any, Place]:
    """The places of events that find room.

    Numbered ones first, so that they stand in one line. Where lines are few, the foremost kinds follow; else
    by date, from either end, and in lines of one length or another, whichever makes fewer lines.
    """
    unnumbered = events["numbered"].isna()
    rank = events["kind"].map(_WEIGHT).fillna(2) if look.most < len(events) else 0 * unnumbered
    frame = events.assign(unnumbered=unnumbered, rank=rank)
    tries = []
    for forward, longest in product((True, False), look.longest):
        ordered = frame.sort_values(
            ["unnumbered", "rank", "start_date", "event_id"], ascending=[True, True, forward, True]
        )
        tries.append(_packed(ordered, look, scale, longest))
    best = min(tries, key=lambda places: (-len(places), _lines(places)))
    return dict(sorted(best.items()))


def _packed(events: pandas.DataFrame, look: Form, scale: Scale, longest: float) -> dict[Any, Place]:
    """The places of events in the order of their importance."""
    words = [words_of(row, look, longest) for row in events.itertuples()]
    stretches = [
        _stretches(row, each, look, scale) for row, each in zip(events.itertuples(), words, strict=True)
    ]
    wanted = [[stretch for stretch, _ in each] for each in stretches]
    heights = [max(len(each), 1) for each in words]
    found = packed(wanted, _GAP, _most(events, wanted, look), heights)
    return {
        index: Place(place[0], lines, each[place[1]][1])
        for index, place, each, lines in zip(events.index, found, stretches, words, strict=True)
        if place
    }


def _most(events: pandas.DataFrame, wanted: list[list[tuple[float, float]]], look: Form) -> int:
    """How many lines the lane may have: as many as its numbered events need, whatever the form."""
    first = int(events["numbered"].notna().sum())  # they come first
    rows = [place[0] + 1 for place in packed(wanted[:first], _GAP) if place]
    return max(look.most, *rows, 1)


def _lines(places: dict[Any, Place]) -> int:
    return max((place.line + max(len(place.words), 1) for place in places.values()), default=1)


def _stretches(
    row: Any, words: list[str], look: Form, scale: Scale
) -> list[tuple[tuple[float, float], bool]]:
    """Where an event's mark and label can be: label at the right, or at the left."""
    left, right = extent(row, look, scale)
    wide = max((width(line, look.size) + 4 for line in words), default=0)
    found = [((left, right + wide), False), ((left - wide, right), True)]
    return [each for each in found if each[0][0] >= 0 and each[0][1] <= scale.right + BEYOND]


def words_of(row: Any, look: Form, longest: float) -> list[str]:
    """The label in lines no longer than `longest`, if they are not too many; of a numbered meeting none."""
    doubt = " ?" if row.confidence == "low" else ""
    if row.numbered == row.numbered:
        return [doubt.strip()] if doubt else []
    for room in (longest, look.longest[-1]):
        lines = balanced(row.label + doubt, room, look.size)
        if len(lines) <= _LINES:
            return lines
    return wrapped(row.label, look.longest[-1], look.size, lines=_LINES)


def extent(row: Any, look: Form, scale: Scale) -> tuple[float, float]:
    """Left and right edge of an event's mark."""
    left, right = scale.at(row.start_date), scale.at(row.end_date, 1)
    middle, least = (left + right) / 2, look.dot
    if row.numbered == row.numbered:
        least = look.numbered
    elif row.date_precision != "day":
        least = 1
    half = max(right - left, 2 * least) / 2 if row.date_precision != "day" else least
    return middle - half, middle + half
