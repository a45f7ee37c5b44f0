"""What stands about a person's name: title before it, apposition after it, and the body that both speak of.

All positions are places in a sentence's `Words`, half-open; rules are patterns over the word classes that
`words.py` lists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.names.positions import BARE_HEADS

# Parts that the rules below share; a rule writes them as {name}. In order: each may use those above it.
_PARTS = {
    # Any capitalised word of a title, a body or a place.
    "capital": "[klnoyOscaSmtiP]",
    # "of", "for", "at", "in", "to".
    "of": "[rRuef]",
    # The next person, whom a title must not swallow: ", and IOM Director General Amy Pope", "and Ms. Ruiz",
    # "and Ana Ruiz".
    "next": r"(?: h | d?[klmnoyOscaSqx]*t++h*[cP] | [ci][ciP]+(?![nloOkyqsS]) )",
    # What a body's head governs: "of Foreign Affairs and Trade", "for Livestock Development of Sweden".
    "objects": r"[rR]d?[nlOcasSkm]+(?:(?:,&?|&)(?![nlOcm]*t)[nlOm][nlOcm]*)*(?:r[sS])?",
    # "European Commission", "NEMA", "Economic and Social Council", "Ministry of Foreign Affairs", "State
    # Department for Livestock"; a bare "Council", "Office" or "Delegation" is none.
    "body": r"(?: k | a(?!c) | (?:[nlOo]{1,3}&)?(?:[nlcmaisSO]+|t(?=o))[oy](?:{objects})?"
    r" | o(?={objects}){objects} )",
    # What may follow a body in apposition, which is not the subject of a verb.
    "end": r"(?=[,.;:()v&\"rRue-]|$)",
    # A state after a comma: the end of an address, not the next item of a list.
    "state": r"[sS](?=[,.;:)vh]|$)",
    # What a comma may lead on to within one title: a portfolio, a body, a branch ("IOM Chad"), a state.
    "more": r"(?: [nlOm]++(?=[&,orRh]|[.;)]|$) | {body}{end} | k[nlosSk]*(?={of}|{end}) | {state} )",
}
for _name in _PARTS:
    for _other, _part in _PARTS.items():
        _PARTS[_name] = _PARTS[_name].replace("{" + _other + "}", _part)


def _rule(pattern: str) -> re.Pattern[str]:
    """A pattern over word classes, its blanks ignored and {parts} filled in."""
    for name, part in _PARTS.items():
        pattern = pattern.replace("{" + name + "}", part)
    return re.compile(pattern, re.VERBOSE)


# What a title governs, and the bodies and states named after it: "of Strategy, Policy and Legal Affairs at
# the Office, Egypt". Small words end it, but for one or two after a preposition ("of communications at IOM").
_PARTS["complement"] = _rule(
    r"""(?: {of}d?(?: x(?:&x)?(?=[,;.)(v]|{of}|$) | (?={capital}) )
          | &d?(?!{next})(?={capital})
          | ,&?d?(?!{next})(?={more})
          | -(?!{next})(?={body}) | -x(?=[cnl])
          | \([aiklt]{1,2}\)
          | x(?<=kx)(?=,|{of})
          | {capital} | q
        )*+"""
).pattern
_COMPLEMENT = _rule("{complement}")

# The apposition after a name: ", India's Minister for Trade", " (MP, Mombasa)", " (Egypt), President of the
# Council", "- national trainer", "as Rapporteur". A title before the next name is that one's: ", Minister
# Ruiz".
_AFTER = _rule(
    r"""(?: \([sSkailjh]\)(?=,) )?
        (?P<sign> [,(:A-] | (?=t) ) d?
        (?P<owner> (?: [ksSa]q?(?:\([aki]\))? )?+ )
        (?P<before> (?: [mnlcoyOxi&sSk] | t(?=[nlcoOy]{1,3}t) ){0,7} )
        (?P<title> t++ )(?! h*+i*+[cP] | [oOy] )
        {complement}"""
)
# A body with no title: ", Center for Migration Studies, Egypt", " (UNHCR)", "of IOM", "at the EU Delegation".
_BODY_AFTER = _rule(
    r"(?: ,(?=u) )? (?: [,(-] | (?P<of>[ruR]) ) d? (?P<body>{body}) (?:(?<=k)[sS])? (?(of)|{end})"
    r"{complement}"
)

# What may stand between a title and its name without a comma: words that are no names.
_LINK = _rule(
    r"""(?: \([aiklt]{1,2}\) | {of}d?(?=[nloyOkmsSa]) | &d?(?=[nlOom]) | ,(?=[nlOm]+[&,]) | [nloyOkmsSa] )*
        (?: (?<=[nloyOksSa)]) | ^ ) $"""
)
# With a comma, a bracket or a dash at its end more is possible: "President of France, ", "Moderator: ".
_COMMA_LINK = _rule("{complement}[,(:-]")
# And words written small, where the name is set off on both sides: "the head of the border police, X Y,".
_LOOSE_LINK = _rule(r'{of}[^,;:."vwh()]{1,24},')

# Where in a title the organization's name begins, and the position as printed ends.
_CUT = _rule(r"[rReu]d?(?={body}) | u | ,d?(?={body}) | ,(?={state}) | -(?=[kcn]) | (?<=[tyno])k")
_OBJECT = _rule(r"u d? (?P<body> t?{body} | [cnlai]+(?:-x?[cnl]+)* )")
_ANY_BODY = _rule(r"(?<![f(])(?<!fd){body}")
# "of France", ", Egypt"; not "of Belgium & Luxembourg Mission" nor "for Syrian Refugees".
_STATE = _rule(r"(?: rd? | , )(?P<state>[sS])(?![oOncly&])")
# "the Immigration and Citizen Services Secretary", but not "talks on Return and Foreign Minister Ruiz".
_JOINED = re.compile(r"(?:^|[dksSq,;])([nlO]{1,3}&)$")
# "Peruvian State Councillor and Foreign Minister Ruiz": two offices of one, whose state is said before.
_HELD_WITH = re.compile(r"(?<=[sS])(?:q?[mnlcoyO]{0,4}t{1,3}&)$")
# "Minister Ruiz of Peru", "Minister Ruiz (Peru)", "Minister Ruiz, Peru, and".
_STATE_AFTER = re.compile(r"r(?P<of>[sS])(?![oOncly&])|\((?P<bracket>[sS])\)|,(?P<comma>[sS])(?=[,;.)]|$)")
# "on behalf of Peru by Minister Ruiz", "For Peru, Minister Ruiz", "by Minister Ruiz on behalf of Peru".
_BEHALF_BEFORE = re.compile(r"(?:f'r|^R)d?(?P<whose>[sSka])(?:,?b|,)d?$")
_BEHALF_AFTER = re.compile(r",?f'rd?(?P<whose>[sSka])(?![oOncly])")
_LABEL = re.compile(r"(?:(?<=[0).*-])|^)k:$")
# How many words about a name are looked at: the longest titles have some twenty.
WINDOW = 48


@dataclass(frozen=True, slots=True)
class Title:
    """A title in a sentence: `start:end` with all that it governs, `head` the end of its last title word.

    `phrase` is where its noun phrase begins or ends away from the name; `owner` is the place of the body or
    state before it ("IOM", "India's").
    """

    start: int
    head: int
    end: int
    phrase: int
    owner: int | None = None
    linked: bool = False  # by a comma or the like, not directly


def before(shape: str, name: int, floor: int, addressed: bool, enclosed: bool) -> Title | None:
    """The title that stands before the name at `name`; one that a comma joins lies after `floor`.

    A name `addressed` by an honorific needs no comma after a long title ("the Secretary of Ports Ms. Ruiz");
    one `enclosed` by commas allows words written small in the title.
    """
    left = max(0, name - WINDOW)
    last = name - 1
    while last >= left:
        role = shape[last]
        if role in ';."v!?h':
            return None
        if role != "t" or shape[last + 1] in "oOy":
            last -= 1
            continue
        between = shape[last + 1 : name]
        if between and between[0] in "cP":  # another one's title: "Minister Haddad, Ana Ruiz"
            while last >= left and shape[last] == "t":
                last -= 1
            continue
        return _joined(shape, last + 1, name, max(left, floor), addressed, enclosed)
    return None


def _joined(shape: str, head: int, name: int, floor: int, addressed: bool, enclosed: bool) -> Title | None:
    """The title that ends at `head`, if what stands between it and the name makes it that one's."""
    between = shape[head:name]
    linked = not _LINK.match(between)
    if linked and (
        head <= floor
        or not (
            _COMMA_LINK.fullmatch(between)
            or (addressed and _COMPLEMENT.fullmatch(between))
            or (enclosed and _LOOSE_LINK.fullmatch(between))
        )
    ):
        return None
    left = max(0, name - WINDOW)
    title = _title_before(shape, head, name, left, linked)
    return _whole_title(shape, title, max(left, floor)) or title


