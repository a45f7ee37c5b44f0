"""The report as a file that others open: whole by itself, nothing that runs, every number with evidence."""

from __future__ import annotations

import csv
import re
import sys
from dataclasses import replace

import nbformat
import pypdf
import pytest
from conftest import RAW, ROOT
from htmlpages import Page

import communique
from communique import reports
from communique.contacts import found
from communique.dataset import frames
from communique.errors import ReportError
from communique.reports import notebooks
from communique.reports.citations import Citations
from communique.reports.drawings import inline
from communique.reports.pages import anchor, part
from communique.scoring.answers import records

FOLDER = ROOT / "reports"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'viewBox="0 0 576 400">'
    "<title>T</title><desc>Two &lt;bars&gt;.</desc>{}</svg>"
)


@pytest.fixture(scope="module")
def tables(gold_readings):
    return frames(gold_readings)


def made(*cells, outputs=()) -> nbformat.NotebookNode:
    """A notebook of Markdown cells, and a code cell for each output."""
    notebook = nbformat.v4.new_notebook()
    notebook.cells = [nbformat.v4.new_markdown_cell(source) for source in cells]
    for data in outputs:
        output = nbformat.v4.new_output("execute_result", data, execution_count=1)
        notebook.cells.append(nbformat.v4.new_code_cell("secret_code()", outputs=[output], execution_count=1))
    return notebook


def html_of(notebook, name="1-funding", rows=()) -> str:
    return part(notebook, name, set(rows).__contains__).html


def test_code_is_hidden_and_results_are_shown():
    shown = html_of(made("# T\n\nWords.", outputs=[{"text/plain": "<b>&"}]))
    assert "secret_code" not in shown
    assert '<pre class="result">&lt;b&gt;&amp;</pre>' in shown


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href="data:text/html,x">x</a>',
        '<iframe src="https://example.org"></iframe>',
        '<p onclick="x()">x</p>',
        "<style>@import 'https://example.org'</style>",
        "<svg onload=alert(1)></svg>",
        "[x](javascript:alert(1))",
        "![x](https://example.org/x.png)",
        "<form action='https://example.org'><input></form>",
    ],
)
def test_nothing_in_prose_or_results_runs_or_fetches(hostile):
    page = Page(
        html_of(
            made(f"# T\n\n{hostile}", outputs=[{"text/html": f"<table><tr><td>{hostile}</td></tr></table>"}])
        )
    )
    assert page.running == []
    assert page.fetched == []
    assert all(link.startswith(("#", "http://", "https://")) for link in page.links)


def test_links_lead_to_the_page_or_the_web_only():
    prose = (
        "# T\n\n[a](../reports/cooperation.html#row-x) [b](https://example.org/?a=1&b=2) "
        "[c](../docs/tables.md) [d](3-network.ipynb) [e](explore.ipynb) [f](mailto:a@b.c)"
    )
    notebook = part(made(prose), "1-funding", set().__contains__)
    assert Page(notebook.html).links == ["#row-x", "https://example.org/?a=1&b=2", "#network"]
    assert notebook.linked == {"row-x"}


def test_claims_are_linked_to_how_they_are_counted():
    notebook = made(
        "# T\n\nThere are **5 & more**, and `5 & more` and [5 & more](../reports/cooperation.html#row-x)."
    )
    notebook.cells.append(nbformat.v4.new_code_cell("claims.check({'5 & more': len(texts)})"))
    made_part = part(notebook, "0-coverage", set().__contains__)
    assert '<strong><a class="count" href="#count-coverage-1">5 &amp; more</a></strong>' in made_part.html
    assert made_part.html.count('class="count"') == 1
    assert (made_part.counts[0].words, made_part.counts[0].expression) == ("5 & more", "len(texts)")


def test_a_claim_that_the_prose_does_not_make_is_an_error():
    notebook = made("# T\n\nNothing.")
    notebook.cells.append(nbformat.v4.new_code_cell("claims.check({'5 texts': 5})"))
    with pytest.raises(ReportError, match="“5 texts” is claimed, but not in the prose"):
        part(notebook, "0-coverage", set().__contains__)


