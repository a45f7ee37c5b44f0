"""Things held: named gatherings ("6th EU-AU Summit"), unnamed ones ("a briefing for partners"), and nods to both."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.event_names import kind_of, ordinal
from communique.occasions import Occasion
from communique.page import Page
from communique.records import Name
from communique.scenes import Scene
from communique.sketch import KINDS, pattern

_ORGANIZATION, _STATE, _FRAMEWORK, _DATE = (
    KINDS[kind] for kind in ("organization", "state", "framework", "date")
)
_OWNER = f"[{_ORGANIZATION}{_STATE}{_FRAMEWORK}]"

# Nouns of gatherings. Not "panel", "plenary", "round of": parts of one; "council", "committee": who meets.
_HEAD = re.compile(
    r"(?<![\w-])(?P<head>summit|forum|press conference|video-?conference|conference|congress|symposium|colloquium|workshop|seminar|webinar|"
    r"training|briefing|hearing|meeting|session|consultation|talk|discussion|exchange|round ?-?table|retreat|"
    r"dialogue|ministerial(?=s?(?:$|[,.;:)(]|\s(?:in|of|on|will|was|to|held|hosted)\b))|som|edition|event|gathering|ceremony|day)(?P<plural>s?)(?![\w-])"
    # Not what is named after a gathering: "Conference Centre", "Forum Secretariat", "Training Workshop".
    r"(?!\s(?:cent(?:re|er)|hall|room|secretariat|declaration|paper|report|document|programme|materials?|agenda|manual|"
    r"house|venue|workshop|seminar|course|session|conference|meeting|summit|forum|briefing|resolution|statement)s?\b)",
    re.I,
)
# Heads that are events only with more than a capital: an ordinal, a year, "of the Council", "between A and B".
_NEEDS_NUMBER = frozenset({"session", "edition", "dialogue"})
_UNCOUNTED = frozenset({"discussion", "talk", "exchange", "event"})  # "a first discussion" is no edition
_NEEDS_PARTNERS = frozenset({"exchange"})
_ONLY_NODS = frozenset({"event", "gathering", "ceremony"})
# A plural that is one event: "held talks with", "Civil Society Days", "Ministerial Consultations".
_ONE_IN_MANY = frozenset({"talk", "consultation", "discussion", "day", "exchange"})

# Words before the head that describe it, in small letters.
_MODIFIERS = frozenset(
    "annual biannual biennial ministerial inter-ministerial high-level high-ranking senior officials' official "
    "officials technical regional sub-regional interregional national local bilateral trilateral multilateral "
    "quadrilateral joint multi-stakeholder multistakeholder stakeholder steering committee thematic "
    "extraordinary extra-ordinary ordinary special ad hoc intergovernmental international informal formal "
    "consultative preparatory follow-up launch validation inception kick-off closing coordination training "
    "expert experts experts' working group review mid-term two-day three-day four-day five-day one-day half-day "
    "week-long virtual hybrid online in-person public political diplomatic global continental partners partner "
    "donor donors donors' pledging press media civil society dialogue capacity-building specialized technical-level "
    "working-level closed-door emergency urgent historic landmark plenary parliamentary interactive knowledge-sharing "
    "peer-learning networking video maiden inaugural bi-annual earlier pre-summit side technical-working orientation sensitization awareness-raising refresher".split()
)
# Capitalised words before a name that are not of it: articles and prepositions at a sentence's start, and the
# verbs of headlines ("Egypt Hold Regional Partners Briefing", "IOM Welcomes Valletta Summit").
_NOT_NAME = frozenset(
    "the this that these those a an in at on during for from after before following since until our its their "
    "his her my when as with speaking both also to by each every under and or but while ahead upon where who what "
    "day last next previous current "
    "hold holds held holding host hosts hosted hosting open opens opened opening close closes convene convenes "
    "convened convening attend attends attended attending join joins joined organize organizes organized organise "
    "organises organised conclude concludes concluded welcome welcomes welcomed hail hails hailed mark marks "
    "address addresses addressed addressing chair chairs chaired participate participates support supports "
    "supported gather gathers brings kicks calls ends begins starts announces discuss discusses visits "
    "co-hosts co-hosted conducts conducted facilitates facilitated runs delivers delivered presents see".split()
)
_JOINERS = frozenset({"of", "and", "on", "for", "&", "the", "de"})
_LENGTH = re.compile(r"(?:\w+-(?:day|week|month)|(?:half|full)-day)$", re.I)  # "five-day", "one-week"
_WORD_BEFORE = re.compile(r"(?<!\S)(\S+) $")
_YEAR = re.compile(r"(?:19|20)\d\d$")

# What may follow the head inside the name: an acronym, a topic in capitals or one that ends in a framework's
# name ("on the operationalisation of the Pact"), a year or a number.
_WORD = rf"(?:[A-ZÀ-ÖØ-Þ0-9]|{_OWNER})[^\s,;:.!?()\"]*"
_JOINER = r"(?:(?:and|of|the|on|for|in|to|with|&|a|from|by|within|towards?)\s)"
_ACRONYM = re.compile(r" \((?P<acronym>[A-Z][\w-]*[A-Z][\w-]*(?: [IVX]+)?)\)")
_TOPIC = re.compile(
    rf" (?:of|on|for|between|under|about|regarding)\s(?:the\s|an?\s)?"
    rf"(?:{_WORD}(?: {_JOINER}{{0,3}}{_WORD})*|(?:[a-z-]+ ){{1,6}}?(?:the\s)?{_FRAMEWORK})"
)
_SUFFIX = re.compile(r",? (?:(?P<year>(?:19|20)\d\d)(?![\w-])|(?P<roman>[IVX]{1,5})(?!\w))")


def read(page: Page, scene: Scene) -> Iterator[Occasion]:
    """Every telling of, and every nod to, a gathering with a noun of its own in the scene, in order."""
    taken = 0
    for match in _HEAD.finditer(scene.sketch.text):
        if match.start() >= taken and (occasion := _gathering(page, scene, match)):
            taken = match.end()
            yield occasion


def _gathering(page: Page, scene: Scene, match: re.Match[str]) -> Occasion | None:
    text, head = scene.sketch.text, _singular(match["head"])
    if match["plural"] and head not in _ONE_IN_MANY:
        return None
    if head == "day" and not (match["plural"] and match["head"][0].isupper()):
        return None
    start, words = _walk_left(text, match.start())
    end, suffix = _walk_right(scene, match.end(), match["head"][0].isupper())
    edition = next((number for word in words if (number := ordinal(word))), None) or suffix
    if head in _UNCOUNTED:
        edition = None
    return _judged(page, scene, Printed(scene, head, start, match.start(), match.end(), end, words, edition))


def _singular(head: str) -> str:
    return re.sub(r"round[ -]table", "roundtable", head.lower())


def _walk_left(text: str, start: int) -> tuple[int, list[str]]:
    """Where the name that ends in a head noun begins, and its words before the head."""
    words: list[str] = []
    while match := _WORD_BEFORE.search(text, max(0, start - 48), start):
        word = match[1]
        if word in _JOINERS:
            inner = _WORD_BEFORE.search(text, max(0, match.start() - 48), match.start())
            if not (words and inner and _is_title_word(words[0]) and _is_title_word(inner[1])):
                break
            if inner[1].lower() in _NOT_NAME or not inner[1][-1].isalnum() or _HEAD.fullmatch(inner[1]):
                break
        elif not _belongs(word):
            break
        words.insert(0, word.lstrip("\"'("))
        start = match.start(1) + len(word) - len(words[0])
        if word != words[0]:
            break
    while words and words[0] in _JOINERS:
        start += len(words.pop(0)) + 1
    return start, words


def _belongs(word: str) -> bool:
    bare = word.lstrip("\"'(")
    if not bare or not (bare[-1].isalnum() or bare[-1] == "'" or bare[-1] in _OWNER[1:-1]):
        return False
    if bare.lower() in _NOT_NAME or _DATE in bare or KINDS["person"] in bare or bare.endswith("'s"):
        return False
    if _LENGTH.match(bare):
        return True
    return bare.lower() in _MODIFIERS or _is_title_word(bare) or bool(ordinal(bare) or _YEAR.match(bare))


def _is_title_word(word: str) -> bool:
    bare = word.lstrip("\"'(")
    return bool(bare) and (bare[0].isupper() or bare[0] in _OWNER[1:-1])


def _walk_right(scene: Scene, end: int, capitalised: bool) -> tuple[int, int | None]:
    """Where the name ends, and the number after the head, if any."""
    text, number = scene.sketch.text, None
    if suffix := _SUFFIX.match(text, end):
        number = ordinal(suffix["roman"]) if suffix["roman"] else None
        end = suffix.end()
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


class Printed:
    """A gathering's name as a scene prints it: places in the sketch, and what can be asked of them."""

    __slots__ = ("edition", "end", "head", "head_end", "head_start", "scene", "start", "text", "words")

    def __init__(
        self,
        scene: Scene,
        head: str,
        start: int,
        head_start: int,
        head_end: int,
        end: int,
        words: list[str],
        edition: int | None,
    ) -> None:
        self.scene, self.text, self.head = scene, scene.sketch.text, head
        self.start, self.head_start, self.head_end, self.end = start, head_start, head_end, end
        self.words, self.edition = words, edition

    @property
    def plural(self) -> bool:
        """Whether the head is printed as a plural."""
        return self.text[self.head_end - 1] in "sS" and self.head[-1] != "s"

    @property
    def capitalised(self) -> bool:
        """Whether the head is printed with a capital."""
        return self.text[self.head_start].isupper()

    @property
    def numbered(self) -> bool:
        """Whether an ordinal, a number or a year in the name tells one gathering of a series from the others."""
        printed = self.text[self.start : self.end]
        return bool(self.edition) or bool(re.search(r"\b(?:19|20)\d\d\b", printed))

    @property
    def specific(self) -> bool:
        """Whether the name has words of its own beside the head, in capitals or as a name."""
        return self.capitalised and (self.end > self.head_end or any(map(_is_title_word, self.words)))

    @property
    def owned(self) -> bool:
        """Whether an organization's or framework's name stands in it ("UNGA meeting")."""
        return any(word[0] in _ORGANIZATION + _FRAMEWORK for word in self.words)

    def determiner(self) -> str:
        """The article or possessive before the name, in small letters; "" where there is none."""
        match = _DETERMINER.search(self.text, max(0, self.start - 40), self.start)
        return match.group().strip().lower() if match else ""

    def before(self) -> str:
        """Up to eighty characters of the clause before the name and its article."""
        left = self.text[max(0, self.start - 80) : self.start]
        return _DETERMINER.sub("", left)

    def after(self) -> str:
        """Up to three hundred characters after the name."""
        return self.text[self.end : self.end + 300]

    def is_subject(self) -> bool:
        """Whether the name, with its article, opens the sentence."""
        return not self.before().strip(" \"'-")


