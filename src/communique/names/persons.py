"""Persons in a page: full names from titles, appositions, attributions and lists, then every later mention.

A run of capitalised words is no person by itself. Something has to say so: an honorific, a title before it or
in apposition, a verb of speaking, a by-line, a press contact, its place in a list of persons. The second pass
takes up the same names, and their family names alone, wherever they stand.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass

from communique.names import person_lists, words
from communique.names.candidates import (
    Candidate,
    begins_with_given_name,
    candidates,
    is_headline,
)
from communique.names.namesakes import Namesake, Namesakes, canonical, key, registered
from communique.names.scopes import Scope
from communique.names.words import Known
from communique.text.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Person:
    """A person's mention in a plain text; offsets are half-open.

    `start:end` is the name alone, `phrase_start:phrase_end` the noun phrase with title, apposition and
    affiliation; `organization_start:organization_end` the body or state that the person speaks for, as
    printed there, `country_start:country_end` the state's name in it. `name` is the fullest form in the page,
    the same for every mention.
    """

    start: int
    end: int
    phrase_start: int
    phrase_end: int
    name: str
    position: str | None = None
    organization_start: int | None = None
    organization_end: int | None = None
    country_start: int | None = None
    country_end: int | None = None
    section: str = "body"


def find(
    text: str,
    sentences: Sequence[Sentence],
    known: Sequence[Known],
    proposed: Container[tuple[int, int]] = (),
) -> list[Person]:
    """Every mention of a person in a plain text, in order, none overlapping another.

    `known` are the registry's names in the text, in order: capitals that belong to bodies, states, places or
    frameworks make no person. `proposed` are half-open offsets that a recognizer takes for persons: a sign
    where the run begins with a given name.

    >>> text = "Ms. Ana Ruiz, Head of Unit at IOM, spoke first. Ruiz thanked all."
    >>> sentences = [Sentence(0, 47, "body"), Sentence(48, 65, "body")]
    >>> [(text[p.start : p.end], p.name, p.position) for p in find(text, sentences, [])]
    [('Ana Ruiz', 'Ana Ruiz', 'Head of Unit'), ('Ruiz', 'Ana Ruiz', None)]
    """
    page = words.read(text, sentences, known)
    found = candidates(text, page)
    person_lists.follow(found)
    _recognize(text, found, known)
    for candidate in found:
        if candidate.printed in proposed and begins_with_given_name(text, candidate):
            candidate.certain = True
    offices = [name for name in known if not words.is_folded(text, name)]
    states = frozenset(name.start for name in known if name.kind == "state")
    reader = _Mentions(text, offices, states)
    reader.gather(found)
    return [mention for candidate in found if (mention := reader.mention(candidate))]


def _recognize(text: str, found: list[Candidate], known: Sequence[Known]) -> None:
    """Make persons of the runs that are, or hold, a person of the registry."""
    for candidate in found:
        if not candidate.certain and "i" in candidate.shape[1:-1]:
            start, end = candidate.printed
            candidate.certain = registered(text[start:end]) is not None
    persons = [name for name in known if name.kind == "person"]
    if not persons:
        return
    starts = [name.start for name in persons]
    for candidate in found:
        start, end = candidate.printed
        at = bisect_left(starts, start)
        if at == len(persons) or persons[at].end > end:
            continue
        own = slice(candidate.start, candidate.end)
        firsts, lasts = candidate.words.starts[own], candidate.words.ends[own]
        if persons[at].start in firsts and persons[at].end in lasts:
            candidate.end = candidate.start + lasts.index(persons[at].end) + 1
            candidate.start += firsts.index(persons[at].start)
            candidate.certain = True


class _Mentions:
    """One page's persons: first gathered by full name, then each mention tied to one of them."""

    def __init__(self, text: str, offices: list[Known], states: frozenset[int]) -> None:
        self._text = text
        self._states = states  # where a state's name begins
        self._offices = (
            offices  # known names left as words: persons, and offices such as a High Commissioner's
        )
        self._office_starts = [office.start for office in offices]
        self._namesakes = Namesakes()
        self._seen: dict[int, int] = {}  # a namesake's identity → the number of its latest mention

    def gather(self, found: list[Candidate]) -> None:
        """Note the full names of the page; a headline's after the others, for its verbs look like names."""
        sure = [candidate for candidate in found if candidate.certain and candidate.is_full]
        for candidate in sorted(sure, key=lambda candidate: is_headline(candidate.words)):
            if not self._shortened(candidate):
                self._namesakes.add(self._name(candidate))

    def _name(self, candidate: Candidate) -> str:
        start, end = candidate.printed
        return " ".join(self._text[start:end].split())

    def _shortened(self, candidate: Candidate) -> bool:
        """Cut a run down to a known name that it begins or ends with ("Amy Pope Concludes"), if it can be."""
        start, end = candidate.start, candidate.end
        for first, last in ((start, end - 1), (start + 1, end), (start, end - 2), (start + 1, end - 1)):
            if last - first < 2:
                continue
            candidate.start, candidate.end = first, last
            if self._namesakes.full(key(self._name(candidate))):
                return True
        candidate.start, candidate.end = start, start + 1
        if is_headline(candidate.words) and self._namesakes.family(key(self._name(candidate))):
            return True
        candidate.start, candidate.end = start, end
        return False

    def mention(self, candidate: Candidate) -> Person | None:
        """The person that a candidate is a mention of, or None where it is none."""
        namesake = self._namesake(candidate)
        if namesake is None and not candidate.certain:
            return None
        if namesake is None:
            name = canonical(self._name(candidate))
        else:
            name = namesake.name
            self._seen[id(namesake)] = candidate.printed[0]
        return self._person(candidate, name)

    def _namesake(self, candidate: Candidate) -> Namesake | None:
        parts = key(self._name(candidate))
        if namesake := self._namesakes.full(parts):
            return namesake
        if candidate.is_full and not candidate.certain:
            if self._shortened(candidate):
                return self._namesakes.full(key(self._name(candidate)))
            if namesake := self._namesakes.kin(parts):
                return namesake
        alone = candidate.shape.lstrip("pP")
        if not candidate.certain and not _may_be_family_name(candidate):
            return None
        people = self._namesakes.family(parts)
        if not people and len(alone) == 1 and candidate.certain:
            people = self._namesakes.part(parts[-1])
        return max(people, key=lambda person: self._seen.get(id(person), -1), default=None)

    def _person(self, candidate: Candidate, name: str) -> Person:
        start, end = candidate.printed
        scope = Scope(self._text, candidate)
        organization = self._office(scope) or scope.organization
        country = scope.country
        if country and country[0] not in self._states:
            country = None  # a city's
        organization = organization or country
        first, last = scope.phrase
        return Person(
            start,
            end,
            first,
            last,
            name,
            scope.position,
            *(organization or (None, None)),
            *(country or (None, None)),
            candidate.words.sentence.section,
        )

    def _office(self, scope: Scope) -> tuple[int, int] | None:
        """The known office named in the title: "UN High Commissioner for Refugees" speaks for UNHCR."""
        if not self._offices or not scope.title_span:
            return None
        start, end = scope.title_span
        at = bisect_right(self._office_starts, end) - 1
        office = self._offices[at] if at >= 0 else None
        if office and office.end > start and office.kind != "person":
            return office.start, office.end
        return None


def _may_be_family_name(candidate: Candidate) -> bool:
    """Whether a run without any sign may be a family name alone: no part of a longer capitalised name."""
    if (candidate.right and candidate.right in "noyOkTi") or (candidate.left and candidate.left in "noyOi"):
        return False
    opens = candidate.start == 0 and candidate.shape == "l"
    return not opens or candidate.right == "v"
