"""Sittings of the EU's Councils: "ahead of the Justice and Home Affairs Council on 14 September"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.events.event_names import numbered
from communique.events.occasions import Occasion
from communique.events.scenes import Scene
from communique.text.page import Page

_SITTING = re.compile(
    r"(?P<before>\b(?:[Aa]head of|[Aa]fter|[Ff]ollowing|[Aa]t|[Dd]uring|in the (?:margins|framework) of|"
    r"on the sidelines of) (?:the |this |its )?(?:(?:last|next|upcoming|informal|extraordinary|special) )?|)"
    r"(?P<name>(?:(?:Justice and Home|Home|Foreign|General|Interior) Affairs|JHA|European|Interior) Council)"
    r"(?: \([A-Z]{2,4}\))?(?: (?:meeting|summit))?"
    r"(?! (?:of Ministers|on (?:Foreign|Refugees)|President|for|conclusions))"
)
# What every sitting's name ends with; looked for first, since most councils are others.
_COUNCILS = ("Affairs Council", "JHA Council", "European Council", "Interior Council")
_DAY = 40  # characters after the name in which its day begins
_WHEN = re.compile(r",? (?:in [A-Z]\w+,? )?(?:on|of|in|held on|that took place on|scheduled for) (?:the )?")


# "The 107th Council concluded": a session of the IOM's.
_SESSION = re.compile(r"\b(?P<number>\d{2,3})(?:st|nd|rd|th) (?:IOM )?Council\b(?! (?:of|on|for|[A-Z])| ?\()")


def _session(page: Page, scene: Scene) -> Iterator[Occasion]:
    if "iom" not in page.actors:
        return
    for match in _SESSION.finditer(scene.text):
        start, end = scene.sentence.start + match.start(), scene.sentence.start + match.end()
        number = int(match["number"])
        name = f"{numbered(number)} Session of the IOM Council"
        yield Occasion(start, end, "meeting", scene, head="session", name=name, named=True, edition=number)


def read(page: Page, scene: Scene) -> Iterator[Occasion]:
    """The sittings that the scene places something at, or dates."""
    if "Council" not in scene.text:
        return
    yield from _session(page, scene)
    if not any(map(scene.text.__contains__, _COUNCILS)):
        return
    for match in _SITTING.finditer(scene.text):
        end = scene.sentence.start + match.end()
        dated = any(
            0 < when.start - end < _DAY
            and _WHEN.fullmatch(scene.text, match.end(), when.start - scene.sentence.start)
            for when in scene.dates
        )
        if dated or match["before"]:
            start = scene.sentence.start + match.start("name")
            kind = "summit" if match["name"] == "European Council" else "meeting"
            yield Occasion(start, end, kind, scene, head="council", name=match["name"], named=True)
