"""Names in a text that is not in English: what the registry's bodies, frameworks and states are called there.

The rules that find names by themselves, persons, and states that act read English. In another language only
what is on record counts: the registry's own names, and their forms in that language (translations.csv).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick

from communique import reference
from communique.names import aliases, gazetteer
from communique.names.gazetteer import Known, longest
from communique.names.roster import Claim, Roster
from communique.records import Name
from communique.text.page import Page

# Letters that Arabic print writes in several ways, and signs that it leaves out.
_SAME_LETTERS = str.maketrans("أإآٱىةؤئ", "اااايهوي")
_UNPRINTED = re.compile("[\u0640\u064b-\u0652\u0670]")
_ARABIC = re.compile("[\u0620-\u064a]")
# What Arabic writes together with the next word: and, so, with, for, like, the.
_PREFIXES = frozenset("و ف ب ل ك ال وال وب ول بال".split())
_SHORTEST = 3  # capitals; two are a word in one language or another ("EU", "UN", "AU")

# After what a state is its government, and what it does where it begins a sentence.
_GOVERNMENTS = {
    "fr": r"(?:gouvernements?|autorités|financée?s? par|soutien financier) (?:de |des |du |d'|par )?"
    r"(?:la |le |l'|les )?",
    "es": r"(?:[Gg]obiernos?|autoridades|financiad[oa]s? por|apoyo financiero) (?:de |del |por )?"
    r"(?:la |el |los )?",
    "de": r"(?:Regierung(?:en)?|Behörden) (?:von |der |des )?",
    "it": r"(?:[Gg]overn[oi]|autorità|finanziat[oaie] d\w*) (?:d\w+ |dell')?",
    "pt": r"(?:[Gg]overnos?|autoridades|financiad[oa]s? p\w+) (?:d\w+ )?",
    "ar": r"[وفبل]?(?:ال)?(?:حكومة|حكومات|سلطات) ",
}
_DOES = {
    "fr": r" (?:a|ont|est|sont|va|vont|accueill\w+|financ\w+|soutien\w+|contribu\w+|sign\w+|vers\w+|"
    r"octroi\w+) ",
    "es": r" (?:ha|han|es|son|aport\w+|financi\w+|apoy\w+|acog\w+|firm\w+|contribu\w+|destin\w+|"
    r"dedic\w+) ",
    "de": r" (?:hat|haben|ist|sind|unterstützt|finanziert|stellt|zahlt) ",
    "it": r" (?:ha|hanno|è|sono|finanzi\w+|sostien\w+|ospit\w+|contribu\w+) ",
    "pt": r" (?:tem|têm|é|são|financi\w+|apoi\w+|acolh\w+|contribu\w+) ",
}
_REACH = 60  # characters before a state's name
_OPENING = re.compile(r"(?:^|[.!?»\"] |[-:] )(?:L'|La |Le |Les |El |Los |Il |O |A |Die )?$")
_ALSO = re.compile(
    r"(?:,? (?:et|y|e|und) |,? و ?|, )(?:de |d'|du |des |del |dell'|d[ao]s? )?(?:la |le |l'|les |el |los )?"
)


@dataclass(frozen=True, slots=True)
class _Form:
    """What a pattern means, and the places in it where a capital must stand; None where case must agree."""

    entity: str
    entity_id: str
    form: str
    printed: str
    capitals: tuple[int, ...]


def read(page: Page) -> None:
    """Fill the names, actors and frameworks of a page that is not in English."""
    found = [name for name in gazetteer.find(page.text, page.plain.tags) if _counts(page.text, name)]
    found = longest([*find(page.text, page.language or ""), *found])
    named = list(_without_places(page, found))
    roster = Roster()
    claims = [roster.registered(name) for name in named]
    roster.enlist(claims)
    page.actors, page.frameworks = roster.actors, roster.frameworks
    page.names = [_name(claim) for claim in claims]


def find(text: str, language: str) -> list[Known]:
    """Every name that has a form in `language` (ISO 639-1), in order, none overlapping another.

    >>> [(name.entity_id, name.form) for name in find("L'OIM et l'Union européenne", "fr")]
    [('iom', 'acronym'), ('european-union', 'name')]
    """
    automaton, forms = _patterns(language)
    if automaton is None:
        return []
    skeleton, places = _skeleton(text)
    found = []
    for which, first, last in automaton.find_matches_as_indexes(skeleton, overlapping=True):
        start, end = places[first], places[last - 1] + 1
        for form in forms[which]:
            if _is_printed(form, text, start, end):
                kind, country = _kind(form.entity, form.entity_id)
                found.append(Known(start, end, form.entity, form.entity_id, form.form, kind, country))
    return longest(found)


@cache
def _patterns(language: str) -> tuple[AhoCorasick | None, list[list[_Form]]]:
    patterns: dict[str, list[_Form]] = {}
    for row in reference.translations():
        if row.language != language:
            continue
        capitals = tuple(place for place, letter in enumerate(row.printed) if letter.isupper())
        form = _Form(row.entity, row.entity_id, row.form, row.printed, capitals)
        skeleton, _ = _skeleton(row.printed)
        patterns.setdefault(skeleton, []).append(form)
        if language == "ar" and skeleton.startswith("ال"):
            patterns.setdefault(f"لل{skeleton[2:]}", []).append(form)  # "for the ..." is written "لل..."
    return (AhoCorasick(list(patterns)) if patterns else None), list(patterns.values())


def _skeleton(text: str) -> tuple[str, range | list[int]]:
    """`text` without what print may leave out or write otherwise, and the place of each of its letters."""
    folded = aliases.fold(text)
    if not _ARABIC.search(folded):
        return folded, range(len(folded))
    places = [place for place, letter in enumerate(folded) if not _UNPRINTED.match(letter)]
    return "".join(folded[place] for place in places).translate(_SAME_LETTERS), places


def _is_printed(form: _Form, text: str, start: int, end: int) -> bool:
    """Whether a form stands at `start:end` as whole words, with its capitals; an acronym as it is."""
    printed = text[start:end]
    if _ARABIC.match(printed):
        return _is_word(text, start, end)
    if not gazetteer.is_whole(text, start, end):
        return False
    if form.form == "acronym":
        return printed == form.printed
    return len(printed) == len(form.printed) and all(printed[place].isupper() for place in form.capitals)


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether nothing but what Arabic writes together with a word touches it."""
    if end < len(text) and _ARABIC.match(text[end]):
        return False
    first = start
    while first and (_ARABIC.match(text[first - 1]) or _UNPRINTED.match(text[first - 1])):
        first -= 1
    return first == start or _UNPRINTED.sub("", text[first:start]) in _PREFIXES


