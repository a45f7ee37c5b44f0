"""The tables as data: every column's name, type, unit and meaning, every closed vocabulary, every key.

`docs/tables.md` is the page for readers; this is what the Parquet schemas, the checks and the data package
are made from. A test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas

PRECISIONS = ("day", "month", "year", "unknown")
BASES = ("explicit", "document", "relative", "weekday", "term", "reference", "unknown")
PUBLISHED_BASES = (*BASES, "metadata", "sidecar")
ORIGINS = ("extracted", "reference", "both")
CONFIDENCES = ("high", "medium", "low")
# How money is counted, and what else counts it again.
MONEY_BASES = ("booked", "contracted", "committed", "paid", "announced", "unknown")
OVERLAPS = ("series", "programme", "parts")
SECTIONS = ("body", "headline", "about", "contact", "furniture")
DOCUMENT_KINDS = ("press_release", "news_article", "social_post", "web_page", "reference")
ACTOR_KINDS = (
    "person international_organization eu_institution state public_body network civil_society academic "
    "private_sector media"
)  # fmt: skip
EVENT_KINDS = (
    "summit forum ministerial_conference senior_officials_meeting conference workshop briefing hearing "
    "meeting adoption agreement establishment accession launch"
)
MEASURES = (
    "funding budget member_states countries_present states pledges people projects share count"
)  # fmt: skip
QUALIFIERS = "exact over at_least about almost up_to"
ROLES = "host convener co_chair chair organizer speaker participant signatory party"
ENTITIES = ("actor", "framework", "event", "figure")
PROBLEMS = "empty not_text encoding too_large unreadable duplicate_of"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `type` is "string", "int32", "float64" or "date32"; a vocabulary makes it a dictionary."""

    name: str
    type: str
    meaning: str  # one sentence
    required: bool = False  # never null
    key: bool = False
    vocabulary: tuple[str, ...] = ()
    unit: str | None = None
    refers_to: tuple[str, ...] = ()  # the tables whose ids its values are


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what one row means, and its columns in the order in which they are written."""

    name: str
    meaning: str
    columns: tuple[Column, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """The columns whose values together occur once."""
        return tuple(column.name for column in self.columns if column.key)


def _key(
    name: str, meaning: str, vocabulary: str | tuple[str, ...] = (), refers_to: str | tuple[str, ...] = ()
) -> Column:
    return Column(name, "string", meaning, True, True, _words(vocabulary), refers_to=_words(refers_to))


def _text(name: str, meaning: str, required: bool = False) -> Column:
    return Column(name, "string", meaning, required)


def _link(name: str, refers_to: str, meaning: str, required: bool = False) -> Column:
    return Column(name, "string", meaning, required, refers_to=_words(refers_to))


def _day(name: str, meaning: str) -> Column:
    return Column(name, "date32", meaning)


def _one_of(name: str, vocabulary: str | tuple[str, ...], meaning: str, required: bool = True) -> Column:
    return Column(name, "string", meaning, required, False, _words(vocabulary))


def _words(listed: str | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(listed.split()) if isinstance(listed, str) else listed


def _offset(name: str, meaning: str, key: bool = False) -> Column:
    return Column(name, "int32", meaning, True, key, unit="Unicode code points")


_ORIGIN = _one_of("origin", ORIGINS, "Whether documents' words, the cited record or both say so.")
_CONFIDENCE = _one_of(
    "confidence",
    CONFIDENCES,
    "How surely the cited record knows it; null where documents alone say so.",
    False,
)

_DOCUMENTS = Table(
    "documents",
    "One row for each text; a scraped feed page of eleven posts is eleven rows.",
    (
        _key("document_id", "Stable slug from the file's name and part."),
        _text("source_path", "The file, relative to the raw folder, with forward slashes.", True),
        _text("source_sha256", "Checksum of the file's bytes.", True),
        Column("part", "int32", "0 for the file's first document, 1 … in order.", True),
        _one_of("kind", DOCUMENT_KINDS, "What sort of text it is."),
        _text("publisher", "Who issued it: an actor's or framework's name."),
        _text("title", "The headline as printed; of a post its first sentence."),
        _text("language", "ISO 639-1 code."),
        _day("published", "First day of the period in which it was published; compare by precision."),
        _one_of("published_precision", PRECISIONS, "How much of `published` is known."),
        _one_of("published_basis", PUBLISHED_BASES, "What fixes the year of `published`."),
        _text("place", "The dateline's city in canonical spelling."),
        _text("country", "The dateline's country, ISO 3166-1 alpha-3."),
        _offset("source_start", "Where `text` begins in the decoded file."),
        _offset("source_end", "Where `text` ends in the decoded file."),
        _text("text", "The document, verbatim.", True),
        Column("words", "int32", "Whitespace-separated words in `text`.", True, unit="words"),
        _text("url", "Its address, of a reference row and of an input that carries one."),
        _ORIGIN,
    ),
)

_ACTORS = Table(
    "actors",
    "One row for each person, organization, body, state or network that acts.",
    (
        _key("actor_id", "Slug of the canonical name or acronym."),
        _text("name", "Canonical English name in the owner's spelling.", True),
        _text("acronym", "Its acronym."),
        _one_of("kind", ACTOR_KINDS, "What sort of actor it is."),
        _text("country", "ISO 3166-1 alpha-3 of a state, a national body, or a person speaking for one."),
        _link("affiliation_id", "actors", "The actor that a person speaks for, or a body's parent."),
        _text("position", "A person's latest title as printed."),
        _ORIGIN,
    ),
)

_FRAMEWORKS = Table(
    "frameworks",
    "One row for each process, pact, agreement, strategy, programme or fund that actors act under.",
    (
        _key("framework_id", "Slug of the canonical name or acronym."),
        _text("name", "Canonical English name.", True),
        _text("acronym", "Its acronym."),
        _one_of("kind", ("dialogue", "instrument", "programme"), "What sort of framework it is."),
        _link("parent_id", "frameworks", "The framework that it belongs to."),
        _ORIGIN,
    ),
)

_EVENTS = Table(
    "events",
    "One row for each thing that happened once or is due: held, adopted, founded, signed, launched, joined.",
    (
        _key("event_id", "Slug of name and year."),
        _text("name", "Canonical name.", True),
        _one_of("kind", EVENT_KINDS, "What sort of event it is."),
        _link("framework_id", "frameworks", "The framework that it belongs to or changes."),
        Column("edition", "int32", "11 for the eleventh of a numbered series."),
        _day("start_date", "First day, or first day of the month or year known."),
        _day("end_date", "Last day, or last day of the month or year known."),
        _one_of("date_precision", PRECISIONS, "How much of the dates is known."),
        _one_of("date_basis", BASES, "What fixes the year."),
        _text("place", "City in canonical spelling."),
        _text("country", "ISO 3166-1 alpha-3."),
        _one_of("status", ("held", "planned"), "As of the document's date."),
        _CONFIDENCE,
        _ORIGIN,
    ),
)

_FIGURES = Table(
    "figures",
    "One row for each quantity with a meaning, as printed in one document.",
    (
        _key("figure_id", "Document id and offset of the number."),
        _link("document_id", "documents", "The document that prints it.", True),
        _one_of("measure", MEASURES, "What is measured."),
        Column("value", "float64", "The number, written out.", True, unit="see column `unit`"),
        _text("unit", "ISO 4217 code for money, `percent`, or the counted noun in the singular.", True),
        _one_of("qualifier", QUALIFIERS, "How the text qualifies the number."),
        _day("period_start", "First day of the time that it speaks of."),
        _day("period_end", "Last day of the time that it speaks of."),
        Column("value_eur", "float64", "Money in euro at `rate`.", unit="EUR"),
        Column("rate", "float64", "ECB reference rate used.", unit="units of the currency for one euro"),
        _day("rate_start_date", "First day that `rate` is the mean of."),
        _day("rate_date", "Last day that `rate` speaks of."),
        _link("payer_id", "actors", "The actor that pays."),
        _link("payee_id", "actors", "The actor that is paid."),
        _link("subject_id", "actors frameworks events", "The actor, framework or event that it describes."),
        _one_of("basis", MONEY_BASES, "How the money is counted; null where none is paid.", False),
        _one_of("overlaps", OVERLAPS, "What else counts the same money, where that is known.", False),
        _text("scope", "What is counted, in the cited record's words."),
        _CONFIDENCE,
        _ORIGIN,
    ),
)

_PARTICIPATION = Table(
    "participation",
    "One row for each role that an actor had in an event, as one document says.",
    (
        _key("event_id", "The event.", refers_to="events"),
        _key("actor_id", "Who took part.", refers_to="actors"),
        _key("role", "How.", ROLES),
        _key("document_id", "The document that says so.", refers_to="documents"),
        _offset("start", "Where `quote` begins in the document."),
        _offset("end", "Where `quote` ends in the document."),
        _text("quote", "The actor's name in the clause that gives the role.", True),
        _CONFIDENCE,
        _ORIGIN,
    ),
)

_MENTIONS = Table(
    "mentions",
    "One row for each stretch of a document that names an actor, framework or event or prints a figure.",
    (
        _key("document_id", "The document.", refers_to="documents"),
        _offset("start", "Where `quote` begins in the document.", True),
        _offset("end", "Where `quote` ends in the document.", True),
        _key("entity", "Which table `entity_id` is from.", ENTITIES),
        _key("entity_id", "Who or what is named.", refers_to="actors frameworks events figures"),
        _text("quote", "The words, exactly as printed.", True),
        _one_of("section", SECTIONS, "Which part of the document it stands in."),
        _text("position", "A person's title at this mention, as printed."),
    ),
)

_DISAGREEMENTS = Table(
    "disagreements",
    "One row for each value that a document gives and that is not the one in the entity's row.",
    (
        _key("entity", "Which table `entity_id` is from.", ENTITIES),
        _key("entity_id", "The entity.", refers_to="actors frameworks events figures"),
        _key("column", "The column of the entity's row."),
        _text("value", "What the document says instead, written out; dates as 2025-04-04.", True),
        _key("document_id", "The document that says so.", refers_to="documents"),
    ),
)

_PROBLEMS = Table(
    "problems",
    "One row for each file that could not be read, and why.",
    (
        _key("source_path", "The file, relative to the raw folder, with forward slashes."),
        _key("problem", "What is wrong.", PROBLEMS),
        _text("detail", "The same in words.", True),
    ),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        _DOCUMENTS, _ACTORS, _FRAMEWORKS, _EVENTS, _FIGURES, _PARTICIPATION, _MENTIONS, _DISAGREEMENTS,
        _PROBLEMS
    )
}  # fmt: skip


@dataclass(slots=True)
class Tables:
    """The tables as pandas frames, one attribute each, rows in the order of their keys.

    Text columns hold `str` with NaN for null, closed vocabularies are categories, dates are `datetime64[s]`
    (NaT for null), `edition` is `Int32`, the other whole numbers `int32`, values `float64`.
    """

    documents: pandas.DataFrame
    actors: pandas.DataFrame
    frameworks: pandas.DataFrame
    events: pandas.DataFrame
    figures: pandas.DataFrame
    participation: pandas.DataFrame
    mentions: pandas.DataFrame
    disagreements: pandas.DataFrame
    problems: pandas.DataFrame

    def __iter__(self) -> Iterator[tuple[str, pandas.DataFrame]]:
        """Each table's name and frame, in the order of `docs/tables.md`."""
        return ((name, getattr(self, name)) for name in TABLES)

    def __repr__(self) -> str:
        return f"Tables({', '.join(f'{len(frame)} {name}' for name, frame in self)})"
