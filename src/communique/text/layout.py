"""A page's lines with their shape, and which of them is the headline."""

from __future__ import annotations

import re

from communique.text import datelines

# What ends a sentence; a headline may end in a question or a quotation.
_STOP = re.compile(r"[.…][\"')\]]*$|[!?][\"')\]]+$")

# An organization on itself. Not "About 300 migrants".
ABOUT = re.compile(
    r"\W{0,4}(?:about(?: (?:the|us|our|this))?\b(?!\s(?:\d|half|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|a\b|an\b|to\b))"
    r"|who we are|what we do|our (?:work|mission|mandate|vision|history)|boilerplate|mission statement|"
    r"corporate profile)"
    r"(?P<more>[^.!?]{0,90}?)\s?(?P<mark>:|$)",
    re.IGNORECASE,
)
_HEADING = re.compile(r"#{1,6}\s+")
BULLET = re.compile(r"(?:[-•*·‣▪◦>»]|\d{1,2}[.)]|\(?[a-z]\)|[ivx]{1,4}[.)])\s")

# A label above a headline, which says what kind of text follows.
# "European Commission - Press release" and "Press release | Delegation of ..." are labels too.
_PRESS = (
    r"(?:joint |final |official |latest )?(?:press|media|news) (?:release|advisory|statement|note|"
    r"briefing|information|communiqu[eé]|alert|invitation)s?"
)
KICKER = re.compile(
    rf"\W*+(?:(?:[^-|:]{{2,60}} [-|] )?{_PRESS}(?: [-|] .{{2,80}})?|(?:joint |final )?(?:communiqu[eé]|"
    r"statement|declaration)|(?:editor's|editors') (?:review|choice|pick)s?|news|stories|story|feature|"
    r"opinion|analysis|exclusive|breaking(?: news)?|for immediate release|embargoed.{0,60}|speech(?:es)?|"
    r"(?-i:(?:[A-Z&/-]+ ){1,5}PRESS (?:RELEASE|STATEMENT|NOTE))|(?:[^-|:]{2,60} [-|] )?(?:fact sheet|memo)|"
    r"statements? (?:and|&) speeches|world|politics|national|top (?:news|story|slides?)|daily news|"
    r"news (?:summary|(?:and|&) (?:events|media|stories|updates))|newsroom|"
    r"(?:press|media) (?:room|cent(?:re|er)|corner)|"
    r"in focus|spotlight|videos?|photos?|gallery|"
    r"latest(?: news)?|highlights?|events?|article|blog)\W*+(?:no\.? ?[\d/-]++)?\W*",
    re.IGNORECASE,
)
# A headline that says what kind of text it heads, however long it is.
_TITLED = re.compile(
    r"(?:(?:joint|final|press|media|opening|closing|introductory) )*(?:statement|communiqu[eé]|declaration|"
    r"remarks|speech|address|readout|conclusions) (?:by|of|from|on|at|to)\b",
    re.IGNORECASE,
)
# What a picture shows, and who took it: "Migrants at a transit centre. © IOM/Anna Example".
_OF_PICTURES = ("©", "(c)", "(C)", "hoto", "mage", "icture")
_CAPTION = re.compile(
    r"(?:©|\((?:c|C)\)|\b(?:[Pp]hoto(?:graph)?s?|[Ii]mage|[Pp]icture)(?: (?:by|credit|courtesy))?\s?[:©/])"
    r".{0,60}$|\b(?:[Pp]hoto|[Ii]mage)s? (?:by|credit|courtesy of)\b.{0,60}$"
)
# When an event is held, under its title: "Monday 18 April - Tuesday 19 April 2016, Hotel Example".
_LABELLED = re.compile(r"\W*(?:press|media|news) (?:release|statement|note)s?\s?[:|-]", re.IGNORECASE)
_DAY_FIRST = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?\d{1,2}(?:st|nd|rd|th)? "
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\b[ ,-]"
)
_LONGEST_TITLE = 40  # words
_LONGEST_LINE = 1000  # characters; a row of so few words that is longer is no writing
_LONGEST_KICKER = 16
_LONGEST_STATE = 6
_PARAGRAPH = 16  # words
_MOST_BETWEEN = 5  # short lines between a headline and its first paragraph


