"""A sentence's words as a string of classes, one character a word, so that rules about names stay short.

"IOM Director General Amy Pope said" is `kttccv`: a known body, two title words, two capitalised words, a
verb of speaking. `word_classes.py` lists the classes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Protocol

from communique.names.lexicon import ORGANIZATION_HEADS, UNIT_HEADS
from communique.names.positions import SHORT_TITLES, SURNAMES_TOO, TITLES
from communique.names.word_classes import classify, may_name
from communique.text.sentences import Sentence

# A title straight after a given name, and not before another name.
_NAME_THEN_TITLE = re.compile(r"(?<=[ci])t(?![cPh])")

_LETTER = r"[^\W\d_]"
# Letters with the marks that combine with them, in runs; and such a word's parts after hyphens.
_RUN = rf"{_LETTER}+(?:[\u0300-\u036f]+{_LETTER}*)*"
_REST = rf"(?:(?:'(?!s\b)|-){_RUN})*"
# Plain words first, which most are: two letters or more, and nothing that could go on with them.
_TOKEN = re.compile(
    r"[A-Za-z]{2,}+(?![\w'\u0300-\u036f-])"
    rf"|(?={_LETTER}{{2}}){_RUN}{_REST}|H\. ?(?:E|R\. ?H)\b\.?|(?:{_LETTER}\.-?){{2,}}|{_RUN}{_REST}"
    r"|'s\b|\d+|[^\w\s]"
)
# Letters with a capital among them; letters that are not ASCII count as such.
_CAPITALISED = re.compile(r"(?<![a-z])[a-z]*+[^\W\d_]+")
_start, _end = itemgetter(0), itemgetter(1)
_SMALL_WORD = re.compile(r"\b[a-zß-öø-ÿ]{3,}\b")


class Known(Protocol):
    """What a known name must tell: where it is, half-open, and what it names."""

    start: int
    end: int
    entity: str
    kind: str


@dataclass(slots=True)
class Words:
    """A sentence's words: class, offsets of start and end in the page for each; known names are one word."""

    sentence: Sentence
    shape: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)


def read(text: str, sentences: Iterable[Sentence], known: Sequence[Known]) -> list[Words]:
    """Every sentence as words, in order; persons and offices among the known names are left as words.

    >>> text = "IOM Director General Amy Pope said so in Geneva."
    >>> [words.shape for words in read(text, [Sentence(0, 48, "body")], [])]
    ['attccvxec.']
    """
    reader = _Reader(text, known)
    page = _with_title_lines([reader.sentence(sentence) for sentence in sentences])
    _settle_surnames(text, page)
    return page


class _Reader:
    """One page's classes, each word looked at once."""

    def __init__(self, text: str, known: Sequence[Known]) -> None:
        self._text = text
        self._small = _SmallWords(text)
        self._known = [name for name in known if is_folded(text, name)]
        self._known_starts = [name.start for name in self._known]

    def sentence(self, sentence: Sentence) -> Words:
        """The sentence's words; a full stop after "Dr", "Jr" or an initial is no word.

        A sentence in which nothing can be a person's name is left empty.
        """
        if self._text[sentence.end - 1] == "." and not self._may_name(sentence):
            return Words(sentence)
        spans = [match.span() for match in _TOKEN.finditer(self._text, sentence.start, sentence.end)]
        words = Words(sentence)
        shape: list[str] = []
        at = bisect_left(self._known_starts, sentence.start)
        first = covered = 0
        while at < len(self._known) and self._known[at].start < sentence.end:
            name = self._known[at]
            at += 1
            if name.start < covered:
                continue
            last = bisect_right(spans, name.start, first, key=_end)
            if last == len(spans):
                break
            self._append(words, shape, spans[first:last])
            shape.append(_role(self._text, name))
            words.starts.append(min(spans[last][0], name.start))
            words.ends.append(name.end)
            covered = name.end
            first = bisect_left(spans, covered, last, key=_start)
        self._append(words, shape, spans[first:])
        words.shape = "".join(shape)
        return words

    def _may_name(self, sentence: Sentence) -> bool:
        """Whether a capitalised word outside the known names may be a person's; half of all sentences have
        none, and need no shape.
        """
        for match in _CAPITALISED.finditer(self._text, sentence.start, sentence.end):
            if not may_name(match[0]):
                continue
            start = match.start()
            at = bisect_right(self._known_starts, start) - 1
            if at < 0 or self._known[at].end <= start or self._known_starts[at] < sentence.start:
                return True
        return False

    def _append(self, words: Words, shape: list[str], spans: list[tuple[int, int]]) -> None:
        """Add words between two known names."""
        if not spans:
            return
        text = self._text
        roles = classify([text[start:end] for start, end in spans], self._small)
        starts, ends = words.starts, words.ends
        marked = "'" in roles or "." in roles[:-1]
        if not marked and not self._is_abbreviated(words, shape, spans, roles):
            shape += roles
            starts += [start for start, _ in spans]
            ends += [end for _, end in spans]
            return
        for role, (start, end) in zip(roles, spans, strict=True):
            if role in "'." and shape and start == ends[-1]:
                if role == "'":
                    continue  # "Migrants' Affairs"
                before = text[starts[-1] : start]
                if shape[-1] in "dx" and before in ("A", "I"):
                    shape[-1] = "i"  # an initial, neither article nor pronoun
                if shape[-1] in "hji" or before in SHORT_TITLES:
                    ends[-1] = end
                    continue
            shape.append(role)
            starts.append(start)
            ends.append(end)

    def _is_abbreviated(
        self, words: Words, shape: list[str], spans: list[tuple[int, int]], roles: list[str]
    ) -> bool:
        """Whether a full stop at the end of a stretch may belong to the word before it."""
        if roles[-1] != ".":
            return False
        if len(spans) == 1:
            return bool(shape) and spans[0][0] == words.ends[-1]
        start, end = spans[-2]
        return roles[-2] in "hji" or end - start == 1 or self._text[start:end] in SHORT_TITLES


