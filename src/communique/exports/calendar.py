"""Dated events as an iCalendar file (RFC 5545): whole days, as many as the date is known to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from communique.contacts import blot
from communique.scoring.answers import records

if TYPE_CHECKING:
    from communique.tables import Tables

_ROOM = 75  # octets on a line
# Of events that no dated document tells of; a calendar program wants some time of writing.
_NO_STAMP = date(2000, 1, 1)
_KNOWN_TO = {"month": "day not known", "year": "month and day not known"}


def ics_bytes(tables: Tables) -> bytes:
    """Every event that has a date, the earliest first.

    A month or year known no finer is a span of that month or year, and says so in its summary. Nothing makes
    anybody's time busy. What is planned is tentative. Each event's stamp is the latest day on which a
    document that tells of it was published, so that the same tables give the same bytes.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//communique//events//EN", "CALSCALE:GREGORIAN"]
    lines.append("NAME:EU-IOM migration cooperation")
    lines.append("X-WR-CALNAME:EU-IOM migration cooperation")
    told = _tellings(tables)
    names = dict(zip(tables.frameworks["framework_id"], tables.frameworks["name"], strict=True))
    dated = [row for row in records(tables.events) if row["start_date"]]
    for event in sorted(dated, key=lambda row: (row["start_date"], row["event_id"])):
        lines += _event(event, told.get(event["event_id"], []), names.get(event["framework_id"]))
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode("utf-8")


def _tellings(tables: Tables) -> dict[str, list[dict[str, Any]]]:
    """The documents that tell of each event, each with the words that do, in the order of their ids."""
    documents = {row["document_id"]: row for row in records(tables.documents)}
    found: dict[str, list[dict[str, Any]]] = {}
    for mention in records(tables.mentions[tables.mentions["entity"] == "event"]):
        tellings = found.setdefault(mention["entity_id"], [])
        if all(each["document_id"] != mention["document_id"] for each in tellings):
            tellings.append(documents[mention["document_id"]] | {"quote": mention["quote"]})
    return found


def _event(event: dict[str, Any], told: list[dict[str, Any]], framework: str | None) -> Iterator[str]:
    stamps = [each["published"] for each in told if each["published"]]
    hint = _KNOWN_TO.get(event["date_precision"])
    yield "BEGIN:VEVENT"
    yield f"UID:{event['event_id']}@communique"
    yield f"DTSTAMP:{max(stamps, default=_NO_STAMP):%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(event['start_date'])}"
    if (last := event["end_date"] or event["start_date"]) < date.max:
        yield f"DTEND;VALUE=DATE:{_day(last + timedelta(days=1))}"  # the day after the last
    yield f"SUMMARY:{_text(event['name'] + (f' ({hint})' if hint else ''))}"
    yield f"STATUS:{'TENTATIVE' if event['status'] == 'planned' else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield f"CATEGORIES:{_text(event['kind'].replace('_', ' '))}"
    if place := ", ".join(each for each in (event["place"], event["country"]) if each):
        yield f"LOCATION:{_text(place)}"
    yield f"DESCRIPTION:{_text(_description(event, told, framework))}"
    addresses = [each["url"] for each in told if (each["url"] or "").startswith(("https://", "http://"))]
    if addresses and addresses[0].isascii() and addresses[0].isprintable():
        yield f"URL:{addresses[0]}"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _description(event: dict[str, Any], told: list[dict[str, Any]], framework: str | None) -> str:
    lines = [f"Framework: {framework}"] if framework else []
    if event["date_basis"] not in ("explicit", "unknown"):
        lines.append(f"How the year is known: {event['date_basis']}")
    if event["confidence"]:
        lines.append(f"Confidence: {event['confidence']}")
    for each in told:
        source = each["publisher"] or each["title"] or each["document_id"]
        lines.append(f"“{each['quote']}” ({source}, {each['document_id']})")
    return "\n".join(lines)


def _text(words: str) -> str:
    """`words` as a value: addresses blotted, control characters dropped, what has a meaning escaped."""
    shown = "".join(letter for letter in blot(words) if letter.isprintable() or letter in "\n\u00a0")
    for letter in "\\;,":
        shown = shown.replace(letter, f"\\{letter}")
    return shown.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """`line` in pieces of at most 75 octets, all but the first after a space; no character is cut in two."""
    piece, size = "", 0
    for letter in line:
        width = len(letter.encode("utf-8"))
        if size + width > _ROOM:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + width
    yield piece
