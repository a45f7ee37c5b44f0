"""Currencies as printed beside an amount: signs, codes and words, before it or after it.

Codes are ISO 4217. A name that several countries use ("shilling", "rupee", "franc") is settled by the nation
printed with it, else by the document's country, else not at all; "dollar" and "pound" alone are those of the
United States and the United Kingdom unless the nation is printed or, for the pound, the country has its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# Codes as offices print them before or after an amount: Europe, the Americas, Asia and the Pacific, Africa.
_CODES = (
    "EUR GBP CHF NOK SEK DKK ISK PLN CZK HUF RON BGN TRY UAH GEL AMD AZN MDL RSD ALL MKD BAM RUB BYN "
    "USD CAD BRL ARS CLP COP PEN MXN GTQ HNL NIO CRC DOP HTG JMD UYU BOB PYG VES "
    "JPY CNY RMB HKD TWD SGD KRW INR PKR BDT LKR NPR AFN MYR THB IDR PHP VND KHR MMK MNT KZT KGS UZS TJS TMT "
    "AUD NZD FJD PGK AED SAR QAR KWD BHD OMR JOD LBP SYP ILS IRR IQD YER "
    "EGP LYD TND DZD MAD MRU SDG SSP ETB ERN DJF SOS KES UGX TZS RWF BIF CDF XAF XOF NGN GHS GMD SLE SLL LRD "
    "GNF CVE ZAR ZMW MWK MZN AOA BWP NAD SZL LSL ZWL MGA MUR SCR KMF"
).split()


def _by_form(forms: dict[str, str]) -> dict[str, str]:
    """Printed form → currency, from currency → its forms, with blanks between."""
    return {form: currency for currency, printed in forms.items() for form in printed.split()}


# Old and local spellings of a code, in capitals; lower-case values are names that several countries use.
_SPELLINGS = _by_form(
    {
        "EUR": "EURO EUROS",
        "CNY": "RMB",
        "KES": "KSHS KSH",
        "UGX": "USHS USH UGSHS UGSH",
        "TZS": "TSHS TSH",
        "BDT": "TK",
        "ETB": "BIRR",
        "GHS": "GHC GH₵ GH¢",
        "NGN": "N",
        "ZAR": "R",
        "CFA": "FCFA CFA",
        "dirham": "DH DHS",
        "rupee": "RS",
        "shilling": "SH SHS",
        "krone": "KR",
        "mark": "KM",
    }
)
_SIGNS = _by_form(
    {
        "EUR": "€", "GBP": "£", "JPY": "¥", "NGN": "₦", "INR": "₹", "PHP": "₱", "TRY": "₺", "UAH": "₴",
        "GEL": "₾", "GHS": "₵", "KRW": "₩", "ILS": "₪", "BDT": "৳", "RUB": "₽", "VND": "₫", "THB": "฿",
        "rupee": "₨",
        "dollar": "$",
    }
)  # fmt: skip
# What stands before "$" and says whose dollar (or, for Ghana and Brazil, what else) it is.
_DOLLARS = _by_form(
    {
        "USD": "US U.S.", "AUD": "A AU", "CAD": "C CA CAN", "NZD": "NZ", "HKD": "HK", "SGD": "S SG",
        "TWD": "NT", "BRL": "R", "MXN": "MX", "JMD": "J", "FJD": "FJ", "LRD": "L", "GHS": "GH", "ZWL": "Z",
    }
)  # fmt: skip
# Words that are one currency wherever they are printed.
_WORDS = _by_form(
    {
        "EUR": "euro euros", "JPY": "yen", "CNY": "yuan renminbi", "NGN": "naira nairas", "BDT": "taka takas",
        "GHS": "cedi cedis", "ETB": "birr", "ZAR": "rand", "PLN": "zloty zlotys zlotych",
        "HUF": "forint forints", "UAH": "hryvnia hryvnias hryvnya", "CZK": "koruna korunas", "GEL": "lari",
        "AMD": "dram drams",
        "THB": "baht", "MYR": "ringgit", "IDR": "rupiah", "ZMW": "kwacha", "BWP": "pula",
        "GMD": "dalasi dalasis", "AOA": "kwanza kwanzas", "MZN": "metical meticais", "MRU": "ouguiya",
        "ERN": "nakfa",
        "MGA": "ariary",
        "BRL": "reais", "KZT": "tenge", "AZN": "manat", "ILS": "shekel shekels", "TRY": "lira liras",
        "RUB": "rouble roubles ruble rubles", "BGN": "lev leva", "PGK": "kina", "MMK": "kyat kyats",
    }
)  # fmt: skip
_SHARED_WORDS = _by_form(
    {
        "dollar": "dollar dollars", "pound": "pound pounds", "shilling": "shilling shillings",
        "rupee": "rupee rupees", "franc": "franc francs", "krone": "krone kroner krona kronor crowns",
        "peso": "peso pesos", "dinar": "dinar dinars", "dirham": "dirham dirhams", "leu": "lei",
        "riyal": "riyal riyals rial rials",
    }
)  # fmt: skip
# Whose currency such a word is, by country.
_SHARED = {
    "dollar": "USA=USD AUS=AUD CAN=CAD NZL=NZD SGP=SGD HKG=HKD LBR=LRD NAM=NAD FJI=FJD JAM=JMD ZWE=ZWL",
    "pound": "GBR=GBP EGY=EGP SDN=SDG SSD=SSP LBN=LBP SYR=SYP",
    "shilling": "KEN=KES UGA=UGX TZA=TZS SOM=SOS",
    "rupee": "IND=INR PAK=PKR LKA=LKR NPL=NPR MUS=MUR SYC=SCR",
    "franc": "CHE=CHF LIE=CHF COD=CDF RWA=RWF BDI=BIF DJI=DJF GIN=GNF COM=KMF",
    "krone": "NOR=NOK SWE=SEK DNK=DKK ISL=ISK",
    "peso": "MEX=MXN PHL=PHP COL=COP ARG=ARS CHL=CLP DOM=DOP URY=UYU",
    "dinar": "JOR=JOD KWT=KWD TUN=TND DZA=DZD IRQ=IQD LBY=LYD SRB=RSD BHR=BHD",
    "dirham": "MAR=MAD ARE=AED",
    "mark": "BIH=BAM",
    "riyal": "SAU=SAR QAT=QAR OMN=OMR YEM=YER IRN=IRR",
    "leu": "ROU=RON MDA=MDL",
    "CFA": "SEN=XOF MLI=XOF NER=XOF BFA=XOF CIV=XOF BEN=XOF TGO=XOF GNB=XOF "
    "CMR=XAF TCD=XAF CAF=XAF GAB=XAF COG=XAF GNQ=XAF",
}
_OF_COUNTRY = {
    (kind, *pair.split("=")[:1]): pair.split("=")[1]
    for kind, pairs in _SHARED.items()
    for pair in pairs.split()
}
# The nation printed with a shared word.
_NATIONS = {
    "us": "USA", "u.s.": "USA", "united states": "USA", "american": "USA", "australian": "AUS",
    "canadian": "CAN",
    "new zealand": "NZL", "singapore": "SGP", "hong kong": "HKG", "liberian": "LBR", "namibian": "NAM",
    "british": "GBR", "egyptian": "EGY", "sudanese": "SDN", "south sudanese": "SSD", "lebanese": "LBN",
    "syrian": "SYR", "kenya": "KEN", "kenyan": "KEN", "uganda": "UGA", "ugandan": "UGA", "tanzania": "TZA",
    "tanzanian": "TZA", "somali": "SOM", "indian": "IND", "pakistani": "PAK", "pakistan": "PAK",
    "sri lankan": "LKA", "nepali": "NPL", "nepalese": "NPL", "mauritian": "MUS", "swiss": "CHE",
    "congolese": "COD", "rwandan": "RWA", "burundian": "BDI", "djiboutian": "DJI", "guinean": "GIN",
    "comorian": "COM", "norwegian": "NOR", "swedish": "SWE", "danish": "DNK", "icelandic": "ISL",
    "mexican": "MEX", "philippine": "PHL", "colombian": "COL", "argentine": "ARG", "chilean": "CHL",
    "dominican": "DOM", "jordanian": "JOR", "kuwaiti": "KWT", "tunisian": "TUN", "algerian": "DZA",
    "iraqi": "IRQ", "libyan": "LBY", "serbian": "SRB", "bahraini": "BHR", "moroccan": "MAR", "uae": "ARE",
    "emirati": "ARE", "saudi": "SAU", "qatari": "QAT", "omani": "OMN", "yemeni": "YEM", "iranian": "IRN",
    "romanian": "ROU", "moldovan": "MDA",
}  # fmt: skip
_OWN_BY_DEFAULT = {"dollar": "USD", "pound": "GBP"}
_SWEDISH = {"krona", "kronor"}


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


# A one-letter mark must touch its number: "N500 million", "R12bn"; "R 12" is a list, "N 5" a paragraph.
_BEFORE = re.compile(
    rf"(?:(?<![A-Za-z])(?P<nation>{_alternatives(_DOLLARS)}) ?(?=\$|₵"
    rf"|¢))?(?P<sign>[{''.join(_SIGNS)}])(?: {{0,3}}|$)$"
    rf"|(?<![A-Za-z$€£-])(?P<code>{'|'.join(_CODES)}|GH₵|GH¢|FCFA|CFA|RMB)[.:]? {{0,3}}$"
    r"|(?<![A-Za-z$€£-])(?P<local>(?:KM|(?i:K[Ss]hs?|U[Ss]hs?|UGShs?|T[Ss]hs?|[Ss]hs?|Rs|Tk|Dhs?|Kr|Birr"
    r"|Euros?))\.?) {0,2}$|(?<![A-Za-z$€£.-])(?P<letter>N|R)$"
)
_AFTER = re.compile(
    rf"(?: {{0,2}}|-)(?:(?:(?:in|of) )?(?P<nation>(?i:{_alternatives(_NATIONS)})) )?"
    rf"(?P<word>(?i:{_alternatives(_WORDS | _SHARED_WORDS)}))\b"
    rf"| {{0,2}}(?P<cfa>(?i:(?:francs? )?F?CFA(?: francs?)?))\b"
    rf"| {{0,2}}(?P<won>(?i:(?:south )?korean won))\b"
    rf"| {{0,2}}(?P<code>{'|'.join(_CODES)}|KSh|UGX|TSh|Rs)\b"
    rf"| {{0,2}}(?P<nation_sign>(?:US|U\.S\.) ?\$|[{''.join(_SIGNS)}])(?![\d ]*\d)"
)
# What a currency before a number can end with, beside a capital: "Rs", "Tsh", "Tk", "Birr", "Euro".
_LAST = frozenset(_SIGNS) | frozenset(".:¢₵shkro")
# The words with which a currency after a number can begin.
_FIRST = frozenset(
    form.lower().split()[0].split(".")[0] for form in [*_WORDS, *_SHARED_WORDS, *_NATIONS, *_CODES]
) | frozenset("in of south korean franc francs cfa fcfa ksh tsh rs".split())
_NEXT = re.compile(r"(?: {0,2}|-)(?:(?P<word>[^\W\d_]+)|(?P<sign>[" + "".join(_SIGNS) + "]))")
_REACH = 16  # characters before a number in which its currency can stand


def before(text: str, number: int, country: str | None) -> tuple[str, int] | None:
    """The currency that ends where a number starts: its ISO code ("" if it cannot be settled), its start.

    >>> before("worth US$ 7.5 million", 10, None)
    ('USD', 6)
    >>> before("(about sh28b)", 9, "UGA"), before("G7", 1, None)
    (('UGX', 7), None)
    """
    reach = max(0, number - _REACH)
    last = text[reach:number].rstrip(" ")[-1:]
    if not last or not (last.isupper() or last in _LAST):
        return None
    match = _BEFORE.search(text[reach:number])
    if not match:
        return None
    if match["sign"]:
        code = _DOLLARS[match["nation"]] if match["nation"] else _SIGNS[match["sign"]]
    else:
        printed = match["code"] or match["local"] or match["letter"]
        code = printed if printed in _CODES else _SPELLINGS.get(printed.rstrip(".").upper(), "GHS")
    return _settled(_SPELLINGS.get(code, code), country), reach + match.start()


def after(text: str, number_end: int, country: str | None) -> tuple[str, int] | None:
    """The currency that starts where a number ends: its ISO code ("" if it cannot be settled), its end.

    >>> after("100 billion US dollars a year", 11, None)
    ('USD', 22)
    >>> after("5 rupees", 1, None), after("5 pledges", 1, None)
    (('', 8), None)
    """
    first = _NEXT.match(text, number_end)
    likely = first and (first["sign"] or first["word"].lower() in _FIRST)
    match = _AFTER.match(text, number_end) if likely else None
    if not match:
        return None
    if match["word"]:
        code = _named(match["word"].lower(), (match["nation"] or "").lower(), country)
    elif match["cfa"]:
        code = _settled("CFA", country)
    elif match["won"]:
        code = "KRW"
    elif match["nation_sign"]:
        code = "USD" if match["nation_sign"][0] == "U" else _settled(_SIGNS[match["nation_sign"]], country)
    else:
        code = _settled(_SPELLINGS.get(match["code"].upper(), match["code"]), country)
    return code, match.end()


def _named(word: str, nation: str, country: str | None) -> str:
    if word in _WORDS:
        return _WORDS[word]
    kind = _SHARED_WORDS[word]
    if nation:
        return _OF_COUNTRY.get((kind, _NATIONS[nation]), "")
    return "SEK" if word in _SWEDISH else _settled(kind, country)


def _settled(code: str, country: str | None) -> str:
    """`code` where it is one, else the one that `country` means by a shared name, else ""."""
    if code not in _SHARED:
        return code
    if code == "dollar":  # offices abroad print "$" for the dollar of the United States
        return "USD"
    return _OF_COUNTRY.get((code, country or ""), _OWN_BY_DEFAULT.get(code, ""))
