"""Lines that belong to a website and not to its text: menus, share bars, bylines, stamps, footers."""

from __future__ import annotations

import re
from functools import lru_cache

from communique.text import feeds

_MEDIA = (
    r"(?:facebook|twitter|x|linkedin|whatsapp|telegram|e-?mail|print|share|copy link|youtube|instagram|"
    r"rss|flickr)"
)
# Whole lines, each group by what it is for. None takes "Share of women rises" or "Join us in Ghent on 3 May".
_SITE_LINES = (
    # sharing and printing
    r"(?:share|print|e-?mail|tweet|pin|save|listen|download|bookmark)"
    r"(?: (?:this|on|by|to|via|with|pdf|now|the)\b.{0,60})?\s?:?",
    rf"{_MEDIA}(?:\W+{_MEDIA})*",
    r"print(?:er|able)[ -](?:friendly|version)\b.{0,80}|(?:e-?mail|send)(?: this| it)? to a friend.{0,40}",
    # where else to go
    r"(?:also |more |further )?(?:read|reading|see)(?: also| more| next)?\s?:.{0,200}",
    r"(?:read|view|see|show|load|learn|find out) (?:more|all|less)"
    r"(?: (?:about|from|news|stories|on) .{0,80})?",
    r"(?:related|similar|latest|recent|most read|most popular|trending|recommended|top|more)(?: (?:news|"
    r"stories|articles|content|topics|posts|links|items|press releases|documents|"
    r"from .{1,40}))?\W*",
    r"(?:previous|next|older|newer)(?: (?:post|article|story|page|item|news))?\W*|\W*previous\W*next\W*",
    r"(?:back|return|skip|jump|scroll) to .{1,40}|(?:advanced? )?search(?: .{0,30})?",
    r"(?:aller|passer) au contenu.{0,20}",
    r"(?:click ac[aá] para )?(?:ir|pasar|saltar)(?: directamente)? al contenido.{0,20}",
    r"(?:zum|direkt zum) (?:haupt)?inhalt.{0,12}|vai al contenuto.{0,20}",
    # the same page in other languages
    r"languages?|(?:\W*\b(?:english|fran[cç]ais|espa[nñ]ol|deutsch|italiano|portugu[eê]s|nederlands|русский|"
    r"українська|العربية|عربي|türkçe|shqip|српски|srpski|hrvatski|bosanski|ქართული|中文)\b)+\W*",
    r"(?:last )?updated?\s?:?\s.{0,30}\bago",
    r"(?:close |open |toggle |main |mobile )?menu|close|home(?:page)?",
    # filing
    r"(?:tags?|tagged(?: with| in)?|filed under|topics?|categor(?:y|ies)|keywords?|themes?|sections?|"
    r"regions?|country|countries|region-country|languages?|image|default|type|press release type|subject|"
    r"sdgs?|posted in)\s?:.{0,200}",
    # what kind of page it is, its day and its office, set without blanks
    r"(?:news(?: (?:blog|announcement|article))?|daily news|press (?:release|statement)|statement|speech|"
    r"article|event|blog|announcement)\d{1,2} [A-Z][a-z]+ \d{4}.{0,120}",
    # law
    r"(?:copyright|\(c\)|©).{0,200}|.{0,120}\ball rights reserved\b.{0,60}",
    r"(?:privacy|cookies?|terms|legal|disclaimer|accessibility)(?: (?:policy|notice|settings|statement|"
    r"preferences|conditions|of (?:use|service)|(?:&|and) .{1,30}))?",
    r"(?:we use|this (?:web)?site uses|by using this (?:web)?site).{0,40}\bcookies\b.{0,300}",
    # asking for something
    r"accept(?: all)?(?: cookies)?",
    r"(?:subscribe|sign up|log ?in|sign in|newsletter|advertisements?)"
    r"(?: (?:to|for|now|here|on|up|in|our|with|or)\b.{0,80})?\W*",
    r"(?:advertis(?:ing|ement) rates|advertise with us|comments are closed)\b.{0,200}",
    r"(?:register|join|donate|follow us)(?: now| here| on .{0,40})?\W*",
    r"(?:photo |image |picture )?credits?\s?:.{1,120}",
    r"powered by .{1,60}|loading\W*|no upcoming (?:dates|events)",
)
_SITE_LINE = re.compile("|".join(_SITE_LINES), re.IGNORECASE)
# Who wrote it, and for what desk; not "By 2030, all states will ...".
_BYLINE = re.compile(
    r"(?:by|written by|reported by|reporting by|edited by|story by|text by|posted by|author|reporter|"
    r"editor)\b\s?:?\s[^\d.!?]{3,90}|photos?(?: by| credit| courtesy)?\s?[:/].{1,120}|image\s?:.{1,120}|"
    r"source\s?:.{1,120}|(?:date\s)?\d{4}-\d\d-\d\d\s(?:[A-Z][\w.'-]+\s){2,3}in\s[A-Z]\w+(?:\s[A-Z]\w+)?|"
    r"(?:(?:our|staff|special|senior|diplomatic|political|foreign|city|state|chief|bureau|parliamentary|"
    r"own)\s){1,3}(?:reporter|correspondent|writer|desk|editor|report)s?|(?:[\w'.]+\s){0,3}(?:reporter|"
    r"correspondent)|(?:news|web|monitoring|online|digital|foreign|business|city|national)\s(?:desk|team|"
    r"report|reporter|"
    r"monitor)",
    re.IGNORECASE,
)
# "From Anna Example, Abuja": a byline with the city; not "From words to action".
_REPORTING_FROM = re.compile(r"From (?:[A-Z][\w'-]+ ){1,3}[A-Z][\w'-]+, [A-Z][\w-]+(?: [A-Z]\w+)?")
_END_MARK = re.compile(r"[\W_]*(?:ends?|ends? here|fin|30)?[\W_]*", re.IGNORECASE)

