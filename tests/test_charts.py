"""Charts of tables made by hand: the frames that are drawn, and the numbers in their words."""

from __future__ import annotations

import subprocess
import sys

import pandas as pd
import pytest
from chartlooks import REPORT, actor, event, made, mention, money
from matplotlib.patches import Circle, Rectangle

from communique import charts

ACTORS = [
    actor("european-union", "eu_institution"),
    actor("state-deu", "state", "DEU"),
    actor("state-fra", "state", "FRA"),
    actor("state-gbr", "state", "GBR"),
    actor("iom", "international_organization"),
    actor("ann", "person", affiliation_id="iom"),
]
MONEY = [
    money("eu-2014", "european-union", 2014, 100e6),
    money("eu-2015", "european-union", 2015, 300e6),
    money("eu-2016", "european-union", 2016, 200e6),
    money("deu-2015", "state-deu", 2015, 40e6),
    money("fra-2015", "state-fra", 2015, 60e6),
    money("gbr-2015", "state-gbr", 2015, 999e6),
    money("all-2013", None, 2013, 800e6, measure="budget", overlaps="parts"),
    money("all-2015", None, 2015, 1000e6, measure="budget", overlaps="parts"),
    money("said-2016", "european-union", 2016, 500e6, basis="announced", qualifier="over", unit="EUR"),
    money("part", "european-union", 2015, 5e6, overlaps="series"),
    money(
        "project",
        "european-union",
        2016,
        30e6,
        overlaps="programme",
        basis="contracted",
        scope="Bridge (phase I)",
    ),
    money(
        "project-all", "european-union", 2016, 70e6, overlaps="programme", basis="announced", scope="Bridge"
    ),
    money(
        "shared",
        "european-union",
        2014,
        90e6,
        overlaps="programme",
        payee_id=None,
        scope="harbour",
        basis="unknown",
    ),
    money(
        "not-iom", "european-union", 2014, 9e9, overlaps="programme", payee_id=None, scope="fund (context)"
    ),
]
FUNDING = made(actors=ACTORS, figures=MONEY, documents=[REPORT])


def test_yearly_rows_hold_only_amounts_that_can_be_compared():
    rows = charts.funding.yearly_rows(FUNDING)
    found = {
        (row.series, row.year, row.basis): (row.value, row.value_eur, row.figures)
        for row in rows.itertuples()
    }
    assert found == {
        (charts.funding.EU, 2014, "booked"): (100e6, 50e6, 1),
        (charts.funding.EU, 2015, "booked"): (300e6, 150e6, 1),
        (charts.funding.EU, 2016, "booked"): (200e6, 100e6, 1),
        (charts.funding.EU, 2016, "announced"): (500e6, 250e6, 1),
        (charts.funding.STATES, 2015, "booked"): (100e6, 50e6, 2),
        (charts.funding.TOTAL, 2013, "booked"): (800e6, 400e6, 1),
        (charts.funding.TOTAL, 2015, "booked"): (1000e6, 500e6, 1),
    }
    assert set(rows["publisher"]) == {"A Statistician"}
    assert set(rows["url"]) == {"https://example.org/1"}
    assert rows.attrs["left_out"] == 4  # of the UK, in part, of the programme


def test_yearly_says_what_it_finds_and_what_is_missing():
    chart = charts.funding.yearly(charts.funding.yearly_rows(FUNDING))
    assert "from EUR 50 million in 2014 to EUR 150 million in 2015" in chart.title
    assert "was EUR 100 million in 2016" in chart.title
    assert "EU institutions 2013" in chart.note
    assert "EU-27 Member States 2013–2014 and 2016" in chart.note
    assert "Left out: 4 amounts" in chart.note
    assert chart.source == "Source: A Statistician. Addresses are in the chart's CSV."
    assert "announced for 2016: over EUR 250 million" in charts.alt(chart)


def test_amounts_that_are_not_booked_have_marks_of_their_own_and_no_line():
    chart = charts.funding.yearly(charts.funding.yearly_rows(FUNDING))
    lines = [line for line in chart.axes[0].lines if line.get_marker() == "^"]
    assert [(list(line.get_xdata()), list(line.get_ydata())) for line in lines] == [([2016], [250])]
    assert lines[0].get_linestyle() == "None"
    assert lines[0].get_markerfacecolor() == "#ffffff"
    arrows = [note for note in chart.axes[0].texts if getattr(note, "arrow_patch", None)]
    assert len(arrows) == 1  # "over" points upwards


def test_every_basis_of_money_has_another_mark():
    looks = list(charts.style.MARKS.values())
    assert len(set(looks)) == len(looks)


