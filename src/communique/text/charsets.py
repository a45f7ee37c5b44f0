"""The characters of a text file: byte order mark, declared charset, UTF-8, or a guess; or why it has none."""

from __future__ import annotations

import codecs
import re

from communique.text.languages import language


class NotDecoded(Exception):
    """Bytes that are no text, or in no known encoding; `problem` and `detail` are those of `problems`."""

    def __init__(self, problem: str, detail: str) -> None:
        super().__init__(problem, detail)
        self.problem = problem
        self.detail = detail


# Files of other kinds under a text name, by their first bytes.
_SIGNATURES = {
    b"%PDF-": "PDF",
    b"PK\x03\x04": "ZIP or Office",
    b"\xd0\xcf\x11\xe0": "old Office",
    b"{\\rtf": "RTF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"\x1f\x8b": "gzip",
    b"\x7fELF": "program",
}
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",  # before UTF-16, whose mark begins the same
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.01  # of a text's characters: stray ones come from scraping, more is no text


def decode(data: bytes) -> str:
    """The text that `data` holds, line breaks as they are, without a byte order mark; else NotDecoded.

    >>> decode("São Tomé".encode()), decode(b"\\xef\\xbb\\xbfIOM")
    ('São Tomé', 'IOM')
    """
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            raise NotDecoded("not_text", f"{kind} file under a text name")
    text = _decoded(data)
    if "\0" in text:
        raise NotDecoded("not_text", f"NUL at character {text.index(chr(0))}")
    controls = len(_CONTROLS.findall(text))
    if controls > _MOST_CONTROLS * len(text):
        raise NotDecoded("not_text", f"{controls} control characters among {len(text)}")
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                detail = f"byte order mark of {encoding}, but not so at byte {len(mark) + error.start}"
                raise NotDecoded("encoding", detail) from error
    if b"\0" in data:
        raise NotDecoded("not_text", f"NUL at byte {data.index(0)}")
    for encoding in _candidates(data):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return _guessed(data)


_DECLARED = re.compile(
    rb"(?:charset|encoding|coding)\s*[=:]\s*[\"']?([A-Za-z0-9][A-Za-z0-9._:-]{2,30})", re.IGNORECASE
)
_TOP = 2048  # bytes in which a charset is declared
# Charsets that a page may declare, by Python's names. Not its other codecs (rot13, punycode, unicode_escape).
_CHARSET = re.compile(
    r"utf-8|ascii|iso8859-\d+|cp\d+|koi8-[rtu]|mac-\w+|tis-620|(?P<east>gb|big5|euc|shift|iso2022|hz|johab)"
)


def _candidates(data: bytes) -> list[str]:
    """The encodings to try in turn.

    Bytes that are valid UTF-8 do not come about by chance in single-byte encodings, so a page that was saved
    as UTF-8 and still declares its old charset is read as UTF-8; East Asian bytes can look like UTF-8.
    """
    found = _DECLARED.search(data, 0, _TOP)
    try:
        declared = codecs.lookup(found[1].decode()).name if found else ""
    except LookupError:
        declared = ""
    match = _CHARSET.match(declared)
    if not match:
        return ["utf-8"]
    if match["east"]:
        return [declared, "utf-8"]
    # What is declared as Latin-1 or ASCII is Windows-1252 on the web.
    return ["utf-8", "cp1252" if declared in ("iso8859-1", "ascii") else declared]


# Languages whose accented letters Windows-1252 has. A text with few of them gives a guess nothing to go by:
# "The EU's support" with one curly quote is valid in a dozen encodings.
_WESTERN = frozenset("en fr es pt it de nl ca sv da nb is fi af ga".split())


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes  # slow to import, seldom needed

    western = data.decode("cp1252", "replace")
    if "\ufffd" not in western and language(western) in _WESTERN:
        return western
    best = from_bytes(data).best()
    if best is None:
        raise NotDecoded("encoding", "neither UTF-8 nor any other encoding that fits")
    return str(best)
