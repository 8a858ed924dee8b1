"""Sentences for the reports on interviews and audits: what each one speaks of is known.

Factors come from the three files `factors_….toml` (what guests say of each leaf of a taxonomy),
checks of method, links and the rest from `methods.toml`. What is marked `held` there, and each
eighth line of the plain lists, is kept out of training.

A line is only used as unrelated to a factor where it is: leaves of other groups that share a word
or a meaning with the factor are left out, for a line on noise may well speak of two of them.
"""

import math
import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import tasks

HERE = Path(__file__).parent
KINDS = ("hotel", "restaurant", "spa")
HELD_EVERY = 8
NEAREST = 10  # leaves whose lines look most like those of a factor: retrieval brings them too

# Beginnings of words that speak of one thing, so that lines on the one may speak of the other.
MEANINGS = (
    "acoust sound music noise quiet insul announce",
    "wayfind navig sign direction orient facade",
    "light lamp illumin window glaz",
    "clean sanit hygien steril disinf toilet bath shower disposable",
    "price cost rate tariff offer discount promot bill value season package pay economic gift "
    "trial corporate",
    "reput rating review brand recogn press award market position chef site social",
    "decor art style design material finish colour texti architect facade mood atmosph energy",
    "climat ventil temper air",
    "transport drive parking access near sight surround district infrastruct location",
    "view window terrace ground green landscape outdoor garden",
    "recept welcome greet arriv check-in administr hostess host lobby desk escort meet",
    "speed wait quick fast react promptness request delay",
    "staff manner profession attent proactiv individual personal service specialist therap look",
    "seat furnit comfort loung chair table ergonom",
    "room size layout space zoning capac spatial flow zone privacy",
    "book reserv online chat",
    "taxi luggage cloak stor porter",
    "guard cctv security safe access fire medic evacuat",
    "menu variety cuisine food taste product cook dish portion kitchen drink wine bar cocktail "
    "coffee tea special serv present water phyto restaurant cafe breakfast tableware cutlery",
    "loyal regular privileg subscri member referral programme",
    "spa massage treat cosmet pool sauna jacuzzi salt fitness meditat wellness procedure",
    "technolog wi-fi smart control automat tv mobile key phone climate curtain",
    "inform language consult knowledge advice",
)
# Leaves of one group whose lines could as well have been said of each other.
NEAR_LEAVES = (
    ("Reputation", "Brand recognition", "Market position"),
    ("Price level", "Average check", "Value for money"),
    ("Discounts", "Special offers", "Privileges"),
    ("Seasonal offers", "Promotions", "Corporate offers"),
    ("Offers for regular guests", "Personal programmes for members", "Subscriptions"),
    ("Cleanliness", "Cleaning protocol"),
    ("Disinfection", "Sterile tools"),
    ("Layout", "Zoning", "Table arrangement", "Capacity"),
    ("Qualification", "Professionalism"),
    ("Quality of advice", "Knowledge of the city"),
    ("Treatment quality", "Therapist skill"),
    ("Unique offers", "Innovation"),
    ("Transport access", "Easy drive-up"),
)
ABOUT_QUESTIONS = ("Question format", "Clarity of questions")
# Titles of checks that judge so nearly the same that a line may speak to two of them.
NEAR_CHECKS = (
    ("Friendly attitude", "Empathy", "Active listening"),
    ("Question format", "Clarity of questions"),
    ("Depth", "Work with links", "Transformational events", "Active listening"),
    ("Sequence", "Structure", "Staying on topic", "Transformational events", "Active listening"),
    ("Introduction and purpose", "Structure"),
    ("Basic principles", "Sequence of the work", "Logic", "Link to problems"),
    ("Basic principles", "Key elements", "Interior", "Exterior", "Design solutions", "Atmosphere"),
    ("Coverage", "Breadth", "Depth", "Key elements", "On-site inspection", "Interior", "Exterior"),
    ("Coverage", "Comparison with concept", "Fit to concept", "Context", "Preparatory analysis"),
    ("Emotional scenario", "Atmosphere", "On-site inspection", "Coverage"),
    ("Context", "Reviews and documents", "Staff interviews", "Coverage", "Specifics of the zone"),
    ("Structure of the report", "Logic", "Problem checklist", "Implementation plan"),
    ("Concreteness", "Link to problems", "Problem checklist", "Expected effect", "Coverage"),
    ("Method", "On-site inspection", "Visualisation", "Preparatory analysis"),
    ("Sequence of the work", "Concreteness", "Structure of the report"),
    ("Specifics of the zone", "Breadth", "Key elements"),
)
_PLAIN = frozenset("and the for with from other own quality of to in at".split())


