"""How far the tables can be trusted: precision and recall by table, texts tuned on and unseen ones apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.charts.panel import Panel, ruler, stripe
from communique.charts.paper import Chart, drawing
from communique.charts.style import BLUE, GROUND, MUTED, ORANGE
from communique.charts.words import counted, source

if TYPE_CHECKING:
    import pandas

_GOLD = "This project's gold standard, made by careful readers"
_HIGH = 22
_MEANING = {"tuned": ", with which the rules were written", "unseen": ", without which they were written"}


def score_rows(**scores: pandas.DataFrame) -> pandas.DataFrame:
    """Frames of `communique.score` under their names, as in `score_rows(tuned=…, unseen=…)`, in one frame.

    One row for each table and column `texts`: what there is in the gold, what was found, what agrees.
    """
    import pandas as pd

    parts = [
        frame[frame["aspect"] == "rows"].assign(texts=name.replace("_", " "))
        for name, frame in scores.items()
    ]
    rows = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()
    if rows.empty:
        return rows
    rows = rows.assign(
        publisher=_GOLD, precision=rows["precision"].astype(float), recall=rows["recall"].astype(float)
    )
    return rows[
        ["texts", "table", "gold", "predicted", "matched", "precision", "recall", "f1", "publisher"]
    ].reset_index(drop=True)


@drawing
def rates(rows: pandas.DataFrame) -> Chart:
    """Precision and recall of `score_rows`, one panel for each group of texts."""
    groups = list(dict.fromkeys(rows["texts"]))
    names = list(dict.fromkeys(rows["table"]))
    chart = Chart(
        rows,
        title=_finding(rows, groups),
        subtitle="Precision (of the rows made, how many are right) and recall (of the rows in the gold, "
        "how many were made), in percent, by table",
        source=source(rows).replace(" Addresses are in the chart's CSV.", ""),
        note=_note(rows, groups),
        alt=_alt(rows, groups),
        height=len(names) * _HIGH + 62,
    )
    wide, high = chart.room
    room = (wide - 84) / max(len(groups), 1)
    for number, group in enumerate(groups):
        left = 84 + number * room
        panel = Panel(chart, left + 8, 20, left + room - 78, high - 40)
        _draw_group(chart, panel, group, rows[rows["texts"] == group].set_index("table").reindex(names))
        if number == 0:
            for place, name in enumerate(names):
                chart.words(panel.box.left - 12, panel.at(0, place)[1] - 3, name, ha="right")
    return chart


def _draw_group(chart: Chart, panel: Panel, group: str, rows: pandas.DataFrame) -> None:
    axes = panel.axes
    axes.set_xlim(0, 100)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xticks([0, 50, 100], ["0", "50", "100 %"])
    axes.set_yticks([])
    ruler(axes, "x")
    top, right = panel.box.top, panel.box.right
    chart.words(panel.box.left, top + 24, f"{group.capitalize()} texts", weight="bold", size=10)
    chart.words(right + 34, top + 6, "precision", size=8, ha="right", color=BLUE)
    chart.words(right + 70, top + 6, "recall", size=8, ha="right", color=ORANGE)
    for place, row in enumerate(rows.itertuples()):
        if place % 2 == 0:
            stripe(axes, place - 0.5, place + 0.5)
        y = panel.at(0, place)[1] - 3
        precision, recall = 100 * row.precision, 100 * row.recall
        axes.plot([precision, recall], [place, place], color=MUTED, linewidth=1)
        axes.plot(
            recall,
            place,
            "D",
            color=ORANGE,
            markerfacecolor=GROUND,
            markersize=7,
            markeredgewidth=1.5,
            clip_on=False,
        )
        axes.plot(precision, place, "o", color=BLUE, markersize=5.5, clip_on=False)
        for value, x in ((precision, right + 34), (recall, right + 70)):
            chart.words(x, y, "–" if value != value else f"{value:.1f}", size=8.5, ha="right")


def _f1(rows: pandas.DataFrame) -> float:
    whole = rows["gold"].sum() + rows["predicted"].sum()
    return 200 * rows["matched"].sum() / whole if whole else 0.0


def _finding(rows: pandas.DataFrame, groups: list[str]) -> str:
    each = [f"{_f1(rows[rows['texts'] == group]):.0f} % on {group} texts" for group in groups]
    return f"Rows right, over all tables (F1): {', '.join(each)}"


def _note(rows: pandas.DataFrame, groups: list[str]) -> str:
    each = [
        f"{group.capitalize()} texts{_MEANING.get(group, '')}: "
        f"{counted(int(rows.loc[rows['texts'] == group, 'gold'].sum()), 'row')} in the gold"
        for group in groups
    ]
    return (
        f"● precision, ◇ recall. {'; '.join(each)}. – no rows. "
        "Kinds, dates and roles of matched rows are scored apart."
    )


def _alt(rows: pandas.DataFrame, groups: list[str]) -> str:
    said = []
    for group in groups:
        each = ", ".join(
            f"{row.table} {100 * row.precision:.1f} and {100 * row.recall:.1f}"
            for row in rows[
                (rows["texts"] == group) & rows["precision"].notna() & rows["recall"].notna()
            ].itertuples()
        )
        said.append(f"{group} texts: {each}")
    return f"Dot plot. Precision and recall in percent, by table. {'. '.join(said)}."
