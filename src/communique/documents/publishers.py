"""Who issued a document, read from where publishers print their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.dates.calendar_terms import DAY_NAMES
from communique.documents import mastheads
from communique.records import Name
from communique.text import feeds
from communique.text.furniture import is_stamp
from communique.text.page import Page
from communique.text.sections import Line

_WE_AT = re.compile(r"\b[Ww]e at (?:the )?|\b[Hh]ere at (?:the )?|\b[Aa]t (?=[A-Z][\w-]{1,12}, we\b)")
_ON_BEHALF = re.compile(
    r"\b(?:distributed|issued|released|published)\b.{0,60}?\bon behalf of (?:the )?", re.IGNORECASE
)
_CREDIT = re.compile(r"\s*\((?=[^()\d]{3,60}(?:[-/][^()]{3,40})?\))")
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))(?:\s?(?:copyright|©|\(c\)))?\s?(?:\d{4}(?:\s?-\s?\d{4})?)?\W{0,3}(?:the )?",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"(?:.{0,40}\W)?source\s?:\s?(?:the )?", re.IGNORECASE)
_ABOUT = re.compile(r"\W{0,4}about (?:the )?", re.IGNORECASE)
_MANAGED = re.compile(
    r"\bthis (?:web ?)?site is (?:managed|maintained|run|published|operated|produced) by (?:the )?"
    r"(?:\w{2,5}-(?:funded|financed) )?",
    re.IGNORECASE,
)
# Whose words a page prints again: "Met dank overgenomen van ...", "Reproduced with permission of ...".
_TAKEN_OVER = re.compile(
    r"\b(?:overgenomen van|reproduced (?:from|with (?:the )?permission (?:of|from))|republished from|"
    r"repris de|courtesy of|with thanks to|originally published by|offered to subscribers in)\s(?:the )?",
    re.IGNORECASE,
)
_OF_TAKEN_OVER = (
    "overgenomen",
    "reproduced",
    "republished",
    "repris de",
    "courtesy",
    "with thanks",
    "originally",
    "subscribers in",
)
_EDITED = re.compile(
    r"\b(?:news|newsletter|bulletin|portal|page|website)s? (?:is|are) (?:edited|produced|compiled) by\b",
    re.IGNORECASE,
)
# What a newsroom's line holds beside its owner's name: "Press Room IOM", "IOM - News - Fri, 3/10/2017",
# "European Commission - Press release", "Press release | Delegation of ... to Ghana".
_NEWSROOM_WORDS = frozenset(
    "press media news newsroom room centre center corner office release releases statement statements "
    "communiqué official website site delegation mission embassy representation permanent the of to in for "
    "report reporter correspondent desk staff fact sheet memo "
    "and home homepage headquarters date published posted on at am pm gmt".split()
) | frozenset(DAY_NAMES)
_NEWSROOM = frozenset(
    "press media news newsroom release releases statement statements website delegation embassy "
    "representation report reporter correspondent desk sheet memo".split()
)
_PIECES = re.compile(r"\s*[/|>»›]\s+")
_WORDS = re.compile(r"[^\W\d_]+")
_HEAD_LINES = 12  # lines in which a newsroom's own line stands
_LONGEST_LABEL = 90  # characters of it
# A site's last line: "Example Foundation | Legal notice | Privacy".
_FOOTER = re.compile(
    r"\|\s*(?:legal(?: notice| information)?|imprint|impressum|privacy(?: \w+)?|cookies?(?: \w+)?|"
    r"terms(?: (?:of|&|and) \w+)?|disclaimer|accessibility|all rights reserved|site ?map)\s*(?:\||$)",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"@([\w-]+(?:\.[\w-]+){1,4})")
_LEAST = 0.6  # of a masthead's characters that are the name
_FIRST_LINES = 3  # among which a masthead stands
_LAST_LINES = 6  # among which a site's footer stands
_NEXT = 2  # lines between a page's day and the body that files it
_NEARBY = 60  # characters of a blurb in which it names whom it is about


def publisher(page: Page) -> str | None:
    """The name of the actor, or of the framework whose site it is, that issued the page; None if unsaid.

    Needs the page's names, actors and frameworks.
    """
    for name in _candidates(page):
        if name.entity == "framework" and name.entity_id in page.frameworks:
            return page.frameworks[name.entity_id].name
        actor = page.actors.get(name.entity_id)
        if actor and actor.kind not in ("person", "state"):
            return actor.name
    return None


def masthead(page: Page) -> tuple[int, int] | None:
    """Where a publisher's name would stand above a site's menu: its first line, or the menu's first entry."""
    for line in page.lines[:1]:
        text = page.text[line.start : line.end]
        if line.section != "furniture" or not any(char.isalpha() for char in text):
            return None
        first = re.split(r"\s*[|>»]\s*|\s{2,}", text.strip())[0]
        start = line.start + text.find(first)
        return start, start + len(first)
    return None


