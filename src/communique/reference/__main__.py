"""`python -m communique.reference`: check the curated files and put their rows in canonical order."""

from __future__ import annotations

import sys
from importlib.resources import as_file, files

from communique.errors import CuratedDataError
from communique.reference.checks import errors
from communique.reference.files import COLUMNS, canonical, read


def restore() -> list[str]:
    """Rewrites every curated file that is not in canonical order; their names."""
    changed = []
    for file in COLUMNS:
        text = read(file)
        ordered = canonical(file, text)
        if ordered != text:
            with as_file(files(__package__) / file) as path:
                path.write_text(ordered, encoding="utf-8", newline="")
            changed.append(file)
    return changed


def main() -> int:
    """Restores order, says what is wrong; 1 where something is, else 0."""
    try:
        changed = restore()
    except CuratedDataError as error:
        print(error)
        return 1
    for file in changed:
        print(f"{file}: rows put in canonical order")
    found = errors()
    for error in found:
        print(error)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
