"""Files that are made to break what reads them: a row of `problems` for each, and the rest built."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import hostile_files
import pytest

from communique import build, load, sources
from communique.records import Problem
from communique.sources import Source, scan

WORDS = "The European Union met the African Union in Cairo on 3 May 2024."
DEEP = "<div>" * 100_000

# What a file holds, by its name; what is wrong with it, or None where it is read all the same.
FILES = {
    "a sound one.txt": (WORDS.encode(), None),
    "truncated.pdf": (hostile_files.pdf(WORDS)[:150], r"damaged PDF|no text layer"),
    "encrypted.pdf": (hostile_files.encrypted(WORDS), "encrypted PDF"),
    "endless.pdf": (hostile_files.pdf("", content=b"0 0 m " * 60_000), "draws more than can be read"),
    "bomb.docx": (hostile_files.bomb(2**26 + 1), "unpacks to more than"),
    "understated.docx": (hostile_files.understated(2**20), "damaged Word document"),
    "laughs.docx": (hostile_files.docx(document=hostile_files.laughs()), "declares XML entities"),
    "external.docx": (hostile_files.docx(document=hostile_files.external()), "declares XML entities"),
    "laughs.html": (hostile_files.laughs().encode(), None),
    "nested.html": (f"{DEEP}<p>{WORDS}".encode(), None),
    "nested.json": (b"[" * 200_000, "nested too deep"),
    "nested.jsonl": (b'{"text": "The EU met."}\n' + b'{"a":' * 100_000 + b"\n", "1 of 2 rows have no text"),
    "surrogates.json": (b'{"text": "\\ud800 The EU met IOM. \\udfff"}', None),
    "number.json": (b'{"text": ' + b"9" * 10_000 + b"}", "no articles"),
    "quote.csv": (b'text\n"' + b"The EU met. " * 1000, None),
    "names.eml": (hostile_files.eml(WORDS, name="../../etc/passwd\n.pdf", subject="=?utf-8?q?a=0Ab?="), None),
    "nul.txt": (b"The EU\0 met.", "NUL at byte 6"),
    "half.txt": (b"\xff\xfeT\0h\0e", "byte order mark of utf-16-le"),
    "program.txt": (b"\x7fELF\x02\x01\x01", "program file under a text name"),
    "empty.txt": (b"", "no bytes"),
    "spaces.txt": (b" \n" * 1000, "no text"),
    "large.txt": (b"a " * (sources.LARGEST // 2 + 1), "more than"),
    "program": (b"words", "no reader for files without a suffix"),
    "new\nline.txt": (b"", "no bytes"),
    "\x1b[31mred\r.txt": (b"", "no bytes"),
    "\u202egnp.txt": (WORDS.encode() + b" 2", None),
    "..txt.txt": None,  # hidden: no row
    "-rf.txt": (WORDS.encode() + b" 3", None),
    "$(reboot) %s {0} <b>.txt": (WORDS.encode() + b" 4", None),
    "n" * 251 + ".txt": (WORDS.encode() + b" 5", None),
    os.fsdecode(b"caf\xe9.txt"): (WORDS.encode() + b" 6", None),
    os.fsdecode(b"\xff\xfe.txt"): (b"", "no bytes"),
}


@pytest.fixture
def hostile(tmp_path):
    """A raw folder with every hostile file, and with what is no file at all."""
    raw = tmp_path / "raw"
    raw.mkdir()
    for name, held in FILES.items():
        (raw / name).write_bytes(held[0] if held else WORDS.encode())
    os.mkfifo(raw / "pipe.txt")
    (raw / "loop.txt").symlink_to("loop.txt")
    (raw / "device.txt").symlink_to("/dev/zero")
    (raw / "up.txt").symlink_to("..")
    (raw / "gone.txt").symlink_to("nowhere.txt")
    (raw / "folder.txt").mkdir()
    (raw / "folder.txt" / "up").symlink_to(raw)
    here = Path.cwd()
    os.chdir(raw)  # a socket's path must be short
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("socket.txt")
    finally:
        os.chdir(here)
    return raw


NO_FILES = ["device.txt", "folder.txt/up", "gone.txt", "loop.txt", "pipe.txt", "socket.txt", "up.txt"]


def test_every_hostile_file_is_read_or_told_of(hostile, tmp_path):
    report = build(hostile, tmp_path / "tables")
    told = {row.source_path: row.detail for row in report.problems}
    for name, held in FILES.items():
        path = sources.printable(name)
        if held and held[1]:
            assert re.search(held[1], told.pop(path)), name
        else:
            assert path not in told, name
    assert sorted(told) == NO_FILES
    made = load(tmp_path / "tables")
    read = {sources.printable(name) for name, held in FILES.items() if held and not held[1]}
    assert set(made.documents.source_path) == read | {"nested.jsonl"}
    texts = made.documents.set_index("document_id").text
    for row in made.mentions.itertuples():
        assert texts[row.document_id][row.start : row.end] == row.quote
    secret = "\n".join(texts)
    assert "root:" not in secret
    assert "\ud800" not in secret


def test_the_command_tells_of_each_in_one_line_and_ends_with_status_1(hostile, tmp_path):
    command = [
        sys.executable,
        "-m",
        "communique",
        "build",
        str(hostile),
        "--output",
        str(tmp_path / "tables"),
    ]
    done = subprocess.run(command, capture_output=True, check=False, timeout=300)
    assert done.returncode == 1
    lines = done.stderr.decode().split("\n")[:-1]
    wrong = [name for name, held in FILES.items() if held and held[1]]
    assert len(lines) == len(wrong) + len(NO_FILES)
    assert all(line.startswith("communique: ") and line.isprintable() for line in lines)
    assert b"Traceback" not in done.stderr
    problems = load(tmp_path / "tables").problems
    assert len(problems) == len(lines)
    assert done.stdout.count(b"\n") == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads what nobody may")
def test_a_file_that_may_not_be_read(tmp_path):
    (tmp_path / "a.txt").write_text(WORDS)
    (tmp_path / "a.txt").chmod(0)
    assert [row.detail for row in scan(tmp_path)] == ["Permission denied"]


def injected(monkeypatch, name, happen):
    """Has `happen(path)` called when the file `name` is opened to be read, the first time."""
    really, waiting = os.open, [happen]

    def opened(path, *arguments, **options):
        if Path(os.fsdecode(path)).name == name and waiting:
            waiting.pop()(Path(os.fsdecode(path)))
        return really(path, *arguments, **options)

    monkeypatch.setattr(os, "open", opened)


def denied(path):
    raise PermissionError(13, "Permission denied", str(path))


def broken(path):
    raise OSError(5, "Input/output error", str(path))


def replaced(path):
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize(
    ("happen", "detail"),
    [
        (denied, "Permission denied"),
        (broken, "Input/output error"),
        (Path.unlink, "No such file or directory"),
        (replaced, "not a regular file"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "b.meta.json"])
def test_a_file_that_fails_or_vanishes_or_becomes_a_pipe_while_it_is_read(
    happen, detail, name, tmp_path, monkeypatch
):
    (tmp_path / "a.txt").write_text(WORDS)
    (tmp_path / "b.txt").write_text(WORDS + " Again.")
    (tmp_path / "b.meta.json").write_text("{}")
    injected(monkeypatch, name, happen)
    rows = list(scan(tmp_path))
    (problem,) = [row for row in rows if isinstance(row, Problem)]
    assert (problem.source_path, problem.problem, problem.detail) == (name, "unreadable", detail)
    assert sum(isinstance(row, Source) for row in rows) == (1 if name == "a.txt" else 2)


def test_a_file_that_grows_while_it_is_read_is_read_no_further_than_it_may(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(WORDS)
    injected(monkeypatch, "a.txt", lambda path: path.write_text(WORDS * 1000))
    (row,) = scan(tmp_path, largest=1000)
    assert (row.problem, row.detail) == ("too_large", "more than 1000 bytes")


def test_memory_for_a_bomb_is_bounded(tmp_path):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "bomb.docx").write_bytes(hostile_files.bomb(2**26 + 1))
    program = (
        "import resource, pathlib; from communique.sources import scan\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        f"print([row.problem for row in scan(pathlib.Path({str(tmp_path / 'raw')!r}))])\n"
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    rows, megabytes = done.stdout.split("\n")[:2]
    assert rows == "['too_large']"
    assert int(megabytes) < 100


def test_thousands_of_empty_files_are_as_many_problems(tmp_path):
    raw = tmp_path / "raw"
    raw.mkdir()
    for number in range(3000):
        (raw / f"{number}.txt").touch()
    (raw / "words.txt").write_text(WORDS)
    report = build(raw, tmp_path / "tables")
    assert (report.rows["problems"], report.rows["documents"]) == (3000, 1)


@pytest.mark.timed
def test_a_hundred_thousand_empty_files_take_ten_times_as_long_as_ten_thousand(tmp_path):
    def seconds(count):
        raw = tmp_path / str(count)
        raw.mkdir()
        for number in range(count):
            (raw / f"{number}.txt").touch()
        begin = time.process_time()
        build(raw, tmp_path / f"tables-{count}")
        return time.process_time() - begin

    seconds(100)
    assert seconds(100_000) < 14 * seconds(10_000)


_LONG = 2 * 2**20


@pytest.mark.timed
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", DEEP.encode()[: _LONG // 2]),
        ("a.json", json.dumps([{"text": "a b"}] * (_LONG // 16)).encode()),
        ("a.csv", b"text\n" + b"a,\n" * (_LONG // 3)),
        ("a.md", b"---\n" + b"a: b\n" * (_LONG // 5)),
        ("a.docx", hostile_files.bomb(2**26 - 1000)),
        ("a.txt", bytes(range(128, 256)) * (_LONG // 128)),
        ("a.eml", b"Subject: a\n" * (_LONG // 11)),
        ("a.pdf", hostile_files.pdf("", content=b"(a) Tj " * 39_000)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_two_megabytes_of_any_kind_are_decoded_in_seconds(name, data, tmp_path):
    (tmp_path / name).write_bytes(data)
    begin = time.process_time()
    assert list(scan(tmp_path))
    assert time.process_time() - begin < 10