class Row:
    """A line with what its shape tells; `section` is "" while undecided."""

    __slots__ = ("end", "is_repeated", "is_wrapped", "section", "start", "text", "words")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self.text = text[start:end].strip()
        self.words = len(self.text[:2000].split())
        self.section = ""
        self.is_wrapped = False  # whether it is one line of a paragraph that is printed in several
        self.is_repeated = False  # whether the line above says the same, as breadcrumbs do of a headline

    @property
    def is_caption(self) -> bool:
        """The words under a picture, with its maker's name."""
        pictured = self.words <= 60 and any(sign in self.text for sign in _OF_PICTURES)
        return pictured and _CAPTION.search(self.text) is not None

    @property
    def is_prose(self) -> bool:
        """A sentence or more: what a menu does not have."""
        if self.is_wrapped:
            return True
        if self.words < 6 or _STOP.search(self.text[-4:]):
            return self.words >= 6
        if self.words <= _LONGEST_TITLE and _TITLED.match(self.text):
            return False
        capitals = sum(word[0].isupper() for word in self.text[:400].split())
        return self.words >= 25 and capitals <= 0.6 * len(self.text[:400].split())


def mark_wrapped(rows: list[Row]) -> None:
    """Sets `is_wrapped` on the lines of paragraphs that are printed in lines of one width.

    Such a line goes on in lower case on the next; a headline of two lines is shorter.
    """
    first = 0
    for at in range(1, len(rows) + 1):
        goes_on = at < len(rows) and rows[at].start - rows[at - 1].end <= 2 and rows[at].text[0].islower()
        if goes_on:
            continue
        if at - first > 1 and sum(row.words for row in rows[first:at]) >= _PARAGRAPH:
            for row in rows[first:at]:
                row.is_wrapped = True
        first = at


def headline(rows: list[Row], text: str) -> int | None:
    """The row of the headline: title-shaped, under the menus, and above the first paragraphs."""
    best, best_score, paragraphs = None, 0, 0
    for at, row in enumerate(rows):
        if row.section:
            continue
        if row.is_caption:
            continue
        if row.is_prose and not _HEADING.match(row.text) and not _opens_page(rows, at):
            paragraphs += 1
            if paragraphs > 2 or (paragraphs > 1 and best is not None):
                break
            continue
        score = _score(rows, at, text)
        if score > best_score:
            best, best_score = at, score
    return best


_LONGEST_OPENING = 45  # words


def _opens_page(rows: list[Row], at: int) -> bool:
    """Whether a long first line has no stop and stands over a paragraph: a headline of many words."""
    row = rows[at]
    if at or len(rows) < 2 or row.is_wrapped or row.words > _LONGEST_OPENING or not row.text[0].isupper():
        return False
    return row.text[-1].isalnum() and ". " not in row.text and rows[1].is_prose


def _score(rows: list[Row], at: int, text: str) -> int:
    """How much a row looks like a headline; 0 for what cannot be one."""
    row = rows[at]
    heading = _HEADING.match(row.text)
    if (
        row.words > _LONGEST_TITLE
        or len(row.text) > _LONGEST_LINE
        or row.text[-1] in ",;:"
        or (row.text[-1] == "." and not row.text.endswith(".."))
    ):
        return 0
    if row.is_wrapped or _DAY_FIRST.match(row.text):
        return 0
    if row.words <= _LONGEST_STATE and datelines.state(row.text):
        return 0
    if (
        (row.words <= _LONGEST_KICKER and KICKER.fullmatch(row.text))
        or ABOUT.match(row.text)
        or (BULLET.match(row.text) and not heading)
    ):
        return 0
    follows = _next_paragraph(rows, at)
    if follows is None:
        return 0
    below = rows[follows]
    score = 6 if heading and heading.end() == 2 else 1
    score += 4 if datelines.find(text, below.start, below.end) else 0
    score += 2 if row.words >= 4 else row.words - 2
    score += 2 * _is_dated(rows, at) + 3 * row.is_repeated - 3 * bool(_LABELLED.match(row.text))
    return max(score + (follows == _next_content(rows, at)), 1 if row.words >= 2 else 0)


def _is_dated(rows: list[Row], at: int) -> bool:
    """Whether the days of an event stand right under a row: the row is its title, what follows a subtitle."""
    below = rows[at + 1] if at + 1 < len(rows) else None
    return below is not None and not below.section and _DAY_FIRST.match(below.text) is not None


def _next_paragraph(rows: list[Row], at: int) -> int | None:
    """The paragraph under a headline, past a few short lines (a day, a byline, "When:" and "Where:")."""
    short = 0
    for below in range(at + 1, len(rows)):
        row = rows[below]
        if row.section in ("furniture", "contact"):
            continue
        if row.section:
            return None
        if row.is_caption:
            continue
        if row.is_prose:
            return below
        short += 1
        if short > _MOST_BETWEEN:
            return None
    return None


def _next_content(rows: list[Row], at: int) -> int | None:
    return next((below for below in range(at + 1, len(rows)) if rows[below].section != "furniture"), None)
