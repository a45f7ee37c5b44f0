"""What office-holders say about the day of writing: a Director General named as such is in office then."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import islice

from communique import reference
from communique.chronology.day_sets import ALL, Days, month, shifted_month, union
from communique.reference import Term
from communique.text.page import Page
from communique.text.triggers import Triggers

_PRESIDENCY = "Presidency of the Council"
# Dates of low confidence may be off by as much as this.
_SLACK = timedelta(31)
# Not in office at the time of writing.
_FORMER = re.compile(
    r"\b(?:former|formerly|ex|then|late|previous|predecessor|past|incoming|elect)[ -]", re.IGNORECASE
)
# After a name, "and" or "by" leads on to another person, whose office the next title is.
_ANOTHER = re.compile(r"\b(?:and|by|with)\b")
_INITIALS = re.compile(r"\b[A-Z]\.|\([^)]*\)|\bJr\.?")
_PLAIN_LETTERS = dict(
    zip(
        "áàâäãåéèêëíìîïóòôöõøúùûüçñšžčćđëăâîșşțţýřěůĺľłńśźżõőűÁÀÂÄÃÅÉÈÊËÍÌÎÏÓÒÔÖÕØÚÙÛÜÇÑŠŽČĆŞŢÝŘŁŃŚŹŻ",
        "aaaaaaeeeeiiiioooooouuuucnszccdeaaissttyreulllnszzoouAAAAAAEEEEIIIIOOOOOOUUUUCNSZCCSTYRLNSZZ",
        strict=True,
    )
)
_ACCENTED = re.compile(f"[{''.join(_PLAIN_LETTERS)}]")
# ISO 3166-1 alpha-2 codes of the labels that presidencies give themselves: "EU2024BE".
_LABEL = re.compile(r"\bEU(?P<year>20\d\d)\.?(?P<state>[A-Z]{2}|[a-z]{2})\b")
_PRESIDENCY_WORD = re.compile(r"\b[Pp]residency\b")
_NOT_NOW = re.compile(r"\b(?:next|upcoming|last|during the|\d{4}) $")
_SENTENCE_END = re.compile(r"[.!?] [A-Z][a-z]")
_ENOUGH = 40  # namings of one thing that are looked at
_MOVES = re.compile(
    r"[^.!?]{0,40}?\b(?P<verb>ends|ending|expires|concludes|closes|beg[au]n|begins|started|starts|took over"
    r"|takes over|assumed|assumes) (?P<when>last|this|next) month\b"
)
_MONTHS = {"next": -1, "this": 0, "last": 1}  # from the month of the change to the month of writing


def in_office(page: Page) -> Iterator[Days]:
    """For each holder of an office named with it in the page's body, the days on which both were so."""
    folded = _folded(page.text)
    for surname in _surnames().present(folded):
        for name, terms in _holders()[surname]:
            places = list(islice(name.finditer(folded), _ENOUGH))
            held = [
                term for term in terms if any(_with_office(page, folded, place, term) for place in places)
            ]
            if held:
                yield union(
                    (term.start - _slack(term), (term.end or ALL[0][1]) + _slack(term)) for term in held
                )


def _folded(text: str) -> str:
    """`text` with plain letters in the place of accented ones."""
    if text.isascii():
        return text
    return _ACCENTED.sub(lambda found: _PLAIN_LETTERS[found.group()], text)


@cache
def _surnames() -> Triggers:
    return Triggers(_holders())


def _slack(term: Term) -> timedelta:
    return _SLACK if term.confidence == "low" else timedelta()


@cache
def _holders() -> dict[str, list[tuple[re.Pattern[str], list[Term]]]]:
    """Persons on record by surname: a pattern for the name, middle names free, and the terms."""
    named: dict[str, list[Term]] = {}
    for term in reference.terms():
        if term.office != _PRESIDENCY and " " in term.holder and not term.office.startswith("Chair"):
            named.setdefault(" ".join(_INITIALS.sub(" ", term.holder).split()), []).append(term)
    found: dict[str, list[tuple[re.Pattern[str], list[Term]]]] = {}
    for name, terms in named.items():
        first, *_, last = _folded(name).split()
        pattern = re.compile(rf"\b{re.escape(first)}(?: [\w.'-]{{1,20}}){{0,3}}? {re.escape(last)}\b")
        found.setdefault(last, []).append((pattern, terms))
    return found


def _with_office(page: Page, folded: str, name: re.Match[str], term: Term) -> bool:
    """Whether the words about a name give it the term's office, as one held now."""
    if page.section_at(name.start()) not in ("body", "headline"):
        return False
    title = _office(term.office).search(folded, max(0, name.start() - 120), name.end() + 120)
    if not title:
        return False
    first, last = sorted((title, name), key=lambda match: match.start())
    between = folded[first.end() : last.start()]
    if "\n" in between or _SENTENCE_END.search(between):
        return False
    if first is name and _ANOTHER.search(between):
        return False
    return not _FORMER.search(folded, max(0, first.start() - 25), last.start())


