"""Candidates: what made no row is listed with lines that, added to the registry, make it a row."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys

import pytest
from conftest import DEVELOPMENT, RAW, ROOT

import communique as cq
from communique.__main__ import main
from communique.curation import registry_lines
from communique.curation.page import page
from communique.dataset import read_files
from communique.reference.checks import errors
from communique.reference.files import canonical, read

# Two bodies that no rule can know, one of them with its acronym; a number that counts what nobody pays for.
FIRST = (
    "Baltic Seas Meet\n\nGeneva, 3 May 2021 - Experts of Harbour Lanterns spoke with the European Union. "
    "The work of Harbour Lanterns goes on in Tallinn.\n"
)
SECOND = (
    "Geneva, 4 May 2021 - A grant from Harbour Lanterns helped the ZKRW to open these 17 shelters. "
    "Write to Harbour Lanterns at lantern@example.org.\n"
)
ADDRESS = "https://harbour-lanterns.example.org/about"


@pytest.fixture
def raw(tmp_path):
    """A folder of two releases, of which one has an address."""
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST, encoding="utf-8")
    (folder / "b.txt").write_text(SECOND, encoding="utf-8")
    (folder / "a.meta.json").write_text(json.dumps({"url": ADDRESS}), encoding="utf-8")
    return folder


def by_name(found, name):
    (row,) = found[found["name"] == name].to_dict("records")
    return row


def test_what_made_no_row_is_told_with_counts_and_a_sentence(raw):
    found = cq.candidates(raw)
    row = by_name(found, "Harbour Lanterns")
    assert (row["kind"], row["documents"], row["count"]) == ("name", 2, 4)
    assert (row["document_id"], row["sentence"]) == (
        "a",
        "Geneva, 3 May 2021 - Experts of Harbour Lanterns spoke with the European Union.",
    )
    assert by_name(found, "ZKRW")["kind"] == "acronym"
    assert by_name(found, "shelter")["kind"] == "number"
    assert found["name"].tolist()[0] == "Harbour Lanterns", "most documents first"


def test_what_has_a_row_or_is_a_place_or_a_headline_is_no_candidate(raw):
    names = set(cq.candidates(raw)["name"])
    assert names.isdisjoint({"European Union", "Geneva", "Tallinn", "Experts", "Baltic Seas Meet", "May"})


def test_contact_data_is_in_no_sentence(raw):
    (raw / "c.txt").write_text(
        "They asked the Lantern Quorum (lantern@example.org) about it today.", encoding="utf-8"
    )
    assert "[e-mail address]" in by_name(cq.candidates(raw), "Lantern Quorum")["sentence"]


def copy_of_the_library(folder):
    """A copy of the package, whose registry may be changed, and the environment that runs it."""
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    return folder / "src", os.environ | {"PYTHONPATH": str(folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"}


def run(environment, *arguments):
    return subprocess.run(
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False
    )


def add(source, lines):
    for line in lines.splitlines():
        file, _, text = line.partition(": ")
        with (source / "communique" / "reference" / file).open("a", encoding="utf-8", newline="") as stream:
            stream.write(f"{text}\n")


def test_a_line_added_to_the_registry_makes_a_row(raw, tmp_path):
    row = by_name(cq.candidates(raw), "Harbour Lanterns")
    source, environment = copy_of_the_library(tmp_path)
    add(source, row["lines"])
    checked = run(environment, "-m", "communique.reference")
    assert checked.returncode == 0, checked.stdout
    built = run(environment, "-m", "communique", "build", str(raw), "--output", str(tmp_path / "tables"))
    assert built.returncode == 0, built.stderr
    tables = cq.load(tmp_path / "tables")
    assert "harbour-lanterns" in set(tables.actors["actor_id"])
    assert (tables.mentions["entity_id"] == "harbour-lanterns").sum() == 4
    again = run(environment, "-m", "communique", "candidates", str(raw))
    assert "ZKRW" in again.stdout
    assert "Harbour Lanterns\n" not in again.stdout


def test_the_check_asks_for_the_source_of_a_line_whose_document_has_no_address(raw, tmp_path):
    row = by_name(cq.candidates(raw), "ZKRW")
    source, environment = copy_of_the_library(tmp_path)
    add(source, row["lines"])
    checked = run(environment, "-m", "communique.reference")
    assert checked.returncode == 1
    assert "column source: '' is not an address" in checked.stdout


def test_every_line_is_one_that_the_registry_takes():
    texts = sorted([*DEVELOPMENT.glob("*.txt"), *RAW.glob("*.txt")])
    added: dict[str, list[str]] = {}
    for row in cq.candidates(read_files(texts)).itertuples():
        for line in row.lines.splitlines():
            file, _, text = line.partition(": ")
            added.setdefault(file, []).append(f"{text}{ADDRESS}" if text.endswith(",") else text)
    assert {file: len(lines) > 5 for file, lines in added.items()} == dict.fromkeys(
        ("actors.csv", "aliases.csv", "event_aliases.csv", "events.csv", "frameworks.csv"), True
    )
    texts = {file: canonical(file, read(file) + "\n".join(lines) + "\n") for file, lines in added.items()}
    assert errors(texts) == []


def test_rows_that_rules_made_bring_their_lines():
    tables = cq.read_document(
        "Lagos, 3 May 2021 - The Fiji Seasonal Harbour Agency (FSHA) met IOM. Ms. Ana Ruiz, Head of the FSHA,"
        " spoke. The FSHA held the Regional Conference on Harbour Work in Suva on 2 May 2021."
    )
    found = cq.candidates(tables)
    agency = by_name(found, "Fiji Seasonal Harbour Agency")
    assert agency["kind"] == "actor"
    assert agency["count"] == 3, "not in a title"
    file, _, text = agency["lines"].splitlines()[0].partition(": ")
    (cells,) = csv.reader([text])
    assert (file, cells[1:5]) == (
        "actors.csv",
        ["Fiji Seasonal Harbour Agency", "FSHA", "public_body", "FJI"],
    )
    assert ",acronym," in agency["lines"].splitlines()[2]
    assert by_name(found, "Ana Ruiz")["lines"].startswith("actors.csv: ana-ruiz,Ana Ruiz,,person,")
    assert set(found["kind"]) == {"actor", "event"}, "IOM is known, and the acronym has a row"


def test_what_is_near_a_known_name_brings_one_alias_line():
    near = registry_lines.nearest("Intergovernmental Authority for Development")
    assert near == ("actor", "igad")
    line = registry_lines.alias("Intergovernmental Authority for Development", *near, ADDRESS)
    assert str(line).startswith("aliases.csv: Intergovernmental Authority for Development,actor,igad,name,")
    assert registry_lines.nearest("Plan of Action") is None


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("Delegates from Quellhof Seven spoke.", {"Quellhof Seven"}),
        ("They praised the Houses of the Quellhof and of Zorg.", {"Houses of the Quellhof", "Zorg"}),
        (
            "It had these:\n• Quellhof Seven\n- Zorg Ward, Houses of Tervet\n",
            {"Quellhof Seven", "Zorg Ward", "Houses of Tervet"},
        ),
        ("Yesterday the Ghanaians and Mexicans left.", set()),
        ("Bern, 3 May 2021 - Better data cost CHF.", set()),
        ("On Monday, 3 May, Ministers agreed.", set()),
        ("\nTHE WHOLE LINE IS IN CAPITALS AND LOUD\n", set()),
        ("See page 12, Article 7, in three days.", set()),
        ("The Minister, the Director General and the Regional Office agreed.", set()),
        ("Smugglers used telephones in COVID-19 times, at 10 AM.", set()),
    ],
)
def test_looks_like_a_name(sentence, kept):
    found = cq.candidates(cq.read_document(f"It began in March. {sentence} It ended then."))
    made = found[found["kind"].isin(["name", "acronym", "number"])]
    assert set(made["name"]) == kept


def test_other_languages_are_left_alone():
    text = "Genève, le 3 mai 2021 - Les experts de la Lanterne du Port ont parlé avec les élus de la ville."
    assert "name" not in set(cq.candidates(cq.read_document(text))["kind"])


def test_hostile_documents_are_text_in_the_csv(raw, tmp_path, capsys):
    (raw / "c.txt").write_text(
        "Delegates of Zorg Ward spoke. \x1b[31m=HYPERLINK() and Zorg Ward.", encoding="utf-8"
    )
    path = tmp_path / "found.csv"
    assert main(["candidates", str(raw), "--csv", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}: {len(cq.candidates(raw))} candidates\n"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert rows[0]["name"] == "Harbour Lanterns"
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    assert "\x1b" not in page(cq.candidates(raw), 100)


def test_the_command_shows_the_first_of_each_kind(raw, capsys):
    assert main(["candidates", str(raw), "--top", "1"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(
        "Names that made no row (1)\ndocuments  count\n        2      4  Harbour Lanterns\n"
    )
    assert "aliases.csv: Harbour Lanterns,actor,harbour-lanterns,name," in out


def test_folders_of_tables_are_not_read_again(raw, tmp_path):
    cq.build(raw, tmp_path / "tables")
    assert cq.candidates(tmp_path / "tables").equals(cq.candidates(raw))


def test_a_folder_that_is_none_is_said_in_one_line(tmp_path, capsys):
    assert main(["candidates", str(tmp_path / "nothing")]) == 2
    assert capsys.readouterr().err.endswith("nothing: no folder of documents or tables here\n")


def test_a_csv_that_cannot_be_written_is_said_in_one_line(raw, tmp_path, capsys):
    assert main(["candidates", str(raw), "--csv", str(tmp_path / "nowhere" / "found.csv")]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith("nowhere/found.csv: cannot be written (No such file or directory)\n")
