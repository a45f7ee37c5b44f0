"""Figures of a page that is not in English: the money it prints, and whether it is said to be given."""

from __future__ import annotations

import re
from bisect import bisect_right

from communique.amounts import translated
from communique.euro import in_euro
from communique.records import Figure
from communique.text.page import Page

_NO_FIGURES = {"contact", "furniture"}
# Stems of giving, paying and funding in French, Spanish, Italian, Portuguese, German and Arabic.
_GIVEN = re.compile(
    r"(?:\baides?\b|\bayudas?\b|financ|finanz|fonds|fondos?|subvention|subvenci|contribu|aport|donat|donaci|doaç|octro|otorg|"
    r"allou|débloqu|asign|destin|versé|verser|accord|enveloppe|dotaci|doté|stanzi|bereitgestellt|zuschuss|"
    r"beitrag|foerder|förder|spende|apoyo|soutien|appui|sostegno|تمويل|منح|منحة|قدم|تقديم|بقيمة|دعم|خصص|تخصيص)",
    re.IGNORECASE,
)


def read(page: Page, document_id: str) -> list[tuple[Figure, int, int]]:
    """The page's amounts of money in order, each with its half-open offsets in `page.text`."""
    published = page.published if page.published_precision == "day" else None
    found = []
    for amount in translated.find(page.text):
        at = bisect_right(page.sentences, amount.number_start, key=lambda sentence: sentence.start) - 1
        if at < 0 or page.sentences[at].section in _NO_FIGURES:
            continue
        sentence = page.sentences[at]
        given = _GIVEN.search(page.text, sentence.start, sentence.end) is not None
        figure = Figure(
            figure_id=f"{document_id}@{amount.start}",
            document_id=document_id,
            measure="funding" if given else "count",
            value=amount.value,
            unit=amount.unit,
            qualifier=amount.qualifier,
            basis="unknown" if given else None,
        )
        found.append((in_euro(figure, published), amount.start, amount.end))
    return found
