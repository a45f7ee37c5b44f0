"""What a change of rules does to the tables: `make compare`, or `make compare BASE=main`.

Builds them with the code and registry of the commit `BASE` (HEAD where none is named), checked out into a
temporary git worktree, and with the working tree's, both over the working tree's data/raw and development
texts, and lists the rows gained, lost and changed. The exit status is 0 where both could be built, whatever
differs, else 2.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from communique.comparison import Differences, compare

ROOT = Path(__file__).parents[1]
DEVELOPMENT = ROOT / "tests" / "gold" / "development"
_DONE, _FAILED = 0, 2


def main(arguments: list[str]) -> int:
    """Prints the differences between the tables of two states of the code."""
    base = arguments[0] if arguments else "HEAD"
    with tempfile.TemporaryDirectory(prefix="communique-compare-") as folder:
        work = Path(folder)
        try:
            raw = gathered(work / "raw")
            with checked_out(base, work / "base") as old:
                build(old / "src", raw, work / "old")
            build(ROOT / "src", raw, work / "new")
        except subprocess.CalledProcessError as error:
            print(f"compare: {base}: {error.stderr.strip()}", file=sys.stderr)
            return _FAILED
        print(Differences(compare(work / "old", work / "new")))
    return _DONE


def gathered(folder: Path) -> Path:
    """A copy of data/raw with the development texts, without their gold, in a folder of their own."""
    shutil.copytree(ROOT / "data" / "raw", folder)
    (folder / "development").mkdir()
    for text in sorted(DEVELOPMENT.glob("*.txt")):
        shutil.copy(text, folder / "development")
    return folder


@contextlib.contextmanager
def checked_out(commit: str, folder: Path) -> Iterator[Path]:
    """A temporary worktree of the commit at `folder`; CalledProcessError where there is no such commit."""
    git("worktree", "add", "--quiet", "--detach", str(folder), commit)
    try:
        yield folder
    finally:
        git("worktree", "remove", "--force", str(folder))


def git(*arguments: str) -> None:
    """Runs git in the checkout; CalledProcessError, with what it said, where it fails."""
    subprocess.run(["git", "-C", str(ROOT), *arguments], check=True, capture_output=True, text=True)


def build(source: Path, raw: Path, output: Path) -> None:
    """Builds tables with the package that lies in `source`; CalledProcessError where it cannot."""
    command = [sys.executable, "-m", "communique", "build", str(raw), "--output", str(output)]
    environment = os.environ | {"PYTHONPATH": str(source)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if not (output / "datapackage.json").exists():
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
