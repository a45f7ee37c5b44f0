"""Whose the ministries and services are that a text names without their state.

The sentence says it best: "the Government of Fiji, through the Ministry of Justice". Else the document's own
state is taken; where a sentence names other states only, nobody can say.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from communique.names.gazetteer import Known
from communique.names.organizations import Found
from communique.text.page import Page

_GOVERNED = re.compile(r"[Gg]overnment of (?:the )?$")


class Owner(NamedTuple):
    """A state named at `start`; sure where it is said to own or to govern."""

    start: int
    country: str
    is_sure: bool


def find(text: str, known: list[Known], found: list[Found], acting: set[int]) -> list[Owner]:
    """Where a text says whose its bodies are: governments, possessors, and bodies that name their state."""
    owners = [
        Owner(name.start, name.country, name.kind == "public_body" or _is_owner(text, name))
        for name in known
        if name.country and (name.kind == "public_body" or name.start in acting)
    ]
    owners += [Owner(name.start, name.country, True) for name in found if name.national and name.country]
    return sorted(owners)


def _is_owner(text: str, state: Known) -> bool:
    governs = _GOVERNED.search(text, max(0, state.start - 20), state.start)
    return bool(governs) or state.form == "adjective" or text.startswith("'s ", state.end)


def owned(
    page: Page, found: list[Found], owners: list[Owner], own: str | None
) -> Iterator[tuple[Found, str | None]]:
    """`found`, each with its state; a body whose state one sentence tells has it in the others too."""
    countries = [
        name.country or (_owner(page, name, owners, own) if name.national else None) for name in found
    ]
    told: dict[str, set[str]] = {}
    for name, country in zip(found, countries, strict=True):
        if country:
            told.setdefault(name.name, set()).add(country)
    for name, country in zip(found, countries, strict=True):
        alone = told.get(name.name, set())
        yield name, country or (min(alone) if len(alone) == 1 else None)


def _owner(page: Page, name: Found, owners: list[Owner], own: str | None) -> str | None:
    """The state of a national body that names none: the only owner in its sentence, else `own`; None where
    the sentence names other states.
    """
    at = page.sentence_before(name.start)
    if at < 0:
        return own
    sentence = page.sentences[at]
    first = bisect_left(owners, (sentence.start,))
    here = list(takewhile(lambda owner: owner.start < sentence.end, owners[first : first + 12]))
    sure = {owner.country for owner in here if owner.is_sure}
    if len(sure) == 1:
        return sure.pop()
    named = {owner.country for owner in here}
    return own if not named or own in named else None
