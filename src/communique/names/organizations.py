"""Organizations that the registry does not list, found from their head nouns.

"Moroccan Ministry of Foreign Affairs", "Ghana Immigration Service", "Center for Migration Studies": a head
noun, what stands before it, and what its "of" or "for" governs. A head alone ("the Ministry", "the Council")
is no name, nor are the branches of a known organization ("IOM Regional Office"): those are its own mentions.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from communique.names.acronyms import stands_for
from communique.names.bodies import (
    EUROPEAN,
    KINDS,
    NEED_LEFT,
    NOT_BEFORE,
    OF_STATES,
    ORGANS,
    PUBLIC,
    REACHING,
    UNITS,
    VENUES,
    WORLDWIDE,
)
from communique.names.gazetteer import Known, longest
from communique.names.proper_nouns import Terrain, Word
from communique.names.topics import is_topic
from communique.text.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Found:
    """A name found by rule in a plain text, half-open, with the canonical name that it seems to have.

    `entity` is "actor" or "framework", `country` the state named in it (ISO 3166-1 alpha-3); `national`
    says that it belongs to a state, named or not, and `stateless` that its `name` has no state in it.
    """

    start: int
    end: int
    entity: str
    name: str
    kind: str
    country: str | None = None
    national: bool = False
    stateless: bool = True


_ACTED_BY = re.compile(
    r"\b(?:organi[sz]ed|implemented|hosted|run|led|founded|carried out|executed|delivered|managed|"
    r"established|conducted|convened)(?: jointly| together)? (?:by|with) (?:the )?"
    r"(?P<name>[A-Z][\w'-]+(?: (?:(?:of|for|and|the|de|des|du) ){0,2}[A-Z][\w'-]+){1,6}) "
    r"\((?P<acronym>[A-Z][\w&-]{1,9})\)$"
)
_BRACKETED = re.compile(r"\([A-Z][\w&-]{1,9}\)")
# Small words that lead on from a head to what it deals with.
_OF = frozenset("of for on in the and & against de du des del della di do da für van voor la l'".split())
_OF_IN = _OF | {"at", "to"}
# What several states have together, wherever a branch of it is.
_OF_SEVERAL = ("network", "international_organization", "eu_institution")
_SHORT_MINISTRIES = {
    "Foreign": "Foreign Affairs",
    "Interior": "the Interior",
    "Internal": "Internal Affairs",
}
_VENUE = re.compile(
    r"\b(?:held|launched|opened|convened|met|gathered|took place|takes? place|hosted|meeting|event|ceremony|"
    r"conference|workshop|seminar|organi[sz]ed|celebrated)\b[^.;]{0,60}\bat (?:the )?$"
)
_SHORT_FORM = re.compile(r" \(([A-Z][\w&-]{1,14})\)")
_BRACKET_OF = re.compile(r" \([A-Z][\w&-]{1,14}\) of (?:the )?")
# A house's own short name before the long one: "at EGMONT - Royal Institute for International Relations".
_BRAND = re.compile(r"\w (?P<brand>[A-Z]{3,} - )$")
# "International Relations Department": within a ministry, and not among states.
_OFFICE_FIELDS = ("Relations", "Cooperation", "Affairs")
_OFFICES = ("Department", "Directorate", "Division", "Office")
_IN_TITLE = re.compile(r"\b[Mm]inisters? (?:of|for) (?:the )?$")
_SCHOOLING = frozenset("studies research policy university relations science sciences law".split())


def find(terrain: Terrain, sentences: list[Sentence], known: list[Known]) -> list[Found]:
    """Every organization named by a head noun in the text, in order, none overlapping another.

    >>> from communique.text.sentences import Sentence
    >>> text = "She works at the Ghana Immigration Service."
    >>> [found.name for found in find(Terrain(text, (), (), KINDS), [Sentence(0, len(text), "body")], [])]
    ['Ghana Immigration Service']
    """
    states = [name for name in known if name.kind == "state"]
    starts = [sentence.start for sentence in sentences]
    found = list(_introduced(terrain))
    for index in terrain.headed:
        if (word := terrain.words[index]).text in KINDS:
            at = bisect_right(starts, word.start) - 1
            if at >= 0 and word.end <= sentences[at].end:
                found += _around(terrain, index, sentences[at], states)
    return longest(found)


def _introduced(terrain: Terrain) -> Iterator[Found]:
    """Bodies without a head noun that somebody acts by: "organized by Hilfswerk International (HWI)"."""
    for bracket in _BRACKETED.finditer(terrain.text):
        match = _ACTED_BY.search(terrain.text, max(0, bracket.start() - 200), bracket.end())
        if match is None:
            continue
        start, end = match.span("name")
        index = terrain.at(start)
        words = [word.text for word in terrain.words[index : index + 9] if word.end <= end]
        if (
            terrain.is_barred(index)
            or all(map(is_topic, words))
            or not stands_for(match["acronym"], match["name"])
        ):
            continue
        yield Found(start, end, "actor", match["name"], "civil_society")


def _around(terrain: Terrain, head: int, sentence: Sentence, states: list[Known]) -> Iterator[Found]:
    words = _first_and_last(terrain, head, sentence)
    if not words:
        return
    first, last = words
    start, end = terrain.words[first].start, terrain.words[last].end
    if brand := _BRAND.search(terrain.text, max(sentence.start, start - 24), start):
        start = brand.start("brand")
    if terrain.words[head].text == "Ministry" and (state := _state_after(terrain.text, end, states)):
        end = state.end
    at = bisect_left(states, start, key=lambda state: state.start)
    inside = list(takewhile(lambda state: state.start < end, states[at : at + 4]))
    # "Georgia's Ministry of Justice": the owner stands before the name and is no part of it.
    possessed = at and terrain.text[states[at - 1].end : start] in ("'s ", "' ")
    country = inside[0].country if inside else states[at - 1].country if possessed else None
    country = country or _state_behind_short_form(terrain.text, end, states)
    national = _is_national(terrain, first, head)
    name, stateless = _canonical(terrain, first, head, last, inside)
    kind = "public_body" if national else _kind(terrain, first, head, last)
    if not national:
        name = terrain.text[start:end]
        country = None if kind in _OF_SEVERAL else country
    yield Found(start, end, "actor", name, kind, country, national, stateless)


def _first_and_last(terrain: Terrain, head: int, sentence: Sentence) -> tuple[int, int] | None:
    """The first and the last word of the name around a head noun; None where it is no organization's."""
    word = terrain.words[head].text
    first = terrain.left(head, sentence.start, over_barrier=word not in ORGANS)
    if first == head and _is_organ(terrain, head):
        return None
    while first < head and terrain.words[first].text[0].isdigit():
        first += 1  # "© 2011 Embassy of ..."
    if _is_other(terrain, first, head, sentence):
        return None
    connectors = _OF_IN if word in REACHING else _OF
    last = terrain.right(head, sentence.end, connectors, topical=word in PUBLIC)
    stretched = terrain.stretch(first, last, sentence.start)
    if word in UNITS and not _is_spelled(terrain, stretched, last):
        return None
    if (word in ORGANS or word in UNITS) and _is_part(terrain, last):
        return None
    if word == "Mission" and last == head:
        return None  # "Fiji's Permanent Mission in Geneva" is Fiji
    if stretched == first and not (_is_name(terrain, first, head, last) or _is_spelled(terrain, first, last)):
        return None
    return stretched, last


