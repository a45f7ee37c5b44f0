"""A stretch of a text and the words that stand there: nothing is evidence unless the two agree."""

from __future__ import annotations

from dataclasses import InitVar, dataclass

from communique.errors import EvidenceError


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open code point offsets in a text and its quote; EvidenceError unless `text[start:end] == quote`.

    >>> Span("Germany joined the IOM.", 19, 22, "IOM")
    Span(start=19, end=22, quote='IOM')
    >>> Span("Germany joined the IOM.", 18, 21, "IOM")
    Traceback (most recent call last):
    communique.errors.EvidenceError: 18:21 is ' IO', not 'IOM'
    """

    text: InitVar[str]
    start: int
    end: int
    quote: str

    def __post_init__(self, text: str) -> None:
        if not 0 <= self.start < self.end <= len(text):
            raise EvidenceError(f"{self.start}:{self.end} is no stretch of a text of {len(text)} characters")
        if text[self.start : self.end] != self.quote:
            found = text[self.start : self.end]
            raise EvidenceError(f"{self.start}:{self.end} is {found!r}, not {self.quote!r}")
