"""Markdown: the text as it is, and what its front matter says of it."""

from __future__ import annotations

import re

from communique.details import Decoded, Part, told
from communique.text.charsets import decode

_FIELD = re.compile(r"([A-Za-z][\w -]{0,40}?)\s*[:=]\s*(\S.*?)\s*")
_MOST_LINES = 60


def read(data: bytes) -> Decoded:
    """A Markdown file, one part, verbatim; fields between two lines `---` or `+++` at its top are details."""
    text = decode(data)
    fields = _front_matter(text)
    return Decoded(text, (Part(0, len(text), told(fields)),) if fields else ())


def _front_matter(text: str) -> dict[str, str]:
    r"""The simple fields (no lists, no blocks) of a front matter in YAML or TOML.

    >>> _front_matter("---\ntitle: \"A Pact\"\ndate: 2024-04-30 # signed\ntags:\n  - x\n---\nText")
    {'title': 'A Pact', 'date': '2024-04-30'}
    """
    first, *lines = text[:20_000].splitlines()[: _MOST_LINES + 1] or [""]
    closing = {"---": ("---", "..."), "+++": ("+++",)}.get(first.rstrip(), ())
    end = next((at for at, line in enumerate(lines) if line.rstrip() in closing), 0)
    fields = {}
    for line in lines[:end]:
        if match := _FIELD.fullmatch(line):
            fields[match[1]] = _unquoted(match[2])
    return fields


def _unquoted(value: str) -> str:
    for quote in "\"'":
        if value.startswith(quote) and quote in value[1:]:
            return value[1 : value.index(quote, 1)]
    return value.split(" #")[0].strip()
