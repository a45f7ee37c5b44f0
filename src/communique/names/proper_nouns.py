"""How far a proper noun reaches around its head: "Moroccan [Ministry] of Foreign Affairs and Cooperation".

Organizations and frameworks are found from their head nouns; both need the same walk to the left over
capitalised words and to the right over "of the", "for" and "on" with what they govern. The walk is linear in
the length of the name and stops at the sentence's ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable
from itertools import accumulate
from typing import NamedTuple

from communique.names.acronyms import SMALL_WORDS, initials, stands_for
from communique.names.gazetteer import Known
from communique.names.given_names import GIVEN_NAMES
from communique.names.topics import HEADLINE_VERBS, NO_FOLLOWERS, STOPS, YEARS, is_capitalised, is_topic

# A point joins only an abbreviation or a number ("U.N", "EMM2.0"), not two sentences ("Affairs.Delegates").
_WORD = re.compile(r"([^\W_]+(?:(?:['&/-](?!s\b)|\.(?=\d|[^\W\d_](?![^\W_])))[^\W_]+)*)")
# Bodies that others belong to: "the Border Police of the Ministry of Justice" are two.
_OWNERS = frozenset("Ministry Government Parliament University Commission Department".split())
# Heads that are fields of ministries as well: "Department of Justice and Police".
_FIELDS = frozenset(("Administration", "Police", "Society"))
_POSSESSIVES = ("' ", "'s ")
_SHORT_FORM = re.compile(r" \((?P<acronym>[A-Z][\w&-]{1,14})\)")
# How many words a name may take on before and after its head: walks stay linear in hostile text.
_LEFTMOST, _RIGHTMOST = 14, 40


class Word(NamedTuple):
    """A word of a text, half-open, with its hyphens, points and apostrophes but without a possessive's."""

    start: int
    end: int
    text: str


def words(text: str) -> list[Word]:
    """Every word of `text`, in order.

    >>> [word.text for word in words("Directorate-General for Children's affairs (2022/23), U.N.")]
    ['Directorate-General', 'for', 'Children', 's', 'affairs', '2022/23', 'U.N']
    """
    pieces = _WORD.split(text)  # what is between words, a word, what is between words, ...
    offsets = list(accumulate(map(len, pieces)))
    new = tuple.__new__  # for every word of every page: no call in between
    return [new(Word, word) for word in zip(offsets[::2], offsets[1::2], pieces[1::2], strict=False)]


