"""The notebooks: what they are made of, that they are written as run, and that a tampered one fails."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import nbformat
import pytest
from conftest import ROOT, places

from communique import claims
from communique.__main__ import main
from communique.errors import ClaimError, ReportError
from communique.reports import notebooks

FOLDER = ROOT / "notebooks"
REPORTED = [FOLDER / f"{name}.ipynb" for name in notebooks.REPORTED]
ALL = [*REPORTED, FOLDER / "explore.ipynb"]
LONGEST = 14  # lines of a cell that computes; a list of claims may be longer


def named(path: Path) -> str:
    return path.stem


def cells(path: Path, kind: str) -> list[str]:
    """The sources of a notebook's cells of one kind."""
    return [cell.source for cell in notebooks.read(path).cells if cell.cell_type == kind]


@pytest.mark.parametrize(
    ("words", "value", "right"),
    [
        ("15 texts", 15, "15 texts"),
        ("15 texts", 16, "16 texts"),
        ("3,688 words", 1234567, "1,234,567 words"),
        ("USD 480.0 million", 480_027_165.0, "USD 480.0 million"),
        ("USD 480.0 million", 1_200_000, "USD 1.2 million"),
        ("EUR 1.5 billion in 2014", (2.25e9, 2013), "EUR 2.2 billion in 2013"),
        ("12.9 per cent", 12.94, "12.9 per cent"),
        ("eleven meetings", 12, "twelve meetings"),
        ("Two of them", 3, "Three of them"),
        ("twelve meetings", 13, "13 meetings"),
        ("the EU-27 gave 5", 6, "the EU-27 gave 6"),
        ("the 11th of 20", 21, "the 11th of 21"),
        ("from 2014 to 2024", (2015, 2025), "from 2015 to 2025"),
        ("on 4 April 2025", date(2025, 4, 14), "on 14 April 2025"),
        ("in Brussels", "Brussels", "in Brussels"),
        ("in Brussels", "Geneva", "Geneva"),
    ],
)
def test_a_claim_is_rewritten_as_it_is_printed(words, value, right):
    assert claims.rewritten(words, value) == right


@pytest.mark.parametrize(
    ("words", "value"), [("no number", 5), ("5 of 6", 5), ("5", (5, 6)), ("Brussels", 1)]
)
def test_a_claim_must_hold_its_values(words, value):
    with pytest.raises(ClaimError):
        claims.check({words: value})


def test_every_wrong_claim_is_listed_and_read_back():
    with pytest.raises(ClaimError) as raised:
        claims.check({"15 texts": 16, "5 files": 5, "in 2024": 2023})
    assert dict(claims.wrong(str(raised.value))) == {"15 texts": "16 texts", "in 2024": "in 2023"}
    assert isinstance(raised.value, AssertionError)


@pytest.mark.parametrize("path", ALL, ids=named)
def test_cells_hold_no_machinery(path):
    """No function of its own, no plotting, no path, no clock, no switch for warnings."""
    for source in cells(path, "code"):
        tree = ast.parse(source)
        for node in ast.walk(tree):
            assert not isinstance(
                node, ast.FunctionDef | ast.Lambda | ast.ClassDef | ast.For | ast.While | ast.Try
            )
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = {alias.name for alias in node.names} | {getattr(node, "module", None)}
                assert names <= {"communique", *vars_of_communique(), None}, names
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not re.search(r"[/\\]|\.(?:csv|parquet|ipynb)\b", node.value), node.value
        if "claims.check" not in source:
            assert len(source.splitlines()) <= LONGEST, source


def vars_of_communique() -> set[str]:
    """What a notebook may take from the package."""
    return {"accuracy", "charts", "claims", "explorer", "listing", "network"}


@pytest.mark.parametrize("path", REPORTED, ids=named)
def test_every_number_in_prose_is_claimed_in_a_cell(path):
    claimed = {words for source in cells(path, "code") for words in claims.read(source)}
    prose = "\n".join(cells(path, "markdown"))
    shown = re.sub(r"\]\([^)]*\)|`[^`]*`", "", prose).replace("[", "")
    for words in claimed:
        assert words in shown, f"“{words}” is claimed, but the prose does not say it"
    for words in sorted(claimed, key=len, reverse=True):
        shown = shown.replace(words, "")
    assert claims.numbers(shown) == []


@pytest.mark.parametrize("path", ALL, ids=named)
def test_a_notebook_opens_with_its_finding_and_asks_one_question_at_a_time(path):
    first, *rest = notebooks.read(path).cells
    assert first.cell_type == "markdown"
    assert re.match(r"# [^\n]+\n\n\S", first.source)
    for cell in rest:
        assert not re.search(r"^# ", cell.source, re.MULTILINE) or cell.cell_type == "code"
    headings = re.findall(r"^## (.+)$", "\n".join(cells(path, "markdown")), re.MULTILINE)
    assert headings
    assert all(heading.endswith("?") for heading in headings)


@pytest.mark.parametrize("path", REPORTED, ids=named)
def test_outputs_are_committed_and_charts_are_svg(path):
    run = [cell for cell in notebooks.read(path).cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in run] == list(range(1, len(run) + 1)), "run from top to bottom"
    outputs = [output for cell in run for output in cell.outputs]
    assert any("image/svg+xml" in output.data for output in outputs)
    for output in outputs:
        assert output.output_type in ("execute_result", "display_data")
        assert not {"image/png", "image/jpeg", "application/javascript"} & set(output.data)


