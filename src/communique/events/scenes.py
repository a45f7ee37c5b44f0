"""A sentence laid out for the rules on events: its sketch, its dates and the places in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from operator import attrgetter
from typing import NamedTuple

from communique import reference
from communique.records import Name, When
from communique.text.page import Page
from communique.text.plain import Plain
from communique.text.sentences import Sentence
from communique.text.sketch import KINDS, Mark, Sketch

_start = attrgetter("start")
_NAME_MARKS = {"person": "person", "state": "state"}

# A capitalised run after "in", "at" or a pin: "in Ghent, Belgium". Not "In March", "at Ministry of X": the
# run
# must be a known place, or stand before a known country.
_RUN = r"[A-ZÀ-ÖØ-Þ][\w'.-]*(?:[ -](?:d[eao]s?|del|la|el|al|of|es|sur|[A-ZÀ-ÖØ-Þ][\w'.-]*))*"
_PLACE = re.compile(
    rf"(?:\b(?=[IinaoWwVvPpLl])(?:(?:[Ii]n|at|near|outside)\s(?:the\s(?:city|capital|town|port)(?:\sof|,)?\s)?|"
    rf"(?:[Ww]here|WHERE|[Vv]enue|VENUE|[Pp]lace|[Ll]ocation)\s?:\s)|📍\s?|; )"
    rf"(?P<place>{_RUN})(?:\s?,\s(?:the\s)?(?P<country>{_RUN}))?"
)


_YEARS = re.compile(r"(?:19|20)\d\d(?:[-/](?:19|20)?\d\d)?")
# A year after these stands for a time, not in a name.
_BEFORE_YEAR = re.compile(
    r"\b(?:in|of|since|by|until|during|early|late|mid|around|and|to|from|year)[ -]$|[-(]$|, $", re.I
)

# A dateline within a page: "Antalya, 12-13 December - Two dozen officials gathered".
_OPENING = re.compile(rf"(?P<place>{_RUN})(?P<country>)?,? [^-.]{{1,30}}(?:-\d[^-.]{{3,30}})? - ")


# Those of a list that follow the first: "in Manila (2004), Bali (2005) and Dhaka (March 2011)".
_WITH_YEAR = re.compile(
    rf"(?:, (?:and )?|\band |& )(?P<place>{_RUN})(?P<country>)? \((?=(?:[A-Z][a-z]+ )?(?:19|20)\d\d\))"
)


class Site(NamedTuple):
    """A place where it is printed, half-open; `city` is None where only a country is named."""

    start: int
    end: int
    city: str | None
    country: str | None


@dataclass
class Scene:
    """A sentence of a page with its sketch (names with their phrases, and dates), dates and places."""

    index: int
    sentence: Sentence
    page_text: str
    text: str  # the sentence's own
    lowered: str  # the same in small letters
    sketch: Sketch
    names: tuple[Name, ...]
    dates: tuple[When, ...]

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        """The places printed in it, in order; looked for when first asked for, since most tell no event."""
        return tuple(_sites(self.page_text, self.sentence))

    def between(self, start: int, end: int) -> str:
        """The sentence's text between two offsets of the page; empty where they lie outside it."""
        offset = self.sentence.start
        return self.text[max(0, start - offset) : max(0, end - offset)]


def lay_out(page: Page, index: int) -> Scene:
    """The page's sentence number `index` as a scene."""
    sentence = clipped(page.sentences[index])
    printed = _with_short_names(page, sentence, list(_within(page.names, sentence)))
    names = tuple(_with_pronoun(page, sentence, printed))
    dates = tuple(_within(page.dates, sentence))
    marks = [name_mark(name) for name in names]
    marks += [Mark(when.start, when.end, "date", when) for when in dates if not is_label(page.text, when)]
    sketch = Sketch(page.text, sentence.start, sentence.end, marks)
    text = page.text[sentence.start : sentence.end]
    return Scene(index, sentence, page.text, text, text.lower(), sketch, names, dates)


_LONGEST = 4_000  # characters; keeps the time for a page in step with its length, whatever it holds
_FAR = 300  # names back in which a short name's full form is looked for

