"""Short forms that a document introduces itself: "Ghana Immigration Service (GIS)", "GIS (Ghana ...)".

What the document says of its acronyms holds in all of it, against the registry too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

# "(GIS)", "(“the AU Free Movement Protocol”)", "(hereafter: GIS)", "(IDM or the Dialogue)"; never a sentence.
_BRACKET = re.compile(
    r"\((?:hereinafter|hereafter|also known as|in short|or|the|abbreviated)?:? ?"
    r"(?:[\"'](?:the )?(?P<quoted>[A-Z][^\"'()\n]{1,60})[\"']|(?P<plain>[A-Z][\w&./-]{1,14}(?: "
    r"\d\.\d)?))(?:[;,] "
    r"[^()\n]{1,40})?\)"
)
_CAPITALS = re.compile(r"[A-Z0-9]")
SMALL_WORDS = frozenset(
    "of for the and on in to de la du des et y e del der für von und & a an against with".split()
)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Introduction:
    """A short form in brackets, half-open, and the offset `after` where the name before the bracket ends."""

    after: int
    start: int
    end: int
    text: str

    @property
    def is_name(self) -> bool:
        """Whether it is a name of several words ("the AU Free Movement Protocol"), not a word or an "
        "acronym."""
        return " " in self.text and not is_acronym(self.text)


def introductions(text: str) -> Iterator[Introduction]:
    """Every bracket that can give the name before it a short form, in order.

    >>> [(found.text, found.after) for found in introductions("The Refugee Trust (RET) met (In brief).")]
    [('RET', 17)]
    """
    for match in _BRACKET.finditer(text):
        group = match.lastgroup or "plain"
        short = match[group]
        if group == "quoted" or is_acronym(short):
            yield Introduction(_name_end(text, match.start()), *match.span(group), short)


def _name_end(text: str, bracket: int) -> int:
    """Where what stands before a bracket ends, without a blank, a comma and a quotation mark between."""
    for marks in (" ", ",", "\"'"):
        bracket -= bracket > 0 and text[bracket - 1] in marks
    return bracket


def is_acronym(word: str) -> bool:
    """Whether a word is written like an acronym: "GIS", "MoU", "ReHoPE", "C2CMMD".

    >>> [is_acronym(word) for word in ("GIS", "ReHoPE", "Migration", "A")]
    [True, True, False, False]
    """
    word = word.partition(" ")[0]
    capitals = len(_CAPITALS.findall(word))
    return capitals > 1 and capitals * 3 >= len(word)


def are_alike(name: str, other: str) -> bool:
    """Whether two names share most of their words, spelling of compounds aside.

    >>> are_alike("Inter-governmental Authority on Development", "Intergovernmental Authority on Development")
    True
    """
    one, two = (
        set(_WORD.findall(each.replace("-", "").lower().replace("isation", "ization"))) - SMALL_WORDS
        for each in (name, other)
    )
    return len(one & two) * 2 > len(one | two)


def initials(name: str) -> str:
    """The initials of a name's words, without its small words.

    >>> initials("Centre for Migration and Refugee Studies")
    'CMRS'
    """
    return "".join(word[0].upper() for word in _WORD.findall(name) if word not in SMALL_WORDS)


def spells(acronym: str, name: str) -> bool:
    """Whether a coined short form fits a name: as `stands_for`, or shuffled from its initials.

    >>> spells("IMED", "Developing the Iraqi Government's Expertise in Migration Management")
    True
    """
    acronym = acronym.partition(" ")[0]
    rest = name.partition(" ")[2]  # "UNODC-WCO Airport Communication Project (AIRCOP)": the owners come first
    letters = Counter(filter(str.isupper, acronym))
    return stands_for(acronym, name) or stands_for(acronym, rest) or not letters - Counter(initials(name))


def stands_for(acronym: str, name: str) -> bool:
    """Whether an acronym can be made of a name: its letters in order, the first one the name's first.

    >>> stands_for("NADMO", "National Disaster Management Organisation"), stands_for("NL", "IND")
    (True, False)
    """
    letters = "".join(character for character in acronym.lower() if character.isalnum())
    whole = name.lower()
    if not letters or not whole.startswith(letters[0]):
        return False
    at = 0
    for letter in letters:
        at = whole.find(letter, at) + 1
        if not at:
            return False
    return True
