"""What a numeral counts: the noun phrase after it, as a unit in the singular, and whether it means people."""

from __future__ import annotations

import re
from dataclasses import dataclass

# --- nouns ---------------------------------------------------------------------------------------

# People, by what they do or have suffered; singular.
_PEOPLE = frozenset(
    # who moves, or had to
    "migrant refugee returnee evacuee deportee emigrant immigrant expatriate asylum-seeker seeker arrival "
    "newcomer passenger traveller traveler nomad repatriate settler resident inhabitant dweller "
    # families and ages
    "person human child woman man girl boy minor adult infant baby teenager adolescent youth youngster "
    "elder parent mother father orphan widow spouse student pupil schoolchild graduate individual citizen "
    "national "
    "countryman villager islander "
    # harm and help
    "victim survivor casualty death fatality beneficiary recipient patient detainee prisoner hostage dead "
    "smuggler trafficker fighter combatant militant soldier peacekeeper veteran "
    # attendance
    "delegate participant attendee guest visitor observer speaker panellist panelist moderator "
    "representative "
    "signatory spectator audience trainee trainer facilitator mentor "
    # work and office
    "official officer minister ambassador diplomat parliamentarian legislator lawmaker senator mp mep mayor "
    "governor commissioner judge magistrate prosecutor lawyer expert specialist practitioner professional "
    "researcher scholar academic scientist teacher journalist reporter doctor nurse physician midwife "
    "engineer "
    "technician worker labourer laborer employee employer farmer fisherman herder pastoralist entrepreneur "
    "trader businessman businesswoman staff personnel policeman policewoman guard police crew member "
    "volunteer "
    "leader activist advocate envoy adviser advisor counsellor counselor consultant interpreter chief "
    "director "
    "manager head president secretary coordinator focal-point jobseeker applicant claimant candidate holder "
    "user respondent interviewee voter donor-representative stakeholder ally player athlete artist musician "
    "caseworker responder rescuer driver pilot seafarer sailor vendor tailor carpenter cook "
    "applicant counterpart interlocutor partner-representative actor".split()
) - {"ally", "actor"}
# Plurals that do not end in -s.
_IRREGULAR = {
    "people": "person", "peoples": "people", "persons": "person", "children": "child", "women": "woman",
    "men": "man", "schoolchildren": "schoolchild", "fishermen": "fisherman", "businessmen": "businessman",
    "businesswomen": "businesswoman", "policemen": "policeman", "policewomen": "policewoman",
    "countrymen": "countryman", "criteria": "criterion", "alumni": "alumnus", "fora": "forum",
    "media": "medium",
    "memoranda": "memorandum", "analyses": "analysis", "crises": "crisis", "bases": "base", "lives": "life",
    "knives": "knife", "leaves": "leaf", "halves": "half", "movies": "movie", "species": "species",
    "series": "series", "headquarters": "headquarters", "staff": "staff", "personnel": "personnel",
    "police": "police", "aircraft": "aircraft", "crew": "crew", "youth": "youth", "buses": "bus",
    "campuses": "campus", "viruses": "virus", "statuses": "status", "troops": "troop", "dead": "dead",
    "livestock": "livestock", "cattle": "cattle", "feet": "foot", "ngos": "NGO", "idps": "displaced person",
    "visas": "visa", "gases": "gas", "lenses": "lens", "meps": "MEP", "mps": "MP", "foci": "focus",
}  # fmt: skip
# Of these, the ones that also stand before another noun: "police officers", "ten youth employment projects".
_ALSO_MODIFIERS = frozenset(
    "media series headquarters staff personnel police aircraft crew youth livestock".split()
)
# Nouns whose kind is only known with what follows.
_OF = re.compile(r" of (state|mission|understanding|contact)\b", re.IGNORECASE)
_WITH_OF = frozenset("head chief memorandum point".split())
# Nations and peoples as nouns ("Syrians", "Bangladeshis"): capitalized, and by their endings or one of a few.
_DEMONYM = re.compile(
    r"[A-Z][a-z]{2,}(?:ans|[^s\W]is|ese|inos|iots)$"
    r"|(?:Kurds?|Turks|Serbs|Croats|Poles|Greeks|Czechs|Slovaks|Finns|Swedes|Danes|Brits|Uzbeks|Tajiks"
    r"|Kazakhs|"
    r"Turkmens|Roma|Rohingyas?|Burkinab[eé]|Swiss|Malagasy|Basotho|Kyrgyz)$"
)
_NO_DEMONYMS = frozenset(
    "plans loans veterans artisans clans vans scans oceans orphans means these geese".split()
)
# Things that come in pairs and have no singular.
_PAIRS = frozenset("glasses spectacles goggles binoculars trousers scissors pliers tweezers shorts".split())
# Verbs that can follow a number which is a name's last word: "Vision 2063 seeks". Nouns behind another word.
_VERBS = frozenset(
    "aims seeks provides includes begins starts runs requires covers contains focuses says means remains "
    "comes goes "
    "makes takes offers brings sees gives gets becomes continues seems follows happens stands".split()
)
# What ends in -s and is no plural: adverbs and small words, singular nouns.
_NOT_PLURAL = frozenset(
    "this its his hers is was has does us as plus minus thus yes always towards afterwards besides perhaps "
    "across versus whereas regards overseas indoors nowadays sometimes years-long "
    "news politics economics logistics ethics lens gas bus campus virus status census consensus focus corpus "
    "previous les des los las".split()
)
# Time, and how often: no figures.
_TIMES = frozenset(
    "year month week day hour minute second decade century night weekend weekday fortnight quarter "
    "semester term "
    "time fold summer winter season spring working-day trimester millennium afternoon morning evening".split()
)
# What counts the page, not the world: pages and sizes, a network's followers, points about to be listed.
_PAGE = frozenset(
    "page word character line paragraph article post follower like comment view share reaction subscriber "
    "connection "
    "byte kb mb gb pixel px result image video photo slide tag item attachment download click repost repl "
    "thing reason way point question side aspect issue fact lesson message example kind sort type part "
    "concept half "
    "other time step option front sense".split()
)
# Distances, heights and degrees.
_MEASURES = frozenset(
    "km kms kilometre kilometer metre meter mile cm mm centimetre millimetre foot inch degree knot "
    "celsius fahrenheit watt megawatt mw gw".split()
)
_STATES = frozenset("state country government nation".split())

