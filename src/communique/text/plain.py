"""The plain copy of a text that rules read, and the way back to the original.

Rules should not need six forms of an apostrophe, nor know that a scraper wrote "&nbsp;". The copy has
straight quotes, one kind of dash, one kind of space, no markup entities, no zero-width characters, and no `#`
or `@` before a word. The original is never changed: every offset in the copy leads back to it.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator

_QUOTES = {"‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "ʼ": "'", "`": "'"}
_QUOTES |= dict.fromkeys("“”„‟″«»", '"')
_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
_SPACES = dict.fromkeys(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "
)
_LINE_ENDS = dict.fromkeys("\u2028\u2029\x85\x0b\x0c\r", "\n")
_ONE_FOR_ONE = _QUOTES | _DASHES | _SPACES | _LINE_ENDS
_REPLACED = re.compile(f"[{''.join(_ONE_FOR_ONE)}]")

# What has another length in the copy: entities, invisible characters, the mark of a hashtag or handle (not in
# "a@b.org", where a word stands before it), and several spaces inside a paragraph. Looked for by their first
# characters, a space being one where another follows.
_FIRST = re.compile(
    r"[&#@\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0e\ufe0f\ufeff \u00a0]"
    r"(?:(?<![ \u00a0])|(?=[ \u00a0]))"
)
_CHANGING = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
    r"|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0e\ufe0f\ufeff]+"
    r"|(?<![\w&])[#@](?=\w)"
    r"|(?<=[^\s])[ \u00a0]{2,}(?=[^\s])"
)
_PROSE = 150  # characters; in a shorter line, several spaces may part the entries of a menu


# A line broken by a mail program or an old web page: long, and the next goes on in small letters (not
# with "b)" nor an address), or it ends in a word that ends no line by itself.
_BREAK = re.compile(r"\n(?=\w)")
_GOES_ON = re.compile(r"(?<=[^\W\d_]|[,)])\n(?=[a-z])(?![a-z]{1,3}[.)] |\S{1,80}[./:]\w)")
_ENDS_NO_LINE = re.compile(r"\b(?:of|for|the|and|or|to|in|on|by|with|from|at|an?|Mr\.|Ms\.|Mrs\.|Dr\.)\n")
_LONG, _LONG_BEFORE_WORD = 45, 40  # characters of a line, and of one before its last word
_LONGEST_WORD = 4  # characters of those that end no line


class Plain:
    """A text's plain copy in `text`, with hashtags' and handles' starts in `tags`.

    >>> plain = Plain("IOM&#39;s work \u2013 see #Migration")
    >>> plain.text
    "IOM's work - see Migration"
    >>> plain.original(0, 5)                            # "IOM's", five code points here, nine there
    (0, 9)
    >>> sorted(plain.tags)
    [17]
    """

    __slots__ = ("_entities", "_here", "_shifted", "_there", "tags", "text")

    def __init__(self, text: str) -> None:
        self._here: list[int] = []  # where in the copy a run of unshifted characters starts
        self._there: list[int] = []  # where in the original the same run starts
        self._entities: dict[int, int] = {}  # a decoded entity's place in the copy → its end in the original
        self.tags: set[int] = set()
        pieces: list[str] = []
        here = there = line_end = 0
        is_prose = False
        for match in _changing(text):
            if (character := _replacement(match.group())) == match.group():
                continue
            start = match.start()
            if match.group().isspace():
                if start >= line_end:
                    line_end, is_prose = _line(text, start)
                if not is_prose:
                    continue
                start += 1  # one of the spaces stays
            self._note(here, there)
            pieces.append(text[there:start])
            here += start - there
            there = match.end()
            if character:
                self._note(here, start)
                self._entities[here] = there
                pieces.append(character)
                here += 1
            elif match.group() in "#@":
                self.tags.add(here)
        self._note(here, there)
        self._shifted = len(self._here) > 1
        pieces.append(text[there:])
        copy = "".join(pieces)
        self.text = _unwrapped(_REPLACED.sub(lambda found: _ONE_FOR_ONE[found.group()], copy))

    def _note(self, here: int, there: int) -> None:
        self._here.append(here)
        self._there.append(there)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Half-open offsets in the original of `text[start:end]`; ValueError where that is empty."""
        if start >= end:
            raise ValueError(f"a span needs at least one character, got {start}:{end}")
        if not self._shifted:
            return start, end
        last = end - 1
        return self._back(start), self._entities.get(last) or self._back(last) + 1

    def _back(self, offset: int) -> int:
        run = bisect_right(self._here, offset) - 1
        return self._there[run] + offset - self._here[run]


