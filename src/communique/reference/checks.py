"""What the curated files must hold: known kinds, ids that exist, one meaning for each name, dates in order.

A curator runs `python -m communique.reference`; the tests run the same checks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from communique.errors import CuratedDataError
from communique.reference.files import COLUMNS, Row, canonical, read, rows
from communique.tables import ACTOR_KINDS, EVENT_KINDS

FRAMEWORK_KINDS = "dialogue instrument programme"
FORMS = "name short acronym adjective organ listed"
CONFIDENCES = "high medium low"
EVENT_PRECISIONS = "day month year"
ENTITIES = "actor framework"

# Names are looked for in the plain copy of a text, which has no typographic quotes, dashes or spaces.
_NOT_PLAIN = re.compile(r"[‘’“”‐‑–—\u00a0\u202f\t\n]|^\s|\s$|  ")
ADDRESS = re.compile(r"https?://[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+(?:[/?#]\S*)?")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{3}")
_LANGUAGE = re.compile(r"(?!en)[a-z]{2}")

# What can be said of one cell alone: the column, wherever it stands, and what is right.
_CELLS: dict[str, tuple[Callable[[str], object], str]] = {
    "actor_id": (SLUG.fullmatch, "a slug of small letters, digits and hyphens"),
    "framework_id": (lambda cell: not cell or SLUG.fullmatch(cell), "a slug, or empty"),
    "country": (lambda cell: not cell or _COUNTRY.fullmatch(cell), "an ISO 3166-1 alpha-3 code, or empty"),
    "source": (ADDRESS.fullmatch, "an address that starts with http:// or https://"),
    "confidence": (lambda cell: cell in CONFIDENCES.split(), f"one of {CONFIDENCES}"),
    "form": (lambda cell: cell in FORMS.split(), f"one of {FORMS}"),
    "entity": (lambda cell: cell in ENTITIES.split(), f"one of {ENTITIES}"),
    "language": (_LANGUAGE.fullmatch, "an ISO 639-1 code, and not that of English"),
    "date_precision": (lambda cell: cell in EVENT_PRECISIONS.split(), f"one of {EVENT_PRECISIONS}"),
    "name": (bool, "filled in"),
    "alias": (
        lambda cell: cell and not _NOT_PLAIN.search(cell),
        "plain text, with straight quotes and hyphens",
    ),
    "printed": (lambda cell: cell and not _NOT_PLAIN.search(cell), "plain text, with straight quotes"),
    "phrase": (lambda cell: cell and not _NOT_PLAIN.search(cell), "plain text, with straight quotes"),
}
_KINDS = {"actors.csv": ACTOR_KINDS, "events.csv": EVENT_KINDS, "frameworks.csv": FRAMEWORK_KINDS}


def errors(texts: dict[str, str] | None = None) -> list[CuratedDataError]:
    """Everything that is wrong with the curated files; `texts` stands in for files by name."""
    texts = {file: (texts or {}).get(file) or read(file) for file in COLUMNS}
    found: list[CuratedDataError] = []
    tables: dict[str, list[Row]] = {}
    for file, text in texts.items():
        try:
            tables[file] = list(rows(file, text))
        except CuratedDataError as error:
            found.append(error)
    if found:
        return found
    for rule in (_cells, _ids, _names, _keys, _days, _countries):
        found.extend(rule(tables))
    found.extend(
        CuratedDataError(
            f"{file}: rows are not in canonical order; `python -m communique.reference` restores it"
        )
        for file, text in texts.items()
        if canonical(file, text) != text
    )
    return found


def _cells(tables: dict[str, list[Row]]) -> Iterator[CuratedDataError]:
    for file, table in tables.items():
        for row in table:
            for column, cell in row.cells.items():
                fits, right = _CELLS.get(column, (None, ""))
                if fits and not fits(cell):
                    yield row.error(column, right)
            if file in _KINDS and row.cells["kind"] not in _KINDS[file].split():
                yield row.error("kind", f"one of {_KINDS[file]}")


def _ids(tables: dict[str, list[Row]]) -> Iterator[CuratedDataError]:
    actors = {row.cells["actor_id"] for row in tables["actors.csv"]}
    frameworks = {row.cells["framework_id"] for row in tables["frameworks.csv"]}
    events = {row.cells["name"] for row in tables["events.csv"]}
    links = (
        ("actors.csv", "affiliation_id", actors | {""}, "the id of an actor, or empty"),
        ("frameworks.csv", "parent_id", frameworks | {""}, "the id of a framework, or empty"),
        ("events.csv", "framework_id", frameworks | {""}, "the id of a framework, or empty"),
        ("event_aliases.csv", "event", events, "the name of a row of events.csv"),
    )
    for file, column, known, right in links:
        yield from (row.error(column, right) for row in tables[file] if row.cells[column] not in known)
    for row in (*tables["aliases.csv"], *tables["translations.csv"]):
        known = actors if row.cells["entity"] == "actor" else frameworks
        if row.cells["entity_id"] not in known:
            yield row.error("entity_id", f"the id of a row of {row.cells['entity']}s.csv")


def _names(tables: dict[str, list[Row]]) -> Iterator[CuratedDataError]:
    actors = {row.cells["name"] for row in tables["actors.csv"]}
    organizations = actors | {row.cells["name"] for row in tables["frameworks.csv"]}
    for row in tables["terms.csv"]:
        if row.cells["holder"] not in actors:
            yield row.error("holder", "the name of a row of actors.csv")
        if row.cells["organization"] not in organizations:
            yield row.error("organization", "the name of a row of actors.csv or frameworks.csv")
    for row in tables["aliases.csv"]:
        if row.cells["alias"] not in row.cells["example"]:
            yield row.error("example", f"a sentence that holds {row.cells['alias']!r}")
        if row.cells["alias"].startswith(("The ", "the ")):
            yield row.error("alias", "without its article")


def _keys(tables: dict[str, list[Row]]) -> Iterator[CuratedDataError]:
    """One row for each key, and one meaning for each name: acronyms as printed, the rest in any case."""
    keys: tuple[tuple[str, str, Callable[[Row], object]], ...] = (
        ("actors.csv", "actor_id", lambda row: row.cells["actor_id"]),
        ("actors.csv", "name", lambda row: row.cells["name"].casefold()),
        ("frameworks.csv", "framework_id", lambda row: row.cells["framework_id"]),
        ("frameworks.csv", "name", lambda row: row.cells["name"].casefold()),
        ("aliases.csv", "alias", lambda row: row.cells["alias"]),
        ("events.csv", "name", lambda row: row.cells["name"].casefold()),
        ("event_aliases.csv", "alias", lambda row: row.cells["alias"].casefold()),
        ("places.csv", "printed", lambda row: row.cells["printed"].casefold()),
        ("decoys.csv", "phrase", lambda row: row.cells["phrase"]),
        (
            "translations.csv",
            "printed",
            lambda row: (row.cells["language"], row.cells["printed"]),
        ),
        (
            "terms.csv",
            "holder",
            lambda row: tuple(row.cells[c] for c in ("holder", "office", "organization", "start")),
        ),
    )
    for file, column, key in keys:
        for _, twins in _groups(tables[file], key):
            yield from (row.error(column, f"new: line {twins[0].line} has it already") for row in twins[1:])
    for _, twins in _groups(tables["aliases.csv"], lambda row: row.cells["alias"].casefold()):
        owners = {row.cells["entity_id"] for row in twins}
        yield from (
            row.error("alias", f"one name of one entity, but of {sorted(owners)}")
            for row in twins
            if owners - {row.cells["entity_id"]}
        )


def _groups(table: list[Row], key: Callable[[Row], object]) -> Iterator[tuple[object, list[Row]]]:
    ranked = sorted(table, key=lambda row: (str(key(row)), row.line))
    return ((value, list(group)) for value, group in groupby(ranked, key=lambda row: str(key(row))))


def _days(tables: dict[str, list[Row]]) -> Iterator[CuratedDataError]:
    for row in tables["terms.csv"]:
        yield from _ordered(row, "start", "end")
    for row in tables["events.csv"]:
        yield from _ordered(row, "start_date", "end_date")
        edition = row.cells["edition"]
        if edition and not edition.isdecimal():
            yield row.error("edition", "a whole number as 11, or empty")


def _ordered(row: Row, first: str, last: str) -> Iterator[CuratedDataError]:
    try:
        start, end = row.day(first), row.maybe_day(last)
    except CuratedDataError as error:
        yield error
        return
    if end and end < start:
        yield row.error(last, f"a day from {start} on, or empty")


def _countries(tables: dict[str, list[Row]]) -> Iterator[CuratedDataError]:
    states = {row.cells["country"] for row in tables["actors.csv"] if row.cells["kind"] == "state"}
    for file in ("actors.csv", "events.csv", "places.csv"):
        for row in tables[file]:
            if row.cells["country"] and row.cells["country"] not in states:
                yield row.error("country", "the code of a state in actors.csv")
    cities = {(row.cells["city"], row.cells["country"]) for row in tables["places.csv"]}
    for row in tables["events.csv"]:
        if row.cells["place"] and (row.cells["place"], row.cells["country"]) not in cities:
            yield row.error("place", "a city of places.csv in its country")
