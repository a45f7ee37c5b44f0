"""Saved web pages: every visible word as lines, menus marked, and what the page says of itself.

A block begins a line, a cell of a table a tabulator; white space is what a browser shows. Scripts, styles
and comments are no words of the page.
"""

from __future__ import annotations

import json
import re
from collections import Counter, deque
from dataclasses import replace

from communique.details import Decoded, Details, Part, told
from communique.formats.markup import Tag, tokens, unescaped
from communique.text.charsets import decode
from communique.text.plain import Plain

# What stands apart from what is around it by a blank line, and what by a line's end.
_PARAGRAPHS = frozenset(
    "address article aside blockquote body details dialog dl fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr main nav ol p pre section table ul".split()
)
_LINES = frozenset(
    "br button caption center dd div dt label legend li noscript optgroup option select summary tbody "
    "textarea tfoot thead title tr".split()
)
_CELLS = frozenset(["td", "th"])
_SITE = frozenset("nav aside header footer button select noscript".split())  # the site's own, not the text's
_OF_ARTICLES = frozenset(["header", "footer"])  # an article may have its own
_MOST_SITE = 0.9  # of a page's words: where more are marked as the site's, its marks are not to be trusted
_SPACE = re.compile(r"[ \t\n\r\f]+")


def read(data: bytes) -> Decoded:
    """A page of HTML, one part: its words as lines, what it says of itself, which lines are the site's."""
    return page(decode(data))


def page(source: str) -> Decoded:
    """A page given as markup.

    >>> page("<nav><li>Home</nav><h1>A Pact</h1><p>They\\n <b>met</b>.<ul><li>One thing").text
    'Home\\n\\nA Pact\\n\\nThey met.\\n\\n• One thing\\n'
    """
    writer, said = _Writer(), _Said()
    for token in tokens(source):
        if isinstance(token, str):
            writer.words(token)
        else:
            said.take(token)
            writer.tag(token)
    writer.end_line()
    text = "".join(writer.pieces)
    details = said.details(source[:2000])
    return Decoded(text, (Part(0, len(text), details, furniture=writer.furniture()),) if text else ())


