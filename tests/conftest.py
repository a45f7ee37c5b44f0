"""What several tests need: the folders, and readings made from the gold instead of by the reader."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from communique.records import Actor, Document, Event, Figure, Framework, Mention, Participation

if TYPE_CHECKING:
    from communique.reading import Reading

# `make test` tries the same inputs each time, whatever the machine is busy with; `make fuzz` tries new ones.
settings.register_profile(
    "test", derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("fuzz", settings.get_profile("test"), derandomize=False, max_examples=2000)
settings.load_profile("test")

ROOT = Path(__file__).parents[1]
REAL = ROOT / "tests" / "gold" / "real"
DEVELOPMENT = ROOT / "tests" / "gold" / "development"
RAW = ROOT / "data" / "raw"


def places() -> re.Pattern[str]:
    """What no file of the project may hold: where this checkout, the user's home and scratch files lie."""
    here = (ROOT, Path.home(), Path(tempfile.gettempdir()))
    listed = [re.escape(f"{folder}{os.sep}") for folder in here if folder != folder.parent]
    return re.compile("|".join([*listed, "/home/", "site-packages"]))


def slug(name: str) -> str:
    """An id for a gold entity; the gold has names only."""
    return re.sub(r"[\W_]+", "-", name.casefold()).strip("-")


def gold_reading(file: Path) -> list[Reading]:
    """The readings that a faultless reader would make of one of the five files, one for each document."""
    gold = json.loads(file.read_text(encoding="utf-8"))
    stem = file.stem
    readings = [_empty_reading(stem, row) for row in gold["documents"]]
    for table in ("actors", "frameworks"):
        for row in gold[table]:
            for part in _parts(row):
                getattr(readings[part], table).append(_entity(table, row))
            _add_mentions(readings, stem, row["mentions"], table[:-1], slug(row["name"]))
    for row in gold["events"]:
        _add_event(readings, stem, row)
    for row in gold["figures"]:
        _add_figure(readings, stem, row)
    return readings


def _empty_reading(stem: str, row: dict[str, Any]) -> Reading:
    from communique.reading import Reading

    data = (RAW / f"{stem}.txt").read_bytes()
    text = data.decode("utf-8-sig")[row["source_start"] : row["source_end"]]
    kept = {key: value for key, value in row.items() if key != "published"}
    document = Document(
        document_id=_document_id(stem, row["part"]),
        source_path=f"{stem}.txt",
        source_sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        words=len(text.split()),
        published=_day(row["published"]),
        **kept,
    )
    return Reading(document)


def _parts(row: dict[str, Any]) -> list[int]:
    return sorted({mention["part"] for mention in row["mentions"]})


def _document_id(stem: str, part: int) -> str:
    return f"{stem}.{part:02}"


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _id(name: str | None) -> str | None:
    return slug(name) if name else None


def _entity(table: str, row: dict[str, Any]) -> Actor | Framework:
    if table == "frameworks":
        return Framework(slug(row["name"]), row["name"], row["kind"], row["acronym"], _id(row["parent"]))
    return Actor(
        slug(row["name"]),
        row["name"],
        row["kind"],
        row["acronym"],
        row["country"],
        _id(row["affiliation"]),
        row["position"],
    )


def _add_mentions(
    readings: list[Reading], stem: str, rows: list[dict[str, Any]], entity: str, entity_id: str
) -> None:
    for row in rows:
        readings[row["part"]].mentions.append(
            Mention(
                _document_id(stem, row["part"]),
                row["start"],
                row["end"],
                entity,
                entity_id,
                row["quote"],
                row["section"],
                row.get("position"),
            )
        )


def _add_event(readings: list[Reading], stem: str, row: dict[str, Any]) -> None:
    event_id = slug(row["name"])
    event = Event(
        event_id,
        row["name"],
        row["kind"],
        _id(row["framework"]),
        row["edition"],
        _day(row["start_date"]),
        _day(row["end_date"]),
        row["date_precision"],
        row["date_basis"],
        row["place"],
        row["country"],
        row["status"],
    )
    for part in _parts(row):
        readings[part].events.append(event)
    _add_mentions(readings, stem, row["mentions"], "event", event_id)
    for each in row["participants"]:
        readings[each["part"]].participation.append(
            Participation(
                event_id,
                slug(each["actor"]),
                each["role"],
                _document_id(stem, each["part"]),
                each["start"],
                each["end"],
                each["quote"],
            )
        )


def _add_figure(readings: list[Reading], stem: str, row: dict[str, Any]) -> None:
    document_id = _document_id(stem, row["part"])
    figure = Figure(
        f"{document_id}@{row['start']}",
        document_id,
        row["measure"],
        row["value"],
        row["unit"],
        row["qualifier"],
        _day(row["period_start"]),
        _day(row["period_end"]),
        payer_id=_id(row["payer"]),
        payee_id=_id(row["payee"]),
        subject_id=_id(row["subject"]),
    )
    readings[row["part"]].figures.append(figure)
    _add_mentions(readings, stem, [row], "figure", figure.figure_id)


@pytest.fixture(scope="session")
def gold_readings() -> list[Reading]:
    """Faultless readings of the five documents."""
    return [reading for file in sorted(REAL.glob("*.json")) for reading in gold_reading(file)]
