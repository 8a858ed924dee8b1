"""What is to be noticed while sound is captured, and told once each time it happens."""

import threading
from collections.abc import Callable

from voxdesk.desk import Desk
from voxdesk.domain.capture import Moment, MomentKind
from voxdesk.engines.base import SoundBlock, SoundDevice
from voxdesk.errors import VoxDeskError
from voxdesk.events import Notice
from voxdesk.services.journal import Journal
from voxdesk.store.captures import SAMPLE_BYTES

SILENT_PEAK = 0.003
"""-50 dB: below it a room with a working microphone in it never stays."""
SILENT_S = 60.0
DRIFT_S = 0.5
LOW_ROOM_S = 600.0
SPARE_BYTES = 256 << 20
"""Left on the disk when capturing stops for want of room."""
LOOK_S = 5.0

Tell = Callable[[Notice], None]


class Watch:
    """Looks at the sound, its clock and the disk, in the thread that captures."""

    def __init__(self, journal: Journal, free_bytes: Callable[[], int], tell: Tell) -> None:
        self._journal = journal
        self._free_bytes = free_bytes
        self._tell = tell
        self._silent_s = 0.0
        self._silence: int | None = None
        self._slept_s: float | None = None
        self._looked_ms = -1
        self._told: set[str] = set()
        self.room_s = self._room()

    def heard(self, block: SoundBlock) -> None:
        """A block that was kept."""
        seconds = block.frames / self._journal.sound.rate_hz
        if block.torn:
            self._journal.note(Moment(MomentKind.TORN, self._journal.heard_ms))
            self._tell_once("capture.torn")
        slept_s, self._slept_s = self._slept_s, block.slept_s
        if slept_s is not None and block.slept_s - slept_s >= 1.0:
            self._tell(Notice("capture.asleep", f"{block.slept_s - slept_s:.0f} s"))
        self._listen(block.peak, seconds)
        if self._journal.committed_ms != self._looked_ms:
            self._looked_ms = self._journal.committed_ms
            self._look()

    @property
    def full(self) -> bool:
        """Whether there is no more room for sound and for the recording to be made of it."""
        return self.room_s <= 0

    def _listen(self, peak: float, seconds: float) -> None:
        if peak >= SILENT_PEAK:
            self._silent_s, self._silence = 0.0, None
            return
        self._silent_s += seconds
        if self._silent_s < SILENT_S:
            return
        silent_ms = round(self._silent_s * 1000)
        if self._silence is None:
            began_ms = max(self._journal.heard_ms - silent_ms, 0)
            self._silence = self._journal.note(Moment(MomentKind.SILENCE, began_ms))
            self._tell(Notice("capture.silent"))

    def _look(self) -> None:
        """Once for each second that is kept."""
        self.room_s = self._room()
        if self.room_s < LOW_ROOM_S:
            self._tell_once("capture.disk_low", f"{max(self.room_s, 0) / 60:.0f} min")
        drift_s = self._journal.timing.drift_s
        if abs(drift_s) >= DRIFT_S:
            self._tell_once("capture.drift", f"{drift_s:+.1f} s")

    def _room(self) -> float:
        sound = self._journal.sound
        second = sound.rate_hz * sound.channels * SAMPLE_BYTES
        return room_s(self._free_bytes(), self._journal.committed_ms / 1000, second)

    def _tell_once(self, code: str, detail: str = "") -> None:
        if code not in self._told:
            self._told.add(code)
            self._tell(Notice(code, detail))


def room_s(free_bytes: int, kept_s: float, second_bytes: int) -> float:
    """For how many seconds more there is room: each is kept twice until its recording is made."""
    return (free_bytes - SPARE_BYTES - kept_s * second_bytes) / (2 * second_bytes)


class DeviceWatch:
    """Looks now and then whether the device is still there, and still the one of the system.

    `name` is what it is listed by; `default` says that it was taken for being the system's own.
    """

    def __init__(self, desk: Desk, name: str, *, default: bool, tell: Tell) -> None:
        self._desk = desk
        self._name = name
        self._default = name if default else ""
        self._tell = tell
        self._there = True
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="devices")
        self._thread.start()

    def stop(self) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._over.wait(LOOK_S):
            devices = self._listed()
            if devices:
                self._compare(devices)

    def _listed(self) -> tuple[SoundDevice, ...]:
        try:
            return tuple(self._desk.engines.devices())
        except VoxDeskError:  # what listing cannot say, the sound itself will
            return ()

    def _compare(self, devices: tuple[SoundDevice, ...]) -> None:
        there = any(device.name == self._name for device in devices)
        if self._there and not there:
            self._tell(Notice("capture.device_left"))
        self._there = there
        default = next((device for device in devices if device.is_default), None)
        if self._default and default is not None and default.name != self._default:
            self._default = default.name
            self._tell(Notice("capture.default_changed", default.words or default.name))
