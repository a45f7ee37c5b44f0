"""What a sentence says happened, before it is known which event of the document it is, and when and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from communique.events.scenes import Scene
from communique.records import When

ACTS = frozenset({"adoption", "agreement", "establishment", "accession", "launch"})


@dataclass(slots=True, eq=False)
class Occasion:
    """One telling of an event in one sentence; several tellings may become one event.

    `start:end` is what a mention quotes; a `nod` ("the Conference", "the meeting") only adds to an event told
    elsewhere. `about` lists the ids of what an act concerns or who met; dates are None until known.
    """

    start: int
    end: int
    kind: str
    scene: Scene
    head: str = ""  # a gathering's noun, singular, in small letters
    name: str = ""  # as printed, with canonical names in it
    named: bool = False  # capitalised as a name
    nod: bool = False
    strong: bool = False  # a nod that itself says that the thing was held
    definite: bool = False  # "the EU-IOM meeting": one that may have been told before
    apart: bool = False  # "the next Summit": not the one told before
    listed: bool = False  # one of several that a sentence counts up, and none of the others
    undated: bool = False  # a date stands beside it whose days cannot be known
    mention: bool = True  # whether `start:end` is a mention
    framework_id: str | None = None
    edition: int | None = None
    series: str = ""  # the name of the series that the edition is of, where another sentence gives it
    about: tuple[str, ...] = ()
    place: str | None = None
    country: str | None = None
    planned: bool = False
    start_date: date | None = None
    end_date: date | None = None
    precision: str = "unknown"
    basis: str = "unknown"

    @property
    def is_act(self) -> bool:
        """Whether something was adopted, signed, founded, launched or joined, rather than held."""
        return self.kind in ACTS

    def dated(self, when: When, basis: str | None = None) -> None:
        """Take the days of `when`."""
        self.start_date, self.end_date = when.start_date, when.end_date
        self.precision, self.basis = when.precision, basis or when.basis

    def years_before(self, day: date, years: int) -> None:
        """Take the year that lies `years` before `day`'s."""
        year = day.year - years
        self.start_date, self.end_date = date(year, 1, 1), date(year, 12, 31)
        self.precision, self.basis = "year", "relative"

    def follow(self, other: Occasion, basis: str | None = None) -> None:
        """Take from `other` the day and place that this one lacks."""
        if not self.start_date and other.start_date:
            self.start_date, self.end_date = other.start_date, other.end_date
            self.precision, self.basis = other.precision, basis or other.basis
        if not self.place and not self.country:
            self.place, self.country = other.place, other.country
