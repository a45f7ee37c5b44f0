"""Colours as numbers: how strongly two contrast, and how far apart they look to whom.

Contrast is that of WCAG 2.2; colour-vision deficiency is simulated as Machado, Oliveira and Fernandes
(2009) do for a missing kind of cone; distance is CIE 1976 in L*a*b*, where about 2.3 can just be told apart.
"""

from __future__ import annotations

from matplotlib.colors import to_rgb

_RGB = tuple[float, float, float]

# One matrix for each kind of cone that can be missing, on linear RGB.
_MISSING: dict[str, tuple[_RGB, _RGB, _RGB]] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
VISIONS = ("normal", *_MISSING)
_TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours, 1 to 21.

    >>> round(contrast("black", "white"), 1)
    21.0
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def difference(one: str, other: str, vision: str = "normal") -> float:
    """How far two colours look apart (CIE 1976 L*a*b*) with one of `VISIONS`.

    >>> difference("red", "green") > 2 * difference("red", "green", "deuteranopia")
    True
    """
    left, right = (_lab(_seen(_linear(colour), vision)) for colour in (one, other))
    return sum((a - b) ** 2 for a, b in zip(left, right, strict=True)) ** 0.5


def _linear(colour: str) -> _RGB:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour)
    )
    return red, green, blue


def _luminance(colour: str) -> float:
    return _times(_TO_XYZ, _linear(colour))[1]


def _seen(linear: _RGB, vision: str) -> _RGB:
    if vision == "normal":
        return linear
    red, green, blue = (min(max(part, 0.0), 1.0) for part in _times(_MISSING[vision], linear))
    return red, green, blue


def _lab(linear: _RGB) -> _RGB:
    x, y, z = (_root(part / white) for part, white in zip(_times(_TO_XYZ, linear), _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(part: float) -> float:
    return part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116


def _times(matrix: tuple[_RGB, _RGB, _RGB], vector: _RGB) -> _RGB:
    x, y, z = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return x, y, z
