"""The command line: what it prints, what it returns, and that bad input makes one line, never a traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest
from conftest import DEVELOPMENT, RAW, REAL

from communique import __version__
from communique.__main__ import main


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Tables of one of the five documents, made by the command."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "raw").mkdir()
    shutil.copy(RAW / "000_3ee3f05105d83660.txt", folder / "raw")
    assert main(["build", str(folder / "raw"), "--output", str(folder / "tables")]) == 0
    return folder / "tables"


def test_build_says_what_it_made(tmp_path, capsys):
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text("Germany joined the International Organization for Migration (IOM) in 1954.")
    assert main(["build", str(raw), "--output", str(tmp_path / "tables")]) == 0
    out, err = capsys.readouterr()
    assert out.startswith(f"{tmp_path / 'tables'}: 1 documents, ")
    assert err == "", "no progress where nobody watches"


def test_a_file_that_cannot_be_read_is_told_of_and_the_rest_is_built(tmp_path, capsys):
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text("The European Union met the African Union.")
    (raw / "b.txt").write_text("")
    assert main(["build", str(raw), "--output", str(tmp_path / "tables")]) == 1
    out, err = capsys.readouterr()
    assert "1 documents" in out
    assert "1 problems" in out
    assert err == "communique: b.txt: empty (no bytes)\n"


def test_show_prints_the_evidence(built, capsys):
    assert main(["show", "000-3ee3f051", "--tables", str(built)]) == 0
    assert "  source_path: 000_3ee3f05105d83660.txt" in capsys.readouterr().out


def test_score_of_tables_and_of_texts_agree(built, capsys):
    gold = str(REAL / "000_3ee3f05105d83660.json")
    assert main(["score", str(built), gold]) == 0
    of_tables = capsys.readouterr().out
    assert main(["score", str(RAW), gold]) == 0
    assert capsys.readouterr().out == of_tables
    assert of_tables.split()[:4] == ["table", "aspect", "gold", "predicted"]


def test_errors_are_listed_by_table(capsys):
    gold = str(DEVELOPMENT / "D01.json")
    assert main(["score", str(DEVELOPMENT), gold, "--only", "figures"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert all(line.startswith("D01  figures  ") for line in listed)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "nothing-here"], "nothing-here: no folder of raw documents here"),
        (["build", ".", "--output", "."], "would replace the raw folder"),
        (["show", "iom", "--tables", "nothing-here"], "nothing-here: no tables here; `communique build"),
        (["score", "nothing-here", "nothing-here"], "nothing-here: no gold standard here"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(arguments, said, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("communique: ")
    assert said in err
    assert err.count("\n") == 1


def test_an_unknown_id_is_said_in_one_line(built, capsys):
    assert main(["show", "europian-union", "--tables", str(built)]) == 2
    assert "near it: european-union" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [[], ["buidl"], ["build"], ["show"], ["score", "x"], ["score", "x", "y", "--only", "z"]]
)
def test_wrong_usage_exits_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: communique" in capsys.readouterr().err


def run(*arguments: str, **options) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "communique", *arguments],
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


def test_version_and_help_as_a_program():
    assert run("--version").stdout == f"communique {__version__}\n"
    shown = run("build", "--help")
    assert shown.returncode == 0
    assert "--output" in shown.stdout


def test_a_closed_pipe_is_no_error(built):
    program = f'"{sys.executable}" -m communique show 000-3ee3f051 --tables "{built}" | true'
    done = subprocess.run(["sh", "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_a_terminal_of_few_letters_gets_the_rest_escaped(built):
    done = run("show", "000-3ee3f051", "--tables", str(built), env=os.environ | {"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert "\\u2013" in done.stdout or "\\u2019" in done.stdout or "\\u2026" in done.stdout


@pytest.mark.parametrize("program", ["import communique", "import communique.__main__"])
def test_nothing_slow_is_imported_before_it_is_needed(program):
    slow = ("pandas", "pyarrow", "numpy", "ahocorasick_rs", "charset_normalizer", "communique.reading")
    check = f"{program}; import sys; print([name for name in {slow} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_starting_takes_less_than_three_tenths_of_a_second():
    def seconds() -> float:
        before = os.times()
        run("--help")
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system

    assert min(seconds() for _ in range(3)) < 0.3
