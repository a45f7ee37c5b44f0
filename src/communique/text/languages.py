"""The language of a text, by its script and its commonest words.

A table of function words and not a trained model: the model at hand takes longer to load than all the rest of
a build, and a communiqué has hundreds of words. Texts of a few words have no language here (None).
"""

from __future__ import annotations

import re
from collections import Counter

# Words that are frequent in one language and rare or absent in its neighbours, by ISO 639-1 code. Croatian
# stands for Bosnian, Montenegrin and Serbian in Latin letters too, Indonesian for Malay: their written forms
# share these words.
_COMMON = {
    "en": "the of and to in for on with that is by at from as has have was were will their this which are we",
    "fr": "le la les des et du une dans pour que sur au aux est par avec qui ont sont ses cette ce il nous",
    "es": "el los las del de la y una en por con para que se su más es al como sus lo entre sobre este",
    "pt": "os as do da dos das e em uma no na nos nas para com por que não mais ao pela pelo são foi",
    "it": "il gli della delle dei degli e di nel nella che per con una un è sono alla del al dal anche "
    "più ha",
    "ca": "els les amb dels i per que una és als de la el en del aquesta més també seva hi",
    "ro": "și de în la cu pe care din pentru nu este să al ale sau prin au fi fost mai",
    "de": "der die das und den von zu mit für im ist des auf dem ein eine nicht auch sich als bei nach wird",
    "nl": "de het een van en op te voor met zijn dat die aan niet om door ook bij naar worden wordt deze",
    "af": "die en van het vir met dat nie wat is aan deur ook om word hulle",
    "sv": "och att det som en på är av för med den till inte har om de ett från kommer ska",
    "da": "og at det som en på er af for med den til ikke har om de et fra der blev også hvad efter uden",
    "nb": "og å det som en på er av for med den til ikke har om de et fra ble også hva etter uten",
    "is": "og að í sem á er við til um með var hafa þess",
    "fi": "ja on että ei se oli ovat mukaan sekä myös kun joka tai mutta hän",
    "et": "ja on ei et see oli kui ka mis ning või oma kes",
    "lv": "un ir ar par no uz kas ka bija tiek arī gan",
    "lt": "ir į yra kad su iš buvo apie bei dėl taip kaip",
    "pl": "w i na z się do że nie jest o od oraz przez dla po jak za są był",
    "cs": "a v se na že je z do o pro jako byl podle které jsou při od ve",
    "sk": "a v sa na že je z do o pre ako bol podľa ktoré sú pri od vo",
    "sl": "in je v na se za da so z ki ne pa tudi kot ali bo",
    "hr": "i u je na se za da su od koji kao nije iz što će bi te ili",
    "sq": "dhe të në e për me që nga është një si janë nuk së",
    "hu": "a az és hogy nem egy is meg csak volt mint vagy van",
    "tr": "ve bir bu için ile da de olarak olan çok daha gibi ya",
    "az": "və bir bu üçün ilə da də olan edir edilib görə",
    "mt": "li ta u fil għal dan minn huwa kien din għandu",
    "ga": "agus an na ar is le do go bhí sé tá",
    "cy": "yn y a i ar o yr mae ac wedi ei",
    "id": "dan yang di untuk dengan dari ini dalam pada tidak oleh akan itu juga",
    "vi": "và của là các có cho được trong với những một không người",
    "tl": "ang ng sa mga na ay ni para hindi kung may",
    "sw": "ya na wa kwa ni katika za la kuwa cha hii pia",
    "so": "oo iyo ka ee ku waa uu la soo ay in",
    "ht": "ak nan pou ki yo li te gen pa sou",
}  # fmt: skip
_SPEAKING: dict[str, list[str]] = {}
for _code, _words in _COMMON.items():
    for _word in _words.split():
        _SPEAKING.setdefault(_word, []).append(_code)

