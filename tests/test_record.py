"""The cited record: what it holds, what is refused, and how it meets the documents."""

from __future__ import annotations

import csv
import json
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import RAW, REAL, ROOT

from communique import (
    build,
    load,
    record,
    reference,
    score,
    show,
)
from communique.__main__ import main
from communique.dataset import read_files, settling
from communique.dataset.canon import Rank, Sighting
from communique.dataset.voices import claims, disagreements, same
from communique.errors import CuratedDataError
from communique.record import record_checks, record_files
from communique.records import Event
from communique.reference.checks import ADDRESS
from communique.scoring.answers import records

RECORD = RAW / record.FOLDER
CASES = json.loads(
    (Path(__file__).parent / "cases" / "record" / "synthetic.json").read_text(encoding="utf-8")
)


def rows(file: str) -> list[dict[str, str]]:
    with (RECORD / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    """The tables of the five documents and the record."""
    output = tmp_path_factory.mktemp("record") / "tables"
    build(RAW, output)
    return load(output)


# --- the record itself ---------------------------------------------------------------------------


def test_nothing_is_wrong_with_the_record_and_its_rows_are_in_order(capsys):
    texts = record_files.texts(RECORD)
    assert record_checks.errors(texts) == []
    assert record_checks.disorder(texts) == []
    assert main(["record", str(RECORD)]) == 0
    assert capsys.readouterr().out.endswith("rows, nothing wrong\n")


def test_every_address_is_well_formed_and_every_source_has_one():
    assert all(ADDRESS.fullmatch(row["url"]) for row in rows("sources.csv"))


def test_no_fact_is_there_twice():
    seen = [
        tuple(
            row[c] for c in ("payer_id", "payee_id", "subject_id", "value", "unit", "period_start", "scope")
        )
        for row in rows("funding.csv")
    ]
    assert len(seen) == len(set(seen))
    held = [(row["name"], row["start_date"]) for row in rows("milestones.csv")]
    assert len(held) == len(set(held))


def test_statements_print_the_value_that_they_are_the_statement_of():
    powers = {"": 1.0, "million": 1e6, "billion": 1e9}
    for row in rows("funding.csv"):
        numbers = re.findall(r"(\d[\d,]*(?:\.\d+)?)(?: (million|billion))?", row["statement"])
        printed = {round(float(digits.replace(",", "")) * powers[power]) for digits, power in numbers}
        if "Half of" not in row["statement"] and "two fifths" not in row["statement"]:
            assert round(float(row["value"])) in printed, row


def test_names_of_milestones_are_those_by_which_the_reader_knows_them():
    """A milestone that the registry of events has, too, has its name, framework and edition."""
    known = {edition.name: edition for edition in reference.editions()}
    shared = [row for row in rows("milestones.csv") if row["name"] in known]
    assert len(shared) > 130
    for row in shared:
        edition = known[row["name"]]
        assert (row["framework_id"], row["edition"]) == (
            edition.framework_id or "",
            str(edition.edition or ""),
        )
        start, end = (date.fromisoformat(row[column]) for column in ("start_date", "end_date"))
        assert start <= edition.end_date and edition.start_date <= end, row["name"]


def test_every_alias_finds_its_example():
    for alias in reference.aliases():
        assert alias.alias in alias.example


# --- what is refused -----------------------------------------------------------------------------

SMALL = {
    "sources.csv": "source_id,publisher,url,published\na-2024,Office A,https://example.org/a,2024-05-14\n",
    "actors.csv": (
        "actor_id,name,acronym,kind,country,affiliation_id,source_id\njo-bell,Jo Bell,,person,,iom,a-2024\n"
    ),
    "milestones.csv": (
        "milestone_id,name,kind,framework_id,edition,start_date,end_date,date_precision,place,country,status,"
        "statement,source_id,confidence\n"
        "meeting-1,1st Meeting of Experts,meeting,rabat-process,1,2024-05-02,2024-05-03,day,Rabat,MAR,held,"
        "Officials met in Rabat.,a-2024,high\n"
    ),
    "participants.csv": (
        "milestone_id,actor_id,role,for_id\nmeeting-1,iom,host,\nmeeting-1,jo-bell,speaker,iom\n"
    ),
    "funding.csv": (
        "fact_id,measure,value,unit,qualifier,period_start,period_end,payer_id,payee_id,subject_id,basis,"
        "overlaps,scope,statement,source_id,confidence\n"
        "gift-1,funding,5000000,USD,exact,2024-01-01,2024-12-31,european-union,iom,,booked,,All money,"
        "The EU gave IOM USD 5 million in 2024.,a-2024,high\n"
        "gift-2,funding,3000000,EUR,about,2024-01-01,2024-12-31,state-mlt,,rabat-process,unknown,programme,"
        "A project,Malta gave IOM and UNHCR about EUR 3 million.,a-2024,low\n"
        "total,budget,20000000,USD,exact,2024-01-01,2024-12-31,,iom,iom,booked,parts,Total revenue,"
        "IOM had USD 20 million in 2024.,a-2024,high\n"
    ),
    "funding_parties.csv": "fact_id,side,actor_id\ngift-2,payee,iom\ngift-2,payee,unhcr\n",
    "funding_member_states.csv": "year,payer_id,value,unit,source_id\n2024,state-mlt,2000000,USD,a-2024\n",
}


def write(folder: Path, texts: dict[str, str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for file, text in texts.items():
        (folder / file).write_text(text, encoding="utf-8", newline="")
    return folder


def test_a_small_record_is_right():
    assert record_checks.errors(SMALL) + record_checks.disorder(SMALL) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_bad_row_is_told_by_line_column_value_and_what_would_be_right(case, tmp_path):
    assert SMALL[case["file"]].count(case["old"]) >= 1
    texts = SMALL | {case["file"]: SMALL[case["file"]].replace(case["old"], case["new"])}
    found = [str(error) for error in record_checks.errors(texts)]
    assert any(case["says"] in error for error in found), found
    folder = write(tmp_path / "raw" / "reference", texts)
    with pytest.raises(CuratedDataError):
        build(folder.parent, tmp_path / "tables")
    assert not (tmp_path / "tables").exists()


def test_the_command_says_all_that_is_wrong(tmp_path, capsys):
    texts = SMALL | {
        "participants.csv": SMALL["participants.csv"].replace("host", "owner").replace("speaker", "voice")
    }
    assert main(["record", str(write(tmp_path, texts))]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_the_command_restores_canonical_order(tmp_path, capsys):
    header, one, other = SMALL["participants.csv"].splitlines()
    folder = write(tmp_path, SMALL | {"participants.csv": f"{header}\r\n{other} \r\n{one}\r\n"})
    assert main(["record", str(folder)]) == 1
    assert main(["record", str(folder), "--fix"]) == 0
    assert "participants.csv: rows put in canonical order" in capsys.readouterr().out
    assert (folder / "participants.csv").read_text(encoding="utf-8") == SMALL["participants.csv"]


def test_a_folder_without_sources_is_no_record(tmp_path, capsys):
    assert record.read(tmp_path) == []
    assert main(["record", str(tmp_path)]) == 2
    assert "no sources.csv here" in capsys.readouterr().err


def test_a_file_that_is_no_text_is_told(tmp_path):
    folder = write(tmp_path / "reference", SMALL)
    (folder / "funding.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(CuratedDataError, match=r"funding\.csv: cannot be read as UTF-8"):
        record.read(folder)


# --- its rows ------------------------------------------------------------------------------------


def test_a_small_record_makes_the_rows_that_it_should(tmp_path):
    folder = write(tmp_path / "raw" / "reference", SMALL)
    build(folder.parent, tmp_path / "tables")
    tables = load(tmp_path / "tables")
    (document,) = records(tables.documents)
    assert (document["kind"], document["url"]) == ("reference", "https://example.org/a")
    assert (document["publisher"], str(document["published"])) == ("Office A", "2024-05-14")
    line = SMALL["sources.csv"][document["source_start"] : document["source_end"]]
    assert line == "a-2024,Office A,https://example.org/a,2024-05-14"
    (event,) = records(tables.events)
    assert (event["event_id"], event["edition"], event["origin"]) == (
        "1st-meeting-of-experts-2024",
        1,
        "reference",
    )
    roles = {(row["actor_id"], row["role"], row["quote"]) for row in records(tables.participation)}
    assert roles == {
        ("iom", "host", "International Organization for Migration"),
        ("iom", "speaker", "International Organization for Migration"),
        ("jo-bell", "speaker", "Jo Bell"),
    }
    assert tables.actors.set_index("actor_id").loc["jo-bell", "affiliation_id"] == "iom"
    figures = tables.figures.set_index("figure_id")
    assert figures["origin"].eq("reference").all()
    assert figures.loc["mlt-iom-2024", "payer_id"] == "state-mlt"
    assert figures["payee_id"].isna().tolist() == [id_ == "gift-2" for id_ in figures.index]
    named = tables.mentions[tables.mentions["entity"] == "actor"]["entity_id"]
    assert "unhcr" in set(named)  # a payee beside another


def test_every_reference_row_leads_to_a_source_with_an_address(tables):
    sources = tables.documents[tables.documents["kind"] == "reference"].set_index("document_id")
    assert sources["url"].str.match(r"https?://").all()
    assert sources["origin"].eq("reference").all()
    tied = tables.mentions[tables.mentions["document_id"].isin(sources.index)]
    tied_ids = set(tied["entity_id"]) | set(
        tables.participation[tables.participation["document_id"].isin(sources.index)]["actor_id"]
    )
    for table, key in (("actors", "actor_id"), ("frameworks", "framework_id"), ("events", "event_id")):
        frame = getattr(tables, table)
        assert set(frame.loc[frame["origin"].isin(["reference", "both"]), key]) <= tied_ids, table
    for name in ("figures", "participation"):
        frame = getattr(tables, name)
        assert (frame["origin"].eq("reference") == frame["document_id"].isin(sources.index)).all()


def test_confidence_is_the_records_and_null_where_documents_alone_speak(tables):
    for frame in (tables.events, tables.figures, tables.participation):
        assert (frame["confidence"].isna() == frame["origin"].eq("extracted")).all()
    low = tables.events[tables.events["confidence"] == "low"]["name"]
    assert "10th EU–IOM Senior Officials Meeting" in set(low)


def test_the_record_is_whole_in_the_tables(tables):
    cited = tables.events[tables.events["origin"] != "extracted"]
    assert len(cited) == len(rows("milestones.csv"))
    amounts_ = len(rows("funding.csv")) + len(rows("funding_member_states.csv"))
    assert tables.figures["origin"].eq("reference").sum() == amounts_


def test_all_eleven_senior_officials_meetings_are_there_in_order(tables):
    frame = tables.events
    meetings = frame[
        (frame["framework_id"] == "eu-iom-strategic-cooperation-framework")
        & (frame["kind"] == "senior_officials_meeting")
    ].sort_values("start_date")
    assert meetings["edition"].tolist() == list(range(1, 12))
    assert meetings["origin"].tolist() == ["reference"] * 10 + ["both"]
    eleventh = meetings.iloc[-1]
    documents = set(tables.mentions[tables.mentions["entity_id"] == eleventh["event_id"]]["document_id"])
    kinds = tables.documents.set_index("document_id").loc[sorted(documents), "kind"]
    assert set(kinds) == {"reference", "news_article"}
    assert (str(eleventh["start_date"].date()), eleventh["date_basis"]) == ("2025-04-04", "document")


# --- one event, several voices -------------------------------------------------------------------


def test_what_disagrees_is_kept(tables):
    said = {
        (row["entity_id"], row["column"], row["value"], row["document_id"])
        for row in records(tables.disagreements)
    }
    ghent = "ministerial-conference-on-the-operationalization-of-the-pact-on-migration-and-asylum-2024"
    declaration = "adoption-of-the-progress-declaration-of-the-international-migration-review-forum-2022"
    assert (ghent, "start_date", "2024-04-29", "cited-government-of-luxembourg-2024") in said
    assert (declaration, "start_date", "2022-06-07", "cited-quno-2022") in said
    assert ("valletta-summit-on-migration-2015", "status", "planned", "002-0ca70be1") in said
    events = tables.events.set_index("event_id")
    assert str(events.loc[ghent, "start_date"].date()) == "2024-04-30"
    assert events.loc[declaration, "date_precision"] == "month"
    for row in records(tables.disagreements):
        assert row["column"] in events.columns
        assert str(events.loc[row["entity_id"], row["column"]]) != row["value"]


def test_the_record_changes_nothing_that_the_gold_says_of_the_documents(tables):
    alone = score(read_files(sorted(RAW.glob("*.txt"))), REAL)
    together = score(tables, REAL)
    for column in ("gold", "matched"):
        assert alone[column].tolist() == together[column].tolist()
    assert (together["predicted"] <= alone["predicted"]).all()


DAY = date(2024, 4, 30)
TOLD = Event("a-2024", "A of B", "meeting", "b", None, DAY, DAY, "day", "term", "Ghent", "BEL")
CITED = replace(TOLD, event_id="b-2024", date_basis="explicit", confidence="high")
YEAR = {"start_date": date(2024, 1, 1), "end_date": date(2024, 12, 31), "date_precision": "year"}
UNDATED = {"start_date": None, "end_date": None, "date_precision": "unknown", "date_basis": "unknown"}
LATER = {"start_date": date(2024, 5, 14), "end_date": date(2024, 5, 14)}
ADOPTED = {"kind": "adoption", "name": "Adoption of B"}

ONE = {
    "framework and day": (replace(TOLD, name="Other words"), CITED),
    "days that overlap": (TOLD, replace(CITED, start_date=date(2024, 4, 29))),
    "a month that holds the day": (
        replace(TOLD, place=None, start_date=date(2024, 4, 1), date_precision="month", name="Talks"),
        CITED,
    ),
    "a year and a place": (replace(TOLD, name="Talks", **YEAR), CITED),
    "the forum of that year": (
        replace(TOLD, kind="forum", name="Forum", place=None, country=None, **YEAR),
        replace(CITED, kind="forum"),
    ),
    "a year and the name": (replace(TOLD, place=None, **YEAR), CITED),
    "one edition, told of another day": (replace(TOLD, edition=5), replace(CITED, edition=5, **LATER)),
    "one edition, undated": (replace(TOLD, edition=5, **UNDATED), replace(CITED, edition=5)),
    "an adoption two weeks apart": (replace(TOLD, **ADOPTED), replace(CITED, **ADOPTED, **LATER)),
    "a founding of what is no framework, undated": (
        replace(TOLD, kind="establishment", framework_id=None, place=None, country=None, **UNDATED),
        replace(CITED, kind="establishment", framework_id=None),
    ),
    "no framework, but day and name": (replace(TOLD, framework_id=None), replace(CITED, framework_id=None)),
    "a vague kind": (TOLD, replace(CITED, kind="senior_officials_meeting")),
}
TWO = {
    "a name alone": (replace(TOLD, framework_id=None, **UNDATED), replace(CITED, framework_id=None)),
    "one name and day, other frameworks": (TOLD, replace(CITED, framework_id="c")),
    "one name and day, a framework here only": (replace(TOLD, framework_id=None), CITED),
    "other places": (TOLD, replace(CITED, place="Rabat", country="MAR")),
    "other editions": (replace(TOLD, edition=5), replace(CITED, edition=6)),
    "other days": (TOLD, replace(CITED, **LATER)),
    "a meeting of that year, somewhere": (
        replace(TOLD, name="Talks", place=None, country=None, **YEAR),
        CITED,
    ),
    "an undated meeting of the framework": (replace(TOLD, **UNDATED), CITED),
    "held and adopted": (TOLD, replace(CITED, kind="adoption")),
    "ministers and officials": (
        replace(TOLD, kind="ministerial_conference"),
        replace(CITED, kind="senior_officials_meeting"),
    ),
    "an adoption of another season": (
        replace(TOLD, **ADOPTED),
        replace(CITED, **ADOPTED, start_date=date(2024, 9, 1), end_date=date(2024, 9, 1)),
    ),
}


@pytest.mark.parametrize("why", ONE)
def test_one_event(why):
    assert same(*ONE[why])


@pytest.mark.parametrize("why", TWO)
def test_two_events(why):
    assert not same(*TWO[why])


def joined(told: list[Event], cited: list[Event]) -> list[Event]:
    """Events of documents and of the record together."""
    seen = [Sighting(Rank(None, f"cited-{n}"), event) for n, event in enumerate(cited)]
    taken = {event.event_id for event in told} & {event.event_id for event in cited}
    bucket = settling.Settled("", "", tuple(claims(told, cited)), frozenset(taken), frozenset())
    record = settling.Record.beside(seen, [bucket])
    events, _ = record.with_record(settling.table_of(told))
    return [*settling.events_of(events), *record.alone.values()]


def test_of_two_that_fit_the_one_of_the_same_name_is_meant_else_none():
    council = replace(CITED, event_id="council", name="Approval by the Council", kind="adoption", **LATER)
    vote = replace(CITED, event_id="vote", name="Vote of the Parliament", kind="adoption")
    told = replace(TOLD, place=None, country=None, kind="adoption", name="Adoption of B", **YEAR)
    assert len(joined([told], [council, vote])) == 3
    result = joined([replace(told, name="Approval by the Council")], [council, vote])
    assert [event.event_id for event in result] == ["council", "vote"]


def test_two_that_documents_keep_apart_are_not_made_one_by_the_record():
    other = replace(TOLD, event_id="other", place=None, country=None)
    assert len(joined([TOLD, other], [CITED])) == 3


def test_an_event_of_the_record_that_would_share_an_id_gets_its_day():
    result = joined([TOLD], [replace(CITED, event_id="a-2024", framework_id="c")])
    assert [event.event_id for event in result] == ["a-2024", "a-2024-2024-04-30"]


def test_an_event_that_gets_the_id_of_yet_another_is_told_apart():
    other = replace(TOLD, event_id=CITED.event_id, framework_id="c", name="C")
    events = joined([TOLD, other], [CITED])
    assert len({event.event_id for event in events}) == len(events) == 2


@pytest.mark.parametrize(
    ("told", "cited", "start", "basis"),
    [
        ({}, {}, "2024-04-30", "term"),
        ({}, {"start_date": date(2024, 4, 29)}, "2024-04-30", "term"),
        (YEAR, {}, "2024-04-30", "term"),
        ({"edition": 5, **UNDATED}, {"edition": 5}, "2024-04-30", "reference"),
        ({}, YEAR, "2024-04-30", "term"),
        (YEAR, {"confidence": "low"}, "2024-01-01", "term"),
    ],
)
def test_the_documents_date_stands_unless_the_record_knows_it_finer(told, cited, start, basis):
    (event,) = joined([replace(TOLD, **told)], [replace(CITED, **cited)])
    assert (str(event.start_date), event.date_basis) == (start, basis)


def test_coarser_dates_and_silence_do_not_disagree():
    coarse = replace(TOLD, place=None, country=None, **YEAR)
    sightings = [
        Sighting(Rank(None, "d"), coarse),
        Sighting(Rank(None, "e"), replace(TOLD, status="planned")),
    ]
    found = list(disagreements(sightings, {seen.place: CITED for seen in sightings}))
    assert [(row.column, row.value, row.document_id) for row in found] == [("status", "planned", "e")]


def test_a_row_is_shown_with_its_sources_and_what_is_said_otherwise(tables):
    ghent = "ministerial-conference-on-the-operationalization-of-the-pact-on-migration-and-asylum-2024"
    shown = str(show(tables, ghent))
    assert "start_date otherwise: 2024-04-29 (cited-government-of-luxembourg-2024)" in shown
    assert "Government of Luxembourg, http://www.gouvernement.lu" in shown


# --- beside the documents ------------------------------------------------------------------------


@pytest.mark.timed
def test_the_record_is_read_in_no_time(tmp_path):
    """A build with the record takes less than two seconds of process time, start-up included."""
    import resource
    import subprocess
    import sys

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "communique", "build", str(RAW), "--output", str(tmp_path / "tables")]
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 2


def test_documents_alone_make_tables_without_the_record(tmp_path):
    shutil.copytree(RAW, tmp_path / "raw", ignore=shutil.ignore_patterns("reference"))
    build(tmp_path / "raw", tmp_path / "tables")
    tables = load(tmp_path / "tables")
    assert "reference" not in set(tables.documents["kind"])
    assert set(tables.events["origin"]) == {"extracted"}


def test_the_page_on_data_lists_every_file_and_column_of_the_record():
    page = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    for file, columns in record_files.COLUMNS.items():
        assert f"`{file}`" in page
        for column in columns:
            assert f"`{column}`" in page, f"{file}: {column}"
