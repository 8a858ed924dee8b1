"""One voice: how it is called, its role, how much it speaks, what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from voxdesk import texts
from voxdesk.domain.timecode import clock
from voxdesk.domain.transcript import Segment, Speaker, SpeakerRole
from voxdesk.gui import theme
from voxdesk.gui.card.name_field import NameField
from voxdesk.gui.frame import Frame
from voxdesk.gui.speakers.acts import SpeakerActs, called
from voxdesk.gui.speakers.shares import Share
from voxdesk.gui.widgets.buttons import button, icon_button, more_button
from voxdesk.gui.widgets.choice import Choice
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.words import tr

BAR_PX = 4
MARK_PX = 12


class SpeakerRow(QWidget):
    """Shows a voice with `show_speaker`; keeps what somebody is typing."""

    def __init__(self, frame: Frame, acts: SpeakerActs, speaker: Speaker) -> None:
        super().__init__()
        self._frame = frame
        self._acts = acts
        self.speaker = speaker
        self._share = Share()
        self._next_sample = 0
        self._selected: tuple[Segment, ...] = ()
        self.mark = _Mark()
        self.name = NameField(tr("Name of {label}").format(label=speaker.label))
        self.name.setPlaceholderText(tr("Name of {label}").format(label=speaker.label))
        self.name.left.connect(self._rename)
        self.name.picked.connect(self._rename)
        self.role = Choice(tr("Role of {label}").format(label=speaker.label))
        for role in SpeakerRole:
            self.role.addItem(texts.name(role), role.value)
        self.role.activated.connect(self._give_role)
        self.play = icon_button("play", tr("Play a sample of this speaker"), self.play_sample)
        self.more = more_button(tr("More to do with {label}").format(label=speaker.label))
        self._menu = QMenu(self.more)
        self.more.setMenu(self._menu)
        self._facts = plain_label("", "caption")
        self._bar = _Bar()
        self.give = button(tr("Give selection"), self._give, look="link")
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        for widget, stretch in ((self.mark, 0), (self.name, 1), (self.play, 0), (self.more, 0)):
            top.addWidget(widget, stretch)
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addSpacing(MARK_PX + 8)
        middle.addWidget(self.role)
        middle.addStretch()
        middle.addWidget(self.give)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addSpacing(MARK_PX + 8)
        foot.addWidget(self._bar, 1)
        foot.addWidget(self._facts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        for line in (top, middle, foot):
            column.addLayout(line)

    def show_speaker(
        self, speaker: Speaker, share: Share, hue: int, others: Sequence[Speaker]
    ) -> None:
        if not self.name.hasFocus() or self.name.text() == self.speaker.name:
            self.name.show_name(speaker.name)
        self.speaker, self._share = speaker, share
        self.mark.show_hue(hue)
        self.role.setCurrentIndex(self.role.findData(speaker.role.value))
        percent = QLocale().toString(round(share.part * 100))
        self._facts.setText(f"{clock(share.spoken_ms)} · {percent} %")
        self._facts.setAccessibleName(
            tr("{name} speaks {time}, {percent} percent").format(
                name=called(speaker), time=clock(share.spoken_ms), percent=percent
            )
        )
        self._bar.show_part(share.part, hue)
        self.play.setEnabled(bool(share.samples))
        self.play.setToolTip(
            tr("Play a sample of this speaker")
            if share.samples
            else tr("Nothing is given to it yet")
        )
        self._fill_menu(others)

    def offer_names(self, names: Sequence[str]) -> None:
        self.name.offer(names)

    def show_selection(self, segments: Sequence[Segment]) -> None:
        """Lines that can be given to this speaker."""
        self._selected = tuple(each for each in segments if each.speaker_id != self.speaker.id)
        self.give.setEnabled(bool(self._selected))
        reason = tr("Select segments in the transcript first")
        if segments:
            reason = tr("What is selected is this speaker's already")
        self.give.setToolTip("" if self._selected else reason)
        self.give.setAccessibleName(
            tr("Give selection to {name}").format(name=called(self.speaker))
        )

    def play_sample(self) -> None:
        """Play a clear stretch of the voice; asked again, the next one."""
        if not self._share.samples:
            return
        start, end = self._share.samples[self._next_sample % len(self._share.samples)]
        self._next_sample += 1
        self._frame.player.play(start, end)

    def _fill_menu(self, others: Sequence[Speaker]) -> None:
        self._menu.clear()
        head = QAction(tr("Merge into (cannot be undone)"), self._menu)
        head.setEnabled(False)
        self._menu.addAction(head)
        for other in others:
            merge = QAction(called(other).replace("&", "&&"), self._menu)
            merge.triggered.connect(
                lambda _checked=False, into=other: self._acts.merge(self.speaker, into)
            )
            self._menu.addAction(merge)
        if not others:
            nobody = QAction(tr("There is no other speaker"), self._menu)
            nobody.setEnabled(False)
            self._menu.addAction(nobody)
        self._menu.addSeparator()
        remove = QAction(tr("Remove this speaker"), self._menu)
        remove.setEnabled(not self._share.spoken_ms)
        remove.triggered.connect(lambda _checked=False: self._acts.remove(self.speaker))
        self._menu.addAction(remove)

    def _rename(self, _name: str = "") -> None:
        name = " ".join(self.name.text().split())
        if name != self.speaker.name:
            self._acts.rename(self.speaker, name)

    def _give_role(self, _place: int) -> None:
        role = SpeakerRole(self.role.currentData())
        if role is not self.speaker.role:
            self._acts.give_role(self.speaker, role)

    def _give(self) -> None:
        self._acts.give(self.speaker, [each.id for each in self._selected])


class _Mark(QWidget):
    """The colour that the voice has everywhere."""

    def __init__(self) -> None:
        super().__init__()
        self._hue = 0
        self.setFixedSize(MARK_PX, MARK_PX)

    def show_hue(self, hue: int) -> None:
        self._hue = hue
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.speaker_colour(self._hue))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()


class _Bar(QWidget):
    """Which part of all that is spoken is this speaker's."""

    def __init__(self) -> None:
        super().__init__()
        self._part, self._hue = 0.0, 0
        self.setFixedHeight(BAR_PX)
        self.setMinimumWidth(40)

    def sizeHint(self) -> QSize:
        return QSize(120, BAR_PX)

    def show_part(self, part: float, hue: int) -> None:
        self._part, self._hue = part, hue
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(theme.colour("hairline"))
        painter.drawRoundedRect(whole, BAR_PX / 2, BAR_PX / 2)
        if self._part:
            whole.setWidth(max(whole.width() * self._part, BAR_PX))
            painter.setBrush(theme.speaker_colour(self._hue))
            painter.drawRoundedRect(whole, BAR_PX / 2, BAR_PX / 2)
        painter.end()
