"""What other programs read back from the exported files: everything, and nothing that runs."""

from __future__ import annotations

import csv
import io
import re
import sys
from dataclasses import replace
from datetime import date, timedelta

import duckdb
import icalendar
import networkx
import openpyxl
import pandas as pd
import pytest
from conftest import RAW

from communique.__main__ import main
from communique.contacts import blot, found, shown
from communique.dataset import frames
from communique.errors import ExportError
from communique.exports import FILES, export
from communique.exports.calendar import ics_bytes
from communique.exports.graphs import gexf_bytes, graphml_bytes
from communique.exports.spreadsheets import columns, csv_bytes, is_formula, xlsx_bytes
from communique.network import attendance, organizations, ties
from communique.scoring.answers import records
from communique.view import show

FORMULAS = [
    '=HYPERLINK("http://example.org","x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    " =1",
    "＝1",
    "\u3000=1",
    "\u2060\u200f+1",
    '"=1',
    "a;=1",
    "a\n=1",
]


@pytest.fixture(scope="module")
def tables(gold_readings):
    return frames(gold_readings)


@pytest.fixture(scope="module")
def hostile(tables):
    """The same with formulas, markup and control characters for the actors' names."""
    actors = tables.actors.copy()
    names = [*FORMULAS, "<script>alert(1)</script>", "a & b\x07\x1b[31m", "\u202eabc", "x" * 40_000]
    actors.loc[: len(names) - 1, "name"] = names
    return replace(tables, actors=actors)


def cells(name, frame):
    """What a spreadsheet should show of a table: rows of values by column."""
    return [{column.name: row[column.name] for column in columns(name)} for row in records(frame)]


def csv_rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def written(value) -> str:
    """A value as a CSV cell shows it."""
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def test_csv_holds_every_row(tables):
    for name, frame in tables:
        expected = [{key: written(value) for key, value in row.items()} for row in cells(name, frame)]
        got = [
            {key: value[1:] if is_formula(value[1:]) else value for key, value in row.items()}
            for row in csv_rows(csv_bytes(name, frame))
        ]
        assert got == expected, name


def test_csv_is_read_by_a_database(tables, tmp_path):
    export(tables, "csv", tmp_path)
    query = f"select count(*), sum(value) from read_csv('{tmp_path}/csv/figures.csv')"
    assert duckdb.sql(query).fetchall()[0] == (len(tables.figures), tables.figures["value"].sum())


def test_no_cell_of_a_csv_begins_a_formula(hostile):
    rows = csv_rows(csv_bytes("actors", hostile.actors))
    assert [row["name"] for row in rows[: len(FORMULAS)]] == [
        f"'{each}" if is_formula(each) else each for each in FORMULAS
    ]
    for row in rows:
        assert not any(is_formula(value) for value in row.values())
    # Nor where a program splits cells at semicolons: all text is in quotes.
    text = csv_bytes("actors", hostile.actors).decode("utf-8-sig")
    assert '"a;=1"' in text


@pytest.mark.parametrize("text", FORMULAS[:10])
def test_what_begins_a_formula_is_known(text):
    assert is_formula(text)


@pytest.mark.parametrize("text", ["IOM", "4 = 4", "a@b", "EU–IOM", "'=1", ""])
def test_what_begins_no_formula_is_left_alone(text):
    assert not is_formula(text)


def test_xlsx_holds_every_row(tables):
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(tables)))
    assert book.sheetnames == ["columns", *(name for name, _ in tables)]
    for name, frame in tables:
        header, *rows = book[name].iter_rows(values_only=True)
        assert list(header) == [column.name for column in columns(name)]
        got = [
            {key: value.date() if hasattr(value, "date") else value for key, value in zip(header, row)}  # noqa: B905
            for row in rows
        ]
        assert got == cells(name, frame), name


def test_xlsx_says_what_the_columns_mean(tables):
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(tables)))["columns"]
    told = {(row[0], row[1]): row[4] for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert told["figures", "qualifier"] == "How the text qualifies the number."
    assert ("documents", "text") not in told


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(hostile):
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(hostile)))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
    names = [row[1] for row in book["actors"].iter_rows(min_row=2)]
    assert [cell.value for cell in names[:3]] == FORMULAS[:3]
    assert all(cell.quotePrefix for cell in names[:3]), "text even after somebody edits it"
    assert names[len(FORMULAS) + 1].value == "a & b[31m"
    assert len(names[len(FORMULAS) + 3].value) == 32_767


def test_days_that_excel_does_not_know_are_text(tables):
    events = tables.events.copy()
    events.loc[0, "start_date"] = pd.Timestamp("1899-12-31")
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(replace(tables, events=events))))
    place = [column.name for column in columns("events")].index("start_date")
    assert next(book["events"].iter_rows(min_row=2, values_only=True))[place] == "1899-12-31"


def test_an_actor_at_the_table_is_its_organization(tables):
    people = set(tables.actors["actor_id"][tables.actors["kind"] == "person"])
    there = attendance(tables)
    assert not there["actor_id"].isin(people).any()
    assert not there.duplicated().any()


