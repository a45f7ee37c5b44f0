"""Rows to draw, each with whence it is: the document's publisher and address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.charts.words import JOINT

if TYPE_CHECKING:
    import pandas

    from communique.tables import Tables


def by_document(rows: pandas.DataFrame, tables: Tables) -> pandas.DataFrame:
    """`rows`, whose column `document_id` names one document each, with its `publisher` and `url`."""
    documents = _documents(tables)
    return rows.assign(
        publisher=rows["document_id"].map(documents["publisher"]),
        url=rows["document_id"].map(documents["url"]),
    )


def by_mentions(rows: pandas.DataFrame, tables: Tables, entity: str, key: str) -> pandas.DataFrame:
    """`rows` of an entity that several documents may mention, with `document_id`, `publisher` and `url`.

    Each holds what all of them say, joined by `words.JOINT` in the order of their ids.
    """
    mentions = tables.mentions
    pairs = mentions.loc[mentions["entity"] == entity, ["entity_id", "document_id"]].drop_duplicates()
    pairs = by_document(pairs.sort_values(["entity_id", "document_id"]), tables)
    columns = ["document_id", "publisher", "url"]
    joined = pairs.groupby("entity_id")[columns].agg(_together)
    return rows.assign(**{name: rows[key].map(joined[name]) for name in columns})


def _together(cells: pandas.Series) -> str | None:
    return JOINT.join(dict.fromkeys(cells.dropna())) or None


def _documents(tables: Tables) -> pandas.DataFrame:
    """By id, with a publisher for each: one that is not known is called by its document."""
    documents = tables.documents.set_index("document_id")
    unknown = documents.index.to_series().map("document {}".format)
    return documents.assign(publisher=documents["publisher"].fillna(unknown))
