"""Communiqués about EU–IOM migration cooperation, as tidy tables in which every row has its evidence."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from communique.comparison import compare
    from communique.curation import candidates
    from communique.dataset import build, load, read_document
    from communique.exports import export
    from communique.funding import funding_claims, funding_series
    from communique.listings import listing
    from communique.scoring import score
    from communique.view import show

__version__ = "0.1.0"
__all__ = [
    "__version__",
    "build",
    "candidates",
    "compare",
    "export",
    "funding_claims",
    "funding_series",
    "listing",
    "load",
    "read_document",
    "score",
    "show",
]

# The public names and their modules, imported when first used: pandas and pyarrow take their time.
_HOMES = {
    "build": "dataset",
    "candidates": "curation",
    "compare": "comparison",
    "export": "exports",
    "funding_claims": "funding",
    "funding_series": "funding",
    "listing": "listings",
    "load": "dataset",
    "read_document": "dataset",
    "score": "scoring",
    "show": "view",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"communique.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'communique' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
