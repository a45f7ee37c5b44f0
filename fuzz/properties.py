"""What must hold of any input, whatever it is: one function for each reader, which raises where it does not.

Used by `fuzz/run.py` (a million inputs, led by coverage) and by tests/test_fuzz.py (some thousand).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from importlib import import_module
from itertools import pairwise

from communique import amounts, contacts, dates, documents, formats, reading
from communique.dataset import arrow_tables
from communique.details import Decoded
from communique.reading import Reading
from communique.sources.sidecars import Sidecars
from communique.text.charsets import NotDecoded, decode

SUFFIXES = tuple(sorted(formats.MODULES))
# Other programs' parsers may fail at what is damaged in any way; the project's own may not.
_PARSED_BY_OTHERS = frozenset([".docx", ".eml", ".pdf"])
_YEARS = range(1800, 2201)  # of a date in a table; the year 9999 is a misread number


def check_dates(text: str) -> None:
    """Printed dates stand in the text, in order, apart, and mean days of the calendar."""
    found = dates.find(text)
    _check_apart(((each.start, each.end) for each in found), len(text))
    for each in found:
        for year in (None, 2024):
            if each.form != "relative" and (days := each.within(year)):
                assert days[0] <= days[1], each
    assert found == dates.find(text[:0] + text)


def check_amounts(text: str) -> None:
    """Amounts stand in the text, their numbers in order; values and units are those that tables take."""
    found = amounts.find(text, "KEN")
    for each in found:
        assert 0 <= each.start <= each.number_start < each.number_end <= each.end <= len(text), each
        assert 0 < each.value < 2**53, each
        assert each.unit, each
        assert each.qualifier in ("exact", "over", "at_least", "about", "almost", "up_to"), each
    starts = [each.number_start for each in found]
    assert starts == sorted(starts)


def check_documents(text: str) -> None:
    """The documents of a file stand in its text, in order, apart."""
    _check_apart(documents.split(text), len(text))


def check_bytes(data: bytes) -> None:
    """Bytes are a text without NUL or halves of characters, or are told of."""
    try:
        decode(data).encode()
    except NotDecoded as problem:
        assert problem.detail


def check_format(suffix: str, data: bytes) -> Decoded | None:
    """A file of a kind is text with its parts, or is told of; the project's own parsers never fail."""
    try:
        if suffix not in _PARSED_BY_OTHERS:
            import_module(f"communique.formats.{formats.MODULES[suffix]}").read(data)
        decoded = formats.read(suffix, data)
    except NotDecoded as problem:
        assert problem.detail
        assert "\n" not in problem.detail
        return None
    decoded.text.encode()
    assert "\0" not in decoded.text
    _check_apart(((part.start, part.end) for part in decoded.parts), len(decoded.text))
    return decoded


def check_sidecars(data: bytes) -> None:
    """What a sidecar says is taken or told of."""
    for add, name in (("add_manifest", "manifest.csv"), ("add_file", "a.meta.json")):
        sidecars = Sidecars(["a.txt"])
        getattr(sidecars, add)(name, data)
        assert set(sidecars.details) <= {"a.txt"}
        assert all(fault.encode() for faults in sidecars.faults.values() for fault in faults)


def check_text(text: str) -> list[Reading]:
    """The whole reader: exact evidence, dates in bounds, the same again, no contact data, tables."""
    readings = reading.read(text)
    for each in readings:
        _check_reading(each, text)
    assert readings == reading.read(text), "the same text is read in two ways"
    check_tables(readings)
    return readings


def check_tables(readings: list[Reading]) -> None:
    """Tables build of any readings, and hold no address or number but in the documents' texts."""
    for name, table in arrow_tables(readings, ()).items():
        for column in table.drop_columns(["text"] if name == "documents" else []).itercolumns():
            for value in column.unique().to_pylist():
                assert not (isinstance(value, str) and contacts.found(value)), (name, value)


def _check_reading(read: Reading, text: str) -> None:
    document = read.document
    assert document.text == text[document.source_start : document.source_end]
    for row in (*read.mentions, *read.participation):
        assert 0 <= row.start < row.end <= len(document.text), row
        assert document.text[row.start : row.end] == row.quote, row
    names = sorted((row.start, row.end) for row in read.mentions if row.entity in ("actor", "framework"))
    _check_apart(dict.fromkeys(names), len(document.text))
    _check_days(document.published, document.published)
    for event in read.events:
        _check_days(event.start_date, event.end_date)
    for figure in read.figures:
        _check_days(figure.period_start, figure.period_end)


def _check_days(first: date | None, last: date | None) -> None:
    assert first is None or last is None or first <= last, (first, last)
    assert all(day is None or day.year in _YEARS for day in (first, last)), (first, last)


def _check_apart(spans: Iterable[tuple[int, int]], length: int) -> None:
    spans = list(spans)
    for start, end in spans:
        assert 0 <= start <= end <= length, (start, end)
    for one, other in pairwise(spans):
        assert one[1] <= other[0], (one, other)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace").replace("\0", " ")


def _format(data: bytes) -> None:
    decoded = check_format(SUFFIXES[data[0] % len(SUFFIXES)], data[1:]) if data else None
    if decoded and len(decoded.text) < 2000:
        check_tables(reading.read(decoded.text, given=decoded.parts))


# What is fuzzed: for each target, what is done with an input, and how many of a thousand inputs it gets.
TARGETS: dict[str, tuple[Callable[[bytes], object], int]] = {
    "dates": (lambda data: check_dates(_text(data)), 250),
    "amounts": (lambda data: check_amounts(_text(data)), 250),
    "documents": (lambda data: check_documents(_text(data)), 150),
    "sources": (check_bytes, 100),
    "sidecars": (check_sidecars, 50),
    "formats": (_format, 100),
    "reading": (lambda data: check_text(_text(data)), 100),
}
