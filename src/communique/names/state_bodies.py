"""The full names of states' bodies: "Ministry of Justice of Georgia", "... of the Netherlands"."""

from __future__ import annotations

import re
from functools import cache

from communique import reference

_STYLED = re.compile(r"(?:Republic|Kingdom|United|Democratic|Islamic|Holy|Central African) ")
_WITH_ARTICLE = frozenset("NLD GMB ARE GBR USA PHL BHS COM MDV SYC MHL COG COD CAF DOM RUS".split())


@cache
def _state_names() -> dict[str, str]:
    return {
        actor.country: actor.name
        for actor in reference.actors().values()
        if actor.kind == "state" and actor.country
    }


def of_state(name: str, country: str) -> str:
    """The name of a state's body with its state: "Ministry of Justice of Georgia" for the code GEO.

    The name as it is where no state has that code.
    """
    state = _state_names().get(country)
    if not state:
        return name
    return (
        f"{name} of the {state}" if country in _WITH_ARTICLE or _STYLED.match(state) else f"{name} of {state}"
    )
