"""Sound from a microphone into the library, second by second; `finishing` makes the recording.

Capturing has a thread of its own and promises one thing: what was committed is there, whatever
becomes of the device, the program or the computer.
"""

import shutil
import threading
from collections import deque
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime

from voxdesk.desk import Desk
from voxdesk.domain.capture import Moment, MomentKind
from voxdesk.domain.ids import CaptureId, VisitId
from voxdesk.domain.visit import VisitCard
from voxdesk.engines.base import SoundBlock, SoundFormat
from voxdesk.engines.base import SoundDevice as SoundDevice  # for faces
from voxdesk.errors import NotEnoughDisk, VoxDeskError
from voxdesk.events import Notice
from voxdesk.services import watching
from voxdesk.services.journal import Journal
from voxdesk.services.watching import DeviceWatch, Watch
from voxdesk.store.captures import SAMPLE_BYTES

BLOCKS_KEPT = 600
"""A minute of loudness, for faces to take over in time."""

USUAL_RATE_HZ = 48_000

Sound = Generator[SoundFormat | SoundBlock, None, None]
"""A source: its format first, then blocks. It raises MicrophoneUnavailable when it goes."""


@dataclass(frozen=True, slots=True)
class Level:
    """How loud it was at a moment of the capture, 0 to 1."""

    at_ms: int
    peak: float
    rms: float


@dataclass(frozen=True, slots=True)
class Told:
    """Something that was noticed, and when in the capture."""

    at_ms: int
    code: str
    detail: str


def devices(desk: Desk) -> tuple[SoundDevice, ...]:
    """What can be captured from."""
    desk.policy.require("microphone")
    return tuple(desk.engines.devices())


def room_s(desk: Desk, *, system: bool = False) -> float:
    """For how long the disk has room, as an ordinary device captures."""
    free_bytes = shutil.disk_usage(desk.store.path.parent).free
    return watching.room_s(free_bytes, 0, USUAL_RATE_HZ * SAMPLE_BYTES * (2 if system else 1))


def visit_of(desk: Desk, capture_id: CaptureId) -> VisitId | None:
    """The visit a capture is of, so that another can follow it."""
    return desk.store.captures.get(capture_id).visit_id


def start(
    desk: Desk,
    *,
    device: str = "",
    system: str = "",
    name: str = "",
    visit: VisitCard | VisitId | None = None,
) -> "Capturing":
    """Capture from a device (empty: the default one), beside it what the computer plays.

    `visit` is the card of a new visit, or one that is there.
    """
    desk.policy.require("microphone")
    capturing = capture(
        desk, desk.engines.microphone().listen(device, system), name=name, visit=visit
    )
    capturing.watch_device(default=not device)
    return capturing


def capture(
    desk: Desk,
    source: Sound,
    *,
    name: str = "",
    visit: VisitCard | VisitId | None = None,
    free_bytes: Callable[[], int] | None = None,
) -> "Capturing":
    """Capture from a source until it ends or `stop`; raises what keeps it from beginning."""
    name = name or f"{datetime.now():%Y-%m-%d %H.%M.%S}.flac"
    folder = desk.store.path.parent
    free = free_bytes or (lambda: shutil.disk_usage(folder).free)
    capturing = Capturing(desk, source, name, VisitCard() if visit is None else visit, free)
    capturing.wait_begun()
    return capturing


