"""A scenario: what kind of visit it is, and what its reports have to establish.

Scenarios are files that people write (`resources/scenarios/*.toml`); `parse` makes one of the
parsed content and refuses what does not hold, naming file and place.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from voxdesk.domain.visit import SiteKind
from voxdesk.errors import BadScenario

DEFAULT_LANGUAGE = "en"

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class ByLanguage:
    """A text in several languages; English stands in for those that it lacks."""

    texts: Mapping[str, str]

    def within(self, language: str) -> str:
        return self.texts.get(language) or self.texts[DEFAULT_LANGUAGE]

    def spoken(self, language: str) -> bool:
        """Whether there is a text in this very language."""
        return language in self.texts


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing to establish. `words` find sentences by their words, by language."""

    id: str
    title: ByLanguage
    question: ByLanguage
    words: Mapping[str, tuple[str, ...]]

    def words_for(self, language: str) -> tuple[str, ...]:
        return self.words.get(language, ())


@dataclass(frozen=True, slots=True)
class Scenario:
    """`report_labels` are what a report is called in prompts, by the kind of site."""

    id: str
    report_kind: str
    title: ByLanguage
    report_labels: Mapping[SiteKind, str]
    criteria: tuple[Criterion, ...]

    def criterion(self, criterion_id: str) -> Criterion:
        """KeyError where there is none."""
        for each in self.criteria:
            if each.id == criterion_id:
                return each
        raise KeyError(criterion_id)


def parse(content: Mapping[str, object], file: str) -> Scenario:
    """The scenario in the content of a file; BadScenario names the file and the place."""
    return _Reader(file).scenario(content)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Takes values out of parsed TOML and knows where it is when one does not hold."""

    file: str

    def scenario(self, content: Mapping[str, object]) -> Scenario:
        self._only(content, {"id", "report_kind", "title", "report_labels", "criteria"}, "")
        rows = content.get("criteria")
        if not isinstance(rows, list) or not rows:
            raise self._bad("criteria", "needs at least one criterion")
        criteria: list[Criterion] = []
        for index, row in enumerate(rows):
            place = f"criteria[{index + 1}]"
            criterion = self._criterion(self._table(row, place), place)
            if criterion.id in {each.id for each in criteria}:
                raise self._bad(f"{place}.id", f"{criterion.id} stands twice")
            criteria.append(criterion)
        return Scenario(
            id=self._id(content, ""),
            report_kind=self._id(content, "", key="report_kind"),
            title=self._languages(content, "title", ""),
            report_labels=self._labels(content),
            criteria=tuple(criteria),
        )

    def _criterion(self, row: Mapping[str, object], place: str) -> Criterion:
        self._only(row, {"id", "title", "question", "words"}, place)
        words: dict[str, tuple[str, ...]] = {}
        for language, value in self._table(row.get("words", {}), f"{place}.words").items():
            words[language] = self._words(value, f"{place}.words.{language}")
        return Criterion(
            id=self._id(row, place),
            title=self._languages(row, "title", place),
            question=self._languages(row, "question", place),
            words=words,
        )

    def _labels(self, content: Mapping[str, object]) -> Mapping[SiteKind, str]:
        table = self._table(content.get("report_labels"), "report_labels")
        self._only(table, set(SiteKind), "report_labels")
        return {kind: self._text(table.get(kind), f"report_labels.{kind}") for kind in SiteKind}

    def _languages(self, row: Mapping[str, object], key: str, place: str) -> ByLanguage:
        here = _at(place, key)
        texts = self._table(row.get(key), here)
        if DEFAULT_LANGUAGE not in texts:
            raise self._bad(here, f"needs a text in {DEFAULT_LANGUAGE}")
        return ByLanguage(
            {name: self._text(each, f"{here}.{name}") for name, each in texts.items()}
        )

    def _id(self, row: Mapping[str, object], place: str, *, key: str = "id") -> str:
        value = self._text(row.get(key), _at(place, key))
        if not _ID.fullmatch(value):
            raise self._bad(_at(place, key), f"{value!r} is not in kebab-case")
        return value

    def _words(self, value: object, place: str) -> tuple[str, ...]:
        if not isinstance(value, Sequence) or isinstance(value, str):
            raise self._bad(place, "must be a list of words")
        return tuple(self._text(each, place) for each in value)

    def _text(self, value: object, place: str) -> str:
        if not isinstance(value, str) or not value.strip():
            raise self._bad(place, "must be a text")
        return value.strip()

    def _table(self, value: object, place: str) -> Mapping[str, object]:
        if not isinstance(value, Mapping):
            raise self._bad(place, "must be a table")
        return value

    def _only(self, row: Mapping[str, object], known: set[str], place: str) -> None:
        for key in row:
            if key not in known:
                raise self._bad(_at(place, key), "is not known here")

    def _bad(self, place: str, why: str) -> BadScenario:
        return BadScenario(f"{self.file}: {place} {why}")


def _at(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key