def test_ties_are_the_events_that_two_shared(tables):
    there = attendance(tables).groupby("actor_id")["event_id"].agg(set)
    tied = ties(tables)
    assert len(tied)
    for row in tied.itertuples():
        assert row.actor_id < row.other_id
        assert set(row.event_ids) == there[row.actor_id] & there[row.other_id]
        assert row.events == len(row.event_ids)


def test_strength_of_a_pair_falls_with_the_company():
    there = pd.DataFrame(
        [("e1", "a"), ("e1", "b"), ("e2", "a"), ("e2", "b"), ("e2", "c"), ("e3", "d")],
        columns=["event_id", "actor_id"],
    )
    actors = pd.DataFrame(
        {"actor_id": list("abcd"), "name": list("ABCD"), "acronym": None, "country": None}
        | {"kind": "network", "affiliation_id": None}
    )

    class Some:
        participation, actors = there, None

    Some.actors = actors
    assert ties(Some).to_dict("records") == [
        {"actor_id": "a", "other_id": "b", "events": 2, "strength": 1.5, "event_ids": ("e1", "e2")},
        {"actor_id": "a", "other_id": "c", "events": 1, "strength": 0.5, "event_ids": ("e2",)},
        {"actor_id": "b", "other_id": "c", "events": 1, "strength": 0.5, "event_ids": ("e2",)},
    ]
    assert organizations(Some)[["actor_id", "events", "partners"]].to_numpy().tolist() == [
        ["a", 2, 2],
        ["b", 2, 2],
        ["c", 1, 2],
        ["d", 1, 0],
    ]


@pytest.mark.parametrize(
    ("make", "read"), [(graphml_bytes, networkx.read_graphml), (gexf_bytes, networkx.read_gexf)]
)
def test_graphs_are_read_by_another_program(tables, make, read):
    graph = read(io.BytesIO(make(tables)))
    names = dict(zip(tables.actors["actor_id"], tables.actors["name"], strict=True))
    events = dict(zip(tables.events["event_id"], tables.events["name"], strict=True))
    assert set(graph) == set(organizations(tables)["actor_id"])
    assert {node: graph.nodes[node]["name"] for node in graph} == {node: names[node] for node in graph}
    tied = ties(tables)
    assert graph.number_of_edges() == len(tied)
    assert not graph.is_directed()
    for row in tied.itertuples():
        edge = graph.edges[row.actor_id, row.other_id]
        assert edge["weight"] == edge["events"] == row.events
        assert edge["names"] == "; ".join(events[event_id] for event_id in row.event_ids)


@pytest.mark.parametrize(
    ("make", "read"), [(graphml_bytes, networkx.read_graphml), (gexf_bytes, networkx.read_gexf)]
)
def test_markup_in_a_name_is_text_in_a_graph(tables, make, read):
    busiest = organizations(tables)["actor_id"][0]
    actors = tables.actors.copy()
    actors.loc[actors["actor_id"] == busiest, "name"] = "</node><script>&\x00\x1f\ufffe"
    graph = read(io.BytesIO(make(replace(tables, actors=actors))))
    assert graph.nodes[busiest]["name"] == "</node><script>&"


def calendar(tables) -> dict[str, icalendar.Event]:
    """The events of the calendar by their ids."""
    read = icalendar.Calendar.from_ical(ics_bytes(tables))
    return {str(event["UID"]).removesuffix("@communique"): event for event in read.walk("VEVENT")}


def test_the_calendar_holds_every_dated_event(tables):
    read = calendar(tables)
    dated = [row for row in records(tables.events) if row["start_date"]]
    assert set(read) == {row["event_id"] for row in dated}
    for row in dated:
        event = read[row["event_id"]]
        assert event.decoded("DTSTART") == row["start_date"]
        assert event.decoded("DTEND") == row["end_date"] + timedelta(days=1)
        assert str(event["SUMMARY"]).startswith(row["name"])
        assert event["STATUS"] == ("TENTATIVE" if row["status"] == "planned" else "CONFIRMED")
        assert not event.errors


def test_dates_known_to_a_month_or_year_are_spans_that_say_so(tables):
    events = tables.events.copy()
    events.loc[0, ["start_date", "end_date"]] = [pd.Timestamp("2022-06-01"), pd.Timestamp("2022-06-30")]
    events.loc[0, "date_precision"] = "month"
    events.loc[1, ["start_date", "end_date"]] = [pd.Timestamp("2011-01-01"), pd.Timestamp("2011-12-31")]
    events.loc[1, ["date_precision", "status"]] = ["year", "planned"]
    read = calendar(replace(tables, events=events))
    month, year = (read[events["event_id"][row]] for row in (0, 1))
    assert (month.decoded("DTSTART"), month.decoded("DTEND")) == (date(2022, 6, 1), date(2022, 7, 1))
    assert str(month["SUMMARY"]).endswith("(day not known)")
    assert (year.decoded("DTSTART"), year.decoded("DTEND")) == (date(2011, 1, 1), date(2012, 1, 1))
    assert str(year["SUMMARY"]).endswith("(month and day not known)")
    assert year["STATUS"] == "TENTATIVE"
    assert {str(each["TRANSP"]) for each in (month, year)} == {"TRANSPARENT"}


