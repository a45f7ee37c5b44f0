"""Tables and lists of articles: CSV, JSON and JSON Lines, one document a row.

A row's text is its title, if it does not begin with it, and its column of text; its other columns are what is
said of it. Rows without text are counted and told of.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from communique.details import Decoded, Details, Part, told
from communique.formats import html
from communique.text.charsets import NotDecoded, decode

# Where articles keep their words, best first; and where a file keeps its articles.
_TEXTS = (
    "text body content full_text fulltext article_text body_text content_text article articlebody maintext "
    "content_html body_html html"
).split()
_LISTS = "articles items documents data results entries records posts rows".split()
_MARKUP = re.compile(r"</(?:p|div|span|br|h\d|li|ul|a|strong|em|b|i)>|<br ?/?>|<p>", re.IGNORECASE)
_DELIMITERS = ",;\t|"
_GAP = "\n\n"  # between two documents
MOST_ROWS = 100_000

Row = tuple[str, object]  # where it stands ("line 3"), and what it holds


def read(data: bytes) -> Decoded:
    """The articles of a file, each a part; NotDecoded where it has none."""
    text = decode(data)
    rows = _json(text) if text.lstrip()[:1] in ("{", "[") else _csv(text)
    return _joined(rows)


def _joined(rows: Iterable[Row]) -> Decoded:
    pieces, parts, missing, place = [], [], [], 0
    for number, (where, row) in enumerate(rows):
        if number == MOST_ROWS:
            raise NotDecoded("too_large", f"more than {MOST_ROWS} rows")
        said = _named(row)
        written = _written(said) if said else None
        if written is None:
            missing.append(where)
            continue
        text, details, furniture = written
        parts.append(Part(place, place + len(text), details, furniture=furniture, whole=True))
        pieces.append(text)
        place += len(text) + len(_GAP)
    if not parts:
        raise NotDecoded("unreadable", f"no articles: a column or field {', '.join(_TEXTS[:3])} is needed")
    return Decoded(_GAP.join(pieces), tuple(parts), _left_out(missing, len(parts)))


def _left_out(missing: list[str], found: int) -> str:
    if not missing:
        return ""
    listed = ", ".join(missing[:3]) + (", ..." if len(missing) > 3 else "")
    return f"{len(missing)} of {len(missing) + found} rows have no text: {listed}"


def _named(row: object) -> dict[str, object]:
    """A row's values by their names in lower case; none where it is no row."""
    if not isinstance(row, dict):
        return {}
    return {re.sub(r"[\s-]+", "_", str(name).strip().casefold()): value for name, value in row.items()}


def _written(row: dict[str, object]) -> tuple[str, Details, frozenset[str]] | None:
    """A row's text, details and site's lines; None where it has no text."""
    body = next((row[name] for name in _TEXTS if isinstance(row.get(name), str) and row[name].strip()), "")
    if not body:
        return None
    details, furniture = told(row), frozenset()
    if _MARKUP.search(body):
        markup = html.page(body)
        body = markup.text
        furniture = markup.parts[0].furniture if markup.parts else furniture
    if isinstance(publisher := row.get("publisher"), dict):
        details = replace(details, publisher=told({"publisher": publisher.get("name")}).publisher)
    title = details.title
    if title and not body.lstrip().casefold().startswith(title.casefold()):
        body = f"{title}\n\n{body}"
    return (body, details, furniture) if body.strip() else None


def _json(text: str) -> Iterator[Row]:
    """The articles of a list, of an object that holds a list or is one itself, or of a line each."""
    try:
        found = json.loads(text)
    except RecursionError as error:
        raise NotDecoded("unreadable", "JSON that is nested too deep") from error
    except ValueError:
        yield from _json_lines(text)
        return
    if isinstance(found, dict):
        found = next((found[name] for name in _LISTS if isinstance(found.get(name), list)), [found])
    for number, row in enumerate(found, 1):
        yield f"item {number}", row


def _json_lines(text: str) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield f"line {number}", json.loads(line)
            except (ValueError, RecursionError):
                yield f"line {number}", None


def _csv(text: str) -> Iterator[Row]:
    """The rows of a table with a header; its delimiter is what the header has most of."""
    header = text[:20_000].split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=header.count)
    limit = csv.field_size_limit(max(len(text), 1))
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
        for row in reader:
            yield f"line {reader.line_num}", row
    finally:
        csv.field_size_limit(limit)
