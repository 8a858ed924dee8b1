"""Names replaced by aliases, the same everywhere: in text, and as spans to bleep.

What is found: the whole name of anybody and anything that is known to this export; first or last
names alone; a telling word of an organisation or a site where it begins with a capital letter; all
of these in any case, as possessives and with the endings of Russian cases; whole words only.

What is not found, and must be looked for by a person or added as a name of its own: nicknames and
short forms (Masha for Maria), names in another alphabet than the card's, names that were misheard
otherwise than the glossary says, names nobody entered anywhere, and whom a description gives away
("the tall porter with the red beard").
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from voxdesk.domain.name_forms import exactly, folded, name_words, parts, tidied, whole


class AliasKind(StrEnum):
    """What is hidden; `person` is anybody whose part in the visit is not known."""

    CLIENT = "client"
    EMPLOYEE = "employee"
    PERSON = "person"
    SITE = "site"
    CUSTOMER = "customer"
    CITY = "city"


Named = tuple[AliasKind, str]
"""A name, and whose it is."""

PEOPLE = (AliasKind.CLIENT, AliasKind.EMPLOYEE, AliasKind.PERSON)

_LEAST_LETTERS = {
    **dict.fromkeys(PEOPLE, 2),
    AliasKind.SITE: 4,
    AliasKind.CUSTOMER: 4,
}
"""Of a word that stands for the whole name; a city's do not."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A name and what stands for it. `misheard` is what recognisers make of it."""

    kind: AliasKind
    name: str
    alias: str
    misheard: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """Where something that is hidden stands in a tidied text."""

    start: int
    end: int
    alias: str


class Pseudonyms:
    """Replaces names in texts; where two share a part, it means the one that comes first."""

    def __init__(self, hidden: Iterable[Hidden]) -> None:
        self.counts: Counter[str] = Counter()
        """How often each alias was put in place of a name."""
        sure: list[tuple[str, str]] = []
        capital: list[tuple[str, str]] = []
        for each in hidden:
            for form, needs_capital in _forms(each):
                (capital if needs_capital else sure).append((form, each.alias))
        self._sure, self._capital = _Finder(sure), _Finder(capital)

    def matches(self, text: str) -> tuple[Match, ...]:
        """What is hidden in a tidied text, in order; words of one name in a row are one match."""
        small = folded(text)
        found = list(self._sure.find(small))
        found += [each for each in self._capital.find(small) if text[each.start].isupper()]
        found.sort(key=lambda each: (each.start, -each.end))
        chosen: list[Match] = []
        for each in found:
            if not chosen or each.start >= chosen[-1].end:
                chosen.append(each)
        return tuple(_joined(chosen, text))

    def replaced(self, text: str) -> str:
        """The text with an alias for every name."""
        return self.replaced_across((text,))[0]

    def replaced_across(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Texts that follow one another: a name that goes over an edge is replaced where it
        begins."""
        tidy = [tidied(text) for text in texts]
        line = " ".join(tidy)
        found = self.matches(line)
        self.counts.update(each.alias for each in found)
        made, at, index = [], 0, 0
        for text in tidy:
            end, written = at + len(text), []
            while index < len(found) and found[index].end <= at:
                index += 1
            place, later = at, index
            while later < len(found) and found[later].start < end:
                each = found[later]
                written.append(line[place : max(each.start, place)])
                if each.start >= at:
                    written.append(each.alias)
                place = min(each.end, end)
                later += 1
            rest = "".join(written) + line[place:end]
            made.append(rest.strip() if place > at or later > index else rest)
            at = end + 1
        return tuple(made)


def _forms(hidden: Hidden) -> Iterable[tuple[str, bool]]:
    """Each form in which a name is said, and whether it counts only with a capital letter."""
    least = _LEAST_LETTERS.get(hidden.kind)
    is_one_word = len(name_words(hidden.name)) == 1
    yield whole(hidden.name), is_one_word and any(common for _, common in parts(hidden.name, 1))
    for form, common in parts(hidden.name, least) if least else ():
        yield form, common or hidden.kind not in PEOPLE
    for words in hidden.misheard:
        yield exactly(words), False


class _Finder:
    """One expression for many forms."""

    def __init__(self, forms: Iterable[tuple[str, str]]) -> None:
        told = dict[str, str]()
        for form, alias in forms:
            if form:
                told.setdefault(form, alias)
        # The longest first: of the alternatives that fit, an expression takes the first.
        ordered = sorted(told, key=len, reverse=True)
        self._aliases = [told[form] for form in ordered]
        self._pattern = re.compile("|".join(f"({form})" for form in ordered)) if ordered else None

    def find(self, text: str) -> Iterable[Match]:
        for match in self._pattern.finditer(text) if self._pattern else ():
            yield Match(*match.span(), self._aliases[(match.lastindex or 1) - 1])


_BLANK = re.compile(r"[\s\-_]+|\.")


def _joined(found: Iterable[Match], text: str) -> Iterable[Match]:
    """Matches of one alias that only blanks part, as one."""
    last: Match | None = None
    for each in found:
        if last is not None:
            if each.alias == last.alias and _BLANK.fullmatch(text, last.end, each.start):
                last = Match(last.start, each.end, last.alias)
                continue
            yield last
        last = each
    if last is not None:
        yield last
