"""Agreements on record, found by their parties and sort where a text names neither framework nor title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from communique import reference
from communique.names import gazetteer
from communique.reference import Edition
from communique.text.plain import Plain

# What tells one paper of two parties from another: "readmission agreement", "Memorandum of Understanding".
_SORTS = {
    "readmission": re.compile(r"\breadmission\b|\breadmit", re.IGNORECASE),
    "memorandum": re.compile(r"\bmemorand|\bMoU\b", re.IGNORECASE),
    "mobility partnership": re.compile(r"\bmobility partnership", re.IGNORECASE),
    "declaration": re.compile(r"\bdeclaration", re.IGNORECASE),
}


def between(actors: Iterable[str], words: str) -> list[Edition]:
    """The agreements on record between two of the `actors` (ids), of a sort of which `words` speak.

    >>> [edition.start_date.year for edition in between({"european-union", "state-arm"}, "on readmission")]
    [2013]
    """
    named = frozenset(actors)
    return [edition for own, sort, edition in _papers() if own <= named and sort.search(words)]


@cache
def _papers() -> list[tuple[frozenset[str], re.Pattern[str], Edition]]:
    """Parties, sort and edition of each agreement on record whose name has both."""
    found = []
    for edition in reference.editions():
        sort = next((sort for word, sort in _SORTS.items() if word in edition.name.lower()), None)
        if edition.kind == "agreement" and sort and len(own := parties(edition)) > 1:
            found.append((own, sort, edition))
    return found


def parties(edition: Edition) -> frozenset[str]:
    """The ids of the actors whom the name of a meeting or agreement on record names: "EU–IOM ..." two."""
    name = Plain(_HYPHEN.sub(" ", edition.name)).text
    return frozenset(known.entity_id for known in gazetteer.find(name) if known.entity == "actor")


_HYPHEN = re.compile(r"(?<=\w)[–-](?=[A-Z])")
