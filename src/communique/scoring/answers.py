"""What one file says, as a reader by hand or as the tables have it: the same shape for both, to be compared.

All offsets are half-open, in code points of the decoded file (not of its documents), so that a text cut into
documents differently can still be compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas

    from communique.tables import Tables

Span = tuple[int, int]
Names = frozenset[str]


@dataclass(slots=True)
class Mentioned:
    """A span of the file that is a mention; section and position None where the gold does not say."""

    start: int
    end: int
    quote: str
    attributes: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Answer:
    """A row of one table as it stands in one file.

    `names` are folded forms by which an actor or framework is known; `regions` the documents in which a gold
    row may be found. Values of `attributes` that are sets of names agree where they share one.
    """

    key: Any
    label: str
    names: Names = frozenset()
    attributes: dict[str, Any] = field(default_factory=dict)
    mentions: list[Mentioned] = field(default_factory=list)
    regions: list[Span] = field(default_factory=list)
    roles: dict[Any, set[str]] = field(default_factory=dict)  # of an event: its actors' keys and their roles


@dataclass(slots=True)
class Answers:
    """Everything that one file says; `has_spans` where mentions were marked with their offsets."""

    source: str
    documents: list[Answer] = field(default_factory=list)
    actors: list[Answer] = field(default_factory=list)
    frameworks: list[Answer] = field(default_factory=list)
    events: list[Answer] = field(default_factory=list)
    figures: list[Answer] = field(default_factory=list)
    has_spans: bool = True


def fold(name: str) -> str:
    """A name without case, accents, dashes, spaces, other marks and a leading article.

    >>> fold("The Programme “A–B”") == fold("programme a-b")
    True
    >>> fold("Žofie Łuc")
    'zofieluc'
    """
    letters = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("Ł", "L").replace("ı", "i"))
    return re.sub(r"[\W_]+", "", re.sub(r"^\W*the\s+", "", letters.casefold()), flags=re.UNICODE)


def names(*forms: str | None) -> Names:
    """The folded forms, without those that are missing or empty."""
    return frozenset(folded for form in forms if form and (folded := fold(form)))


DOCUMENT = (
    "kind",
    "publisher",
    "title",
    "published",
    "published_precision",
    "published_basis",
    "place",
    "country",
)
ENTITY = ("kind", "country", "position")
EVENT = (
    "kind",
    "edition",
    "start_date",
    "end_date",
    "date_precision",
    "date_basis",
    "place",
    "country",
    "status",
    "origin",
)
FIGURE = ("value", "unit", "measure", "qualifier", "period_start", "period_end")
_DATES = ("published", "start_date", "end_date", "period_start", "period_end")


def attributes(row: dict[str, Any], wanted: Iterable[str]) -> dict[str, Any]:
    """The `wanted` columns that a row has, dates as dates."""
    found = {name: row[name] for name in wanted if name in row}
    for name in _DATES:
        if isinstance(found.get(name), str):
            found[name] = date.fromisoformat(found[name])
    return found


def from_tables(tables: Tables, source: str) -> Answers:
    """What the tables say of the file whose name without folder and suffix is `source`."""
    own = tables.documents[tables.documents["kind"] != "reference"]
    documents = [row for row in records(own) if Path(row["source_path"]).stem == source]
    shifts = {row["document_id"]: row["source_start"] for row in documents}
    own = tables.mentions[tables.mentions["document_id"].isin(list(shifts))]
    marked: dict[str, dict[str, list[Mentioned]]] = defaultdict(lambda: defaultdict(list))
    for row in records(own):
        shift = shifts[row["document_id"]]
        kept = {"section": row["section"], "position": row["position"]}
        found = Mentioned(shift + row["start"], shift + row["end"], row["quote"], kept)
        marked[row["entity"]][row["entity_id"]].append(found)
    known = _known_names(tables, marked)
    answers = Answers(source)
    answers.documents = [_document(row) for row in documents]
    for table, entity, wanted, links in _TABLES:
        key = f"{entity}_id"
        for row in records(getattr(tables, table)):
            if not (mentions := marked[entity].get(row[key])):
                continue
            said = attributes(row, wanted) | {link: known.get(row[link]) for link in links}
            label = row.get("name") or mentions[0].quote
            forms = known.get(row[key], frozenset())
            getattr(answers, table).append(Answer(row[key], label, forms, said, mentions))
    _add_roles(answers, tables, shifts)
    _restore(answers, tables, shifts, known)
    return answers


_TABLES = (
    ("actors", "actor", ENTITY, ("affiliation_id",)),
    ("frameworks", "framework", ENTITY[:1], ("parent_id",)),
    ("events", "event", EVENT, ("framework_id",)),
    ("figures", "figure", FIGURE, ("payer_id", "payee_id", "subject_id")),
)


def _known_names(tables: Tables, marked: dict[str, dict[str, list[Mentioned]]]) -> dict[str | None, Names]:
    known: dict[str | None, Names] = {}
    for table, entity in (("actors", "actor"), ("frameworks", "framework"), ("events", "event")):
        for row in records(getattr(tables, table)):
            key = row[f"{entity}_id"]
            quotes = [] if entity == "event" else [found.quote for found in marked[entity].get(key, ())]
            known[key] = names(row["name"], row.get("acronym"), *quotes)
    return known


def _document(row: dict[str, Any]) -> Answer:
    said = attributes(row, DOCUMENT) | {"publisher": names(row["publisher"]) or None}
    region = (row["source_start"], row["source_end"])
    return Answer(row["document_id"], row["title"] or row["document_id"], attributes=said, regions=[region])


def _add_roles(answers: Answers, tables: Tables, shifts: dict[str, int]) -> None:
    events = {event.key: event for event in answers.events}
    for row in records(tables.participation):
        if row["document_id"] in shifts and (event := events.get(row["event_id"])):
            event.roles.setdefault(row["actor_id"], set()).add(row["role"])


def _restore(
    answers: Answers, tables: Tables, shifts: dict[str, int], known: dict[str | None, Names]
) -> None:
    """What these documents say of an event, where its row says otherwise since others know better."""
    events = {event.key: event for event in answers.events}
    for row in records(tables.disagreements):
        event = events.get(row["entity_id"])
        if event is None or row["entity"] != "event" or row["document_id"] not in shifts:
            continue
        value = row["value"]
        if row["column"] == "edition":
            value = int(value)
        elif row["column"] == "framework_id":
            value = known.get(value)
        event.attributes |= attributes({row["column"]: value}, [row["column"]])


def records(frame: pandas.DataFrame) -> list[dict[str, Any]]:
    """A frame's rows with None for every missing value and dates as `datetime.date`."""
    columns = {name: _values(frame[name]) for name in frame.columns}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _values(column: pandas.Series) -> list[Any]:
    values = column.astype(object).where(column.notna(), None).tolist()
    return [value.date() if hasattr(value, "date") and callable(value.date) else value for value in values]
