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


def shares(texts: list[str]) -> tuple[list[tuple[str, float]], list[tuple[str, float]]]:
    """The shares of the time that modules, and single functions, take themselves (under a profiler)."""
    profile = cProfile.Profile()
    profile.runcall(_seconds, texts)
    modules: Counter[str] = Counter()
    functions: Counter[str] = Counter()
    for (file, _, name), (_, _, own, _, callers) in pstats.Stats(profile).stats.items():
        module = Path(file).stem
        functions[f"{module}.{name}" if file != "~" else name] += own
        if file != "~":
            modules[module] += own
        for (caller, _, _), timing in callers.items() if file == "~" else ():
            modules[Path(caller).stem] += timing[2]  # built-ins count for those who call them
    total = sum(functions.values())
    return tuple([(name, own / total) for name, own in each.most_common(15)] for each in (modules, functions))


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
    for what, listed in zip(("modules", "functions"), shares(texts[:200]), strict=True):
        print(f"{what} by their own share of the time:")
        for name, share in listed:
            print(f"  {share:6.1%}  {name}")


if __name__ == "__main__":
    main()
