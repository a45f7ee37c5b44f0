"""Words of the calendar as texts print them: months, weekdays, small numbers, units of time.

English first; French, Spanish, Dutch and German month names, which press offices of the same houses print.
Fragments of regular expressions are upper case and hold no capturing groups.
"""

from __future__ import annotations

_ENGLISH_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_SHORT_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
# Other spellings: the four-letter abbreviations, then French, Spanish, Italian, Portuguese, Arabic, Dutch and
# German.
_OTHER_MONTHS = {
    "sept": 9,
    "janvier": 1, "février": 2, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7,
    "août": 8, "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12, "decembre": 12,
    "enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8,
    "septiembre": 9, "setiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12,
    "gennaio": 1, "febbraio": 2, "aprile": 4, "maggio": 5, "giugno": 6, "luglio": 7, "settembre": 9,
    "ottobre": 10, "dicembre": 12,
    "janeiro": 1, "fevereiro": 2, "março": 3, "maio": 5, "junho": 6, "julho": 7, "setembro": 9,
    "outubro": 10, "novembro": 11, "dezembro": 12,
    "يناير": 1, "فبراير": 2, "مارس": 3, "أبريل": 4, "ابريل": 4, "مايو": 5, "يونيو": 6, "يوليو": 7,
    "أغسطس": 8, "سبتمبر": 9, "أكتوبر": 10, "نوفمبر": 11, "ديسمبر": 12,
    "januari": 1, "februari": 2, "maart": 3, "mei": 5, "juni": 6, "juli": 7, "augustus": 8, "oktober": 10,
    "januar": 1, "februar": 2, "märz": 3, "dezember": 12,
}  # fmt: skip
MONTHS = (
    {name: number for number, name in enumerate(_ENGLISH_MONTHS, 1)}
    | {name: number for number, name in enumerate(_SHORT_MONTHS, 1)}
    | _OTHER_MONTHS
)

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday weds wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}

# The days of the week as sites of the genre print them before a date in figures, from Monday: English,
# French, Spanish, Italian, Portuguese and German, whole or cut.
DAY_NAMES = {
    name: day
    for day, names in enumerate(
        (
            "mon monday lun lundi lunes lunedì segunda-feira montag",
            "tue tues tuesday mar mardi martes martedì terça-feira dienstag",
            "wed wednesday mer mercredi mié mie miércoles mercoledì quarta-feira mittwoch",
            "thu thur thurs thursday jeu jeudi jue jueves gio giovedì quinta-feira donnerstag",
            "fri friday ven vendredi vie viernes venerdì sexta-feira freitag",
            "sat saturday sam samedi sáb sábado sab sabato samstag",
            "sun sunday dim dimanche dom domingo domenica sonntag",
        )
    )
    for name in names.split()
}

NUMBERS = {
    name: number
    for number, name in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split(),
        1,
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80}

ORDINALS = {
    name: number
    for number, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
}


def month_number(word: str) -> int:
    """1 to 12 for a month as printed: "Sept.", "août"."""
    return MONTHS[word.rstrip(".").lower()]


def weekday_number(word: str | None) -> int | None:
    """0 to 6, from Monday, for a weekday as printed; None for None."""
    return WEEKDAYS[word.rstrip(".").lower()] if word else None


def number(words: str) -> int:
    """A small number printed in digits or words.

    >>> number("7"), number("Twenty"), number("a")
    (7, 20, 1)
    """
    return int(words) if words.isdecimal() else NUMBERS[words.lower()]


def _either(words: list[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def _cases(words: list[str]) -> list[str]:
    return [form for word in words for form in (word.capitalize(), word.upper())]


# Lower case is a month only where it is no other English word ("may", "march", "mar", "jan", "dec" …).
_LOWER_MONTHS = [word for word in [*_ENGLISH_MONTHS, *_OTHER_MONTHS] if word not in ("may", "march", "sept")]
_SHORT = [*_SHORT_MONTHS, "sept"]
_LONG = [*_cases([word for word in MONTHS if word not in _SHORT]), *_LOWER_MONTHS]
MONTH_FORMS = [*_LONG, *_cases(_SHORT)]
MONTH = rf"(?:(?:{_either(_LONG)})(?![a-zà-ÿ])|(?:{_either(_cases(_SHORT))})(?![a-zà-ÿ])\.?)"
# A month standing alone must be spelled out and capitalised.
BARE_MONTH = rf"(?:{_either([form for word in [*_ENGLISH_MONTHS, 'sept'] for form in _cases([word])])})\b"
# "Sun", "Sat" and "Wed" are other words too: abbreviations count only beside a date.
WEEKDAY_FORMS = _cases(list(WEEKDAYS))
WEEKDAY = rf"(?:{_either(WEEKDAY_FORMS)})(?![a-z])\.?"
FULL_WEEKDAY = (
    rf"(?:{_either([form for word in WEEKDAYS if word.endswith('day') for form in _cases([word])])})\b"
)
# Years that texts of the genre speak of; not part of a longer number, a law's number or a decimal.
YEAR = r"(?:19[0-9]{2}|20[0-9]{2})(?![0-9])"
DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])(?: ?(?:st|nd|rd|th|ST|ND|RD|TH|er|º)\b)?"
COUNT = rf"(?:[1-9][0-9]?|{_either([form for word in NUMBERS for form in (word, word.capitalize())])})"
UNIT = r"(?:day|week|month|year|decade)s?"