class Terrain:
    """A text's words with what stands on them, for walks from a head noun outwards.

    Known organizations and frameworks are barriers that no name grows over unasked; names of states and
    places may be part of another name. `tags` are offsets of hashtags' words, where a name begins or ends;
    `heads` are the head nouns that names have; where they stand, and no known name does, `headed` tells.
    """

    __slots__ = ("_barrier", "_cities", "_heads", "_starts", "_states", "_tags", "headed", "text", "words")

    def __init__(
        self,
        text: str,
        known: Iterable[Known],
        tags: Iterable[int] = (),
        heads: Container[str] = frozenset(),
    ) -> None:
        self.text = text
        self._heads = heads
        self._tags = frozenset(tags)
        self.words = words(text)
        self._starts = [word.start for word in self.words]
        self._barrier = bytearray(len(text) + 1)
        self._cities: set[int] = set()
        self._states: dict[int, int] = {}  # where a state's name begins → where it ends
        for name in known:
            if name.entity == "place":
                self._cities.add(name.start)
            elif name.kind == "state":
                self._states[name.start] = name.end
            else:
                self._barrier[name.start : name.end] = b"\1" * (name.end - name.start)
        self.headed = [
            place
            for place, (start, _, word) in enumerate(self.words)
            if word in heads and not self._barrier[start]
        ]

    def at(self, offset: int) -> int:
        """The index of the first word that starts at or after `offset`."""
        return bisect_left(self._starts, offset)

    def gap(self, index: int) -> str:
        """What stands between the words `index` and `index + 1`; a line break where there is no next word."""
        if index + 1 >= len(self.words):
            return "\n"
        return self.text[self.words[index].end : self.words[index + 1].start]

    def is_barred(self, index: int) -> bool:
        """Whether a known organization or framework stands on the word `index`."""
        return bool(self._barrier[self.words[index].start])

    def left(self, index: int, floor: int, *, over_barrier: bool = False) -> int:
        """The index of the first word of the name that ends with, or goes on after, the word `index`.

        With `over_barrier` one known organization's name right before belongs to it ("EU Action Plan").
        """
        limit = index - _LEFTMOST
        while index > max(0, limit):
            if self.is_barred(index - 1) and not (over_barrier and self._follows(index - 1, floor)):
                break
            if self.is_barred(index - 1):
                return self._barrier_start(index - 1)
            step = self._step_left(index, floor)
            if not step:
                break
            index -= step
        return index

    def _follows(self, index: int, floor: int) -> bool:
        word = self.words[index]
        return word.start >= floor and self.gap(index) == " " and word.start not in self._tags

    def _barrier_start(self, index: int) -> int:
        while index and self.is_barred(index - 1) and self._barrier[self.words[index].start - 1]:
            index -= 1
        return index

    def _step_left(self, index: int, floor: int) -> int:
        word = self.words[index - 1]
        gap = self.gap(index - 1)
        if word.start < floor or word.start in self._tags or self.words[index].start in self._tags:
            return 0
        if self._may_lead(index - 1) and (gap == " " or (gap in _POSSESSIVES and is_topic(word.text))):
            return 1
        if gap == " " and word.text in ("and", "&") and index > 1:
            return 2 if self._may_join(index, floor) else 0
        return 0

    def _may_join(self, index: int, floor: int) -> bool:
        """Whether an "and" before the word `index` joins parts of one name: two topics ("Welfare and Overseas
        Employment Ministry"), or two words after an article ("the Belt and Road Initiative").
        """
        before = self.words[index - 2]
        if before.start < floor or self.gap(index - 2) != " " or self.is_barred(index - 2):
            return False
        if not before.text[0].isupper() or before.text in self._heads or before.start in self._states:
            return False
        if is_topic(before.text) and is_topic(self.words[index].text):
            return True
        return index > 2 and self.words[index - 3].text in ("the", "The") and self.gap(index - 3) == " "

    def _may_lead(self, index: int) -> bool:
        word = self.words[index].text
        return is_capitalised(word) and word not in STOPS and word not in HEADLINE_VERBS

    def stretch(self, first: int, last: int, floor: int) -> int:
        """The first word again, or one further left from which the bracketed short form after `last` spells
        the name: "Responsible and Ethical Coalition against Trafficking (RECT)".
        """
        bracket = _SHORT_FORM.match(self.text, self.words[last].end)
        if not bracket:
            return first
        acronym = bracket["acronym"]
        letters = "".join(filter(str.isupper, acronym))
        for begin in range(first, max(-1, first - 9), -1):
            word = self.words[begin]
            if word.start < floor or (begin < first and self.gap(begin) not in (" ", ", ")):
                break
            if word.text[0] == acronym[0]:
                name = self.text[word.start : self.words[last].end]
                if initials(name) == letters or (begin < first and stands_for(acronym, name)):
                    return begin
            if begin < first and not (is_capitalised(word.text) or word.text in SMALL_WORDS):
                break
        return first

    def right(self, index: int, ceiling: int, connectors: frozenset[str], *, topical: bool = False) -> int:
        """The index of the last word of the name whose head is the word `index`.

        `connectors` are the small words that may lead on; with `topical` what follows one must be a topic, a
        state, or a capitalised word before one. A name does not go on over "and" into another with a head.
        """
        open_ended = False  # a capitalised word may follow only inside what a connector governs
        limit = index + _RIGHTMOST
        while True:
            if index > limit:
                return index
            step = self._step_right(index, ceiling, connectors, open_ended, topical)
            if not step:
                return index
            open_ended = True
            index += step
            if self._ends_in_state(index, step):
                return index

    def _ends_in_state(self, index: int, step: int) -> bool:
        """Whether the step ended with a state's name and a person's may follow: "of Mexico Ana Ruiz"."""
        first = max(0, index - step)
        ends = {self._states.get(self.words[at].start) for at in range(first, index + 1)}
        return (
            self.words[index].end in ends
            and self.gap(index) == " "
            and index + 1 < len(self.words)
            and (
                is_capitalised(self.words[index + 1].text)
                and self.words[index + 1].text not in self._heads
                and not is_topic(self.words[index + 1].text)
            )
        )

    def _step_right(
        self, index: int, ceiling: int, connectors: frozenset[str], open_ended: bool, topical: bool
    ) -> int:
        gap = self.gap(index)
        if gap == " " or (gap in _POSSESSIVES and open_ended and is_topic(self.words[index].text)):
            return self._plain_step(index, ceiling, connectors, open_ended, topical)
        if gap == ", " and open_ended:
            return self._list_step(index, ceiling)
        return 0

    def _plain_step(
        self, index: int, ceiling: int, connectors: frozenset[str], open_ended: bool, topical: bool
    ) -> int:
        ahead = index + 1
        while (
            ahead < len(self.words)
            and self.words[ahead].text.lower() in connectors
            and self.gap(ahead) == " "
            and ahead - index < 4
        ):
            ahead += 1
        connected = ahead > index + 1
        if ahead >= len(self.words) or self.words[ahead].end > ceiling:
            return 0
        if not connected and not open_ended:
            return 0
        if not self._may_follow(ahead, index, connected, topical):
            return 0
        if connected and self.words[index + 1].text == "in" and not self._may_lie_in(ahead, connectors):
            return 0
        end = self._states.get(self.words[ahead].start, 0)  # "Bosnia and Herzegovina" is one step
        while ahead + 1 < len(self.words) and self.words[ahead + 1].end <= end:
            ahead += 1
        return ahead - index

    def _may_follow(self, ahead: int, index: int, connected: bool, topical: bool) -> bool:
        word = self.words[ahead].text
        if not is_capitalised(word) or word in NO_FOLLOWERS or self.is_barred(ahead):
            return False
        joint = self.words[index + 1].text.lower() if connected else ""
        if topical and not connected and word.lower().partition("-")[0] in GIVEN_NAMES:
            return False  # "Minister at the Ministry of Trade Ana Ruiz"
        if word[0].isdigit() and not (joint == "for" and len(word) >= 4) and not YEARS.fullmatch(word):
            return False
        if joint in ("and", "&"):
            return not self._has_head(ahead) and (self._is_topical_run(ahead) or self._is_plural(ahead))
        if joint == "of" and self.words[ahead].text in _OWNERS:
            return False
        if joint in ("at", "to") and self.words[ahead].start in self._cities:
            return False
        return not (topical and connected) or self._is_topical_run(ahead) or joint == "of"

    def _may_lie_in(self, index: int, connectors: frozenset[str]) -> bool:
        """Whether "in" leads on: "Traffic in Persons" for all, "Network in Fiji" for those that reach so far,
        "adopted the Strategy on Migration in Budva" for none.
        """
        word = self.words[index]
        if word.start in self._cities:
            return False
        return is_topic(word.text) or "to" in connectors

    def _has_head(self, index: int) -> bool:
        """Whether the capitalised words from `index` on hold a head noun: "Ghana Police Service"."""
        for ahead in range(index, min(index + 6, len(self.words))):
            word = self.words[ahead].text
            if word in self._heads and word not in _FIELDS:
                return True
            if not is_capitalised(word) or self.gap(ahead) != " ":
                return False
        return False

    def _is_plural(self, index: int) -> bool:
        """Whether one capitalised plural stands there alone: "Organizations and Conferences"."""
        word = self.words[index].text
        alone = self.gap(index) != " " or not is_capitalised(self.words[index + 1].text)
        return alone and len(word) > 5 and word.endswith("s")

    def _is_topical_run(self, index: int) -> bool:
        """Whether a topic stands within the next three capitalised words."""
        for ahead in range(index, min(index + 3, len(self.words))):
            word = self.words[ahead].text
            if not is_capitalised(word):
                return False
            if is_topic(word):
                return True
            if self.gap(ahead) != " ":
                return False
        return False

    def _list_step(self, index: int, ceiling: int) -> int:
        """A step over a comma in a list of topics that an "and" closes: "Interior, Information and Trade"."""
        ahead = index + 1
        if self.words[ahead].end > ceiling or not self.words[ahead].text[0].isupper():
            return 0
        if not is_topic(self.words[index].text) or not self._is_topical_run(ahead) or self.is_barred(ahead):
            return 0
        for later in range(ahead, min(ahead + 12, len(self.words) - 1)):
            word = self.words[later].text
            if word in ("and", "&"):
                return 1 if self._is_topical_run(later + 1) else 0
            if not is_capitalised(word) and word not in ("of", "the", "for"):
                return 0
            if self.gap(later) not in (" ", ", ") or self.is_barred(later):
                return 0
        return 0
