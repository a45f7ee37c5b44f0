"""What an event is called: kinds and editions read from its printed name, canonical names, identifiers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

# Nouns of things held, grouped by the kind that each has when nothing before it says more.
_KINDS = {
    "summit": "summit",
    "forum": "forum",
    "dialogue": "forum",
    "conference": "conference",
    "congress": "conference",
    "symposium": "conference",
    "colloquium": "conference",
    "ministerial": "ministerial_conference",
    "ministerial conference": "ministerial_conference",
    "som": "senior_officials_meeting",
    "workshop": "workshop",
    "seminar": "workshop",
    "webinar": "workshop",
    "training": "workshop",
    "briefing": "briefing",
    "press conference": "briefing",
    "hearing": "hearing",
}
# What turns a meeting or conference into one of ministers, of senior officials or of the press.
_MINISTERIAL = re.compile(
    r"\b(?:inter-?)?ministerial\b|\bof\s(?:[\w-]+\s){0,2}ministers\b|\bministers\b(?:[^,]{0,60}$)", re.I
)
_OFFICIALS = re.compile(r"\bsenior\s(?:[\w-]+\s)?officials?\b|\bSOM\b", re.I)
_OF_LEADERS = re.compile(r"\bheads\sof\s(?:state|government)|\bleaders\b", re.I)
_PRESS = re.compile(r"\bpress\s(?:conference|briefing)|\bnews\sconference|\bbriefing\b", re.I)
_SERIES = re.compile(
    r"\b(?:conference|forum|summit|congress)\b", re.I
)  # "44th Session of the Labour Conference"
_SEATED = frozenset("conference meeting consultation roundtable retreat ministerial som".split())

_UNITS = "first second third fourth fifth sixth seventh eighth ninth".split()
_TEENS = "tenth eleventh twelfth thirteenth fourteenth fifteenth".split()
_TEENS += "sixteenth seventeenth eighteenth nineteenth".split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80}
_ORDINALS = {word: number for number, word in enumerate(_UNITS + _TEENS, 1)}
_ORDINALS |= {"inaugural": 1, "maiden": 1}
_ORDINALS |= {tens[:-1] + "ieth": number for tens, number in _TENS.items()}
_ORDINALS |= {
    f"{tens}-{unit}": number + place for tens, number in _TENS.items() for place, unit in enumerate(_UNITS, 1)
}
_NUMBER = re.compile(r"(\d{1,3})(?:st|nd|rd|th)$", re.I)
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})$")

_CARDINALS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split(),
        1,
    )
} | dict(_TENS)


def kind_of(head: str, name: str, of_whom: str = "") -> str:
    """The kind of a gathering with the head noun `head` (singular, small letters).

    `name` is printed up to the head, `of_whom` right after it.

    >>> kind_of("meeting", "8th Senior Officials' Meeting"), kind_of("meeting", "annual meeting")
    ('senior_officials_meeting', 'meeting')
    """
    if head in _SEATED:
        if _OFFICIALS.search(name) or _OFFICIALS.search(of_whom):
            return "senior_officials_meeting"
        if _MINISTERIAL.search(name) or _MINISTERIAL.search(of_whom):
            return "ministerial_conference"
    if head in ("session", "dialogue") and _MINISTERIAL.search(name):
        return "ministerial_conference"
    if head == "session" and (series := _SERIES.search(of_whom)):
        return _KINDS[series.group().lower()]
    if head == "meeting" and _OF_LEADERS.search(of_whom):
        return "summit"
    if _PRESS.search(name) and head in ("conference", "briefing", "meeting"):
        return "briefing"
    return _KINDS.get(head, "meeting")


def ordinal(word: str) -> int | None:
    """The number that an ordinal says, in words or figures, or in Roman figures; None for any other word.

    >>> ordinal("eleventh"), ordinal("72nd"), ordinal("Twenty-first"), ordinal("IV"), ordinal("annual")
    (11, 72, 21, 4, None)
    """
    if number := _NUMBER.match(word):
        return int(number[1])
    if word and _ROMAN.match(word):
        return _roman(word)
    return _ORDINALS.get(word.lower())


def cardinal(word: str) -> int | None:
    """The number that a cardinal says, in words or figures; None for any other word.

    >>> cardinal("Six"), cardinal("70"), cardinal("many")
    (6, 70, None)
    """
    return int(word) if word.isdecimal() else _CARDINALS.get(word.lower())


def _roman(word: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in word]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def numbered(edition: int) -> str:
    """`edition` as an ordinal in figures.

    >>> numbered(1), numbered(11), numbered(72)
    ('1st', '11th', '72nd')
    """
    if edition % 100 in (11, 12, 13):
        return f"{edition}th"
    return f"{edition}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(edition % 10, 'th') }"


def listed(names: Iterable[str]) -> str:
    """Names as a sentence lists them.

    >>> listed(["Egypt"]), listed(["Egypt", "IOM", "the AU"])
    ('Egypt', 'Egypt, IOM and the AU')
    """
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


_SLUG_WORD = re.compile(r"[a-z0-9]+")


def event_id(name: str, start: date | None) -> str:
    """The slug of an event's name, and the year of its first day where the name does not say it.

    >>> event_id("6th EU–AU Summit", date(2022, 2, 1))
    '6th-eu-au-summit-2022'
    """
    letters = unicodedata.normalize("NFKD", name.replace("'", "").replace("’", ""))
    words = _SLUG_WORD.findall(letters.replace("–", "-").encode("ascii", "ignore").decode().lower())
    if start and str(start.year) not in words:
        words.append(str(start.year))
    return "-".join(words)
