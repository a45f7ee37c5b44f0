"""Documents to measure with: as many as wanted, no two alike, made from templates and the curated registry.

People are invented from lists of name parts; organizations, states, places and frameworks are the registry's.
The same number gives the same document, on any machine.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from communique import reference

GIVEN = "Amara Bastien Chiara Dalia Emeka Farid Greta Hamid Jovan Kalina Lwazi Mirela Oumar Petra".split()
FAMILY = (
    "Abbasov Boateng Castellan Dvorakova Eriksen Fofana Gashi Haidari Ivanescu Jansson Kebede Lindholm "
    "Mwangala Nazarov Okonjo Petrosyan Quispe Rahmani Sørby Tadesse Urbanek Vasquez Wanjiru Yilmazer Zeleke"
).split()
TITLES = (
    "Director General; Regional Director; Chief of Mission; Head of Unit; Deputy Minister; Ambassador; "
    "Special Envoy; Programme Manager; Executive Director; Spokesperson"
).split("; ")
FIELDS = "Foreign Affairs; the Interior; Labour; Migration and Asylum; Social Affairs; Justice".split("; ")
THEMES = (
    "labour mobility; return and reintegration; the protection of children on the move; border management; "
    "diaspora engagement; counter-trafficking; climate mobility; legal pathways; skills recognition"
).split("; ")
GATHERINGS = (
    "Ministerial Conference; Senior Officials Meeting; Summit; Regional Forum; Technical Workshop"
).split("; ")
ORDINALS = "first second third fourth fifth sixth 7th 8th ninth tenth 11th 12th".split()
QUALIFIERS = ("over ", "more than ", "about ", "nearly ", "up to ", "at least ", "some ", "")
MENU = (
    "Who we are; Our Work; - Where we work; - Take Action; - Data and Resources; Newsroom; Contact"
).split("; ")

SENTENCES = (
    "{org} and {org2} met in {city} {when} for the {ordinal} {gathering} of the {framework}.",
    "The {ordinal} {gathering} was co-chaired by {person}, {title} at {org}, and {person2} of {org2}.",
    "“We are grateful for the partnership with {org},” said {person}, {title} of {org2}.",
    "{org} will provide {money} to {org2} for {theme} in {state} and {state2}.",
    "With {qualifier}{money} from {org}, the programme has helped {qualifier2}{count} migrants since {year}.",
    "The {framework} was adopted in {month} {year} by {small} states.",
    "The {ministry} hosted a two-day workshop on {theme} in {city} on {day}.",
    "Participants from {small} countries, among them {state}, {state2} and {state3}, discussed {theme}.",
    "{person} ({title}, {org}) recalled that {state} joined {org2} in {year}.",
    "The next {gathering} is expected to be held in {city} in {month} {year2}.",
    "Delegates should, in the view of many observers, return to {theme} before long.",
    "The {framework}, launched {years} years ago, brings together {small} members and {small2} observers.",
    "About {share} per cent of those interviewed named {theme} as their main concern.",
    "The meeting took note of the report on {theme} and of the comments that were made on it.",
    "It remains to be seen whether the measures will reach those for whom they were designed.",
    "{person} and {person2} signed an agreement on {theme} on behalf of {org} and the {ministry} on {day}.",
    "Opening the session, {person} said that {theme} had become a priority for {state}.",
    "A further {money} was pledged by {state} and {org} for the period {year}–{year2}.",
    "In many of the places concerned, families have had to decide from one week to the next whether to go.",
    "Those who came back spoke of long months without work, and of the help that they found in the end.",
    "The discussion showed how much can be learned from what has already been tried elsewhere.",
    "Better data would help, but so would a plainer account of what is done with the data there is.",
    "Local authorities often carry the larger part of the burden and have the smaller part of the means.",
    "Much of this work is done out of sight, in offices and clinics and at desks in crowded halls.",
)
ABOUT = (
    "Established in {year}, {org} is the leading organization in the field of {theme}, with {small} member "
    "states and offices in over {small2} countries."
)
CONTACT = (
    "For more information, please contact the press office of {org}, Tel: +00 0 000 0000, press@example.org"
)


@cache
def _registry() -> dict[str, tuple[str, ...]]:
    actors = list(reference.actors().values())
    return {
        "org": tuple(entry.name for entry in actors if entry.kind not in ("state", "person")),
        "state": tuple(entry.name for entry in actors if entry.kind == "state"),
        "framework": tuple(entry.name for entry in reference.frameworks().values()),
        "city": tuple(place.name for place in reference.places().values() if place.name),
    }


def _person(chance: random.Random) -> str:
    return f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"


def _day(chance: random.Random, day: date) -> str:
    forms = ("%-d %B %Y", "%B %-d, %Y", "%-d %B", "%A %-d %B", "%d/%m/%Y", "%Y-%m-%d")
    return day.strftime(chance.choice(forms))


def _when(chance: random.Random, day: date) -> str:
    return chance.choice(("today", "yesterday", "last week", f"on {_day(chance, day)}", f"in {day:%B %Y}"))


def _money(chance: random.Random) -> str:
    amount = chance.choice((1.5, 3, 4.25, 12, 25, 80, 150, 590))
    form = chance.choice(
        ("EUR {} million", "€{} million", "USD {}m", "{} million euros", "CHF {},000", "US$ {} million")
    )
    return form.format(amount)


def _values(chance: random.Random, day: date) -> dict[str, str]:
    """One value for every slot of the templates."""
    slots = {name: chance.choice(values) for name, values in _registry().items()}
    for name, again in (("org2", "org"), ("state2", "state"), ("state3", "state")):
        slots[name] = chance.choice(_registry()[again])
    return slots | {
        "person": _person(chance),
        "person2": _person(chance),
        "title": chance.choice(TITLES),
        "theme": chance.choice(THEMES),
        "gathering": chance.choice(GATHERINGS),
        "ordinal": chance.choice(ORDINALS),
        "ministry": f"Ministry of {chance.choice(FIELDS)} of {slots['state']}",
        "when": _when(chance, day),
        "day": _day(chance, day),
        "month": f"{day:%B}",
        "year": str(day.year - 3),
        "year2": str(day.year + 2),
        "money": _money(chance),
        "qualifier": chance.choice(QUALIFIERS),
        "qualifier2": chance.choice(QUALIFIERS),
        "count": f"{chance.randrange(1000, 900_000):,}",
        "small": str(chance.randrange(12, 60)),
        "small2": str(chance.randrange(60, 175)),
        "years": chance.choice(("two", "six", "ten", "20")),
        "share": str(chance.randrange(5, 95)),
    }


def _paragraph(chance: random.Random, day: date, sentences: int) -> str:
    chosen = chance.sample(SENTENCES, sentences)
    return " ".join(sentence.format_map(_values(chance, day)) for sentence in chosen)


def _release(chance: random.Random, day: date) -> str:
    values = _values(chance, day)
    lines = [*chance.sample(MENU, 5), "", "{org} and {org2} Discuss {theme}".format_map(values), ""]
    body = [_paragraph(chance, day, chance.randrange(2, 6)) for _ in range(chance.randrange(3, 8))]
    lines += [
        f"{values['city']}, {_day(chance, day)} – {body[0]}",
        *body[1:],
        "",
        "***",
        ABOUT.format_map(values),
    ]
    return "\n".join([*lines, CONTACT.format_map(values)])


def _article(chance: random.Random, day: date) -> str:
    values = _values(chance, day)
    head = [f"By {values['person']}", f"{values['city'].upper()}, {_day(chance, day)} (News Desk) – "]
    body = [_paragraph(chance, day, chance.randrange(1, 4)) for _ in range(chance.randrange(5, 14))]
    return "\n\n".join(["{state} turns to {theme}".format_map(values), head[0], head[1] + body[0], *body[1:]])


def _page(chance: random.Random, day: date) -> str:
    values = _values(chance, day)
    body = [_paragraph(chance, day, chance.randrange(2, 5)) for _ in range(chance.randrange(2, 6))]
    return "\n".join(
        [*MENU, "{framework}".format_map(values), "", *body, ABOUT.format_map(values), *MENU[::-1]]
    )


def _feed(chance: random.Random, day: date) -> str:
    posts = []
    for _ in range(chance.randrange(3, 9)):
        values = _values(chance, day)
        tags = "#Migration #{}".format(values["org"].replace(" ", ""))
        posts.append(f"🌍 {_paragraph(chance, day, chance.randrange(1, 4))}\n{tags}\n")
    return "\n-\n1,234 followers\nTo view or add a comment, sign in\n".join(posts)


_KINDS: tuple[Callable[[random.Random, date], str], ...] = (_release, _release, _article, _page, _feed)


def document(number: int) -> str:
    """The text of document `number`: a press release, article, web page or feed of posts, 1992 to 2029."""
    chance = random.Random(number)
    day = date(1992, 1, 1) + timedelta(days=chance.randrange(38 * 365))
    return chance.choice(_KINDS)(chance, day)
