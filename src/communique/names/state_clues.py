"""Words before and after a state's name by which it acts, is dealt with, or is only a place."""

from __future__ import annotations

import re

# What makes a state's adjective a government's ("the Armenian delegation", "German funded").
_BODIES = (
    r"delegations?|delegates?|governments?|authorit(?:y|ies)|officials?|presidency|presidencies|"
    r"chair(?:man)?ship|side|parliament(?:arians?)?|cabinet|counterparts?|representatives?|ministers?|"
    r"ministr(?:y|ies)|embass(?:y|ies)|missions?|police|border (?:guards?|police|agency)|coast ?guards?|"
    r"navy|armed forces|law enforcement|co-?chairs?|leadership|administration|state institutions|"
    r"institutions|initiatives?|efforts|support|contributions?|co-?funding|funding|funds|assistance|aid|"
    r"partners|experts|donors?|practitioners|civil servants|policy ?makers|competent authorities"
)
ADJECTIVE = re.compile(
    rf"(?:-| )(?:(?:and|&) [A-Z][\w-]+ )?(?:(?:national|federal|central|local|public|government(?:al)?|state|"
    rf"interim|transitional|new|incoming|outgoing|EU|Council|migration|border|immigration|rotating) ){{0,2}}"
    rf"(?:{_BODIES}|(?:co-?)?(?:funded|financed|led|chaired|hosted|sponsored|backed|supported))\b",
    re.IGNORECASE,
)

