"""A notebook as part of a page: prose with its claims linked, charts inline, tables with rows' ids linked."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from communique import claims
from communique.contacts import blot
from communique.errors import ReportError
from communique.reports.drawings import inline

if TYPE_CHECKING:
    from nbformat import NotebookNode

PARTS = Path(__file__).parent / "report_parts"
# Where the notebooks' links to evidence lead when they are read by themselves.
REPORT = "../reports/cooperation.html"
_SMALL = 8  # rows of a table, its heads among them
_TAGS = frozenset(
    "a abbr b blockquote br caption code dd div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i li mark ol "
    "p pre section small span strong sub sup table tbody td tfoot th thead tr ul".split()
)
_ATTRIBUTES = {"*": ["class", "id"], "a": ["href", "title", "class", "id"]} | {
    cell: ["colspan", "rowspan", "scope", "class"] for cell in ("td", "th")
}
_TAG = re.compile(r"(<[^>]*>)")
_CELL = re.compile(r"(<td[^>]*>)([^<]+)</td>")
_HEADING = re.compile(r"<h([1-5])[^>]*>(.*?)</h\1>", re.DOTALL)
_LINK = re.compile(r'<a\b[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Count:
    """A number in the text and how it is counted."""

    id: str
    words: str
    expression: str


@dataclass(slots=True)
class Part:
    """A notebook in the report: its HTML, what the contents list, its claims, and the anchors it links."""

    id: str
    title: str = ""
    html: str = ""
    headings: list[tuple[str, str]] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    linked: set[str] = field(default_factory=set)


def anchor(row_id: str) -> str:
    """Where the evidence of a row stands on the page.

    >>> anchor("003-c39e1f0d.04@512")
    'row-003-c39e1f0d-04-512'
    """
    return "row-" + re.sub(r"[^a-z0-9]+", "-", row_id.lower())


def part(notebook: NotebookNode, name: str, is_row: Callable[[str], bool]) -> Part:
    """The notebook `name` ("1-funding") for the page; `is_row` knows the ids that have evidence.

    ReportError where a claim is not in the prose, or a link leads to what is neither on the page nor http(s).
    """
    made = Part(re.sub(r"^\d+-", "", name))
    _Maker(made, notebook, is_row).make()
    return made


class _Maker:
    """Fills a part: one cell after another goes through the template, which calls back for each output."""

    def __init__(self, made: Part, notebook: NotebookNode, is_row: Callable[[str], bool]) -> None:
        self._part, self._notebook, self._is_row = made, notebook, is_row
        self._drawings = 0
        self._unseen: set[str] = set()

    def make(self) -> None:
        code = [cell.source for cell in self._notebook.cells if cell.cell_type == "code"]
        found = {words: said for source in code for words, said in claims.read(source).items()}
        self._part.counts = [
            Count(f"count-{self._part.id}-{number}", words, expression)
            for number, (words, expression) in enumerate(found.items(), 1)
        ]
        self._unseen = set(found)
        self._part.html = self._exported()
        if self._unseen:
            raise ReportError(f"{self._part.id}: “{min(self._unseen)}” is claimed, but not in the prose")

    def _exported(self) -> str:
        from nbconvert.exporters import TemplateExporter
        from traitlets.config import Config

        priority = ["image/svg+xml", "text/html", "text/markdown", "text/plain"]
        exporter = TemplateExporter(
            config=Config({"NbConvertBase": {"display_data_priority": priority}}),
            template_name="notebook",
            template_file="index.html.j2",
            extra_template_basedirs=[str(PARTS)],
        )
        for name in ("prose", "drawing", "results", "words"):
            exporter.register_filter(name, getattr(self, name))
        return exporter.from_notebook_node(self._notebook, {"part": self._part.id})[0]

    def prose(self, source: str) -> str:
        """Markdown as HTML: headings a rank lower and with ids, claims and evidence linked."""
        from nbconvert.filters import markdown2html

        made = cleaned(_HEADING.sub(self._heading, markdown2html(source)))
        return self._claimed(_LINK.sub(self._link, _tables(made)))

    def _heading(self, match: re.Match[str]) -> str:
        rank, words = int(match.group(1)), re.sub(r"<a class=\"anchor-link\".*?</a>", "", match.group(2))
        text = html.unescape(re.sub(r"<[^>]+>", "", words))
        if rank == 1:
            self._part.title = text
            return f"<h2>{words}</h2>"
        slug = f"{self._part.id}-{re.sub(r'[^a-z0-9]+', '-', text.lower()).strip('-')}"
        if rank == 2:
            self._part.headings.append((slug, text))
        return f'<h{rank + 1} id="{slug}">{words}</h{rank + 1}>'

    def _link(self, match: re.Match[str]) -> str:
        target, words = html.unescape(match.group(1)), match.group(2)
        if target.startswith(("http://", "https://")):
            return f'<a href="{html.escape(target)}" rel="noopener noreferrer">{words}</a>'
        if notebook := re.fullmatch(r"(?:\d+-)?([a-z]+)\.ipynb", target):
            return f'<a href="#{notebook.group(1)}">{words}</a>' if notebook.group(1) != "explore" else words
        place = target.removeprefix(REPORT)
        if not place.startswith("#"):
            return words  # a file of the project, which the page's reader need not have
        self._part.linked.add(place[1:])
        return f'<a href="{html.escape(place)}">{words}</a>'

    def _claimed(self, made: str) -> str:
        """The claims in prose, each a link to how it was counted where it is no link to evidence."""
        for count in self._part.counts:
            words = html.escape(count.words, quote=False)
            if words in re.sub(r"<[^>]+>", "", made):
                self._unseen.discard(count.words)
            made = "".join(_linked(made, words, f'<a class="count" href="#{count.id}">{words}</a>'))
        return made

    def drawing(self, svg: str | list[str]) -> str:
        """A chart as inline SVG."""
        self._drawings += 1
        made = inline("".join(svg), f"{self._part.id}-{self._drawings}-")
        return f'<div class="chart" tabindex="0">{made}</div>'

    def results(self, made: str | list[str]) -> str:
        """A table or view that a cell shows, with nothing in it that runs, and rows' ids linked."""
        shown = re.sub(r"<style.*?</style>|<script.*?</script>", "", "".join(made), flags=re.DOTALL)
        return _CELL.sub(self._row, _tables(cleaned(shown)))

    def _row(self, match: re.Match[str]) -> str:
        row_id = html.unescape(match.group(2))
        if not self._is_row(row_id):
            return match.group()
        self._part.linked.add(anchor(row_id))
        return f'{match.group(1)}<a href="#{anchor(row_id)}">{match.group(2)}</a></td>'

    def words(self, text: str | list[str]) -> str:
        """Plain text as HTML."""
        return html.escape(blot("".join(text)))


def cleaned(made: str) -> str:
    """HTML with harmless markup only, e-mail addresses and telephone numbers blotted."""
    import bleach

    safe = bleach.clean(made, tags=_TAGS, attributes=_ATTRIBUTES, protocols={"http", "https"}, strip=True)
    return "".join(piece if piece.startswith("<") else blot(piece) for piece in _TAG.split(safe))


def _tables(made: str) -> str:
    """Tables that scroll by themselves; small ones are marked, so as to stay on one page of paper."""
    return re.sub(r"<table[^>]*>(.*?)</table>", _table, made, flags=re.DOTALL)


def _table(match: re.Match[str]) -> str:
    size = " small" if match.group(1).count("<tr") <= _SMALL else ""
    return f'<div class="wide{size}" tabindex="0"><table>{match.group(1)}</table></div>'


def _linked(made: str, words: str, link: str) -> Iterator[str]:
    """`made` with `words` made a link wherever they stand in its text and in no link or code already."""
    inside = 0
    for piece in _TAG.split(made):
        if re.match(r"<(?:a|code|h\d)\b", piece):
            inside += 1
        elif re.match(r"</(?:a|code|h\d)>", piece):
            inside -= 1
        yield piece.replace(words, link) if not inside and not piece.startswith("<") else piece
