"""When the dialogue met, adopted and agreed: a timeline with one lane for each framework."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.patches import Circle, Rectangle

from communique.charts import lanes
from communique.charts.calendar import Scale
from communique.charts.cited import by_mentions
from communique.charts.panel import Panel, plain, stripe
from communique.charts.paper import Chart, Sheets, drawing
from communique.charts.strips import BEYOND, FORMS, Form, Strip, extent, paged, strips
from communique.charts.style import BLUE, GREEN, GRID, GROUND, MUTED
from communique.charts.words import counted, day, listed, source

if TYPE_CHECKING:
    import pandas

    from communique.tables import Tables

STRATEGIC = "eu-iom-strategic-cooperation-framework"
NUMBERED = "senior_officials_meeting"
_COLUMNS = [
    "lane", "event_id", "name", "label", "short_forms", "kind", "framework_id", "edition", "start_date",
    "end_date", "date_precision", "place", "country", "status", "confidence", "origin", "numbered",
    "document_id", "publisher", "url",
]  # fmt: skip
_NUMBER = {"weight": "bold", "ha": "center", "va": "baseline"}
_HATCH = "//////"
# What the marks mean: how wide a bar is (a dot has no width), filled how, and the words.
_KEY = (
    (0, GREEN, None, "a day or few"),
    (14, GREEN, None, "a month or year, as wide as it is"),
    (0, GROUND, None, "planned, when last heard of"),
    (14, GROUND, _HATCH, "low confidence (?)"),
)


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
    rows["label"], rows["short_forms"] = lanes.labels(rows, tables)
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
    scale = _scale(rows, look)
    return _sheet(rows, strips(rows, look, scale), look, scale)


@drawing
def sheets(rows: pandas.DataFrame) -> Sheets:
    """The "wide" timeline as charts of a page's height at most, all over the same years; no lane is cut."""
    look = FORMS["wide"]
    scale = _scale(rows, look)
    found = paged(strips(rows, look, scale), look)
    charts = []
    for number, lanes_drawn in enumerate(found, 1):
        own = rows[rows["lane"].isin([strip.lane for strip in lanes_drawn])]
        if number < len(found):
            own.attrs.pop("undated", None)  # said once, on the last
        part = f"; sheet {number} of {len(found)}" if len(found) > 1 else ""
        charts.append(_sheet(own, lanes_drawn, look, scale, part))
    return Sheets(charts)


def _scale(rows: pandas.DataFrame, look: Form) -> Scale:
    return Scale.over(rows, look.width - look.names - 2 * 8 - BEYOND)


def _sheet(
    rows: pandas.DataFrame, lanes_drawn: list[Strip], look: Form, scale: Scale, part: str = ""
) -> Chart:
    drawn = rows.loc[[index for strip in lanes_drawn for index in strip.places]]
    ruler = 2 * look.size
    chart = Chart(
        drawn,
        title=_finding(rows),
        subtitle=_subtitle(drawn, scale) + part,
        source=source(drawn),
        note=_note(rows, drawn),
        alt=_alt(drawn),
        width=look.width,
        height=sum(strip.height for strip in lanes_drawn) + ruler + _key_height(look),
    )
    wide, high = chart.room
    panel = Panel(chart, look.names, _key_height(look), wide, high)
    panel.axes.set_xlim(0, wide - look.names)
    panel.axes.set_ylim(high - _key_height(look), 0)
    plain(panel.axes)
    _draw_years(panel, scale, look, ruler, high - _key_height(look))
    top = ruler
    for number, strip in enumerate(lanes_drawn):
        if number % 2 == 0:
            stripe(panel.axes, top, top + strip.height)
        _draw_strip(panel, strip, drawn, look, scale, top)
        top += strip.height
    _draw_key(chart, look)
    return chart


def _draw_strip(
    panel: Panel, strip: Strip, rows: pandas.DataFrame, look: Form, scale: Scale, top: float
) -> None:
    axes = panel.axes
    for number, line in enumerate(strip.name):
        y = top + 3 + look.size * (1 + number * 1.25)
        axes.text(-look.names + 2, y, line, size=look.size, weight="bold", va="baseline")
    for row in rows.loc[list(strip.places)].itertuples():
        place = strip.places[row.Index]
        y = top + 3 + strip.row * (place.line + max(len(place.words), 1) / 2)
        left, right = extent(row, look, scale)
        _draw_mark(panel, row, look, left, right, y)
        x, align = (left - 3, "right") if place.at_left else (right + 3, "left")
        for number, line in enumerate(place.words):
            baseline = y + (number - (len(place.words) - 1) / 2) * look.row * 0.94 + look.size * 0.36
            axes.text(x, baseline, line, size=look.size, ha=align, va="baseline")


