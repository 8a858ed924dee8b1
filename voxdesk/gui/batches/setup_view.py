"""Setting a batch up: on which visits, which kinds, by which writer; how many and how long."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from voxdesk import texts
from voxdesk.domain.model_entry import EXTRACTIVE, ModelRole, ModelState
from voxdesk.gui.background import run_in_order, run_task
from voxdesk.gui.batches.wanted import WantedReports
from voxdesk.gui.frame import Frame
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.choice import Choice
from voxdesk.gui.widgets.dates import readable_length
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.widgets.tick import Tick
from voxdesk.gui.words import tr

if TYPE_CHECKING:
    from voxdesk.services.batch_planning import Offer, Plan

WIDEST_PX = 720


@dataclass(frozen=True, slots=True)
class Read:
    """What was read for it. `all` is None where the list is just what was chosen."""

    chosen: "Plan | None"
    all: "Plan"
    writers: tuple[tuple[str, str], ...]
    writer: str


class SetupView(QWidget):
    """Reads by itself what it is shown for; `begun` says the name of the batch."""

    begun = Signal(str)
    closed = Signal()

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self._desk = frame.desk
        self._read: Read | None = None
        self._ticks: dict[str, Tick] = {}
        self.which = Choice(tr("On which visits"))
        self.which.currentIndexChanged.connect(lambda _at: self._show_offers())
        self.writer = Choice(tr("Writer"))
        self.told = plain_label("", wrap=True)
        self.left_out = plain_label("", "muted", wrap=True)
        self.go = button(tr("Write"), self.begin, look="primary", icon="report")
        self._kinds = QVBoxLayout()
        self._kinds.setSpacing(0)
        self._offered = QWidget()
        self._kinds.addWidget(self._offered)
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setMaximumWidth(WIDEST_PX)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 16)
        column.setSpacing(8)
        for words, shown in (
            (tr("On which visits"), self.which),
            (tr("Kinds of report"), None),
            (tr("Writer"), self.writer),
        ):
            column.addWidget(plain_label(words, "section"))
            if shown is None:
                column.addLayout(self._kinds)
            else:
                column.addWidget(shown)
        column.addStretch()
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setWidget(inside)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.go)
        acts.addWidget(button(tr("Cancel"), self.closed.emit))
        acts.addStretch()
        foot = QVBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self.told)
        foot.addWidget(self.left_out)
        foot.addLayout(acts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 20)
        whole.setSpacing(12)
        whole.addWidget(plain_label(tr("New batch"), "heading"))
        whole.addWidget(scrolled, 1)
        whole.addLayout(foot)

    # --- reading

    def show_wanted(self, wanted: WantedReports) -> None:
        """Ask about these visits; without chosen ones, about all that are listed."""
        run_task(self, lambda: self._look(wanted), self._show)

    def _look(self, wanted: WantedReports) -> Read:
        # Slow at first: away from the window's thread.
        from voxdesk.services import batch_planning, model_library

        desk = self._desk
        listed = [each.visit.id for each in desk.store.lists.visits(text=wanted.text)]
        writers = [
            (each.entry.id, each.entry.title)
            for each in model_library.listed(desk.catalogue)
            if each.entry.role is ModelRole.WRITING and each.state is ModelState.INSTALLED
        ]
        asked, known = desk.settings.writing_model, {writer for writer, _title in writers}
        return Read(
            batch_planning.plan(desk, wanted.chosen) if wanted.chosen else None,
            batch_planning.plan(desk, listed),
            (*writers, (EXTRACTIVE, tr("None: evidence without verdicts"))),
            asked if asked in known else EXTRACTIVE,
        )

    def _show(self, read: Read) -> None:
        self._read = read
        self.which.blockSignals(True)
        self.which.clear()
        if read.chosen is not None:
            self.which.addItem(tr("%n chosen visits", len(read.chosen.visit_ids)))
        self.which.addItem(tr("All %n visits of the list", len(read.all.visit_ids)))
        self.which.blockSignals(False)
        self.writer.clear()
        for writer, title in read.writers:
            self.writer.addItem(title, writer)
        self.writer.setCurrentIndex(max(self.writer.findData(read.writer), 0))
        self._show_offers()

    def plan(self) -> "Plan | None":
        """What can be written on the visits that are asked about."""
        if self._read is None:
            return None
        first = self.which.currentIndex() == 0
        return self._read.chosen if first and self._read.chosen is not None else self._read.all

    # --- kinds

    def kinds(self) -> tuple[str, ...]:
        """The ticked kinds that fit at least one visit."""
        return tuple(kind for kind, tick in self._ticks.items() if tick.isChecked())

    def tick(self, kind: str) -> Tick:
        return self._ticks[kind]

    def _show_offers(self) -> None:
        plan, ticked = self.plan(), set(self.kinds())
        if plan is None:
            return
        self._ticks = {}
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for offer in plan.offers:
            column.addWidget(self._tick(offer, len(plan.visit_ids), ticked))
        self._kinds.replaceWidget(self._offered, fresh)
        self._offered.hide()
        self._offered.deleteLater()
        self._offered = fresh
        self._explain()

    def _tick(self, offer: "Offer", visits: int, ticked: set[str]) -> Tick:
        scenario = offer.scenario
        title = scenario.title.within(QLocale().name()[:2])
        words = f"{scenario.kind} · {title}" if scenario.kind != scenario.id else title
        if offer.fits < visits:
            words = tr("{kind} (fits {fits} of {visits})").format(
                kind=words, fits=offer.fits, visits=visits
            )
        made = self._ticks[scenario.kind] = Tick(words.replace("&", "&&"))
        made.setEnabled(bool(offer.fits))
        made.setChecked(scenario.kind in ticked and bool(offer.fits))
        kinds = ", ".join(texts.name(each) for each in sorted(scenario.site_kinds))
        made.setToolTip(tr("Only for: {kinds}").format(kinds=kinds))
        made.toggled.connect(lambda _on: self._explain())
        return made

    def _explain(self) -> None:
        """How many reports it comes to, what is left out, and why nothing can begin yet."""
        plan, kinds = self.plan(), self.kinds()
        reports = plan.reports(kinds) if plan else 0
        why = "" if reports else tr("Choose a kind of report first")
        self.go.setEnabled(not why)
        self.go.setToolTip(why)
        self.go.setText(tr("Write %n reports", reports) if reports else tr("Write"))
        self.told.setText(_how_long(plan, kinds, reports) if plan and reports else why)
        self.left_out.setText(_left_out(plan, kinds) if plan else "")

    def begin(self) -> None:
        """Queue them; they go on without this page."""
        from voxdesk.services import batching

        plan, kinds, desk = self.plan(), self.kinds(), self._desk
        if plan is None or not plan.reports(kinds):
            return
        writer, visit_ids = str(self.writer.currentData()), plan.visit_ids

        def done(batch: batching.Batch) -> None:
            self._frame.following.refresh()
            words = tr("%n reports are being written", len(batch.jobs))
            self._frame.tell(words, False)
            self.begun.emit(batch.name)

        self.go.setEnabled(False)
        run_in_order(
            self, lambda: batching.submit(desk, visit_ids, kinds, writer), done, self._explain
        )


def _how_long(plan: "Plan", kinds: Sequence[str], reports: int) -> str:
    seconds = plan.seconds(kinds)
    words = tr("%n reports", reports)
    if seconds is None:
        return tr("{reports}. How long they take is not known yet.").format(reports=words)
    length = readable_length(int(seconds * 1000))
    return tr("{reports}, about {time}.").format(reports=words, time=length)


def _left_out(plan: "Plan", kinds: Sequence[str]) -> str:
    """What will not be written, and what may fail."""
    told = []
    if left := plan.left_out(kinds):
        told.append(tr("%n are left out: their kind does not fit the kind of site.", left))
    if plan.unheard:
        told.append(
            tr("%n visits have no transcript yet: without one their reports fail.", plan.unheard)
        )
    return " ".join(told)
