"""Head nouns of frameworks' names, and which words about them make a name of it or a description."""

from __future__ import annotations

KINDS = {
    head: kind
    for kind, heads in (
        ("dialogue", "Process Dialogue Forum Partnership"),
        (
            "instrument",
            "Strategy Plan Protocol Declaration Agreement Memorandum Compact Convention Framework Pact "
            "Treaty Agenda "
            "Policy Roadmap Charter Mechanism Constitution Principles Guidelines Statement",
        ),
        (
            "programme",
            "Programme Program Project Initiative Fund Facility Platform Scheme Action Approach Portal",
        ),
    )
    for head in heads.split()
}

# A strategy or a plan is named by what it is on; a process, a fund or a declaration by what stands before it.
BY_RIGHT = frozenset(
    "Strategy Plan Protocol Convention Framework Memorandum Platform Treaty Charter Declaration "
    "Agreement Dialogue Forum Initiative Partnership Fund Programme Program Compact Roadmap Agenda".split()
)
CONNECTORS = frozenset("of for on to the and & in against relating under with establishing".split())
# A word before the head that makes it a description, an event or a part of a title.
NOT_BEFORE = {
    head: frozenset(words.split())
    for head, words in (
        ("Process", "Asylum Peace Political Electoral Consultation Consultative Review Selection"),
        ("Dialogue", "Migration Policy Political Social Panel High-Level National Interactive Public Joint"),
        ("Forum", "Global-Local Business Youth Economic Public"),
        ("Partnership", "Strategic Private Public-Private New"),
        ("Policy", "Regional Foreign Privacy Cookie Migration Public Senior Security Asylum Social"),
        ("Plan", "Regional Master Business"),
        ("Project", "Regional New National The Pilot Joint Current"),
        ("Programme", "National Country Regional Joint Global New Senior Resettlement Training"),
        ("Action", "Take Climate Collective Global Political Affirmative"),
        ("Mechanism", "Coordination"),
        ("Agreement", "Framework Cooperation Grant Bilateral New Host Peace Partnership"),
        ("Declaration", "Joint Ministerial Political Final Customs"),
        ("Fund", "Trust Emergency Pension Investment"),
        ("Framework", "Legal Policy Results Regulatory Strategic Cooperation"),
        ("Strategy", "Regional Country National New"),
        ("Agenda", "Migration Political Draft National"),
        ("Statement", "Joint Press Opening Mission Closing"),
        ("Platform", "Online Digital Learning Coordination"),
        ("Initiative", "New Joint Regional"),
        ("Approach", "Whole-of-Government Whole-of-Society Comprehensive New"),
    )
}
NOT_BEFORE["Program"] = NOT_BEFORE["Programme"]
# Heads that need more than one word before them, or an acronym after them, to be sure.
SHY = frozenset(
    "Policy Action Approach Portal Scheme Platform Principles Guidelines Statement Constitution".split()
)
# Parts of a title or a body: "Programme Manager", "Project Officer", "Policy Officer", "Action Plan".
NOT_AFTER = frozenset(
    "Manager Officer Coordinator Director Assistant Adviser Advisor Specialist Associate Leader Lead "
    "Unit Team Steering Committee Secretariat Division Department Section Office Agency Council Network "
    "News Plan Facility Fund Framework Analyst Secretary Summit Conference Meeting Partners Partner "
    "Development Management Declaration Agreement Document Documents Process Dialogue".split()
)
# Words that make a description of a head, and no name.
PLAIN = frozenset("National Joint Regional New Action Work Global Final Draft Special".split())
# Heads of what is made for some years.
DATED = frozenset("Strategy Plan Programme Program Framework Policy Agenda Compact".split())
