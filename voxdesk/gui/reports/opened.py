"""A report with all that its page shows, read away from the window's thread."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from voxdesk.desk import Desk
from voxdesk.domain.gate import Hindrance
from voxdesk.domain.ids import DefinitionId, FindingId, RecordingId, ReportId
from voxdesk.domain.job import Job, JobKind
from voxdesk.domain.knowledge import Scope
from voxdesk.domain.recording import Recording
from voxdesk.domain.report import Report, ReportRow
from voxdesk.domain.scenario import Scenario
from voxdesk.errors import NothingFound


@dataclass(frozen=True, slots=True)
class Made:
    """What a report was made by: the scenario in that version, in a line."""

    scenario: Scenario
    version: int
    own: bool


@dataclass(frozen=True, slots=True)
class OpenedReport:
    """`recordings` are those that are still there; `others` are runs of the same kind and visit."""

    report: Report
    recordings: Mapping[RecordingId, Recording]
    made: Made | None
    stale: frozenset[FindingId]
    hindrances: tuple[Hindrance, ...]
    others: tuple[ReportRow, ...]

    @property
    def scenario(self) -> Scenario | None:
        return self.made.scenario if self.made else None


class Reader:
    """Reads reports; the scenario of a report never changes, so each is read once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._made: dict[tuple[DefinitionId, ...], Made] = {}

    def read(self, report_id: ReportId) -> OpenedReport | None:
        """The report as it is now; None where it went since."""
        # Slow to import: away from the window.
        from voxdesk.services import reviewing

        try:
            report = self._desk.store.reports.get(report_id)
        except NothingFound:
            return None
        return OpenedReport(
            report=report,
            recordings={each.id: each for each in self._there(report.recording_ids)},
            made=self.made(report),
            stale=reviewing.stale(self._desk, report),
            hindrances=reviewing.hindrances(self._desk, report),
            others=tuple(self._others(report)),
        )

    def made(self, report: Report) -> Made | None:
        """What a report was made by; None where nobody knows."""
        from voxdesk.services import scenarios

        known = self._made.get(report.definition_ids)
        if known is None and report.definition_ids:
            kind = scenarios.of_report(self._desk, report.id)
            if kind is not None:
                own = kind.definitions[0]
                known = Made(kind.scenario, own.version, own.own)
                self._made[report.definition_ids] = known
        return known

    def known(self, report: Report) -> Made | None:
        """What it was made by, as far as that was read already."""
        return self._made.get(report.definition_ids)

    def _there(self, recording_ids: Iterable[RecordingId]) -> Iterator[Recording]:
        for recording_id in recording_ids:
            try:
                yield self._desk.store.recordings.get(recording_id)
            except NothingFound:
                continue

    def _others(self, report: Report) -> Iterator[ReportRow]:
        if report.visit_id is not None:
            for row in self._desk.store.lists.reports(Scope(visit_ids=(report.visit_id,))):
                if row.kind == report.kind and row.id != report.id:
                    yield row


def written_anew(
    report: Report, scenario: Scenario | None, jobs: Iterable[Job]
) -> frozenset[FindingId]:
    """The findings that some of the jobs make again."""
    found: set[FindingId] = set()
    for job in jobs:
        if job.kind is JobKind.REPORT and job.request.get("report_id") == report.id:
            asked, stage_id = job.request.get("criterion_ids"), job.request.get("stage_id")
            criteria = set(asked) if isinstance(asked, list) else set()
            found |= {
                each.id
                for each in report.findings
                if each.criterion_id in criteria
                or (stage_id and _stage_of(scenario, report, each.section) == stage_id)
            }
    return frozenset(found)


def _stage_of(scenario: Scenario | None, report: Report, section: str) -> str:
    stage = scenario.stage_of(section, report.site_kind) if scenario else None
    return stage.id if stage else ""
