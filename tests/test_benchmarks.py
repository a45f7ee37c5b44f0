"""The generator makes documents that are many, mixed and the same each time."""

from __future__ import annotations

import subprocess
import sys

from conftest import ROOT

PROGRAM = """
import hashlib, sys
sys.path.insert(0, "benchmarks")
from generator import document
texts = [document(number) for number in range(300)]
assert len(set(texts)) == len(texts)
assert all(40 < len(text.split()) < 5000 for text in texts), sorted(len(text.split()) for text in texts)
print(hashlib.sha256("\\f".join(texts).encode()).hexdigest())
"""


def test_documents_are_all_different_and_the_same_each_time():
    def made(seed: str) -> str:
        command = [sys.executable, "-c", PROGRAM]
        done = subprocess.run(
            command, cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert made("1") == made("2")
