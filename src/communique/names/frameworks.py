"""Frameworks that the registry does not list: processes, strategies, plans, programmes, pacts and funds.

Found from a head noun with what leads and follows it ("National Strategy on Migration 2020-2025"), or from
quotation marks or "named" beside a programme. A description ("a strategy", "the process", "an agreement") is
none, and "the Process" after "Prague Process" is not a name either.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from communique.names.acronyms import SMALL_WORDS, initials, stands_for
from communique.names.framework_words import (
    BY_RIGHT,
    CONNECTORS,
    DATED,
    KINDS,
    NOT_AFTER,
    NOT_BEFORE,
    PLAIN,
    SHY,
)
from communique.names.gazetteer import Known, longest
from communique.names.organizations import Found
from communique.names.proper_nouns import Terrain
from communique.names.topics import is_capitalised, is_topic
from communique.text.sentences import Sentence

# An edition's number is its event's, not the framework's: "Fourth Pan-African Forum on Migration".
_ORDINAL = re.compile(
    r"\d{1,3}(?:st|nd|rd|th)|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|"
    r"Twelfth"
)
# Neither is how many take part, nor who pays: "11-nation Regional Consultative Process", "EU-funded".
_MEMBERS = re.compile(r"(?:A|An|The)$|\d+-[a-z]|[\w-]+-(?:funded|financed|backed|supported|sponsored|led)$")
# The years that a plan carries after its name: "(2023-2027)", "2020-2025", "for 2024-2026".
_YEARS_AFTER = re.compile(
    r"(?: and Plan of Action)? ?(?:\(|for the period |for )?(?:19|20)\d\d ?[-/] ?(?:(?:19|20)\d\d|\d\d)\)?"
)

_PAID_FOR = re.compile(r"-(?:funded|financed|backed|supported|sponsored)$")  # "European Union-funded"
# Whom it is for, in small letters after their adjective: "... on Human Mobility of Venezuelan citizens".
_WHOM_AFTER = re.compile(r"(?<=[a-z]n) (?:citizens|nationals|migrants|refugees|workers|returnees|people)\b")
_QUOTED = re.compile(
    r"\"(?P<before>[A-Z0-9][^\"\n]{3,150})\"\s*(?:\([A-Z][\w-]{1,14}\)\s*)?"
    r"(?:project|programme|program|initiative|action)\b"
    r"|\b(?:[Pp]roject|[Pp]rogramme|[Pp]rogram|[Ii]nitiative|action)s?,?\s"
    r"(?:named|called|titled|entitled|known as|on|of)?"
    r"\s?\"\s?(?P<after>[A-Z0-9][^\"\n]{3,150})\""
    r"|\"(?P<acronym>[A-Z0-9][^\"\n]{8,150})\"\s*\((?=[A-Z][\w-]{1,14}\))"
    r"|\b[A-Z][\w-]{2,14}\s(?:stands for|is short for)\s\"(?P<spelled>[A-Z][^\"\n]{8,150})\""
    r"|\b(?:titled|entitled|named|called)\s\"(?P<titled>[A-Z0-9][^\"\n]{8,150})\""
    r"|\b(?:(?:project|programme|program|initiative|action|grant|agreement)s?,?\s(?:titled|entitled|named|"
    r"called)|(?:project|programme|program|initiative))\s"
    r"'(?P<single>[A-Z0-9](?:[^'\n]|'(?=s\s)){8,150})'"
    r"|'(?P<small>[A-Z0-9](?:[^'\n]|'(?=s\s)){3,100})'\s(?:project|programme|program|initiative|action)\b"
    r"|\"(?P<alone>[A-Z0-9][^\"\n]{12,150})\""
)
# What is titled like a project and is none: things to read, to see and to sit through.
_WORKS = re.compile(
    r"\b(?:report|study|book|film|documentary|article|paper|panel|session|event|conference|workshop|"
    r"webinar|song|exhibition|publication|brief|video|play|speech|lecture|theme|discussion|seminar|"
    r"training|course|campaign|round ?table|debate|chapter|poem|forum|meeting|summit|statement|"
    r"release)s?,? $"
)
_WORKS_AFTER = re.compile(
    r" (?:report|study|book|film|article|paper|panel|session|event|conference|workshop|webinar|exhibition|"
    r"publication|video|seminar|training|course|campaign|round ?table|debate|meeting|summit)s?\b"
)
# What is called by initials though small: "the first national migration policy (NMP)".
_SMALL_NAME = re.compile(
    r"(?P<name>(?:\b[a-z]+ ){1,8}(?P<head>policy|strategy|plan|programme|framework)"
    r"(?: (?:on|for) (?:[a-z]+ ){0,2}[a-z]+)?) $"
)
_INITIALS = re.compile(r"\((?P<acronym>[A-Z]{3,7})\)")
_SMALL_HEAD = re.compile(r"(?:strategy|programme|program|project|initiative|plan|framework)\b")
# A project's own word before a small head: "the SHIELD project", "Prottasha II project"; and such words that
# say what a project is about.
_CODE_BEFORE = re.compile(
    r"(?<![\w-])(?P<code>(?P<word>[A-Z][A-Z0-9]{3,14})\+?(?: (?:[IVX]{1,3}|\d))?"
    r"|[A-Z]\w{2,14} (?:I{2,3}|IV|V)) $"
)
_SUBJECTS = frozenset(
    "AIDS AVRR COVID LGBT LGBTI LGBTQI MHPSS SGBV STEM TVET WASH SMES CSOS NGOS PILOT PROJECT JOINT "
    "NEW".split()
)
_SHORT_BEFORE = re.compile(r" \((?P<acronym>[A-Z][\w-]{1,14})\)$")
_NAMED = re.compile(
    r"\b(?:project|programme|program|initiative),?\s(?:named|called|dubbed|titled|entitled|known as)\s"
    r"(?P<name>[A-Z][\w-]*[A-Z][\w-]*|[A-Z][\w-]+(?=[,.]))"
)


_CALLS = ("named", "called", "dubbed", "titled", "known as")
_MARKS = ('"', " '", "('", "\n'")
_SHORT_AFTER = re.compile(r" \(([A-Z]{2,9})\)")
_SHORT_AT_END = re.compile(r" \([A-Z][\w&-]{1,14}\)$")
# Words of a sentence: what is quoted with them was said, and names nothing.
_SPOKEN = frozenset(
    "is are was were has have had will would can we We I our Our you this This that they".split()
)


def find(terrain: Terrain, sentences: list[Sentence], known: list[Known]) -> list[Found]:
    """Every framework named by rule in the text, in order, none overlapping another; some may be known.

    >>> from communique.text.sentences import Sentence
    >>> text = "Ministers of the Almaty Process adopted the National Strategy on Diaspora 2025-2030."
    >>> [found.name for found in find(Terrain(text, (), (), KINDS), [Sentence(0, len(text), "body")], [])]
    ['Almaty Process', 'National Strategy on Diaspora 2025-2030']
    """
    starts = [sentence.start for sentence in sentences]
    found = [
        *_marked(terrain.text),
        *_spelled(terrain),
        *_initialled(terrain.text),
        *_bilateral(terrain.text),
    ]
    for index in terrain.headed:
        if (word := terrain.words[index]).text in KINDS:
            at = bisect_right(starts, word.start) - 1
            if at >= 0 and word.end <= sentences[at].end:
                found += _around(terrain, index, sentences[at])
    return longest([name for name in found if not _repeats(terrain.text, name, known)])


def _repeats(text: str, found: Found, known: list[Known]) -> bool:
    """Whether a name is a known framework's with one more head noun: "the Rabat Process Dialogue"."""
    at = bisect_right(known, found.start, key=lambda name: name.start) - 1
    inside = known[at] if at >= 0 else None
    if inside is None or inside.start != found.start or inside.entity != "framework":
        return False
    return text[inside.end : found.end] in _REPEATING