def _changing(text: str) -> Iterator[re.Match[str]]:
    """The matches of `_CHANGING`, which is tried where one can begin."""
    place = 0
    while first := _FIRST.search(text, place):
        match = _CHANGING.match(text, first.start())
        place = match.end() if match else first.end()
        if match:
            yield match


def _replacement(found: str) -> str:
    """The character that an entity stands for, the same where it is no entity ("AT&T;"), "" for the rest."""
    if found[0] != "&":
        return ""
    character = html.unescape(found)
    return character if len(character) == 1 else found


def _line(text: str, at: int) -> tuple[int, bool]:
    """Where the line around `at` ends, and whether it is prose: long, and with a sentence's end in it."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    end = end if end >= 0 else len(text)
    return end, end - start >= _PROSE and ". " in text[start:end]


def _unwrapped(text: str) -> str:
    """`text` with a space in the place of every line break inside a sentence.

    >>> _unwrapped("Officials of the International Organization for\\nMigration met.\\nMenu\\nmore")
    'Officials of the International Organization for Migration met.\\nMenu\\nmore'
    """
    breaks = [match.start() for match in _BREAK.finditer(text) if _is_wrap(text, match.start())]
    if not breaks:
        return text
    breaks += _full_lines(text, breaks)
    letters = list(text)
    for at in breaks:
        letters[at] = " "
    return "".join(letters)


def _full_lines(text: str, breaks: list[int]) -> list[int]:
    """The breaks next to those inside sentences, before a capital, where the line had no room for the word.

    A headline over them is in title case, and the last line of a paragraph has its stop or room to spare.
    """
    found, known = [], set(breaks)
    for at in breaks:
        for step in (_break_before, _break_after):
            place, width = at, _width(text, at)
            while (place := step(text, place)) is not None and place not in known:
                titled = step is _break_before and _is_titled(text, place)
                if titled or not _is_full(text, place, width):
                    break
                known.add(place)
                found.append(place)
    return found


def _width(text: str, at: int) -> int:
    """The length of the longer of the two lines around a break."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at + 1)
    return max(at - start, (end if end >= 0 else len(text)) - at - 1)


def _break_before(text: str, at: int) -> int | None:
    place = text.rfind("\n", 0, at)
    return place if place > 0 and text[place - 1] != "\n" else None


def _break_after(text: str, at: int) -> int | None:
    place = text.find("\n", at + 1)
    return place if place > at + 1 and text[place + 1 : place + 2].strip() else None


def _is_full(text: str, at: int, width: int) -> bool:
    """Whether the line before a break goes on after it: it has no stop, and the next word did not fit."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    word = _FIRST_WORD.match(text, at + 1)
    if len(line) < _LONG or word is None or _STOPPED.search(line):
        return False
    return len(line) + 1 + len(word.group()) > width


def _is_titled(text: str, at: int) -> bool:
    """Whether most long words of the line before a break are capitalised."""
    words = text[text.rfind("\n", 0, at) + 1 : at].split()
    long = [word for word in words if len(word) >= _LONGEST_WORD]
    return 2 * sum(word[0].isupper() for word in long) > len(long)


_FIRST_WORD = re.compile(r"\w\S*")
_STOPPED = re.compile(r"[.!?:;]\W{0,2}$")


def _is_wrap(text: str, at: int) -> bool:
    """Whether the sentence goes on after the line break at `at`."""
    start = text.rfind("\n", 0, at) + 1
    if at - start >= _LONG and _GOES_ON.match(text, at):
        return True
    last_word = max(start + _LONG_BEFORE_WORD, at - _LONGEST_WORD)
    return last_word < at and _ENDS_NO_LINE.search(text, last_word, at + 1) is not None
