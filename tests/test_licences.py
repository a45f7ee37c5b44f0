"""The licences of what the library stands on are listed, and the lock files are ones that tools can read."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import licences
import pytest
from conftest import ROOT
from packaging.requirements import Requirement

PAGE = licences.PAGE.read_text(encoding="utf-8")
LISTED = licences.listed(PAGE)
PERMISSIVE = {"Apache", "BSD", "CC0", "ISC", "MIT", "PSF", "Zlib"}


def pinned(lock):
    """The requirements of a lock file by packaging's parser, each with its hashes."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    lines = re.sub(r"\\\n *", " ", re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE)).splitlines()
    parted = [line.partition(" --hash=") for line in lines if line.strip()]
    return [(Requirement(wanted.strip()), hashes) for wanted, _, hashes in parted]


def test_the_page_says_what_is_locked_now():
    assert licences.page(PAGE) == PAGE, "run `make licences` and commit docs/licences.md"


def test_every_locked_package_is_listed_and_needed_by_something():
    locked = {requirement.name for lock in licences.LOCKS for requirement, _ in pinned(lock)}
    assert set(LISTED) == locked
    assert all(licences.needed_by().values())


def test_the_default_set_is_small_and_holds_no_copyleft():
    default = {name for name, groups in licences.needed_by().items() if "default" in groups}
    assert {"ahocorasick-rs", "charset-normalizer", "numpy", "pandas", "pyarrow"} <= default
    assert len(default) < 12
    for name in default:
        assert not licences.is_copyleft(LISTED[name]), name
        assert set(re.split(r", | or ", LISTED[name])) <= PERMISSIVE, name


def test_extras_are_no_part_of_the_default_set():
    needed = licences.needed_by()
    for name, group in (
        ("spacy", "spacy"),
        ("weasyprint", "pdf"),
        ("pycountry", "test"),
        ("s3fs", "distributed"),
    ):
        assert group in needed[name]
        assert "default" not in needed[name]


def test_the_page_names_every_copyleft_licence_outside_the_default_set():
    intro = PAGE.partition(licences.START)[0]
    found = {family for each in LISTED.values() for family in re.split(r", | or ", each)} & licences.COPYLEFT
    assert found == {"GPL", "LGPL", "MPL"}
    strong = {name for name, each in LISTED.items() if licences.is_copyleft(each) and "MPL" not in each}
    strong |= {name for name, each in LISTED.items() if "GPL" in each}
    assert all(f"({name})" in intro for name in strong)


@pytest.mark.parametrize(
    ("said", "families", "copyleft"),
    [
        ({"License-Expression": "MIT"}, "MIT", False),
        ({"License-Expression": "Apache-2.0 OR BSD-2-Clause"}, "Apache or BSD", False),
        ({"License-Expression": "MPL-2.0 AND MIT"}, "MIT, MPL", True),
        ({"License-Expression": "GPL-3.0-only OR MIT"}, "GPL or MIT", False),
        ({"License-Expression": "AGPL-3.0-or-later"}, "AGPL", True),
        (
            {"Classifier": ["License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)"]},
            "LGPL",
            True,
        ),
        ({"Classifier": ["License :: OSI Approved :: GNU General Public License (GPL)"]}, "GPL", True),
        ({"License": "BSD 3-Clause License\n\nCopyright"}, "BSD", False),
        ({"License": "Proprietary"}, "", False),
    ],
)
def test_families_are_read_from_metadata(said, families, copyleft):
    assert licences.families(said) == families
    assert licences.is_copyleft(families) == copyleft


def test_a_package_of_which_nothing_is_known_stops_the_list():
    with pytest.raises(SystemExit, match="nobody-has-this: no licence known"):
        licences.licence("nobody-has-this", {})
    assert licences.licence("nobody-has-this", {"nobody-has-this": "MIT"}) == "MIT"


@pytest.mark.parametrize("lock", licences.LOCKS)
def test_every_locked_package_has_one_version_and_hashes(lock):
    for requirement, hashes in pinned(lock):
        (version,) = requirement.specifier
        assert version.operator == "=="
        assert re.fullmatch(r"sha256:[0-9a-f]{64}( +--hash=sha256:[0-9a-f]{64})*", hashes.strip())
        assert requirement.url is None


# pip's own parser, in a process of its own: importing it warns.
PIP = """
import json, sys
from pip._internal.network.session import PipSession
from pip._internal.req.req_file import parse_requirements
lines = parse_requirements(sys.argv[1], session=PipSession())
print(json.dumps([(line.requirement, line.options["hashes"]["sha256"]) for line in lines]))
"""


@pytest.mark.parametrize("lock", licences.LOCKS)
def test_pip_reads_the_lock(lock):
    command = [sys.executable, "-c", PIP, str(ROOT / lock)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    read = json.loads(done.stdout)
    assert [Requirement(wanted) for wanted, _ in read] == [requirement for requirement, _ in pinned(lock)]
    assert all(hashes for _, hashes in read)
