"""A second opinion on names: what a statistical model takes for persons and organizations.

The rules need no such thing; a reader that is handed a recognizer asks it for what the rules missed, and
believes it only where a sign of the rules' own agrees. Nothing here is imported before it is asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from communique.errors import RecognizerError
from communique.names.bodies import KINDS
from communique.names.gazetteer import Known
from communique.names.organizations import Found
from communique.names.topics import STOPS, is_topic
from communique.text.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Proposal:
    """A stretch of a plain text, half-open, that may name a "person" or an "organization"."""

    start: int
    end: int
    kind: str


class Recognizer(Protocol):
    """Takes a plain text, gives what may be names in it, in any order; the same for the same text."""

    def __call__(self, text: str) -> Iterable[Proposal]: ...


@cache
def named(name: str) -> Recognizer:
    """The recognizer of a name as `--recognizer` takes it: `spacy:MODEL`, a package or folder of spaCy's.

    RecognizerError where the name is another, or spaCy or the model is not there.
    """
    maker, _, model = name.partition(":")
    if maker != "spacy" or not model:
        raise RecognizerError(f"{name}: no recognizer; one is called spacy:MODEL, as spacy:en_core_web_sm")
    try:
        import spacy
    except ImportError as error:
        raise RecognizerError(
            f"{name}: needs spaCy; `python -m pip install 'communique[spacy]'` adds it"
        ) from error
    try:
        return _Spacy(spacy.load(model))
    except (OSError, ImportError, ValueError) as error:
        raise RecognizerError(f"{name}: no spaCy model {model!r} here; give a package or a folder") from error


_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'&-]*(?: (?:(?:of|for|and|the|de|des|du) ){0,2}[A-ZÀ-ÖØ-Þ][\w'&-]*){1,7}")
_LISTED = re.compile(r",? and (?:the )?|, (?:the )?|; (?:the )?")


def organizations(
    text: str, proposals: Iterable[Proposal], named: Sequence[Known | Found], sentences: Sequence[Sentence]
) -> list[Found]:
    """The proposed organizations that `named` do not touch and that stand in a list with one, in order.

    `named` are the known names and those found by rule. The list is the sign: a comma or "and" between the
    name and an organization's, before or after it. A name has two capitalised words, one of them no topic.
    """
    taken = bytearray(len(text) + 1)
    for name in named:
        taken[name.start : name.end] = b"\1" * (name.end - name.start)
    bodies = [name for name in named if name.entity == "actor" and name.kind not in ("state", "person")]
    starts, ends = {name.start for name in bodies}, {name.end for name in bodies}
    found = []
    for proposal in proposals:
        span = _trimmed(text, proposal, sentences) if proposal.kind == "organization" else None
        if span and taken.find(1, *span) < 0 and _is_listed(text, *span, starts, ends):
            name = text[slice(*span)]
            found.append(Found(*span, "actor", name, _kind(name)))
    return sorted(found, key=lambda name: name.start)


def _trimmed(text: str, proposal: Proposal, sentences: Sequence[Sentence]) -> tuple[int, int] | None:
    """A proposal without its article, where it is a name of several words in running text."""
    at = bisect_right(sentences, proposal.start, key=lambda sentence: sentence.start) - 1
    start = proposal.start + 4 * text.startswith(("the ", "The "), proposal.start)
    if at < 0 or sentences[at].section not in ("body", "about") or sentences[at].end < proposal.end:
        return None
    name = _NAME.fullmatch(text, start, proposal.end)
    if name is None or all(word in STOPS or is_topic(word) for word in name[0].split() if word[0].isupper()):
        return None
    return name.span()


def _is_listed(text: str, start: int, end: int, starts: set[int], ends: set[int]) -> bool:
    """Whether a comma or "and" stands between a name and an organization's, before or after it."""
    after = _LISTED.match(text, end)
    if after and after.end() in starts:
        return True
    before = text[max(0, start - 9) : start]
    return any(
        start - size in ends and _LISTED.fullmatch(before, len(before) - size)
        for size in range(2, len(before) + 1)
    )


def _kind(name: str) -> str:
    """What a head noun says of a body, else civil society."""
    return next((KINDS[word] for word in reversed(name.split()) if word in KINDS), "civil_society")


_LABELS = {"PERSON": "person", "PER": "person", "ORG": "organization"}  # spaCy's labels, by model


class _Spacy:
    """A spaCy pipeline as a recognizer."""

    def __init__(self, pipeline) -> None:
        self._pipeline = pipeline

    def __call__(self, text: str) -> Iterator[Proposal]:
        limit = self._pipeline.max_length  # characters that the pipeline takes at once
        for start in range(0, len(text), limit):
            for entity in self._pipeline(text[start : start + limit]).ents:
                if kind := _LABELS.get(entity.label_):
                    yield Proposal(start + entity.start_char, start + entity.end_char, kind)