def _whole_title(shape: str, title: Title, left: int) -> Title | None:
    """The longer title that a title is a part of: "Special Adviser to the Secretary-General, Ana Ruiz"."""
    if title.phrase - 1 <= left or shape[title.phrase - 1] not in ("rRf" if title.linked else "rf"):
        return None
    if (
        not title.linked
        and shape[title.phrase - 1] == "f"
        and (shape[title.phrase - 2] != "t" or title.head == title.end)
    ):
        return None  # "Assistant to Foreign Minister for Ports Ana Ruiz", not "Assistant to President Ruiz"
    last = shape.rfind("t", max(left, title.phrase - 12), title.phrase - 1)
    if last < 0 or not _COMPLEMENT.fullmatch(shape, last + 1, title.end - (shape[title.end - 1] in ",(:-")):
        return None
    return _title_before(shape, last + 1, title.end, left, title.linked)


def _title_before(shape: str, head: int, name: int, left: int, linked: bool) -> Title:
    start = head
    while start > left and shape[start - 1] in "tmnlcoyOi":
        start -= 1
    joined = _JOINED.search(shape, max(0, start - 6), start)
    if joined and shape[start] in "nlOyo":
        start = joined.start(1)
    elif held := _HELD_WITH.search(shape, max(0, start - 10), start):
        start = held.start() + (shape[held.start()] == "q")
    phrase, owner = start, None
    if start > left and shape[start - 1] in "ksSaq":
        phrase = start - 1 - (shape[start - 1] == "q")
        if phrase > left and shape[phrase] in "sS" and shape[phrase - 1] == "k":
            phrase -= 1  # "IOM Nigeria Chief of Mission"
        owner = phrase if phrase >= left and shape[phrase] in "ksSa" else None
        phrase = phrase if owner is not None else start
    if phrase > left and shape[phrase - 1] == "d":
        phrase -= 1
    return Title(start, head, name, phrase, owner, linked)


