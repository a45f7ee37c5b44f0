"""Which words can be part of a name: what bodies and policies deal with, and what only looks like a name."""

from __future__ import annotations

import re

# Capitalised at the start of a sentence or in a headline, and no part of a name. Grouped: determiners and
# pronouns, prepositions and conjunctions, adverbs, days and months, titles before a person's name.
STOPS = frozenset(
    "The This That These Those Its Their Our Your His Her My Each Every Both All Some Many Several Such "
    "Other Another What Which Who We It They He She You A An No Any Most More In On At Of For To From "
    "With By Under Over About Into Within Through During Since Before After Between Among Following And "
    "Or But If When While As Because Where How Why Whether Also However Meanwhile Today Yesterday "
    "Tomorrow Now Then There Here Thus Therefore Together Moreover Furthermore Additionally Recently "
    "Currently Finally Further First Once Upon Via Per Despite Against Towards Like Unlike Including "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June "
    "July August September October November December Mr Mrs Ms Miss Dr Prof Hon Amb H.E Sir Dame "
    "Professor Ambassador Minister President Director Head Chief Secretary Commissioner Spokesperson "
    "Spokesman Deputy Vice Chairperson Chair Chairman Representative Coordinator Manager Officer "
    "Adviser Advisor Expert Mayor Governor Rector Envoy Photo Source Contact Read Visit Download Follow "
    "See Click Subscribe Share".split()
)
# Verbs that a headline in title case prints like names: "IOM Welcomes National Migration Council".
HEADLINE_VERBS = frozenset(
    "Welcomes Welcome Supports Support Launches Launch Signs Sign Joins Join Hosts Host Holds Hold "
    "Pledges Meets Meet Calls Call Visits Visit Receives Receive Donates Donate Hands Trains Train "
    "Strengthens Strengthen Opens Open Agree Agrees Adopts Adopt Attends Attend Boosts Boost Builds "
    "Build Commends Commits Concludes Convenes Delivers Discuss Discusses Enhances Enhance Establishes "
    "Expands Funds Gives Gets Helps Help Hails Handover Implements Improves Introduces Kicks Kick Leads "
    "Marks Mark Moves Names Offers Praises Presents Promotes Provides Provide Publishes Reaffirms "
    "Reiterates Reiterate Renews Restores Reviews Says Seeks Sets Shares Takes Thanks Tours Unveils "
    "Urges Validates Validate Wins Works Agreeing Begins Ends Start Starts Close Closes Become Becomes "
    "Puts Set Contributes Contribute Announces Announce Inaugurates Inaugurate".split()
)

NO_FOLLOWERS = (STOPS | HEADLINE_VERBS) - {"Support", "Work", "Help"}
YEARS = re.compile(r"(?:19|20)\d\d[-/](?:(?:19|20)\d\d|\d\d)")

# What bodies and policies deal with, where the ending alone does not tell.
_TOPICS = frozenset(
    "affairs agriculture asylum border borders business children citizenship citizens climate commerce "
    "communities compatriots crime crisis culture customs democracy diaspora disaster drugs economy "
    "elderly emergencies employment energy environment europe europeans expatriate expatriates family fight "
    "finance fisheries food foreign forestry forests gender health home homeland housing human "
    "immigrants industry information interior internal justice labor labour land law leadership "
    "livestock local managers media migrants migration nationals naturalization order overseas peace "
    "persons planning police policy population poverty preparedness press protection public readmission "
    "reform refugee refugees regional region relations relief research resources return returnees "
    "returns rights risk roads rural science security services skills slavery exploitation heritage "
    "cultural arts mines minerals petroleum textiles irrigation minority veterans cooperatives aviation "
    "shipping ports telecommunications endowments islamic tourism parks waters lands works mobility "
    "migratory consular diplomatic citizen civil economic religious urban digital technical smuggling "
    "social society solidarity sport sports state states statistics studies survivors technology territorial "
    "territories trade trafficking training transport treasury tribes victims war water welfare "
    "wildlife women work workers youth right orderly regular safe".split()
)
_TOPIC_ENDINGS = (
    "tion", "tions", "ment", "ments", "ity", "ities", "ship", "ships", "ics", "ance", "ence", "ness", "ism",
    "ture", "tures", "grants", "ees", "ies", "ising", "ization", "ability", "hood", "izing", "ving", "king",
    "lding", "ning", "ting", "graphy", "logy", "welfare", "care",
)  # fmt: skip


def is_topic(word: str) -> bool:
    """Whether a word, in small letters or not, names what bodies and policies deal with.

    >>> is_topic("Employment"), is_topic("Refugees"), is_topic("Pope")
    (True, True, False)
    """
    small = word.lower().removesuffix("'s")
    if all(part in _TOPICS or (len(part) > 5 and part.endswith(_TOPIC_ENDINGS)) for part in small.split("-")):
        return True
    return "-" in small and (small.rpartition("-")[2] in _TOPICS)


def is_capitalised(word: str) -> bool:
    """Whether a word can be part of a name in the middle of a sentence: "Asylum", "e-Governance", "2030"."""
    return word[0].isupper() or word[0].isdigit() or (word[1:2] in ("-", "'") and word[2:3].isupper())
