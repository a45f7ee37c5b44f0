"""Whether a state that a text names acts there, or is only a place.

A state acts where it is a government, a delegation, an owner of policies, a party, member or host, or the
subject of a clause; "in Budva, Montenegro", "citizens of Egypt" and "on its way to Italy" are places. Lists
("Afghanistan, Bangladesh and Iran") are decided as one, by what stands before and after them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.names.gazetteer import Known

# What makes a state's adjective a government's ("the Armenian delegation", "German funded").
_BODIES = (
    r"delegations?|delegates?|governments?|authorit(?:y|ies)|officials?|presidency|presidencies|"
    r"chair(?:man)?ship|side|parliament(?:arians?)?|cabinet|counterparts?|representatives?|ministers?|"
    r"ministr(?:y|ies)|embass(?:y|ies)|missions?|police|border (?:guards?|police|agency)|coast ?guards?|"
    r"navy|armed forces|law enforcement|co-?chairs?|leadership|administration|state institutions|"
    r"institutions|initiatives?|efforts|support|contributions?|co-?funding|funding|funds|assistance|aid|"
    r"partners|experts|donors?|practitioners|civil servants|policy ?makers|competent authorities"
)
_ADJECTIVE = re.compile(
    rf"(?:-| )(?:(?:and|&) [A-Z][\w-]+ )?(?:(?:national|federal|central|local|public|government(?:al)?|state|"
    rf"interim|transitional|new|incoming|outgoing|EU|Council|migration|border|immigration|rotating) ){{0,2}}"
    rf"(?:{_BODIES}|(?:co-?)?(?:funded|financed|led|chaired|hosted|sponsored|backed|supported))\b",
    re.IGNORECASE,
)

# What is said of a state's name from before: heads of what it has or sends, ...
_OWNED = re.compile(
    rf"\b(?:{_BODIES}|kingdom|republic|union|state|accession|admission|membership|candidac(?:y|ies)|applications?|invitation|request|behalf|participation|attendance|"
    rf"part|commonwealth|sultanate|emirate|principality|prime minister|people's republic|"
    rf"federal republic|islamic republic|office|signature|ratification|hospitality|generosity|"
    rf"ministers (?:of|for)(?: (?:and|the|(?-i:[A-Z])\w+),?){{1,7}}?)"
    rf" (?:of|from|by) (?:the |both )?$",
    re.IGNORECASE,
)
# ... verbs and prepositions of dealing, ...
_DEALING = re.compile(
    r"\b(?:by|with|alongside|joined|invited|assists?|supports?|supported|supporting|"
    r"helps?|helping|thanked|thanks?|commended|commends|congratulated|urged|urges|asked|called on|calls "
    r"on|admitted|"
    r"welcomed|versus|provide|between|among|amongst|governments? of)(?: both| either|:)? (?:the )?$",
    re.IGNORECASE,
)
_BORDERING = re.compile(r"\b(?:border\w*|shared?|compar\w+|links?|linking|ties)\b[^.;]{0,20}$", re.IGNORECASE)
# ... and what lists are announced with ("its members: ", "five countries (", "the others are ").
_LISTED = re.compile(
    r"\b(?:others|countries|states|nations|members|signatories|parties|observers|participants|donors|"
    r"partners|governments|delegations|co-chairs|hosts|champions|conven[eo]rs|organi[sz]ers|troika)\b"
    r"(?:[^.;()]{0,40}(?: \(|:| ?-)| ?(?:[^.;()]{0,30} )?(?:are|were|namely|being|:)) ?(?:the )?$|"
    r"\b(?:participating|attending|represented|signatory) (?:countries|states|governments) "
    r"(?:includ(?:e|es|ed|ing)) (?:the )?$|\bthat participated (?:are|were|included?) (?:the )?$|"
    r"\b(?:participated|attended|took part|present)\b[^.;]{0,60}\brepresenting:? (?:the )?$",
    re.IGNORECASE,
)
_MEMBERS = re.compile(
    r"\b(?:members|states parties|member states|participating states|signatories|observers|participants|"
    r"donors|governments|delegations|co-chairs|hosts|champions|sponsors|funders)\b,? (?:including|"
    r"includes?|such as|like|"
    r"namely) (?:the )?$|"
    r"\b(?:group|grouping|bloc|process|dialogue|forum|network|alliance|coalition|membership)\b,? "
    r"(?:[\w-]+ ){0,2}(?:includes|comprises|consists of|brings together|"
    r"is (?:made up|composed|comprised) of) (?:the )?$",
    re.IGNORECASE,
)
_ENUMERATING = (
    *("including ", "include ", "includes ", "such as ", "like ", "namely "),
    *("comprises ", "consists of ", "together ", "up of ", "composed of ", "comprised of "),
)
_LISTED_PLACES = re.compile(
    r"\b(?:in|across|to|through) (?:\w+ ){0,4}(?:countries|states|nations)\b[^.;]*$", re.IGNORECASE
)
# "support to ten Member States: Belgium, Bulgaria ..." is given to governments.
_HELPED = re.compile(
    r"\b(?:support|assistance|aid|help|funding|grants?|advice|equipment)(?: [\w-]+)? to (?:[\w-]+ ){0,4}"
    r"(?:countries|states|nations|governments)\b[^.;]*$",
    re.IGNORECASE,
)
# "Six - Bahrain, Kuwait ..." goes through them one by one.
_COUNTED = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d\d?)(?: of them)?"
    r"(?: ?[-:]| \() ?(?:the )?$",
    re.IGNORECASE,
)
# The countries of a programme's area are places: "It covers 14 countries: Burkina Faso, Cameroon ...".
_COVERED = re.compile(
    r"\b(?:cover|span|target|implement|operat|reach)\w* (?:[\w-]+ ){0,4}(?:countries|states|nations)\b"
    r"[^.;]*$",
    re.IGNORECASE,
)
# Who had an office before or has it next.
_SUCCEEDED = re.compile(
    r"\b(?:succeed(?:s|ed|ing)?|replac(?:es?|ed|ing)|(?:takes?|took|taking) over from|"
    r"hand(?:s|ed|ing)? over [^.;]{0,50}(?:to|from)) (?:the )?$",
    re.IGNORECASE,
)
_DEALING_WEAK = re.compile(
    r"\b(?:migration|routes?|roads?|borders?|frontiers?|corridors?|flights?|distance|travel\w*|crossing|"
    r"region|migrants|people|"
    r"journeys?|mobility|flows?|movements?|line|strait|sea|trade|war|conflict|tensions)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
# ... and prepositions of place, which settle it unless an owner or dealer did before.
_PLACE = re.compile(
    r"\b(?:in|into|inside|within|from|to|towards?|across|through|throughout|via|near|outside|around|at|of|"
    r"for|over|on|off|onto|beyond|between|among|like|north|south|east|west|northern|southern|eastern|western|"
    r"central|such as|leaving|left|reach(?:ed|ing)?|enter(?:ed|ing)?|cross(?:ed|ing)?|fle(?:d|eing)|"
    r"visit(?:ed|ing|s)?|arriv\w+|rest of|out of|especially|particularly)"
    r" (?:the |neighbou?ring |both |either |mainland |war-torn |all of )*$",
    re.IGNORECASE,
)
_OFFICIALS_FROM = re.compile(
    r"\b(?:officials?|delegations?|delegates|representatives?|ministers?|authorities|governments?|experts|"
    r"officers|practitioners|participants|counterparts|policy ?makers|specialists|guards)(?: (?!from\b|"
    r"of\b|offices?\b|missions?\b)[\w-]+){0,3} "
    r"(?:from|of) (?:the )?$|"
    r"\b(?:officials|representatives|ministers|authorities) (?:responsible for|in charge of|dealing with|"
    r"working on) (?:[\w-]+ ){1,5}(?:from|of) (?:the )?$",
    re.IGNORECASE,
)
# "representatives from destination countries A, B and C", "guided by the Co-Chairs A and B": lists alone.
_SENT_BY = re.compile(
    r"\b(?:officials|delegations|delegates|representatives|ministers|experts|governments) (?:from|of) "
    r"(?:[\w-]+ ){0,5}(?:countries|states|nations|members) $|\bco-?chairs (?:the )?$",
    re.IGNORECASE,
)
# "representatives of ministries and non-governmental organizations from A, B and C": lists alone.
_BODIES_FROM = re.compile(
    r"\b(?:participation|officials|representatives|delegates|delegations|experts|officers|practitioners|ministers|"
    r"prosecutors|judges|participants|guards|staff|specialists|heads)\b[^.;:()]{0,80}\b(?:organi[sz]ations|"
    r"institutions|agencies|ministries|services|bodies|departments|police|associations|society|academia|"
    r"affairs|interior|justice|member (?:states|countries)|(?:came|come|were|hailed)(?: drawn)?) "
    r"(?:from|of) (?:the )?$",
    re.IGNORECASE,
)

# What follows a state's name: its people and land, what it owns, or a verb that it is the subject of.
_THINGS_OF_LAND = re.compile(
    r"'s? (?:\w+ ){0,2}(?:capital|coasts?|shores?|borders?|territory|citizens?|nationals?|people|"
    r"population|economy|cities|towns?|city|airports?|ports?|regions?|provinces?|north|south|east|west|"
    r"history|youth|women|children|migrants|refugees|war|islands?|streets|diaspora|communities|civil "
    r"society|independence|society|GDP|parks?|"
    r"airspace|universit\w+|companies|hospitals?|beaches|mountains|countryside|Embassy)\b",
)
_OWNS = re.compile(
    r"'s? (?:\w[\w-]* ){0,4}(?:strateg(?:y|ies)|polic(?:y|ies)|plans?|ministr(?:y|ies)|governments?|"
    r"presidency|chair(?:man)?ship|efforts?|commitments?|delegation|authorities|leadership|"
    r"contributions?|support|parliament|initiatives?|role|accession|membership|decision|proposal|request|"
    r"invitation|cooperation|approach|priorities|statement|announcement|donation|pledges?|reforms?|laws?|"
    r"legislation|Strategy|Plan|Policy|Action|Ministry|"
    r"Presidency|Government|generosity|systems?|capacit(?:y|ies)|programmes?|response|vision|agenda|funding|"
    r"ratification|signature|framework|Permanent Mission|Permanent Representation|terms? as)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
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
_HEADLINE_VERB = re.compile(
    r" (?:[A-Z][a-z]+(?:ed|es|s)|Hold|Host|Sign|Launch|Agree|Join|Meet|Adopt|Discuss|Strengthen|Co-Host|Open|"
    r"Celebrate|Mark|Partner|Commit|Renew|Enhance|Boost|Deepen|Step|Call|Establish|Conclude|to [A-Z]?[a-z]+|"
    r"To [A-Z][a-z]+)\b"
)
_APPOSITION = re.compile(
    r",? in (?:its|their) capacity|, (?:(?:together |along |jointly )?with |the |as |which|who|its |a |an |"
    r"one of |both |current |"
    r"incoming |outgoing |in its capacity|on behalf)"
)
_AND = re.compile(r"\b(?:and|as well as)\b|&")
_WHEREABOUTS = re.compile(
    r"\b(?:in|into|inside|within|to|towards?|across|through|throughout|via|near|outside|around|at|out of) "
    r"(?:the )?$",
    re.IGNORECASE,
)
# "the Chair of the Khartoum Process, the Netherlands": in apposition to an office.
_OFFICE = re.compile(
    r"\b(?:co-?)?(?:chair|host|presidency|organi[sz]er|president|chairmanship)(?:,? [^,.;]{1,60})?, "
    r"(?:the )?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\b(?:between|among|amongst) (?:both )?(?:the )?$")
_AGREED = re.compile(
    r"\b(?:agreements?|memorand(?:um|a)|partnerships?|cooperation|dialogues?|talks|meetings?|treat(?:y|"
    r"ies)|accords?|"
    r"relations|consultations|understanding|negotiations|arrangements?|contracts?|mou|pact) (?:signed |"
    r"held |concluded )?"
    r"(?:between|among|amongst) (?:both )?(?:the )?$",
    re.IGNORECASE,
)
_SHOUTED_VERB = re.compile(r" (?:TO )?(?!AND\b|THE\b|FOR\b|FROM\b|WITH\b)[A-Z]{3,}\b")
_PLAIN_VERB = re.compile(
    r" (?!(?:and|or|in|of|to|for|from|at|by|with|on|as|where|through|via|but|the|a|an|are|border|region|"
    r"route|migrants|people|nationals|citizens|in|into|than|over|under|who|which|that|while|"
    r"were)\b)[a-z]{3,}\b"
)
_SHORT_REACH = 48  # characters before a name in which a preposition or verb of dealing stands
_GOVERNED = re.compile(r"[a-z0-9)],? $")
_CLAUSE = re.compile(
    r"(?:^|[,;:] |\b(?:and|that|but|when|while|as|since|which|if|because|whether|where|how|after|before) )"
    r"(?:[Tt]he )?$"
)
# A sum in brackets may stand before the comma, a day before a dateline's dash may not.
_LINK = re.compile(
    r"(?:(?: \([^()]{1,30}\)|\))?(?:,|\sand|\sor|\s&|,\sand|,\sor)|\)?(?:/|\s-|-))\s{0,2}"
    r"(?:the |of |by |from )?",
    re.IGNORECASE,
)


def acting(text: str, names: list[Known], floor: int, ceiling: int) -> Iterator[Known]:
    """Those of a sentence's state names that act; `names` are its names of actors and places, in order.

    `floor:ceiling` is the sentence in the plain text.
    """
    for group in _groups(text, names):
        states = [name for name in group if name.kind == "state"]
        if not states:
            continue
        mixed = any(name.kind not in ("state", "place") for name in group)
        decide = _acts_with_others if mixed else _acts
        if decide(text, group[0], group[-1], floor, ceiling):
            yield from states


def are_listed(text: str, name: Known, following: Known) -> bool:
    """Whether two states stand side by side in a list: "Chad, Congo", "Gabon and the Congo"."""
    return name.kind == following.kind == "state" and _are_linked(text, name, following)


def _groups(text: str, names: list[Known]) -> Iterator[list[Known]]:
    """Names that stand in one list, "Budva, Montenegro" among them."""
    group: list[Known] = []
    for name in names:
        if group and not _are_linked(text, group[-1], name):
            yield group
            group = []
        group.append(name)
    if group:
        yield group


def _are_linked(text: str, name: Known, following: Known) -> bool:
    # "In Ukraine, the Japanese funding": a name and an adjective make no list.
    alike = (name.form == "adjective") == (following.form == "adjective")
    shortened = following.form == "acronym" and text[name.end : following.start] == " ("
    return alike and (shortened or bool(_LINK.fullmatch(text, name.end, following.start)))


def _acts_with_others(text: str, first: Known, last: Known, floor: int, ceiling: int) -> bool:
    """Whether the states act that stand in one list with organizations: "the Commission, Chad and Niger"."""
    before, after = (
        text[max(floor, first.start - 90) : first.start],
        text[last.end : min(ceiling, last.end + 60)],
    )
    if last.form == "adjective":
        return bool(_ADJECTIVE.match(text, last.end, ceiling))
    if _OFFICIALS_FROM.search(before):
        return True
    if not _AND.search(text, first.end, last.start) or _THINGS_OF_LAND.match(after):
        return False
    return not (_WHEREABOUTS.search(before) or _DEALING_WEAK.search(before) or _BORDERING.search(before))


def _acts(text: str, first: Known, last: Known, floor: int, ceiling: int) -> bool:
    if last.form == "adjective":
        return bool(_ADJECTIVE.match(text, last.end, ceiling))
    if first.kind != "state":
        return False
    before, after = (
        text[max(floor, first.start - 90) : first.start],
        text[last.end : min(ceiling, last.end + 60)],
    )
    if _THINGS_OF_LAND.match(after):
        return False
    led = before.lower().removesuffix("the ").removesuffix("both ")
    near = max(0, len(before) - _SHORT_REACH)
    several = first is not last
    if led.endswith(("of ", "from ", "by ")) and (_OWNED.search(before) or _OFFICIALS_FROM.search(before)):
        return True
    if several and led.endswith(("of ", "from ")) and _BODIES_FROM.search(before):
        return True
    if several and led.endswith("s ") and _SENT_BY.search(before):
        return True
    if led.endswith(", ") and _OFFICE.search(before):
        return True
    if any(map(led.__contains__, ("succe", "replac", "over"))) and _SUCCEEDED.search(before):
        return True
    if after.startswith(("'s ", "' ")):
        return bool(_OWNS.match(after))
    if led.endswith(_ENUMERATING) and _MEMBERS.search(before):
        return True
    related = _BETWEEN.search(before, near) and (several or after.startswith(" and "))
    if related and _AGREED.search(before):
        return True
    if _PLACE.search(before, near) and not related:
        return False
    if _DEALING.search(before, near):
        return not (_BORDERING.search(before) or (_BETWEEN.search(before) and _DEALING_WEAK.search(before)))
    if several and (_LISTED.search(before) or _COUNTED.search(before)):
        placed = _LISTED_PLACES.search(before) or _COVERED.search(before)
        return bool(_HELPED.search(before)) or not placed
    if text[first.start : last.end].isupper():
        return bool(_SHOUTED_VERB.match(after)) and not before.strip()
    return _is_subject(before, after, several)


def _is_subject(before: str, after: str, several: bool) -> bool:
    """Whether a clause begins here: nothing governs it from before, and a verb follows."""
    if _GOVERNED.search(before[-4:]) and not _CLAUSE.search(before, max(0, len(before) - _SHORT_REACH)):
        return False
    if _VERB.match(after) or _HEADLINE_VERB.match(after) or _APPOSITION.match(after):
        return True
    # "Russia and Belarus use ...", "proposed that Bangladesh celebrate ...": the verb's plain form.
    return (several or before.endswith("that ")) and bool(_PLAIN_VERB.match(after))
