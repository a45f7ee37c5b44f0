"""The dialogue that a gathering belongs to where its own words name none."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from communique.events.occasions import Occasion
from communique.events.telling import OF_SERIES
from communique.records import Name
from communique.text.page import Page


class Dialogues:
    """The names of dialogues on a page."""

    def __init__(self, page: Page) -> None:
        self._frameworks = page.frameworks
        self._names = [name for name in page.names if name.kind == "dialogue"]
        self._with: dict[str, list[Name]] = {}  # a word → the names of dialogues that are called so

    def last(self, word: str, end: int) -> str | None:
        """The dialogue with `word` in its name that was named last before `end`."""
        if word not in self._with:
            self._with[word] = [n for n in self._names if word in self._frameworks[n.entity_id].name]
        before = bisect_right(self._with[word], end, key=lambda name: name.end)
        return self._with[word][before - 1].entity_id if before else None


def series_of(dialogues: Dialogues, occasion: Occasion, main: str | None) -> str | None:
    """The page's main dialogue, for a gathering that names none and is of the kind that dialogues hold.

    "The Forum" is of the dialogue last named with that word.
    """
    bare = occasion.head and occasion.name.lower() == occasion.head and occasion.mention
    if bare and (dialogue := dialogues.last(occasion.head.title(), occasion.start)):
        return dialogue
    if occasion.is_act or (occasion.kind not in OF_SERIES and "steering" not in occasion.name.lower()):
        return None
    return main


def main_dialogue(page: Page) -> str | None:
    """The dialogue that the page names most, if one is named more than any other."""
    counts = Counter(
        name.entity_id
        for name in page.names
        if name.entity == "framework"
        and name.kind == "dialogue"
        and page.section_at(name.start) != "furniture"
    )
    if not counts:
        return None
    (main, often), *others = counts.most_common(2)
    return main if not others or often > others[0][1] else None