_REPEATING = frozenset(
    f" {head}" for head in "Dialogue Process Forum Initiative Framework Programme Platform".split()
)


def _marked(text: str) -> Iterator[Found]:
    for pattern, floor, ceiling in _marked_lines(text):
        for match in pattern.finditer(text, floor, ceiling):
            start, end = match.span(match.lastgroup)
            end -= text[end - 1] in ".,;"
            quoted = _SHORT_AT_END.sub("", text[start:end])
            name = quoted.strip()
            start += len(quoted) - len(quoted.lstrip())
            kind = "programme"
            if match.lastgroup == "titled" and _WORKS.search(text, max(0, match.start() - 30), match.start()):
                continue
            if match.lastgroup in ("titled", "alone") and _WORKS_AFTER.match(text, match.end()):
                continue
            if match.lastgroup == "alone":
                kind = _quoted_kind(name)
            if kind:
                yield Found(start, start + len(name), "framework", name, kind)


def _marked_lines(text: str) -> Iterator[tuple[re.Pattern[str], int, int]]:
    """The patterns that can match in each line, half-open: few lines have a quotation mark or "called"."""
    calls = any(word in text for word in _CALLS)
    if not calls and not any(mark in text for mark in _MARKS):
        return
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        if line[0] in "\"'" or any(mark in line for mark in _MARKS):
            yield _QUOTED, start, end
        if calls and any(word in line for word in _CALLS):
            yield _NAMED, start, end
        start = end


