"""Every line of a document labelled: headline, body, about, contact or furniture."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """Half-open offsets of a line in the page's plain text, without its line break, and its section."""

    start: int
    end: int
    section: str
