"""What must hold of a document's rows before they go on: exact quotes, told events, known ids."""

from __future__ import annotations

from communique.dataset import registry
from communique.errors import EvidenceError, TablesError
from communique.evidence import Span
from communique.reading import Reading
from communique.records import Mention, Participation


def check(reading: Reading) -> None:
    """EvidenceError or TablesError where a reading's rows cannot stand.

    That is so where a quote is not what its document prints, no words tell of an event, or a mention or role
    is of nothing that was read.
    """
    document = reading.document
    known = {row.event_id for row in reading.events} | {row.figure_id for row in reading.figures}
    known |= {row.actor_id for row in reading.actors} | {row.framework_id for row in reading.frameworks}
    for row in (*reading.mentions, *reading.participation):
        try:
            Span(document.text, row.start, row.end, row.quote)
        except EvidenceError as error:
            raise EvidenceError(f"{_place(reading, row)}: {error}") from error
        ids = (row.entity_id,) if isinstance(row, Mention) else (row.event_id, row.actor_id)
        for row_id in ids:
            if row_id not in known and not registry.knows(row_id):
                raise TablesError(
                    f"{_place(reading, row)}: {row.quote!r} is of {row_id!r}, which was not read"
                )
    told = {row.entity_id for row in reading.mentions if row.entity == "event"}
    if untold := sorted(row.event_id for row in reading.events if row.event_id not in told):
        raise EvidenceError(f"{document.source_path} ({document.document_id}): no words tell of {untold[0]}")


def _place(reading: Reading, row: Mention | Participation) -> str:
    document = reading.document
    return f"{document.source_path} ({document.document_id}), {row.start}:{row.end}"
