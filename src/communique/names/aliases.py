"""The registry's aliases as patterns to search for, with other spellings and forms without spaces.

Built once for a process; the automata and what their patterns mean are shared by every reading.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from ahocorasick_rs import AhoCorasick

from communique import reference
from communique.names.topics import is_topic
from communique.text.plain import Plain


@dataclass(frozen=True, slots=True)
class Entry:
    """What a pattern means, and the places in it where a capital must stand.

    `proper` are those of its proper nouns and acronyms: a print may have small letters at all others ("EU-IOM
    strategic cooperation framework"); None where the name would then be a mere description.
    """

    entity: str
    entity_id: str
    form: str
    kind: str
    country: str | None
    capitals: tuple[int, ...]
    proper: tuple[int, ...] | None = None
    spaceless: bool = False


# Spellings that one owner uses and another text changes; a name has the one or the other throughout.
_SPELLINGS = (
    ("Organization", "Organisation"),
    ("Programme", "Program"),
    ("Centre", "Center"),
    ("Labour", "Labor"),
    ("Defence", "Defense"),
    ("Cooperation", "Co-operation"),
    ("and", "&"),
    ("United Nations", "UN"),
    ("European Union", "EU"),
    ("African Union", "AU"),
)

# Head nouns that texts print with a small letter at the end of a name: "the Khartoum process".
_HEADS = frozenset(
    "process dialogue partnership initiative programme program project framework strategy declaration pact "
    "agreement compact fund network platform plan mechanism facility forum summit agenda convention "
    "regulation system statement protocol treaty".split()
)
# Adjectives that are no proper nouns, beside the topics and head nouns of names.
_ADJECTIVES = frozenset(
    "annual common comprehensive global high international joint level local long-term ministerial national "
    "new regional senior strategic sustainable technical".split()
)
_TELLING = 4  # common nouns and adjectives that make a name known without any proper noun
_PARTICLES = frozenset(
    "a al and d da das de del der des di do dos du e el en et i in l la las le les los of on san sur the und "
    "upon van von y".split()
)
_PLACE_PARTICLES = frozenset("am au es pri".split())

_WORD = re.compile(r"[^\W_]+")

_FOLDED = {
    code: folded
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x2000))
    if len(folded := unicodedata.normalize("NFD", chr(code))[0].lower()) == 1
}


def fold(text: str) -> str:
    """`text` in small letters without accents, each character in its place.

    >>> fold("Côte d'Ivoire")
    "cote d'ivoire"
    """
    if text.isascii():
        return text.lower()
    lines = text.splitlines(keepends=True)  # most are ASCII, which is quicker
    return "".join(line.lower() if line.isascii() else line.translate(_FOLDED) for line in lines)


@cache
def names() -> tuple[AhoCorasick, list[list[Entry]]]:
    patterns: dict[str, list[Entry]] = {}
    for alias, entity, entity_id, form in _registered():
        kind, country = _kind(entity, entity_id)
        for spelling in _spellings(alias):
            entry = Entry(entity, entity_id, form, kind, country, _capitals(spelling), _proper(spelling))
            patterns.setdefault(fold(spelling), []).append(entry)
            if " " in spelling and form in ("name", "short"):
                joined = "".join(_WORD.findall(spelling))
                entry = Entry(entity, entity_id, form, kind, country, (), spaceless=True)
                patterns.setdefault(fold(joined), []).append(entry)
    for phrase in reference.decoys():
        patterns.setdefault(fold(phrase), []).append(
            Entry("decoy", phrase, "decoy", "decoy", None, _capitals(phrase))
        )
    for printed, place in reference.places().items():
        entry = Entry("place", place.name, "place", "place", place.country, _place_capitals(printed))
        patterns.setdefault(fold(printed), []).append(entry)
    return AhoCorasick(list(patterns)), list(patterns.values())


@cache
def acronyms() -> tuple[AhoCorasick, list[Entry]]:
    patterns: dict[str, Entry] = {}
    for alias in reference.aliases():
        if alias.form == "acronym":
            kind, country = _kind(alias.entity, alias.entity_id)
            entry = Entry(alias.entity, alias.entity_id, alias.form, kind, country, ())
            patterns.setdefault(Plain(alias.alias).text, entry)
    return AhoCorasick(list(patterns)), list(patterns.values())


def _registered() -> Iterator[tuple[str, str, str, str]]:
    printed = {alias.alias for alias in reference.aliases()}
    for alias in reference.aliases():
        # "the New EU Pact": where the name stands without it, the adjective is no part of it.
        if alias.form != "acronym" and not (alias.alias[:4] == "New " and alias.alias[4:] in printed):
            yield Plain(alias.alias).text, alias.entity, alias.entity_id, alias.form


def _kind(entity: str, entity_id: str) -> tuple[str, str | None]:
    if entity == "framework":
        return reference.frameworks()[entity_id].kind, None
    actor = reference.actors()[entity_id]
    return actor.kind, actor.country


def _spellings(alias: str) -> list[str]:
    """The alias and what other houses make of it, without a leading article."""
    alias = alias.removeprefix("The ").removeprefix("the ")
    words = f" {alias} "
    choices = [pair for pair in _SPELLINGS if any(f" {form} " in words for form in pair)]
    spellings = []
    for forms in product(*choices):
        spelling = words
        for pair, form in zip(choices, forms, strict=True):
            for other in pair:
                spelling = spelling.replace(f" {other} ", f" {form} ")
        spellings.append(spelling.strip())
    # The owner's own spelling comes first: where two names meet in one spelling, it is the one that counts.
    return [
        alias,
        *(spelling for spelling in dict.fromkeys(spellings) if " " in spelling and spelling != alias),
    ]


def _capitals(alias: str) -> tuple[int, ...]:
    """Places of the capitals that a print must have: those of the alias, but for a head noun at the end."""
    words = list(_WORD.finditer(alias))
    required = [word for word in words if word.group()[0].isupper()]
    if (
        ")" not in alias
        and len(required) > 1
        and required[-1] is words[-1]
        and words[-1].group().lower() in _HEADS
    ):
        required.pop()
    return tuple(word.start() for word in required)


def _proper(alias: str) -> tuple[int, ...] | None:
    """Places of the capitals that a name keeps where its common nouns are printed small, or None.

    >>> _proper("EU-IOM Strategic Cooperation Framework"), _proper("Migration Dialogue")
    ((0, 3), None)
    """
    capitalised = [word for word in _WORD.finditer(alias) if word.group()[0].isupper()]
    proper = [word for word in capitalised if not _is_common(word.group())]
    common = len(capitalised) - len(proper)
    if not common or (not proper and common < _TELLING):
        return None
    return tuple(word.start() for word in proper)


def _is_common(word: str) -> bool:
    small = word.lower()
    return not word.isupper() and (small in _HEADS or small in _ADJECTIVES or is_topic(word))


def _place_capitals(printed: str) -> tuple[int, ...]:
    """Where capitals must stand: not in small words ("Dar es Salaam"), nor after an apostrophe ("Xi'an")."""
    first, *others = _WORD.finditer(printed)
    small = _PARTICLES | _PLACE_PARTICLES
    required = [
        word for word in others if word.group().lower() not in small and printed[word.start() - 1] != "'"
    ]
    return tuple(word.start() for word in (first, *required))
