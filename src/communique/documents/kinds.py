"""What kind of document a page is: a release, a newspaper's article, a post, or a page of a site."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from communique import reference
from communique.documents import mastheads
from communique.text import feeds
from communique.text.datelines import Dateline
from communique.text.page import Page
from communique.text.sections import Line

_FIELD = re.compile(r"\s*date \d{4}-\d\d-\d\d\b")  # what a collection of articles prints first
# What the press office, the newsroom and the platform leave in a text.
_RELEASE = re.compile(
    r"\b(?:(?:press|media|news) (?:release|advisory|statement|note|communiqu[eé]|announcement|summary)|"
    r"communiqu[eé]|"
    r"for immediate release|joint (?:press )?(?:statement|declaration)|statement by|"
    r"notes? (?:to|for) (?:the )?editors?)\b",
    re.IGNORECASE,
)
_PRESS_CONTACT = re.compile(
    r"\b(?:press|media|journalists?|interviews?)\b|"
    r"\bfor (?:more|further|additional|any)\b.{0,40}\b(?:information|details|enquiries|inquiries)\b",
    re.IGNORECASE,
)
_END = re.compile(r"[\W_]*(?:-\s?ends?\s?-|-\s?30\s?-|#\s?#\s?#|ends)[\W_]*", re.IGNORECASE)
_NEWSROOM = re.compile(
    r"(?:date )?\d{4}-\d\d-\d\d (?:[A-Z][\w.'-]+ ){2,3}in [A-Z]|"
    r"by [A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,4}(?:\W.{0,40})?$"
    r"|.{0,40}\b(?:[Rr]eporter|[Cc]orrespondent|[Nn]ews [Dd]esk|[Ww]eb [Dd]esk|[Nn]ewsroom)\b"
    r"|By [A-Z][^\d.]{3,60}$|.{0,60}\b(?:[Aa]rticle|[Ss]tory|[Rr]eport|[Ww]ords) [Bb]y\s?:?\s[A-Z]"
    r"|(?:[Ee]dited|[Rr]eported|[Rr]eporting|[Ww]ritten) by\b"
    r"|From (?:[A-Z][\w'-]+ ){1,3}[A-Z][\w'-]+, [A-Z][\w-]+(?: [A-Z]\w+)?$"
    r"|(?:[Aa]lso|[Mm]ore) [Rr]ead\b|[Rr]ead [Aa]lso\b|.{0,40}\b[Mm]ost [Rr]ead\b|[Ee]ditor\s?:"
    r"|.{0,60}\b[Pp]ublished\b.{0,40}\d\d:\d\d|.{0,60}\b[Uu]pdated?\s?:.{0,60}\d\d:\d\d"
    r"|By [A-Z][^.\d]{0,60}? ?[-|,/] ?[^.]{0,20}\d{4}\b|Source\s?: [^.]{2,60}\d\d:\d\d"
    r"|Spread the love\b|No comments yet\b|Similar [Pp]osts$|///"
)
_ADVERTISED = re.compile(r"\W{0,3}(?:Advertisement|ADVERTISEMENT)\b.{0,40}")
# A line with the minute of its printing: "14:46, 6 August 2025", "21.09.2017 13:23".
_TO_THE_MINUTE = re.compile(
    r"\W{0,3}(?:\d\d:\d\d,? (?:\d\d? [A-Z][a-z]{2,8},? \d{4}|\d\d[./]\d\d[./]\d{4})|"
    r"(?:\d\d? [A-Z][a-z]{2,8},? \d{4}|\d\d[./]\d\d[./]\d{4}),? \d\d:\d\d)\W*"
)
# What is cited from others' statements: a release speaks for itself.
_CITED = re.compile(
    r"\b[Ii]n a (?:(?:press|news|joint) )?(?:statement|release)\b[^.]{0,60}?,? (?:[\w()' -]{2,60} )?said\b"
    r"|\bsaid in an? (?:(?:press|news|joint|official) )?(?:statement|release)\b"
    r"|\b(?:statement|release|handout) (?:issued|said|added|noted|read)\b"
    r"|\b(?:[Mm]inistry|[Oo]ffice|[Dd]elegation|[Ss]ervice|[Aa]gency|[Dd]epartment)"
    r"(?: (?:of|in|to|for) [\w' -]{2,60})? (?:reports|reported|informs|informed)\b(?! that)"
    r"|\breports with reference to\b"
    r"|\bAccording to (?:Radio|the (?:Foreign Office|[Mm]inistry|press service))\b"
)
# Agencies that carry others' releases word for word.
_DISTRIBUTOR = re.compile(
    r"APO\b|African Press Organi[sz]ation|PR ?Newswire|Business ?Wire|Globe ?Newswire|"
    r"EIN Presswire|ReliefWeb|OTS\b",
    re.IGNORECASE,
)
# How newspapers tell of yesterday.
_TOLD = re.compile(r"\b(?:said|told|added|according to)\b")
_ON_WEEKDAY = re.compile(
    r"\b(?:(?:on|this|last) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|(?:over|at|during) the weekend|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day [a-z]{3,16}ed\b)"
)
# Speech without quotation marks, of people by whom newspapers print no office: "Mr. Example said priority".
_SAYING = (
    r"(?:said|told|added|stated|stressed|noted|emphasi[sz]ed|explained|announced|disclosed|revealed|urged)"
)
_REPORTED = re.compile(rf"\b{_SAYING} (?!in\b|on\b|by\b|at\b)[a-z]")
_MISTER_SAID = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Hon)\.? [A-Z][\w'-]+ {_SAYING} [a-z]")
_SHORT_LINK = re.compile(
    r"\b(?:lnkd\.in|t\.co|bit\.ly|ow\.ly|buff\.ly|fb\.me|tinyurl\.com|youtu\.be|goo\.gl)/"
)
_BARS = re.compile(r"[|>»›].*[|>»›]|\s{2,}\S.*\s{2,}")
_PICTOGRAPH = re.compile(r"[\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]")

# Paragraphs without a headline are a post's where someone speaks in them, or where they are short; longer
# ones that speak of others ("The meeting was held in Budva ...") were cut from a page.
_SPEAKS = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|I|my|[Yy]ou|[Yy]our)\b|!(?:\s|$)")
_QUOTED = re.compile(r"\"[^\"\n]{1,2000}\"")  # what somebody else says
_LONGEST_PLAIN_POST = 700  # characters


def of(page: Page, title: Line | None, dateline: Dateline | None) -> str:
    """The kind of a page with its headline and dateline, in the contract's vocabulary."""
    if _is_post(page, title, dateline):
        return "social_post"
    furniture = [_line(page, line) for line in page.lines if line.section == "furniture"]
    agency = dateline.agency if dateline else None
    distributed = agency is not None and bool(_DISTRIBUTOR.search(agency))
    carried = agency is not None and not distributed and not _is_own(agency)
    carried = carried or mastheads.over(page) is not None
    carried = carried or (dateline is not None and _is_papers(page, dateline))
    newsroom = (
        carried
        or any(_NEWSROOM.match(line) or _TO_THE_MINUTE.fullmatch(line) for line in furniture)
        or _ends_in_colon(page, dateline)
        or any(_ADVERTISED.fullmatch(_line(page, line)) for line in page.lines)
        or _is_cited(page)
    )
    release = (
        any(_PRESS_CONTACT.search(_line(page, line)) for line in page.lines if line.section == "contact")
        or any(
            _END.fullmatch(line) or _RELEASE.match(line) or (len(line) < 60 and _RELEASE.search(line))
            for line in furniture
        )
        or (title is not None and _RELEASE.search(_line(page, title)) is not None)
        or (agency is not None and not carried)
    )
    told = title is not None and dateline is None and _tells_of_yesterday(page)
    if newsroom and not (release and not carried):
        return "news_article"
    if (
        release
        or _is_office_page(page, title, dateline)
        or (dateline and (dateline.dated or not _has_menu(furniture)))
    ):
        return "press_release"
    return "news_article" if told else "web_page"


