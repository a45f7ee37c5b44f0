"""Every turn of speech that says who took part in an event and as what."""

from __future__ import annotations

from communique.participation.attendance import PARTICIPANTS
from communique.participation.doings import DOERS
from communique.participation.holders import HOLDERS, LABELLED
from communique.participation.rosters import ROSTERS
from communique.participation.speakers import SPEAKERS

PHRASES = HOLDERS + LABELLED + SPEAKERS + PARTICIPANTS + ROSTERS + DOERS