def _is_other(terrain: Terrain, first: int, head: int, sentence: Sentence) -> bool:
    """Whether the words before a head noun make it something else than an organization."""
    word = terrain.words[head].text
    start = terrain.words[first].start
    if first < head and _IN_TITLE.search(terrain.text, max(sentence.start, start - 20), start):
        return True  # "Minister of Interior and Administration"
    before = terrain.words[head - 1].text if head > first else ""
    if before in NOT_BEFORE.get(word, ()) and not (
        word in ("Centre", "Center") and _is_spelled(terrain, first, head)
    ):
        return True
    if word == "Agency" and first < head and terrain.is_barred(first):
        return True  # "the UN Agency for Children" describes a body by another name
    return word in VENUES and _is_venue(terrain.text, sentence.start, terrain.words[first].start)


def _is_part(terrain: Terrain, last: int) -> bool:
    # "the North Regional Department of the State Border Guard Service": the known body is what acts.
    ahead = last + 1
    while ahead < len(terrain.words) and terrain.words[ahead].text in ("of", "the") and ahead < last + 3:
        ahead += 1
    return ahead > last + 1 and ahead < len(terrain.words) and terrain.is_barred(ahead)


def _is_venue(text: str, floor: int, start: int) -> bool:
    # "was launched at the British Telecom Centre": a building, unless somebody works at it.
    return bool(_VENUE.search(text, max(floor, start - 80), start))


def _is_spelled(terrain: Terrain, first: int, last: int) -> bool:
    # A unit is a body of its own where it has its own short form: "Economic Relations Division (ERD)".
    start, end = terrain.words[first].start, terrain.words[last].end
    bracket = _SHORT_FORM.match(terrain.text, end)
    return bracket is not None and stands_for(bracket[1], terrain.text[start:end])


def _state_after(text: str, end: int, states: list[Known]) -> Known | None:
    # "Ministry of Foreign Affairs, Egypt": an address's way to say whose.
    if text[end : end + 2] != ", ":
        return None
    at = bisect_right(states, end + 1, key=lambda state: state.start)
    after = states[at] if at < len(states) else None
    return after if after and after.start == end + 2 and after.form == "name" else None