class _Writer:
    """Writes a page's words as lines while its tags come by."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._line: list[str] = []
        self._gap = 0  # line breaks owed before the next line
        self._open: Counter[str] = Counter()
        self._item = False  # the line is an item of a list ...
        self._linked = True  # ... that is but a link: an entry of a menu
        self._site: list[str] = []
        self._own: list[str] = []

    def words(self, text: str) -> None:
        """Takes words; outside `<pre>` white space is one space."""
        if self._open["pre"]:
            first, *others = text.split("\n")
            self._add(first)
            for line in others:
                self.end_line()
                self._add(line)
        else:
            self._add(_SPACE.sub(" ", text))

    def tag(self, tag: Tag) -> None:
        """Takes a tag: what it ends, what it begins."""
        if tag.name in _PARAGRAPHS or tag.name in _LINES:
            self.end_line()
            self._gap = max(self._gap, 2 if tag.name in _PARAGRAPHS else 1) if self.pieces else 0
        elif tag.name in _CELLS and not tag.closes and "".join(self._line).strip():
            self._line.append("\t")
        if tag.name == "textarea":
            self.words(unescaped(tag.content))
        self._count(tag)
        if tag.name == "li" and not tag.closes:
            self._item = True

    def end_line(self) -> None:
        """Writes the line that is held, if it has a word."""
        line = re.sub(r" *\t *", "\t", "".join(self._line)).strip(" \t")
        if self._open["pre"]:
            line = "".join(self._line).rstrip()
        if line.strip():
            site = self._is_site()
            mark = "• " if self._item and not self._linked and not site else ""
            self.pieces += ["\n" * (self._gap - 1) if self.pieces else "", mark, line, "\n"]
            (self._site if site else self._own).append(line)
            self._gap = 1
        self._line, self._item, self._linked = [], False, True

    def furniture(self) -> frozenset[str]:
        """The lines that stand in menus, headers and footers only, in plain spelling."""
        site, own = (sum(len(line.split()) for line in lines) for lines in (self._site, self._own))
        if site > _MOST_SITE * (site + own):
            return frozenset()
        return frozenset(Plain(line).text.strip() for line in set(self._site) - set(self._own))

    def _add(self, text: str) -> None:
        if text == " " and (not self._line or self._line[-1].endswith((" ", "\t"))):
            return
        if self._line and self._line[-1].endswith(" ") and text.startswith(" ") and not self._open["pre"]:
            text = text[1:]
        self._line.append(text)
        if text.strip() and not self._open["a"]:
            self._linked = False

    def _count(self, tag: Tag) -> None:
        if tag.name == "main" and not tag.closes:
            for name in _SITE:  # a menu that was never closed ends where the main text begins
                self._open[name] = 0
        if tag.name in _SITE or tag.name in ("a", "article", "main", "pre"):
            self._open[tag.name] = (
                max(0, self._open[tag.name] - 1) if tag.closes else self._open[tag.name] + 1
            )

    def _is_site(self) -> bool:
        inside = self._open["article"] or self._open["main"]
        return any(self._open[name] for name in _SITE if not (inside and name in _OF_ARTICLES))


# A page's own names of its details, best first; `details.FIELDS` has the names on the right.
_META = {
    "article:published_time": "published",
    "og:article:published_time": "published",
    "datepublished": "published",
    "citation_publication_date": "published",
    "dcterms.issued": "published",
    "dc.date.issued": "published",
    "dcterms.date": "published",
    "dc.date": "published",
    "parsely-pub-date": "published",
    "pubdate": "published",
    "publish-date": "published",
    "date": "published",
    "og:url": "url",
    "og:title": "title",
    "og:site_name": "publisher",
    "dc.publisher": "publisher",
    "dcterms.publisher": "publisher",
}
_RANKS = {name: rank for rank, name in enumerate(_META)}
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(https?://\S{1,2000}) -->")
_LONGEST_DATA = 2**20  # characters of JSON-LD
_MOST_NODES = 10_000


class _Said:
    """What the tags of a page's head say of it."""

    def __init__(self) -> None:
        self._meta: dict[str, str] = {}
        self._linked: dict[str, str] = {}  # of JSON-LD
        self._title = self._language = self._canonical = ""

    def take(self, tag: Tag) -> None:
        """Looks at a tag, if it is of those that say something."""
        if tag.closes:
            return
        if tag.name == "title":
            self._title = self._title or _SPACE.sub(" ", unescaped(tag.content)).strip()
        elif tag.name == "html":
            self._language = tag.attributes().get("lang", "")
        elif tag.name == "link":
            attributes = tag.attributes()
            if attributes.get("rel", "").lower() == "canonical":
                self._canonical = self._canonical or attributes.get("href", "")
        elif tag.name == "meta" or (tag.name == "time" and "itemprop" in tag.source):
            self._take_meta(tag.attributes())
        elif tag.name == "script" and "ld+json" in tag.source and not self._linked:
            self._linked = _linked_data(tag.content)

    def details(self, top: str) -> Details:
        """What is said: by JSON-LD, else by the head's fields, else by the title and the canonical link."""
        fields: dict[str, str] = {}
        for name in sorted(self._meta, key=_RANKS.__getitem__):
            fields.setdefault(_META[name], self._meta[name])
        saved = _SAVED_FROM.search(top)
        fields |= {"url": self._canonical or fields.get("url", "") or (saved[1] if saved else "")}
        fields.setdefault("title", self._title)
        found = told(fields | self._linked | {"language": self._language})
        if found.title and found.publisher:
            # "A Pact | Example Agency": the site is no part of the title.
            cut = re.sub(rf"\s+[|–—-]\s+{re.escape(found.publisher)}$", "", found.title)
            return replace(found, title=cut)
        return found

    def _take_meta(self, attributes: dict[str, str]) -> None:
        for key in ("property", "name", "itemprop"):
            name = attributes.get(key, "").lower()
            value = attributes.get("content") or attributes.get("datetime") or ""
            if name in _META and value.strip():
                self._meta.setdefault(name, value)


def _linked_data(source: str) -> dict[str, str]:
    """The details of the first thing with a day of publication in a page's JSON-LD."""
    try:
        waiting = deque([json.loads(source)] if len(source) <= _LONGEST_DATA else [])
    except (ValueError, RecursionError):
        return {}
    for _ in range(_MOST_NODES):
        if not waiting:
            break
        thing = waiting.popleft()
        if isinstance(thing, list):
            waiting += thing
        elif isinstance(thing, dict):
            if isinstance(thing.get("datePublished"), str):
                return _of_article(thing)
            waiting += [value for value in thing.values() if isinstance(value, dict | list)]
    return {}


def _of_article(thing: dict[str, object]) -> dict[str, str]:
    publisher = thing.get("publisher")
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    fields = {
        "published": thing["datePublished"],
        "title": thing.get("headline"),
        "publisher": publisher.get("name") if isinstance(publisher, dict) else publisher,
    }
    return {name: unescaped(value) for name, value in fields.items() if isinstance(value, str) and value}
