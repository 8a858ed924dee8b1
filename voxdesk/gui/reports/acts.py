"""What can be done to a report: each a service, called away from the window, mostly undoable."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from voxdesk.domain.bin_entry import BinEntry
from voxdesk.domain.ids import BinId, FindingId, written
from voxdesk.domain.job import Job
from voxdesk.domain.report import Report
from voxdesk.export.formats import suffix
from voxdesk.gui.background import run_in_order
from voxdesk.gui.frame import Frame
from voxdesk.gui.words import tr


class ReportActs(QObject):
    """Acts of one page; `changed` is called when one was done."""

    def __init__(self, frame: Frame, page: QWidget, changed: Callable[[], None]) -> None:
        super().__init__(page)
        self._frame = frame
        self._page = page
        self._changed = changed

    def judge(self, report: Report, number: int, position: int, counts: bool | None) -> None:
        """Keep a person's word on a quote; the verdict follows."""
        finding_id, desk = FindingId(number), self._frame.desk
        finding = next(each for each in report.findings if each.id == finding_id)
        before = finding.evidence[position].confirmed
        words = {
            True: tr("Evidence confirmed: {finding}"),
            False: tr("Evidence not counted: {finding}"),
            None: tr("Evidence left to the model: {finding}"),
        }[counts].format(finding=finding.title)

        def say(word: bool | None) -> Callable[[], object]:
            def confirm() -> object:
                from voxdesk.services import reviewing

                return reviewing.confirm(desk, finding_id, position, word)

            return confirm

        self._do(say(counts), words, undo=say(before))

    def sign_off(self, report: Report) -> None:
        """Make it final, which nothing takes back."""
        desk, report_id = self._frame.desk, report.id

        def sign_off() -> Report:
            from voxdesk.services import signing_off

            return signing_off.sign_off(desk, report_id)

        self._do(sign_off, tr("Signed off: {report}").format(report=report.title))

    def delete(self, report: Report) -> None:
        """Move it to the bin."""
        desk, subject = self._frame.desk, written("report", report.id)
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
        self._do(delete, words, undo=restore)

    def ask_where_to_export(self, report: Report, fmt: str) -> None:
        ending = suffix(fmt)
        name = "".join(each if each.isalnum() or each in " -_." else "-" for each in report.title)
        target, _ = QFileDialog.getSaveFileName(
            self._page, tr("Export"), f"{name}.{ending}", f"*.{ending}"
        )
        if target:
            self.export(report, fmt, Path(target))

    def export(self, report: Report, fmt: str, target: Path) -> None:
        """Queue the file; the jobs tell when it is there."""
        desk, report_id = self._frame.desk, int(report.id)

        def submit() -> Job:
            from voxdesk.services import exporting

            return exporting.submit(desk, "report", report_id, fmt, target)

        self._do(submit, tr("Exporting to {file}").format(file=target.name))

    def _do(
        self,
        act: Callable[[], object],
        words: str,
        *,
        undo: Callable[[], object] | None = None,
    ) -> None:
        def done(_given: object) -> None:
            if undo is not None:
                self._frame.undoing.did(words, undo, act)
            self._frame.tell(words, undo is not None)
            self._changed()

        run_in_order(self, act, done)
