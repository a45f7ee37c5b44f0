"""A sentence's words as a string of classes, one character a word, so that rules about names stay short.

"IOM Director General Amy Pope said" is `kttccv`: a known body, two title words, two capitalised words, a
verb of speaking. `word_classes.py` lists the classes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from communique.lexicon import ORGANIZATION_HEADS, UNIT_HEADS
from communique.positions import SHORT_TITLES, SURNAMES_TOO, TITLES
from communique.sentences import Sentence
from communique.word_classes import classify

# A title straight after a given name, and not before another name.
_NAME_THEN_TITLE = re.compile(r"(?<=[ci])t(?![cPh])")

_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"H\. ?(?:E|R\. ?H)\b\.?|(?:{_LETTER}\.-?){{2,}}|{_LETTER}[\u0300-\u036f]*(?:[^\W\d_]|[\u0300-\u036f])*"
    rf"(?:(?:'(?!s\b)|-){_LETTER}(?:[^\W\d_]|[\u0300-\u036f])*)*"
    r"|'s\b|\d+|[^\w\s]"
)
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
        self._small = set(_SMALL_WORD.findall(text))
        self._classes: dict[str, str] = {}
        self._known = [name for name in known if is_folded(text, name)]
        self._known_starts = [name.start for name in self._known]

    def sentence(self, sentence: Sentence) -> Words:
        """The sentence's words; a full stop after "Dr", "Jr" or an initial is no word."""
        starts: list[int] = []
        ends: list[int] = []
        shape: list[str] = []
        at = bisect_left(self._known_starts, sentence.start)
        upcoming = self._known[at].start if at < len(self._known) else sentence.end
        covered = sentence.start
        for match in _TOKEN.finditer(self._text, sentence.start, sentence.end):
            start = match.start()
            if start < covered:
                continue
            end = match.end()
            word = match.group()
            if end > upcoming:
                name = self._known[at]
                role, start, end = _role(self._text, name), min(start, name.start), max(name.end, 0)
                covered = end
                while at < len(self._known) and self._known[at].start < covered:
                    at += 1
                upcoming = self._known[at].start if at < len(self._known) else sentence.end
            else:
                role = self._classes.get(word) or self._look(word)
                if role == "'" and shape and start == ends[-1]:
                    continue  # "Migrants' Affairs"
                if role == "." and shape and start == ends[-1]:
                    if shape[-1] in "dx" and self._text[starts[-1] : start] in ("A", "I"):
                        shape[-1] = "i"  # an initial, neither article nor pronoun
                    if shape[-1] in "hji" or self._text[starts[-1] : start] in SHORT_TITLES:
                        ends[-1] = end
                        continue
            if role:
                shape.append(role)
                starts.append(start)
                ends.append(end)
        return Words(sentence, "".join(shape), starts, ends)

    def _look(self, word: str) -> str:
        role = self._classes[word] = classify(word, self._small)
        return role


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


def is_folded(text: str, name: Known) -> bool:
    """Whether a known name is read as one word: not a person's, nor an office's ("UN High Commissioner")."""
    if name.kind == "person":
        return False
    if _OF_OFFICE.search(text, max(0, name.start - 32), name.start):
        return True
    words = text[name.start : name.end].lower().split()
    return bool(
        len(words) == 1
        or not TITLES.intersection(words)
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
        words.shape = "".join(
            "c" if role == "t" and text[start:end] in names and after not in "cP" else role
            for role, after, start, end in zip(
                words.shape, words.shape[1:] + ".", words.starts, words.ends, strict=True
            )
        )
