"""The noun phrase around an organization's or a state's name that means the same actor.

"the Government of Egypt", "IOM's regional office for the Middle East", "UNICEF Egypt Country Office" and "EU
Delegation to Ghana" act as Egypt, IOM, UNICEF and the EU; a state named inside such a phrase does not act.
"""

from __future__ import annotations

import re

_UNITS = (
    r"(?:regional |country |field |liaison |global |local |national |sub-?|head |project |permanent |"
    r"special |information |joint )*(?:offices?|headquarters|hq|delegations?|missions?|secretariat|"
    r"representations?|bureau|country teams?|teams?|system|office team|council|chapters?|branch(?:es)?|"
    r"presence|resident coordinator(?:'s office)?)"
)
# After a possessive in small letters only what has walls: not "IOM's mission to save lives", "the EU's
# system".
_OFFICES = (
    r"(?:(?:regional|country|field|liaison|global|local|sub-?|head|project|permanent|special) ?)*"
    r"(?:offices?|headquarters|delegations?|representations?)\b"
)
_AREA = (
    r"(?:EEA, the EU and NATO|[A-Z][\w'-]+(?:(?: and the| and| of the| of)? "
    r"(?!Government|Ministry|Department|Embassy|Kingdom|Republic|State\b|United Nations|"
    r"EU\b)[A-Z][\w'-]+){0,6})"
)
_AREAS = (
    r"Europe|Africa|Asia|Pacific|Caribbean|Global|International|HQ|MENA|Western Balkans|Middle East|"
    r"Central Asia|South Asia|Southern Africa|East Africa|West Africa|Latin America"
)
_AFTER = re.compile(
    rf"(?:(?:'s|')?(?: (?:{_AREAS}))?(?:'s)?(?= (?:[A-Z]|(?i:{_OFFICES}))))(?: (?i:{_UNITS}))\b(?: (?:for|"
    rf"in|to|at|of|on) (?:the )?{_AREA})?"
    rf"|(?: -| \|)? (?:{_AREAS})\b"
)
_UNIT = re.compile(rf"(?:'s|')?(?: (?i:{_UNITS}))\b")
_BEFORE = re.compile(
    r"(?:\b(?:the )?(?:(?:Federal |Transitional |Interim |Royal |National |Islamic |People's |Democratic )*"
    r"(?i:governments?|kingdom|republic|state|delegations?|secretariat|authorities|presidency|offices?|"
    r"missions?|headquarters|representations?|council|federation|sultanate)) of )+(?:the )?$"
    r"|\b(?:[Tt]he )(?:(?:[A-Z][a-z]+|[a-z]+) offices of )?$"
)


_AREA_AFTER = re.compile(rf" (?:for|in|to|at|of) (?:the )?{_AREA}")


def whole(text: str, end: int, ceiling: int) -> int:
    """Where the phrase ends of an organ whose name ends at `end`: "EU Delegation" goes on "to Ghana".

    >>> whole("The EU Delegation to Ghana replied", 17, 34)
    26
    """
    area = _AREA_AFTER.match(text, end, ceiling)
    return area.end() if area else end


def phrase(text: str, start: int, end: int, floor: int, ceiling: int, area_end: int) -> tuple[int, int]:
    """Half-open offsets of the phrase around the organization named at `start:end`, within `floor:ceiling`.

    `area_end` is where a state's or place's name right after it ends ("IOM Montenegro"), else `end`.

    >>> text = "hosted by the IOM Regional Office for West Africa"
    >>> phrase(text, 14, 17, 0, len(text), 17)
    (10, 49)
    """
    begin = start
    if text.endswith(("of ", "the ", "The "), floor, start):
        before = _BEFORE.search(text, max(floor, start - 60), start)
        begin = before.start() if before else start
    if area_end > end:
        unit = _UNIT.match(text, area_end, ceiling)
        return begin, unit.end() if unit else area_end
    after = _AFTER.match(text, end, ceiling)
    return begin, after.end() if after else end