def _draw_mark(panel: Panel, row: Any, look: Form, left: float, right: float, y: float) -> None:
    is_numbered = row.numbered == row.numbered
    colour = BLUE if is_numbered else GREEN
    is_low, is_planned = row.confidence == "low", row.status == "planned"
    fill = GROUND if is_low or is_planned else colour
    edge = {"facecolor": fill, "edgecolor": colour, "linewidth": 1.1, "hatch": _HATCH if is_low else None}
    if row.date_precision == "day":
        panel.axes.add_patch(Circle(((left + right) / 2, y), (right - left) / 2, **edge))
    else:
        high = 2 * (look.numbered if is_numbered else look.dot)
        panel.axes.add_patch(Rectangle((left, y - high / 2), right - left, high, **edge))
    if is_numbered:
        ink = GROUND if fill == colour else colour
        box = {"facecolor": fill, "edgecolor": "none", "pad": 0.6} if is_low else None
        panel.axes.text(
            (left + right) / 2, y + _number(look) * 0.36, f"{row.numbered:.0f}",
            size=_number(look), color=ink, bbox=box, **_NUMBER,
        )  # fmt: skip


def _number(look: Form) -> float:
    """The size of a number in a mark."""
    return look.size * 0.97


def _draw_years(panel: Panel, scale: Scale, look: Form, top: float, bottom: float) -> None:
    for year in scale.ticks(3.6 * look.size):
        x = scale.at_year(year)
        panel.axes.plot([x, x], [top, bottom], color=GRID, linewidth=0.6, zorder=0.5)
        panel.axes.text(x, top - 5, str(year), size=look.size, color=MUTED, ha="center", va="baseline")
    if scale.joint > scale.left:
        x = scale.joint
        panel.axes.plot([x, x], [top, bottom], color=GRID, linewidth=3, zorder=0.6)


def _key_height(look: Form) -> float:
    return 4.4 * look.size


def _draw_key(chart: Chart, look: Form) -> None:
    """What the marks mean, in two lines below."""
    high = _key_height(look)
    panel = Panel(chart, 0, 0, chart.room[0], high)
    panel.axes.set_xlim(0, chart.room[0])
    panel.axes.set_ylim(0, high)
    plain(panel.axes)
    dot, third, size = look.dot, chart.room[0] / 3, look.size
    for place, (wide, fill, hatch, words) in enumerate(_KEY):
        x, y = 6 + place % 3 * third, high - size * (1.3 + place // 3 * 1.7)
        shape = Rectangle((x, y - dot), wide, 2 * dot) if wide else Circle((x + dot, y), dot)
        shape.set(facecolor=fill, edgecolor=GREEN, linewidth=1.1, hatch=hatch)
        panel.axes.add_patch(shape)
        panel.axes.text(x + 20, y - size * 0.36, words, size=size, va="baseline")
    x, y = 6 + third, high - size * 3
    panel.axes.add_patch(Circle((x + 7, y), look.numbered, facecolor=BLUE, edgecolor=BLUE))
    panel.axes.text(x + 7, y - _number(look) * 0.36, "1", size=_number(look), **_NUMBER, color=GROUND)
    panel.axes.text(x + 20, y - size * 0.36, "EU–IOM Senior Officials Meeting", size=size, va="baseline")


def _numbered(rows: pandas.DataFrame) -> pandas.DataFrame:
    held = rows[rows["numbered"].notna() & (rows["status"] == "held")]
    return held.sort_values("start_date")


def _finding(rows: pandas.DataFrame) -> str:
    held = _numbered(rows)
    if held.empty:
        return _when(rows)
    last = held.iloc[-1]
    on = "on" if last["date_precision"] == "day" else "in"
    when = day(last["start_date"], last["date_precision"])
    return f"EU and IOM senior officials have met {counted(len(held), 'time')}, last {on} {when}"


def _when(rows: pandas.DataFrame) -> str:
    """When most happened."""
    years = rows["start_date"].dt.year.sort_values(ignore_index=True)
    first, middle = years.iloc[0], years.iloc[(len(years) - 1) // 2]
    if first == years.iloc[-1]:
        return f"{counted(len(rows), 'milestone')}, in {first}"
    late = int(years.ge(middle).sum())
    return f"{late} of {counted(len(rows), 'milestone')} since {first} fall in {middle} or later"


def _subtitle(drawn: pandas.DataFrame, scale: Scale) -> str:
    years = f"{drawn['start_date'].min().year}–{drawn['end_date'].max().year}"
    change = f"; years before {scale.early} are drawn closer together" if scale.joint > scale.left else ""
    kinds = counted(len(drawn), "meeting, adoption or agreement", "meetings, adoptions and agreements")
    return f"{kinds} by framework, worldwide, {years}{change}"


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
    if keys := lanes.key(drawn["short_forms"]):
        said.append(f"Names are shortened: {keys}")
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
