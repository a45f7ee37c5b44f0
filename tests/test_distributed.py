"""Builds past one machine: folders by address, workers of a Dask cluster; the same tables as alone."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import RAW
from generator import document
from test_building import same
from test_dataset import digest

from communique import build, load
from communique.__main__ import main
from communique.dataset import datapackage, merging, partitions, settling, store
from communique.errors import TablesError
from communique.folders import Remote, folder

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # of boto, moto and distributed
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """Has builds of some files go the way of builds of many."""
    monkeypatch.setattr(partitions, "FILES", 4)
    monkeypatch.setattr(merging, "UNITED", 0)
    monkeypatch.setattr(settling, "BUCKET", 16)


@pytest.fixture(scope="module")
def raw(tmp_path_factory):
    folder = tmp_path_factory.mktemp("distributed") / "raw"
    (folder / "site").mkdir(parents=True)
    for number in range(12):
        (folder / "site" / f"g{number:02}.txt").write_text(document(number), encoding="utf-8")
    shutil.copytree(RAW / "reference", folder / "reference")
    (folder / "manifest.csv").write_text("path,published\nsite/g03.txt,2019-05-01\n")
    (folder / ".hidden.txt").write_text("no document")
    return folder


@pytest.fixture
def serial(raw, tmp_path):
    """The folder of the tables that one process makes."""
    build(raw, tmp_path / "serial")
    return tmp_path / "serial"


@pytest.fixture(scope="module")
def bucket():
    """The address of an empty bucket on an in-process stand-in for S3, which processes started later know."""
    import boto3
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as context:
        context.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        context.setenv("AWS_ACCESS_KEY_ID", "stand-in")
        context.setenv("AWS_SECRET_ACCESS_KEY", "stand-in")
        context.setenv("AWS_DEFAULT_REGION", "us-east-1")
        boto3.client("s3").create_bucket(Bucket="bucket")
        yield "s3://bucket"
    server.stop()


@pytest.fixture(scope="module")
def cluster(bucket):
    """A Dask cluster of two processes."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address="127.0.0.1:0"
    ) as running:
        yield running


@pytest.fixture
def store_of_raw(raw, bucket, request):
    """The address of the raw documents on the stand-in for S3, in a folder of the test's own."""
    address = f"{bucket}/{request.node.name.replace('[', '-').rstrip(']')}"
    for file in raw.rglob("*"):
        if file.is_file():
            folder(f"{address}/raw").write(file.relative_to(raw).as_posix(), file.read_bytes())
    return address


def hashes(tables) -> dict[str, list[str]]:
    """The checksums of each table's files."""
    listed = datapackage.files(folder(tables).read(datapackage.NAME))
    return {name: sorted(files.values()) for name, files in listed.items()}


# --- a cluster -----------------------------------------------------------------------------------


def test_a_cluster_writes_the_same_bytes(raw, serial, cluster, tmp_path):
    build(raw, tmp_path / "tables", scheduler=cluster.scheduler_address)
    assert digest(tmp_path / "tables") == digest(serial)


def test_killing_a_worker_in_the_middle_loses_nothing(raw, serial, cluster, tmp_path):
    killed = []

    def kill(number: int, path: str) -> None:
        if not killed:
            worker = next(iter(cluster.workers.values()))
            killed.append(worker.pid)
            os.kill(worker.pid, signal.SIGKILL)

    build(raw, tmp_path / "tables", scheduler=cluster.scheduler_address, progress=kill)
    assert killed
    assert digest(tmp_path / "tables") == digest(serial)


def test_the_command_builds_on_a_cluster(raw, serial, cluster, tmp_path, capsys):
    address = cluster.scheduler_address
    assert main(["build", str(raw), "--output", str(tmp_path / "tables"), "--scheduler", address]) == 0
    assert digest(tmp_path / "tables") == digest(serial)


