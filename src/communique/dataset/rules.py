"""The version of the rules by which documents are read: whatever can change a row changes it."""

from __future__ import annotations

import hashlib
import platform
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import communique

# What decodes bytes, finds names and writes files; pypdf is there or not.
_LIBRARIES = ("ahocorasick-rs", "charset-normalizer", "numpy", "pyarrow", "pypdf")


@cache
def rules() -> str:
    """A hash of this package's own files, of Python and of the libraries that have a part in the rows."""
    hashed = hashlib.sha256()
    root = Path(communique.__file__).parent
    for path in sorted(path for path in root.rglob("*.*") if path.suffix != ".pyc" and path.is_file()):
        hashed.update(f"{path.relative_to(root).as_posix()}\0".encode())
        hashed.update(hashlib.sha256(path.read_bytes()).digest())
    hashed.update(f"{platform.python_version()} {sys.maxunicode} {list(map(_version, _LIBRARIES))}".encode())
    return hashed.hexdigest()


def model_version(recognizer: str | None) -> str:
    """What is known of a recognizer's version, beside its name."""
    if recognizer is None:
        return ""
    model = recognizer.partition(":")[2]
    files = [
        (str(path), path.stat().st_size) for path in sorted(Path(model).rglob("*"))
    ]  # of none: a package
    return f"{recognizer} {_version('spacy')} {_version(model.replace('_', '-'))} {files}"


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"
