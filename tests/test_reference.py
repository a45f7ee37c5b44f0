import json
import random
import subprocess
import sys
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique import reference
from communique.errors import CuratedDataError
from communique.names import gazetteer
from communique.reference import checks, files, rates
from communique.text.plain import Plain

CASES = Path(__file__).parent / "cases" / "reference"
GOLD = Path(__file__).parent / "gold" / "real"


def cases(name):
    loaded = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["why"]) for case in loaded]


def test_files_keep_every_rule():
    assert [str(error) for error in checks.errors()] == []


@pytest.mark.parametrize("case", cases("negative"))
def test_bad_row_is_named(case):
    text = files.read(case["file"]) + case["row"] + "\n"
    found = [str(error) for error in checks.errors({case["file"]: text})]
    line = f"{case['file']}, line {text.count(chr(10))}, "
    assert any(message.startswith(line) and all(s in message for s in case["says"]) for message in found), (
        found
    )


def test_shuffled_rows_are_named_and_restored():
    for file in files.COLUMNS:
        text = files.read(file)
        head, *body = text.splitlines(keepends=True)
        random.Random(1).shuffle(body)
        shuffled = head + "".join(body)
        assert shuffled != text
        assert files.canonical(file, shuffled) == text
        assert any("canonical order" in str(error) for error in checks.errors({file: shuffled}))


@pytest.mark.parametrize("text", ["id,name\n", ""], ids=["another header", "no header"])
def test_header_must_be_the_declared_one(text):
    with pytest.raises(CuratedDataError, match=r"actors\.csv, line 1: the header"):
        list(files.rows("actors.csv", text))


def test_row_with_a_cell_too_many_is_named():
    with pytest.raises(CuratedDataError, match=r"decoys\.csv, line 2: 3 cells, not 2"):
        list(files.rows("decoys.csv", "phrase,why\na,b,c\n"))


