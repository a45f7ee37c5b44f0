"""The words that go with persons' names: titles, honorifics, and the verbs of speaking.

Tables only, lower case unless a word is written in capitals. `words.py` turns them into word classes.
"""

from __future__ import annotations

from communique.names.lexicon import table

# Said before a name and not part of a position; "Dr. Momen" has no position of "Dr.".
HONORIFICS = table(
    # forms of address
    "mr mrs ms miss mx messrs mme mlle madam madame monsieur mister señor señora sra herr frau dott",
    # learned and professional degrees
    "dr drs prof phd ir eng engr ing arch adv barr atty",
    # rank and courtesy
    "h.e h.e.m he h.r.h hrh h.m h.h sir dame lord lady baroness hon honourable honorable rt excellency "
    "excellencies highness",
    # clergy, and titles of respect of other languages
    "rev revd reverend fr msgr mgr shri smt alhaji hajia dato' datuk tun u daw tuan pak bapak ibu",
    # military and police ranks in short, and retired ones
    "gen lt col capt maj sgt brig cmdr adm cdr supt insp rtd ret retd rtd'",
)

# Printed in capitals or with capitals only: "HE" is an honorific, "he" is not.
CAPITALISED_HONORIFICS = table(
    "he u ir ing arch adv fr gen col adm ret capt maj eng hon sir lord lady dame madam tun rev",
)

# Heads of titles in the singular: what a person can be called after a comma or before the name.
TITLES = table(
    # heads of state and government, royalty
    "president minister premier chancellor king queen prince princess emir sheikha monarch "
    "governor mayor vice-president prime-minister mayoress taoiseach",
    # ministers' deputies, cabinets, civil service
    "secretary undersecretary under-secretary secretary-general ministre cs ps registrar ombudsman "
    "ombudsperson ombudswoman commissioner comptroller controller treasurer auditor prefect permsec",
    # parliaments, parties, courts
    "mp mep mps senator congressman congresswoman congressperson deputy parliamentarian lawmaker "
    "legislator councillor councilor speaker whip judge magistrate prosecutor attorney solicitor "
    "advocate lawyer barrister",
    # diplomats and envoys
    "amb gov sen ambassador envoy consul attaché "
    "attache counsellor counselor chargé charge diplomat delegate "
    "observer representative srsg dsrsg ssa rapporteur negotiator nuncio plenipotentiary",
    # heads and members of organizations
    "director director-general general dg ddg chief head chair co-chair chairman chairwoman chairperson "
    "convener convenor moderator facilitator leader lead manager administrator coordinator co-ordinator "
    "superintendent inspector supervisor principal rector dean provost ceo cfo coo founder co-founder "
    "member trustee patron usg asg executive officer official advisor adviser assistant associate analyst "
    "specialist expert consultant spokesperson spokesman spokeswoman operator liaison point trainer "
    "organizer organiser technician",
    # police, army, rescue
    "commander colonel lieutenant captain major sergeant brigadier admiral marshal commodore constable "
    "commandant",
    # learning, health, letters and faith
    "professor lecturer researcher scholar fellow academic economist sociologist historian scientist "
    "demographer statistician doctor physician nurse psychologist psychiatrist epidemiologist teacher "
    "author writer journalist editor reporter correspondent photographer filmmaker columnist producer "
    "bishop archbishop cardinal patriarch imam rabbi pastor priest pope",
    # everyday callings that reporters print after a name
    "activist entrepreneur engineer midwife interpreter translator mediator caseworker champion laureate "
    "singer actor actress athlete footballer artist intern",
)

# Titles in short, with a full stop that ends no sentence.
SHORT_TITLES = table("Amb Gov Sen")

# Said after a name of somebody who holds no office: a sign of a person, not a position.
PERSON_NOUNS = table(
    "refugee migrant returnee survivor victim mother father son daughter wife husband brother sister "
    "widow widower boy girl man woman farmer fisherman student pupil worker labourer resident volunteer "
    "beneficiary tailor trader driver shopkeeper fisher teenager youth native citizen parent grandmother "
    "grandfather",
)

PLURAL_TITLES = table(
    "presidents ministers commissioners ambassadors directors secretaries professors senators "
    "representatives governors mayors judges generals envoys deputies heads chairs co-chairs meps "
    "spokespersons experts",
)

# Before a title: "Acting Director", "Deputy Prime Minister", "former President".
MODIFIERS = table(
    # time and standing
    "acting former ex interim incoming outgoing then current new newly-appointed late designate-elect "
    "elect honorary emeritus designate",
    # rank
    "deputy vice assistant associate senior junior principal executive first second under high chief "
    "permanent prime supreme lead managing joint plenary federal national regional country special "
    "resident humanitarian personal",
)

# Offices that may stand before a bare surname that the page has nowhere in full: "Chancellor Merkel".
HIGH_OFFICES = table(
    "president minister premier chancellor king queen prince princess governor mayor secretary-general "
    "commissioner ambassador amb senator professor judge justice director-general general secretary pope "
    "bishop archbishop cardinal colonel captain major rapporteur mp mep",
)

# What a text says of a title and is no part of it: "the new Head of Mission".
STANDING = table("new newly-appointed current then late")

# Before a title written small: "IOM press officer".
SMALL_MODIFIERS = table(
    "press communications media programme program project field protection policy political legal health "
    "information outreach foreign affairs home interior justice finance labour labor defence defense "
    "immigration",
)

# Titles that are family names as well: after a given name and before no other name they are the name.
SURNAMES_TOO = table(
    "pope king bishop dean judge major marshal prince chancellor constable",
)

# A rank of courtesy: what an apposition says of the person outweighs it.
COURTESY_TITLES = table(
    "ambassador amb professor doctor general colonel captain major lieutenant senator sheikha",
)


# What persons do and bodies seldom: after a run that begins with a given name they make it a person's.
PERSONAL_VERBS = table(
    "met meets visited visits will has had is was attended attends signed signs opened chaired joined took "
    "takes led leads represents represented spoke speaks delivered moderated presented welcomed arrived "
    "travelled traveled began begins works worked became served serves expressed believes believed hopes "
    "hoped thinks gave gives received thanked assumed won",
)

# Bare heads of which nothing is left without the body's name: "Head of IOM Sierra Leone".
BARE_HEADS = table(
    "head chief chair co-chair member leader lead founder co-founder fellow delegate observer point officer "
    "vice-president",
)

# Who speaks: organizations say too, so a name beside these needs the shape of a person's.
SPEECH_VERBS = table(
    "said says added adds told tells stated states stressed stresses noted notes explained explains "
    "commented remarked recalled recalls concluded continued declared insisted warned warns urged "
    "emphasized emphasised underlined highlighted highlights reiterated observed argued argues admitted "
    "lamented thanked appealed reminded expressed echoed replied answered tweeted quipped acknowledged",
)

# "chaired by X": what a person does to an event, a team or a text; also before "by" alone in a by-line.
AGENT_VERBS = table(
    "moderated chaired co-chaired headed led presided delivered represented facilitated presented signed "
    "opened inaugurated accompanied written edited reported posted compiled authored drafted founded "
    "received welcomed attended joined succeeded replaced read voiced addressed hosted introduced made "
    "given",
)
