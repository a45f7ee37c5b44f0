"""The charts' own typeface as part of a page, so that labels are as wide as they were drawn."""

from __future__ import annotations

import base64
import io
from pathlib import Path

_FACES = {("DejaVu Sans", "normal"): "DejaVuSans.ttf", ("DejaVu Sans", "bold"): "DejaVuSans-Bold.ttf"}


def faces(text: str) -> str:
    """CSS that brings the letters of `text` in DejaVu Sans, from the files that matplotlib ships."""
    import matplotlib

    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    rule = (
        '@font-face {{ font-family: "{}"; font-weight: {}; '
        'src: url(data:font/woff;base64,{}) format("woff"); }}'
    )
    return "\n".join(
        rule.format(*face, base64.b64encode(_subset(folder / file, text)).decode("ascii"))
        for face, file in _FACES.items()
    )


def _subset(file: Path, text: str) -> bytes:
    """The font in `file` with the letters of `text` only, as WOFF; no time of writing in it."""
    from fontTools import subset

    options = subset.Options(flavor="woff", recalc_timestamp=False, layout_features=["kern", "liga", "mark"])
    options.drop_tables += ["FFTM"]  # when the font was made; fontTools warns that it does not know it
    font = subset.load_font(str(file), options)
    letters = subset.Subsetter(options)
    letters.populate(text="".join(sorted(set(text))))
    letters.subset(font)
    made = io.BytesIO()
    subset.save_font(font, made, options)
    font.close()
    return made.getvalue()