# What is said of a state's name from before: heads of what it has or sends, ...
OWNED = re.compile(
    rf"\b(?:{_BODIES}|kingdom|republic|union|state|accession|admission|membership|candidac(?:y|ies)|applications?|invitation|request|behalf|participation|attendance|"
    rf"part|commonwealth|sultanate|emirate|principality|prime minister|people's republic|"
    rf"federal republic|islamic republic|office|signature|ratification|hospitality|generosity|"
    rf"ministers (?:of|for)(?: (?:and|the|(?-i:[A-Z])\w+),?){{1,7}}?)"
    rf" (?:of|from|by) (?:the |both )?$",
    re.IGNORECASE,
)
# ... verbs and prepositions of dealing, ...
DEALING = re.compile(
    r"\b(?:by|with|alongside|joined|invited|assists?|supports?|supported|supporting|"
    r"helps?|helping|thanked|thanks?|commended|commends|congratulated|urged|urges|asked|called on|calls "
    r"on|admitted|"
    r"welcomed|versus|provide|between|among|amongst|governments? of)(?: both| either|:)? (?:the )?$",
    re.IGNORECASE,
)
BORDERING = re.compile(r"\b(?:border\w*|shared?|compar\w+|links?|linking|ties)\b[^.;]{0,20}$", re.IGNORECASE)
# ... and what lists are announced with ("its members: ", "five countries (", "the others are ").
LISTED = re.compile(
    r"\b(?:others|countries|states|nations|members|signatories|parties|observers|participants|donors|"
    r"partners|governments|delegations|co-chairs|hosts|champions|conven[eo]rs|organi[sz]ers|troika)\b"
    r"(?:[^.;()]{0,40}(?: \(|:| ?-)| ?(?:[^.;()]{0,30} )?(?:are|were|namely|being|:)) ?(?:the )?$|"
    r"\b(?:participating|attending|represented|signatory) (?:countries|states|governments) "
    r"(?:includ(?:e|es|ed|ing)) (?:the )?$|\bthat participated (?:are|were|included?) (?:the )?$|"
    r"\b(?:participated|attended|took part|present)\b[^.;]{0,60}\brepresenting:? (?:the )?$",
    re.IGNORECASE,
)
MEMBERS = re.compile(
    r"\b(?:members|states parties|member states|participating states|signatories|observers|participants|"
    r"donors|governments|delegations|co-chairs|hosts|champions|sponsors|funders)\b,? (?:including|"
    r"includes?|such as|like|"
    r"namely) (?:the )?$|"
    r"\b(?:group|grouping|bloc|process|dialogue|forum|network|alliance|coalition|membership)\b,? "
    r"(?:[\w-]+ ){0,2}(?:includes|comprises|consists of|brings together|"
    r"is (?:made up|composed|comprised) of) (?:the )?$",
    re.IGNORECASE,
)
ENUMERATING = (
    *("including ", "include ", "includes ", "such as ", "like ", "namely "),
    *("comprises ", "consists of ", "together ", "up of ", "composed of ", "comprised of "),
)
LISTED_PLACES = re.compile(
    r"\b(?:in|across|to|through) (?:\w+ ){0,4}(?:countries|states|nations)\b[^.;]*$", re.IGNORECASE
)
# "support to ten Member States: Belgium, Bulgaria ..." is given to governments.
HELPED = re.compile(
    r"\b(?:support|assistance|aid|help|funding|grants?|advice|equipment)(?: [\w-]+)? to (?:[\w-]+ ){0,4}"
    r"(?:countries|states|nations|governments)\b[^.;]*$",
    re.IGNORECASE,
)
# "Six - Bahrain, Kuwait ..." goes through them one by one.
COUNTED = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d\d?)(?: of them)?"
    r"(?: ?[-:]| \() ?(?:the )?$",
    re.IGNORECASE,
)
# The countries of a programme's area are places: "It covers 14 countries: Burkina Faso, Cameroon ...".
COVERED = re.compile(
    r"\b(?:cover|span|target|implement|operat|reach)\w* (?:[\w-]+ ){0,4}(?:countries|states|nations)\b"
    r"[^.;]*$",
    re.IGNORECASE,
)
# Who had an office before or has it next.
SUCCEEDED = re.compile(
    r"\b(?:succeed(?:s|ed|ing)?|replac(?:es?|ed|ing)|(?:takes?|took|taking) over from|"
    r"hand(?:s|ed|ing)? over [^.;]{0,50}(?:to|from)) (?:the )?$",
    re.IGNORECASE,
)
DEALING_WEAK = re.compile(
    r"\b(?:migration|routes?|roads?|borders?|frontiers?|corridors?|flights?|distance|travel\w*|crossing|"
    r"region|migrants|people|"
    r"journeys?|mobility|flows?|movements?|line|strait|sea|trade|war|conflict|tensions)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
# ... and prepositions of place, which settle it unless an owner or dealer did before.
PLACE = re.compile(
    r"\b(?:in|into|inside|within|from|to|towards?|across|through|throughout|via|near|outside|around|at|of|"
    r"for|over|on|off|onto|beyond|between|among|like|north|south|east|west|northern|southern|eastern|western|"
    r"central|such as|leaving|left|reach(?:ed|ing)?|enter(?:ed|ing)?|cross(?:ed|ing)?|fle(?:d|eing)|"
    r"visit(?:ed|ing|s)?|arriv\w+|rest of|out of|especially|particularly)"
    r" (?:the |neighbou?ring |both |either |mainland |war-torn |all of )*$",
    re.IGNORECASE,
)
OFFICIALS_FROM = re.compile(
    r"\b(?:officials?|delegations?|delegates|representatives?|ministers?|authorities|governments?|experts|"
    r"officers|practitioners|participants|counterparts|policy ?makers|specialists|guards)(?: (?!from\b|"
    r"of\b|offices?\b|missions?\b)[\w-]+){0,3} "
    r"(?:from|of) (?:the )?$|"
    r"\b(?:officials|representatives|ministers|authorities) (?:responsible for|in charge of|dealing with|"
    r"working on) (?:[\w-]+ ){1,5}(?:from|of) (?:the )?$",
    re.IGNORECASE,
)
# "representatives from destination countries A, B and C", "guided by the Co-Chairs A and B": lists alone.
SENT_BY = re.compile(
    r"\b(?:officials|delegations|delegates|representatives|ministers|experts|governments) (?:from|of) "
    r"(?:[\w-]+ ){0,5}(?:countries|states|nations|members) $|\bco-?chairs (?:the )?$",
    re.IGNORECASE,
)
# "representatives of ministries and non-governmental organizations from A, B and C": lists alone.
BODIES_FROM = re.compile(
    r"\b(?:participation|officials|representatives|delegates|delegations|experts|officers|practitioners|ministers|"
    r"prosecutors|judges|participants|guards|staff|specialists|heads)\b[^.;:()]{0,80}\b(?:organi[sz]ations|"
    r"institutions|agencies|ministries|services|bodies|departments|police|associations|society|academia|"
    r"affairs|interior|justice|member (?:states|countries)|(?:came|come|were|hailed)(?: drawn)?) "
    r"(?:from|of) (?:the )?$",
    re.IGNORECASE,
)

# What follows a state's name: its people and land, what it owns, or a verb that it is the subject of.
THINGS_OF_LAND = re.compile(
    r"'s? (?:\w+ ){0,2}(?:capital|coasts?|shores?|borders?|territory|citizens?|nationals?|people|"
    r"population|economy|cities|towns?|city|airports?|ports?|regions?|provinces?|north|south|east|west|"
    r"history|youth|women|children|migrants|refugees|war|islands?|streets|diaspora|communities|civil "
    r"society|independence|society|GDP|parks?|"
    r"airspace|universit\w+|companies|hospitals?|beaches|mountains|countryside|Embassy)\b",
)
OWNS = re.compile(
    r"'s? (?:\w[\w-]* ){0,4}(?:strateg(?:y|ies)|polic(?:y|ies)|plans?|ministr(?:y|ies)|governments?|"
    r"presidency|chair(?:man)?ship|efforts?|commitments?|delegation|authorities|leadership|"
    r"contributions?|support|parliament|initiatives?|role|accession|membership|decision|proposal|request|"
    r"invitation|cooperation|approach|priorities|statement|announcement|donation|pledges?|reforms?|laws?|"
    r"legislation|Strategy|Plan|Policy|Action|Ministry|"
    r"Presidency|Government|generosity|systems?|capacit(?:y|ies)|programmes?|response|vision|agenda|funding|"
    r"ratification|signature|framework|Permanent Mission|Permanent Representation|terms? as)\b",
    re.IGNORECASE,
)
VERB = re.compile(
    r"(?: \([A-Z]{2,4}\))?,? (?:also |now |today |still |already |recently |currently |continuously |"
    r"jointly |formally |officially |both |all |each |alone |itself )*"
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|must|should|shall|does|did|do|"
    r"(?!(?:based|located|held|where|this|as|related|led|across|previous|various|address|access|process|"
    r"plus|less|needs?|hundred|speed|thus|used|affected|bound|born|called|located|during|yes|news|"
    r"towards|besides|is)\b)"
    r"(?:co-)?[a-z]{2,}(?:ed|es|s)|held|led|gave|took|made|set|put|became|began|sent|met|joins|chose|won|paid|said|"
    r"to (?:host|join|chair|hold|receive|sign|become|lead|co-host|co-chair|welcome|take|support|launch|"
    r"fund|give))"
    r"\b(?! by\b)"
)
HEADLINE_VERB = re.compile(
    r" (?:[A-Z][a-z]+(?:ed|es|s)|Hold|Host|Sign|Launch|Agree|Join|Meet|Adopt|Discuss|Strengthen|Co-Host|Open|"
    r"Celebrate|Mark|Partner|Commit|Renew|Enhance|Boost|Deepen|Step|Call|Establish|Conclude|to [A-Z]?[a-z]+|"
    r"To [A-Z][a-z]+)\b"
)
APPOSITION = re.compile(
    r",? in (?:its|their) capacity|, (?:(?:together |along |jointly )?with |the |as |which|who|its |a |an |"
    r"one of |both |current |"
    r"incoming |outgoing |in its capacity|on behalf)"
)
AND = re.compile(r"\b(?:and|as well as)\b|&")
WHEREABOUTS = re.compile(
    r"\b(?:in|into|inside|within|to|towards?|across|through|throughout|via|near|outside|around|at|out of) "
    r"(?:the )?$",
    re.IGNORECASE,
)
# "the Chair of the Khartoum Process, the Netherlands": in apposition to an office.
OFFICE = re.compile(
    r"\b(?:co-?)?(?:chair|host|presidency|organi[sz]er|president|chairmanship)(?:,? [^,.;]{1,60})?, "
    r"(?:the )?$",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\b(?:between|among|amongst) (?:both )?(?:the )?$")
AGREED = re.compile(
    r"\b(?:agreements?|memorand(?:um|a)|partnerships?|cooperation|dialogues?|talks|meetings?|treat(?:y|"
    r"ies)|accords?|"
    r"relations|consultations|understanding|negotiations|arrangements?|contracts?|mou|pact) (?:signed |"
    r"held |concluded )?"
    r"(?:between|among|amongst) (?:both )?(?:the )?$",
    re.IGNORECASE,
)
SHOUTED_VERB = re.compile(r" (?:TO )?(?!AND\b|THE\b|FOR\b|FROM\b|WITH\b)[A-Z]{3,}\b")
PLAIN_VERB = re.compile(
    r" (?!(?:and|or|in|of|to|for|from|at|by|with|on|as|where|through|via|but|the|a|an|are|border|region|"
    r"route|migrants|people|nationals|citizens|in|into|than|over|under|who|which|that|while|"
    r"were)\b)[a-z]{3,}\b"
)
SHORT_REACH = 48  # characters before a name in which a preposition or verb of dealing stands
GOVERNED = re.compile(r"[a-z0-9)],? $")
CLAUSE = re.compile(
    r"(?:^|[,;:] |\b(?:and|that|but|when|while|as|since|which|if|because|whether|where|how|after|before) )"
    r"(?:[Tt]he )?$"
)
# A sum in brackets may stand before the comma, a day before a dateline's dash may not.
LINK = re.compile(
    r"(?:(?: \([^()]{1,30}\)|\))?(?:,|\sand|\sor|\s&|,\sand|,\sor)|\)?(?:/|\s-|-))\s{0,2}"
    r"(?:the |of |by |from )?",
    re.IGNORECASE,
)
