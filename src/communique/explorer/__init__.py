"""For exploring in JupyterLab: tables that sort and filter, evidence on click, a network to pull about.

Its outputs differ from run to run, so that nothing here belongs in a notebook whose outputs are compared.
"""

from __future__ import annotations

import html
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import ipywidgets
import pandas
import traitlets
from itables.widget import ITable

from communique import network
from communique.contacts import blot
from communique.errors import TablesError
from communique.scoring.answers import records
from communique.view import show

if TYPE_CHECKING:
    from communique.tables import Tables

_HERE = Path(__file__).parent
_KEYS = {
    "figures": "figure_id",
    "events": "event_id",
    "actors": "actor_id",
    "frameworks": "framework_id",
    "documents": "document_id",
}
_HIDDEN = ["text", "source_path", "source_sha256", "source_start", "source_end"]


def browse(tables: Tables) -> ipywidgets.Widget:
    """Every table with ids: choose one, sort and search it, and click a row to read its evidence below."""
    choice = ipywidgets.Dropdown(options=list(_KEYS), description="Table")
    place = ipywidgets.VBox()

    def chosen(_: Any) -> None:
        place.children = (_Browser(tables, choice.value).widget,)

    choice.observe(chosen, names="value")
    chosen(None)
    return ipywidgets.VBox([choice, place])


class _Browser:
    """One table with its rows' evidence beneath it."""

    def __init__(self, tables: Tables, name: str) -> None:
        self._tables, self._key = tables, _KEYS[name]
        self._frame = _shown(getattr(tables, name))
        with pandas.option_context("display.float_format", "{:,.15g}".format):
            self._table = ITable(self._frame, select="single", showIndex=False, maxBytes=0)
        self._evidence = ipywidgets.HTML("Click a row to read its evidence.")
        self._table.observe(self._show, names="selected_rows")
        self.widget = ipywidgets.VBox([self._table, self._evidence])

    def _show(self, change: Any) -> None:
        if change["new"]:
            self._evidence.value = evidence(self._tables, self._frame[self._key].iloc[change["new"][0]])


def evidence(tables: Tables, row_id: str) -> str:
    """The row and its words in their documents, as HTML without any address or telephone number."""
    try:
        return blot(show(tables, row_id)._repr_html_())
    except TablesError as error:
        return html.escape(str(error))


def _shown(frame: pandas.DataFrame) -> pandas.DataFrame:
    """The frame as people look at it: no texts, nothing that is empty throughout, addresses blotted."""
    kept = frame.drop(columns=_HIDDEN, errors="ignore").dropna(axis="columns", how="all")
    return kept.apply(
        lambda column: column.map(blot, na_action="ignore") if column.dtype == "str" else column
    )


class Network(anywidget.AnyWidget):
    """Organizations tied by shared events, to be pulled about; `picked` is the actor last clicked."""

    _esm = _HERE / "network.js"
    _css = _HERE / "network.css"
    nodes = traitlets.List().tag(sync=True)
    ties = traitlets.List().tag(sync=True)
    picked = traitlets.Unicode("").tag(sync=True)


def graph(tables: Tables, least: int = 2) -> Network:
    """The network of those who shared `least` events or more; a slider in it raises that number.

    A click on an actor shows whom it met, how often, and at which events.
    """
    names = dict(zip(tables.events["event_id"], tables.events["name"], strict=True))
    tied = [row for row in records(network.ties(tables)) if row["events"] >= least]
    ends = {end for row in tied for end in (row["actor_id"], row["other_id"])}
    nodes = [
        {"id": row["actor_id"], "label": blot(row["acronym"] or row["name"]), "name": blot(row["name"])}
        | {"kind": row["kind"], "events": row["events"]}
        for row in records(network.organizations(tables))
        if row["actor_id"] in ends
    ]
    ties = [
        {"source": row["actor_id"], "target": row["other_id"], "events": row["events"]}
        | {"names": [blot(names[event_id]) for event_id in row["event_ids"]]}
        for row in tied
    ]
    return Network(nodes=nodes, ties=ties)
