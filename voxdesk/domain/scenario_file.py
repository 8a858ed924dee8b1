"""Reads scenarios and taxonomies from TOML, and refuses what does not hold, naming the line."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from voxdesk.domain import figure_rules
from voxdesk.domain.scenario import (
    EVERY_SITE,
    TRANSCRIPT,
    UNASKED,
    ByLanguage,
    Check,
    Criterion,
    Field,
    Method,
    Scenario,
    Section,
    Stage,
    Taxonomy,
    VisitPurpose,
    Voice,
)
from voxdesk.domain.toml_reader import TomlReader, at
from voxdesk.domain.visit import SiteKind

MOST_CHECKS = 8
LEAST_CHECKS = 3
MOST_FIELDS = 4

_KIND = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")


def scenario(text: str, file: str, taxonomies: Mapping[str, Taxonomy]) -> Scenario:
    """The scenario in a text; BadScenario names the file and the line that is wrong."""
    return _ScenarioReader(text, file).scenario(taxonomies)


def taxonomy(text: str, file: str) -> Taxonomy:
    """The taxonomy in a text; BadScenario names the file and the line that is wrong."""
    return _ScenarioReader(text, file).taxonomy()


def taxonomy_ids(text: str, file: str) -> tuple[str, ...]:
    """The taxonomies that a scenario refers to, each once."""
    rows = _ScenarioReader(text, file).content().get("stages")
    stages = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    named = [row.get("taxonomies") for row in stages]
    ids = [each for table in named if isinstance(table, dict) for each in table.values()]
    return tuple(dict.fromkeys(each for each in ids if isinstance(each, str)))


def is_taxonomy(text: str, file: str) -> bool:
    """Whether a text is a taxonomy, which has sections and no stages, and not a scenario."""
    content = _ScenarioReader(text, file).content()
    return "sections" in content and "stages" not in content


class _ScenarioReader(TomlReader):
    """The rules of both kinds of files."""

    def taxonomy(self) -> Taxonomy:
        content = self.content()
        self.only(content, {"id", "title", "sections"}, "")
        sections = self._sections(content, "", Method.FACTORS)
        if not sections:
            raise self.bad("", "has no sections")
        self.distinct(
            (
                (f"sections[{number}]", criterion.id)
                for number, section in enumerate(sections, start=1)
                for criterion in section.criteria
            ),
            "criterion",
        )
        return Taxonomy(self.id_(content, ""), self.languages(content, "title", ""), sections)

    def scenario(self, taxonomies: Mapping[str, Taxonomy]) -> Scenario:
        content = self.content()
        known = {"id", "kind", "scenario", "title", "site_kinds", "report_labels", "stages"}
        self.only(content, known | {"figures"}, "")
        stages: list[Stage] = []
        for place, row in self.rows(content, "stages", ""):
            earlier = {each.id: each for each in stages}
            stages.append(self._stage(row, place, earlier, taxonomies))
        if not stages:
            raise self.bad("", "has no stages")
        found = Scenario(
            id=self.id_(content, ""),
            kind=self.matching(content, "kind", "", _KIND),
            purpose=self.member(content, "scenario", "", VisitPurpose),
            title=self.languages(content, "title", ""),
            report_labels=self._labels(content),
            stages=tuple(stages),
            site_kinds=self._site_kinds(content, ""),
        )
        self._whole(found)
        return replace(found, figures=figure_rules.read(self, content, found))

    def _whole(self, found: Scenario) -> None:
        """Every kind of site has something to ask, and no id stands twice for it."""
        for kind in SiteKind:
            if kind not in found.site_kinds:
                continue
            sections = [
                (
                    at(
                        f"stages[{number}]",
                        "taxonomies" if kind in stage.taxonomies else "sections",
                    ),
                    one,
                )
                for number, stage in enumerate(found.stages, start=1)
                for one in stage.sections(kind)
            ]
            if not sections:
                raise self.bad("stages", f"asks nothing on sites of the kind {kind}")
            self.distinct(((place, each.id) for place, each in sections), "section")
            self.distinct(
                ((place, one.id) for place, each in sections for one in each.criteria), "criterion"
            )

    # --- stages -----------------------------------------------------------------------------------

    def _stage(
        self,
        row: Mapping[str, object],
        place: str,
        earlier: Mapping[str, Stage],
        taxonomies: Mapping[str, Taxonomy],
    ) -> Stage:
        known = {"id", "method", "title", "inputs", "voice", "here", "sections", "taxonomies"}
        self.only(row, known | {"question", "shows", "fields", "words"}, place)
        method = self.member(row, "method", place, Method)
        inputs = self.texts(row.get("inputs", [TRANSCRIPT]), at(place, "inputs"))
        for each in inputs:
            if each != TRANSCRIPT and each not in earlier:
                raise self.bad(at(place, "inputs"), f"{each!r} is no earlier stage")
        by_kind = self._taxonomies(row, place, taxonomies)
        sections = self._sections(row, place, method)
        if bool(by_kind) == bool(sections):
            raise self.bad(place, "needs either sections or taxonomies")
        stage = Stage(
            id=self.id_(row, place),
            method=method,
            title=self.languages(row, "title", place),
            inputs=inputs,
            voice=self.member(row, "voice", place, Voice, Voice.ALL),
            here=self.flag(row, "here", place),
            own_sections=sections,
            taxonomies=by_kind,
            question=self.languages(row, "question", place) if "question" in row else None,
            shows=self.languages(row, "shows", place) if "shows" in row else None,
            fields=tuple(self._fields(row, place)),
            words=self.words(row, place),
        )
        self._fitting(stage, place, earlier)
        return stage

    def _fitting(self, stage: Stage, place: str, earlier: Mapping[str, Stage]) -> None:
        """A stage has what its method needs."""
        if stage.id in earlier or stage.id == TRANSCRIPT:
            raise self.bad(at(place, "id"), f"{stage.id} stands twice")
        if stage.method in UNASKED:
            if stage.question is None:
                raise self.bad(place, f"needs a question for the method {stage.method}")
            if len(stage.own_sections) != 1 or stage.own_sections[0].criteria:
                raise self.bad(place, "needs just one section, without criteria")
        if stage.method is Method.LINKS and (stage.shows is None or not stage.fields):
            raise self.bad(place, "needs fields, and shows: what each line is asked")
        if stage.method is not Method.FACTORS and stage.taxonomies:
            raise self.bad(at(place, "taxonomies"), "go with the method factors")

    def _taxonomies(
        self, row: Mapping[str, object], place: str, known: Mapping[str, Taxonomy]
    ) -> Mapping[SiteKind, Taxonomy]:
        here = at(place, "taxonomies")
        table = self.table(row.get("taxonomies", {}), here)
        self.only(table, set(SiteKind), here)
        for kind, name in table.items():
            if name not in known:
                raise self.bad(at(here, kind), f"{name!r} is no taxonomy")
        return {SiteKind(kind): known[str(name)] for kind, name in table.items()}

    def _fields(self, row: Mapping[str, object], place: str) -> Iterable[Field]:
        rows = self.list_(row.get("fields", []), at(place, "fields"))
        if len(rows) > MOST_FIELDS:
            raise self.bad(at(place, "fields"), f"are more than {MOST_FIELDS}")
        for number, each in enumerate(rows, start=1):
            here = f"{at(place, 'fields')}[{number}]"
            table = self.table(each, here)
            self.only(table, {"id", "title"}, here)
            yield Field(self.id_(table, here), self.languages(table, "title", here))

    # --- sections and criteria --------------------------------------------------------------------

    def _sections(
        self, row: Mapping[str, object], place: str, method: Method
    ) -> tuple[Section, ...]:
        found = []
        for here, each in self.rows(row, "sections", place):
            self.only(each, {"id", "title", "site_kinds", "criteria", "groups"}, here)
            criteria = [
                self._criterion(one, spot, method, None)
                for spot, one in self.rows(each, "criteria", here)
            ]
            for spot, group in self.rows(each, "groups", here):
                self.only(group, {"id", "title", "criteria"}, spot)
                self.id_(group, spot)
                title = self.languages(group, "title", spot)
                criteria += [
                    self._criterion(one, inner, method, title)
                    for inner, one in self.rows(group, "criteria", spot)
                ]
            found.append(
                Section(
                    id=self.id_(each, here),
                    title=self.languages(each, "title", here),
                    criteria=tuple(criteria),
                    site_kinds=self._site_kinds(each, here),
                )
            )
        return tuple(found)

    def _criterion(
        self, row: Mapping[str, object], place: str, method: Method, group: ByLanguage | None
    ) -> Criterion:
        self.only(row, {"id", "title", "question", "words", "checks", "site_kinds"}, place)
        checks = tuple(self._check(one, spot) for spot, one in self.rows(row, "checks", place))
        self.distinct(
            ((f"{place}.checks[{number}]", each.id) for number, each in enumerate(checks, start=1)),
            "check",
        )
        if method is Method.SCORED and not LEAST_CHECKS <= len(checks) <= MOST_CHECKS:
            raise self.bad(place, f"needs {LEAST_CHECKS} to {MOST_CHECKS} checks to be scored by")
        if method is not Method.SCORED and checks:
            raise self.bad(at(place, "checks"), "go with the method scored")
        asked = method in (Method.CRITERIA, Method.SCORED)
        return Criterion(
            id=self.id_(row, place),
            title=self.languages(row, "title", place),
            question=self.languages(row, "question", place) if asked or "question" in row else None,
            words=self.words(row, place),
            checks=checks,
            group=group,
            site_kinds=self._site_kinds(row, place),
        )

    def _check(self, row: Mapping[str, object], place: str) -> Check:
        self.only(row, {"id", "question", "words"}, place)
        question = self.languages(row, "question", place)
        return Check(self.id_(row, place), question, self.words(row, place))

    # --- values -----------------------------------------------------------------------------------

    def _labels(self, content: Mapping[str, object]) -> Mapping[SiteKind, str]:
        table = self.table(content.get("report_labels"), "report_labels")
        self.only(table, set(SiteKind), "report_labels")
        return {
            kind: self.text(table.get(kind), f"report_labels.{kind}")
            for kind in sorted(self._site_kinds(content, ""))
        }

    def _site_kinds(self, row: Mapping[str, object], place: str) -> frozenset[SiteKind]:
        if "site_kinds" not in row:
            return EVERY_SITE
        here = at(place, "site_kinds")
        names = self.texts(row["site_kinds"], here)
        for each in names:
            if each not in set(SiteKind):
                raise self.bad(here, f"{each!r} is none of {', '.join(SiteKind)}")
        return frozenset(map(SiteKind, names))
