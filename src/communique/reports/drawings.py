"""An SVG chart made safe and fit to stand in a page beside others."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from communique.errors import ReportError

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_REFERENCE = re.compile(r"url\(\s*#([^)\s]+)\s*\)")
_PICTURE = "data:image/png;base64,"
# What a picture needs none of: programs, foreign markup, and who made it when.
_DROPPED = frozenset({"script", "foreignObject", "metadata", "iframe", "a", "animate", "set"})
_FETCHES = re.compile(r"@import|url\(\s*['\"]?[^#'\")\s]")


def inline(svg: str, prefix: str, alt: str = "") -> str:
    """`svg` as an element of an HTML page, every id in it begun with `prefix`.

    Its alternative text is `alt`, else its own description or title; ReportError where there is none, and
    where it is no SVG. Scripts, handlers, links and whatever would be fetched are left out.
    """
    try:
        root = ElementTree.fromstring(svg.encode("utf-8"))
    except ElementTree.ParseError as error:
        raise ReportError(f"a chart is no readable SVG ({error})") from error
    words = alt or root.get("aria-label") or _own(root, "desc") or _own(root, "title")
    if root.tag != f"{{{_SVG}}}svg" or not words:
        raise ReportError("a chart has no alternative text, or is no SVG")
    _strip(root)
    for element in root.iter():
        _rewrite(element, prefix)
    for name in ("width", "height", "aria-labelledby", "aria-describedby"):  # the view box has the shape
        root.attrib.pop(name, None)
    root.set("role", "img")
    root.set("aria-label", " ".join(words.split()))
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _XLINK)
    return ElementTree.tostring(root, encoding="unicode")


def _own(root: ElementTree.Element, name: str) -> str:
    found = root.find(f"{{{_SVG}}}{name}")
    return (found.text or "").strip() if found is not None else ""


def _strip(element: ElementTree.Element) -> None:
    for child in list(element):
        if not isinstance(child.tag, str) or child.tag.rpartition("}")[2] in _DROPPED:
            element.remove(child)
        else:
            _strip(child)


def _rewrite(element: ElementTree.Element, prefix: str) -> None:
    for name, value in list(element.attrib.items()):
        short = name.rpartition("}")[2]
        if short.lower().startswith("on") or (short == "href" and not value.startswith(("#", _PICTURE))):
            del element.attrib[name]
        elif short == "id":
            element.set(name, prefix + value)
        elif short == "href" and value.startswith("#"):
            element.set(name, f"#{prefix}{value[1:]}")
        elif "url(" in value:
            element.set(name, "" if _FETCHES.search(value) else _REFERENCE.sub(rf"url(#{prefix}\1)", value))
    if element.tag == f"{{{_SVG}}}style" and _FETCHES.search(element.text or ""):
        element.text = ""
