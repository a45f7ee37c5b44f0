"""Fuzzing led by coverage: `make fuzz`, or `python fuzz/run.py --inputs 1000000 [TARGET ...]`.

What was learnt is kept in build/fuzz/TARGET/corpus and is where the next run begins. A failure is told of
once for each place where it happens, its input kept in build/fuzz/TARGET/failures, and the run goes on; the
exit status is 1 where there was one.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import time
import traceback
from pathlib import Path
from random import Random

import seeds

BUILD = seeds.ROOT / "build" / "fuzz"
NAMES = ("dates", "amounts", "documents", "sources", "sidecars", "formats", "reading")
INPUTS = 1_000_000
_LONGEST = 1500  # bytes of an input
_SECONDS = 30  # after which an input is taken to hang


def main() -> int:
    """Runs the targets one after the other, each in a process of its own, and says what ran."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("targets", nargs="*", help=f"of {' '.join(NAMES)}; all where none is named")
    parser.add_argument("--inputs", type=int, default=INPUTS, help="of all targets together")
    parser.add_argument("--one", help=argparse.SUPPRESS)  # the target of this very process
    arguments = parser.parse_args()
    if arguments.one:
        return _fuzz(arguments.one, arguments.inputs)
    shares = _shares(arguments.targets or NAMES)
    failed = 0
    for name, share in shares.items():
        inputs = round(arguments.inputs * share / sum(shares.values()))
        command = [sys.executable, __file__, "--one", name, "--inputs", str(inputs)]
        begin = time.monotonic()
        failed |= subprocess.run(command, check=False).returncode != 0
        print(f"{name}: {inputs} inputs in {time.monotonic() - begin:.0f} s", flush=True)
    return int(failed)


def _shares(targets: tuple[str, ...] | list[str]) -> dict[str, int]:
    from properties import TARGETS

    if unknown := set(targets) - set(TARGETS):
        sys.exit(f"no target {unknown.pop()!r}; there are {', '.join(TARGETS)}")
    return {name: TARGETS[name][1] for name in targets}


def _fuzz(name: str, inputs: int) -> int:
    """One target in this process."""
    import atheris

    with atheris.instrument_imports(include=["communique"]):
        from properties import TARGETS
    folder = BUILD / name
    (folder / "corpus").mkdir(parents=True, exist_ok=True)
    _sow(name, folder / "corpus")
    watch = _Watch(TARGETS[name][0], folder / "failures", inputs)
    options = [f"-runs={inputs}", f"-max_len={_LONGEST}", f"-timeout={_SECONDS}", "-rss_limit_mb=4096"]
    options += ["-verbosity=0", "-print_final_stats=0", f"-artifact_prefix={folder}{os.sep}"]
    mutator = {"custom_mutator": _mutator(atheris)} if name in ("documents", "reading") else {}
    atheris.Setup([sys.argv[0], *options, str(folder / "corpus")], watch.take, **mutator)
    atheris.Fuzz()
    return 0


class _Watch:
    """Passes inputs on, and notes what fails once for each place."""

    def __init__(self, check: object, folder: Path, inputs: int) -> None:
        self._check, self._folder, self._left = check, folder, inputs
        self._known: set[str] = set()

    def take(self, data: bytes) -> None:
        """Tries one input; the last one ends the process."""
        try:
            self._check(data)
        except Exception as error:
            self._note(data, error)
        self._left -= 1
        if self._left <= 0:
            sys.stdout.flush()
            os._exit(1 if self._known else 0)  # libFuzzer would end with 0 in any case

    def _note(self, data: bytes, error: Exception) -> None:
        at = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__} in {Path(at.filename).name}:{at.lineno}"
        if place in self._known:
            return
        self._known.add(place)
        self._folder.mkdir(exist_ok=True)
        file = self._folder / hashlib.sha256(data).hexdigest()[:12]
        file.write_bytes(data)
        print(f"FAILED {place}: {str(error)[:200]} ({file.relative_to(seeds.ROOT)})", flush=True)


def _sow(name: str, corpus: Path) -> None:
    """Puts the seeds into a corpus that is new."""
    if any(corpus.iterdir()):
        return
    for number, text in enumerate(seeds.texts()):
        data = text.encode()[:_LONGEST]
        (corpus / f"{number:05}").write_bytes(bytes([number % 256]) + data if name == "formats" else data)


def _mutator(atheris: object) -> object:
    """Half of the time texts change as texts do, half as bytes do."""

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        random = Random(seed)
        if random.random() < 0.5:
            return seeds.made(random, data.decode("utf-8", "replace")).encode()[:most]
        return atheris.Mutate(data, most)

    return mutate


if __name__ == "__main__":
    sys.exit(main())
