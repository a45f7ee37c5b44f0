"""Which names are one person's: "AK Abdul Momen", "Abdul Momen", "Dr Momen"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from communique.names import gazetteer
from communique.names.lexicon import PARTICLES, SUFFIXES

Key = tuple[str, ...]

_INITIAL = re.compile(r"(?<= )[A-Z]\. (?=\w)")


@lru_cache(maxsize=4096)
def key(name: str) -> Key:
    """A name's parts for comparison: no case, accents, full stops or suffix.

    >>> key("Henrietta H. FORÉ, Jr.")
    ('henrietta', 'h', 'fore')
    """
    letters = unicodedata.normalize("NFKD", name.replace(".", " ").replace(",", " ").casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return tuple(part for part in plain.split() if part not in SUFFIXES)


@lru_cache(maxsize=4096)
def canonical(name: str) -> str:
    """The name in ordinary capitals, given name first.

    >>> canonical("KAMEDA Kazuaki"), canonical("Jean-Luc DUPONT"), canonical("Sumaira FH")
    ('Kazuaki Kameda', 'Jean-Luc Dupont', 'Sumaira FH')
    """
    parts = name.split()
    shouted = [part for part in parts if _shouted(part)]
    if not shouted:
        return " ".join(parts)
    quiet = [part for part in parts if not _shouted(part)]
    if quiet and _shouted(parts[0]) and not _shouted(parts[-1]) and shouted == parts[: len(shouted)]:
        parts = quiet + shouted
    return " ".join(_spoken(part) if _shouted(part) else part for part in parts)


def _shouted(part: str) -> bool:
    letters = [letter for letter in part if letter.isalpha()]
    return len(letters) > 2 and part.isupper() and any(letter in "AEIOUY" for letter in part)


def _spoken(part: str) -> str:
    return "".join(
        letter.upper() if at == 0 or not part[at - 1].isalpha() else letter.lower()
        for at, letter in enumerate(part)
    )


@lru_cache(maxsize=4096)
def registered(name: str) -> str | None:
    """The id of the registry's person of that name, initials in its middle aside.

    >>> registered("Amy E. Pope")
    'amy-pope'
    """
    for spelling in dict.fromkeys((name, _INITIAL.sub("", name))):
        known = gazetteer.lookup(spelling)
        if known and known.kind == "person":
            return known.entity_id
    return None


@dataclass(slots=True, eq=False)
class Namesake:
    """One person of a page while names are gathered; `name` is the fullest form seen."""

    name: str
    parts: Key


class Namesakes:
    """The persons of a page, found again by full name, family name, or any one part of the name."""

    def __init__(self) -> None:
        self._by_name: dict[Key, Namesake] = {}
        self._by_ends: dict[tuple[str, str], list[Namesake]] = {}
        self._by_tail: dict[Key, list[Namesake]] = {}
        self._by_part: dict[str, list[Namesake]] = {}

    def add(self, name: str) -> None:
        """Note a full name; a fuller form of a known one takes its place."""
        parts = key(canonical(name))
        if not parts or parts in self._by_name:
            return
        person = self.kin(parts)
        if person is None:
            person = Namesake(canonical(name), parts)
        elif _fullness(parts) > _fullness(person.parts):
            person.name, person.parts = canonical(name), parts
        self._note(person, parts)

    def kin(self, parts: Key) -> Namesake | None:
        """The person of whom `parts` is a shorter or longer form: same family name, one inside the other."""
        for part in parts[:-1]:
            for person in self._by_ends.get((part[0], parts[-1]), ())[:8]:
                if _within(parts, person.parts) or _within(person.parts, parts):
                    return person
        return None

    def _note(self, person: Namesake, parts: Key) -> None:
        self._by_name[parts] = person
        for part in dict.fromkeys(part[0] for part in parts[:-1]):
            self._by_ends.setdefault((part, parts[-1]), []).append(person)
        for first in range(1, len(parts)):
            _append(self._by_tail, parts[first:], person)
        for part in parts:
            _append(self._by_part, part, person)

    def full(self, parts: Key) -> Namesake | None:
        """The person whose full name this is."""
        return self._by_name.get(parts)

    def family(self, parts: Key) -> list[Namesake]:
        """Persons whose family name this is, particles aside, in the order of the page."""
        while len(parts) > 1 and parts[0] in PARTICLES:
            parts = parts[1:]
        return self._by_tail.get(parts, [])

    def part(self, word: str) -> list[Namesake]:
        """Persons with this word in their name."""
        return self._by_part.get(word, [])


def _fullness(parts: Key) -> tuple[int, int]:
    """How full a form is: by its parts, then by those that are more than an initial."""
    return len(parts), sum(len(part) > 1 for part in parts)


def _append(index: dict, entry: object, person: Namesake) -> None:
    people = index.setdefault(entry, [])
    if person not in people[-8:]:
        people.append(person)


def _within(short: Key, long: Key) -> bool:
    """Whether `short`'s parts occur in `long` in order, initials standing for names, and both end alike."""
    if short[-1] != long[-1] or len(short) > len(long):
        return False
    rest = iter(long[:-1])
    return all(any(_same(part, other) for other in rest) for part in short[:-1])


def _same(part: str, other: str) -> bool:
    return part == other or (min(len(part), len(other)) == 1 and part[0] == other[0])