@dataclass(frozen=True, slots=True)
class Factor:
    """A leaf of a taxonomy with what people say of it."""

    kind: str
    group: str
    leaf: str
    lines: dict[str, tuple[str, ...]]  # by attitude
    held: bool

    def every(self) -> list[str]:
        """Give all lines, whatever their attitude."""
        return [line for lines in self.lines.values() for line in lines]


@dataclass(frozen=True, slots=True)
class Check:
    """A question that a work is judged by, with lines that speak for and against it."""

    title: str
    question: str
    lines: dict[str, tuple[str, ...]]  # by stance
    held: bool


@dataclass(frozen=True, slots=True)
class Link:
    """A personal quality that leads to a way of deciding, with the lines that show it."""

    quality: str
    decision: str
    lines: tuple[str, ...]
    held: bool


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def _factors(kind: str) -> list[Factor]:
    return [
        Factor(
            kind,
            each["group"],
            each["leaf"],
            {attitude: tuple(each[attitude]) for attitude in tasks.ATTITUDE[:3]},
            each.get("held", False),
        )
        for each in _read(f"factors_{kind}.toml")["factors"]
    ]


def _check(each: dict[str, Any]) -> Check:
    lines = {stance: tuple(each[stance]) for stance in tasks.STANCE[:2]}
    return Check(each["title"], each["question"], lines, each.get("held", False))


def _link(each: dict[str, Any]) -> Link:
    return Link(each["quality"], each["decision"], tuple(each["lines"]), each.get("held", False))


METHODS = _read("methods.toml")
FACTORS = {kind: _factors(kind) for kind in KINDS}
CHECKS = [_check(each) for each in METHODS["checks"]]
LINKS = [_link(each) for each in METHODS["links"]]


def told(name: str, *, held: bool) -> list[str]:
    """Give the trained or the held-out lines of one of the plain lists of `methods.toml`."""
    lines: list[str] = METHODS[name]
    return [line for at, line in enumerate(lines) if (at % HELD_EVERY == HELD_EVERY - 1) == held]


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[a-z][a-z-]+", text.lower()) if word not in _PLAIN]


@cache
def meanings(text: str) -> frozenset[str]:
    """Give the meanings that a title touches: the rows of the table, and its own words."""
    words = _words(text)
    rows = {
        row for row in MEANINGS for stem in row.split() if any(w.startswith(stem) for w in words)
    }
    return frozenset(rows | {word[:5] for word in words})


def _apart(one: Factor, other: Factor) -> bool:
    if one.group == other.group:
        return (
            not any(one.leaf in row and other.leaf in row for row in NEAR_LEAVES) and one != other
        )
    return not meanings(one.leaf) & meanings(other.leaf)


def other_checks(check: Check) -> list[Check]:
    """Give the checks whose lines have nothing to do with this one."""
    near = {check.title, *(title for row in NEAR_CHECKS if check.title in row for title in row)}
    return [one for one in CHECKS if one.title not in near]


@cache
def _weights(kind: str) -> list[dict[str, float]]:
    """Weigh the words of each leaf's lines, the rarer the more, to length one."""
    bags = [
        Counter(word[:6] for word in _words(" ".join([f.leaf, *f.every()]))) for f in FACTORS[kind]
    ]
    leaves = Counter(word for bag in bags for word in bag)
    rows = []
    for bag in bags:
        row = {word: math.log(len(bags) / leaves[word]) for word in bag}
        length = math.sqrt(sum(weight * weight for weight in row.values())) or 1.0
        rows.append({word: weight / length for word, weight in row.items()})
    return rows


@dataclass(frozen=True, slots=True)
class Rivals:
    """Leaves of which a factor must be told apart."""

    group: Sequence[Factor]  # of the same group
    nearest: Sequence[Factor]  # those of other groups whose words are most alike
    other: Sequence[Factor]


@cache
def _rivals(kind: str, at: int) -> Rivals:
    factors, rows = FACTORS[kind], _weights(kind)
    mine = rows[at]

    def alike(other: int) -> float:
        return sum(weight * rows[other].get(word, 0.0) for word, weight in mine.items())

    apart = [i for i, one in enumerate(factors) if _apart(factors[at], one)]
    outside = [i for i in apart if factors[i].group != factors[at].group]
    outside.sort(key=alike, reverse=True)
    return Rivals(
        [factors[i] for i in apart if factors[i].group == factors[at].group],
        [factors[i] for i in outside[:NEAREST]],
        [factors[i] for i in outside[NEAREST:]],
    )


def rivals(factor: Factor) -> Rivals:
    """Give the leaves of the same taxonomy whose lines are unrelated to this one."""
    return _rivals(factor.kind, FACTORS[factor.kind].index(factor))
