"""The summary of a report, composed from its findings: right by construction.

Each sentence names findings by title and number, so that it can be followed back to what it rests
on. What a sentence says follows from the method of the stage that made them: verdicts, scores, how
a factor is spoken of, what was found without being asked. Findings that a person rejected say
nothing.
"""

from collections.abc import Iterable, Mapping, Sequence

from voxdesk.domain.report import Finding, Polarity, Review, Verdict
from voxdesk.domain.scenario import Compute, Method, Scenario, Stage
from voxdesk.domain.visit import SiteKind

GROUPS = (Verdict.MET, Verdict.PARTLY_MET, Verdict.NOT_MET, Verdict.NOT_COVERED)

MOST_NAMED = 5
"""Factors that are named as most spoken of."""

MOST_EXTREME = 3
"""Items that are named as strongest, and as weakest."""

PHRASES: dict[str, dict[str, str]] = {
    "en": {
        Verdict.MET: "Strong points: {}.",
        Verdict.PARTLY_MET: "Mixed results: {}.",
        Verdict.NOT_MET: "Needs action: {}.",
        Verdict.NOT_COVERED: "Not covered: {}.",
        "unjudged": "Evidence collected, not judged: {}.",
        "strongest": "Strongest: {}.",
        "between": "In between: {}.",
        "weakest": "Weakest: {}.",
        "alike": "Scored alike: {}.",
        "unscored": "Could not be scored: {}.",
        "most": "Most spoken of: {}.",
        Polarity.POSITIVE: "Praised: {}.",
        Polarity.CRITICAL: "Criticised: {}.",
        Polarity.MIXED: "Praised and criticised: {}.",
        Polarity.NEUTRAL: "Mentioned without praise or blame: {}.",
        "unspoken": "Not spoken of: {}.",
        "of": "{section}: {count} of {all} [{numbers}]",
        "others": "{title}: {named}.",
        "links": "{title}, {count} found: {named}.",
        "links_of": "{title}, {count} found of {target} aimed at: {named}.",
    },
    "ru": {
        Verdict.MET: "Сильные стороны: {}.",
        Verdict.PARTLY_MET: "Смешанные результаты: {}.",
        Verdict.NOT_MET: "Требует действий: {}.",
        Verdict.NOT_COVERED: "Не затронуто: {}.",
        "unjudged": "Собраны подтверждения без оценки: {}.",
        "strongest": "Сильнее всего: {}.",
        "between": "Между ними: {}.",
        "weakest": "Слабее всего: {}.",
        "alike": "Одинаковая оценка: {}.",
        "unscored": "Оценить не удалось: {}.",
        "most": "Чаще всего говорили: {}.",
        Polarity.POSITIVE: "Хвалили: {}.",
        Polarity.CRITICAL: "Критиковали: {}.",
        Polarity.MIXED: "Хвалили и критиковали: {}.",
        Polarity.NEUTRAL: "Упомянуто без похвалы и критики: {}.",
        "unspoken": "Не упомянуто: {}.",
        "of": "{section}: {count} из {all} [{numbers}]",
        "others": "{title}: {named}.",
        "links": "{title}, найдено {count}: {named}.",
        "links_of": "{title}, найдено {count} при цели {target}: {named}.",
    },
}

_Numbered = tuple[int, Finding]


def compose(
    findings: Sequence[Finding],
    language: str = "en",
    scenario: Scenario | None = None,
    site_kind: SiteKind = SiteKind.OTHER,
) -> str:
    """One line for each thing to say; findings are numbered from 1 as they stand.

    Without its scenario, nothing but verdicts is known of a report.
    """
    says = _Sayings(PHRASES.get(language, PHRASES["en"]), language)
    numbered = [
        (number, finding)
        for number, finding in enumerate(findings, start=1)
        if finding.review is not Review.REJECTED
    ]
    judged = [one for one in numbered if not _unjudged(one[1])]
    lines: list[str] = []
    if scenario is None:
        lines += says.verdicts(judged)
    else:
        for stage in scenario.stages:
            lines += says.of_stage(stage, judged, site_kind, _target(scenario))
    return "\n".join([*lines, *says.unjudged(numbered)])


def _unjudged(finding: Finding) -> bool:
    """Whether nobody judged what was said on it."""
    if finding.verdict is not None or finding.polarity is not None:
        return False
    return not any(each.stance is not None for each in finding.evidence)


