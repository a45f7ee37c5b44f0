"""The folder of tables: replaced whole, or left as it was."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import threading

import pyarrow.parquet as pq
import pytest

from communique import dataset, load
from communique.dataset import parts, store
from communique.errors import TablesError
from communique.folders import folder
from communique.records import Problem
from communique.tables import TABLES


def made(*paths: str):
    """Tables without documents, told apart by their problems."""
    return dataset.arrow_tables([], [Problem(path, "empty", "no bytes") for path in paths])


def content(folder) -> list[str]:
    return load(folder).problems["source_path"].tolist()


def digest(folder) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir())}


def save(tables, output) -> None:
    with store.replacing(folder(output)) as place:
        place.commit([parts.write(place.new, name, table) for name, table in tables.items()], [])


@pytest.fixture
def output(tmp_path):
    save(made("old.txt"), tmp_path / "tables")
    return tmp_path / "tables"


def test_what_is_saved_is_loaded_and_replaced(output):
    assert content(output) == ["old.txt"]
    save(made("new.txt"), output)
    assert content(output) == ["new.txt"]
    assert [path.name for path in output.parent.iterdir()] == ["tables"], "nothing may be left beside it"


def test_same_rows_same_bytes_and_no_pandas(output):
    before = digest(output)
    save(made("old.txt"), output)
    assert digest(output) == before
    for name in TABLES:
        schema = pq.read_schema(output / f"{name}.parquet")
        assert schema.names == [column.name for column in TABLES[name].columns]
        assert b"pandas" not in (schema.metadata or {})


@pytest.mark.parametrize("can_exchange", [True, False])
@pytest.mark.parametrize("step", range(25))
def test_a_crash_at_any_step_leaves_old_or_new_tables(output, monkeypatch, step, can_exchange):
    """`step` calls of those that touch the disk succeed, the next one dies, and so does all cleaning up."""

    class Dies(BaseException):
        pass

    left = step

    def counted(real):
        def call(*arguments, **options):
            nonlocal left
            left -= 1
            if left < 0:
                raise Dies
            return real(*arguments, **options)

        return call

    if not can_exchange:
        monkeypatch.setattr(store, "_exchange", lambda one, other: False)
    with monkeypatch.context() as context:
        for name in ("fsync", "rename", "mkdir"):
            context.setattr(os, name, counted(getattr(os, name)))
        context.setattr(store, "_exchange", counted(store._exchange))
        context.setattr(shutil, "rmtree", counted(shutil.rmtree))
        try:
            save(made("new.txt"), output)
        except Dies:
            died = True
        else:
            died = False
    assert content(output) in (["old.txt"], ["new.txt"])
    assert died or content(output) == ["new.txt"]
    save(made("newest.txt"), output)
    assert content(output) == ["newest.txt"]
    assert [path.name for path in output.parent.iterdir()] == ["tables"], "what the crash left is gone"


def test_the_steps_of_a_save_are_fewer_than_those_tried():
    source = test_a_crash_at_any_step_leaves_old_or_new_tables.pytestmark
    (steps,) = (mark.args[1] for mark in source if mark.args[0] == "step")
    # A file is synced for each table, one for the description, the folders; then renames and removals.
    assert len(steps) >= len(TABLES) + 10


def test_readers_see_whole_tables_while_others_build(output):
    stop = threading.Event()
    seen: set[tuple[str, ...]] = set()

    def build(name: str) -> None:
        while not stop.is_set():
            save(made(f"{name}1.txt", f"{name}2.txt"), output)

    builders = [threading.Thread(target=build, args=(name,)) for name in "ab"]
    for builder in builders:
        builder.start()
    try:
        for _ in range(20):
            seen.add(tuple(content(output)))
    finally:
        stop.set()
        for builder in builders:
            builder.join()
    assert seen <= {("old.txt",), ("a1.txt", "a2.txt"), ("b1.txt", "b2.txt")}
    assert [path.name for path in output.parent.iterdir()] == ["tables"]


def test_two_first_builds_at_once(tmp_path):
    program = (
        "import sys; from communique import dataset, folders; from communique.dataset import parts, store\n"
        "with store.replacing(folders.folder(sys.argv[1])) as place:\n"
        "    tables = dataset.arrow_tables([], [])\n"
        "    place.commit([parts.write(place.new, name, table) for name, table in tables.items()], [])"
    )
    output = tmp_path / "deep" / "tables"
    builds = [subprocess.Popen([sys.executable, "-c", program, str(output)]) for _ in range(2)]
    assert [build.wait() for build in builds] == [0, 0]
    assert content(output) == []


@pytest.mark.parametrize("damage", ["cut", "missing", "other"])
def test_damaged_tables_are_told_of(output, damage):
    file = output / "events.parquet"
    if damage == "cut":
        file.write_bytes(file.read_bytes()[:-10])
    elif damage == "missing":
        file.unlink()
    else:
        shutil.copy(output / "actors.parquet", file)
    with pytest.raises(TablesError, match="communique build"):
        load(output)


def test_a_damaged_description_is_told_of(output):
    (output / "datapackage.json").write_text("{")
    with pytest.raises(TablesError, match="not as built"):
        load(output)


def test_a_folder_with_other_files_is_not_replaced(output):
    (output / "thesis.docx").write_text("years of work")
    with pytest.raises(TablesError, match=r"holds thesis\.docx, which would be lost"):
        save(made(), output)
    assert (output / "thesis.docx").read_text() == "years of work"


def test_a_file_or_a_link_is_not_replaced(tmp_path, output):
    (tmp_path / "file").write_text("text")
    (tmp_path / "link").symlink_to(output)
    for name in ("file", "link"):
        with pytest.raises(TablesError, match="is no folder"):
            save(made(), tmp_path / name)


def test_an_output_that_cannot_be_written_is_told_of(tmp_path):
    (tmp_path / "file").write_text("text")
    with pytest.raises(TablesError, match="cannot be written"):
        save(made(), tmp_path / "file" / "tables")


def test_loading_from_where_nothing_is_says_what_to_run(tmp_path):
    with pytest.raises(TablesError, match="no tables here; `communique build RAW --output"):
        load(tmp_path / "nothing")


def test_the_description_speaks_of_the_files(output):
    package = json.loads((output / "datapackage.json").read_text(encoding="utf-8"))
    assert [resource["name"] for resource in package["resources"]] == list(TABLES)
    for resource in package["resources"]:
        data = (output / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        table = pq.read_table(output / resource["path"])
        assert resource["rows"] == table.num_rows
        assert [field["name"] for field in resource["schema"]["fields"]] == table.schema.names
        names = set(table.schema.names)
        assert set(resource["schema"]["primaryKey"]) <= names
        for key in resource["schema"].get("foreignKeys", []):
            assert set(key["fields"]) <= names
            assert key["reference"]["resource"] in {"", *TABLES}
