"""A row shown in its document: the evidence marked, and nothing in the text that a browser would run."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from conftest import REAL, gold_reading

from communique import dataset
from communique.errors import TablesError
from communique.records import Actor, Document, Mention
from communique.view import show


@pytest.fixture(scope="module")
def tables():
    return dataset.frames(gold_reading(REAL / "004_bb934a844726f85a.json"))


def test_an_entity_is_shown_wherever_it_is_mentioned(tables):
    view = show(tables, "carmela-godeau")
    assert view.heading == "Carmela Godeau"
    assert view.columns["position"] == "Regional Director for the Middle East and North Africa"
    (passage,) = view.passages
    assert (passage.start, passage.end, passage.quote) == (1758, 1772, "Carmela Godeau")
    text = tables.documents["text"][0]
    assert text[1598:1932] == passage.before.lstrip("…") + passage.quote + passage.after.rstrip("…")


@pytest.mark.parametrize(
    "row_id", ["004_bb934a844726f85a.00@3068", "egypt", "regional-partners-briefing-on-imrf-outcomes"]
)
def test_text_and_html_show_the_quote(tables, row_id):
    view = show(tables, row_id)
    for passage in view.passages:
        assert f">>{passage.quote}<<" in str(view)
        assert f"<mark>{passage.quote}</mark>" in view._repr_html_()


def test_a_document_is_shown_with_its_mentions(tables):
    view = show(tables, "004_bb934a844726f85a.00")
    assert len(view.passages) == len(tables.mentions)
    assert "text" not in view.columns


def test_numbers_are_written_out(tables):
    assert show(tables, "004_bb934a844726f85a.00@4145").columns["value"] == "281,000,000"


@pytest.mark.parametrize(
    ("asked", "near"),
    [("carmela", "carmela-godeau"), ("carmela-godot", "carmela-godeau"), ("Egypt", "egypt")],
)
def test_an_unknown_id_names_those_near_it(tables, asked, near):
    with pytest.raises(TablesError, match=f"{asked}: no row has this id; near it: .*{near}"):
        show(tables, asked)


@pytest.mark.parametrize("asked", ["", "§§§§", "\n"])
def test_an_id_like_no_other_gets_no_hint(tables, asked):
    with pytest.raises(TablesError, match=r"no row has this id$"):
        show(tables, asked)


class Tags(HTMLParser):
    """The names of all elements of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag, attrs):
        self.found.add(tag)


def test_markup_in_a_document_is_shown_as_text():
    from communique.reading import Reading

    hostile = "<script>alert(1)</script>"
    text = f'{hostile} IOM " onmouseover="x {hostile}'
    start = text.index("IOM")
    document = Document("d", "d.txt", "0", 0, "web_page", "en", 0, len(text), text, 3, title=hostile)
    mention = Mention("d", start, start + 3, "actor", "iom-x", "IOM", "body", hostile)
    reading = Reading(document, [Actor("iom-x", hostile, "network", position=hostile)], mentions=[mention])
    view = show(dataset.frames([reading]), "iom-x")
    tags = Tags()
    tags.feed(view._repr_html_())
    assert tags.found == {"section", "h4", "dl", "dt", "dd", "figure", "blockquote", "mark", "figcaption"}
