"""A portion and its summary as files of a folder, which a later build can take over."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple

from communique.dataset import shelves
from communique.dataset.folding import summary
from communique.dataset.portions import Portion
from communique.folders import Folder

if TYPE_CHECKING:
    import pyarrow

CACHE = ".cache"
_CONTENTS = "json"  # written last: a pack without it is none


class File(NamedTuple):
    """The ids of a file's documents, and why the reader failed at it, or ""."""

    documents: tuple[str, ...]
    fault: str = ""


def save(folder: Folder, pack: str, portion: Portion, files: dict[str, File]) -> None:
    """Writes a portion as the pack of that name; `files` are by the key of all that their rows depend on."""
    hashes = {}
    for name, table in (portion | summary(portion)).items():
        hashes[name] = shelves.put(folder, _file(pack, name), table)
    contents = {"tables": hashes, "files": files}
    folder.write(_file(pack, _CONTENTS), json.dumps(contents, sort_keys=True).encode())


def table(folder: Folder, pack: str, name: str) -> pyarrow.Table:
    """One of a pack's tables."""
    return shelves.get(folder, _file(pack, name))


def tables(folder: Folder, pack: str, names: tuple[str, ...]) -> Portion:
    """Some of a pack's tables by name."""
    return {name: table(folder, pack, name) for name in names}


def files(folder: Folder, pack: str) -> dict[str, File]:
    """A pack's files by their key; none where it is damaged or gone."""
    contents = _contents(folder, pack)
    if contents is None or not _is_whole(folder, pack, contents):
        return {}
    return {key: File(tuple(documents), fault) for key, (documents, fault) in contents["files"].items()}


def take(folder: Folder, other: Folder, pack: str) -> bool:
    """Has a pack of another folder here too; False where it is damaged or not there (any more)."""
    contents = _contents(other, pack)
    if contents is None or not _is_whole(other, pack, contents):
        return False
    names = [*contents["tables"], _CONTENTS]
    return all(folder.take(other, _file(pack, name)) for name in names)


def all_files(folder: Folder, pack: str) -> list[str]:
    """The names of a pack's files."""
    contents = _contents(folder, pack)
    return [_file(pack, name) for name in (*(contents["tables"] if contents else ()), _CONTENTS)]


def listed(folder: Folder) -> list[str]:
    """The names of the packs in a folder."""
    ending = f".{_CONTENTS}"
    return [name.removesuffix(ending) for name in folder.names(CACHE) if name.endswith(ending)]


def _contents(folder: Folder, pack: str) -> dict | None:
    try:
        contents = json.loads(folder.read(_file(pack, _CONTENTS)))
        return contents if contents["tables"] and isinstance(contents["files"], dict) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _is_whole(folder: Folder, pack: str, contents: dict) -> bool:
    try:
        return all(
            hashlib.sha256(folder.read(_file(pack, name))).hexdigest() == hashed
            for name, hashed in contents["tables"].items()
        )
    except OSError:
        return False


def _file(pack: str, name: str) -> str:
    return f"{CACHE}/{pack}.{name}" + ("" if name == _CONTENTS else shelves.SUFFIX)