# --- words around the noun -----------------------------------------------------------------------

# A noun phrase ends before these: prepositions, conjunctions, pronouns, auxiliaries and other verbs, adverbs.
_STOP = frozenset(
    "a an the this that these those some any no every each all both half "
    "of in on at to from for by with within without into onto over under between among amongst through "
    "throughout "
    "during since until till after before about above below against along across around behind beyond "
    "despite "
    "like near off per plus than toward towards up upon via versus while as if because although though "
    "unless "
    "so but or nor yet whether when where who whom whose which what how why not only also just even still "
    "already "
    "now then here there today yesterday tomorrow tonight ago again away back down out together apart alone "
    "i you he she it we they me him her us them my your his its our their mine ours theirs "
    "is are was were be been being am has have had having do does did doing will would shall should can "
    "could may "
    "might must said says told added agreed met attended signed took came went gave made became remained "
    "arrived left died lived joined helped received reached "
    "according compared including excluding respectively annually yearly monthly weekly daily "
    "later earlier abroad onwards "
    "one two three four five six seven eight nine ten eleven twelve hundred thousand million billion".split()
)
# Adjectives that add nothing to what is counted, or only say whose it is.
_DROPPED = frozenset(
    # order, number and degree
    "new old additional further extra other another different separate distinct individual single various "
    "more less "
    "several many such same similar total whole entire full main major key core principal leading top big "
    "small "
    "large larger smaller great important significant specific particular special certain various own next "
    "last first "
    "second third previous current present existing recent former future upcoming ongoing initial final "
    "early late "
    "young older younger elderly male female "
    # how it is done
    "formal informal joint common shared successful practical concrete comprehensive innovative dedicated "
    "so-called high top-level high-level multi-year long short ambitious voluntary independent open closed "
    "public "
    "private bilateral multilateral tailored targeted "
    # where and whose
    "regional national local international global domestic foreign European African Asian Western Eastern "
    "Northern "
    "Southern Central western eastern northern southern central rural urban neighbouring neighboring "
    "coastal remote "
    "governmental non-governmental nongovernmental intergovernmental inter-governmental official "
    "developing developed participating "
    # condition
    "vulnerable stranded irregular undocumented documented skilled unskilled qualified poor needy displaced "
    "registered estimated reported confirmed recorded selected trained senior junior".split()
)
# Compounds that name another thing than their last word alone; what the adjective list would take apart.
_COMPOUNDS = {
    tuple(compound.split()): compound.replace("isation", "ization")
    for compound in (
        "displaced person,asylum seeker,unaccompanied minor,unaccompanied child,stateless person,"
        "third-country national,third country national,foreign national,family member,"
        "staff member,border guard,coast guard,police officer,aid worker,health worker,social worker,"
        "domestic worker,migrant worker,seasonal worker,"
        "international organization,international organisation,regional organization,regional organisation,"
        "regional economic community,regional consultative process,civil society organization,"
        "civil society organisation,national network,national office,regional office,country office,"
        "field office,local authority,national authority,public authority,public institution,state body,"
        "focal point,"
        "private company,international partner,implementing partner,development partner,border crossing"
    ).split(",")
}
# Capitalised words that belong to a kind of meeting or body, not to a name: "nine Steering Committee
# meetings".
_COMMON_IN_TITLES = frozenset(
    "senior official officials steering committee working group technical thematic expert experts task force "
    "ministerial council economic community consultative process partnership contact cooperation resource "
    "reception "
    "transit information centre center action plan plenary pledging side event round table roundtable "
    "strategic advisory panel board joint commission policy dialogue training workshop member regional "
    "national "
    "coordination communities sub-regional sectoral memorandum memoranda understanding focal point field "
    "office liaison observer standing".split()
)

