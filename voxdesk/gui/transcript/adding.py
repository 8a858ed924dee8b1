"""Evidence chosen in the text for a finding: whole segments, or the words selected in one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint

from voxdesk.domain.ids import ReportId, SegmentId
from voxdesk.domain.report import Finding, Report, Stance
from voxdesk.gui.background import run_task
from voxdesk.gui.carrying_out import carry_out
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.frame import Frame
from voxdesk.gui.page import Page
from voxdesk.gui.recordings.chooser import Chooser
from voxdesk.gui.reports.hands import Wanted
from voxdesk.gui.reports.opened import Reader
from voxdesk.gui.reports.report_view import CLOSED
from voxdesk.gui.reports.sections import outline
from voxdesk.gui.transcript.adding_strip import AddingStrip
from voxdesk.gui.transcript.changing import Changing
from voxdesk.gui.transcript.editing import GROUP, Editing
from voxdesk.gui.transcript.opened import Opened
from voxdesk.gui.transcript.segment_view import SegmentView
from voxdesk.gui.words import later, tr

ADD = Command("recording.add_evidence", later("Add to a finding…"), GROUP, ("Alt+E",), "report")
Piece = tuple[SegmentId, tuple[int, int] | None]
"""A segment, and the letters of it that are selected."""


class Adding(QObject):
    """Asks for a finding where none is wanted yet, then lets what is chosen be added to it."""

    def __init__(
        self, frame: Frame, view: SegmentView, changing: Changing, editing: Editing
    ) -> None:
        super().__init__(view)
        self._frame = frame
        self._desk = frame.desk
        self._view = view
        self._changing = changing
        self._editing = editing
        self._opened: Opened | None = None
        self._wanted: Wanted | None = None
        self._reader = Reader(frame.desk)
        self._selected: tuple[SegmentId, str, tuple[int, int]] | None = None
        self.strip = AddingStrip()
        self.strip.chosen.connect(self.add)
        self.strip.back_asked.connect(self._back)
        self.strip.closed.connect(self.stop)
        editing.changed.connect(self._follow_editor)

    def offer(self, commands: Commands, page: Page) -> None:
        commands.offer(ADD, self.ask, page)

    def explain(self, commands: Commands, missing: str) -> None:
        """Called whenever something else is chosen."""
        none = "" if self._open_reports() else tr("No report on this recording is open for changes")
        commands.explain(ADD.id, missing or none)
        self._tell()

    def show_opened(self, opened: Opened) -> None:
        self._opened = opened
        wanted = self._wanted
        if wanted is not None and all(each.id != wanted.report_id for each in opened.reports):
            self.stop()

    def wanted(self) -> Wanted | None:
        return self._wanted

    def want(self, wanted: Wanted) -> None:
        """Let evidence be chosen for this finding."""
        self._wanted = wanted
        self.strip.show_wanted(wanted)
        self._tell()

    def stop(self) -> None:
        self._wanted = None
        self.strip.hide()

    # --- which finding

    def _open_reports(self) -> list[Report]:
        reports = self._opened.reports if self._opened else ()
        return [each for each in reports if each.complete and each.state not in CLOSED]

    def ask(self) -> None:
        """Show the findings of the reports on this recording, beside what is chosen."""
        reports = self._open_reports()
        run_task(self, partial(self._findings, reports), self._show)

    def _findings(self, reports: Sequence[Report]) -> list[tuple[str, Wanted]]:
        found = []
        for report in sorted(reports, key=lambda each: -each.id):
            made = self._reader.made(report)
            whole = outline(report, made.scenario if made else None)
            for part in whole.parts:
                for shown in part.all:
                    names = (shown.finding.title, part.title, report.title)
                    words = " · ".join(each for each in names if each)
                    found.append((f"{shown.number}  {words}", Wanted(report.id, shown)))
        return found

    def _show(self, choices: list[tuple[str, Wanted]]) -> None:
        chosen = self._changing.chosen()
        chooser = Chooser(self._view, tr("Add to which finding?"), choices)
        chooser.chosen.connect(self.want)
        chooser.open()
        below = self._view.below(chosen[-1].id) if chosen else None
        chooser.move(below or self._view.mapToGlobal(QPoint(24, 24)))

    # --- what of the text

    def _follow_editor(self) -> None:
        editor, segment = self._editing.editor(), self._editing.segment()
        if editor is None or segment is None:
            return

        def selected() -> None:
            caret = editor.textCursor()
            letters = (caret.selectionStart(), caret.selectionEnd())
            if caret.hasSelection() and not editor.is_changed():
                self._selected = (segment.id, caret.selectedText(), letters)
            else:
                self._selected = None
            self._tell()

        editor.selectionChanged.connect(selected)

    def pieces(self) -> list[Piece]:
        """What would be added."""
        chosen = [each.id for each in self._changing.chosen()]
        if self._selected is not None and chosen == [self._selected[0]]:
            return [(self._selected[0], self._selected[2])]
        return [(each, None) for each in chosen]

    def _tell(self) -> None:
        if self._wanted is None:
            return
        pieces = self.pieces()
        words = tr("Choose segments, or double-click one and select words in it.")
        told = tr("%n segments chosen", len(pieces))
        if self._selected is not None and pieces and pieces[0][1] is not None:
            told = f"“{self._selected[1]}”"
        self.strip.allow(told, "" if pieces else words)

    def add(self, stance: Stance) -> None:
        """Add what is chosen; each segment is a quote of its own."""
        wanted, pieces = self._wanted, self.pieces()
        if wanted is None or not pieces:
            return
        from voxdesk.services import reviewing

        desk, finding = self._desk, wanted.shown.finding
        check_id = self.strip.check_id()
        before: list[Finding] = []

        def do() -> None:
            before[:] = [
                reviewing.add_evidence(
                    desk, finding.id, segment_id, stance, letters=letters, check_id=check_id
                )
                for segment_id, letters in pieces
            ]

        def undo() -> None:
            reviewing.restore(desk, before[0])

        self._selected = None
        words = tr("Evidence added: {finding}").format(finding=finding.title)
        carry_out(self._frame, self, words, do, undo)

    def _back(self) -> None:
        wanted = self._wanted
        if wanted is not None:
            self.stop()
            what = (ReportId(wanted.report_id), wanted.shown.finding.id)
            self._frame.show("reports", what)