def _candidates(page: Page) -> Iterator[Name]:
    """The names in question, best evidence first."""
    yield from _owner(page)
    if page.kind == "social_post":
        yield from _after(page, _WE_AT, ("body", "headline"))
        return
    low = page.text.lower()
    if "behalf of" in low and any(map(low.__contains__, ("distributed", "issued", "released", "published"))):
        yield from _after(page, _ON_BEHALF, ("body", "furniture", "about", "contact"))
    yield from _credited(page)
    yield from _in_masthead(page)
    yield from _in_newsroom_line(page)
    yield from _filed(page)
    yield from _under_headline(page)
    if "site is " in low:
        yield from _after(page, _MANAGED, ("furniture", "body", "about", "contact"))
    if any(map(low.__contains__, _OF_TAKEN_OVER)):
        yield from _after(page, _TAKEN_OVER, ("furniture", "body"))
    if any(words in low for words in ("edited by", "produced by", "compiled by")):
        yield from _edited(page)
    if any(map(low.__contains__, ("copyright", "©", "(c)"))):
        yield from _after(page, _COPYRIGHT, ("furniture",))
    yield from _in_footer(page)
    yield from _self_described(page)
    yield from _agency(page)
    yield from _contact(page)
    if "source" in low:
        yield from _after(page, _SOURCE, ("furniture",))


def _names(page: Page, start: int, end: int) -> Iterator[Name]:
    for name in page.names:
        if start <= name.start and name.end <= end:
            yield name
        elif name.start >= end:
            return


def _owner(page: Page) -> Iterator[Name]:
    """ "IOM Montenegro's Post"."""
    for line in page.lines:
        if feeds.is_owner(page.text[line.start : line.end].strip()):
            yield from _names(page, line.start, line.end)


def _after(page: Page, cue: re.Pattern[str], sections: tuple[str, ...]) -> Iterator[Name]:
    """The name that follows a cue at once, in lines of these sections."""
    for line in page.lines:
        if line.section in sections:
            for match in cue.finditer(page.text, line.start, line.end):
                yield from (
                    name for name in _names(page, match.end(), line.end) if name.start <= match.end() + 4
                )


def _credited(page: Page) -> Iterator[Name]:
    """Who carries an agency's text: "(UrduPoint / Pakistan Point News / WAM - 04th Apr, 2025) BRUSSELS"."""
    if page.dateline:
        match = _CREDIT.match(page.text, *page.dateline)
        if match:
            yield from _names(page, match.end(), page.text.find(")", match.end()))


def _in_masthead(page: Page) -> Iterator[Name]:
    place = mastheads.over(page) or masthead(page)
    if place:
        start, end = place
        yield from (
            name for name in _names(page, start, end) if name.end - name.start >= _LEAST * (end - start)
        )


def _in_newsroom_line(page: Page) -> Iterator[Name]:
    """Whose newsroom a line near the head of the page is: nothing stands in it but a name and its label."""
    for line in page.lines[:_HEAD_LINES]:
        if line.section in ("headline", "contact") or line.end - line.start > _LONGEST_LABEL:
            continue
        start = line.start
        for piece in _PIECES.split(page.text[line.start : line.end]):
            start = page.text.index(piece, start)
            yield from _labelled(page, start, start + len(piece))


def _under_headline(page: Page) -> Iterator[Name]:
    """A byline's house: an organization alone on the line under the headline."""
    if page.title is None:
        return
    line = next((line for line in page.lines if line.start >= page.title[1]), None)
    if line and line.section in ("body", "furniture"):
        bare = _bare(page, line)
        for name in _names(page, line.start, line.end):
            if page.text[name.start : name.end] == bare and name.entity == "actor":
                yield name


def _edited(page: Page) -> Iterator[Name]:
    """The last body that "This news is edited by the team of the ... of ..." names."""
    for line in page.lines:
        edited = _EDITED.search(page.text, line.start, line.end)
        if edited:
            yield from reversed(list(_names(page, edited.end(), line.end)))


