"""Two sets of tables compared: rows gained, lost and changed, and what `make compare` does with the code."""

from __future__ import annotations

import shutil
import subprocess

import comparison
import pytest
from conftest import ROOT

import communique as cq
from communique.__main__ import main
from communique.comparison import Differences, compare

OLD = "Geneva, 3 May 2021 - The European Commission granted IOM EUR 12 million. Ms. Ana Ruiz of UNHCR spoke."
NEW = "Geneva, 3 May 2021 - The European Commission granted IOM EUR 15 million. Ms. Ana Ruiz of UNHCR spoke."


def tables(text):
    return cq.read_document(text, name="a")


def rows(found, *columns):
    return set(found[list(columns)].itertuples(index=False, name=None))


def test_a_changed_value_is_told_with_both_and_its_words():
    found = compare(tables(OLD), tables(NEW))
    figures = found[found["table"] == "figures"]
    (row,) = figures[figures["column"] == "value"].to_dict("records")
    assert (row["change"], row["old"], row["new"]) == ("changed", "12,000,000", "15,000,000")
    assert (row["document_id"], row["quote"]) == ("a", "EUR 15 million")
    assert set(figures["change"]) == {"changed"}


def test_rows_gained_and_lost_are_told_with_their_words():
    more = tables(f"{OLD} The African Union met IOM in Nairobi on 2 May 2021.")
    found = compare(tables(OLD), more)
    gained = rows(found[found["change"] == "gained"], "table", "id", "quote")
    assert ("actors", "african-union", "African Union") in gained
    assert not (found["change"] == "lost").any()
    lost = compare(more, tables(OLD))
    assert rows(lost[lost["change"] == "lost"], "table", "id", "quote") == gained
    assert not (lost["change"] == "gained").any()


def test_the_same_tables_do_not_differ():
    found = compare(tables(OLD), tables(OLD))
    assert found.empty
    assert str(Differences(found)) == "no differences"


def test_what_is_null_on_both_sides_is_no_change():
    plain = tables("The European Union and the African Union met. They spoke of migration.")
    longer = tables("The European Union and the African Union met. They spoke of migration and work.")
    found = compare(plain, longer)
    assert set(found["table"]) == {"documents"}
    assert set(found["column"]) == {"text", "words", "source_end", "source_sha256"}


def test_the_page_is_plain_and_short():
    found = compare(tables(OLD), tables(NEW))
    page = str(Differences(found[found["table"] == "figures"]))
    first, _, heading, row, quote, *values = page.splitlines()
    assert (first, heading) == ("figures ~1", "figures: ~1")
    assert row.startswith("  ~ a@")
    assert quote == "      “EUR 15 million”  a"
    assert "12,000,000 → 15,000,000" in " ".join(values)
    assert max(map(len, str(Differences(found)).splitlines())) < 150


@pytest.fixture
def folders(tmp_path):
    for name, text in (("old", OLD), ("new", NEW)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(text, encoding="utf-8")
    cq.build(tmp_path / "old", tmp_path / "tables")
    return tmp_path


def test_the_exit_status_says_whether_anything_differs(folders, capsys):
    assert main(["compare", str(folders / "tables"), str(folders / "old")]) == 0
    assert capsys.readouterr().out == "no differences\n"
    assert main(["compare", str(folders / "tables"), str(folders / "new")]) == 1
    assert "12,000,000 → 15,000,000" in capsys.readouterr().out
    assert main(["compare", str(folders / "tables"), str(folders / "nothing")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_help_says_the_exit_status(capsys):
    with pytest.raises(SystemExit):
        main(["compare", "--help"])
    assert "Exit status: 0 where nothing differs" in " ".join(capsys.readouterr().out.split())


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A repository with the library and two texts, whose registry has lost the acronym of IOM since."""
    root = tmp_path / "checkout"
    shutil.copytree(ROOT / "src", root / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for folder in ("data/raw", "tests/gold/development"):
        (root / folder).mkdir(parents=True)
    (root / "data" / "raw" / "a.txt").write_text("IOM and the European Union met.", encoding="utf-8")
    (root / "tests" / "gold" / "development" / "D1.txt").write_text("IOM spoke.", encoding="utf-8")
    (root / "tests" / "gold" / "development" / "D1.json").write_text("{}", encoding="utf-8")
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    for command in (("init", "--quiet"), ("add", "--all"), (*who, "commit", "--quiet", "-m", "first")):
        subprocess.run(["git", "-C", root, *command], check=True, capture_output=True)
    aliases = root / "src" / "communique" / "reference" / "aliases.csv"
    lines = aliases.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("IOM,actor,iom,acronym,")]
    assert len(kept) == len(lines) - 1
    aliases.write_text("".join(kept), encoding="utf-8")
    monkeypatch.setattr(comparison, "ROOT", root)
    monkeypatch.setattr(comparison, "DEVELOPMENT", root / "tests" / "gold" / "development")
    return root


def test_a_change_of_rules_is_compared_with_a_commit(checkout, capsys):
    assert comparison.main(["HEAD"]) == 0
    out = capsys.readouterr().out
    assert "actors -1\n" in f"{out.splitlines()[0].split(';')[0]}\n"
    assert "  - iom  International Organization for Migration\n      “IOM”  a\n" in out
    listed = subprocess.run(["git", "-C", checkout, "worktree", "list"], capture_output=True, text=True)
    assert len(listed.stdout.splitlines()) == 1, "the temporary worktree is gone"


def test_a_commit_that_is_none_is_said(checkout, capsys):
    assert comparison.main(["nonsense"]) == 2
    assert capsys.readouterr().err == "compare: nonsense: fatal: invalid reference: nonsense\n"
