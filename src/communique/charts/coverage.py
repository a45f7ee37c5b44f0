"""What the documents cover: how many there are by year, kind and publisher, and what they consist of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.ticker import MaxNLocator

from communique.charts.labels import wrapped
from communique.charts.panel import Panel, plain, ruler
from communique.charts.paper import INCH, Chart, drawing
from communique.charts.style import BLUE, GREEN, GREY, GROUND, INK, MUTED, ORANGE, PURPLE
from communique.charts.words import clean, counted, listed, source, years
from communique.tables import SECTIONS

if TYPE_CHECKING:
    import pandas

    from communique.tables import Tables

UNKNOWN = "not known"
_ROW = 29  # points of a publisher, whose name may take three lines
_NARROW = 14  # points of a column; numbers on narrower ones would meet
_NOBODY = "publishers not known"
# Kinds of documents by colour and pattern, so that neither alone must be told apart.
_KINDS = {
    "press_release": (BLUE, None, "press release"),
    "news_article": (ORANGE, "////", "news article"),
    "social_post": (GREEN, "....", "social post"),
    "web_page": (PURPLE, "xxxx", "web page"),
}
_MEANING = {
    "headline": "titles",
    "body": "what is read",
    "about": '"who we are"',
    "contact": "press contacts",
    "furniture": "menus and the like",
}


def document_rows(tables: Tables) -> pandas.DataFrame:
    """One row for each document that was read, the sources of the cited record aside: year, kind, publisher.

    `year` is null where it cannot be known. `attrs` counts the cited sources and the files not read.
    """
    documents = tables.documents
    kind = documents["kind"].astype(object)
    rows = documents.assign(kind=kind, year=documents["published"].dt.year)[kind != "reference"]
    columns = ["document_id", "year", "kind", "publisher", "title", "words", "url"]
    rows = rows[columns].sort_values(["year", "document_id"], ignore_index=True)
    rows.attrs |= {"cited": int((kind == "reference").sum()), "unread": len(tables.problems)}
    return rows


@drawing
def documents(rows: pandas.DataFrame) -> Chart:
    """The documents of `document_rows` by year and kind (left) and by publisher (right)."""
    by_publisher = rows["publisher"].fillna(UNKNOWN).map(clean).value_counts(sort=False)
    ranked = sorted(by_publisher.index, key=lambda name: (name == UNKNOWN, -by_publisher[name], name))
    shown = ranked[:10]
    known = sorted(int(year) for year in rows["year"].dropna().unique())
    chart = Chart(
        rows,
        title=_finding(rows, known),
        subtitle=f"Number of documents by year of publication and kind, {_span(known)}, and by publisher",
        source=_whence(rows),
        note=_note(rows, len(ranked) - len(shown)),
        alt=_alt(rows, known, by_publisher[ranked]),
        height=max(2.9 * INCH, len(shown) * _ROW + 30),
    )
    wide, high = chart.room
    left = Panel(chart, 22, 34, wide * 0.58, high - 4)
    columns = [*range(known[0], known[-1] + 1)] if known else []
    _draw_years(left, rows, columns)
    _draw_kinds(chart, rows)
    _draw_publishers(
        chart,
        Panel(chart, wide * 0.58 + 112, high - 4 - _ROW * len(shown), wide - 20, high - 4),
        by_publisher[shown],
    )
    return chart


def _draw_years(panel: Panel, rows: pandas.DataFrame, columns: list[int]) -> None:
    axes = panel.axes
    counts = rows.assign(year=rows["year"].fillna(0)).groupby(["year", "kind"]).size().unstack(fill_value=0)
    has_unknown = bool(rows["year"].isna().any())
    places = {year: place for place, year in enumerate(columns)} | {0: len(columns) + 1}
    axes.set_xlim(-0.6, len(columns) - 0.4 + (2 if has_unknown else 0))
    axes.set_ylim(0, max(float(counts.sum(axis=1).max()) * 1.15, 1))
    for year, row in counts.iterrows():
        bottom = 0
        for kind, (colour, hatch, _) in _KINDS.items():
            number = int(row.get(kind, 0))
            if number:
                fill = colour if hatch is None else GROUND
                axes.bar(
                    places[int(year)], number, 0.7, bottom, facecolor=fill, edgecolor=colour, hatch=hatch
                )
            bottom += number
        if panel.at(1, 0)[0] - panel.at(0, 0)[0] >= _NARROW:
            axes.annotate(
                str(bottom), (places[int(year)], bottom), (0, 3), textcoords="offset points", ha="center"
            )
    step = -(-len(columns) // 8) or 1
    last = len(columns) - (36 / (panel.at(1, 0)[0] - panel.at(0, 0)[0]) - 1 if has_unknown else 0)
    ticks = [place for place in range(len(columns)) if place % step == 0 and place < last]
    words = [str(columns[place]) for place in ticks]
    if has_unknown:
        ticks, words = [*ticks, places[0]], [*words, UNKNOWN]
    axes.set_xticks(ticks, words)
    axes.yaxis.set_major_locator(MaxNLocator(5, integer=True))
    ruler(axes)


def _draw_kinds(chart: Chart, rows: pandas.DataFrame) -> None:
    panel = Panel(chart, 22, 0, chart.room[0] * 0.6, 12)
    panel.axes.set_xlim(0, panel.box.right - panel.box.left)
    panel.axes.set_ylim(0, 12)
    plain(panel.axes)
    here = [kind for kind in _KINDS if (rows["kind"] == kind).any()]
    for number, kind in enumerate(here):
        colour, hatch, words = _KINDS[kind]
        x = number * 84
        fill = colour if hatch is None else GROUND
        panel.axes.barh(6, 11, 8, x, facecolor=fill, edgecolor=colour, hatch=hatch)
        panel.axes.text(x + 15, 3, words, size=8)


def _draw_publishers(chart: Chart, panel: Panel, counts: pandas.Series) -> None:
    axes = panel.axes
    axes.set_ylim(len(counts) - 0.5, -0.5)
    axes.set_xlim(0, max(counts.max(), 1))
    plain(axes)
    for place, (name, number) in enumerate(counts.items()):
        axes.barh(place, number, 0.5, color=GREY if name == UNKNOWN else BLUE)
        x, y = panel.at(number, place)
        chart.words(x + 4, y - 3, str(number))
        lines = wrapped(str(name), 102, 8, lines=3)
        for line, text in enumerate(lines):
            middle = y - (line - (len(lines) - 1) / 2) * 9
            chart.words(
                panel.box.left - 6,
                middle - 3,
                text,
                size=8,
                ha="right",
                color=MUTED if name == UNKNOWN else INK,
            )


def _finding(rows: pandas.DataFrame, known: list[int]) -> str:
    undated = int(rows["year"].isna().sum())
    when = f", of {_span(known)}" if known else ""
    rest = f"; of {undated} the year cannot be known" if undated else ""
    return f"{counted(len(rows), 'document')} were read{when}{rest}".replace(
        "1 document were", "1 document was"
    )


def _span(known: list[int]) -> str:
    return years(known) if len(known) < 4 else f"{known[0]}–{known[-1]}" if known else "year not known"


def _whence(rows: pandas.DataFrame) -> str:
    return source(rows.assign(publisher=rows["publisher"].fillna(_NOBODY)))


def _note(rows: pandas.DataFrame, more: int) -> str:
    left_out = []
    if cited := rows.attrs.get("cited"):
        left_out.append(f"{counted(cited, 'source')} of the cited record, of which no text was read")
    if unread := rows.attrs.get("unread"):
        left_out.append(f"{counted(unread, 'file')} that could not be read (table problems)")
    if more > 0:
        left_out.append(f"{counted(more, 'publisher')} with fewer documents")
    return (f"Left out: {listed(left_out)}. " if left_out else "") + "A post of a feed page is a document."


def _alt(rows: pandas.DataFrame, known: list[int], by_publisher: pandas.Series) -> str:
    by_year = rows["year"].value_counts()
    said = [f"{year}: {by_year[year]}" for year in known]
    if undated := int(rows["year"].isna().sum()):
        said.append(f"year not known: {undated}")
    kinds = rows["kind"].value_counts()
    by_kind = ", ".join(f"{words} {kinds[kind]}" for kind, (*_, words) in _KINDS.items() if kind in kinds)
    publishers = ", ".join(f"{name} {number}" for name, number in by_publisher.head(10).items())
    return (
        f"Columns and bars. {counted(len(rows), 'document')} by year: {', '.join(said)}. By kind: {by_kind}. "
        f"By publisher: {publishers}."
    )


def section_rows(tables: Tables) -> pandas.DataFrame:
    """One row for each document that was read and each section: how many of its characters are there."""
    import pandas as pd

    from communique.dataset import shared_lines
    from communique.text import sections
    from communique.text.plain import Plain

    read = tables.documents[tables.documents["kind"] != "reference"]
    files = read.groupby("source_path")["text"].agg("\n".join)
    repeated = shared_lines(files)
    found: list[tuple[Any, ...]] = []
    for row in read.itertuples():
        counts = dict.fromkeys(SECTIONS, 0)
        for line in sections.label(Plain(row.text).text, repeated):
            counts[line.section] += line.end - line.start
        publisher = row.publisher if row.publisher == row.publisher and row.publisher else _NOBODY
        found.extend(
            (row.document_id, section, number, publisher, row.url) for section, number in counts.items()
        )
    return pd.DataFrame(found, columns=["document_id", "section", "characters", "publisher", "url"])


@drawing
def characters(rows: pandas.DataFrame) -> Chart:
    """The characters of all documents in `section_rows` by section."""
    totals = rows.groupby("section")["characters"].sum().reindex(SECTIONS, fill_value=0)
    whole = max(int(totals.sum()), 1)
    documents_read = rows["document_id"].nunique()
    chart = Chart(
        rows,
        title=f"{100 * totals['body'] / whole:.0f} % of the characters are body text, "
        f"{100 * totals['furniture'] / whole:.0f} % menus and the like",
        subtitle=f"Characters of {counted(documents_read, 'document')} by section, line breaks not counted",
        source=source(rows.drop_duplicates("document_id")),
        note="Every line is labelled and none is dropped; rows come from every section, and say from which.",
        alt="Bar chart. Characters by section: "
        + ", ".join(f"{name} {number:,} ({100 * number / whole:.1f} %)" for name, number in totals.items())
        + ".",
        height=len(totals) * 24 + 10,
    )
    wide, high = chart.room
    panel = Panel(chart, 160, 4, wide - 100, high)
    panel.axes.set_ylim(len(totals) - 0.5, -0.5)
    panel.axes.set_xlim(0, max(int(totals.max()), 1))
    plain(panel.axes)
    for place, (name, number) in enumerate(totals.items()):
        panel.axes.barh(place, number, 0.55, color=BLUE if name == "body" else GREY)
        x, y = panel.at(number, place)
        chart.words(panel.box.left - 6, y - 3, f"{name}: {_MEANING[name]}", ha="right")
        chart.words(x + 5, y - 3, f"{number:,} ({100 * number / whole:.0f} %)")
    return chart
