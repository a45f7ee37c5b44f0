"""Money for IOM, year by year: from EU institutions, from EU-27 Member States, from all donors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from matplotlib.ticker import MaxNLocator, StrMethodFormatter

from communique.charts.cited import by_document
from communique.charts.labels import spread
from communique.charts.panel import Panel, ruler, year_ticks
from communique.charts.paper import INCH, Chart, drawing
from communique.charts.style import BLUE, GREY, GRID, GROUND, MUTED, ORANGE, mark
from communique.charts.words import counted, listed, millions, qualified, source, span, years

if TYPE_CHECKING:
    import pandas

    from communique.tables import Tables

EU, STATES, TOTAL = "EU institutions", "EU-27 Member States", "IOM in total"
PAYEE = "iom"
_NARROW = 20  # points of a column; the number on the first would reach into the axis
_EU27 = frozenset(
    "AUT BEL BGR HRV CYP CZE DNK EST FIN FRA DEU GRC HUN IRL ITA LVA LTU LUX MLT NLD POL PRT ROU SVK SVN ESP "
    "SWE".split()
)
_LOOK = {EU: (BLUE, "-", 2.0), STATES: (ORANGE, "--", 1.4), TOTAL: (GREY, "-", 1.4)}
_COLUMNS = [
    "series", "year", "basis", "qualifier", "value", "unit", "value_eur", "figures", "confidence",
    "document_id", "publisher", "url"
]  # fmt: skip


def yearly_rows(tables: Tables) -> pandas.DataFrame:
    """What EU institutions, EU-27 states (summed) and all donors gave IOM: one row a series, year and amount.

    Only amounts of one whole year that overlap no other (a sum of all donors aside): programmes, several
    years and sums of unlike payers are left out, and counted in `attrs["left_out"]`. `value` is as stated,
    `value_eur` in euro at the ECB's mean rate of the year; `figures` says how many were summed.
    """
    import pandas as pd

    money = _money(tables)
    kinds, countries = (tables.actors.set_index("actor_id")[name] for name in ("kind", "country"))
    is_yearly = _is_year(money)
    is_alone = money["overlaps"].isna()
    of_eu = money["payer_id"].map(kinds).eq("eu_institution") & is_alone & is_yearly
    of_states = money["payer_id"].map(countries).isin(_EU27) & money["payer_id"].map(kinds).eq("state")
    of_states &= is_alone & is_yearly & money["basis"].eq("booked")
    is_total = (
        money["payer_id"].isna() & money["basis"].eq("booked") & money["measure"].eq("budget") & is_yearly
    )
    parts = [
        money[of_eu].assign(series=EU, figures=1),
        _summed(money[of_states]).assign(series=STATES),
        money[is_total].assign(series=TOTAL, figures=1),
    ]
    rows = by_document(pd.concat([part for part in parts if len(part)] or [money.head(0)]), tables)
    rows = rows.assign(year=rows["period_start"].dt.year).reindex(columns=_COLUMNS)
    rows["order"] = rows["series"].map({EU: 0, STATES: 1, TOTAL: 2})
    rows = rows.sort_values(["order", "year", "basis", "value_eur"], ignore_index=True).drop(columns="order")
    drawn = of_eu | of_states | is_total
    rows.attrs["left_out"] = int((~drawn & money["measure"].eq("funding")).sum())
    return rows


def _money(tables: Tables) -> pandas.DataFrame:
    """Figures of money for IOM that are expressed in euro, vocabularies as plain words."""
    figures = tables.figures
    money = figures[(figures["payee_id"] == PAYEE) & figures["value_eur"].notna()]
    words = ("measure", "basis", "overlaps", "qualifier", "confidence")
    return money.assign(**{name: money[name].astype(object) for name in words})


def _is_year(money: pandas.DataFrame) -> pandas.Series:
    start, end = money["period_start"].dt, money["period_end"].dt
    is_first = (start.month == 1) & (start.day == 1)
    return (start.year == end.year) & is_first & (end.month == 12) & (end.day == 31)


def _summed(states: pandas.DataFrame) -> pandas.DataFrame:
    """One row a year and currency: amounts of one basis may be added up, each payer's once."""
    by = ["period_start", "period_end", "basis", "unit"]
    return states.groupby(by, as_index=False, dropna=False).agg(
        value=("value", "sum"),
        value_eur=("value_eur", "sum"),
        figures=("value", "size"),
        qualifier=("qualifier", _weakest),
        confidence=("confidence", _lowest),
        document_id=("document_id", "first"),
    )


def _weakest(qualifiers: pandas.Series) -> str:
    return "exact" if qualifiers.eq("exact").all() else "about"