def _is_cited(page: Page) -> bool:
    """Whether a text cites from the statements of those of whom it tells."""
    body = [line for line in page.lines if line.section == "body"]
    return any(_CITED.search(page.text, line.start, line.end) for line in body[:_MOST_LINES])


_MOST_LINES = 60


def _tells_of_yesterday(page: Page) -> bool:
    body = " ".join(_line(page, line) for line in page.lines if line.section == "body")[:20_000]
    if len(_TOLD.findall(body)) >= 2 and _ON_WEEKDAY.search(body):
        return True
    return len(_REPORTED.findall(body)) >= 3 and bool(_MISTER_SAID.search(body))


def _ends_in_colon(page: Page, dateline: Dateline | None) -> bool:
    """The dateline of South Asian newspapers: "ISLAMABAD: The ..."; releases print "Dubai: A summit ..."."""
    if dateline is None or page.text[dateline.end - 1] != ":":
        return False
    city = re.split(r"[,:(]| -", page.text[dateline.start : dateline.end])[0]
    return city.isupper() or _tells_of_yesterday(page)


def _is_papers(page: Page, dateline: Dateline) -> bool:
    """Whether a dateline is a newspaper's or a wire's, which print no year: "Kathmandu, November 4" on a line
    of its own, "LISBON, June 29 --"."""
    printed = page.text[dateline.start : dateline.end]
    if not dateline.dated or dateline.agency or _YEAR.search(printed):
        return False
    city = re.split(r"[,:(]| -", printed)[0].strip()
    return dateline.alone or (city.isupper() and printed.rstrip().endswith("--"))


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def settle(page: Page) -> None:
    """What a process's or a programme's own site says is a page, what a news house prints an article; any
    other page that tells of a day is a release, whatever it looks like.

    Needs the page's names, dates and `publisher`.
    """
    if page.kind == "press_release" and page.publisher in {row.name for row in page.frameworks.values()}:
        page.kind = "web_page"
    papers = {actor.name for actor in page.actors.values() if actor.kind == "media"}
    if page.publisher in papers and page.kind != "social_post" and not _DISTRIBUTOR.match(page.publisher):
        page.kind = "news_article"
    if page.kind == "web_page" and page.dates and not _is_of_a_process(page):
        page.kind = "press_release"


