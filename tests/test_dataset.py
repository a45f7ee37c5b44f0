"""Raw folder to tables: the same bytes each time, evidence for every row, entities once, nothing lost."""

from __future__ import annotations

import hashlib
import os
import random
import re
import shutil
import subprocess
import sys
from dataclasses import replace

import pyarrow
import pytest
from conftest import DEVELOPMENT, RAW, REAL, ROOT, gold_reading

from communique import (
    build,
    dataset,
    load,
    read_document,
    reference,
)
from communique.errors import EvidenceError, TablesError
from communique.records import Actor
from communique.scoring.answers import records
from communique.tables import TABLES

PROCESSED = ROOT / "data" / "processed"


def digest(folder) -> dict[str, str]:
    """Of every file of the tables; what the build remembers for the next one is not theirs."""
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and ".cache" not in file.parts
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Where the tables of the five documents were built."""
    output = tmp_path_factory.mktemp("built") / "tables"
    report = build(RAW, output)
    assert report.problems == []
    return output


@pytest.fixture(scope="module")
def tables(built):
    return load(built)


# --- the committed tables ------------------------------------------------------------------------


def test_committed_tables_are_up_to_date(built):
    locked = re.search(
        r"^pyarrow==(\S+)", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE
    )
    if pyarrow.__version__ == locked.group(1):
        assert digest(PROCESSED) == digest(built), "run `make tables` and commit data/processed"
    else:  # Parquet's bytes depend on its writer's version
        for (name, now), (_, then) in zip(load(built), load(PROCESSED), strict=True):
            assert records(now) == records(then), f"{name}: run `make tables` and commit data/processed"


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_the_same_bytes_under_any_hash_seed_and_order_of_files(built, tmp_path, seed):
    raw = tmp_path / "elsewhere" / "raw"
    raw.mkdir(parents=True)
    files = sorted(RAW.glob("*.txt"))
    random.Random(seed).shuffle(files)
    for file in files:
        shutil.copy(file, raw)
    shutil.copytree(RAW / "reference", raw / "reference")
    command = [sys.executable, "-m", "communique", "build", str(raw), "--output", str(tmp_path / "tables")]
    subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"}, check=True)
    assert digest(tmp_path / "tables") == digest(built)


def test_no_path_of_this_machine_is_in_any_table(built):
    for file in (file for file in built.rglob("*") if file.is_file()):
        data = file.read_bytes()
        assert str(ROOT).encode() not in data
        assert str(built.parent).encode() not in data


# --- what every row keeps ------------------------------------------------------------------------


def test_every_quote_stands_where_its_row_says(tables):
    texts = dict(zip(tables.documents["document_id"], tables.documents["text"], strict=True))
    rows = [*records(tables.mentions), *records(tables.participation)]
    assert len(rows) > 200
    for row in rows:
        assert texts[row["document_id"]][row["start"] : row["end"]] == row["quote"]


def test_every_document_is_a_stretch_of_its_file(tables):
    for row in records(tables.documents[tables.documents["kind"] != "reference"]):
        data = (RAW / row["source_path"]).read_bytes()
        assert data.decode("utf-8-sig")[row["source_start"] : row["source_end"]] == row["text"]
        assert hashlib.sha256(data).hexdigest() == row["source_sha256"]
        assert row["words"] == len(row["text"].split())


@pytest.mark.parametrize("name", TABLES)
def test_ids_lead_to_rows(tables, name):
    ids = {table: set(getattr(tables, table)[declared.key[0]]) for table, declared in TABLES.items()}
    for column in TABLES[name].columns:
        known = set().union(*(ids[table] for table in column.refers_to))
        if column.refers_to:
            assert set(getattr(tables, name)[column.name].dropna()) <= known, column.name


def test_extracted_entities_are_mentioned_or_take_part(tables):
    mentioned = set(tables.mentions["entity_id"]) | set(tables.participation["actor_id"])
    for table in ("actors", "frameworks", "events", "figures"):
        frame = getattr(tables, table)
        extracted = frame[frame["origin"] == "extracted"]
        assert set(extracted[TABLES[table].key[0]]) <= mentioned


def test_every_source_is_a_document_or_a_problem(tables):
    own = tables.documents[tables.documents["kind"] != "reference"]
    assert set(own["source_path"]) == {file.name for file in RAW.glob("*.txt")}


def test_contact_data_is_in_no_table_but_the_text(tables):
    pattern = re.compile(r"[\w.]+@[\w-]+\.\w{2,}|\+\d[\d\s().-]{7,}")
    assert tables.documents["text"].map(lambda text: bool(pattern.search(text))).any()
    for name, frame in tables:
        for row in records(frame.drop(columns="text", errors="ignore")):
            for column, value in row.items():
                assert not (isinstance(value, str) and column != "figure_id" and pattern.search(value)), (
                    name,
                    row,
                )


# --- merging, from readings made by hand ---------------------------------------------------------


def test_one_event_of_two_files_is_one_row_with_both_kinds_of_evidence(gold_readings):
    tables = dataset.frames(gold_readings)
    forum = tables.events[tables.events["name"] == "1st International Migration Review Forum"]
    (row,) = records(forum)
    assert (str(row["start_date"]), row["date_precision"], row["place"]) == (
        "2022-05-01",
        "month",
        "New York",
    )
    mentions = tables.mentions[tables.mentions["entity_id"] == row["event_id"]]
    assert {each[:3] for each in mentions["document_id"]} == {"003", "004"}


def test_readings_make_the_same_tables_in_any_order(gold_readings):
    forwards, backwards = dataset.frames(gold_readings), dataset.frames(gold_readings[::-1])
    for (_, one), (_, other) in zip(forwards, backwards, strict=True):
        assert records(one) == records(other)


@pytest.fixture
def reading():
    [reading] = gold_reading(REAL / "001_5372b01396e4604e.json")
    return reading


def test_a_quote_that_is_not_printed_stops_the_build(reading):
    reading.mentions[0] = replace(reading.mentions[0], quote="WHO")
    with pytest.raises(EvidenceError, match=r"001_5372b01396e4604e\.txt .*, not 'WHO'"):
        dataset.frames([reading])


def test_a_link_that_leads_nowhere_is_null(reading):
    reading.figures[0] = replace(reading.figures[0], payer_id="nobody")
    assert records(dataset.frames([reading]).figures)[0]["payer_id"] is None


def test_a_mention_of_nothing_stops_the_build(reading):
    reading.mentions[0] = replace(reading.mentions[0], entity_id="nobody")
    with pytest.raises(TablesError, match="is of 'nobody', which was not read"):
        dataset.frames([reading])


def test_an_event_without_words_stops_the_build(reading):
    event_id = reading.events[0].event_id
    reading.mentions = [row for row in reading.mentions if row.entity_id != event_id]
    with pytest.raises(EvidenceError, match="no words tell of"):
        dataset.frames([reading])


def test_an_actor_that_only_an_affiliation_leads_to_is_a_reference(reading):
    reading.actors += [Actor("nobody", "Nobody", "person"), Actor("some-ministry", "Ministry", "public_body")]
    reading.actors[0] = replace(reading.actors[0], affiliation_id="dg-home")
    reading.actors[1] = replace(reading.actors[1], affiliation_id="some-ministry")
    actors = dataset.frames([reading]).actors.set_index("actor_id")
    assert actors.loc["dg-home", "origin"] == "reference"
    assert actors.loc["european-commission", "origin"] in ("reference", "extracted"), "its own affiliation"
    assert "nobody" not in actors.index
    assert "some-ministry" not in actors.index, "neither printed nor in the registry"
    assert "some-ministry" not in set(actors["affiliation_id"])


# --- many documents ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def many():
    """Readings of generated documents and of texts of the development set that may be looked at."""
    from generator import document

    from communique.reading import read

    texts = {f"generated-{number}": document(number) for number in range(150)}
    texts |= {
        file.stem: file.read_text(encoding="utf-8") for file in sorted(DEVELOPMENT.glob("D?[13579].txt"))
    }
    return [
        reading
        for stem, text in texts.items()
        for reading in read(text, stem=stem, source_path=f"{stem}.txt")
    ]


def test_many_documents_make_tables_in_any_order(many):
    forwards, backwards = dataset.frames(many), dataset.frames(many[::-1])
    assert len(forwards.documents) >= len(many)
    for (name, one), (_, other) in zip(forwards, backwards, strict=True):
        assert records(one) == records(other), name


def test_no_reading_leads_to_what_it_did_not_read(many):
    """The dataset nulls such links, so a rule that makes them would not be noticed otherwise."""
    for reading in many:
        own = {row.actor_id for row in reading.actors} | reference.actors().keys()
        own |= {row.framework_id for row in reading.frameworks} | reference.frameworks().keys()
        own |= {row.event_id for row in reading.events} | {None}
        source = reading.document.source_path
        for row in reading.actors:
            assert row.affiliation_id in own, (source, row)
        for row in reading.frameworks:
            assert row.parent_id in own, (source, row)
        for row in reading.events:
            assert row.framework_id in own, (source, row)
        for row in reading.figures:
            assert {row.payer_id, row.payee_id, row.subject_id} <= own, (source, row)


# --- small inputs --------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", " \n", "\x00", "x" * 100_000, "\u202e#@&#0;&amp;"])
def test_any_text_makes_tables(text):
    tables = read_document(text)
    assert [name for name, _ in tables] == list(TABLES)


def test_half_a_character_is_refused():
    with pytest.raises(TablesError, match="text: character 2 is half a character"):
        read_document("ab\ud800c")


def test_an_empty_folder_makes_empty_tables(tmp_path):
    (tmp_path / "raw").mkdir()
    report = build(tmp_path / "raw", tmp_path / "tables")
    assert set(report.rows.values()) == {0}
    assert len(load(tmp_path / "tables").documents) == 0


@pytest.fixture
def poisoned(tmp_path):
    """A raw folder of two texts, of which the first is to fail."""
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text("poison: the European Union met the African Union.")
    (tmp_path / "raw" / "b.txt").write_text("The European Union met the African Union.")
    return tmp_path / "raw"


def spoilt_by(monkeypatch, spoil):
    """Has the reader pass its findings in texts with "poison" through `spoil`."""
    from communique import reading

    def read(text, **options):
        found = real(text, **options)
        return spoil(found) if "poison" in text else found

    real = reading.read
    monkeypatch.setattr(reading, "read", read)


def test_a_failure_of_the_reader_costs_one_file_only(poisoned, monkeypatch, tmp_path):
    def spoil(found):
        raise ZeroDivisionError(f"{object()}")

    spoilt_by(monkeypatch, spoil)
    report = build(poisoned, tmp_path / "tables")
    assert report.rows["documents"] == 1
    ((path, problem, detail),) = [(p.source_path, p.problem, p.detail) for p in report.problems]
    assert (path, problem) == ("a.txt", "unreadable")
    assert re.fullmatch(
        r"fault in the reader, please report: ZeroDivisionError in test_dataset\.py:\d+", detail
    )


def test_rows_that_cannot_stand_cost_one_file_only(poisoned, monkeypatch, tmp_path):
    def spoil(found):
        found[0].document = replace(found[0].document, kind="planet")
        return found

    spoilt_by(monkeypatch, spoil)
    report = build(poisoned, tmp_path / "tables")
    assert report.rows["documents"] == 1
    (problem,) = report.problems
    assert problem.source_path == "a.txt"
    assert "kind is 'planet', should be one of press_release" in problem.detail
    assert load(tmp_path / "tables").problems["problem"].tolist() == ["unreadable"]


def test_progress_tells_of_every_file(tmp_path):
    seen = []
    build(RAW, tmp_path / "tables", progress=lambda number, path: seen.append((number, path)))
    assert seen == list(enumerate(sorted(file.name for file in RAW.glob("*.txt")), 1))


def test_lines_of_three_texts_are_their_sites():
    texts = ["Menu\nRelease\n\nA", "Menu\nRelease\n\nB", "Menu\n\nC"]
    assert dataset.shared_lines(texts) == {"Menu"}
