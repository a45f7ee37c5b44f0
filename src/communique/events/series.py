"""Sessions of a series that is itself a framework ("first IMRF", "2022 IMRF"), and nods to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.events.event_names import kind_of, ordinal
from communique.events.held_words import HELD_AFTER, HOLDING, UNREAL, UNREAL_AFTER
from communique.events.occasions import Occasion
from communique.events.scenes import Scene
from communique.records import Name
from communique.text.page import Page

# A series whose name says that it is held: the International Migration Review Forum, not the Khartoum
# Process.
_SERIES = re.compile(
    r"\b(?P<head>Summit|Forum|Conference|Dialogue|Symposium|Congress|Meeting|Consultations?)\b"
)
_EDITION_BEFORE = re.compile(
    r"\b(?:(?P<this>(?:this|last|next)\s(?:year|month)'s)|(?P<year>(?:19|20)\d\d)|(?P<edition>[\w-]+))\s[\"']?$",
    re.I,
)
_EDITION_AFTER = re.compile(
    r"(?:\s\([^()]{1,20}\))?\s(?:(?:in\s)?(?P<year>(?:19|20)\d\d)(?![\w-])|(?P<roman>[IVX]{1,5})(?!\w))"
)
_PLACED_SERIES = re.compile(r"\b(?:at|during|of|following|after|on)\s(?:the\s)?$", re.I)
_OUTCOMES = re.compile(r"\s(?:Outcomes?|Results?|Preparations?)\b", re.I)


def read(page: Page, scene: Scene) -> Iterator[Occasion]:
    """Sessions of a forum series that is itself a framework ("first IMRF", "2022 IMRF"), and nods to them."""
    for name in scene.names:
        if name.entity != "framework" or name.kind != "dialogue":
            continue
        head = _SERIES.search(page.frameworks[name.entity_id].name)
        if head and (occasion := _edition(page, scene, name, head["head"].lower())):
            yield occasion


# "2nd ACD Summit" is a gathering of the ACD; "the Dialogue was inaugurated" tells its founding.
_LONGER = re.compile(
    r"(?: \([^()]{1,20}\))? (?:Summit|Conference|Meeting|Ministerial|Consultation|Workshop|Session|meeting|"
    r"[Cc]hair(?:manship|person)?|[Pp]residency|[Tt]roika|[Ss]ecretariat)\b"
)
# "Since July the state has chaired the Forum": its office, not a session.
_CHAIRED = re.compile(r"\b(?:has|have|had|will)(?: been)? (?:co-)?chair(?:ed|ing)?(?: of)? (?:the )?$", re.I)
_FOUNDED = re.compile(
    r"\s(?:was|were)\s(?:\w+ly\s)?(?:inaugurated|established|founded|initiated|launched|created|set up)\b"
)


# "The second meeting of the Dialogue was held", "the Dialogue convened for its eleventh meeting".
_MEETING = r"(?:meeting|session|edition|conference|summit|round|workshop|consultation|ministerial)"
_ITS_MEETING = re.compile(rf"\b{_MEETING}s?,? (?:of|under|within|in) (?:the )?$", re.I)
_FOR_MEETING = re.compile(
    rf"[^.;]{{0,40}}\b(?:convened|met|gathered)\b[^.;]{{0,30}} for [^.;]{{0,40}}\b{_MEETING}\b", re.I
)


def _is_held(scene: Scene, name: Name) -> bool:
    """Whether the sentence says that the series, or a forum taken for one, was held then or there."""
    if not scene.dates and not scene.sites:
        return False
    text, offset = scene.text, scene.sentence.start
    if _FOR_MEETING.match(text, name.end - offset):
        return False
    before = scene.text[: name.start - scene.sentence.start]
    after = scene.text[name.end - scene.sentence.start :]
    if UNREAL.search(before[-80:]) or UNREAL_AFTER.match(after) or _FOUNDED.match(after):
        return False
    return bool(HELD_AFTER.match(after) or HOLDING.search(re.sub(r"\bthe $", "", before[-80:])))


# "The chairmanship of the Forum in 2016" is no Forum of 2016, nor is what is held under its auspices.
_OFFICE = re.compile(
    r"\b(?:auspices|umbrella|aegis|chair(?:man)?(?:ship)?|presidency|secretariat|troika|agenda|process|countries|states|members|partners|parties|ministers|officials|"
    r"establishment|creation) of "
    r"(?:the )?(?:\d{4} )?$",
    re.I,
)


def _edition(page: Page, scene: Scene, name: Name, head: str) -> Occasion | None:
    before = page.text[max(scene.sentence.start, name.start - 80) : name.start]
    if UNREAL.search(re.split(r"[,;:] ", before)[-1]) or _OFFICE.search(before):
        return None
    if _ITS_MEETING.search(before) or _CHAIRED.search(before):
        return None
    before = before[-40:]
    after = page.text[name.end : min(scene.sentence.end, name.end + 40)]
    left, right = _EDITION_BEFORE.search(before), _EDITION_AFTER.match(after)
    number = ordinal(left["edition"]) if left and left["edition"] else None
    numbered = bool(number or (left and left["year"]))
    if _LONGER.match(after) and not right:
        return None
    told = bool(numbered or right or (left and left["this"])) or _is_held(scene, name)
    if not told and not (_PLACED_SERIES.search(before) or _OUTCOMES.match(after)):
        return None
    start = name.start - len(before) + left.start() if numbered and left else name.start
    end = name.end + right.end() if right else name.end
    return Occasion(
        start,
        end,
        kind_of(head, page.frameworks[name.entity_id].name),
        scene,
        head=head,
        name=page.text[start:end],
        named=True,
        nod=not told,
        framework_id=name.entity_id,
        edition=number or (ordinal(right["roman"]) if right and right["roman"] else None),
    )
