"""A report's sentences with their actors and events marked, ready for the rules on who took part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.events.occasions import ACTS
from communique.events.scenes import clipped, name_mark, names_within
from communique.records import Event, Happening, Name
from communique.text.page import Page
from communique.text.sentences import Sentence
from communique.text.sketch import KINDS, Mark, Sketch

_READ = frozenset({"headline", "body", "about"})

# "The meeting", "this high-level exchange", "our panel": a later nod to an event by its noun.
_NOD = re.compile(
    r"\b(?:the|this|that|our|its|a)\s(?:[\w'-]+\s){0,2}?(?P<noun>event|meeting|conference|summit|forum|workshop|seminar|webinar|"
    r"training|briefing|hearing|session|exchange|gathering|discussions?|consultations?|talks|dialogue|launch|inauguration|ceremony|"
    r"signing|"
    r"round-?table|symposium|congress|panel)s?\b|(?<!\w )(?-i:It)\b",
    re.I,
)
# What each of them contains; looked for first.
_NOUNS = (
    "event meeting conference summit forum workshop seminar webinar training briefing hearing session "
    "exchange gathering discussion consultation talks dialogue launch inauguration ceremony signing round "
    "symposium congress panel".split()
)
# A session by which the main event opens or ends.
_PART = re.compile(r"\b(?:opening|closing|inaugural)\s(?:session|ceremony)$")
_ANY_NOUN = frozenset(
    "event meeting session exchange gathering discussion discussions talks dialogue panel ceremony it".split()
)
_MEETINGS = frozenset({"meeting", "session", "discussion", "discussions", "talks"})
_NOUN_KINDS = {
    "summit": "summit", "forum": "forum", "conference": "conference", "workshop": "workshop",
    "seminar": "workshop", "webinar": "workshop", "training": "workshop", "briefing": "briefing",
    "hearing": "hearing", "launch": "launch", "inauguration": "establishment", "signing": "agreement",
    "symposium": "conference", "congress": "conference",
}  # fmt: skip


@dataclass(slots=True)
class Stage:
    """A sentence with its actors and events marked, and the event that it speaks of where it names none."""

    sentence: Sentence
    sketch: Sketch
    subject: Event | None
    earlier: list[Event]  # told so far on the page, the sentence's own among them

    @property
    def has_actors(self) -> bool:
        """Whether any actor stands in the sentence."""
        return bool(_ACTORS.search(self.sketch.text))


_ACTORS = re.compile("[" + KINDS["person"] + KINDS["organization"] + KINDS["state"] + "]")


def main_event(page: Page) -> Event | None:
    """The event that the page reports: the first held one of its headline or body, else the first launch."""

    def rank(happening: Happening) -> tuple[bool, bool, bool, bool, int, bool, int]:
        sections = {page.section_at(start) for start, _ in happening.spans}
        act = happening.event.kind in ACTS
        many, unnumbered = -len(happening.spans), happening.event.edition is None
        first = min(happening.spans)[0]
        past = ended_before(page, happening.event, _NEWS)
        return act, "headline" not in sections, past, first > lead, many, unnumbered, first

    told = [
        happening
        for happening in page.happenings
        if page.section_at(happening.spans[0][0]) != "about"
        and (happening.event.kind not in ACTS or happening.event.kind in ("launch", "agreement"))
    ]
    lead = _lead_end(page, told)
    return min(told, key=rank).event if told else None


_NEWS = 60  # days for which a gathering is news


def ended_before(page: Page, event: Event, days: int) -> bool:
    """Whether an event ended more than `days` before the page was published."""
    return bool(event.end_date and page.published and (page.published - event.end_date).days > days)


def _lead_end(page: Page, told: list[Happening]) -> int:
    """Where the line of the body ends that first tells of a gathering."""
    starts = [
        start
        for happening in told
        if happening.event.kind not in ACTS
        for start, _ in happening.spans
        if page.section_at(start) == "body"
    ]
    if not starts:
        return len(page.text)
    return page.lines[page.line_before(min(starts))].end


def stages(page: Page, main: Event | None) -> Iterator[Stage]:
    spans = sorted(
        ((start, end, h) for h in page.happenings for start, end in h.spans), key=lambda span: span[:2]
    )
    told: dict[int, list[tuple[int, int, Happening]]] = {}
    for span in spans:
        told.setdefault(page.sentence_before(span[0]), []).append(span)
    earlier: list[Event] = []
    person: Name | None = None  # whom "he" or "she" means
    for index, whole in enumerate(page.sentences):
        sentence = clipped(whole)
        if sentence.section not in _READ:
            continue
        here = [span for span in told.get(index, []) if span[1] <= sentence.end]
        earlier += [happening.event for _, _, happening in reversed(here)]  # "It" is what came first
        names = list(names_within(page, sentence.start, sentence.end))
        pronouns = list(_pronouns(page, sentence, person)) if person else []
        if (
            any(name.entity == "actor" for name in names)
            or here
            or pronouns
            or page.text[sentence.end - 1] == ":"
        ):
            yield _stage(page, sentence, names, here, earlier, main, pronouns)
        person = next((name for name in names if name.kind == "person"), person if pronouns else None)


# "He opened the meeting", "she said": the person with whom the sentence before began.
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he)\b(?!')")


def _pronouns(page: Page, sentence: Sentence, person: Name) -> Iterator[Mark]:
    for match in _PRONOUN.finditer(page.text, sentence.start, sentence.end):
        yield Mark(match.start(), match.end(), "person", person)


def _stage(
    page: Page,
    sentence: Sentence,
    names: list[Name],
    here: list[tuple[int, int, Happening]],
    earlier: list[Event],
    main: Event | None,
    pronouns: list[Mark],
) -> Stage:
    events = [_event_mark(page, start, end, happening.event) for start, end, happening in here]
    marks = [*events, *_nods(page, sentence, events, earlier, main), *pronouns]
    sketch = Sketch(page.text, sentence.start, sentence.end, marks + _name_marks(page, names, marks))
    held = [mark.item for mark in marks if mark.kind == "event" and mark.item.kind not in ACTS]
    # "As a follow-up to the 2016 conference, another was held": the news is the other.
    subject = min(held, key=lambda event: ended_before(page, event, _NEWS), default=None)
    return Stage(sentence, sketch, subject, earlier)


# "the Eritrean Chairmanship" is told with its state.
_OFFICE = re.compile(r"\b(?:[Cc]hair(?:man|person)?ship|[Pp]residency)\b")


def _name_marks(page: Page, names: list[Name], events: list[Mark]) -> list[Mark]:
    """The names' marks, cut to the names themselves where their phrases run into an event's words."""
    marks = []
    for name in names:
        mark = name_mark(name)
        if name.end < mark.end and _OFFICE.search(page.text, name.end, mark.end):
            mark = Mark(name.start, name.end, mark.kind, name)
        if events and any(mark.start < event.end and event.start < mark.end for event in events):
            mark = Mark(name.start, name.end, mark.kind, name)
            if any(mark.start < event.end and event.start < mark.end for event in events):
                continue
        marks.append(mark)
    return marks


def _event_mark(page: Page, start: int, end: int, event: Event) -> Mark:
    """An event's mark, without the actor with whom its words begin: "[RGRS] Meets in Tirana"."""
    for name in names_within(page, start, end):
        rest = page.text[name.end : end]
        if (
            name.start == start
            and (event.kind in ACTS or not event.edition)
            and re.match(r" (?:[Mm]e[et]|was|has)", rest)
        ):
            start = name.end + 1
    return Mark(start, end, "event", event)


