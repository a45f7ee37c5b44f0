"""Head nouns of organizations' names, and what they say of the body that bears them."""

from __future__ import annotations

# Head nouns by the kind of what they name. First what states have, ...
PUBLIC = (
    "Ministry Department Directorate Directorate-General Bureau Agency Authority Commission Commissariat "
    "Inspectorate Council Service Office Secretariat Police Gendarmerie Guard Parliament Senate Assembly "
    "Court Tribunal Board Administration Municipality Prefecture Embassy Consulate Consulate-General "
    "Ministère Ministerio Ministério Ministero Bundesministerium Bundesamt Ministerie Ministerium Mission"
).split()
# ... what teaches and studies, ...
_ACADEMIC = (
    "University Institute College Academy Faculty Observatory Université Universidad Universidade Università "
    "Universität Universiteit Institut Instituto"
).split()
# ... what people join or found, ...
_CIVIL = (
    "Foundation Association Federation Confederation Society Trust Organization Organisation League "
    "Committee Crescent Cross Charity Church Fondazione Fundación Stiftung"
).split()
# ... what bodies form together, ...
_NETWORKS = "Network Coalition Alliance Consortium Group Platform Taskforce".split()
# ... and what sells.
_PRIVATE = "Ltd Limited GmbH LLC PLC Inc Corporation Company Airlines Bank".split()

KINDS = {
    head: kind
    for kind, heads in (
        ("public_body", PUBLIC),
        ("academic", _ACADEMIC),
        ("civil_society", _CIVIL),
        ("network", _NETWORKS),
        ("private_sector", _PRIVATE),
        ("academic", ("Centre", "Center")),
        ("public_body", ("Division", "Unit", "Wing", "Section")),
    )
    for head in heads
}

# A word before the head that makes it a room, a unit or a session, and no body that acts.
NOT_BEFORE = {
    head: frozenset(words.split())
    for head, words in (
        (
            "Centre",
            "Conference Convention Congress Exhibition Reception Detention Transit Media Shopping "
            "Resource Community Health Cultural Training Information Call Removal Youth",
        ),
        (
            "Office",
            "Regional Country Field Liaison Head Sub Press Media Main Post Box Home-Office Global Local "
            "National Area Project Central",
        ),
        ("Committee", "Steering Organizing Organising Project Technical Drafting Joint Standing"),
        ("Group", "Hoc Working Expert Core Focus Age Target Support Contact Steering"),
        ("Mission", "Fact-finding Joint Technical Country Study Assessment"),
        ("Council", "Ministerial"),
        ("Society", "Civil"),
        ("Service", "Press Public Civil Customer Media"),
        ("Department", "Press Media"),
        ("Board", "Executive Project Advisory Management Steering"),
        ("Assembly", "General"),
        ("Commission", "Joint Mixed"),
        ("Platform", "Online Digital Learning Joint"),
    )
}
NOT_BEFORE["Center"] = NOT_BEFORE["Centre"]

# Heads that are a name only with what stands before them ("Border Guard", "Red Cross").
NEED_LEFT = frozenset(
    "Police Guard Gendarmerie Cross Crescent Ltd Limited GmbH LLC PLC Inc Corporation Company Airlines "
    "Council Service Board Committee Assembly Court Administration Group Platform Trust Movement Society "
    "League "
    "Parliament Senate".split()
)
REACHING = frozenset("University Université Universidad Università Embassy Consulate Network Mission".split())

# Units of an organization: after its name they are its organs, and the organization is what acts.
ORGANS = frozenset(
    "Office Secretariat Council Department Directorate Service Board Bureau Committee Assembly Mission "
    "Police "
    "Commissioner Administration Group Platform Embassy".split()
)
VENUES = frozenset("Centre Center University Institute College Academy Mission Embassy".split())
OF_STATES = frozenset("National Federal State Presidential Supreme Parliamentary Royal".split())
UNITS = frozenset("Division Unit Wing Section".split())
EUROPEAN = frozenset(("European", "EU"))
WORLDWIDE = frozenset(
    "International United World Global African Arab Asian Caribbean Regional Pan-African Inter-American "
    "Nordic Pacific Baltic UN AU ECOWAS IGAD ASEAN SADC Inter-Parliamentary Intergovernmental "
    "Organization "
    "Organisation".split()
)
