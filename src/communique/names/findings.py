"""Names found by rule, before the registry is laid over them: which to trust, and the full form of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from communique import contacts
from communique.names.aliases import fold
from communique.names.organizations import Found
from communique.text.page import Page
from communique.text.sections import Line

_PROSE = ("body", "about", "contact")
_JOINTS = (" in ", " of the ", " for ", " on ", ", ", " (")


def trusted(page: Page, found: list[Found]) -> Iterator[Found]:
    """Names found by rule, but for those that only a menu or a line in title case prints, or with an address
    or telephone number in them.
    """
    text = page.text
    found = [name for name in found if not contacts.found(text[name.start : name.end])]
    lines = [_line_of(page, name.start) for name in found]
    prose = [line.section in _PROSE and not _is_heading(text[line.start : line.end]) for line in lines]
    elsewhere = {
        fold(text[name.start : name.end]) for name, is_prose in zip(found, prose, strict=True) if is_prose
    }
    for name, line, is_prose in zip(found, lines, prose, strict=True):
        printed = text[name.start : name.end]
        if is_prose or fold(printed) in elsewhere:
            yield name
        elif line.section == "furniture" and text.startswith(printed, line.start):
            yield name  # a masthead: "Embassy of the Republic of Indonesia, Budapest"
        elif line.section != "furniture" and not _is_title(text[line.start : line.end]):
            yield name


def _line_of(page: Page, offset: int) -> Line:
    return page.lines[max(0, page.line_before(offset))]


def in_full(found: Iterable[Found]) -> list[Found]:
    """`found`; a name that another one continues ("Strategy on X", "Strategy on X in Y") gets the other's.

    So does a framework's of two words or more that another one ends with ("Consultation Mechanism" of the
    "Bali Process Consultation Mechanism").
    """
    names = list(found)
    continued: dict[str, str] = {}
    ordered = sorted({name.name for name in names})
    for name, following in pairwise(ordered):
        if following.startswith(tuple(f"{name}{joint}" for joint in _JOINTS)):
            continued[name] = following
    backwards = sorted({name.name[::-1] for name in names if name.entity == "framework"})
    for name, longer in pairwise(backwards):
        if " " in name and longer.startswith(f"{name} "):
            continued[name[::-1]] = longer[::-1]
    return [replace(name, name=continued.get(name.name, name.name)) for name in names]


def _is_heading(line: str) -> bool:
    # A title among the paragraphs; an item of a list of officials is capitalised too, but has commas.
    return "," not in line and line[:1].isalpha() and _is_title(line)


def _is_title(line: str) -> bool:
    """Whether a line is a title in title case: not long, one sentence, nearly all words capitalised."""
    if len(line) > 200 or ". " in line or line.rstrip().endswith((".", "!", '"')):
        return False
    words = re.findall(r"[^\W\d_]{4,}", line[:300])
    return sum(word[0].isupper() for word in words) * 10 >= len(words) * 8
