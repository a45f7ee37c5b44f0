"""Organizations and states tied by the events that they shared, as GraphML and GEXF for graph programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from communique.exports.letters import shown
from communique.network import organizations, ties
from communique.scoring.answers import records

if TYPE_CHECKING:
    from communique.tables import Tables

Value = str | int | float
_NODE_TYPES = {"name": "string", "acronym": "string", "kind": "string", "country": "string", "events": "int"}
_EDGE_TYPES = {"events": "int", "strength": "double", "first": "string", "last": "string", "names": "string"}
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF = "http://gexf.net/1.3"


@dataclass(frozen=True, slots=True)
class _Part:
    """A node, or an edge from `source` to `target`, with what is known of it."""

    key: str
    values: dict[str, Value]
    label: str = ""
    source: str = ""
    target: str = ""


def graphml_bytes(tables: Tables) -> bytes:
    """The network as GraphML; an edge's `weight` is the number of events shared, `names` lists them."""
    root = ElementTree.Element("graphml", xmlns=_GRAPHML)
    for scope, types in (("node", _NODE_TYPES), ("edge", {"weight": "double", **_EDGE_TYPES})):
        for name, kind in types.items():
            attributes = {"id": f"{scope}.{name}", "for": scope, "attr.name": name, "attr.type": kind}
            ElementTree.SubElement(root, "key", attributes)
    graph = ElementTree.SubElement(root, "graph", id="communique", edgedefault="undirected")
    for node in _nodes(tables):
        _data(ElementTree.SubElement(graph, "node", id=node.key), "node", node.values)
    for edge in _edges(tables):
        ends = {"id": edge.key, "source": edge.source, "target": edge.target}
        weight: dict[str, Value] = {"weight": float(edge.values["events"])}
        _data(ElementTree.SubElement(graph, "edge", ends), "edge", weight | edge.values)
    return _bytes(root)


def gexf_bytes(tables: Tables) -> bytes:
    """The network as GEXF 1.3, the form that Gephi keeps everything in."""
    root = ElementTree.Element("gexf", xmlns=_GEXF, version="1.3")
    graph = ElementTree.SubElement(root, "graph", defaultedgetype="undirected", mode="static")
    for scope, types in (("node", _NODE_TYPES), ("edge", _EDGE_TYPES)):
        declared = ElementTree.SubElement(graph, "attributes", {"class": scope, "mode": "static"})
        for name, kind in types.items():
            described = {"id": f"{scope}.{name}", "title": name, "type": "integer" if kind == "int" else kind}
            ElementTree.SubElement(declared, "attribute", described)
    nodes = ElementTree.SubElement(graph, "nodes")
    for node in _nodes(tables):
        _values(ElementTree.SubElement(nodes, "node", id=node.key, label=node.label), "node", node.values)
    edges = ElementTree.SubElement(graph, "edges")
    for edge in _edges(tables):
        ends = {"id": edge.key, "source": edge.source, "target": edge.target}
        ends["weight"] = repr(float(edge.values["events"]))
        _values(ElementTree.SubElement(edges, "edge", ends), "edge", edge.values)
    return _bytes(root)


def _nodes(tables: Tables) -> Iterator[_Part]:
    for row in records(organizations(tables)):
        values = {name: row[name] for name in _NODE_TYPES if row[name] is not None}
        yield _Part(row["actor_id"], _clean(values), shown(row["acronym"] or row["name"]))


def _edges(tables: Tables) -> Iterator[_Part]:
    events = {row["event_id"]: row for row in records(tables.events)}
    for number, row in enumerate(records(ties(tables))):
        shared = [events[event_id] for event_id in row["event_ids"]]
        days = sorted(event["start_date"].isoformat() for event in shared if event["start_date"])
        values: dict[str, Value] = {"events": row["events"], "strength": round(row["strength"], 6)}
        values |= {"first": days[0], "last": days[-1]} if days else {}
        values["names"] = "; ".join(event["name"] for event in shared)
        yield _Part(str(number), _clean(values), source=row["actor_id"], target=row["other_id"])


def _clean(values: dict[str, Value]) -> dict[str, Value]:
    return {name: shown(value) if isinstance(value, str) else value for name, value in values.items()}


def _data(parent: ElementTree.Element, scope: str, values: dict[str, Value]) -> None:
    for name, value in values.items():
        ElementTree.SubElement(parent, "data", key=f"{scope}.{name}").text = str(value)


def _values(parent: ElementTree.Element, scope: str, values: dict[str, Value]) -> None:
    listed = ElementTree.SubElement(parent, "attvalues")
    for name, value in values.items():
        ElementTree.SubElement(listed, "attvalue", {"for": f"{scope}.{name}", "value": str(value)})


def _bytes(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
