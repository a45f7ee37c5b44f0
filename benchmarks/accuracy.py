"""What the library finds of four gold standards, written into docs/accuracy.md: `make accuracy`.

With `--check` nothing is written; the exit status is 1 where the page is out of date.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from communique.dataset import read_files
from communique.gold import gold_files, text_files
from communique.scoring import score

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "accuracy.md"
GOLD = ROOT / "tests" / "gold"
START, END = "<!-- measured: `make accuracy` writes from here -->\n", "<!-- to here -->\n"

# What the rules were written with, and what they were not (tests/gold/README.md says when each was opened).
ODD = [f"development/D{number:02}.json" for number in range(1, 20, 2)]
EVEN = [f"development/D{number:02}.json" for number in range(2, 21, 2)]
GROUPS = {
    "five documents": ["real"],
    "development, odd": ODD,
    "development, even": EVEN,
    "development, all": sorted(ODD + EVEN),
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


def measured(gold: Iterable[str]) -> pd.DataFrame:
    """The score of the texts of some gold files under `tests/gold`, by table and aspect.

    Every text is read by itself, so that nothing found in one helps with another.
    """
    counts = []
    for file in (file for name in gold for file in gold_files(GOLD / name)):
        folder = ROOT / "data" / "raw" if file.parent.name == "real" else file.parent
        counts.append(score(read_files(text_files([file], folder)), file))
    total = pd.concat(counts).groupby(["table", "aspect"], sort=False)[["gold", "predicted", "matched"]].sum()
    return total.assign(
        precision=total.matched / total.predicted,
        recall=total.matched / total.gold,
        f1=2 * total.matched / (total.gold + total.predicted),
    )


def table() -> str:
    """Precision, recall and F1 by group as a Markdown table."""
    scores = {group: measured(gold) for group, gold in GROUPS.items()}
    lines = [f"| | {' | '.join(scores)} |", f"|---|{'---|' * len(scores)}"]
    for key, name in ROWS.items():
        cells = (_cell(total.loc[key]) if key in total.index else "–" for total in scores.values())
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _cell(row: pd.Series) -> str:
    if not row.gold:
        return "–"
    return f"**{row.f1:.3f}** ({row.precision:.2f} / {row.recall:.2f}; {row.gold:.0f})"


def page(old: str) -> str:
    """The text of the page with its measured part made anew."""
    before, _, rest = old.partition(START)
    _, _, after = rest.partition(END)
    return before + START + table() + END + after


def main() -> int:
    """Writes the page, or compares it."""
    old = PAGE.read_text(encoding="utf-8")
    new = page(old)
    if "--check" in sys.argv[1:]:
        return int(old != new)
    PAGE.write_text(new, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
