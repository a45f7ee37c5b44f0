"""The actors and frameworks of the library's registry, which rows may lead to though no text names them."""

from __future__ import annotations

from functools import cache
from typing import Any

from communique import reference
from communique.records import Actor, Framework


@cache
def actors() -> dict[str, Actor]:
    """The registry's actors by their id."""
    return {
        entry.actor_id: Actor(
            entry.actor_id, entry.name, entry.kind, entry.acronym, entry.country, entry.affiliation_id
        )
        for entry in reference.actors().values()
    }


@cache
def frameworks() -> dict[str, Framework]:
    """The registry's frameworks by their id."""
    return {
        entry.framework_id: Framework(
            entry.framework_id, entry.name, entry.kind, entry.acronym, entry.parent_id
        )
        for entry in reference.frameworks().values()
    }


def knows(row_id: str) -> bool:
    """Whether an actor or framework of the registry has that id."""
    return row_id in actors() or row_id in frameworks()


@cache
def rows(table: str) -> dict[str, dict[str, Any]]:
    """The registry's rows of `actors` or `frameworks` by id."""
    known: dict[str, Any] = actors() if table == "actors" else frameworks()
    return {
        row_id: {column: getattr(row, column) for column in row.__slots__} for row_id, row in known.items()
    }
