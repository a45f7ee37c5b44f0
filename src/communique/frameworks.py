"""Frameworks that the registry does not list: processes, strategies, plans, programmes, pacts and funds.

Found from a head noun with what leads and follows it ("National Strategy on Migration 2020-2025"), or from
quotation marks or "named" beside a programme. A description ("a strategy", "the process", "an agreement") is
none, and "the Process" after "Prague Process" is not a name either.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from communique.acronyms import SMALL_WORDS, initials, stands_for
from communique.gazetteer import Known, longest
from communique.organizations import Found
from communique.proper_nouns import Terrain
from communique.sentences import Sentence
from communique.topics import is_capitalised, is_topic

KINDS = {
    head: kind
    for kind, heads in (
        ("dialogue", "Process Dialogue Forum Partnership"),
        (
            "instrument",
            "Strategy Plan Protocol Declaration Agreement Memorandum Compact Convention Framework Pact "
            "Treaty Agenda "
            "Policy Roadmap Charter Mechanism Constitution Principles Guidelines Statement",
        ),
        (
            "programme",
            "Programme Program Project Initiative Fund Facility Platform Scheme Action Approach Portal",
        ),
    )
    for head in heads.split()
}

# A strategy or a plan is named by what it is on; a process, a fund or a declaration by what stands before it.
_BY_RIGHT = frozenset(
    "Strategy Plan Protocol Convention Framework Memorandum Platform Treaty Charter Declaration "
    "Agreement Dialogue Forum Initiative Partnership Fund Programme Program Compact Roadmap Agenda".split()
)
_CONNECTORS = frozenset("of for on to the and & in against relating under with establishing".split())
# A word before the head that makes it a description, an event or a part of a title.
_NOT_BEFORE = {
    head: frozenset(words.split())
    for head, words in (
        ("Process", "Asylum Peace Political Electoral Consultation Consultative Review Selection"),
        ("Dialogue", "Migration Policy Political Social Panel High-Level National Interactive Public Joint"),
        ("Forum", "Global-Local Business Youth Economic Public"),
        ("Partnership", "Strategic Private Public-Private New"),
        ("Policy", "Regional Foreign Privacy Cookie Migration Public Senior Security Asylum Social"),
        ("Plan", "Regional Master Business"),
        ("Project", "Regional New National The Pilot Joint Current"),
        ("Programme", "National Country Regional Joint Global New Senior Resettlement Training"),
        ("Action", "Take Climate Collective Global Political Affirmative"),
        ("Mechanism", "Coordination"),
        ("Agreement", "Framework Cooperation Grant Bilateral New Host Peace Partnership"),
        ("Declaration", "Joint Ministerial Political Final Customs"),
        ("Fund", "Trust Emergency Pension Investment"),
        ("Framework", "Legal Policy Results Regulatory Strategic Cooperation"),
        ("Strategy", "Regional Country National New"),
        ("Agenda", "Migration Political Draft National"),
        ("Statement", "Joint Press Opening Mission Closing"),
        ("Platform", "Online Digital Learning Coordination"),
        ("Initiative", "New Joint Regional"),
        ("Approach", "Whole-of-Government Whole-of-Society Comprehensive New"),
    )
}
_NOT_BEFORE["Program"] = _NOT_BEFORE["Programme"]
# Heads that need more than one word before them, or an acronym after them, to be sure.
_SHY = frozenset(
    "Policy Action Approach Portal Scheme Platform Principles Guidelines Statement Constitution".split()
)
# Parts of a title or a body: "Programme Manager", "Project Officer", "Policy Officer", "Action Plan".
_NOT_AFTER = frozenset(
    "Manager Officer Coordinator Director Assistant Adviser Advisor Specialist Associate Leader Lead "
    "Unit Team Steering Committee Secretariat Division Department Section Office Agency Council Network "
    "News Plan Facility Fund Framework Analyst Secretary Summit Conference Meeting Partners Partner "
    "Development Management Declaration Agreement Document Documents Process Dialogue".split()
)
# An edition's number is its event's, not the framework's: "Fourth Pan-African Forum on Migration".
_ORDINAL = re.compile(
    r"\d{1,3}(?:st|nd|rd|th)|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|"
    r"Twelfth"
)
# Neither is how many take part: "11-nation Regional Consultative Process".
_MEMBERS = re.compile(r"\d+-[a-z]")
# Words that make a description of a head, and no name.
_PLAIN = frozenset("National Joint Regional New Action Work Global Final Draft Special".split())
# Heads of what is made for some years.
_DATED = frozenset("Strategy Plan Programme Program Framework Policy Agenda Compact".split())
# The years that a plan carries after its name: "(2023-2027)", "2020-2025", "for 2024-2026".
_YEARS_AFTER = re.compile(
    r"(?: and Plan of Action)? ?(?:\(|for the period |for )?(?:19|20)\d\d ?[-/] ?(?:(?:19|20)\d\d|\d\d)\)?"
)

# Whom it is for, in small letters after their adjective: "... on Human Mobility of Venezuelan citizens".
_WHOM_AFTER = re.compile(r"(?<=[a-z]n) (?:citizens|nationals|migrants|refugees|workers|returnees|people)\b")
_QUOTED = re.compile(
    r"\"(?P<before>[A-Z0-9][^\"\n]{3,150})\"\s*(?:\([A-Z][\w-]{1,14}\)\s*)?"
    r"(?:project|programme|program|initiative|action)\b"
    r"|\b(?:project|programme|program|initiative|action)s?,?\s(?:named|called|titled|entitled|known as|on|"
    r"of)?"
    r"\s?\"\s?(?P<after>[A-Z0-9][^\"\n]{3,150})\""
    r"|\"(?P<acronym>[A-Z0-9][^\"\n]{8,150})\"\s*\((?=[A-Z][\w-]{1,14}\))"
    r"|\b[A-Z][\w-]{2,14}\s(?:stands for|is short for)\s\"(?P<spelled>[A-Z][^\"\n]{8,150})\""
    r"|\b(?:titled|entitled|named|called)\s\"(?P<titled>[A-Z0-9][^\"\n]{8,150})\""
    r"|\b(?:project|programme|program|initiative|action|grant|agreement)s?,?\s(?:titled|entitled|named|"
    r"called)\s"
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
    r"\b(?P<name>(?:[a-z]+ (?:on |and |for |of )?){1,5}(?P<head>policy|strategy|plan|programme|framework)"
    r"(?: (?:on|for) (?:[a-z]+ ){0,2}[a-z]+)?) \((?P<acronym>[A-Z]{3,7})\)"
)
_SMALL_HEAD = re.compile(
    r"(?: \((?P<acronym>[A-Z][\w-]{1,14})\))? (?P<head>strategy|programme|program|project|initiative|plan|"
    r"framework)\b"
)
_NAMED = re.compile(
    r"\b(?:project|programme|program|initiative),?\s(?:named|called|dubbed|titled|entitled|known as)\s"
    r"(?P<name>[A-Z][\w-]*[A-Z][\w-]*|[A-Z][\w-]+(?=[,.]))"
)


_SHORT_AFTER = re.compile(r" \(([A-Z]{2,9})\)")
_SHORT_AT_END = re.compile(r" \([A-Z][\w&-]{1,14}\)$")
# Words of a sentence: what is quoted with them was said, and names nothing.
_SPOKEN = frozenset(
    "is are was were has have had will would can we We I our Our you this This that they".split()
)


def find(terrain: Terrain, sentences: list[Sentence], known: list[Known]) -> list[Found]:
    """Every framework named by rule in the text, in order, none overlapping another; some may be known.

    >>> from communique.sentences import Sentence
    >>> text = "Ministers of the Almaty Process adopted the National Strategy on Diaspora 2025-2030."
    >>> [found.name for found in find(Terrain(text, ()), [Sentence(0, len(text), "body")], [])]
    ['Almaty Process', 'National Strategy on Diaspora 2025-2030']
    """
    starts = [sentence.start for sentence in sentences]
    found = [*_marked(terrain.text), *_spelled(terrain), *_initialled(terrain.text)]
    for index, word in enumerate(terrain.words):
        if word.text in KINDS and not terrain.is_barred(index):
            at = bisect_right(starts, word.start) - 1
            if at >= 0 and word.end <= sentences[at].end:
                found += _around(terrain, index, sentences[at])
    return longest(found)


def _marked(text: str) -> Iterator[Found]:
    for pattern in (_QUOTED, _NAMED):
        for match in pattern.finditer(text):
            start, end = match.span(match.lastgroup)
            end -= text[end - 1] in ".,;"
            name = _SHORT_AT_END.sub("", text[start:end])
            kind = "programme"
            if match.lastgroup == "titled" and _WORKS.search(text, max(0, match.start() - 30), match.start()):
                continue
            if match.lastgroup in ("titled", "alone") and _WORKS_AFTER.match(text, match.end()):
                continue
            if match.lastgroup == "alone":
                kind = _quoted_kind(name)
            if kind:
                yield Found(start, start + len(name), "framework", name, kind)


def _quoted_kind(name: str) -> str | None:
    """The kind of a name in quotation marks that holds a head noun; None where it is a slogan."""
    words = name.split()
    if not 3 <= len(words) <= 24 or name[-1] in ".!?":
        return None
    if sum(word[0].isupper() for word in words) * 2 < len(words) or any(word in _SPOKEN for word in words):
        return None
    return next((KINDS[word] for word in words if word in KINDS and word not in _SHY), None)


def _spelled(terrain: Terrain) -> Iterator[Found]:
    """Names before a small head: "Refugee and Host Population Empowerment (ReHoPE) strategy"."""
    for match in _SMALL_HEAD.finditer(terrain.text):
        last = terrain.at(match.start()) - 1
        if (
            last < 1
            or terrain.is_barred(last)
            or terrain.words[last].end != match.start()
            or not is_capitalised(terrain.words[last].text)
        ):
            continue
        first = terrain.stretch(terrain.left(last, 0), last, 0)
        led = [word.text for word in terrain.words[first : last + 1]]
        start = terrain.words[first].start
        name = terrain.text[start : match.start()]
        if match["acronym"] and stands_for(match["acronym"], name) and len(led) > 1:
            head = match["head"]
            kind = KINDS[head.capitalize()]
            yield Found(start, match.end(), "framework", f"{name} {head}", kind)
        elif (
            not match["acronym"] and len(led) > 2 and any(map(is_topic, led)) and not terrain.is_barred(first)
        ):
            yield Found(start, match.start(), "framework", name, KINDS[match["head"].capitalize()])


def _initialled(text: str) -> Iterator[Found]:
    """Names in small letters with their initials behind: "national migration policy (NMP)"."""
    if "(" not in text:
        return
    for match in _SMALL_NAME.finditer(text):
        words = match["name"].split(" ")
        for first in range(len(words) - 1):
            name = " ".join(words[first:])
            if initials(name) == match["acronym"] and words[first] not in SMALL_WORDS:
                start = match.end("name") - len(name)
                yield Found(start, match.end("name"), "framework", name, KINDS[match["head"].capitalize()])
                break


def _around(terrain: Terrain, head: int, sentence: Sentence) -> Iterator[Found]:
    words = terrain.words
    word = words[head].text
    following = words[head + 1].text if terrain.gap(head) == " " else ""
    if following in _NOT_AFTER:
        return
    first = _first(terrain, head, sentence.start)
    last = head
    if word in _BY_RIGHT:
        last = terrain.right(head, sentence.end, _CONNECTORS)
    if not _is_name(terrain, first, head, last) and not _is_spelled(terrain, first, last):
        return
    start, end = words[first].start, words[last].end
    if whom := _WHOM_AFTER.match(terrain.text, end, sentence.end):
        end = whom.end()
    years = _YEARS_AFTER.match(terrain.text, end, sentence.end)
    if years and word in _DATED:
        end = years.end()
    yield Found(start, end, "framework", terrain.text[start:end], KINDS[word])


def _first(terrain: Terrain, head: int, floor: int) -> int:
    """The name's first word; a known organization right before belongs to it ("EU Action Plan")."""
    first = terrain.left(head, floor, over_barrier=True)
    while first < head and (_ORDINAL.fullmatch(word := terrain.words[first].text) or _MEMBERS.match(word)):
        first += 1
    return first


def _is_name(terrain: Terrain, first: int, head: int, last: int) -> bool:
    words = terrain.words
    word = words[head].text
    led = [lead.text for lead in words[first:head]]
    if last == head and all(lead in _NOT_BEFORE.get(word, ()) or _is_plain(lead) for lead in led):
        return False
    if word in ("Plan", "Memorandum"):
        return _is_plan(terrain, led, head, last)
    if last > head:
        return word not in ("Agreement", "Dialogue", "Forum", "Initiative", "Partnership") or bool(
            led or any(is_topic(follow.text) for follow in words[head + 1 : last + 1])
        )
    if word in _SHY:
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
    return word in _PLAIN
