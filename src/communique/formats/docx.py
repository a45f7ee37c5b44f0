"""Word documents: paragraphs as lines, rows of tables with tabulators, notes; page heads and feet marked.

A document is a ZIP archive of XML. Of each only so much is unpacked as a text can need, and XML that declares
entities is refused: both are ways to make a small file fill the memory.
"""

from __future__ import annotations

import io
import re
import zipfile
from xml.parsers import expat

from communique.details import Decoded, Details, Part
from communique.text.charsets import NotDecoded
from communique.text.plain import Plain

LARGEST_PART = 64 * 2**20  # bytes of XML; a book has some ten million
_BODY = "word/document.xml"
_HEADS = re.compile(r"word/header\d+\.xml")
_FEET = re.compile(r"word/footer\d+\.xml")
_NOTES = re.compile(r"word/(?:footnotes|endnotes)\.xml")
_MOST_PARTS = 20  # of heads, feet and notes
_CHUNK = 2**16


def read(data: bytes) -> Decoded:
    """A Word document, one part; NotDecoded where it is none, is encrypted or unpacks too large."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile as error:
        what = "encrypted or old Word file" if data[:4] == b"\xd0\xcf\x11\xe0" else "no Word document"
        raise NotDecoded("unreadable", what) from error
    with archive:
        names = archive.namelist()
        if _BODY not in names:
            raise NotDecoded("unreadable", f"no Word document: no {_BODY} in the archive")
        heads, feet, notes = (
            [line for name in _some(names, of) for line in _lines(archive, name)]
            for of in (_HEADS, _FEET, _NOTES)
        )
        body = _lines(archive, _BODY)
    heads, feet = list(dict.fromkeys(heads)), list(dict.fromkeys(feet))
    text = "".join(f"{line}\n" for line in [*heads, *body, *notes, *feet])
    furniture = frozenset(Plain(line).text.strip() for line in {*heads, *feet} - {*body})
    return Decoded(text, (Part(0, len(text), Details(), furniture=furniture),) if text else ())


def _some(names: list[str], of: re.Pattern[str]) -> list[str]:
    return sorted({name for name in names if of.fullmatch(name)})[:_MOST_PARTS]


def _lines(archive: zipfile.ZipFile, name: str) -> list[str]:
    """The lines of one XML part that have a word, in order."""
    writer = _Writer()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = writer.start
    parser.EndElementHandler = writer.end
    parser.CharacterDataHandler = writer.characters
    try:
        with archive.open(name) as file:
            unpacked = 0
            while chunk := file.read(_CHUNK):
                unpacked += len(chunk)
                if unpacked > LARGEST_PART:
                    raise NotDecoded("too_large", f"{name} unpacks to more than {LARGEST_PART} bytes")
                parser.Parse(chunk)
            parser.Parse(b"", True)
    except (expat.ExpatError, zipfile.BadZipFile, RuntimeError, OSError) as error:
        raise NotDecoded("unreadable", f"damaged Word document: {name}") from error
    return [line for line in writer.lines if line.strip()]


def _refuse(*_: object) -> None:
    raise NotDecoded("unreadable", "Word document that declares XML entities")


# Characters that are elements, and what they look like.
_SIGNS = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}


class _Writer:
    """Writes the lines of a part while its elements come by; paragraphs may stand in boxes in paragraphs."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._held: list[list[str]] = []  # the paragraphs that are open, outermost first
        self._cells: list[list[str]] = []  # the rows of tables that are open: their cells
        self._in_text = self._fallback = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Takes the beginning of an element."""
        if name == "mc:Fallback":  # a box's words a second time, for old programs
            self._fallback += 1
        elif name == "w:t":
            self._in_text += 1
        elif name == "w:p":
            self._held.append([])
        elif name == "w:tr":
            self._cells.append([])
        elif name == "w:tc" and self._cells:
            self._cells[-1].append("")
        elif name == "w:numPr" and self._held and not self._held[-1]:
            self._held[-1].append("• ")
        elif name in _SIGNS and self._held and not self._fallback and not _is_stop(attributes):
            self._held[-1].append(_SIGNS[name])

    def end(self, name: str) -> None:
        """Takes the end of an element."""
        if name == "mc:Fallback":
            self._fallback -= 1
        elif name == "w:t":
            self._in_text -= 1
        elif name == "w:p" and self._held:
            self._write("".join(self._held.pop()))
        elif name == "w:tr" and self._cells:
            self._write("\t".join(self._cells.pop()))

    def characters(self, words: str) -> None:
        """Takes words, if they are the text's (and not a field's instructions)."""
        if self._in_text and self._held and not self._fallback:
            self._held[-1].append(words)

    def _write(self, line: str) -> None:
        """To the cell that is open, in one line; else to the lines."""
        if line.strip(" \t\n•") == "":
            return
        if self._cells and self._cells[-1]:
            cells = self._cells[-1]
            cells[-1] = " ".join(filter(None, [cells[-1], *line.split("\n")]))
        else:
            self.lines += line.split("\n")


def _is_stop(attributes: dict[str, str]) -> bool:
    """A tabulator's place in a paragraph's style, not one in its text."""
    return "w:pos" in attributes
