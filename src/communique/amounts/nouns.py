"""What a numeral counts: the noun phrase after it, as a unit in the singular, and whether it means people."""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.amounts import noun_words

# Between a number and its noun may stand a note or the number again: "15,000[1] migrants", "80 (eighty) men".
_WORD = re.compile(r"(?:\[\d{1,3}\])? {1,2}(?:\([^()\n]{1,20}\) )?[\"']?([^\W\d_](?:[\w'-]|\.(?=\w))*)")
_AND = re.compile(r"(?:,? and|,? or|,|/)(?: (?:the|other|their|also))?(?= ?[a-z])")
_MOST_WORDS = 7  # modifiers and noun that can stand after a numeral


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun phrase: `start:end` half-open, from its first modifier to its noun's last letter."""

    start: int
    end: int
    unit: str  # lower case, singular, with the modifiers that belong to the kind
    people: bool
    modifiers: tuple[str, ...]  # as printed


def find(text: str, numeral_end: int) -> Noun | None:
    """The plural noun phrase that starts where a numeral ends; None where there is none or it counts nothing.

    >>> find("34 other GCM Champion countries in outlining", 2).unit
    'country'
    >>> find("7 Senior Officials' Meetings", 1).unit, find("10 million migrants and refugees", 10).unit
    ('senior officials meeting', 'person')
    >>> find("three days of talks", 5), find("2030 Agenda", 4)
    (None, None)
    """
    words = _phrase(text, numeral_end)
    if not words:
        return None
    printed = [word for word, _ in words]
    unit = _unit(printed, singular(printed[-1]))
    if _counts_nothing(unit):
        return None
    end = words[-1][1]
    if unit in noun_words.WITH_OF and (of := noun_words.OF.match(text, end)):
        unit, end = unit + of.group().lower(), of.end()
    people = is_people(unit)
    if people and (second := _second_people(text, end)):
        unit, end = "person", second
    return Noun(words[0][1] - len(printed[0]), end, unit, people, tuple(printed[:-1]))


def find_one(text: str, numeral_end: int) -> Noun | None:
    """The singular noun phrase after "one", up to the first small word or punctuation.

    >>> find_one("one regional training.", 3).unit, find_one("one of the sides", 3)
    ('training', None)
    """
    words: list[tuple[str, int]] = []
    position = numeral_end
    while (
        len(words) < _MOST_WORDS
        and (match := _WORD.match(text, position))
        and match[1].lower() not in noun_words.STOP
    ):
        words.append((match[1], match.end(1)))
        position = match.end()
    if not words or (words[-1][0].endswith(("ed", "ing")) and len(words) == 1):
        return None
    printed = [word for word, _ in words]
    unit = _unit(printed, printed[-1].lower())
    if _counts_nothing(unit):
        return None
    return Noun(words[0][1] - len(printed[0]), words[-1][1], unit, is_people(unit), tuple(printed[:-1]))


def _counts_nothing(unit: str) -> bool:
    """Whether a unit measures time, length or a page; "point" does, "border crossing point" does not."""
    head = unit.rsplit(" ", 1)[-1]
    return head in noun_words.TIMES or head in noun_words.MEASURES or unit in noun_words.PAGE


def is_people(unit: str) -> bool:
    """Whether a unit means human beings.

    >>> is_people("migrant"), is_people("health worker"), is_people("thermometer")
    (True, True, False)
    """
    return unit.rsplit(" ", 1)[-1].lower() in noun_words.PEOPLE or unit in {
        "head of state",
        "chief of mission",
    }


def is_states(unit: str) -> bool:
    """Whether a unit means states, by whichever word."""
    return unit in noun_words.STATES


def _phrase(text: str, position: int) -> list[tuple[str, int]]:
    """Words from `position` to the last plural noun, each with its end; [] where no plural noun is met."""
    words: list[tuple[str, int]] = []
    plural = 0  # how many words the phrase has up to its noun
    joined = False
    while len(words) < _MOST_WORDS:
        match = _WORD.match(text, position)
        if not match:
            break
        word = match[1].rstrip("-.")
        if (
            word.lower() == "and" and words and not plural and not joined
        ):  # "two formal and informal meetings"
            joined, position = True, match.end()
            continue
        if word.lower() in noun_words.STOP or (not words and word.lower() in noun_words.VERBS):
            break
        is_noun = _is_plural(word)
        if plural and not is_noun and not _can_modify(words[plural - 1][0]) and not _names_body(text, match):
            break
        words.append((word, match.start(1) + len(word)))
        position = match.end()
        if is_noun:
            plural = len(words)
    return words[:plural]