def test_shares_are_of_one_years_accounts():
    rows = charts.shares.yearly_rows(FUNDING)
    assert rows["year"].tolist() == [2013, 2015]
    assert rows["eu_percent"].round(6).tolist()[1] == 30
    assert rows["states_percent"].tolist()[1] == 10
    assert rows["eu_percent"].isna().tolist() == [True, False]
    chart = charts.shares.yearly(rows)
    assert chart.title == "The EU's share of IOM's revenue was highest in 2015: 30 %"
    assert "2013: no figure; 2015: EU institutions 30.0 %, EU-27 states 10.0 %" in chart.alt


def test_programmes_are_told_apart_by_name_and_sorted():
    rows = charts.programmes.amount_rows(FUNDING)
    assert rows[["programme", "value_eur", "shared"]].values.tolist() == [
        ["Harbour", 45e6, "several"],
        ["Bridge", 35e6, "iom"],
        ["Bridge", 15e6, "iom"],
    ]
    chart = charts.programmes.amounts(rows)
    assert chart.rows["figure_id"].tolist() == ["shared", "project-all"]
    assert "1 other amount for these programmes" in chart.note
    assert [
        patch.get_width() for patch in chart.axes[0].patches if patch.get_height() == pytest.approx(0.46)
    ] == [45, 35]
    assert (
        "Harbour: EUR 45 million, 2014, shared with others; Bridge: EUR 35 million announced, 2016"
        in chart.alt
    )


SCF = "eu-iom-strategic-cooperation-framework"
FRAMEWORKS = [
    {"framework_id": SCF, "name": "EU–IOM Strategic Cooperation Framework", "kind": "dialogue"},
    {"framework_id": "gcm", "name": "Global Compact", "acronym": "GCM", "kind": "instrument"},
    {"framework_id": "imrf", "name": "Review Forum", "acronym": "RF", "kind": "dialogue", "parent_id": "gcm"},
    {"framework_id": "rare", "name": "Rare Process", "kind": "dialogue"},
]
EVENTS = [
    event(f"som-{number}", f"{2012 + number}-05-03", framework_id=SCF, edition=number,
          kind="senior_officials_meeting", name=f"{number}th EU–IOM Senior Officials Meeting")
    for number in range(1, 12)
]  # fmt: skip
EVENTS += [
    event(
        "adoption", "2018-12-10", framework_id="gcm", kind="adoption", name="Adoption of the Global Compact"
    ),
    event(
        "forum",
        "2022-05-01",
        "2022-05-31",
        framework_id="imrf",
        date_precision="month",
        name="1st Review Forum",
    ),
    event("next", "2026-05-05", framework_id="imrf", status="planned", name="2nd Review Forum"),
    event("old", "1951-01-01", "1951-12-31", date_precision="year", confidence="low", name="Founding"),
    event("once", "2020-02-02", framework_id="rare", name="Rare Process meeting"),
    event("undated", None, name="Some day", date_precision="unknown"),
]
MILESTONES = made(
    actors=ACTORS,
    frameworks=FRAMEWORKS,
    events=EVENTS,
    documents=[REPORT],
    mentions=[mention("report", row["event_id"]) for row in EVENTS],
)


def test_milestones_have_lanes_of_the_outermost_framework():
    rows = charts.milestones.event_rows(MILESTONES)
    lanes = dict(zip(rows["event_id"], rows["lane"], strict=True))
    assert lanes["som-1"] == "EU–IOM Strategic Cooperation Framework"
    assert lanes["forum"] == lanes["adoption"] == "Global Compact"
    assert (lanes["once"], lanes["old"]) == ("Other frameworks", "No framework")
    assert next(iter(rows["lane"])) == "EU–IOM Strategic Cooperation Framework"
    assert "undated" not in lanes
    assert rows.attrs["undated"] == 1


def test_labels_say_what_the_lane_does_not():
    rows = charts.milestones.event_rows(MILESTONES).set_index("event_id")
    assert rows["label"][["adoption", "forum", "once"]].tolist() == [
        "Adopted",
        "1st RF",
        "Rare Process meeting",
    ]


@pytest.mark.parametrize("form", ["wide", "slide"])
def test_the_eleven_meetings_are_numbered(form):
    chart = charts.milestones.timeline(charts.milestones.event_rows(MILESTONES), form)
    assert chart.rows["numbered"].dropna().tolist() == list(range(1, 12))
    drawn = [text.get_text() for text in chart.axes[0].texts]
    assert [text for text in drawn if text.isdecimal() and len(text) < 3] == [
        str(number) for number in range(1, 12)
    ]
    assert chart.title.startswith("EU and IOM senior officials have met 11 times, last on 3 May 2023")
    assert "1 May 2013" not in chart.alt and "1 3 May 2013" in chart.alt


