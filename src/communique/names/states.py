"""Whether a state that a text names acts there, or is only a place.

A state acts where it is a government, a delegation, an owner of policies, a party, member or host, or the
subject of a clause; "in Budva, Montenegro", "citizens of Egypt" and "on its way to Italy" are places. Lists
("Afghanistan, Bangladesh and Iran") are decided as one, by what stands before and after them.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.names import state_clues as clues
from communique.names.gazetteer import Known


def acting(text: str, names: list[Known], floor: int, ceiling: int) -> Iterator[Known]:
    """Those of a sentence's state names that act; `names` are its names of actors and places, in order.

    `floor:ceiling` is the sentence in the plain text.
    """
    for group in _groups(text, names):
        states = [name for name in group if name.kind == "state"]
        if not states:
            continue
        mixed = any(name.kind not in ("state", "place") for name in group)
        decide = _acts_with_others if mixed else _acts
        if decide(text, group[0], group[-1], floor, ceiling):
            yield from states


def are_listed(text: str, name: Known, following: Known) -> bool:
    """Whether two states stand side by side in a list: "Chad, Congo", "Gabon and the Congo"."""
    return name.kind == following.kind == "state" and _are_linked(text, name, following)


def _groups(text: str, names: list[Known]) -> Iterator[list[Known]]:
    """Names that stand in one list, "Budva, Montenegro" among them."""
    group: list[Known] = []
    for name in names:
        if group and not _are_linked(text, group[-1], name):
            yield group
            group = []
        group.append(name)
    if group:
        yield group


def _are_linked(text: str, name: Known, following: Known) -> bool:
    # "In Ukraine, the Japanese funding": a name and an adjective make no list.
    alike = (name.form == "adjective") == (following.form == "adjective")
    shortened = following.form == "acronym" and text[name.end : following.start] == " ("
    return alike and (shortened or bool(clues.LINK.fullmatch(text, name.end, following.start)))


def _around(text: str, first: Known, last: Known, floor: int, ceiling: int) -> tuple[str, str]:
    """What stands before and after a list of names in its sentence."""
    before = text[max(floor, first.start - 90) : first.start]
    return before, text[last.end : min(ceiling, last.end + 60)]


def _acts_with_others(text: str, first: Known, last: Known, floor: int, ceiling: int) -> bool:
    """Whether the states act that stand in one list with organizations: "the Commission, Chad and Niger"."""
    before, after = _around(text, first, last, floor, ceiling)
    if last.form == "adjective":
        return bool(clues.ADJECTIVE.match(text, last.end, ceiling))
    if clues.OFFICIALS_FROM.search(before):
        return True
    if not clues.AND.search(text, first.end, last.start) or clues.THINGS_OF_LAND.match(after):
        return False
    return not (
        clues.WHEREABOUTS.search(before)
        or clues.DEALING_WEAK.search(before)
        or clues.BORDERING.search(before)
    )


def _acts(text: str, first: Known, last: Known, floor: int, ceiling: int) -> bool:
    if last.form == "adjective":
        return bool(clues.ADJECTIVE.match(text, last.end, ceiling))
    if first.kind != "state":
        return False
    before, after = _around(text, first, last, floor, ceiling)
    if clues.THINGS_OF_LAND.match(after):
        return False
    several = first is not last
    led = before.lower().removesuffix("the ").removesuffix("both ")
    if _is_served(before, led, several):
        return True
    if after.startswith(("'s ", "' ")):
        return bool(clues.OWNS.match(after))
    if led.endswith(clues.ENUMERATING) and clues.MEMBERS.search(before):
        return True
    near = max(0, len(before) - clues.SHORT_REACH)
    related = clues.BETWEEN.search(before, near) and (several or after.startswith(" and "))
    if related and clues.AGREED.search(before):
        return True
    if clues.PLACE.search(before, near) and not related:
        return False
    if clues.DEALING.search(before, near):
        return not (
            clues.BORDERING.search(before)
            or (clues.BETWEEN.search(before) and clues.DEALING_WEAK.search(before))
        )
    if several and (clues.LISTED.search(before) or clues.COUNTED.search(before)):
        placed = clues.LISTED_PLACES.search(before) or clues.COVERED.search(before)
        return bool(clues.HELPED.search(before)) or not placed
    if text[first.start : last.end].isupper():
        return bool(clues.SHOUTED_VERB.match(after)) and not before.strip()
    return _is_subject(before, after, several)


def _is_served(before: str, led: str, several: bool) -> bool:
    """Whether what stands before says who speaks for the states: their officials, bodies or office-holders.

    `led` is the same in small letters, without an article at its end.
    """
    if led.endswith(("of ", "from ", "by ")) and (
        clues.OWNED.search(before) or clues.OFFICIALS_FROM.search(before)
    ):
        return True
    if several and led.endswith(("of ", "from ")) and clues.BODIES_FROM.search(before):
        return True
    if several and led.endswith("s ") and clues.SENT_BY.search(before):
        return True
    if led.endswith(", ") and clues.OFFICE.search(before):
        return True
    succeeded = any(map(led.__contains__, ("succe", "replac", "over")))
    return succeeded and clues.SUCCEEDED.search(before) is not None


def _is_subject(before: str, after: str, several: bool) -> bool:
    """Whether a clause begins here: nothing governs it from before, and a verb follows."""
    if clues.GOVERNED.search(before[-4:]) and not clues.CLAUSE.search(
        before, max(0, len(before) - clues.SHORT_REACH)
    ):
        return False
    if clues.VERB.match(after) or clues.HEADLINE_VERB.match(after) or clues.APPOSITION.match(after):
        return True
    # "Russia and Belarus use ...", "proposed that Bangladesh celebrate ...": the verb's plain form.
    return (several or before.endswith("that ")) and bool(clues.PLAIN_VERB.match(after))
