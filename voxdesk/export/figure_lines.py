"""Figures in words: by the titles of their rules, with the share judged beside means, and bars."""

from collections.abc import Iterator, Mapping

from voxdesk.domain.figures import OTHER, TOTAL
from voxdesk.domain.report import Review, Verdict
from voxdesk.domain.scenario import PERCENTAGES, Compute, FigureRule, Method, Section
from voxdesk.export.escaping import one_line
from voxdesk.export.outline import Chart, Measure
from voxdesk.export.sheets import ReportSheet
from voxdesk.export.words import Words

_DRAWN = frozenset({Compute.SCORES, Compute.MENTIONED})
_TOLD = frozenset(verdict.value for verdict in Verdict)
"""Figures that stand in the tally of verdicts already."""


class FigureWriter:
    """Puts the figures of one report into words."""

    def __init__(self, sheet: ReportSheet, say: Words) -> None:
        self._report, self._scenario, self._say = sheet.report, sheet.scenario, say
        self._rules = self._scenario.figures if self._scenario else ()
        kind = sheet.report.site_kind
        self._sections: Mapping[str, Section] = (
            {each.id: each for _stage, each in self._scenario.sections(kind)}
            if self._scenario
            else {}
        )

    def measures(self) -> tuple[Measure, ...]:
        """Single figures, in the order of the scenario."""
        return tuple(self._measures())

    def charts(self) -> tuple[Chart, ...]:
        """Figures of several parts."""
        return tuple(chart for chart in self._charts() if chart.bars)

    def _measures(self) -> Iterator[Measure]:
        rules = {rule.name: rule for rule in self._rules if rule.name}
        spread = {each for rule in self._rules if not rule.name for each in self._parts(rule)}
        for key, value in self._report.figures.items():
            rule = rules.get(key)
            if isinstance(value, Mapping) and TOTAL in value and rule:
                yield Measure(self._name(key, rule), self._text(value[TOTAL]))
            elif key == TOTAL and key in spread:
                yield Measure(self._say["total"], self._text(value))
            elif key in _TOLD | spread or not isinstance(value, str | int | float | None):
                continue
            else:
                yield self._measure(key, value, rule)

    def _measure(
        self, key: str, value: str | int | float | None, rule: FigureRule | None
    ) -> Measure:
        name = self._name(key, rule)
        if rule is None:
            return Measure(name, self._text(value))
        if rule.compute is Compute.BANDS:
            titles = {each.id: each.title.within(self._report.language) for each in rule.bands}
            return Measure(name, one_line(titles.get(str(value), self._text(value))))
        if rule.compute not in PERCENTAGES:
            return Measure(name, self._text(value))
        judged = self._report.judged.get(key)
        note = (
            ""
            if judged is None
            else self._say["judged_share"].format(percent=self._say.percent(judged))
        )
        return self._bar(name, value, note)

    def _charts(self) -> Iterator[Chart]:
        for rule in self._rules:
            value = self._report.figures.get(rule.name)
            match rule.compute:
                case Compute.SCORES:
                    yield Chart(self._name(rule.name, rule), tuple(self._scores(rule, value)))
                case Compute.MENTIONED:
                    counts = value if rule.name else self._report.figures
                    title = self._name(rule.name, rule) if rule.name else self._stages(rule)
                    if isinstance(counts, Mapping):
                        yield Chart(title, tuple(self._counts(rule, counts)))

        yield from self._of_findings()

    def _of_findings(self) -> Iterator[Chart]:
        """What no rule draws: scores of criteria, and how much of each section was spoken of."""
        scenario = self._scenario
        if scenario is None:
            return
        language, kind = self._report.language, self._report.site_kind
        scored = {id_ for rule in self._rules if rule.compute in _DRAWN for id_ in rule.sections}
        counted = {id_ for rule in self._rules if rule.compute in _DRAWN for id_ in rule.stages}
        found = {
            each.criterion_id: each
            for each in self._report.findings
            if each.review is not Review.REJECTED
        }
        covered = []
        for stage, section in scenario.sections(kind):
            known = [found[each.id] for each in section.criteria if each.id in found]
            title = one_line(section.title.within(language))
            if stage.method is Method.SCORED and section.id not in scored:
                yield Chart(title, tuple(self._bar(one_line(x.title), x.score, "") for x in known))
            if stage.method is Method.FACTORS and stage.id not in counted:
                count, whole = sum(each.mentioned for each in known), len(section.criteria)
                text = self._say["of_total"].format(count=count, total=whole)
                covered.append(Measure(title, text, share=count / whole if whole else None))
        yield Chart(self._say["covered_by_section"], tuple(covered))

    def _scores(self, rule: FigureRule, value: object) -> Iterator[Measure]:
        language = self._report.language
        asked = [
            each
            for section_id in rule.sections
            if section_id in self._sections
            for each in self._sections[section_id].criteria
        ]
        scores = value if isinstance(value, list) else []
        if isinstance(value, Mapping):
            scores = [value.get(each.id) for each in asked]
        for criterion, score in zip(asked, scores, strict=False):
            yield self._bar(one_line(criterion.title.within(language)), score, "")

    def _counts(self, rule: FigureRule, counts: Mapping[str, object]) -> Iterator[Measure]:
        language = self._report.language
        for key in self._parts(rule):
            count = counts.get(key)
            if key == TOTAL or not isinstance(count, int):
                continue
            section = self._sections.get(key)
            if section is None:
                yield Measure(self._say["other"], str(count))
                continue
            whole = len(section.criteria)
            text = self._say["of_total"].format(count=count, total=whole)
            share = count / whole if whole else None
            yield Measure(one_line(section.title.within(language)), text, share=share)

    def _stages(self, rule: FigureRule) -> str:
        """What the stages of a rule are called."""
        known = self._scenario.stages if self._scenario else ()
        found = (each.title for each in known if each.id in rule.stages)
        return one_line(", ".join(each.within(self._report.language) for each in found))

    def _parts(self, rule: FigureRule) -> tuple[str, ...]:
        """The names of the counts that a rule over stages makes."""
        if rule.compute is not Compute.MENTIONED or self._scenario is None:
            return ()
        kind = self._report.site_kind
        asked = (
            section.id
            for stage, section in self._scenario.sections(kind)
            if stage.id in rule.stages and section.criteria
        )
        return (*asked, OTHER, TOTAL)

    def _bar(self, name: str, value: object, note: str) -> Measure:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return Measure(name, self._say["not_judged"], note)
        return Measure(name, self._say.percent(value), note, min(max(value / 100, 0), 1))

    def _name(self, key: str, rule: FigureRule | None) -> str:
        title = rule.title.within(self._report.language) if rule and rule.title else ""
        return one_line(title) or self._say.figures.get(key) or one_line(key)

    def _text(self, value: object) -> str:
        if value is None:
            return self._say["not_judged"]
        if isinstance(value, int | float):
            return self._say.number(value)
        return one_line(str(value))