def _state_behind_short_form(text: str, end: int, states: list[Known]) -> str | None:
    # "Bureau of Population (BPRM) of the United States"
    at = bisect_left(states, end, key=lambda state: state.start)
    if at == len(states) or not _BRACKET_OF.fullmatch(text, end, states[at].start):
        return None
    return states[at].country


def _is_organ(terrain: Terrain, head: int) -> bool:
    # "IGAD Council of Ministers": the word before is a known organization, and a council is its organ.
    before = head - 1
    return head > 0 and terrain.gap(before) in (" ", "'s ") and terrain.is_barred(before)


def _is_name(terrain: Terrain, first: int, head: int, last: int) -> bool:
    word = terrain.words[head].text
    led, followed = first < head, last > head
    if not led and not followed:
        return False
    if word in NEED_LEFT and not led:
        # "Council of Ministers" and "Service of ..." say too little; "Council of the Baltic Sea States"
        # enough.
        return last - head > 3
    if word == "Assembly" and terrain.words[head - 1].text == "National":
        return True
    return followed or _says_something(terrain, first, head)


def _says_something(terrain: Terrain, first: int, head: int) -> bool:
    # "National Agency" and "Joint Commission" are descriptions until something says of what; "Border Police"
    # is one without an article.
    plain = ("National", "Joint", "Regional", "Local", "New", "Central", "General", "High", "Special", "Main")
    led = [word.text for word in terrain.words[first:head]]
    if all(word in plain for word in led):
        return False
    before = terrain.text[max(0, terrain.words[first].start - 4) : terrain.words[first].start]
    return before.lower() == "the " or before.endswith("'s ") or not all(map(is_topic, led))


def _is_national(terrain: Terrain, first: int, head: int) -> bool:
    """Whether the body belongs to a state."""
    word, leading = terrain.words[head].text, terrain.words[first].text
    if word == "Ministry":
        return True
    if leading in WORLDWIDE or leading in EUROPEAN or terrain.is_barred(first):
        return False
    if leading in OF_STATES and KINDS[word] in ("public_body", "civil_society"):
        return True
    # Councils and commissions are of anybody's; a national or federal one is a state's.
    return KINDS[word] == "public_body" and word not in ("Council", "Commission", "Board", "Mission")


def _canonical(terrain: Terrain, first: int, head: int, last: int, inside: list[Known]) -> tuple[str, bool]:
    """The canonical name without the state where that stands at an end, and whether it has none any more."""
    words = terrain.words
    if words[head].text == "Ministry" and (topic := _ministry_topic(terrain, first, head, last, inside)):
        joint = "for" if terrain.text.startswith("Ministry for ", words[head].start) else "of"
        return f"Ministry {joint} {topic}", True
    begin, end, left = first, last, len(inside)
    if inside and inside[0].form == "adjective" and inside[0].start == words[first].start:
        begin, left = begin + 1, left - 1
    if left and inside[-1].end == words[last].end:
        end = terrain.at(inside[-1].start) - 1
        while end > head and words[end].text in ("of", "the", "Republic", "Kingdom", "Government"):
            end -= 1
        left -= 1
    if end - begin < 1 or not begin <= head <= end:
        begin, end, left = first, last, len(inside)
    return terrain.text[words[begin].start : words[end].end], not left


def _ministry_topic(terrain: Terrain, first: int, head: int, last: int, inside: list[Known]) -> str:
    def without_states(words: list[Word]) -> list[Word]:
        return [word for word in words if not any(s.start <= word.start < s.end for s in inside)]

    after = without_states(terrain.words[head + 1 : last + 1])
    while after and after[-1].text in ("of", "the", "Republic", "Kingdom", "Government", "and"):
        after.pop()
    if after:
        topic = terrain.text[after[0].start : after[-1].end].removeprefix("of ").removeprefix("for ")
        return "the Interior" if topic == "Interior" else topic
    before = without_states(terrain.words[first:head])
    if not before:
        return ""
    topic = terrain.text[before[0].start : before[-1].end]
    return _SHORT_MINISTRIES.get(topic, topic)


def _kind(terrain: Terrain, first: int, head: int, last: int) -> str:
    words = terrain.words
    kind = KINDS[words[head].text]
    texts = [word.text for word in words[first : last + 1]]
    if words[head].text == "Council" and words[head - 1].text == "Business":
        return "private_sector"
    if "News" in texts[:-1] and words[head].text == "Agency":
        return "media"
    if kind in ("public_body", "network") and texts[0] in EUROPEAN and words[head].text != "Network":
        return "eu_institution"
    if texts[0] == "International" and texts[1] in _OFFICE_FIELDS and words[head].text in _OFFICES:
        return "public_body"
    if kind in ("public_body", "civil_society") and texts[0] in WORLDWIDE:
        return "international_organization"
    if words[head].text in ("Centre", "Center") and not _SCHOOLING & {text.lower() for text in texts}:
        return "civil_society"
    return kind
