"""How much of IOM's revenue comes from the EU and its Member States, year by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.charts import funding
from communique.charts.panel import Panel, ruler, year_ticks
from communique.charts.paper import INCH, Chart, drawing
from communique.charts.style import BLUE, GROUND, INK, MUTED, ORANGE
from communique.charts.words import JOINT, source, span, years

if TYPE_CHECKING:
    import pandas

    from communique.tables import Tables

_NARROW = 16  # points of a column; numbers on narrower ones would meet
_SERIES = {"eu": funding.EU, "states": funding.STATES, "total": funding.TOTAL}


def yearly_rows(tables: Tables) -> pandas.DataFrame:
    """One row a year in which IOM's revenue is known: `eu`, `states`, `total`, and the first two in percent.

    All are booked, in the currency `unit`, and taken as they stand in one set of accounts; a year without an
    amount of the EU or its states has null there.
    """
    import pandas as pd

    rows = funding.yearly_rows(tables)
    booked = rows[rows["basis"] == "booked"]
    found = pd.DataFrame(
        {
            name: booked[booked["series"] == series]
            .set_index(["year", "unit"])["value"]
            .groupby(level=[0, 1])
            .last()
            for name, series in _SERIES.items()
        }
    ).rename_axis(["year", "unit"])
    cited = booked.groupby(["year", "unit"])[["document_id", "publisher", "url"]].agg(_together)
    found = found[found["total"].notna() & (found["total"] > 0)].join(cited).reset_index()
    found.insert(5, "eu_percent", 100 * found["eu"] / found["total"])
    found.insert(6, "states_percent", 100 * found["states"] / found["total"])
    return found


def _together(cells: pandas.Series) -> str | None:
    return JOINT.join(dict.fromkeys(cells.dropna())) or None


@drawing
def yearly(rows: pandas.DataFrame) -> Chart:
    """The shares of `yearly_rows` as columns, the EU's below and its states' on top."""
    chart = Chart(
        rows,
        title=_finding(rows),
        subtitle="Share of IOM's booked revenue from EU institutions and EU-27 Member States, worldwide, in "
        f"percent a year, {span(rows['year'])}",
        source=source(rows),
        note=_note(rows),
        alt=_alt(rows),
        height=2.9 * INCH,
    )
    wide, high = chart.room
    panel = Panel(chart, 30, 18, wide - 122, high)
    axes = panel.axes
    axes.set_xlim(rows["year"].min() - 0.6, rows["year"].max() + 0.6)
    year_ticks(panel, [int(year) for year in rows["year"]])
    eu, states = rows["eu_percent"].fillna(0), rows["states_percent"].fillna(0)
    axes.set_ylim(0, max(float((eu + states).max()) * 1.12, 1))
    ruler(axes)
    axes.yaxis.set_major_formatter("{x:.0f} %")
    axes.bar(rows["year"], eu, width=0.72, color=BLUE, edgecolor=GROUND, linewidth=1)
    axes.bar(
        rows["year"], states, width=0.72, bottom=eu, color=GROUND, edgecolor=ORANGE, hatch="////", linewidth=1
    )
    _draw_numbers(panel, rows)
    _draw_names(chart, panel, rows)
    return chart


def _draw_numbers(panel: Panel, rows: pandas.DataFrame) -> None:
    """The shares on each column, or on the last alone where columns are narrow."""
    is_narrow = panel.at(1, 0)[0] - panel.at(0, 0)[0] < _NARROW
    for row in rows.tail(1 if is_narrow else len(rows)).itertuples():
        eu = 0 if row.eu_percent != row.eu_percent else row.eu_percent
        states = 0 if row.states_percent != row.states_percent else row.states_percent
        if eu:
            panel.axes.text(
                row.year, eu / 2, f"{eu:.0f}", ha="center", va="center", color=GROUND, weight="bold"
            )
        words = f"{eu + states:.0f}" if eu and states else "" if states else "no\ndata"
        panel.axes.annotate(
            words, (row.year, eu + states), (0, 3), textcoords="offset points", ha="center", linespacing=1.0,
            color=INK if eu else MUTED,
        )  # fmt: skip


def _draw_names(chart: Chart, panel: Panel, rows: pandas.DataFrame) -> None:
    """What the parts of a column are, beside the last that has both."""
    whole = rows.dropna(subset=["eu_percent", "states_percent"])
    if whole.empty:
        return
    last = whole.iloc[-1]
    x = chart.body[2] - 114
    for height, lines, colour in (
        (last["eu_percent"] / 2, ("EU institutions", f"{last['eu_percent']:.1f} % in {last['year']}"), BLUE),
        (
            last["eu_percent"] + last["states_percent"] / 2,
            ("EU-27 Member States", f"{last['states_percent']:.1f} % in {last['year']}"),
            ORANGE,
        ),
    ):
        y = panel.at(0, height)[1]
        chart.words(x, y + 2, lines[0], color=colour, weight="bold")
        chart.words(x, y - 9, lines[1])


def _finding(rows: pandas.DataFrame) -> str:
    known = rows.dropna(subset=["eu_percent"])
    if known.empty:
        return "What share of IOM's revenue the EU gives is known for no year"
    peak, last = known.loc[known["eu_percent"].idxmax()], known.iloc[-1]
    if peak["year"] == last["year"]:
        return f"The EU's share of IOM's revenue was highest in {last['year']}: {last['eu_percent']:.0f} %"
    return (
        f"The EU gave {last['eu_percent']:.0f} % of IOM's revenue in {last['year']}, after a peak of "
        f"{peak['eu_percent']:.0f} % in {peak['year']}"
    )


def _note(rows: pandas.DataFrame) -> str:
    said = [
        "The number on a column is both shares together; the states' part is the sum of what each gave IOM"
    ]
    for name, series in (("eu", funding.EU), ("states", funding.STATES)):
        missing = rows.loc[rows[name].isna(), "year"]
        if len(missing):
            said.append(f"No figure of {series}: {years(missing)}")
    return ". ".join(said) + "."


def _alt(rows: pandas.DataFrame) -> str:
    each = []
    for row in rows.itertuples():
        parts = [
            f"{words} {value:.1f} %"
            for words, value in (("EU institutions", row.eu_percent), ("EU-27 states", row.states_percent))
            if value == value
        ]
        each.append(f"{row.year}: {', '.join(parts) or 'no figure'}")
    return f"Stacked columns. Share of IOM's booked revenue. {'; '.join(each)}."
