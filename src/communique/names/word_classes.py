"""What class a word belongs to, by its capitals and by the tables of titles and of ordinary words."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import lru_cache

from communique.names.lexicon import (
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
from communique.names.positions import (
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

# The classes. Capitalised words: `c` any other, `P` a particle ("El", "La"), `l` one that the page prints in
# small letters too, `n` an ordinary word of the genre, `o` the head of an organization's name, `O` of a
# thing's, `y` of a unit's, `a` all capitals, `i` initials.
# Titles: `h` honorific, `t` title, `T` titles in the plural, `m` what stands before a title, `z` "refugee".
# Known names: `k` organization or framework, `s` one-word state or place, `S` a longer one.
# Small words: `d` article, `r` of, `R` for, `u` at and from, `e` in, `f` to and on, `&` and, `b` by, `w` who,
# `A` as, `v` said, `g` chaired, `p` particle, `q` 's, `j` Jr., `x` any other word, `0` number; punctuation
# stands for itself.

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
_SMALL |= dict.fromkeys(SMALL_MODIFIERS, "m")
_SMALL |= {"as": "A", "representing": "R", "behalf": "'"}  # "on behalf of the Director" begins anew
for _word in HONORIFICS - CAPITALISED_HONORIFICS:
    _SMALL.setdefault(_word, "h")
_CAPITAL = (
    _lookup("drRufeb&wjxtTloyOmgnh")
    | dict.fromkeys(PARTICLES - GIVEN_NAMES_TOO, "P")
    | dict.fromkeys(SPEECH_VERBS - {"said"}, "n")
    | dict.fromkeys(PERSON_NOUNS, "n")
    | {"d'affaires": "t", "behalf": "'"}
)
# "HE" is His Excellency, "He" and "he" are not; "CS" and "DG" are titles in capitals only.
_ALL_CAPITALS = dict.fromkeys(("HE", "HRH", "HRM", "HM", "HH"), "h")

_ELISIONS = frozenset("d l as ar an at az".split())
_CAMEL = re.compile(r"(?!Mc|Mac|De|Di|La|Le|Van|Al|El|Abu|Fitz)[^\W\d_]*[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ]")
_SAME = {"'s": "q", "/": "&", "|": ",", "&": "&", "[": "(", "]": ")", "\u2022": "*", "\u00b7": "*", "*": "*"}
_DOUBTFUL = "c or l"  # which of the two, the page's small letters say
_KEPT = frozenset(',;:().-"!?')


def classify(words: Sequence[str], small: Container[str]) -> list[str]:
    """The class of each of `words`; `small` are the words that their page prints in small letters.

    >>> classify(["Minister", "Vice-Chair", "Diallo", "Hope", "al-Amin", "for"], {"hope"})
    ['t', 't', 'c', 'l', 'c', 'R']
    """
    roles = list(map(_standing, words))
    if _DOUBTFUL in roles:
        return [
            ("l" if word.lower() in small else "c") if role == _DOUBTFUL else role
            for word, role in zip(words, roles, strict=True)
        ]
    return roles


@lru_cache(maxsize=32768)
def _standing(word: str) -> str:
    """The class that a word has on every page, or `_DOUBTFUL`."""
    first = word[0]
    if not first.isalpha():
        return _SAME.get(word) or ("0" if first.isdigit() else word if word in _KEPT else "'")
    if first.islower() and not _small_prefix(word):
        return _SMALL.get(word) or _last_part(word, _SMALL, "tm") or "x"
    return _capitalised(word)


@lru_cache(maxsize=32768)
def may_name(word: str) -> bool:
    """Whether a word, or a part of one, may be in a person's name.

    >>> may_name("Diallo"), may_name("IOM"), may_name("Ministry"), may_name("Pope")
    (True, True, False, True)
    """
    return _standing(word) in (_DOUBTFUL, "a", "l") or word.lower() in SURNAMES_TOO


def _capitalised(word: str) -> str:
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
    return "l" if _CAMEL.match(word) else _DOUBTFUL


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
