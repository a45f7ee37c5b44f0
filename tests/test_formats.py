"""Formats and sidecars: files written by other programs read back, broken and hostile ones told of."""

import io
import json
import subprocess
import sys
import time
import zipfile
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import docx
import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique import formats
from communique.details import NOTHING, Details
from communique.formats.html import page
from communique.records import Problem
from communique.sources import Source, scan
from communique.text.charsets import NotDecoded

CASES = Path(__file__).parent / "cases" / "formats"
TITLE = "Example Agency Opens Office in Budva"
BODY = (
    "Budva, 3 May - The International Organization for Migration (IOM) and the European Union opened an "
    "office in Budva today, with EUR 2 million of European Union support for migrants."
)


def cases(name):
    return [pytest.param(case, id=case["why"]) for case in json.loads((CASES / name).read_text())]


def one(folder, name, data, **options):
    """The only row that a folder with one file gives."""
    (folder / name).write_bytes(data)
    (row,) = scan(folder, **options)
    return row


def tables(folder):
    """What `build` makes of a folder, and that its evidence is exact."""
    from communique import build, load

    build(folder, folder.parent / "out")
    made = load(folder.parent / "out")
    texts = made.documents.set_index("document_id").text
    for row in made.mentions.itertuples():
        assert texts[row.document_id][row.start : row.end] == row.quote
    return made


def documents(made):
    """The documents' rows, their days as days."""
    return made.documents.assign(published=made.documents.published.dt.date.astype(object)).to_dict("records")


def pdf(markup):
    weasyprint = pytest.importorskip("weasyprint", exc_type=(ImportError, OSError))
    return weasyprint.HTML(string=markup).write_pdf()


# HTML


@pytest.mark.parametrize("case", cases("html.json"))
def test_pages(case):
    decoded = page(case["html"])
    assert decoded.text == case["text"]
    (part,) = decoded.parts or [None]
    assert sorted(part.furniture) == case.get("furniture", [])
    said = {name: getattr(part.details, name) for name in Details.__dataclass_fields__}
    said["published"] = said["published"] and said["published"].isoformat()
    assert {name: value for name, value in said.items() if value not in (None, "unknown")} == case.get(
        "said", {}
    )


def test_a_saved_page_becomes_a_document_with_its_menu_and_details(tmp_path):
    raw = tmp_path / "raw"
    raw.mkdir()
    menu = "".join(f"<li><a href=/{n}>{n}</a>" for n in ("What we do", "Where we work", "News", "Data"))
    linked = {
        "@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", "datePublished": "2021-05-03T09:00Z"}]
    }
    (raw / "a.html").write_text(
        f'<!doctype html><html lang="en"><title>{TITLE} | IOM</title>'
        f'<script type="application/ld+json">{json.dumps(linked)}</script>'
        '<meta property="og:site_name" content="IOM"><link rel="canonical" href="https://example.org/a">'
        f"<body><header><nav><ul>{menu}</ul></nav></header><main><h1>{TITLE}</h1><p>{BODY}</p></main>"
        "<footer>Terms of use</footer>"
    )
    made = tables(raw)
    (row,) = documents(made)
    assert (row["title"], row["url"]) == (TITLE, "https://example.org/a")
    assert (row["published"], row["published_basis"]) == (date(2021, 5, 3), "metadata")
    assert row["publisher"] == "International Organization for Migration"
    assert "Where we work\n" in row["text"]
    assert "Terms of use\n" in row["text"]
    assert made.figures.value.tolist() == [2_000_000]


@given(st.text(alphabet="<>/!-ab \"'=&;#p\n", max_size=200))
@settings(max_examples=200)
def test_any_markup_is_read(source):
    page(source)


@pytest.mark.timed
@pytest.mark.parametrize(
    "unit",
    [
        "<div>",
        "<",
        "<!--",
        "<a ",
        "</a",
        "<a '>' ",
        '<a "',
        "<b><p>",
        "&#1;",
        "<script>",
        "&",
        "<x y=",
        "<td>",
    ],
)
def test_time_is_linear_in_the_length_of_markup(unit):
    def seconds(times):
        start = time.process_time()
        page(unit * times + '"> end')
        return time.process_time() - start

    small = max(seconds(20_000), 0.02)
    assert seconds(80_000) < 12 * small


# PDF


