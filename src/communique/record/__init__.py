"""The cited record as rows: what other sources say of events and money, each fact in its source's document.

A source's own words are not kept. Its document holds what the record says that it states, written out fact by
fact, so that the rows of the record lead to exact words as those of any other document do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from communique import reference
from communique.errors import CuratedDataError
from communique.euro import in_euro
from communique.events.event_names import event_id
from communique.reading import Reading
from communique.record import record_checks, record_files
from communique.record.record_files import Files
from communique.record.record_page import RecordPage, SourcesFile
from communique.records import Actor, Event, Figure, Participation
from communique.reference.files import Row

FOLDER = "reference"  # in the raw folder
_PAYEE, _BASIS, _SCOPE = "iom", "booked", "all funding to IOM (assessed and voluntary)"  # of Member States

_Told = Iterator[tuple[str, Callable[[RecordPage], None]]]  # source_id, and what writes a fact of it


def read(folder: Path) -> list[Reading]:
    """The record in `folder` as the readings of its sources; none where there is no record.

    CuratedDataError where a row of the record is wrong; `communique record` lists all that is.
    """
    if not record_files.is_record(folder):
        return []
    texts = record_files.texts(folder)
    if found := record_checks.errors(texts):
        more = f" (and {len(found) - 1} more: `communique record`)" if len(found) > 1 else ""
        raise CuratedDataError(f"{found[0]}{more}")
    files = {file: record_files.parsed(file, text) for file, text in texts.items()}
    own = {actor.actor_id: actor for actor in map(_actor, files["actors.csv"])}
    names = {entry.actor_id: entry.name for entry in reference.actors().values()}
    names |= {actor.actor_id: actor.name for actor in own.values()}
    pages = {row.cells["source_id"]: RecordPage(row) for row in files[record_files.SOURCES]}
    for facts in (_milestones, _funding, _member_states):
        for source_id, write in facts(files, names):
            write(pages[source_id])
    file = SourcesFile(f"{FOLDER}/{record_files.SOURCES}", texts[record_files.SOURCES])
    return [page.reading(file, part, own) for part, page in enumerate(pages.values())]


def _actor(row: Row) -> Actor:
    return Actor(
        row.text("actor_id"),
        row.text("name"),
        row.text("kind"),
        row.maybe("acronym"),
        row.maybe("country"),
        row.maybe("affiliation_id"),
    )


# --- milestones ----------------------------------------------------------------------------------


def _milestones(files: Files, names: dict[str, str]) -> _Told:
    present: defaultdict[str, list[Row]] = defaultdict(list)
    for row in files["participants.csv"]:
        present[row.cells["milestone_id"]].append(row)
    for row in files["milestones.csv"]:
        fact = _Milestone(_event(row), row.text("statement"), present[row.cells["milestone_id"]], names)
        yield row.cells["source_id"], fact.write


def _event(row: Row) -> Event:
    start = row.day("start_date")
    return Event(
        event_id=event_id(row.text("name"), start),
        name=row.text("name"),
        kind=row.text("kind"),
        framework_id=row.maybe("framework_id"),
        edition=row.maybe_number("edition"),
        start_date=start,
        end_date=row.day("end_date"),
        date_precision=row.text("date_precision"),
        date_basis="explicit",
        place=row.maybe("place"),
        country=row.maybe("country"),
        status=row.text("status"),
        confidence=row.text("confidence"),
    )


@dataclass(slots=True)
class _Milestone:
    event: Event
    statement: str
    participants: list[Row]
    names: dict[str, str]

    def write(self, page: RecordPage) -> None:
        page.events.append(self.event)
        page.name("event", self.event.event_id, self.event.name)
        page.say(f"\n{self.statement}\n")
        if framework_id := self.event.framework_id:
            page.say("Under: ")
            page.name("framework", framework_id, reference.frameworks()[framework_id].name)
            page.say("\n")
        roles = dict.fromkeys(row.cells["role"] for row in self.participants)
        for role in roles:
            mark = f"{role.replace('_', '-').capitalize()}: "
            for row in (row for row in self.participants if row.cells["role"] == role):
                page.say(mark)
                self._present(page, row.text("actor_id"), role)
                if for_id := row.maybe("for_id"):
                    page.say(" for ")
                    self._present(page, for_id, role)
                mark = "; "
            page.say("\n")
        page.say("\n")

    def _present(self, page: RecordPage, actor_id: str, role: str) -> None:
        name, event = self.names[actor_id], self.event
        start, end = page.name("actor", actor_id, name)
        row = Participation(
            event.event_id, actor_id, role, page.document_id, start, end, name, event.confidence
        )
        page.participation.append(row)


# --- money ---------------------------------------------------------------------------------------


def _funding(files: Files, names: dict[str, str]) -> _Told:
    shared: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in files["funding_parties.csv"]:
        shared[row.cells["fact_id"], row.cells["side"]].append(row.cells["actor_id"])
    for row in files["funding.csv"]:
        sides = {
            side: shared[row.cells["fact_id"], side] or [row.cells[f"{side}_id"]]
            for side in ("payer", "payee")
        }
        yield row.cells["source_id"], _Amount(row, sides, names).write


@dataclass(slots=True)
class _Amount:
    row: Row
    sides: dict[str, list[str]]
    names: dict[str, str]

    def write(self, page: RecordPage) -> None:
        figure = in_euro(self._figure(page.document_id), page.published[0])
        page.figures.append(figure)
        page.name("figure", figure.figure_id, self.row.text("statement"))
        page.say("\n")
        for side, actor_ids in self.sides.items():
            mark = f"{side.capitalize()}: "
            for actor_id in filter(None, actor_ids):
                page.say(mark)
                page.name("actor", actor_id, self.names[actor_id])
                mark = "; "
            page.say("" if mark.startswith("P") else "\n")
        if figure.subject_id:
            page.say("On: ")
            known = reference.frameworks().get(figure.subject_id)
            name = known.name if known else self.names[figure.subject_id]
            page.name("framework" if known else "actor", figure.subject_id, name)
            page.say("\n")
        page.say("\n")

    def _figure(self, document_id: str) -> Figure:
        row = self.row
        return Figure(
            figure_id=row.text("fact_id"),
            document_id=document_id,
            measure=row.text("measure"),
            value=float(row.text("value")),
            unit=row.text("unit"),
            qualifier=row.text("qualifier"),
            period_start=row.maybe_day("period_start"),
            period_end=row.maybe_day("period_end"),
            payer_id=row.maybe("payer_id"),
            payee_id=row.maybe("payee_id"),
            subject_id=row.maybe("subject_id"),
            basis=row.maybe("basis"),
            overlaps=row.maybe("overlaps"),
            scope=row.text("scope"),
            confidence=row.text("confidence"),
        )


def _member_states(files: Files, names: dict[str, str]) -> _Told:
    for row in files["funding_member_states.csv"]:
        yield row.cells["source_id"], _Contribution(row, names).write


@dataclass(slots=True)
class _Contribution:
    """What a Member State gave IOM in a year: the same statement for each, so it is made, not stored."""

    row: Row
    names: dict[str, str]

    def write(self, page: RecordPage) -> None:
        year, payer_id = int(self.row.text("year")), self.row.text("payer_id")
        value = float(self.row.text("value"))
        figure = Figure(
            figure_id=f"{payer_id.removeprefix('state-')}-{_PAYEE}-{year}",
            document_id=page.document_id,
            measure="funding",
            value=value,
            unit=self.row.text("unit"),
            period_start=date(year, 1, 1),
            period_end=date(year, 12, 31),
            payer_id=payer_id,
            payee_id=_PAYEE,
            basis=_BASIS,
            scope=_SCOPE,
            confidence="medium",
        )
        page.figures.append(in_euro(figure, page.published[0]))
        start, _ = page.say("Revenue of ")
        page.name("actor", _PAYEE, self.names[_PAYEE])
        page.say(" from ")
        page.name("actor", payer_id, self.names[payer_id])
        _, end = page.say(f" in {year}: {figure.unit} {value:,.0f}.")
        page.mark(start, end, "figure", figure.figure_id)
        page.say("\n")
