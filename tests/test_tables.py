"""The declarations equal the contract's page, and refuse what the contract refuses."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

import pytest

from communique.dataset import parquet
from communique.errors import TablesError
from communique.tables import TABLES, Tables

PAGE = (Path(__file__).parents[1] / "docs" / "tables.md").read_text(encoding="utf-8")
# Listed in words rather than in a table of columns.
IN_WORDS = ("participation", "mentions", "disagreements", "problems")


def section(name: str) -> str:
    """The page's words on one table."""
    found = re.search(rf"^### {name}: .*?(?=^### |^## |^Every table)", PAGE, re.MULTILINE | re.DOTALL)
    assert found, f"docs/tables.md has no section on {name}"
    return found.group()


def listed_columns(name: str) -> list[str]:
    """The columns that the page gives a table, in order, keys with their star."""
    if name in IN_WORDS:
        line = re.sub(r"\([^)]*\)", "", section(name).splitlines()[1]).rstrip(". ")
        return [column.strip() for column in line.split(",")]
    rows = re.findall(r"^\| ([^|]+) \|", section(name), re.MULTILINE)
    return [column.strip() for row in rows[1:] for column in row.split(",")]


@pytest.mark.parametrize("name", TABLES)
def test_columns_and_keys_are_those_of_the_page(name):
    declared = [column.name + "*" * column.key for column in TABLES[name].columns if column.name != "origin"]
    assert declared == listed_columns(name)


@pytest.mark.parametrize("name", TABLES)
def test_rows_about_the_world_and_their_texts_carry_their_origin(name):
    has_origin = "origin" in [column.name for column in TABLES[name].columns]
    assert has_origin == (name not in ("mentions", "disagreements", "problems"))


@pytest.mark.parametrize(
    ("table", "column"),
    [(t.name, c) for t in TABLES.values() for c in t.columns if c.vocabulary and c.name != "origin"],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_vocabularies_are_those_of_the_page(table, column):
    rows = [line for line in section(table).splitlines() if re.match(rf"\| {column.name} \|", line)]
    if column.name == "published_basis":
        assert "as `date_basis`" in rows[0]
        own = rows[0].replace("`date_basis`", "")
        rows = [line + own for line in section("events").splitlines() if line.startswith("| date_basis |")]
    elif column.name in ("role", "section"):
        rows = [section(table) if column.name == "role" else section("mentions")]
        assert set(column.vocabulary) <= set(re.findall(r"`(\w+)`", PAGE))
        return
    elif not rows:
        rows = re.findall(rf"{column.name}\*? \(([^)]*)\)", section(table))
    assert set(re.findall(r"`(\w+)`", rows[0])) == set(column.vocabulary)


def test_tables_object_has_the_tables_in_order():
    assert list(Tables.__dataclass_fields__) == list(TABLES)


def test_every_id_refers_to_a_table():
    for table in TABLES.values():
        for column in table.columns:
            if column.name.endswith("_id") and (column.name,) != table.key:
                assert column.refers_to, f"{table.name}.{column.name}"
                assert set(column.refers_to) <= set(TABLES)


def figure(**changes):
    row = dict.fromkeys(column.name for column in TABLES["figures"].columns)
    row |= {"figure_id": "d@1", "document_id": "d", "measure": "funding", "value": 2.5, "unit": "EUR"}
    return row | {"qualifier": "over", "origin": "extracted"} | changes


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"value": 2.0**53 + 2}, "value is 9007199254740994.0, beyond"),
        ({"value": float("nan")}, "value is nan, beyond"),
        ({"value": True}, "value is True, should be a number"),
        ({"value": None}, "value is None, but may not be missing"),
        ({"qualifier": "roughly"}, "qualifier is 'roughly', should be one of exact, over"),
        (
            {"period_start": datetime(2024, 1, 1)},
            "period_start is datetime.datetime(2024, 1, 1, 0, 0), should be",
        ),
        ({"period_start": "2024-01-01"}, "period_start is '2024-01-01', should be a date"),
        ({"unit": "\ud800"}, r"unit is '\ud800', is no valid Unicode"),
        ({"unit": 3}, "unit is 3, should be text"),
        ({"surprise": 1}, "columns are"),
    ],
)
def test_a_row_that_does_not_fit_is_refused_by_table_column_and_value(changes, said):
    with pytest.raises(TablesError, match=r"^figures \('d@1',\): ") as raised:
        parquet.arrow("figures", [figure(**changes)])
    assert said in str(raised.value)


def test_an_offset_beyond_32_bits_is_refused():
    row = dict.fromkeys(column.name for column in TABLES["mentions"].columns)
    row |= {"document_id": "d", "start": 2**31, "end": 2**31 + 1, "entity": "actor", "entity_id": "iom"}
    with pytest.raises(TablesError, match="start is 2147483648, should be a 32-bit whole number"):
        parquet.arrow("mentions", [row | {"quote": "I", "section": "body"}])


def test_a_key_that_occurs_twice_is_refused():
    with pytest.raises(TablesError, match=r"figures: key \('d@1',\) occurs twice"):
        parquet.arrow("figures", [figure(), figure(value=1.0)])


def test_rows_are_sorted_by_their_key_and_typed_as_promised():
    rows = [figure(figure_id="d@2"), figure(period_start=date(2024, 1, 1))]
    frame = parquet.frame("figures", parquet.arrow("figures", rows))
    assert frame["figure_id"].tolist() == ["d@1", "d@2"]
    assert str(frame["period_start"].dtype) == "datetime64[s]"
    assert frame["period_start"].dt.year.tolist()[0] == 2024
    assert frame["qualifier"].cat.categories.tolist()[:2] == ["exact", "over"]
    assert frame["payer_id"].isna().all()


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_table_has_all_its_columns(name):
    frame = parquet.frame(name, parquet.arrow(name, []))
    assert frame.columns.tolist() == [column.name for column in TABLES[name].columns]
    assert len(frame) == 0
