"""What builds of many documents take: time, memory, a second build after one more file, and several cores.

    python benchmarks/scale.py                      # 1,000 and 10,000 documents
    python benchmarks/scale.py 10000 100000         # other numbers; half an hour and more
    python benchmarks/scale.py 10000 100000 --write # and says so in docs/performance.md

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
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

from generator import document

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- measured by benchmarks/scale.py -->\n", "<!-- end -->\n"
_BUILD = """
import json, sys
from communique import build

read = 0

def count(number, path):
    global read
    read = number

if __name__ == "__main__":
    raw, output, workers = sys.argv[1:]
    report = build(raw, output, workers=int(workers), progress=count)
    print(json.dumps({"rows": report.rows, "read": read}))
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
    raw: int  # bytes of the documents, of the tables and of the cache beside them
    tables: int
    cache: int

    @property
    def each(self) -> float:
        """Process milliseconds for each file."""
        return 1000 * self.seconds / self.files


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
    peak, spent = [0.0], {}
    watcher = threading.Thread(target=_watch, args=(process.pid, peak, spent), daemon=True)
    watcher.start()
    out, _ = process.communicate()
    if process.returncode:
        raise SystemExit(f"a build failed with {process.returncode}")
    said = json.loads(out)
    waited = perf_counter() - begin
    sizes = [file.stat().st_size for file in raw.rglob("*.txt")]
    cache = _size(output / ".cache")
    return Run(
        files=len(sizes),
        read=said["read"],
        workers=workers,
        seconds=sum(spent.values()),
        waited=waited,
        megabytes=peak[0],
        rows=sum(said["rows"].values()),
        raw=sum(sizes),
        tables=_size(output) - cache,
        cache=cache,
    )


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _watch(pid: int, peak: list[float], spent: dict[int, float]) -> None:
    """Notes the memory of a process and its family at most, and the process time of each until shortly before
    its end: workers are no children of the process that they work for, so that nobody waits for all of them.
    """
    while Path(f"/proc/{pid}").exists():
        family = _family(pid)
        spent |= {each: seconds for each in family if (seconds := _seconds(each))}
        peak[0] = max(peak[0], sum(map(_megabytes, family)))
        sleep(0.3)


def _seconds(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:  # it ended
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


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


def measure(sizes: list[int], workers: int, folder: Path) -> list[tuple[Run, Run]]:
    """Of each size a first build, and a second one after one more file."""
    measured = []
    for size in sizes:
        raw, output = folder / f"raw-{size}", folder / f"tables-{size}"
        generate(raw, range(size))
        first = _told(build(raw, output, workers))
        generate(raw, range(10**6, 10**6 + 1))
        measured.append((first, _told(build(raw, output, workers))))
        shutil.rmtree(raw)
        shutil.rmtree(output)
    return measured


def cores(size: int, folder: Path) -> tuple[Run, Run]:
    """The same build by one process and by two."""
    raw = folder / "raw-cores"
    generate(raw, range(size))
    one, two = (_told(build(raw, folder / f"tables-cores-{workers}", workers)) for workers in (1, 2))
    return one, two


def _told(run: Run) -> Run:
    print(run, flush=True)
    return run


def page(measured: list[tuple[Run, Run]], beside: tuple[Run, Run] | None) -> str:
    """What docs/performance.md says of the figures."""
    (small, _), (large, again) = measured[0], measured[-1]
    lines = [
        "| documents | process time | for each | second build, one file added | files read then | memory |",
        "|---:|---:|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {first.files:,} | {first.seconds / small.seconds:.1f} | {first.each / small.each:.2f} "
        f"| {second.seconds / first.seconds:.1%} | {second.read} | {first.megabytes:,.0f} MB |"
        for first, second in measured
    ]
    said = [
        "",
        "Process time is of all processes together, as a multiple of that of the first line; memory is what "
        f"all hold together at the worst moment, with `--workers {large.workers}`.",
        "",
        f"From {small.files:,} to {large.files:,} documents the time grows "
        f"{large.seconds / small.seconds:.1f}-fold and the memory "
        f"{large.megabytes / small.megabytes:.2f}-fold.",
    ]
    if beside:
        one, two = beside
        said[-1] += (
            f" Two processes do {one.files:,} documents in {two.waited / one.waited:.0%} of the time of one, "
            f"at {two.seconds / one.seconds:.0%} of its process time."
        )
    return "\n".join([*lines, *said, "", *_outlook(small, large, again)]) + "\n"


def _outlook(small: Run, large: Run, again: Run) -> list[str]:
    """What more documents would take, if all goes on as between the two sizes."""
    growth = max(0.0, large.megabytes - small.megabytes) / (large.files - small.files)  # MB a document
    listed = [
        "| documents like these | cores for ten hours | tables | cache | memory of the merging process "
        "| its time alone |",
        "|---:|---:|---:|---:|---:|---:|",
    ]
    for files in (10**6, 10**8):
        times = files / large.files
        hours, alone = files * large.each / 3.6e6, files * again.each / 3.6e6
        gigabytes = (large.megabytes + growth * (files - large.files)) / 1024
        listed.append(
            f"| {files:,} | {max(1, round(hours / 10)):,} | {times * large.tables / 1e9:,.1f} GB "
            f"| {times * large.cache / 1e9:,.1f} GB | {gigabytes:,.1f} GB | {alone:,.1f} h |"
        )
    return [
        f"If all goes on as between {small.files:,} and {large.files:,} documents:",
        "",
        *listed,
        "",
        "One process lists the files, brings events together and keeps the entities; the larger the "
        "collection, the more that is what it waits for, and what must fit into its memory.",
    ]


def main() -> None:
    """Measures, prints, and writes where asked."""
    parser = argparse.ArgumentParser(description="Measure builds of many documents.")
    parser.add_argument("sizes", type=int, nargs="*", default=[1000, 10000], help="numbers of documents")
    parser.add_argument("--workers", type=int, default=1, help="processes (default: %(default)s)")
    parser.add_argument("--cores", type=int, default=10000, help="documents for one core beside two; 0: none")
    parser.add_argument("--write", action="store_true", help="put the figures into docs/performance.md")
    chosen = parser.parse_args()
    if len(chosen.sizes) < 2:
        parser.error("at least two sizes are compared")
    with tempfile.TemporaryDirectory() as folder:
        measured = measure(chosen.sizes, chosen.workers, Path(folder))
        beside = cores(chosen.cores, Path(folder)) if chosen.cores else None
    said = page(measured, beside)
    print(said)
    if chosen.write:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        PAGE.write_text(before + BEGIN + said + END + rest.partition(END)[2], encoding="utf-8")


if __name__ == "__main__":
    main()
