"""Words that are no persons' names, and the small words inside those that are; tables only, lower case.

Capitals prove little in this genre, which prints "Senior Officials", "Return and Reintegration" and whole
headlines with them: these tables say which capitalised words never belong to a person.
"""

from __future__ import annotations


def table(*groups: str) -> frozenset[str]:
    """The words of some groups, which are strings of words between spaces."""
    return frozenset(word for group in groups for word in group.split())


# Parts of names that are written small: Arabic, Dutch, German, Romance and others.
PARTICLES = table(
    "al el ul ud ur bin ibn bint ben ould mint abu abd van von der den ter ten de del della di da do dos "
    "das du la le las los y zu zum zur af av ap arap ole ag binti",
)
# Particles that are given names, or begin most family names, when written with a capital.
GIVEN_NAMES_TOO = table("ben abu van von de ould mint abd")
SUFFIXES = table("jr sr ii iii iv")

# A name that goes straight on with one of these is the name of a thing: "Nelson Mandela Foundation".
ORGANIZATION_HEADS = table(
    # bodies of state
    "ministry ministries directorate directorate-general secretariat government parliament senate "
    "assembly cabinet court tribunal police army navy force forces embassy consulate commission council "
    "municipality presidency administration",
    # organizations
    "agency agencies authority board bureau committee organization organisation centre center institute "
    "institution institut university universität université college academy school faculty foundation "
    "fondation stiftung fund network association union federation confederation society alliance "
    "coalition league party bank group company corporation corp limited ltd inc llc gmbh "
    "consortium cooperative trust club chamber observatory laboratory",
    # the press
    "press news times post tribune journal gazette magazine radio television tv media newspaper herald",
)

# The same for what does not speak: instruments, events, places, buildings.
THING_HEADS = table(
    # instruments and events
    "programme program project initiative plan scheme process platform forum conference summit meeting "
    "workshop seminar dialogue declaration agreement treaty convention protocol charter compact pact "
    "strategy partnership act law framework resolution prize award medal scholarship fellowship lecture "
    "report index campaign day week session",
    # places and buildings
    "library hospital clinic airport hotel house hall camp street avenue road square boulevard building "
    "room church mosque cathedral museum theatre theater stadium bridge port island islands river lake "
    "province district county region city town village valley park campus tower palace border bay "
    "beach coast desert mountain mountains falls pass peninsula strait gulf sea ocean",
)

# Parts of a body, which are named by what they are part of: "Head of Unit", "State Department for Livestock".
UNIT_HEADS = table(
    "department departments division section unit team service services office offices mission missions "
    "delegation delegations desk branch subdivision headquarters hq",
)