def _quoted_kind(name: str) -> str | None:
    """The kind of a name in quotation marks that holds a head noun; None where it is a slogan."""
    words = name.split()
    if not 3 <= len(words) <= 24 or name[-1] in ".!?":
        return None
    if sum(word[0].isupper() for word in words) * 2 < len(words) or any(word in _SPOKEN for word in words):
        return None
    return next((KINDS[word] for word in words if word in KINDS and word not in SHY), None)


def _spelled(terrain: Terrain) -> Iterator[Found]:
    """Names before a small head: "Refugee and Host Population Empowerment (ReHoPE) strategy"."""
    text = terrain.text
    for match in _SMALL_HEAD.finditer(text):
        end = match.start() - 1
        if text[end : end + 1] != " ":
            continue
        bracket = _SHORT_BEFORE.search(text, max(0, end - 18), end) if text[end - 1] == ")" else None
        end = bracket.start() if bracket else end
        last = terrain.at(end) - 1
        if (
            last < 1
            or terrain.words[last].end != end
            or not is_capitalised(terrain.words[last].text)
            or terrain.is_barred(last)
        ):
            continue
        first = terrain.stretch(terrain.left(last, 0), last, 0)
        led = [word.text for word in terrain.words[first : last + 1]]
        start = terrain.words[first].start
        name, head = text[start:end], match[0]
        if bracket and stands_for(bracket["acronym"], name) and len(led) > 1:
            yield Found(start, match.end(), "framework", f"{name} {head}", KINDS[head.capitalize()])
        elif not bracket and len(led) > 2 and any(map(is_topic, led)) and not terrain.is_barred(first):
            yield Found(start, end, "framework", name, KINDS[head.capitalize()])
        elif not bracket and (code := _CODE_BEFORE.search(text, max(0, end - 24), end + 1)):
            at = terrain.at(code.start("code"))
            if code["word"] not in _SUBJECTS and not terrain.is_barred(at):
                yield Found(*code.span("code"), "framework", code["code"], KINDS[head.capitalize()])


