"""What the EU gives for single programmes with IOM: amounts as sorted bars, beside the years they are for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from matplotlib.ticker import MaxNLocator

from communique.charts.cited import by_document
from communique.charts.labels import width, wrapped
from communique.charts.panel import Panel, ruler, stripe
from communique.charts.paper import Chart, drawing
from communique.charts.style import BLUE, GROUND, INK, mark
from communique.charts.words import clean, counted, listed, millions, qualified, source

if TYPE_CHECKING:
    import pandas

    from communique.tables import Tables

_PAYEE = "iom"
# What a programme's scope adds to its name: a phase, a country, what the amount is called.
_PART = re.compile(r"\s+(?:\(|-\s|–\s|phases?\b)|,\s+(?:both phases|phases?\b|\d{4}$)", re.I)
_CONTEXT = r"\bcontext\b"  # how the record's scope says that none of the money is IOM's
_HIGH = 20.5  # points a row
_NAMES = 186  # points for the names
_SIZE = 8
# How money is counted, by its mark in the note; "unknown" has no words beside its mark.
_BASES = {
    "booked": "● booked", "contracted": "◇ contracted", "committed": "□ committed", "paid": "■ paid",
    "announced": "△ announced", "unknown": "× not said how it is counted",
}  # fmt: skip
_COLUMNS = [
    "programme", "scope", "value_eur", "qualifier", "basis", "shared", "period_start", "period_end",
    "subject_id", "confidence", "figure_id", "document_id", "publisher", "url",
]  # fmt: skip


def amount_rows(tables: Tables) -> pandas.DataFrame:
    """One row for each amount of an EU institution for a programme that IOM takes part in, the largest first.

    `programme` is what amounts for its phases and countries have in common; `shared` is "iom" where IOM alone
    is paid and "several" where its part is not said. Largest programme first; within one, largest amount.
    """
    figures = tables.figures
    kinds = tables.actors.set_index("actor_id")["kind"]
    wanted = (
        figures["overlaps"].eq("programme")
        & figures["measure"].eq("funding")
        & figures["value_eur"].notna()
        & figures["payer_id"].map(kinds).eq("eu_institution")
        & (figures["payee_id"].eq(_PAYEE) | figures["payee_id"].isna())
        & ~figures["scope"].fillna("").str.contains(_CONTEXT)
    )
    rows = by_document(figures[wanted], tables)
    rows = rows.assign(
        shared=rows["payee_id"].eq(_PAYEE).map({True: "iom", False: "several"}).astype(object),
        programme=_names(rows, tables),
        **{name: rows[name].astype(object) for name in ("basis", "qualifier", "confidence")},
    )
    rows["largest"] = rows.groupby("programme")["value_eur"].transform("max")
    rows = rows.sort_values(
        ["largest", "programme", "value_eur", "figure_id"],
        ascending=[False, True, False, True],
        ignore_index=True,
    )
    return rows.reindex(columns=_COLUMNS)


def _names(rows: pandas.DataFrame, tables: Tables) -> pandas.Series:
    """The scope without what is said of a part; without a scope, the name of what the amount is for."""
    names = tables.frameworks.set_index("framework_id")["name"]
    stems = rows["scope"].map(lambda scope: _PART.split(scope)[0], na_action="ignore")
    found = stems.fillna(rows["subject_id"].map(names)).fillna(rows["figure_id"])
    return found.map(lambda name: clean(name[:1].upper() + name[1:])).astype(object)


@drawing
def amounts(rows: pandas.DataFrame, most: int = 20) -> Chart:
    """The `most` largest programmes of `amount_rows`: a bar for the largest amount of each, and its time.

    A solid bar is for IOM alone, a hollow one is shared with others; the mark after it says how the money is
    counted.
    """
    drawn = rows.drop_duplicates("programme").head(most)
    chart = Chart(
        drawn,
        title=_finding(drawn),
        subtitle="Largest amount stated for each programme of EU institutions with IOM, in EUR million, and "
        "the time that it is for",
        source=source(drawn),
        note=_note(rows, drawn),
        alt=_alt(drawn),
        height=len(drawn) * _HIGH + 26,
    )
    wide, high = chart.room
    left = Panel(chart, _NAMES + 6, 20, wide - 200, high)
    right = Panel(chart, wide - 88, 20, wide - 10, high)
    for panel in (left, right):
        panel.axes.set_ylim(len(drawn) - 0.5, -0.5)
        panel.axes.set_yticks([])
        for place in range(0, len(drawn), 2):
            stripe(panel.axes, place - 0.5, place + 0.5)
        ruler(panel.axes, "x")
    left.axes.set_xlim(0, float(drawn["value_eur"].max()) / 1e6 * 1.02)
    _draw_ticks(left, float(drawn["value_eur"].max()) / 1e6)
    for place, row in enumerate(drawn.itertuples()):
        _draw_amount(chart, left, place, row)
    _draw_periods(right, drawn)
    return chart


def _draw_ticks(panel: Panel, most: float) -> None:
    """As many amounts beneath the bars as have room."""
    room = (panel.box.right - panel.box.left) / (width(f"{most:,.0f}", 9) + 8)
    panel.axes.xaxis.set_major_locator(MaxNLocator(max(1, min(4, int(room)))))
    panel.axes.xaxis.set_major_formatter("{x:,.5g}" if most < 10 else "{x:,.0f}")


def _draw_amount(chart: Chart, panel: Panel, place: int, row: Any) -> None:
    """A programme's name, its bar, and how much that is."""
    fill = BLUE if row.shared == "iom" else GROUND
    panel.axes.barh(place, row.value_eur / 1e6, 0.46, facecolor=fill, edgecolor=BLUE, linewidth=1.2)
    x, y = panel.at(row.value_eur / 1e6, place)
    if row.qualifier in ("over", "at_least"):
        panel.arrow(x + 2, y, 12, 0, BLUE)
    lines = wrapped(row.programme, _NAMES, _SIZE, lines=2)
    for number, line in enumerate(lines):
        middle = y - (number - (len(lines) - 1) / 2) * _SIZE * 1.2
        chart.words(chart.body[0] + _NAMES, middle - 3, line, ha="right", size=_SIZE)
    panel.axes.plot(
        1 + 12 / (panel.box.right - panel.box.left), place, transform=panel.axes.get_yaxis_transform(),
        clip_on=False, **mark(row.basis, BLUE, 5.5)
    )  # fmt: skip
    basis = "" if row.basis == "unknown" else row.basis
    words = f"{qualified(millions(row.value_eur), row.qualifier)} {basis}"
    chart.words(panel.box.right + 20, y - 3, words.strip(), size=_SIZE)


