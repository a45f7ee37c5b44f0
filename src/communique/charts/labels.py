"""Words on paper: how wide they are, where they break, where they find room. All measures in points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

LEADING = 1.3  # from line to line, in sizes


@lru_cache(maxsize=4096)
def width(text: str, size: float, weight: str = "normal") -> float:
    """How wide `text` is on one line.

    >>> width("mm", 10) > 2 * width("i", 10)
    True
    """
    font = FontProperties(family="DejaVu Sans", size=size, weight=weight)
    return float(text_to_path.get_text_width_height_descent(text, font, ismath=False)[0])


def wrapped(text: str, room: float, size: float, weight: str = "normal", lines: int = 99) -> list[str]:
    """`text` in lines no wider than `room`; what goes beyond `lines` is cut, and ends in "…".

    >>> wrapped("one two three", 40, 10)
    ['one', 'two', 'three']
    >>> wrapped("one two three", 40, 10, lines=2)
    ['one', 'two…']
    >>> wrapped("a well-to-do one", 40, 10)
    ['a well-', 'to-do', 'one']
    """
    made: list[str] = [""]
    for glue, word in _words(text, room, size, weight):
        longer = f"{made[-1]}{glue}{word}".strip()
        if not made[-1] or width(longer, size, weight) <= room:
            made[-1] = longer
        else:
            made.append(word)
    if len(made) > lines:
        made = [*made[: lines - 1], made[lines - 1] + "…"]
    return [cut(line, room, size, weight) for line in made]


def _words(text: str, room: float, size: float, weight: str) -> Iterator[tuple[str, str]]:
    """The words, each after what joins it to the one before; one too wide is parted at its hyphens."""
    for word in text.split():
        glue = " "
        for part in re.findall(r"[^-–]+[-–]*|[-–]+", word) if width(word, size, weight) > room else [word]:
            yield glue, part
            glue = ""


def balanced(text: str, room: float, size: float, weight: str = "normal") -> list[str]:
    """As `wrapped`, in as many lines, but none much shorter than the others.

    >>> balanced("one two three four five", 100, 10)
    ['one two three', 'four five']
    """
    best = wrapped(text, room, size, weight)
    narrower = room
    while len(best) > 1 and narrower > room / 2:
        narrower -= size
        lines = wrapped(text, narrower, size, weight)
        if len(lines) > len(best) or any(line.endswith("…") for line in lines):
            break
        best = lines
    return best


def cut(text: str, room: float, size: float, weight: str = "normal") -> str:
    """`text` if it fits into `room`, else its beginning and "…".

    >>> cut("a long name", 30, 10)
    'a lo…'
    """
    if width(text, size, weight) <= room:
        return text
    end = len(text.removesuffix("…"))
    while end > 1 and width(text[:end].rstrip() + "…", size, weight) > room:
        end -= 1
    return text[:end].rstrip(" ,;:-–") + "…"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left, bottom, right, top."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def holds(self, other: Box) -> bool:
        """Whether `other` lies within."""
        return (
            self.left <= other.left
            and self.bottom <= other.bottom
            and other.right <= self.right
            and other.top <= self.top
        )


@dataclass(slots=True)
class Room:
    """A stretch of paper on which boxes are taken one after another, none over another."""

    bounds: Box
    taken: list[Box] = field(default_factory=list)

    def free(self, box: Box) -> bool:
        """Whether `box` is within bounds and meets none that is taken."""
        return self.bounds.holds(box) and not any(box.meets(other) for other in self.taken)


def around(x: float, y: float, wide: float, high: float, gap: float) -> Iterator[tuple[str, Box]]:
    """Places for a label of `wide` by `high` beside a point, best first, with its horizontal alignment."""
    middle = y - high / 2
    for reach in (gap, gap * 1.8, gap * 3):
        yield "left", Box(x + reach, middle, x + reach + wide, middle + high)
        yield "right", Box(x - reach - wide, middle, x - reach, middle + high)
        for bottom in (y + reach, y - reach - high):
            yield "center", Box(x - wide / 2, bottom, x + wide / 2, bottom + high)
            yield "left", Box(x + reach * 0.6, bottom, x + reach * 0.6 + wide, bottom + high)
            yield "right", Box(x - reach * 0.6 - wide, bottom, x - reach * 0.6, bottom + high)


def rows(
    wanted: Sequence[Sequence[tuple[float, float]]],
    gap: float,
    most: int = 99,
    heights: Sequence[int] | None = None,
) -> list[tuple[int, int] | None]:
    """For each thing the first row in which one of its stretches is free: (row, which stretch), else None.

    `wanted` lists, in order of importance, each thing's possible stretches (left, right), best first; two in
    one row keep `gap` between them. `heights` says how many rows each takes, the first of which is told.

    >>> rows([[(0, 5)], [(4, 9)], [(6, 9)]], gap=0)
    [(0, 0), (1, 0), (0, 0)]
    >>> rows([[(0, 5)], [(4, 9)], [(6, 9)]], gap=0, heights=[2, 1, 1])
    [(0, 0), (2, 0), (0, 0)]
    """
    held: list[list[tuple[float, float]]] = []
    return [
        _first_row(held, stretches, gap, most, high)
        for stretches, high in zip(wanted, heights or [1] * len(wanted), strict=True)
    ]


def _first_row(
    held: list[list[tuple[float, float]]],
    stretches: Sequence[tuple[float, float]],
    gap: float,
    most: int,
    high: int,
) -> tuple[int, int] | None:
    for row in range(min(len(held), most - high) + 1):
        held.extend([] for _ in range(row + high - len(held)))
        for which, (left, right) in enumerate(stretches):
            others = [other for each in held[row : row + high] for other in each]
            if all(right + gap <= other[0] or left >= other[1] + gap for other in others):
                for each in held[row : row + high]:
                    each.append((left, right))
                return row, which
    return None


def spread(wanted: Sequence[float], apart: float) -> list[float]:
    """The heights nearest to `wanted` (in any order) that are `apart` from one another or more.

    >>> spread([10, 10, 30], 4)
    [8.0, 12.0, 30.0]
    """
    order = sorted(range(len(wanted)), key=lambda place: (wanted[place], place))
    groups: list[tuple[float, list[int]]] = []  # middle and members of those pushed together
    for place in order:
        groups.append((float(wanted[place]), [place]))
        while len(groups) > 1 and _bottom(groups[-1], apart) - _top(groups[-2], apart) < apart:
            (low, lower), (high, upper) = groups[-2:]
            members = [*lower, *upper]
            middle = (low * len(lower) + high * len(upper)) / len(members)
            groups[-2:] = [(middle, members)]
    heights = [0.0] * len(wanted)
    for group in groups:
        for rank, place in enumerate(group[1]):
            heights[place] = _bottom(group, apart) + rank * apart
    return heights


def _bottom(group: tuple[float, list[int]], apart: float) -> float:
    return group[0] - (len(group[1]) - 1) * apart / 2


def _top(group: tuple[float, list[int]], apart: float) -> float:
    return group[0] + (len(group[1]) - 1) * apart / 2
