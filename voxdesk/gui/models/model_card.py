"""One model: what it is good for, how it stands here, and what can be done with it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from voxdesk import texts
from voxdesk.domain.model_entry import ModelEntry, ModelState
from voxdesk.gui.models import wording
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.labels import ElidedLabel, IconLabel, plain_label, set_tone
from voxdesk.gui.widgets.progress_strip import ProgressStrip
from voxdesk.gui.words import tr

MOST_WIDTH_PX = 860


@dataclass(frozen=True, slots=True)
class Shown:
    """A model as the page knows it; the reasons say why something cannot be done now."""

    entry: ModelEntry
    state: ModelState
    folder: str = ""
    damage: str = ""
    in_use: bool = False
    trust: str = ""
    why_not_used: str = ""
    why_not_removed: str = ""
    why_not_fetched: str = ""


class ModelCard(QFrame):
    """Shows a model; `asked` names what shall be done: use, verify, remove."""

    asked = Signal(str, str)

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self._shown = shown
        entry = shown.entry
        self.setProperty("look", "card")
        self._icon = IconLabel("import", size_px=18)
        self._state = plain_label("", "strong")
        self._damage = plain_label("", tone="danger", wrap=True)
        self.bar = ProgressStrip()
        self.bar.hide()
        self.use = self._button("use", tr("Use"))
        self.verify = self._button("verify", tr("Verify"), look="quiet", icon="check")
        self.remove = button(
            tr("Remove…"),
            lambda: self._ask_to_remove(),
            look="quiet",
            icon="bin",
            name=tr("Remove {model}").format(model=entry.title),
        )
        self.get = button(
            tr("Get…"),
            lambda: self.way.setVisible(self.way.isHidden()),
            name=tr("Get {model}").format(model=entry.title),
        )
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(ElidedLabel(entry.title, "strong"), 1)
        head.addWidget(self._state)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addLayout(head)
        words.addWidget(plain_label(wording.needs(entry), "muted", wrap=True))
        words.addWidget(plain_label(wording.origin(entry), "caption", wrap=True))
        if shown.trust:
            words.addWidget(plain_label(shown.trust, "caption", wrap=True))
        words.addWidget(self._damage)
        words.addWidget(self.bar)
        words.addWidget(self._way_here())
        words.addWidget(self._asking())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 12)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addSpacing(4)
        row.addLayout(words, 1)
        for each in (self.use, self.get, self.verify, self.remove):
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        self.setMaximumWidth(MOST_WIDTH_PX)
        self.show_model(shown)

    def _button(self, act: str, words: str, *, look: str = "", icon: str = "") -> QPushButton:
        return button(
            words,
            lambda: self.asked.emit(act, self._shown.entry.id),
            look=look,
            icon=icon,
            name=f"{words}: {self._shown.entry.title}",
        )

    def _way_here(self) -> QWidget:
        """How it comes here: words, and the command to copy where there is one."""
        entry = self._shown.entry
        self.way = QWidget()
        column = QVBoxLayout(self.way)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        column.addWidget(plain_label(wording.way_here(entry), wrap=True))
        if entry.obtainable or entry.base:
            row = QHBoxLayout()
            row.setSpacing(10)
            self.command = plain_label(wording.fetch_command(entry), "strong")
            self.command.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.copy = button(tr("Copy"), self._copy, icon="copy")
            row.addWidget(self.command)
            row.addWidget(self.copy)
            row.addStretch()
            column.addLayout(row)
        self.way.hide()
        return self.way

    def _asking(self) -> QWidget:
        """Asks in place, because a removed model cannot simply be brought back."""
        self.asking = QWidget()
        self._asked = plain_label("", wrap=True)
        self.remove_now = self._button("remove", tr("Remove"))
        keep = button(tr("Keep"), self.asking.hide, look="quiet")
        row = QHBoxLayout(self.asking)
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._asked, 1)
        row.addWidget(self.remove_now)
        row.addWidget(keep)
        self.asking.hide()
        return self.asking

    def shown(self) -> Shown:
        return self._shown

    def state_words(self) -> str:
        return self._state.text()

    def show_model(self, shown: Shown) -> None:
        self._shown = shown
        here = shown.state is ModelState.INSTALLED
        icon, tint = wording.STATE_ICONS[shown.state]
        self._icon.show_icon(icon, "accent" if shown.in_use and here else tint)
        self._state.setText(self._state_in_words(shown))
        set_tone(self._state, "accent" if shown.in_use and here else tint)
        self._damage.setText(shown.damage)
        self._damage.setVisible(bool(shown.damage))
        self.use.setVisible(here and not shown.in_use)
        self.get.setVisible(not here)
        self.verify.setVisible(shown.state is not ModelState.MISSING)
        self.remove.setVisible(shown.state is not ModelState.MISSING)
        for act, reason in (
            (self.use, shown.why_not_used),
            (self.remove, shown.why_not_removed),
            (self.get, shown.why_not_fetched),
        ):
            act.setEnabled(not reason)
            act.setToolTip(reason)
        if here:
            self.way.hide()
        if shown.why_not_removed:
            self.asking.hide()
        self.setAccessibleName(f"{shown.entry.title}: {self._state.text()}")

    def show_reading(self, share: float | None) -> None:
        """How far its files were read; None when they are not being read."""
        self.bar.setVisible(share is not None)
        self.verify.setEnabled(share is None)
        self.verify.setText(tr("Verify") if share is None else tr("Reading…"))
        if share is not None:
            self.bar.show_share(share)

    def _state_in_words(self, shown: Shown) -> str:
        if shown.state is ModelState.INSTALLED and shown.in_use:
            return tr("In use")
        if shown.in_use:
            return tr("Chosen, but {state}").format(state=texts.name(shown.state).lower())
        return texts.name(shown.state)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.command.text())

    def _ask_to_remove(self) -> None:
        folder = self._shown.folder
        self._asked.setText(wording.back_again(self._shown.entry, None) if folder else "")
        self.asking.show()
        self.remove_now.setFocus()
