"""The one style of every chart: the sheet, what its colours stand for, and the marks of money's kinds."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import matplotlib
from matplotlib.colors import to_hex

SHEET = Path(__file__).parents[1] / "style.mplstyle"
# Settings of the session, not of a picture.
_OF_THE_SESSION = ("backend", "backend_fallback", "interactive", "toolbar", "timezone")

_P = ParamSpec("_P")
_R = TypeVar("_R")


@cache
def sheet() -> dict[str, Any]:
    """Matplotlib's defaults with the sheet on top; what a user's own matplotlibrc says is not heeded."""
    made = matplotlib.rc_params_from_file(SHEET, fail_on_error=True, use_default_template=True)
    return {name: made[name] for name in made if name not in _OF_THE_SESSION}


def styled(draw: Callable[_P, _R]) -> Callable[_P, _R]:
    """`draw`, with the style in force while it runs and the user's settings after it."""

    @wraps(draw)
    def wrapper(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        with matplotlib.rc_context(sheet()):
            return draw(*args, **kwargs)

    return wrapper


BLUE, ORANGE, GREEN, PURPLE, GREY = (to_hex(each["color"]) for each in sheet()["axes.prop_cycle"])
GROUND, INK, GRID = (to_hex(sheet()[name]) for name in ("figure.facecolor", "text.color", "grid.color"))
MUTED = "#555555"  # second-rank text
BAND = "#f2f2f2"  # a stripe behind every other lane, fainter than any mark

# A kind of money is told by its mark, whatever the colour: (marker, whether it is filled).
MARKS: dict[str, tuple[str, bool]] = {
    "booked": ("o", True),
    "contracted": ("D", False),
    "committed": ("s", False),
    "paid": ("s", True),
    "announced": ("^", False),
    "unknown": ("x", True),
}


def mark(basis: str, colour: str, size: float = 6) -> dict[str, object]:
    """The keywords of `Axes.plot` for one amount of this basis."""
    marker, filled = MARKS[basis]
    return {
        "marker": marker,
        "markersize": size,
        "markerfacecolor": colour if filled else GROUND,
        "markeredgecolor": colour,
        "markeredgewidth": 1.5,
        "linestyle": "none",
    }
