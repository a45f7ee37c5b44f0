"""What a document prints and no row has: capitalised phrases, acronyms, and numbers with what they count.

Looser than the readers on purpose, for a person looks at it: a candidate need not be a name, only look like
one. Headlines, menus and contact lines are left out, as are places, dates and what the readers made rows of.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique import dates, reference
from communique.amounts import nouns, quantities
from communique.amounts.noun_words import DEMONYM
from communique.names import acronyms, bodies, gazetteer
from communique.names import frameworks as framework_names
from communique.names.proper_nouns import Word, words
from communique.names.topics import STOPS, is_topic
from communique.names.word_classes import classify
from communique.text import sections, sentences
from communique.text.layout import BULLET
from communique.text.plain import Plain
from communique.text.sentences import Sentence

_READ = ("body", "about")  # the sections in which names and numbers mean something
_CONNECTORS = frozenset("of for on de du des del della di da do dos la le les von van der den".split())
_ARTICLES = frozenset("the la le las los der den".split())  # after a connector: "of the", "de la"
_LINKS = 2  # small words that may stand between two capitalised ones
_SMALL_WORD = re.compile(r"\b[a-zß-öø-ÿ]{3,}\b")
_HEADS = bodies.KINDS.keys() | framework_names.KINDS.keys()
# Classes of words (`word_classes`) that begin no name, and those of which alone no name is made.
_OPENERS = frozenset("xdthTjmzrRufe&bwAvg")
_ORDINARY = frozenset("nyOothmTPxdvgz")
_PARTICIPLE = re.compile(r"[A-Z][a-z]{2,}(?:ing|ed)")  # a heading run into its text: "Harnessing"
_OPENING = re.compile(
    r"(?: -|[:\"'(]) ?$"
)  # what a capital may follow: "GENEVA, 4 May - Better data would help"
_ACRONYM = re.compile(r"(?=\w*[A-Z]{2})[A-Z0-9][\w&-]{1,8}(?<![A-Z][a-z]{2})")
_NO_ACRONYM = re.compile(
    r"[IVXLC]+|AM|PM|GMT|CET|CEST|EST|UTC|BST|TV|PDF|FAQ|URL|ID|HQ|PR|PhD|MA|BA|MSc|BSc|MPs?|MEPs?|NGOs?|CSOs?|IDPs?|"
    r"DG|CEO|COVID(?:-?19)?|SDGs?|M[oO]U|Q&A|OK|PS|RSS|AIDS|HIV"
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen at `start:end` of a plain text, half-open, and the sentence that it stands in.

    `kind` is "name", "acronym" or "number"; `name` the words, of a number what it counts (a currency's ISO
    4217 code or a noun); `acronym` the short form that the text gives a name in brackets.
    """

    kind: str
    name: str
    start: int
    end: int
    sentence: Sentence
    acronym: str | None = None


def find(text: str, taken: Iterable[tuple[int, int]], repeated: frozenset[str]) -> tuple[Plain, list[Seen]]:
    """The plain copy of a document's `text` and what was seen in it and is in no row, in order.

    `taken` are the half-open offsets of its mentions; `repeated` the lines that its site repeats.
    """
    plain = Plain(text)
    lines = sections.label(plain.text, repeated)
    covered = bytearray(len(text) + 1)
    for start, end in taken:
        covered[start:end] = b"\1" * (end - start)
    page = _Page(plain, covered)
    read = [each for each in sentences.split(plain.text, lines) if each.section in _READ]
    names = [seen for sentence in read for seen in page.names(sentence)]
    return plain, sorted([*_spelled(names), *page.numbers(read)], key=lambda seen: seen.start)


def _spelled(names: list[Seen]) -> Iterator[Seen]:
    """`names` without the acronyms that one of them is spelled out by."""
    short = {seen.acronym for seen in names if seen.acronym}
    return (seen for seen in names if seen.kind != "acronym" or seen.name not in short)


