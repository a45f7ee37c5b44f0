"""The dateline that opens a release or an article: where it was written, when, by which agency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from communique import reference

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
# Months of French, Spanish, Italian, Portuguese and German datelines: "Bruxelles, le 3 mai 2021 -".
_OTHER_MONTH = (
    r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|"
    r"marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|"
    r"maggio|giugno|luglio|settembre|ottobre|dicembre|janeiro|fevereiro|março|maio|junho|julho|setembro|"
    r"outubro|novembro|dezembro|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s)?"
_DATE = (
    rf"{_WEEKDAY}(?:{_DAY}(?:\s?(?:-|and|&)\s?{_DAY})?(?:\sof)?\s{_MONTH}|"
    rf"{_MONTH},?\s{_DAY}(?:\s?(?:-|and|&)\s?{_DAY})?)(?:,?\s\d{{4}})?|"
    rf"(?:(?:le|el|il|den) )?\d{{1,2}}(?:er|\.)? (?:de )?{_OTHER_MONTH}(?:(?: de)? \d{{4}})?|"
    r"\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}-\d{1,2}-\d{4}|\d{4}-\d\d-\d\d"
)
_LETTERS = r"[^\W\d_]"
# A place's words: capitalized, with particles between ("Port of Spain", "Dar es Salaam", "N'Djamena").
_WORD = rf"(?=[^\W\d_a-zß-öø-ÿ]){_LETTERS}{{1,24}}+(?:['.-]{_LETTERS}{{1,24}}+){{0,4}}+\.?"
_PLACE = rf"{_WORD}(?:\s(?:(?:of|de|da|do|la|le|el|al|es)\s)?{_WORD}){{0,3}}"
_CITIES = rf"{_PLACE}(?:\s?(?:/|&|\band\b)\s?{_PLACE}){{0,2}}"
# "(UrduPoint / WAM - 04th Apr, 2025) BRUSSELS": the credit of who carries an agency's text.
_CREDIT = r"(?:(?P<credit>\([^()\n]{3,90}\))\s?(?:-{1,2}\s)?)?"
_AGENCY = (
    r"\([A-Z][\w .'/&-]{1,40}\)|/[A-Z][\w .-]{1,40}(?:\(\w{2,12}\))?/|"
    r"[A-Z]{2,7}(?:-[A-Z]{2,7})?(?=\s?-)"
)
# "26 November 2014, Addis Ababa, Ethiopia:", "May 18, 2021 (NAIROBI, Kenya):": the day before the place.
_BEFORE = rf"(?:(?P<before>{_DATE})(?:[,:]?\s|\s?[-|]\s)\(?)?"
# A dateline without a dash: its year and the first sentence's capital touch, or a blank or two part them; or
# an agency in brackets stands before the sentence.
_TOUCHING = r"(?P<touching>(?:(?<=[12]\d\d\d)\.?\s{0,2}|(?<=\w)\s{2,3}|(?<=\w\))\s)(?=[\"'(]?[A-Z]))"
# "Yerevan, April 19. Newsline.", "Tbilisi /Newsline/.": wires that end in a point; "Niamey. Ministers ...".
_SIGNED = r"(?P<signed>(?:\.\s(?P<wire>[A-Z][\w-]{2,24}))?\.(?=\s|$))"
_DATELINE = re.compile(
    rf"\s*{_CREDIT}(?P<open>\()?{_BEFORE}(?P<cities>{_CITIES})"
    rf"(?P<regions>(?:,\s{_PLACE}(?!\s?\d)|\s?\({_PLACE}\)){{0,2}}?)"
    rf"(?P<rest>(?:\s?[,|(/.:-]?\s?(?:{_DATE})\)?|[\s,]{{0,2}}(?:{_AGENCY})){{0,3}})"
    r"(?:(?(open)\))(?(before)\)?),?\.?\s?(?P<mark>-{1,3}|:|\|)(?:\s|(?<=--)|(?<=[)\d/]-))|(?P<alone>\.?\s*$)"
    rf"|{_TOUCHING}|{_SIGNED})"
)
_AGENCIES = re.compile(_AGENCY)
_DIGIT = re.compile(r"\d")
_SEVERAL_DAYS = re.compile(r"\d\s?(?:-|and|&)\s?\d")
# What stands before a dash or a colon at the start of a line and is no place.
_NOT_PLACES = frozenset(
    "background update updated statement press media news release advisory note notes published posted date "
    "what when where who why how source summary joint remarks speech article photo video quote question "
    "answer secretary mr mrs ms dr minister president ambassador moderator chair spokesperson commissioner "
    "director "
    "on in at the from since by monday tuesday wednesday thursday friday saturday sunday january february "
    "march april may june july august september october november december".split()
)
_LONGEST = 200  # characters of a line that are looked at


@dataclass(frozen=True, slots=True)
class Dateline:
    """Half-open offsets of a dateline, its dash included, and what it says.

    `place` is the city in canonical spelling (two with "/" between) and `country` an ISO 3166-1 alpha-3 code,
    each None where the dateline does not give it; `dated` says whether a day is printed, `alone` whether
    nothing follows on the line; `agency` is who carries the text, as printed.
    """

    start: int
    end: int
    place: str | None
    country: str | None
    dated: bool
    alone: bool
    agency: str | None = None


def find(text: str, start: int, end: int, *, leads: bool = False) -> Dateline | None:
    """The dateline with which the line `start:end` of a plain `text` begins.

    A dash after a name makes no dateline ("Background - ..."): the place must be known, or a day or an agency
    be printed with it, or the line lead its document (`leads`, the first paragraph under the headline).

    >>> line = find("KAMPALA (16 April 2019) - Japan", 0, 31)
    >>> line.place, line.country, line.end
    ('Kampala', 'UGA', 25)
    """
    match = _DATELINE.match(text, start, min(end, start + _LONGEST))
    if not match:
        return None
    cities = [city.strip() for city in re.split(r"/|&|\band\b", match["cities"])]
    if cities[0].split()[0].lower() in _NOT_PLACES or not _opens(
        match, cities[0], text[match.end() : end], leads
    ):
        return None
    bracketed = [printed.strip("(), /") for printed in _AGENCIES.findall(match["rest"] + " -")]
    agencies = [printed for printed in bracketed if not _country(printed)]
    regions = re.findall(_PLACE, match["regions"]) + [name for name in bracketed if name not in agencies]
    place, country = _located(cities, regions)
    dated = _is_dated(match)
    last = (
        match.start("touching")
        if match["touching"] is not None
        else match.end("mark" if match["mark"] else 0)
    )
    agency = match["credit"] or match["wire"] or next(iter(agencies), None)
    return Dateline(match.start(), last, place, country, dated, match["alone"] is not None, agency)


def country(printed: str) -> str | None:
    """The state (ISO 3166-1 alpha-3) that a name of a state or city means, None where it is neither.

    >>> country("Sri Lanka"), country("NAIROBI"), country("Tribune")
    ('LKA', 'KEN', None)
    """
    city = _city(printed)
    return _country(printed) or (city.country if city else None)


def state(printed: str) -> str | None:
    """The state (ISO 3166-1 alpha-3) that a name means, None where it is no state's.

    >>> state("Spain"), state("Madrid")
    ('ESP', None)
    """
    return _country(printed)


def _opens(match: re.Match[str], city: str, after: str, leads: bool) -> bool:
    """Whether what looks like a dateline is one, given what stands `after` it on the line."""
    known = _city(city) is not None or _country(city) is not None
    dated = _is_dated(match)
    if match["alone"] is not None:
        shouted = leads and city.isupper() and _city(city) is not None and not match["rest"].strip()
        return known and (dated or shouted) and not after
    sentence = after.count(" ", 0, 400) >= 7
    if match["signed"] is not None:
        city_leads = leads and sentence and _city(city) is not None and not match["wire"]
        return known and (bool(match["wire"] and dated) or "/" in match["rest"] or city_leads)
    if match["touching"] is not None:
        wired = dated and match["rest"].endswith(")")
        return sentence and (known if wired else _city(city) is not None) and _parts(match["rest"], leads)
    if match["before"]:
        return known
    if match["mark"] == ":":
        if leads and sentence and _city(city) and after[:1].isupper():
            return True
        return (city.isupper() or bool(match["regions"]) or dated) and (known or (leads and sentence))
    if match["rest"].strip():
        return known or len(city.split()) <= 3
    return sentence and (known or (leads and len(city.split()) <= 2 and not after[:1].islower()))


def _parts(rest: str, leads: bool) -> bool:
    """Whether a place without a dash after it heads a text: its one day is printed with it, or it `leads`.

    Several days are an event's: "Vienna, 3-4 May 2021 Workshop on ...".
    """
    return not _SEVERAL_DAYS.search(rest) if _DIGIT.search(rest) else leads


def _is_dated(match: re.Match[str]) -> bool:
    return match["before"] is not None or bool(_DIGIT.search(match["rest"]))


def _located(cities: list[str], regions: list[str]) -> tuple[str | None, str | None]:
    """The canonical place and the country of a dateline's cities and what is printed after them."""
    if len(cities) > 1:
        return "/".join(_canonical(city) for city in cities), None
    printed = next(filter(None, map(_country, regions)), None)
    if country := _country(cities[0]):
        city = next((_city(region) for region in regions if _city(region)), None)
        if not _city(cities[0]) or not printed:
            return (city.name if city else None), country
    city = _city(f"{cities[0]}, {regions[0]}") if regions else None
    city = city or _city(cities[0])
    return _canonical(cities[0]) if not city else city.name, printed or (city.country if city else None)


def _canonical(city: str) -> str:
    known = _city(city)
    if known:
        return known.name
    return city.title() if city.isupper() else city


def _city(printed: str) -> reference.Place | None:
    # Wire services write "UNITED NATIONS" for the headquarters.
    city = printed.lower()
    return reference.places().get("new york" if city == "united nations" else city)


def _country(printed: str) -> str | None:
    """The ISO 3166-1 alpha-3 code of a state by its printed name."""
    return _countries().get(printed.lower())


@cache
def _countries() -> dict[str, str]:
    actors = reference.actors()
    states = {key: actor.country for key, actor in actors.items() if actor.kind == "state" and actor.country}
    return {
        alias.alias.lower(): states[alias.entity_id]
        for alias in reference.aliases()
        if alias.entity_id in states and alias.form in ("name", "short")
    } | {actors[key].name.lower(): country for key, country in states.items()}