def _lowest(confidences: pandas.Series) -> str | None:
    return next((each for each in ("low", "medium", "high") if confidences.eq(each).any()), None)


@drawing
def yearly(rows: pandas.DataFrame) -> Chart:
    """The series of `yearly_rows`: the EU with its states above, all donors of IOM below.

    Booked amounts are joined by lines; contracted and announced ones stand alone with marks of their own, and
    an arrow where the text says "over" or "at least". Years without a figure are said.
    """
    booked = _booked(rows, EU)
    all_years = range(int(rows["year"].min()), int(rows["year"].max()) + 1)
    chart = Chart(
        rows,
        title=_finding(booked, rows),
        subtitle="Money for IOM from EU institutions and EU-27 Member States, worldwide, in EUR million a "
        f"year, {span(all_years)}; amounts in other currencies at the ECB's mean rate of the year",
        source=source(rows),
        note=_yearly_note(rows, all_years),
        alt=_yearly_alt(rows),
        height=4.2 * INCH,
    )
    main, context = _panels(chart, all_years)
    top = rows.loc[rows["series"] != TOTAL, "value_eur"].max() / 1e6 * 1.22
    main.axes.set_ylim(0, top if top > 0 else 1)
    context.axes.set_ylim(0, _top(rows, TOTAL))
    _draw_gap(main, booked, all_years)
    lines = [series for series in (STATES, EU) if len(_booked(rows, series))]
    for series in lines:
        _draw_line(main, rows, series)
    _label_line(main, booked)
    _draw_claims(main, rows[(rows["series"] == EU) & (rows["basis"] != "booked")])
    _draw_ends(chart, main, rows, lines)
    _draw_total(chart, context, rows)
    return chart


def _panels(chart: Chart, all_years: range) -> tuple[Panel, Panel]:
    """The EU and its states above, all donors below, over the same years."""
    wide, high = chart.room
    panels = Panel(chart, 30, 112, wide - 122, high), Panel(chart, 30, 18, wide - 122, 78)
    for panel in panels:
        panel.axes.set_xlim(all_years[0] - 0.6, all_years[-1] + 0.6)
        year_ticks(panel, all_years)
        panel.axes.yaxis.set_major_locator(MaxNLocator(6 if panel is panels[0] else 3))
        panel.axes.yaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
        ruler(panel.axes)
    return panels


def _booked(rows: pandas.DataFrame, series: str) -> pandas.DataFrame:
    found = rows[(rows["series"] == series) & (rows["basis"] == "booked")]
    return found.drop_duplicates("year", keep="last").sort_values("year")


def _top(rows: pandas.DataFrame, series: str) -> float:
    values = rows.loc[rows["series"] == series, "value_eur"]
    return values.max() / 1e6 * 1.25 if len(values) else 1.0


def _draw_line(panel: Panel, rows: pandas.DataFrame, series: str) -> None:
    """A booked series, broken where years are missing."""
    booked = _booked(rows, series).set_index("year")["value_eur"] / 1e6
    colour, dash, thick = _LOOK[series]
    whole = booked.reindex(range(booked.index[0], booked.index[-1] + 1))
    panel.axes.plot(whole.index, whole, color=colour, linestyle=dash, linewidth=thick)
    panel.axes.plot(whole.index, whole, **mark("booked", colour, 6.5 if series == EU else 4.5))
    panel.keep_clear(list(whole.items()))


def _label_line(panel: Panel, booked: pandas.DataFrame) -> None:
    """The amounts of the first year and of the peak; the last stands beside the line's end."""
    values = booked.set_index("year")["value_eur"] / 1e6
    for year in sorted({values.index[0], values.idxmax()} - {values.index[-1]}) if len(values) else ():
        panel.label(year, values[year], [millions(values[year] * 1e6)], color=BLUE, weight="bold")


def _draw_claims(panel: Panel, claims: pandas.DataFrame) -> None:
    """Amounts that are not booked: one mark each, its words beside it."""
    for row in claims.itertuples():
        panel.axes.plot(row.year, row.value_eur / 1e6, **mark(row.basis, BLUE, 8))
        panel.keep_clear([(row.year, row.value_eur / 1e6)], 6)
        if row.qualifier in ("over", "at_least"):
            x, y = panel.at(row.year, row.value_eur / 1e6)
            panel.arrow(x, y + 6, 0, 12, BLUE)
    for row in claims.itertuples():
        words = [qualified(millions(row.value_eur), row.qualifier), row.basis]
        panel.label(row.year, row.value_eur / 1e6, words, color=BLUE)


