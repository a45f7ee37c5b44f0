"""The scorer scores what is faultless as faultless, and every fault as that fault."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from conftest import DEVELOPMENT, REAL, gold_reading

from communique import dataset
from communique.errors import TablesError
from communique.scoring import errors, score
from communique.scoring.answers import Answer, fold
from communique.scoring.gold import from_gold, gold_files
from communique.scoring.matching import match, same_date

BRIEFING = REAL / "004_bb934a844726f85a.json"


def scored(reading, gold=BRIEFING):
    """Gold, predicted and matched counts by (table, aspect)."""
    frame = score(dataset.frames([reading]), gold)
    return {(row.table, row.aspect): (row.gold, row.predicted, row.matched) for row in frame.itertuples()}


@pytest.fixture
def reading():
    """A faultless reading of the briefing, to be spoilt."""
    [reading] = gold_reading(BRIEFING)
    return reading


@pytest.mark.parametrize("file", sorted(REAL.glob("*.json")), ids=lambda file: file.stem)
def test_a_faultless_reading_is_scored_faultless(file):
    tables = dataset.frames(gold_reading(file))
    assert errors(tables, file).to_dict("records") == []
    for row in score(tables, file).itertuples():
        assert row.gold == row.predicted == row.matched


def test_merged_tables_are_scored_file_by_file(gold_readings):
    frame = score(dataset.frames(gold_readings), REAL)
    rows = frame[frame["aspect"] == "rows"].set_index("table")
    assert (rows["f1"] == 1.0).all()
    assert rows.loc["documents", "gold"] == 15
    assert rows.loc["events", "gold"] == 26


def test_an_actor_is_known_by_any_of_its_forms(reading):
    reading.actors[1] = replace(reading.actors[1], name="Arab Republic of Egypt")
    assert scored(reading)["actors", "rows"] == (11, 11, 11)


def test_a_missing_actor_is_missing_in_its_event_too(reading):
    egypt = reading.actors[1].actor_id
    reading.mentions = [row for row in reading.mentions if row.entity_id != egypt]
    reading.participation = [row for row in reading.participation if row.actor_id != egypt]
    counts = scored(reading)
    assert counts["actors", "rows"] == (11, 10, 10)
    assert counts["participation", "rows"] == (6, 5, 5)


def test_a_false_actor_is_false_in_its_event_too(reading):
    egypt = reading.actors[1]
    others = [replace(actor, affiliation_id=None) for actor in reading.actors if actor != egypt]
    reading.actors = [replace(egypt, actor_id="state-jor", name="Jordan"), *others]
    reading.mentions = [
        replace(row, entity_id="state-jor", start=row.start - 4, end=row.start - 1, quote=before)
        if row.entity_id == egypt.actor_id
        and (before := reading.document.text[row.start - 4 : row.start - 1])
        else row
        for row in reading.mentions
    ]
    reading.participation = [
        replace(row, actor_id="state-jor") if row.actor_id == egypt.actor_id else row
        for row in reading.participation
    ]
    counts = scored(reading)
    assert counts["actors", "rows"] == (11, 11, 10)
    assert counts["participation", "rows"] == (6, 6, 5)


def test_a_wrong_kind_role_and_qualifier_are_scored_apart(reading):
    reading.actors[0] = replace(reading.actors[0], kind="network")
    reading.figures[0] = replace(reading.figures[0], qualifier="exact")
    reading.participation[0] = replace(reading.participation[0], role="host")
    counts = scored(reading)
    for table in ("actors", "figures", "participation"):
        gold, predicted, matched = counts[table, "rows"]
        assert gold == predicted == matched
    for table, aspect in (("actors", "kind"), ("figures", "qualifier"), ("participation", "role")):
        gold, _, matched = counts[table, aspect]
        assert matched == gold - 1
    listed = errors(dataset.frames([reading]), BRIEFING)
    assert set(listed["error"]) == {"wrong"}
    assert set(listed["table"]) == {"actors", "figures", "participation"}


def test_a_shifted_span_is_a_missing_and_a_false_one(reading):
    at = next(index for index, row in enumerate(reading.mentions) if row.quote == "Carmela Godeau")
    row = reading.mentions[at]
    reading.mentions[at] = replace(row, start=row.start + 8, quote="Godeau")
    gold, predicted, matched = scored(reading)["actors", "spans"]
    assert (predicted, matched) == (gold, gold - 1)
    listed = errors(dataset.frames([reading]), BRIEFING)
    assert sorted(listed["error"]) == ["false span", "missing span"]
    assert set(listed["quote"]) == {"Carmela Godeau", "Godeau"}


def test_a_figure_in_the_wrong_unit_is_false(reading):
    reading.figures[1] = replace(reading.figures[1], unit="state")
    assert scored(reading)["figures", "rows"] == (6, 6, 5)


def test_a_file_that_was_not_read_is_missed_whole(reading):
    frame = score(dataset.frames([]), BRIEFING)
    rows = frame[frame["aspect"] == "rows"]
    assert (rows["predicted"] == 0).all()
    assert (rows["recall"] == 0).all()


def test_documents_cut_otherwise_do_not_match(reading):
    half = len(reading.document.text) // 2
    reading.document = replace(reading.document, source_end=half)
    assert scored(reading)["documents", "rows"] == (1, 1, 0)


def dated(start, end, precision, basis="explicit"):
    return {"start_date": start, "end_date": end, "date_precision": precision, "date_basis": basis}


DAY = dated(date(2024, 6, 25), date(2024, 6, 26), "day")
MONTH = dated(date(2024, 6, 1), date(2024, 6, 30), "month")
NONE = dated(None, None, "unknown", "unknown")


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        (DAY, DAY, True),
        (MONTH, DAY, True),
        (DAY, MONTH, False),
        (DAY, NONE, False),
        (NONE, NONE, True),
        (NONE, DAY, False),
        (NONE, DAY | {"date_basis": "reference"}, True),
        (DAY, DAY | {"end_date": date(2024, 6, 25)}, False),
        (DAY | {"end_date": None}, DAY, True),
    ],
)
def test_dates_are_equal_or_finer_and_inside(gold, found, right):
    assert same_date(gold, found) is right


def test_pairs_are_as_many_as_can_be_and_the_most_alike():
    likeness = {("a", "x"): 5, ("a", "y"): 1, ("b", "x"): 4, ("c", "z"): 1}
    gold, found = ([Answer(key, key) for key in keys] for keys in ("abc", "xyz"))
    pairs = match(gold, found, lambda one, other: likeness.get((one.key, other.key), 0))
    assert [(one.key, other.key) for one, other in pairs] == [("a", "y"), ("b", "x"), ("c", "z")]


@pytest.mark.parametrize(
    ("one", "other"),
    [("the European Union", "European Union"), ("Côte d’Ivoire", "Cote d'Ivoire"), ("EU–IOM", "EU-IOM")],
)
def test_names_are_folded(one, other):
    assert fold(one) == fold(other)


def test_an_article_inside_a_name_is_kept():
    assert fold("Office of the Prosecutor") != fold("Office of Prosecutor")
    assert fold("Theatre") == "theatre"


@pytest.mark.parametrize("number", range(1, 20, 2))
def test_the_gold_with_quotes_is_read(number):
    answers = from_gold(DEVELOPMENT / f"D{number:02}.json")
    assert not answers.has_spans
    for answer in (*answers.events, *answers.figures):
        assert answer.mentions, answer.label
        ((start, end),) = answer.regions
        assert any(start <= mention.start < mention.end <= end for mention in answer.mentions)


def test_gold_that_is_none_is_told_of(tmp_path):
    (tmp_path / "x.json").write_text("{}")
    with pytest.raises(TablesError, match=r"x\.json: not a gold file"):
        from_gold(tmp_path / "x.json")
    with pytest.raises(TablesError, match="no gold standard here"):
        gold_files(tmp_path / "nothing")