_DETERMINER = re.compile(
    rf"(?<![\w-])(?:the very|the|a|an|its|their|our|his|her|this|that|these|"
    rf"(?:this|last|next)\s(?:year|month|week)'s|{_DATE}(?:'s)?|{_OWNER}'s?|today's|yesterday's|tomorrow's|"
    rf"the recent|a recent|recent|the upcoming|an upcoming|our upcoming|upcoming|the latest|the previous|"
    rf"the last|the next)\s$",
    re.I,
)

# Someone held it, opened it, went there, or it was held: a happening, not an idea.
_HOLDING = re.compile(
    r"\b(?:h[eo]ld|holds|holding|(?:co-?)?host(?:s|ed|ing)?|conven(?:e|es|ed|ing)|(?:co-?)?organi[sz](?:e|es|ed|ing)|"
    r"conduct(?:s|ed|ing)?|ran|runs?|running|open(?:s|ed|ing)|clos(?:es|ed|ing)|inaugurat(?:ed|es|ing)|"
    r"attend(?:s|ed|ing)?|address(?:es|ed|ing)?|(?:co-?)?chair(?:s|ed|ing)?|facilitat(?:ed|es|ing)|"
    r"conclud(?:e|ed|es|ing)|deliver(?:ed|s|ing)|had|launch(?:ed|es|ing)|participat(?:e|ed|es|ing)\sin|"
    r"(?:took|takes|take|taking)\spart\sin|(?:met|meets?|gather(?:ed|s)?)\s(?:\S+\s){0,4}(?:for|at|in|during)|"
    r"(?:speak(?:s|ing)?|spoke|said|remarks(?:\s\S+){0,3}|speech|delivered(?:\s\S+){0,2}|statements?)\s(?:at|to|during)|"
    r"preceded\sby|followed\sby|completed|wrapped\sup)\s$",
    re.I,
)
# Words that place something at a gathering, which then is taken for real if it has a name.
_PLACING = re.compile(
    r"\b(?:at|during|following|after|ahead\sof|prior\sto|before|(?:outcomes?|results?|end|conclusion|margins|dates?|venue|place|"
    r"sidelines|occasion|day|part|framework|recommendations|conclusions|opening|eve|participants|success|"
    r"preparations?|host|delegates)\s(?:of|to|in|for)|day\s\d\sof|(?:welcom|hail)(?:e|es|ed|s)|attendance\sat|since|"
    r"from|in|to|for)\s$",
    re.I,
)
_HELD_AFTER = re.compile(
    r"(?:\s\([^()]{1,40}\))?(?:,[^,;]{1,60},)?,?\s(?:(?:which|that)\s)?"
    r"(?:(?:was|were|is|are|has|had|have|been|being|will|also|currently|officially|jointly|be|to|due|scheduled)\s){0,4}"
    r"(?:held|hosted|convened|conducted|organi[sz]ed|attended|opens?|opened|take\splace|took\splace|taken\splace|"
    r"takes\splace|taking\splace|concluded|concludes|kicked\soff|kicks\soff|begins|began|started|starts|closes|closed|"
    r"ended|ends|gathered|brought\stogether|brings\stogether|bringing\stogether|attended|chaired|co-chaired|"
    r"co-organi[sz]ed|co-hosted|facilitated|inaugurated|reminded|met)\b",
    re.I,
)
# "had an extremely constructive meeting", "A five-day workshop for member states ... opened in Accra".
_HELD_ADJECTIVES = re.compile(r"\b(?:held|had|hosted|hold|holds|hosts)\san?\s(?:[\"']?[\w-]+[\"']?\s){1,3}$", re.I)
_HELD_LATER = re.compile(
    r"^[^.;]{0,240}?\b(?:opened|(?:was|were|has\sbeen|is\sbeing)\s(?:held|organi[sz]ed|convened|hosted)|took\splace|"
    r"concluded|ended|began|kicked\soff|commenced|got\sunderway)\b",
    re.I,
)
_WITH_PARTNERS = re.compile(
    rf"\s(?:with|between|among)\s(?:the\s|[\w-]+\s){{0,3}}[{KINDS['person']}{_OWNER[1:-1]}]"
)
_PARTNERS = pattern(r"\s(?:with|between|among)\s(?:the\s)?(?:[\w'-]+\s){0,4}?{actors}(?:\s(?:and|delegation|officials)\b){0,2}(?:\s(?:the\s)?{actor}(?:\sofficials|\sdelegation)?)?")
# A wish, a plan without a day, a habit: no event. "May" is a month; "would" also reports what is planned.
_UNREAL = re.compile(
    r"\b(?:[Ss]hould|[Cc]ould|[Mm]ight|may|[Cc]an|[Ii]f|[Ww]hether|[Pp]ropos(?:e[sd]?|ing|al)|[Ss]uggest(?:s|ed|ing)?|"
    r"[Cc]all(?:s|ed|ing)?\s(?:for|on)|[Uu]rg(?:e[sd]?|ing)|[Rr]ecommend(?:s|ed|ing)?|[Hh]op(?:e[sd]?|ing)\s(?:to|for|that)|"
    r"[Ww]ish(?:e[sd])?|[Pp]lans?\sto|[Nn]eed\s(?:for|to)|[Pp]ossib\w+|[Pp]otential|[Rr]egular(?:ly)?|[Ee]very|[Ee]ach|[Aa]ny|"
    r"[Aa]nnually|[Uu]sually|[Oo]ften|[Ff]requent(?:ly)?|[Cc]ancel\w+|[Nn]ever|[Nn]o|without|such as a|series of|"
    r"[Ww]ould (?:like|be)|able to)\b"
)
_UNREAL_AFTER = re.compile(
    r"\s(?:\S+\s){0,2}?(?:should|could|might|may|can)\s|\s(?:\S+\s){0,5}every\s|\s(?:was|were|has been)\scancel"
    r"|\s(?:has|have)\sbeen\s\w+\s(?:since|every|annually|regularly)|\s(?:are|is)\s(?:usually|regularly|normally|held\sannually)",
    re.I,
)


