"""Names of the registry where a text prints them: one pass over the text, then a look at each candidate.

The registry's aliases are searched with Aho-Corasick automata, acronyms as they are printed, everything else
without regard to case and accents; the candidate's shape then decides. Words must be whole, capitals must
stand where the alias has them ("better migration management" is no programme), and the longest name wins.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple, Protocol, TypeVar

from communique.names import aliases
from communique.names.aliases import Entry, fold


class Known(NamedTuple):
    """A name of the registry in a plain text, half-open.

    `entity` is "actor", "framework" or "place"; `entity_id` is a place's canonical spelling; `form` is the
    alias's form, or "place"; `kind` is the entity's kind, or "place"; `country` is ISO 3166-1 alpha-3. Of an
    organ ("IOM Council") the mother's name is the name; `phrase` then has the whole, half-open.
    """

    start: int
    end: int
    entity: str
    entity_id: str
    form: str
    kind: str
    country: str | None = None
    phrase: tuple[int, int] | None = None


# Acronyms that are words as well: in a line of capitals, or as a label ("WHO:"), they are the word.
_WORDS = frozenset(
    "ACT ADD AID AIM ALL AND AS CAN CAR CARE ICE IN IND IS IT OF ONE PACT ROCK SEE US WE WHO".split()
)

_BRACKET = re.compile(r" \([A-Z][\w&-]{1,14}\)(?= [A-Z])")
_PROCESSES = re.compile(
    r"\b(?P<cities>(?:[A-Z][\w-]{2,20}(?:, and |, | and | & )){1,6}[A-Z][\w-]{2,20}) (?:[a-z-]+ ){0,3}"
    r"[Pp]rocesses\b"
)
_CITY = re.compile(r"[A-Z][\w-]+")
_LONGEST = 400  # characters; no name in the registry is longer
_REMEMBERED = 8192  # names looked up, which recur from page to page
_CAMEL = re.compile(r"[A-Z][^\W\d_]*[a-z][A-Z]|[A-Z]{2,}[a-z]")


def find(text: str, tags: Iterable[int] = ()) -> list[Known]:
    """Every name of the registry in a plain text, in order, none overlapping another.

    `tags` are the offsets at which a hashtag's or handle's word begins (`Plain.tags`): there, and in
    CamelCase, a name may be printed without its spaces.

    >>> [(known.entity_id, known.form) for known in find("The IOM and the European Union met.")]
    [('iom', 'acronym'), ('european-union', 'name')]
    """
    tagged = frozenset(tags)
    found = [*_names(text, tagged), *_acronyms(text, tagged)]
    found += _around_brackets(text, found)
    found += _processes(text)
    found.sort(key=_entity)  # of one place's meanings an actor is likelier than a city
    named = (known for known in longest(found) if known.entity != "decoy")
    return [_mother(text, known) if known.form == "organ" else known for known in named]


def lookup(name: str) -> Known | None:
    """What a whole string names in the registry, capitals or not; its spaces may be missing.

    >>> lookup("international organisation for migration").entity_id
    'iom'
    """
    return _looked_up(name) if len(name) <= _LONGEST else None


@lru_cache(_REMEMBERED)
def _looked_up(name: str) -> Known | None:
    automaton, acronyms = aliases.acronyms()
    for index, start, end in automaton.find_matches_as_indexes(name, overlapping=True):
        if end - start == len(name):
            return _known(acronyms[index], start, end)
    automaton, entries = aliases.names()
    for index, start, end in automaton.find_matches_as_indexes(fold(name), overlapping=True):
        if end - start == len(name):
            return _known(entries[index][0], start, end)
    return None


_start, _entity = attrgetter("start"), attrgetter("entity")


class _Span(Protocol):
    start: int
    end: int


Spanning = TypeVar("Spanning", bound=_Span)


def _longest_first(name: _Span) -> tuple[int, int]:
    return name.start - name.end, name.start


def longest(found: Iterable[Spanning]) -> list[Spanning]:
    """`found` without those that overlap a longer one, in order; of equals the one given first stays."""
    found = sorted(found, key=_start)
    if all(name.end <= following.start for name, following in pairwise(found)):
        return found
    ranked = sorted(found, key=_longest_first)
    taken = bytearray(max((name.end for name in ranked), default=0))
    kept = []
    for name in ranked:
        if taken.find(1, name.start, name.end) < 0:
            taken[name.start : name.end] = b"\1" * (name.end - name.start)
            kept.append(name)
    return sorted(kept, key=_start)


def _mother(text: str, known: Known) -> Known:
    """An organ's mention as its mother's, where the mother's name is part of it."""
    printed = text[known.start : known.end]
    inside = [*_names(printed, frozenset()), *_acronyms(printed, frozenset())]
    mothers = [name for name in inside if name.entity_id == known.entity_id and name.form != "organ"]
    whole = (known.start, known.end)
    if not mothers:
        return known._replace(phrase=whole)
    name = max(mothers, key=lambda name: name.end - name.start)
    return known._replace(start=known.start + name.start, end=known.start + name.end, phrase=whole)


