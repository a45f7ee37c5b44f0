"""Participation: who took part in which event, as what, and the name in the clause that says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from namecases import load

from communique.reading import open_page

ROLES = frozenset("host convener co_chair chair organizer speaker participant signatory party".split())


def took_part(case):
    page = open_page(case["text"], "case")
    names = {happening.event.event_id: page.text[slice(*happening.spans[0])] for happening in page.happenings}
    found = {(names[row.event_id], row.start, row.quote, row.role) for row in page.participation}
    for row in page.participation:
        assert page.text[row.start : row.end] == row.quote
    return page, found


def check(case):
    page, found = took_part(case)
    expected = {(row["event"], row["start"], row["quote"], row["role"]) for row in case["participants"]}
    for row in case["participants"]:
        assert page.text[row["start"] :].startswith(row["quote"]), "the case contradicts its text"
    assert found == expected


@pytest.mark.parametrize(
    "case",
    load("participation", "wild") + load("participation", "synthetic") + load("participation", "negative"),
)
def test_who_took_part(case):
    check(case)


@pytest.mark.xfail(reason="not read yet", strict=True)
@pytest.mark.parametrize("case", load("participation", "known_failures"))
def test_known_failures(case):
    check(case)


WORDS = st.sampled_from(
    "The IOM Egypt UNHCR held hosted the a Summit Forum workshop in Geneva on 4 May 2024 was co-chaired by "
    "attended and brought together It was organized with , . : \n meeting between said Ms. Lena Varga".split(
        " "
    )
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_every_row_names_an_event_and_an_actor_of_the_page(text):
    page = open_page(text, "any")
    events = {happening.event.event_id for happening in page.happenings}
    spans = {(name.start, name.end): name for name in page.names}
    for row in page.participation:
        assert row.event_id in events
        assert row.role in ROLES
        assert spans[row.start, row.end].entity_id == row.actor_id
    assert len(set(page.participation)) == len(page.participation)
