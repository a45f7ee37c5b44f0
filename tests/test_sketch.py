"""A sketch stands for its sentence: every place in it leads back to the page."""

from hypothesis import given
from hypothesis import strategies as st

from communique.text.sketch import KINDS, Mark, Sketch, pattern

TEXT = "The talks - co-chaired by Director Ana Mir and IOM - were held in Quito."


def sketch():
    person = Mark(TEXT.index("Director"), TEXT.index(" and IOM"), "person", "ana-mir")
    iom = Mark(TEXT.index("IOM"), TEXT.index("IOM") + 3, "organization", "iom")
    place = Mark(TEXT.index("Quito"), TEXT.index("Quito") + 5, "place", "Quito")
    return Sketch(TEXT, 0, len(TEXT), [place, iom, person])


def test_a_list_of_actors_is_one_placeholder():
    match = pattern("co-chaired by (?P<who>{actors})").search(sketch().text)
    assert [mark.item for mark in sketch().marks(match, "who")] == ["ana-mir", "iom"]
    assert TEXT[slice(*sketch().span(match))] == "co-chaired by Director Ana Mir and IOM"


def test_a_group_without_part_has_no_marks():
    match = pattern("co-chaired(?P<who> never)?").search(sketch().text)
    assert sketch().marks(match, "who") == []


def test_the_longer_of_two_marks_at_one_place_stands():
    marks = [Mark(0, 2, "organization", "EU"), Mark(0, 7, "framework", "EU Pact")]
    assert Sketch("EU Pact", 0, 7, marks).text == KINDS["framework"]


@given(st.text(min_size=1, max_size=40), st.data())
def test_every_place_leads_back(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    drawn = Sketch(text, 0, len(text), [Mark(start, end, "event", "x")])
    assert drawn.text == text[:start] + KINDS["event"] + text[end:]
    assert [drawn.offset(at) for at in range(len(drawn.text))] == [*range(start + 1), *range(end, len(text))]
    assert drawn.offset_end(start + 1) == end
