"""Runs of words that may be persons' names, and what speaks for it in the sentence around each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.names import appositions
from communique.names.appositions import Title
from communique.names.given_names import GIVEN_NAMES
from communique.names.positions import COURTESY_TITLES, HIGH_OFFICES, PERSONAL_VERBS
from communique.names.words import Words

# A run that may be a name. Particles stand inside it, or before its first word.
_NAME = re.compile(r"(?:p{1,2}(?=[cla]))?[claiP](?:p{0,3}[claiP]){0,6}j?")
_HONORIFICS = re.compile(r"(?:h|\(h\))+$")
# Two words or more, none of them doubtful: all that a weak sign may make a person.
_PLAIN = re.compile(r"(?=.*c[pPi]*c)c[cpPi]*[cP]j?")
_SHOUTED_SURNAME = re.compile(r"c[cpPi]{0,3}a")  # "Abdusattor ESOEV"
_FULL = re.compile(r"(?=.*[cla])(?:p*[claisP]){2,}j?")

# Weak signs after a name: "said", "on behalf of", "who", an age, "a refugee from", "for the Office of" whom
# it speaks.
_SPEAKS = re.compile(r"(?P<adverb>x?)v|f'r|,?w|,0[,x]|,d?[xmnlsS0-]{0,4}z|,Rd?[nlmc]*[koy]")
# ... and before it: "said", "chaired by", "Ministers", "the migrant".
_SPOKEN = re.compile(r"(?:v|g[xe]?b|[Tz])$")
_CAPTION = re.compile(r"[\[(]?(?:From (?:the )?left|Left to right|L-R|Pictured)\b", re.IGNORECASE)
# What may follow a name in a by-line, a list, a contact line.
SET_OFF = re.compile(r"[,(-]|$")
ALONE = re.compile(r"[,(.:;-]|[reu]d?k|u|&|$")
_STOPS = tuple(",(:-")
_ADVERBS = frozenset("also then later further today yesterday recently has have had rightly".split())
_PICTURED = re.compile(
    r"(?:\b(?:photos?|photograph(?:s|er)?|images?|pictures?)(?: (?:by|credits?|courtesy(?: of)?))? ?[:/©]|"
    r"\b(?:photos?|images?|pictures?) (?:by|courtesy of)|©) ?(?:\w{2,12} ?/ ?)?$",
    re.IGNORECASE,
)
_BEFORE_PICTURED = 40  # characters
_OF_PICTURES = (":", "/", "©", "by", "of")
_CONTACT_WORDS = frozenset("contact contacts enquiries inquiries queries spokesperson".split())
_PUBLISHED = re.compile(r"\s*+[|,-]?\s*+(?:Published|Updated|Posted|Last updated)\b")


@dataclass(slots=True)
class Candidate:
    """A run that may be a name: places `start:end` in `words`, and what stands about it."""

    words: Words
    start: int
    end: int
    honorific: int  # the place of its first honorific; `start` where it has none
    before: Title | None = None
    after: Title | None = None
    certain: bool = False
    mate: Candidate | None = None  # the certain one that "and" joins to this one or its title

    @property
    def shape(self) -> str:
        """The classes of the run's words."""
        return self.words.shape[self.start : self.end]

    @property
    def left(self) -> str:
        """The class of the word before the run and its honorifics; "" at the sentence's start."""
        return self.words.shape[self.honorific - 1] if self.honorific else ""

    @property
    def right(self) -> str:
        """The class of the word after the run; "" at the sentence's end."""
        return self.words.shape[self.end : self.end + 1]

    @property
    def is_full(self) -> bool:
        """Whether the run has the two words of a full name."""
        return bool(_FULL.fullmatch(self.shape))

    @property
    def is_plain(self) -> bool:
        """Whether the run has two words and no doubtful one, and no capitalised neighbours."""
        return (
            bool(_PLAIN.fullmatch(self.shape))
            and self.left not in _LEFT_CAPITALS
            and self.right not in _CAPITALS
        )

    @property
    def printed(self) -> tuple[int, int]:
        """Half-open offsets in the page."""
        return self.words.starts[self.start], self.words.ends[self.end - 1]


_CAPITALS = tuple("noyOksSTtmclai")
_LEFT_CAPITALS = tuple("noyOksStmclai")


def candidates(text: str, page: list[Words]) -> list[Candidate]:
    """Every run of the page that may be a name, in order, with what its sentence says for it."""
    return [candidate for words in page for candidate in _in_sentence(text, words)]


def _in_sentence(text: str, words: Words) -> Iterator[Candidate]:
    floor = 0
    previous: Candidate | None = None
    for match in _NAME.finditer(words.shape):
        candidate = _bounded(text, words, match.start(), match.end())
        if candidate is None:
            continue
        _look_around(text, candidate, floor)
        if previous and previous.certain:
            _couple(previous, candidate)
        previous = candidate
        if candidate.certain:
            floor = max(floor, candidate.after.end if candidate.after else 0)
        yield candidate


