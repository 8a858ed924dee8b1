"""Jobs under headings: in each those of some states, as many as anybody reads."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from voxdesk.domain.job import Job, JobState
from voxdesk.gui.jobs.job_card import MOST_WIDTH_PX, JobCard
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.words import later, tr

MOST_CARDS = 24
WAITING = later("Waiting")
FINISHED = later("Finished")
SECTIONS: tuple[tuple[str, frozenset[JobState]], ...] = (
    (later("Running"), frozenset({JobState.RUNNING})),
    (later("Needs attention"), frozenset({JobState.FAILED, JobState.NEEDS_USER})),
    (later("Paused"), frozenset({JobState.PAUSED})),
    (WAITING, frozenset({JobState.WAITING, JobState.INTERRUPTED})),
    (FINISHED, frozenset({JobState.DONE, JobState.CANCELLED})),
)
ALL = later("All")
FILTERS: dict[str, frozenset[JobState]] = {
    ALL: frozenset(JobState),
    later("Active"): frozenset(
        {JobState.RUNNING, JobState.WAITING, JobState.INTERRUPTED, JobState.PAUSED}
    ),
    later("Needs attention"): frozenset({JobState.FAILED, JobState.NEEDS_USER}),
    FINISHED: frozenset({JobState.DONE, JobState.CANCELLED}),
}


class Section(QWidget):
    """Hidden while there is nothing under its heading."""

    def __init__(self, title: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 16)
        column.setSpacing(0)
        column.addWidget(plain_label(title, "section"))
        self._cards = QVBoxLayout()
        self._cards.setSpacing(0)
        column.addLayout(self._cards)
        self._more = plain_label("", "muted")
        self._more.setContentsMargins(0, 12, 0, 0)
        column.addWidget(self._more)
        self._shown: list[JobCard] = []
        self.setMaximumWidth(MOST_WIDTH_PX)

    def cards(self) -> tuple[JobCard, ...]:
        return tuple(self._shown)

    def show_cards(
        self, jobs: Sequence[Job], card_of: Callable[[Job], JobCard], beyond: int = 0
    ) -> None:
        """Show the first of these jobs; `beyond` are more that nobody listed."""
        cards = [card_of(job) for job in jobs[:MOST_CARDS]]
        if cards != self._shown:
            for card in self._shown:
                if card.parentWidget() is self:  # else it moved to another section already
                    self._cards.removeWidget(card)
                    card.setVisible(card in cards)
            for card in cards:
                self._cards.addWidget(card)
                card.show()
            self._shown = cards
        more = len(jobs) - len(cards) + beyond
        self._more.setText(tr("and %n more", more) if more else "")
        self._more.setVisible(more > 0)
        self.setVisible(bool(cards))