def _draw_periods(panel: Panel, drawn: pandas.DataFrame) -> None:
    """Lines as long as the time; a single day is a dot."""
    axes = panel.axes
    years = [*drawn["period_start"].dropna().dt.year, *drawn["period_end"].dropna().dt.year]
    if not years:
        axes.set_xticks([])
        return
    axes.set_xlim(min(years), max(years) + 1)
    axes.xaxis.set_major_locator(MaxNLocator(3, integer=True))
    axes.xaxis.set_major_formatter("{x:.0f}")
    for place, row in enumerate(drawn.itertuples()):
        if row.period_start != row.period_start:
            continue
        start, end = _year(row.period_start), _year(row.period_end)
        is_day = row.period_start == row.period_end
        axes.plot(
            [start, end], [place] * 2, color=INK, linewidth=2.5, solid_capstyle="butt", clip_on=False,
            marker="o" if is_day else "|", markersize=4.5 if is_day else 7, markeredgewidth=1.5,
        )  # fmt: skip


def _year(day: pandas.Timestamp) -> float:
    return day.year + (day.day_of_year - 1) / 365.25


def _finding(drawn: pandas.DataFrame) -> str:
    first = drawn.iloc[0]
    amount = qualified(f"EUR {millions(first['value_eur'])} million", first["qualifier"])
    return f"The largest of {counted(len(drawn), 'EU programme')} with IOM: {first['programme']}, {amount}"


def _note(rows: pandas.DataFrame, drawn: pandas.DataFrame) -> str:
    said = [
        "Solid bar: for IOM alone; hollow: shared with others, IOM's part not said",
        ", ".join(words for basis, words in _BASES.items() if drawn["basis"].eq(basis).any()),
        "At the right, ● a day of announcement, no duration stated",
        "The amounts overlap one another and the yearly ones: never add them up",
    ]
    others = int(rows["programme"].isin(drawn["programme"]).sum()) - len(drawn)
    smaller = rows["programme"].nunique() - len(drawn)
    left_out = [counted(others, "other amount") + " for these programmes or their parts"] if others else []
    left_out += [counted(smaller, "smaller programme")] if smaller else []
    if left_out:
        said.append(f"Left out: {listed(left_out)}")
    if low := int(drawn["confidence"].eq("low").sum()):
        said.append(f"{counted(low, 'amount')} of low confidence")
    return ". ".join(said) + "."


def _alt(drawn: pandas.DataFrame) -> str:
    each = [
        f"{row.programme}: {qualified(f'EUR {millions(row.value_eur)} million', row.qualifier)}"
        f"{'' if row.basis == 'unknown' else f' {row.basis}'}{_years(row)}"
        f"{'' if row.shared == 'iom' else ', shared with others'}"
        for row in drawn.itertuples()
    ]
    return f"Bar chart of {counted(len(drawn), 'programme')}, largest first. {'; '.join(each)}."


def _years(row: Any) -> str:
    start, end = row.period_start, row.period_end
    if start != start:
        return ""
    return f", {start.year}" if start.year == end.year else f", {start.year}–{end.year}"