@pytest.mark.parametrize("path", ALL, ids=named)
def test_notebooks_are_written_as_the_library_writes_them(path):
    """So that running them again changes nothing but what has changed."""
    notebook = notebooks.read(path)
    assert path.read_text(encoding="utf-8") == notebooks.written(notebooks.tidy(notebook))
    assert not places().search(path.read_text(encoding="utf-8"))


def small(code: str, prose: str = "# Whether two is 2\n\nIt is 2.") -> nbformat.NotebookNode:
    """A notebook of one paragraph and one cell."""
    made = nbformat.v4.new_notebook()
    made.cells = [nbformat.v4.new_markdown_cell(prose, id="a"), nbformat.v4.new_code_cell(code, id="b")]
    return made


def put(notebook: nbformat.NotebookNode, path: Path) -> Path:
    path.write_text(notebooks.written(notebook), encoding="utf-8")
    return path


def test_running_again_gives_the_same_bytes_and_numbers_are_rewritten(tmp_path, capsys):
    code = "from communique import claims\nclaims.check({'It is 2': 3})\n{'b': 1}"
    path = put(small(code), tmp_path / "0-coverage.ipynb")
    with pytest.raises(ReportError, match="the prose says “It is 2”, the tables say “It is 3”"):
        notebooks.refresh(path)
    assert main(["notebooks", "--notebooks", str(tmp_path), "--renumber"]) == 0
    assert "“It is 2” is now “It is 3”" in capsys.readouterr().err
    first = path.read_bytes()
    assert "It is 3." in first.decode()
    notebooks.refresh(path)
    assert path.read_bytes() == first


def test_numbers_are_rewritten_all_at_once_and_none_within_another(tmp_path):
    prose = "# Whether it is so\n\n5 files, 15 files and 2.5 files; 6 files, [5 files](#a), no text."
    code = "from communique import claims\nclaims.check({'5 files': 6, '6 files': 7, 'no text': 2})"
    path = put(small(code, prose), tmp_path / "0-coverage.ipynb")
    notebook = notebooks.refresh(path, renumber=True)
    assert "6 files, 15 files and 2.5 files; 7 files, [6 files](#a), two text." in notebook.cells[0].source
    assert "{'6 files': 6, '7 files': 7, 'two text': 2}" in notebook.cells[1].source


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("1 / 0", "ZeroDivisionError"),
        ("import sys; print('old', file=sys.stderr)", "a cell warns: old"),
        (
            "x = 1\nassert x == 2",
            "AssertionError in `assert x == 2`; the tables no longer hold what the cell",
        ),
        ("{}['a']", r"KeyError: 'a' in `{}\['a'\]`; the tables no longer hold"),
    ],
)
def test_a_notebook_that_fails_or_warns_is_said_and_left_alone(code, said, tmp_path):
    path = put(small(code), tmp_path / "0-coverage.ipynb")
    before = path.read_bytes()
    with pytest.raises(ReportError, match=said):
        notebooks.refresh(path)
    assert path.read_bytes() == before


def test_what_cannot_be_read_is_said(tmp_path):
    (tmp_path / "x.ipynb").write_text("{")
    with pytest.raises(ReportError, match="no readable notebook"):
        notebooks.read(tmp_path / "x.ipynb")
    with pytest.raises(ReportError, match="no readable notebook"):
        notebooks.read(tmp_path / "y.ipynb")


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    """A folder with the tables, and a function that runs a changed copy of 1-funding under nbval."""
    folder = tmp_path_factory.mktemp("copied")
    (folder / "data").symlink_to(ROOT / "data")
    (folder / "notebooks").mkdir()

    def run(old: str = "", new: str = "") -> subprocess.CompletedProcess[str]:
        text = (FOLDER / "1-funding.ipynb").read_text(encoding="utf-8")
        assert old in text
        copy = folder / "notebooks" / "1-funding.ipynb"
        copy.write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "--nbval",
            "-p",
            "no:cacheprovider",
            "--rootdir",
            str(folder),
        ]
        return subprocess.run(
            [*command, str(copy)],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"CI": "1"},
        )

    return run


def test_an_honest_notebook_passes(copied):
    done = copied()
    assert done.returncode == 0, done.stdout[-2000:]


def path_of_a_line(text: str) -> str:
    """A point of some chart's curve, as the notebook's file writes it."""
    svgs = [
        "".join(output["data"]["image/svg+xml"])
        for cell in json.loads(text)["cells"]
        for output in cell.get("outputs", ())
        if "image/svg+xml" in output.get("data", {})
    ]
    return re.search(r"L (\d+\.\d{3,}) ", svgs[0]).group(1)


def test_a_tampered_chart_fails(copied):
    point = path_of_a_line((FOLDER / "1-funding.ipynb").read_text(encoding="utf-8"))
    assert copied(f"L {point} ", f"L {float(point) + 1} ").returncode == 1


def test_a_tampered_table_fails(copied):
    assert copied("480,027,165", "480,027,166").returncode == 1


def test_a_tampered_claim_fails(copied):
    assert copied('\\"USD 480.0 million\\"', '\\"USD 481.0 million\\"').returncode == 1


def test_explore_runs():
    notebooks.execute(notebooks.read(FOLDER / "explore.ipynb"), FOLDER)


def test_the_numbered_notebooks_are_compared_by_make_test():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "\t$(BIN)/python -m pytest --quiet --nbval notebooks/[0-9]*.ipynb\n" in makefile
    assert {path.name for path in FOLDER.glob("[0-9]*.ipynb")} == {path.name for path in REPORTED}
