"""The lines that make a candidate known: ready for actors.csv, frameworks.csv, aliases.csv and their kind.

A line is as `python -m communique.reference` wants it. Its source is the document's address; where the
document has none, the cell is empty and the check asks for it.
"""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache

from communique import reference
from communique.names import bodies, framework_words, gazetteer
from communique.names.acronyms import SMALL_WORDS, are_alike, is_acronym
from communique.names.given_names import GIVEN_NAMES
from communique.names.proper_nouns import words
from communique.names.roster import slug
from communique.reference.files import COLUMNS
from communique.text.plain import Plain

_LIKELIEST = 8  # names of the registry, by shared words, that are compared with a candidate
_EXAMPLE = "A statement by {} followed."  # the registry's examples are nobody's sentences


@dataclass(frozen=True, slots=True)
class Line:
    """A line for the file of the registry named, without its line end."""

    file: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}: {self.text}"


def line(file: str, **cells: object) -> Line:
    """A line of one of the registry's files; cells that are not given are empty.

    >>> print(line("decoys.csv", phrase="New York, New York", why="a city"))
    decoys.csv: "New York, New York",a city
    """
    out = io.StringIO()
    values = (cells.get(column) for column in COLUMNS[file])
    csv.writer(out, lineterminator="").writerow("" if value is None else str(value) for value in values)
    return Line(file, out.getvalue())


def of_entity(entity: str, row: dict[str, object], printed: list[str], source: str | None) -> list[Line]:
    """The row of an actor or framework, and an alias for its name, its acronym and each of the forms
    `printed`.

    `row` has the columns of the table; links to what the registry does not have are left out.
    """
    known = {**reference.actors(), **reference.frameworks()}
    cells = {column: value for column, value in row.items() if not column.endswith("_id") or value in known}
    entity_id = _new_id(str(row["name"])) if row.get(f"{entity}_id") is None else row[f"{entity}_id"]
    cells |= {f"{entity}_id": entity_id, "source": source}
    forms = {Plain(each).text: None for each in (row["name"], *printed, row.get("acronym")) if each}
    new = [each for each in forms if not gazetteer.lookup(each)]
    aliases = [alias(each, entity, str(entity_id), source, of=str(row["name"])) for each in new]
    return [line(f"{entity}s.csv", **cells), *aliases]


def alias(printed: str, entity: str, entity_id: str, source: str | None, of: str = "") -> Line:
    """A line of aliases.csv: a printed form of what the registry has already or gets beside, under the name
    `of`.
    """
    name = Plain(printed).text
    is_short = len(name.split()) < min(3, len(of.split()))  # "Action Plan" of "Harbour Action Plan"
    form = "acronym" if is_acronym(name) and " " not in name else "short" if is_short else "name"
    return line(
        "aliases.csv",
        alias=name,
        entity=entity,
        entity_id=entity_id,
        form=form,
        example=_EXAMPLE.format(name),
        source=source,
    )


def _new_id(name: str) -> str:
    """The id that a new row gets, one that the registry does not use."""
    entity_id = slug(name)
    while entity_id in reference.actors() or entity_id in reference.frameworks():
        entity_id += "-2"
    return entity_id


def of_event(row: dict[str, object], printed: list[str], source: str | None) -> list[Line]:
    """The row of an event for events.csv, and an alias where its name is printed; none without a date.

    Most words that tell of one ("Fiji joined IOM", "the Ministerial Conference") could tell of others too.
    """
    if row["start_date"] is None:
        return []
    framework = row["framework_id"] if row["framework_id"] in reference.frameworks() else None
    cells = row | {"framework_id": framework, "confidence": "low", "source": source}
    name = Plain(str(row["name"])).text
    is_told = len(name.split()) > 2 and any(Plain(each).text == name for each in printed)
    alias = [line("event_aliases.csv", alias=name, event=row["name"], source=source)] if is_told else []
    return [line("events.csv", **cells), *alias]


def guess(name: str) -> tuple[str, str]:
    """Table and kind that a name's head noun or given name speaks for; a civil society body where none does.

    >>> guess("Baltic Harbour Council"), guess("Harbour Resilience Programme"), guess("Maria Lindqvist")
    (('actor', 'public_body'), ('framework', 'programme'), ('actor', 'person'))
    """
    printed = [word.text for word in words(name)]
    governed = next((at for at, word in enumerate(printed) if word in ("of", "for", "on")), len(printed))
    for word in reversed(printed[:governed]):
        if word in framework_words.KINDS:
            return "framework", framework_words.KINDS[word]
        if word in bodies.KINDS:
            return "actor", bodies.KINDS[word]
    if len(printed) in (2, 3) and printed[0].lower() in GIVEN_NAMES:
        return "actor", "person"
    return "actor", "civil_society"


def nearest(name: str) -> tuple[str, str] | None:
    """Entity and id of the registry's name that shares most of its words with `name`; None where none
    does.
    """
    telling = _telling(name)
    if len(telling) < 3:
        return None  # "Plan of Action" is near too many
    sharing = Counter(place for word in telling for place in _bearers().get(word, ()))
    for (entity, entity_id, other), _ in sharing.most_common(_LIKELIEST):
        if are_alike(name, other):
            return entity, entity_id
    return None


def _telling(name: str) -> set[str]:
    return {word.lower() for word in name.split() if word not in SMALL_WORDS}


@cache
def _bearers() -> dict[str, list[tuple[str, str, str]]]:
    """Entity, id and name of what the registry has, persons and states aside, by each word of the name."""
    bearers: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for entity, entries in (("actor", reference.actors()), ("framework", reference.frameworks())):
        for entity_id, entry in entries.items():
            if entry.kind not in ("person", "state"):
                for word in _telling(entry.name):
                    bearers[word].append((entity, entity_id, entry.name))
    return bearers
