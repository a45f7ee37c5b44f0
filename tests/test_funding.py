"""Money that can be compared, and money that cannot."""

from __future__ import annotations

import pytest
from conftest import RAW

import communique
from communique import build, load
from communique.funding import EU_27, funding_claims, funding_series
from communique.money_bases import basis


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    """The tables of the five documents and the cited record."""
    output = tmp_path_factory.mktemp("funding") / "tables"
    build(RAW, output)
    return load(output)


# --- the words around an amount ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Overall Commission funding to IOM reached ", " in 2024.", "announced"),
        ("Revenue from the European Union was ", ".", "booked"),
        ("IOM and the EU signed an agreement worth ", ".", "contracted"),
        ("Germany has signed three new grants of ", ".", "contracted"),
        ("Contracts worth ", " were placed with IOM.", "contracted"),
        ("The Commission has allocated ", ".", "committed"),
        ("The Commission awarded IOM ", " from AMIF.", "committed"),
        ("Since 2018, ", " has been disbursed.", "paid"),
        ("Of EUR 76 million allocated, ", " has been disbursed.", "paid"),
        ("Of ", " allocated by the EU, EUR 51 million has been disbursed.", "committed"),
        ("Japan contributed ", " to support migrants in low-income countries.", "announced"),
        ("The EU paid tribute to IOM and gave ", ".", "announced"),
        ("The EU gave ", " to improve the contracts of seasonal workers.", "announced"),
        ("", "", "announced"),
    ],
)
def test_basis_is_what_the_words_say(before, after, expected):
    assert basis(before, after) == expected


# --- series --------------------------------------------------------------------------------------


def test_eu_to_iom_is_complete_from_2014_to_2024(tables):
    series = funding_series(tables, "european-union", "iom", "booked", years=range(2014, 2025))
    assert series["note"].eq("").all()
    millions = (series["value"] / 1e6).round(1).tolist()
    assert millions == [134.7, 129.6, 192.7, 259.2, 380.7, 478.2, 567.9, 595.6, 513.6, 439.4, 480.0]
    assert series["url"].str.startswith("https://").all()
    assert set(series["unit"]) == {"USD"}


def test_a_series_says_which_years_have_none(tables):
    series = funding_series(tables, "european-union", years=range(2000, 2026))
    missing = series.loc[series["note"] == "no figure", "year"].tolist()
    assert missing == [*range(2000, 2014), 2025]
    assert series.loc[series["note"] == "no figure", "value"].isna().all()


def test_without_years_a_series_spans_what_is_known_of_the_payee(tables):
    series = funding_series(tables, "european-union")
    assert series["year"].tolist() == list(range(2011, 2025))
    assert series.loc[series["note"] != "", "year"].tolist() == [2011, 2012, 2013]


def test_every_member_state_has_a_figure_for_every_year(tables):
    series = funding_series(tables, EU_27, years=range(2013, 2025))
    assert len(series) == len(EU_27) * 12 == 324
    assert series["note"].eq("").all()


def test_nothing_is_counted_twice(tables):
    """EU and Member States together stay below IOM's revenue; the gross line of 2020 is in no series."""
    years = range(2014, 2025)
    eu = funding_series(tables, "european-union", years=years).set_index("year")["value"]
    states = funding_series(tables, EU_27, years=years).groupby("year")["value"].sum()
    total = funding_series(tables, None, years=years).set_index("year")["value"]
    assert ((eu + states) < total).all()
    assert (eu + states)[2023] == pytest.approx(1_056e6, rel=1e-3)
    assert "ceb-eu-iom-2020-gross" not in set(funding_series(tables, "european-union")["figure_id"])


def test_programmes_and_grants_are_in_no_series(tables):
    figures = tables.figures[tables.figures["origin"] == "reference"].set_index("figure_id")
    assert figures.loc["ji-launch-100m", "overlaps"] == "programme"
    assert figures.loc["greece-24-1m", "overlaps"] == "series"
    for basis_ in ("contracted", "committed", "paid", "announced", "unknown"):
        found = funding_series(tables, "european-union", "iom", basis_)["figure_id"].dropna()
        assert figures.loc[[id_ for id_ in found if id_ in figures.index], "overlaps"].isna().all()


def test_bases_stay_apart(tables):
    contracted = funding_series(tables, "european-union", "iom", "contracted", years=[2016])
    assert contracted["value"].tolist() == [286e6]
    assert funding_series(tables, "european-union", "iom", "paid", years=[2016])["note"].tolist() == [
        "no figure"
    ]
    with pytest.raises(ValueError, match="'spent' is none of booked, contracted"):
        funding_series(tables, "european-union", "iom", "spent")


def test_money_is_converted_at_the_mean_rate_of_its_year(tables):
    row = tables.figures.set_index("figure_id").loc["ceb-eu-iom-2024"]
    assert round(row["rate"], 4) == 1.0824
    assert (str(row["rate_start_date"].date()), str(row["rate_date"].date())) == ("2024-01-01", "2024-12-31")
    assert row["value_eur"] == pytest.approx(480_027_165 / row["rate"])


def test_a_payee_of_whom_nothing_is_known_has_an_empty_series(tables):
    assert funding_series(tables, "european-union", "nobody").empty
    assert funding_series(tables, "nobody", years=[2020])["note"].tolist() == ["no figure"]


# --- claims --------------------------------------------------------------------------------------


def test_what_was_announced_stands_beside_what_was_booked_with_the_reason(tables):
    claims = communique.funding_claims(tables, "european-union", "iom", 2024)
    booked, announced = (row for _, row in claims.iterrows())
    assert (booked["basis"], booked["value"], booked["unit"]) == ("booked", 480_027_165, "USD")
    assert (announced["basis"], announced["value"], announced["unit"]) == ("announced", 590e6, "EUR")
    assert announced["quote"] == "over EUR 590 million"
    assert (booked["origin"], announced["origin"]) == ("reference", "extracted")
    assert booked["why"] == ""
    for reason in (
        "announced, not booked",
        "said of the European Commission, not of the European Union",
        "a lower bound",
        "EUR 443.5 million at the period's mean rate of 1.0824",
    ):
        assert reason in announced["why"]


def test_a_year_without_claims_has_none(tables):
    assert funding_claims(tables, "european-union", "iom", 1960).empty
