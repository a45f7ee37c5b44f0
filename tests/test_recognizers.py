"""A second opinion on names: what a recognizer proposes, and which of it a reader believes."""

from __future__ import annotations

import subprocess
import sys

import pytest

import communique as cq
from communique.__main__ import main
from communique.errors import RecognizerError
from communique.names.recognizers import Proposal, named
from communique.reading import read

LISTED = "Geneva, 3 May 2021 - Observers came from the UNHCR, Femina Dorata and the African Union."
PERSON = "The work began in March. Ingrid Halvorsen sang. It ended in April."


def proposing(**names):
    """A recognizer that finds the given words wherever they stand; spaces for underscores."""

    def propose(text):
        for words, kind in names.items():
            words = words.replace("_", " ")
            at = text.find(words)
            while at >= 0:
                yield Proposal(at, at + len(words), kind)
                at = text.find(words, at + 1)

    return propose


def actors(text, recognizer=None):
    (reading,) = read(text, recognizer=recognizer)
    return {row.name: row.kind for row in reading.actors}


def test_an_organization_in_a_list_of_them_is_believed():
    assert "Femina Dorata" not in actors(LISTED)
    found = actors(LISTED, proposing(Femina_Dorata="organization"))
    assert found["Femina Dorata"] == "civil_society"


def test_a_person_with_a_given_name_is_believed_and_found_again_by_family_name():
    text = f"{PERSON} All thanked Halvorsen."
    assert actors(text) == {}
    (reading,) = read(text, recognizer=proposing(Ingrid_Halvorsen="person"))
    assert [row.kind for row in reading.actors] == ["person"]
    assert [row.quote for row in reading.mentions] == ["Ingrid Halvorsen", "Halvorsen"]


@pytest.mark.parametrize(
    ("text", "proposal"),
    [
        ("The work of Femina Dorata began in March.", {"Femina_Dorata": "organization"}),  # no sign
        (
            "The UNHCR, Migration Governance and the EU met.",
            {"Migration_Governance": "organization"},
        ),  # topics
        ("The UNHCR, Femina and the African Union met.", {"Femina": "organization"}),  # one word
        ("The UNHCR, Nairobi and the African Union met.", {"Nairobi": "organization"}),  # a place
        ("The work of Somos Porto began in March.", {"Somos_Porto": "person"}),  # no given name
        ("They met in Maria Island in March.", {"Maria_Island": "person"}),
        ("The African Union met UNHCR in March.", {"African_Union": "person", "UNHCR": "person"}),
    ],
)
def test_what_no_sign_agrees_with_is_not_believed(text, proposal):
    assert actors(text, proposing(**proposal)) == actors(text)


def test_rows_of_the_rules_stay_whatever_is_proposed():
    wide = proposing(**{"UNHCR,_Femina_Dorata_and_the_African_Union": "organization"})
    assert actors(LISTED, wide) == actors(LISTED)


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """A pipeline of spaCy's without a statistical model: it knows two names by heart."""
    spacy = pytest.importorskip("spacy")
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "ORG", "pattern": "Femina Dorata"},
            {"label": "PERSON", "pattern": "Ingrid Halvorsen"},
            {"label": "GPE", "pattern": "Geneva"},
        ]
    )
    folder = tmp_path_factory.mktemp("model")
    pipeline.to_disk(folder)
    return folder


def test_a_spacy_pipeline_proposes_persons_and_organizations(model):
    recognizer = named(f"spacy:{model}")
    text = f"{LISTED} {PERSON}"
    proposed = [(text[each.start : each.end], each.kind) for each in recognizer(text)]
    assert proposed == [("Femina Dorata", "organization"), ("Ingrid Halvorsen", "person")]


def test_texts_longer_than_the_pipeline_takes_are_read_in_pieces(model):
    recognizer = named(f"spacy:{model}")
    recognizer._pipeline.max_length = 200
    try:
        text = "." * 200 + " Femina Dorata " + "." * 300
        assert [(each.start, each.end) for each in recognizer(text)] == [(201, 214)]
    finally:
        recognizer._pipeline.max_length = 1_000_000


def test_the_command_builds_with_it(model, tmp_path):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text(f"{LISTED}\n{PERSON}", encoding="utf-8")
    for folder, more in (("without", []), ("with", ["--recognizer", f"spacy:{model}"])):
        assert main(["build", str(tmp_path / "raw"), "--output", str(tmp_path / folder), *more]) == 0
    found = cq.compare(tmp_path / "without", tmp_path / "with")
    assert set(found["change"]) == {"gained"}
    assert set(found["name"][found["table"] == "actors"]) == {"Femina Dorata", "Ingrid Halvorsen"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("spacy:no_such_model", "no spaCy model 'no_such_model' here; give a package or a folder"),
        ("nltk:anything", "no recognizer; one is called spacy:MODEL"),
        ("spacy:", "no recognizer; one is called spacy:MODEL"),
    ],
)
def test_what_is_missing_is_said_in_one_line(name, said, tmp_path, capsys):
    (tmp_path / "a.txt").write_text(PERSON, encoding="utf-8")
    assert main(["build", str(tmp_path), "--output", str(tmp_path / "t" / "x"), "--recognizer", name]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert err.count("\n") == 1


def test_without_spacy_the_remedy_is_said(monkeypatch):
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(RecognizerError, match=r"pip install 'communique\[spacy\]'"):
        named("spacy:some_model_of_nobody")


def test_the_default_path_needs_no_spacy():
    program = (
        "import sys; sys.modules['spacy'] = None\n"
        "import communique as cq\n"
        "print(len(cq.read_document('The European Union met IOM.').actors))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("2\n", "")