class _Page:
    """One document's plain text, and what stands on it already."""

    def __init__(self, plain: Plain, covered: bytearray) -> None:
        self._plain = plain
        self._text = plain.text
        self._covered = covered
        self._words = words(plain.text)
        self._starts = [word.start for word in self._words]
        self._small = set(_SMALL_WORD.findall(plain.text))
        self._short = {found.after: found.text for found in acronyms.introductions(plain.text)}
        self._known = bytearray(len(plain.text) + 1)  # states, cities and dates, which may be part of a name
        for known in gazetteer.find(plain.text, plain.tags):
            self._known[known.start : known.end] = b"\1" * (known.end - known.start)
        for printed in dates.find(plain.text):
            self._known[printed.start : printed.end] = b"\1" * (printed.end - printed.start)

    def _is_taken(self, start: int, end: int) -> bool:
        first, last = self._plain.original(start, end)
        return self._covered.find(1, first, last) >= 0

    def names(self, sentence: Sentence) -> Iterator[Seen]:
        """The sentence's capitalised phrases and acronyms that nothing covers."""
        first = bisect_right(self._starts, sentence.start - 1)
        last = bisect_right(self._starts, sentence.end - 1)
        printed = [word.text for word in self._words[first:last]]
        if _is_title(printed, self._text[sentence.start : sentence.end]):
            return
        at = first
        while at < last:
            end = self._run_end(at, last)
            if end > at:
                yield from self._seen(self._trimmed(at, end, first), self._words[first], sentence)
            at = max(end, at + 1)

    def _run_end(self, at: int, last: int) -> int:
        """Where the run of capitalised words that begins at the word `at` ends; `at` where none does."""
        if not self._is_free(at):
            return at
        end, governed = at + 1, False
        while end < last and self._text[self._words[end - 1].end : self._words[end].start] == " ":
            ahead = end
            joints = _CONNECTORS | {"and"} if governed else _CONNECTORS
            while ahead < min(last - 1, end + _LINKS) and self._words[ahead].text in joints:
                ahead, joints = ahead + 1, _ARTICLES
            if (
                not self._is_free(ahead)
                or self._text[self._words[ahead - 1].end : self._words[ahead].start] != " "
            ):
                break
            governed = governed or ahead > end
            end = ahead + 1
        return end

    def _is_free(self, at: int) -> bool:
        """Whether a word is capitalised and in no mention."""
        word = self._words[at]
        return word.text[0].isupper() and not self._is_taken(word.start, word.end)

    def _trimmed(self, at: int, end: int, first: int) -> list[Word]:
        """The run without what only begins the sentence, and without titles before a name."""
        while at < end:
            word = self._words[at].text
            opens = word in STOPS or self._class(at) in _OPENERS or not word[0].isupper()
            if not opens and not (at == first and (word.lower() in self._small or is_topic(word))):
                break
            at += 1
        return self._words[at:end]

    def _class(self, at: int) -> str:
        return classify([self._words[at].text], self._small)[0]

    def _seen(self, run: list[Word], opener: Word, sentence: Sentence) -> Iterator[Seen]:
        if not run or all(self._known[word.start] for word in run if word.text[0].isupper()):
            return
        start, end = run[0].start, run[-1].end
        name = self._text[start:end]
        if len(run) == 1 and acronyms.is_acronym(name):
            no_name = _NO_ACRONYM.fullmatch(name) or name == "EUR" or name in reference.currencies()
            if _ACRONYM.fullmatch(name) and not no_name:
                yield Seen("acronym", name, start, end, sentence)
            return
        if self._is_name(run, opener) and name not in reference.decoys():
            short = self._short.get(end)
            acronym = short if short and acronyms.spells(short, name) else None
            yield Seen("name", name, start, end, sentence, acronym)

    def _is_name(self, run: list[Word], opener: Word) -> bool:
        """Whether a run looks like a name: it has a word that is no ordinary one, or a head noun and two
        more.

        `opener` is its sentence's first word, whose capital says nothing.
        """
        classes = classify([word.text for word in run], self._small)
        telling = [
            word
            for word, role in zip(run, classes, strict=True)
            if role not in _ORDINARY
            and word.text[0].isupper()
            and not is_topic(word.text)
            and not self._known[word.start]
        ]
        if len(run) == 1:
            alone = run[0].text
            opens = run[0] == opener or _OPENING.search(self._text, max(0, run[0].start - 3), run[0].start)
            tells = bool(telling) and not opens and classes[0] == "c"
            kin = alone.removesuffix("s") in _HEADS or DEMONYM.match(alone) or _PARTICIPLE.fullmatch(alone)
            return tells and not kin
        return bool(telling) or (len(run) > 2 and any(word.text in _HEADS for word in run))

    def numbers(self, read: list[Sentence]) -> Iterator[Seen]:
        """Money and counts that nothing covers: no date, no part of a name."""
        starts = [sentence.start for sentence in read]
        for quantity in quantities.find(self._text, None):
            at = bisect_right(starts, quantity.start) - 1
            if at < 0 or quantity.end > read[at].end or self._known[quantity.numeral.start]:
                continue
            noun = nouns.find(self._text, quantity.end) if quantity.currency is None else None
            unit = quantity.currency if quantity.currency is not None else noun and noun.unit
            if unit is None or quantity.numeral.year_like or quantity.value == 1:
                continue
            end = noun.end if noun else quantity.end
            if not self._is_taken(quantity.start, end):
                yield Seen("number", unit or "money of an unknown currency", quantity.start, end, read[at])


def _is_title(printed: list[str], sentence: str) -> bool:
    """Whether a line is in title case or in capitals, where capitals say nothing; no list is."""
    long = [word for word in printed if len(word) > 3]
    if all(word.isupper() for word in long):
        return True
    capitals = sum(word[0].isupper() for word in long)
    listed = "," in sentence or BULLET.match(sentence)
    return capitals * 10 >= len(long) * 8 and not listed and sentence[-1] not in ".!?"
