"""Events in lanes: the framework that each belongs to, and its name cut short for a label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.charts.words import JOINT, clean

if TYPE_CHECKING:
    import pandas

    from communique.tables import Tables

OTHER = "Other frameworks"
NONE = "No framework"
_FEWEST = 3  # events before a framework has a lane of its own
_LONG = 70  # letters; a longer name gives way to its acronym

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
    ("Justice and Home Affairs", "JHA"),
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
_PLAIN = frozenset({"EU", "IOM", "UN"})  # which whoever looks at these charts knows
_WORD = re.compile(r"[^\w&]+")
_WHO = re.compile(r"(?P<who>.+?) (?:to|as) (?:the )?(?P<what>.+)")  # "Accession of who to what"


def laned(events: pandas.DataFrame, tables: Tables) -> pandas.DataFrame:
    """`events` with `lane`, `lane_name` and `lane_id` of the outermost framework around each event's.

    `lane` is its name, or the acronym of a very long one. Frameworks with few events share the lane `OTHER`;
    events of none are in the lane `NONE`.
    """
    frameworks = tables.frameworks.set_index("framework_id")
    roots = {name: _root(name, frameworks["parent_id"]) for name in frameworks.index}
    lane_id = events["framework_id"].map(roots)
    sizes = lane_id.value_counts()
    own = lane_id.map(sizes).ge(_FEWEST)
    frameworks = frameworks.assign(
        **{name: frameworks[name].map(clean, na_action="ignore") for name in ("name", "acronym")}
    )
    is_long = frameworks["name"].map(len).gt(_LONG) & frameworks["acronym"].notna()
    names = {"lane_name": frameworks["name"], "lane": frameworks["name"].mask(is_long, frameworks["acronym"])}
    found = {
        column: lane_id.map(each).where(own, OTHER).where(lane_id.notna(), NONE).astype(object)
        for column, each in names.items()
    }
    return events.assign(**found, lane_id=lane_id)


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


def labels(rows: pandas.DataFrame, tables: Tables) -> tuple[pandas.Series, pandas.Series]:
    """Each event's name as short as its lane allows, acronyms for names and verbs for acts; and its key.

    The key tells what each short form in the label stands for, as in "SOM: Senior Officials Meeting", several
    of them joined by `words.JOINT`; null where there is none.
    """
    import pandas as pd

    known = [*_acronyms(tables.frameworks), *_acronyms(tables.actors), *_SHORT]
    known.sort(key=lambda pair: -len(pair[0]))
    meanings = _meanings(known)
    found = [_label(name, lane, known) for name, lane in zip(rows["name"], rows["lane"], strict=True)]
    lanes = [
        [f"{lane}: {name}"] if name != lane else []
        for lane, name in zip(rows["lane"], rows["lane_name"], strict=True)
    ]
    keys = [
        JOINT.join([*lane, *_explained(label, meanings)]) or None
        for label, lane in zip(found, lanes, strict=True)
    ]
    return pd.Series(found, rows.index, dtype=object), pd.Series(keys, rows.index, dtype=object)


def key(keys: pandas.Series) -> str:
    """What the short forms in several labels stand for, each once, in the order of the alphabet."""
    forms = {form for each in keys.dropna() for form in each.split(JOINT)}
    return "; ".join(sorted(forms, key=str.casefold))


def _meanings(known: list[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    """What short forms with capitals stand for, by their first word."""
    found: dict[str, list[tuple[str, str]]] = {}
    for long, short in known:
        if any(letter.isupper() for letter in short[1:]) and short not in _PLAIN and " " in clean(long):
            found.setdefault(_WORD.split(short, 1)[0], []).append((clean(short), clean(long)))
    return found


def _explained(label: str, meanings: dict[str, list[tuple[str, str]]]) -> Iterator[str]:
    """What the short forms in a label stand for; "DG" is none where it begins "DG NEAR"."""
    found = [pair for word in _WORD.split(label) for pair in meanings.get(word, ())]
    for short, long in sorted(dict(found[::-1]).items(), key=lambda pair: -len(pair[0])):
        rest = re.sub(rf"\b{re.escape(short)}(?!\w)", "", label)
        if rest != label:
            label = rest
            yield f"{short}: {long}"


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
