"""How fast documents are read on one core, and what the build of the five documents takes.

Run by `make bench`. Times are process times, which other work on the machine changes little; the medians of
several rounds are printed.
"""

from __future__ import annotations

import cProfile
import os
import pstats
import resource
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from time import process_time

from generator import document

from communique.reading import read

ROOT = Path(__file__).parents[1]
DOCUMENTS, ROUNDS = 1000, 3


def words_per_second(texts: list[str]) -> float:
    """Words read in a second of process time, the median of several rounds."""
    words = sum(len(text.split()) for text in texts)
    for text in texts[:20]:
        read(text)  # tables and patterns are made when first used
    return statistics.median(words / _seconds(texts) for _ in range(ROUNDS))


def _seconds(texts: list[str]) -> float:
    begin = process_time()
    for text in texts:
        read(text)
    return process_time() - begin


def shares(texts: list[str]) -> dict[str, list[tuple[str, float]]]:
    """Shares of the time, under a profiler: of the reading's steps, and of single functions by themselves."""
    profile = cProfile.Profile()
    profile.runcall(_seconds, texts)
    stats = pstats.Stats(profile).stats
    steps: Counter[str] = Counter()
    functions: Counter[str] = Counter()
    for (file, _, name), (_, _, own, _, callers) in stats.items():
        label = f"{_module(file)}.{name}" if file != "~" else name
        functions[label] += own
        for (caller, _, _), timing in callers.items():
            if Path(caller).stem == "reading" and Path(file).stem != "reading":
                steps[label] += timing[3]
    total = sum(functions.values())
    listed = {"steps": steps, "functions by themselves": functions}
    return {
        what: [(name, own / total) for name, own in each.most_common(14)] for what, each in listed.items()
    }


def _module(file: str) -> str:
    """A file's module, a package's own by the package's name."""
    path = Path(file)
    return path.parent.name if path.stem == "__init__" else path.stem


def build_of_five() -> tuple[float, float]:
    """Process seconds and peak megabytes of the whole command on data/raw."""
    with tempfile.TemporaryDirectory() as folder:
        before = os.times()
        command = [
            sys.executable,
            "-m",
            "communique",
            "build",
            str(ROOT / "data" / "raw"),
            "--output",
            f"{folder}/tables",
        ]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        after = os.times()
    seconds = after.children_user + after.children_system - before.children_user - before.children_system
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> None:
    """Measures and prints."""
    seconds, megabytes = build_of_five()
    texts = [document(number) for number in range(DOCUMENTS)]
    words = sum(len(text.split()) for text in texts)
    print(f"build of the five documents: {seconds:.2f} s process time, {megabytes:.0f} MB at most")
    print(
        f"reading {DOCUMENTS} documents of {words} words: {words_per_second(texts):,.0f} words/s on one core"
    )
    for what, listed in shares(texts[:200]).items():
        print(f"{what}:")
        for name, share in listed:
            print(f"  {share:6.1%}  {name}")


if __name__ == "__main__":
    main()
