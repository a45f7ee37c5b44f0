"""A gathering's name where a sentence prints it, and what can be asked of the words around it."""

from __future__ import annotations

import re

from communique.events.scenes import Scene
from communique.text.sketch import KINDS

_ORGANIZATION, _STATE, _FRAMEWORK, _DATE = (
    KINDS[kind] for kind in ("organization", "state", "framework", "date")
)
_OWNER = f"[{_ORGANIZATION}{_STATE}{_FRAMEWORK}]"


def is_title_word(word: str) -> bool:
    bare = word.lstrip("\"'(")
    return bool(bare) and (bare[0].isupper() or bare[0] in _OWNER[1:-1])


class Printed:
    """A gathering's name as a scene prints it: places in the sketch, and what can be asked of them."""

    __slots__ = (
        "_article",
        "edition",
        "end",
        "head",
        "head_end",
        "head_start",
        "quoted",
        "scene",
        "start",
        "text",
        "words",
    )

    def __init__(
        self,
        scene: Scene,
        head: str,
        start: int,
        head_start: int,
        head_end: int,
        end: int,
        words: list[str],
        edition: int | None,
        quoted: bool = False,
    ) -> None:
        self.scene, self.text, self.head = scene, scene.sketch.text, head
        self.start, self.head_start, self.head_end, self.end = start, head_start, head_end, end
        self.words, self.edition, self.quoted = words, edition, quoted
        self._article = _DETERMINER.search(self.text, max(0, start - _REACH), start)

    @property
    def plural(self) -> bool:
        """Whether the head is printed as a plural."""
        return self.text[self.head_end - 1] in "sS" and self.head[-1] != "s"

    @property
    def capitalised(self) -> bool:
        """Whether the head is printed with a capital."""
        return self.text[self.head_start].isupper()

    @property
    def numbered(self) -> bool:
        """Whether an ordinal, a number or a year in the name tells one of a series from the others."""
        printed = self.text[self.start : self.end]
        return bool(self.edition) or bool(re.search(r"\b(?:19|20)\d\d\b", printed))

    @property
    def specific(self) -> bool:
        """Whether the name has words of its own beside the head, in capitals or as a name."""
        if self.quoted:
            return True
        return self.capitalised and (self.end > self.head_end or any(map(is_title_word, self.words)))

    @property
    def owned(self) -> bool:
        """Whether an organization's or framework's name stands in it ("UNGA meeting")."""
        return any(word[0] in _ORGANIZATION + _FRAMEWORK for word in self.words)

    def determiner(self) -> str:
        """The article or possessive before the name, in small letters; "" where there is none."""
        if self._article:
            return self._article.group().strip().lower()
        # "The EU-IOM meeting": the article belongs to the phrase of the name that begins it.
        first = next(iter(self.scene.sketch.between(self.start, self.start + 1)), None)
        offset = self.scene.sentence.start
        return "the" if first and self.scene.text[first.start - offset :][:4].lower() == "the " else ""

    def before(self, reach: int = 80) -> str:
        """Up to `reach` characters of the clause before the name and its article."""
        end = self._article.start() if self._article else self.start
        return self.text[max(0, self.start - reach) : end]

    def after(self) -> str:
        """Up to three hundred characters after the name."""
        return self.text[self.end : self.end + 300]

    def is_subject(self) -> bool:
        """Whether the name, with its article, opens the sentence."""
        before = self.before().rstrip(" \"'")
        return not before.strip("- ") or before.endswith((":", " -")) or bool(_OPENING_DAY.fullmatch(before))


_OPENING_DAY = re.compile(rf"\W*(?:On |From |In |Last |This |Held )?[^,;.]{{0,20}}{_DATE}[^,;.]{{0,20}},")
_REACH = 40  # characters before a name in which its article or possessive stands
_DETERMINER = re.compile(
    rf"(?<![\w-])(?:the very|the|another|a|an|its|their|our|his|her|this|that|these|"
    rf"(?:this|last|next)\s(?:year|month|week)'s|{_DATE}(?:'s)?|{_OWNER}'s?|today's|yesterday's|tomorrow's|"
    rf"the recent|a recent|recent|the upcoming|an upcoming|our upcoming|upcoming|the latest|the previous|"
    rf"(?:the |its |their )?last|(?:the )?next|"
    rf"(?:(?:the|an?) )?(?:now )?(?:imminent|forthcoming|postponed|rescheduled))\s$",
    re.I,
)
