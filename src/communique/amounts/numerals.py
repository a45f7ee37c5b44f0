"""Printed numerals, in digits and in words, where they stand and what they are worth.

Only numerals that could count something: ordinals, clock times, telephone numbers, fractions, web addresses
and numerals inside a name ("COVID-19", "G7", "EMM2.0") are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from communique.text.triggers import Triggers, spellings

_SMALL_WORDS = {
    word: value
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        1,
    )
}
_TENS = {
    word: value
    for value, word in zip(
        range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True
    )
}
# Words that multiply, as written out and as shortened; "m", "b" and the like are only letters, and mean a
# number of metres or a grade as often as a million, so that the reader of amounts must ask for money or
# people.
_SCALES = {
    "hundred": 10**2, "dozen": 12, "thousand": 10**3, "thousands": 10**3,
    "lakh": 10**5, "lakhs": 10**5, "lac": 10**5, "crore": 10**7, "crores": 10**7,
    "million": 10**6, "millions": 10**6, "mln": 10**6, "mio": 10**6, "mn": 10**6,
    "billion": 10**9, "billions": 10**9, "bln": 10**9, "bn": 10**9,
    "trillion": 10**12, "trillions": 10**12, "trn": 10**12, "tn": 10**12,
}  # fmt: skip
_LETTERS = {"k": 10**3, "m": 10**6, "b": 10**9}

_UNIT = "|".join(list(_SMALL_WORDS)[:9])
_TEEN = "|".join(list(_SMALL_WORDS)[:8:-1])
_TEN = "|".join(_TENS)
_UNDER_HUNDRED = rf"(?:(?:{_TEN})(?:[ -](?:{_UNIT})\b)?|(?:{_TEEN})\b|(?:{_UNIT})\b)"
_UNDER_THOUSAND = rf"(?:(?:{_UNDER_HUNDRED}|a) hundred\b(?:(?: and)? {_UNDER_HUNDRED}\b)?|{_UNDER_HUNDRED})"
# No tail where the tail has a scale of its own: "two thousand and three thousand" are two numerals.
_WORDS = (
    rf"(?:half a (?=million|billion|dozen|thousand)|(?:a |one |three )?quarters? of a (?=million|billion)|"
    rf"a (?=hundred |thousand |million |billion |dozen )|"
    rf"{_UNDER_THOUSAND}(?: and a half(?= million| billion))?)"
    rf"(?:[ -]?thousand\b(?:(?: and)? {_UNDER_THOUSAND}\b(?! (?:hundred|thousand|million|billion)))?"
    rf"|[ -]?(?:hundred|million|billion|trillion|dozen|lakh|crore)\b)?"
)
_DIGITS = (
    r"\d{1,3}(?:(?P<mark>, |[,' .])\d{3}(?!\d))(?:(?P=mark)\d{3}(?!\d))*(?:[.,]\d{1,2}(?!\d))?"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"  # 1,20,000 as in South Asia
    r"|\d+(?:[.,]\d+)?"
)
_SCALE_AFTER = re.compile(
    r"[ -]?(?P<word>"
    + "|".join(sorted(_SCALES, key=len, reverse=True))
    + r")\b|(?: (?=m€))?(?P<letter>[kmb])(?:\b|(?=EUR|USD))",
    re.IGNORECASE,
)
# Stretches whose digits count nothing come first, so that they are eaten whole: addresses on the web, and
# telephone numbers, known by their label or by the plus sign.
_NUMERAL = re.compile(
    r"(?P<junk>(?<![\w'-])(?:https?://|www\.)\S+"
    r"|(?:(?<![\w'-])(?:tel|phone|fax|mobile|cell|whatsapp|hotline)\b[^\d\n+]{0,15})?\+\s?\d[\d ().-]{6,}"
    r"|(?<![\w'-])(?:tel|phone|fax|mobile|cell|whatsapp|hotline)\b[^\d\n]{0,15}\d[\d ().-]{5,})"
    rf"|(?P<digits>(?<!\d){_DIGITS})|(?P<words>(?<![\w'-]){_WORDS}(?![\w']))",
    re.IGNORECASE,
)


# Where a match may start, found in one pass: the grammar above is tried there only. ("thir" begins thirteen
# and thirty, "six" sixteen and sixty; the digits are also those of Arabic, Persian, Hindi and Bengali.)
_STARTS = Triggers(
    [
        *"0123456789+٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯０１２３４５６７８９",
        *spellings(
            "http www tel phone fax mobile cell whatsapp hotline one two three four five six seven eight "
            "nine ten eleven twelve thir fif twenty forty".split()
        ),
        *spellings(["half a "]),
        *(f"{article} {letter}" for article in "aA" for letter in "htmbdqHTMBDQ"),
    ]
)

# What stands before a numeral that names or places something rather than counting: parts of a document,
# numbered things, ranks, frequencies. "Agenda 2030", "Article 5", "room 12", "top ten", "every two", "per
# 1,000".
# In the singular where the plural is also a verb or a count: "the project targets 53 men".
_DESIGNATORS = frozenset(
    "article articles paragraph paragraphs section sections chapter chapters annex annexes appendix clause "
    "clauses "
    "rule objective objectives goal goals sdg sdgs target indicator priority pillar axis component output "
    "outcome lot "
    "resolution resolutions decision decisions regulation regulations directive directives law act decree "
    "protocol "
    "convention part volume issue number page pages figure table box graph map day week phase round stage "
    "step level "
    "grade class category tier mode track wave session module room hall floor building gate suite block "
    "street flight "
    "boeing airbus route highway agenda horizon vision strategy interreg erasmus covid age aged ages "
    "version top every each per "
    "under- over- art arts para paras no nos nr vol p pp fig ch sec".split()
)
_ABBREVIATED = frozenset("art. arts. para. paras. no. nos. nr. vol. p. pp. fig. ch. sec.".split())
_MARKS = "§№#°"
_OLDEST = 25  # years, in "children under five"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_MONTH_BEFORE = re.compile(rf"\b{MONTH}\.?,? {{0,2}}(?:the )?$", re.IGNORECASE)
# "4 April", "25-26 June", "30 March or", but not the verb in "20 may".
_MONTH_AFTER = re.compile(
    rf"(?: ?(?:-|and|to|&|/) ?\d{{1,2}})? ?(?:of )?(?!may [a-z]){MONTH}\b", re.IGNORECASE
)
_ORDINAL_AFTER = re.compile(r" ?(?:st|nd|rd|th)\b")  # "24 th", as some converters print it
_CLOCK_AFTER = re.compile(
    r"[:.]\d\d\b|(?:[:.]\d\d)? ?(?:[ap]\.?m\b|o'clock|hrs\b|GMT|UTC|CET)", re.IGNORECASE
)
# "twenty-first", "two-third": no count of anything; but "the EUR 5 million first phase".
_ORDINAL_TAIL = re.compile(
    r"[ -](?:first(?![ -]aid)|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b", re.IGNORECASE
)
# "two-thirds", "one in three", "nine out of ten".
_FRACTION_AFTER = re.compile(
    r"[ -](?:thirds|quarters?|half|halves|fifths|sixths|sevenths|eighths|ninths|tenths?|hundredths?)\b"
    r"|(?: out of| in)(?: every)? (?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)\b(?! ?-)"
    r"(?= [a-z]|[ ,.;]*$|[,.;])(?! (?:regions?|countries|states|cities|provinces|districts|languages|days|"
    r"years|months|weeks|hours|phases))",
    re.IGNORECASE,
)
_FRACTION_BEFORE = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|\d{1,2}) (?:in|out of)(?: every)? $", re.IGNORECASE
)
# A hyphen and a letter make an adjective ("three-day", "40-page"), except where it still counts.
_COUNTING_HYPHEN = re.compile(
    r"-(?:plus|odd|to|euro|dollar|pound|points?|pt|persons?|people|members?|country|nation|beds?|seats?)\b",
    re.IGNORECASE,
)
# "COP 27", "GRCP 8": which of a series, unless the capitals are money's.
_EDITION_BEFORE = re.compile(r"(?:^|[\s(\"'])(?!(?:EUROS?|BIRR|[KUT]SHS|FCFA) $)(?:[A-Z]{4,}|COP) $")
_LAST_EDITION = 99
_CONTEXT = 24  # characters before a numeral that are looked at
_LONGEST = 24  # characters of digits; what is longer is a serial number or worse


class Numeral(NamedTuple):
    """A numeral with its scale word ("4.6 billion", "two dozen"), half-open, and what it is worth."""

    start: int
    end: int
    value: Decimal
    unscaled: Decimal  # without its scale word: 4.6 of "4.6 billion"
    in_words: bool
    letter: bool  # the scale is a bare letter: "7.5m"
    year_like: bool  # could be a year: four bare digits, 1900 to 2100

    @property
    def scaled(self) -> bool:
        """Whether a scale word belongs to it."""
        return self.value != self.unscaled


def find(text: str, taken: Sequence[tuple[int, int]] = ()) -> Iterator[Numeral]:
    """The numerals of a plain text, in order, none overlapping another, none beginning in a `taken` span.

    A letter may touch the first digit: "sh28b" is money, "G7" a name; currencies tell them apart.

    >>> [(n.start, float(n.value)) for n in find("On 4 April two dozen of the 1,800 met at 8:30, 10 late")]
    [(11, 24.0), (28, 1800.0), (47, 10.0)]
    >>> [float(n.value) for n in find("US$2.8million, sh28b and one hundred and twenty; COVID-19, 21st")]
    [2800000.0, 28000000000.0, 120.0]
    """
    position = 0
    for start in _outside(taken, _STARTS.starts(text)):
        match = _NUMERAL.match(text, start) if start >= position else None
        if not match:
            continue
        if match["mark"] == ", " and _MONTH_BEFORE.search(
            text, max(0, match.start() - _CONTEXT), match.start()
        ):
            position = text.index(",", match.start())  # "On July 12, 350 migrants landed"
            continue
        position = match.end()
        if match["digits"]:
            numeral = _from_digits(text, match)
        elif match["words"]:
            numeral = _from_words(match)
        else:
            continue
        if numeral and not _counts_nothing(text, numeral):
            yield numeral


def _outside(taken: Sequence[tuple[int, int]], starts: list[int]) -> Iterator[int]:
    """Those of `starts` that lie in none of the spans, which are in order."""
    spans = iter(taken)
    end = 0
    span = next(spans, None)
    for start in starts:
        while span and span[0] <= start:
            end = max(end, span[1])
            span = next(spans, None)
        if start >= end:
            yield start


def _from_digits(text: str, match: re.Match[str]) -> Numeral | None:
    start, end = match.span()
    printed = match.group()
    before = text[start - 1 : start]
    if end - start > _LONGEST or text[end : end + 1] in {"@", "\N{DEGREE SIGN}"}:
        return None
    scale = _SCALE_AFTER.match(text, end)
    if scale:
        end = scale.end()
    value = _digits_value(printed, match["mark"], bool(scale))
    if (
        before in "./:,'"
        and before
        and start >= 2
        and text[start - 2].isalnum()
        and not text[start - 2].isalpha()
    ):
        return None
    if before == "/" and start >= 2 and text[start - 2].isalpha():
        return None
    if _ORDINAL_AFTER.match(text, end):
        return None
    if not scale and (after := text[end : end + 2]) and _runs_on(after):
        return None
    factor = (
        1 if not scale else _SCALES.get(scale[0].strip(" -").lower()) or _LETTERS[scale["letter"].lower()]
    )
    year_like = not scale and len(printed) == 4 and printed.isdigit() and 1900 <= value <= 2100
    return Numeral(start, end, value * factor, value, False, bool(scale and scale["letter"]), year_like)


def _runs_on(after: str) -> bool:
    """Whether what follows makes the digits part of something longer: "15years", "3/4", "10.7.1", "2nd"."""
    if after[0].isalpha() or after[0] in "_\\":
        return True
    return len(after) == 2 and after[0] in "/:.,'" and after[1].isdigit()


def _digits_value(printed: str, mark: str | None, scaled: bool) -> Decimal:
    """What digits are worth; a single point before three digits is decimal only before a scale word."""
    if mark == "." and scaled and printed.count(".") == 1 and "," not in printed:
        return Decimal(printed)
    if mark:
        whole, tail = printed, ""
        if cents := re.search(r"[.,]\d{1,2}$", printed):
            whole, tail = printed[: cents.start()], "." + cents.group()[1:]
        return Decimal(whole.replace(mark, "") + tail)
    if printed.count(",") > 1:
        return Decimal(printed.replace(",", ""))
    return Decimal(printed.replace(",", "."))


_QUARTERS = re.compile(r"(?:(?:a|one|(?P<three>three)) )?quarters? of a\b")
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "quarters": Decimal("0.75")}


def _from_words(match: re.Match[str]) -> Numeral:
    words = match.group().lower()
    half = Decimal("0.5") if "and a half" in words else Decimal(0)
    words = words.replace("and a half", "").replace("half a", "half")
    words = _QUARTERS.sub(lambda found: "quarters" if found["three"] else "quarter", words)
    total = current = unscaled = Decimal(0)
    for word in words.replace("-", " ").split():
        if word in _SMALL_WORDS or word in _TENS:
            current += _SMALL_WORDS.get(word) or _TENS[word]
        elif word in _PARTS:
            current = _PARTS[word]
        elif word == "a":
            current = Decimal(1)
        elif word == "hundred":
            current *= 100
        elif word in _SCALES:
            unscaled = current + half
            total, current = unscaled * _SCALES[word], Decimal(0)
    value = total + current
    return Numeral(match.start(), match.end(), value, unscaled or value, True, False, False)


def _counts_nothing(text: str, numeral: Numeral) -> bool:
    start, end = numeral.start, numeral.end
    if (
        text[end : end + 1] == "-"
        and text[end + 1 : end + 2].isalpha()
        and not _COUNTING_HYPHEN.match(text, end)
    ):
        return True
    if _is_tail_of_name(text, start, numeral.in_words):
        return True
    if not numeral.scaled and (_MONTH_AFTER.match(text, end) or _CLOCK_AFTER.match(text, end)):
        return not numeral.in_words
    if _FRACTION_AFTER.match(text, end) or (not numeral.scaled and _ORDINAL_TAIL.match(text, end)):
        return True
    before = text[max(0, start - _CONTEXT) : start]
    last = before.split()[-1].lower().lstrip("(\"'") if before.strip() else ""
    if last in _DESIGNATORS or last in _ABBREVIATED or last[-1:] in tuple(_MARKS):
        return True
    if last in {"in", "of", "every"} and _FRACTION_BEFORE.search(before):
        return True
    if last == "under" and numeral.value <= _OLDEST:
        return True
    if not numeral.in_words and not numeral.scaled and _EDITION_BEFORE.search(before):
        return numeral.value <= _LAST_EDITION
    return not numeral.in_words and numeral.value <= 31 and bool(_MONTH_BEFORE.search(before))


def _is_tail_of_name(text: str, start: int, in_words: bool) -> bool:
    """Whether a letter and a hyphen stand before ("COVID-19", "mid-2024"); a letter alone may be money."""
    if in_words or start < 2 or text[start - 1] != "-":
        return False
    return text[start - 2].isalpha()
