"""The sheet that every chart is drawn on: title and subtitle above, note and source below, and alt text."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import wraps
from html import escape
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from communique.charts.labels import LEADING, balanced, wrapped
from communique.charts.style import INK, MUTED, sheet, styled
from communique.charts.words import clean
from communique.errors import CommuniqueError

if TYPE_CHECKING:
    import pandas

_P = ParamSpec("_P")
_R = TypeVar("_R")
INCH = 72  # points
WIDTH = 510  # points: what A4 holds between margins of 15 mm, so that text is printed as large as it is drawn
_MARGIN = 8
_TITLE, _SUBTITLE, _FOOT = 12.5, 9, 7.5  # of a chart of that width; a wider one has larger ones
# Where DejaVu is not installed: another wide face first, then whatever there is.
_FACES = "'DejaVu Sans', Verdana, Arial, sans-serif"
# Ids that matplotlib counts up in every figure, and to which nothing points; two charts on a page share them.
_COUNTED = re.compile(r'<g id="[a-z0-9A-Z.]+_\d+">')


class ChartError(CommuniqueError):
    """A chart cannot be drawn or saved: no rows, or nothing to say whence they are."""


def drawing(
    draw: Callable[Concatenate[pandas.DataFrame, _P], _R],
) -> Callable[Concatenate[pandas.DataFrame, _P], _R]:
    """`draw`, a function of the rows to be drawn, in the style; ChartError where there are none."""

    @wraps(draw)
    def wrapper(rows: pandas.DataFrame, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        if rows.empty:
            raise ChartError("no rows to draw: the tables hold none of this kind")
        with matplotlib.rc_context(sheet()):
            return draw(rows, *args, **kwargs)

    return wrapper


class Chart(Figure):
    """A figure with what belongs to it: the rows it draws, its words, and room to draw in.

    In a notebook it shows itself as SVG with its alt text beside it, the same bytes each time.
    `body` is the room between subtitle and note: left, bottom, right, top, in points.
    """

    def __init__(
        self,
        rows: pandas.DataFrame,
        *,
        title: str,
        subtitle: str,
        source: str,
        note: str,
        alt: str,
        width: float = WIDTH,
        height: float = 4 * INCH,
    ) -> None:
        self.rows = rows
        self.title, self.subtitle, self.source, self.note, self.alt = map(
            clean, (title, subtitle, source, note, alt)
        )
        room = width - 2 * _MARGIN
        title, subtitle, small = (size * max(1, width / WIDTH) for size in (_TITLE, _SUBTITLE, _FOOT))
        head = [
            *((line, title, "bold", INK) for line in balanced(self.title, room, title, "bold")),
            *((line, subtitle, "normal", MUTED) for line in balanced(self.subtitle, room, subtitle)),
        ]
        foot = [
            (line, small, "normal", MUTED)
            for words in (self.note, self.source)
            for line in wrapped(words, room, small)
            if line
        ]
        below, above = (sum(size * LEADING for _, size, *_ in lines) + 2 * _MARGIN for lines in (foot, head))
        self.size = (width, below + height + above)
        super().__init__(figsize=(width / INCH, self.size[1] / INCH))
        FigureCanvasAgg(self)
        self.body = (_MARGIN, below, width - _MARGIN, below + height)
        self._write(head, self.size[1] - _MARGIN)
        self._write(foot, below - _MARGIN)

    def _write(self, lines: list[tuple[str, float, str, str]], top: float) -> None:
        for text, size, weight, colour in lines:
            top -= size * LEADING
            self.words(_MARGIN, top + size * 0.3, text, size=size, weight=weight, color=colour)

    def words(self, x: float, y: float, text: str, **kwargs: Any) -> None:
        """`text` at a point of the sheet, in points from its lower left corner."""
        self.text(x / self.size[0], y / self.size[1], text, **{"va": "baseline", **kwargs})

    @property
    def room(self) -> tuple[float, float]:
        """Width and height of the body."""
        left, bottom, right, top = self.body
        return right - left, top - bottom

    @styled
    def svg(self) -> str:
        """The chart as an SVG document whose title and description are the chart's title and alt text."""
        file = io.StringIO()
        self.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
        text = file.getvalue().replace("'DejaVu Sans'", _FACES)
        text = _COUNTED.sub("<g>", text[text.index("<svg") :])
        opening, rest = text.split(">", 1)
        words = f"<title>{escape(self.title)}</title><desc>{escape(self.alt)}</desc>"
        return f'{opening} role="img">\n {words}{rest}'

    @styled
    def png(self) -> bytes:
        """The chart as a PNG picture at twice its size on screen."""
        file = io.BytesIO()
        self.savefig(file, format="png", metadata={"Software": None})
        return file.getvalue()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"image/svg+xml": self.svg(), "text/plain": self.alt}

    def __repr__(self) -> str:
        return f"Chart({self.title!r}, {len(self.rows)} rows)"


class Sheets(tuple[Chart, ...]):
    """Charts that belong together, each as tall as a page at most; a notebook shows one below the other."""

    __slots__ = ()

    def _ipython_display_(self) -> None:
        from IPython.display import display

        for chart in self:
            display(chart)
