"""Numbers in prose held against the tables: a claim is the words that say it and the value they claim."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from communique.errors import ClaimError

# A number as prose prints it; not the 27 of "EU-27", nor the 11 of "11th".
_NUMBER = re.compile(r"(?<![\w.,-])\d+(?:,\d{3})*(?:\.\d+)?(?!\w)(?!-\w)")
_DAY = re.compile(r"(?<!\w)\d{1,2} [A-Z][a-z]+ \d{4}(?!\w)")
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_WORDS = "no one two three four five six seven eight nine ten eleven twelve".split()
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.I)
_WRONG = re.compile(r"(?:^|: )the prose says “(?P<said>.+)”, the tables say “(?P<right>.+)”$", re.MULTILINE)


def check(said: Mapping[str, Any]) -> None:
    """Compares the words of a notebook's prose with values, and ClaimError lists those that differ.

    The words hold the value as they print it: rounded, with commas, scaled ("480.0 million"), spelt out to
    twelve, or a day; a tuple has the values of several numbers in their order. Text must be in the words.

    >>> check({"USD 480.0 million": 480_027_176, "eleven meetings": 11, "from 2014 to 2024": (2014, 2024)})
    >>> check({"over 200 actors": 201})
    Traceback (most recent call last):
    communique.errors.ClaimError: the prose says “over 200 actors”, the tables say “over 201 actors”
    """
    wrong = [(words, right) for words, value in said.items() if (right := rewritten(words, value)) != words]
    if wrong:
        lines = [f"the prose says “{words}”, the tables say “{right}”" for words, right in wrong]
        raise ClaimError("\n".join(lines))


def rewritten(words: str, value: Any) -> str:
    """`words` with `value` in the place of what they say now, printed the same way.

    >>> rewritten("USD 480.0 million in 2024", (511_310_000, 2023))
    'USD 511.3 million in 2023'
    """
    if isinstance(value, str):
        return words if value in words else value
    if isinstance(value, date):
        return _DAY.sub(f"{value.day} {value:%B %Y}", words, count=1)
    values = iter(value if isinstance(value, tuple) else (value,))
    pattern = _NUMBER if _NUMBER.search(words) else _WORD
    pieces, end = [], 0
    for match in pattern.finditer(words):
        if (number := next(values, None)) is None:
            raise ClaimError(f"“{words}” holds more numbers than values")
        pieces += [words[end : match.start()], _printed(match.group(), number, words[match.end() :])]
        end = match.end()
    if next(values, None) is not None or not pieces:
        raise ClaimError(f"“{words}” holds fewer numbers than values")
    return "".join(pieces) + words[end:]


def _printed(now: str, number: Any, rest: str) -> str:
    """A number printed as `now` is: same decimals and commas, or spelt out."""
    unit = re.match(r"\s(thousand|million|billion)\b", rest)
    scaled = float(number) / (_SCALES[unit.group(1)] if unit else 1)
    if now.isalpha():
        spelt = _WORDS[int(scaled)] if scaled in range(len(_WORDS)) else f"{scaled:g}"
        return spelt.capitalize() if now[0].isupper() else spelt
    decimals = len(now.partition(".")[2])
    is_year = "," not in now and len(now) == 4 and decimals == 0
    return f"{scaled:.{decimals}f}" if is_year else f"{scaled:,.{decimals}f}"


def wrong(message: str) -> Iterator[tuple[str, str]]:
    """What the message of a ClaimError says: each claim's words, and the words that would be right."""
    return ((match["said"], match["right"]) for match in _WRONG.finditer(message))


def read(code: str) -> dict[str, str]:
    """The claims that a notebook's cell checks: their words, and the expression of the value in code.

    >>> read("claims.check({'two rows': len(frame)})")
    {'two rows': 'len(frame)'}
    """
    found = {}
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "claims.check":
            for argument in node.args:
                if isinstance(argument, ast.Dict):
                    pairs = zip(argument.keys, argument.values, strict=True)
                    found |= {key.value: ast.unparse(value) for key, value in pairs if _is_text(key)}
    return found


def _is_text(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def numbers(prose: str) -> list[str]:
    """The numbers that prose prints in digits, which claims should cover."""
    return _NUMBER.findall(prose)
