"""Persons in a page: full names from titles, appositions, attributions and lists, then every later mention.

A run of capitalised words is no person by itself. Something has to say so: an honorific, a title before it or
in apposition, a verb of speaking, a by-line, a press contact, its place in a list of persons. The second pass
takes up the same names, and their family names alone, wherever they stand.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass

from communique.names import appositions, person_lists, words
from communique.names.candidates import (
    Candidate,
    begins_with_given_name,
    candidates,
    is_courtesy,
    is_headline,
)
from communique.names.namesakes import Namesake, Namesakes, canonical, key, registered
from communique.names.positions import STANDING
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
        scope = _Scope(self._text, candidate)
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

    def _office(self, scope: _Scope) -> tuple[int, int] | None:
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


class _Scope:
    """All that stands about one name, as offsets in the page."""

    def __init__(self, text: str, candidate: Candidate) -> None:
        self._text = text
        self._words = candidate.words
        self._candidate = candidate
        before, after = candidate.before, candidate.after
        self._titles = [title for title in (before, after) if title]
        if before and after and is_courtesy(text, candidate.words, before):
            self._titles.reverse()
        end = after.end if after else candidate.end
        self._body = None if after else appositions.body_after(candidate.words.shape, end)
        if self._body and self._body[3] and not candidate.is_full:
            self._body = None  # "met Ruiz at IOM"
        self._state = appositions.state_after(candidate.words.shape, candidate.end)
        if self._state and not (self._titles or candidate.honorific < candidate.start):
            bracketed = candidate.words.shape[candidate.end] == "("
            self._state = self._state if bracketed else None  # "Ana Ruiz of Peru" may be born there
        if self._state and candidate.words.shape[candidate.end] == "," and self._employed():
            self._state = None  # "IOM Chief of Mission Ana Ruiz, Kenya"
        self._label = appositions.label_before(candidate.words.shape, candidate.honorific)

    def _employed(self) -> bool:
        """Whether a title names the body that it is held in, or no title says what the person is."""
        shape = self._words.shape
        return not self._titles or any(appositions.organization(shape, title) for title in self._titles)

    def _represented(self) -> tuple[int, int] | None:
        candidate = self._candidate
        start = candidate.before.phrase if candidate.before else candidate.honorific
        end = candidate.after.end if candidate.after else candidate.end
        return appositions.represented(self._words.shape, start, end)

    def _span(self, places: tuple[int, int] | None) -> tuple[int, int] | None:
        return places and (self._words.starts[places[0]], self._words.ends[places[1] - 1])

    @property
    def title_span(self) -> tuple[int, int] | None:
        """Offsets of the title that gives the position, with all that it governs."""
        title = self._titles[0] if self._titles else None
        return title and self._span(
            (title.phrase if title is self._candidate.before else title.start, title.end)
        )

    @property
    def position(self) -> str | None:
        """The title as printed, without the organization's name."""
        if not self._titles:
            return None
        title = self._titles[0]
        shape, starts, ends = self._words.shape, self._words.starts, self._words.ends
        small = [self._text[starts[at] : ends[at]].lower() for at in range(title.start, title.head)]
        last = appositions.position_end(shape, title, small)
        first = title.start + (len(small) > 1 and small[0] in STANDING)
        return " ".join(self._text[starts[first] : ends[last - 1]].split())

    @property
    def organization(self) -> tuple[int, int] | None:
        """Offsets of the body that the person speaks for, from title, apposition or list label."""
        shape = self._words.shape
        for title in self._titles:
            if found := appositions.organization(shape, title):
                return self._span(found)
        if self._body:
            return self._span(self._body[:2])
        if self._label is not None:
            return self._span((self._label, self._label + 1))
        return self._with_mate() or self._span(self._represented())

    def _with_mate(self) -> tuple[int, int] | None:
        """The body of "IOM Director General A and Deputy Director General B", which is said once for both."""
        mate, title = self._candidate.mate, self._candidate.before
        if mate is None or mate.before is None or title is None or title.owner is not None or self.country:
            return None
        shared = mate.before.owner is not None and self._words.shape[mate.before.owner] in "ka"
        return self._span((mate.before.owner, mate.before.owner + 1)) if shared else None

    @property
    def country(self) -> tuple[int, int] | None:
        """Offsets of the state that a title or its apposition names as the person's own."""
        for title in self._titles:
            if found := appositions.state(self._words.shape, title):
                return self._span(found)
        return self._span(self._state or self._represented())

    @property
    def phrase(self) -> tuple[int, int]:
        """Offsets of the whole noun phrase."""
        candidate = self._candidate
        first = candidate.before.phrase if candidate.before else candidate.honorific
        shape = self._words.shape
        while first and shape[first - 1] == "h":
            first -= 1  # "H.E. Ambassador"
        if shape[first] == "h" and first and shape[first - 1] == "d":
            first -= 1  # "His Excellency"
        if self._label is not None:
            first = min(first, self._label)
        last = candidate.after.phrase if candidate.after else candidate.end
        if self._body:
            last = self._body[2]
        elif self._state and not candidate.after:
            last = self._state[1] + (self._words.shape[candidate.end] == "(")
        last = min(last, len(self._words.ends))
        return self._words.starts[first], self._words.ends[last - 1]