def test_ids_in_tables_are_linked_to_their_evidence():
    table = '<table><tr><td class="short">a@1</td><td>b@2</td></tr></table>'
    assert Page(html_of(made("# T\n\nx", outputs=[{"text/html": table}]), rows=["a@1"])).links == ["#row-a-1"]


def test_headings_are_a_rank_lower_and_listed():
    made_part = part(made("# Who?\n\nx\n\n## How much & when?\n\ny"), "1-funding", set().__contains__)
    assert made_part.title == "Who?"
    assert made_part.headings == [("funding-how-much-when", "How much & when?")]
    assert '<h3 id="funding-how-much-when">How much &amp; when?</h3>' in made_part.html


def test_a_chart_is_inline_with_its_alt_text():
    shown = inline(SVG.format('<g id="a"><use xlink:href="#b"/><path style="clip-path: url(#c)"/></g>'), "p-")
    page = Page(shown)
    assert page.pictures == ["Two <bars>."]
    assert page.ids == ["p-a"]
    assert 'href="#p-b"' in shown
    assert "url(#p-c)" in shown


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<g onclick="x()"/>',
        '<a xlink:href="javascript:x()"><text>x</text></a>',
        '<use xlink:href="https://example.org/x.svg#a"/>',
        '<image href="https://example.org/x.png"/>',
        '<path fill="url(https://example.org/x.svg#a)"/>',
        "<style>@import url(https://example.org/x.css);</style>",
        "<foreignObject><body/></foreignObject>",
        '<animate attributeName="x"/>',
    ],
)
def test_nothing_in_a_chart_runs_or_fetches(hostile):
    shown = inline(SVG.format(hostile), "p-")
    page = Page(shown)
    assert page.running == []
    assert page.fetched in ([], [None])
    assert "example.org" not in shown


@pytest.mark.parametrize("svg", ["<svg", "<html/>", '<svg xmlns="http://www.w3.org/2000/svg"/>'])
def test_what_is_no_chart_or_has_no_alt_text_is_an_error(svg):
    with pytest.raises(ReportError):
        inline(svg, "p-")


def test_evidence_is_the_sentence_with_its_words_marked(tables):
    citations = Citations(tables)
    texts = dict(zip(tables.documents["document_id"], tables.documents["text"], strict=True))
    for row in records(tables.figures):
        (citation,) = citations.of(row["figure_id"])
        text = texts[citation.document_id]
        assert text[citation.start : citation.end] == citation.quote
        assert f"{citation.before}{citation.quote}{citation.after}" in text
        assert "\n" not in citation.before.strip()


def test_markup_in_documents_is_text_in_the_report(tables):
    documents = tables.documents.copy()
    figure = records(tables.figures)[0]
    (mention,) = records(tables.mentions[tables.mentions["entity_id"] == figure["figure_id"]])
    row = documents.index[documents["document_id"] == figure["document_id"]][0]
    text = documents.loc[row, "text"]
    hostile = "<script>alert(1)</script>"
    documents.loc[row, "text"] = text[: mention["end"]] + hostile + text[mention["end"] :]
    documents.loc[row, "publisher"] = "<img src=x onerror=alert(1)>"
    documents.loc[row, "url"] = "javascript:alert(1)"
    notebook = made(f"# T\n\n[x](../reports/cooperation.html#{anchor(figure['figure_id'])})")
    page = reports.page({"1-funding": notebook}, replace(tables, documents=documents))
    read = Page(page)
    assert (read.running, read.fetched) == ([], [])
    assert hostile in read.text
    assert not any(link.startswith("javascript") for link in read.links)


def test_evidence_that_the_tables_do_not_have_is_an_error(tables):
    notebook = made("# T\n\n[x](../reports/cooperation.html#row-of-nobody)")
    with pytest.raises(ReportError, match=r"#row-of-nobody, but no row .* change the link"):
        reports.page({"1-funding": notebook}, tables)


@pytest.mark.parametrize(
    ("missing", "said"),
    [(None, "python -m pip install 'communique[pdf]'"), (OSError, "sudo apt-get install libpango-1.0-0")],
)
def test_what_the_pdf_needs_is_said_in_one_command(missing, said, monkeypatch):
    if missing:

        class Broken:
            def find_spec(self, name, path=None, target=None):
                if name == "weasyprint":
                    raise OSError("cannot load library")

        monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
        monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])
    else:
        monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(ReportError, match=re.escape(said)):
        reports.pdf("<p>x</p>")


