"""Sound from a microphone into the library, second by second; `finishing` makes the recording.

Capturing has a thread of its own and promises one thing: what was committed is there, whatever
becomes of the device, the program or the computer.
"""

import threading
from collections.abc import Generator
from contextlib import closing
from datetime import datetime

from voxdesk.desk import Desk
from voxdesk.domain.ids import CaptureId
from voxdesk.domain.visit import VisitCard
from voxdesk.engines.base import SoundBlock, SoundDevice, SoundFormat
from voxdesk.errors import StoreLocked, VoxDeskError

COMMIT_S = 1.0
"""What a crash can cost at most."""

LEAST_GAP_S = 0.05
"""Less than this is the unevenness of the clock that blocks come with."""

Sound = Generator[SoundFormat | SoundBlock, None, None]
"""A source: its format first, then blocks. It raises MicrophoneUnavailable when it goes."""


def devices(desk: Desk) -> tuple[SoundDevice, ...]:
    """What can be captured from."""
    desk.policy.require("microphone")
    return tuple(desk.engines.devices())


def start(
    desk: Desk, *, device: str = "", name: str = "", card: VisitCard | None = None
) -> "Capturing":
    """Capture from a device (empty: the default one) as a visit with this card."""
    desk.policy.require("microphone")
    return capture(desk, desk.engines.microphone().listen(device), name=name, card=card)


def capture(
    desk: Desk, source: Sound, *, name: str = "", card: VisitCard | None = None
) -> "Capturing":
    """Capture from a source until it ends or `stop`; raises what keeps it from beginning."""
    name = name or f"{datetime.now():%Y-%m-%d %H.%M.%S}.flac"
    capturing = Capturing(desk, source, name, card or VisitCard())
    capturing.wait_begun()
    return capturing


class Capturing:
    """A capture under way; whatever becomes of it, `stop` must be called.

    `peak` is how loud it was just now, 0 to 1; `error` is what ended it, when that was not `stop`.
    """

    def __init__(self, desk: Desk, source: Sound, name: str, card: VisitCard) -> None:
        self.peak = 0.0
        self.error: BaseException | None = None
        self._desk = desk
        self._journal: _Journal | None = None
        self._begun = threading.Event()
        self._stop = threading.Event()
        # Not `join`: a Ctrl+C in it makes Python 3.11 take a thread that runs for one that ended.
        self._ended = threading.Event()
        threading.Thread(target=self._run, args=(source, name, card), name="capture").start()

    @property
    def capture_id(self) -> CaptureId | None:
        """Names the journal, which is there once something is committed."""
        return self._journal.capture_id if self._journal else None

    @property
    def captured_ms(self) -> int:
        """How much is committed."""
        return self._journal.committed_ms if self._journal else 0

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
        if self.capture_id is not None:
            self._desk.store.captures.end(self.capture_id)
        if self.error is not None and not isinstance(self.error, VoxDeskError):
            raise self.error

    def _run(self, source: Sound, name: str, card: VisitCard) -> None:
        try:
            with closing(source) as pieces:
                self._listen(pieces, name, card)
        # Whatever it is: it is looked at by `stop` and by faces, in threads of theirs.
        except BaseException as error:
            self.error = error
        finally:
            self._begun.set()
            self._ended.set()

    def _listen(self, pieces: Sound, name: str, card: VisitCard) -> None:
        sound = next(pieces)
        if not isinstance(sound, SoundFormat):
            raise TypeError(type(sound).__name__)
        journal = self._journal = _Journal(self._desk, sound, name, card)
        self._begun.set()
        try:
            for piece in pieces:
                if isinstance(piece, SoundBlock):
                    self.peak = piece.peak
                    journal.add(piece)
                if self._stop.is_set():
                    break
        finally:
            journal.commit()


class _Journal:
    """Blocks on their way into the library, a second at a time; the first brings the journal.

    Blocks are late by turns, but in a second some come on time. So where the least lateness of a
    second is greater than that of the second before, the difference was lost.
    """

    def __init__(self, desk: Desk, sound: SoundFormat, name: str, card: VisitCard) -> None:
        self.capture_id: CaptureId | None = None
        self.committed_ms = 0
        self._desk = desk
        self._sound = sound
        self._name = name
        self._card = card
        self._waiting: list[SoundBlock] = []
        self._frames = 0
        self._waiting_frames = 0
        self._late_s: float | None = None

    def add(self, block: SoundBlock) -> None:
        """Take a block; what is there is committed when it makes a second."""
        self._waiting.append(block)
        self._waiting_frames += block.frames
        if self._waiting_frames >= COMMIT_S * self._sound.rate_hz:
            self.commit()

    def commit(self) -> None:
        """Make what waits safe. Another process that holds the library is waited for."""
        if not self._waiting:
            return
        late_s = self._least_lateness()
        lost_s = 0.0 if self._late_s is None else late_s - self._late_s
        gap_ms = round(lost_s * 1000) if lost_s >= LEAST_GAP_S else 0
        pcm = b"".join(block.pcm for block in self._waiting)
        while True:
            try:
                with self._desk.store.writing():
                    capture_id = self.capture_id or self._begin()
                    self._desk.store.captures.add(
                        capture_id, self._waiting_frames, pcm, gap_ms=gap_ms
                    )
                break
            except StoreLocked:
                continue
        self.capture_id = capture_id
        self._late_s = late_s
        self._frames += self._waiting_frames
        self.committed_ms = self._frames * 1000 // self._sound.rate_hz
        self._waiting.clear()
        self._waiting_frames = 0

    def _begin(self) -> CaptureId:
        return self._desk.store.captures.begin(
            self._name,
            device=self._sound.device,
            rate_hz=self._sound.rate_hz,
            channels=self._sound.channels,
            visit_id=self._desk.store.visits.add(self._card),
        )

    def _least_lateness(self) -> float:
        before = self._frames
        found = []
        for block in self._waiting:
            found.append(block.at_s - before / self._sound.rate_hz)
            before += block.frames
        return min(found)
