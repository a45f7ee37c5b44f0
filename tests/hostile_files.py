"""Small sound files of every kind, and files that are made to break what reads them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(words: str = "", **parts: str) -> bytes:
    """A Word document of one paragraph, or of the XML `parts` given by name."""
    body = f"<w:document {_W}><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (parts or {"document": body}).items():
            archive.writestr(f"word/{name}.xml", data)
    return file.getvalue()


def bomb(size: int) -> bytes:
    """A Word document of some kilobytes whose one part unpacks to `size` bytes of XML."""
    return docx(document=f"<w:document {_W}>{' ' * size}</w:document>")


def understated(size: int) -> bytes:
    """The same, but its headers say that it unpacks to ten bytes."""
    data = bomb(size)
    entry = data.index(b"PK\x01\x02")
    cut = data[:22] + struct.pack("<I", 10) + data[26:]
    return cut[: entry + 24] + struct.pack("<I", 10) + cut[entry + 28 :]


def laughs() -> str:
    """XML of nine entities, each ten of the one before: a kilobyte that is a billion words."""
    each = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE l [<!ENTITY l0 "lol">{each}]><w:document {_W}><w:p>&l9;</w:p></w:document>'


def external() -> str:
    """XML with an entity that is another file."""
    return f'<!DOCTYPE l [<!ENTITY x SYSTEM "secret.txt">]><w:document {_W}><w:p>&x;</w:p></w:document>'


def eml(words: str, *, name: str = "a.pdf", subject: str = "A Pact") -> bytes:
    """A mail with a part of HTML and an attached file called `name`."""
    return (
        f"From: Press Office <press@example.org>\r\nDate: Fri, 03 May 2024 09:00:00 +0200\r\n"
        f'Subject: {subject}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n'
        f"--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>{words}\r\n"
        f'--x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="{name}"\r\n\r\n'
        f"x\r\n--x--\r\n"
    ).encode()


def pdf(words: str, *, content: bytes | None = None) -> bytes:
    """A PDF of one page with a line of `words`, or with a page of drawing operators `content`."""
    stream = zlib.compress(content or f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET".encode("latin-1"))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return bytes(out) + end % (len(places) + 1, table, len(places) + 1, len(out))


def encrypted(words: str) -> bytes:
    """A PDF that asks for a password."""
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(words)))
    writer.encrypt("secret", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()
