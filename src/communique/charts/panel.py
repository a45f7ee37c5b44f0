"""A drawing area on the sheet whose data and points are known to one another, so that labels find room."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from communique.charts.labels import LEADING, Box, Room, around, width
from communique.charts.style import BAND, sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from communique.charts.paper import Chart

_NEAR = 5  # places among which the one that crosses least is taken
_YEAR = 28  # points for a year's number
_STEP = 4  # points between the boxes that keep labels off a line


class Panel:
    """Axes over a rectangle of the chart's body (left, bottom, right, top in points from its lower left).

    Both scales must be linear, and set before anything is labelled. Labels keep off what was announced with
    `keep_clear` and off one another.
    """

    def __init__(self, chart: Chart, left: float, bottom: float, right: float, top: float) -> None:
        x, y = chart.body[:2]
        wide, high = chart.size
        self.chart = chart
        self.box = Box(x + left, y + bottom, x + right, y + top)
        self.axes: Axes = chart.add_axes(
            ((x + left) / wide, (y + bottom) / high, (right - left) / wide, (top - bottom) / high)
        )
        self.room = Room(self.box)
        self.crossed: list[Box] = []

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the data lies on the sheet, in points."""
        (left, right), (bottom, top) = self.axes.get_xlim(), self.axes.get_ylim()
        return (
            self.box.left + (x - left) / (right - left) * (self.box.right - self.box.left),
            self.box.bottom + (y - bottom) / (top - bottom) * (self.box.top - self.box.bottom),
        )

    def keep_clear(self, points: Iterable[tuple[float, float]], reach: float = 4) -> None:
        """Keeps labels off data points and the lines between them; a missing value is a gap."""
        points = list(points)
        known = [self.at(x, y) for x, y in points if y == y]
        self.room.taken.extend(Box(x - reach, y - reach, x + reach, y + reach) for x, y in known)
        for one, other in pairwise(points):
            if one[1] == one[1] and other[1] == other[1]:
                self.room.taken.extend(self._along(self.at(*one), self.at(*other)))

    def cross(self, points: Iterable[tuple[float, float]]) -> None:
        """Lines between data points that labels cross only where there is no better place."""
        for one, other in pairwise(points):
            self.crossed.extend(self._along(self.at(*one), self.at(*other)))

    def _along(self, one: tuple[float, float], other: tuple[float, float]) -> Iterator[Box]:
        """Small boxes along a line."""
        steps = int(max(abs(other[0] - one[0]), abs(other[1] - one[1])) / _STEP)
        for step in range(1, steps):
            x, y = (a + (b - a) * step / steps for a, b in zip(one, other, strict=True))
            yield Box(x - 2, y - 2, x + 2, y + 2)

    def label(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        *,
        gap: float = 8,
        size: float | None = None,
        **kwargs: Any,
    ) -> bool:
        """Writes `lines` beside a data point, where there is room; False, and nothing, where there is none.

        Further keywords are those of a text of matplotlib.
        """
        size = size or float(sheet()["font.size"])
        wide = max(width(line, size, kwargs.get("weight", "normal")) for line in lines) + 2
        places = around(*self.at(x, y), wide, size * LEADING * len(lines), gap)
        free = [(align, box) for align, box in list(places) if self.room.free(box)]
        if not free:
            return False
        near = free[:_NEAR] if self.crossed else free[:1]
        align, box = min(near, key=lambda place: sum(place[1].meets(other) for other in self.crossed))
        self.room.taken.append(box)
        self._write(lines, box, align, size, **kwargs)
        return True

    def _write(self, lines: Sequence[str], box: Box, align: str, size: float, **kwargs: Any) -> None:
        x = {"left": box.left + 1, "right": box.right - 1, "center": (box.left + box.right) / 2}[align]
        for number, line in enumerate(lines, 1):
            baseline = box.top - size * LEADING * number + size * 0.32
            self.chart.words(x, baseline, line, size=size, ha=align, **kwargs)

    def arrow(self, x: float, y: float, right: float, up: float, colour: str) -> None:
        """An arrow from a point of the sheet: the amount at its foot is at least as much."""
        wide, high = self.chart.size
        self.axes.annotate(
            "", ((x + right) / wide, (y + up) / high), (x / wide, y / high), "figure fraction",
            arrowprops={"arrowstyle": "->", "color": colour, "linewidth": 1.5, "shrinkA": 0, "shrinkB": 0},
        )  # fmt: skip
        self.room.taken.append(Box(min(x, x + right) - 4, y - 4, max(x, x + right) + 4, y + up + 4))


def year_ticks(panel: Panel, years: Sequence[int]) -> None:
    """A tick for each year, and the year beneath as many as have room, the last among them."""
    axes = panel.axes
    low, high = axes.get_xlim()
    step = math.ceil(_YEAR / (panel.box.right - panel.box.left) * (high - low))
    axes.set_xticks(years, [str(year) if (years[-1] - year) % step == 0 else "" for year in years])


def plain(axes: Axes) -> None:
    """Takes ticks and frame away: only what is drawn remains."""
    axes.set_xticks([])
    axes.set_yticks([])
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.patch.set_visible(False)


def ruler(axes: Axes, axis: str = "y") -> None:
    """Faint lines across the panel at the ticks of `axis`."""
    axes.grid(True, axis=axis)
    axes.tick_params(axis=axis, length=0)


def stripe(axes: Axes, bottom: float, top: float) -> None:
    """A faint band behind a row, from edge to edge."""
    axes.axhspan(bottom, top, facecolor=BAND, edgecolor="none", linewidth=0, zorder=0)
