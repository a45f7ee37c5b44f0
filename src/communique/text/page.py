"""A document laid open for reading: its plain text, and what each reader found in it so far."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from communique.records import Actor, Figure, Framework, Happening, Name, Participation, When
from communique.text.plain import Plain
from communique.text.sections import Line
from communique.text.sentences import Sentence


@dataclass(slots=True)
class Page:
    """One document while it is read; all offsets are half-open and speak of `text`, the plain copy.

    `reading.read` fills the fields from top to bottom; a reader may use what stands above its own.
    """

    plain: Plain
    lines: list[Line]
    sentences: list[Sentence]
    kind: str = "web_page"
    language: str | None = None  # ISO 639-1; None where too little of it is text
    title: tuple[int, int] | None = None  # where the headline, or a post's first sentence, stands
    dateline: tuple[int, int] | None = None  # "Geneva/Ghent, 30 April -", the dash included
    place: str | None = None  # the dateline's city in canonical spelling
    country: str | None = None  # the dateline's country, ISO 3166-1 alpha-3
    names: list[Name] = field(default_factory=list)  # in order, none overlapping another
    actors: dict[str, Actor] = field(default_factory=dict)
    frameworks: dict[str, Framework] = field(default_factory=dict)
    published: date | None = None
    published_precision: str = "unknown"
    published_basis: str = "unknown"
    publisher: str | None = None
    dates: list[When] = field(default_factory=list)  # in order, none overlapping another
    happenings: list[Happening] = field(default_factory=list)
    figures: list[tuple[Figure, int, int]] = field(default_factory=list)  # each with its offsets
    participation: list[Participation] = field(default_factory=list)  # offsets in `text`, like all else here
    text: str = field(init=False, repr=False)  # the plain text that every offset of the page speaks of
    _line_starts: list[int] = field(init=False, repr=False, compare=False)
    _sentence_starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.text = self.plain.text
        self._line_starts = [line.start for line in self.lines]
        self._sentence_starts = [sentence.start for sentence in self.sentences]

    @property
    def is_english(self) -> bool:
        """Whether the rules for English may read it: a text too short to have a language is taken for one."""
        return self.language in (None, "en")

    def section_at(self, offset: int) -> str:
        """The section of the line that holds `offset`; "furniture" where no line does."""
        line = self.line_at(offset)
        return line.section if line else "furniture"

    def sentence_before(self, offset: int) -> int:
        """The index of the last sentence that starts at or before `offset`; -1 where none does."""
        return bisect_right(self._sentence_starts, offset) - 1

    def line_before(self, offset: int) -> int:
        """The index of the last line that starts at or before `offset`; -1 where none does."""
        return bisect_right(self._line_starts, offset) - 1

    def line_at(self, offset: int) -> Line | None:
        """The line that holds `offset`; None where none does."""
        at = self.line_before(offset)
        return self.lines[at] if at >= 0 and offset <= self.lines[at].end else None
