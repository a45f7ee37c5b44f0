"""Names of gatherings as a sentence prints them: "6th EU-AU Summit", "a two-day workshop"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.events.event_names import ordinal
from communique.events.printed_gathering import Printed, is_title_word
from communique.events.scenes import Scene
from communique.text.sketch import KINDS

_ORGANIZATION, _STATE, _FRAMEWORK, _DATE = (
    KINDS[kind] for kind in ("organization", "state", "framework", "date")
)
_OWNER = f"[{_ORGANIZATION}{_STATE}{_FRAMEWORK}]"

# Nouns of gatherings. Not "panel", "plenary", "round of": parts of one; "council", "committee": who meets.
_HEAD = re.compile(
    r"(?<![\w-])(?P<head>summit|forum|press conference|video-?conference|conference|congress|symposium|"
    r"colloquium|"
    r"workshop|seminar|webinar|training(?:\s(?:programme|program|course|session))?|briefing|hearing|meeting|session|consultation|talk|negotiation|discussion|exchange|"
    r"round ?-?table|retreat|dialogue|som|edition|event|gathering|ceremony|day|(?-i:Meet)|"
    r"ministerial(?=s?(?:$|[,.;:)(]|\s(?:in|of|on|will|was|to|held|hosted)\b)))(?P<plural>s?)(?![\w-])"
    # Not what is named after a gathering: "Conference Centre", "Forum Secretariat", "Training Workshop".
    r"(?!\s(?:cent(?:re|er)|hall|room|secretariat|declaration|paper|report|document|programme|material|agenda|"
    r"manual|house|venue|workshop|seminar|course|session|conference|meeting|summit|forum|briefing|resolution|"
    r"statement|mechanism|platform|process|committee|group|network|board|council|team|unit|series|initiative|"
    r"project|module|package|need|opportunit(?:y|ie)|provider|institution|facilit(?:y|ie)|academ(?:y|ie)|participant|"
    r"partner|curriculum|kit|tool|activit(?:y|ie)|programme?|officer|record|point|strateg(?:y|ie)|plan|body|bodie)s?\b)",
    re.I,
)
# What each of them contains; looked for first, since half of all sentences have none.
_STEMS = (
    "summit forum conference congress symposium colloquium workshop seminar webinar training briefing "
    "hearing meeting session consultation talk negotiation discussion exchange table retreat dialogue som "
    "edition event gathering ceremony day ministerial".split()
)
# "A first discussion" is no edition of anything.
_UNCOUNTED = frozenset({"discussion", "talk", "exchange", "event"})
# A plural that is one event: "held talks with", "Civil Society Days", "Ministerial Consultations".
_ONE_IN_MANY = frozenset({"talk", "negotiation", "consultation", "discussion", "day", "exchange"})

# Words in small letters that describe a gathering: how often, of what rank, for whom, of what kind.
_MODIFIERS = frozenset(
    "annual biannual bi-annual biennial maiden inaugural earlier follow-up mid-term closing kick-off launch "
    "preparatory pre-summit side week-long emergency urgent historic landmark special extraordinary "
    "extra-ordinary ordinary ad hoc plenary "
    "ministerial inter-ministerial high-level high-ranking senior official officials officials' technical "
    "technical-level working-level expert experts experts' political diplomatic parliamentary formal "
    "informal "
    "global continental international regional sub-regional interregional intergovernmental national local "
    "bilateral trilateral quadrilateral multilateral joint multi-stakeholder multistakeholder stakeholder "
    "steering committee partner partners donor donors donors' press media civil society public working group "
    "thematic consultative validation inception review coordination training dialogue capacity-building "
    "specialized pledging interactive knowledge-sharing peer-learning networking orientation sensitization "
    "awareness-raising refresher consultation summit forum workshop conference "
    "virtual video hybrid online in-person closed-door".split()
)
# Capitalised words before a name that are not of it: articles and prepositions at a sentence's start, and the
# verbs of headlines ("Egypt Hold Regional Partners Briefing", "IOM Welcomes Valletta Summit").
_NOT_NAME = frozenset(
    "the this that these those a an in at on during for from after before following since until our its "
    "their his her my when as with speaking both also to by each every under and or but while ahead upon "
    "where "
    "who what day last next previous current "
    "hold holds held holding host hosts hosted hosting open opens opened opening close closes convene "
    "convenes "
    "convened convening attend attends attended attending join joins joined organize organizes organized "
    "organise "
    "organises organised conclude concludes concluded welcome welcomes welcomed hail hails hailed mark marks "
    "address addresses addressed addressing chair chairs chaired participate participates support supports "
    "supported gather gathers brings kicks calls ends begins starts announces discuss discusses visits "
    "co-hosts co-hosted conducts conducted facilitates facilitated runs delivers delivered presents "
    "see new aforesaid funds trains boosts strengthens backs seeks launches provides offers reviews "
    "commences".split()
)
# Nor what a gathering has or is spoken of by: "on the Agenda of Ninth ...", "Outcomes of the Conference".
_OF_ITS = frozenset(
    "agenda margins sidelines spotlight outcome outcomes opening closing start end eve day participants "
    "report results conclusions preparation preparations preparatory recommendations launch theme".split()
)
_JOINERS = frozenset({"of", "and", "on", "for", "&", "the", "de"})
_LENGTH = re.compile(r"(?:\w+-(?:day|week|month)|(?:half|full)-day)$", re.I)  # "five-day", "one-week"
_WORD_BEFORE = re.compile(r"(?<!\S)(\S+) $")
_BRACKET = re.compile(rf"\((?:[A-Z][\w-]{{1,14}}|{_OWNER})\)$")
_YEAR = re.compile(r"(?:19|20)\d\d$")

# What may follow the head inside the name: an acronym, a topic in capitals or one that ends in a framework's
# name ("on the operationalisation of the Pact"), a year or a number.
_WORD = rf"(?:[A-ZÀ-ÖØ-Þ0-9]|{_OWNER})[^\s,;:.!?()\"]*"
_JOINER = r"(?:(?:and|of|the|on|for|in|to|with|&|a|from|by|within|towards?)\s)"
_ACRONYM = re.compile(r" \((?P<acronym>[A-Z][\w-]{0,14}[A-Z][\w-]{0,14}(?: [IVX]{1,5})?)\)")
_TOPIC = re.compile(
    rf" (?:of|on|for|between|under|about|regarding)\s(?:the\s|an?\s)?"
    rf"(?:{_WORD}(?: {_JOINER}{{0,3}}{_WORD})*(?:(?:, {_WORD}(?: {_WORD}){{0,3}}){{1,3}},? (?:and|&) {_WORD}"
    rf"(?: {_JOINER}{{0,3}}{_WORD})*)?|(?:[a-z-]+ ){{1,6}}?(?:the\s)?{_FRAMEWORK})"
)
_SUFFIX = re.compile(r",? (?:(?P<year>(?:19|20)\d\d)(?![\w-])|(?P<roman>[IVX]{1,5})(?!\w))")


def find(scene: Scene) -> Iterator[Printed]:
    """Every noun of a gathering in the scene with its words around it, in order, none overlapping another."""
    taken = 0
    if not any(map(scene.sketch.text.lower().__contains__, _STEMS)):
        return
    for match in _HEAD.finditer(scene.sketch.text):
        if match.start() >= taken and (printed := _printed(scene, match)):
            taken = match.end()
            yield printed


# "Nine meetings and 1 Regional Training": counted, not told.
_VERBS_TOO = frozenset({"review", "launch", "exchange", "partner"})
_COUNT = re.compile(r"(?<![\w.])(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten) $")
# "Held bilateral meetings with Commissioner X": one.
_WITH_PERSON = re.compile(rf" with (?:[\w'-]+ ){{0,3}}{KINDS['person']}")
# A title in quotation marks before or after its noun: the "Dialogue with civil society" event.
_TITLE_BEFORE = re.compile(r"\"[^\"]{1,140}\" $")
_TITLE_AFTER = re.compile(
    r",? (?:(?:on|entitled|titled|called|named|dubbed)(?: the theme)?:? )?\"[^\"]{4,160}\""
)


def _printed(scene: Scene, match: re.Match[str]) -> Printed | None:
    text, head = scene.sketch.text, _singular(match["head"])
    if match["plural"] and head not in _ONE_IN_MANY and not _WITH_PERSON.match(text, match.end()):
        return None
    if match["head"] == "Meet" and not _NUMBERED_MEET.search(text, max(0, match.start() - 60), match.start()):
        return None
    if head == "day" and not (match["plural"] and match["head"][0].isupper()):
        return None
    title = _TITLE_BEFORE.search(text, max(0, match.start() - 150), match.start())
    start, words = (title.start(), []) if title else _walk_left(text, match.start())
    if (
        not title
        and (chain := _CHAIN.search(text, max(0, start - 90), start))
        and _is_described(chain["words"])
    ):
        start, words = chain.start("words"), [*chain["words"].split(), *words]
    sitting = head == "session" and any(map(ordinal, words))
    end, suffix = _walk_right(scene, match.end(), match["head"][0].isupper() or sitting)
    if words and words[0] in _VERBS_TOO and text.endswith("to ", 0, start):  # "to review discussions"
        start += len(words.pop(0)) + 1
    if _COUNT.search(text, max(0, start - 12), start) or (head == "discussion" and words[-1:] == ["panel"]):
        return None
    edition = next((number for word in words if (number := ordinal(word))), None) or suffix
    edition = None if head in _UNCOUNTED else edition
    return Printed(scene, head, start, match.start(), match.end(), end, words, edition, bool(title))


# "Leaders Mark 10th Migration Strategy Meet": the noun of headlines, not the verb.
_NUMBERED_MEET = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)|[A-Z][a-z]+(?:th|st|nd|rd)) (?:[A-Z][\w'-]+ ){0,4}$"
)


def _singular(head: str) -> str:
    head = "training" if head.lower().startswith("training") else head.lower()
    head = "meeting" if head == "meet" else head
    return re.sub(r"round[ -]table", "roundtable", head)


def _walk_left(text: str, start: int) -> tuple[int, list[str]]:
    """Where the name that ends in a head noun begins, and its words before the head."""
    words: list[str] = []
    while match := _WORD_BEFORE.search(text, max(0, start - 48), start):
        word = match[1]
        if word in _JOINERS:
            inner = _WORD_BEFORE.search(text, max(0, match.start() - 48), match.start())
            if not (words and inner and is_title_word(words[0]) and is_title_word(inner[1])):
                break
            opens = inner.start(1) == 0 and inner[1] in _OWNER[1:-1]
            ends = not (inner[1][-1].isalnum() or opens)
            if inner[1].lower() in _NOT_NAME | _OF_ITS or ends or _HEAD.fullmatch(inner[1]):
                break
        elif _BRACKET.match(word):  # "Migration Dialogue for West Africa (MIDWA) Conference"
            inner = _WORD_BEFORE.search(text, max(0, match.start() - 48), match.start())
            if not (inner and is_title_word(inner[1])):
                break
        elif not _belongs(word):
            break
        bare = word if _BRACKET.match(word) else word.lstrip("\"'(")
        words.insert(0, bare)
        start = match.start(1) + len(word) - len(bare)
        if word != bare:
            break
    while words and words[0] in _JOINERS:
        start += len(words.pop(0)) + 1
    return start, words


# "A capacity building training", "the government-led policy dialogue": words of any sort after an article.
_CHAIN = re.compile(
    r"\b(?:an?|the|its|their|our|another|this)\s(?:last\s|next\s|latest\s|recent\s|new\s|upcoming\s|previous\s)?(?P<words>(?:(?!(?:an?|the|its|their|our|another|this)\s)[\w'/\ue001-\ue004-]+\s){1,5})$",
    re.I,
)
_NO_DESCRIPTION = re.compile(
    r"(?:of|for|to|by|in|at|on|with|from|between|among|under|during|through|into|that|which|who|where|when|while|as|the|"
    r"an?|and|or|but|was|were|is|are|be|been|has|have|had|will|would|should|could|may|might|can|not|its|their|his|her|"
    r"our|after|before|following|since|until|about|regarding|including|against|within|via|per|than|if|also|"
    r"first|last|next|recent|latest|previous|imminent|forthcoming|upcoming|postponed|series|number|part|end|attend|held|met|took|gave|said|host|hosts|holds|hold|"
    r"[a-z]+ly|[a-z]{2,}ed|[\w-]*(?:attend|visit|follow|organi[sz]|host|hold|conduct|deliver|provid|receiv|requir|"
    r"support|includ|address|open|conven)ing)$",
    re.I,
)


def _is_described(words: str) -> bool:
    """Whether words between an article and a gathering's noun only describe it."""
    return not any(_NO_DESCRIPTION.match(word) for word in words.split())