def _judged(page: Page, scene: Scene, printed: Printed) -> Occasion | None:
    """The occasion that a printed name tells of or nods to; None where nothing is said to have happened."""
    clause = re.split(r"[,;:]\s", printed.before())[-1]
    if _UNREAL.search(clause) or _UNREAL_AFTER.match(printed.after()):
        return None
    occasion = _occasion(page, scene, printed)
    return occasion if _is_told(scene, printed) else _nod(scene, occasion, printed)


def _is_told(scene: Scene, printed: Printed) -> bool:
    """Whether the words around a name say that it was, or will be, held."""
    before, after, determiner = printed.before(), printed.after(), printed.determiner()
    if printed.head in _ONLY_NODS:
        return False
    if printed.head in _NEEDS_NUMBER and not printed.numbered:
        return printed.head == "dialogue" and determiner in ("a", "an") and bool(_HELD_AFTER.match(after))
    if printed.head in _NEEDS_PARTNERS:
        return bool(_WITH_PARTNERS.match(after))
    if printed.numbered and (printed.capitalised or printed.edition):
        return True
    held = bool(_HOLDING.search(before) or _HELD_AFTER.match(after) or _HELD_ADJECTIVES.search(before))
    held = held or (printed.is_subject() and bool(_HELD_LATER.search(after)))
    if printed.specific:
        return held or bool(_PLACING.search(before)) or _is_placed(scene, printed) or _is_headline(scene)
    if printed.owned and determiner in ("the", "") and not printed.capitalised:
        return held
    if determiner in ("its", "their", "our") and held and not printed.plural:
        return _is_concrete(scene, printed)
    if determiner in ("a", "an", "a recent", "") or determiner.endswith("upcoming"):
        placed = bool(_PLACING.search(before)) and (bool(_HELD_AFTER.match(after)) or _is_placed(scene, printed))
        return (held or placed or bool(_WITH_PARTNERS.match(after))) and _is_concrete(scene, printed)
    return False


