"""HTML as a stream of words and tags, in time linear in its length, however it is broken or nested."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_OPENING = re.compile(r"<(?:(?P<comment>!--)|(?P<slash>/?)(?P<tag>[A-Za-z][A-Za-z0-9:-]*)|[!?])")
# To the end of a tag (no bracket in quotation marks). Possessive: what failed is not tried again.
_REST = re.compile(r"(?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+>")
_ATTRIBUTE = re.compile(r"(?<![^\s/\"'])([^\s=/>\"']++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"']++))")
_LONGEST_TAG = 100_000  # characters of a tag in which its attributes are looked for
# Elements whose content is no markup.
_RAW = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in "script style title textarea xmp".split()}
_LONG_NUMBER = re.compile(r"&(?=#[0-9]{10})")  # of no character


@dataclass(frozen=True, slots=True)
class Tag:
    """An opening or closing tag, its name in lower case; `content` is what a script or title holds."""

    name: str
    closes: bool
    source: str  # between its name and its end
    content: str = ""

    def attributes(self) -> dict[str, str]:
        """Its attributes by name in lower case, entities decoded; the first of two of one name."""
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self.source[:_LONGEST_TAG]):
            value = next((each for each in match.groups()[1:] if each is not None), "")
            found.setdefault(match[1].lower(), unescaped(value))
        return found


def unescaped(text: str) -> str:
    """`text` with its entities decoded; those that name no character stay.

    >>> unescaped("IOM&#39;s &euro;5 &#99999999999;")
    "IOM's €5 &#99999999999;"
    """
    return html.unescape(_LONG_NUMBER.sub("&amp;", text)) if "&" in text else text


class _Ends:
    """Where things end; what was once not found to the end of the text is not looked for again."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.missing: set[str] = set()

    def find(self, mark: str, start: int) -> int:
        """The place after `mark`; -1 where it does not come."""
        if mark in self.missing:
            return -1
        at = self.source.find(mark, start)
        if at < 0:
            self.missing.add(mark)
            return -1
        return at + len(mark)

    def tag(self, start: int) -> int:
        """The place after the tag whose name ends at `start`."""
        if "quotes" not in self.missing:
            if match := _REST.match(self.source, start):
                return match.end()
            self.missing.add("quotes")
        return self.find(">", start)

    def raw(self, name: str, start: int) -> int:
        """Where the content of an element that holds no markup ends; `start` where it never does."""
        if name in self.missing:
            return start
        match = _RAW[name].search(self.source, start)
        if not match:
            self.missing.add(name)
            return start
        return match.start()


def tokens(source: str) -> Iterator[str | Tag]:
    """The words (entities decoded) and tags of an HTML text, in order; comments are left out.

    >>> [each if isinstance(each, str) else each.name for each in tokens("<p>One <b>&lt; two</b><br>")]
    ['p', 'One ', 'b', '< two', 'b', 'br']
    """
    ends = _Ends(source)
    place = words = 0
    while opening := _OPENING.search(source, place):
        place = opening.end()
        if opening["comment"]:
            end = ends.find("-->", place)
        else:
            end = ends.tag(place) if opening["tag"] else ends.find(">", place)
        if end < 0:
            continue  # it is no tag: its bracket is a word
        if opening.start() > words:
            yield unescaped(source[words : opening.start()])
        if opening["tag"]:
            tag = _tag(source, opening, end, ends)
            yield tag
            end += len(tag.content)
        place = words = end
    if words < len(source):
        yield unescaped(source[words:])


def _tag(source: str, opening: re.Match[str], end: int, ends: _Ends) -> Tag:
    name, closes = opening["tag"].lower(), bool(opening["slash"])
    raw = name in _RAW and not closes
    content = source[end : ends.raw(name, end)] if raw else ""
    return Tag(name, closes, source[opening.end() : end - 1], content)
