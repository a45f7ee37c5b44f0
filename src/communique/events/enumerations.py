"""Gatherings counted off in one sentence, each by its number, place or day alone.

"The second was held in Manila (2012), the third in Kuwait (2014)"; "meetings in Niamey in May 2007, in
Accra in February 2008".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.events.event_names import kind_of, ordinal
from communique.events.occasions import Occasion
from communique.events.scenes import Scene, Site
from communique.records import When

# Not "the second in a series" or "the first in years": a place must follow, and one edition must be told
# before.
_NUMBER = re.compile(
    r"\b[Tt]he (?P<ordinal>[a-z]+|\d+(?:st|nd|rd|th))(?: and (?:most recent|last|latest))?(?: (?:one|"
    r"edition))?,?"
    r"(?: (?:was|were) (?:then )?(?:held|hosted|convened|organi[sz]ed)| took place)?"
    r"(?: by [^,;.()]{1,40}?)? (?:in|at) (?=[A-Z])"
)


def read(scene: Scene) -> Iterator[Occasion]:
    """The gatherings that the scene counts off, in order."""
    yield from _numbered(scene)
    yield from _placed(scene)
    yield from _coordinated(scene)


# "Steering Committee and Senior Officials Meetings": two.
_COORDINATED = re.compile(
    r"(?P<first>(?:[A-Z][\w'-]+ ){1,3})and (?P<second>(?:[A-Z][\w'-]+ ){1,3})"
    r"(?P<head>Meeting|Conference|Workshop|Seminar)s\b"
)


def _coordinated(scene: Scene) -> Iterator[Occasion]:
    """Two gatherings of one plural, where the sentence says when they were."""
    if "ings" not in scene.text and "ences" not in scene.text and "shops" not in scene.text:
        return
    for match in _COORDINATED.finditer(scene.text) if scene.dates else ():
        head, offset = match["head"].lower(), scene.sentence.start
        for which, end in (("first", match.end("first") - 1), ("second", match.end("head"))):
            name = f"{match[which]}{match['head']}"
            start = offset + match.start(which)
            yield Occasion(start, offset + end, kind_of(head, name), scene, head=head, name=name, named=True)


def _numbered(scene: Scene) -> Iterator[Occasion]:
    for match in _NUMBER.finditer(scene.text) if scene.sites else ():
        number = ordinal(match["ordinal"])
        here = scene.sentence.start + match.end()
        site = next((site for site in scene.sites if site.start == here), None)
        if number and number > 1 and site:
            start = scene.sentence.start + match.start() + len("the ")
            yield Occasion(start, site.end, "meeting", scene, head="edition", edition=number)


# "Previous technical meetings in ...", "training sessions also took place in ...".
_PLURAL = re.compile(
    r"\b(?P<head>meeting|workshop|conference|seminar|training session|session|"
    r"summit|consultation)s"
    r"(?: of the [A-Z][\w' -]{2,60}?)?"
    r"(?P<held>,?(?: that)?(?: also)? (?:took place|(?:were|have been) (?:held|organi[sz]ed|"
    r"conducted))|[^.;]{0,120}?,? (?:which|that) were (?:held|organi[sz]ed))? in (?=[A-Z])",
    re.I,
)
# "The countries have met in Manila (2004), Bali (2005) and Dhaka (2011)".
_MET = re.compile(r"\b(?P<head>met)(?P<held>)? (?:previously |earlier )?in (?=[A-Z])")
_PLURALS = ("meetings", "workshops", "conferences", "seminars", "sessions", "summits", "consultations")
# "One on 21 November 2014, the other on 22 September 2015".
_OTHER = re.compile(r"\b(?:the (?:other|second|third)|another)(?: one)? (?:on|in) $")
_RANK = 30  # characters before the noun, and after it, that say of what rank the gatherings were
_SIDE = 30  # characters between a place and its day


def _placed(scene: Scene) -> Iterator[Occasion]:
    if not (scene.sites and scene.dates):
        return
    several = any(map(scene.lowered.__contains__, _PLURALS))
    match = (_PLURAL.search(scene.text) if several else None) or _MET.search(scene.text)
    if not match:
        return
    pairs = []
    for site in (site for site in scene.sites if site.start >= scene.sentence.start + match.end()):
        day = next(
            (when for when in scene.dates if 0 <= when.start - site.end <= _SIDE and when.start_date), None
        )
        if day and all(day is not other for _, other in pairs):
            pairs.append((site, day))
    talks = match["head"].lower() == "consultation"  # one round of them is a plural too
    if len(pairs) < (1 if match["held"] and not talks else 2):
        return
    head = "meeting" if match["head"] == "met" else match["head"].lower()
    name = scene.text[max(0, match.start() - _RANK) : match.end("head")]
    of_whom = scene.text[match.end("head") + 1 : match.end("head") + _RANK]
    head = "training" if head.startswith("training") else head
    first = [(_start(scene, site, day), site, day) for site, day in pairs]
    for start, site, day in [*first, *_others(scene, pairs)]:
        told = Occasion(start, day.end, kind_of(head, name, of_whom), scene, head=head, apart=True)
        told.place, told.country = site.city, site.country
        told.dated(day)
        yield told


def _start(scene: Scene, site: Site, day: When) -> int:
    """Where the words that tell of one gathering begin: at "one on", or at its place."""
    offset = scene.sentence.start
    one = _ONE.search(scene.text, site.end - offset, day.start - offset)
    return offset + one.start() if one else site.start


_ONE = re.compile(r"\bone (?:on|in) $")


def _others(scene: Scene, pairs: list[tuple[Site, When]]) -> Iterator[tuple[int, Site, When]]:
    """Further days of gatherings that were all in one place: where each is told, the place and the day."""
    if len(pairs) != 1:
        return
    for when in scene.dates:
        before = _OTHER.search(scene.text, 0, when.start - scene.sentence.start)
        if before and when.start_date and when is not pairs[0][1]:
            yield scene.sentence.start + before.start(), pairs[0][0], when
