"""How sentences tell acts: a pattern for each turn of phrase by which something is adopted or founded.

In the patterns `what` is the object of the act and `who` the one who joined; the `{...}` stand for marks,
see `sketch.pattern`.
"""

from __future__ import annotations

from dataclasses import dataclass

# What may stand between "adoption of" and the object's name: "the new European Union (EU) Pact".
_LEAD = r"(?:(?!of\b|for\b|to\b|by\b|in\b|at\b)[\w'-]+\s|{actor}(?:'s)?\s|\({actor}\)\s){0,6}?[\"'(]{0,2}"
_WAS = (
    r"(?:\s\([^()]{1,60}\))?[\"')]{0,2}(?:,?\swhich|,?\sthat|,)?(?:\s(?:was|were|had|has|have|been|being|is|are|will|be|"
    r"to|just|since|also|then|recently|unanimously|formally|officially|first|jointly|finally|initially|due|set|"
    r"expected|scheduled|successfully)){0,5}\s"
)
# A body that did something itself is not what was founded: "The Network has launched a fund".
_PASSIVE = (
    r"(?!\s(?:has|have|had|will)\s(?:[a-z]+ly\s|also\s|just\s|since\s|already\s){0,2}"
    r"(?:launched|kicked|established|founded|created|set|formed|initiated|inaugurated)\b)"
)
_DONE = r"(?:(?:has|have|had|was|were|will|also|jointly|formally|officially|today|recently|just)\s){0,3}"
# Instruments that are signed without a proper name of their own.
PAPER = (
    r"(?:memorand(?:um|a)\sof\s(?:understanding|cooperation)|mous?\b|(?:[\w-]+\s){0,3}?(?:agreement|accord|treaty|"
    r"protocol|convention|arrangement|contract|pact|roadmap)\b|letters?\sof\s(?:intent|agreement|understanding)|"
    r"(?:joint\s)?declaration(?:\sof\sintent)?|joint\sstatement|statement\sof\sintent|deal\b)"
)
_BODY = r"(?:{organization}|{framework})"
# Things launched: by a proper name ("Migration Information Centre"), or the first or new of their sort.
_SORT = (
    r"(?:initiative|programme|program|project|platform|campaign|fund|facility|portal|polic(?:y|ies)|strategy|"
    r"(?:action\s)?plan|plan\sof\saction|cent(?:er|re)|hub|observatory|appeal|database|toolkit|guidelines|"
    r"report|network|strategic\sframework|mechanism)\b"
)
_VENTURE = (
    r"(?:{framework}|(?-i:[A-Z])[\w-]+(?:\s(?:of\s|for\s|on\s|and\s)?(?-i:[A-Z])[\w-]+){0,6}\s" + _SORT + r"|"
    r"(?:new|first|national|maiden|joint|regional|[\w-]+-year)\s(?:[\w-]+\s){0,3}?" + _SORT + r")"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of telling an act; `what` in the pattern is its object, `who` who joined."""

    kind: str
    stem: str  # literals of which every match contains one, in small letters, between bars; "" if it has none
    rule: str
    passive: bool = False  # "was established", which may tell what a body is for, not that it began


# "The compact, a paper that governments adopted": what was done to it stands in a clause after it.
_THAT = r"[\"']?,?(?:\san?\s(?:[\w-]+\s){0,3}?[\w-]+)?\s(?:that|which)\s(?:[\w'-]+\s){0,2}?(?:{actors}),?\s"
# Papers without a proper name that are adopted at a meeting.
_ADOPTED = (
    r"(?:declaration|communiqu[eé]|plan\sof\saction|action\splan|road\s?map|resolution|protocol|charter|"
    r"joint\sstatement|outcome\sdocument)\b"
)

FOUNDING = "establish|found|creat|set up|setting up|form|initiat|inaugurat|born"

RULES = (
    Rule("adoption", "adopt", r"\badoption\sof\s" + _LEAD + r"(?P<what>{framework})"),
    Rule(
        "adoption", "endorse", r"\bendorsement\sof\s" + _LEAD + r"(?P<what>{framework})(?=[^.;]{0,30}{date})"
    ),
    Rule("adoption", "adopt", r"(?P<what>{framework})" + _WAS + r"?adopted\b"),
    Rule("adoption", "endorse", r"(?P<what>{framework})" + _WAS + r"endorsed\s(?:by|in|on|at)\b"),
    Rule("adoption", "adopt", _DONE + r"\badopt(?:ed|s)\s" + _LEAD + r"(?P<what>{framework})"),
    Rule("adoption", "adopted", r"(?P<what>{framework})" + _THAT + _DONE + r"(?:adopted|endorsed)\b"),
    Rule(
        "adoption",
        "adopt",
        _DONE + r"\badopt(?:ed)?\s(?:the\s|an?\s|its\s|their\s)(?P<what>(?:[\w'-]+\s){0,3}?" + _ADOPTED + ")",
    ),
    Rule(
        "adoption",
        "adoption",
        r"\badoption\sof\s(?:the\s|an?\s|its\s|their\s)(?P<what>(?:[\w'-]+\s){0,3}?"
        + _ADOPTED
        + r")(?=[^;]{0,80})",
    ),
    # Measures without a name are told by their number: "adopted three programmes on migration".
    Rule(
        "adoption",
        "adopted",
        r"\badopted\s(?:all\s)?(?:the\s)?(?P<what>(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve)\s"
        r"(?:[\w'-]+\s){0,2}?(?:programmes|programs|projects|measures|resolutions|recommendations|decisions)"
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
        "sign",
        r"\b(?:co-?)?sign(?:ed|s)?\s(?:up\sto\s)?" + _LEAD + r"(?P<what>{framework}|" + PAPER + ")",
    ),
    Rule("agreement", "sign", r"\bsign(?:ing|ature)\sof\s" + _LEAD + r"(?P<what>{framework}|" + PAPER + ")"),
    Rule(
        "agreement",
        "signed",
        r"(?P<what>{framework}|"
        + PAPER
        + r")(?:\s(?:between|with|on|for)\s[^.;]{1,80}?)?"
        + _WAS
        + r"?signed\b(?!\sup)",
    ),
    Rule(
        "agreement",
        "signed",
        r"\bsigned\s(?:for|on\sbehalf\sof)\s(?:the\s)?(?P<what>{state}|{organization}|(?-i:[A-Z])\w+)",
    ),
    Rule(
        "agreement",
        "agreement",
        r"\b(?:entered\sinto|concluded)\san?\s(?:[\w-]+\s){0,3}(?P<what>agreement)\s(?=with|between|on|in)",
    ),
    Rule(
        "accession",
        "join",
        r"(?P<who>{state}|{organization})\s"
        + _DONE
        + r"(?:joined|(?:formally\s|also\s)*join)\s(?:the\s)?(?P<what>"
        + _BODY
        + r")"
        r"(?=(?:\s\([^()]{1,20}\))?(?:\s(?:in\s|on\s)?{date}|\sas\s(?:an?|its|the)\s|\.|$|;|,\s(?:bringing|becoming|raising)))",
    ),
    Rule(
        "accession",
        "admitted",
        r"(?P<who>{actors})" + _WAS + r"admitted\s(?:(?:to|into)\s(?:the\s)?(?P<what>" + _BODY + r")|as\s)",
    ),
    Rule(
        "accession",
        "member",
        r"(?P<who>{actors})\s"
        + _DONE
        + r"bec(?:ame|omes?)\s(?:the\s|an?\s|its\s)(?:[\w-]+\s){0,3}?(?:member|observer)s?"
        r"(?:\s(?:state|country))?(?:\sof)?(?:\sthe)?(?:\s(?P<what>" + _BODY + r"))?",
    ),
    Rule(
        "accession",
        "observer status",
        r"\bgranted\sobserver\sstatus(?::|\s(?:to|in|with|at))\s(?:the\s)?(?P<who>{actors})",
    ),
    Rule(
        "accession",
        "accession",
        r"\baccession\sof\s(?:the\s)?(?P<who>{actors})\sto\s(?:the\s)?(?P<what>" + _BODY + ")",
    ),
    Rule("accession", "accession", r"(?P<who>{state})'s?\saccession\sto\s(?:the\s)?(?P<what>" + _BODY + ")"),
    Rule(
        "accession",
        "acceded|ratified",
        r"(?P<who>{state})\s" + _DONE + r"(?:acceded\sto|ratified)\s" + _LEAD + r"(?P<what>{framework})",
    ),
    Rule(
        "establishment",
        FOUNDING,
        r"^[^\w]{0,3}(?:WHO WE ARE)?(?:first\s)?(?:established|founded|created|set\sup|formed|initiated|"
        r"born)\s(?:in\s|on\s)?{date}"
        r"(?=[^.;]{0,80},\s(?:the\s|an?\s)?" + _LEAD + r"(?P<what>" + _BODY + r"|it\b))",
    ),
    Rule(
        "establishment",
        FOUNDING,
        r"(?P<what>"
        + _BODY
        + r")"
        + _PASSIVE
        + _WAS
        + r"(?:established|founded|created|set\sup|formed|initiated|inaugurated)\b",
        passive=True,
    ),
    Rule(
        "establishment",
        FOUNDING,
        r"\b(?:establishment|creation|founding|foundation|setting\sup)\sof\s"
        + _LEAD
        + r"(?P<what>"
        + _BODY
        + ")",
    ),
    Rule(
        "establishment",
        FOUNDING,
        r"\b(?:established|founded|set\sup)\s(?:the\s|an?\s)" + _LEAD + r"(?P<what>" + _BODY + ")",
    ),
    Rule(
        "establishment",
        "since",
        r"\b[Ss]ince\s(?:its\s)?(?:establishment|inception|creation|foundation|founding|formation)\sin\s{date}"
        r"(?=,\s(?:the\s|this\s)?(?:[\w-]+\s){0,2}?(?P<what>"
        + _BODY
        + r"|(?-i:[A-Z]{3,})\s(?:platform|process|forum|network|initiative|dialogue)\b))",
    ),
    Rule(
        "establishment",
        "since",
        r"(?P<what>" + _BODY + r")(?:\s\([^()]{1,20}\))?\s[^.;]{0,160}?\bsince\sits\s"
        r"(?:establishment|inception|creation|foundation|founding|formation)\sin\s{date}",
    ),
    Rule(
        "launch",
        "launched|announced|unveiled",
        r"(?P<what>{framework})" + _THAT + _DONE + r"(?:launched|announced|unveiled)\b",
    ),
    Rule("launch", "launch", r"\blaunch\sof\s" + _LEAD + r"(?P<what>" + _VENTURE + r"|{organization})"),
    Rule(
        "launch",
        "launched|kicked off",
        r"(?P<what>" + _VENTURE + r"|{organization})" + _PASSIVE + _WAS + r"(?:launched|kicked\soff)\b",
    ),
    Rule(
        "launch",
        "launch",
        _DONE + r"\blaunch(?:ed|es)?\s" + _LEAD + r"(?P<what>" + _VENTURE + r"|{organization})",
    ),
)
