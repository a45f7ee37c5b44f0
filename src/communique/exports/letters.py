"""What a cell, a node or a calendar's line may say of a text."""

from __future__ import annotations

import re

from communique.contacts import blot

# What XML 1.0 cannot hold.
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def shown(text: str) -> str:
    """`text` without e-mail addresses, telephone numbers and what no XML file can hold.

    >>> shown("a\\x07b\\ufffe c")
    'ab c'
    """
    return _FORBIDDEN.sub("", blot(text))
