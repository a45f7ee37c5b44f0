"""How far a proper noun reaches around its head: "Moroccan [Ministry] of Foreign Affairs and Cooperation".

Organizations and frameworks are found from their head nouns; both need the same walk to the left over
capitalised words and to the right over "of the", "for" and "on" with what they govern. The walk is linear in
the length of the name and stops at the sentence's ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable
from dataclasses import dataclass

from communique.acronyms import SMALL_WORDS, initials, stands_for
from communique.gazetteer import Known

_WORD = re.compile(r"[^\W_](?:[^\W_]|['&/.-](?!s\b)(?=[^\W_]))*")
_POSSESSIVES = ("' ", "'s ")
_SHORT_FORM = re.compile(r" \((?P<acronym>[A-Z][\w&-]{1,14})\)")
# How many words a name may take on before and after its head: walks stay linear in hostile text.
_LEFTMOST, _RIGHTMOST = 14, 40

# Capitalised at the start of a sentence or in a headline, and no part of a name. Grouped: determiners and
# pronouns, prepositions and conjunctions, adverbs, days and months, titles before a person's name.
_STOPS = frozenset(
    "The This That These Those Its Their Our Your His Her My Each Every Both All Some Many Several Such "
    "Other "
    "Another What Which Who We It They He She You A An No Any Most More "
    "In On At Of For To From With By Under Over About Into Within Through During Since Before After Between "
    "Among Following And Or But If When While As Because Where How Why Whether Also However Meanwhile Today "
    "Yesterday Tomorrow Now Then There Here Thus Therefore Together Moreover Furthermore Additionally "
    "Recently "
    "Currently Finally Further First Once Upon Via Per Despite Against Towards Like Unlike Including "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July "
    "August "
    "September October November December "
    "Mr Mrs Ms Miss Dr Prof Hon Amb H.E Sir Dame Professor Ambassador Minister President Director Head Chief "
    "Secretary Commissioner Spokesperson Spokesman Deputy Vice Chairperson Chair Chairman Representative "
    "Coordinator Manager Officer Adviser Advisor Expert Mayor Governor General Rector Envoy Photo Source "
    "Contact "
    "Read Visit Download Follow See Click Subscribe Share".split()
)
# Verbs that a headline in title case prints like names: "IOM Welcomes National Migration Council".
_HEADLINE_VERBS = frozenset(
    "Welcomes Welcome Supports Support Launches Launch Signs Sign Joins Join Hosts Host Holds Hold "
    "Pledges Meets "
    "Meet Calls Call Visits Visit Receives Receive Donates Donate Hands Trains Train Strengthens "
    "Strengthen Opens "
    "Open Agree Agrees Adopts Adopt Attends Attend Boosts Boost Builds Build Commends Commits Concludes "
    "Convenes "
    "Delivers Discuss Discusses Enhances Enhance Establishes Expands Funds Gives Gets Helps Help Hails "
    "Handover "
    "Implements Improves Introduces Kicks Kick Leads Marks Mark Moves Names Offers Praises Presents Promotes "
    "Provides Provide Publishes Reaffirms Reiterates Reiterate Renews Restores Reviews Says Seeks Sets "
    "Shares "
    "Takes Thanks Tours Unveils Urges Validates Validate Wins Works Agreeing Begins Ends Start Starts Close "
    "Closes Become Becomes Puts Set Contributes Contribute Announces Announce Inaugurates Inaugurate".split()
)

_NO_FOLLOWERS = (_STOPS | _HEADLINE_VERBS) - {"General", "Support", "Work", "Help"}
_YEARS = re.compile(r"(?:19|20)\d\d[-/](?:(?:19|20)\d\d|\d\d)")

# What bodies and policies deal with, where the ending alone does not tell.
_TOPICS = frozenset(
    "affairs agriculture asylum border borders business children citizenship citizens climate commerce "
    "communities compatriots crime crisis culture customs democracy diaspora disaster drugs economy elderly "
    "emergencies employment energy environment europe europeans expatriates family fight finance "
    "fisheries food "
    "foreign forestry forests gender health home homeland housing human immigrants industry information "
    "interior "
    "internal justice labor labour land law leadership livestock local managers media migrants migration "
    "nationals "
    "naturalization order overseas peace persons planning police policy population population poverty "
    "preparedness press protection public readmission reform refugee refugees regional region relations "
    "relief "
    "research resources return returnees returns rights risk roads rural science security services skills "
    "slavery exploitation "
    "smuggling social solidarity sport sports state states statistics studies survivors technology "
    "territorial "
    "territories trade trafficking training transport treasury tribes victims war water welfare wildlife "
    "women "
    "work workers youth right orderly regular safe".split()
)
_TOPIC_ENDINGS = (
    "tion", "tions", "ment", "ments", "ity", "ities", "ship", "ships", "ics", "ance", "ence", "ness", "ism",
    "ture", "tures", "grants", "ees", "ies", "ising", "ization", "ability", "hood", "izing", "ving", "king",
    "lding", "ning", "ting", "graphy", "logy", "welfare", "care",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, half-open, with its hyphens, points and apostrophes but without a possessive's."""

    start: int
    end: int
    text: str


