"""Events in lanes: the framework that each belongs to, and its name cut short for a label."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.charts.words import clean

if TYPE_CHECKING:
    import pandas

    from communique.tables import Tables

OTHER = "Other frameworks"
NONE = "No framework"
_FEWEST = 3  # events before a framework has a lane of its own

# What a label calls the kinds whose names are long.
_SHORT = (
    ("Senior Officials Meeting", "SOM"),
    ("Ministerial Conference", "ministerial"),
    ("Ministerial Forum", "forum"),
    ("Memorandum of Understanding", "MoU"),
    ("Foreign Ministers' Meeting", "foreign ministers"),
    ("Euro-African ", ""),
    ("High-level Dialogue", "HLD"),
    ("Director General", "DG"),
    ("General Assembly", "Assembly"),
    ("Migration and Development", "M&D"),
    ("International Organization for Migration", "IOM"),
    ("Council of the European Union", "Council"),
    ("United Nations", "UN"),
    ("European Union", "EU"),
    ("Western Balkans", "WB"),
)
# "Adoption of the X" is written "X adopted"; of the lane's own framework "adopted" is enough.
_ACTS = (
    ("Entry into force", "in force"),
    ("Start of application", "applies"),
    ("Establishment", "founded"),
    ("Adoption", "adopted"),
    ("Accession", "joined"),
    ("Signature", "signed"),
    ("Proposal", "proposed"),
    ("Extension", "extended"),
    ("Launch", "launched"),
    ("Renaming", "renamed"),
    ("Election", "elected"),
)
_ACT = re.compile(rf"(?P<act>{'|'.join(act for act, _ in _ACTS)}) of (?:the )?(?P<what>.+)", re.I)
_WHO = re.compile(r"(?P<who>.+?) (?:to|as) (?:the )?(?P<what>.+)")  # "Accession of who to what"


def laned(events: pandas.DataFrame, tables: Tables) -> pandas.DataFrame:
    """`events` with `lane`, the name of the outermost framework around each event's, and its `lane_id`.

    Frameworks with few events share the lane `OTHER`; events of none are in the lane `NONE`.
    """
    frameworks = tables.frameworks.set_index("framework_id")
    roots = {name: _root(name, frameworks["parent_id"]) for name in frameworks.index}
    lane_id = events["framework_id"].map(roots)
    sizes = lane_id.value_counts()
    own = lane_id.map(sizes).ge(_FEWEST)
    lane = lane_id.map(frameworks["name"]).where(own, OTHER).where(lane_id.notna(), NONE)
    return events.assign(lane=lane.astype(object), lane_id=lane_id)


def _root(framework_id: str, parents: pandas.Series) -> str:
    seen = {framework_id}
    while (parent := parents.get(framework_id)) == parent and parent is not None and parent not in seen:
        framework_id = parent
        seen.add(parent)
    return framework_id


def order(lanes: pandas.Series, first: str) -> list[str]:
    """The lanes from the fullest to the emptiest, `first` before all, `OTHER` and `NONE` last."""
    sizes = lanes.value_counts()
    last = {OTHER: 1, NONE: 2}
    return sorted(sizes.index, key=lambda lane: (lane != first, last.get(lane, 0), -sizes[lane], lane))


def labels(rows: pandas.DataFrame, tables: Tables) -> pandas.Series:
    """Each event's name as short as its lane allows: acronyms for names, verbs for acts."""
    known = [*_acronyms(tables.frameworks), *_acronyms(tables.actors), *_SHORT]
    known.sort(key=lambda pair: -len(pair[0]))
    found = [_label(name, lane, known) for name, lane in zip(rows["name"], rows["lane"], strict=True)]
    return rows["name"].astype(object).where([False] * len(rows), found)


def _acronyms(frame: pandas.DataFrame) -> list[tuple[str, str]]:
    named = frame[frame["acronym"].notna()]
    return [(name, acronym) for name, acronym in zip(named["name"], named["acronym"], strict=True)]


def _label(name: str, lane: str, known: list[tuple[str, str]]) -> str:
    name = clean(name)
    if found := _ACT.fullmatch(name):
        verbs = {act.lower(): verb for act, verb in _ACTS}
        name = _act(verbs[found["act"].lower()], found["what"], lane)
    else:
        name = _without_lane(name, lane)
    for long, short in known:
        name = name.replace(long, short)
    name = re.sub(r"\bthe\b ?", "", " ".join(name.split())).strip(" ,-–")
    return name[:1].upper() + name[1:]


def _act(verb: str, what: str, lane: str) -> str:
    """What was done to what, as short as the lane allows.

    >>> _act("adopted", "Pact by the Council", "Pact"), _act("joined", "Germany to the IOM", "Other")
    ('adopted by the Council', 'Germany joined IOM')
    """
    if verb in ("joined", "elected") and (found := _WHO.fullmatch(what)):
        return (
            f"{found['who']} {verb} {found['what']}"
            if lane not in found["what"]
            else f"{found['who']} {verb}"
        )
    rest = _without_lane(what, lane)
    return f"{verb} {rest}" if rest.startswith("by ") else f"{rest} {verb}".strip()


def _without_lane(name: str, lane: str) -> str:
    """`name` without that of its lane, and without the words that tied it to the lane's."""
    tie = r"\s*(?:\b(?:of|on|to|for|in|before) )?(?:the )?(?:New )?"
    rest = re.sub(tie + re.escape(lane) + r"\b", "", name).strip(" ,")
    return name if rest.startswith("and ") else rest