# Ordinary words that the genre prints with capitals: no part of a person's name.
ORDINARY = table(
    # migration and asylum
    "focal migration migrations immigration emigration migrant migrants refugee refugees asylum displacement "
    "displaced return returns returnees reintegration resettlement integration readmission visa visas "
    "border borders trafficking smuggling mobility diaspora statelessness stateless protection passport "
    "passports citizenship",
    # portfolios
    "affairs foreign home interior internal external justice labour labor employment social economic "
    "economy finance financial trade industry commerce energy environment environmental climate change "
    "agriculture livestock fisheries health education youth sports sport culture cultural tourism "
    "transport transportation infrastructure water sanitation housing land lands planning development "
    "cooperation co-operation relations security defence defense public works information communication "
    "communications technology science research innovation digital women gender children family families "
    "welfare human humanitarian rights equality inclusion solidarity crisis disaster disasters "
    "preparedness emergency emergencies response relief reconstruction rehabilitation peace "
    "reconciliation peacebuilding "
    "stability resilience governance management policy policies strategic strategies operations "
    "operational programmes programs projects partnerships partners resources data statistics analysis "
    "evaluation monitoring legal law enforcement parliamentary constitutional judicial civil society "
    "community communities local rural urban territorial decentralization decentralisation overseas "
    "abroad expatriates neighbourhood enlargement budget treasury procurement population skills training "
    "vocational religious minorities indigenous peoples natural mineral mines mining petroleum forestry "
    "persons people combating combatting counter-trafficking anti-trafficking expression freedom movement "
    "cohesion remittances investment regional global international national federal central general "
    "liaison field studies implementation outreach advocacy knowledge",
    "multilateral bilateral consular diplomatic treaties compatriots nationals veterans emiratisation equity "
    "reform reforms harmony ports maritime aviation circular slavery exploitation corrections correctional "
    "prisons elections electoral archives heritage tribal ethnic chieftaincy devolution census demography "
    "emigrants immigrants nationality naturalization naturalisation registration identity documentation "
    "biometric coordination intergovernmental interinstitutional institutional prevention repatriation "
    "redress empowerment entrepreneurship employability livelihoods nutrition food agrarian oceans nuclear "
    "telecommunications postal railways roads highways logistics supply consumer competition markets revenue "
    "taxation audit quality arts museums antiquities endowments awqaf islamic pilgrimage interfaith "
    "compatriot neighbors neighbours negotiations intelligence counterterrorism counter-terrorism terrorism "
    "violence extremism narcotics drugs crime organised organized transnational order reception appeals "
    "determination status eligibility screening detention removals voluntary assisted ethical recruitment "
    "seafarers workers domestic manpower productivity occupational wages pensions insurance",
    # peoples, regions, directions
    "north south east west northern southern eastern western middle mediterranean balkans balkan africa "
    "african asia asian europe european america american americas pacific caribbean latin arab gulf sahel "
    "maghreb horn world nations united states state republic kingdom member members country countries "
    "city new san santa santo saint são mount fort cape great upper lower central",
    # the calendar
    "january february march april may june july august september october november december jan feb mar "
    "apr jun jul aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday "
    "ramadan christmas easter",
    # things that meet, are read or are done
    "events event senior officials official ministerial annual joint action activities work plans "
    "statement statements release releases publication publications media contact contacts about welcome "
    "statute support opening closing remarks keynote address panel briefing note guidelines standard "
    "standards goals goal sustainable agenda objective objectives migration-related best good practices "
    "lessons learned annex article level series other promotion chapter part volume figure table page "
    "photo photos video horticulture expatriate customs "
    "story stories background documents document multi-partner multi-stakeholder high-level inter-agency "
    "whole-of-society",
    # who is addressed or counted, never named
    "leaders representatives delegates experts participants stakeholders donors authorities journalists "
    "team staff",
    # headline words
    "agree agrees agreed hold holds held launch launches launched sign signs signed meet meets met "
    "welcome welcomes pledges pledge calls call urges urge urged join joins joined host hosts hosted open "
    "opens opened enhance improve strengthen strengthens discuss discusses visit visits visited announces "
    "announce announced adopts adopt adopted publishes published updated posted receives receive provides "
    "provide supports gives give puts put says concludes concluded commends commended begins ends arrives "
    "addresses reaffirms condemns appoints appointed names named elects elected wins takes makes sees "
    "leads seeks hails praises backs vows slams lauds flags tours close closes marks read learn follow "
    "register share subscribe download view back next previous latest more most top key main menu search "
    "skip log",
    # charities and their kind, which speak as persons do
    "watch amnesty oxfam caritas vision save médecins medecins sans frontières frontieres hope solidarité "
    "action aid crescent cross red rescue world-wide worldwide group doctors without boundaries reporters",
    # greetings and other capitals at the head of a sentence
    "dear hello thank thanks please yes source copyright tel phone email e-mail fax web website address",
)


# Words that are family or given names as well as ordinary words: taken for names where a title says so.
NAMES_TOO = table("jan may april june august hope save grant bill summer young long")

# Capitalised only because a sentence begins: no part of the name that follows.
OPENERS = table(
    "i we you he she it they there here what which when while where why how if as but or so yet nor not "
    "no after before during since until once although though because unless whereas however moreover "
    "furthermore therefore meanwhile nevertheless additionally finally also again too only even just "
    "still already yesterday today tomorrow tonight now then earlier later recently currently previously "
    "last this next among amid besides beyond despite following regarding concerning including given "
    "due dear thanks instead indeed rather many several most few "
    "one two three four five six seven eight nine ten "
    "such same own is are was were be been has have had do does did will would can "
    "could should must shall let's let",
)

ARTICLES = table(
    "the a an its his her their our your these those each every both all some any",
)