def _is_of_a_process(page: Page) -> bool:
    """Whether the first body that a page names is a process: its own page tells of it."""
    bodies = (name for name in page.names if name.kind not in ("person", "state"))
    return any(name.kind == "dialogue" for name in islice(bodies, 1))


def _is_own(agency: str) -> bool:
    """Whether the agency is the acronym of a body that issues releases itself: "Geneva (IOM) -"."""
    return agency.strip("()/, -") in _acronyms()


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(
        actor.acronym for actor in reference.actors().values() if actor.acronym and actor.kind != "media"
    )


def _is_post(page: Page, title: Line | None, dateline: Dateline | None) -> bool:
    """A post has no dateline and no press contact; it is one paragraph, or speaks in tags and pictographs."""
    if dateline or any(line.section in ("contact", "about") for line in page.lines):
        return False
    if _FIELD.match(page.text):
        return False
    if any(line.section == "furniture" and _NEWSROOM.match(_line(page, line)) for line in page.lines):
        return False
    body = [line for line in page.lines if line.section == "body"]
    if any(feeds.is_owner(_line(page, line)) for line in page.lines):
        return True
    tags = sum(1 for tag in page.plain.tags if page.section_at(tag) == "body")
    written = " ".join(_line(page, line) for line in body)[:20_000]
    told = _QUOTED.sub("", written)
    signs = (
        (tags >= 2) + (tags >= 4) + bool(_SHORT_LINK.search(written)) + len(_PICTOGRAPH.findall(written)[:2])
    )
    if title is not None:
        return signs >= 2 and len(written) < 5_000
    if signs == 0 and len(written) > _LONGEST_PLAIN_POST:
        return 1 <= len(body) <= 4 and bool(_SPEAKS.search(told))
    return 1 <= len(body) <= 4 or (signs >= 1 and len(written) < 8_000)


def _is_office_page(page: Page, title: Line | None, dateline: Dateline | None) -> bool:
    """An organization's own news page: what it says of itself stands above the headline, a dateline below."""
    above = title is not None and any(
        line.section == "about" for line in page.lines if line.start < title.start
    )
    return above and dateline is not None


def _has_menu(furniture: list[str]) -> bool:
    return len(furniture) >= 4 or any(_BARS.search(line) for line in furniture)


def _line(page: Page, line: Line) -> str:
    return page.text[line.start : line.end].strip()
