"""E-mail addresses and telephone numbers, which stay in `documents.text` and are shown nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator

EMAIL_SHOWN, NUMBER_SHOWN = "[e-mail address]", "[telephone number]"

# Its last part is letters: "@IOM" is a handle, "report.04@512.2" an id. Possessive, so that a long word
# without an at sign is walked through once.
_AT, _DOT = r"(?:@|\s?[\[(]\s?at\s?[\])]\s?)", r"(?:\.|\s?[\[(]\s?dot\s?[\])]\s?)"
_EMAIL = re.compile(
    r"(?<![\w.+'-])[\w.+'-]++(?:@[\w.+'-]++){2,}"  # several that run into one another
    rf"|(?<![\w.+'-])[\w.+'-]++{_AT}[\w-]++(?:{_DOT}[\w-]++)+(?<=[^\W\d_][^\W\d_])(?![\w@])",
    re.I,
)
_HAS_AT, _HAS_DIGIT = re.compile(r"@|[\[(]\s?at\b", re.I), re.compile(r"\d")  # most names have neither
_ADDRESS = re.compile(r"https?://[^\s@]+")
_REACH = 100  # code points; an address or number is hardly longer
_DIGITS = r"\d(?:[\s()./\u2010-\u2015-]{0,3}\d)"
_LABEL = (
    r"\b(?:(?:tel(?:ephone)?|phone|mob(?:ile)?|cell(?:phone)?|fax|whats\s?app|gsm|hotline|landline)"
    r"\s?(?:no|number|nr)?\.?(?:\s?\([^()]{1,20}\))?\s?:?\s?|(?:viber|signal|ph|ext|extension|t|m|f)[.:]\s?)"
)
# A number after its label ("Tel 22 717 9111"), or one that nothing else is written like: with a country's or
# trunk's prefix ("+41 …", "00 41 …", "(0)20 …"), or in the groups of North America ("202-555-0100").
# A year, a range of years, an amount ("281 000 000"), a date or a time is none of these.
_NUMBER = re.compile(
    rf"(?P<label>{_LABEL})(?:[(+]\s?){{0,2}}{_DIGITS}{{4,17}}(?!\d)"
    rf"|(?<![\w.,:])(?:\(\s?)?(?:\+\s?{_DIGITS}{{6,17}}(?!\d))+"  # several may stand without a space
    rf"|(?<![\w.,:])00[\s-]?[1-9]{_DIGITS}{{6,17}}(?!\d)"
    rf"|(?<![\w.,:])\(0\d{{0,4}}\)[\s-]?{_DIGITS}{{4,14}}(?!\d)"
    r"|(?<![\w.,:-])(?:\(\d{3}\)\s?|\d{3}[-.])\d{3}[-.]\d{4}(?![\w-])",
    re.I,
)


def blot(text: str) -> str:
    """`text` with every e-mail address and telephone number replaced by a word for it.

    >>> blot("Call Tel: +00 00 000 0000 or write to press@example.org; EUR 590 million, 2014-2020.")
    'Call Tel: [telephone number] or write to [e-mail address]; EUR 590 million, 2014-2020.'
    """
    if _HAS_AT.search(text):
        text = _EMAIL.sub(EMAIL_SHOWN, text)
    return _NUMBER.sub(_number_shown, text) if _HAS_DIGIT.search(text) else text


def linked(text: str) -> str:
    """`text` blotted, but for an address on the web, whose numbers are nobody's.

    >>> linked("https://example.org/news/00-41-227179111"), linked("mailto:press@example.org")
    ('https://example.org/news/00-41-227179111', 'mailto:[e-mail address]')
    """
    return text if _ADDRESS.fullmatch(text) else blot(text)


def shown(text: str, start: int, end: int) -> str:
    """`text[start:end]` blotted, also of an address or number that begins before or goes on after it.

    >>> shown("Call +00 00 000 0000 now", 12, 24)
    '[telephone number] now'
    """
    near = max(0, start - _REACH)
    stretch = text[near : end + _REACH]
    pieces, done = [], start - near
    for first, last, word in sorted(_stretches(stretch)):
        if first < end - near and last > done:
            pieces += [stretch[done : max(done, first)], word]
            done = max(done, last)
    return "".join([*pieces, stretch[done : end - near]])


def found(text: str) -> list[str]:
    """The addresses and numbers in `text`, as printed."""
    return [text[first:last] for first, last, _ in _stretches(text)]


def _stretches(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each address and number stands, half-open, and the word for it."""
    for match in _EMAIL.finditer(text):
        yield match.start(), match.end(), EMAIL_SHOWN
    for match in _NUMBER.finditer(text):
        yield match.start() + len(match["label"] or ""), match.end(), NUMBER_SHOWN


def _number_shown(match: re.Match[str]) -> str:
    return (match["label"] or "") + NUMBER_SHOWN
