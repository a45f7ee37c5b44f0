"""Words by which a counted noun phrase is read: what counts, whom, and where a phrase ends."""

from __future__ import annotations

import re

# --- nouns ---------------------------------------------------------------------------------------

# People, by what they do or have suffered; singular.
PEOPLE = frozenset(
    # who moves, or had to
    "migrant refugee returnee evacuee deportee emigrant immigrant expatriate asylum-seeker seeker arrival "
    "newcomer passenger traveller traveler nomad repatriate settler resident inhabitant dweller "
    # families and ages
    "person human child woman man female male girl boy minor adult infant baby teenager adolescent youth "
    "youngster "
    "elder parent mother father orphan widow spouse student pupil schoolchild graduate individual citizen "
    "national countryman villager islander "
    # harm and help
    "victim survivor casualty death fatality beneficiary recipient patient detainee prisoner hostage dead "
    "smuggler trafficker fighter combatant militant soldier peacekeeper veteran "
    # attendance
    "delegate participant attendee guest visitor observer speaker panellist panelist moderator "
    "representative signatory spectator audience trainee trainer facilitator mentor "
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
IRREGULAR = {
    "people": "person", "peoples": "people", "persons": "person", "children": "child", "women": "woman",
    "men": "man", "schoolchildren": "schoolchild", "fishermen": "fisherman", "businessmen": "businessman",
    "businesswomen": "businesswoman", "policemen": "policeman", "policewomen": "policewoman",
    "countrymen": "countryman", "criteria": "criterion", "alumni": "alumnus", "fora": "forum",
    "media": "medium",
    "memoranda": "memorandum", "curricula": "curriculum",
    "analyses": "analysis", "crises": "crisis", "bases": "base", "lives": "life",
    "knives": "knife", "leaves": "leaf", "halves": "half", "movies": "movie", "species": "species",
    "series": "series", "headquarters": "headquarters", "staff": "staff", "personnel": "personnel",
    "police": "police", "aircraft": "aircraft", "crew": "crew", "youth": "youth", "buses": "bus",
    "campuses": "campus", "viruses": "virus", "statuses": "status", "troops": "troop", "dead": "dead",
    "livestock": "livestock", "displaced": "displaced person", "cattle": "cattle", "feet": "foot",
    "ngos": "NGO", "idps": "displaced person",
    "visas": "visa", "gases": "gas", "lenses": "lens", "meps": "MEP", "mps": "MP", "foci": "focus",
}  # fmt: skip
# Of these, the ones that also stand before another noun: "police officers", "ten youth employment projects".
ALSO_MODIFIERS = frozenset(
    "media series headquarters staff personnel police aircraft crew youth livestock".split()
)
# Bodies after a capitalized plural that only qualifies them: "three Migrants Resource Centres".
BODIES = re.compile(
    r" (?:Cent(?:re|er)s|Offices|Committees|Groups|Points|Teams|Units|Networks|Agencies|Councils|Desks"
    r"|Hubs)\b"
)
# Nouns whose kind is only known with what follows.
OF = re.compile(r" of (state|mission|understanding|contact)\b", re.IGNORECASE)
WITH_OF = frozenset("head chief memorandum point".split())
# Nations and peoples as nouns ("Syrians", "Bangladeshis"): capitalized, and by their endings or one of a few.
DEMONYM = re.compile(
    r"[A-Z][a-z]{2,}(?:ans|[^s\W]is|ese|inos|inas|iots|iens|landers|niards)$"
    r"|(?:Kurds?|Turks|Serbs|Croats|Poles|Greeks|Czechs|Slovaks|Finns|Swedes|Danes|Brits|Uzbeks|Tajiks"
    r"|Kazakhs|Turkmens|Roma|Rohingyas?|Burkinab[eé]s?|Britons|Scots|Arabs|Montenegrins|Swiss|Malagasy|Basotho|Kyrgyz)$"
)
NO_DEMONYMS = frozenset(
    "plans loans veterans artisans clans vans scans oceans orphans means these geese aliens highlanders "
    "islanders outlanders".split()
)
# Things that come in pairs and have no singular.
PAIRS = frozenset("glasses spectacles goggles binoculars trousers scissors pliers tweezers shorts".split())
# Verbs that can follow a number which is a name's last word: "Vision 2063 seeks". Nouns behind another word.
VERBS = frozenset(
    "aims seeks provides includes begins starts runs requires covers contains focuses says means remains "
    "comes goes "
    "makes takes offers brings sees gives gets becomes continues seems follows happens stands".split()
)
# What ends in -s and is no plural: adverbs and small words, singular nouns.
NOT_PLURAL = frozenset(
    "this its his hers is was has does us as plus minus thus yes always towards afterwards besides perhaps "
    "across versus whereas regards overseas indoors nowadays sometimes years-long "
    "news politics economics logistics ethics lens gas bus campus virus status census consensus focus corpus "
    "previous les des los las".split()
)
# Time, and how often: no figures.
TIMES = frozenset(
    "year month week day hour minute second decade century night weekend weekday fortnight quarter "
    "semester term "
    "time fold summer winter season spring working-day trimester millennium afternoon morning evening".split()
)
# What counts the page, not the world: pages and sizes, a network's followers, points about to be listed.
PAGE = frozenset(
    "page word character line paragraph article post follower like comment view share reaction subscriber "
    "connection "
    "byte kb mb gb pixel px result image video photo slide tag item attachment download click repost repl "
    "thing reason way point question side aspect issue fact lesson message example kind sort type part "
    "concept half "
    "other time step option front sense".split()
)
# Distances, heights and degrees.
MEASURES = frozenset(
    "km kms kilometre kilometer metre meter mile cm mm centimetre millimetre foot inch degree knot "
    "celsius fahrenheit watt megawatt mw gw".split()
)
STATES = frozenset("state country government nation".split())

# --- words around the noun -----------------------------------------------------------------------

# A noun phrase ends before these: prepositions, conjunctions, pronouns, auxiliaries and other verbs, adverbs.
STOP = frozenset(
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
DROPPED = frozenset(
    # order, number and degree
    "new old additional further extra other another different separate distinct individual single various "
    "more less "
    "several many such same similar total whole entire full main major key core principal leading top big "
    "small "
    "large larger smaller great important significant specific particular special certain various own next "
    "last first "
    "second third previous current present existing recent former future upcoming ongoing initial final "
    "early late young older younger elderly male female "
    # how it is done
    "formal informal joint common shared successful practical concrete comprehensive innovative dedicated "
    "so-called high top-level high-level multi-year long short ambitious voluntary independent open closed "
    "public private bilateral multilateral tailored targeted guiding "
    "parallel simultaneous consecutive concurrent "
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
COMPOUNDS = {
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
COMMON_IN_TITLES = frozenset(
    "senior official officials steering committee working group technical thematic expert experts task force "
    "ministerial council economic community consultative process partnership contact cooperation resource "
    "reception "
    "transit information centre center action plan plenary pledging side event round table roundtable "
    "strategic advisory panel board joint commission policy dialogue training workshop member regional "
    "national "
    "coordination communities sub-regional sectoral memorandum memoranda understanding focal point field "
    "office liaison observer standing".split()
)
