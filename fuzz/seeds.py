"""Where fuzzing starts: the gold's texts and every reader's cases, and how one text is made of others.

The same `Random` gives the same text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[1]
# What a keyboard, a scraper or somebody hostile puts between words.
STRANGE = (
    "\u200b \u202e \u0301 \ufeff \u00ad \u2028 \x85 \x0b \x0c \r \r\n \n\n \t \u3000 \ufffd \U0001f600 "
    "\u0130 ſ ﬁ ß ǅ ² ١٢ Ⅳ ½ &nbsp; &#0; &#x1F600; &amp;amp; “ ” ‘ ’ « » ( ) [ ] { } < > / "
    "\\ | – — ‑ … · • # @ * _ ~ ^ = + , ; : ! ? http:// a@b.org +41227179111"
).split(" ")
STRANGE += [" ", "  ", "\n", "\n\n\n", ""]
_LONGEST = 4000  # characters of a text that is made


@cache
def texts() -> tuple[str, ...]:
    """The gold's texts (not the unseen ones) in paragraphs, and the texts of all cases."""
    gold = [*(ROOT / "tests" / "gold" / "development").glob("*.txt"), *(ROOT / "data" / "raw").glob("*.txt")]
    found = [
        piece
        for path in sorted(gold)
        for piece in path.read_text(encoding="utf-8-sig").split("\n\n")
        if piece.strip()
    ]
    for path in sorted((ROOT / "tests" / "cases").rglob("*.json")):
        found += _strings(json.loads(path.read_text(encoding="utf-8")))
    return tuple(dict.fromkeys(found))


@cache
def words() -> tuple[str, ...]:
    """The words and phrases that the seeds are made of."""
    single = {word for text in texts() for word in text.split()}
    pairs = {" ".join(pair) for text in texts() for pair in zip(*[iter(text.split())] * 3, strict=False)}
    return tuple(sorted(single | pairs))


def made(random: Random, begin: str = "") -> str:
    """A text made of `begin` (or a seed) by some changes, each of them of a kind that happens to texts."""
    pieces = (begin or random.choice(texts())).split(" ")
    for _ in range(random.randint(1, 6)):
        at, to = sorted(random.choices(range(len(pieces) + 1), k=2))
        match random.randrange(8):
            case 0:
                del pieces[at : min(to, at + 5)]
            case 1:
                pieces[at:at] = pieces[at:to][:20] * random.randint(1, 4)
            case 2 | 3:
                pieces.insert(at, random.choice(words()))
            case 4:
                pieces.insert(at, random.choice(STRANGE) * random.choice((1, 1, 1, 2, 9)))
            case 5:
                pieces[at:at] = random.choice(texts()).split(" ")[: random.randint(1, 60)]
            case 6:
                pieces[at:to] = [random.choice((str.upper, str.lower, str.title))(" ".join(pieces[at:to]))]
            case _:
                pieces[at : at + 2] = ["".join(pieces[at : at + 2])]
    return " ".join(pieces)[:_LONGEST]


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value[:_LONGEST]
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
