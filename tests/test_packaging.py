"""What is installed is whole: the wheel works outside the checkout, and the set-up is locked."""

from __future__ import annotations

import importlib.metadata
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path

import pytest
from conftest import RAW, ROOT, places

from communique import __version__

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
BENCH_LOCK = (ROOT / "requirements-bench.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = (
        "pip wheel --quiet --no-index --no-deps --no-build-isolation --disable-pip-version-check --wheel-dir"
    )
    subprocess.run([sys.executable, "-m", *command.split(), str(folder), str(ROOT)], check=True)
    (found,) = folder.glob("*.whl")
    return found


def test_the_wheel_holds_the_curated_files_and_nothing_foreign(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    curated = {path.name for path in (ROOT / "src" / "communique" / "reference").glob("*.csv")}
    assert curated
    assert curated <= {Path(name).name for name in names}
    assert {name.split("/")[0] for name in names} == {"communique", f"communique-{__version__}.dist-info"}
    assert not [name for name in names if "__pycache__" in name or "test" in name]


def test_the_wheel_works_in_a_new_environment(wheel, tmp_path):
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "new")], check=True)
    python = tmp_path / "new" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", "--no-index", "--no-deps", str(wheel)], check=True)
    # The dependencies come from here, but not the link to the checkout: PYTHONPATH reads no .pth file.
    environment = os.environ | {"PYTHONPATH": sysconfig.get_path("purelib")}

    def run(*command: str) -> str:
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    home = run(str(python), "-c", "import communique; print(communique.__file__)")
    assert Path(home.strip()).is_relative_to(tmp_path)
    command = str(tmp_path / "new" / "bin" / "communique")
    assert run(command, "--version") == f"communique {__version__}\n"
    assert ", 0 problems" in run(command, "build", str(RAW), "--output", "tables")
    assert run(command, "show", "iom", "--tables", "tables").startswith(
        "International Organization for Migration"
    )


@pytest.mark.parametrize("lock", [LOCK, BENCH_LOCK], ids=["requirements", "bench"])
def test_everything_locked_has_hashes_and_no_address(lock):
    assert not re.search(r"https?://|file:|@ |^-", lock, re.MULTILINE)
    assert not places().search(lock)
    entries = re.split(r"\n(?=[a-z0-9])", lock.strip())
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry


def locked(lock: str) -> dict[str, str]:
    """The versions that a lock file holds, by package; of several for different Pythons, the last."""
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", lock, re.MULTILINE))


def test_every_dependency_is_locked():
    extras = dict(PROJECT["optional-dependencies"])
    measured = extras.pop("bench")
    wanted = [*PROJECT["dependencies"], *(each for extra in extras.values() for each in extra), "hatchling"]
    for lock, requirements in ((LOCK, wanted), (BENCH_LOCK, measured)):
        for requirement in requirements:
            assert re.match(r"[A-Za-z0-9._-]+", requirement).group().lower() in locked(lock)


def test_the_lock_for_measuring_changes_nothing_that_is_installed():
    both = locked(LOCK).keys() & locked(BENCH_LOCK).keys()
    assert both
    assert {name: locked(LOCK)[name] for name in both} == {name: locked(BENCH_LOCK)[name] for name in both}


# Licences of the default set: no copyleft.
PERMISSIVE = re.compile(r"\b(MIT|BSD|Apache|PSF|Python Software Foundation|ISC|0BSD)\b")


def default_set() -> list[str]:
    """The names of what `pip install communique` brings, as installed here."""
    found, ahead = [], [re.match(r"[\w.-]+", each).group() for each in PROJECT["dependencies"]]
    while ahead:
        name = ahead.pop()
        if name in found:
            continue
        found.append(name)
        for requirement in importlib.metadata.requires(name) or []:
            if "extra ==" not in requirement and "sys_platform" not in requirement:
                ahead.append(re.match(r"[\w.-]+", requirement).group())
    return sorted(found)


@pytest.mark.parametrize("name", default_set())
def test_default_dependencies_are_permissively_licensed(name):
    metadata = importlib.metadata.metadata(name)
    said = [metadata.get("License-Expression") or "", metadata.get("License") or ""]
    said += [line for line in metadata.get_all("Classifier") or [] if line.startswith("License")]
    assert PERMISSIVE.search(" ".join(said)), said
    assert not re.search(r"\b(A|L)?GPL", " ".join(said).split("\n")[0])


def test_the_version_is_the_same_everywhere():
    assert f"version: {__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_job_of_the_build_server_is_make_test():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert script.splitlines()[-1] == "exec make test"
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    assert re.findall(r"- run: (.*)", workflow) == ["make test PYTHON=python"]
    for minor in (11, 12, 13):
        assert f'"3.{minor}"' in workflow