def test_stamps_are_days_of_the_documents(tables):
    published = {row["published"] for row in records(tables.documents)} | {date(2000, 1, 1)}
    for event in calendar(tables).values():
        assert event.decoded("DTSTAMP").date() in published


def test_the_calendar_keeps_the_rules_of_its_format(tables):
    events = tables.events.copy()
    first = events.index[events["start_date"].notna()][0]
    name = "Réunion, « a; b \\ c »\nBEGIN:VALARM " + "é" * 200
    events.loc[first, "name"] = name
    data = ics_bytes(replace(tables, events=events))
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    event = calendar(replace(tables, events=events))[events["event_id"][first]]
    assert str(event["SUMMARY"]).startswith(name)
    assert b"\r\nBEGIN:VALARM" not in data


@pytest.mark.parametrize("to", FILES)
def test_same_tables_same_bytes(tables, tmp_path, to):
    one, other = (export(tables, to, tmp_path / name) for name in ("one", "other"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in other]


@pytest.mark.parametrize("to", FILES)
def test_no_contact_is_exported(tables, tmp_path, to):
    printed = "\n".join(tables.documents["text"])
    contacts = found(printed)
    assert contacts, "the documents print some, or this tests nothing"
    told = tables.actors.copy()
    told.loc[0, "name"] = f"Press office, {contacts[0]}, {contacts[-1]}"
    for path in export(replace(tables, actors=told), to, tmp_path):
        if to == "xlsx":
            book = openpyxl.load_workbook(path)
            text = "\n".join(
                str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row
            )
        else:
            text = path.read_text(encoding="utf-8")
        assert found(text) == []
        for contact in contacts:
            assert contact not in text


def test_contacts_of_the_documents_are_all_known():
    """By a coarser rule: an at sign inside a word, or seven digits with nothing but separators between."""
    for path in sorted(RAW.glob("*.txt")):
        text = blot(path.read_text(encoding="utf-8-sig"))
        assert not re.search(r"\w@\w+\.\w", text), path.name
        for match in re.finditer(r"\+?\d(?:[\s().-]{0,2}\d){6,}", text):
            years = re.fullmatch(r"(?:19|20)\d\d\W+(?:19|20)\d\d", match.group())
            assert years or not match.group().startswith(("+", "0")), f"{path.name}: {match.span()}"


@pytest.mark.parametrize(
    "text",
    [
        "Tel: +00 00 000 00 00",
        "Mobile (00 00) 000 00 00",
        "+00 (0) 00 000 0000",
        "call (000) 000-0000",
        "press.office@example.org",
        "press [at] example [dot] org",
        "M: 000 000 0000",
    ],
)
def test_contacts_are_blotted(text):
    assert found(text)
    assert found(blot(text)) == []
    assert not re.search(r"\d{3}|example", blot(text))


@pytest.mark.parametrize(
    "text",
    [
        "EUR 281 000 000 in 2014-2020",
        "on 04/04/2025 at 10:00, 25-26 June",
        "@IOM and @EU_Commission at 3.5 per cent",
        "003-c39e1f0d.04@512.2",
        "Resolution 73/195 of 19 December 2018",
        "1,200,000,000 people",
        "call 1951",
    ],
)
def test_what_is_no_contact_stays(text):
    assert blot(text) == text


def test_an_unknown_format_is_said(tables, tmp_path):
    with pytest.raises(ExportError, match="docx: no such format; there are csv, xlsx"):
        export(tables, "docx", tmp_path)


def test_a_missing_package_is_said(tables, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(ExportError, match=re.escape("pip install 'communique[xlsx]'")):
        export(tables, "xlsx", tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_said(tables, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="cannot be written"):
        export(tables, "ics", tmp_path / "file")


def test_the_command_says_what_it_wrote(tables, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("communique.dataset.load", lambda folder: tables)
    assert main(["export", "--to", "ics", "--output", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'out' / 'events.ics'}\n"
    assert calendar(tables)


def test_a_contact_that_is_cut_is_blotted_whole():
    text = "Write to press.office@example.org or call Tel: +00 00 000 0000, any day."
    for start in range(len(text)):
        for end in range(start, len(text)):
            words = shown(text, start, end)
            assert not re.search(r"\d|press|office|example|org", words), (start, end)
    assert shown(text, 0, len(text)) == blot(text)


def test_what_show_prints_holds_no_contact(tables):
    contacts = found("\n".join(tables.documents["text"]))
    for key in ("document_id", "actor_id"):
        for row_id in getattr(tables, f"{key.removesuffix('_id')}s")[key]:
            view = show(tables, row_id)
            for contact in contacts:
                assert contact not in str(view)
                assert contact not in view._repr_html_()
