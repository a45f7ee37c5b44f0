"""What users say of their files: `name.meta.json` beside a file, or rows of `manifest.csv` in the raw folder.

Columns and fields are url, publisher, published (2024-04-30, 2024-04 or 2024), language (two letters) and
kind; a manifest's `path` is relative to the raw folder. What a sidecar says stands above what is read.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from communique.contacts import blot
from communique.details import NOTHING, Details, day
from communique.tables import DOCUMENT_KINDS
from communique.text.charsets import NotDecoded, decode

MANIFEST = "manifest.csv"
SUFFIX = ".meta.json"
_KINDS = tuple(kind for kind in DOCUMENT_KINDS if kind != "reference")
_ISO_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_FIELDS = ("url", "publisher", "published", "language", "kind")


class Sidecars:
    """What is said of each file, by its path, and what is wrong with the sidecars, by theirs."""

    def __init__(self, files: Iterable[str]) -> None:
        self.details: dict[str, Details] = {}
        self.faults: dict[str, list[str]] = {}
        self._files = frozenset(files)
        self._by_stem: defaultdict[str, list[str]] = defaultdict(list)
        for path in sorted(self._files):
            self._by_stem[path.rpartition(".")[0]].append(path)

    def of(self, path: str) -> Details:
        """What is said of the file at `path`."""
        return self.details.get(path, NOTHING)

    def add_manifest(self, path: str, data: bytes) -> None:
        """Takes the rows of a manifest that name a file; wrong rows become faults."""
        try:
            rows = csv.DictReader(io.StringIO(decode(data), newline=""))
            if "path" not in (rows.fieldnames or ()):
                self._fault(path, "no column path")
                return
            for row in rows:
                self._add(path, f"line {rows.line_num}: ", row.get("path") or "", row)
        except (NotDecoded, csv.Error) as error:
            self._fault(path, str(error.args[-1]))

    def add_file(self, path: str, data: bytes) -> None:
        """Takes what `name.meta.json` or `name.txt.meta.json` says of the `name.txt` beside it."""
        stem = path.removesuffix(SUFFIX)
        named = [stem] if stem in self._files else self._by_stem[stem]
        try:
            said = json.loads(decode(data))
        except (NotDecoded, ValueError, RecursionError):
            self._fault(path, "no JSON")
            return
        if not isinstance(said, dict):
            self._fault(path, "no JSON object")
        elif not named:
            self._fault(path, f"no file {stem}.*")
        for each in named if isinstance(said, dict) else ():
            self._add(path, "", each, said)

    def _add(self, path: str, where: str, named: str, said: Mapping[str, object]) -> None:
        if named not in self._files:
            self._fault(path, f"{where}no file {named!r}")
            return
        try:
            self.details[named] = _checked(said, self.of(named))
        except ValueError as error:
            self._fault(path, f"{where}{error}")

    def _fault(self, path: str, fault: str) -> None:
        self.faults.setdefault(path, []).append(blot(fault))


def _checked(said: Mapping[str, object], before: Details) -> Details:
    """`before` with what `said` adds; ValueError names the first field that is wrong, and what is right."""
    values = {name: said[name] for name in _FIELDS if said.get(name) not in (None, "")}
    for name, value in values.items():
        if not isinstance(value, str) or not value.strip() or len(value) > 2000:
            raise ValueError(f"{name}: {str(value)[:40]!r} is no text")
    text = {name: str(value).strip() for name, value in values.items()}
    published = text.pop("published", None)
    if published is not None:
        found = day(published) if _ISO_DAY.fullmatch(published) else None
        if found is None:
            raise ValueError(f"published: {published[:40]!r} is none of 2024-04-30, 2024-04 and 2024")
        before = replace(before, published=found[0], published_precision=found[1])
    if "url" in text and not re.fullmatch(r"https?://\S+", text["url"]):
        raise ValueError(f"url: {text['url'][:40]!r} does not begin with http:// or https://")
    if "language" in text and not re.fullmatch(r"[a-z]{2}", text["language"]):
        raise ValueError(f"language: {text['language'][:40]!r} is no code of ISO 639-1, such as en")
    if "kind" in text and text["kind"] not in _KINDS:
        raise ValueError(f"kind: {text['kind'][:40]!r} is none of {' '.join(_KINDS)}")
    return replace(before, **text)
