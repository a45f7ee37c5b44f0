"""Charts of the project's own tables as files and as pictures: the same bytes, safe, and legible."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
import tempfile
from functools import cache
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import matplotlib
import pytest
from chartlooks import REPORT, collisions, cut_off, event, faint, made, mention, texts
from conftest import RAW, REAL, ROOT

import communique
from communique import charts
from communique.charts import style
from communique.charts.colours import VISIONS, contrast, difference
from communique.charts.paper import WIDTH
from communique.tables import Tables

COLOURS = (style.BLUE, style.ORANGE, style.GREEN, style.PURPLE, style.GREY)


@cache
def tables() -> Tables:
    """The tables of the project's own documents and record, built anew."""
    with tempfile.TemporaryDirectory() as folder:
        communique.build(RAW, Path(folder) / "tables")
        return communique.load(Path(folder) / "tables")


def sheets() -> charts.Sheets:
    return charts.milestones.sheets(charts.milestones.event_rows(tables()))


def _score():
    score = communique.score(tables(), REAL)
    return charts.accuracy.score_rows(tuned=score, unseen=score)


CHARTS = {
    "funding-yearly": lambda: charts.funding.yearly(charts.funding.yearly_rows(tables())),
    "funding-shares": lambda: charts.shares.yearly(charts.shares.yearly_rows(tables())),
    "programmes": lambda: charts.programmes.amounts(charts.programmes.amount_rows(tables())),
    "milestones-first-sheet": lambda: sheets()[0],
    "milestones-last-sheet": lambda: sheets()[-1],
    "milestones-wide": lambda: charts.milestones.timeline(charts.milestones.event_rows(tables())),
    "milestones-slide": lambda: charts.milestones.timeline(charts.milestones.event_rows(tables()), "slide"),
    "matrix": lambda: charts.network.matrix(charts.network.attendance_rows(tables())),
    "ties": lambda: charts.ties.diagram(charts.ties.tie_rows(tables())),
    "documents": lambda: charts.coverage.documents(charts.coverage.document_rows(tables())),
    "sections": lambda: charts.coverage.characters(charts.coverage.section_rows(tables())),
    "accuracy": lambda: charts.accuracy.rates(_score()),
}


@cache
def drawn(name: str) -> charts.Chart:
    """A chart of the committed tables; skips where they hold nothing of the kind."""
    try:
        return CHARTS[name]()
    except charts.ChartError as error:
        pytest.skip(str(error))


def small() -> charts.Chart:
    """A chart of two events made by hand."""
    made_tables = made(
        events=[
            event("a", "2020-01-01"),
            event("b", "2021-01-01", name="=1+1 <script>alert(1)</script> & $x$"),
        ],
        documents=[REPORT],
        mentions=[mention("report", "a"), mention("report", "b")],
    )
    return charts.milestones.timeline(charts.milestones.event_rows(made_tables))


@pytest.mark.parametrize("name", CHARTS)
def test_no_text_meets_another_or_the_edge(name):
    chart = drawn(name)
    assert list(collisions(chart)) == []
    assert list(cut_off(chart)) == []


@pytest.mark.parametrize("name", CHARTS)
def test_no_letter_is_smaller_than_7_5_points_on_a4(name):
    chart = drawn(name)
    scale = min(1.0, WIDTH / chart.size[0])
    assert [text.get_text() for text in texts(chart) if text.get_fontsize() * scale < 7.49] == []


def test_the_sheets_hold_every_milestone_with_its_whole_label():
    events = charts.milestones.event_rows(tables())
    drawn_ids = [event_id for chart in sheets() for event_id in chart.rows["event_id"]]
    assert sorted(drawn_ids) == sorted(events["event_id"])
    assert not [text.get_text() for chart in sheets() for text in texts(chart) if "…" in text.get_text()]
    for chart in sheets():
        assert chart.size[0] == WIDTH
        assert chart.size[1] < 755, "taller than a page of A4"


def test_a_notebook_shows_one_sheet_below_the_other(monkeypatch):
    shown: list[charts.Chart] = []
    monkeypatch.setattr("IPython.display.display", shown.append)
    pair = charts.Sheets([small(), small()])
    pair._ipython_display_()
    assert shown == list(pair)


@pytest.mark.parametrize("name", CHARTS)
def test_all_text_can_be_read_on_its_ground(name):
    assert list(faint(drawn(name))) == []


@pytest.mark.parametrize(
    "name", ["funding-yearly", "funding-shares", "programmes", "milestones-wide", "matrix", "ties"]
)
@pytest.mark.parametrize("which", [slice(1), slice(-1, None), slice(None, None, 5)])
def test_any_choice_of_rows_can_be_drawn(name, which):
    draw = {
        "funding-yearly": charts.funding.yearly,
        "funding-shares": charts.shares.yearly,
        "programmes": charts.programmes.amounts,
        "milestones-wide": charts.milestones.timeline,
        "matrix": charts.network.matrix,
        "ties": charts.ties.diagram,
    }[name]
    chart = draw(drawn(name).rows.iloc[which])
    assert list(collisions(chart)) == []
    assert list(cut_off(chart)) == []


