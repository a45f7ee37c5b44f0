"""`datapackage.json`: the tables described for other programs, as a Frictionless data package."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from communique import __version__
from communique.tables import TABLES, Column, Table

NAME = "datapackage.json"
_TYPES = {"string": "string", "int32": "integer", "float64": "number", "date32": "date"}


def describe(folder: Path, rows: dict[str, int]) -> str:
    """The description of the Parquet files in `folder`, which hold so many `rows` by table, as JSON text."""
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "communique",
        "title": "Communiqués on EU–IOM migration cooperation",
        "description": "Who met, agreed and paid what and when, each row with the words that say so.",
        "version": __version__,
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "resources": [_resource(table, folder, rows[table.name]) for table in TABLES.values()],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(table: Table, folder: Path, rows: int) -> dict[str, Any]:
    data = (folder / f"{table.name}.parquet").read_bytes()
    return {
        "name": table.name,
        "type": "table",
        "description": table.meaning,
        "path": f"{table.name}.parquet",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "rows": rows,
        "schema": schema(table),
    }


def schema(table: Table) -> dict[str, Any]:
    """A table's columns as a Frictionless table schema."""
    described: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
    }
    links = [
        {
            "fields": [column.name],
            # A table's own ids are referred to as those of "" by the standard.
            "reference": {"resource": "" if to == table.name else to, "fields": list(TABLES[to].key)},
        }
        for column in table.columns
        for to in column.refers_to
        if len(column.refers_to) == 1  # an id of one of several tables is no foreign key
    ]
    return described | ({"foreignKeys": links} if links else {})


def _field(column: Column) -> dict[str, Any]:
    meaning = f"{column.meaning} Unit: {column.unit}." if column.unit else column.meaning
    described: dict[str, Any] = {"name": column.name, "type": _TYPES[column.type], "description": meaning}
    limits: dict[str, Any] = {}
    if column.required:
        limits["required"] = True
    if column.vocabulary:
        limits["enum"] = list(column.vocabulary)
    return described | ({"constraints": limits} if limits else {})
