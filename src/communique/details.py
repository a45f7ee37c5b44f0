"""What a file or its sidecar says of a document beside its text: address, publisher, day, language, kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime


@dataclass(frozen=True, slots=True)
class Details:
    """What is said of a document; None where nothing is."""

    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: date | None = None  # the first day of the month or year where no more is said
    published_precision: str = "unknown"
    language: str | None = None  # ISO 639-1
    kind: str | None = None  # one of `tables.DOCUMENT_KINDS`


NOTHING = Details()


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a decoded file, half-open, and what is said of the documents in it.

    `details` are the file's own, which fill what the text leaves open; a `sidecar`'s stand above the text.
    `furniture` are lines (stripped, in plain spelling) that the format marks as the site's or the page's.
    A `whole` part is one document; another may be a feed of several.
    """

    start: int
    end: int
    details: Details = NOTHING
    sidecar: Details = NOTHING
    furniture: frozenset[str] = frozenset()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text and its parts; `left_out` says which of its rows or pages could not be read, or is ""."""

    text: str
    parts: tuple[Part, ...] = ()
    left_out: str = ""


_ISO = re.compile(r"(\d{4})(?:-?(\d\d)(?:-?(\d\d)(?!\d)(?:[T ]\d\d?[:.]?\d\d.{0,30})?)?)?")


def day(text: str) -> tuple[date, str] | None:
    """The day, month or year that metadata gives, with its precision; None where it is no such thing.

    >>> day("2024-04-30T09:00:00+02:00") == day("Tue, 30 Apr 2024 09:00:00 +0200")
    True
    >>> day("2024-04")
    (datetime.date(2024, 4, 1), 'month')
    """
    text = text.strip()[:60]
    try:
        if match := _ISO.fullmatch(text):
            year, month, number = match.groups()
            precision = "day" if number else "month" if month else "year"
            found = date(int(year), int(month or 1), int(number or 1))
        else:
            found, precision = parsedate_to_datetime(text).date(), "day"
    except (TypeError, ValueError, OverflowError):
        return None
    return (found, precision) if 1900 <= found.year <= 2100 else None


_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][a-z0-9-]{2,})?", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"]{3,2000}", re.IGNORECASE)
# The names under which sites, feeds and tables of articles keep a document's details, best first.
FIELDS = {
    "url": "url link canonical permalink address source_url page_url external_url uri",
    "title": "title headline subject",
    "publisher": "publisher source_name site_name organization organisation source outlet",
    "published": "published date_published datepublished published_at publication_date publish_date pubdate "
    "published_date date pub_date date_publish issued",
    "language": "language lang",
    "kind": "kind document_kind",
}
_KINDS = frozenset("press_release news_article social_post web_page".split())


def told(fields: Mapping[str, object]) -> Details:
    """The details among named `fields`, whatever their case; what is not of the expected form is left out.

    >>> told({"Title": "A Pact", "date": "2024-05", "source": "https://example.org/a", "kind": "poem"}).title
    'A Pact'
    """
    named = {
        re.sub(r"[\s-]+", "_", str(name).strip().casefold()): str(value).strip()
        for name, value in fields.items()
        if isinstance(value, str | int | date) and str(value).strip()
    }
    url = _first(named, FIELDS["url"] + " source", _ADDRESS.fullmatch)
    language = _first(named, FIELDS["language"], _LANGUAGE.fullmatch)
    published = next((found for value in _values(named, FIELDS["published"]) if (found := day(value))), None)
    return Details(
        url=url,
        title=_first(named, FIELDS["title"], bool),
        publisher=_first(named, FIELDS["publisher"], lambda value: not _ADDRESS.match(value)),
        published=published[0] if published else None,
        published_precision=published[1] if published else "unknown",
        language=language[:2].lower() if language else None,
        kind=_first(named, FIELDS["kind"], _KINDS.__contains__),
    )


def _values(named: dict[str, str], names: str) -> list[str]:
    return [named[name] for name in names.split() if name in named]


def _first(named: dict[str, str], names: str, fits: Callable[[str], object]) -> str | None:
    return next((value[:2000] for value in _values(named, names) if fits(value)), None)