@cache
def _office(office: str) -> re.Pattern[str]:
    """The words of an office before what it is for; a deputy is not the head."""
    head = re.split(r" for | of | / | \(|,", office)[0]
    words = re.escape(head).replace(r"\ ", "[ -]").replace(r"\-", "[ -]")
    return re.compile(rf"(?<!deputy )(?<!deputy-)(?<!vice )(?<!vice-)\b{words}\b", re.IGNORECASE)


def presidencies(page: Page) -> Iterator[Days]:
    """For each Council presidency said to be held now, the days on which its holder had it.

    "Belgium, which currently holds the rotating Presidency of the Council", "the Portuguese Presidency of the
    European Union, which ends next month", "#EU2024BE".
    """
    if "EU20" not in page.text and "residency" not in page.text:
        return
    terms = [term for term in reference.terms() if term.office == _PRESIDENCY]
    for label in islice(_LABEL.finditer(page.text), _ENOUGH):
        held = [term for term in terms if _codes().get(term.holder) == label["state"].upper()]
        yield union((t.start, t.end or t.start) for t in held if t.start.year == int(label["year"]))
    for word in islice(_PRESIDENCY_WORD.finditer(page.text), _ENOUGH):
        if page.section_at(word.start()) in ("body", "headline"):
            yield from _said_presidency(page.text, word.start(), word.end(), terms)


def _said_presidency(text: str, start: int, end: int, terms: list[Term]) -> Iterator[Days]:
    """The days that a presidency whose noun stands at `start:end` allows."""
    for match in _presidency().finditer(text, max(0, start - 100), end + 60):
        before = text[max(0, match.start() - 30) : match.start()]
        if not match.start() < start < match.end() or _FORMER.search(before) or _NOT_NOW.search(before):
            continue
        if match["bare"] and not _speaks_of_union(text, match):
            continue
        holder = _states()[(match["holder"] or match["owner"] or match["bare"]).lower()]
        moves = _MOVES.match(text, match.end())
        yield union(_written(term, moves) for term in terms if term.holder == holder)


def _written(term: Term, moves: re.Match[str] | None) -> tuple[date, date]:
    """The days of a presidency on which a text can have been written that says when it begins or ends."""
    last = term.end or term.start
    if not moves:
        return term.start, last
    begins = moves["verb"].startswith(("beg", "start", "took", "take", "assum"))
    return shifted_month(term.start if begins else month(last)[0], _MONTHS[moves["when"]])


@cache
def _states() -> dict[str, str]:
    """Names and adjectives of the states that have held the presidency, lower-cased, to the holder's name."""
    holders = {term.holder for term in reference.terms() if term.office == _PRESIDENCY}
    ids = {entry.actor_id: entry.name for entry in reference.actors().values() if entry.name in holders}
    printed = {
        alias.alias.lower(): ids[alias.entity_id] for alias in reference.aliases() if alias.entity_id in ids
    }
    return printed | {holder.lower(): holder for holder in holders}


@cache
def _presidency() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(_states(), key=len, reverse=True))
    union = "(?:EU|European Union)"
    council = rf"(?:(?:the )?(?:EU |European )?Council(?: of (?:the )?{union})?|the {union})"
    return re.compile(
        rf"\b(?P<owner>{names})(?:'s)?,? (?:which |that |as )?(?:(?:currently|now|presently) )?"
        rf"(?:(?:holds?|holding|has|having|took over|has taken over|assumed) )?(?:the )?(?:current )?"
        rf"(?:(?:rotating|six-month|EU|Council) ){{0,2}}Presidency of {council}"
        rf"|\b(?P<holder>{names}) (?:EU|Council) Presidency\b"
        rf"|(?<!over )\b(?:from|representing|on behalf of) the (?P<bare>{names}) (?-i:Presidency)\b(?! of)",
        re.IGNORECASE,
    )


# "From the Portuguese Presidency" of the Council; at home a presidency is a head of state's office.
_UNION = re.compile(r"\b(?:EU|European Union|European Commission|Council|Member States|EU side)\b")
_AROUND = 300  # characters


def _speaks_of_union(text: str, presidency: re.Match[str]) -> bool:
    near = text[max(0, presidency.start() - _AROUND) : presidency.end() + _AROUND]
    return _UNION.search(near) is not None


@cache
def _codes() -> dict[str, str]:
    """ISO 3166-1 alpha-2 codes of the Union's states, Greece as presidencies write it too."""
    pairs = (
        "Austria AT Belgium BE Bulgaria BG Croatia HR Cyprus CY Czechia CZ Denmark DK Estonia EE Finland FI "
        "France FR Germany DE Greece EL Hungary HU Ireland IE Italy IT Latvia LV Lithuania LT Luxembourg LU "
        "Malta MT Netherlands NL Poland PL Portugal PT Romania RO Slovakia SK Slovenia SI Spain ES Sweden SE"
    ).split()
    return dict(zip(pairs[::2], pairs[1::2], strict=True))
