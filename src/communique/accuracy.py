"""How far the tables can be trusted: what the library finds of texts that people annotated by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from communique.errors import TablesError

if TYPE_CHECKING:
    import pandas

# The rules were written with the tuned texts at hand, and not with the unseen ones (tests/gold/README.md).
SETS: dict[str, tuple[str, ...]] = {
    "tuned": ("real/*.json", "development/*.json"),
    "unseen": ("unseen/*.json",),
}


def measured(sets: Mapping[str, Sequence[str]] = SETS, *, recognizer: str | None = None) -> pandas.DataFrame:
    """Precision, recall and F1 by set of texts, table and aspect (`score`), from the gold of this checkout.

    `sets` gives each set's patterns of gold files under `tests/gold`. Every text is read by itself, so that
    nothing found in one helps with another; with a `recognizer`, as `build` reads with it. Columns `texts`
    (their number in the set), `set`, `table`, `aspect`, `gold`, `predicted`, `matched`, `precision`,
    `recall`, `f1`. TablesError outside a checkout: the gold is not installed with the library.
    """
    import pandas as pd

    folder = _gold()
    files = {name: sorted(f for each in sets[name] for f in folder.glob(each)) for name in sets}
    return pd.concat([_scored(name, files[name], folder, recognizer) for name in sets], ignore_index=True)


def _gold() -> Path:
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "tests" / "gold" / "real").is_dir():
            return folder / "tests" / "gold"
    raise TablesError(f"{here}: no gold standard here or above; accuracy is measured in a checkout")


def _scored(name: str, files: list[Path], folder: Path, recognizer: str | None) -> pandas.DataFrame:
    import pandas as pd

    from communique.dataset import read_files
    from communique.scoring import score
    from communique.scoring.gold import text_files

    real = folder.parents[1] / "data" / "raw"
    raw = {file: real if file.parent.name == "real" else file.parent for file in files}
    texts = {file: text_files([file], raw[file]) for file in files}
    counts = [score(read_files(texts[file], recognizer=recognizer), file) for file in files]
    keys, numbers = ["table", "aspect"], ["gold", "predicted", "matched"]
    total = pd.concat(counts).groupby(keys, sort=False)[numbers].sum().reset_index()
    return total.assign(
        set=name,
        texts=len(files),
        precision=total["matched"] / total["predicted"],
        recall=total["matched"] / total["gold"],
        f1=2 * total["matched"] / (total["gold"] + total["predicted"]),
    )[["set", "texts", *keys, *numbers, "precision", "recall", "f1"]]
