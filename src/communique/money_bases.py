"""How an amount of money is counted, as the words around it say: booked, contracted, committed, paid.

Whoever states an amount without such a word announces it, and does not say what was counted.
"""

from __future__ import annotations

import re

_SAID = (
    # Not "income" alone: "low-income countries", "income-generating activities".
    ("booked", re.compile(r"\b(?:revenues?|booked|recogni[sz]ed (?:income|as income))\b", re.IGNORECASE)),
    # Not "paid tribute", "paid a visit", "spent the night".
    (
        "paid",
        re.compile(
            r"\b(?:disburs\w+|transferred|paid out|paid to|has paid|was spent|been spent|has spent)\b",
            re.IGNORECASE,
        ),
    ),
    # Not "contract" as what workers have: only what is signed about money.
    (
        "contracted",
        re.compile(
            r"\b(?:contracts? (?:worth|signed|totall?ing)|contracted"
            r"|sign(?:s|ed|ing)? (?:an?|the|two|three|new|its)?\s?(?:[\w-]+ ){0,4}?(?:agreements?|contracts?"
            r"|grants?|contributions?)|(?:agreement|grant|contribution) (?:was|were|has been) signed)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "committed",
        re.compile(
            r"\b(?:commits?|committed|committing|commitments?|allocat\w+|earmark\w+|set(?:s|ting)? aside"
            r"|approv(?:ed|es|ing|al)|award(?:ed|s|ing)?)\b",
            re.IGNORECASE,
        ),
    ),
)

_CLAUSE = 60  # characters


def basis(before: str, after: str = "") -> str:
    """The basis that the words `before` and `after` an amount give it: of several, those that stand closest.

    >>> basis("Overall funding to IOM reached ", " in 2024.")
    'announced'
    >>> basis("Of ", " allocated by the EU, EUR 51 million has been disbursed.")
    'committed'
    >>> basis("Of EUR 76 million allocated by the EU, ", " has been disbursed.")
    'paid'
    """
    between = [(before[match.end() :], name) for name, said in _SAID for match in said.finditer(before)]
    between += [(after[: match.start()], name) for name, said in _SAID for match in said.finditer(after)]
    # A comma sets a clause apart, so that what stands behind it is as good as far away.
    found = [(len(words) + _CLAUSE * words.count(","), name) for words, name in between]
    return min(found, default=(0, "announced"))[1]