# A line that says when it was printed or changed, and how often it was read.
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b\.?"
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b[.,]?"
_DAY_PRINTED = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s?of)?[\s-]{_MONTH},?(?:[\s-]\d{{4}})?|\b{_MONTH}\s\d{{1,2}}(?:st|"
    rf"nd|rd|th)?\b,?(?:\s\d{{4}})?"
    r"|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{4}[-/.]\d\d[-/.]\d\d\b",
    re.IGNORECASE,
)
_STAMP_WORD = re.compile(
    r"\b(?:published|posted|updated?|last (?:updated|modified|reviewed|changed)|created|modified|added|"
    r"released?|issued|date|time|on|at|by|source|views?(?:\(s\))?|count|hits|reads?|comments?|"
    r"min(?:ute)?s?(?: read)?|hours?|ago|edition|"
    r"am|pm|a\.m\.|p\.m\.|gmt|utc|cet|cest|est|edt|ist|eat|ist|pst|bst|press release|news|statement)\b",
    re.IGNORECASE,
)
_STAMP_BYLINE = re.compile(
    r"(?:\b(?:article|story|report|words) by\b\s?:?|\bby\s?:)[^\d|]{3,60}$", re.IGNORECASE
)
_STAMP_LABEL = re.compile(
    r"\b(?:published|posted|updated?|last (?:updated|modified|reviewed|changed)|created|modified|date|"
    r"views?|count|source)\b",
    re.IGNORECASE,
)
_WEEKDAY_PRINTED = re.compile(_WEEKDAY, re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")

# Menus: pieces set side by side with bars, arrows, bullets or wide gaps between.
_SIDE_BY_SIDE = re.compile(r"\s*[|»›•·>]+\s*|\s+[/\"]\s+|\s{2,}")
_BREADCRUMB = re.compile(
    r"(?:you are here\W*)?(?:home|homepage|start|accueil)\b\s*(?:[|»›>/•]|\s[-\"]\s).*", re.IGNORECASE
)
_BULLET = re.compile(r"[-•*·‣▪◦]\s|\d{1,2}[.)]\s")
_STOP = re.compile(r"[.!?…][\"')\]]*$|[\"']$")
_SEEN = re.compile(r"(?:views?(?:\(s\))?|count|hits)\s?:|\d+ min(?:ute)?s? read", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_LONGEST = 400  # characters
_REMEMBERED = 4096  # lines; a site's own recur from page to page


def is_site_line(text: str) -> bool:
    """Whether a stripped line is one of a website's own, wherever it stands.

    >>> is_site_line("Home | News | About"), is_site_line("Also Read: More from Politics")
    (True, True)
    """
    return len(text) <= _LONGEST and _is_site_line(text)


@lru_cache(_REMEMBERED)
def _is_site_line(text: str) -> bool:
    return bool(
        _END_MARK.fullmatch(text)
        or _SITE_LINE.fullmatch(text)
        or _BYLINE.fullmatch(text)
        or _REPORTING_FROM.fullmatch(text)
        or _BREADCRUMB.fullmatch(text)
        or feeds.is_interface(text)
        or feeds.is_owner(text)
        or _is_menu(text)
        or is_stamp(text)
    )


def is_stamp(text: str) -> bool:
    """Whether a line is a day or a count with few other words.

    >>> is_stamp("Update : Sunday, 19 December, 2021 at 12:00 AM  Count : 110")
    True
    >>> is_stamp("Ministers meet in Budva on 3 May 2021")
    False
    """
    if len(text) > 160 or _BULLET.match(text):
        return False
    seen = _SEEN.match(text)
    if not seen and not _DIGIT.search(text):
        return False
    rest, days = _DAY_PRINTED.subn(" ", _STAMP_BYLINE.sub("", text))
    if not days and not seen:
        return False
    labelled = bool(_STAMP_LABEL.search(rest))
    words = _WORD.findall(_WEEKDAY_PRINTED.sub(" ", _STAMP_WORD.sub(" ", rest)))
    return len(words) <= (5 if labelled else 1)


def _is_menu(text: str) -> bool:
    """Three or more short pieces side by side, none a sentence."""
    if len(text) > 300 or _BULLET.match(text) or _STOP.search(text) or any(map(str.isdigit, text)):
        return False
    pieces = [piece for piece in _SIDE_BY_SIDE.split(text) if piece]
    return len(pieces) >= 3 and all(len(piece.split()) <= 5 for piece in pieces)