_WORD = re.compile(r" {1,2}(?:\([^()\n]{1,20}\) )?\"?([^\W\d_](?:[\w'-]|\.(?=\w))*)")
_AND = re.compile(r"(?:,? and|,? or|,|/)(?: (?:the|other|their|also))?(?= ?[a-z])")
_MOST_WORDS = 7  # modifiers and noun that can stand after a numeral


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun phrase: `start:end` half-open, from its first modifier to its noun's last letter."""

    start: int
    end: int
    unit: str  # lower case, singular, with the modifiers that belong to the kind
    people: bool
    modifiers: tuple[str, ...]  # as printed


def find(text: str, numeral_end: int) -> Noun | None:
    """The plural noun phrase that starts where a numeral ends; None where there is none or it counts nothing.

    >>> find("34 other GCM Champion countries in outlining", 2).unit
    'country'
    >>> find("7 Senior Officials' Meetings", 1).unit, find("10 million migrants and refugees", 10).unit
    ('senior officials meeting', 'person')
    >>> find("three days of talks", 5), find("2030 Agenda", 4)
    (None, None)
    """
    words = _phrase(text, numeral_end)
    if not words:
        return None
    printed = [word for word, _ in words]
    unit = _unit(printed, singular(printed[-1]))
    head = unit.rsplit(" ", 1)[-1]
    if head in _TIMES or head in _PAGE or head in _MEASURES:
        return None
    end = words[-1][1]
    if unit in _WITH_OF and (of := _OF.match(text, end)):
        unit, end = unit + of.group().lower(), of.end()
    people = is_people(unit)
    if people and (second := _second_people(text, end)):
        unit, end = "person", second
    return Noun(words[0][1] - len(printed[0]), end, unit, people, tuple(printed[:-1]))


def find_one(text: str, numeral_end: int) -> Noun | None:
    """The singular noun phrase after "one", up to the first small word or punctuation.

    >>> find_one("one regional training.", 3).unit, find_one("one of the sides", 3)
    ('training', None)
    """
    words: list[tuple[str, int]] = []
    position = numeral_end
    while (
        len(words) < _MOST_WORDS and (match := _WORD.match(text, position)) and match[1].lower() not in _STOP
    ):
        words.append((match[1], match.end(1)))
        position = match.end()
    if not words or (words[-1][0].endswith(("ed", "ing")) and len(words) == 1):
        return None
    printed = [word for word, _ in words]
    unit = _unit(printed, printed[-1].lower())
    if unit.rsplit(" ", 1)[-1] in _TIMES | _PAGE | _MEASURES:
        return None
    return Noun(words[0][1] - len(printed[0]), words[-1][1], unit, is_people(unit), tuple(printed[:-1]))


