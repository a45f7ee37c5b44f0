"""Every line of a document labelled: headline, body, about, contact or furniture.

Nothing is dropped: a menu stays in the text, and its lines say that they are one. Lines are judged by their
shape and by where they stand: what comes before the headline, under it, and after the last paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique import datelines, feeds
from communique.furniture import is_site_line


@dataclass(frozen=True, slots=True)
class Line:
    """Half-open offsets of a line in the page's plain text, without its line break, and its section."""

    start: int
    end: int
    section: str


def label(text: str, repeated: frozenset[str] = frozenset()) -> list[Line]:
    """Every line of a plain `text` that is not blank, in order, with its section.

    `repeated` holds the lines (stripped) that several documents of one site share: its menus and blurbs.

    >>> page = "Home | News | About\\nIOM Opens Office in Budva\\nBudva, 3 May 2021 - IOM opened one today."
    >>> [line.section for line in label(page)]
    ['furniture', 'headline', 'body']
    """
    rows = [
        _Row(text, match.start(), match.end())
        for match in re.finditer(r"[^\n]+", text)
        if match.group().strip()
    ]
    _label_by_shape(rows, repeated)
    title = _title(rows, text)
    _label_before(rows[: title or 0])
    if title is not None:
        rows[title].section = "headline"
        _label_above(rows, title)
    _label_after(rows, 0 if title is None else title + 1)
    return [Line(row.start, row.end, row.section or "body") for row in rows]


class _Row:
    """A line with what its shape tells; `section` is "" while undecided."""

    __slots__ = ("end", "section", "start", "text", "words")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self.text = text[start:end].strip()
        self.words = len(self.text[:2000].split())
        self.section = ""

    @property
    def is_prose(self) -> bool:
        """A sentence or more: what a menu does not have."""
        if self.words < 6 or _STOP.search(self.text[-4:]):
            return self.words >= 6
        capitals = sum(word[0].isupper() for word in self.text[:400].split())
        return self.words >= 25 and capitals <= 0.6 * len(self.text[:400].split())


_STOP = re.compile(r"[.!?…][\"')\]]*$|[\"']$")

# The press office. A telephone number, an address or a web address alone is not enough to begin it.
_CONTACT = re.compile(
    r"\W{0,3}(?:for\s(?:more|further|additional|all|any|other|media|press|general|interviews?|enquiries|"
    r"inquiries|questions|"
    r"details)\b.{0,80}?(?:\bcontact|\bcall\b|\be-?mail|\bwrite to|\breach\b|:|@)|for (?:more|further|"
    r"additional) "
    r"(?:information|details)\b"
    r"|(?:media|press|communications?|public information|news ?desk|project|general)\s(?:contacts?|"
    r"enquir(?:y|ies)|"
    r"inquir(?:y|ies)|relations|office|officer|queries|team)\b(?:\s?(?:\(s\))?\s?[:|-]|$|.{0,60}@)"
    r"|contacts?(?: (?:us|person|persons|information|details|for (?:the )?(?:media|press)))?\s?(?::|$|\|)"
    r"|(?:to (?:request|arrange|schedule) an interview|journalists (?:wishing|who wish|interested)|"
    r"please contact)\b)",
    re.IGNORECASE,
)
_REACH = re.compile(
    r"[\w.+-]+@[\w-]+\.\w|\b(?:tel|phone|telephone|mobile|mob|cell|fax|e-?mail|whatsapp|skype|address|web|"
    r"website|twitter|"
    r"facebook|p\.?\s?o\.?\s?box)\b\.?\s?[:.]|\+\d[\d\s().-]{7,}|https?://|www\.|^@\w+|hidden from robots|"
    r"\[at\]",
    re.IGNORECASE,
)

_ADDRESS = re.compile(
    r"\W{0,3}(?:tel(?:ephone)?|phone|mob(?:ile)?|cell|fax|e-?mail|address|postal address|"
    r"p\.?\s?o\.?\s?box|whatsapp|web(?:site)?)"
    r"\b\.?\s?:|\W{0,3}\+\d[\d\s().-]{7,}$|\W{0,3}[\w.+-]+@[\w-]+\.[\w.]+$",
    re.IGNORECASE,
)

