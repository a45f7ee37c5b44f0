"""The tables against a gold standard: how much of it was found, how much of what was found is right.

By entity, not by string, as the section Scoring of `docs/tables.md` says. Rows are matched one to one within
a document; what a matched row says of its kind, dates, unit and so on is scored apart, as attributes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.scoring.answers import Answer, Answers, Mentioned, from_tables
from communique.scoring.gold import from_gold, gold_files
from communique.scoring.matching import (
    Pairs,
    agree,
    is_finer,
    match,
    same_event,
    same_figure,
    same_name,
    same_published,
    same_stretch,
)

if TYPE_CHECKING:
    import pandas

    from communique.tables import Tables

# What is scored of a matched row, by table, beside the row itself.
_ATTRIBUTES = {
    "documents": "kind publisher title published published_precision published_basis place country".split(),
    "actors": "kind country affiliation_id position".split(),
    "frameworks": "kind parent_id".split(),
    "events": "kind framework_id edition date_precision date_basis place country status".split(),
    "figures": "measure qualifier period_start payer_id payee_id subject_id".split(),
}
_SPANS = ("actors", "frameworks", "events", "figures")


def score(tables: Tables, gold: str | Path | Iterable[Path]) -> pandas.DataFrame:
    """Precision, recall and F1 of `tables` against `gold`: a gold file, a folder of them, or several files.

    One row for each table ("rows" in the column `aspect`) and for each attribute of its matched rows; `gold`
    and `predicted` count what is there, `matched` what agrees. A file that the tables lack counts as missed.
    """
    import pandas as pd

    tally = _tally(tables, gold)
    rows = [(*key, *tally.counts[key], *_rates(*tally.counts[key])) for key in tally.counts]
    columns = ["table", "aspect", "gold", "predicted", "matched", "precision", "recall", "f1"]
    return pd.DataFrame(rows, columns=columns)


def errors(tables: Tables, gold: str | Path | Iterable[Path]) -> pandas.DataFrame:
    """What is missing, false or wrong in `tables`, one row each, with the words of the text that say so."""
    import pandas as pd

    columns = ["source", "table", "error", "name", "detail", "quote"]
    return pd.DataFrame(_tally(tables, gold).errors, columns=columns)


def _rates(gold: int, predicted: int, matched: int) -> tuple[float | None, float | None, float | None]:
    precision = matched / predicted if predicted else None
    recall = matched / gold if gold else None
    f1 = 2 * matched / (gold + predicted) if gold + predicted else None
    return precision, recall, f1


@dataclass(slots=True)
class _Tally:
    """Counts of gold, predicted and matched by (table, aspect), in order, and the errors behind them."""

    counts: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    errors: list[tuple[str, str, str, str, str, str]] = field(default_factory=list)

    def add(self, table: str, aspect: str, gold: int, predicted: int, matched: int) -> None:
        counts = self.counts.setdefault((table, aspect), [0, 0, 0])
        for place, more in enumerate((gold, predicted, matched)):
            counts[place] += more


def _tally(tables: Tables, gold: str | Path | Iterable[Path]) -> _Tally:
    files = gold_files(gold) if isinstance(gold, str | Path) else [f for g in gold for f in gold_files(g)]
    tally = _Tally()
    for table in ("documents", "actors", "frameworks", "events", "figures"):
        tally.add(table, "rows", 0, 0, 0)
        if table == "events":
            tally.add("participation", "rows", 0, 0, 0)
            tally.add("participation", "role", 0, 0, 0)
    for file in files:
        wanted = from_gold(file)
        _compare(wanted, from_tables(tables, wanted.source), tally)
    return tally


def _compare(gold: Answers, found: Answers, tally: _Tally) -> None:
    for table, likeness in (
        ("documents", same_stretch),
        ("actors", same_name),
        ("frameworks", same_name),
        ("events", same_event),
        ("figures", same_figure),
    ):
        wanted, predicted = getattr(gold, table), getattr(found, table)
        pairs = match(wanted, predicted, likeness)
        tally.add(table, "rows", len(wanted), len(predicted), len(pairs))
        _note_unmatched(gold.source, table, wanted, predicted, pairs, tally)
        _compare_attributes(gold.source, table, pairs, tally)
        if gold.has_spans and table in _SPANS:
            _compare_mentions(gold.source, table, wanted, predicted, pairs, tally)
        if table == "actors":
            actors = pairs
        if table == "events":
            _compare_roles(gold, found, pairs, actors, tally)


def _note_unmatched(
    source: str, table: str, gold: list[Answer], found: list[Answer], pairs: Pairs, tally: _Tally
) -> None:
    right = {id(answer) for pair in pairs for answer in pair}
    for error, answers in (("missing", gold), ("false", found)):
        for answer in answers:
            if id(answer) not in right:
                quote = answer.mentions[0].quote if answer.mentions else ""
                tally.errors.append((source, table, error, answer.label, _describe(answer), quote))


def _describe(answer: Answer) -> str:
    return ", ".join(
        f"{name}={value}"
        for name, value in answer.attributes.items()
        if value is not None and not isinstance(value, frozenset)
    )


def _compare_attributes(source: str, table: str, pairs: Pairs, tally: _Tally) -> None:
    for name in _ATTRIBUTES[table]:
        for gold, found in pairs:
            if name not in gold.attributes:
                continue
            left, right = gold.attributes[name], found.attributes.get(name)
            if left is None and found.attributes.get("origin") == "both":
                continue  # what the document leaves open, the cited record may know
            right_is = left is not None and _attribute_agrees(name, gold, found)
            tally.add(table, name, left is not None, right is not None, right_is)
            if not right_is and (left, right) != (None, None):
                detail = f"{name} is {_shown(right)}, should be {_shown(left)}"
                quote = gold.mentions[0].quote if gold.mentions else ""
                tally.errors.append((source, table, "wrong", gold.label, detail, quote))


def _shown(value: Any) -> str:
    return "/".join(sorted(value)) if isinstance(value, frozenset) else str(value)


def _attribute_agrees(name: str, gold: Answer, found: Answer) -> bool:
    if name == "published":
        return same_published(gold.attributes, found.attributes)
    if name in ("date_precision", "date_basis") and is_finer(found.attributes, gold.attributes):
        return True  # another document knows the date better
    return agree(gold.attributes[name], found.attributes.get(name))


def _compare_mentions(
    source: str, table: str, gold: list[Answer], found: list[Answer], pairs: Pairs, tally: _Tally
) -> None:
    """Spans: right where the same characters are tied to the same entity."""
    owner = {id(right): id(left) for left, right in pairs}
    wanted = {(m.start, m.end, id(answer)): (answer, m) for answer in gold for m in answer.mentions}
    given = {
        (m.start, m.end, owner.get(id(answer), id(answer))): (answer, m)
        for answer in found
        for m in answer.mentions
    }
    both = sorted(wanted.keys() & given.keys())
    tally.add(table, "spans", len(wanted), len(given), len(both))
    for error, ours, theirs in (("missing span", wanted, given), ("false span", given, wanted)):
        for key in sorted(ours.keys() - theirs.keys()):
            answer, mention = ours[key]
            detail = f"{mention.start}:{mention.end} {mention.attributes.get('section') or ''}".strip()
            tally.errors.append((source, table, error, answer.label, detail, mention.quote))
    for key in both:
        (answer, left), (_, right) = wanted[key], given[key]
        for name in ("section", "position"):
            _compare_span_attribute(source, table, name, answer.label, left, right, tally)


def _compare_span_attribute(
    source: str, table: str, name: str, label: str, left: Mentioned, right: Mentioned, tally: _Tally
) -> None:
    should, is_ = left.attributes[name], right.attributes[name]
    if (should, is_) == (None, None):
        return
    right_is = should is not None and agree(should, is_)
    tally.add(table, f"span {name}", should is not None, is_ is not None, right_is)
    if not right_is:
        detail = f"{name} is {is_}, should be {should}, at {left.start}:{left.end}"
        tally.errors.append((source, table, "wrong span", label, detail, left.quote))


def _compare_roles(gold: Answers, found: Answers, events: Pairs, actors: Pairs, tally: _Tally) -> None:
    event_of = {right.key: left.key for left, right in events}
    actor_of = {right.key: left.key for left, right in actors}
    wanted = {(event.key, actor): roles for event in gold.events for actor, roles in event.roles.items()}
    given = {
        (event_of.get(event.key, event.key), actor_of.get(actor, f"({actor})")): roles
        for event in found.events
        for actor, roles in event.roles.items()
    }
    tally.add("participation", "rows", len(wanted), len(given), len(wanted.keys() & given.keys()))
    for pair in wanted.keys() & given.keys():
        shared = wanted[pair] & given[pair]
        tally.add("participation", "role", len(wanted[pair]), len(given[pair]), len(shared))
    labels = {event.key: event.label for event in (*found.events, *gold.events)}
    tally.errors.extend(_role_errors(gold.source, wanted, given, labels))


def _role_errors(
    source: str,
    wanted: dict[tuple[Any, Any], set[str]],
    given: dict[tuple[Any, Any], set[str]],
    labels: dict[Any, str],
) -> Iterator[tuple[str, str, str, str, str, str]]:
    for error, ours, theirs in (("missing", wanted, given), ("false", given, wanted)):
        for event, actor in sorted(ours.keys() - theirs.keys(), key=str):
            roles = ", ".join(sorted(ours[event, actor]))
            yield source, "participation", error, str(actor), f"{roles} of {labels[event]}", ""
    for event, actor in sorted(wanted.keys() & given.keys(), key=str):
        if wanted[event, actor] != given[event, actor]:
            is_, should = (", ".join(sorted(roles[event, actor])) for roles in (given, wanted))
            yield (
                source,
                "participation",
                "wrong",
                str(actor),
                f"{is_} of {labels[event]}, should be {should}",
                "",
            )
