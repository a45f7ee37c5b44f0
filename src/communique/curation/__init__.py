"""What a curator may want to add: names and numbers that made no row, and rows that the registry has not.

Every candidate brings the lines that make it known, as the registry's files want them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from communique.contacts import shown
from communique.scoring.answers import fold, records

if TYPE_CHECKING:
    from pathlib import Path

    import pandas

    from communique.curation.registry_lines import Line
    from communique.curation.unread import Seen
    from communique.tables import Tables

COLUMNS = ("kind", "name", "documents", "count", "document_id", "sentence", "near", "near_line", "lines")
# The kinds of candidates in the order in which they are told: what made no row, then what rules alone made.
KINDS = {
    "name": "Names that made no row",
    "acronym": "Acronyms that made no row",
    "number": "Numbers that made no row, by what they count",
    "actor": "Actors by rule, not in the registry",
    "framework": "Frameworks by rule, not in the registry",
    "event": "Events by rule, not in the registry",
}
_LANGUAGES = ("en", None)  # what is read
_AROUND = 110  # code points of the sentence shown on each side


@dataclass(slots=True)
class _Candidate:
    """One name, or one thing counted: where it was seen, and what makes it known."""

    kind: str
    name: str
    acronym: str | None = None
    seen: list[tuple[str, str]] = field(default_factory=list)  # document and sentence
    near: str | None = None
    near_line: Line | None = None
    lines: list[Line] = field(default_factory=list)

    @property
    def row(self) -> tuple[Any, ...]:
        """The candidate as a row of `COLUMNS`."""
        documents = {document_id for document_id, _ in self.seen}
        lines = "\n".join(map(str, self.lines))
        near = (self.near, str(self.near_line) if self.near_line else None)
        return (self.kind, self.name, len(documents), len(self.seen), *self.seen[0], *near, lines)

    def compare(self, printed: str, source: str | None) -> None:
        """Note what the registry has under nearly the same name, and the line by which `printed` would be
        it.
        """
        from communique.curation import registry_lines

        if near := registry_lines.nearest(self.name):
            self.near = near[1]
            self.near_line = registry_lines.alias(printed, *near, source)


def candidates(tables: Tables | str | Path) -> pandas.DataFrame:
    """What was seen but made no row, and what rules made that the registry does not have.

    `tables` are loaded ones, a folder of them, or a folder of documents, which is read. One row for each
    candidate: `kind` (`name`, `acronym`, `number`: without a row; `actor`, `framework`, `event`: by rule),
    `name` (of numbers what they count: a noun, or a currency's ISO 4217 code), `documents` and `count` (in
    how many documents, how often), `document_id` and `sentence` of an example (contact data blotted), `near`
    (the id of what the registry has under nearly the same name, or null) and `near_line` (the line that makes
    it an alias of that), `lines` (those that make it a row of its own), each as `file: line`; none for
    numbers, and none for events without a date. By kind, then number of documents, then count. TablesError
    where the folder holds neither.
    """
    import pandas as pd

    from communique.dataset.opening import tables_of

    opened = tables_of(tables)
    found = [*_unread(opened), *_by_rule(opened)]
    order = list(KINDS)
    rows = sorted(
        (each.row for each in found), key=lambda row: (order.index(row[0]), -row[2], -row[3], row[1])
    )
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _unread(tables: Tables) -> Iterator[_Candidate]:
    """Candidates for what no row has, one for each name."""
    from communique.curation import unread
    from communique.dataset import shared_lines
    from communique.names import gazetteer

    documents = [row for row in records(tables.documents) if row["kind"] != "reference"]
    repeated = shared_lines(row["text"] for row in documents)
    taken: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in records(tables.mentions):
        if not row["entity_id"].startswith("state-"):
            taken[row["document_id"]].append((row["start"], row["end"]))
    named = _names(tables)
    found: dict[tuple[str, str], _Candidate] = {}
    sources: dict[tuple[str, str], str | None] = {}
    for row in documents:
        if row["language"] not in _LANGUAGES:
            continue
        plain, seen = unread.find(row["text"], taken[row["document_id"]], repeated)
        for each in seen:
            key = (each.kind, each.name if each.kind == "acronym" else fold(each.name))
            if each.kind != "number" and (fold(each.name) in named or gazetteer.lookup(each.name)):
                continue
            candidate = found.setdefault(key, _Candidate(each.kind, each.name))
            candidate.acronym = candidate.acronym or each.acronym
            candidate.seen.append((row["document_id"], _sentence(plain.text, each)))
            sources[key] = sources.get(key) or row["url"]
    for key, candidate in found.items():
        _make_known(candidate, sources[key])
        yield candidate


def _names(tables: Tables) -> set[str]:
    """The folded names, acronyms and quotes of every actor and framework: "FSHA" in a title is no mention."""
    forms = [tables.actors["name"], tables.actors["acronym"], tables.mentions["quote"]]
    forms += [tables.frameworks["name"], tables.frameworks["acronym"]]
    return {fold(form) for column in forms for form in column.dropna()}


def _sentence(text: str, seen: Seen) -> str:
    """The words around what was seen, on one line, without contact data."""
    first, last = max(seen.sentence.start, seen.start - _AROUND), min(seen.sentence.end, seen.end + _AROUND)
    before, after = "…" * (first > seen.sentence.start), "…" * (last < seen.sentence.end)
    return f"{before}{' '.join(shown(text, first, last).split())}{after}"


def _make_known(candidate: _Candidate, source: str | None) -> None:
    """Fill in the lines for a name or an acronym; nothing makes a number known."""
    from communique.curation import registry_lines

    if candidate.kind == "number":
        return
    candidate.compare(candidate.name, source)
    entity, kind = registry_lines.guess(candidate.name)
    row = {"name": candidate.name, "acronym": candidate.acronym, "kind": kind}
    candidate.lines += registry_lines.of_entity(entity, row, [], source)


def _by_rule(tables: Tables) -> Iterator[_Candidate]:
    """Candidates for the rows that documents alone gave and the registry does not have."""
    from communique import reference
    from communique.curation import registry_lines

    known = {
        "actor": reference.actors().keys(),
        "framework": reference.frameworks().keys(),
        "event": {fold(edition.name) for edition in reference.editions()},
    }
    told = _told(tables)
    for entity, ids in known.items():
        for row in records(getattr(tables, f"{entity}s")):
            where = told.get((entity, row[f"{entity}_id"]))
            if not where or (fold(row["name"]) if entity == "event" else row[f"{entity}_id"]) in ids:
                continue
            candidate = _Candidate(
                entity, row["name"], seen=[(each.document, each.sentence) for each in where]
            )
            source = next((each.url for each in where if each.url), None)
            printed = [each.quote for each in where]
            if entity == "event":
                candidate.lines = registry_lines.of_event(_dated(row, tables), printed, source)
            else:
                forms = [] if row.get("country") else _named(row["name"], printed)
                if row["kind"] != "person":
                    candidate.compare(printed[0], source)
                candidate.lines = registry_lines.of_entity(entity, row, forms, source)
            yield candidate


def _dated(row: dict[str, Any], tables: Tables) -> dict[str, Any]:
    """An event's row, its name with the year where others are called the same."""
    is_alone = (tables.events["name"] == row["name"]).sum() == 1
    if is_alone or row["start_date"] is None:
        return row
    return row | {"name": f"{row['name']}, {row['start_date'].year}"}