# An organization on itself. Not "About 300 migrants".
_ABOUT = re.compile(
    r"\W{0,4}(?:about(?: (?:the|us|our|this))?\b(?!\s(?:\d|half|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|a\b|an\b|to\b))"
    r"|who we are|what we do|our (?:work|mission|mandate|vision|history)|boilerplate|mission statement|"
    r"corporate profile)"
    r"(?P<more>[^.!?]{0,90}?)\s?(?P<mark>:|$)",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"(?:The )?[A-Z][^.]{2,120}? (?:is|are|was|brings|unites|sits|links|works|promotes|supports) "
)
_HEADING = re.compile(r"#{1,6}\s+")
_BULLET = re.compile(r"(?:[-•*·‣▪◦>»]|\d{1,2}[.)]|\(?[a-z]\)|[ivx]{1,4}[.)])\s")

# A label above a headline, which says what kind of text follows.
_KICKER = re.compile(
    r"\W*(?:(?:joint |final |official |latest )?(?:press|media|news) (?:release|advisory|statement|note|"
    r"briefing|information|"
    r"communiqu[eé]|alert|invitation)s?|(?:joint |final )?(?:communiqu[eé]|statement|declaration)|"
    r"(?:editor's|editors') "
    r"(?:review|choice|pick)s?|news|stories|story|feature|opinion|analysis|exclusive|breaking(?: news)?|"
    r"for immediate release|embargoed.{0,60}|speech(?:es)?|world|politics|national|top (?:news|story)|"
    r"daily news|"
    r"latest(?: news)?|highlights?|events?|article|blog)\W*(?:no\.? ?[\d/-]+)?\W*",
    re.IGNORECASE,
)
_LONGEST_TITLE = 40  # words
_LONGEST_ENTRY = 5  # words of a menu's entry that is printed twice; a longer line printed twice is a headline
_MOST_BETWEEN = 5  # short lines between a headline and its first paragraph


def _label_by_shape(rows: list[_Row], repeated: frozenset[str]) -> None:
    """Lines that are known by themselves, wherever they stand."""
    _label_front_matter(rows)
    for at, row in enumerate(rows):
        if row.section:
            continue
        if _CONTACT.match(row.text) and (row.words <= 60 or _REACH.search(row.text)):
            row.section = "contact"
        elif is_site_line(row.text) or _is_author(rows, at):
            row.section = "furniture"
        elif at and _is_glued(rows[at - 1].text, row.text):
            row.section = "about"
            rows[at - 1].section = "furniture"
        elif at and row.words <= 12 and row.text == rows[at - 1].text:
            rows[at - 1].section = "furniture"
            row.section = "furniture" if row.words <= _LONGEST_ENTRY else ""
        elif row.text in repeated:
            row.section = "about" if row.is_prose else "furniture"


def _label_front_matter(rows: list[_Row]) -> None:
    """The metadata that begins a Markdown file, between two lines "---"."""
    if not rows or rows[0].start or rows[0].text != "---":
        return
    closing = next((at for at, row in enumerate(rows[1:40], 1) if row.text in ("---", "...")), None)
    for row in rows[: closing + 1] if closing else []:
        row.section = "furniture"


def _is_author(rows: list[_Row], at: int) -> bool:
    """A platform's line of who posts, above how many follow: "IOM Montenegro" over "1,786 followers"."""
    return at == 0 and len(rows) > 1 and rows[0].words <= 8 and feeds.is_interface(rows[1].text)


def _is_glued(above: str, text: str) -> bool:
    """A heading that is printed again before its paragraph without a space: "WHO WE AREThe ..."."""
    size = len(above)
    return (
        3 <= size <= 60
        and len(text) >= size + 40
        and text[:size].casefold() == above.casefold()
        and text[size].isalpha()
    )


def _title(rows: list[_Row], text: str) -> int | None:
    """The row of the headline: title-shaped, under the menus, and above the first paragraphs."""
    best, best_score, paragraphs = None, 0, 0
    for at, row in enumerate(rows):
        if row.section:
            continue
        if row.is_prose and not _HEADING.match(row.text):
            paragraphs += 1
            if paragraphs > 2 or (paragraphs > 1 and best is not None):
                break
            continue
        score = _score(rows, at, text)
        if score > best_score:
            best, best_score = at, score
    return best


