"""The collector of cyclic garbage, kept from work while documents are read."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Does not look for cyclic garbage: reading makes none (tests/test_building.py), and looking through all
    rows and rules again and again takes up to a tenth of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