# "The Process", "the Protocol": short for the framework or organization last named with that word.
# What begins with a literal is found faster.
_SHORT = re.compile(
    r"he (?<=\b[Tt]he )(Process|Initiative|Dialogue|Network|Organi[sz]ation|Agency|Fund|Programme|"
    r"Partnership|Protocol|Compact|Framework|Pact|Convention|Declaration|Agreement|Treaty|Charter|Platform|"
    r"Strategy|Roadmap)\b(?! [A-Z(])"
)


def _with_short_names(page: Page, sentence: Sentence, names: list[Name]) -> list[Name]:
    """The sentence's names, and its short names as if printed in full: for rules only, no mentions."""
    for match in _SHORT.finditer(page.text, sentence.start, sentence.end):
        if any(name.start < match.end() and match.start() < name.end for name in names):
            continue
        if meant := _last_named(page, match[1], match.start()):
            start, end = match.span(1)
            short = replace(
                meant, start=start, end=end, phrase_start=match.start() - 1, phrase_end=end, position=None
            )
            names.append(short)
    return sorted(names, key=lambda name: name.start)


def _last_named(page: Page, word: str, before: int) -> Name | None:
    last = bisect_left(page.names, before, key=_start)
    for name in reversed(page.names[max(0, last - _FAR) : last]):
        known = page.frameworks.get(name.entity_id) or page.actors.get(name.entity_id)
        printed = page.text[name.start : name.end]
        if known and name.kind not in ("person", "state") and (word in known.name or word in printed):
            return name
    return None


# "It was established in 1996", "the body was founded": what the sentence before speaks of.
_PRONOUN = re.compile(
    r"(?:\b(?:Since|since) )?(?P<it>\b(?:It|(?:The|This) (?:entity|body|forum|platform|grouping|bloc|"
    r"mechanism|"
    r"network|organi[sz]ation|agency|initiative|process|regional body|group|alliance|coalition|dialogue)))"
    r"(?=,? (?:which )?(?:was|were|is|has been) (?:\w+ly |first )?(?:established|founded|created|set up|"
    r"formed|"
    r"launched|initiated|inaugurated)\b)"
)


def _with_pronoun(page: Page, sentence: Sentence, names: list[Name]) -> list[Name]:
    match = _PRONOUN.match(page.text, sentence.start, sentence.end)
    if not match or (names and names[0].start < match.end()):
        return names
    last = bisect_left(page.names, sentence.start, key=_start)
    said = page.sentence_before(sentence.start - 1)
    for earlier in reversed(page.sentences[max(0, said - 1) : said + 1]):
        for name in page.names[max(0, last - _FAR) : last]:
            inside = earlier.start <= name.start and name.end <= earlier.end
            if inside and _can_be(page, name, match["it"]):
                start, end = match.span("it")
                return [
                    replace(name, start=start, end=end, phrase_start=start, phrase_end=end, position=None),
                    *names,
                ]
    return names


def _can_be(page: Page, name: Name, it: str) -> bool:
    """Whether "it" or "the agency" can mean the name: a framework, or a body that is called one."""
    noun = it.lower().split(" ")[-1].replace("organisation", "organization")
    if name.entity == "framework":
        return noun in page.frameworks[name.entity_id].name.lower() or noun in _ANY_BODY
    called = page.actors[name.entity_id].name.lower() if name.entity_id in page.actors else ""
    return name.kind in _FOUNDED and (noun in _ANY_BODY or noun in called)


_ANY_BODY = frozenset(
    {"it", "entity", "body", "grouping", "group", "bloc", "mechanism", "initiative", "forum", "platform"}
)
_FOUNDED = frozenset({"international_organization", "network", "civil_society", "eu_institution"})


def clipped(sentence: Sentence) -> Sentence:
    """The sentence, or the beginning of one that no one could read in one breath."""
    longest = sentence.start + _LONGEST
    return sentence if sentence.end <= longest else sentence._replace(end=longest)


def is_label(text: str, when: When) -> bool:
    """Whether a date is a bare year that is part of a name: "2022 IMRF", "National Conference 2024"."""
    return bool(_YEARS.fullmatch(text, when.start, when.end)) and not _BEFORE_YEAR.search(
        text, max(0, when.start - 12), when.start
    )


