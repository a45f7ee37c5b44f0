"""Which of the events that a sentence tells a date or a place printed in it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from communique.events.occasions import Occasion
from communique.events.scenes import Scene

# Between a date or place and the event after it stands no other statement.
BREAK = re.compile(r"[;!?]|\b(?:which|who|while|whereas|although|but|because|that)\b|, (?:and|with)\s")
# "... delivered today at the Ministerial Conference": what follows at once is meant, not what went before.
_LEADS_ON = re.compile(
    r"(?: in [A-Z]\w+)?,? (?:at|during|in|for|by|as part of|(?:in|on) the (?:margins|sidelines) of) "
    r"(?:(?:the|its|their|an?|this) )?(?:[\w'-]+ ){0,2}",
    re.I,
)
WITHIN_REACH = 240  # characters
NEAR = 60
_OPENING = 25


def owner_of(
    scene: Scene, start: int, end: int, occasions: Iterable[Occasion], passed: int = 0
) -> Occasion | None:
    """The occasion that a date or place belongs to: around it, else the nearest before, else the next.

    An act that ends at `passed` stands between, and only counts the time.
    """
    around = [o for o in occasions if o.start <= start and end <= o.end]
    if around:
        return min(around, key=lambda o: o.end - o.start)
    following = [o for o in occasions if o.start >= end and not _is_background(scene, o)]
    following = [o for o in following if not _is_aside(scene, end, o)]
    if following and _SUBORDINATE.search(scene.between(scene.sentence.start, start)):
        following = [o for o in following if "," not in scene.between(end, o.start)]
    # "On 21 June 2022, A, B and C hosted the meeting": what opens a sentence speaks of all of it.
    if start - scene.sentence.start > _OPENING:
        following = [o for o in following if o.start - end <= WITHIN_REACH]
        following = [o for o in following if not BREAK.search(scene.between(end, o.start))]
    next_one = min(following, key=lambda o: o.start, default=None)
    before = [o for o in occasions if o.end <= start and not _is_background(scene, o)]
    nearest = max(before, key=lambda o: o.end, default=None)
    far = not nearest or start - nearest.end > NEAR // 3
    if not nearest or (next_one and far and _LEADS_ON.fullmatch(scene.between(end, next_one.start))):
        return next_one
    between = scene.between(max(nearest.end, passed), start)
    if _DECIDED.search(between):
        return None
    if nearest.nod and ELSEWHERE.search(between):
        return None
    if nearest.is_act and _is_counted_from(scene, nearest) and _OTHERS.search(between):
        return owner_of(scene, start, end, [o for o in occasions if o is not nearest], nearest.end)
    if nearest.is_act and (_TELLS_ON.search(between) or _ASIDE.search(between)):
        return None
    return nearest if len(between) <= WITHIN_REACH and not re.search(r"[;!?]", between) else None


# "This event follows meetings in Niamey in May", "participants will review ...": days of something else.
ELSEWHERE = re.compile(
    r"\b(?:follow(?:s|ed|ing)|previous|earlier|since|review|adopted|signed|meetings|workshops|sessions|conferences)\b",
    re.I,
)


# "Met for the first time since the adoption of the Compact from 16 to 20 May": those are the days of meeting;
# only "since the adoption in 2018" dates the act.
_COUNTED_FROM = re.compile(
    r"\b(?:since|after|following) (?:the |its |their )?(?:official |formal |final |landmark |recent )?$", re.I
)
_OTHERS = re.compile(
    r"^,? ?(?:from|at|between)\b|\b(?:was|were|has|have|had|took|met|will|held|[a-z]{3,12}ed)\b", re.I
)


def _is_counted_from(scene: Scene, act: Occasion) -> bool:
    before = scene.between(max(scene.sentence.start, act.start - 20), act.start)
    return bool(_COUNTED_FROM.search(before))


def _is_aside(scene: Scene, end: int, act: Occasion) -> bool:
    """Whether an act only counts the time: "on 23 May, a week after the adoption of the Pact, they met"."""
    if not act.is_act or not _is_counted_from(scene, act):
        return False
    closed = re.match(r"[^.;,]{0,90},\s", scene.between(act.end, scene.sentence.end))
    return "," in scene.between(end, act.start) and bool(closed)


# "The adoption of the Declaration, which gave a mandate for 2017-2021": those are not the years of the act.
_TELLS_ON = re.compile(
    r"\bwhich (?!(?:was|were|is|has been|had been|will be)\b)|\bfor (?:the|a) (?:years|period)\b"
)


# "The resolution of the Assembly decided that in 2006 it would meet": the year of what was decided.
_DECIDED = re.compile(
    r"\b(?:decided|agreed|announced|said|stated|declared|noted|recalled|stressed) that (?:in|on|by) $"
)


# "Five months after it took the chair on 1 April, Colombia presented its programme": not on that day.
_SUBORDINATE = re.compile(
    r"\b(?:after|before|when|while|since|although|as) (?:it|he|she|they|we)\b[^,;]*$", re.I
)


# "The signing is a milestone, as Jordan attained its status in 2010", "follows the announcement of 16 May".
_ASIDE = re.compile(
    r",(?: \w+)? (?:as|when|while|because|since|although|after|given|where) |"
    r"\bfollow(?:s|ed) (?:the|a|an|up|on|years|from)\b",
    re.I,
)


# "The first of four meetings preceding the 5th Ministerial Conference was held in Izmir": not the
# conference was.
_BACKGROUND = re.compile(
    r"\b(?:preceding|ahead of|in preparation (?:for|of)|preparatory to|prior to|in the (?:run-up|lead-up) to|"
    r"preparations? for|outcomes? of|recommendations? of|follow-up to|since|follow(?:ing|s|"
    r"ed) up on) (?:the |its |their )?$",
    re.I,
)


# "Ahead of the 2nd Ministerial Meeting, experts met on Thursday": nor was that the day of the Meeting.
_BEFOREHAND = re.compile(
    r"(?:^|[:.-] )(?:Ahead of|Prior to|Before|In the (?:run-up|lead-up) to) (?:the |its |an? )?$"
)


def _is_background(scene: Scene, occasion: Occasion) -> bool:
    before = scene.between(max(scene.sentence.start, occasion.start - 40), occasion.start)
    if _BEFOREHAND.search(before):
        return True
    after = scene.between(occasion.end, scene.sentence.end)
    if _OF_ITSELF.match(after):
        return False
    return bool(_BACKGROUND.search(before)) and bool(re.search(r"\b(?:was|were|took place)\b", after[:80]))


# "Recommendations of the Conference, which took place in May": that is the day of the Conference.
_OF_ITSELF = re.compile(r"(?: ?\([^()]{1,20}\))?,? (?:which|that) (?:was|were|took|had|has|met)\b")
