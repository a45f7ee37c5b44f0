"""All that a document says of one event, in several sentences, with what they say together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy

from communique.events.identity import takes_up_encounter, year_and_number
from communique.events.occasions import Occasion
from communique.events.traits import is_finer, words

# "The conference will be held at ministerial level".
_AT_MINISTERS = re.compile(
    r" (?:(?:was|is|will be|is to be) )?(?:held|convened) at (?:the )?ministerial level\b"
)
# Gatherings that a dialogue holds under no other name: its senior officials' meetings, its conferences.
OF_SERIES = frozenset({"senior_officials_meeting", "ministerial_conference"})


class Telling:
    """All occasions of a document that tell of one event; `best` holds what they say together."""

    __slots__ = ("best", "occasions")

    def __init__(self, first: Occasion) -> None:
        self.best, self.occasions = copy(first), [first]

    def add(self, occasion: Occasion) -> None:
        """Take in another telling, and what it knows better."""
        best, offset = self.best, occasion.scene.sentence.start
        self.occasions.append(occasion)
        if year_and_number(best, occasion):
            best.name, best.kind, best.head = occasion.name, occasion.kind, occasion.head
            best.start, best.end = occasion.start, occasion.end
        bare = not best.name or not (best.named or words(best))
        if bare and occasion.name and not occasion.nod and (not best.name or occasion.named):
            best.name, best.named, best.head = occasion.name, occasion.named, occasion.head
            best.start, best.end, best.scene = occasion.start, occasion.end, occasion.scene
            best.kind = occasion.kind
        if best.kind == "summit" and not best.name and occasion.kind == "senior_officials_meeting":
            best.kind = occasion.kind  # "Leaders Meet in Brussels", says the headline
        if best.kind == "meeting" and (occasion.kind in OF_SERIES or takes_up_encounter(occasion, best)):
            best.kind = occasion.kind
        if best.kind == "conference" and _AT_MINISTERS.match(occasion.scene.text, occasion.end - offset):
            best.kind = "ministerial_conference"
        best.framework_id = best.framework_id or occasion.framework_id
        best.edition = best.edition or (None if occasion.nod else occasion.edition)
        best.about = best.about or occasion.about
        if is_finer(occasion, best):
            best.start_date, best.end_date = occasion.start_date, occasion.end_date
            best.precision, best.basis = occasion.precision, occasion.basis
        best.follow(occasion)

    def spans(self) -> Iterator[tuple[int, int]]:
        """The stretches that mention the event, the best first, then as printed."""
        seen = dict.fromkeys([(self.best.start, self.best.end)])
        seen |= dict.fromkeys((o.start, o.end) for o in self.occasions if o.mention)
        yield from seen
