"""Days of gatherings that a sentence beside theirs gives, or the page as a whole."""

from __future__ import annotations

import re

from communique.events.occasions import Occasion
from communique.events.scenes import lay_out
from communique.events.telling import Telling
from communique.records import When
from communique.text.page import Page

_POST = 1_500  # characters of a post that has room for one event
# "X suggested on Saturday that ... He was speaking at a discussion": the day stands in the sentence before.
_SENTENCES_BACK = 3
_SPEAKING = re.compile(
    r"\b(?:was|were) (?:speaking|addressing)\b|\bmade (?:this|the|these) (?:known|remarks?|comments?)", re.I
)


def complete(page: Page, tellings: list[Telling]) -> None:
    """Date gatherings by a sentence or ceremony beside theirs, and a post's only one by its only day."""
    for best in (t.best for t in tellings if not t.best.start_date):
        _take_since_then(page, best)
        if best.is_act and not best.start_date and not best.undated:
            _take_own_ceremony(page, best)
    undated = [t.best for t in tellings if not t.best.is_act and not t.best.start_date and not t.best.undated]
    for best in undated:
        if best.scene.index and _SPEAKING.search(best.scene.text):
            first = page.sentences[max(0, best.scene.index - _SENTENCES_BACK)].start
            days = [w for w in page.dates if first <= w.start < best.scene.sentence.start]
            if said := next((w for w in days if w.precision == "day" and w.basis != "explicit"), None):
                best.dated(said)
    for best in undated:
        _take_ceremony(best, tellings)
        _take_margins(page, best)
    days = [w for w in page.dates if w.precision == "day" and w.start_date]
    held = [t for t in tellings if not t.best.is_act]
    if page.kind == "social_post" and len(page.text) < _POST and len(days) == len(held) == len(undated) == 1:
        undated[0].dated(days[0])


# "They last met in May. Since then they have launched a fund": between that day and the day of writing.
_SINCE_THEN = re.compile(r"\b[Ss]ince then,?\s")
_TOLD_FROM = 400  # characters


def _take_since_then(page: Page, best: Occasion) -> None:
    start = best.scene.sentence.start
    if not page.published or "ince then" not in best.scene.text:
        return
    if not _SINCE_THEN.search(best.scene.text, 0, best.start - start):
        return
    days = [w for w in page.dates if start - _TOLD_FROM <= w.start < start and w.start_date]
    if days and days[-1].end_date and days[-1].end_date.year == page.published.year:
        best.years_before(page.published, 0)


# "A Memorandum is to be signed by A and B. The ceremony will take place on 13 September in Sarajevo."
_OWN_CEREMONY = re.compile(
    r"(?:The|This) (?:(?:official|signing|launch\w*|opening|handover|solemn) )*"
    r"(?:ceremony|signing|launch|event) "
    r"(?:will (?:take place|be held)|is (?:scheduled|to be held|to take place)|took place|was held)\b"
)
_SENTENCES_ON = 2


def _take_own_ceremony(page: Page, best: Occasion) -> None:
    """The day, and the place, that one of the next sentences gives the act's ceremony."""
    first = best.scene.index + 1
    for index in range(first, min(first + _SENTENCES_ON, len(page.sentences))):
        sentence = page.sentences[index]
        if not _OWN_CEREMONY.match(page.text, sentence.start, sentence.end):
            continue
        scene = lay_out(page, index)
        if when := next((when for when in scene.dates if when.precision == "day"), None):
            best.dated(when)
            if scene.sites and not best.place:
                best.place, best.country = scene.sites[0].city, scene.sites[0].country
        return


# "Before the ceremony he held a meeting": on the same day.
_BESIDE = re.compile(
    r"\b(?:before|after|ahead of|prior to|following) the (?:\w+ )?(?:ceremony|signing|launch)\b", re.I
)


# "She said so in the margins of the Council": a release is of the day on which its people spoke.
_MARGINS = re.compile(r"\b(?:in|on|at) the (?:margins|sidelines) of (?:the |today's |a )?$", re.I)
_SPOKE = re.compile(r"\b(?:said|says|stated|declared|noted|added|told|stressed)\b")


def _take_margins(page: Page, best: Occasion) -> None:
    if best.start_date or page.published_precision != "day" or "today" not in page.text.lower():
        return
    before = best.scene.text[: best.start - best.scene.sentence.start]
    if _MARGINS.search(before) and _SPOKE.search(before):
        best.dated(When(0, 0, page.published, page.published, "day", "document"))


def _take_ceremony(best: Occasion, tellings: list[Telling]) -> None:
    if best.start_date or not _BESIDE.search(best.scene.text):
        return
    acts = [t.best for t in tellings if t.best.is_act and t.best.start < best.start and t.best.start_date]
    if acts:
        best.follow(acts[-1])
