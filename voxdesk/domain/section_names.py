"""What the parts of each kind of report are called, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from voxdesk.domain.scenario import Method, Scenario
from voxdesk.domain.visit import SiteKind


@dataclass(frozen=True, slots=True)
class Called:
    """The sections and criteria of one kind of report on one kind of site, by their ids."""

    methods: Mapping[str, Method] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)
    criteria: Mapping[str, str] = field(default_factory=dict)


class SectionNames:
    """Looked up once for each kind of report and of site; a kind that is gone calls nothing."""

    def __init__(self, scenarios: Mapping[str, Scenario], language: str) -> None:
        self._scenarios = scenarios
        self._language = language
        self._known: dict[tuple[str, SiteKind], Called] = {}

    def of(self, kind: str, site_kind: SiteKind) -> Called:
        key = (kind, site_kind)
        if key not in self._known:
            self._known[key] = self._read(*key)
        return self._known[key]

    def _read(self, kind: str, site_kind: SiteKind) -> Called:
        scenario, language = self._scenarios.get(kind), self._language
        if scenario is None:
            return Called()
        found = list(scenario.sections(site_kind))
        return Called(
            methods={section.id: stage.method for stage, section in found},
            sections={section.id: section.title.within(language) for _stage, section in found},
            criteria={
                each.id: each.title.within(language)
                for _stage, section in found
                for each in section.criteria
            },
        )
