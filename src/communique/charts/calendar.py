"""Years on paper: in two straight pieces, so that a few early decades do not crowd the busy years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas

_FEW = 0.2  # of the events may lie in the early piece
_EARLY = 0.2  # of the room is its width
_LEFT = 6  # points before the first year, for the mark of its first day


@dataclass(frozen=True, slots=True)
class Scale:
    """Years to points: from `first` at `left` over `early` at `joint` to the end of `last` at `right`.

    >>> scale = Scale(1950, 2000, 2009, 0, 50, 150)
    >>> scale.at_year(1975), scale.at_year(2000), scale.at_year(2010)
    (25.0, 50.0, 150.0)
    """

    first: int
    early: int
    last: int
    left: float
    joint: float
    right: float

    @classmethod
    def over(cls, rows: pandas.DataFrame, right: float) -> Scale:
        """A scale for events with `start_date` and `end_date`; in one piece where they lie close together."""
        starts = rows["start_date"].dt.year
        first, last = int(starts.min()), int(rows["end_date"].dt.year.max())
        early = int(starts.quantile(_FEW, interpolation="lower")) // 5 * 5
        if early - first < 10:
            return cls(first, first, last, _LEFT, _LEFT, right)
        return cls(first, early, last, _LEFT, _EARLY * right, right)

    def at(self, when: Any, days: int = 0) -> float:
        """Where a day begins, or the one so many `days` later."""
        length = 366 if when.is_leap_year else 365
        return self.at_year(when.year + (when.day_of_year - 1 + days) / length)

    def at_year(self, year: float) -> float:
        """Where a moment is, counted in years: 2024.5 is the middle of 2024."""
        if year < self.early:
            return self.left + (year - self.first) / (self.early - self.first) * (self.joint - self.left)
        return self.joint + (year - self.early) / (self.last + 1 - self.early) * (self.right - self.joint)

    def ticks(self, apart: float) -> Iterator[int]:
        """The years to print: the first, and as many round ones as can be `apart` points from one another."""
        if self.early > self.first:
            yield self.first
        yield from self._round(self.first, self.early, apart)
        yield from self._round(self.early, self.last + 1, apart)

    def _round(self, first: int, last: int, apart: float) -> Iterator[int]:
        """Round years of a piece; one before the joint keeps off its end and off the first year."""
        if last <= first:
            return
        left, right = self.at_year(first), self.at_year(last)
        steps = (1, 2, 5, 10, 20, 50)
        step = next((step for step in steps if (right - left) / (last - first) * step >= apart), 100)
        for year in range(-(-first // step) * step, last, step):
            x = self.at_year(year)
            if first == self.early or (right - x >= apart and x - left >= apart):
                yield year
