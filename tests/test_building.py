"""Builds of many partitions: the same tables as one makes, whoever reads, and only what is new read again."""

from __future__ import annotations

import gc
import json
import os
import shutil
import signal
from pathlib import Path

import duckdb
import pytest
from conftest import RAW, ROOT
from generator import document
from hypothesis import given, settings
from hypothesis import strategies as st
from test_dataset import digest

from communique import build, garbage, load, reading
from communique.dataset import building, executors, harvests, merging, packs, partitions, rules, settling
from communique.errors import TablesError
from communique.scoring.answers import records
from communique.sources import Entry
from communique.tables import TABLES


@pytest.fixture
def small(monkeypatch):
    """Has builds of some files go the way of builds of many."""
    monkeypatch.setattr(partitions, "FILES", 8)
    monkeypatch.setattr(merging, "UNITED", 0)
    monkeypatch.setattr(settling, "BUCKET", 16)


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A raw folder of 45 files: generated ones, the five real ones, two that cannot be read and a copy."""
    raw = tmp_path_factory.mktemp("many") / "raw"
    shutil.copytree(RAW, raw)
    for number in range(37):
        (raw / f"g{number:02}.txt").write_text(document(number), encoding="utf-8")
    shutil.copy(raw / "g00.txt", raw / "z-copy.txt")
    (raw / "empty.txt").write_bytes(b"")
    (raw / "image.png").write_bytes(b"\x89PNG")
    return raw


@pytest.fixture(scope="module")
def whole(many, tmp_path_factory):
    """Their tables, made in one partition."""
    output = tmp_path_factory.mktemp("whole") / "tables"
    build(many, output)
    return load(output)


@pytest.fixture
def raw(many, tmp_path):
    return Path(shutil.copytree(many, tmp_path / "raw"))


def read(raw, output) -> list[str]:
    """Builds; the files that had to be read, sorted."""
    seen = []
    build(raw, output, progress=lambda number, path: seen.append(path))
    return sorted(seen)


def same(one, other) -> None:
    for (name, rows), (_, others) in zip(one, other, strict=True):
        assert records(rows) == records(others), name


# --- partitions ----------------------------------------------------------------------------------


def test_many_partitions_make_the_rows_of_one(many, whole, small, tmp_path):
    report = build(many, tmp_path / "tables")
    same(load(tmp_path / "tables"), whole)
    assert report.rows == {name: len(rows) for name, rows in whole}
    assert len(list((tmp_path / "tables" / "documents").glob("*.parquet"))) > 5
    assert len(list((tmp_path / "tables" / "events").glob("*.parquet"))) > 5
    assert [problem.problem for problem in sorted(report.problems, key=lambda each: each.source_path)] == [
        "empty",
        "unreadable",
        "duplicate_of",
    ]


def test_processes_write_the_same_bytes(many, small, tmp_path):
    build(many, tmp_path / "one")
    build(many, tmp_path / "two", workers=2)
    assert digest(tmp_path / "one") == digest(tmp_path / "two")


def test_the_description_speaks_of_all_parts(many, small, tmp_path):
    build(many, tmp_path / "tables")
    package = json.loads((tmp_path / "tables" / "datapackage.json").read_text(encoding="utf-8"))
    listed = [
        path
        for resource in package["resources"]
        for path in ([resource["path"]] if isinstance(resource["path"], str) else resource["path"])
    ]
    assert sorted([*listed, "datapackage.json"]) == sorted(digest(tmp_path / "tables"))
    for resource in package["resources"]:
        if isinstance(resource["path"], list):
            assert len(resource["hashes"]) == len(resource["path"])


def test_each_part_is_in_the_order_of_its_keys(many, small, tmp_path):
    build(many, tmp_path / "tables")
    for name, table in TABLES.items():
        for part in (tmp_path / "tables" / name).glob("*.parquet"):
            key = ", ".join(f'"{column}"' for column in table.key)
            rows = duckdb.sql(f"SELECT {key} FROM '{part}'").fetchall()
            assert rows == sorted(rows), part.name


@given(st.sets(st.text("abc/.", min_size=1, max_size=6), max_size=60), st.text("xyz", min_size=1, max_size=6))
@settings(max_examples=200, deadline=None)
def test_a_new_file_changes_its_own_partition_only(paths, added):
    entries = [Entry(path, path, 10) for path in sorted(paths)]
    before = partitions.split(entries, files=4, size=1000)
    after = partitions.split([*entries, Entry(added, added, 10)], files=4, size=1000)
    assert sorted(entry.path for part in after for entry in part.entries) == sorted({*paths, added})
    (changed,) = {part.label for part in after if added in [entry.path for entry in part.entries]}
    for part in set(before) - set(after):
        assert partitions.related(part.label, changed)
    assert all(len(part.entries) <= 4 for part in after)


def test_a_partition_is_no_larger_than_its_files_allow():
    entries = [Entry(f"{number}.txt", "", 600) for number in range(20)]
    parts = partitions.split(entries, files=100, size=1000)
    assert [len(part.entries) for part in parts] == [1] * 20


# --- events in buckets ---------------------------------------------------------------------------


@given(st.lists(st.lists(st.integers(0, 30), min_size=1, max_size=4, unique=True), max_size=40))
@settings(max_examples=300, deadline=None)
def test_families_are_all_that_traits_link(reports):
    import numpy as np

    flat = np.array([trait for traits in reports for trait in traits], np.uint64)
    starts = np.cumsum([0, *map(len, reports)])[:-1] if reports else np.zeros(0, np.int64)
    found = settling.families(flat, starts).tolist()
    linked: list[set[int]] = []
    for traits in reports:
        touching = [family for family in linked if family & set(traits)]
        linked = [family for family in linked if not family & set(traits)] + [set(traits).union(*touching)]
    assert found == [min(next(family for family in linked if family & set(traits))) for traits in reports]


@pytest.mark.parametrize(
    ("reports", "buckets"), [(0, 1), (1, 1), (1 << 12, 1), ((1 << 12) + 1, 2), (10**6, 256)]
)
def test_buckets_grow_in_number_and_not_in_size(reports, buckets):
    assert settling.bucket_count(reports) == buckets


# --- again ---------------------------------------------------------------------------------------


def test_a_second_build_reads_what_is_new_alone_and_writes_what_a_fresh_one_does(raw, small, tmp_path):
    assert len(read(raw, tmp_path / "tables")) == 42
    assert read(raw, tmp_path / "tables") == []
    (raw / "new.txt").write_text("Bern, 3 May 2021 - Switzerland gave IOM over CHF 12 million.")
    assert read(raw, tmp_path / "tables") == ["new.txt"]
    build(raw, tmp_path / "fresh")
    assert digest(tmp_path / "tables") == digest(tmp_path / "fresh")


@pytest.mark.parametrize("change", ["edited", "removed", "renamed", "described", "shared"])
def test_what_changes_is_read_again_and_nothing_else(raw, small, tmp_path, change):
    read(raw, tmp_path / "tables")
    if change == "edited":
        (raw / "g07.txt").write_text(document(1007), encoding="utf-8")
        expected = ["g07.txt"]
    elif change == "removed":
        (raw / "g07.txt").unlink()
        expected = []
    elif change == "renamed":
        (raw / "g07.txt").rename(raw / "h07.txt")
        expected = ["h07.txt"]
    elif change == "described":
        (raw / "g07.meta.json").write_text('{"published": "2001-02-03"}')
        expected = ["g07.txt"]
    else:  # two files have a line that a third now has too, which makes it their site's
        for number in (1, 2):
            with (raw / f"g0{number}.txt").open("a", encoding="utf-8") as file:
                file.write("\nThe Line That Three Share\n")
        read(raw, tmp_path / "tables")
        (raw / "third.txt").write_text("The Line That Three Share\n\nThe EU met the AU.\n")
        expected = ["g01.txt", "g02.txt", "third.txt"]
    assert read(raw, tmp_path / "tables") == expected
    build(raw, tmp_path / "fresh")
    assert digest(tmp_path / "tables") == digest(tmp_path / "fresh")


def test_a_partition_that_is_halved_takes_its_rows_along(raw, small, tmp_path, monkeypatch):
    read(raw, tmp_path / "tables")
    monkeypatch.setattr(partitions, "FILES", 3)
    assert read(raw, tmp_path / "tables") == []
    monkeypatch.setattr(partitions, "FILES", 100)
    assert read(raw, tmp_path / "tables") == []


def test_another_model_reads_all_again():
    """What a file's rows depend on has the recognizer's name and version in it."""
    versions = {rules.model_version(name) for name in (None, "spacy:en_core_web_sm", "spacy:en_core_web_lg")}
    assert len(versions) == 3


def test_other_rules_read_all_again(raw, small, tmp_path, monkeypatch):
    everything = read(raw, tmp_path / "tables")
    for module in (building, harvests):
        monkeypatch.setattr(module, "rules", lambda: "other" * 8)
    assert read(raw, tmp_path / "tables") == everything


@pytest.mark.parametrize("damage", ["deleted", "cut", "overwritten"])
def test_the_cache_may_be_deleted_or_damaged(raw, small, tmp_path, damage):
    read(raw, tmp_path / "tables")
    before = digest(tmp_path / "tables")
    cache = tmp_path / "tables" / packs.CACHE
    if damage == "deleted":
        shutil.rmtree(cache)
    for file in cache.glob("*") if cache.exists() else ():
        data = file.read_bytes()
        file.unlink()  # it may be one with a file of the tables
        file.write_bytes(data[: len(data) // 2] if damage == "cut" else bytes(len(data)))
    assert len(read(raw, tmp_path / "tables")) == 42
    assert digest(tmp_path / "tables") == before


def test_a_damaged_part_is_written_again(raw, small, tmp_path):
    read(raw, tmp_path / "tables")
    before = digest(tmp_path / "tables")
    victim = min((tmp_path / "tables" / "mentions").glob("*.parquet"))
    victim.write_bytes(b"damaged")
    assert read(raw, tmp_path / "tables") == []
    assert digest(tmp_path / "tables") == before


def test_what_a_killed_build_had_read_is_not_read_again(raw, small, tmp_path, monkeypatch):
    """The killed build is one whose folder stays, as it does when nothing is cleaned up."""

    class Killed(BaseException):
        pass

    def killed(self):
        raise Killed

    with monkeypatch.context() as context:
        context.setattr(merging.Merge, "parts", killed)
        context.setattr(shutil, "rmtree", lambda *arguments, **options: None)
        with pytest.raises(Killed):
            build(raw, tmp_path / "tables")
    assert not (tmp_path / "tables").exists()
    assert read(raw, tmp_path / "tables") == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["raw", "tables"]


def test_a_file_that_changes_while_it_is_read_is_a_problem_and_read_the_next_time(raw, tmp_path, monkeypatch):
    def changed(task):
        (raw / "g03.txt").write_text("The EU met the AU.")
        (raw / "g04.txt").unlink()
        return harvest(task)

    harvest = harvests.harvest
    with monkeypatch.context() as context:
        context.setattr(harvests, "harvest", changed)
        report = build(raw, tmp_path / "tables")
    lost = {problem.source_path: problem.detail for problem in report.problems}
    assert lost["g03.txt"] == "changed while it was read"
    assert lost["g04.txt"] == "No such file or directory"
    assert read(raw, tmp_path / "tables") == ["g03.txt"]


# --- workers -------------------------------------------------------------------------------------


def die_once(task: tuple[str, int]) -> int:
    """Kills its process the first time that the third task is run."""
    mark, number = task
    if number == 3 and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def die(task: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_the_tasks_of_a_killed_worker_run_again(tmp_path):
    tasks = [(str(tmp_path / "mark"), number) for number in range(8)]
    with executors.executor(2) as executor:
        assert list(executor.map(die_once, tasks)) == [number * number for number in range(8)]


def test_workers_that_always_die_are_told_of():
    with executors.executor(2) as executor, pytest.raises(TablesError, match="workers died 3 times"):
        list(executor.map(die, range(4)))


def test_no_workers_at_all_are_refused(raw, tmp_path):
    with pytest.raises(TablesError, match="at least one is needed"):
        build(raw, tmp_path / "tables", workers=0)


# --- in SQL --------------------------------------------------------------------------------------


@pytest.mark.parametrize("parted", [False, True])
def test_the_queries_of_the_page_run_on_one_file_and_on_many(many, tmp_path, monkeypatch, request, parted):
    if parted:
        request.getfixturevalue("small")
    build(many, tmp_path / "tables")
    page = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    queries = [block.partition("```")[0] for block in page.split("```sql\n")[1:]]
    assert len(queries) >= 3
    monkeypatch.chdir(tmp_path)
    for query in queries:
        asked = query.replace("data/processed", "tables")
        for name in TABLES if parted else ():
            if (tmp_path / "tables" / name).is_dir():
                asked = asked.replace(f"tables/{name}.parquet", f"tables/{name}/*.parquet")
        assert ("/*.parquet" in asked) == parted
        assert duckdb.sql(asked).fetchall(), asked


def test_reading_makes_no_cyclic_garbage():
    """So that the collector may rest meanwhile (garbage.py)."""
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(RAW.glob("*.txt"))]
    texts += [document(number) for number in range(20)]
    reading.read(texts[0])
    gc.collect()
    with garbage.uncollected():
        for text in texts:
            reading.read(text)
        assert gc.collect() == 0
    assert gc.isenabled()
