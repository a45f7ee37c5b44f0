"""Tables as CSV and as an Excel workbook in which nothing that a document says is taken for a formula."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from communique.errors import ExportError
from communique.exports.letters import is_formula, shown
from communique.scoring.answers import records
from communique.tables import TABLES, Column

if TYPE_CHECKING:
    import pandas
    import xlsxwriter
    from xlsxwriter.worksheet import Worksheet

    from communique.tables import Tables

_MOST_ROWS, _MOST_LETTERS = 1_048_576, 32_767  # of an Excel sheet, of an Excel cell
_FIRST_DAY = date(1900, 3, 1)  # Excel has no days before 1900 and one too many in that February
_LEFT_OUT = {"documents": {"text"}}
_TYPE_WORDS = {"string": "text", "int32": "whole number", "float64": "number", "date32": "date"}


def columns(name: str) -> list[Column]:
    """The columns of the table `name` that are exported."""
    return [column for column in TABLES[name].columns if column.name not in _LEFT_OUT.get(name, set())]


def csv_bytes(name: str, frame: pandas.DataFrame) -> bytes:
    """A table as CSV: UTF-8 with a byte order mark, all text quoted, an empty cell for null.

    Text that a spreadsheet would take for a formula begins with an apostrophe, which it had not in the table.
    """
    return frame_bytes(frame[[column.name for column in columns(name)]])


def frame_bytes(frame: pandas.DataFrame) -> bytes:
    """Any frame as CSV, in the way of `csv_bytes`."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(frame.columns)
    for row in records(frame):
        writer.writerow(map(_csv_value, row.values()))
    return b"\xef\xbb\xbf" + file.getvalue().encode("utf-8")


def _csv_value(value: Any) -> Any:
    if isinstance(value, str):
        words = shown(value)
        return f"'{words}" if is_formula(words) else words
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.isoformat() if isinstance(value, date) else value


def xlsx_bytes(tables: Tables) -> bytes:
    """All tables as one workbook: a sheet that says what the columns mean, then a sheet for each table.

    Text is text, whatever it begins with, and there are no links. ExportError without XlsxWriter, and where a
    table has more rows than a sheet.
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise ExportError(
            "xlsx: needs XlsxWriter; `python -m pip install 'communique[xlsx]'` adds it"
        ) from error
    for name, frame in tables:
        if len(frame) >= _MOST_ROWS:
            raise ExportError(f"xlsx: {name} has {len(frame)} rows, too many for a sheet; export to csv")
    file = io.BytesIO()
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, {"in_memory": True, **safe}) as book:
        # The program's default is the time of writing.
        book.set_properties({"title": "communique", "created": datetime(2000, 1, 1)})
        _columns_sheet(book)
        for name, frame in tables:
            _table_sheet(book, name, frame)
    return file.getvalue()


def _columns_sheet(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("columns")
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_row(0, 0, ("table", "column", "type", "unit", "meaning"), bold)
    rows = [(name, column) for name in TABLES for column in columns(name)]
    for number, (name, column) in enumerate(rows, 1):
        words = (name, column.name, _TYPE_WORDS[column.type], column.unit or "", column.meaning)
        sheet.write_row(number, 0, words, wrapped)
    sheet.set_column(0, 3, 18)
    sheet.set_column(4, 4, 90)
    sheet.freeze_panes(1, 0)


def _table_sheet(book: xlsxwriter.Workbook, name: str, frame: pandas.DataFrame) -> None:
    sheet, wanted = book.add_worksheet(name), columns(name)
    sheet.write_row(0, 0, [column.name for column in wanted], book.add_format({"bold": True}))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(frame), 1), len(wanted) - 1)
    # The mark that a cell is text even if somebody edits it.
    text, day = book.add_format({"quote_prefix": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    for place, column in enumerate(wanted):
        sheet.set_column(place, place, 12 if column.type != "string" or column.vocabulary else 28)
    for line, row in enumerate(records(frame), 1):
        for place, column in enumerate(wanted):
            _write_cell(sheet, line, place, row[column.name], text, day)


def _write_cell(sheet: Worksheet, line: int, place: int, value: Any, text: Any, day: Any) -> None:
    if isinstance(value, date) and value >= _FIRST_DAY:
        sheet.write_datetime(line, place, value, day)
    elif isinstance(value, str | date):
        words = shown(str(value))
        words = words if len(words) <= _MOST_LETTERS else f"{words[: _MOST_LETTERS - 1]}…"
        sheet.write_string(line, place, words, text if is_formula(words) else None)
    elif value is not None:
        sheet.write_number(line, place, value)
