"""Beginning a report: which kind, by which writer; what cannot be made here says why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from voxdesk import texts
from voxdesk.domain.ids import RecordingId, VisitId
from voxdesk.domain.job import Job
from voxdesk.domain.model_entry import EXTRACTIVE, ModelRole, ModelState
from voxdesk.domain.scenario import Scenario, VisitPurpose
from voxdesk.domain.visit import SiteKind, VisitRow
from voxdesk.gui import theme
from voxdesk.gui.background import run_in_order, run_task
from voxdesk.gui.frame import Frame
from voxdesk.gui.recordings.acting import MOST_VISITS, visit_words
from voxdesk.gui.recordings.chooser import Chooser, Popup
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.choice import Choice
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.words import later, tr

WIDTH_PX = 460
ROW_PX = 30
MOST_OF_A_NAME = 3
TALL_PX = 100
"""What is higher than this is no button: a list opens in its middle."""
MOST_ROWS = 13
KIND = int(Qt.ItemDataRole.UserRole)
OWN = "own"
GROUPS = {
    VisitPurpose.INTERVIEW: later("Interview"),
    VisitPurpose.DESIGN: later("Design audit"),
    VisitPurpose.ANY: later("Any visit"),
    OWN: later("Your own"),
}
"""Kinds of report by what they are for; what people wrote stands by itself."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A kind of report; `why_not` is empty where it can be made."""

    kind: str
    title: str
    group: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen: kinds, and writers by their id and title."""

    offers: tuple[Offer, ...]
    writers: tuple[tuple[str, str], ...]
    writer: str
    """The one of the settings."""


def offers(
    scenarios: Sequence[tuple[Scenario, bool]], site_kind: SiteKind, language: str
) -> tuple[Offer, ...]:
    """Kinds of report by group, each with why it is not for this kind of site; True: people's."""
    made = [
        Offer(
            scenario.kind,
            scenario.title.within(language),
            OWN if own else scenario.purpose,
            _why_not(scenario, site_kind),
        )
        for scenario, own in scenarios
    ]
    order = list(GROUPS)
    return tuple(sorted(made, key=lambda each: (order.index(each.group), each.kind)))


def _why_not(scenario: Scenario, site_kind: SiteKind) -> str:
    if site_kind in scenario.site_kinds:
        return ""
    kinds = ", ".join(texts.name(each) for each in SiteKind if each in scenario.site_kinds)
    if site_kind is SiteKind.OTHER:
        return tr("The card has to say which kind of site: {kinds}").format(kinds=kinds)
    return tr("Only for: {kinds}").format(kinds=kinds)