def _score(rows: list[_Row], at: int, text: str) -> int:
    """How much a row looks like a headline; 0 for what cannot be one."""
    row = rows[at]
    heading = _HEADING.match(row.text)
    if (
        row.words > _LONGEST_TITLE
        or row.text[-1] in ",;:"
        or (row.text[-1] == "." and not row.text.endswith(".."))
    ):
        return 0
    if _KICKER.fullmatch(row.text) or _ABOUT.match(row.text) or (_BULLET.match(row.text) and not heading):
        return 0
    follows = _next_paragraph(rows, at)
    if follows is None:
        return 0
    below = rows[follows]
    score = 6 if heading and heading.end() == 2 else 1
    score += 4 if datelines.find(text, below.start, below.end) else 0
    score += 2 if row.words >= 4 else row.words - 2
    return max(score + (follows == _next_content(rows, at)), 1 if row.words >= 2 else 0)


def _next_paragraph(rows: list[_Row], at: int) -> int | None:
    """The paragraph under a headline, past a few short lines (a day, a byline, "When:" and "Where:")."""
    short = 0
    for below in range(at + 1, len(rows)):
        row = rows[below]
        if row.section in ("furniture", "contact"):
            continue
        if row.section:
            return None
        if row.is_prose:
            return below
        short += 1
        if short > _MOST_BETWEEN:
            return None
    return None


def _next_content(rows: list[_Row], at: int) -> int | None:
    return next((below for below in range(at + 1, len(rows)) if rows[below].section != "furniture"), None)


def _label_before(rows: list[_Row]) -> None:
    """What stands above the headline: menus, and what the site says of itself."""
    for row in rows:
        if row.section == "contact" and not _REACH.search(row.text):
            row.section = "furniture"
        if row.section:
            continue
        if row.is_prose:
            row.section = "about" if _DEFINITION.match(row.text) and row.words >= 12 else "body"
        else:
            row.section = "furniture"


def _label_above(rows: list[_Row], title: int) -> None:
    """A headline of two lines: the longer line right above the one that was found."""
    above = rows[title - 1] if title else None
    if (
        above
        and above.section == "furniture"
        and above.words >= 5
        and above.text[0].isalpha()
        and not is_site_line(above.text)
        and above.text[-1] not in ".,;:"
        and ". " not in above.text
        and rows[title].text != above.text
    ):
        above.section = "headline"


def _label_after(rows: list[_Row], first: int) -> None:
    """What stands under the headline, or everything where there is none."""
    section = "body"
    for row in rows[first:]:
        if row.section in ("contact", "about"):
            section = row.section
        elif row.section == "furniture":
            section = "body" if row.words == 0 or section != "contact" else section
        else:
            section = _continued(row, section)
            row.section = section
    _label_addresses(rows[first:])
    _label_tail(rows, first)


def _label_addresses(rows: list[_Row]) -> None:
    """An address block that no "Contact:" announces: "Address: ...", "E-mail: ..." and the name above "
    "them."""
    for at, row in enumerate(rows):
        if row.section in ("body", "about") and row.words <= 20 and _ADDRESS.match(row.text):
            row.section = "contact"
            above = rows[at - 1] if at else None
            if above and above.section == "body" and above.words <= 8 and not above.is_prose:
                above.section = "contact"


def _continued(row: _Row, section: str) -> str:
    """The section of an undecided row under one of `section`."""
    about = _ABOUT.match(row.text)
    if about and (row.words <= 12 or about["mark"] == ":"):
        return "about"
    if section == "contact":
        reach = _REACH.search(row.text)
        return "contact" if (reach and row.words <= 40) or not row.is_prose else "body"
    if section == "about" and not row.is_prose and not _BULLET.match(row.text):
        return "contact" if _REACH.search(row.text) else "body"
    return section


def _label_tail(rows: list[_Row], first: int) -> None:
    """Short lines after the last paragraph: a sign-off, a menu; and the address block among them."""
    last = max(
        (at for at, row in enumerate(rows) if row.is_prose or row.section in ("contact", "about")),
        default=None,
    )
    if last is None or first == 0:
        return
    tail = rows[last + 1 :]
    if rows[last].text.endswith(":") or any(_BULLET.match(row.text) for row in tail):
        return
    for row in tail:
        if row.section == "body":
            row.section = "furniture"
