"""Imported by the server whose copies the workers are: what every one of them needs, made once."""

from communique import reading
from communique.dataset import harvests, merging, packs, surveys

__all__ = ["harvests", "merging", "packs", "surveys"]

# A text of each kind of rule, so that the registry is read and the patterns are made before the copying.
reading.read(
    "IOM and the European Union Hold Briefing\n"
    "Cairo, 4 April 2025 - Ms. Ana Ruiz, Head of Unit at IOM, said that Egypt had signed an agreement on "
    "EUR 3 million."
)
