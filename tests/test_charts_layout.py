"""Charts of more rows and longer names than the project's own: nothing meets, is cut off or too small."""

from __future__ import annotations

import pandas as pd
import pytest
from chartlooks import REPORT, actor, collisions, cut_off, event, made, mention, money, texts

from communique import charts
from communique.charts.paper import WIDTH
from communique.tables import Tables

LEAST = 7.5  # points of a letter on A4
SCF = "eu-iom-strategic-cooperation-framework"
LONG = "Interregional Ministerial Working Conference on Protection-Sensitive Reintegration and Return"
WORDS = LONG.split()


def name(number: int, words: int) -> str:
    """A name of so many words, another for each number."""
    start = number % len(WORDS)
    return " ".join([*(WORDS * 4)[start : start + words], f"No. {number}"])


def crowd(lanes: int, events: int, words: int) -> Tables:
    """Events of many frameworks, with names of so many words, from 1951 to 2030, most of them lately."""
    frameworks = [{"framework_id": SCF, "name": "EU–IOM Strategic Cooperation Framework", "kind": "dialogue"}]
    frameworks += [
        {"framework_id": f"f{lane}", "name": name(lane, words), "acronym": f"NX{lane}", "kind": "dialogue"}
        for lane in range(lanes)
    ]
    rows, parts = [], []
    for number in range(events):
        year = 2030 - (number * number) % 17 if number % 9 else 1951 + number % 60
        precision = ("day", "month", "year")[number % 3]
        start, end = {
            "day": (f"{year}-05-03", f"{year}-05-03"),
            "month": (f"{year}-05-01", f"{year}-05-31"),
            "year": (f"{year}-01-01", f"{year}-12-31"),
        }[precision]
        is_meeting = lanes == 0 or number % (lanes + 1) == lanes
        more = {"kind": "senior_officials_meeting", "edition": number % 30 + 1} if is_meeting else {}
        rows.append(
            event(
                f"e{number}", start, end, date_precision=precision, name=name(number, words),
                framework_id=SCF if is_meeting else f"f{number % (lanes + 1)}",
                status="planned" if number % 7 == 0 else "held",
                confidence="low" if number % 11 == 0 else "high", **more,
            )
        )  # fmt: skip
        parts += [
            {"event_id": f"e{number}", "actor_id": f"a{(number * step) % 43}", "role": "participant",
             "document_id": "report", "quote": "x"}
            for step in (1, 2, 3, 5)
        ]  # fmt: skip
    kinds = ("eu_institution", "international_organization", "state", "network")
    actors = [
        {**actor(f"a{number}", kinds[number % 4]), "name": name(number, words), "acronym": f"ACR {number}"}
        for number in range(43)
    ]
    return made(
        frameworks=frameworks, events=rows, actors=actors, documents=[REPORT],
        mentions=[mention("report", row["event_id"]) for row in rows],
        participation=list({(part["event_id"], part["actor_id"]): part for part in parts}.values()),
    )  # fmt: skip


def legible(chart: charts.Chart) -> None:
    """Nothing meets or is cut off, and on a page of A4 no letter is too small."""
    assert list(collisions(chart)) == []
    assert list(cut_off(chart)) == []
    scale = min(1.0, WIDTH / chart.size[0])
    assert [text.get_text() for text in texts(chart) if text.get_fontsize() * scale < LEAST - 0.01] == []


SIZES = [(0, 1, 1), (6, 60, 3), (20, 160, 9), (12, 50, 40)]


@pytest.mark.parametrize("size", SIZES)
def test_timelines_hold_any_number_of_lanes_and_events(size):
    rows = charts.milestones.event_rows(crowd(*size))
    for chart in (*charts.milestones.sheets(rows), charts.milestones.timeline(rows, "slide")):
        legible(chart)