def after(shape: str, name_end: int, addressed: bool) -> Title | None:
    """The title in apposition after a name that ends at `name_end`.

    A name `addressed` by an honorific needs no comma: "H.E. Ana Ruiz Minister of Ports".
    """
    match = _AFTER.match(shape, name_end, name_end + WINDOW)
    if not match or match["before"].count("x") > 3 or not (match["sign"] or addressed):
        return None
    if match["before"].startswith("&"):
        return None  # ", and Minister ...": the next one's
    owner = match.start("owner") if match["owner"] else None
    start = match.start("before")
    while owner is not None and shape[owner] == "k" and shape[start] in "sS":
        start += 1  # "MSF Italy president"
    end = match.end()
    if match["sign"] == "(":
        close = shape.find(")", end - 1, end + WINDOW)
        end = close if close >= 0 else end
        return Title(start, match.end("title"), end, end + 1, owner)
    return Title(start, match.end("title"), end, end, owner)


def body_after(shape: str, name_end: int) -> tuple[int, int, int, bool] | None:
    """A body named after a person: its place, half-open, the phrase's end, whether after "of" or "at"."""
    match = _BODY_AFTER.match(shape, name_end, name_end + WINDOW)
    if not match:
        return None
    end = match.end() + (shape[name_end] == "(" and shape[match.end() : match.end() + 1] == ")")
    return match.start("body"), match.end("body"), end, bool(match["of"])


def label_before(shape: str, name: int) -> int | None:
    """The place of the body that labels a list item before the name: "1) UNHCR: Ms. Parums"."""
    match = _LABEL.search(shape, max(0, name - 4), name)
    return match.start() if match else None


def position_end(shape: str, title: Title, words: list[str]) -> int:
    """The place where the position as printed ends and the organization begins.

    `words` are the title's words from `title.start`, small; a bare "Head of" keeps its object.
    """
    bare = title.head - title.start == 1 and words[0] in BARE_HEADS
    limit = title.end
    for match in _CUT.finditer(shape, title.head, limit):
        if bare and match.start() == title.head and shape[title.head] in "rRe":
            continue
        limit = match.start()
        break
    while limit > title.head and shape[limit - 1] in ",(-:&rRued":
        limit -= 1
    return limit


def organization(shape: str, title: Title) -> tuple[int, int] | None:
    """The place of the body that a title belongs to: before it, after "at", else the first one named."""
    if title.owner is not None and shape[title.owner] in "ka":
        return title.owner, title.owner + 1
    if match := _OBJECT.search(shape, title.head, title.end):
        return match.span("body")
    known = shape.find("k", title.start, title.head)  # "the senior UNHCR official"
    if known >= 0:
        return known, known + 1
    match = _ANY_BODY.search(shape, title.head, title.end)
    return match.span() if match else None


def state(shape: str, title: Title) -> tuple[int, int] | None:
    """The place of the state that a title belongs to: "India's", "of France", ", Egypt", never "to Egypt"."""
    if title.owner is not None and shape[title.owner] in "sS":
        return title.owner, title.owner + 1
    match = _STATE.search(shape, title.head, title.end)
    return match.span("state") if match else None


def state_after(shape: str, name_end: int) -> tuple[int, int] | None:
    """The place of the state that follows a name ending at `name_end`: "of Peru", "(Peru)", ", Peru,"."""
    match = _STATE_AFTER.match(shape, name_end)
    return match.span(match.lastgroup) if match else None


def represented(shape: str, start: int, end: int) -> tuple[int, int] | None:
    """The place of the state or body on whose behalf the person acts whose phrase is `start:end`."""
    before = _BEHALF_BEFORE.search(shape, max(0, start - 8), start)
    match = before or _BEHALF_AFTER.match(shape, end)
    return match.span("whose") if match else None