def _names_body(text: str, match: re.Match[str]) -> bool:
    """Whether a capitalized word goes on to a body's plural: "Migrants" in "Migrants Resource Centres"."""
    return match[1][0].isupper() and bool(noun_words.BODIES.match(text, match.end(1)))


def _can_modify(noun: str) -> bool:
    return noun.lower() in noun_words.ALSO_MODIFIERS or (
        noun[0].isupper() and noun.endswith(("ese", "a", "z"))
    )


def _is_demonym(word: str) -> bool:
    return bool(noun_words.DEMONYM.match(word)) and word.lower() not in noun_words.NO_DEMONYMS


def _is_plural(word: str) -> bool:
    lower = word.lower()
    if lower in noun_words.IRREGULAR or lower in noun_words.PAIRS or _is_demonym(word):
        return True
    if not lower.endswith("s") or len(lower) < 3 or lower in noun_words.NOT_PLURAL:
        return False
    if word[-2].isupper():  # "NGOs", "MoUs", but not "ECOWAS"
        return word[-1] == "s"
    return not lower.endswith(("ss", "us", "is", "'s"))


def _unit(printed: list[str], head: str) -> str:
    """The unit that a phrase's words make, `head` being the last of them in the singular."""
    modifiers = printed[:-1]
    if head in noun_words.STATES:
        return head
    lowered = [word.lower().rstrip("'").removesuffix("'s") for word in modifiers]
    for length in (3, 2, 1):
        compound = noun_words.COMPOUNDS.get((*lowered[-length:], head)) if len(lowered) >= length else None
        if compound:
            return compound
    if head.lower() in noun_words.PEOPLE:
        return head.replace("-", " ")
    kept = [lower for word, lower in zip(modifiers, lowered, strict=True) if _keeps(word, printed[-1])]
    return " ".join([*kept[-2:], head])


def _keeps(word: str, head: str) -> bool:
    """Whether a modifier belongs to the kind of thing: no name, acronym, nationality or mere epithet."""
    lower = word.lower().rstrip("'")
    if word[0].isupper():
        if head[0].isupper() and not word.isupper() and lower not in noun_words.DROPPED:
            return lower in noun_words.COMMON_IN_TITLES
        return lower in noun_words.COMMON_IN_TITLES and (head[0].isupper() or lower not in noun_words.DROPPED)
    if "-" in word or word in noun_words.DROPPED or word.endswith(("'s", "ly")):
        return False
    return not (word.endswith("ed") and len(word) > 4)


def singular(word: str) -> str:
    """A plural noun's singular in lower case; an acronym keeps its capitals.

    >>> [singular(word) for word in ("Countries", "people", "organisations", "boxes", "RECs", "glasses")]
    ['country', 'person', 'organization', 'box', 'REC', 'pair of glasses']
    """
    lower = word.lower()
    if _is_demonym(word):
        return "person"
    if lower in noun_words.PAIRS:
        return f"pair of {lower}"
    if lower in noun_words.IRREGULAR:
        return noun_words.IRREGULAR[lower]
    if word[:-1].isupper() and word.endswith("s") and len(word) > 2:
        return word[:-1]
    if sum(letter.isupper() for letter in word) > 1 and not word.isupper():  # "MoUs"
        return word[:-1]
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "xes", "ches", "shes", "zzes", "oes")):
        return lower[:-2]
    return lower[:-1].replace("organisation", "organization")


def _second_people(text: str, end: int) -> int | None:
    """The end of a second noun for people, joined by "and": "migrants and refugees" are persons."""
    last = None
    while match := _AND.match(text, end):
        words = _phrase(text, match.end())
        if not words or not is_people(singular(words[-1][0])):
            break
        end = words[-1][1]
        if match.group().lstrip(", ").startswith(("and", "or", "/")):
            last = end
            break
    return last