def _labelled(page: Page, start: int, end: int) -> Iterator[Name]:
    """The one organization that a label names, if it holds nothing else but a label's words or a day."""
    names = list(_names(page, start, end))
    bodies = [name for name in names if name.kind not in ("state", "person") and name.entity == "actor"]
    if len({name.entity_id for name in bodies}) != 1:
        return
    taken = [(name.start, name.end) for name in names]
    taken += [(when.start, when.end) for when in page.dates if start <= when.start < end]
    left = _left(page.text, start, end, sorted(taken))
    words = {word.lower() for word in _WORDS.findall(left)}
    if words <= _NEWSROOM_WORDS and (words & _NEWSROOM or len(taken) > len(names)):
        yield bodies[0]


def _left(text: str, start: int, end: int, taken: list[tuple[int, int]]) -> str:
    """What `text[start:end]` holds outside the spans `taken`, which are in order."""
    pieces = []
    for first, last in taken:
        pieces.append(text[start:first])
        start = max(start, last)
    return " ".join([*pieces, text[start:end]])


def _filed(page: Page) -> Iterator[Name]:
    """A body alone on a line beside the page's day, above the headline: "13 October 2020", "DG HOME"."""
    title = page.title[0] if page.title else 0
    above = [line for line in page.lines if line.start < title and line.section == "furniture"]
    stamps = [at for at, line in enumerate(above) if is_stamp(_bare(page, line))]
    for at, line in enumerate(above):
        if any(0 < abs(at - stamp) <= _NEXT for stamp in stamps):
            bare = _bare(page, line)
            yield from (
                name
                for name in _names(page, line.start, line.end)
                if page.text[name.start : name.end] == bare and name.entity == "actor"
            )


def _bare(page: Page, line: Line) -> str:
    return page.text[line.start : line.end].strip(" \t-•*·‣▪◦|")


def _in_footer(page: Page) -> Iterator[Name]:
    for line in page.lines[-_LAST_LINES:]:
        footer = _FOOTER.search(page.text, line.start, line.end) if line.section == "furniture" else None
        if footer:
            first = page.text.index("|", line.start)
            yield from (name for name in _names(page, line.start, first) if name.start == line.start)


def _self_described(page: Page) -> Iterator[Name]:
    """What an organization says of itself: the name that its blurb opens with, over the headline or after
    "About".
    """
    first_body = next((line.start for line in page.lines if line.section == "headline"), 0)
    for line in page.lines:
        if line.section != "about":
            continue
        heading = _ABOUT.match(page.text, line.start, line.end)
        if heading:
            yield from (
                name for name in _names(page, heading.end(), line.end) if name.start <= heading.end() + 4
            )
        elif line.start < first_body:
            yield from _names(page, line.start, min(line.end, line.start + _NEARBY))


def _agency(page: Page) -> Iterator[Name]:
    """The agency in the dateline: "Accra, March 29, GNA -", "Lima, 7 May (Andes Press) Ministers met"; or
    that of a byline: "By Ana Ruiz - Andes Press:".
    """
    if page.dateline:
        yield from (name for name in _names(page, *page.dateline) if name.kind not in ("state", "person"))
    first = next((line for line in page.lines if line.section == "body"), None)
    for line in page.lines:
        signed = line.section == "furniture" and page.text.startswith("By ", line.start)
        if signed or line is first:
            for name in _names(page, line.start, line.end if signed else line.start + _NEARBY):
                if name.kind == "media" and (signed or page.text[name.start - 1] == "("):
                    yield name


def _contact(page: Page) -> Iterator[Name]:
    """Whose press office it is: named in the line, or by the domain of its address."""
    acronyms = {actor.acronym.lower(): key for key, actor in page.actors.items() if actor.acronym}
    for line in page.lines:
        if line.section != "contact":
            continue
        yield from (
            name
            for name in _names(page, line.start, line.end)
            if name.entity == "actor" and name.kind != "person" and not _is_compound(page.text, name)
        )
        for match in _DOMAIN.finditer(page.text, line.start, line.end):
            for part in match[1].lower().split("."):
                if part in acronyms:
                    yield from (name for name in page.names if name.entity_id == acronyms[part])


def _is_compound(text: str, name: Name) -> bool:
    """Whether a name is half of a compound: the EU of "FAQ on EU-IOM cooperation"."""
    return "-" in (text[name.start - 1 : name.start], text[name.end : name.end + 1])
