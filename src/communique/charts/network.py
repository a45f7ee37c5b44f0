"""Who sits at the table: a matrix of frameworks by actors, counted by events."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from communique import network as shared
from communique.charts import lanes
from communique.charts.cited import by_mentions
from communique.charts.labels import wrapped
from communique.charts.panel import Panel, plain, stripe
from communique.charts.paper import Chart, drawing
from communique.charts.style import BLUE, GRID
from communique.charts.words import clean, counted, listed, source

if TYPE_CHECKING:
    import pandas

    from communique.tables import Tables

_LONG = 20  # letters; a longer name gives way to its acronym
_HIGH = 19.4  # points a row of the matrix
_HEADS = 60  # points for the names above its columns, in two ranks
_NAMES = 138  # points for those beside its rows


def attendance_rows(tables: Tables) -> pandas.DataFrame:
    """One row for each organization or state that took part in an event, with the event's lane and source.

    A person counts for the organization that they speak for. `lane` is the event's outermost framework.
    """
    events = lanes.laned(tables.events, tables)[
        ["event_id", "name", "start_date", "lane", "lane_name", "lane_id"]
    ]
    actors = tables.actors[["actor_id", "name", "acronym", "kind", "country"]]
    rows = shared.attendance(tables).merge(events.rename(columns={"name": "event"}), on="event_id")
    rows = rows.merge(actors.rename(columns={"name": "actor"}), on="actor_id")
    rows["kind"] = rows["kind"].astype(object)
    rows["label"] = labels(rows)
    rows = by_mentions(rows, tables, "event", "event_id")
    return rows.sort_values(["lane", "start_date", "event_id", "actor_id"], ignore_index=True)


def labels(rows: pandas.DataFrame) -> pandas.Series:
    """What a picture calls an actor: its name, or the acronym of a long one that is no state's."""
    is_long = rows["actor"].map(len).gt(_LONG) & rows["acronym"].notna() & (rows["kind"] != "state")
    return rows["acronym"].where(is_long, rows["actor"]).map(clean)


def key(names: pandas.Series, called: pandas.Series) -> str:
    """What the labels that are no names stand for, in the order of the alphabet."""
    pairs = {
        f"{label}: {clean(name)}" for name, label in zip(names, called, strict=True) if label != clean(name)
    }
    return "; ".join(sorted(pairs, key=str.casefold))


@drawing
def matrix(rows: pandas.DataFrame, actors: int = 12, frameworks: int = 14) -> Chart:
    """How many events of each framework an actor took part in: the busiest of `attendance_rows`, counted."""
    busiest = rows.groupby("actor_id")["event_id"].nunique().sort_values(ascending=False, kind="stable")
    chosen = list(busiest.index[:actors])
    order = lanes.order(rows.drop_duplicates("event_id")["lane"], "")
    last = [lane for lane in order if lane in (lanes.OTHER, lanes.NONE)]
    chosen_lanes = [lane for lane in order if lane not in last][:frameworks] + last
    drawn = rows[rows["actor_id"].isin(chosen) & rows["lane"].isin(chosen_lanes)]
    names = rows.drop_duplicates("actor_id").set_index("actor_id")[["actor", "label"]]
    cells = drawn.groupby(["lane", "actor_id"])["event_id"].nunique().unstack(fill_value=0)
    cells = cells.reindex(index=chosen_lanes, columns=chosen, fill_value=0)
    chart = Chart(
        drawn,
        title=_matrix_finding(rows, names["actor"], busiest),
        subtitle="Events of each framework that an organization or state took part in, worldwide, "
        f"{_period(rows)}; the area of a dot is the number beside it",
        source=source(drawn.drop_duplicates("event_id")),
        note=_matrix_note(rows, chosen, chosen_lanes) + _short(drawn),
        alt=_matrix_alt(cells, names["actor"]),
        height=(len(cells) + 1) * _HIGH + _HEADS,
    )
    wide, high = chart.room
    panel = Panel(chart, _NAMES, 0, wide, high - _HEADS)
    panel.axes.set_xlim(-0.5, len(chosen) + 0.5)
    panel.axes.set_ylim(len(cells) + 0.5, -0.5)
    plain(panel.axes)
    _draw_heads(chart, panel, [*names.loc[chosen, "label"], "All actors"])
    everyone = rows.groupby("lane")["event_id"].nunique()
    for place, lane in enumerate(cells.index):
        _draw_row(chart, panel, place, lane, [*cells.loc[lane], everyone[lane]])
    _draw_row(
        chart, panel, len(cells), "All frameworks", [*busiest[chosen], rows["event_id"].nunique()], True
    )
    return chart


