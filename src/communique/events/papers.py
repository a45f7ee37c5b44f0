"""What tells one signed paper from another: its matter, and the states that signed it."""

from __future__ import annotations

import re

from communique.events.occasions import Occasion

# What papers between the same parties are told apart by.
_MATTER = re.compile(r"\b(?:readmission|visa|association|fisheries|mobility|host(?:ing)?|grant|loan)\b", re.I)
_ON_WHAT = re.compile(r"(?:\s(?:on|for)\s[^.;,]{1,60})?")


def of_other_papers(one: Occasion, other: Occasion) -> bool:
    """Whether two papers are on other matters, or with other states: a visa and a readmission agreement."""
    matters, others = _matters(one), _matters(other)
    states, further = ({party for party in o.about if party.startswith("state-")} for o in (one, other))
    return bool(
        (matters and others and not matters & others) or (states and further and not states & further)
    )


def _matters(paper: Occasion) -> set[str]:
    text, offset = paper.scene.text, paper.scene.sentence.start
    on_what = _ON_WHAT.match(text, paper.end - offset)
    told = text[paper.start - offset : on_what.end()]
    return {match.lower() for match in _MATTER.findall(told)}