def _kind(entity: str, entity_id: str) -> tuple[str, str | None]:
    if entity == "framework":
        return reference.frameworks()[entity_id].kind, None
    actor = reference.actors()[entity_id]
    return actor.kind, actor.country


def _counts(text: str, name: Known) -> bool:
    """Whether a name of the English registry is one in any language: no state's, no short form, no capitals
    that may be a word."""
    if name.entity == "place" or name.kind == "state" or name.form not in ("name", "acronym", "organ"):
        return False
    printed = text[name.start : name.end]
    return " " in printed or len(printed) >= _SHORTEST


def _without_places(page: Page, found: list[Known]) -> Iterator[Known]:
    """`found` without the states that are only places, as far as this can be told: one that governs stays."""
    last: Known | None = None
    for name in found:
        if name.kind == "state":
            linked = last is not None and _ALSO.fullmatch(page.text, last.end, name.start) is not None
            if not linked and not _acts(page, name):
                continue
            last = name
        yield name


def _acts(page: Page, name: Known) -> bool:
    language = page.language or ""
    before = page.text[max(0, name.start - _REACH) : name.start]
    if language in _GOVERNMENTS and re.search(rf"\b{_GOVERNMENTS[language]}$", before):
        return True
    line = page.line_at(name.start)
    opening = page.text[max(line.start if line else 0, name.start - _REACH) : name.start]
    does = _DOES.get(language)
    return bool(does and _OPENING.search(opening) and re.match(does, page.text[name.end : name.end + 40]))


def _name(claim: Claim) -> Name:
    return Name(
        claim.start,
        claim.end,
        claim.entity,
        claim.entity_id,
        claim.kind,
        *(claim.phrase or (claim.start, claim.end)),
    )