def _draw_ends(chart: Chart, panel: Panel, rows: pandas.DataFrame, lines: list[str]) -> None:
    """The name of each line beside its last point, with its last amount."""
    last = {series: _booked(rows, series).iloc[-1] for series in lines}
    heights = spread([panel.at(0, last[series]["value_eur"] / 1e6)[1] for series in lines], 26)
    for series, height in zip(lines, heights, strict=True):
        words = f"{millions(last[series]['value_eur'])} booked {last[series]['year']}"
        _name(chart, height, series, words, _LOOK[series][0])


def _name(chart: Chart, height: float, name: str, words: str, colour: str) -> None:
    x = chart.body[2] - 114
    chart.words(x, height + 2, name, color=colour, weight="bold")
    chart.words(x, height - 9, words)


def _draw_gap(panel: Panel, booked: pandas.DataFrame, all_years: range) -> None:
    """A hatched field over the years before the first booked amount."""
    first = int(booked["year"].min()) if len(booked) else all_years[-1] + 1
    if first == all_years[0]:
        return
    left, right = all_years[0] - 0.6, first - 0.5
    panel.axes.axvspan(left, right, facecolor="none", edgecolor=GRID, hatch="///", linewidth=0)
    words = f"no EU figure\n{span((all_years[0], first - 1))}"
    panel.axes.text(
        (left + right) / 2, panel.axes.get_ylim()[1] * 0.5, words,
        ha="center", va="center", color=MUTED, bbox={"facecolor": GROUND, "edgecolor": "none", "pad": 3},
    )  # fmt: skip


def _draw_total(chart: Chart, panel: Panel, rows: pandas.DataFrame) -> None:
    total = _booked(rows, TOTAL).set_index("year")["value_eur"] / 1e6
    panel.axes.bar(total.index, total, width=0.62, color=GREY)
    is_narrow = panel.at(1, 0)[0] - panel.at(0, 0)[0] < _NARROW
    for year in sorted({*([] if is_narrow else total.index[:1]), *total.index[-1:]}):
        panel.axes.annotate(
            f"{total[year]:,.0f}", (year, total[year]), (0, 3), textcoords="offset points", ha="center"
        )
    _name(chart, chart.body[1] + 42, TOTAL, "all donors, booked", MUTED)


def _finding(booked: pandas.DataFrame, rows: pandas.DataFrame) -> str:
    if booked.empty:
        return f"No yearly amount that the EU gave IOM is booked; {counted(len(rows), 'other amount')} known"
    first, last = booked.iloc[0], booked.iloc[-1]
    peak = booked.loc[booked["value_eur"].idxmax()]
    words = {
        id(row): f"EUR {millions(row['value_eur'])} million in {row['year']}" for row in (first, last, peak)
    }
    if len(booked) == 1:
        return f"The EU's booked funding of IOM was {words[id(first)]}"
    if peak["year"] == last["year"]:
        return f"The EU's booked funding of IOM rose from {words[id(first)]} to {words[id(last)]}, its peak"
    if peak["year"] == first["year"]:
        return f"The EU's booked funding of IOM fell from {words[id(first)]}, its peak, to {words[id(last)]}"
    return (
        f"The EU's booked funding of IOM rose from {words[id(first)]} to {words[id(peak)]}, its "
        f"peak, and was {words[id(last)]}"
    )


def _yearly_note(rows: pandas.DataFrame, all_years: range) -> str:
    said = [
        "● booked: revenue in IOM's accounts; ◇ contracted: signed, for one or more years; △ announced: "
        'said in public. These are three concepts, and no line joins them. ↑ "over" or "at least"'
    ]
    gaps = []
    for series in (EU, STATES, TOTAL):
        missing = set(all_years) - set(_booked(rows, series)["year"])
        if missing:
            gaps.append(f"{series} {years(missing)}")
    if gaps:
        said.append(f"Nothing booked is known of {listed(gaps)}")
    if left_out := rows.attrs.get("left_out"):
        said.append(
            f"Left out: {counted(left_out, 'amount')} for programmes, for several years, of other donors, or "
            "of the EU and its Member States together"
        )
    return ". ".join(said) + "."


def _yearly_alt(rows: pandas.DataFrame) -> str:
    return f"Line chart. {'. '.join(_spoken(rows))}."


def _spoken(rows: pandas.DataFrame) -> Iterator[str]:
    for series in (EU, STATES, TOTAL):
        booked = _booked(rows, series)
        if len(booked):
            values = ", ".join(f"{row.year}: {millions(row.value_eur)}" for row in booked.itertuples())
            yield f"{series}, booked, EUR million: {values}"
    for row in rows[rows["basis"] != "booked"].itertuples():
        amount = qualified(f"EUR {millions(row.value_eur)} million", row.qualifier)
        yield f"{row.series}, {row.basis} for {row.year}: {amount}"
