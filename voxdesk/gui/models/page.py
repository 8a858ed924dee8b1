"""Models by what they are for: which are here, which is used, and how others come here."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from voxdesk.domain.model_entry import ModelRole, ModelState
from voxdesk.gui.background import run_task
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.frame import Frame
from voxdesk.gui.models import wording
from voxdesk.gui.models.looking import look
from voxdesk.gui.models.model_card import MOST_WIDTH_PX, ModelCard, Shown
from voxdesk.gui.models.no_speech import NoSpeech
from voxdesk.gui.page import Page
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.in_turns import InTurns
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.words import later, tr
from voxdesk.settings import with_values

EDGE_PX = 32
LOOK_EVERY_MS = 120
HERE, ALL = range(2)
GROUP = later("Models")
ADD = Command("models.add", later("Add from a folder…"), GROUP, (), "folder")
ADD_FILE = Command("models.add_file", later("Add a GGUF file…"), GROUP)
VERIFY = Command("models.verify", later("Verify all models"), GROUP, (), "check")
LOOK = Command("models.look", later("Look again"), GROUP, (), "retry")


class ModelsPage(Page):
    """Cards by role; models lie beside the library, so the page looks whenever it is shown."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self._desk = frame.desk
        self._cards: dict[str, ModelCard] = {}
        self._turns = InTurns(self)
        self._columns: dict[ModelRole, QVBoxLayout] = {}
        self._reading: dict[str, list[int]] = {}
        self._read_damaged: dict[str, str] = {}
        """What reading every file through found, which a look at sizes and times does not see."""
        self._watching = QTimer(self, interval=LOOK_EVERY_MS)
        self._watching.timeout.connect(self._show_reading)
        self.add_button = button(tr(ADD.words), self.ask_for_folder, look="primary", icon="folder")
        self.look_button = button(tr(LOOK.words), self.look, icon="retry")
        self.working = plain_label("", "muted")
        self.no_speech = NoSpeech()
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(tr("Which models to show"))
        self.tabs.addTab(tr("On this computer"))
        self.tabs.addTab(tr("All"))
        self.tabs.currentChanged.connect(lambda _place: self._show_fitting())
        self._scrolled = QScrollArea()
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(plain_label(tr("Models"), "title"))
        head.addSpacing(4)
        head.addWidget(self.working, 1)
        head.addWidget(self.look_button)
        head.addWidget(self.add_button)
        inside = QWidget()
        inside.setMaximumWidth(MOST_WIDTH_PX + 2 * EDGE_PX)
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE_PX, 24, EDGE_PX, 24)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(12)
        column.addWidget(self.tabs)
        column.addSpacing(16)
        column.addWidget(self.no_speech)
        for role, (title, what) in wording.ROLES.items():
            column.addWidget(plain_label(tr(title), "heading"))
            column.addWidget(plain_label(tr(what), "muted", wrap=True))
            self._columns[role] = QVBoxLayout()
            self._columns[role].setSpacing(0)
            self._columns[role].setContentsMargins(0, 0, 0, 24)
            column.addLayout(self._columns[role])
        column.addStretch()
        self._scrolled.setWidgetResizable(True)
        self._scrolled.setFrameShape(QFrame.Shape.NoFrame)
        self._scrolled.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scrolled)

    def offer(self, commands: Commands) -> None:
        commands.offer(ADD, self.ask_for_folder, self)
        commands.offer(ADD_FILE, self.ask_for_file, self)
        commands.offer(VERIFY, self.verify_all, self)
        commands.offer(LOOK, self.look, self)

    def take_focus(self) -> None:
        self._scrolled.setFocus()
        self.look()

    def cards(self) -> dict[str, ModelCard]:
        return self._cards

    # --- looking

    def look(self) -> None:
        """See which models are here."""
        self.working.setText(tr("Looking…") if not self._cards else self.working.text())
        run_task(self, partial(look, self._desk), self._show, partial(self.working.setText, ""))

    def _show(self, found: Sequence[Shown]) -> None:
        self.working.setText("")
        found = [self._as_read(each) for each in found]
        for gone in self._cards.keys() - {each.entry.id for each in found}:
            self._cards.pop(gone).deleteLater()
        order = {ModelState.INSTALLED: 0, ModelState.DAMAGED: 1, ModelState.MISSING: 2}
        ranked = sorted(found, key=lambda each: (not each.in_use, order[each.state]))
        self._turns.begin(self._placed(ranked))
        speech = [each for each in found if each.entry.role is ModelRole.SPEECH]
        none = not any(each.state is ModelState.INSTALLED for each in speech)
        self.no_speech.setVisible(none)
        here = sum(1 for each in found if each.state is not ModelState.MISSING)
        self.tabs.setTabText(HERE, tr("On this computer {count}").format(count=here))
        self.tabs.setTabText(ALL, tr("All {count}").format(count=len(found)))

    def _placed(self, ranked: Sequence[Shown]) -> Iterator[None]:
        """The cards in their order, one at each step."""
        for each in ranked:
            card = self._cards.get(each.entry.id)
            if card is None:
                card = self._cards[each.entry.id] = ModelCard(each)
                card.asked.connect(self._act)
            else:
                card.show_model(each)
            self._show_where_it_fits(card)
            column = self._columns[each.entry.role]
            column.removeWidget(card)
            column.addWidget(card)
            yield

    def _as_read(self, shown: Shown) -> Shown:
        damage = self._read_damaged.get(shown.entry.id)
        if damage is None or shown.state is not ModelState.INSTALLED:
            return shown
        return replace(shown, state=ModelState.DAMAGED, damage=damage)

    def _show_fitting(self) -> None:
        for card in self._cards.values():
            self._show_where_it_fits(card)

    def _show_where_it_fits(self, card: ModelCard) -> None:
        shown = card.shown()
        here = shown.state is not ModelState.MISSING or shown.in_use
        card.setVisible(here or self.tabs.currentIndex() == ALL)

    # --- doing

    def _act(self, act: str, model_id: str) -> None:
        acts: dict[str, Callable[[str], None]] = {
            "use": self.use,
            "verify": self.verify,
            "remove": self.remove,
        }
        acts[act](model_id)

    def use(self, model_id: str) -> None:
        """Use a model for its role from now on."""
        entry = self._cards[model_id].shown().entry
        name = wording.SETTINGS[entry.role]
        changed, _unfit = with_values(self._desk.settings, {name: model_id})
        self._frame.use(changed)
        self._frame.tell(tr("Used from now on: {model}").format(model=entry.title), False)
        self.look()

    def verify(self, model_id: str) -> None:
        """Read every file of a model and compare, telling how far that is."""
        from voxdesk.services import model_library
        from voxdesk.services.model_library import ModelStatus

        if model_id in self._reading:
            return
        read = self._reading[model_id] = [0]
        self._watching.start()
        self._show_reading()

        def count(size_bytes: int) -> None:
            read[0] += size_bytes

        def done(found: Sequence[ModelStatus]) -> None:
            self._read_through(model_id)
            self._read_damaged.pop(model_id, None)
            for each in found:
                if each.state is ModelState.DAMAGED:
                    self._read_damaged[model_id] = each.reason
            if all(each.state is ModelState.INSTALLED for each in found):
                title = self._cards[model_id].shown().entry.title
                words = tr("{model}: every file is as it should be")
                self._frame.tell(words.format(model=title), False)
            self.look()

        run_task(
            self,
            lambda: model_library.verify(self._desk.catalogue, model_id, on_bytes=count),
            done,
            partial(self._read_through, model_id),
        )

    def verify_all(self) -> None:
        for model_id, card in self._cards.items():
            if card.shown().state is not ModelState.MISSING:
                self.verify(model_id)

    def _show_reading(self) -> None:
        for model_id, read in self._reading.items():
            card = self._cards[model_id]
            card.show_reading(min(read[0] / max(card.shown().entry.needs.disk_bytes, 1), 0.99))

    def _read_through(self, model_id: str) -> None:
        self._reading.pop(model_id, None)
        self._cards[model_id].show_reading(None)
        if not self._reading:
            self._watching.stop()

    def remove(self, model_id: str) -> None:
        """Delete a model's files."""
        from voxdesk.services import model_library

        desk, title = self._desk, self._cards[model_id].shown().entry.title

        def removed(_none: None) -> None:
            self._read_damaged.pop(model_id, None)
            self._cards[model_id].asking.hide()
            self._frame.tell(tr("Removed: {model}").format(model=title), False)
            self.look()

        run_task(
            self,
            lambda: model_library.remove(desk.catalogue, model_id, into=desk.paths.models),
            removed,
        )

    def ask_for_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("The folder of a model"))
        if chosen:
            self.add(Path(chosen))

    def ask_for_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, tr("A GGUF file"), "", "*.gguf")
        if chosen:
            self.add(Path(chosen))

    def add(self, path: Path) -> None:
        """Copy a model in."""
        from voxdesk.services import adding_models, calibrating

        desk = self._desk
        self.add_button.setEnabled(False)
        self.working.setText(tr("Copying {name}…").format(name=path.name))

        def over() -> None:
            self.add_button.setEnabled(True)
            self.working.setText("")

        def added(title: str) -> None:
            over()
            self._frame.tell(tr("Added: {model}").format(model=title), False)
            self.look()

        def work() -> str:
            entry = adding_models.add(desk.catalogue, path, into=desk.paths.models)
            calibrating.installed(desk.paths, desk.catalogue, entry)
            return entry.title

        run_task(self, work, added, over)
