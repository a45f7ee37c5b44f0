"""When the dialogue met, adopted and agreed: a timeline with one lane for each framework."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.patches import Circle, Rectangle

from communique.charts import lanes
from communique.charts.calendar import Scale
from communique.charts.cited import by_mentions
from communique.charts.labels import width
from communique.charts.panel import Panel, plain, stripe
from communique.charts.paper import Chart, drawing
from communique.charts.strips import BEYOND, DOT, FORMS, NUMBERED_DOT, Form, Strip, extent, strips, words_of
from communique.charts.style import BLUE, GREEN, GRID, GROUND, MUTED
from communique.charts.words import counted, day, listed, source

if TYPE_CHECKING:
    import pandas

    from communique.tables import Tables

STRATEGIC = "eu-iom-strategic-cooperation-framework"
NUMBERED = "senior_officials_meeting"
_COLUMNS = [
    "lane", "event_id", "name", "label", "kind", "framework_id", "edition", "start_date", "end_date",
    "date_precision", "place", "country", "status", "confidence", "origin", "numbered",
    "document_id", "publisher", "url",
]  # fmt: skip
_NUMBER = {"size": 7, "weight": "bold", "ha": "center", "va": "baseline"}
_HATCH = "//////"
_RULER = 16  # points for the years above, and for the key below


def event_rows(tables: Tables) -> pandas.DataFrame:
    """One row for each dated event: its lane, a short label, its dates and how surely they are known.

    `numbered` is the edition of an EU–IOM Senior Officials Meeting. The strategic cooperation's lane comes
    first, then the fullest; within a lane by date. Events without a date are counted in `attrs["undated"]`.
    """
    events = tables.events
    words = ("kind", "date_precision", "status", "confidence", "origin")
    dated = events[events["start_date"].notna()]
    rows = dated.assign(**{name: dated[name].astype(object) for name in words})
    rows = by_mentions(lanes.laned(rows, tables), tables, "event", "event_id")
    rows["label"] = lanes.labels(rows, tables)
    is_numbered = rows["framework_id"].eq(STRATEGIC) & rows["kind"].eq(NUMBERED)
    rows["edition"] = rows["edition"].astype(
        "float64"
    )  # whose null is no number, and has no third truth value
    rows["numbered"] = rows["edition"].where(is_numbered)
    first = rows.loc[rows["lane_id"].eq(STRATEGIC), "lane"]
    order = lanes.order(rows["lane"], first.iloc[0] if len(first) else "")
    rows["place_in_order"] = rows["lane"].map({lane: rank for rank, lane in enumerate(order)})
    rows = rows.sort_values(["place_in_order", "start_date", "end_date", "event_id"], ignore_index=True)
    rows = rows.reindex(columns=_COLUMNS)
    rows.attrs["undated"] = int(events["start_date"].isna().sum())
    return rows


@drawing
def timeline(rows: pandas.DataFrame, form: str = "wide") -> Chart:
    """The milestones of `event_rows` in lanes: "wide" shows all, "slide" the fullest lanes' foremost.

    A day is a dot; a month or year a bar as wide as it is. Planned events are hollow, those of low confidence
    hatched; the Senior Officials Meetings bear their numbers. No label meets another.
    """
    look = FORMS[form]
    scale = Scale.over(rows, look.width - look.names - 2 * 10 - BEYOND)
    lanes_drawn = strips(rows, look, scale)
    drawn = rows.loc[[index for strip in lanes_drawn for index in strip.places]]
    chart = Chart(
        drawn,
        title=_finding(rows),
        subtitle=_subtitle(drawn, scale),
        source=source(drawn),
        note=_note(rows, drawn),
        alt=_alt(drawn),
        width=look.width,
        height=sum(strip.height for strip in lanes_drawn) + 2 * _RULER,
    )
    wide, high = chart.room
    panel = Panel(chart, look.names, _RULER, wide, high)
    panel.axes.set_xlim(0, wide - look.names)
    panel.axes.set_ylim(high - _RULER, 0)
    plain(panel.axes)
    _draw_years(panel, scale, high - 2 * _RULER)
    top = float(_RULER)
    for number, strip in enumerate(lanes_drawn):
        if number % 2 == 0:
            stripe(panel.axes, top, top + strip.height)
        _draw_strip(panel, strip, drawn, look, scale, top)
        top += strip.height
    _draw_key(chart)
    return chart


def _draw_strip(
    panel: Panel, strip: Strip, rows: pandas.DataFrame, look: Form, scale: Scale, top: float
) -> None:
    axes = panel.axes
    for number, line in enumerate(strip.name):
        y = top + 3 + look.size * (1 + number * 1.25)
        axes.text(-look.names + 4, y, line, size=look.size, weight="bold", va="baseline")
    for row in rows.loc[list(strip.places)].itertuples():
        line, at_left = strip.places[row.Index]
        y = top + 3 + look.row * (line + 0.5)
        left, right = extent(row, scale)
        _draw_mark(panel, row, left, right, y)
        text = words_of(row, look)
        if text:
            x, align = (left - 3, "right") if at_left else (right + 3, "left")
            axes.text(x, y + look.size * 0.36, text, size=look.size, ha=align, va="baseline")


def _draw_mark(panel: Panel, row: Any, left: float, right: float, y: float) -> None:
    is_numbered = row.numbered == row.numbered
    colour = BLUE if is_numbered else GREEN
    is_low, is_planned = row.confidence == "low", row.status == "planned"
    fill = GROUND if is_low or is_planned else colour
    edge = {"facecolor": fill, "edgecolor": colour, "linewidth": 1.1, "hatch": _HATCH if is_low else None}
    if row.date_precision == "day":
        panel.axes.add_patch(Circle(((left + right) / 2, y), (right - left) / 2, **edge))
    else:
        high = 2 * (NUMBERED_DOT if is_numbered else DOT)
        panel.axes.add_patch(Rectangle((left, y - high / 2), right - left, high, **edge))
    if is_numbered:
        ink = GROUND if fill == colour else colour
        box = {"facecolor": fill, "edgecolor": "none", "pad": 0.6} if is_low else None
        panel.axes.text((left + right) / 2, y + 2.6, f"{row.numbered:.0f}", **_NUMBER, color=ink, bbox=box)


def _draw_years(panel: Panel, scale: Scale, high: float) -> None:
    for year in scale.ticks():
        x = scale.at_year(year)
        panel.axes.plot([x, x], [_RULER, _RULER + high], color=GRID, linewidth=0.6, zorder=0.5)
        panel.axes.text(x + 1.5, _RULER - 5, str(year), size=8, color=MUTED, va="baseline")
    if scale.joint > scale.left:
        x = scale.joint
        panel.axes.plot([x, x], [_RULER, _RULER + high], color=GRID, linewidth=3, zorder=0.6)


def _draw_key(chart: Chart) -> None:
    """What the marks mean, in a line below."""
    panel = Panel(chart, 0, 0, chart.room[0], _RULER)
    panel.axes.set_xlim(0, chart.room[0])
    panel.axes.set_ylim(0, _RULER)
    plain(panel.axes)
    x, y = 6.0, 6.0
    for is_dot, fill, hatch, words in (
        (True, GREEN, None, "a day or few"),
        (False, GREEN, None, "a month or year, as wide as it is"),
        (True, GROUND, None, "planned, when last heard of"),
        (False, GROUND, _HATCH, "low confidence (?)"),
    ):
        wide = 2 * DOT if is_dot else 14
        shape = Circle((x + DOT, y), DOT) if is_dot else Rectangle((x, y - DOT), wide, 2 * DOT)
        shape.set(facecolor=fill, edgecolor=GREEN, linewidth=1.1, hatch=hatch)
        panel.axes.add_patch(shape)
        panel.axes.text(x + wide + 4, y - 3, words, size=8, va="baseline")
        x += wide + 18 + width(words, 8)
    panel.axes.add_patch(Circle((x + NUMBERED_DOT, y), NUMBERED_DOT, facecolor=BLUE, edgecolor=BLUE))
    panel.axes.text(x + NUMBERED_DOT, y - 2.6, "1", **_NUMBER, color=GROUND)
    panel.axes.text(x + 2 * NUMBERED_DOT + 4, y - 3, "EU–IOM Senior Officials Meeting", size=8, va="baseline")


def _numbered(rows: pandas.DataFrame) -> pandas.DataFrame:
    held = rows[rows["numbered"].notna() & (rows["status"] == "held")]
    return held.sort_values("start_date")


def _finding(rows: pandas.DataFrame) -> str:
    held = _numbered(rows)
    since = f"{counted(len(rows), 'milestone')} since {rows['start_date'].min().year}"
    if held.empty:
        return f"The dialogue on migration: {since}"
    last = held.iloc[-1]
    when = day(last["start_date"], last["date_precision"])
    return (
        f"EU and IOM senior officials have met {counted(len(held), 'time')}, last in {when}: {since}".replace(
            "last in" if last["date_precision"] == "day" else "\0", "last on"
        )
    )


def _subtitle(drawn: pandas.DataFrame, scale: Scale) -> str:
    years = f"{drawn['start_date'].min().year}–{drawn['end_date'].max().year}"
    change = f"; years before {scale.early} are drawn closer together" if scale.joint > scale.left else ""
    return f"Meetings, adoptions and agreements by framework, worldwide, {years}{change}"


def _note(rows: pandas.DataFrame, drawn: pandas.DataFrame) -> str:
    said = []
    if planned := int(drawn["status"].eq("planned").sum()):
        said.append(f"{counted(planned, 'event')} known from announcements only")
    if low := int(drawn["confidence"].eq("low").sum()):
        said.append(f"{counted(low, 'date')} of low confidence")
    left_out = []
    if missing := len(rows) - len(drawn):
        lanes_left = rows.loc[~rows["lane"].isin(drawn["lane"]), "lane"].nunique()
        left_out.append(
            counted(missing, "event")
            + (
                f" (all of {counted(lanes_left, 'lane')}, and what found no room in others)"
                if lanes_left
                else ""
            )
        )
    if undated := rows.attrs.get("undated"):
        left_out.append(counted(undated, "event") + " without a date")
    if left_out:
        said.append(f"Left out: {listed(left_out)}")
    return ". ".join(said) + "." if said else ""


def _alt(drawn: pandas.DataFrame) -> str:
    sizes = drawn["lane"].value_counts(sort=False)
    each = [f"{lane} {sizes[lane]}" for lane in dict.fromkeys(drawn["lane"])]
    words = [
        f"Timeline of {counted(len(drawn), 'event')} in {counted(len(each), 'lane')}, from "
        f"{drawn['start_date'].min().year} to {drawn['end_date'].max().year}",
        f"Events a lane: {', '.join(each)}",
    ]
    meetings = [
        f"{row.numbered:.0f} {day(row.start_date, row.date_precision)}"
        f"{' (low confidence)' if row.confidence == 'low' else ''}"
        for row in _numbered(drawn).itertuples()
    ]
    if meetings:
        words.append(f"EU–IOM Senior Officials Meetings: {'; '.join(meetings)}")
    return ". ".join(words) + "."
