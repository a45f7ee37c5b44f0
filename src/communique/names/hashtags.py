"""Hashtags and handles that are an organization's name with where or what: "@UNEgypt", "#EMNMigration"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from communique.names import gazetteer
from communique.names.acronyms import stands_for
from communique.names.aliases import fold
from communique.names.gazetteer import Known

_TOKEN = re.compile(r"[A-Za-z0-9_]+")
_ABBREVIATED = re.compile(r"(?P<acronym>[A-Z]{3,8})in(?P<place>[A-Z]\w+)")
_CAPITALS = re.compile(r"[A-Z]{2,8}")
# What houses append to their acronym besides a state: fields of work, and words for a branch.
_REMAINDERS = frozenset(
    "migration europe africa asia global hq news media press official international refugees org info".split()
)


def find(text: str, tags: Iterable[int], known: list[Known]) -> Iterator[Known]:
    """Tags that read as an organization of the registry and its place or field, each as one name.

    `tags` are offsets in the plain text; those on which a name of `known` already stands are left alone.

    >>> [known.entity_id for known in find("Thanks to UNEgypt", [10], [])]
    ['united-nations']
    """
    taken = {name.start: name.end for name in known}
    for start in sorted(tags):
        token = _TOKEN.match(text, start)
        if not token or taken.get(start, 0) >= token.end():
            continue
        if mother := _mother(token.group()):
            yield Known(start, token.end(), "actor", mother.entity_id, "acronym", mother.kind, mother.country)


def abbreviated(text: str, tags: Iterable[int], names: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Tags that shorten one of a document's `names` in a country: half-open offsets, and the name.

    >>> list(abbreviated("See UNNMinFiji", [4], ["UN National Network on Migration in Fiji"]))
    [(4, 14, 'UN National Network on Migration in Fiji')]
    """
    abroad = {name: fold(name).replace(" ", "") for name in names if " in " in name}
    if not abroad:
        return
    for start in sorted(tags):
        token = _ABBREVIATED.match(text, start)
        if not token:
            continue
        for name, joined in abroad.items():
            if joined.endswith(fold(token["place"])) and stands_for(token["acronym"], name):
                yield start, token.end(), name


def _mother(token: str) -> Known | None:
    capitals = _CAPITALS.match(token)
    if not capitals:
        return None
    for size in range(capitals.end(), 1, -1):
        mother = gazetteer.lookup(token[:size])
        if mother and mother.entity == "actor" and mother.kind != "state" and _is_branch(token[size:]):
            return mother
    return None


def _is_branch(remainder: str) -> bool:
    small = remainder.removeprefix("_").removeprefix("in").lower()
    if small in _REMAINDERS:
        return True
    place = gazetteer.lookup(small) if small else None
    return place is not None and (place.kind == "state" or place.entity == "place")
