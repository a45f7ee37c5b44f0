"""Things held: named gatherings, unnamed ones ("a briefing for regional partners"), and nods to both."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.events.event_names import kind_of
from communique.events.gathering_names import find
from communique.events.held_words import (
    HELD_ADJECTIVES,
    HELD_AFTER,
    HELD_APART,
    HELD_LATER,
    HOLDING,
    PLACING,
)
from communique.events.no_gatherings import is_none
from communique.events.occasions import Occasion
from communique.events.printed_gathering import Printed
from communique.events.scenes import Scene
from communique.records import Name
from communique.text.page import Page
from communique.text.sketch import KINDS, pattern

_FRAMEWORK = KINDS["framework"]
_NAMED = "".join(KINDS[kind] for kind in ("person", "organization", "state", "framework"))
# Heads that are events only with more than a capital: an ordinal, a year, "between A and B".
_NEEDS_NUMBER = frozenset({"session", "edition", "dialogue"})
# "A Special Session of the IOM Council": named by what kind it is, where a body holds it.
_OF_ITS_KIND = frozenset("special extraordinary emergency extra-ordinary urgent".split())
_OF_WHOM_SITS = re.compile(rf"\sof\s(?:the\s)?(?:[{KINDS['organization']}]|[A-Z])")
_NEEDS_PARTNERS = frozenset({"exchange"})
_ONLY_NODS = frozenset({"event", "gathering", "ceremony"})


def read(page: Page, scene: Scene) -> Iterator[Occasion]:
    """Every telling of, and every nod to, a gathering with a noun of its own in the scene, in order."""
    for printed in find(scene):
        if occasion := _judged(page, scene, printed):
            yield occasion


_LONG_CLAUSE = 160  # characters before a name in which a verb may stand apart from it
_WITH_PARTNERS = re.compile(
    rf"(?:\sin\s[A-Z]\w+)?\s(?:with|between|among)\s(?:the\s|[\w-]+\s){{0,3}}[{_NAMED}]"
)
_PARTNERS = pattern(
    r"(?:\sin\s(?-i:[A-Z])\w+)?\s(?:with|between|among)\s(?:the\s)?(?:[\w'-]+\s){0,4}?{actors}(?:\s(?:and|delegation|officials)\b){0,2}(?:\s(?:the\s)?{actor}(?:\sofficials|\sdelegation)?)?"
)
# "Is organizing training on integrated border management": one, where its day or place is told.
_ON_WHAT = re.compile(r"\s(?:on|in|for)\s[a-z]")
_TOGETHER = re.compile(r"\b(?:together|along)\swith\s$|\balongside\s$", re.I)


def _judged(page: Page, scene: Scene, printed: Printed) -> Occasion | None:
    """The occasion that a printed name tells of or nods to; None where nothing is said to have happened."""
    if is_none(printed):
        return None
    occasion = _occasion(page, scene, printed)
    determiner = printed.determiner()
    occasion.apart = determiner.endswith("next")
    occasion.definite = (
        determiner in ("the", "this", "that")
        or determiner.endswith("'s")
        or printed.text.endswith(('he "', "he '"), 0, printed.start)
    )
    return occasion if _is_told(scene, printed) else _nod(scene, occasion, printed)


_STILL_TO_COME = re.compile(r"\b(?:postponed|rescheduled|imminent|forthcoming)$")


def _is_told(scene: Scene, printed: Printed) -> bool:
    """Whether the words around a name say that it was, or will be, held."""
    before, after, determiner = printed.before(), printed.after(), printed.determiner()
    if printed.head in _ONLY_NODS and not printed.quoted and "side" not in printed.words:
        annual = printed.head == "gathering" and determiner == "the" and printed.words
        own = determiner in ("its", "their") and printed.words and HOLDING.search(before)
        return bool(determiner in ("a", "an") or annual or own) and _is_staged(scene, printed)
    if printed.head in _NEEDS_NUMBER and not printed.numbered:
        if printed.head == "session" and _OF_ITS_KIND.intersection(map(str.lower, printed.words)):
            return printed.capitalised and bool(_OF_WHOM_SITS.match(printed.text, printed.head_end))
        held = HELD_AFTER.match(after) or (HOLDING.search(before) and _WITH_PARTNERS.match(after))
        return bool(held) and (printed.specific or (printed.head == "dialogue" and determiner in ("a", "an")))
    if printed.head in _NEEDS_PARTNERS:
        return bool(_WITH_PARTNERS.match(after)) and bool(determiner or HOLDING.search(before))
    if printed.numbered and (printed.capitalised or printed.edition or determiner == "the"):
        return True
    held = bool(HOLDING.search(before) or HELD_AFTER.match(after) or HELD_ADJECTIVES.search(before))
    held = held or bool(_STILL_TO_COME.search(determiner))
    held = held or bool(HELD_APART.search(printed.before(_LONG_CLAUSE)))
    held = held or (printed.is_subject() and bool(HELD_LATER.match(after)))
    if determiner == "another":
        return held or bool(_TOGETHER.search(before))
    if _is_caption(printed):
        return True
    if printed.specific:
        return held or bool(PLACING.search(before)) or _is_placed(scene, printed) or _is_headline(scene)
    if printed.owned and determiner in ("the", "") and not printed.capitalised:
        return held
    if printed.owned and determiner.endswith("upcoming") and scene.dates:
        return True
    return _is_unnamed_told(scene, printed, held)


def _is_unnamed_told(scene: Scene, printed: Printed, held: bool) -> bool:
    """Whether what is told without a name of its own was held, by its article and the words around it."""
    before, after, determiner = printed.before(), printed.after(), printed.determiner()
    if determiner in ("its", "their", "our") and held and not printed.plural:
        return _is_concrete(scene, printed)
    if printed.plural:
        return held and determiner in ("", "their") and _is_concrete(scene, printed)
    if determiner.endswith("next"):
        return bool(HELD_AFTER.match(after)) and bool(scene.dates)
    if printed.head == "training" and determiner == "" and not printed.plural:
        given = HOLDING.search(before) and _ON_WHAT.match(after)
        return bool(given and (scene.dates or scene.sites))
    if determiner == "" and not (printed.words or HELD_ADJECTIVES.search(before) or printed.is_subject()):
        return False  # "the planning meeting was held": what stands before belongs to it, but is not known
    if determiner in ("a", "an", "a recent", "") or determiner.endswith("upcoming"):
        placed = bool(PLACING.search(before)) and (
            bool(HELD_AFTER.match(after)) or _is_placed(scene, printed)
        )
        return (held or placed or bool(_WITH_PARTNERS.match(after))) and _is_concrete(scene, printed)
    return False


# A ceremony or event without a name is one if it was held: "donated vehicles at a ceremony in Bor".
_ACT_WORDS = frozenset("signing launch launching inauguration opening unveiling".split())


def _is_staged(scene: Scene, printed: Printed) -> bool:
    """Whether a ceremony or an event is told as held then or there; the signing at one is told by itself."""
    if _ACT_WORDS & {word.lower() for word in printed.words}:
        return False
    before, after = printed.before(_LONG_CLAUSE), printed.after()
    held = HELD_AFTER.match(after) or HOLDING.search(before) or HELD_APART.search(before)
    placed = re.search(r"\b(?:at|in|during)\s$", before) and (
        _is_placed(scene, printed) or HELD_AFTER.match(after)
    )
    return bool(held or placed) and bool(scene.dates or scene.sites)


def _is_caption(printed: Printed) -> bool:
    """Whether a line of its own says which two met: "EUAA and Serbia Senior Officials Meeting"."""
    whole = not printed.text[: printed.start].strip() and not printed.text[printed.end :].strip()
    parties = [word for word in printed.words if word[0] in _NAMED]
    return whole and printed.capitalised and printed.head == "meeting" and len(parties) > 1


def _is_headline(scene: Scene) -> bool:
    return scene.sentence.section == "headline"


def _is_concrete(scene: Scene, printed: Printed) -> bool:
    # Somebody, some day or some place: not "holding a workshop is easy".
    return bool(scene.names or scene.dates or scene.sites)


def _is_placed(scene: Scene, printed: Printed) -> bool:
    """Whether a date or a place follows the name at once: "Ministerial Conference in Rome"."""
    end = scene.sketch.offset_end(printed.end)
    near = re.compile(
        r"(?: (?:on|for|of|with) \w[^.,;]{1,60}?)?(?: ?\([\w &-]{1,20}\))?(?: in [A-Z]\w+)?,? ?\(?"
        r"(?:(?:of|on|in|at|from|to be held|held) )*(?:the )?$"
    )
    starts = [when.start for when in scene.dates] + [site.start for site in scene.sites if site.city]
    return any(
        0 <= start - end < 90
        and near.match(scene.text[end - scene.sentence.start : start - scene.sentence.start])
        for start in starts
    )


def _nod(scene: Scene, occasion: Occasion, printed: Printed) -> Occasion | None:
    """The occasion as a nod: a definite noun ("the Conference", "this meeting"), else nothing."""
    determiner = printed.determiner()
    if (
        printed.plural
        or printed.head == "edition"
        or determiner.endswith("next")
        or determiner in ("a", "an", "", "a recent", "recent")
    ):
        return None
    opened = HOLDING.search(printed.before()) and (scene.dates or scene.sites)
    occasion.strong = determiner != "this" and bool(
        HELD_AFTER.match(_OF_SOME.sub("", printed.after())) or opened
    )
    occasion.nod, occasion.mention = True, printed.capitalised and not _is_shouted(printed)
    return occasion


# "The previous meeting of the Principals was held": whose it is may stand between.
_OF_SOME = re.compile(r"^\sof\s(?:the\s)?[A-Za-z]+(?=\s(?:was|were|is|will|took)\b)")


def _is_shouted(printed: Printed) -> bool:
    return printed.text.isupper()


def _occasion(page: Page, scene: Scene, printed: Printed) -> Occasion:
    start, end = _own_words(scene, printed)
    name = page.text[start:end]
    framework = _framework(scene, printed)
    about: tuple[str, ...] = ()
    held_by = _HELD_BY.search(printed.before()) if not printed.specific else None
    if not printed.specific and (partners := _PARTNERS.match(printed.text, printed.end)):
        marks = [mark for mark in scene.sketch.marks(partners) if mark.item.entity == "actor"]
        about = tuple(dict.fromkeys(mark.item.entity_id for mark in marks))
        if printed.head in _NEEDS_PARTNERS:
            end = scene.sketch.offset_end(partners.end())
            name = page.text[start:end]
    return Occasion(
        start,
        end,
        kind_of(
            printed.head,
            page.text[start : scene.sketch.offset_end(printed.head_end)],
            held_by["whom"] if held_by else _of_whom(printed),
        ),
        scene,
        head=printed.head,
        name=name,
        named=printed.specific or (printed.capitalised and printed.numbered),
        framework_id=framework.entity_id if framework else None,
        edition=printed.edition,
        about=about,
    )


# "Ministers in charge of migration held a joint meeting": a meeting of ministers.
_HELD_BY = re.compile(
    r"(?P<whom>\b(?:[Mm]inisters|[Ss]enior [Oo]fficials))\b[^,.;]{0,50}? (?:h[eo]ld|gathered for|met "
    r"for|met in) $"
)


def _of_whom(printed: Printed) -> str:
    """ "of Ministers", "of the Senior Officials": who meets, where the name says it after the head."""
    text = printed.text
    match = re.match(r"\sof\s(?:the\s)?[^,;.]{1,60}", text[printed.head_end : printed.end])
    match = match or _OF_RANK.match(text, printed.head_end)
    return match.group() if match else ""


_OF_RANK = re.compile(
    r"\sof\s(?:the\s)?(?:[\w-]+\s)?(?:senior\sofficials|ministers|heads\sof\sstate|leaders)\b", re.I
)


def _own_words(scene: Scene, printed: Printed) -> tuple[int, int]:
    """The name's offsets, with a name at either end cut to itself ("the UNGA" to "UNGA")."""
    start, end = scene.sketch.offset(printed.start), scene.sketch.offset_end(printed.end)
    for mark in scene.sketch.between(printed.start, printed.end):
        if mark.start == start:
            start = mark.item.start
        if mark.end == end and scene.text[mark.item.end - scene.sentence.start :].startswith(" ("):
            end = mark.item.end
    return start, end


_UNDER = re.compile(
    rf"(?:(?!\b(?:was|were|is|are|has|have|will|saw|took)\b)[^{_FRAMEWORK};.]){{0,30}}?\b(?:under|of|within)\s(?:the\s)?[\"']?{_FRAMEWORK}"
)


def _framework(scene: Scene, printed: Printed) -> Name | None:
    """The framework in the name, or the one that the gathering is said to be of or under."""
    marks = scene.sketch.between(printed.start, printed.end)
    if not any(mark.kind == "framework" for mark in marks):
        under = _UNDER.match(printed.text, printed.end)
        marks = scene.sketch.marks(under) if under else []
    return next((mark.item for mark in marks if mark.kind == "framework"), None)
