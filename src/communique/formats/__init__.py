"""Files of other kinds than text: bytes in, text and what is said of it out.

A module for each kind, with `read(data: bytes) -> Decoded`; it is loaded when the first such file is met.
What cannot be read raises `charsets.NotDecoded`.
"""

from __future__ import annotations

import re
from importlib import import_module

from communique.details import Decoded
from communique.text.charsets import NotDecoded

# A file's suffix → the module that reads it.
MODULES = {
    ".csv": "tabular",
    ".docx": "docx",
    ".eml": "mail",
    ".htm": "html",
    ".html": "html",
    ".json": "tabular",
    ".jsonl": "tabular",
    ".markdown": "markdown",
    ".md": "markdown",
    ".ndjson": "tabular",
    ".pdf": "pdf",
    ".tsv": "tabular",
    ".xhtml": "html",
}
_EXTRA = frozenset(["pypdf"])  # what `pip install communique[formats]` brings
_NO_CHARACTERS = re.compile("[\0\ud800-\udfff]")  # NUL and halves of characters: no table can hold them


def read(suffix: str, data: bytes) -> Decoded:
    """The text of a file whose name ends in `suffix`, one of `MODULES`; else NotDecoded."""
    try:
        decoded = import_module(f"communique.formats.{MODULES[suffix]}").read(data)
    except NotDecoded:
        raise
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in _EXTRA:
            raise
        raise NotDecoded("unreadable", f"{suffix} needs: pip install 'communique[formats]'") from error
    except Exception as error:  # a parser may fail at a damaged file in any way; the file is told of
        raise NotDecoded("unreadable", f"damaged {suffix} file: {type(error).__name__}") from error
    return Decoded(_NO_CHARACTERS.sub("\ufffd", decoded.text), decoded.parts, decoded.left_out)