def _names(text: str, tags: frozenset[int]) -> Iterator[Known]:
    automaton, entries = aliases.names()
    for index, start, end in automaton.find_matches_as_indexes(fold(text), overlapping=True):
        if not is_whole(text, start, end):
            continue
        entry = _fitting(entries[index], text, start, end, start in tags)
        if entry:
            yield _known(entry, start, end)


def _acronyms(text: str, tags: frozenset[int]) -> Iterator[Known]:
    automaton, entries = aliases.acronyms()
    for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        if not is_whole(text, start, end):
            continue
        if start not in tags and text[start:end] in _WORDS and _is_shouted(text, start, end):
            continue
        yield _known(entries[index], start, end)


def _processes(text: str) -> Iterator[Known]:
    """Processes that share their head noun: "the Rabat and Khartoum Processes"."""
    if "rocesses" not in text:
        return
    for match in _PROCESSES.finditer(text):
        for city in _CITY.finditer(text, match.start(), match.end("cities")):
            known = lookup(f"{city.group()} Process")
            if known and known.entity == "framework":
                yield known._replace(start=city.start(), end=city.end())


def _known(entry: Entry, start: int, end: int) -> Known:
    return Known(start, end, entry.entity, entry.entity_id, entry.form, entry.kind, entry.country)


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is whole words, not in an address ("EU.int") and not denied ("non-EU")."""
    before = text[start - 1] if start else " "
    if text[start - 10 : start] == "WHO WE ARE":
        before = " "  # a menu's heading, glued to its first word by the scraper
    after = text[end] if end < len(text) else " "
    if before.isalnum() or before in "_@" or after.isalnum() or after in "_@":
        return False
    if after == "." and text[end + 1 : end + 2].islower():
        return False
    return not (before == "-" and text[max(0, start - 4) : start].lower() == "non-")


def _is_shouted(text: str, start: int, end: int) -> bool:
    # A neighbour in capitals that is no acronym in a list ("WHO WE ARE"), or a label's colon.
    before, after = text[max(0, start - 3) : start], text[end : end + 3]
    return (
        after.startswith(":")
        or (after[:1] == " " and after[1:].isupper() and after[1:].isalpha())
        or (before[-1:] == " " and before[:2].isupper() and before[:2].isalpha())
    )


def _fitting(entries: list[Entry], text: str, start: int, end: int, tagged: bool) -> Entry | None:
    for entry in entries:
        if entry.spaceless:
            if tagged or _CAMEL.match(text, start, end):
                return entry
        elif _is_written(entry, text, start):
            return entry
    return None


def _is_written(entry: Entry, text: str, start: int) -> bool:
    """Whether capitals stand where they must: everywhere; in a long name everywhere but at one word
    ("Economic community of"); or at its proper nouns, where the other words are all small.
    """
    small = [place for place in entry.capitals if not _is_capital(text[start + place])]
    if not small or (
        len(small) == 1
        and len(entry.capitals) > 4
        and small[0] not in (entry.capitals[0], entry.capitals[-1])
    ):
        return True
    return entry.proper is not None and small == [
        place for place in entry.capitals if place not in entry.proper
    ]


def _is_capital(letter: str) -> bool:
    return letter.isupper() or letter.isdigit()


def _around_brackets(text: str, found: list[Known]) -> Iterator[Known]:
    """Names with a bracket in the middle: "Migration and Mobility Dialogue (MMD) Support Programme"."""
    brackets = [match.span() for match in _BRACKET.finditer(text)]
    if not brackets:
        return
    before = {known.end: known for known in sorted(found, key=lambda known: known.end - known.start)}
    pieces, bases, base = [], [], 0
    for start, end in brackets:
        left = max(0, start - 150)
        pieces.append(text[left:start] + text[end : end + 150])
        bases.append(base)
        base += len(pieces[-1]) + 1
    for known in _names("\n".join(pieces), frozenset()):
        at = bisect_right(bases, known.start) - 1
        start, end = brackets[at]
        left = max(0, start - 150) - bases[at]
        if not known.start + left < start < known.end + left:
            continue
        # "the new European Union (EU) Pact on ..." introduces the EU: another name ends at the bracket.
        owner = before.get(start)
        if owner is None or owner.entity_id == known.entity_id:
            yield known._replace(start=known.start + left, end=known.end + left + end - start)
