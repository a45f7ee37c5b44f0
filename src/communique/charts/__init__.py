"""Charts of the tables: frame in, figure out.

Every chart has two functions: one takes the tables and gives the tidy frame that is drawn (`…_rows`), the
other takes that frame, whole or filtered, and gives the figure:

    series = charts.funding.yearly_rows(communique.load())
    figure = charts.funding.yearly(series)      # as a cell's last line: shown as SVG
    charts.alt(figure)                          # what it shows, in words
    charts.save(figure, "funding-yearly")       # reports/figures/funding-yearly.svg, .png and .csv

`charts.milestones.sheets` gives several of a page's height at most, `Sheets`, for what one page cannot hold.
A figure shows itself by `_repr_mimebundle_` (SVG, and the alt text as plain text), the same bytes each time,
without pyplot and whatever the user's settings of matplotlib. `figure.svg()` and `figure.png()` are pictures,
`figure.rows` what they draw, `figure.title`, `.subtitle`, `.note` and `.source` their words. The look is
`communique/style.mplstyle`.
"""

from communique.charts import accuracy, coverage, funding, milestones, network, programmes, shares, ties
from communique.charts.paper import Chart, ChartError, Sheets
from communique.charts.saving import alt, save

__all__ = [
    "Chart",
    "ChartError",
    "Sheets",
    "accuracy",
    "alt",
    "coverage",
    "funding",
    "milestones",
    "network",
    "programmes",
    "save",
    "shares",
    "ties",
]