# The committed report.


@pytest.fixture(scope="module")
def committed() -> str:
    return (FOLDER / "cooperation.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(committed) -> Page:
    return Page(committed)


def test_the_committed_report_is_what_the_notebooks_and_tables_give(committed):
    run = {name: notebooks.read(ROOT / "notebooks" / f"{name}.ipynb") for name in notebooks.REPORTED}
    again = reports.page(run, communique.load(ROOT / "data" / "processed"))
    assert without_fonts(again) == without_fonts(committed), "run `make report` and commit reports/"


def without_fonts(text: str) -> str:
    """Compressed by whatever zlib is there, so that their bytes may differ between machines."""
    return re.sub(r"base64,[A-Za-z0-9+/=]+", "", text)


def test_the_report_is_one_file_that_fetches_and_runs_nothing(committed, page):
    assert page.running == []
    assert all(each.startswith(("#", "data:")) for each in page.fetched if each)
    assert "@import" not in committed
    assert not re.search(r"url\((?!data:|#)", committed)
    assert all(link.startswith(("#", "http://", "https://")) for link in page.links)


def test_every_link_inside_the_report_leads_somewhere(page):
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_every_chart_has_alt_text(page):
    assert len(page.pictures) >= 8
    assert all(alt and len(alt) > 40 for alt in page.pictures)


def test_code_is_not_in_the_report_but_for_how_numbers_are_counted(committed):
    assert "communique.load()" not in committed
    assert "import communique" not in committed


def outputs() -> list:
    """Everything that people may be shown: report, charts, notebooks."""
    return sorted(
        path
        for folder in (FOLDER, FOLDER / "figures", ROOT / "notebooks")
        for path in folder.glob("*")  # a folder that is not there fails in another test
        if path.suffix in (".html", ".svg", ".csv", ".ipynb", ".pdf")
    )


def pdf_pages() -> list[str]:
    """The text of the report's pages; pypdf reads a letter of two bytes as two letters, one of them null."""
    pages = pypdf.PdfReader(FOLDER / "cooperation.pdf").pages
    return [page.extract_text().replace("\0", "") for page in pages]


@pytest.mark.parametrize("path", outputs(), ids=lambda path: path.name)
def test_no_contact_is_in_any_output(path):
    contacts = [each for file in RAW.glob("*.txt") for each in found(file.read_text(encoding="utf-8-sig"))]
    assert contacts, "the documents print some, or this tests nothing"
    text = "\n".join(pdf_pages()) if path.suffix == ".pdf" else path.read_text(encoding="utf-8")
    for contact in contacts:
        assert contact not in text
        digits = re.sub(r"\D", "", contact)
        assert len(digits) < 7 or digits not in re.sub(r"[\s().-]", "", text)
    if path.suffix in (".csv", ".pdf"):
        assert [
            each for each in found(text) if not re.search(r"\bhttps?://\S*" + re.escape(each), text)
        ] == []


def test_no_table_but_the_documents_holds_a_contact():
    for name, frame in communique.load(ROOT / "data" / "processed"):
        for row in records(frame.drop(columns=["text", "url"], errors="ignore")):
            assert [value for value in row.values() if isinstance(value, str) and found(value)] == [], name


def test_the_pdf_has_the_text_and_numbered_pages(page):
    pages = pdf_pages()
    for number, text in enumerate(pages, 1):
        assert f"{number} / {len(pages)}" in text
    words = re.sub(r"\s+", "", "".join(pages))
    for heading in ("Contents", "Evidence", "How each number was counted"):
        assert re.sub(r"\s+", "", heading) in words


def test_figures_are_saved_with_picture_and_rows():
    stems = {path.stem for path in (FOLDER / "figures").glob("[a-z]*")}  # not what a test beside is writing
    assert {"funding-yearly", "funding-share", "milestones-1", "network-ties", "accuracy"} <= stems
    for stem in stems:
        kinds = {path.suffix for path in (FOLDER / "figures").glob(f"{stem}.*")}
        assert kinds == {".svg", ".png", ".csv"}
        with (FOLDER / "figures" / f"{stem}.csv").open(encoding="utf-8", newline="") as file:
            assert len(list(csv.reader(file))) > 1