def test_marks_are_as_wide_as_dates_are_coarse():
    rows = charts.milestones.event_rows(MILESTONES)
    chart = charts.milestones.timeline(rows)
    bars = [bar for bar in chart.axes[0].patches if isinstance(bar, Rectangle) and bar.get_height() == 6]
    wide = {round(bar.get_width(), 2): bar for bar in bars}
    scale = charts.calendar.Scale.over(rows, 510 - 90 - 16 - 40)
    month = scale.at_year(2022 + 151 / 365) - scale.at_year(2022 + 120 / 365)
    year = scale.at_year(1952) - scale.at_year(1951)
    assert sorted(wide) == [pytest.approx(max(year, 2), abs=0.01), pytest.approx(month, abs=0.01)]
    assert [bool(bar.get_hatch()) for _, bar in sorted(wide.items())] == [True, False]  # of low confidence


def test_planned_events_are_hollow():
    chart = charts.milestones.timeline(charts.milestones.event_rows(MILESTONES))
    hollow = [
        mark
        for mark in chart.axes[0].patches
        if isinstance(mark, Circle) and mark.get_facecolor()[:3] == (1, 1, 1)
    ]
    assert len(hollow) == 1
    assert "1 event known from announcements only" in chart.note
    assert "1 event without a date" in chart.note


def test_a_slide_says_what_it_leaves_out():
    many = [event(f"e{number}", f"2020-03-{number + 1:02}", framework_id="gcm") for number in range(28)]
    tables = made(frameworks=FRAMEWORKS, events=many, documents=[REPORT], mentions=[mention("report", "e1")])
    rows = charts.milestones.event_rows(tables)
    chart = charts.milestones.timeline(rows, "slide")
    assert 0 < len(chart.rows) < 28
    assert f"Left out: {28 - len(chart.rows)} events" in chart.note
    assert len(charts.milestones.timeline(rows).rows) == 28


def _part(event_id: str, actor_id: str, role: str = "participant") -> dict[str, object]:
    return {
        "event_id": event_id,
        "actor_id": actor_id,
        "role": role,
        "document_id": "report",
        "quote": actor_id,
    }


TABLE = made(
    actors=ACTORS,
    frameworks=FRAMEWORKS,
    events=EVENTS,
    documents=[REPORT],
    mentions=[mention("report", row["event_id"]) for row in EVENTS],
    participation=[
        _part("som-1", "ann"), _part("som-1", "iom"), _part("som-1", "european-union"),
        _part("som-2", "iom"), _part("som-2", "european-union"),
        _part("forum", "iom"), _part("forum", "state-deu"),
        _part("adoption", "european-union"), _part("adoption", "state-deu"), _part("adoption", "iom"),
    ],
)  # fmt: skip


def test_the_matrix_counts_events_not_roles_or_persons():
    rows = charts.network.attendance_rows(TABLE)
    counts = rows.groupby(["lane", "actor_id"]).size().to_dict()
    assert counts == {
        ("EU–IOM Strategic Cooperation Framework", "iom"): 2,
        ("EU–IOM Strategic Cooperation Framework", "european-union"): 2,
        ("Global Compact", "iom"): 2,
        ("Global Compact", "state-deu"): 2,
        ("Global Compact", "european-union"): 1,
    }
    chart = charts.network.matrix(rows)
    assert chart.title == "IOM is most often at the table: at 4 of 4 events"
    assert charts.network.matrix(rows, actors=1).note.endswith("Left out: 2 actors with fewer events.")


def test_ties_are_shared_events_with_their_evidence():
    rows = charts.ties.tie_rows(TABLE, least=1)
    assert rows[["actor_id", "other_id", "events"]].values.tolist() == [
        ["european-union", "iom", 3],
        ["iom", "state-deu", 2],
        ["european-union", "state-deu", 1],
    ]
    assert rows["strength"].round(3).tolist() == [2.5, 1.5, 0.5]
    central = charts.ties.centrality(rows)
    assert central[["actor_id", "shared", "partners"]].values.tolist() == [
        ["iom", 5, 2], ["european-union", 4, 2], ["state-deu", 3, 2]
    ]  # fmt: skip
    evidence = charts.ties.evidence(TABLE)
    one = evidence[(evidence["one_id"] == "european-union") & (evidence["event_id"] == "som-1")]
    assert sorted(one["named_id"]) == ["ann", "european-union", "iom"]
    chart = charts.ties.diagram(rows)
    assert chart.title == "EUROPEAN-UNION and IOM most often meet: at 3 events"


