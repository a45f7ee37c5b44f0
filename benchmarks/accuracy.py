"""What the library and its peers find of three gold standards, for docs/accuracy.md: `make accuracy`.

With `--check` nothing is written and no peer is measured; the exit status is 1 where what the page says of
the library is out of date.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
import peers

from communique.accuracy import measured

PAGE = Path(__file__).parents[1] / "docs" / "accuracy.md"
START, END = "<!-- measured: `make accuracy` writes from here -->\n", "<!-- to here -->\n"
BESIDE = "<!-- beside: `make accuracy` writes from here -->\n"

# The first two are what the rules were written with, the last is not (tests/gold/README.md).
GROUPS = {
    "five documents": ["real/*.json"],
    "development": ["development/*.json"],
    "unseen": ["unseen/*.json"],
}
# table, aspect → how the page calls it
ROWS = {
    ("actors", "rows"): "actors",
    ("actors", "spans"): "spans of actors' mentions",
    ("actors", "kind"): "kind of the actors found",
    ("frameworks", "rows"): "frameworks",
    ("frameworks", "spans"): "spans of frameworks' mentions",
    ("events", "rows"): "events",
    ("events", "kind"): "kind of the events found",
    ("events", "date_basis"): "date basis of the events found",
    ("participation", "rows"): "participation",
    ("participation", "role"): "role of the participants found",
    ("figures", "rows"): "figures (value and unit)",
    ("figures", "qualifier"): "qualifier of the figures found",
    ("documents", "published"): "published dates",
    ("documents", "publisher"): "publishers",
}


def table() -> str:
    """Precision, recall and F1 by group as a Markdown table."""
    scores = measured(GROUPS).set_index(["table", "aspect", "set"])
    lines = [f"| | {' | '.join(GROUPS)} |", f"|---|{'---|' * len(GROUPS)}"]
    for key, name in ROWS.items():
        cells = (
            _cell(scores.loc[(*key, group)]) if (*key, group) in scores.index else "–" for group in GROUPS
        )
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _cell(row: pd.Series) -> str:
    if not row.gold:
        return "–"
    return f"**{row.f1:.3f}** ({row.precision:.2f} / {row.recall:.2f}; {row.gold:.0f})"


def page(old: str, *, with_peers: bool = False) -> str:
    """The text of the page with its measured parts made anew, what it says of peers only `with_peers`."""
    new = _put(old, START, table())
    return _put(new, BESIDE, peers.part(old, GROUPS, with_peers=with_peers))


def _put(page: str, start: str, part: str) -> str:
    """A page with `part` in the place of what stands between a start mark and the next end mark."""
    before, _, rest = page.partition(start)
    _, _, after = rest.partition(END)
    return before + start + part + END + after


def main() -> int:
    """Writes the page, or compares it."""
    old = PAGE.read_text(encoding="utf-8")
    checks = "--check" in sys.argv[1:]
    new = page(old, with_peers=not checks)
    if checks:
        return int(old != new)
    PAGE.write_text(new, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
