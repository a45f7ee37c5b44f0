"""Money as French, Spanish, German, Italian, Portuguese and Arabic print it: "12 millions d'euros".

Thousands are set apart by a point or a blank and the decimal mark is a comma; Latin America prints them the
English way. What can be read in two ways ("2,500 millions") is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from communique.amounts import Amount

# Scale words and currencies as printed, "·" for a blank inside one.
_SCALES = {
    1_000: "mille mil mila tausend ألف آلاف",
    1_000_000: "million millions millón millon millones Million Millionen Mio milione milioni milhão "
    "milhões mln M مليون ملايين مليونا",
    1_000_000_000: "milliard milliards mil·millones Milliarde Milliarden Mrd miliardo miliardi "
    "mil·milhões Md مليار مليارات بليون",
}
_FACTORS = {
    form.replace("·", " ").lower(): factor for factor, forms in _SCALES.items() for form in forms.split()
}
_UNITS = {
    "EUR": "euro euros Euro Euros EUR € يورو اليورو",
    "USD": "dollar·américain dollars·américains dollars·US dollars·des·États-Unis dollar dollars "
    "dólares·estadounidenses dólares·americanos dólares dólar US-Dollar Dollar dollari·USA dollari USD "
    "دولار·أمريكي دولار·أميركي دولار",
    "CHF": "francs·suisses francos·suizos Schweizer·Franken franchi·svizzeri CHF فرنك·سويسري",
    "GBP": "livres·sterling libras·esterlinas Pfund sterline GBP",
}
_CODES = {form.replace("·", " ").lower(): code for code, forms in _UNITS.items() for form in forms.split()}
_QUALIFIERS = {
    "over": "plus de|más de|superior a|mehr als|über|oltre|più di|mais de|أكثر من|ما يزيد عن",
    "at_least": "au moins|al menos|por lo menos|mindestens|almeno|pelo menos|ما لا يقل عن",
    "almost": "près de|presque|casi|fast|knapp|quasi|quase|ما يقرب من",
    "up_to": "jusqu'à|hasta|bis zu|fino a|até|يصل إلى",
    "about": "environ|quelque|unos|cerca de|alrededor de|aproximadamente|rund|etwa|circa|نحو|حوالي|زهاء",
}


def _either(forms: dict[str, object]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


_NUMBER = r"\d{1,3}(?:(?P<mark>[ .,'])\d{3}(?!\d))+(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d{1,3}(?!\d))?"
_MONEY = re.compile(
    rf"(?P<sign>€|\b(?:EUR|USD|CHF|GBP)) ?(?P<signed>{_NUMBER.replace('mark', 'first')})"
    rf"(?: ?(?P<times>{_either(_FACTORS)})(?![\w]))?"
    rf"|(?<![\d.,])(?P<number>{_NUMBER})(?: ?(?P<scale>{_either(_FACTORS)})\.?(?!\w))?"
    rf"(?: ?(?:d'|de |di |من )| )?(?P<unit>{_either(_CODES)})(?!\w)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?<!\w)(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _QUALIFIERS.items())})"
    r" (?:los |les |la somme de )?$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_REACH = 40  # characters before an amount in which its qualifier stands


def find(text: str) -> list[Amount]:
    """Every amount of money in a plain text, in order.

    >>> [(a.value, a.unit, a.qualifier) for a in find("plus de 2,5 millions d'euros, 1.500.000 euros")]
    [(2500000.0, 'EUR', 'over'), (1500000.0, 'EUR', 'exact')]
    """
    return [amount for amount in _found(text) if 0 < amount.value < 2**53]


def _found(text: str) -> Iterator[Amount]:
    place = 0
    while digit := _DIGIT.search(text, place):
        match = _match(text, digit.start(), place)
        place = match.end() if match else _end_of_number(text, digit.start())
        if match is None:
            continue
        printed = match["signed"] or match["number"]
        scale = (match["times"] or match["scale"] or "").lower()
        value = _value(printed, bool(scale))
        if value is None:
            continue
        unit = _CODES[(match["sign"] or match["unit"]).lower()]
        start, qualifier = _qualified(text, match.start())
        number = text.index(printed, match.start())
        yield Amount(
            start=start,
            end=match.end(),
            value=float(value * _FACTORS.get(scale, 1)),
            unit=unit,
            qualifier=qualifier,
            kind="money",
            number_start=number,
            number_end=number + len(printed),
            noun_start=match.end(),
            noun_end=match.end(),
        )


def _match(text: str, digit: int, floor: int) -> re.Match[str] | None:
    """The amount whose first digit stands at `digit`, its sign before it included."""
    for back in (5, 4, 3, 2, 1, 0):
        if digit - back >= floor and (match := _MONEY.match(text, digit - back)):
            return match
    return None


def _end_of_number(text: str, start: int) -> int:
    while start < len(text) and text[start].isdigit():
        start += 1
    return start


def _value(printed: str, scaled: bool) -> Decimal | None:
    """What digits are worth; None where a mark may part thousands or decimals."""
    groups = re.split(r"[ .,']", printed)
    marks = re.findall(r"[ .,']", printed)
    if not marks:
        return Decimal(printed)
    if len(groups[-1]) == 3 and len(set(marks)) == 1:
        if scaled and marks == [","]:
            return None
        return Decimal("".join(groups))
    return Decimal("".join(groups[:-1]) + "." + groups[-1])


def _qualified(text: str, start: int) -> tuple[int, str]:
    reach = max(0, start - _REACH)
    match = _BEFORE.search(text[reach:start])
    return (reach + match.start(), str(match.lastgroup)) if match else (start, "exact")
