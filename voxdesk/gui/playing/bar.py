"""The player's bar at the foot of the window, and what can be done with it by keys."""

from functools import partial

from PySide6.QtCore import QLocale, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics, QMouseEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QSlider,
    QStyle,
    QToolButton,
    QWidget,
)

from voxdesk import texts
from voxdesk.domain.timecode import clock
from voxdesk.gui import theme
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.playing.player import Player
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.words import later, tr

PLAYING = later("Playing")
TOGGLE = Command("play.toggle", later("Play or pause"), PLAYING, ("F4", "Ctrl+Space"), "play")
BACK = Command("play.back", later("Go back 5 seconds"), PLAYING, ("F3",), "jump-back")
FORWARD = Command("play.forward", later("Go on 5 seconds"), PLAYING, ("F5",), "jump-forward")
SLOWER = Command("play.slower", later("Play slower"), PLAYING, ("Alt+-",))
FASTER = Command("play.faster", later("Play faster"), PLAYING, ("Alt+=", "Alt++"))
NORMAL = Command("play.normal", later("Play at normal speed"), PLAYING, ("Alt+0",))
COMMANDS = (TOGGLE, BACK, FORWARD, SLOWER, FASTER, NORMAL)

SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
LEAST_SLIDER_PX, MOST_SLIDER_PX = 48, 640
STEP_MS = 5000
PAGE_STEP_MS = 30_000
SPEED_KEY = "playing/speed"


class PlayerBar(QWidget):
    """Seen when there is something to play."""

    def __init__(self, player: Player, commands: Commands, place: QSettings) -> None:
        super().__init__()
        self._player = player
        self._commands = commands
        self._place = place
        speed = place.value(SPEED_KEY, 1.0, float)
        player.set_speed(speed if isinstance(speed, float) and speed > 0 else 1.0)
        self.times = plain_label("")
        self.times.setFont(theme.font(theme.INTERFACE_PX, tabular=True))
        self.times.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.slider = SeekSlider()
        self.speed = QToolButton()
        self._offer()
        self._lay_out()
        player.moved.connect(self._show_moment)
        player.changed.connect(self._show)
        self.slider.seek_asked.connect(player.seek)
        self._show()

    def _offer(self) -> None:
        player, offer = self._player, self._commands.offer
        self._toggle = offer(TOGGLE, player.toggle)
        back = offer(BACK, partial(player.jump_by, -1))
        forward = offer(FORWARD, partial(player.jump_by, 1))
        offer(SLOWER, partial(self.change_speed, -1))
        offer(FASTER, partial(self.change_speed, 1))
        offer(NORMAL, partial(player.set_speed, 1.0))
        self.buttons = tuple(
            _button(action, command.icon)
            for action, command in ((back, BACK), (self._toggle, TOGGLE), (forward, FORWARD))
        )

    def _lay_out(self) -> None:
        menu = QMenu(self.speed)
        group = QActionGroup(menu)
        for each in SPEEDS:
            action = menu.addAction(_times(each))
            action.setCheckable(True)
            action.setData(each)
            group.addAction(action)
            action.triggered.connect(
                lambda _checked=False, speed=each: self._player.set_speed(speed)
            )
        self.speed.setMenu(menu)
        self.speed.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.speed.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.speed.setCursor(Qt.CursorShape.PointingHandCursor)
        widest = max(QFontMetrics(self.speed.font()).horizontalAdvance(_times(x)) for x in SPEEDS)
        self.speed.setMinimumWidth(widest + 16)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in self.buttons:
            row.addWidget(button)
        row.addSpacing(4)
        for widget in (self.times, self.slider, self.speed):
            row.addWidget(widget)
            row.addSpacing(4)

    def change_speed(self, by: int) -> None:
        """The next speed of `SPEEDS`, or the one before."""
        now = self._player.speed
        further = [each for each in SPEEDS if (each > now if by > 0 else each < now)]
        if further:
            self._player.set_speed(further[0] if by > 0 else further[-1])

    def _show(self) -> None:
        player = self._player
        self.setVisible(player.recording_id is not None and player.duration_ms > 0)
        reason = "" if player.recording_id is not None else tr("Open a recording first")
        if player.hindrance:
            reason = texts.message(player.hindrance)
        for command in COMMANDS:
            self._commands.explain(command.id, reason)
        for widget in (self.slider, self.speed):
            widget.setEnabled(not reason)
        words = tr("Pause") if player.playing else tr("Play")
        self._toggle.setIcon(theme.icon("pause" if player.playing else "play", "text"))
        self.buttons[1].setAccessibleName(words)
        if not reason:
            self._toggle.setToolTip(words)
        self._show_speed()
        self.slider.setMaximum(player.duration_ms)
        whole = self._words(player.duration_ms)
        metrics = QFontMetrics(self.times.font())
        self.times.setMinimumWidth(metrics.horizontalAdvance(whole) + 4)
        self._show_moment(player.position_ms)

    def _show_speed(self) -> None:
        words = _times(self._player.speed)
        if words != self.speed.text():
            self._place.setValue(SPEED_KEY, self._player.speed)
        self.speed.setText(words)
        self.speed.setToolTip(tr("Speed"))
        self.speed.setAccessibleName(tr("Speed {speed}").format(speed=words))
        for action in self.speed.menu().actions():
            action.setChecked(action.data() == self._player.speed)

    def _show_moment(self, ms: int) -> None:
        if not self.isHidden():
            self.times.setText(self._words(ms))
            self.slider.show_moment(ms)

    def _words(self, ms: int) -> str:
        return f"{clock(ms)}.{ms % 1000 // 100} / {clock(self._player.duration_ms)}"


class SeekSlider(QSlider):
    """Where playing stands; a click goes there, arrow keys go five seconds."""

    seek_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSingleStep(STEP_MS)
        self.setPageStep(PAGE_STEP_MS)
        self.setMinimumWidth(LEAST_SLIDER_PX)
        self.setMaximumWidth(MOST_SLIDER_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Position in the recording"))
        self.actionTriggered.connect(lambda _action: self.seek_asked.emit(self.sliderPosition()))

    def sizeHint(self) -> QSize:
        return QSize(200, super().sizeHint().height())

    def show_moment(self, ms: int) -> None:
        if not self.isSliderDown():
            self.setValue(ms)
            self.setAccessibleDescription(clock(ms))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self.setSliderDown(True)
        self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._go(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderDown(False)
            self.seek_asked.emit(self.value())
        else:
            super().mouseReleaseEvent(event)

    def _go(self, event: QMouseEvent) -> None:
        self.setValue(
            QStyle.sliderValueFromPosition(
                self.minimum(), self.maximum(), int(event.position().x()), self.width()
            )
        )


def _button(action: QAction, icon: str) -> QToolButton:
    action.setIcon(theme.icon(icon, "text"))
    made = QToolButton()
    made.setDefaultAction(action)
    made.setIconSize(QSize(theme.ICON_PX, theme.ICON_PX))
    made.setAccessibleName(action.text())
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def _times(speed: float) -> str:
    """`1.25×`, in the user's way to write numbers."""
    return f"{QLocale().toString(speed, 'g', 3)}×"
