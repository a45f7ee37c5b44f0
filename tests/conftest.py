"""What several tests need: the folders, and readings made from the gold instead of by the reader."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from communique.records import Actor, Document, Event, Figure, Framework, Mention, Participation

if TYPE_CHECKING:
    from communique.reading import Reading

ROOT = Path(__file__).parents[1]
REAL = ROOT / "tests" / "gold" / "real"
DEVELOPMENT = ROOT / "tests" / "gold" / "development"
RAW = ROOT / "data" / "raw"


def slug(name: str) -> str:
    """An id for a gold entity; the gold has names only."""
    return re.sub(r"[\W_]+", "-", name.casefold()).strip("-")


def gold_reading(file: Path) -> Reading:
    """The reading that a faultless reader would make of one of the five documents."""
    from communique.reading import Reading

    gold = json.loads(file.read_text(encoding="utf-8"))
    stem = file.stem
    data = (RAW / f"{stem}.txt").read_bytes()
    source = data.decode("utf-8-sig")
    reading = Reading()
    for row in gold["documents"]:
        text = source[row["source_start"] : row["source_end"]]
        kept = {key: value for key, value in row.items() if key != "published"}
        reading.documents.append(
            Document(
                document_id=_document_id(stem, row["part"]),
                source_path=f"{stem}.txt",
                source_sha256=hashlib.sha256(data).hexdigest(),
                text=text,
                words=len(text.split()),
                published=_day(row["published"]),
                **kept,
            )
        )
    for table in ("actors", "frameworks"):
        for row in gold[table]:
            getattr(reading, table).append(_entity(table, row))
            _add_mentions(reading, stem, row["mentions"], table[:-1], slug(row["name"]))
    for row in gold["events"]:
        _add_event(reading, stem, row)
    for row in gold["figures"]:
        _add_figure(reading, stem, row)
    return reading


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
    reading: Reading, stem: str, rows: list[dict[str, Any]], entity: str, entity_id: str
) -> None:
    for row in rows:
        reading.mentions.append(
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


def _add_event(reading: Reading, stem: str, row: dict[str, Any]) -> None:
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
    # A reader reads document by document, so it reports an event once for each that mentions it.
    reading.events.extend([event] * len({mention["part"] for mention in row["mentions"]}))
    _add_mentions(reading, stem, row["mentions"], "event", event_id)
    for each in row["participants"]:
        reading.participation.append(
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


def _add_figure(reading: Reading, stem: str, row: dict[str, Any]) -> None:
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
    reading.figures.append(figure)
    _add_mentions(reading, stem, [row], "figure", figure.figure_id)


@pytest.fixture(scope="session")
def gold_readings() -> list[Reading]:
    """Faultless readings of the five documents."""
    return [gold_reading(file) for file in sorted(REAL.glob("*.json"))]
