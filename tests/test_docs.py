"""The pages for readers say what the code does."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT

from communique.tables import TABLES

NAMES = (ROOT / "docs" / "names.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("[a-z]*/README.md")])
TYPES = {
    "text": "string",
    "whole number": "int32",
    "date": "date32",
    "number": "float64",
    "vocabulary": "string",
}


def rules() -> list[tuple[list[str], str]]:
    """The suffixes and names of each rule in docs/names.md, and the type that they promise."""
    rows = re.findall(r"^\| (`.+?) \| .+ \| ([\w ]+) \|$", NAMES, re.MULTILINE)
    return [(re.findall(r"`(\w+)`", names), kind) for names, kind in rows]


@pytest.mark.parametrize(
    ("names", "kind"), rules(), ids=lambda value: value if isinstance(value, str) else value[0]
)
def test_columns_keep_what_their_names_promise(names, kind):
    found = [
        column
        for table in TABLES.values()
        for column in table.columns
        if any(column.name.endswith(name) if name.startswith("_") else column.name == name for name in names)
    ]
    assert found, f"no column is called like {names}"
    for column in found:
        assert column.type == TYPES[kind], column.name
        assert bool(column.vocabulary) == (kind == "vocabulary"), column.name


def test_the_readme_lists_every_table():
    for name in TABLES:
        assert f"| `{name}` |" in README


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_inside_the_project_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_make_targets_that_are_spoken_of_exist(page):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^(\w+):", makefile, re.MULTILINE))
    assert set(re.findall(r"`make (\w+)`|^make (\w+)", page.read_text(encoding="utf-8"))) <= {
        pair for target in targets for pair in ((target, ""), ("", target))
    }


def test_sql_that_is_shown_runs(monkeypatch):
    import duckdb

    monkeypatch.chdir(ROOT)
    queries = re.findall(
        r"```sql\n(.*?)```", "".join(page.read_text(encoding="utf-8") for page in PAGES), re.DOTALL
    )
    assert queries
    for query in queries:
        assert duckdb.sql(query).fetchall()


def test_make_help_lists_every_target():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE).group(1).split()
    for target in set(phony) - {"all", "help"}:
        assert f'"make {target} ' in makefile
