"""Speakers known by what they are quoted with in a report on an event."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.participation.stages import Stage
from communique.records import Event, Name
from communique.text.page import Page
from communique.text.sketch import KINDS, Mark, pattern

# Who is quoted in a report on an event, or said to have praised or urged, spoke there.
_SAID = (
    r"^according\sto\s(?P<source>{person})|"
    r"[,\"']\s(?:said|added|stated|noted|stressed|emphasi[sz]ed|remarked|explained|underlined|highlighted|told|points\sout|pointed\sout|says|"
    r"according\sto|concluded|declared)\s"
    r"(?P<who>{person})"
    r"|(?P<before>{person}),?\s(?:also\s|further\s|then\s)?(?:said|added|stated|told|stressed|remarked|presented|noted|"
    r"emphasi[sz]ed|underlined|spoke|pointed\sout|points\sout|described|recalled|announced|declared|argued|"
    r"observed|concluded|warned|recogni[sz]ed|affirmed|outlined|expressed|acknowledged|welcomed|encouraged|"
    r"reported|mentioned|shared|explained|praised|urged|called\s(?:on|for)|thanked|commended|highlighted|"
    r"underscored|reiterated|reaffirmed|promised|pledged|looked\sback|appealed|insisted|assured|reminded|hailed|"
    r"cautioned|reflected)\b"
)
_BEFOREHAND = re.compile(r"(?:Ahead of|Prior to|Before|In the (?:run-up|lead-up) to|On the eve of) ")
_LEAD = 6  # sentences of a report's body in which its event is told


class Quotations:
    """The persons quoted in a page that reports on `main`, without those who spoke ahead of it."""

    __slots__ = ("_beforehand", "_main")

    def __init__(self, page: Page, main: Event | None) -> None:
        self._main = main if main and main.status == "held" and _leads(page, main) else None
        self._beforehand: set[str] = set()

    def speakers(self, stage: Stage, known: set[tuple[str, str]]) -> Iterator[tuple[Event, str, Name]]:
        """The speakers whom a sentence quotes and who are not known to the event in another role."""
        if not self._main or stage.sentence.section != "body":
            return
        text = stage.sketch.text
        if KINDS["person"] not in text:
            return
        if _BEFOREHAND.match(text):
            said = (mark for mark in stage.sketch.between(0, len(text)) if mark.kind == "person")
            self._beforehand.update(mark.item.entity_id for mark in said)
        for match in pattern(_SAID).finditer(text):
            for mark in _marks(stage, match):
                person = mark.item.entity_id
                if (self._main.event_id, person) not in known and person not in self._beforehand:
                    yield self._main, "speaker", mark.item


def _leads(page: Page, event: Event) -> bool:
    """Whether a report tells of an event at once, so that who is quoted in it spoke there."""
    first = next(h.spans for h in page.happenings if h.event.event_id == event.event_id)
    body = [sentence for sentence in page.sentences if sentence.section == "body"]
    return not body[_LEAD:] or min(first)[0] < body[_LEAD].start


def _marks(stage: Stage, match: re.Match[str]) -> list[Mark]:
    groups = ("who", "before", "source")
    return [mark for group in groups for mark in stage.sketch.marks(match, group)]