def test_a_pdf_is_read_with_its_columns_broken_words_and_feet(tmp_path):
    words = " ".join(["The office helps migrants to find work and homes in the region."] * 12)
    data = pdf(
        "<style>@page{size:A5;margin:2cm;@bottom-center{content:'Page ' counter(page) ' of ' counter(pages)}"
        "@top-center{content:'EXAMPLE AGENCY NEWSLETTER'}}"
        ".two{columns:2;hyphens:auto;text-align:justify}</style>"
        f"<html lang=en><h1>{TITLE}</h1><p>{BODY}</p>"
        f"<div class=two><p>First {words}</p><p>Then {words}</p></div>"
        f"<p style='break-before:page'>{words}</p><p style='break-before:page'>The end came.</p>"
    )
    row = one(tmp_path, "a.pdf", data)
    assert isinstance(row, Source)
    lines = row.text.splitlines()
    assert TITLE in " ".join(lines)
    assert row.text.index("First") < row.text.index("Then")
    assert {"EXAMPLE AGENCY NEWSLETTER", "Page 1 of 4"} <= row.parts[0].furniture
    assert not [line for line in lines if line.endswith("-")]
    assert "International Organization for Migration (IOM)" in " ".join(lines)


def test_a_word_that_a_line_broke(tmp_path):
    lines = ["They discussed migra-", "tion and long-", "term aid of the EU-", "funded project."]
    row = one(tmp_path, "a.pdf", pdf(f"<html lang=en><p>{'<br>'.join(lines)}"))
    assert row.text.split() == "They discussed migration and long-term aid of the EU-funded project.".split()


