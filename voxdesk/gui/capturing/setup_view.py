"""Before recording: which device, how loud it is, and what it will be called."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from voxdesk.desk import Desk
from voxdesk.domain.ids import VisitId
from voxdesk.domain.timecode import clock
from voxdesk.domain.visit import NameKind, VisitCard
from voxdesk.errors import VoxDeskError
from voxdesk.gui.background import run_task
from voxdesk.gui.capturing.ending import Broken
from voxdesk.gui.capturing.listening import Listening
from voxdesk.gui.capturing.meter import Meter
from voxdesk.gui.capturing.recorder import Wish
from voxdesk.gui.card.field import Field
from voxdesk.gui.card.name_field import NameField
from voxdesk.gui.widgets.banner import Banner
from voxdesk.gui.widgets.buttons import button, icon_button
from voxdesk.gui.widgets.choice import Choice
from voxdesk.gui.widgets.labels import IconLabel, hairline, plain_label
from voxdesk.gui.widgets.tick import Tick
from voxdesk.gui.words import tr

if TYPE_CHECKING:
    from voxdesk.services.capturing import SoundDevice

CHOSEN = "record/device"
LIVE = "record/live_text"
LOOK_MS = 5000
FIRST_LOOK_MS = 200


class SetupView(QWidget):
    """The form; listens to the chosen device while it is in sight, and keeps nothing."""

    start_asked = Signal()
    devices_changed = Signal()

    def __init__(self, desk: Desk, place: QSettings) -> None:
        super().__init__()
        self._desk = desk
        self._place = place
        self._devices: tuple[SoundDevice, ...] | None = None
        self._follow: VisitId | None = None
        self.problem = ""
        self.device = Choice(tr("Microphone"))
        self.device.setPlaceholderText(tr("Looking for devices…"))
        self.system = Tick(tr("Record what this computer plays, too"))
        self.live = Tick(tr("Show live text while recording"))
        self.live.setToolTip(tr("The speech model listens along; recording never waits for it"))
        self.live.setChecked(place.value(LIVE, "yes") == "yes")
        self.live.toggled.connect(lambda on: place.setValue(LIVE, "yes" if on else "no"))
        self.played = Choice(tr("Which output"))
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the recording"))
        self.name.setPlaceholderText(tr("Date and time"))
        self.site = NameField(tr("Site"))
        self.client = NameField(tr("Client"))
        self.meter = Meter()
        self.room = plain_label("", "muted")
        self.broken = Banner()
        self.said = plain_label("", "muted", wrap=True)
        self.again = icon_button("retry", tr("Look for devices again"), self.look)
        self.start = button(
            tr("Start recording"), self.start_asked.emit, look="primary", icon="record"
        )
        self._listening = Listening(desk, self)
        self._listening.heard.connect(self.meter.hear)
        self._looking = QTimer(self)
        self._looking.timeout.connect(self.look)
        self.device.currentIndexChanged.connect(lambda _row: self._listen())
        self.device.activated.connect(
            lambda _row: place.setValue(CHOSEN, str(self.device.currentData()))
        )
        self.system.toggled.connect(lambda _on: self._show_system())
        self._lay_out()

    def _lay_out(self) -> None:
        chooser = QWidget()
        chosen = QHBoxLayout(chooser)
        chosen.setContentsMargins(0, 0, 0, 0)
        chosen.setSpacing(4)
        chosen.addWidget(self.device, 1)
        chosen.addWidget(self.again)
        device = Field(tr("Microphone"), chooser)
        level = Field(tr("Level"), self.meter)
        beside = QVBoxLayout()
        beside.setSpacing(8)
        for each in (self.system, self.played, self.said, self.live):
            beside.addWidget(each)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(16)
        left.addWidget(device)
        left.addWidget(level)
        left.addLayout(beside)
        right.addWidget(Field(tr("Name of the recording"), self.name))
        right.addWidget(Field(tr("Site"), self.site))
        right.addWidget(Field(tr("Client"), self.client))
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        for at, side in enumerate((left, right)):
            grid.addLayout(side, 0, at, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(at, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(24)
        column.addWidget(self.broken)
        column.addLayout(grid)
        column.addWidget(hairline())
        column.addLayout(self._consent())
        column.addLayout(self._foot())
        column.addStretch()
        self._show_system()

    def _consent(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconLabel("info", "muted"))
        words = tr(
            "Ask everybody who is recorded. Who agreed, and when, has its place on the visit card."
        )
        row.addWidget(plain_label(words, "muted", wrap=True), 1)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.start)
        row.addWidget(self.room)
        row.addStretch()
        return row

    # --- what was chosen

    def wish(self) -> Wish:
        """What is to be recorded."""
        card = VisitCard(site=self.site.text().strip(), client=self.client.text().strip())
        playing = self.system.isChecked() and self.played.currentData() is not None
        return Wish(
            device=str(self.device.currentData() or ""),
            system=str(self.played.currentData()) if playing else "",
            name=self.name.text().strip(),
            visit=card if self._follow is None else self._follow,
            live_text=self.live.isChecked(),
        )

    def show_broken(self, broken: Broken | None) -> None:
        """Say how the last recording ended, and go on with its visit."""
        self._follow = None if broken is None else broken.visit_id
        reason = "" if self._follow is None else tr("Goes on with the visit that was recorded")
        for field in (self.site, self.client):
            field.setEnabled(not reason)
            field.setToolTip(reason)
        self.start.setText(tr("Go on recording") if reason else tr("Start recording"))
        if broken is None:
            self.broken.hide()
            return
        kept = tr("{length} were recorded and are kept. Choose a device and go on, or leave it.")
        what = kept.format(length=clock(broken.kept_ms)) if broken.kept_ms else broken.remedy
        self.broken.tell("warning", broken.words, what)

    def show_start(self, reason: str) -> None:
        """Whether recording may start; a reason when not."""
        self.start.setEnabled(not reason)
        self.start.setToolTip(reason)

    # --- devices

    def begin(self) -> None:
        """Look and listen, as long as this is in sight."""
        # Whoever only passes by opens no microphone.
        self._looking.start(FIRST_LOOK_MS)

    def rest(self) -> None:
        """Let the device go."""
        self._looking.stop()
        self._listening.rest()
        self.meter.rest()

    def release(self) -> Callable[[], None]:
        """Listen no more; what is returned lets the device go, and takes its time."""
        self._looking.stop()
        self.meter.rest()
        return self._listening.release()

    def look(self) -> None:
        """Read the devices, names and the room on the disk again."""
        first = self._looking.interval() == FIRST_LOOK_MS
        self._looking.setInterval(LOOK_MS)
        desk, system = self._desk, self.system.isChecked()

        def read() -> "tuple[tuple[SoundDevice, ...], float, list[tuple[str, ...]]]":
            from voxdesk.services import capturing

            names = [desk.store.names.names(kind) for kind in (NameKind.SITE, NameKind.CLIENT)]
            try:
                found = capturing.devices(desk)
            except VoxDeskError:
                found = ()
            return found, capturing.room_s(desk, system=system), names

        def done(
            read: "tuple[tuple[SoundDevice, ...], float, list[tuple[str, ...]]]",
        ) -> None:
            devices, room_s, names = read
            self._show_room(room_s)
            self.site.offer(names[0])
            self.client.offer(names[1])
            self._show_devices(devices, first=first)

        run_task(self, read, done)

    def _show_room(self, room_s: float) -> None:
        minutes = int(max(room_s, 0)) // 60
        self.room.setText(
            tr("The disk has room for {hours} h").format(hours=minutes // 60)
            if minutes >= 120
            else tr("The disk has room for {minutes} min").format(minutes=minutes)
        )

    def _show_devices(self, devices: "tuple[SoundDevice, ...]", *, first: bool) -> None:
        if devices != self._devices:
            self._devices = devices
            own = [each for each in devices if not each.system] or list(devices)
            _fill(self.device, own, str(self._place.value(CHOSEN) or ""))
            _fill(self.played, [each for each in devices if each.system], "")
            found = tr("No microphone was found. Connect one; it appears here.")
            self.problem = "" if devices else found
            self._show_system()
            self.devices_changed.emit()
        elif not first:
            return
        self._listen()

    def _show_system(self) -> None:
        there = self.played.count() > 0
        self.system.setEnabled(there)
        self.played.setVisible(there and self.system.isChecked())
        none = tr("This computer offers no way to record what it plays.")
        reason = "" if there or self._devices is None else none
        self.system.setToolTip(reason)
        apart = tr("It goes on a channel of its own, so that voices are told apart.")
        self.said.setText(reason or apart)

    def _listen(self) -> None:
        if self._devices and self._looking.isActive():
            self._listening.listen(str(self.device.currentData() or ""))
        else:
            self._listening.rest()
            self.meter.rest()


def _fill(choice: Choice, devices: "Sequence[SoundDevice]", usual_name: str) -> None:
    """Offer these devices; the one that was chosen stays so while it is there."""
    with QSignalBlocker(choice):
        before = choice.currentData() or usual_name
        choice.clear()
        called = Counter(each.words or each.name for each in devices)
        for each in devices:
            words = each.words or each.name
            choice.addItem(words if called[words] == 1 else f"{words} ({each.name})", each.name)
        usual = next((row for row, each in enumerate(devices) if each.is_default), 0)
        row = choice.findData(before)
        choice.setCurrentIndex(row if row >= 0 else usual if devices else -1)
    choice.setPlaceholderText("" if devices else tr("No device was found"))
    choice.setEnabled(bool(devices))
    choice.setToolTip("" if devices else tr("No device was found"))
