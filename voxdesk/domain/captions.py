"""Captions: the lines that stood beside an audio file and said what it is of.

A design audit has six or seven (number, date, employee, site, kind, [zones], city), an interview
six (number, date, employee, client, "about ZONE at KIND", site). What cannot be read stays empty
and is named; nothing is guessed.
"""

import datetime
import re
from dataclasses import dataclass, replace

from voxdesk.domain.visit import SiteKind, VisitCard

DESIGN = "design"
INTERVIEW = "interview"
"""Ids of the scenarios that captions speak of."""

FIELDS = ("number", "date", "site_kind")
"""What has a form of its own, so that a line may fail to have it."""

MOST_LINE = 300
"""Characters of a line; a longer one is no line of a caption."""

_KINDS = {
    SiteKind.HOTEL: r"hotels?|отел(?:ь|я|ю|е|ем|и|ей)|гостиниц(?:а|ы|е|у|ей)?",
    SiteKind.RESTAURANT: r"restaurants?|ресторан(?:а|у|е|ом|ы|ов)?",
    SiteKind.HEALTH_CENTRE: (
        r"(?:health|wellness)[ -]?cent(?:re|er)s?|spas?|спа(?:-центр(?:а|е|ы)?)?"
        r"|центр(?:а|у|е|ом|ы|ов)? здоровья"
    ),
}
_WHOLE = {kind: re.compile(words, re.IGNORECASE) for kind, words in _KINDS.items()}
_WITHIN = {
    kind: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for kind, words in _KINDS.items()
}
_NUMBER = re.compile(r"(?:№|#|no\.?|n)?\s*(\d{1,9})", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})([-.])(\d{1,2})\2(\d{1,2})")
_ABOUT = ("about", "о", "об", "обо", "про")
_AT = ("at", "in", "в", "во")
_NOTHING = frozenset(("", "-", "–", "—", "нет", "none", "n/a"))


@dataclass(frozen=True, slots=True)
class Caption:
    """What a caption says; `unread` are the fields whose line could not be understood."""

    card: VisitCard
    unread: tuple[str, ...] = ()


def caption(text: str) -> Caption | None:
    """A text as a caption; None when it has not the form of one."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if len(lines) not in (6, 7) or any(len(line) > MOST_LINE for line in lines):
        return None
    if number(lines[0]) is None and day(lines[1]) is None:
        return None
    about = _about(lines[4])
    if about is not None and len(lines) == 6:
        return _interview(lines, *about)
    if site_kind(lines[4]) is not None or len(lines) == 7:
        return _design(lines)
    common = _common(lines)
    return replace(common, unread=(*common.unread, "site", "site_kind"))


def number(line: str) -> int | None:
    """The number of a recording."""
    found = _NUMBER.fullmatch(line.strip())
    return int(found[1]) if found else None


def day(line: str) -> datetime.date | None:
    """A real date written YYYY-MM-DD or YYYY.MM.DD."""
    found = _DATE.fullmatch(line.strip())
    if found is None:
        return None
    try:
        return datetime.date(int(found[1]), int(found[3]), int(found[4]))
    except ValueError:
        return None


def site_kind(words: str) -> SiteKind | None:
    """The kind of site that these words name, in English or Russian."""
    told = " ".join(words.split()).rstrip(".")
    return next((kind for kind, form in _WHOLE.items() if form.fullmatch(told)), None)


def site_kind_within(name: str) -> SiteKind | None:
    """The one kind of site that a name speaks of; None when it names none, or several."""
    found = [kind for kind, form in _WITHIN.items() if form.search(name.replace("_", " "))]
    return found[0] if len(found) == 1 else None


def listed(line: str) -> tuple[str, ...]:
    """The members of a list with commas or semicolons."""
    parts = (" ".join(part.split()) for part in re.split("[,;]", line))
    return tuple(dict.fromkeys(part for part in parts if said(part)))


def said(line: str) -> str:
    """A line, or nothing where it only says that there is nothing."""
    return "" if line.strip().casefold() in _NOTHING else line.strip()


def _about(line: str) -> tuple[str, str] | None:
    """The zone and the kind that "about ZONE at KIND" names; a zone may itself say "at"."""
    first, *words = line.split(" ")
    if first.casefold() not in _ABOUT:
        return None
    parted = [
        (" ".join(words[:place]), " ".join(words[place + 1 :]))
        for place, word in enumerate(words)
        if word.casefold() in _AT and 0 < place < len(words) - 1
    ]
    known = (each for each in parted if site_kind(each[1]) is not None)
    return next(known, parted[0] if parted else None)


def _design(lines: list[str]) -> Caption:
    common = _common(lines, lines[4])
    zones = listed(lines[5]) if len(lines) == 7 else ()
    site, city = said(lines[3]), said(lines[-1])
    card = replace(common.card, site=site, zones=zones, city=city, scenario_id=DESIGN)
    return replace(common, card=card)


def _interview(lines: list[str], zone: str, kind: str) -> Caption:
    common = _common(lines, kind)
    client, site = said(lines[3]), said(lines[5])
    card = replace(common.card, client=client, zones=listed(zone), site=site, scenario_id=INTERVIEW)
    return replace(common, card=card)


def _common(lines: list[str], kind: str = "") -> Caption:
    """What both forms have."""
    values = (number(lines[0]), day(lines[1]), site_kind(kind))
    told = (lines[0], lines[1], kind)
    unread = tuple(
        field
        for field, value, line in zip(FIELDS, values, told, strict=True)
        if value is None and said(line)
    )
    card = VisitCard(
        employee=said(lines[2]),
        number=values[0],
        date=values[1],
        site_kind=values[2] or SiteKind.OTHER,
    )
    return Caption(card, unread)
