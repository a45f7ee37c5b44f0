"""Money that can be compared: yearly amounts on one basis, and claims on several beside one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from communique.scoring.answers import records
from communique.tables import MONEY_BASES

if TYPE_CHECKING:
    import pandas

    from communique.tables import Tables

# The EU's Member States since 2020, as payers of yearly amounts.
EU_27 = tuple(
    f"state-{code}"
    for code in (
        "aut bel bgr cyp cze deu dnk esp est fin fra grc hrv hun irl ita ltu lux lva mlt nld pol prt rou svk "
        "svn swe"
    ).split()
)
# Bodies that spend a payer's own money: what the Commission gives is the EU's.
_PURSES = {"european-union": ("european-commission",)}
_COUNTS = {
    "booked": "revenue that the payee recognized in its accounts of the year",
    "contracted": "agreements signed in the year, whenever they are paid",
    "committed": "money that the payer set aside, allocated or awarded",
    "paid": "money disbursed or spent",
    "announced": "an amount said in public, without saying how it is counted",
    "unknown": "an amount of which it is not known how it is counted",
}
_BOUNDS = {
    "over": "a lower bound",
    "at_least": "a lower bound",
    "up_to": "an upper bound",
    "almost": "an upper bound",
    "about": "a round number",
}
_SOURCE = ["document_id", "publisher", "published", "url"]
_AMOUNT = "basis value unit qualifier value_eur rate confidence origin".split()


def funding_series(
    tables: Tables,
    payer: str | Sequence[str] | None,
    payee: str = "iom",
    basis: str = "booked",
    *,
    years: Iterable[int] | None = None,
) -> pandas.DataFrame:
    """What `payer` gave `payee` in each year, on one basis: a row for each year and payer, gaps included.

    `payer` and `payee` are ids of actors; several payers make a row each (`funding.EU_27`); None is all of
    them, the payee's total. Amounts that `overlaps` marks as parts or other counts are left out, so that what
    is here may be added up. `years` are those of all yearly amounts of the payee where they are not given.

    Columns: `year`, `payer_id`, `basis`, the amount (`value` … `origin`), its `figure_id` and source
    (`document_id`, `publisher`, `published`, `url`), and `note`, which is "no figure" for a year without one,
    else "". ValueError where the basis is none of `tables.MONEY_BASES`.
    """
    import pandas as pd

    if basis not in MONEY_BASES:
        raise ValueError(f"basis {basis!r} is none of {', '.join(MONEY_BASES)}")
    yearly = _yearly(tables, payee)
    said = [row["year"] for row in yearly]
    if years is None:
        years = range(min(said), max(said) + 1) if said else ()
    on_basis = [row for row in yearly if row["basis"] == basis]
    payers = [payer] if payer is None or isinstance(payer, str) else list(payer)
    rows = [_best(on_basis, year, each, basis) for year in years for each in payers]
    columns = ["year", "payer_id", *_AMOUNT, "figure_id", *_SOURCE, "note"]
    return _typed(pd.DataFrame(rows, columns=columns))


def funding_claims(tables: Tables, payer: str, payee: str, year: int) -> pandas.DataFrame:
    """Everything that is said of what `payer` gave `payee` in a year, beside one another, and why it differs.

    A row for each whole amount of the year, the booked one first; `counts` says what its basis counts,
    `quote` has the words, `why` says what sets it apart from the first row ("" in that row itself).
    """
    import pandas as pd

    found = [
        row
        for row in _yearly(tables, payee)
        if row["year"] == year and row["measure"] == "funding" and _gives(row, payer)
    ]
    found.sort(key=lambda row: (MONEY_BASES.index(row["basis"]), row["figure_id"]))
    quotes = tables.mentions[tables.mentions["entity"] == "figure"]
    words = dict(zip(quotes["entity_id"], quotes["quote"], strict=True))
    names = dict(zip(tables.actors["actor_id"], tables.actors["name"], strict=True))
    for row in found:
        row["counts"] = _COUNTS[row["basis"]]
        row["quote"] = words.get(row["figure_id"])
        row["why"] = "" if row is found[0] else _why(row, found[0], names)
    columns = ["year", "payer_id", *_AMOUNT, "counts", "why", "quote", "figure_id", *_SOURCE]
    return _typed(pd.DataFrame(found, columns=columns))


def _best(yearly: list[dict[str, Any]], year: int, payer: str | None, basis: str) -> dict[str, Any]:
    """The amount of a year: a payer's own before its bodies', a total before what may be a part of it."""
    found = [row for row in yearly if row["year"] == year and _gives(row, payer)]
    if not found:
        return {"year": year, "payer_id": payer, "basis": basis, "note": "no figure"}
    found.sort(key=lambda row: (row["payer_id"] != payer, -row["value"], row["figure_id"]))
    return found[0] | {"note": ""}


def _typed(frame: pandas.DataFrame) -> pandas.DataFrame:
    numbers = dict.fromkeys(("value", "value_eur", "rate"), "float64")
    return frame.astype({"year": "int64", "published": "datetime64[s]"} | numbers)


def _yearly(tables: Tables, payee: str) -> list[dict[str, Any]]:
    """The figures that say what a payee had in a whole year from one payer, or from all."""
    frame = tables.figures[tables.figures["payee_id"] == payee]
    sources = {row["document_id"]: row for row in records(tables.documents[_SOURCE])}
    rows = []
    for row in records(frame):
        start, end = row["period_start"], row["period_end"]
        whole = start and end and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
        if not whole or start.year != end.year or row["basis"] is None:
            continue
        total = row["measure"] == "budget" and row["payer_id"] is None
        if total or (row["measure"] == "funding" and row["payer_id"] and row["overlaps"] is None):
            rows.append(row | sources[row["document_id"]] | {"year": start.year})
    return rows


def _gives(row: dict[str, Any], payer: str | None) -> bool:
    if payer is None:
        return row["payer_id"] is None
    return row["payer_id"] == payer or row["payer_id"] in _PURSES.get(payer, ())


def _why(row: dict[str, Any], first: dict[str, Any], names: dict[str, str]) -> str:
    """What sets one claim apart from another: payer, basis, qualifier, currency."""
    reasons = []
    if row["basis"] != first["basis"]:
        reasons.append(
            f"{row['basis']}, not {first['basis']}: {_COUNTS[row['basis']]}, not {_COUNTS[first['basis']]}"
        )
    if row["payer_id"] != first["payer_id"]:
        reasons.append(f"said of the {names[row['payer_id']]}, not of the {names[first['payer_id']]}")
    if row["qualifier"] in _BOUNDS:
        reasons.append(f"“{row['qualifier'].replace('_', ' ')}” makes it {_BOUNDS[row['qualifier']]}")
    if row["unit"] != first["unit"]:
        reasons.append("in other money: " + " against ".join(_in_euro(each) for each in (row, first)))
    return "; ".join(reasons)


def _in_euro(row: dict[str, Any]) -> str:
    amount = f"{row['unit']} {row['value'] / 1e6:,.1f} million"
    if row["rate"] is None:
        return amount
    worth = row["value_eur"] / 1e6
    return f"{amount}, EUR {worth:,.1f} million at the period's mean rate of {row['rate']:.4f}"
