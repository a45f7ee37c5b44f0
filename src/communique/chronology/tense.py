"""Whether the words around a date speak of what is past or of what is to come."""

from __future__ import annotations

import re

# What is still to come: auxiliaries with their verb (so that "will be held" is not read as "held"), plans,
# invitations, and the present tense of programmes ("opens on Tuesday").
_FUTURE = (
    r"(?:will|shall|would)(?: (?:also|then|now|again|be|have|not))* \w+|to be \w+|(?:is|are) to (?:be )?\w+"
    r"|(?:is|are|was|were)? ?(?:scheduled|planned|expected|due|set|slated) (?:to(?: be)? \w+|for|on|in)"
    r"|upcoming|forthcoming|next|ahead of|looks? forward|looking forward|plans? to"
    r"|invit\w+|register|registration"
    r"|to (?:host|hold|take place|meet|convene|open|welcome|launch|begin|attend)|(?:takes|taking) place"
    r"|opens|begins|starts|kicks? off|continues|closes|ends|concludes|save the date|deadline"
)
# What is past: the verbs of the genre and the regular past; not the adjectives that end alike.
_PAST = (
    r"was|were|had|has been|have been|held|took|met|spent|began|brought|gave|came|spoke|said|sat|saw|led|made"
    r"|sent|paid|built|grew|rose|fell|told|drew|wrote"
    r"|became|went|followed by|last|previous"
    r"|(?!(?:displaced|based|related|unaccompanied|separated|aged|need|indeed|proceed|exceed|succeed|feed|seed|"
    r"united|so-called|limited|detailed|advanced|unprecedented|rapid)\b)[a-z]{5,18}+(?<=ed)"
)
_BEFORE, _AFTER = 200, 100  # characters about the place in which a cue speaks of it
# A date that opens its sentence waits longer for its verb: "On Thursday, 15 June, the Union, through ...".
_OPENING, _AFTER_OPENING = 20, 300
_CUE = re.compile(rf"\b(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))\b")


def tense(text: str, start: int, end: int, place: int) -> str | None:
    """ "past", "future" or None: how the sentence `start:end` speaks of what stands at `place`.

    The last cue before the place counts, else the first after it.

    >>> tense(text := "The forum will be held in Rome on 4 May.", 0, len(text), 34)
    'future'
    """
    said = None
    after = _AFTER_OPENING if place - start <= _OPENING else _AFTER
    for cue in _CUE.finditer(text, max(start, place - _BEFORE), min(end, place + after)):
        if cue.start() >= place and said:
            break
        said = cue.lastgroup
        if cue.start() >= place:
            break
    return said
