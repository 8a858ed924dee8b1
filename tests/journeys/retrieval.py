"""What of a recording a writer is asked about for each criterion, whatever it makes of it."""

from collections.abc import Sequence

from voxdesk.desk import Desk
from voxdesk.domain.ids import ReportId
from voxdesk.domain.job import JobKind
from voxdesk.domain.model_entry import EXTRACTIVE
from voxdesk.domain.scenario import Method
from voxdesk.domain.windows import windows
from voxdesk.jobs.context import JobContext
from voxdesk.services import answering, collecting, linking
from voxdesk.services.inquiring import Inquiry, Question
from voxdesk.services.judging import Judgement


class Looking(Inquiry):
    """An inquiry that notes which sentences the writer would be asked about, and asks nobody.

    Nothing seems to be found, so of each question it is the first batch: what is labelled in any
    case.
    """

    def __init__(self, desk: Desk, report_id: ReportId) -> None:
        job = desk.store.jobs.newest(JobKind.REPORT)
        assert job is not None
        context = JobContext(job, tell=lambda _progress, _left: None, cancelled=lambda: False)
        super().__init__(desk, context, desk.store.reports.get(report_id), EXTRACTIVE)
        self.judges = True
        self.asked: list[str] = []

    def related(self, question: Question, places: Sequence[int]) -> list[tuple[int, Judgement]]:
        self.asked += self.texts(places)
        return []


def looked_at(desk: Desk, report_id: ReportId) -> dict[str, list[str]]:
    """By criterion, the sentences that are labelled for it, or for one of its checks."""
    inquiry = Looking(desk, report_id)
    found: dict[str, list[str]] = {}
    for stage, _section, criterion in inquiry.scenario.criteria(inquiry.site_kind):
        answering.prepare(inquiry, stage, [criterion])
        inquiry.asked = []
        for question in answering.questions(inquiry, stage, criterion):
            inquiry.gather(stage, question)
        found[criterion.id] = inquiry.asked
    return found


def read_together(desk: Desk, report_id: ReportId) -> list[list[str]]:
    """The sentences of each window that links are extracted from."""
    inquiry = Looking(desk, report_id)
    (stage,) = (each for each in inquiry.scenario.stages if each.method is Method.LINKS)
    places = collecting.answering(inquiry, stage)
    return [
        inquiry.texts([places[at] for at in window])
        for window in windows(len(places), linking.WINDOW, linking.OVERLAP)
    ]
