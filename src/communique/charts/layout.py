"""Places for the nodes of a network, worked out in plain arithmetic: the same on every machine."""

from __future__ import annotations

import math
import random

import networkx


def layout(graph: networkx.Graph, seed: int = 0, rounds: int = 300) -> dict[str, tuple[float, float]]:
    """A place in the unit square for each node, near those it shares much with (stress majorization).

    Plain sums in a fixed order, so that no machine's arithmetic moves a node.
    """
    nodes = sorted(graph)
    chance = random.Random(seed)
    turn = 2 * math.pi / max(len(nodes), 1)
    places = {
        node: (
            math.cos(turn * rank) + chance.uniform(-0.05, 0.05),
            math.sin(turn * rank) + chance.uniform(-0.05, 0.05),
        )
        for rank, node in enumerate(nodes)
    }
    wanted = _distances(graph, nodes)
    for _ in range(rounds):
        places = {node: _moved(node, places, wanted[node]) for node in nodes}
    return _fitted(places)


def _distances(graph: networkx.Graph, nodes: list[str]) -> dict[str, dict[str, float]]:
    """How far apart two nodes should be: the nearer, the more they shared, or others between them."""
    for _, _, data in graph.edges(data=True):
        data["length"] = 1 / math.sqrt(math.sqrt(data["events"]))
    found = dict(networkx.all_pairs_dijkstra_path_length(graph, weight="length"))
    farthest = max((far for each in found.values() for far in each.values()), default=1) * 1.3
    return {one: {other: found[one].get(other, farthest) for other in nodes if other != one} for one in nodes}


def _moved(
    node: str, places: dict[str, tuple[float, float]], wanted: dict[str, float]
) -> tuple[float, float]:
    x, y = places[node]
    across = up = weights = 0.0
    for other, distance in wanted.items():
        u, v = places[other]
        apart = math.sqrt((x - u) ** 2 + (y - v) ** 2) or 1e-9
        weight = 1 / distance**2
        across += weight * (u + distance * (x - u) / apart)
        up += weight * (v + distance * (y - v) / apart)
        weights += weight
    return (across / weights, up / weights) if weights else (x, y)


def _fitted(places: dict[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    spans = []
    for axis in (0, 1):
        values = [place[axis] for place in places.values()] or [0.0]
        spans.append((min(values), max(max(values) - min(values), 1e-9)))
    across, up = (_ranks(places, axis) for axis in (0, 1))
    return {
        node: (
            round(((x - spans[0][0]) / spans[0][1] + across[node]) / 2, 4),
            round(((y - spans[1][0]) / spans[1][1] + up[node]) / 2, 4),
        )
        for node, (x, y) in places.items()
    }


def _ranks(places: dict[str, tuple[float, float]], axis: int) -> dict[str, float]:
    """Each node's rank along an axis, from 0 to 1: mixed in, it makes room in the crowd."""
    order = sorted(places, key=lambda node: (places[node][axis], node))
    return {node: rank / max(len(order) - 1, 1) for rank, node in enumerate(order)}
