"""What a cell, a node or a calendar's line may say of a text."""

from __future__ import annotations

import re
import unicodedata

from communique.contacts import blot

# What XML 1.0 cannot hold.
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What a spreadsheet program reads as the beginning of a formula, full-width forms included; tabs and line
# breaks because some programs drop them and then look again.
_FORMULA = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20\u2212")
_UNSEEN = ("Zs", "Cf")  # spaces of any width, and marks that have none


def shown(text: str) -> str:
    """`text` without e-mail addresses, telephone numbers and what no XML file can hold.

    >>> shown("a\\x07b\\ufffe c")
    'ab c'
    """
    return storable(blot(text))


def storable(text: str) -> str:
    """`text` without what no XML file can hold."""
    return _FORBIDDEN.sub("", text)


def is_formula(text: str) -> bool:
    """Whether a spreadsheet program might take `text` for a formula.

    >>> is_formula('=HYPERLINK("http://example.org")'), is_formula(" -1"), is_formula("IOM = UN")
    (True, True, False)
    """
    first = next((letter for letter in text if unicodedata.category(letter) not in _UNSEEN), "")
    return bool(first) and first in _FORMULA
