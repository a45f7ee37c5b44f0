"""How an amount of money is counted, as the words around it say: booked, contracted, committed, paid.

Whoever states an amount without such a word announces it, and does not say what was counted.
"""

from __future__ import annotations

import re

# The first that is found stands: money that was paid had been committed, and the text says the last step.
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
            r"\b(?:contracts? (?:worth|with|signed|of|for)|contracted|contracts? totall?ing"
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


def basis(words: str) -> str:
    """The basis that `words`, the clauses around an amount, give it.

    >>> basis("Overall funding to IOM reached over EUR 590 million in 2024.")
    'announced'
    >>> basis("The Commission has allocated EUR 5 million to IOM.")
    'committed'
    """
    return next((name for name, pattern in _SAID if pattern.search(words)), "announced")