def _bounded(text: str, words: Words, start: int, end: int) -> Candidate | None:
    """The run without what only looks like its first or last word, or with a name that is a place's too.

    None for who took a picture: "Photo: Ana Ruiz".
    """
    shape = words.shape
    first = words.starts[start]
    before = text[max(words.sentence.start, first - _BEFORE_PICTURED) : first]
    if before.rstrip().endswith(_OF_PICTURES) and _PICTURED.search(before):
        return None
    honorifics = _HONORIFICS.search(shape, max(0, start - 8), start)
    if not honorifics and start and shape[start - 1] == "s" and start > 1 and shape[start - 2] in "ht":
        start -= 1  # "Ms. Georgia Papadopoulou"
        honorifics = _HONORIFICS.search(shape, max(0, start - 8), start)
    titled = bool(honorifics) or (start > 0 and shape[start - 1] == "t")
    if titled and end - start == 1 and shape[end : end + 1] == "s":
        end += 1  # "Mr. Michael Jordan"
    while end - start > 1 and not titled and shape[start] == "a" and _is_acronym(text, words, start):
        start += 1
    while end - start > 1 and start == 0 and shape[start] in "li":
        start += 1
    while (
        end - start > 1
        and shape[end - 1] == "l"
        and is_headline(words)
        and shape[end : end + 1] not in _STOPS
    ):
        end -= 1  # "Amy Pope Visits Camp", but not "Mark Long, Head of Unit"
    if not any(role in "cla" for role in shape[start:end]):
        return None
    return Candidate(words, start, end, honorifics.start() if honorifics else start)


def _is_acronym(text: str, words: Words, place: int) -> bool:
    """Whether a word of capitals before a name is a body's ("ICMPD Director"), not a family name."""
    return words.ends[place] - words.starts[place] <= 5 and words.shape[place + 1] in "cl"


def is_headline(words: Words) -> bool:
    """Whether a line may be a headline, in which verbs look like names: it ends without a full stop."""
    return words.sentence.section == "headline" or words.shape[-1] not in '.!?"'


def _look_around(text: str, candidate: Candidate, floor: int) -> None:
    shape, words = candidate.words.shape, candidate.words
    if candidate.right and candidate.right in "oyO" and candidate.honorific == candidate.start:
        return  # "Nelson Mandela Foundation"
    addressed = candidate.honorific < candidate.start
    enclosed = candidate.is_plain and candidate.left == "," and candidate.right in ",."
    before = _beyond_courtesy(text, candidate, floor) or appositions.before(
        shape, candidate.honorific, floor, addressed, enclosed
    )
    after = appositions.after(shape, candidate.end, addressed) if candidate.is_full or addressed else None
    if before and not _holds(text, candidate, before):
        before = None
    if after and shape[after.end : after.end + 1] == "h":
        after = None  # the next one's: "Ms. Ana Ruiz, the Minister of Ports Mr. Omar Fall"
    if before and not before.linked and is_courtesy(text, words, before):
        before = appositions.before(shape, before.start, floor, True, False) or before
    if (
        after
        and not addressed
        and (candidate.left in tuple("esS") or (candidate.right == "(" and candidate.left in _CAPITALS))
    ):
        after = None
    if (
        before
        and before.linked
        and after
        and candidate.honorific == candidate.start
        and candidate.left == ","
    ):
        before = None if _is_listed(shape, before) else before
    if before and after and not is_courtesy(text, words, before):
        after = after if candidate.right == "(" else None
    candidate.before, candidate.after = before, after
    candidate.certain = bool(
        candidate.honorific < candidate.start
        or before
        or after
        or (candidate.is_full and (_is_signed(text, candidate) or _is_contact(text, candidate)))
        or (candidate.is_plain and (_speaks(text, candidate) or _lives(text, candidate)))
    )


def _beyond_courtesy(text: str, candidate: Candidate, floor: int) -> Title | None:
    """The title before a rank of courtesy: "Minister of Ports of Peru Ambassador Ana Ruiz"."""
    shape, rank = candidate.words.shape, candidate.honorific - 1
    if rank < 2 or shape[rank] != "t" or shape[rank - 1] not in "sS":
        return None
    if _word(text, candidate.words, rank) not in COURTESY_TITLES:
        return None
    return appositions.before(shape, rank, floor, True, False)


def _is_listed(shape: str, title: Title) -> bool:
    return title.phrase > 0 and shape[title.phrase - 1] == ","


