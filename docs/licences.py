"""The licences of all packages in the lock files, for docs/licences.md: `make licences`.

Names and what needs what come from the lock files, licences from the installed packages' metadata. With
`--check` nothing is written; the exit status is 1 where the page is out of date.
"""

from __future__ import annotations

import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "licences.md"
LOCKS = ("requirements.lock", "requirements-bench.lock")
START, END = "<!-- listed: `make licences` writes from here -->\n", "<!-- to here -->\n"

# Families of licences by what their names hold, in SPDX, in classifiers or in plain words; each is tried.
FAMILIES = {
    "AGPL": r"\bAGPL|Affero",
    "LGPL": r"\bLGPL|Lesser General Public",
    "GPL": r"\bGPL|(?<!Lesser )(?<!Affero )General Public License",
    "MPL": r"\bMPL|Mozilla Public",
    "EPL": r"\bEPL-|Eclipse Public",
    "CC-BY-SA": r"\bCC-BY-SA",
    "Apache": r"\bApache",
    "BSD": r"BSD",
    "MIT": r"\bMIT\b",
    "ISC": r"\bISC\b|\bISCL\b",
    "PSF": r"\bPSF|Python Software Foundation",
    "Zlib": r"\bZlib\b",
    "CC0": r"\bCC0\b",
    "CNRI": r"\bCNRI\b",
}
COPYLEFT = frozenset(("AGPL", "LGPL", "GPL", "MPL", "EPL", "CC-BY-SA"))
# What metadata does not say: packages of other systems than Linux, and those that say nothing or not enough.
STATED = {
    "appnope": "BSD",  # macOS
    "atheris": "Apache",  # its LICENSE file
    "brotlicffi": "MIT",  # PyPy
    "colorama": "BSD",  # Windows
    "pyphen": "GPL or LGPL or MPL",  # its README: a choice of three
    "pywinpty": "MIT",  # Windows
}
_PIN = re.compile(r"^(?P<name>[\w.-]+)==", re.MULTILINE)
_NEEDED = re.compile(r"^    #(?: via)? +(?P<parent>[\w.-]+)", re.MULTILINE)
_PROJECT = "communique"


def needed_by() -> dict[str, set[str]]:
    """Every locked package, and which of the project's sets need it: "default" or the names of extras."""
    parents = _parents()
    needed: dict[str, set[str]] = {name: set() for name in parents}
    for group, roots in _roots().items():
        ahead = roots & needed.keys()
        while ahead:
            for name in ahead:
                needed[name].add(group)
            ahead = {
                name for name, needing in parents.items() if group not in needed[name] and needing & ahead
            }
    return needed


def _parents() -> dict[str, set[str]]:
    """Every locked package, and the packages that it is locked for."""
    parents: dict[str, set[str]] = {}
    for lock in LOCKS:
        text = (ROOT / lock).read_text(encoding="utf-8")
        pins = list(_PIN.finditer(text))
        ends = [*(pin.start() for pin in pins[1:]), len(text)]
        for pin, end in zip(pins, ends, strict=True):
            needing = {match["parent"] for match in _NEEDED.finditer(text, pin.end(), end)} - {"via"}
            parents.setdefault(pin["name"], set()).update(needing)
    return parents


def _roots() -> dict[str, set[str]]:
    """The packages that the project itself names, by set."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {"default": project["dependencies"], **project["optional-dependencies"]}
    return {group: {_name(each) for each in wanted} for group, wanted in declared.items()}


def _name(requirement: str) -> str:
    """The normalized name of a requirement: "moto[s3]>=5.1" is "moto"."""
    return re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0].lower().replace("_", "-").replace(".", "-")


def licence(name: str, old: dict[str, str]) -> str:
    """The families of a package's licence; of one that is not installed what the page `old` says."""
    if name in STATED:
        return STATED[name]
    try:
        found = families(metadata.metadata(name))
    except metadata.PackageNotFoundError:
        found = old.get(name, "")
    if not found:
        raise SystemExit(f"licences: {name}: no licence known; see STATED in docs/licences.py")
    return found


def families(said) -> str:
    """Families as metadata names them: by expression, else by classifiers, else by the licence's first words.

    >>> families({"License-Expression": "Apache-2.0 OR BSD-2-Clause"})
    'Apache or BSD'
    """
    classifiers = [each for each in _all(said, "Classifier") if each.startswith("License ::")]
    words = said.get("License-Expression") or " AND ".join(classifiers) or (said.get("License") or "")[:200]
    found = [name for name, pattern in FAMILIES.items() if re.search(pattern, words)]
    choice = " OR " in words or "Dual License" in (said.get("License") or "")
    return (" or " if choice else ", ").join(sorted(found))


def _all(said, field: str) -> list[str]:
    return (said.get_all(field) or []) if hasattr(said, "get_all") else said.get(field, [])


def is_copyleft(families: str) -> bool:
    """Whether a licence asks that changes be passed on under it, whichever of its families is chosen."""
    choices = [set(re.split(r", ?", choice)) for choice in families.split(" or ")]
    return all(choice & COPYLEFT for choice in choices)


def listed(page: str) -> dict[str, str]:
    """The packages of a page and their families."""
    rows = dict(re.findall(r"^\| ([\w.-]+) \| ([^|]+) \| [^|]+ \|$", page, re.MULTILINE))
    return {name: said for name, said in rows.items() if name != "package"}


def page(old: str) -> str:
    """The text of the page with its list made anew."""
    before, _, rest = old.partition(START)
    _, _, after = rest.partition(END)
    known = listed(old)
    needed = needed_by()
    rows = [
        f"| {name} | {licence(name, known)} | {', '.join(sorted(needed[name]))} |" for name in sorted(needed)
    ]
    table = "\n".join(["| package | licence | needed by |", "|---|---|---|", *rows])
    return f"{before}{START}{table}\n{END}{after}"


def main() -> int:
    """Writes the page, or compares it."""
    old = PAGE.read_text(encoding="utf-8")
    new = page(old)
    if "--check" in sys.argv[1:]:
        return int(old != new)
    PAGE.write_text(new, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
