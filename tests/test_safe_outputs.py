"""Documents that fight back, all the way: built, then opened as notebook, report, chart and export."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import icalendar
import nbformat
import networkx
import openpyxl
import pytest
from htmlpages import Page

import communique
from communique import charts, explorer, listing, reports
from communique.contacts import found
from communique.exports import FILES, export
from communique.exports.letters import is_formula
from communique.reports.pages import anchor
from communique.tables import Tables

SCRIPT = "<script>alert(1)</script>"
HANDLER = '"><img src="x" onerror="alert(1)"><svg onload="alert(1)">'
CONTACT = "Jane Roe, Tel: +41 22 717 9111, jane.roe@example.org"
ARTICLES = [
    {
        "title": '=HYPERLINK("http://example.org","x")',
        "publisher": SCRIPT,
        "url": "javascript:alert(1)",
        "date": "2021-05-03",
        "text": "Geneva, 3 May 2021 - The European Commission granted IOM over EUR 12 million. "
        f"{HANDLER} {SCRIPT} The second Forum of <b onclick=x()>Hope</b> was held in Geneva on 3 May 2021 "
        f"with the European Union and IOM. The EU and IOM met in Geneva on 4 May 2021. Contact: {CONTACT}.",
    },
    {
        "title": f"＝1+1 {CONTACT}",
        "publisher": f"@SUM(1) {CONTACT}",
        "url": f"data:text/html,{SCRIPT}",
        "date": "2021-05-04",
        "text": f"Brussels, 5 May 2021 - IOM and the European Union signed the Agreement of {SCRIPT} on 5 "
        "May 2021 in Brussels. &lt;script&gt; ${jndi} {{7*7}} $x$ \x1b[31m \u202e",
    },
]
# What a careless reader might have let into a table: every kind of harm in every column of words.
POISONS = [
    "=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "\u3000=1",
    SCRIPT, HANDLER, f"x {CONTACT}", "javascript:alert(1)", "]]><script/>", "<!--", "$\\frac{1}{0}$",
    "\x00\x07\ufffe", "a\r\nATTACH:http://example.org/x\r\nBEGIN:VALARM", "[x](javascript:alert(1))",
]  # fmt: skip
COLUMNS = {
    "documents": ("title", "publisher", "place", "url"),
    "events": ("name", "place"),
    "actors": ("name", "acronym", "position"),
    "frameworks": ("name", "acronym"),
    "figures": ("scope", "unit"),
    "mentions": ("quote", "position"),
    "participation": ("quote",),
    "disagreements": ("value",),
}


def poisoned(tables: Tables) -> Tables:
    """The tables with a poison for each value, one after another."""
    changed = {}
    for name, columns in COLUMNS.items():
        frame = getattr(tables, name).copy()
        for shift, column in enumerate(columns):
            frame[column] = [POISONS[(place + shift) % len(POISONS)] for place in range(len(frame))]
        changed[name] = frame
    return replace(tables, **changed)


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Tables:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "raw").mkdir()
    (folder / "raw" / "articles.json").write_text(json.dumps(ARTICLES), encoding="utf-8")
    communique.build(folder / "raw", folder / "tables")
    return communique.load(folder / "tables")


@pytest.fixture(scope="module", params=["as built", "poisoned"])
def tables(built, gold_readings, request) -> Tables:
    if request.param == "as built":
        return built
    from communique.dataset import frames

    return poisoned(frames(gold_readings))


def pictures(tables: Tables) -> dict[str, charts.Chart]:
    """The charts that these tables have rows for."""
    events = charts.milestones.event_rows(tables)
    makers = {
        "documents": lambda: charts.coverage.documents(charts.coverage.document_rows(tables)),
        "milestones": lambda: charts.milestones.timeline(events),
        "slide": lambda: charts.milestones.timeline(events, "slide"),
        "network": lambda: charts.network.matrix(charts.network.attendance_rows(tables)),
        "ties": lambda: charts.ties.diagram(charts.ties.tie_rows(tables, least=1)),
    }
    return {name: make() for name, make in makers.items()}


def harmless(markup: str) -> Page:
    """The page that markup is, once nothing in it was found that runs, fetches or leads astray."""
    page = Page(markup)
    assert page.running == []
    assert [each for each in page.fetched if each and not each.startswith(("#", "data:image/png"))] == []
    assert [link for link in page.links if not link.startswith(("#", "http://", "https://"))] == []
    return page


def test_the_documents_were_read(built):
    """Or the tests below would test nothing."""
    assert SCRIPT in set(built.documents["publisher"])
    assert len(built.events) >= 2 and len(built.figures) == 1 and len(built.participation) >= 2
    assert any(CONTACT in text for text in built.documents["text"])
    assert not built.documents["url"].fillna("").str.contains("javascript|data:").any()


def test_markup_is_text_in_a_notebook(tables):
    shown = [listing(frame)._repr_html_() for name, frame in tables if name != "documents"]
    shown.append(listing(tables.documents.drop(columns="text"))._repr_html_())
    keys = ("documents", "document_id"), ("events", "event_id"), ("actors", "actor_id")
    for name, key in keys:
        for row_id in getattr(tables, name)[key]:
            shown += [communique.show(tables, row_id)._repr_html_(), explorer.evidence(tables, row_id)]
    shown.append(explorer.evidence(tables, SCRIPT))
    text = "".join(harmless(each).text for each in shown)
    assert SCRIPT in text
    assert CONTACT.split()[-1] not in text and "717 9111" not in text


def test_cells_of_the_sortable_tables_are_text(tables):
    for name in ("events", "actors", "documents"):
        explorer_table = explorer._Browser(tables, name).widget.children[0]
        cells = json.loads(explorer_table.get_state()["_dt_args"]["data_json"])
        words = [cell for row in cells for cell in row if isinstance(cell, str) and cell != "<NA>"]
        assert words and not [cell for cell in words if "<" in cell or found(cell)]
    nodes = explorer.graph(tables, least=1)
    assert not found(json.dumps([nodes.nodes, nodes.ties]))


def test_markup_is_text_in_the_report(tables):
    notebook = nbformat.v4.new_notebook()
    rows = [*tables.events["event_id"].head(30), *tables.figures["figure_id"]]
    links = " ".join(f"[x](../reports/cooperation.html#{anchor(row)})" for row in rows)
    notebook.cells = [nbformat.v4.new_markdown_cell(f"# T\n\n{links}")]
    outputs = [{"text/html": listing(frame)._repr_html_()} for name, frame in tables if name != "documents"]
    outputs += [{"text/html": communique.show(tables, row)._repr_html_()} for row in rows[:3]]
    outputs += [chart._repr_mimebundle_() for chart in pictures(tables).values()]
    for data in outputs:
        output = nbformat.v4.new_output("execute_result", data, execution_count=1)
        notebook.cells.append(nbformat.v4.new_code_cell("x", outputs=[output], execution_count=1))
    page = harmless(reports.page({"1-funding": notebook}, tables))
    assert len(page.pictures) == 5
    assert "717 9111" not in page.text and "jane.roe" not in page.text


def test_charts_are_text_and_no_formulas(tables, tmp_path):
    for name, chart in pictures(tables).items():
        svg, _, rows = charts.save(chart, name, tmp_path)
        root = ElementTree.fromstring(svg.read_bytes())
        for element in root.iter():
            assert element.tag.rpartition("}")[2] not in ("script", "a", "foreignObject", "image", "iframe")
            assert not [each for each in element.attrib if each.rpartition("}")[2].lower().startswith("on")]
        text = rows.read_text(encoding="utf-8")
        cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
        assert cells and not [cell for cell in cells if is_formula(cell)]
        assert not found(svg.read_text(encoding="utf-8")) and not found(text)


@pytest.mark.parametrize("to", FILES)
def test_exports_hold_no_contact(tables, tmp_path, to):
    for path in export(tables, to, tmp_path):
        texts = [path.read_text(encoding="utf-8", errors="replace")]
        if to == "xlsx":
            texts = [
                str(cell.value) for sheet in openpyxl.load_workbook(path) for row in sheet for cell in row
            ]
        folded = re.sub(r"\r\n ", "", "\n".join(texts))
        assert "jane.roe" not in folded and "717 9111" not in folded


def test_exports_are_text_and_no_formulas(tables, tmp_path):
    for path in export(tables, "csv", tmp_path):
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert not [cell for row in csv.reader(file) for cell in row if is_formula(cell)]
    book = openpyxl.load_workbook(*export(tables, "xlsx", tmp_path))
    for sheet in book:
        for row in sheet:
            for cell in row:
                assert cell.data_type != "f" and cell.hyperlink is None
    for to, read in (("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)):
        (path,) = export(tables, to, tmp_path)
        assert len(read(path)) == len(communique.network.organizations(tables))


def test_a_calendar_has_events_and_nothing_else(tables, tmp_path):
    (path,) = export(tables, "ics", tmp_path)
    calendar = icalendar.Calendar.from_ical(Path(path).read_bytes())
    assert {part.name for part in calendar.walk()} == {"VCALENDAR", "VEVENT"}
    assert len(calendar.walk("VEVENT")) == int(tables.events["start_date"].notna().sum())
    for event in calendar.walk("VEVENT"):
        assert "ATTACH" not in event
        assert str(event.get("URL", "https://")).startswith(("http://", "https://"))