def _target(scenario: Scenario) -> float | None:
    """The number of links that the scenario aims at."""
    constants = (each.value for each in scenario.figures if each.compute is Compute.CONSTANT)
    return next(constants, None)


class _Sayings:
    """Sentences in a language."""

    def __init__(self, phrases: Mapping[str, str], language: str) -> None:
        self._phrases = phrases
        self._language = language

    def of_stage(
        self,
        stage: Stage,
        numbered: Sequence[_Numbered],
        site_kind: SiteKind,
        target: float | None,
    ) -> Iterable[str]:
        """What there is to say of a stage."""
        sections = {
            each.id: each.title.within(self._language) for each in stage.sections(site_kind)
        }
        own = [one for one in numbered if one[1].section in sections]
        match stage.method:
            case Method.CRITERIA:
                return self.verdicts(own)
            case Method.SCORED:
                return self.scores(own)
            case Method.FACTORS:
                return self.factors(own, sections)
            case Method.OTHERS:
                return self.others(own, stage)
            case Method.LINKS:
                return self.links(own, stage, target)

    def verdicts(self, numbered: Sequence[_Numbered]) -> Iterable[str]:
        for verdict in GROUPS:
            yield from self._say(verdict, [one for one in numbered if one[1].verdict is verdict])

    def scores(self, numbered: Sequence[_Numbered]) -> Iterable[str]:
        scored = [one for one in numbered if one[1].score is not None]
        scored.sort(key=lambda one: -(one[1].score or 0.0))
        if len({one[1].score for one in scored}) < 2:
            yield from self._say("alike", scored)
        else:
            few = min(MOST_EXTREME, len(scored) // 2)
            yield from self._say("strongest", scored[:few])
            yield from self._say("between", scored[few:-few])
            yield from self._say("weakest", scored[: -few - 1 : -1])
        yield from self._say("unscored", [one for one in numbered if one[1].score is None])

    def factors(self, numbered: Sequence[_Numbered], sections: Mapping[str, str]) -> Iterable[str]:
        spoken = [one for one in numbered if one[1].mentioned]
        yield from self._say("most", sorted(spoken, key=lambda one: -_quotes(one[1]))[:MOST_NAMED])
        for polarity in Polarity:
            yield from self._say(polarity, [one for one in spoken if one[1].polarity is polarity])
        told = [self._unspoken(id_, title, numbered) for id_, title in sections.items()]
        if any(told):
            yield self._phrases["unspoken"].format("; ".join(filter(None, told)))

    def others(self, numbered: Sequence[_Numbered], stage: Stage) -> Iterable[str]:
        spoken = [one for one in numbered if one[1].mentioned]
        if spoken:
            title = stage.title.within(self._language)
            yield self._phrases["others"].format(title=title, named=_named(spoken))

    def links(
        self, numbered: Sequence[_Numbered], stage: Stage, target: float | None
    ) -> Iterable[str]:
        shown = [one for one in numbered if one[1].mentioned]
        if shown:
            yield self._phrases["links" if target is None else "links_of"].format(
                title=stage.title.within(self._language),
                count=len(shown),
                target=f"{target or 0:g}",
                named=_named(shown),
            )

    def unjudged(self, numbered: Sequence[_Numbered]) -> Iterable[str]:
        listed = [one for one in numbered if one[1].evidence and _unjudged(one[1])]
        yield from self._say("unjudged", listed)

    def _say(self, saying: str, numbered: Sequence[_Numbered]) -> Iterable[str]:
        if numbered:
            yield self._phrases[saying].format(_named(numbered))

    def _unspoken(self, section: str, title: str, numbered: Sequence[_Numbered]) -> str:
        """How many factors of a section were not spoken of, with the numbers of all of them."""
        own = [one for one in numbered if one[1].section == section]
        count = sum(not finding.mentioned for _number, finding in own)
        numbers = f"{own[0][0]}–{own[-1][0]}" if len(own) > 1 else f"{own[0][0]}" if own else ""
        told = self._phrases["of"].format(
            section=title.lower(), count=count, all=len(own), numbers=numbers
        )
        return told if count else ""


def _quotes(finding: Finding) -> int:
    return sum(each.stands for each in finding.evidence)


def _named(numbered: Sequence[_Numbered]) -> str:
    return ", ".join(
        f"{finding.title.lower()}{_scored(finding)} [{number}]" for number, finding in numbered
    )


def _scored(finding: Finding) -> str:
    return "" if finding.score is None else f" {finding.score:.0f} %"