def words(text: str) -> list[Word]:
    """Every word of `text`, in order.

    >>> [word.text for word in words("Directorate-General for Children's affairs (2022/23), U.N.")]
    ['Directorate-General', 'for', 'Children', 's', 'affairs', '2022/23', 'U.N']
    """
    return [Word(*match.span(), match.group()) for match in _WORD.finditer(text)]


def is_topic(word: str) -> bool:
    """Whether a word, in small letters or not, names what bodies and policies deal with.

    >>> is_topic("Employment"), is_topic("Refugees"), is_topic("Pope")
    (True, True, False)
    """
    small = word.lower()
    if all(part in _TOPICS or (len(part) > 5 and part.endswith(_TOPIC_ENDINGS)) for part in small.split("-")):
        return True
    return "-" in small and (small.rpartition("-")[2] in _TOPICS)


def is_capitalised(word: str) -> bool:
    """Whether a word can be part of a name in the middle of a sentence: "Asylum", "e-Governance", "2030"."""
    return word[0].isupper() or word[0].isdigit() or (word[1:2] in ("-", "'") and word[2:3].isupper())


class Terrain:
    """A text's words with what stands on them, for walks from a head noun outwards.

    Known organizations and frameworks are barriers that no name grows over unasked; names of states and
    places may be part of another name. `tags` are offsets of hashtags' words, where a name begins or ends;
    `heads` are the head nouns that names have.
    """

    __slots__ = ("_barrier", "_cities", "_heads", "_starts", "_states", "_tags", "text", "words")

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
        self._states: set[int] = set()
        for name in known:
            if name.entity == "place":
                self._cities.add(name.start)
            elif name.kind == "state":
                self._states.add(name.start)
            else:
                self._barrier[name.start : name.end] = b"\1" * (name.end - name.start)

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
        return is_capitalised(word) and word not in _STOPS and word not in _HEADLINE_VERBS

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
        return ahead - index if self._may_follow(ahead, index, connected, topical) else 0

    def _may_follow(self, ahead: int, index: int, connected: bool, topical: bool) -> bool:
        word = self.words[ahead].text
        if not is_capitalised(word) or word in _NO_FOLLOWERS or self.is_barred(ahead):
            return False
        joint = self.words[index + 1].text.lower() if connected else ""
        if word[0].isdigit() and not (joint == "for" and len(word) >= 4) and not _YEARS.fullmatch(word):
            return False
        if joint in ("and", "&"):
            return not self._has_head(ahead) and (self._is_topical_run(ahead) or self._is_plural(ahead))
        if joint in ("in", "at", "to") and self.words[ahead].start in self._cities:
            return False  # "adopted the Strategy on Migration in Budva"; a state's name belongs to it
        return not (topical and connected) or self._is_topical_run(ahead) or joint == "of"

    def _has_head(self, index: int) -> bool:
        """Whether the capitalised words from `index` on end in a head noun: "and the Ghana Police "
        "Service"."""
        for ahead in range(index, min(index + 6, len(self.words))):
            word = self.words[ahead].text
            if word in self._heads:
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
