"""The way through the stages of a report, finding by finding, each saved before the next is begun.

A run that was stopped goes on at the first finding that is not there.
"""

from collections.abc import Collection, Iterable, Sequence

from voxdesk.domain.ids import ReportId
from voxdesk.domain.job import Progress, Unit
from voxdesk.domain.report import Finding
from voxdesk.domain.scenario import Criterion, Method, Section, Stage
from voxdesk.jobs.context import JobContext
from voxdesk.services import answering, collecting, linking
from voxdesk.services.inquiring import Inquiry
from voxdesk.services.progressing import Progressed

OPEN = {Method.OTHERS: collecting, Method.LINKS: linking}
"""Methods whose findings are made as they are found."""

PLACES = 1_000
"""Positions of each stage among the findings; a stage finds fewer."""


class Course:
    """The way of a run through the stages, and how far it has come."""

    def __init__(self, inquiry: Inquiry, context: JobContext, progressed: Progressed) -> None:
        self._inquiry = inquiry
        self._context = context
        self._progressed = progressed
        self._findings = inquiry.desk.store.findings
        self._done = 0
        self._total = 0

    def whole(self) -> None:
        """Make every finding that is not there yet."""
        stages = self._inquiry.scenario.stages
        self._total = sum(len(self._asked(stage)) + self._windows(stage) for stage in stages)
        for number, stage in enumerate(stages):
            done = {each.criterion_id for each in self._findings.of_report(self._report_id)}
            if stage.method in OPEN:
                self._found(stage, number * PLACES, done)
            else:
                wanted = [one for one in self._asked(stage) if one[1].id not in done]
                self._done += len(self._asked(stage)) - len(wanted)
                self._answered(stage, number * PLACES, wanted)
        self._context.progress(Progress(self._total, self._total, Unit.CRITERIA))

    def anew(self, criterion_ids: Collection[str], stage_id: str) -> None:
        """Make some findings once more, or all of a stage."""
        stages = list(enumerate(self._inquiry.scenario.stages))
        before = {each.criterion_id: each for each in self._findings.of_report(self._report_id)}
        wanted = {
            stage.id: [
                one
                for one in self._asked(stage)
                if (stage.id == stage_id or one[1].id in criterion_ids)
                and not self._progressed.has(one[1].id)
            ]
            for _number, stage in stages
        }
        own = [
            each
            for each in criterion_ids
            if not any(each == one[1].id for _number, stage in stages for one in self._asked(stage))
        ]
        self._total = len(own) + sum(map(len, wanted.values()))
        self._total += sum(self._windows(stage) for _n, stage in stages if stage.id == stage_id)
        for number, stage in stages:
            self._answered(stage, number * PLACES, wanted[stage.id])
            if stage.method in OPEN:
                if stage.id == stage_id:
                    self._found_anew(stage, number * PLACES, before.values())
                for each in own:
                    if before[each].section == stage.own_sections[0].id:
                        self._again(stage, number * PLACES, before[each])
        self._context.progress(Progress(self._total, self._total, Unit.CRITERIA))

    # --- stages that ask --------------------------------------------------------------------------

    def _asked(self, stage: Stage) -> list[tuple[Section, Criterion]]:
        sections = stage.sections(self._inquiry.site_kind)
        return [(section, each) for section in sections for each in section.criteria]

    def _answered(
        self, stage: Stage, first: int, wanted: Sequence[tuple[Section, Criterion]]
    ) -> None:
        order = [criterion.id for _section, criterion in self._asked(stage)]
        if wanted:
            answering.prepare(self._inquiry, stage, [criterion for _section, criterion in wanted])
        for section, criterion in wanted:
            self._step()
            finding = answering.answer(self._inquiry, stage, section, criterion)
            self._save(first + order.index(criterion.id), finding)

    # --- stages that find -------------------------------------------------------------------------

    def _windows(self, stage: Stage) -> int:
        module = OPEN.get(stage.method)
        return 0 if module is None else module.steps(self._inquiry, stage)

    def _found(self, stage: Stage, first: int, done: Collection[str]) -> None:
        if self._progressed.has(_whole(stage)):
            self._done += self._windows(stage)
            return
        find = collecting.collect if stage.method is Method.OTHERS else linking.link
        found = find(self._inquiry, stage, self._progressed, self._step, done)
        for finding in found:
            self._context.check()
            number = int(finding.criterion_id.rpartition("-")[2])
            self._save(first + number, finding)
        self._progressed.did(_whole(stage))

    def _found_anew(self, stage: Stage, first: int, before: Iterable[Finding]) -> None:
        """All findings of a stage once more; those before go when it is begun."""
        begun_anew = f"begun: {stage.id}"
        if not self._progressed.has(begun_anew):
            own = [each.id for each in before if each.section == stage.own_sections[0].id]
            with self._inquiry.desk.store.writing("reports", "jobs"):
                self._findings.remove(self._report_id, own)
                self._progressed.did(begun_anew)
        done = {each.criterion_id for each in self._findings.of_report(self._report_id)}
        self._found(stage, first, done)

    def _again(self, stage: Stage, first: int, before: Finding) -> None:
        if self._progressed.has(before.criterion_id):
            return
        self._step()
        number = int(before.criterion_id.rpartition("-")[2])
        self._save(first + number, OPEN[stage.method].again(self._inquiry, stage, before))

    # --- steps ------------------------------------------------------------------------------------

    @property
    def _report_id(self) -> ReportId:
        return self._inquiry.report.id

    def _step(self) -> None:
        self._context.progress(Progress(self._done, self._total, Unit.CRITERIA))
        self._done += 1

    def _save(self, position: int, finding: Finding) -> None:
        with self._inquiry.desk.store.writing("reports", "jobs"):
            self._findings.save(self._report_id, position, finding)
            self._progressed.did(finding.criterion_id)


def _whole(stage: Stage) -> str:
    return f"stage: {stage.id}"
