"""Speakers known by what they are quoted with in a report on an event."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.participation.stages import Stage
from communique.records import Event, Name
from communique.text.page import Page
from communique.text.sketch import KINDS, Mark, pattern

# Who is quoted in a report on an event, or said to have praised or urged, spoke there.
SAYS = (
    r"(?:said|says|add(?:ed|s)|stat(?:ed|es)|told|stress(?:ed|es)|remark(?:ed|s)|present(?:ed|s)|not(?:ed|es)|"
    r"emphasi[sz](?:ed|es)|underlin(?:ed|es)|underscor(?:ed|es)|highlight(?:ed|s)|spoke|point(?:ed|s)\s(?:out|to)|"
    r"describ(?:ed|es)|recall(?:ed|s)|announced|declar(?:ed|es)|argu(?:ed|es)|observ(?:ed|es)|concluded|warn(?:ed|s)|"
    r"recogni[sz](?:ed|es)|affirm(?:ed|s)|outlined|express(?:ed|es)|acknowledg(?:ed|es)|welcom(?:ed|es)|encouraged|"
    r"reported|mentioned|shared|explain(?:ed|s)|praised|urg(?:ed|es)|call(?:ed|s)\s(?:on|for|upon)|thanked|"
    r"commend(?:ed|s)|reiterat(?:ed|es)|reaffirm(?:ed|s)|confirmed|promised|pledged|looked\sback|appealed|insisted|"
    r"assured|reminded|hailed|cautioned|reflected|congratulated|appreciated|applauded|lauded|elaborated|indicated|"
    r"informed|briefed|conveyed|commented|summari[sz]ed|advocated|demanded|suggested|proposed|spelled\sout|laid\sout|"
    r"paid\stribute|drew\s(?:[\w']+\s){0,4}attention|made\sclear)"
)
_SAID = (
    r"^according\sto\s(?P<source>{person})|"
    rf"[,\"']\s(?:according\sto|{SAYS})\s(?P<who>{{person}})"
    rf"|(?P<before>{{person}})(?:\s\([^()]{{1,60}}\))?(?:,\s[^;:.\"{{person}}]{{1,140}},|,\srepresenting\s[^;:.,\"{{person}}]{{1,60}})?,?"
    rf"(?:\s(?:also|further|then|has|have|who|\w+ly|in\s(?:his|her)\s(?:[\w-]+\s){{0,3}}\w+(?:\s(?:during|at|to)\s[^;:.,\"]{{1,90}}?)?,?|on\s(?:his|her)\spart,?)){{0,3}}"
    rf"\s{SAYS}\b"
)
# At a meeting of officials it is states and bodies that speak.
_STATED = (
    r"(?P<before>{state}|{organization})(?:\s\([^()]{1,60}\))?,?(?:\s(?:also|further|then|has|have|\w+ly)){0,2}\s"
    r"(?:reported|presented|pointed\s(?:out|to)|stressed|highlighted|emphasi[sz]ed|underlined|reiterated|briefed|"
    r"introduced|outlined|recalled)\b"
    r"|\b(?:stressed|highlighted|emphasi[sz]ed|underlined|recalled|noted)\sby\s(?:the\s)?(?P<who>{state}|{organization})"
)
_OFFICIAL = frozenset({"senior_officials_meeting", "ministerial_conference"})
_BEFOREHAND = re.compile(r"(?:Ahead of|Prior to|Before|In the (?:run-up|lead-up) to|On the eve of) ")
_LEAD = 6  # sentences of a report's body in which its event is told


class Quotations:
    """The persons quoted in a page that reports on `main`, without those who spoke ahead of it."""

    __slots__ = ("_beforehand", "_main")

    def __init__(self, page: Page, main: Event | None) -> None:
        self._main = main if main and main.status == "held" and _leads(page, main) else None
        self._beforehand: set[str] = set()

    def speakers(self, stage: Stage, known: set[tuple[str, str]]) -> Iterator[tuple[Event, str, Name]]:
        """The speakers whom a sentence quotes and who are not known to the event in another role."""
        if not self._main or stage.sentence.section != "body":
            return
        text = stage.sketch.text
        if self._main.kind in _OFFICIAL:
            yield from self._fresh(stage, _STATED, known)
        if KINDS["person"] not in text:
            return
        if _BEFOREHAND.match(text):
            said = (mark for mark in stage.sketch.between(0, len(text)) if mark.kind == "person")
            self._beforehand.update(mark.item.entity_id for mark in said)
        yield from self._fresh(stage, _SAID, known)

    def _fresh(
        self, stage: Stage, rule: str, known: set[tuple[str, str]]
    ) -> Iterator[tuple[Event, str, Name]]:
        for match in pattern(rule).finditer(stage.sketch.text):
            for mark in _marks(stage, match):
                speaker = mark.item.entity_id
                if (self._main.event_id, speaker) not in known and speaker not in self._beforehand:
                    yield self._main, "speaker", mark.item


def _leads(page: Page, event: Event) -> bool:
    """Whether a report tells of an event at once, so that who is quoted in it spoke there."""
    first = next(h.spans for h in page.happenings if h.event.event_id == event.event_id)
    body = [sentence for sentence in page.sentences if sentence.section == "body"]
    return not body[_LEAD:] or min(first)[0] < body[_LEAD].start


def _marks(stage: Stage, match: re.Match[str]) -> list[Mark]:
    groups = [group for group in ("who", "before", "source") if group in match.re.groupindex]
    return [mark for group in groups for mark in stage.sketch.marks(match, group)]