def test_a_scan_an_encrypted_a_truncated_and_no_pdf(tmp_path):
    import pypdf

    data = pdf(f"<p>{BODY}")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt("secret", algorithm="RC4-128")
    with (tmp_path / "encrypted.pdf").open("wb") as file:
        writer.write(file)
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    with (tmp_path / "scan.pdf").open("wb") as file:
        writer.write(file)
    (tmp_path / "none.pdf").write_bytes(b"words")
    (tmp_path / "truncated.pdf").write_bytes(data[: len(data) // 3])
    rows = {row.source_path: (row.problem, row.detail) for row in scan(tmp_path)}
    assert rows["encrypted.pdf"] == ("unreadable", "encrypted PDF")
    assert rows["scan.pdf"][0] == "empty"
    assert rows["none.pdf"] == ("not_text", "no PDF")
    assert rows["truncated.pdf"][0] in ("unreadable", "empty")


def test_a_page_that_draws_without_end_and_a_table_of_too_many_rows(tmp_path, monkeypatch):
    monkeypatch.setattr("communique.formats.pdf.MOST_ON_PAGE", 5)
    assert one(tmp_path, "a.pdf", pdf(f"<p>{BODY}")).problem == "too_large"
    (tmp_path / "a.pdf").unlink()
    monkeypatch.setattr("communique.formats.tabular.MOST_ROWS", 2)
    assert one(tmp_path, "a.csv", b"text\na\nb\nc\n").problem == "too_large"


def test_a_missing_extra_is_named_in_one_line(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdf", None)
    row = one(tmp_path, "a.pdf", b"%PDF-1.7")
    assert row == Problem("a.pdf", "unreadable", ".pdf needs: pip install 'communique[formats]'")


# DOCX


def word(**parts):
    """A Word document by its XML parts, as no program would write it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(f"word/{name}.xml", data)
    return file.getvalue()


def test_a_word_document(tmp_path):
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "EXAMPLE AGENCY"
    document.sections[0].footer.paragraphs[0].text = "Confidential until noon"
    document.add_heading(TITLE, 0)
    paragraph = document.add_paragraph("Budva, 3 May - The ")
    paragraph.add_run("International Organ").bold = True
    paragraph.add_run("ization for Migration\tmet.")
    document.add_paragraph("First point & more", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for at, words in enumerate(["Country", "Amount", "Egypt", "EUR 2 million"]):
        table.cell(at // 2, at % 2).text = words
    file = io.BytesIO()
    document.save(file)
    row = one(tmp_path, "a.docx", file.getvalue())
    assert row.text.splitlines() == [
        "EXAMPLE AGENCY",
        TITLE,
        "Budva, 3 May - The International Organization for Migration\tmet.",
        "First point & more",
        "Country\tAmount",
        "Egypt\tEUR 2 million",
        "Confidential until noon",
    ]
    assert row.parts[0].furniture == {"EXAMPLE AGENCY", "Confidential until noon"}


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_hostile_word_documents(tmp_path, monkeypatch):
    bomb = f"<w:document {_W}>" + " " * 3_000_000 + "</w:document>"
    entities = '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
    nested = f"<w:document {_W}>" + "<w:p>" * 100_000 + "<w:r><w:t>deep</w:t></w:r>" + "</w:p>" * 100_000
    made = {
        "bomb": word(document=bomb),
        "entities": word(document=entities),
        "nested": word(document=nested + "</w:document>"),
        "none": word(other="<a/>"),
        "old": b"\xd0\xcf\x11\xe0" + b"x" * 100,
        "truncated": word(document=nested)[:200],
        "unclosed": word(document=f"<w:document {_W}>"),
    }
    monkeypatch.setattr("communique.formats.docx.LARGEST_PART", 2_000_000)
    for name, data in made.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    rows = {row.path if isinstance(row, Source) else row.source_path: row for row in scan(tmp_path)}
    assert rows.pop("nested.docx").text == "deep\n"
    assert rows.pop("bomb.docx").problem == "too_large"
    assert [row.detail for row in rows.values()] == [
        "Word document that declares XML entities",
        "no Word document: no word/document.xml in the archive",
        "encrypted or old Word file",
        "no Word document",
        "damaged Word document: word/document.xml",
    ]


# Mail


def mail(subject=TITLE, body=BODY, **options):
    message = EmailMessage()
    message["From"] = "Press Office <press@example.org>"
    message["To"] = "undisclosed@example.org"
    message["Date"] = "Mon, 03 May 2021 09:00:00 +0200"
    message["Subject"] = subject
    message.set_content(body, **options)
    return message


def test_a_mail_with_an_html_form_an_attachment_and_one_that_it_forwards(tmp_path):
    raw = tmp_path / "raw"
    raw.mkdir()
    message = mail(body=BODY + " São Tomé too.\n")
    message.add_alternative(f"<p>{BODY}", subtype="html")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="a  b.pdf")
    message.add_attachment(mail(subject="Forwarded", body="The EU met in Cairo.", cte="base64"))
    (raw / "a.eml").write_bytes(message.as_bytes())
    made = tables(raw)
    outer, inner = documents(made)
    assert "São Tomé" in outer["text"]
    assert outer["text"].count("Budva, 3 May") == 1
    assert "Attachment: a b.pdf" in outer["text"]
    assert (outer["title"], outer["published"]) == (TITLE, date(2021, 5, 3))
    assert "The EU met in Cairo." in inner["text"]
    assert outer["source_end"] <= inner["source_start"]


def test_a_mail_of_html_alone_in_a_charset_that_nobody_knows(tmp_path):
    data = mail().as_bytes().replace(b"text/plain", b"text/html").replace(b"us-ascii", b"x-unknown")
    row = one(tmp_path, "a.eml", data.replace(b"utf-8", b"x-unknown"))
    assert BODY[:40] in row.text


@pytest.mark.parametrize(
    "data",
    [
        b"words only",
        b"From: a@example.org\nContent-Type: multipart/mixed; boundary=x\n\n--x\n",
        b'Subject: =?x-none?q?=ff?=\nDate: never\nContent-Type: text/plain; charset="\xff"\n\nHello \xff',
        b"Subject: x\nContent-Type: multipart/mixed; boundary=x\n\n"
        + b"--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 3000,
        b"Subject: x\n"
        + b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(2000)),
    ],
)
def test_broken_mail_is_read_or_told_of(data, tmp_path):
    one(tmp_path, "a.eml", data)


@pytest.mark.timed
@pytest.mark.parametrize(
    "header", ["To: " + "a@example.org, " * 50_000, "Subject: " + "=?utf-8?q?a?= " * 50_000]
)
def test_a_mail_with_a_header_without_end_is_read_in_no_time(header, tmp_path):
    start = time.process_time()
    row = one(tmp_path, "a.eml", f"From: a@example.org\n{header}\n\nThe EU met.".encode())
    assert row.text.endswith("The EU met.")
    assert time.process_time() - start < 2


# Markdown


@pytest.mark.parametrize("case", cases("markdown.json"))
def test_front_matter(case, tmp_path):
    row = one(tmp_path, "a.md", case["text"].encode())
    assert row.text == case["text"]
    details = row.parts[0].details if row.parts else NOTHING
    for name, value in case["said"].items():
        assert str(getattr(details, name)) == value
    assert bool(row.parts) == bool(case["said"])


# Tables of articles

ARTICLES = pandas.DataFrame(
    {
        "Headline": [TITLE, 'A second, with "quotes"', "No text"],
        "body": [BODY, "The EU met\n\nin Cairo; IOM spoke.", None],
        "url": ["https://example.org/1", "https://example.org/2", None],
        "date": ["2021-05-03", "Tue, 30 Apr 2024 09:00:00 GMT", None],
        "source": ["IOM", "Example Agency", None],
    }
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", ARTICLES.to_csv(index=False).encode()),
        ("a.csv", ARTICLES.to_csv(index=False, sep=";").encode("utf-8-sig")),
        ("a.tsv", ARTICLES.to_csv(index=False, sep="\t").encode()),
        ("a.json", ARTICLES.to_json(orient="records").encode()),
        ("a.json", json.dumps({"version": 1, "items": ARTICLES.to_dict("records")}).encode()),
        ("a.jsonl", ARTICLES.to_json(orient="records", lines=True).encode()),
    ],
)
def test_tables_of_articles_that_pandas_wrote(name, data, tmp_path):
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / name).write_bytes(data)
    made = tables(raw)
    first, second = documents(made)
    assert first["text"] == f"{TITLE}\n\n{BODY}"
    assert second["text"].startswith('A second, with "quotes"\n\nThe EU met\n')
    assert (first["document_id"], second["document_id"]) == ("a.00", "a.01")
    assert first["publisher"] == "International Organization for Migration"
    assert (second["published"], second["published_basis"]) == (date(2024, 4, 30), "metadata")
    assert second["url"] == "https://example.org/2"
    assert made.problems.detail.tolist()[0].startswith("1 of 3 rows have no text: ")


@pytest.mark.parametrize("case", cases("tabular.json"))
def test_other_tables(case, tmp_path):
    (tmp_path / case["name"]).write_text(case["data"], newline="")
    rows = list(scan(tmp_path))
    texts = [row.text[part.start : part.end] for row in rows if isinstance(row, Source) for part in row.parts]
    assert texts == case.get("texts", [])
    assert [row.detail for row in rows if isinstance(row, Problem)] == case.get("problems", [])


# Sidecars


def test_a_sidecar_stands_above_what_is_read(tmp_path):
    raw = tmp_path / "raw"
    (raw / "sub").mkdir(parents=True)
    (raw / "a.txt").write_text(f"{TITLE}\n{BODY.replace('3 May', '3 May 2021')}")
    (raw / "sub" / "b.txt").write_text("The EU met in Cairo with IOM on Tuesday.")
    (raw / "manifest.csv").write_text(
        "path,url,publisher,published,language,kind,note\n"
        "a.txt,https://example.org/m,IOM,2020-01,en,web_page,x\n"
        "sub/b.txt,,Example Agency,2024,,,\n"
    )
    (raw / "a.meta.json").write_text('{"url": "https://example.org/a", "published": "2022-06-07"}')
    made = tables(raw)
    first, second = documents(made)
    assert (first["url"], first["kind"]) == ("https://example.org/a", "web_page")
    assert first["publisher"] == "International Organization for Migration"
    assert (first["published"], first["published_precision"]) == (date(2022, 6, 7), "day")
    assert (second["published"], second["published_precision"]) == (date(2024, 1, 1), "year")
    assert made.documents.published_basis.tolist() == ["sidecar", "sidecar"]
    assert second["publisher"] == "Example Agency"
    assert made.problems.empty


def test_what_is_wrong_with_sidecars_is_told_and_the_files_are_read(tmp_path):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(f"Text of {name}")
    (tmp_path / "manifest.csv").write_text(
        "path,published,url,language,kind\na.txt,3 May,,,\nx.txt,,,,\nb.txt,,ftp://x,,\nc.txt,,,english,\nc.txt,,,,poem\n"
    )
    (tmp_path / "a.meta.json").write_text("[]")
    (tmp_path / "b.txt.meta.json").write_text("{")
    (tmp_path / "gone.meta.json").write_text("{}")
    rows = list(scan(tmp_path))
    assert [row.path for row in rows if isinstance(row, Source)] == ["a.txt", "b.txt", "c.txt"]
    assert {row.source_path: row.detail for row in rows if isinstance(row, Problem)} == {
        "a.meta.json": "no JSON object",
        "b.txt.meta.json": "no JSON",
        "gone.meta.json": "no file gone.*",
        "manifest.csv": "line 2: published: '3 May' is none of 2024-04-30, 2024-04 and 2024; "
        "line 3: no file 'x.txt'; line 4: url: 'ftp://x' does not begin with http:// or https://; and 2 more",
    }


# All


@pytest.mark.parametrize("suffix", sorted(formats.MODULES))
@given(data=st.binary(max_size=300))
@settings(max_examples=40)
def test_any_bytes_are_read_or_refused(suffix, data):
    try:
        assert isinstance(formats.read(suffix, data).text, str)
    except NotDecoded as problem:
        assert problem.detail
        assert "\n" not in problem.detail


def test_texts_are_read_without_any_other_format(tmp_path):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text(BODY)
    program = (
        "import sys, communique; communique.build(*sys.argv[1:]);"
        "print([m for m in sys.modules if m.startswith(('communique.formats.', 'pypdf'))])"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "raw"), str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
