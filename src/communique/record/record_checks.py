"""What the cited record must hold: known ids, one fact a row, cited sources, totals above their parts.

A curator runs `communique record`; a build and the tests run the same checks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date

from communique import reference
from communique.errors import CuratedDataError
from communique.record.record_files import COLUMNS, SOURCES, Files, ordered, parsed
from communique.reference.checks import ADDRESS, SLUG
from communique.reference.files import Row
from communique.tables import (
    ACTOR_KINDS,
    CONFIDENCES,
    EVENT_KINDS,
    MEASURES,
    MONEY_BASES,
    OVERLAPS,
    PRECISIONS,
    QUALIFIERS,
    ROLES,
)

_PUBLISHED = re.compile(r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?)?")
_UNIT = re.compile(r"[A-Z]{3}|[a-z]+")
_Fits = Callable[[str], object]


def _one_of(vocabulary: str | tuple[str, ...], empty: bool = False) -> tuple[_Fits, str]:
    words = tuple(vocabulary.split()) if isinstance(vocabulary, str) else vocabulary
    right = f"one of {' '.join(words)}{', or empty' if empty else ''}"
    return (lambda cell: cell in words or (empty and not cell)), right


# What can be said of one cell alone: the column, wherever it stands, and what is right.
_CELLS: dict[str, tuple[_Fits, str]] = {
    "source_id": (SLUG.fullmatch, "a slug of small letters, digits and hyphens"),
    "milestone_id": (SLUG.fullmatch, "a slug of small letters, digits and hyphens"),
    "fact_id": (SLUG.fullmatch, "a slug of small letters, digits and hyphens"),
    "url": (ADDRESS.fullmatch, "an address that starts with http:// or https://"),
    "published": (_PUBLISHED.fullmatch, "a day as 2025-04-04, a month as 2025-04, a year, or empty"),
    "publisher": (bool, "filled in"),
    "name": (bool, "filled in"),
    "scope": (bool, "filled in"),
    "statement": (lambda cell: cell.endswith("."), "a sentence of this project's own, with its full stop"),
    "confidence": _one_of(CONFIDENCES),
    "role": _one_of(ROLES),
    "side": _one_of("payer payee"),
    "status": _one_of("held planned"),
    "measure": _one_of(MEASURES),
    "qualifier": _one_of(QUALIFIERS),
    "basis": _one_of(MONEY_BASES, empty=True),
    "overlaps": _one_of(OVERLAPS, empty=True),
    "date_precision": _one_of(PRECISIONS[:-1]),
    "unit": (_UNIT.fullmatch, "an ISO 4217 code, percent, or a noun in the singular"),
    "year": (re.compile(r"(?:19|20)\d\d").fullmatch, "a year as 2024"),
    "value": (re.compile(r"-?\d+(?:\.\d+)?").fullmatch, "a number as 134672236, or -37059 of a correction"),
}
_KINDS = {"actors.csv": ACTOR_KINDS, "milestones.csv": EVENT_KINDS}
# Cells that name one thing each: "IOM; UNHCR" belongs into two rows.
_ONE_THING = re.compile(r"_id$|^(?:name|url|value|unit|year|role)$")


def errors(texts: dict[str, str]) -> list[CuratedDataError]:
    """Everything that is wrong with the record whose files have these `texts`, but not the order of rows."""
    found: list[CuratedDataError] = []
    files: Files = {}
    for file, text in texts.items():
        try:
            files[file] = parsed(file, text)
        except CuratedDataError as error:
            found.append(error)
    if found:
        return found
    for rule in (_cells, _keys, _ids, _days, _numbers, _parties, _facts):
        found.extend(rule(files))
    return found


def disorder(texts: dict[str, str]) -> list[CuratedDataError]:
    """The files whose rows are not in canonical order."""
    return [
        CuratedDataError(f"{file}: rows are not in canonical order; `communique record --fix` restores it")
        for file, text in texts.items()
        if ordered(file, text) != text
    ]


def _cells(files: Files) -> Iterator[CuratedDataError]:
    for file, rows in files.items():
        for row in rows:
            for column, cell in row.cells.items():
                fits, right = _CELLS.get(column, (None, ""))
                if "\n" in cell or cell != cell.strip():
                    yield row.error(column, "one line without blanks around it")
                elif ";" in cell and _ONE_THING.search(column):
                    yield row.error(column, "one value; give each a row of its own")
                elif fits and not fits(cell):
                    yield row.error(column, right)
            if file in _KINDS and row.cells["kind"] not in _KINDS[file].split():
                yield row.error("kind", f"one of {_KINDS[file]}")


_KEYS = {
    SOURCES: (("source_id",), ("url", "published")),
    "actors.csv": (("actor_id",), ("name",)),
    "milestones.csv": (("milestone_id",), ("name", "start_date"), ("statement",)),
    "participants.csv": (("milestone_id", "actor_id", "role"),),
    "funding.csv": (("fact_id",), ("statement",)),
    "funding_parties.csv": (("fact_id", "side", "actor_id"),),
    "funding_member_states.csv": (("year", "payer_id"),),
}


def _keys(files: Files) -> Iterator[CuratedDataError]:
    """No row twice, under one id or under two."""
    for file, keys in _KEYS.items():
        for columns in keys:
            first: dict[tuple[str, ...], int] = {}
            for row in files[file]:
                key = tuple(row.cells[column].casefold() for column in columns)
                if (line := first.setdefault(key, row.line)) != row.line:
                    yield row.error(columns[-1], f"new: line {line} has it already")


def _ids(files: Files) -> Iterator[CuratedDataError]:
    registry = reference.actors().keys()
    own = {row.cells["actor_id"] for row in files["actors.csv"]}
    for row in files["actors.csv"]:
        if row.cells["actor_id"] in registry:
            yield row.error("actor_id", "new: the library's registry has this actor already")
    known = {
        "source_id": ({row.cells["source_id"] for row in files[SOURCES]}, f"the id of a row of {SOURCES}"),
        "milestone_id": (
            {row.cells["milestone_id"] for row in files["milestones.csv"]},
            "the id of a row of milestones.csv",
        ),
        "fact_id": ({row.cells["fact_id"] for row in files["funding.csv"]}, "the id of a row of funding.csv"),
        "framework_id": (reference.frameworks().keys() | {""}, "the id of a framework, or empty"),
        "subject_id": (
            registry | own | reference.frameworks().keys() | {""},
            "the id of an actor or framework",
        ),
        "actor_id": (registry | own, "the id of an actor of the registry or of actors.csv"),
    }
    known |= dict.fromkeys(
        ("affiliation_id", "for_id", "payer_id", "payee_id"),
        (registry | own | {""}, "the id of an actor of the registry or of actors.csv, or empty"),
    )
    for rows in files.values():
        for row in rows:
            for column, (ids, right) in known.items():
                if column in row.cells and row.cells[column] not in ids:
                    yield row.error(column, right)
    yield from _places(files)


def _places(files: Files) -> Iterator[CuratedDataError]:
    states = {entry.country for entry in reference.actors().values() if entry.kind == "state"}
    cities = {(place.name, place.country) for place in reference.places().values()}
    for row in files["milestones.csv"]:
        if row.cells["country"] and row.cells["country"] not in states:
            yield row.error("country", "the ISO 3166-1 alpha-3 code of a state, or empty")
        elif row.cells["place"] and (row.cells["place"], row.cells["country"]) not in cities:
            yield row.error("place", "a city of the library's places.csv in its country, or empty")


def _days(files: Files) -> Iterator[CuratedDataError]:
    for file, first, last in (
        ("milestones.csv", "start_date", "end_date"),
        ("funding.csv", "period_start", "period_end"),
    ):
        for row in files[file]:
            try:
                start, end = row.day(first), row.day(last)
            except CuratedDataError as error:
                yield error
                continue
            if end < start:
                yield row.error(last, f"a day from {start} on")
            elif fault := _uneven(row, start, end):
                yield fault
    for row in files[SOURCES]:
        parts = row.cells["published"].split("-")
        if len(parts) == 3 and _PUBLISHED.fullmatch(row.cells["published"]):
            try:
                row.day("published")
            except CuratedDataError as error:
                yield error


def _uneven(row: Row, start: date, end: date) -> CuratedDataError | None:
    """A month or year of an event must begin and end with itself."""
    precision = row.cells.get("date_precision")
    if precision in ("month", "year"):
        if start.day != 1 or (precision == "year" and start.month != 1):
            return row.error("start_date", f"the first day of the {precision}")
        following = date.fromordinal(end.toordinal() + 1)
        if following.day != 1 or (precision == "year" and following.month != 1):
            return row.error("end_date", f"the last day of the {precision}")
    edition = row.cells.get("edition", "")
    return (
        row.error("edition", "a whole number as 11, or empty")
        if edition and not edition.isdecimal()
        else None
    )


def _numbers(files: Files) -> Iterator[CuratedDataError]:
    """A sum is never below its parts: IOM's revenue of a year, and what the EU and its Member States gave."""
    parts: defaultdict[tuple[str, str, str], float] = defaultdict(float)
    totals: dict[tuple[str, str, str], Row] = {}
    for row in files["funding_member_states.csv"]:
        parts["iom", row.cells["unit"], row.cells["year"]] += _number(row)
    for row in files["funding.csv"]:
        cells = row.cells
        year = cells["period_start"][:4]
        whole = (cells["period_start"], cells["period_end"]) == (f"{year}-01-01", f"{year}-12-31")
        key = cells["payee_id"], cells["unit"], year
        if whole and cells["basis"] == "booked":
            if cells["payer_id"] and not cells["overlaps"]:
                parts[key] += _number(row)
            elif cells["overlaps"] == "parts":
                totals[key] = row
    for key, row in totals.items():
        if _number(row) < parts[key]:
            yield row.error("value", f"at least {parts[key]:.0f}, what its parts in the record add up to")


