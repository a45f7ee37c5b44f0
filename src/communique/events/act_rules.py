"""Turns of phrase that tell acts without a verb and its object side by side: who joined, since when it is.

In the patterns `what` is the object of the act and `who` the one who joined; the `{...}` stand for marks,
see `sketch.pattern`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of telling an act; `what` in the pattern is its object, `who` who joined."""

    kind: str
    stem: str  # literals of which every match contains one, in small letters, between bars; "" if it has none
    rule: str


_WAS = (
    r"(?:\s\([^()]{1,60}\))?[\"')]{0,2}(?:,?\swhich|,?\sthat|,)?(?:\s(?:was|were|had|has|have|been|being|is|are|will|be|"
    r"to|just|since|also|then|recently|unanimously|formally|officially|first|jointly|finally|initially|due|set|"
    r"expected|scheduled|successfully)){0,5}\s"
)
_DONE = (
    r"(?:(?:has|have|had|was|were|will|also|jointly|formally|officially|recently|just|"
    r"(?:on\s)?{date})\s){0,3}"
)
_LEAD = r"(?:(?!of\b|for\b|to\b|by\b|in\b|at\b)[\w'-]+\s|{actor}(?:'s)?\s|\({actor}\)\s){0,6}?[\"'(]{0,2}"
_NAMED = r"(?:{organization}|{framework})"
_BEGINNING = r"(?:establishment|inception|creation|foundation|founding|formation|launch)"
FOUNDING = "established|founded|created|set up|formed|initiated|born"