def _short(drawn: pandas.DataFrame) -> str:
    """What the acronyms of columns and rows stand for."""
    keys = [key(drawn["actor"], drawn["label"]), key(drawn["lane_name"], drawn["lane"])]
    said = "; ".join(filter(None, keys))
    return f" {said}." if said else ""


def _draw_heads(chart: Chart, panel: Panel, heads: list[str]) -> None:
    """Names above the columns, every other one a rank higher, at the top of a faint line."""
    room = 2 * (panel.box.right - panel.box.left) / max(len(heads), 1) - 6
    for number, head in enumerate(heads):
        is_high = (len(heads) - 1 - number) % 2 == 1
        bottom = panel.box.top + (32 if is_high else 4)
        x, _ = panel.at(number, 0)
        if is_high:
            lifted = (bottom - 3 - panel.box.top) / (panel.box.top - panel.box.bottom)
            panel.axes.plot(
                [number, number], [1, 1 + lifted], transform=panel.axes.get_xaxis_transform(), color=GRID,
                linewidth=0.8, clip_on=False, zorder=0,
            )  # fmt: skip
        own = room if number < len(heads) - 1 else room / 2  # at the edge
        for line, text in enumerate(reversed(wrapped(head, own, 7.5, lines=3))):
            chart.words(x, bottom + line * 9, text, size=7.5, ha="center")


def _draw_row(
    chart: Chart, panel: Panel, place: int, name: str, numbers: list[int], is_sum: bool = False
) -> None:
    if place % 2 == 0:
        stripe(panel.axes, place - 0.5, place + 0.5)
    _, y = panel.at(0, place)
    lines = wrapped(name, _NAMES - 8, 8, lines=2)
    for line, text in enumerate(lines):
        middle = y - (line - (len(lines) - 1) / 2) * 9.5
        chart.words(
            panel.box.left - 6, middle - 3, text, size=8, ha="right", weight="bold" if is_sum else "normal"
        )
    for column, number in enumerate(numbers):
        x, _ = panel.at(column, place)
        is_plain = is_sum or column == len(numbers) - 1
        if number and not is_plain:
            panel.axes.plot(
                column - 0.16,
                place,
                "o",
                color=BLUE,
                markersize=2.4 * math.sqrt(min(number, 25)),
                markeredgewidth=0,
            )
        if number:
            weight = "bold" if is_plain else "normal"
            chart.words(x + (0 if is_plain else 8), y - 3, str(number), size=8, ha="center", weight=weight)


def _period(rows: pandas.DataFrame) -> str:
    years = rows["start_date"].dropna().dt.year
    return f"{years.min()}–{years.max()}" if len(years) else "undated"


def _matrix_finding(rows: pandas.DataFrame, names: pandas.Series, busiest: pandas.Series) -> str:
    first, events = busiest.index[0], rows["event_id"].nunique()
    return f"{names[first]} is most often at the table: at {busiest[first]} of {counted(events, 'event')}"


def _matrix_note(rows: pandas.DataFrame, chosen: list[str], columns: list[str]) -> str:
    left_out = []
    if more := rows["actor_id"].nunique() - len(chosen):
        left_out.append(counted(more, "actor") + " with fewer events")
    if more := rows["lane"].nunique() - len(columns):
        left_out.append(counted(more, "framework") + " with fewer events")
    said = "A person counts for the organization they speak for. Sources name some participants, seldom all"
    return said + (f". Left out: {listed(left_out)}." if left_out else ".")


def _matrix_alt(cells: pandas.DataFrame, names: pandas.Series) -> str:
    each = []
    for lane, row in cells.iterrows():
        there = ", ".join(f"{names[actor]} {number}" for actor, number in row.items() if number)
        each.append(f"{lane}: {there or 'none of these'}")
    size = f"{counted(len(cells), 'framework')} by {counted(len(cells.columns), 'actor')}"
    return f"Table of {size}, events each. {'; '.join(each)}."
