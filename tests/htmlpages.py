"""An HTML page as its reader's browser takes it."""

from __future__ import annotations

from html.parser import HTMLParser


class Page(HTMLParser):
    """What an HTML page refers to, and what in it could run."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.running: list[str] = []
        self.pictures: list[str | None] = []
        self.text = ""
        self._inside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self._inside.append(tag)
        if tag in ("script", "iframe", "object", "embed", "form", "base", "foreignobject", "animate"):
            self.running.append(tag)
        self.running += [name for name in values if name.startswith("on")]
        if "id" in values:
            self.ids.append(values["id"])
        for name in ("src", "srcset", "poster", "data", "action"):
            if name in values:
                self.fetched.append(values[name])
        if tag == "a":
            self.links += [values["href"]] if "href" in values else []
        elif tag == "link" or ("href" in values or "xlink:href" in values):
            self.fetched.append(values.get("href") or values.get("xlink:href"))
        if tag == "svg":
            self.pictures.append(values.get("aria-label"))

    def handle_endtag(self, tag):
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data):
        if "style" not in self._inside:
            self.text += data
