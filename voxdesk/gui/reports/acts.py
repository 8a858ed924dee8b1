"""What can be done to a report: each a service, called away from the window, mostly undoable."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from voxdesk.domain.bin_entry import BinEntry
from voxdesk.domain.ids import BinId, ReportId, written
from voxdesk.domain.job import Job
from voxdesk.domain.report import Finding, Report, ReportState, Review
from voxdesk.gui.background import run_in_order
from voxdesk.gui.carrying_out import carry_out
from voxdesk.gui.frame import Frame
from voxdesk.gui.reports.hands import Hands, Wanted
from voxdesk.gui.reports.sections import Shown
from voxdesk.gui.words import later, tr

REVIEWED = {
    Review.ACCEPTED: later("Accepted: {finding}"),
    Review.REJECTED: later("Rejected: {finding}"),
    Review.OPINION: later("Marked as your opinion: {finding}"),
    Review.OPEN: later("Open again: {finding}"),
}
JUDGED = {
    True: later("Evidence confirmed: {finding}"),
    False: later("Evidence not counted: {finding}"),
    None: later("Evidence left to the model: {finding}"),
}
STATES = {
    ReportState.DRAFT: later("A draft again: {report}"),
    ReportState.REVIEWED: later("Reviewed: {report}"),
}


class ReportActs(QObject):
    """Acts of one page; `changed` is called when one was done."""

    def __init__(self, frame: Frame, page: QWidget, changed: Callable[[], None]) -> None:
        super().__init__(page)
        self._frame = frame
        self._desk = frame.desk
        self._page = page
        self._changed = changed

    def hands(self, report: Callable[[], Report | None]) -> Hands:
        """What a view of the report that is open can do to its findings."""

        def write_anew(finding: Finding) -> None:
            if (opened := report()) is not None:
                self.write_anew(opened, criterion_ids=(finding.criterion_id,))

        def add_evidence(shown: Shown) -> None:
            if (opened := report()) is not None:
                self.look_for_evidence(opened, shown)

        return Hands(
            judge=self.judge,
            review=self.review,
            write=self.write,
            add_evidence=add_evidence,
            remove_evidence=self.remove_evidence,
            write_anew=write_anew,
        )

    # --- findings

    def judge(self, finding: Finding, position: int, counts: bool | None) -> None:
        """Keep a person's word on a quote; the verdict follows."""
        from voxdesk.services import reviewing

        desk, finding_id = self._desk, finding.id
        self._change(
            JUDGED[counts], finding, lambda: reviewing.confirm(desk, finding_id, position, counts)
        )

    def review(self, finding: Finding, word: Review) -> None:
        """Accept, reject, mark as an opinion, or open again."""
        from voxdesk.services import reviewing

        desk, finding_id = self._desk, finding.id
        self._change(REVIEWED[word], finding, lambda: reviewing.review(desk, finding_id, word))

    def write(self, finding: Finding, texts: Mapping[str, str | None]) -> None:
        """Keep what a person wrote."""
        from voxdesk.services import reviewing

        desk, finding_id, kept = self._desk, finding.id, dict(texts)
        words = later("Edited: {finding}")
        self._change(words, finding, lambda: reviewing.edit(desk, finding_id, kept))

    def remove_evidence(self, finding: Finding, position: int) -> None:
        from voxdesk.services import reviewing

        desk, finding_id = self._desk, finding.id
        words = later("Evidence removed: {finding}")
        self._change(words, finding, lambda: reviewing.remove_evidence(desk, finding_id, position))

    def _change(self, words: str, finding: Finding, act: Callable[[], Finding]) -> None:
        """Do what gives a finding as it was before; undoing puts it back."""
        from voxdesk.services import reviewing

        desk, before = self._desk, list[Finding]()

        def do() -> None:
            before.append(act())

        def undo() -> None:
            reviewing.restore(desk, before.pop())

        told = tr(words).format(finding=finding.title)
        carry_out(self._frame, self, told, do, undo, then=self._changed)

    def look_for_evidence(self, report: Report, shown: Shown) -> None:
        """Go where evidence is chosen from: the transcript, at the finding's first quote."""
        here = report.recording_ids
        quotes = [each for each in shown.finding.evidence if each.recording_id in here]
        recording_id = quotes[0].recording_id if quotes else here[0]
        segment_ids = tuple(quotes[0].segment_ids) if quotes else ()
        wanted = Wanted(report.id, shown)
        self._frame.show("recording", (recording_id, segment_ids, None, wanted))

    def write_anew(
        self, report: Report, *, criterion_ids: tuple[str, ...] = (), stage_id: str = ""
    ) -> None:
        """Queue findings to be made again, by their criteria or all of a stage."""
        from voxdesk.services import reporting

        desk, report_id = self._desk, report.id

        def submit() -> Job:
            return reporting.rerun(desk, report_id, criterion_ids=criterion_ids, stage_id=stage_id)

        self._queue(submit, tr("It is being written anew"))

    # --- the report

    def set_state(self, report: Report, state: ReportState) -> None:
        """Mark it as reviewed, or make it a draft again; or final, which nothing takes back."""
        from voxdesk.services import signing_off

        desk, report_id, before = self._desk, report.id, report.state
        if state is ReportState.FINAL:
            words = tr("Final: {report}").format(report=report.title)
            self._do(lambda: signing_off.set_state(desk, report_id, state), words)
            return
        carry_out(
            self._frame,
            self,
            tr(STATES[state]).format(report=report.title),
            lambda: signing_off.set_state(desk, report_id, state),
            lambda: signing_off.set_state(desk, report_id, before),
            then=self._changed,
        )

    def begin_version(self, report: Report, begun: Callable[[ReportId], None]) -> None:
        """Begin the next version of a final report, and show it."""
        from voxdesk.services import signing_off

        desk, report_id = self._desk, report.id

        def done(new: Report) -> None:
            self._frame.tell(tr("A new version: {report}").format(report=new.title), False)
            begun(new.id)

        run_in_order(self, lambda: signing_off.supersede(desk, report_id), done)

    def delete(self, report: Report) -> None:
        """Move it to the bin."""
        desk, subject = self._desk, written("report", report.id)
        entries: list[BinId] = []

        def delete() -> BinEntry:
            from voxdesk.services import forgetting

            entry = forgetting.delete(desk, subject)
            entries.append(entry.id)
            return entry

        def restore() -> BinEntry:
            from voxdesk.services import forgetting

            return forgetting.restore(desk, entries.pop())

        words = tr("Moved to the bin: {report}").format(report=report.title)
        carry_out(self._frame, self, words, delete, restore, then=self._changed)

    def _queue(self, submit: Callable[[], Job], words: str) -> None:
        def queued(_job: Job) -> None:
            self._frame.following.refresh()
            self._frame.tell(words, False)
            self._changed()

        run_in_order(self, submit, queued)

    def _do(self, act: Callable[[], object], words: str) -> None:
        def done(_given: object) -> None:
            self._frame.tell(words, False)
            self._changed()

        run_in_order(self, act, done)