def _number(row: Row) -> float:
    try:
        return float(row.cells["value"])
    except ValueError:
        return 0.0  # said by the rule for cells


def _parties(files: Files) -> Iterator[CuratedDataError]:
    """One payer or payee stands in funding.csv, several in funding_parties.csv; money has a basis."""
    facts = {row.cells["fact_id"]: row for row in files["funding.csv"]}
    shared: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in files["funding_parties.csv"]:
        shared[row.cells["fact_id"], row.cells["side"]].append(row)
    for (fact_id, side), rows in shared.items():
        if len(rows) == 1:
            yield rows[0].error("actor_id", "one of several; put a single one into funding.csv")
        fact = facts.get(fact_id)
        if fact and fact.cells.get(f"{side}_id"):
            yield fact.error(f"{side}_id", "empty, since funding_parties.csv lists several")
    for row in facts.values():
        if row.cells["measure"] == "funding" and not row.cells["basis"]:
            yield row.error("basis", f"one of {' '.join(MONEY_BASES)}, since it is funding")


def _facts(files: Files) -> Iterator[CuratedDataError]:
    """Every source is cited, and nothing is planned for a day before its source was published."""
    cited = {
        row.cells["source_id"]
        for file in COLUMNS
        if "source_id" in COLUMNS[file] and file not in (SOURCES, "actors.csv")
        for row in files[file]
    }
    published = {row.cells["source_id"]: row.cells["published"] for row in files[SOURCES]}
    for row in files[SOURCES]:
        if row.cells["source_id"] not in cited:
            yield row.error("source_id", "cited by any fact; remove it or cite it")
    for row in files["milestones.csv"]:
        day = published.get(row.cells["source_id"], "")
        if row.cells["status"] == "planned" and day > row.cells["end_date"]:
            yield row.error("status", f"held, since its source is of {day}")
