"""Cases of names: a text and every name that a reader must find in it, each with its offset."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from communique.text.page import Page
from communique.text.plain import Plain
from communique.text.sections import Line
from communique.text.sentences import split

CASES = Path(__file__).parent / "cases"


def load(reader: str, kind: str, *marks: Any) -> list[Any]:
    """The cases of a reader ("wild", "synthetic", "negative", "known_failures") as test parameters."""
    rows = json.loads((CASES / reader / f"{kind}.json").read_text("utf-8"))
    assert rows, f"no cases of {reader} in {kind}.json"
    return [pytest.param(row, id=row["why"], marks=marks) for row in rows]


def page(text: str, country: str | None = None) -> Page:
    """A page of body lines, its dateline in `country`."""
    plain = Plain(text)
    lines, start = [], 0
    for line in plain.text.split("\n"):
        if line:
            lines.append(Line(start, start + len(line), "body"))
        start += len(line) + 1
    return Page(plain, lines, split(plain.text, lines), kind="press_release", country=country)


def expected(case: dict[str, Any], text: str, *columns: str) -> list[tuple[Any, ...]]:
    """Start, quote and `columns` of each name that the case lists; the quote must stand at its start."""
    for name in case["names"]:
        start = name["start"]
        assert text[start : start + len(name["quote"])] == name["quote"], "the case contradicts its text"
    return [(name["start"], name["quote"], *(name[column] for column in columns)) for name in case["names"]]
