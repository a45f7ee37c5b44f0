"""What is signed, adopted, launched or opened: nouns by sort, and the phrases in which they stand.

Patterns of a sketch's text; the `{...}` stand for marks, see `sketch.pattern`.
"""

from __future__ import annotations

# Words that end a noun phrase when read from its beginning: "a new [project for ...]".
_ENDS = (
    r"(?:of|for|to|by|in|at|on|with|from|between|among|under|during|through|into|that|which|who|whose|where|when|"
    r"while|as|the|an?|its|their|his|her|our|was|were|is|are|be|been|has|have|had|will|would|should|could|may|"
    r"might|can|not|it|they|he|she|we)\b"
)
_WORD = (
    rf"(?!{_ENDS})(?:[\w'€$£][\w'.,/&+%€$£-]*|&|{{actor}}(?:'s)?|{{framework}}|\({{actor}}\)|"
    r"\"[^\"]{2,120}\")\s"
)
# "A new EUR 1.5 million", "the second phase of the": what stands before the noun.
_ARTICLE = r"(?:(?P<article>the|an?|its|their|his|her|our|this|that|these|another)\s)?(?:\"(?={framework}))?"
_WORDS = rf"(?:{_WORD}){{0,8}}?"
# "Project officer", "fund managers": the noun only describes another.
_ALONE = (
    r"(?![\w-])(?!\s(?:offic(?:e|er)s?|managers?|management|coordinators?|staff|teams?|partners?|documents?|proposals?|"
    r"components?|activit(?:y|ies)|beneficiar(?:y|ies)|funds?|funding|cycle|director|ceremony|negotiations|"
    r"talks|council|secretariat|frameworks?|papers?)\b)"
)

# Instruments that are signed.
_PAPER_NOUNS = (
    r"(?:memorand(?:um|a)(?:\sof\s(?:understanding|cooperation))?|mous?|agreements?|accords?|treat(?:y|ies)|protocols?|"
    r"conventions?|arrangements?|contracts?|pact|compact|partnership|roadmap|charter|(?:operational|action|work|implementation)\splans?|"
    r"plans?\sof\saction|letters?\sof\s(?:intent|agreement|understanding|exchange)|exchange\sof\sletters|"
    r"(?:joint\s)?declarations?(?:\sof\sintent)?|(?:joint\s)?statements?(?:\sof\s(?:intent|cooperation))?|deals?|"
    r"programming\sdocument|manifesto)"
)
# Texts that a meeting or an authority adopts.
_TEXT_NOUNS = (
    r"(?:declaration|communiqu[eé]|plan\sof\saction|action\splans?|plans?|road\s?map|resolution|protocols?|charter|(?:joint\s)?statement|"
    r"outcome\sdocument|conclusions|strateg(?:y|ies)|polic(?:y|ies)|law|act|regulation|directive|guidelines|"
    r"convention|compact|pact|code\sof\sconduct|work\s?plan|framework|agenda|standards|terms\sof\s"
    r"reference|standard\soperating\sprocedures|sops|agreements?|arrangements?)"
)
# Ventures that are launched.
_VENTURE_NOUNS = (
    r"(?:initiative|programme|program|project|platform|campaign|fund|facility|portal|polic(?:y|ies)|strategy|"
    r"(?:action\s)?plan|plan\sof\saction|cent(?:er|re)|hub|observatory|appeal|database|toolkit|handbook|guidelines|"
    r"report|network|framework|mechanism|scheme|partnership|app|application|website|helpline|hotline|dashboard|"
    r"roadmap|study|survey|system|dialogue|process|coalition|alliance|phase|curriculum|course|mission|operation|"
    r"task\sforce|instrument|projects|programmes|initiatives|campaigns|chapter|index|component|measures|package|"
    r"publication|guide|manual|book)"
)
# What is presented to the public.
_PUBLICATION_NOUNS = (
    r"(?:publication|project|report|study|handbook|toolkit|guide|guidelines|strategy|(?:action\s)?plan|programme|manual|"
    r"roadmap|website|platform|book|film|documentary|exhibition)"
)
# Places and bodies that are opened or inaugurated; a meeting that is opened is told by its own noun.
_BODY_NOUNS = (
    r"(?:cent(?:er|re)|offices?|hub|observatory|secretariat|shelter|facilit(?:y|ies)|headquarters|academy|institute|"
    r"laborator(?:y|ies)|school|clinic|hospital|unit|help\s?desk|desk|delegation|mission|border\s(?:post|point|"
    r"crossing\spoint|station)|crossing\spoint|(?:police\s)?(?:post|station)|checkpoint|building|premises|branch|"
    r"consulate|embassy|compound|terminal|one-stop\sshop|house|library|museum)"
)
# Bodies that are set up, told without a name.
_FOUNDED_NOUNS = (
    r"(?:task\sforce|committee|commission|agency|authority|council|network|working\sgroup|secretariat|unit|directorate|"
    r"platform|fund|observatory|cent(?:er|re)|hub|mechanism|partnership|coalition|office|academy|institute)"
)


# An organization by its name alone: not "the IOM project", "the EU's network".
_NAMED_BODY = (
    r"{organization}(?=(?:\s\([^()]{1,40}\))?(?:[,.;:!?\")]|$|\s(?:in|on|at|was|were|is|has|had|by|and|as|with|to|since|"
    r"today|last|under|following|during|after|for|from|a|an|the|of|two|six|three)\b|\s{date}))"
)
# "A project called X": what follows the noun is its title.
_TITLED = (
    r"(?P<title>,?\s(?:(?:entitled|titled|called|named|dubbed|known\sas)\s)?(?:\"[^\"]{3,160}\"|'[^']{3,120}'(?!\w)|"
    r"(?:the\s)?[\"']?{framework}[\"']?))"
)


def _phrase(nouns: str, *names: str) -> str:
    """A noun phrase that ends in one of the nouns, or in a name, and the title after it."""
    ends = [*(rf"{name}(?!\s{nouns}\b)" for name in names), nouns + _ALONE]
    return rf"{_ARTICLE}(?P<what>{_WORDS}(?:{'|'.join(ends)}))(?:{_TITLED})?"


PAPER = _phrase(_PAPER_NOUNS, "{framework}")
TEXT = _phrase(_TEXT_NOUNS, "{framework}")
# "Launched the 'Safe Routes Project'": the title is the object.
_QUOTED = (
    r"[\"'][^\"']{3,140}?(?:(?-i:Project|Programme|Program|Initiative|Campaign|Platform|Strategy|Plan|Network|Fund)"
    r"|{framework})[\"']"
)
VENTURE = _phrase(_VENTURE_NOUNS, "{framework}", _NAMED_BODY, _QUOTED)
PROJECT = _phrase(r"(?:initiative|programme|program|project|scheme|campaign)", "{framework}")
PUBLICATION = _phrase(_PUBLICATION_NOUNS)
BODY = _phrase(_BODY_NOUNS, "{framework}", _NAMED_BODY)
FOUNDED = _phrase(_FOUNDED_NOUNS, "{framework}", _NAMED_BODY)