def _nods(
    page: Page, sentence: Sentence, events: list[Mark], earlier: list[Event], main: Event | None
) -> Iterator[Mark]:
    text = page.text[sentence.start : sentence.end]
    if "It" not in text and not any(map(text.lower().__contains__, _NOUNS)):
        return
    before = earlier[max(0, len(earlier) - len(events) - _FAR) : len(earlier) - len(events)]
    for match in _NOD.finditer(page.text, sentence.start, sentence.end):
        if any(match.start() < mark.end and mark.start < match.end() for mark in events):
            continue
        words = match.group().lower()
        noun = next(
            (act for act in ("signing", "launch", "inauguration") if act in words),
            (match["noun"] or "it").lower(),
        )
        # "The meeting follows another": what is told later in the sentence is not meant, if another can be.
        told = before + [mark.item for mark in reversed(events) if mark.start < match.start()]
        event = (
            main
            if _PART.search(words)
            else _meant(noun, words, told, main) or _meant(noun, words, earlier, main)
        )
        if event:
            yield Mark(match.start(), match.end(), "event", event)


_FAR = 30  # events back to which a noun may nod


def _meant(noun: str, words: str, earlier: list[Event], main: Event | None) -> Event | None:
    """The event that a noun nods to: the latest of its kind, or for a general noun the latest held."""
    for event in reversed(earlier[-_FAR:]):
        if "ministerial" in words and event.kind == "ministerial_conference":
            return event
    for event in reversed(earlier[-_FAR:]):
        if noun in _ANY_NOUN:
            if event.kind not in ACTS:
                return event
        elif _NOUN_KINDS.get(noun, "meeting") in event.kind or noun in event.name.lower():
            return event
    if main and main.kind in ACTS and words.startswith("a ") and noun in _MEETINGS:
        return None  # "was signed following a meeting between A and B": who met there did not sign
    return main if noun in _ANY_NOUN or (main and noun in main.name.lower()) else None
