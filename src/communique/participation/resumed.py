"""Who "they" are: those with whom the sentence before began, and what "they" met for, signed or launched."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.events.occasions import ACTS
from communique.participation.companies import companies
from communique.participation.named_parties import ENCOUNTER
from communique.participation.stages import Stage
from communique.records import Event, Name
from communique.text.page import Page
from communique.text.sketch import KINDS

_THEY = re.compile(
    r"(?:(?:later|then|afterwards|together|today|yesterday),? |on \w+,? )?"
    r"they(?: (?:have|had|will|also|then|later|\w+ly)){0,3} " + KINDS["event"],
    re.I,
)
_ROLES = {"agreement": "signatory", "launch": "organizer", "adoption": "party"}
_OPENING = 60  # characters of a sentence in which its subject begins


def takers(page: Page, before: Stage, stage: Stage) -> Iterator[tuple[Event, str, Name]]:
    """Those whom a sentence takes up as "they" from the one right before it, in what it tells of first."""
    told = _THEY.match(stage.sketch.text)
    if not told or page.text[before.sentence.end : stage.sentence.start].strip():
        return
    mark = next(mark for mark in stage.sketch.marks(told) if mark.kind == "event")
    event = mark.item
    if event.kind not in ACTS:
        role = "participant" if ENCOUNTER.match(page.text, mark.start, mark.end) else None
    else:
        role = _ROLES.get(event.kind)
    if role:
        yield from ((event, role, name) for name in _subjects(before))


def _subjects(stage: Stage) -> list[Name]:
    """The actors with whom a sentence begins, where they are several."""
    sketch = companies(stage.sketch)
    place, mark = next(
        ((place, mark) for place, mark in sketch.places() if mark.kind in ("people", "company")), (0, None)
    )
    members = [member.item for member in mark.item] if mark and place < _OPENING else []
    return members if len(members) > 1 else []
