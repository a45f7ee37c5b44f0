"""A chart on disk: SVG, PNG, and the CSV of what is drawn; never without its source."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

from communique.charts.paper import Chart, ChartError
from communique.charts.words import JOINT
from communique.contacts import linked
from communique.exports.letters import is_formula, storable

if TYPE_CHECKING:
    import pandas
    from matplotlib.figure import Figure

FOLDER = "reports/figures"
_BREAK = re.compile(r"[\t\n\r]+")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def alt(figure: Figure) -> str:
    """What the chart shows, in words computed from its rows; ChartError of a figure that is no chart."""
    return _chart(figure).alt


def save(figure: Figure, name: str, folder: str | Path = FOLDER) -> list[Path]:
    """Writes `name`.svg, `name`.png (twice the size on screen) and `name`.csv (the rows drawn) to `folder`.

    The same rows give the same bytes. ChartError for a figure without a source, alt text or rows, and for a
    name that is not lower-case words joined by hyphens. The three paths come back in this order.
    """
    chart = _chart(figure)
    if not _NAME.fullmatch(name):
        raise ChartError(
            f"{name!r}: a chart's name is lower-case words joined by hyphens, as in funding-yearly"
        )
    if not chart.source.strip():
        raise ChartError(f"{name}: not saved, since nothing says whence its rows are (column `publisher`)")
    if not chart.alt.strip():
        raise ChartError(f"{name}: not saved, since it has no alt text")
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{name}.{kind}" for kind in ("svg", "png", "csv")]
    for path, data in zip(
        paths, (chart.svg().encode(), chart.png(), table(chart.rows).encode()), strict=True
    ):
        _replace(path, data)
    return paths


def table(rows: pandas.DataFrame) -> str:
    """`rows` as CSV: dates as 2025-04-04, no formulas, no addresses or telephone numbers of people."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(rows.columns)
    for row in rows.itertuples(index=False):
        writer.writerow(_cell(value) for value in row)
    return file.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, tuple | list):
        return _cell("; ".join(map(str, value)))
    if value is None or value != value:  # NaN, NaT
        return ""
    if hasattr(value, "date"):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    if not isinstance(value, str):
        return str(value)
    text = _BREAK.sub(" ", value)
    text = storable(JOINT.join(map(linked, text.split(JOINT))))
    return f"'{text}" if is_formula(text) else text


def _chart(figure: Figure) -> Chart:
    if not isinstance(figure, Chart):
        raise ChartError("only what the functions of communique.charts draw can be saved: it has a source")
    return figure


def _replace(path: Path, data: bytes) -> None:
    """Puts `data` there at once, so that a report never finds half a picture."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    beside.replace(path)
