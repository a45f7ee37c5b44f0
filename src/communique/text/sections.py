"""Every line of a document labelled: headline, body, about, contact or furniture.

Nothing is dropped: a menu stays in the text, and its lines say that they are one. Lines are judged by their
shape and by where they stand: what comes before the headline, under it, and after the last paragraph.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from communique.text import feeds
from communique.text.furniture import is_site_line
from communique.text.layout import ABOUT, BULLET, KICKER, Row, headline, mark_wrapped


class Line(NamedTuple):
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
        Row(text, match.start(), match.end())
        for match in re.finditer(r"[^\n]+", text)
        if match.group().strip()
    ]
    mark_wrapped(rows)
    _label_by_shape(rows, repeated)
    title = headline(rows, text)
    _label_before(rows[: title or 0])
    if title is not None:
        rows[title].section = "headline"
        _label_above(rows, title)
    _label_after(rows, 0 if title is None else title + 1)
    return [Line(row.start, row.end, row.section or "body") for row in rows]


_LONGEST_ENTRY = 5  # words of a menu's entry that is printed twice; a longer line printed twice is a headline
# The press office. A telephone number, an address or a web address alone is not enough to begin it.
# Not "For more than ten years contact has been kept ...".
_ASKING = r"(?:information|details|enquir(?:y|ies)|inquir(?:y|ies)|questions|queries|requests|interviews?)"
_CONTACT = re.compile(
    r"\W{0,3}(?:for (?:(?:more|further|additional|all|any|other|media|press|general|interview)\s){0,3}"
    + _ASKING
    + r"\b(?:\W*$|.{0,80}?(?:\b(?:contact|call|e-?mail|write to|reach|visit|see|click)\b|[:@]))"
    r"|(?:media|press|communications?|public information|news ?desk|project|general) (?:contacts?|"
    r"enquir(?:y|ies)|inquir(?:y|ies)|relations|office|officer|queries|team)\b"
    r"(?:\s?(?:\(s\))?\s?[:|-]|$|.{0,60}@)"
    r"|contacts?(?: (?:us|person|persons|information|details|for (?:the )?(?:media|press)))?\s?(?::|$|\|)"
    r"|(?:to (?:request|arrange|schedule) an interview|journalists (?:wishing|who wish|interested)|"
    r"please contact)\b)",
    re.IGNORECASE,
)
_REACH = re.compile(
    r"[\w.+-]+@[\w-]+\.\w|\b(?:tel|phone|telephone|mobile|mob|cell|fax|e-?mail|whatsapp|skype|address|"
    r"web|website|twitter|facebook|p\.?\s?o\.?\s?box)\b\.?\s?[:.]|\+\d[\d\s().-]{7,}|https?://|www\.|"
    r"^@\w+|hidden from robots|"
    r"\[at\]",
    re.IGNORECASE,
)

_ADDRESS = re.compile(
    r"\W{0,3}(?:tel(?:ephone)?|phone|mob(?:ile)?|cell|fax|e-?mail|address|postal address|"
    r"p\.?\s?o\.?\s?box|whatsapp|web(?:site)?)"
    r"\b\.?\s?:|\W{0,3}\+\d[\d\s().-]{7,}$|\W{0,3}[\w.+-]+@[\w-]+\.[\w.]+$",
    re.IGNORECASE,
)

_DEFINITION = re.compile(
    r"(?:The )?[A-Z][^.]{2,120}? (?:is|are|was|brings|unites|sits|links|works|promotes|supports) "
)


def _label_by_shape(rows: list[Row], repeated: frozenset[str]) -> None:
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
        elif at and row.text == rows[at - 1].text and not row.is_prose:
            rows[at - 1].section = "furniture"
            row.section = "furniture" if row.words <= _LONGEST_ENTRY else ""
            row.is_repeated = True
        elif row.text in repeated:
            row.section = "about" if row.is_prose else "furniture"


def _label_front_matter(rows: list[Row]) -> None:
    """The metadata that begins a Markdown file, between two lines "---"."""
    if not rows or rows[0].start or rows[0].text != "---":
        return
    closing = next((at for at, row in enumerate(rows[1:40], 1) if row.text in ("---", "...")), None)
    for row in rows[: closing + 1] if closing else []:
        row.section = "furniture"


def _is_author(rows: list[Row], at: int) -> bool:
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


def _label_before(rows: list[Row]) -> None:
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


def _label_above(rows: list[Row], title: int) -> None:
    """A headline of two lines: the longer line right above the one that was found."""
    above = rows[title - 1] if title else None
    if (
        above
        and above.section == "furniture"
        and above.words >= 5
        and above.text[0].isalpha()
        and not is_site_line(above.text)
        and not KICKER.fullmatch(above.text)
        and above.text[-1] not in ".,;:!"
        and ". " not in above.text
        and rows[title].text != above.text
    ):
        above.section = "headline"


def _label_after(rows: list[Row], first: int) -> None:
    """What stands under the headline, or everything where there is none."""
    section = "body"
    for at, row in enumerate(rows[first:], first):
        if row.section == "furniture" and section == "contact" and _is_person(rows, at):
            row.section = "contact"
        if row.section in ("contact", "about"):
            section = row.section
        elif row.section == "furniture":
            section = "body" if row.words == 0 or section != "contact" else section
        else:
            section = _continued(row, section)
            row.section = section
    _label_addresses(rows[first:])
    _label_tail(rows, first)


def _is_person(rows: list[Row], at: int) -> bool:
    """The bars of a contact person's line are no menu's: the line under it says how to reach the person."""
    below = rows[at + 1] if at + 1 < len(rows) else None
    return "|" in rows[at].text and below is not None and _REACH.search(below.text) is not None


def _label_addresses(rows: list[Row]) -> None:
    """An address block that no "Contact:" announces: "Address: ..." and the name above it."""
    for at, row in enumerate(rows):
        if row.section in ("body", "about") and row.words <= 20 and _ADDRESS.match(row.text):
            row.section = "contact"
            above = rows[at - 1] if at else None
            if above and above.section == "body" and above.words <= 8 and not above.is_prose:
                above.section = "contact"


def _continued(row: Row, section: str) -> str:
    """The section of an undecided row under one of `section`."""
    about = ABOUT.match(row.text)
    if about and (row.words <= 12 or about["mark"] == ":"):
        return "about"
    if section == "contact":
        reach = _REACH.search(row.text)
        return "contact" if (reach and row.words <= 40) or not row.is_prose else "body"
    if section == "about" and not row.is_prose and not BULLET.match(row.text):
        return "contact" if _REACH.search(row.text) else "body"
    return section


def _label_tail(rows: list[Row], first: int) -> None:
    """Short lines after the last paragraph: a sign-off, a menu; and the address block among them."""
    last = max(
        (at for at, row in enumerate(rows) if row.is_prose or row.section in ("contact", "about")),
        default=None,
    )
    if last is None or first == 0:
        return
    tail = rows[last + 1 :]
    if rows[last].text.endswith(":") or any(BULLET.match(row.text) for row in tail):
        return
    for row in tail:
        if row.text.endswith(":"):
            return
        if row.section == "body":
            row.section = "furniture"
