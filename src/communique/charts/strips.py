"""Events in the lines of their lanes, each with its label, so that none meets another. Measures in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from communique.charts.calendar import Scale
from communique.charts.labels import cut, width, wrapped
from communique.charts.labels import rows as packed
from communique.charts.paper import INCH

if TYPE_CHECKING:
    import pandas

DOT, NUMBERED_DOT = 3.0, 5.5  # radius of marks
BEYOND = 40  # points right of the last year that labels may use
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
    longest: float  # of a label


FORMS = {
    "wide": Form(14.5 * INCH, 8, 10.5, 118, 99, 99, 172),
    "slide": Form(10 * INCH, 9, 14, 118, 3, 8, 160),
}


@dataclass(slots=True)
class Strip:
    """A lane on paper: for each row's index in which line it stands, and whether its label is at its left."""

    name: list[str]  # lines
    places: dict[Any, tuple[int, bool]]
    height: float


def strips(rows: pandas.DataFrame, look: Form, scale: Scale) -> list[Strip]:
    """The lanes of a timeline in order, with every event's place; events without room have none."""
    found = []
    for lane in list(dict.fromkeys(rows["lane"]))[: look.lanes]:
        places = _places(rows[rows["lane"] == lane], look, scale)
        name = wrapped(lane, look.names - 10, look.size, "bold", lines=3)
        lines = max((line for line, _ in places.values()), default=0) + 1
        height = max(lines * look.row, len(name) * look.size * 1.25) + 6
        found.append(Strip(name, places, height))
    return found


def _places(events: pandas.DataFrame, look: Form, scale: Scale) -> dict[Any, tuple[int, bool]]:
    """The line of each event that finds room, and whether its label is at the left.

    Numbered ones first, so that they stand in one line. Where lines are few, the foremost kinds follow; else
    by date, from either end, whichever makes fewer lines.
    """
    unnumbered = events["numbered"].isna()
    rank = events["kind"].map(_WEIGHT).fillna(2) if look.most < len(events) else 0 * unnumbered
    frame = events.assign(unnumbered=unnumbered, rank=rank)
    tries = []
    for forward in (True, False):
        ordered = frame.sort_values(
            ["unnumbered", "rank", "start_date", "event_id"], ascending=[True, True, forward, True]
        )
        stretches = [_stretches(row, look, scale) for row in ordered.itertuples()]
        found = packed([[stretch for stretch, _ in each] for each in stretches], 5, look.most)
        tries.append(
            {
                index: (place[0], each[place[1]][1])
                for index, place, each in zip(ordered.index, found, stretches, strict=True)
                if place
            }
        )
    best = min(
        tries, key=lambda places: (-len(places), max((line for line, _ in places.values()), default=0))
    )
    return dict(sorted(best.items()))


def _stretches(row: Any, look: Form, scale: Scale) -> list[tuple[tuple[float, float], bool]]:
    """Where an event's mark and label can be: label at the right, or at the left."""
    left, right = extent(row, scale)
    text = words_of(row, look)
    wide = width(text, look.size) + 4 if text else 0
    found = [((left, right + wide), False), ((left - wide, right), True)]
    return [each for each in found if each[0][0] >= 0 and each[0][1] <= scale.right + BEYOND]


def words_of(row: Any, look: Form) -> str:
    """The label; of a numbered meeting the number is enough."""
    if row.numbered == row.numbered:
        return "?" if row.confidence == "low" else ""
    return cut(row.label, look.longest, look.size) + (" ?" if row.confidence == "low" else "")


def extent(row: Any, scale: Scale) -> tuple[float, float]:
    """Left and right edge of an event's mark."""
    left, right = scale.at(row.start_date), scale.at(row.end_date, 1)
    middle, least = (left + right) / 2, DOT
    if row.numbered == row.numbered:
        least = NUMBERED_DOT
    elif row.date_precision != "day":
        least = 1
    half = max(right - left, 2 * least) / 2 if row.date_precision != "day" else least
    return middle - half, middle + half
