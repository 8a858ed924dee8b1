"""A scenario's or taxonomy's text as the tree of its parts, for the outline and for the form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from voxdesk import texts
from voxdesk.domain.scenario import Compute, Method
from voxdesk.domain.visit import SiteKind
from voxdesk.gui.words import tr

Row = Mapping[str, Any]


class What(Enum):
    """What a part is."""

    WHOLE = "whole"
    STAGE = "stages"
    SECTION = "sections"
    GROUP = "groups"
    CRITERION = "criteria"
    CHECK = "checks"
    FIGURE = "figures"


BELOW = {
    What.WHOLE: (What.STAGE, What.SECTION, What.FIGURE),
    What.STAGE: (What.SECTION,),
    What.SECTION: (What.GROUP, What.CRITERION),
    What.GROUP: (What.CRITERION,),
    What.CRITERION: (What.CHECK,),
}


@dataclass(frozen=True, slots=True)
class Part:
    """`place` is that of `toml_lines`; `row` is what the text says there."""

    place: str
    what: What
    row: Row
    method: str = ""
    """That of its stage."""
    below: tuple["Part", ...] = ()

    def everything(self) -> Iterator["Part"]:
        """It and all below it."""
        yield self
        for each in self.below:
            yield from each.everything()


def whole(content: Row) -> Part:
    """The tree of what was read from a text."""
    return _part(content, "", What.WHOLE, "")


def _part(row: Row, place: str, what: What, method: str) -> Part:
    method = str(row.get("method", method)) if what is What.STAGE else method
    below = []
    for kind in BELOW.get(what, ()):
        rows = row.get(kind.value)
        for number, each in enumerate(rows if isinstance(rows, list) else (), start=1):
            if isinstance(each, Mapping):
                spot = f"{place}.{kind.value}[{number}]".lstrip(".")
                below.append(_part(each, spot, kind, method))
    return Part(place, what, row, method, tuple(below))


def heading(part: Part, language: str) -> str:
    """What it is called in a language."""
    if part.what is What.CHECK:
        return spoken(part.row, "question", language) or str(part.row.get("id", ""))
    found = spoken(part.row, "title", language) or str(part.row.get("id", ""))
    if part.what is What.FIGURE:
        return found or str(part.row.get("name", "")) or tr("Verdicts")
    return found


def beside(part: Part, language: str) -> str:
    """What stands beside it: how a stage goes about it, what a criterion asks."""
    match part.what:
        case What.STAGE:
            return _about_stage(part)
        case What.FIGURE:
            return _named(Compute, str(part.row.get("compute", "")))
        case What.SECTION | What.GROUP:
            count = sum(each.what is What.CRITERION for each in part.everything())
            return str(count or "")
        case What.CRITERION:
            return spoken(part.row, "question", language) or _words(part.row, language)
        case What.CHECK:
            return _words(part.row, language)
    return ""


def spoken(row: Row, key: str, language: str) -> str:
    """A text in a language, else in English; empty where there is none."""
    found = row.get(key)
    if isinstance(found, Mapping):
        return str(found.get(language) or found.get("en") or "")
    return ""


def taxonomies(part: Part) -> dict[SiteKind, str]:
    """The taxonomies a stage goes by, for each kind of site."""
    found = part.row.get("taxonomies")
    table = found if isinstance(found, Mapping) else {}
    return {kind: str(table[kind]) for kind in SiteKind if kind in table}


def _about_stage(part: Part) -> str:
    lists = ", ".join(dict.fromkeys(taxonomies(part).values()))
    return " · ".join(each for each in (_named(Method, part.method), lists) if each)


def _named(kind: type[Method] | type[Compute], value: str) -> str:
    known = {each.value: each for each in kind}
    return texts.name(known[value]) if value in known else value


def _words(row: Row, language: str) -> str:
    found = row.get("words")
    words = found.get(language) if isinstance(found, Mapping) else None
    return ", ".join(map(str, words)) if isinstance(words, list) else ""
