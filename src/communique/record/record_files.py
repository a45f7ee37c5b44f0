"""The cited record on disk: which files it has, their columns, their canonical order, and how they are read.

The record is a folder of CSV files (`data/raw/reference`, described in `data/README.md`): facts that other
sources state, one a row, with the source each rests on. A folder without `sources.csv` is no record.
"""

from __future__ import annotations

from pathlib import Path

from communique.errors import CuratedDataError
from communique.reference.files import Row, canonical, rows

SOURCES = "sources.csv"

# Each file's columns, in the order in which they are written.
COLUMNS: dict[str, tuple[str, ...]] = {
    SOURCES: ("source_id", "publisher", "url", "published"),
    "actors.csv": ("actor_id", "name", "acronym", "kind", "country", "affiliation_id", "source_id"),
    "milestones.csv": (
        "milestone_id",
        "name",
        "kind",
        "framework_id",
        "edition",
        "start_date",
        "end_date",
        "date_precision",
        "place",
        "country",
        "status",
        "statement",
        "source_id",
        "confidence",
    ),
    "participants.csv": ("milestone_id", "actor_id", "role", "for_id"),
    "funding.csv": (
        "fact_id",
        "measure",
        "value",
        "unit",
        "qualifier",
        "period_start",
        "period_end",
        "payer_id",
        "payee_id",
        "subject_id",
        "basis",
        "overlaps",
        "scope",
        "statement",
        "source_id",
        "confidence",
    ),
    "funding_parties.csv": ("fact_id", "side", "actor_id"),
    "funding_member_states.csv": ("year", "payer_id", "value", "unit", "source_id"),
}
# What a file's rows are sorted by.
ORDER: dict[str, tuple[str, ...]] = {
    SOURCES: ("source_id",),
    "actors.csv": ("actor_id",),
    "milestones.csv": ("start_date", "end_date", "milestone_id"),
    "participants.csv": ("milestone_id", "role", "actor_id"),
    "funding.csv": ("period_start", "period_end", "fact_id"),
    "funding_parties.csv": ("fact_id", "side", "actor_id"),
    "funding_member_states.csv": ("year", "payer_id"),
}

Files = dict[str, list[Row]]


def is_record(folder: Path) -> bool:
    """Whether `folder` holds a cited record."""
    return (folder / SOURCES).is_file()


def texts(folder: Path) -> dict[str, str]:
    """The text of each of the record's files, its line ends as written; a file that is not there has no rows.

    CuratedDataError where a file cannot be read as UTF-8.
    """
    found = {}
    for file, columns in COLUMNS.items():
        try:
            found[file] = (folder / file).read_bytes().decode("utf-8")
        except FileNotFoundError:
            found[file] = ",".join(columns) + "\n"
        except (OSError, UnicodeDecodeError) as error:
            raise CuratedDataError(f"{file}: cannot be read as UTF-8 text ({error})") from error
    return found


def parsed(file: str, text: str) -> list[Row]:
    """The rows of one file; CuratedDataError where its header or a row is not as declared."""
    return list(rows(file, text, COLUMNS[file]))


def ordered(file: str, text: str) -> str:
    """`text` of one file with its rows in canonical order."""
    return canonical(file, text, COLUMNS[file], ORDER[file])


def restore(folder: Path) -> list[str]:
    """Rewrites every file of the record that is not in canonical order; their names."""
    changed = []
    for file, text in texts(folder).items():
        if (folder / file).is_file() and (right := ordered(file, text)) != text:
            (folder / file).write_bytes(right.encode("utf-8"))
            changed.append(file)
    return changed
