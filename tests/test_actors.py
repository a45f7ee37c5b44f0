"""Actors: every name of a text, whom it names, the phrase around it, and who only seems to act."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from namecases import expected, load, page

from communique import reference
from communique.names import actors


def read(case):
    here = page(case["text"], case.get("country"))
    actors.read(here)
    return here


@pytest.mark.parametrize(
    "case", load("actors", "wild") + load("actors", "synthetic") + load("actors", "negative")
)
def test_names_where_they_stand(case):
    here = read(case)
    found = [(name.start, here.text[name.start : name.end], name.entity_id) for name in here.names]
    assert found == expected(case, here.text, "id")
    for name, wanted in zip(here.names, case["names"], strict=True):
        if "phrase" in wanted:
            assert here.text[name.phrase_start : name.phrase_end] == wanted["phrase"]


@pytest.mark.xfail(reason="not read yet")
@pytest.mark.parametrize("case", load("actors", "known_failures"))
def test_known_failures(case):
    here = read(case)
    found = [(name.start, here.text[name.start : name.end], name.entity_id) for name in here.names]
    assert found == expected(case, here.text, "id")


def test_a_ministry_belongs_to_its_state():
    here = read({"text": "Egypt hosted it. The Ministry of Foreign Affairs, Egypt, agreed."})
    ministry = here.actors["ministry-of-foreign-affairs-of-egypt"]
    assert (ministry.name, ministry.kind) == ("Ministry of Foreign Affairs of Egypt", "public_body")
    assert (ministry.country, ministry.affiliation_id) == ("EGY", "state-egy")


def test_a_person_has_the_latest_title_and_the_body_spoken_for():
    here = read({"text": "Ms. Ana Silva, Head of Unit at IOM, left. Director Ana Silva spoke."})
    silva = here.actors["ana-silva"]
    assert (silva.kind, silva.position, silva.affiliation_id) == ("person", "Director", "iom")


def test_a_shorter_title_or_a_rank_takes_no_title_away():
    text = "The Director for Ports, Ms. Ana Silva, left. Ambassador Silva spoke. Director Silva agreed."
    assert read({"text": text}).actors["ana-silva"].position == "Director for Ports"


def test_a_person_of_the_registry_needs_no_title_and_keeps_one_id():
    here = read({"text": "Then Amy E. Pope arrives in Fiji."})
    assert here.actors["amy-pope"].name == "Amy Pope"


def test_a_minister_is_of_the_document_s_state():
    here = read({"text": "Fiji hosted it. Mr. Ben Tala, Minister of Justice, spoke.", "country": "FJI"})
    assert (here.actors["ben-tala"].country, here.actors["ben-tala"].affiliation_id) == ("FJI", "state-fji")


def test_nobody_speaks_for_what_is_no_row():
    here = read({"text": "Mr. Ben Tala, Head of the Commission on Rights of Fishers, spoke in Fiji."})
    assert (
        here.actors["ben-tala"].affiliation_id is None
        or here.actors["ben-tala"].affiliation_id in here.actors
    )


def test_rows_and_names_agree():
    here = read({"text": "The Coastal Network (CON) and Egypt joined the Khartoum Process in Rome."})
    assert {name.entity_id for name in here.names} == {*here.actors, *here.frameworks}
    assert here.actors["coastal-network"].acronym == "CON"


WORDS = (
    "Ministry Project of the and Justice Egypt Ghana IOM EU Network (ABN) ABN , \" 's in by Mr. Ana Lo said"
)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=30).map(" ".join))
def test_names_lie_in_order_and_apart_and_have_rows(text):
    here = read({"text": text})
    ends = [0, *(name.end for name in here.names)]
    assert all(name.start >= end for name, end in zip(here.names, ends, strict=False))
    for row in here.actors.values():
        assert row.affiliation_id is None or row.affiliation_id in {*here.actors, *reference.actors()}
    for row in here.frameworks.values():
        assert row.parent_id is None or row.parent_id in {*here.frameworks, *reference.frameworks()}
    for name in here.names:
        assert 0 <= name.phrase_start <= name.start < name.end <= name.phrase_end <= len(here.text)
        assert name.entity_id in (here.actors if name.entity == "actor" else here.frameworks)


@pytest.mark.parametrize(
    ("text", "served"),
    [
        (
            "The European Commission met. Ana Ruiz, Commissioner for Home Affairs, spoke.",
            "european-commission",
        ),
        ("The EU met. Ana Ruiz, Commissioner for Home Affairs, spoke.", "european-union"),
        ("The EU met. Ana Ruiz, Commissioner for Social Affairs, spoke.", None),
        ("The EU and the African Union met. Ana Ruiz, Commissioner for Home Affairs, spoke.", None),
    ],
)
def test_whom_a_commissioner_serves(text, served):
    assert read({"text": text}).actors["ana-ruiz"].affiliation_id == served


def test_a_body_belongs_to_the_state_behind_its_short_form():
    here = read({"text": "Chad thanked the State Bureau of Ports (SBP) of the Netherlands."})
    assert here.actors["state-bureau-of-ports-of-the-netherlands"].country == "NLD"
