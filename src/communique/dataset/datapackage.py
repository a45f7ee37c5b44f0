"""`datapackage.json`: the tables described for other programs, as a Frictionless data package."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from communique import __version__
from communique.dataset.parts import Part
from communique.tables import TABLES, Column, Table

NAME = "datapackage.json"
_TYPES = {"string": "string", "int32": "integer", "float64": "number", "date32": "date"}


def describe(parts: Iterable[Part]) -> str:
    """The description of the tables in these parts, as JSON text."""
    of_table: dict[str, list[Part]] = {name: [] for name in TABLES}
    for part in parts:
        of_table[part.table].append(part)
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
        "resources": [_resource(table, of_table[table.name]) for table in TABLES.values()],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def files(description: bytes) -> dict[str, dict[str, str]]:
    """The files of each table and the checksums of their bytes; none where the description is damaged."""
    try:
        listed = {each["name"]: each for each in json.loads(description)["resources"]}
        return {
            name: dict(zip(_listed(each["path"]), _hashes(each), strict=True))
            for name, each in listed.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def _listed(said: str | list[str]) -> list[str]:
    return [said] if isinstance(said, str) else said


def _hashes(resource: dict[str, Any]) -> list[str]:
    said = resource["hash"] if "hash" in resource else resource["hashes"]
    return [each.removeprefix("sha256:") for each in _listed(said)]


def _resource(table: Table, parts: list[Part]) -> dict[str, Any]:
    hashes = [f"sha256:{part.sha256}" for part in parts]
    # The standard has a checksum for a resource of one file alone; those of parts are beside it.
    is_one = len(parts) == 1
    return {
        "name": table.name,
        "type": "table",
        "description": table.meaning,
        "path": parts[0].file if is_one else [part.file for part in parts],
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": sum(part.bytes for part in parts),
        **({"hash": hashes[0]} if is_one else {"hashes": hashes}),
        "rows": sum(part.rows for part in parts),
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