# Scripts that one language of the genre writes, and letters that tell languages of one script apart; of a
# script the first language whose letters occur often enough counts, the last where none does.
_SCRIPTS = (
    ("Arabic", r"[\u0600-\u06ff]", (("ur", "ٹڈڑںے"), ("ps", "ښځټډړۍ"), ("ku", "ڕێۆڵ"), ("fa", "پچگژکی"),
     ("ar", ""))),
    (
        "Cyrillic",
        r"[\u0400-\u04ff]",
        (
            ("sr", "ћђ"),
            ("mk", "ѓќѕј"),
            ("be", "ў"),
            ("uk", "їєґі"),
            ("tg", "ҷӣӯҳ"),
            ("kk", "ұәғһ"),
            ("ky", "ң"),
            ("mn", "өү"),
            ("ru", "ыэё"),
            ("bg", ""),
        ),
    ),
    ("Greek", r"[\u0370-\u03ff]", (("el", ""),)),
    ("Hebrew", r"[\u0590-\u05ff]", (("he", ""),)),
    ("Armenian", r"[\u0530-\u058f]", (("hy", ""),)),
    ("Georgian", r"[\u10a0-\u10ff]", (("ka", ""),)),
    ("Ethiopic", r"[\u1200-\u137f]", (("am", ""),)),
    ("Devanagari", r"[\u0900-\u097f]", (("hi", ""),)),
    ("Bengali", r"[\u0980-\u09ff]", (("bn", ""),)),
    ("Tamil", r"[\u0b80-\u0bff]", (("ta", ""),)),
    ("Sinhala", r"[\u0d80-\u0dff]", (("si", ""),)),
    ("Thai", r"[\u0e00-\u0e7f]", (("th", ""),)),
    ("Burmese", r"[\u1000-\u109f]", (("my", ""),)),
    ("Khmer", r"[\u1780-\u17ff]", (("km", ""),)),
    ("Korean", r"[\uac00-\ud7af]", (("ko", ""),)),
    ("Chinese", r"[\u3040-\u30ff\u4e00-\u9fff]", (("ja", "のはをにが"), ("zh", ""))),
)  # fmt: skip
_SCRIPT_OF = re.compile("|".join(f"(?P<{name}>{letters}+)" for name, letters, _ in _SCRIPTS))
_NOT_LATIN = re.compile(r"[\u0370-\u1fff\u3040-\ud7af]")
_LANGUAGES_OF = {name: languages for name, _, languages in _SCRIPTS}
_TELLING = 0.002  # of a text's letters: enough of a language's own to tell it from its neighbours
_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 6000  # characters; enough to be sure, and no longer for a long text
_FEWEST = 3  # function words
_SHARE = 0.08  # of all words; running text has a third, a language that is not in the table less


def language(text: str) -> str | None:
    """The ISO 639-1 code of the language of most of `text`; None where too little of it is text.

    >>> language("The Director General welcomed the adoption of the Pact."), language("30.4.2024")
    ('en', None)
    """
    text = text[:_LOOKED_AT]
    scripts: Counter[str] = Counter()
    if not text.isascii() and _NOT_LATIN.search(text):
        for match in _SCRIPT_OF.finditer(text):
            scripts[match.lastgroup or ""] += len(match.group())
    if scripts:
        script, letters = scripts.most_common(1)[0]
        if 2 * letters > sum(map(len, _WORD.findall(text))):
            return _of_script(text, script, letters)
    # Function words seldom touch a mark; those that do are not missed.
    return _of_words(text.lower().split())


def _of_script(text: str, script: str, letters: int) -> str | None:
    if letters < 8:
        return None
    *others, (last, _) = _LANGUAGES_OF[script]
    for code, own in others:
        if sum(map(text.count, own)) > _TELLING * letters:
            return code
    return last


def _of_words(words: list[str]) -> str | None:
    hits: Counter[str] = Counter()
    for word, times in Counter(filter(_SPEAKING.__contains__, words)).items():
        for code in _SPEAKING[word]:
            hits[code] += times
    if not hits:
        return None
    code, most = max(hits.items(), key=lambda item: (item[1], item[0] == "en"))
    return code if most >= _FEWEST and most >= _SHARE * len(words) else None