def _belongs(word: str) -> bool:
    bare = word.lstrip("\"'(")
    if not bare or not (bare[-1].isalnum() or bare[-1] == "'" or bare[-1] in _OWNER[1:-1]):
        return False
    if bare.lower() in _NOT_NAME or _DATE in bare or KINDS["person"] in bare or bare.endswith("'s"):
        return False
    if _LENGTH.match(bare):
        return True
    return bare.lower() in _MODIFIERS or is_title_word(bare) or bool(ordinal(bare) or _YEAR.match(bare))


def _walk_right(scene: Scene, end: int, capitalised: bool) -> tuple[int, int | None]:
    """Where the name ends, and the number after the head, if any."""
    text, number = scene.sketch.text, None
    if suffix := _SUFFIX.match(text, end):
        number = ordinal(suffix["roman"]) if suffix["roman"] else None
        end = suffix.end()
    if title := _TITLE_AFTER.match(text, end):
        return title.end(), number
    topic = _TOPIC.match(text, end) if capitalised else None
    bracket = _ACRONYM.match(text, end)
    if bracket and not topic:
        topic = _TOPIC.match(text, bracket.end()) if capitalised else None
    if topic:
        end = _before_site(scene, topic)
        if suffix := _SUFFIX.match(text, end):
            number = ordinal(suffix["roman"]) if suffix["roman"] else number
            end = suffix.end()
    return end, number


def _before_site(scene: Scene, topic: re.Match[str]) -> int:
    """The end of a topic, cut before "in" and a place: the place is the event's, not of its name."""
    for place in re.finditer(r" in (?:the )?", topic.group()):
        here = scene.sketch.offset(topic.start() + place.end())
        if any(site.start == here and site.city for site in scene.sites):
            return topic.start() + place.start()
    return topic.end()
