"""The floors of accuracy that a change of rules may not break, and the page that publishes the measures."""

import accuracy
import peers
import pytest

from communique.scoring.answers import Answer, Answers, names

# F1 at least. The five documents: what the contract's users were promised; the development set likewise.
FLOORS = {
    "five documents": {
        ("actors", "rows"): 0.97,
        ("frameworks", "rows"): 0.97,
        ("events", "rows"): 0.97,
        ("figures", "rows"): 0.97,
        ("participation", "rows"): 0.90,
        ("actors", "spans"): 0.95,
        ("frameworks", "spans"): 0.95,
        ("actors", "kind"): 0.95,
        ("frameworks", "kind"): 0.95,
        ("events", "kind"): 0.95,
        ("events", "date_basis"): 0.95,
        ("figures", "qualifier"): 0.95,
    },
    "development": {
        ("actors", "rows"): 0.92,
        ("frameworks", "rows"): 0.90,
        ("figures", "rows"): 0.95,
        ("figures", "qualifier"): 0.95,
        ("events", "rows"): 0.85,
        ("participation", "rows"): 0.75,
        ("documents", "published"): 0.95,
    },
}


@pytest.fixture(scope="module")
def measured():
    return accuracy.measured(accuracy.GROUPS).set_index(["set", "table", "aspect"])


@pytest.mark.parametrize(
    ("group", "table", "aspect", "floor"),
    [(group, *key, floor) for group, floors in FLOORS.items() for key, floor in floors.items()],
)
def test_no_change_goes_below_a_floor(measured, group, table, aspect, floor):
    assert measured.loc[(group, table, aspect), "f1"] >= floor


def test_the_page_says_what_is_measured_now():
    old = accuracy.PAGE.read_text(encoding="utf-8")
    assert accuracy.page(old) == old, "run `make accuracy` and commit docs/accuracy.md"


def test_peers_are_not_measured_unasked_and_their_lines_stay():
    old = accuracy.PAGE.read_text(encoding="utf-8")
    for row in (*peers.beside(), *peers.recognized()):
        (line,) = [line for line in old.splitlines() if line.startswith(f"| {row.name} | ")]
        assert line.count("**") == 2 * len(accuracy.GROUPS), "measured for every group"
    changed = old.replace("| dates: dateparser | ", "| dates: dateparser | changed ")
    assert "| dates: dateparser | changed " in peers.part(changed, {}, with_peers=False)


TEXT = "Ana Ruiz of the IOM and Ruiz's deputy met Egyptian and Brussels officials: over EUR 5 million, or 3."


def entities(**labels):
    for words, label in labels.items():
        words = words.replace("_", " ")
        start = TEXT.index(words)
        yield peers.Entity(start, start + len(words), words, label)


GOLD = Answers(
    "text",
    actors=[
        Answer("Ana Ruiz", "Ana Ruiz", names("Ana Ruiz"), {"kind": "person"}),
        Answer("IOM", "IOM", names("International Organization for Migration", "IOM"), {}),
    ],
    frameworks=[Answer("met", "met", names("met"), {})],
)


@pytest.mark.parametrize(
    ("what", "labels", "found"),
    [
        # a family name and a possessive are the person's
        ("persons", {"Ana_Ruiz": "PERSON", "Ruiz's": "PERSON", "IOM": "ORG"}, [{"anaruiz", "ruiz"}]),
        # a framework of the gold is neither right nor wrong, another string is wrong
        ("organizations", {"the_IOM": "ORG", "met": "ORG", "deputy": "ORG"}, [{"iom"}, {"deputy"}]),
        # a city is no state
        ("states", {"Egyptian": "NORP", "Brussels": "GPE"}, [{"egyptian"}]),
    ],
)
def test_names_of_peers_are_read_in_their_favour(what, labels, found):
    rows = peers.answers_of(what, list(entities(**labels)), TEXT, GOLD)
    assert sorted(map(sorted, (row.names for row in rows))) == sorted(map(sorted, found))


def test_money_of_peers_is_what_stands_there():
    labels = {"5_million": "MONEY", "or_3": "MONEY"}
    rows = peers.answers_of("money", list(entities(**labels)), TEXT, GOLD)
    assert [(row.attributes["value"], row.attributes["unit"]) for row in rows] == [(5e6, "EUR"), (-1.0, "")]
