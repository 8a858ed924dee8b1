"""What can be done with the recordings that are selected: commands, each calling a service."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from voxdesk.domain.ids import BinId, VisitId, written
from voxdesk.domain.job import JobState
from voxdesk.domain.recording import Recording, RecordingState
from voxdesk.domain.visit import VisitRow
from voxdesk.gui.background import run_in_order, run_task
from voxdesk.gui.carrying_out import carry_out
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.exporting.exports import Exports
from voxdesk.gui.exporting.wanted import Subject
from voxdesk.gui.recordings.chooser import Chooser
from voxdesk.gui.widgets.dates import readable_date
from voxdesk.gui.words import later, tr

if TYPE_CHECKING:
    from voxdesk.gui.frame import Frame

GROUP = later("Recordings")
OPEN = Command("recordings.open", later("Open"), GROUP)
TRANSCRIBE = Command("recordings.transcribe", later("Transcribe"), GROUP, ("Ctrl+T",), "transcribe")
REPORT = Command("recordings.report", later("Report"), GROUP, ("Ctrl+Shift+T",), "report")
EXPORT = Command("recordings.export", later("Export…"), GROUP, ("Ctrl+E",), "export")
MOVE = Command("recordings.move", later("Move to a visit…"), GROUP, ("Ctrl+Shift+M",))
RENAME = Command("recordings.rename", later("Rename"), GROUP, ("F2",))
DELETE = Command("recordings.delete", later("Move to the bin"), GROUP, ("Del",), "bin")
SEVERAL = (OPEN, TRANSCRIBE, REPORT, EXPORT, MOVE, RENAME, DELETE)
MENU = (OPEN, None, TRANSCRIBE, REPORT, EXPORT, None, MOVE, RENAME, None, DELETE)

READY = frozenset({RecordingState.TRANSCRIBED, RecordingState.INDEXED})
MOST_VISITS = 300


class Acting(QObject):
    """Acts on what `selected` gives at the moment; the page shows what came of it."""

    def __init__(
        self,
        frame: "Frame",
        page: QWidget,
        selected: Callable[[], Sequence[Recording]],
        changed: Callable[[], object],
    ) -> None:
        super().__init__(page)
        self._frame = frame
        self._desk = frame.desk
        self._page = page
        self._selected = selected
        self._changed = changed
        self.exports = Exports(frame, page)

    def offer(
        self, commands: Commands, open_one: Callable[[], object], rename: Callable[[], object]
    ) -> None:
        acts = (open_one, self.transcribe, self.report, self.export, self.ask_visit, rename)
        for command, act in zip(SEVERAL, (*acts, self.delete), strict=True):
            commands.offer(command, act, self._page)

    def explain(self, commands: Commands) -> None:
        """Say of each command why it cannot be done with what is selected."""
        selected = self._selected()
        nothing = "" if selected else tr("Select recordings first")
        one = nothing or ("" if len(selected) == 1 else tr("Select one recording"))
        ready = all(each.state in READY for each in selected)
        heard = nothing or ("" if ready else tr("A report needs transcribed recordings"))
        reasons = {
            OPEN: one,
            TRANSCRIBE: nothing or self._why_not_transcribe(selected),
            REPORT: heard,
            EXPORT: nothing,
            MOVE: nothing,
            RENAME: one,
            DELETE: nothing,
        }
        for command, reason in reasons.items():
            commands.explain(command.id, reason)

    def menu(self, commands: Commands) -> QMenu:
        """All of it, for the selection."""
        menu = QMenu(self._page)
        for command in MENU:
            if command is None:
                menu.addSeparator()
            else:
                menu.addAction(commands.action(command.id))
        menu.setToolTipsVisible(True)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    # --- work

    def transcribe(self) -> None:
        from voxdesk.services import transcribing

        chosen = [each.id for each in self._selected() if self._why_not(each) == ""]
        self._submit(lambda: [transcribing.submit(self._desk, each) for each in chosen])

    def report(self) -> None:
        """Ask which report to write on them together."""
        from voxdesk.gui.reports import new_report

        new_report.ask(self._frame, self._page, [each.id for each in self._selected()])

    def _why_not_transcribe(self, selected: Sequence[Recording]) -> str:
        reasons = [self._why_not(each) for each in selected]
        return "" if "" in reasons else reasons[0]

    def _why_not(self, recording: Recording) -> str:
        if recording.facts is None:
            return tr("It is still being imported")
        if recording.state in READY:
            return tr("It is transcribed already")
        job = self._frame.following.of_recording(recording.id)
        busy = job is not None and job.state in (JobState.WAITING, JobState.RUNNING)
        return tr("It is being worked on") if busy else ""

    def _submit(self, submit: Callable[[], object]) -> None:
        run_in_order(self, submit, lambda _jobs: self._frame.following.refresh())

    # --- exports

    def export(self) -> None:
        """Ask in which form, then where to."""
        subjects = [
            Subject("recording", int(each.id), Path(each.name).stem) for each in self._selected()
        ]
        self.exports.ask(self._page, [(tr("Transcripts"), subjects)])

    # --- visits

    def ask_visit(self) -> None:
        """Ask which visit they belong to."""
        lists = self._desk.store.lists

        def show(rows: tuple[VisitRow, ...]) -> None:
            choices = [(visit_words(row), row.visit.id) for row in rows]
            chooser = Chooser(self._page, tr("Move to the visit"), choices)
            chooser.chosen.connect(self.move)
            chooser.open()
            chooser.move(self._page.mapToGlobal(self._page.rect().center() - QPoint(160, 160)))

        run_task(self, lambda: lists.visits(limit=MOST_VISITS), show)

    def move(self, visit_id: object) -> None:
        from voxdesk.services import filling

        desk, to = self._desk, VisitId(int(str(visit_id)))
        moved = [(each.id, each.visit_id) for each in self._selected()]
        ids = [recording_id for recording_id, _before in moved]

        def go() -> None:
            for recording_id in ids:
                filling.move(desk, recording_id, to)

        def back() -> None:
            for recording_id, before in moved:
                if before is not None:
                    filling.move(desk, recording_id, before)

        self._do(tr("%n recordings moved", len(moved)), go, back)

    # --- names

    def rename(self, recording: Recording, name: str) -> None:
        from voxdesk.services import naming

        self._do(
            tr("Renamed to “{name}”").format(name=name),
            partial(naming.rename_recording, self._desk, recording.id, name),
            partial(naming.rename_recording, self._desk, recording.id, recording.name),
        )

    # --- the bin

    def delete(self) -> None:
        """Into the bin, with what rests on them; undoing takes them out again."""
        from voxdesk.services import forgetting

        subjects = [written("recording", each.id) for each in self._selected()]
        entries: list[BinId] = []

        def go() -> None:
            entries[:] = [forgetting.delete(self._desk, each).id for each in subjects]

        def back() -> None:
            for entry in reversed(entries):
                forgetting.restore(self._desk, entry)

        if subjects:
            self._do(tr("%n recordings moved to the bin", len(subjects)), go, back)

    def _do(self, words: str, go: Callable[[], object], back: Callable[[], object]) -> None:
        carry_out(self._frame, self, words, go, back, then=self._changed)


def visit_words(row: VisitRow) -> str:
    """A visit in a line."""
    card = row.visit.card
    day = readable_date(card.date.isoformat()) if card.date else ""
    known = [part for part in (card.site, card.city, day, card.client) if part]
    known = known or [tr("A visit without a card")]
    return " · ".join([*known, tr("%n recordings", row.recordings)])