RULES = (
    # Measures without a name are told by their number: "adopted three programmes on migration".
    Rule(
        "adoption",
        "adopt|approve",
        r"\b(?:adopt(?:ed|s)|approve[ds])\s(?:(?:today|all|{date})\s)?(?:the\s)?(?P<what>(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|new|additional)\s"
        r"(?:[\w'-]+\s){0,3}?(?:programmes|programs|projects|actions|measures|resolutions|recommendations|"
        r"decisions)"
        r"(?:\son\s[\w'-]+(?:\sfor\s[\w' -]{3,30}?(?=[,.;]|\swith))?)?)",
    ),
    Rule(
        "adoption",
        "adoption",
        r"(?P<what>{framework})(?:\s\([^()]{1,20}\))?[^.;]{0,60}?\bsince\sits\sadoption\s(?:in|on)\s{date}",
    ),
    Rule("adoption", "", r"(?P<what>{framework})\s(?:of|dated)\s{date}"),
    Rule(
        "agreement",
        "signed",
        r"\bsigned\s(?:for|on\sbehalf\sof)\s(?:the\s)?(?P<what>{state}|{organization}|(?-i:[A-Z])\w+)",
    ),
    Rule(
        "agreement",
        "agreement on",
        r"\b(?:political|provisional|historic|landmark|final)\s(?:political\s)?agreement\s(?:(?:was\s)?reached\s)?on\s"
        + _LEAD
        + r"(?P<what>{framework})",
    ),
    Rule(
        "establishment",
        "created|established|founded|set up|launched|initiated",
        r"(?P<what>{framework})(?:\s\([^()]{1,20}\))?\s(?:is|was)\s(?:an?|the)\s(?:[\w'()-]+\s){1,8}?"
        r"(?:created|established|founded|set\sup|launched|initiated)\sin\s{date}",
    ),
    Rule(
        "accession",
        "join",
        r"(?P<who>{state}|{organization})\s"
        + _DONE
        + r"(?:joined|(?:formally\s|also\s)*join)\s(?:the\s)?(?P<what>"
        + _NAMED
        + r")"
        r"(?=(?:\s\([^()]{1,20}\))?(?:\s(?:in\s|on\s)?{date}|\sas\s(?:an?|its|the)\s|\.|$|;|,\s(?:bringing|becoming|raising)))",
    ),
    Rule(
        "accession",
        "admitted",
        r"(?P<who>{actors})" + _WAS + r"admitted\s(?:(?:to|into)\s(?:the\s)?(?P<what>" + _NAMED + r")|as\s)",
    ),
    Rule(
        "accession",
        "admitted|accepted|approved|elected",
        r"\b(?:admitted|accepted|elected)\s(?:today\s|unanimously\s)?(?:the\s)?(?P<who>{actors})\s(?:today\s)?"
        r"(?:as\s(?:(?:its|their|the|an?|new|full|{organization}(?:'s)?|[\w'-]+'s)\s){0,3}(?:[\w-]+\s){0,2}?(?:members?|observers?)\b"
        r"|(?:in)?to\s(?:the\s)?(?P<what>" + _NAMED + r"))",
    ),
    # "The candidacy of A and B, which had applied, was accepted and they became members".
    Rule(
        "accession",
        "candidac|application|request",
        r"\b(?:candidac(?:y|ies)|applications?|requests?)\s(?:for\smembership\s)?(?:of|by|from)\s(?:the\s)?(?P<who>{actors})"
        r"(?=[^.;]{0,160}\bmember)[^.;]{0,100}?\s(?:was|were)\s(?:[\w-]+\s){0,2}?(?:approved|accepted|voted|endorsed|admitted)\b",
    ),
    Rule(
        "accession",
        "member|observer|related organi",
        r"(?P<who>{actors})\s" + _DONE + r"bec(?:ame|omes?)\s(?:the\s|an?\s|its\s)(?:[\w-]+\s){0,3}?"
        r"(?:members?|observers?|related\sorgani[sz]ation)"
        r"(?:\s(?:state|country))?(?:\sof)?(?:\sthe)?(?:\s(?P<what>" + _NAMED + r"))?",
    ),
    Rule(
        "accession",
        "among",
        r"(?P<who>{actors})\s(?:was|were|is|are|will\sbe)\samong\s(?:the\s)?(?:[\w-]+\s){0,4}?"
        r"(?:admitted|joining|to\sjoin|that\sjoined|who\sjoined)\b(?:\s(?:to\s|into\s)?(?:the\s)?(?P<what>"
        + _NAMED
        + r"))?",
    ),
    Rule(
        "accession",
        "new",
        r"\bnew\s(?:members?|member\s(?:states|countries)|observers?)\s(?:are|include|is|were|included)\s(?:the\s)?(?P<who>{actors})",
    ),
    Rule(
        "accession",
        "welcom",
        r"\bwelcom(?:ed?|es|ing)\s(?:the\s)?(?P<who>{actors})\sas\s(?:(?:its|the|an?)\s)?(?:[\w-]+\s){0,4}?(?:members?|observers?)\b",
    ),
    Rule(
        "accession",
        "observer status",
        r"\bgranted\sobserver\sstatus(?::|\s(?:to|in|with|at))\s(?:the\s)?(?P<who>{actors})",
    ),
    Rule(
        "accession",
        "accession",
        r"\baccession\sof\s(?:the\s)?(?P<who>{actors})\sto\s(?:the\s)?(?P<what>" + _NAMED + ")",
    ),
    Rule("accession", "accession", r"(?P<who>{state})'s?\saccession\sto\s(?:the\s)?(?P<what>" + _NAMED + ")"),
    Rule(
        "accession",
        "acceded|ratified",
        r"(?P<who>{state})\s" + _DONE + r"(?:acceded\sto|ratified)\s" + _LEAD + r"(?P<what>{framework})",
    ),
    Rule(
        "establishment",
        FOUNDING,
        r"(?:^\W{0,3}|^WHO WE ARE)(?P<act>(?:first\s)?(?:established|founded|created|set\sup|formed|"
        r"initiated|born)\s(?:in\s|on\s)?{date})(?=[^.;]{0,80},\s(?:the\s|an?\s)?[^.;]{0,40}?(?P<what>"
        + _NAMED
        + r"|it\b))",
    ),
    Rule(
        "establishment",
        "since",
        rf"\b[Ss]ince\s(?:its\s)?{_BEGINNING},?\sin\s{{date}}"
        r"(?=,\s(?:the\s|this\s)?(?:[\w-]+\s){0,2}?(?P<what>"
        + _NAMED
        + r"|(?-i:[A-Z]{3,})\s(?:platform|process|forum|network|initiative|dialogue)\b))",
    ),
    Rule(
        "establishment",
        "since",
        r"(?P<what>"
        + _NAMED
        + rf")(?:\s\([^()]{{1,20}}\))?\s[^.;]{{0,160}}?\bsince\sits\s{_BEGINNING}\sin\s{{date}}",
    ),
)
