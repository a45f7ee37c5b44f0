"""Sources: bytes decoded or refused, folders walked, ids made."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.records import Problem
from communique.sources import Source, printable, read_file, scan, stems

_HERE = Path(__file__).parent
_CASES = _HERE / "cases" / "sources"


def _cases(name):
    return [pytest.param(case, id=case["why"]) for case in json.loads((_CASES / f"{name}.json").read_text())]


def _rows(raw, **limits):
    """Each path with its text, or with its problem."""
    return {
        row.source_path if isinstance(row, Problem) else row.path: row.problem
        if isinstance(row, Problem)
        else row.text
        for row in scan(raw, **limits)
    }


@pytest.mark.parametrize("case", [*_cases("synthetic"), *_cases("negative")])
def test_bytes_are_decoded_or_refused(case, tmp_path):
    (tmp_path / "case.txt").write_bytes(bytes.fromhex(case["bytes"]))
    assert _rows(tmp_path) == {"case.txt": case.get("text", case.get("problem"))}
    (row,) = scan(tmp_path)
    assert isinstance(row, Problem) == ("problem" in case)


def test_the_real_documents_are_read_verbatim_and_named_as_the_contract_says():
    found = list(scan(_HERE.parent / "data" / "raw"))
    real = [row for row in found if row.path.endswith(".txt")]
    assert [row.stem for row in real] == [
        "000-3ee3f051", "001-5372b013", "002-0ca70be1", "003-c39e1f0d", "004-bb934a84"
    ]  # fmt: skip
    for row in real:
        assert row.text == (_HERE.parent / "data" / "raw" / row.path).read_bytes().decode()


def test_order_is_that_of_the_paths(tmp_path):
    for name in ("b.txt", "a/z.md", "a.txt", "C.TXT"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert list(_rows(tmp_path)) == ["C.TXT", "a.txt", "a/z.md", "b.txt"]


def test_what_is_no_document_makes_no_row(tmp_path):
    for name in (".hidden", "README.md", "readme", "LICENSE.txt", "~$a.txt", "a.txt~", "Thumbs.db"):
        (tmp_path / name).write_text("x")
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / "funding.csv").write_text("x")
    (tmp_path / "news" / "reference").mkdir(parents=True)
    (tmp_path / "news" / "reference" / "a.txt").write_text("a document")
    assert _rows(tmp_path) == {"news/reference/a.txt": "a document"}


def test_problems_do_not_stop_the_rest(tmp_path):
    (tmp_path / "a.txt").write_text("the same")
    (tmp_path / "b.txt").write_text("the same")
    (tmp_path / "c.txt").write_text("long" * 10)
    (tmp_path / "d.xyz").write_text("no reader")
    (tmp_path / "e.txt").write_text("last")
    os.mkfifo(tmp_path / "f.txt")
    rows = list(scan(tmp_path, largest=20))
    assert [row for row in rows if isinstance(row, Problem)] == [
        Problem("b.txt", "duplicate_of", "a.txt"),
        Problem("c.txt", "too_large", "more than 20 bytes"),
        Problem("d.xyz", "unreadable", "no reader for .xyz"),
        Problem("f.txt", "unreadable", "not a regular file"),
    ]
    assert [row.text for row in rows if isinstance(row, Source)] == ["the same", "last"]


def test_symbolic_links(tmp_path):
    raw, outside = tmp_path / "raw", tmp_path / "outside"
    raw.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_text("secret")
    (raw / "a.txt").write_text("text")
    (raw / "again.txt").symlink_to("a.txt")
    (raw / "out.txt").symlink_to(outside / "secret.txt")
    (raw / "folder").symlink_to(outside)
    (raw / "loop").symlink_to(raw)
    (raw / "self.txt").symlink_to("self.txt")
    (raw / "gone.txt").symlink_to("nowhere.txt")
    rows = _rows(raw)
    assert rows.pop("a.txt") == "text"
    assert rows.pop("again.txt") == "duplicate_of"
    assert rows == dict.fromkeys(("out.txt", "folder", "loop", "self.txt", "gone.txt"), "unreadable")


def test_a_file_that_is_gone_when_it_is_read(tmp_path):
    assert read_file(tmp_path, "gone.txt", "gone").problem == "unreadable"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_file_that_may_not_be_read(tmp_path):
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "a.txt").chmod(0)
    assert _rows(tmp_path) == {"a.txt": "unreadable"}


def test_no_folder():
    with pytest.raises(FileNotFoundError):
        list(scan(Path("no such folder")))


def test_names_that_are_not_utf8(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("text")
    (row,) = scan(tmp_path)
    assert (row.path, row.text) == (r"caf\xe9.txt", "text")
    row.path.encode()


@pytest.mark.parametrize(
    ("path", "stem"),
    [
        ("003_c39e1f0da0ffd287.txt", "003-c39e1f0d"),
        ("sub/IOM News (1).md", "iom-news-1"),
        ("Communiqué final.txt", "communique-final"),
        ("2024.04.30 decade.txt", "2024-04-30-decade"),
    ],
)
def test_stems(path, stem):
    assert stems([path]) == {path: stem}


def test_stems_of_names_that_slugs_cannot_tell_apart():
    paths = [
        "a/news.txt",
        "b/news.txt",
        "news.md",
        "خبر.txt",
        "أنباء.txt",
        "x" * 200 + ".txt",
        "x" * 201 + ".txt",
    ]
    named = stems(paths)
    assert len(set(named.values())) == len(paths)
    assert named == stems(reversed(paths)) | {}
    assert all(value.isascii() and len(value) < 80 for value in named.values())


@given(st.binary(max_size=400))
@settings(max_examples=200)
def test_any_bytes_give_one_row(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("raw")
    (folder / "a.txt").write_bytes(data)
    (row,) = scan(folder)
    if isinstance(row, Source):
        assert row.text.strip()
        row.text.encode()


@given(st.text(st.characters(codec="utf-8")) | st.binary().map(os.fsdecode))
def test_any_path_can_be_printed(path):
    printable(path).encode()