def test_the_check_of_legibility_can_fail():
    chart = small()
    chart.words(20, 20, "faint", color="#aaaaaa")
    chart.words(20, 20, "over it")
    assert ("faint", "over it") in list(collisions(chart)) or ("over it", "faint") in list(collisions(chart))
    assert [text for text, *_ in faint(chart)] == ["faint"]


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_says_what_it_shows_and_whence(name):
    chart = drawn(name)
    assert chart.title and chart.subtitle and chart.alt.endswith(".")
    assert chart.source.startswith("Source")
    assert not re.search(
        r"\bnan\b|None|NaT|<NA>", " ".join((chart.title, chart.note, chart.source, chart.alt))
    )


def test_marks_contrast_with_their_ground():
    for colour in COLOURS:
        assert contrast(colour, style.GROUND) >= 3, colour
    for colour in (style.INK, style.MUTED):
        assert contrast(colour, style.GROUND) >= 4.5
        assert contrast(colour, style.BAND) >= 4.5


@pytest.mark.parametrize("vision", VISIONS)
def test_colours_are_apart_for_every_vision(vision):
    for one, other in combinations(COLOURS, 2):
        assert difference(one, other, vision) >= 20, (one, other)


def test_red_and_green_would_not_do():
    assert difference("#d62728", "#6a8f1f", "deuteranopia") < 20


@pytest.mark.parametrize("name", CHARTS)
def test_colours_of_a_chart_are_those_of_the_sheet(name):
    """Whatever is drawn is of the tested colours, of text, or fainter than a mark."""
    allowed = {*COLOURS, style.GROUND, style.INK, style.MUTED, style.GRID, style.BAND, "#000000"}
    found = set(re.findall(r"#[0-9a-f]{6}", drawn(name).svg()))
    assert found <= allowed


def test_the_same_rows_make_the_same_bytes(tmp_path):
    first = [path.read_bytes() for path in charts.save(small(), "a", tmp_path)]
    again = [path.read_bytes() for path in charts.save(small(), "a", tmp_path)]
    assert first == again
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "a.png", "a.svg"]


def test_bytes_do_not_hang_on_the_environment(tmp_path):
    code = (
        "import sys; sys.path[:0] = ['tests']; from test_charts_saved import charts, small; import hashlib;"
        f"paths = charts.save(small(), 'a', {str(tmp_path)!r});"
        "print([hashlib.sha256(path.read_bytes()).hexdigest() for path in paths])"
    )
    rc = tmp_path / "matplotlibrc"
    rc.write_text("font.size: 20\nsvg.fonttype: path\nlines.linewidth: 9\n")
    found = set()
    for more in (
        {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "0"},
        {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "MATPLOTLIBRC": str(rc)},
    ):
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | more,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        found.add(done.stdout)
    assert len(found) == 1


def test_drawing_leaves_the_users_settings_alone():
    with matplotlib.rc_context({"font.size": 21}):
        small().svg()
        assert matplotlib.rcParams["font.size"] == 21


def test_a_chart_without_a_source_is_not_saved(tmp_path):
    rows = charts.milestones.event_rows(made(events=[event("a", "2020-01-01")]))
    chart = charts.milestones.timeline(rows)
    with pytest.raises(charts.ChartError, match="nothing says whence its rows are"):
        charts.save(chart, "a", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_only_charts_with_plain_names_are_saved(tmp_path):
    from matplotlib.figure import Figure

    with pytest.raises(charts.ChartError, match="only what the functions"):
        charts.save(Figure(), "a", tmp_path)
    for name in ("../a", "A b", "", "a.svg"):
        with pytest.raises(charts.ChartError, match="lower-case words"):
            charts.save(small(), name, tmp_path)


def test_saved_files_are_safe_to_open(tmp_path):
    svg, _, rows = charts.save(small(), "a", tmp_path)
    text = svg.read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    assert not [element for element in root.iter() if element.tag.endswith("script")]
    assert "&lt;script&gt;" in text
    with rows.open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert "'=1+1 <script>alert(1)</script> & $x$" in cells
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


def test_the_csv_holds_what_is_drawn(tmp_path):
    chart = small()
    *_, path = charts.save(chart, "a", tmp_path)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["event_id"] for row in rows] == chart.rows["event_id"].tolist()
    assert rows[0]["start_date"] == "2020-01-01"
    assert rows[0]["url"] == "https://example.org/1"


def test_a_notebook_shows_svg_with_its_alt_text():
    from IPython.core.formatters import DisplayFormatter

    chart = small()
    shown, _ = DisplayFormatter().format(chart)
    assert set(shown) == {"image/svg+xml", "text/plain"}
    assert shown["text/plain"] == charts.alt(chart)
    root = ElementTree.fromstring(shown["image/svg+xml"])
    assert root.attrib["role"] == "img"
    assert [child.text for child in root if child.tag.endswith(("title", "desc"))] == [chart.title, chart.alt]
    assert "date" not in shown["image/svg+xml"].split("</metadata>")[0].lower().replace("update", "")


def test_ids_of_two_charts_on_a_page_do_not_clash():
    ids = re.findall(r' id="([^"]+)"', small().svg())
    assert not [
        each for each in ids if re.fullmatch(r"(?:figure|axes|patch|text|line2d|xtick|ytick)_\d+", each)
    ]


def test_text_in_a_picture_is_text():
    assert ">EU–IOM Senior Officials Meeting<" in small().svg()
    assert "font" in small().svg()
