"""The floors of accuracy that a change of rules may not break, and the page that publishes the measures."""

import accuracy
import pytest

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
        ("actors", "rows"): 0.85,
        ("frameworks", "rows"): 0.85,
        ("figures", "rows"): 0.85,
        ("events", "rows"): 0.75,
        ("participation", "rows"): 0.65,
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
