"""The words around an amount that say how exact it is: "over", "some", "close to", "130+"."""

from __future__ import annotations

import re

# Words before an amount, by the contract's vocabulary. Where one phrase ends another ("no less than", "less
# than"), the search from the left finds the longer one first.
_BEFORE = {
    "at_least": r"at (?:the very )?least|not? (?:fewer|less) than|a minimum(?: of)?|minimum(?: of)?",
    "over": r"(?:just |well |slightly |far |significantly |a little )?(?:over|above)"
    r"|(?:(?:many|far|slightly|significantly|a little|considerably) )?(?:more|greater|higher|larger) than"
    r"|upwards? of|in excess of|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|north of|>",
    "almost": r"(?:very )?nearly|almost|(?:very )?close to|(?:just|a little|slightly) (?:under|below|short "
    "of|less than)"
    r"|not quite|approaching|virtually|nearing|little less than",
    "up_to": r"up to|as (?:many|much|high) as|(?:a|to a) maximum of|maximum(?: of)?|at (?:the )?most|not? "
    "more than"
    r"|(?:less|fewer|lower) than|under|below|capped at|<",
    "about": r"about|around|approximately|approx\.?|roughly|some|circa|ca\.?|an estimated|estimated(?: at)?"
    r"|in the (?:region|order|range|vicinity) of|in the neighbou?rhood of|~",
}
_QUALIFIER = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _BEFORE.items())
    + r")(?: (?:a )?total of| the| an? estimated| estimated| roughly| around| about)? {0,2}$",
    re.IGNORECASE,
)
# With what a qualifier can end: most amounts have none, and a look at the last letters shows it.
_ENDINGS = tuple(
    "least than minimum over above of exceed exceeds exceeded exceeding surpass surpasses surpassed "
    "surpassing topped topping > nearly almost to under below quite approaching virtually nearing as maximum "
    "most at < about around approximately approx approx. roughly some circa ca ca. estimated ~ the".split()
)
# "Over", "about" and the like have other lives: "handed over 5 cars", "lived up to", "spoke about three
# cases".
_OTHER_LIVES = re.compile(
    r"\b(?:hand(?:ed|ing|s)?|t(?:ake|akes|ook|aken|aking)|turn(?:ed|ing|s)?|carr(?:y|ied|ies)|spread"
    r"|roll(?:ed|ing)?"
    r"|liv(?:e|es|ed|ing)|speak(?:s|ing)?|spoke|talk(?:s|ed|ing)?|learn(?:s|ed|t|ing)?|information"
    r"|briefed|told|all|cent(?:er|re)d) (?:over|up to|about|above|around|under|below) {0,2}$"
    r"|\b(?:sp(?:eak|oke)|talk)\w*(?: \w+){1,3} about {0,2}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?P<over>\+(?![\w+])|-plus\b| plus(?= [a-z]))|(?P<at_least> or more(?= [a-z]))|(?P<about>-odd\b"
    r"| or so(?= [a-z]))"
)
_REACH = 44  # characters before an amount in which its qualifier stands


def before(text: str, amount: int) -> tuple[int, str] | None:
    """Where the qualifier of an amount that starts at `amount` starts, and which it is; None if none stands.

    >>> before("attended by more than 45 delegates", 22), before("handed over 5 vehicles", 12)
    ((12, 'over'), None)
    """
    reach = max(0, amount - _REACH)
    window = text[reach:amount]
    if not window.rstrip(" \n").lower().endswith(_ENDINGS):
        return None
    match = _QUALIFIER.search(window)
    if not match or _OTHER_LIVES.search(window):
        return None
    return reach + match.start(), str(match.lastgroup)


def after(text: str, number_end: int) -> tuple[int, str] | None:
    """Where a qualifier that starts at `number_end` ends, and which it is; None where none stands.

    >>> after("130+ recommendations", 3), after("140-plus countries", 3), after("130 projects", 3)
    ((4, 'over'), (8, 'over'), None)
    """
    match = _AFTER.match(text, number_end)
    return (match.end(), str(match.lastgroup)) if match else None