def _initialled(text: str) -> Iterator[Found]:
    """Names in small letters with their initials behind: "national migration policy (NMP)"."""
    for bracket in _INITIALS.finditer(text):
        match = _SMALL_NAME.search(text, max(0, bracket.start() - 120), bracket.start())
        words = match["name"].split(" ") if match else ()
        for first in range(len(words) - 1):
            name = " ".join(words[first:])
            if initials(name) == bracket["acronym"] and words[first] not in SMALL_WORDS:
                start = match.end("name") - len(name)
                yield Found(start, match.end("name"), "framework", name, KINDS[match["head"].capitalize()])
                break


_BILATERAL = re.compile(
    r"\bE[CU]-(?:[A-Z][\w'-]{1,40} ){1,3}(?P<kind>(?i:readmission agreement|visa facilitation agreement|"
    r"association agreement|mobility partnership|migration partnership))\b"
)


def _bilateral(text: str) -> Iterator[Found]:
    """What the Union and one state have together: "EU-Armenia readmission agreement"."""
    if "EU-" in text or "EC-" in text:
        for match in _BILATERAL.finditer(text):
            kind = KINDS[match["kind"].split()[-1].capitalize()]
            yield Found(match.start(), match.end(), "framework", match.group(), kind)


def _around(terrain: Terrain, head: int, sentence: Sentence) -> Iterator[Found]:
    words = terrain.words
    word = words[head].text
    following = words[head + 1].text if terrain.gap(head) == " " else ""
    if following in NOT_AFTER:
        return
    first = _first(terrain, head, sentence.start)
    last = head
    if word in BY_RIGHT:
        last = terrain.right(head, sentence.end, CONNECTORS)
    if not _is_name(terrain, first, head, last) and not _is_spelled(terrain, first, last):
        return
    start, end = words[first].start, words[last].end
    if whom := _WHOM_AFTER.match(terrain.text, end, sentence.end):
        end = whom.end()
    years = _YEARS_AFTER.match(terrain.text, end, sentence.end)
    if years and word in DATED:
        end = years.end()
    yield Found(start, end, "framework", terrain.text[start:end], KINDS[word])


def _first(terrain: Terrain, head: int, floor: int) -> int:
    """The name's first word; a known organization right before belongs to it ("EU Action Plan")."""
    first = terrain.left(head, floor, over_barrier=True)
    paid = [at + 1 for at in range(first, head) if _PAID_FOR.search(terrain.words[at].text)]
    first = paid[-1] if paid else first
    while first < head and (_ORDINAL.fullmatch(word := terrain.words[first].text) or _MEMBERS.match(word)):
        first += 1
    return first


def _is_name(terrain: Terrain, first: int, head: int, last: int) -> bool:
    words = terrain.words
    word = words[head].text
    led = [lead.text for lead in words[first:head]]
    if last == head and all(lead in NOT_BEFORE.get(word, ()) or _is_plain(lead) for lead in led):
        return False
    if word in ("Plan", "Memorandum"):
        return _is_plan(terrain, led, head, last)
    if last > head:
        return word not in ("Agreement", "Dialogue", "Forum", "Initiative", "Partnership") or bool(
            led or any(is_topic(follow.text) for follow in words[head + 1 : last + 1])
        )
    if word in SHY:
        return len(led) > 2
    return any(not _is_plain(lead) for lead in led)


def _is_spelled(terrain: Terrain, first: int, last: int) -> bool:
    # "National Migration Policy (NMP)": what has a short form of its own is a name.
    bracket = _SHORT_AFTER.match(terrain.text, terrain.words[last].end)
    if bracket is None or last == first:
        return False
    return initials(terrain.text[terrain.words[first].start : terrain.words[last].end]) == bracket[1]


def _is_plan(terrain: Terrain, led: list[str], head: int, last: int) -> bool:
    """A plan of action or work; a memorandum of understanding on a matter."""
    if terrain.words[head].text == "Memorandum":
        return last - head > 3
    if led and led[-1] in ("Action", "Work", "Implementation", "Response", "Contingency", "Development"):
        return len(led) > 1 or last > head
    return last - head > 2 and bool(led)


def _is_plain(word: str) -> bool:
    return word in PLAIN
