"""All jobs: what runs, what waits, what needs somebody, what is done."""

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from voxdesk.domain.ids import JobId
from voxdesk.domain.job import Job, JobState
from voxdesk.gui.background import run_task
from voxdesk.gui.frame import Frame
from voxdesk.gui.jobs import wording
from voxdesk.gui.jobs.job_card import MOST_WIDTH_PX, JobCard
from voxdesk.gui.page import Page
from voxdesk.gui.widgets.empty_state import EmptyState
from voxdesk.gui.widgets.labels import plain_label

EDGE_PX = 32
SECTIONS: tuple[tuple[str, frozenset[JobState]], ...] = (
    ("Running", frozenset({JobState.RUNNING})),
    ("Needs attention", frozenset({JobState.FAILED, JobState.NEEDS_USER})),
    ("Waiting", frozenset({JobState.WAITING, JobState.INTERRUPTED})),
    ("Finished", frozenset({JobState.DONE, JobState.CANCELLED})),
)


class _Section(QWidget):
    def __init__(self, title: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 24)
        column.setSpacing(0)
        column.addWidget(plain_label(title, "section"))
        self._cards = QVBoxLayout()
        self._cards.setSpacing(0)
        column.addLayout(self._cards)
        self._shown: list[JobCard] = []
        self.setMaximumWidth(MOST_WIDTH_PX)

    def show_cards(self, cards: list[JobCard]) -> None:
        if cards != self._shown:
            for card in self._shown:
                self._cards.removeWidget(card)
            for card in cards:
                self._cards.addWidget(card)
                card.show()
            self._shown = cards
        self.setVisible(bool(cards))


class JobsPage(Page):
    """Cards in sections; a card moves from section to section as its job goes on."""

    areas = frozenset({"jobs"})

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._desk = frame.desk
        following = self._following = frame.following
        self._cards: dict[JobId, JobCard] = {}
        self._sections = {title: _Section(title) for title, _states in SECTIONS}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE_PX, 24, EDGE_PX, 24)
        column.setSpacing(0)
        column.addWidget(plain_label("Jobs", "title"))
        column.addSpacing(20)
        for section in self._sections.values():
            column.addWidget(section)
        column.addStretch()
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setWidget(inside)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(
            EmptyState(
                "jobs",
                "Nothing to do",
                "Imports, transcriptions and reports show here how far they are and how long "
                "they still take.",
            )
        )
        self._stack.addWidget(scrolled)
        self._scrolled = scrolled
        following.changed.connect(self._show)
        following.moved.connect(self._show_moved)
        self._show()

    def cards(self) -> tuple[JobCard, ...]:
        return tuple(self._cards.values())

    def take_focus(self) -> None:
        self._scrolled.setFocus()

    def refresh(self, _changed: frozenset[str]) -> None:
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._following.look_at_troubled()

    def _show_moved(self, job: Job) -> None:
        card = self._cards.get(job.id)
        if card is not None:
            card.show_job(job)

    def _show(self) -> None:
        jobs = self._following.all()
        self._stack.setCurrentIndex(1 if jobs else 0)
        for gone in self._cards.keys() - {job.id for job in jobs}:
            self._cards.pop(gone).deleteLater()
        for job in jobs:
            card = self._cards.get(job.id)
            if card is None:
                self._cards[job.id] = self._new_card(job)
            elif card.job() != job:
                card.show_job(job)
        for title, states in SECTIONS:
            of_section = [self._cards[job.id] for job in jobs if job.state in states]
            if title == "Waiting":
                of_section.reverse()
            self._sections[title].show_cards(of_section)

    def _new_card(self, job: Job) -> JobCard:
        recordings = self._following.recordings_of(job)
        card = JobCard(job, wording.title(self._desk, job, recordings))
        card.cancel_asked.connect(lambda job_id: self._ask(self._desk.jobs.cancel, job_id))
        card.retry_asked.connect(lambda job_id: self._ask(self._desk.jobs.retry, job_id))
        card.open_asked.connect(self._open)
        return card

    def _ask(self, action: Callable[[JobId], None], job_id: int) -> None:
        run_task(self, lambda: action(JobId(job_id)), lambda _none: self._following.refresh())

    def _open(self, job_id: int) -> None:
        job = self._cards[JobId(job_id)].job()
        recordings = self._following.recordings_of(job)
        path = job.result.get("path")
        if isinstance(path, str):
            QDesktopServices.openUrl(QUrl.fromLocalFile(path))
        elif recordings:
            self.open_recording.emit(int(recordings[0]), ())
