"""The gold standard read: files with offsets and files with quotes, both as `Answers`."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from communique.errors import TablesError
from communique.scoring.answers import (
    DOCUMENT,
    ENTITY,
    EVENT,
    FIGURE,
    Answer,
    Answers,
    Mentioned,
    Names,
    Span,
    attributes,
    names,
)


def gold_files(gold: str | Path) -> list[Path]:
    """The gold files of a folder in order, or the one file; TablesError where there are none."""
    path = Path(gold)
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not files or not all(file.is_file() for file in files):
        raise TablesError(f"{path}: no gold standard here (a JSON file, or a folder of them)")
    return files


def text_files(gold: list[Path], folder: Path) -> list[Path]:
    """The texts in `folder` that the gold files speak of; TablesError where one is not there."""
    texts = [folder / f"{file.stem}.txt" for file in gold]
    for text, file in zip(texts, gold, strict=True):
        if not text.is_file():
            raise TablesError(f"{text}: not there, but {file} speaks of it; `communique build` makes tables")
    return texts


def from_gold(path: Path) -> Answers:
    """A gold file's answers: with offsets ("source" names the text), or quotes (the text is beside it)."""
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
        return _from_offsets(gold) if "source" in gold else _from_quotes(gold, path.with_suffix(".txt"))
    except (json.JSONDecodeError, KeyError, TypeError, OSError) as error:
        raise TablesError(
            f"{path}: not a gold file as tests/gold/README.md describes it ({error!r})"
        ) from error


# --- the gold with offsets -----------------------------------------------------------------------


def _from_offsets(gold: dict[str, Any]) -> Answers:
    parts = {row["part"]: (row["source_start"], row["source_end"]) for row in gold["documents"]}
    answers = Answers(Path(gold["source"]).stem)
    answers.documents = [_gold_document(row, parts[row["part"]], gold) for row in gold["documents"]]
    for table, link in (("actors", "affiliation"), ("frameworks", "parent")):
        for row in gold[table]:
            marked = [_mentioned(mention, parts) for mention in row["mentions"]]
            getattr(answers, table).append(_gold_entity(row, gold, link, [m.quote for m in marked], marked))
    for index, row in enumerate(gold["events"]):
        marked = [_mentioned(mention, parts) for mention in row["mentions"]]
        regions = sorted({parts[mention["part"]] for mention in row["mentions"]})
        answers.events.append(_gold_event(row, index, gold, marked, regions))
    for index, row in enumerate(gold["figures"]):
        answers.figures.append(_gold_figure(row, index, gold, [_mentioned(row, parts)], parts[row["part"]]))
    return answers


def _mentioned(row: dict[str, Any], parts: dict[int, Span]) -> Mentioned:
    shift = parts[row["part"]][0]
    kept = {"section": row.get("section"), "position": row.get("position")}
    return Mentioned(shift + row["start"], shift + row["end"], row["quote"], kept)


# --- the gold with quotes ------------------------------------------------------------------------


def _from_quotes(gold: dict[str, Any], text_path: Path) -> Answers:
    text = text_path.read_bytes().decode("utf-8-sig")
    parts = _parts(gold["documents"], text)
    answers = Answers(gold["id"], has_spans=False)
    answers.documents = [_gold_document(row, parts[row["part"]], gold) for row in gold["documents"]]
    for table, link in (("actors", "affiliation"), ("frameworks", "parent")):
        for row in gold[table]:
            getattr(answers, table).append(_gold_entity(row, gold, link, row["aliases"], []))
    for index, row in enumerate(gold["events"]):
        region = parts[row["part"]]
        answers.events.append(_gold_event(row, index, gold, _printed(row["quote"], text, region), [region]))
    for index, row in enumerate(gold["figures"]):
        region = parts[row["part"]]
        answers.figures.append(_gold_figure(row, index, gold, _printed(row["quote"], text, region), region))
    return answers


def _parts(documents: list[dict[str, Any]], text: str) -> dict[int, Span]:
    starts, here = [], 0
    for row in documents:
        here = text.index(row["starts_with"], here)
        starts.append(here)
        here += 1
    bounds = zip(documents, starts, [*starts[1:], len(text)], strict=True)
    return {
        row["part"]: (start, text.rindex(row["ends_with"], start, limit) + len(row["ends_with"]))
        for row, start, limit in bounds
    }


def _printed(quote: str, text: str, region: Span) -> list[Mentioned]:
    found = [match.start() for match in re.compile(re.escape(quote)).finditer(text, *region)]
    return [Mentioned(start, start + len(quote), quote) for start in found]


# --- rows common to both -------------------------------------------------------------------------


def _known_by(name: str | None, gold: dict[str, Any]) -> Names | None:
    """Every folded form of the actor or framework that the gold calls `name`; None for no name."""
    if name is None:
        return None
    for row in (*gold["actors"], *gold["frameworks"]):
        if row["name"] == name:
            quotes = row.get("aliases") or [mention["quote"] for mention in row.get("mentions", ())]
            return names(name, row.get("acronym"), *quotes)
    return names(name)


def _gold_document(row: dict[str, Any], region: Span, gold: dict[str, Any]) -> Answer:
    said = attributes(row, DOCUMENT) | {"publisher": _known_by(row["publisher"], gold)}
    return Answer(row["part"], row["title"] or f"part {row['part']}", attributes=said, regions=[region])


def _gold_entity(
    row: dict[str, Any], gold: dict[str, Any], link: str, quotes: list[str], marked: list[Mentioned]
) -> Answer:
    said = attributes(row, ENTITY)
    if link in row:
        said[f"{link}_id"] = _known_by(row[link], gold)
    return Answer(row["name"], row["name"], names(row["name"], row.get("acronym"), *quotes), said, marked)


def _gold_event(
    row: dict[str, Any], index: int, gold: dict[str, Any], marked: list[Mentioned], regions: list[Span]
) -> Answer:
    said = attributes(row, EVENT) | {"framework_id": _known_by(row["framework"], gold)}
    roles: dict[Any, set[str]] = defaultdict(set)
    for participant in row["participants"]:
        roles[participant["actor"]].add(participant["role"])
    return Answer(index, row["name"], frozenset(), said, marked, regions, dict(roles))


def _gold_figure(
    row: dict[str, Any], index: int, gold: dict[str, Any], marked: list[Mentioned], region: Span
) -> Answer:
    links = {
        f"{link}_id": _known_by(row[link], gold) for link in ("payer", "payee", "subject") if link in row
    }
    return Answer(index, row["quote"], frozenset(), attributes(row, FIGURE) | links, marked, [region])