@dataclass(frozen=True, slots=True)
class _Told:
    """A mention in a document."""

    document: str
    sentence: str
    quote: str
    url: str | None


def _told(tables: Tables) -> dict[tuple[str, str], list[_Told]]:
    """The mentions of every actor, framework and event in documents, by entity and id."""
    documents = {row["document_id"]: row for row in records(tables.documents) if row["kind"] != "reference"}
    told: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for row in records(tables.mentions):
        document = documents.get(row["document_id"])
        if document is None or row["entity"] == "figure" or row["section"] in ("contact", "furniture"):
            continue
        words = _around(document["text"], row["start"], row["end"])
        told[row["entity"], row["entity_id"]].append(
            _Told(row["document_id"], words, row["quote"], document["url"])
        )
    return told


def _around(text: str, start: int, end: int) -> str:
    """The words around a mention on its line."""
    first = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    line_end = text.find("\n", end)
    last = min(line_end if line_end >= 0 else len(text), end + _AROUND)
    return " ".join(shown(text, first, last).split())


def _named(name: str, printed: list[str]) -> list[str]:
    """The forms of several words that are printed, the commonest first, without the name itself."""
    counts: dict[str, int] = defaultdict(int)
    for quote in printed:
        if " " in quote and fold(quote) != fold(name):
            counts[" ".join(quote.split())] += 1
    return sorted(counts, key=lambda quote: (-counts[quote], quote))[:1]