class NewReport(Popup):
    """A list of kinds, a writer, and one button; Enter on a kind begins, too."""

    begun = Signal()

    def __init__(
        self,
        frame: Frame,
        at: QWidget,
        recording_ids: Sequence[RecordingId],
        visit_id: VisitId | None,
        choices: Choices,
    ) -> None:
        super().__init__(at, tr("New report"))
        self._frame = frame
        self._recording_ids = tuple(recording_ids)
        self._visit_id = visit_id
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Kinds of report"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.writer = Choice(tr("Writer"))
        self.go = button(tr("Write the report"), self.begin, look="primary", icon="report")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(plain_label(tr("New report"), "heading"))
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(plain_label(tr("Writer"), "muted"))
        row.addWidget(self.writer, 1)
        column.addLayout(row)
        # In a line of its own: neither it nor the writer's name is cut off in any language.
        column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(WIDTH_PX)
        self._fill(choices)
        self.list.itemActivated.connect(lambda _item: self.begin())
        self.list.currentItemChanged.connect(lambda _now, _was: self._allow())
        self._allow()

    def _fill(self, choices: Choices) -> None:
        group = ""
        for offer in choices.offers:
            if offer.group != group:
                group = offer.group
                head = self._add(tr(GROUPS[group]), Qt.ItemFlag.NoItemFlags)
                head.setFont(theme.font(theme.CAPTION_PX, bold=True))
            # Only short ones are names people use; the others say the same as the title.
            named = len(offer.kind) <= MOST_OF_A_NAME
            words = f"{offer.kind}  {offer.title}" if named else offer.title
            if offer.why_not:
                item = self._add(f"{words}\n{offer.why_not}", Qt.ItemFlag.NoItemFlags)
                item.setToolTip(offer.why_not)
            else:
                flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
                self._add(words, flags).setData(KIND, offer.kind)
        first = (at for at in range(self.list.count()) if self.list.item(at).data(KIND))
        self.list.setCurrentRow(next(first, -1))
        rows = min(self.list.count(), MOST_ROWS)
        self.list.setMinimumHeight(rows * ROW_PX)
        for writer, title in choices.writers:
            self.writer.addItem(title, writer)
        self.writer.setCurrentIndex(max(self.writer.findData(choices.writer), 0))

    def _add(self, words: str, flags: Qt.ItemFlag) -> QListWidgetItem:
        item = QListWidgetItem(words)
        item.setFlags(flags)
        if flags == Qt.ItemFlag.NoItemFlags:
            item.setForeground(theme.colour("muted"))
        self.list.addItem(item)
        return item

    def kind(self) -> str:
        """The chosen kind; empty for none."""
        item = self.list.currentItem()
        return str(item.data(KIND) or "") if item is not None else ""

    def _allow(self) -> None:
        there = bool(self.kind())
        self.go.setEnabled(there)
        self.go.setToolTip("" if there else tr("Choose a kind of report first"))

    def open(self) -> None:
        super().open()
        if self._at.height() > TALL_PX:
            put_in_the_middle(self, self._at)
        self.stay_in_sight()
        self.list.setFocus()

    def begin(self) -> None:
        """Queue the report."""
        if not self.kind():
            return
        from voxdesk.services import reporting

        frame, desk = self._frame, self._frame.desk
        kind, writer = self.kind(), str(self.writer.currentData())
        ids, visit_id = self._recording_ids, self._visit_id

        def submit() -> Job:
            return reporting.submit(desk, ids, kind=kind, writer=writer, visit_id=visit_id)

        def done(_job: Job) -> None:
            frame.following.refresh()
            frame.tell(tr("The report is being written"), False)

        run_in_order(frame.following, submit, done)
        self.begun.emit()
        self.close()


def ask(
    frame: Frame,
    at: QWidget,
    recording_ids: Sequence[RecordingId],
    opened: Callable[[NewReport], object] = lambda _popup: None,
) -> None:
    """Ask which report to write over recordings, beside what asked for it."""

    def show(found: tuple[Choices, VisitId | None]) -> None:
        popup = NewReport(frame, at, recording_ids, found[1], found[0])
        popup.open()
        opened(popup)

    run_task(at, lambda: _choices(frame, recording_ids), show)


def ask_for_visit(frame: Frame, at: QWidget) -> None:
    """Ask for the visit first."""
    store = frame.desk.store

    def show(rows: tuple[VisitRow, ...]) -> None:
        heard = [(visit_words(row), row.visit.id) for row in rows if row.recordings]
        chooser = Chooser(at, tr("A report on which visit?"), heard)
        chooser.chosen.connect(lambda visit_id: recordings_of(VisitId(int(visit_id))))
        chooser.open()
        if at.height() > TALL_PX:
            put_in_the_middle(chooser, at)

    def recordings_of(visit_id: VisitId) -> None:
        def read() -> tuple[RecordingId, ...]:
            return tuple(each.id for each in store.recordings.of_visit(visit_id))

        run_task(at, read, lambda found: ask(frame, at, found))

    run_task(at, lambda: store.lists.visits(limit=MOST_VISITS), show)


def put_in_the_middle(popup: QWidget, of: QWidget) -> None:
    popup.move(of.mapToGlobal(of.rect().center() - popup.rect().center()))


def _choices(frame: Frame, recording_ids: Sequence[RecordingId]) -> tuple[Choices, VisitId | None]:
    from voxdesk.services import model_library, reporting, scenarios

    desk = frame.desk
    visits = {desk.store.recordings.get(each).visit_id for each in recording_ids}
    visit_id = visits.pop() if len(visits) == 1 else None
    kinds = [(each.scenario, each.own) for each in scenarios.kinds(desk)]
    site_kind = reporting.site_kind(desk, visit_id)
    writers = [
        (each.entry.id, each.entry.title)
        for each in model_library.listed(desk.catalogue)
        if each.entry.role is ModelRole.WRITING and each.state is ModelState.INSTALLED
    ]
    none = (EXTRACTIVE, tr("None: evidence without verdicts"))
    made = offers(kinds, site_kind, desk.settings.language)
    known = {writer for writer, _title in writers}
    asked = desk.settings.writing_model
    choices = Choices(made, (*writers, none), asked if asked in known else EXTRACTIVE)
    return choices, visit_id
