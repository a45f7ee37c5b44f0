"""A few columns of a frame as a reader wants them: no row numbers, days as days, money with commas."""

from __future__ import annotations

import html
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from communique.contacts import blot
from communique.scoring.answers import records

if TYPE_CHECKING:
    import pandas

_NOTHING = "–"
_SHORT = 24  # characters; so much stays on one line
# The column that says how much of a date is known, by the date's.
_PRECISIONS = {"published": "published_precision"} | dict.fromkeys(
    ("start_date", "end_date"), "date_precision"
)
_KNOWN = {"year": 4, "month": 7}  # characters of 2025-04-04


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows as they are shown: a notebook shows an HTML table, `print` columns of text."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]  # of each column

    def __repr__(self) -> str:
        cells = [self.columns, *self.rows]
        widths = [max(len(row[place]) for row in cells) for place in range(len(self.columns))]
        return "\n".join(self._line(row, widths) for row in cells)

    def _line(self, row: tuple[str, ...], widths: list[int]) -> str:
        padded = (
            cell.rjust(width) if is_number else cell.ljust(width)
            for cell, width, is_number in zip(row, widths, self.numeric, strict=True)
        )
        return "  ".join(padded).rstrip()

    def _repr_html_(self) -> str:
        head = "".join(
            self._cell("th", name, place, ' scope="col"') for place, name in enumerate(self.columns)
        )
        body = "".join(
            f"<tr>{''.join(self._cell('td', cell, place) for place, cell in enumerate(row))}</tr>\n"
            for row in self.rows
        )
        body = body or f'<tr><td colspan="{len(self.columns)}">no rows</td></tr>\n'
        return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>"

    def _cell(self, tag: str, words: str, place: int, more: str = "") -> str:
        styles = {"number": "text-align: right"} if self.numeric[place] else {}
        styles |= {"short": "white-space: nowrap"} if len(words) <= _SHORT else {}
        look = f' class="{" ".join(styles)}" style="{"; ".join(styles.values())}"' if styles else ""
        return f"<{tag}{look}{more}>{html.escape(words)}</{tag}>"


def listing(frame: pandas.DataFrame, *columns: str, digits: int = 0) -> Listing:
    """The columns named (all where none is) of a frame's rows; `digits` after the point of every fraction.

    Nulls are "–"; a date is shown as finely as the frame's column of its precision says. E-mail addresses
    and telephone numbers are blotted, markup is text.

    >>> import pandas
    >>> listing(pandas.DataFrame({"unit": ["EUR", None], "value": [1234567.8, 0.5]}), "value", "unit")
        value  unit
    1,234,568  EUR
            0  –
    """
    named = list(columns) or [str(column) for column in frame.columns]
    rows = records(frame)
    numeric = tuple(all(_is_number(row[name]) for row in rows) and bool(rows) for name in named)
    shown = tuple(tuple(_shown(row, name, digits) for name in named) for row in rows)
    return Listing(tuple(named), shown, numeric)


def _is_number(value: Any) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def _shown(row: dict[str, Any], name: str, digits: int) -> str:
    value = row[name]
    if value is None:
        return _NOTHING
    if isinstance(value, date):
        return value.isoformat()[: _KNOWN.get(row.get(_PRECISIONS.get(name, ""), ""), 10)]
    if isinstance(value, float):
        return f"{value:,.{digits}f}"
    if isinstance(value, int):
        return str(value) if name == "year" else f"{value:,}"
    return " ".join(blot(str(value)).split())