class _SmallWords:
    """The words that a text prints in small letters, gathered when one is first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: set[str] | None = None

    def __contains__(self, word: object) -> bool:
        if self._words is None:
            self._words = set(_SMALL_WORD.findall(self._text))
        return word in self._words


# A name alone on its line, and a line that is a title: a signature, a caption, a list of speakers.
_NAME_LINE = re.compile(r"h*[clai](?:p*[claiP]){1,5}j?,?")
_TITLE_LINE = re.compile(r"d?[ksSa]?[mnlcoyO]{0,4}t[^xv.]{0,20}")


def _with_title_lines(page: list[Words]) -> list[Words]:
    """The page with a name's line and the title's under it made one, a comma between them."""
    joined: list[Words] = []
    for words in page:
        above = joined[-1] if joined else None
        if (
            above
            and above.sentence.end + 4 > words.sentence.start
            and _NAME_LINE.fullmatch(above.shape)
            and _TITLE_LINE.fullmatch(words.shape)
        ):
            if not above.shape.endswith(","):
                above.shape += ","
                above.starts.append(above.ends[-1])
                above.ends.append(above.ends[-1])
            above.shape += words.shape
            above.starts += words.starts
            above.ends += words.ends
            continue
        joined.append(words)
    return joined


# "spokesman for the UN High Commissioner": there the office is the body.
_OF_OFFICE = re.compile(
    r"(?:[Ss]pokes\w+|[Rr]epresentatives?|[Oo]ffic\w+|[Ss]taff) (?:of|for|at|from) (?:the )?$"
)


_LED = ("of ", "for ", "at ", "from ", "the ")  # its last words


def is_folded(text: str, name: Known) -> bool:
    """Whether a known name is read as one word: not a person's, nor an office's ("UN High Commissioner")."""
    if name.kind == "person":
        return False
    if " " not in text[name.start : name.end]:
        return True
    if text.endswith(_LED, 0, name.start) and _OF_OFFICE.search(text, max(0, name.start - 32), name.start):
        return True
    words = text[name.start : name.end].lower().split()
    return bool(
        not TITLES.intersection(words)
        or ORGANIZATION_HEADS.intersection(words)
        or UNIT_HEADS.intersection(words)
    )


def _role(text: str, name: Known) -> str:
    if name.kind != "state" and name.entity != "place":
        return "k"
    return "S" if " " in text[name.start : name.end] else "s"


def _settle_surnames(text: str, page: list[Words]) -> None:
    """Make "Pope" a name in the page that has "Amy Pope", but for "Pope Francis"."""
    names = {
        text[words.starts[match.start()] : words.ends[match.start()]]
        for words in page
        for match in _NAME_THEN_TITLE.finditer(words.shape)
    }
    names = {name for name in names if name.lower() in SURNAMES_TOO}
    for words in page if names else ():
        if not words.shape:
            continue
        words.shape = "".join(
            "c" if role == "t" and text[start:end] in names and after not in "cP" else role
            for role, after, start, end in zip(
                words.shape, words.shape[1:] + ".", words.starts, words.ends, strict=True
            )
        )