@pytest.mark.parametrize("size", SIZES)
def test_sheets_show_every_event_once_over_the_same_years(size):
    rows = charts.milestones.event_rows(crowd(*size))
    sheets = charts.milestones.sheets(rows)
    drawn = [event_id for chart in sheets for event_id in chart.rows["event_id"]]
    assert len(drawn) == len(set(drawn))
    said = [chart.note for chart in sheets if "Left out:" in chart.note]
    assert set(drawn) == set(rows["event_id"]) or said
    lanes = [set(chart.rows["lane"]) for chart in sheets]
    assert sum(map(len, lanes)) == len(set().union(*lanes))
    ticks = {tuple(text.get_text() for text in chart.axes[0].texts[:4]) for chart in sheets}
    assert len(ticks) == 1


def test_a_label_is_whole_but_for_the_longest():
    sheets = charts.milestones.sheets(charts.milestones.event_rows(crowd(12, 90, 9)))
    assert not [text.get_text() for chart in sheets for text in texts(chart) if "…" in text.get_text()]


@pytest.mark.parametrize("size", SIZES[1:])
def test_networks_hold_any_number_of_actors(size):
    tables = crowd(*size)
    legible(charts.network.matrix(charts.network.attendance_rows(tables)))
    legible(charts.ties.diagram(charts.ties.tie_rows(tables, least=1)))


@pytest.mark.parametrize("words", [1, 20])
@pytest.mark.parametrize("number", [1, 60])
def test_programmes_hold_any_number_and_any_name(number, words):
    actors = [actor("iom", "international_organization"), actor("european-union", "eu_institution")]
    figures = [
        money(
            f"p{each}", "european-union", 2000 + each % 26, (each + 1) ** 4 * 1e5, overlaps="programme",
            scope=name(each, words), basis=("announced", "unknown", "committed")[each % 3],
            qualifier=("over", "up_to", "exact")[each % 3],
        )
        for each in range(number)
    ]  # fmt: skip
    tables = made(actors=actors, figures=figures, documents=[REPORT])
    legible(charts.programmes.amounts(charts.programmes.amount_rows(tables)))


@pytest.mark.parametrize("years", [2, 45])
def test_series_hold_any_number_of_years(years):
    actors = [
        actor("iom", "international_organization"),
        actor("european-union", "eu_institution"),
        actor("state-deu", "state", "DEU"),
    ]
    figures = []
    for step in range(years):
        year, value = 2025 - step, 1e8 * (1 + step % 7)
        figures += [
            money(f"eu{year}", "european-union", year, value),
            money(f"de{year}", "state-deu", year, value * 1.01),
            money(f"all{year}", None, year, value * 7, measure="budget", overlaps="parts"),
        ]
        if step % 5 == 0:
            figures.append(
                money(f"said{year}", "european-union", year, value * 1.2, basis="announced", qualifier="over")
            )
    tables = made(actors=actors, figures=figures, documents=[REPORT])
    legible(charts.funding.yearly(charts.funding.yearly_rows(tables)))
    legible(charts.shares.yearly(charts.shares.yearly_rows(tables)))


@pytest.mark.parametrize("publishers", [1, 70])
@pytest.mark.parametrize("years", [1, 76])
def test_coverage_holds_any_number_of_publishers_and_years(publishers, years):
    kinds = ("press_release", "news_article", "social_post", "web_page")
    documents = [
        {
            "document_id": f"d{number}", "kind": kinds[number % 4], "text": "Words.",
            "source_path": f"{number}",
            "publisher": name(number % publishers, 2 + number % 9) if number % 5 else None,
            "published": f"{2026 - number % years}-01-01" if number % 6 else None,
        }
        for number in range(150)
    ]  # fmt: skip
    tables = made(documents=documents)
    legible(charts.coverage.documents(charts.coverage.document_rows(tables)))
    legible(charts.coverage.characters(charts.coverage.section_rows(tables)))


@pytest.mark.parametrize("groups", [1, 2, 3])
def test_accuracy_holds_any_number_of_tables(groups):
    rows = [
        (table, "rows", 10, 12, 9, 0.75, 0.9, 0.8)
        for table in ("documents", "actors", "frameworks", "events", "participation", "figures", "mentions")
    ]
    columns = ["table", "aspect", "gold", "predicted", "matched", "precision", "recall", "f1"]
    scores = {
        group: pd.DataFrame(rows, columns=columns) for group in ("tuned", "development", "unseen")[:groups]
    }
    legible(charts.accuracy.rates(charts.accuracy.score_rows(**scores)))