def test_a_scheduler_that_does_not_answer_is_told_of(raw, tmp_path, monkeypatch):
    import dask
    import distributed  # noqa: F401 - before its settings are changed: those it brings are lost otherwise

    with (
        dask.config.set({"distributed.comm.timeouts.connect": "200ms"}),
        pytest.raises(TablesError, match=r"tcp://127\.0\.0\.1:9: no Dask scheduler answers"),
    ):
        build(raw, tmp_path / "tables", scheduler="tcp://127.0.0.1:9")
    assert not (tmp_path / "tables").exists()


# --- addresses -----------------------------------------------------------------------------------


def test_a_cluster_builds_from_an_object_store_to_it(serial, store_of_raw, cluster):
    tables = f"{store_of_raw}/tables"
    build(f"{store_of_raw}/raw", tables, scheduler=cluster.scheduler_address)
    same(load(tables), load(serial))
    assert hashes(tables) == hashes(serial)


@pytest.mark.parametrize("united", [0, 100])
def test_a_second_build_on_an_object_store_reads_what_is_new_and_leaves_nothing_old(
    raw, store_of_raw, tmp_path, monkeypatch, united
):
    monkeypatch.setattr(merging, "UNITED", united)
    source, tables, seen = f"{store_of_raw}/raw", f"{store_of_raw}/tables", []
    build(source, tables)
    folder(source).write("new.txt", b"Bern, 3 May 2021 - Switzerland gave IOM over CHF 12 million.")
    build(source, tables, progress=lambda number, path: seen.append(path))
    assert seen == ["new.txt"]
    copy = Path(shutil.copytree(raw, tmp_path / "raw"))
    (copy / "new.txt").write_bytes(folder(source).read("new.txt"))
    build(copy, tmp_path / "fresh")
    assert hashes(tables) == hashes(tmp_path / "fresh")
    listed = datapackage.files(folder(tables).read(datapackage.NAME))
    there = {name for name, _ in Remote(tables).walk() if not name.startswith(".cache/")}
    assert there == {datapackage.NAME, *(file for files in listed.values() for file in files)}
    before = len(Remote(f"{tables}/.cache").walk())
    build(source, tables)
    assert len(Remote(f"{tables}/.cache").walk()) == before


def test_old_tables_on_an_object_store_stand_until_the_new_ones_do(store_of_raw, monkeypatch):
    source, tables = f"{store_of_raw}/raw", f"{store_of_raw}/tables"
    build(source, tables)
    before = load(tables)
    folder(source).write("new.txt", b"Bern, 3 May 2021 - Switzerland gave IOM over CHF 12 million.")

    def dies(*arguments):
        raise KeyboardInterrupt

    with monkeypatch.context() as context, pytest.raises(KeyboardInterrupt):
        context.setattr(datapackage, "describe", dies)
        build(source, tables)
    same(load(tables), before)
    with monkeypatch.context() as context, pytest.raises(KeyboardInterrupt):
        context.setattr(store, "_forget", dies)
        build(source, tables)
    assert len(load(tables).documents) == len(before.documents) + 1
    build(source, tables)
    assert len(load(tables).documents) == len(before.documents) + 1


def test_addresses_on_a_disk(raw, serial, tmp_path):
    tables = f"file://{tmp_path}/tables"
    build(f"file://{raw}", tables)
    same(load(tables), load(serial))
    assert hashes(tables) == hashes(serial)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("s3://bucket/nothing", "no folder of raw documents here"),
        ("s3://no-such-bucket/raw", "no folder of raw documents here"),
        ("gopher://x/raw", "no address that fsspec knows"),
    ],
)
def test_an_address_without_documents_is_told_of(bucket, tmp_path, address, said):
    with pytest.raises(TablesError, match=said):
        build(address, tmp_path / "tables")
    assert not (tmp_path / "tables").exists()


def test_tables_are_not_put_where_the_raw_documents_are(bucket):
    with pytest.raises(TablesError, match="would replace the raw folder"):
        build(f"{bucket}/a/raw", f"{bucket}/a")


def test_nothing_of_a_cluster_or_a_store_is_imported_before_it_is_needed():
    program = (
        "import communique.dataset.building, sys;"
        "print([name for name in ('distributed', 'dask', 'fsspec', 's3fs') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