def _holds(text: str, candidate: Candidate, title: Title) -> bool:
    """Whether a title before a run makes it a name: after a comma or a small title only a full one."""
    words = candidate.words
    if title.linked:
        return (
            candidate.honorific < candidate.start
            or (bool(_PLAIN.fullmatch(candidate.shape)) and candidate.right not in _CAPITALS)
            or (_SHOUTED_SURNAME.fullmatch(candidate.shape) is not None and candidate.right in ("v", ","))
        )
    if candidate.honorific < candidate.start or candidate.is_full:
        return candidate.right != "k" or candidate.is_full
    offices = text[words.starts[title.start] : words.ends[title.head - 1]]
    return (
        candidate.shape == "c"
        and title.head == candidate.start
        and offices.split()[-1][0].isupper()
        and not HIGH_OFFICES.isdisjoint(offices.lower().replace(".", "").split())
        and candidate.right not in _CAPITALS
    )


def _couple(sure: Candidate, candidate: Candidate) -> None:
    """Note the sure name that "and" alone joins to a run or its title; a plain run is a name then too."""
    first = candidate.before.phrase if candidate.before else candidate.honorific
    if candidate.words.shape[sure.end : first] != "&":
        return
    candidate.mate = sure
    candidate.certain = candidate.certain or (candidate.is_plain and first == candidate.start)


def is_courtesy(text: str, words: Words, title: Title) -> bool:
    """Whether a title is a rank of courtesy only ("Ambassador", "Professor")."""
    offices = text[words.starts[title.start] : words.ends[title.head - 1]].lower().replace(".", "")
    return title.end == title.head and COURTESY_TITLES.issuperset(offices.split())


def _speaks(text: str, candidate: Candidate) -> bool:
    shape = candidate.words.shape
    if candidate.left == "e":
        return False
    spoken = _SPOKEN.search(shape, max(0, candidate.start - 3), candidate.start)
    speaks = _SPEAKS.match(shape, candidate.end)
    if speaks and speaks["adverb"]:  # "Ruiz also said", not "Blue Star hubs said"
        speaks = _word(text, candidate.words, candidate.end) in _ADVERBS
    if spoken or speaks or _CAPTION.match(text, candidate.words.sentence.start):
        return True
    return candidate.left == "f" and _word(text, candidate.words, candidate.start - 2) == "according"


def begins_with_given_name(text: str, candidate: Candidate) -> bool:
    """Whether the run is plain, a given name comes first, and no "in" stands before it ("in Maria
    Island").
    """
    given = _word(text, candidate.words, candidate.start) in GIVEN_NAMES
    return candidate.is_plain and candidate.left != "e" and given


def _lives(text: str, candidate: Candidate) -> bool:
    """Whether the run begins with a given name and does what persons do, or belongs to a body named next."""
    words = candidate.words
    if not begins_with_given_name(text, candidate):
        return False
    if candidate.end < len(words.shape) and _word(text, words, candidate.end) in PERSONAL_VERBS:
        return True
    body = appositions.body_after(words.shape, candidate.end)
    return body is not None and words.shape[body[0] : body[1]] == "k"


def _is_signed(text: str, candidate: Candidate) -> bool:
    """Whether the run is a by-line: "By X Y" at the start of a line, or "X Y Published April 4"."""
    words, start = candidate.words, candidate.start
    shape = words.shape
    if start == 1 and shape[0] == "b":
        return bool(SET_OFF.match(shape, candidate.end))
    return start == 0 and bool(_PUBLISHED.match(text, words.ends[candidate.end - 1], words.sentence.end))


def _is_contact(text: str, candidate: Candidate) -> bool:
    """Whether the run names whom to ask: "please contact X Y", "X Y, Tel:" in a contact line."""
    words, start = candidate.words, candidate.start
    shape = words.shape
    if not ALONE.match(shape, candidate.end):
        return False
    if _has_address(text, candidate):
        return True
    if "l" in candidate.shape:
        return False
    asked = start - 1 - (start > 0 and shape[start - 1] == ":")
    if start and _word(text, words, asked) in _CONTACT_WORDS:
        return True
    if words.sentence.section != "contact" or not candidate.is_plain:
        return False
    following = shape[candidate.end : candidate.end + 2]
    if not start and not following:
        return _word(text, words, 0) in GIVEN_NAMES
    return (not start or candidate.left in ":,.x&-*()0;") and not re.match(r",[sS]|$", following)


def _has_address(text: str, candidate: Candidate) -> bool:
    """Whether an e-mail address with the family name in it follows: "Ana Ruiz, IOM, aruiz@example.org"."""
    end = candidate.printed[1]
    following = text[end : min(end + 100, candidate.words.sentence.end)]
    family = text[candidate.words.starts[candidate.end - 1] : end]
    return "@" in following and family.lower() in following.partition("@")[0].lower()


def _word(text: str, words: Words, place: int) -> str:
    return text[words.starts[place] : words.ends[place]].lower() if place >= 0 else ""
