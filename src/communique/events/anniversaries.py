"""Anniversaries: the year in which something began, or, that year being known, the year of telling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from communique import reference
from communique.events.event_names import cardinal, ordinal
from communique.events.occasions import Occasion
from communique.events.scenes import Scene
from communique.events.telling import Telling
from communique.text.page import Page

_NEAR = 120  # characters before a name in which the years since its founding stand
# "Fifteen years of the Prague Process!", "the 70th anniversary of the IOM": it began so many years ago.
_YEARS = re.compile(
    r"\b(?P<cardinal>[\w-]+) years of (?:the )?$|\b(?P<ordinal>[\w-]+) (?:founding )?anniversary of (?:the )?"
    r"(?:(?:founding|establishment|creation) of (?:the )?)?$",
    re.I,
)


_AHEAD = re.compile(r"\b(?:next|past|last|first|coming|following|over|for|every|after) (?:the )?$", re.I)


def read(page: Page, scene: Scene) -> Iterator[Occasion]:
    """The foundings that the scene tells by the years since, reckoned from the day of writing."""
    if not page.published or ("years of" not in scene.text and "anniversary" not in scene.text):
        return
    for name in scene.names:
        end = name.start - scene.sentence.start
        match = _YEARS.search(scene.text, max(0, end - _NEAR), end)
        if not match or name.kind in ("person", "state"):
            continue
        ends = page.text[name.end : name.end + 2].strip()[:1] in ("", "!", ".", "\n")
        years = (
            ordinal(match["ordinal"]) if match["ordinal"] else cardinal(match["cardinal"]) if ends else None
        )
        if years and years > 1 and not _AHEAD.search(scene.text, 0, match.start()):
            start = scene.sentence.start + match.start()
            occasion = Occasion(start, name.end, "establishment", scene, about=(name.entity_id,))
            occasion.framework_id = name.entity_id if name.entity == "framework" else None
            occasion.years_before(page.published, years)
            yield occasion


# "Joined on Monday as the body marked its 60th anniversary": of a body whose founding is on record.
_MARKED = re.compile(r"\b(?:its|the [\w-]+'s) (?P<ordinal>[\w-]+) (?:founding )?anniversary\b", re.I)


def complete(page: Page, tellings: list[Telling]) -> None:
    """Date what a page without a date tells beside the anniversary of a body on record, and who joined it."""
    if page.published_precision in ("day", "month") or "anniversary" not in page.text:
        return
    told = next((t.best for t in tellings if _MARKED.search(page.text, 0, t.best.scene.sentence.end)), None)
    match = _MARKED.search(page.text)
    years, body = (ordinal(match["ordinal"]), _last_body(page, match.start())) if match else (None, None)
    founded = _founded().get(body or "")
    if not (told and years and founded):
        return
    for best in (telling.best for telling in tellings):
        beside = abs(best.scene.index - told.scene.index) <= 1
        if not best.start_date and (beside or (best.kind == "accession" and body in best.about)):
            best.start_date, best.end_date = date(founded + years, 1, 1), date(founded + years, 12, 31)
            best.precision, best.basis = "year", "reference"


def _last_body(page: Page, before: int) -> str | None:
    named = [n.entity_id for n in page.names if n.end <= before and n.kind == "international_organization"]
    return named[-1] if named else None


def _founded() -> dict[str, int]:
    """The year in which each body on record was founded."""
    founded = {e.name.removeprefix("Establishment of the "): e.start_date.year for e in reference.editions()}
    return {key: founded[actor.name] for key, actor in reference.actors().items() if actor.name in founded}
