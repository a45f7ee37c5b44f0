"""The report: the notebooks run, as one page that needs nothing else, as PDF, and its charts as files."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique import __version__
from communique.errors import ReportError
from communique.reports import notebooks
from communique.reports.citations import Citation, Citations
from communique.reports.pages import PARTS, Part, anchor, part

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from communique.charts import Chart
    from communique.tables import Tables

TITLE = "EU–IOM migration cooperation: who met, agreed and paid what, and who says so"
NAME = "cooperation"
_PANGO = "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_WEASYPRINT = "python -m pip install 'communique[pdf]'"


@dataclass(frozen=True, slots=True)
class Row:
    """A row that the page links, and its evidence."""

    id: str
    anchor: str
    citations: list[dict[str, Any]]


def report(
    folder: Path, output: Path, tables: Tables, *, say: Callable[[str], None] = lambda _: None
) -> list[Path]:
    """Runs the notebooks in `folder` and writes the page, the PDF and the charts to `output`; what it wrote.

    `say` is told what is being done, and where the PDF cannot be made, what would help. ReportError where a
    notebook fails.
    """
    run = {}
    for name in notebooks.REPORTED:
        say(f"{name}: running")
        run[name] = notebooks.refresh(folder / f"{name}.ipynb")
    made = page(run, tables)
    output.mkdir(parents=True, exist_ok=True)
    written = [output / f"{NAME}.html"]
    written[0].write_text(made, encoding="utf-8", newline="\n")
    try:
        data = pdf(made)
    except ReportError as error:
        say(str(error))
    else:
        written.append(output / f"{NAME}.pdf")
        written[-1].write_bytes(data)
    return written + figures(tables, output / "figures")


def figures(tables: Tables, folder: Path) -> list[Path]:
    """The report's charts as SVG, PNG and CSV under `folder`, whatever else was there removed."""
    from communique import charts

    written = [path for name, chart in _charts(tables) for path in charts.save(chart, name, folder)]
    for path in sorted(folder.iterdir()):
        if path not in written and path.is_file():
            path.unlink()
    return written


def _charts(tables: Tables) -> Iterator[tuple[str, Chart]]:
    from communique import accuracy, charts

    yield "coverage-documents", charts.coverage.documents(charts.coverage.document_rows(tables))
    yield "coverage-sections", charts.coverage.characters(charts.coverage.section_rows(tables))
    yield "funding-yearly", charts.funding.yearly(charts.funding.yearly_rows(tables))
    yield "funding-share", charts.shares.yearly(charts.shares.yearly_rows(tables))
    yield "funding-programmes", charts.programmes.amounts(charts.programmes.amount_rows(tables))
    events = charts.milestones.event_rows(tables)
    for number, sheet in enumerate(charts.milestones.sheets(events), 1):
        yield f"milestones-{number}", sheet
    yield "milestones-slide", charts.milestones.timeline(events, "slide")
    yield "network-frameworks", charts.network.matrix(charts.network.attendance_rows(tables))
    yield "network-ties", charts.ties.diagram(charts.ties.tie_rows(tables))
    scores = {str(name): scored for name, scored in accuracy.measured().groupby("set")}
    yield "accuracy", charts.accuracy.rates(charts.accuracy.score_rows(**scores))


def page(run: dict[str, NotebookNode], tables: Tables) -> str:
    """The report as one HTML page, from notebooks with their outputs by name: same input, same page.

    ReportError where a notebook links evidence that the tables do not have.
    """
    import jinja2

    from communique.reports.fonts import faces

    citations = Citations(tables)
    evident = frozenset(_evident(tables))
    parts = [part(notebook, name, evident.__contains__) for name, notebook in run.items()]
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(PARTS), autoescape=jinja2.select_autoescape(["j2"]), trim_blocks=True
    )
    template = environment.get_template("page.html.j2")
    filled = {
        "title": TITLE,
        "version": __version__,
        "lead": _lead(tables),
        "parts": [_marked(each) for each in parts],
        "rows": _rows(parts, tables, citations),
    }
    style = (PARTS / "report.css").read_text(encoding="utf-8")
    text = template.render(filled, style="")
    return template.render(filled, style=_as_is(f"{faces(text)}\n{style}"))


def _as_is(markup: str) -> str:
    from markupsafe import Markup

    return Markup(markup)


def _marked(each: Part) -> dict[str, Any]:
    return {each_field.name: getattr(each, each_field.name) for each_field in fields(each)} | {
        "html": _as_is(each.html)
    }


def _lead(tables: Tables) -> str:
    """What the report is made from, in a sentence."""
    kinds = tables.documents["kind"]
    cited, own = int((kinds == "reference").sum()), int((kinds != "reference").sum())
    latest = tables.documents["published"].max()
    until = f", the latest of {latest.day} {latest:%B %Y}" if latest == latest else ""
    return (
        f"Made from {own} texts of the collection and {cited} cited sources{until}. Every number leads to "
        "how it was counted or to the sentence that says it."
    )


def _rows(parts: list[Part], tables: Tables, citations: Citations) -> list[Row]:
    wanted = {target for each in parts for target in each.linked}
    ids = {anchor(row_id): row_id for row_id in _evident(tables)}
    for target in sorted(wanted):
        if target.startswith("row-") and target not in ids:
            near = difflib.get_close_matches(target, ids, 3, 0.5)
            raise ReportError(
                f"the notebooks link #{target}, but no row of the tables has evidence there; change the link"
                + (f", perhaps to #{' or #'.join(near)}" if near else "")
            )
    found = sorted((ids[target], target) for target in wanted if target.startswith("row-"))
    return [Row(row_id, target, [_cited(c) for c in citations.of(row_id)]) for row_id, target in found]


def _evident(tables: Tables) -> list[str]:
    """The ids whose evidence the page shows: of figures and events; actors are named in too many places."""
    return [*tables.figures["figure_id"], *tables.events["event_id"]]


def _cited(citation: Citation) -> dict[str, Any]:
    named = [citation.publisher, citation.title, citation.published]
    address = citation.url or ""
    return {
        "before": citation.before,
        "quote": citation.quote,
        "after": citation.after,
        "source": ", ".join(each for each in named if each) or citation.document_id,
        "url": address if address.startswith(("http://", "https://")) else None,
        "document_id": citation.document_id,
        "start": citation.start,
        "end": citation.end,
    }


def pdf(made: str) -> bytes:
    """The page as PDF; ReportError names the command that adds what is missing."""
    try:
        import weasyprint
    except ImportError as error:
        raise ReportError(f"no PDF: WeasyPrint is missing; `{_WEASYPRINT}` adds it") from error
    except OSError as error:
        raise ReportError(f"no PDF: the system's Pango is missing; `{_PANGO}` adds it") from error
    return weasyprint.HTML(string=made).write_pdf()