def test_command_leaves_good_files_alone():
    before = {file: files.read(file) for file in files.COLUMNS}
    done = subprocess.run([sys.executable, "-m", "communique.reference"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")
    assert before == {file: files.read(file) for file in files.COLUMNS}


def test_import_reads_no_file():
    code = (
        "import sys, builtins, communique.reference as r\n"
        "assert not any(f.cache_info().currsize for f in "
        "(r.actors, r.frameworks, r.aliases, r.places, r.terms, r.editions, r.decoys))\n"
        "assert 'pyarrow' not in sys.modules and 'pandas' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("case", cases("wild"))
def test_printed_names_are_known(case):
    known = {alias.alias: alias for alias in reference.aliases()}
    assert (known[case["printed"]].entity_id, known[case["printed"]].form) == (
        case["entity_id"],
        case["form"],
    )


@pytest.mark.parametrize("file", sorted(GOLD.glob("*.json")), ids=lambda file: file.stem[:3])
def test_known_names_and_kinds_are_those_of_the_gold(file):
    gold = json.loads(file.read_text(encoding="utf-8"))
    known = {"actors": reference.actors(), "frameworks": reference.frameworks()}
    differing = []
    for table, entries in known.items():
        named = {entry.name: entry for entry in entries.values()}
        for row in gold[table]:
            for quote in {row["name"], *(mention["quote"] for mention in row["mentions"])}:
                found = gazetteer.lookup(Plain(quote).text)
                if found and found.entity == table[:-1] and found.form == "name":
                    entry = named.get(row["name"])
                    if entry is None or entry.kind != row["kind"]:
                        differing.append((row["name"], quote, found.entity_id))
    assert differing == []


def test_every_alias_finds_itself_in_its_example():
    missed = []
    for alias in reference.aliases():
        found = [
            (alias.example[known.start : known.end], known.entity, known.entity_id)
            for known in gazetteer.find(alias.example)
        ]
        if alias.form == "organ":  # only the mother's name is quoted of it, where it has one
            found = [(alias.alias, *rest) for quote, *rest in found if quote in alias.alias]
        if (alias.alias, alias.entity, alias.entity_id) not in found:
            missed.append((alias.alias, alias.entity_id, found))
    assert missed == []


def test_every_place_is_found_as_printed():
    printed = [row.cells["printed"] for row in files.rows("places.csv")]
    found = {name: gazetteer.find(f"They met in {name} then.") for name in printed}
    assert [name for name in printed if name not in [_printed(name, known) for known in found[name]]] == []


def _printed(name, known):
    return f"They met in {name} then."[known.start : known.end]


def test_every_entity_has_a_name_to_be_found_by():
    named = {(alias.entity, alias.entity_id) for alias in reference.aliases()}
    assert {("actor", actor_id) for actor_id in reference.actors()} <= named
    assert {("framework", framework_id) for framework_id in reference.frameworks()} <= named


def test_aliases_and_places_are_plain_text():
    printed = (
        [alias.alias for alias in reference.aliases()] + list(reference.places()) + list(reference.decoys())
    )
    printed += [alias for edition in reference.editions() for alias in edition.aliases]
    assert [text for text in printed if Plain(text).text != text] == []


def test_no_decoy_is_itself_a_name():
    names = {alias.alias.casefold() for alias in reference.aliases()} | set(reference.places())
    assert [decoy for decoy in reference.decoys() if decoy.casefold() in names] == []


def test_every_state_is_there():
    pycountry = pytest.importorskip("pycountry")
    codes = {country.alpha_3 for country in pycountry.countries}
    states = {actor.country: actor for actor in reference.actors().values() if actor.kind == "state"}
    assert set(states) - codes == {"XKX"}  # Kosovo, by its user-assigned code
    assert codes - set(states) == set()
    assert all(actor.actor_id == f"state-{code.lower()}" for code, actor in states.items())
    known = {alias.alias.casefold(): alias.entity_id for alias in reference.aliases()}
    for country in pycountry.countries:
        for name in {
            country.name,
            getattr(country, "common_name", country.name),
            getattr(country, "official_name", ""),
        }:
            if name.casefold() in known:
                assert known[name.casefold()] == f"state-{country.alpha_3.lower()}", name


@pytest.mark.parametrize(
    "code",
    ["EGY", "CZE", "TUR", "VNM", "COD", "RUS", "NLD", "ARE", "KOR", "GBR", "USA", "NGA", "NER", "GIN", "GNQ"],
)
def test_states_of_the_field_have_an_adjective(code):
    adjectives = {a.entity_id for a in reference.aliases() if a.form == "adjective"}
    assert f"state-{code.lower()}" in adjectives


def test_both_spellings_of_a_city_are_one_place():
    places = reference.places()
    assert places["valetta"] == places["valletta"] == reference.Place("Valletta", "MLT")
    assert places["marrakech"].name == "Marrakesh"
    assert len({(place.name, place.country) for place in places.values()}) > 600


def test_one_state_presides_the_council_at_a_time():
    held = sorted(
        (term for term in reference.terms() if term.office == "Presidency of the Council"),
        key=lambda term: term.start,
    )
    assert held[0].start == date(2000, 1, 1)
    assert held[-1].end == date(2030, 12, 31)
    assert all(left.end + timedelta(days=1) == right.start for left, right in pairwise(held))


def test_all_eleven_senior_officials_meetings_are_in_order():
    series = [e for e in reference.editions() if e.framework_id == "eu-iom-strategic-cooperation-framework"]
    numbered = [(e.edition, e.start_date) for e in series if e.edition]
    assert [edition for edition, _ in sorted(numbered, key=lambda pair: pair[1])] == list(range(1, 12))
    last = next(e for e in series if e.edition == 11)
    assert (last.name, last.start_date, last.place) == (
        "11th EU–IOM Senior Officials Meeting",
        date(2025, 4, 4),
        "Brussels",
    )
    assert "Eleventh EU-IOM Senior Officials Meeting" in last.aliases


def test_editions_of_a_series_follow_one_another():
    series = {}
    for edition in reference.editions():
        if edition.framework_id and edition.edition:
            series.setdefault((edition.framework_id, edition.kind), []).append(edition)
    for editions in series.values():
        ranked = sorted(editions, key=lambda e: e.edition)
        assert [e.edition for e in ranked] == [
            e.edition for e in sorted(editions, key=lambda e: e.start_date)
        ]


def test_an_edition_or_act_of_a_framework_is_recorded_once():
    acts = {"adoption", "agreement", "establishment", "accession", "launch"}
    keys = [
        (edition.framework_id, edition.kind, edition.edition)
        for edition in reference.editions()
        if edition.framework_id and (edition.edition or edition.kind in acts)
    ]
    assert sorted(set(keys), key=str) == sorted(keys, key=str)


def test_periods_are_whole_months_and_years():
    for edition in reference.editions():
        first, last = edition.start_date, edition.end_date
        if edition.date_precision == "month":
            assert first.day == 1, edition.name
            assert (last.year, last.month) == (first.year, first.month), edition.name
            assert (last + timedelta(days=1)).day == 1, edition.name
        elif edition.date_precision == "year":
            assert (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)), edition.name


def test_rates_cover_the_years_since_1999():
    assert len(reference.currencies()) >= 41
    assert "EUR" not in reference.currencies()
    assert reference.rate("USD", date(1999, 1, 4)) == (1.1789, date(1999, 1, 4))
    days, values = rates._series("USD")
    assert days == sorted(set(days))
    assert days[-1] >= date(2026, 10, 30)
    assert min(values) > 0.8
    assert max(values) < 1.7
    assert max(right - left for left, right in pairwise(days)) == timedelta(days=5)


def test_rate_is_carried_back_a_week_and_no_further():
    assert reference.rate("USD", date(2025, 4, 6)) == reference.rate("USD", date(2025, 4, 4))
    assert reference.rate("HRK", date(2022, 12, 31)) is not None
    assert reference.rate("HRK", date(2023, 3, 1)) is None
    assert reference.rate("USD", date(1998, 12, 31)) is None
    assert reference.rate("USD", date(2099, 1, 1)) is None
    assert reference.rate("EUR", date(2025, 4, 4)) is None
    assert reference.rate("XXX", date(2025, 4, 4)) is None


def test_mean_rate_of_a_weekend_and_of_a_period_without_rates():
    assert reference.mean_rate("USD", date(2025, 4, 5), date(2025, 4, 6)) == reference.rate(
        "USD", date(2025, 4, 4)
    )
    assert reference.mean_rate("USD", date(1998, 1, 1), date(1999, 12, 31)) is None
    assert reference.mean_rate("USD", date(2026, 1, 1), date(2027, 12, 31)) is None
    assert reference.mean_rate("USD", date(2025, 2, 1), date(2025, 1, 1)) is None
    assert reference.mean_rate("EUR", date(2025, 1, 1), date(2025, 2, 1)) is None


@given(
    st.sampled_from(["USD", "CHF", "JPY"]),
    st.dates(date(1999, 1, 10), date(2026, 10, 1)),
    st.integers(0, 800),
)
def test_mean_lies_between_the_rates_of_its_days(currency, first, days):
    last = min(first + timedelta(days=days), date(2026, 10, 30))
    value, used = reference.mean_rate(currency, first, last)
    daily = [reference.rate(currency, first + timedelta(days=n))[0] for n in range((last - first).days + 1)]
    assert min(daily) * (1 - 1e-12) <= value <= max(daily) * (1 + 1e-12)
    assert used == reference.rate(currency, last)[1]
