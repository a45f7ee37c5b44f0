"""Who sits at the table with whom: organizations and states tied by the events in which both took part."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas

    from communique.tables import Tables


def attendance(tables: Tables) -> pandas.DataFrame:
    """Who took part in what: `event_id`, `actor_id`, one row for each pair, in this order.

    A person stands for the organization or state that they speak for, and is left out where none is known.
    """
    actors = tables.actors.set_index("actor_id")
    pairs = tables.participation[["event_id", "actor_id"]].copy()
    people = pairs["actor_id"].map(actors["kind"]).eq("person")
    speaks_for = pairs["actor_id"].map(actors["affiliation_id"])
    pairs["actor_id"] = pairs["actor_id"].mask(people, speaks_for)
    return pairs.dropna().drop_duplicates().sort_values(["event_id", "actor_id"], ignore_index=True)


def ties(tables: Tables) -> pandas.DataFrame:
    """Each pair that shared an event: `actor_id`, `other_id`, `events`, `strength`, `event_ids`.

    `actor_id` is the earlier in the alphabet, `events` counts the events that they share and `event_ids`
    lists them. `strength` adds 1/(n-1) for an event of n, so that a conference of a hundred ties no pair as
    firmly as a meeting of two.
    """
    import pandas as pd

    shared: dict[tuple[str, str], list[tuple[str, float]]] = {}
    for event_id, actors in attendance(tables).groupby("event_id", sort=True)["actor_id"]:
        for pair in combinations(actors, 2):
            shared.setdefault(pair, []).append((str(event_id), 1 / (len(actors) - 1)))
    rows = [
        (*pair, len(events), sum(share for _, share in events), tuple(event_id for event_id, _ in events))
        for pair, events in sorted(shared.items())
    ]
    return pd.DataFrame(rows, columns=["actor_id", "other_id", "events", "strength", "event_ids"])


def organizations(tables: Tables) -> pandas.DataFrame:
    """Each organization or state that took part in an event, the busiest first.

    Columns `actor_id`, `name`, `acronym`, `kind`, `country`, `events` (that it took part in) and `partners`
    (others with which it shared one).
    """
    there = attendance(tables)
    tied = ties(tables)
    partners = tied["actor_id"].value_counts().add(tied["other_id"].value_counts(), fill_value=0)
    columns = ["actor_id", "name", "acronym", "kind", "country"]
    found = tables.actors.loc[tables.actors["actor_id"].isin(there["actor_id"]), columns]
    found = found.assign(
        events=found["actor_id"].map(there["actor_id"].value_counts()).astype(int),
        partners=found["actor_id"].map(partners).fillna(0).astype(int),
    )
    return found.sort_values(
        ["events", "partners", "actor_id"], ascending=[False, False, True], ignore_index=True
    )


def shared(tables: Tables, one: str, other: str) -> pandas.DataFrame:
    """The rows of `events` in which both actors took part, the earliest first: a tie's evidence."""
    there = attendance(tables).groupby("event_id")["actor_id"].agg(set)
    both = there.index[[{one, other} <= actors for actors in there]]
    found = tables.events[tables.events["event_id"].isin(both)]
    return found.sort_values(["start_date", "event_id"], ignore_index=True)
