"""All jobs: what runs, what waits, what needs somebody, what is done."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedLayout,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from voxdesk.domain.ids import JobId
from voxdesk.domain.job import Job, JobState, may_move
from voxdesk.gui import theme
from voxdesk.gui.background import run_in_order
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.frame import Frame
from voxdesk.gui.jobs import wording
from voxdesk.gui.jobs.job_card import CANCELLABLE, MOST_WIDTH_PX, JobCard
from voxdesk.gui.jobs.remedies import mending
from voxdesk.gui.jobs.sections import ALL, FILTERS, FINISHED, SECTIONS, WAITING, Section
from voxdesk.gui.page import Page
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.empty_state import EmptyState
from voxdesk.gui.widgets.labels import IconLabel, plain_label
from voxdesk.gui.words import later, tr

EDGE_PX = 32
GROUP = later("Jobs")
HOLD = Command("jobs.hold", later("Pause everything"), GROUP, (), "pause")
CLEAR = Command("jobs.clear", later("Clear finished"), GROUP)
PAUSE = Command("jobs.pause", later("Pause this job, or let it go on"), GROUP, ("P",), "pause")
CANCEL = Command("jobs.cancel", later("Cancel this job"), GROUP, ("Del",), "cancel")
RETRY = Command("jobs.retry", later("Retry this job"), GROUP, ("R",), "retry")
NEXT = Command("jobs.next", later("Do this job next"), GROUP, ("N",), "first")


class JobsPage(Page):
    """Cards in sections; a card moves from section to section as its job goes on."""

    areas = frozenset({"jobs"})

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self._desk = frame.desk
        following = self._following = frame.following
        self._cards: dict[JobId, JobCard] = {}
        self._chosen: JobId | None = None
        self._offered: Commands | None = None
        self.sections = {title: Section(tr(title)) for title, _states in SECTIONS}
        self.filter = QTabBar()
        self.filter.setExpanding(False)
        self.filter.setDrawBase(False)
        self.filter.setAccessibleName(tr("Which jobs to show"))
        for words in FILTERS:
            self.filter.addTab(tr(words))
        self.filter.currentChanged.connect(lambda _place: self._show())
        self.hold_button = button(tr(HOLD.words), self.toggle_hold, icon="pause")
        self.clear_button = button(tr(CLEAR.words), self.clear)
        self._scrolled = QScrollArea()
        self._stack = QStackedLayout(self)
        self._lay_out()
        following.changed.connect(self._show)
        following.moved.connect(self._show_moved)
        self._show()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(plain_label(tr("Jobs"), "title"))
        head.addStretch()
        head.addWidget(self.clear_button)
        head.addWidget(self.hold_button)
        self.held = QFrame()
        self.held.setProperty("look", "banner")
        told = QHBoxLayout(self.held)
        told.setContentsMargins(16, 8, 16, 8)
        told.setSpacing(10)
        told.addWidget(IconLabel("pause", "text"))
        words = tr("Everything is paused, also after a restart. What was finished is kept.")
        told.addWidget(plain_label(words, wrap=True), 1)
        inside = QWidget()
        inside.setMaximumWidth(MOST_WIDTH_PX + 2 * EDGE_PX)
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE_PX, 24, EDGE_PX, 24)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(12)
        column.addWidget(self.filter)
        column.addSpacing(16)
        column.addWidget(self.held)
        self._nothing = plain_label(tr("No such jobs."), "muted")
        column.addWidget(self._nothing)
        for section in self.sections.values():
            column.addWidget(section)
        column.addStretch()
        self._scrolled.setWidgetResizable(True)
        self._scrolled.setFrameShape(QFrame.Shape.NoFrame)
        self._scrolled.setWidget(inside)
        self._stack.addWidget(
            EmptyState(
                "jobs",
                tr("Nothing to do"),
                tr(
                    "Imports, transcriptions and reports show here how far they are and how long "
                    "they still take."
                ),
            )
        )
        self._stack.addWidget(self._scrolled)

    def offer(self, commands: Commands) -> None:
        commands.offer(HOLD, self.toggle_hold, self)
        commands.offer(CLEAR, self.clear, self)
        for command, act in (
            (PAUSE, "pause"),
            (CANCEL, "cancel"),
            (RETRY, "retry"),
            (NEXT, "next"),
        ):
            commands.offer(command, partial(self._act_on_chosen, act), self)
        self._offered = commands
        self._explain()

    def cards(self) -> tuple[JobCard, ...]:
        return tuple(self._cards.values())

    def take_focus(self) -> None:
        self._scrolled.setFocus()

    def refresh(self, _changed: frozenset[str]) -> None:
        self._following.refresh()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._following.look_at_troubled()

    # --- showing

    def _show_moved(self, job: Job) -> None:
        card = self._cards.get(job.id)
        if card is not None:
            card.show_job(job)

    def _show(self) -> None:
        jobs = self._following.all()
        held = self._following.held
        self._stack.setCurrentIndex(1 if jobs or held else 0)
        self.held.setVisible(held)
        self.hold_button.setText(tr("Let all go on") if held else tr(HOLD.words))
        self.hold_button.setIcon(theme.icon("play" if held else "pause"))
        for gone in self._cards.keys() - {job.id for job in jobs}:
            self._cards.pop(gone).deleteLater()
        wanted = list(FILTERS.values())[self.filter.currentIndex()]
        turns = {job.id: turn for turn, job in enumerate(self._following.active())}
        for title, states in SECTIONS:
            of_section = [job for job in jobs if job.state in states and job.state in wanted]
            if title == WAITING:
                of_section.sort(key=lambda job: turns.get(job.id, len(turns)))
            beyond = self._following.more if title == WAITING and of_section else 0
            self.sections[title].show_cards(of_section, self._card, beyond)
        self._nothing.setVisible(not any(job.state in wanted for job in jobs))
        for place, (words, states) in enumerate(FILTERS.items()):
            count = sum(1 for job in jobs if job.state in states)
            if JobState.WAITING in states:
                count += self._following.more
            told = words != ALL and count
            self.filter.setTabText(place, f"{tr(words)} {count}" if told else tr(words))
        self._explain()

    def _card(self, job: Job) -> JobCard:
        card = self._cards.get(job.id)
        if card is None:
            recordings = self._following.recordings_of(job)
            title = wording.title(self._desk, job, recordings)
            card = self._cards[job.id] = JobCard(job, title, partial(mending, self._desk))
            card.asked.connect(self._act)
            card.chosen.connect(self._choose)
        elif card.job() != job:
            card.show_job(job)
        return card

    def _choose(self, job_id: int) -> None:
        self._chosen = JobId(job_id)
        self._scrolled.ensureWidgetVisible(self._cards[self._chosen])
        self._explain()

    def _explain(self) -> None:
        """Say what cannot be done, and why."""
        if self._offered is None:
            return
        job = self._following.job(self._chosen) if self._chosen is not None else None
        none = tr("Choose a job first: Tab goes from one to the next")
        state = job.state if job else None
        pausable = state and (state is JobState.PAUSED or may_move(state, JobState.PAUSED))
        reasons = {
            PAUSE: "" if pausable else tr("This job has ended"),
            CANCEL: "" if state in CANCELLABLE else tr("This job has ended"),
            RETRY: "" if state and may_move(state, JobState.WAITING) else tr("It needs no retry"),
            NEXT: "" if state is JobState.WAITING else tr("This job does not wait"),
        }
        for command, reason in reasons.items():
            self._offered.explain(command.id, reason if job else none)
        finished = any(job.state in FILTERS[FINISHED] for job in self._following.all())
        reason = "" if finished else tr("Nothing has finished")
        self._offered.explain(CLEAR.id, reason)
        self.clear_button.setEnabled(finished)
        self.clear_button.setToolTip(reason)

    # --- doing

    def _act_on_chosen(self, act: str) -> None:
        if self._chosen is not None:
            job = self._following.job(self._chosen)
            if act == "pause" and job is not None and job.state is JobState.PAUSED:
                act = "retry"
            self._act(act, int(self._chosen))

    def _act(self, act: str, number: int) -> None:
        job_id, queue = JobId(number), self._desk.jobs
        title = self._cards[job_id].title()
        match act:
            case "open":
                self._open(job_id)
            case "mend":
                self._mend(job_id)
            case "next":
                self._do(partial(queue.do_next, job_id))
            case "retry":
                self._do(partial(queue.retry, job_id))
            case "pause":
                words = tr("Paused: {job}").format(job=title)
                self._do(partial(queue.pause, job_id), words, partial(queue.retry, job_id))
            case "cancel":
                words = tr("Cancelled: {job}").format(job=title)
                self._do(partial(queue.cancel, job_id), words, partial(queue.retry, job_id))

    def _do(
        self,
        act: Callable[[], object],
        words: str = "",
        undo: Callable[[], object] | None = None,
    ) -> None:
        """Carry out an act away from the window; with `undo` it can be taken back."""

        def done(_given: object) -> None:
            self._following.refresh()
            if undo is not None:
                self._frame.undoing.did(words, undo, act)
                self._frame.tell(words, True)

        run_in_order(self, act, done)

    def toggle_hold(self) -> None:
        """Pause all work of this library, or let it go on."""
        held = not self._following.held
        self._do(lambda: self._desk.jobs.hold(held=held))

    def clear(self) -> None:
        """Take what is done or cancelled off the list."""
        queue = self._desk.jobs

        def cleared(before: str) -> None:
            self._following.refresh()
            words = tr("Finished jobs cleared")
            self._frame.undoing.did(words, lambda: queue.put_away(before), queue.put_away)
            self._frame.tell(words, True)

        run_in_order(self, queue.put_away, cleared)

    def _open(self, job_id: JobId) -> None:
        job = self._cards[job_id].job()
        recordings = self._following.recordings_of(job)
        path = job.result.get("path")
        if isinstance(path, str):
            QDesktopServices.openUrl(QUrl.fromLocalFile(path))
        elif isinstance(report_id := job.result.get("report_id"), int):
            self._frame.show("reports", report_id)
        elif recordings:
            self.open_recording.emit(int(recordings[0]), ())

    def _mend(self, job_id: JobId) -> None:
        way = mending(self._desk, self._cards[job_id].job())
        if way is None:
            return
        if way.recording_id is not None:
            self.open_recording.emit(int(way.recording_id), ())
        elif way.folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(way.folder)))
        else:
            self._frame.show(way.page, None)
