"""What stands about a person's name: titles, body, state, and the noun phrase that holds them all."""

from __future__ import annotations

from communique.names import appositions
from communique.names.candidates import Candidate, is_courtesy
from communique.names.positions import STANDING


class Scope:
    """All that stands about one name, as offsets in the page."""

    def __init__(self, text: str, candidate: Candidate) -> None:
        self._text = text
        self._words = candidate.words
        self._candidate = candidate
        before, after = candidate.before, candidate.after
        self._titles = [title for title in (before, after) if title]
        if before and after and is_courtesy(text, candidate.words, before):
            self._titles.reverse()
        end = after.end if after else candidate.end
        self._body = None if after else appositions.body_after(candidate.words.shape, end)
        if self._body and self._body[3] and not candidate.is_full:
            self._body = None  # "met Ruiz at IOM"
        self._state = appositions.state_after(candidate.words.shape, candidate.end)
        if self._state and not (self._titles or candidate.honorific < candidate.start):
            bracketed = candidate.words.shape[candidate.end] == "("
            self._state = self._state if bracketed else None  # "Ana Ruiz of Peru" may be born there
        if self._state and candidate.words.shape[candidate.end] == "," and self._employed():
            self._state = None  # "IOM Chief of Mission Ana Ruiz, Kenya"
        self._label = appositions.label_before(candidate.words.shape, candidate.honorific)

    def _employed(self) -> bool:
        """Whether a title names the body that it is held in, or no title says what the person is."""
        shape = self._words.shape
        return not self._titles or any(appositions.organization(shape, title) for title in self._titles)

    def _represented(self) -> tuple[int, int] | None:
        candidate = self._candidate
        start = candidate.before.phrase if candidate.before else candidate.honorific
        end = candidate.after.end if candidate.after else candidate.end
        return appositions.represented(self._words.shape, start, end)

    def _span(self, places: tuple[int, int] | None) -> tuple[int, int] | None:
        return places and (self._words.starts[places[0]], self._words.ends[places[1] - 1])

    @property
    def title_span(self) -> tuple[int, int] | None:
        """Offsets of the title that gives the position, with all that it governs."""
        title = self._titles[0] if self._titles else None
        return title and self._span(
            (title.phrase if title is self._candidate.before else title.start, title.end)
        )

    @property
    def position(self) -> str | None:
        """The title as printed, without the organization's name."""
        if not self._titles:
            return None
        title = self._titles[0]
        shape, starts, ends = self._words.shape, self._words.starts, self._words.ends
        small = [self._text[starts[at] : ends[at]].lower() for at in range(title.start, title.head)]
        last = appositions.position_end(shape, title, small)
        first = title.start + (len(small) > 1 and small[0] in STANDING)
        return " ".join(self._text[starts[first] : ends[last - 1]].split())

    @property
    def organization(self) -> tuple[int, int] | None:
        """Offsets of the body that the person speaks for, from title, apposition or list label."""
        shape = self._words.shape
        for title in self._titles:
            if found := appositions.organization(shape, title):
                return self._span(found)
        if self._body:
            return self._span(self._body[:2])
        if self._label is not None:
            return self._span((self._label, self._label + 1))
        return self._with_mate() or self._span(self._represented())

    def _with_mate(self) -> tuple[int, int] | None:
        """The body of "IOM Director General A and Deputy Director General B", which is said once for both."""
        mate, title = self._candidate.mate, self._candidate.before
        if mate is None or mate.before is None or title is None or title.owner is not None or self.country:
            return None
        shared = mate.before.owner is not None and self._words.shape[mate.before.owner] in "ka"
        return self._span((mate.before.owner, mate.before.owner + 1)) if shared else None

    @property
    def country(self) -> tuple[int, int] | None:
        """Offsets of the state that a title or its apposition names as the person's own."""
        for title in self._titles:
            if found := appositions.state(self._words.shape, title):
                return self._span(found)
        return self._span(self._state or self._represented())

    @property
    def phrase(self) -> tuple[int, int]:
        """Offsets of the whole noun phrase."""
        candidate = self._candidate
        first = candidate.before.phrase if candidate.before else candidate.honorific
        shape = self._words.shape
        while first and shape[first - 1] == "h":
            first -= 1  # "H.E. Ambassador"
        if shape[first] == "h" and first and shape[first - 1] == "d":
            first -= 1  # "His Excellency"
        if self._label is not None:
            first = min(first, self._label)
        last = candidate.after.phrase if candidate.after else candidate.end
        if self._body:
            last = self._body[2]
        elif self._state and not candidate.after:
            last = self._state[1] + (self._words.shape[candidate.end] == "(")
        last = min(last, len(self._words.ends))
        return self._words.starts[first], self._words.ends[last - 1]
