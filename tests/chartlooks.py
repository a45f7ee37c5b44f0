"""What the tests of charts share: tables made by hand, and a look at a chart as its reader sees it."""

from __future__ import annotations

from collections.abc import Iterator

import matplotlib
import numpy
import pandas as pd
from matplotlib.axis import Axis
from matplotlib.text import Text

from communique import charts
from communique.charts import style
from communique.charts.colours import contrast
from communique.tables import TABLES, Tables

_TYPES = {"string": "object", "int32": "float64", "float64": "float64", "date32": "datetime64[s]"}


def made(**rows: list[dict[str, object]]) -> Tables:
    """Tables with the given rows; columns that a row does not mention are null."""
    frames = {}
    for name, table in TABLES.items():
        frame = pd.DataFrame(rows.get(name, []), columns=[column.name for column in table.columns])
        for column in table.columns:
            frame[column.name] = frame[column.name].astype(_TYPES[column.type])
        frames[name] = frame
    return Tables(**frames)


def actor(actor_id: str, kind: str, country: str | None = None, **more: object) -> dict[str, object]:
    return {"actor_id": actor_id, "name": actor_id.upper(), "kind": kind, "country": country, **more}


def money(figure_id: str, payer: str | None, year: int, value: float, **more: object) -> dict[str, object]:
    """A booked amount for IOM of one year, in dollars at two to the euro."""
    return {
        "figure_id": figure_id,
        "document_id": "report",
        "measure": "funding",
        "value": value,
        "unit": "USD",
        "qualifier": "exact",
        "period_start": f"{year}-01-01",
        "period_end": f"{year}-12-31",
        "value_eur": value / 2,
        "payer_id": payer,
        "payee_id": "iom",
        "basis": "booked",
        "confidence": "high",
        **more,
    }


def event(event_id: str, start: str, end: str | None = None, **more: object) -> dict[str, object]:
    row = {"event_id": event_id, "name": event_id.title(), "kind": "meeting", "date_precision": "day"}
    return row | {"start_date": start, "end_date": end or start, "status": "held", **more}


def mention(document_id: str, event_id: str) -> dict[str, object]:
    return {"document_id": document_id, "entity": "event", "entity_id": event_id}


REPORT = {
    "document_id": "report",
    "kind": "reference",
    "publisher": "A Statistician",
    "url": "https://example.org/1",
}


def texts(chart: charts.Chart) -> list[Text]:
    """Every piece of text that is drawn: a panel has labels for ticks beyond its limits too."""
    hidden = {
        id(label) for axes in chart.axes for axis in (axes.xaxis, axes.yaxis) for label in _not_drawn(axis)
    }
    found = [text for text in chart.findobj(Text) if text.get_visible() and text.get_text().strip()]
    return [text for text in found if id(text) not in hidden]


def _not_drawn(axis: Axis) -> Iterator[Text]:
    low, high = sorted(axis.get_view_interval())
    for tick in (*axis.get_major_ticks(), *axis.get_minor_ticks()):
        if not low - 1e-9 <= tick.get_loc() <= high + 1e-9:
            yield from (tick.label1, tick.label2)


def boxes(chart: charts.Chart) -> dict[Text, tuple[float, float, float, float]]:
    """Where each text is on the sheet, in pixels: left, bottom, right, top of its ink."""
    with matplotlib.rc_context(style.sheet()):
        chart.canvas.draw()
        renderer = chart.canvas.get_renderer()
        return {text: text.get_window_extent(renderer).extents for text in texts(chart)}


def collisions(chart: charts.Chart) -> Iterator[tuple[str, str]]:
    """Texts that meet one another by more than a pixel."""
    found = sorted(boxes(chart).items(), key=lambda item: item[1][0])
    for number, (one, (left, bottom, right, top)) in enumerate(found):
        for other, (start, low, _, high) in found[number + 1 :]:
            if start >= right - 1.5:
                break
            if low < top - 2 and bottom < high - 2 and left < right:
                yield one.get_text(), other.get_text()


def cut_off(chart: charts.Chart) -> Iterator[str]:
    """Texts that reach beyond the sheet."""
    wide, high = chart.bbox.width, chart.bbox.height
    for text, (left, bottom, right, top) in boxes(chart).items():
        if left < 0 or bottom < 0 or right > wide or top > high:
            yield text.get_text()


def faint(chart: charts.Chart, least: float = 4.5) -> Iterator[tuple[str, str, float]]:
    """Texts with less contrast than `least` to a tenth of the ground that they stand on, or more."""
    found = boxes(chart)
    for text in found:
        text.set_alpha(0)
    with matplotlib.rc_context(style.sheet()):
        chart.canvas.draw()
    pixels = numpy.asarray(chart.canvas.buffer_rgba())[::-1, :, :3]
    for text in found:
        text.set_alpha(None)
    for text, extent in found.items():
        left, bottom, right, top = (round(edge) for edge in extent)
        ground = pixels[bottom:top, left:right].reshape(-1, 3)
        colours, counts = numpy.unique(ground, axis=0, return_counts=True)
        poor = 0
        for colour, count in zip(colours, counts, strict=True):
            if contrast(text.get_color(), tuple(colour / 255)) < least:
                poor += count
        if poor > 0.1 * len(ground):
            yield text.get_text(), text.get_color(), poor / len(ground)
