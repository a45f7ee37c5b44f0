"""What builds of many documents take: time, memory, a second build after one more file, and several cores.

    python benchmarks/scale.py                      # 1,000 and 10,000 documents
    python benchmarks/scale.py 10000 100000         # other numbers; half an hour and more
    python benchmarks/scale.py 10000 100000 --write # and docs/performance.md from what was measured

Times are process times of all processes together, which other work on the machine changes little. Memory is
what all processes together hold at the worst moment (proportional set size), looked at three times a second.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter, sleep

from generator import document

ROOT = Path(__file__).parents[1]
MEASURED = ROOT / "benchmarks" / "scale.json"
_BUILD = """
import json, sys
from communique import build

if __name__ == "__main__":
    read = []
    raw, output, workers = sys.argv[1:]
    report = build(raw, output, workers=int(workers), progress=lambda number, path: read.append(path))
    print(json.dumps({"rows": report.rows, "read": len(read)}))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One build: how many files lay there and were read, process and other seconds, megabytes at most."""

    files: int
    read: int
    workers: int
    seconds: float
    waited: float
    megabytes: float
    rows: int


def generate(folder: Path, numbers: range) -> None:
    """Writes generated documents as files of a raw folder, a thousand to a folder in it."""
    for number in numbers:
        file = folder / f"{number // 1000:04}" / f"{number:07}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(document(number), encoding="utf-8")


def build(raw: Path, output: Path, workers: int) -> Run:
    """Builds in a process of its own, and measures that and its workers."""
    program = output.parent / "build.py"
    program.write_text(_BUILD, encoding="utf-8")
    begin = perf_counter()
    process = subprocess.Popen(
        [sys.executable, program, raw, output, str(workers)], stdout=subprocess.PIPE, text=True
    )
    peak = [0.0]
    watcher = threading.Thread(target=_watch, args=(process.pid, peak), daemon=True)
    watcher.start()
    before = os.times()
    out, _ = process.communicate()
    after = os.times()
    if process.returncode:
        raise SystemExit(f"a build failed with {process.returncode}")
    said = json.loads(out)
    seconds = after.children_user + after.children_system - before.children_user - before.children_system
    files = sum(1 for file in raw.rglob("*") if file.is_file())
    rows = sum(said["rows"].values())
    return Run(files, said["read"], workers, seconds, perf_counter() - begin, peak[0], rows)


def _watch(pid: int, peak: list[float]) -> None:
    while Path(f"/proc/{pid}").exists():
        peak[0] = max(peak[0], sum(map(_megabytes, _family(pid))))
        sleep(0.3)


def _family(pid: int) -> list[int]:
    """A process and all that it started."""
    found = [pid]
    for parent in found:
        try:
            for task in Path(f"/proc/{parent}/task").iterdir():
                found += [int(child) for child in (task / "children").read_text().split()]
        except OSError:  # it ended
            continue
    return found


def _megabytes(pid: int) -> float:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:  # it ended
        pass
    return 0.0


def measure(sizes: list[int], workers: int, folder: Path) -> list[dict[str, object]]:
    """A first build of each size, a second one after one more file, and what each took."""
    measured = []
    for size in sizes:
        raw, output = folder / f"raw-{size}", folder / f"tables-{size}"
        generate(raw, range(size))
        runs = [build(raw, output, workers)]
        generate(raw, range(10**6, 10**6 + 1))
        runs.append(build(raw, output, workers))
        for kind, run in zip(("first", "again"), runs, strict=True):
            measured.append({"kind": kind} | asdict(run))
            print(json.dumps(measured[-1]), flush=True)
        shutil.rmtree(raw)
        shutil.rmtree(output)
    return measured


def cores(size: int, folder: Path) -> list[dict[str, object]]:
    """The same build by one process and by two."""
    raw = folder / "raw-cores"
    generate(raw, range(size))
    measured = []
    for workers in (1, 2):
        run = build(raw, folder / f"tables-cores-{workers}", workers)
        measured.append({"kind": "cores"} | asdict(run))
        print(json.dumps(measured[-1]), flush=True)
    return measured


def main() -> None:
    """Measures, prints, and writes where asked."""
    parser = argparse.ArgumentParser(description="Measure builds of many documents.")
    parser.add_argument("sizes", type=int, nargs="*", default=[1000, 10000], help="numbers of documents")
    parser.add_argument("--workers", type=int, default=1, help="processes (default: %(default)s)")
    parser.add_argument("--cores", type=int, default=2000, help="documents for one core beside two; 0: none")
    parser.add_argument("--write", action="store_true", help="keep the figures for docs/performance.md")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measured = measure(chosen.sizes, chosen.workers, Path(folder))
        if chosen.cores:
            measured += cores(chosen.cores, Path(folder))
    if chosen.write:
        MEASURED.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