def _is_headline(scene: Scene) -> bool:
    return scene.sentence.section == "headline"


def _is_concrete(scene: Scene, printed: Printed) -> bool:
    # Somebody, some day or some place: not "holding a workshop is easy".
    return bool(scene.names or scene.dates or scene.sites)


def _is_placed(scene: Scene, printed: Printed) -> bool:
    """Whether a date or a place follows the name at once: "Ministerial Conference in Rome"."""
    end = scene.sketch.offset_end(printed.end)
    near = re.compile(r"(?: ?\([\w &-]{1,20}\))?,? ?\(?(?:(?:of|on|in|at|from|to be held|held) )*(?:the )?$")
    starts = [when.start for when in scene.dates] + [site.start for site in scene.sites if site.city]
    return any(
        0 <= start - end < 40
        and near.match(scene.text[end - scene.sentence.start : start - scene.sentence.start])
        for start in starts
    )


def _nod(scene: Scene, occasion: Occasion, printed: Printed) -> Occasion | None:
    """The occasion as a nod: a definite noun ("the Conference", "this meeting"), else nothing."""
    determiner = printed.determiner()
    if printed.plural or printed.head == "edition" or determiner in ("a", "an", "", "a recent", "recent"):
        return None
    opened = _HOLDING.search(printed.before()) and (scene.dates or scene.sites)
    occasion.strong = determiner != "this" and bool(_HELD_AFTER.match(printed.after()) or opened)
    occasion.nod, occasion.mention = True, printed.capitalised and not _is_shouted(printed)
    return occasion


