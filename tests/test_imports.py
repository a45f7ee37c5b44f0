"""Imports flow one way: a step of the reading uses, directly or not, only the steps listed above it.

Modules that are not listed are parts of a step (word lists, patterns); they must make no circle either.
"""

from __future__ import annotations

import ast

import pytest
from conftest import ROOT

SOURCE = ROOT / "src" / "communique"

STEPS = """
errors records tables evidence reference text dates amounts sources documents names chronology events figures
participation reading record dataset scoring view __main__
""".split()


def modules() -> list[str]:
    """Every module and package directly under `communique`."""
    return sorted(
        {path.stem for path in SOURCE.glob("*.py") if path.stem != "__init__"}
        | {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    )


def imported(module: str) -> set[str]:
    """The modules of the package that a module names in its imports, wherever in the file."""
    folder = SOURCE / module
    files = sorted(folder.glob("*.py")) if folder.is_dir() else [SOURCE / f"{module}.py"]
    found = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "communique":
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("communique."):
                found.add(node.module.split(".")[1])
            elif isinstance(node, ast.Import):
                found |= {
                    alias.name.split(".")[1] for alias in node.names if alias.name.startswith("communique.")
                }
            assert not (isinstance(node, ast.ImportFrom) and node.level), f"{file.name}: a relative import"
    return found - {module, "__version__"}


USES = {module: imported(module) & set(modules()) for module in modules()}


def reached(module: str) -> set[str]:
    """Every module that importing `module` may bring, itself only where there is a circle."""
    found: set[str] = set()
    ahead = set(USES[module])
    while ahead:
        found |= ahead
        ahead = {further for each in ahead for further in USES[each]} - found
    return found


def test_every_step_exists():
    assert set(STEPS) <= set(modules())


@pytest.mark.parametrize("step", STEPS)
def test_a_step_uses_only_those_above_it(step):
    assert reached(step) & set(STEPS) <= set(STEPS[: STEPS.index(step)])


@pytest.mark.parametrize("module", modules())
def test_no_module_leads_back_to_itself(module):
    assert module not in reached(module)


@pytest.mark.parametrize("file", sorted(SOURCE.rglob("*.py")), ids=lambda file: str(file.relative_to(SOURCE)))
def test_a_module_is_small(file):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 450
