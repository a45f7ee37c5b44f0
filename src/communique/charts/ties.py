"""Who sits at the table with whom: organizations and states tied by the events they shared."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import networkx

from communique import network as shared
from communique.charts.cited import by_mentions
from communique.charts.labels import width, wrapped
from communique.charts.layout import layout
from communique.charts.network import key, labels
from communique.charts.panel import Panel, plain
from communique.charts.paper import INCH, Chart, drawing
from communique.charts.style import BLUE, GREEN, GREY, GROUND, ORANGE, PURPLE
from communique.charts.words import JOINT, counted, source

if TYPE_CHECKING:
    import pandas

    from communique.tables import Tables

# Kinds of actors by mark and colour, so that neither alone must be told apart.
_KINDS = {
    "eu_institution": ("s", BLUE, "EU institution"),
    "international_organization": ("o", ORANGE, "international organization"),
    "state": ("^", GREEN, "state"),
    "other": ("D", PURPLE, "other body"),
}


def tie_rows(tables: Tables, most: int = 24, least: int = 2) -> pandas.DataFrame:
    """One row for each pair among the `most` busiest actors that shared `least` events or more.

    `events` counts what they shared, `strength` adds 1/(n-1) for an event of n; names, labels, kinds and each
    one's number of events come along as `…` of the actor and `other_…`.
    """
    people = shared.organizations(tables).head(most)
    people = people.assign(kind=people["kind"].astype(object)).rename(columns={"name": "actor"})
    people["label"] = labels(people)
    people = people.set_index("actor_id")
    ties = shared.ties(tables)
    ties = ties[
        ties["events"].ge(least) & ties["actor_id"].isin(people.index) & ties["other_id"].isin(people.index)
    ]
    for prefix, column in (("", "actor_id"), ("other_", "other_id")):
        for name in ("actor", "label", "kind", "events"):
            ties = ties.assign(
                **{f"{prefix}{'own_' if name == 'events' else ''}{name}": ties[column].map(people[name])}
            )
    sources = by_mentions(tables.events[["event_id"]], tables, "event", "event_id").set_index("event_id")
    for name in ("document_id", "publisher", "url"):
        ties[name] = [_together(sources[name], event_ids) for event_ids in ties["event_ids"]]
    ties = ties.sort_values(
        ["events", "strength", "actor_id", "other_id"], ascending=[False, False, True, True]
    )
    return ties.reset_index(drop=True)


def _together(cells: pandas.Series, event_ids: tuple[str, ...]) -> str | None:
    found = [
        part
        for event_id in event_ids
        for part in str(cells.get(event_id) or "").split(JOINT)
        if part != "nan"
    ]
    return JOINT.join(dict.fromkeys(part for part in found if part)) or None


def evidence(tables: Tables) -> pandas.DataFrame:
    """What each tie rests on: one row for each pair, event and document that names either there, quoted."""
    named = tables.participation[["event_id", "actor_id", "role", "document_id", "quote"]]
    people = tables.actors.set_index("actor_id")
    is_person = named["actor_id"].map(people["kind"]).eq("person")
    named = named.assign(
        party_id=named["actor_id"].mask(is_person, named["actor_id"].map(people["affiliation_id"])),
        role=named["role"].astype(object),
    )
    pairs = shared.ties(tables)[["actor_id", "other_id", "event_ids"]].explode("event_ids", ignore_index=True)
    pairs = pairs.rename(columns={"event_ids": "event_id", "actor_id": "one_id"})
    sides = [
        pairs.merge(named, left_on=["event_id", side], right_on=["event_id", "party_id"])
        for side in ("one_id", "other_id")
    ]
    import pandas as pd

    found = pd.concat(sides, ignore_index=True).drop(columns="party_id").drop_duplicates()
    found = found.rename(columns={"actor_id": "named_id"})
    return found.sort_values(
        ["one_id", "other_id", "event_id", "named_id", "role", "document_id"], ignore_index=True
    )


def centrality(rows: pandas.DataFrame) -> pandas.DataFrame:
    """How central each actor of `tie_rows` is by shared events, never by mentions; the most central first.

    `shared` adds up the events shared with each other actor, `partners` counts these; `betweenness` is the
    part of shortest ways between others that lead over it, where firmer ties are shorter.
    """
    import pandas as pd

    graph = _graph(rows)
    between = networkx.betweenness_centrality(graph, weight="distance")
    found = [
        (
            node,
            graph.nodes[node]["label"],
            int(graph.degree(node, "events")),
            graph.degree(node),
            round(between[node], 6),
        )
        for node in sorted(graph)
    ]
    frame = pd.DataFrame(found, columns=["actor_id", "label", "shared", "partners", "betweenness"])
    return frame.sort_values(
        ["shared", "partners", "actor_id"], ascending=[False, False, True], ignore_index=True
    )


def _graph(rows: pandas.DataFrame) -> networkx.Graph:
    graph = networkx.Graph()
    for row in rows.itertuples():
        graph.add_node(row.actor_id, label=row.label, kind=row.kind, events=int(row.own_events))
        graph.add_node(
            row.other_id, label=row.other_label, kind=row.other_kind, events=int(row.other_own_events)
        )
        graph.add_edge(row.actor_id, row.other_id, events=int(row.events), distance=1 / row.events)
    return graph


@drawing
def diagram(rows: pandas.DataFrame, seed: int = 0) -> Chart:
    """The actors of `tie_rows` as marks sized by their events, tied by lines as thick as what they shared.

    The layout is computed here in plain arithmetic from `seed`: the same on every machine.
    """
    graph = _graph(rows)
    least = int(rows["events"].min())
    chart = Chart(
        rows,
        title=_tie_finding(rows),
        subtitle="Organizations and states tied by events in which both took part, worldwide: "
        f"{counted(len(graph), 'actor')}, {counted(len(rows), 'tie')} of {least} shared events or more",
        source=source(rows),
        note="Larger marks took part in more events; thicker lines join those that shared more. Nearness "
        "follows the ties; left, right, up and down mean nothing. Left out: ties of fewer events, and "
        f"less busy actors.{_short(rows)}",
        alt=_tie_alt(rows),
        height=5.2 * INCH,
    )
    wide, high = chart.room
    panel = Panel(chart, 0, 20, wide, high)
    panel.axes.set_xlim(-0.13, 1.13)
    panel.axes.set_ylim(-0.05, 1.05)
    plain(panel.axes)
    places = layout(graph, seed)
    for one, other, events in sorted(graph.edges(data="events")):
        (x, y), (u, v) = places[one], places[other]
        panel.cross([(x, y), (u, v)])
        panel.axes.plot(
            [x, u], [y, v], color=GREY, linewidth=0.5 + 0.22 * events, zorder=1, solid_capstyle="round"
        )
    _draw_nodes(panel, graph, places)
    _draw_kinds(chart)
    return chart


def _draw_nodes(panel: Panel, graph: networkx.Graph, places: dict[str, tuple[float, float]]) -> None:
    busiest = sorted(graph, key=lambda node: (-graph.nodes[node]["events"], node))
    sizes = {node: 5 + 1.6 * math.sqrt(graph.nodes[node]["events"]) for node in busiest}
    for node in busiest:
        marker, colour, _ = _kind(graph.nodes[node]["kind"])
        panel.axes.plot(
            *places[node], marker, color=colour, markersize=sizes[node], markeredgecolor=GROUND, zorder=3
        )
        panel.keep_clear([places[node]], sizes[node] / 2)
    for node in busiest:
        lines = wrapped(str(graph.nodes[node]["label"]), 96, 8.5, lines=2)
        panel.label(
            *places[node], lines, size=8.5, gap=sizes[node] / 2 + 2, zorder=4,
            bbox={"facecolor": GROUND, "edgecolor": "none", "pad": 0.4},
        )  # fmt: skip


def _draw_kinds(chart: Chart) -> None:
    panel = Panel(chart, 0, 0, chart.room[0], 14)
    panel.axes.set_xlim(0, chart.room[0])
    panel.axes.set_ylim(0, 14)
    plain(panel.axes)
    x = 6.0
    for marker, colour, words in _KINDS.values():
        panel.axes.plot(x, 6, marker, color=colour, markersize=7)
        panel.axes.text(x + 8, 3, words, size=8)
        x += width(words, 8) + 28


def _short(rows: pandas.DataFrame) -> str:
    import pandas as pd

    names, called = (
        pd.concat([rows[name], rows[f"other_{name}"]], ignore_index=True) for name in ("actor", "label")
    )
    keys = key(names, called)
    return f" {keys}." if keys else ""


def _kind(kind: str) -> tuple[str, str, str]:
    return _KINDS.get(kind, _KINDS["other"])


def _tie_finding(rows: pandas.DataFrame) -> str:
    first = rows.iloc[0]
    events = counted(int(first["events"]), "event")
    return f"{first['actor']} and {first['other_actor']} most often meet: at {events}"


def _tie_alt(rows: pandas.DataFrame) -> str:
    each = "; ".join(f"{row.label} and {row.other_label} {row.events}" for row in rows.head(20).itertuples())
    central = ", ".join(
        f"{row.label} ({row.partners} partners)" for row in centrality(rows).head(5).itertuples()
    )
    return f"Network of {counted(len(rows), 'tie')}. Most shared events: {each}. Most central: {central}."