def _is_shouted(printed: Printed) -> bool:
    return printed.text.isupper()


def _occasion(page: Page, scene: Scene, printed: Printed) -> Occasion:
    start, end = _own_words(scene, printed)
    name = page.text[start:end]
    framework = _framework(scene, printed)
    about: tuple[str, ...] = ()
    if not printed.specific and (partners := _PARTNERS.match(printed.text, printed.end)):
        marks = [mark for mark in scene.sketch.marks(partners) if mark.item.entity == "actor"]
        about = tuple(dict.fromkeys(mark.item.entity_id for mark in marks))
        if printed.head in _NEEDS_PARTNERS:
            end = scene.sketch.offset_end(partners.end())
            name = page.text[start:end]
    return Occasion(
        start,
        end,
        kind_of(printed.head, page.text[start : scene.sketch.offset_end(printed.head_end)], _of_whom(printed)),
        scene,
        head=printed.head,
        name=name,
        named=printed.specific or (printed.capitalised and printed.numbered),
        framework_id=framework.entity_id if framework else None,
        edition=printed.edition,
        about=about,
    )


def _of_whom(printed: Printed) -> str:
    """ "of Ministers", "of the Senior Officials": who meets, where the name says it after the head."""
    match = re.match(r"\sof\s(?:the\s)?[^,;.]{1,60}", printed.text[printed.head_end : printed.end])
    return match.group() if match else ""


def _own_words(scene: Scene, printed: Printed) -> tuple[int, int]:
    """The name's offsets, with a name at either end cut to itself ("the UNGA" to "UNGA")."""
    start, end = scene.sketch.offset(printed.start), scene.sketch.offset_end(printed.end)
    for mark in scene.sketch.between(printed.start, printed.end):
        if mark.start == start:
            start = mark.item.start
        if mark.end == end and scene.text[mark.item.end - scene.sentence.start :].startswith(" ("):
            end = mark.item.end
    return start, end


_UNDER = re.compile(rf"[^{_FRAMEWORK};.]{{0,30}}?\b(?:under|of|within)\s(?:the\s)?[\"']?{_FRAMEWORK}")


def _framework(scene: Scene, printed: Printed) -> Name | None:
    """The framework in the name, or the one that the gathering is said to be of or under."""
    marks = scene.sketch.between(printed.start, printed.end)
    if not any(mark.kind == "framework" for mark in marks):
        under = _UNDER.match(printed.text, printed.end)
        marks = scene.sketch.marks(under) if under else []
    return next((mark.item for mark in marks if mark.kind == "framework"), None)
