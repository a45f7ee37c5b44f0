"""A sentence's words as a string of classes, one character a word, so that rules about names stay short.

"IOM Director General Amy Pope said" is `kttccv`: a known body, two title words, two capitalised words, a
verb of speaking.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from communique.lexicon import (
    ARTICLES,
    GIVEN_NAMES_TOO,
    NAMES_TOO,
    OPENERS,
    ORDINARY,
    ORGANIZATION_HEADS,
    PARTICLES,
    SUFFIXES,
    THING_HEADS,
    UNIT_HEADS,
    table,
)
from communique.positions import (
    AGENT_VERBS,
    CAPITALISED_HONORIFICS,
    HONORIFICS,
    MODIFIERS,
    PERSON_NOUNS,
    PLURAL_TITLES,
    SMALL_MODIFIERS,
    SPEECH_VERBS,
    SURNAMES_TOO,
    TITLES,
)
from communique.sentences import Sentence

# The classes. Capitalised words: `c` any other, `P` a particle ("El", "La"), `l` one that the page prints in
# small letters too, `n` an ordinary word of the genre, `o` the head of an organization's name, `O` of a
# thing's, `y` of a unit's, `a` all capitals, `i` initials.
# Titles: `h` honorific, `t` title, `T` titles in the plural, `m` what stands before a title, `z` "refugee".
# Known names: `k` organization or framework, `s` one-word state or place, `S` a longer one.
# Small words: `d` article, `r` of, `R` for, `u` at and from, `e` in, `f` to and on, `&` and, `b` by, `w` who,
# `v` said, `g` chaired, `p` particle, `q` 's, `j` Jr., `x` any other word, `0` number; punctuation stands for
# itself.

_ROLES = {
    "d": ARTICLES,
    "r": table("of"),
    "R": table("for"),
    "f": table("to towards toward on under about between against into within without via per than"),
    "u": table("at with from"),
    "e": table("in near outside across throughout inside around"),
    "&": table("and"),
    "b": table("by"),
    "w": table("who whose"),
    "h": HONORIFICS,
    "j": SUFFIXES,
    "z": PERSON_NOUNS,
    "m": MODIFIERS,
    "T": PLURAL_TITLES,
    "t": TITLES,
    "g": AGENT_VERBS,
    "v": SPEECH_VERBS,
    "p": PARTICLES,
    "o": ORGANIZATION_HEADS,
    "y": UNIT_HEADS,
    "O": THING_HEADS,
    "n": ORDINARY,
    "x": OPENERS,
    "l": NAMES_TOO,
}


def _lookup(order: str) -> dict[str, str]:
    """Word to class, the first class of `order` that lists it."""
    return {word: role for role in reversed(order) for word in _ROLES[role]}


# "the secretary", "to address", "may": what a word is when written small, and when written with a capital.
_SMALL = _lookup("drRufeb&wtTzmgvp") | {"d'affaires": "t"}
_SMALL |= dict.fromkeys(SMALL_MODIFIERS, "m") | {"behalf": "'"}  # "on behalf of the Director" begins anew
for _word in HONORIFICS - CAPITALISED_HONORIFICS:
    _SMALL.setdefault(_word, "h")
_CAPITAL = (
    _lookup("drRufeb&wjxtTloyOmgnh")
    | dict.fromkeys(PARTICLES - GIVEN_NAMES_TOO, "P")
    | dict.fromkeys(SPEECH_VERBS - {"said"}, "n")
    | dict.fromkeys(PERSON_NOUNS, "n")
    | {"d'affaires": "t"}
)
# "HE" is His Excellency, "He" and "he" are not; "CS" and "DG" are titles in capitals only.
_ALL_CAPITALS = dict.fromkeys(("HE", "HRH", "HRM", "HM", "HH"), "h")

_ELISIONS = frozenset("d l as ar an at az".split())
# A title straight after a given name, and not before another name.
_NAME_THEN_TITLE = re.compile(r"(?<=c)t(?![cP])")

_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"H\. ?(?:E|R\. ?H)\.|(?:{_LETTER}\.-?){{2,}}|{_LETTER}[\u0300-\u036f]*(?:[^\W\d_]|[\u0300-\u036f])*"
    rf"(?:(?:'(?!s\b)|-){_LETTER}(?:[^\W\d_]|[\u0300-\u036f])*)*"
    r"|'s\b|\d+|[^\w\s]"
)
_SMALL_WORD = re.compile(r"\b[a-zß-öø-ÿ]{3,}\b")
_CAMEL = re.compile(r"(?!Mc|Mac|De|Di|La|Le|Van|Al|El|Abu|Fitz)[^\W\d_]*[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ]")
_SAME = {"'s": "q", "/": "&", "|": ",", "&": "&", "[": "(", "]": ")", "\u2022": "*", "\u00b7": "*", "*": "*"}
_KEPT = frozenset(',;:().-"!?')


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
                if role == "." and shape and start == ends[-1]:
                    if shape[-1] == "d" and self._text[starts[-1] : start] == "A":
                        shape[-1] = "i"  # the initial, not the article
                    if shape[-1] in "hji":
                        ends[-1] = end
                        continue
            if role:
                shape.append(role)
                starts.append(start)
                ends.append(end)
        return Words(sentence, "".join(shape), starts, ends)

    def _look(self, word: str) -> str:
        role = self._classes[word] = self._class_of(word)
        return role

    def _class_of(self, word: str) -> str:
        first = word[0]
        if not first.isalpha():
            return _SAME.get(word) or ("0" if first.isdigit() else word if word in _KEPT else "'")
        if first.islower() and not _small_prefix(word):
            return _SMALL.get(word) or _last_part(word, _SMALL, "tm") or "x"
        return self._capitalised(word)

    def _capitalised(self, word: str) -> str:
        lower = word.lower()
        if word.endswith((".", ".-")):
            return "h" if lower.replace(" ", "").rstrip(".-") in HONORIFICS else "i"
        if len(word) == 1:
            return {"A": "d", "I": "x", "U": "h"}.get(word, "i")
        if role := _ALL_CAPITALS.get(word) or _CAPITAL.get(lower):
            return role
        if "-" in word and (role := _compound(word)):
            return role
        if word.isupper():
            return "i" if len(word) == 2 else "a"
        return "l" if lower in self._small or _CAMEL.match(word) else "c"


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


def is_folded(text: str, name: Known) -> bool:
    """Whether a known name is read as one word: not a person's, nor an office's ("UN High Commissioner")."""
    if name.kind == "person":
        return False
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


def _small_prefix(word: str) -> bool:
    """ "al-Assad" and "d'Estaing" are written small and are names."""
    head, _, rest = word.replace("'", "-", 1).partition("-")
    return bool(rest) and rest[0].isupper() and (head in PARTICLES or head in _ELISIONS)


def _compound(word: str) -> str | None:
    """The class of "Vice-Minister", "EU-Africa" or "Protection-Sensitive"; None for "Jean-Louis"."""
    parts = word.split("-")
    if role := _last_part(word.lower(), _CAPITAL, "tTm"):
        return role
    if any(_CAPITAL.get(part.lower(), "") in tuple("noOy") for part in parts):
        return "n"
    capitals = [part for part in parts if len(part) > 1 and part.isupper()]
    return "n" if capitals and (len(capitals) < len(parts)) else None


def _last_part(word: str, classes: dict[str, str], wanted: str) -> str | None:
    """The class of "vice-minister" by its last part, where that is one of `wanted`."""
    role = classes.get(word.rpartition("-")[2]) if "-" in word else None
    return role if role and role in wanted else None


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
