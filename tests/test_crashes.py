"""Builds that are killed, have no room or meet another: the tables are the old or the new ones, whole."""

from __future__ import annotations

import errno
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from test_dataset import digest

from communique import build, load
from communique.dataset import partitions
from communique.errors import TablesError
from communique.folders import Local

BUILD = """
import sys
from communique.dataset import build, building, partitions, read_document

if __name__ == "__main__":
    read_document("The EU met the AU.")  # what is made when it is first needed is there
    partitions.FILES = 3
    print("ready", flush=True)
    build(sys.argv[1], sys.argv[2], workers=int(sys.argv[3]))
"""


def texts(folder: Path, count: int) -> Path:
    """A raw folder of so many short documents."""
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:02}.txt").write_text(
            f"Bern, {number + 1} May 2021 - Switzerland gave IOM over CHF {number + 3} million.\n"
            f"The EU and the African Union met in Brussels on {number + 2} May 2021."
        )
    return folder


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with two raw folders, and tables of the first in `tables`, of both beside."""
    monkeypatch.setattr(partitions, "FILES", 3)
    for name, count in (("old", 4), ("new", 9)):
        build(texts(tmp_path / name, count), tmp_path / f"{name}-tables")
    shutil.copytree(tmp_path / "old-tables", tmp_path / "tables")
    return tmp_path


def documents(output: Path) -> int:
    """How many documents the tables have; their files' checksums are compared on the way."""
    return len(load(output).documents)


def started(place: Path, raw: str, workers: int = 1) -> subprocess.Popen[bytes]:
    """A build of a raw folder into `tables` that has just begun."""
    program = place / "build.py"
    program.write_text(BUILD)
    arguments = [sys.executable, program, place / raw, place / "tables", str(workers)]
    with (place / "said").open("w+") as said:
        process = subprocess.Popen(arguments, stdout=said, start_new_session=True)
    while (place / "said").read_text() == "" and process.poll() is None:
        time.sleep(0.01)
    return process


def duration(place: Path) -> float:
    """Seconds that an undisturbed build takes once it has begun."""
    process = started(place, "new")
    begin = time.perf_counter()
    assert process.wait() == 0
    shutil.rmtree(place / "tables")
    shutil.copytree(place / "old-tables", place / "tables")
    return time.perf_counter() - begin


def beside(place: Path) -> list[str]:
    """What builds left beside the tables."""
    return [path.name for path in place.iterdir() if path.name.startswith(".communique-")]


@pytest.mark.parametrize("moments", [4, pytest.param(100, marks=pytest.mark.timed)])
def test_a_build_killed_at_any_moment_leaves_old_or_new_tables(place, moments):
    chance, longest = random.Random(moments), duration(place)
    found = []
    for _ in range(moments):
        process = started(place, "new")
        time.sleep(chance.uniform(0, longest))
        process.kill()
        process.wait()
        found.append(documents(place / "tables"))
        if found[-1] == 9:  # it was done, or just before: begin anew
            shutil.rmtree(place / "tables")
            shutil.copytree(place / "old-tables", place / "tables")
    assert set(found) <= {4, 9}
    if moments > 50:
        assert 4 in found, "no build was killed before its end"
    build(place / "new", place / "tables")
    assert digest(place / "tables") == digest(place / "new-tables")
    assert beside(place) == []


def test_workers_end_with_the_build_that_is_killed(place):
    process = started(place, "new", workers=2)
    time.sleep(1)
    process.kill()
    process.wait()
    assert documents(place / "tables") in (4, 9)
    for _ in range(300):
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            break
        time.sleep(0.1)
    else:
        os.killpg(process.pid, signal.SIGKILL)
        pytest.fail("workers went on without their build")
    build(place / "new", place / "tables")
    assert digest(place / "tables") == digest(place / "new-tables")
    assert beside(place) == []


@pytest.mark.parametrize("share", [0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97])
def test_a_disk_that_gets_full_leaves_the_old_tables(place, monkeypatch, share):
    written = []

    def write(self, name, data):
        written.append(name)
        if len(written) > room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(self, name, data)

    real, room = Local.write, float("inf")
    monkeypatch.setattr(Local, "write", write)
    build(place / "new", place / "other")
    room = int(share * len(written))
    written.clear()
    with pytest.raises(TablesError, match=r"tables: cannot be written \(No space left on device\)"):
        build(place / "new", place / "tables")
    assert digest(place / "tables") == digest(place / "old-tables")
    assert beside(place) == []
    room = float("inf")
    build(place / "new", place / "tables")
    assert digest(place / "tables") == digest(place / "new-tables")


@pytest.mark.parametrize("workers", ["1", "2"])
def test_files_that_may_not_be_written_whole_leave_the_old_tables(place, workers):
    """The limit on a file's size stands in for a full disk, where the system itself refuses."""
    done = subprocess.run(
        [sys.executable, "-m", "communique", "build", "new", "--output", "tables", "--workers", workers],
        cwd=place,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)),
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"communique: {place / 'tables'}: cannot be written (File too large)\n"
    assert digest(place / "tables") == digest(place / "old-tables")
    assert beside(place) == []


def test_two_builds_at_once_leave_the_tables_of_one(place):
    builds = [started(place, "old"), started(place, "new"), started(place, "new")]
    seen = set()
    while any(each.poll() is None for each in builds):
        seen.add(documents(place / "tables"))
    assert [each.returncode for each in builds] == [0, 0, 0]
    seen.add(documents(place / "tables"))
    assert seen <= {4, 9}
    assert beside(place) == []
    build(place / "new", place / "tables")
    assert digest(place / "tables") == digest(place / "new-tables")
    assert len(Local(str(place / "tables")).names(".cache")) > 5