def test_the_layout_is_seeded_and_puts_firm_ties_close():
    import networkx

    graph = networkx.Graph()
    graph.add_edge("a", "b", events=16)
    graph.add_edge("b", "c", events=1)
    graph.add_edge("a", "c", events=1)
    places = charts.layout.layout(graph, seed=3)
    assert places == charts.layout.layout(graph, seed=3)

    def apart(one: str, other: str) -> float:
        return sum((a - b) ** 2 for a, b in zip(places[one], places[other], strict=True))

    assert apart("a", "b") < apart("b", "c")


def _document(
    document_id: str, published: str | None, kind: str, publisher: str | None, text: str = ""
) -> dict:
    row = {"document_id": document_id, "published": published, "kind": kind, "publisher": publisher}
    return row | {"text": text, "source_path": f"{document_id}.txt"}


COVERED = made(
    documents=[
        REPORT,
        _document(
            "a", "2020-01-01", "press_release", "An Office", "Home | News | About\nHead Line of Day\nText.\n"
        ),
        _document("b", "2022-05-01", "news_article", "An Office", "One line."),
        _document("c", None, "social_post", None, "Two words"),
    ],
    problems=[{"source_path": "x.txt", "problem": "empty"}],
)


def test_coverage_counts_documents_and_says_what_is_not_known():
    rows = charts.coverage.document_rows(COVERED)
    assert rows["document_id"].tolist() == ["a", "b", "c"]
    chart = charts.coverage.documents(rows)
    assert chart.title == "3 documents were read, of 2020 and 2022; of 1 the year cannot be known"
    assert "1 source of the cited record" in chart.note and "1 file that could not be read" in chart.note
    assert "By publisher: An Office 2, not known 1" in chart.alt


def test_every_character_of_a_line_is_in_one_section():
    rows = charts.coverage.section_rows(COVERED)
    lines = [line for text in COVERED.documents["text"].dropna() for line in text.splitlines()]
    assert rows["characters"].sum() == sum(map(len, lines))
    assert rows.loc[rows["section"] == "furniture", "characters"].sum() == len("Home | News | About")
    assert "furniture 19" in charts.coverage.characters(rows).alt


def _scores(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(
        rows, columns=["table", "aspect", "gold", "predicted", "matched", "precision", "recall", "f1"]
    )


def test_accuracy_keeps_tuned_and_unseen_texts_apart():
    tuned = _scores(("events", "rows", 10, 10, 9, 0.9, 0.9, 0.9), ("events", "kind", 9, 9, 9, 1.0, 1.0, 1.0))
    unseen = _scores(
        ("events", "rows", 10, 8, 6, 0.75, 0.6, 2 / 3), ("figures", "rows", 0, 0, 0, None, None, None)
    )
    rows = charts.accuracy.score_rows(tuned=tuned, unseen=unseen)
    assert rows[["texts", "table", "precision"]].values.tolist()[:2] == [
        ["tuned", "events", 0.9],
        ["unseen", "events", 0.75],
    ]
    chart = charts.accuracy.rates(rows)
    assert chart.title == "Rows right, over all tables (F1): 90 % on tuned texts, 67 % on unseen texts"
    assert "unseen texts: events 75.0 and 60.0" in chart.alt


@pytest.mark.parametrize(
    ("draw", "rows"),
    [
        (charts.funding.yearly, charts.funding.yearly_rows),
        (charts.shares.yearly, charts.shares.yearly_rows),
        (charts.programmes.amounts, charts.programmes.amount_rows),
        (charts.milestones.timeline, charts.milestones.event_rows),
        (charts.network.matrix, charts.network.attendance_rows),
        (charts.ties.diagram, charts.ties.tie_rows),
        (charts.coverage.documents, charts.coverage.document_rows),
        (charts.coverage.characters, charts.coverage.section_rows),
        (charts.accuracy.rates, lambda tables: charts.accuracy.score_rows()),
    ],
)
def test_no_rows_make_no_chart(draw, rows):
    with pytest.raises(charts.ChartError, match="no rows to draw"):
        draw(rows(made()))


def test_drawing_needs_no_pyplot_and_the_package_no_matplotlib():
    code = (
        "import sys, communique; communique.load; assert 'matplotlib' not in sys.modules\n"
        "import communique.charts; assert 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
