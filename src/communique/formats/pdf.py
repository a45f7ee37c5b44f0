"""PDF: the text layer page by page, words that a line's end broke made whole, page heads and feet marked.

Needs the extra `formats` (pypdf). A scan without a text layer has no words, and is told of.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from communique.details import Decoded, Details, Part
from communique.text.charsets import NotDecoded
from communique.text.plain import Plain

MOST_PAGES = 2000
LONGEST = 16 * 2**20  # characters
MOST_OPERATORS = 1_000_000  # of all pages; a page of text has some hundred, a map some ten thousand
MOST_ON_PAGE = 40_000  # what a page takes grows faster than they do
_EDGE = 3  # lines at the top and at the bottom of a page among which its head and foot stand
_REPEATED = 0.5  # of the pages, and at least two, have the same head or foot but for numbers
_PAGE_NUMBER = re.compile(
    r"\W*+(?:page|p\.|pg\.?)?\s*+\d{1,4}\s*+(?:(?:/|of|\|)\s*+\d{1,4})?\W*", re.IGNORECASE
)


def read(data: bytes) -> Decoded:
    """A PDF, one part; NotDecoded where it is damaged, encrypted or has no text layer."""
    import pypdf  # the extra is asked for only where a PDF is met
    from pypdf.errors import PyPdfError

    start = data.find(b"%PDF-", 0, 1024)
    if start < 0:
        raise NotDecoded("not_text", "no PDF")
    try:
        with _unsaid():
            reader = pypdf.PdfReader(io.BytesIO(data[start:]), strict=False)
            if reader.is_encrypted and not reader.decrypt(""):
                raise NotDecoded("unreadable", "encrypted PDF")
            pages = _pages(reader)
    except (PyPdfError, RecursionError) as error:
        raise NotDecoded("unreadable", f"damaged PDF: {type(error).__name__}") from error
    if not any(pages):
        raise NotDecoded("empty", f"no text layer on {len(pages)} pages: pictures of text must be recognized")
    return _joined(pages)


@contextmanager
def _unsaid() -> Iterator[None]:
    """Keeps pypdf from writing lines of its own about a damaged file, which names no file."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def _pages(reader: object) -> list[list[str]]:
    """The lines of each page that have a word."""
    found, size, done = [], 0, 0

    def count(*_: object) -> None:
        nonlocal done
        done += 1
        if done > limit:
            raise NotDecoded("too_large", f"page {len(found) + 1} draws more than can be read")

    for page in reader.pages:  # type: ignore[attr-defined]
        limit = min(done + MOST_ON_PAGE, MOST_OPERATORS)
        text = page.extract_text(visitor_operand_before=count)
        size += len(text)
        if size > LONGEST or len(found) == MOST_PAGES:
            raise NotDecoded("too_large", f"more than {MOST_PAGES} pages or {LONGEST} characters")
        found.append([line.strip() for line in text.splitlines() if line.strip()])
    return found


def _joined(pages: list[list[str]]) -> Decoded:
    furniture = _furniture(pages)
    body = [line for page in pages for line in page if line not in furniture]
    whole = iter(_unbroken(body))
    lines = [line if line in furniture else next(whole) for page in pages for line in page]
    text = "".join(f"{line}\n" for line in lines if line)
    marked = frozenset(Plain(line).text.strip() for line in furniture)
    return Decoded(text, (Part(0, len(text), Details(), furniture=marked),))


def _furniture(pages: list[list[str]]) -> frozenset[str]:
    """Lines at the edges of pages that recur but for their numbers, and page numbers alone."""
    edges = [[*page[:_EDGE], *page[_EDGE:][-_EDGE:]] for page in pages]
    common = Counter(shape for edge in edges for shape in {_shape(line) for line in edge})
    least = max(2, _REPEATED * len(pages))
    return frozenset(
        line
        for edge in edges
        for line in edge
        if not line[0].islower()  # the end of a sentence that the page before began
        if common[_shape(line)] >= least or (len(pages) > 1 and _PAGE_NUMBER.fullmatch(line))
    )


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line)


_HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]++-[^\W\d_]+")
_BROKEN = re.compile(r"([^\W\d_]+)-$")
_GOES_ON = re.compile(r"([a-zà-ÿ]+)(\S*)\s*")
# Beginnings that keep their hyphen before a word in small letters: "long-term", "EU-funded".
_KEEPS = frozenset("co non self well long short mid high low cross anti pre post multi inter pro ex".split())


def _unbroken(lines: list[str]) -> list[str]:
    """The lines with each word that was broken at a line's end whole at the end of the first.

    As many come back as went in, some "". The hyphen stays where the document prints the word with one
    elsewhere, or where its beginning is one that takes a hyphen.

    >>> _unbroken(["They discussed migra-", "tion and long-", "term aid."])
    ['They discussed migration', 'and long-term', 'aid.']
    """
    printed = {word for line in lines for word in _HYPHENATED.findall(line.casefold())}
    lines = list(lines)
    for at in range(len(lines) - 1):
        broken = _BROKEN.search(lines[at][-60:].replace("\u00ad", "-"))
        rest = _GOES_ON.match(lines[at + 1][:200])
        if broken and rest:
            first, second = broken[1], rest[1]
            keeps = f"{first}-{second}".casefold() in printed or first.lower() in _KEEPS or first.isupper()
            lines[at] = lines[at][:-1] + ("-" if keeps else "") + second + rest[2]
            lines[at + 1] = lines[at + 1][rest.end() :]
    return lines