class Capturing:
    """A capture under way; whatever becomes of it, `stop` must be called.

    `error` is what ended it, when that was not `stop`. Everything here answers at once and may be
    asked in any thread, but for `stop` and the waiting ones.
    """

    def __init__(
        self,
        desk: Desk,
        source: Sound,
        name: str,
        visit: VisitCard | VisitId,
        free_bytes: Callable[[], int],
    ) -> None:
        self.error: BaseException | None = None
        self.name = name
        self._desk = desk
        self._free_bytes = free_bytes
        self._journal: Journal | None = None
        self._watch: Watch | None = None
        self._devices: DeviceWatch | None = None
        self._levels: deque[Level] = deque(maxlen=BLOCKS_KEPT)
        self._told: list[Told] = []
        self._paused = threading.Event()
        self._marks = 0
        self._said: deque[tuple[int, int, str]] = deque()
        self._begun = threading.Event()
        self._stop = threading.Event()
        # Not `join`: a Ctrl+C in it makes Python 3.11 take a thread that runs for one that ended.
        self._ended = threading.Event()
        threading.Thread(target=self._run, args=(source, name, visit), name="capture").start()

    @property
    def capture_id(self) -> CaptureId | None:
        """Names the journal, which is there once something is committed."""
        return self._journal.capture_id if self._journal else None

    @property
    def sound(self) -> SoundFormat | None:
        """What is captured; None until the device is open."""
        return self._journal.sound if self._journal else None

    @property
    def captured_ms(self) -> int:
        """How much is committed."""
        return self._journal.committed_ms if self._journal else 0

    @property
    def elapsed_ms(self) -> int:
        """How much there is, with what is not committed yet; pauses do not count."""
        return self._journal.heard_ms if self._journal else 0

    @property
    def room_s(self) -> float:
        """For how much longer the disk has room."""
        return self._watch.room_s if self._watch else 0.0

    @property
    def peak(self) -> float:
        """How loud it was just now, 0 to 1."""
        return self._levels[-1].peak if self._levels else 0.0

    @property
    def paused(self) -> bool:
        return self._paused.is_set()

    def levels(self) -> tuple[Level, ...]:
        """How loud the last minute was, the newest last."""
        while True:
            try:
                return tuple(self._levels)
            except RuntimeError:  # one came meanwhile
                continue

    def told(self) -> tuple[Told, ...]:
        """What was noticed so far."""
        return tuple(self._told)

    def pause(self) -> None:
        """Keep nothing until `go_on`."""
        self._paused.set()

    def go_on(self) -> None:
        self._paused.clear()

    def mark(self, text: str = "") -> int:
        """Mark this moment; gives the number to `describe` it by."""
        self._marks += 1
        self._said.append((self._marks, self.elapsed_ms, text))
        return self._marks

    def describe(self, mark: int, text: str) -> None:
        """Say what a marked moment is about."""
        self._said.append((mark, 0, text))

    def watch_device(self, *, default: bool) -> None:
        """Tell from now on when the device goes or the system's choice of it changes."""
        if self.sound is not None:
            self._devices = DeviceWatch(
                self._desk, self.sound.name, default=default, tell=self._tell
            )

    def ended(self, wait_s: float) -> bool:
        """Whether it ended by itself within so many seconds."""
        return self._ended.wait(wait_s)

    def wait_begun(self) -> None:
        """Until the first block can come; raises what was in the way."""
        self._begun.wait()
        if self._journal is None and self.error is not None:
            raise self.error

    def stop(self) -> None:
        """Commit what there is and end the journal; a bug that ended it before is raised."""
        self._stop.set()
        self._ended.wait()
        if self._devices is not None:
            self._devices.stop()
        if self.capture_id is not None:
            self._desk.store.captures.end(self.capture_id)
        if self.error is not None and not isinstance(self.error, VoxDeskError):
            raise self.error

    def _run(self, source: Sound, name: str, visit: VisitCard | VisitId) -> None:
        try:
            with closing(source) as pieces:
                self._listen(pieces, name, visit)
        # Whatever it is: it is looked at by `stop` and by faces, in threads of theirs.
        except BaseException as error:
            self.error = error
        finally:
            self._begun.set()
            self._ended.set()

    def _listen(self, pieces: Sound, name: str, visit: VisitCard | VisitId) -> None:
        sound = next(pieces)
        if not isinstance(sound, SoundFormat):
            raise TypeError(type(sound).__name__)
        journal = Journal(self._desk, sound, name, visit)
        watch = self._watch = Watch(journal, self._free_bytes, self._tell)
        self._journal = journal
        self._begun.set()
        marks: dict[int, int] = {}
        try:
            for piece in pieces:
                if isinstance(piece, SoundBlock):
                    self._take(piece, journal, watch)
                    self._note_marks(journal, marks)
                if watch.full:
                    self._tell(Notice("capture.disk_full"))
                    raise NotEnoughDisk(str(self._desk.store.path.parent))
                if self._stop.is_set():
                    break
        finally:
            self._note_marks(journal, marks)
            journal.close()

    def _take(self, block: SoundBlock, journal: Journal, watch: Watch) -> None:
        self._levels.append(Level(journal.heard_ms, block.peak, block.rms))
        if self._paused.is_set():
            journal.rest(block)
        else:
            journal.add(block)
            watch.heard(block)

    def _note_marks(self, journal: Journal, known: dict[int, int]) -> None:
        while self._said:
            mark, at_ms, text = self._said.popleft()
            if mark in known:
                journal.change(known[mark], text=text)
            else:
                known[mark] = journal.note(Moment(MomentKind.MARK, at_ms, text=text))

    def _tell(self, notice: Notice) -> None:
        self._told.append(Told(self.elapsed_ms, notice.code, notice.detail))
        self._desk.events.publish(notice)