def is_people(unit: str) -> bool:
    """Whether a unit means human beings.

    >>> is_people("migrant"), is_people("health worker"), is_people("thermometer")
    (True, True, False)
    """
    return unit.rsplit(" ", 1)[-1].lower() in _PEOPLE or unit in {"head of state", "chief of mission"}


def is_states(unit: str) -> bool:
    """Whether a unit means states, by whichever word."""
    return unit in _STATES


def _phrase(text: str, position: int) -> list[tuple[str, int]]:
    """Words from `position` to the last plural noun, each with its end; [] where no plural noun is met."""
    words: list[tuple[str, int]] = []
    plural = 0  # how many words the phrase has up to its noun
    joined = False
    while len(words) < _MOST_WORDS:
        match = _WORD.match(text, position)
        if not match:
            break
        word = match[1].rstrip("-.")
        if (
            word.lower() == "and" and words and not plural and not joined
        ):  # "two formal and informal meetings"
            joined, position = True, match.end()
            continue
        if word.lower() in _STOP or (not words and word.lower() in _VERBS):
            break
        is_noun = _is_plural(word)
        if plural and not is_noun and not _can_modify(words[plural - 1][0]):
            break
        words.append((word, match.start(1) + len(word)))
        position = match.end()
        if is_noun:
            plural = len(words)
    return words[:plural]


def _can_modify(noun: str) -> bool:
    return noun.lower() in _ALSO_MODIFIERS or (noun[0].isupper() and noun.endswith(("ese", "a", "z")))


def _is_demonym(word: str) -> bool:
    return bool(_DEMONYM.match(word)) and word.lower() not in _NO_DEMONYMS


def _is_plural(word: str) -> bool:
    lower = word.lower()
    if lower in _IRREGULAR or lower in _PAIRS or _is_demonym(word):
        return True
    if not lower.endswith("s") or len(lower) < 3 or lower in _NOT_PLURAL:
        return False
    return not lower.endswith(("ss", "us", "is", "'s"))


def _unit(printed: list[str], head: str) -> str:
    """The unit that a phrase's words make, `head` being the last of them in the singular."""
    modifiers = printed[:-1]
    if head in _STATES:
        return head
    lowered = [word.lower().rstrip("'").removesuffix("'s") for word in modifiers]
    for length in (3, 2, 1):
        compound = _COMPOUNDS.get((*lowered[-length:], head)) if len(lowered) >= length else None
        if compound:
            return compound
    if head.lower() in _PEOPLE:
        return head
    kept = [lower for word, lower in zip(modifiers, lowered, strict=True) if _keeps(word, printed[-1])]
    return " ".join([*kept[-2:], head])


def _keeps(word: str, head: str) -> bool:
    """Whether a modifier belongs to the kind of thing: no name, acronym, nationality or mere epithet."""
    lower = word.lower().rstrip("'")
    if word[0].isupper():
        if head[0].isupper() and not word.isupper() and lower not in _DROPPED:
            return lower in _COMMON_IN_TITLES
        return lower in _COMMON_IN_TITLES and (head[0].isupper() or lower not in _DROPPED)
    if "-" in word or word in _DROPPED or word.endswith(("'s", "ly")):
        return False
    return not (word.endswith("ed") and len(word) > 4)


def singular(word: str) -> str:
    """A plural noun's singular in lower case; an acronym keeps its capitals.

    >>> [singular(word) for word in ("Countries", "people", "organisations", "boxes", "RECs", "glasses")]
    ['country', 'person', 'organization', 'box', 'REC', 'pair of glasses']
    """
    lower = word.lower()
    if _is_demonym(word):
        return "person"
    if lower in _PAIRS:
        return f"pair of {lower}"
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if word[:-1].isupper() and word.endswith("s") and len(word) > 2:
        return word[:-1]
    if sum(letter.isupper() for letter in word) > 1 and not word.isupper():  # "MoUs"
        return word[:-1]
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "xes", "ches", "shes", "zzes", "oes")):
        return lower[:-2]
    return lower[:-1].replace("organisation", "organization")


def _second_people(text: str, end: int) -> int | None:
    """The end of a second noun for people, joined by "and": "migrants and refugees" are persons."""
    last = None
    while match := _AND.match(text, end):
        words = _phrase(text, match.end())
        if not words or not is_people(singular(words[-1][0])):
            break
        end = words[-1][1]
        if match.group().lstrip(", ").startswith(("and", "or", "/")):
            last = end
            break
    return last
