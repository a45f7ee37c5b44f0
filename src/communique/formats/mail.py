"""Mail: who wrote to whom, when and on what, then the body as plain text; forwarded messages are parts.

Attached files are named at the end of the text, and not opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import EmailPolicy

from communique.details import Decoded, Details, Part, day
from communique.formats import html
from communique.text.charsets import NotDecoded, decode
from communique.text.plain import Plain

_HEADERS = ("From", "To", "Cc", "Date", "Subject")
_LONGEST_HEADER = 2000  # characters
_MOST_MESSAGES = 50
_GAP = "\n\n"


class _Short(EmailPolicy):
    """Headers cut before they are parsed: the time and memory that a long one takes grow faster than it."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """The name and the value of a header, from its lines."""
        name, value = super().header_source_parse(sourcelines)
        if len(value) > _LONGEST_HEADER:  # between two addresses, or else between two words
            value = value[:_LONGEST_HEADER]
            value = value.rpartition(",")[0] or value.rpartition(" ")[0]
        return name, value


def read(data: bytes) -> Decoded:
    """A mail, a part for it and for each message in it; NotDecoded where nothing is one."""
    message = message_from_bytes(data, policy=_Short())
    if not any(message[name] for name in _HEADERS):
        raise NotDecoded("not_text", "no mail: it has none of the headers of one")
    pieces, parts, place = [], [], 0
    for each in _messages(message):
        text, details, furniture = _written(each)
        parts.append(Part(place, place + len(text), details, furniture=furniture, whole=True))
        pieces.append(text)
        place += len(text) + len(_GAP)
    return Decoded(_GAP.join(pieces), tuple(parts))


def _messages(message: EmailMessage) -> Iterator[EmailMessage]:
    """The message and those that it forwards as attachments, outermost first."""
    waiting, found = [message], 0
    while waiting and found < _MOST_MESSAGES:
        each = waiting.pop(0)
        found += 1
        yield each
        waiting += [
            inner.get_content() for inner in _attached(each) if inner.get_content_type() == "message/rfc822"
        ]


def _attached(message: EmailMessage) -> list[EmailMessage]:
    return list(message.iter_attachments()) if message.is_multipart() else []


def _written(message: EmailMessage) -> tuple[str, Details, frozenset[str]]:
    """A message's text, what its headers say of it, and the lines that are not its words."""
    headers = {name: " ".join(str(message[name] or "").split())[:_LONGEST_HEADER] for name in _HEADERS}
    lines = [f"{name}: {headers[name]}" for name in _HEADERS[:-1] if headers[name]]
    files = [f"Attachment: {name}" for name in _files(message)]
    body, furniture = _body(message)
    title = [headers["Subject"]] if headers["Subject"] else []
    text = "\n".join([*lines, *title, "", body.strip("\r\n"), *([""] if files else []), *files])
    sent = day(headers["Date"])
    published = {"published": sent[0], "published_precision": sent[1]} if sent else {}
    details = Details(title=headers["Subject"] or None, **published)
    plain = (Plain(line).text.strip() for line in [*lines, *files])
    return text, details, furniture | frozenset(plain)


def _body(message: EmailMessage) -> tuple[str, frozenset[str]]:
    """The words of a message, from its plain text rather than its HTML."""
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return "", frozenset()
    data = body.get_payload(decode=True) or b""
    text = _decoded(data, body.get_content_charset() or "")
    if body.get_content_type() != "text/html":
        return text.replace("\r\n", "\n"), frozenset()
    page = html.page(text)
    return page.text, page.parts[0].furniture if page.parts else frozenset()


def _decoded(data: bytes, charset: str) -> str:
    """In the charset that the header names, if that fits, else in the one that the bytes suggest."""
    if charset:
        try:
            return data.decode(charset)
        except (LookupError, UnicodeError, ValueError):
            pass
    return decode(data) if data.strip() else ""


def _files(message: EmailMessage) -> list[str]:
    """The names of the attached files, in one line each."""
    names = []
    for each in _attached(message):
        if each.get_content_type() != "message/rfc822":
            name = " ".join(str(each.get_filename() or each.get_content_type()).split())
            names.append(name[:_LONGEST_HEADER])
    return names
