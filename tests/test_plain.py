"""The plain copy: what it changes, and that every offset leads back to the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.text.plain import Plain

_PIECES = st.sampled_from(
    [
        "IOM",
        " ",
        "&#39;",
        "&amp;",
        "&nbsp;",
        "&nosuch;",
        "AT&T;",
        "#",
        "@",
        "\u200b",
        "\ufeff",
        "–",
        "’",
        "\n",
    ]
)


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("Egypt&rsquo;s plan", "Egypt's plan"),
        ("“Pact”—now", '"Pact"-now'),
        ("1\u00a0800 delegates", "1 800 delegates"),
        ("#EU and @UNEgypt", "EU and UNEgypt"),
        ("write to a@b.org", "write to a@b.org"),
        ("AT&T; stays", "AT&T; stays"),
        ("zero\u200bwidth", "zerowidth"),
        ("C# is no hashtag", "C# is no hashtag"),
        (
            "Officials from all of the member states there will\ntoday sign.",
            "Officials from all of the member states there will today sign.",
        ),
        (
            "They sign two papers of great importance with the\nIOM.",
            "They sign two papers of great importance with the IOM.",
        ),
        (
            "They assess how far the new Protocol is known abroad,\nb) hear reports",
            "They assess how far the new Protocol is known abroad,\nb) hear reports",
        ),
        ("Work with\nus", "Work with\nus"),
        ("Who we are  What we do", "Who we are  What we do"),
        ("It opens.  " + "It goes on. " * 15, "It opens. " + "It goes on. " * 15),
    ],
)
def test_what_the_copy_changes(printed, plain):
    assert Plain(printed).text == plain


@pytest.mark.parametrize(
    ("text", "word", "quote"),
    [
        ("IOM&#39;s teams", "IOM's", "IOM&#39;s"),
        ("see #Migration now", "Migration", "Migration"),
        ("Data &amp; Research", "Data & Research", "Data &amp; Research"),
        ("Global Compact on #Migration", "Compact on Migration", "Compact on #Migration"),
    ],
)
def test_offsets_lead_back(text, word, quote):
    plain = Plain(text)
    start = plain.text.index(word)
    there = plain.original(start, start + len(word))
    assert text[slice(*there)] == quote


def test_a_span_holds_a_character():
    with pytest.raises(ValueError, match="at least one character"):
        Plain("IOM").original(2, 2)


@given(st.one_of(st.text(), st.lists(_PIECES).map("".join)))
def test_every_character_comes_from_where_it_says(text):
    plain = Plain(text)
    last = 0
    for at in range(len(plain.text)):
        start, end = plain.original(at, at + 1)
        assert last <= start < end <= len(text)
        assert Plain(text[start:end]).text == plain.text[at] or text[start] == plain.text[at]
        last = end
    assert all(0 <= tag < len(plain.text) for tag in plain.tags)