def name_mark(name: Name) -> Mark:
    """A name's phrase as a mark of its kind: "person", "state", "framework" or else "organization"."""
    kind = "framework" if name.entity == "framework" else _NAME_MARKS.get(name.kind, "organization")
    return Mark(name.phrase_start, name.phrase_end, kind, name)


def names_within(page: Page, start: int, end: int) -> Iterator[Name]:
    """The page's names that lie inside `start:end`, in order."""
    return _between(page.names, start, end)


_ACTORS = frozenset({"person", "organization", "state"})
_MARKS = frozenset(KINDS.values())
_LONGEST_SUBJECT = 700  # characters of a sketch
_SUBJECT_REACH = 90  # characters of an apposition between a subject and its verb
# Between the members of one subject stand commas, titles and offices, but no verb.
_SAME_SUBJECT = re.compile(
    r"(?:\s?\([^()]{1,60}\))?\s?(?:,\s?(?:and\s)?|\sand\s)(?:[A-Z][\w/'-]*[\s,]{0,2}|the\s|of\s|for\s|and\s){0,14}"
)


def subjects(sketch: Sketch, verb: int) -> list[Mark]:
    """The actors that are the subject of the verb at place `verb` of a sketch, in order."""
    found: list[Mark] = []
    at, text = verb, sketch.text
    for place in range(verb - 1, max(-1, verb - _LONGEST_SUBJECT), -1):
        if text[place] not in _MARKS:
            continue
        mark = next(iter(sketch.between(place, place + 1)), None)
        gap = text[place + 1 : at]
        if found and not _SAME_SUBJECT.fullmatch(gap):
            break
        if not found and (len(gap) > _SUBJECT_REACH or re.match(r"\s[A-Z]", gap)):
            break  # what follows a name in capitals is another name, not known as one
        if mark and mark.kind in _ACTORS:
            found.append(mark)
            at = place
    return found[::-1]


def _within(items: list, sentence: Sentence) -> Iterator:
    return _between(items, sentence.start, sentence.end)


def _between(items: list, start: int, end: int) -> Iterator:
    for place in range(bisect_left(items, start, key=_start), len(items)):
        item = items[place]
        if item.start >= end:
            return
        if item.end <= end:
            yield item


def _sites(text: str, sentence: Sentence) -> Iterator[Site]:
    dashed = text.find(" - ", sentence.start, sentence.end) >= 0
    opening = _OPENING.match(text, sentence.start, sentence.end) if dashed else None
    matches = [*([opening] if opening else []), *_PLACE.finditer(text, sentence.start, sentence.end)]
    if text.find(" (", sentence.start, sentence.end) >= 0:
        matches += _WITH_YEAR.finditer(text, sentence.start, sentence.end)
        matches.sort(key=lambda match: match.start("place"))
    for match in matches:
        if site := _site(match):
            yield site


def _site(match: re.Match[str]) -> Site | None:
    printed, beyond = match["place"], _country(match["country"])
    for run in _shorter(printed):
        if place := reference.places().get(run.lower()):
            return Site(match.start("place"), match.start("place") + len(run), place.name, place.country)
        if country := _countries().get(run.lower()):
            return Site(match.start("place"), match.start("place") + len(run), None, country)
    if beyond and not re.search(r"\b(?:of|Process|Ministry|University|Cent(?:er|re))\b", printed):
        return Site(match.start("place"), match.end("place"), printed, beyond)
    return None


def _shorter(run: str) -> Iterator[str]:
    """`run` and its beginnings, longest first: "Kampala Uganda", "Kampala"."""
    words = run.rstrip(".'").split(" ")
    for count in range(min(len(words), 5), 0, -1):
        yield " ".join(words[:count]).removesuffix("'s").rstrip(".'")


def _country(printed: str | None) -> str | None:
    for run in _shorter(printed or ""):
        if code := _countries().get(run.lower()):
            return code
    return None


@cache
def _countries() -> dict[str, str]:
    """Printed names of states, small letters → ISO 3166-1 alpha-3."""
    actors = reference.actors()
    return {
        Plain(alias.alias).text.lower(): country
        for alias in reference.aliases()
        if alias.entity == "actor" and alias.form == "name"
        if actors[alias.entity_id].kind == "state" and (country := actors[alias.entity_id].country)
    }
