"""What stands about a person's name: title before it, apposition after it, and the body that both speak of.

All positions are places in a sentence's `Words`, half-open; rules are patterns over the word classes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.positions import BARE_HEADS

# A capitalised word that may stand in a title's complement.
_CAPITAL = "klnoyOscaSmtiP"
# The next person, whom a title's complement must not swallow: ", and IOM Director General Amy Pope",
# "and Ms. Ruiz", "and Ana Ruiz".
_NEXT = r"(?:h|d?[klmnoyOscaSqx]*t++h*[cP]|[ci][ciP]+(?![nloOkyqsS]))"
# "European Commission", "Ministry of Foreign Affairs", "State Department for Livestock Development".
_OBJECTS = r"(?:rd?[nlOcasSk]+(?:,?&?[nlO][nlOc]*)*)?"
_BODY = rf"(?:k|[nlcmaisSO]*o{_OBJECTS}|[nlcmasSO]+y{_OBJECTS})"
# What may follow a body that is an apposition of its own, and not the subject of a verb.
_END = r"(?=[,.;:()v&\"-]|$)"

# What a title governs, and the bodies named after it: "of Strategy, Policy and Legal Affairs at the Office".
# A comma goes on only to a portfolio, a body or a state, so that lists of persons fall apart at theirs.
_COMPLEMENT = (
    r"(?:"
    rf"[reuf]d?(?:x(?:&x)?(?=[,;.)reuf(]|$)|(?=[{_CAPITAL}]))"
    rf"|&d?(?!{_NEXT})(?=[{_CAPITAL}])"
    rf"|,&?d?(?!{_NEXT})(?=[nlOm]++(?:[&,o]|[.;)]|$)|{_BODY}{_END}|k[nlo]*[uer]|[sS](?:[,.;:)v]|$))"
    r"|,(?=[sS](?:[,.;:)v]|$))"
    rf"|-(?!{_NEXT})(?={_BODY})|-x(?=[cnl])"
    r"|\([aiklt]{1,2}\)"
    rf"|[{_CAPITAL}q]"
    r")*+"
)
_AFTER = re.compile(
    r"(?P<sign>[,(:-])(?P<article>d?)(?P<owner>(?:[ksSa]q?)?+)(?P<before>[mnlcoyOxi&sSk]{0,7})"
    rf"(?P<title>t++)(?!h*[cP])(?P<complement>{_COMPLEMENT})"
)
_BODY_AFTER = re.compile(rf"(?:[,(-]|(?P<of>[ru]))d?(?P<body>{_BODY})(?(of)|{_END})(?P<more>{_COMPLEMENT})")
# Between a title and the name it belongs to: nothing, "of State for Migration", "of France,", ": ", "(".
# Without a comma only words that are no names may stand between.
_LINK = re.compile(
    r"(?:\([aiklt]{1,2}\)|[reuf]d?(?=[nloyOkmsSa])|&d?(?=[nlOom])|,(?=[nlOm]+[&,])|[nloyOkmsSa](?![reuf]?$|&$))*"
    r"(?:(?<=[nloyOksSa)])|^)$"
)
_COMMA_LINK = re.compile(rf"{_COMPLEMENT}[,(:-]")
# Where the organization's name begins in a title, and the position as printed ends.
_CUT = re.compile(rf"[reu]d?(?={_BODY})|u|,d?(?={_BODY})|,(?=[sS](?:[,.;:)v]|$))|-(?=[kcn])")
_OBJECT = re.compile(rf"u(?P<article>d?)(?P<body>{_BODY}|[cnlai]+(?:-x?[cnl]+)*)")
_ANY_BODY = re.compile(rf"(?<![f])(?<!fd){_BODY}")
_STATE = re.compile(r"(?:rd?|,)(?P<state>[sS])(?!o)")
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


def before(shape: str, name: int, floor: int) -> Title | None:
    """The title that stands before the name at `name`, not reaching back over `floor`."""
    left = max(floor, name - WINDOW)
    for last in range(name - 1, left - 1, -1):
        role = shape[last]
        if role in ';.v"w!?h':
            return None
        if role != "t":
            continue
        between = shape[last + 1 : name]
        linked = not _LINK.match(between)
        if linked and not _COMMA_LINK.fullmatch(between):
            return None
        return _title_before(shape, last + 1, name, left, linked)
    return None


def _title_before(shape: str, head: int, name: int, left: int, linked: bool) -> Title:
    start = head
    while start > left and shape[start - 1] in "tmnlcoyOi":
        start -= 1
    while start < head and shape[start] in "ci" and shape[start + 1] in "ci":
        start += 1
    phrase, owner = start, None
    if start > left and shape[start - 1] in "ksSaq":
        phrase = start - 1 - (shape[start - 1] == "q")
        owner = phrase if phrase >= left and shape[phrase] in "ksSa" else None
        phrase = phrase if owner is not None else start
    if phrase > left and shape[phrase - 1] == "d":
        phrase -= 1
    return Title(start, head, name, phrase, owner, linked)


def after(shape: str, name_end: int) -> Title | None:
    """The title in apposition after a name that ends at `name_end`."""
    match = _AFTER.match(shape, name_end, name_end + WINDOW)
    if not match or match["before"].count("x") > 3:
        return None
    owner = match.start("owner") if match["owner"] else None
    end = match.end()
    if match["sign"] == "(":
        close = shape.find(")", end - 1, end + WINDOW)
        end = close if close >= 0 else end
        return Title(match.start("before"), match.end("title"), end, end + 1, owner)
    return Title(match.start("before"), match.end("title"), end, end, owner)


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
        if bare and match.start() == title.head and shape[title.head] in "re":
            continue
        limit = match.start()
        break
    while limit > title.head and shape[limit - 1] in ",(-:&rued":
        limit -= 1
    return limit


def organization(shape: str, title: Title) -> tuple[int, int] | None:
    """The place of the body that a title belongs to: before it, after "at", else the first one named."""
    if title.owner is not None and shape[title.owner] in "ka":
        return title.owner, title.owner + 1
    if match := _OBJECT.search(shape, title.head, title.end):
        return match.span("body")
    match = _ANY_BODY.search(shape, title.head, title.end)
    return match.span() if match else None


def state(shape: str, title: Title) -> tuple[int, int] | None:
    """The place of the state that a title belongs to: "India's", "of France", ", Egypt", never "to Egypt"."""
    if title.owner is not None and shape[title.owner] in "sS":
        return title.owner, title.owner + 1
    match = _STATE.search(shape, title.head, title.end)
    return match.span("state") if match else None
