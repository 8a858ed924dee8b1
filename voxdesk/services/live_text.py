"""What is said, shown while it is recorded: provisional, and kept nowhere.

Reads the journal, in windows cut where it is quietest, and asks the same speech worker as every
transcription. It has a thread of its own and waits for everything; capturing waits for nothing of
it. The transcript that counts is made when the recording is.
"""

import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass

from voxdesk.desk import Desk
from voxdesk.domain.ids import CaptureId
from voxdesk.domain.job import LANES, JobState, Lane
from voxdesk.domain.recording import AudioWindow
from voxdesk.domain.transcript import HeardSegment
from voxdesk.engines.base import (
    ByteSource,
    DecodedWindow,
    LanguageHeard,
    SoundFormat,
    TranscribeOptions,
)
from voxdesk.engines.memory import InMemory
from voxdesk.errors import Cancelled, ModelDamaged, ModelMissing, ModelUnknown, VoxDeskError
from voxdesk.services.capturing import Capturing
from voxdesk.store.captures import SAMPLE_BYTES

WINDOW_MS = 10_000
SLACK_MS = 3_000
"""How far before the end of a window it may be cut."""
MOST_MS = 28_000
"""What the model hears in one go: longer windows catch up after a wait."""
LOOK_S = 0.5


@dataclass(frozen=True, slots=True)
class LiveLine:
    start_ms: int
    end_ms: int
    text: str


class LiveText:
    """Follows a capture until `stop`. `lines` grow; `state` is a code of why none come, or empty.

    `changed` is called in the thread that hears.
    """

    def __init__(self, desk: Desk, capturing: Capturing, changed: Callable[[], object]) -> None:
        self.lines: tuple[LiveLine, ...] = ()
        self.state = ""
        self._desk = desk
        self._capturing = capturing
        self._changed = changed
        self._language = ""
        self._done_ms = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="live-text")
        self._thread.start()

    def stop(self) -> None:
        """Hear no more; what is being heard is given up."""
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        try:
            while not self._over.wait(LOOK_S):
                end_ms = self._window_end()
                if end_ms is None:
                    continue
                if self._others_work():
                    self._say("live.waits")
                    continue
                self._say("")
                self._hear(end_ms)
        except Cancelled:
            return
        except (ModelMissing, ModelDamaged, ModelUnknown):
            self._say("live.no_model")
        except VoxDeskError:
            self._say("live.failed")

    def _say(self, state: str) -> None:
        if state != self.state:
            self.state = state
            self._changed()

    def _others_work(self) -> bool:
        return any(
            job.state is JobState.RUNNING and LANES[job.kind] is Lane.HEAVY
            for job in self._desk.store.jobs.pending()
        )

    def _window_end(self) -> int | None:
        """Where the next window ends, once there is enough for one."""
        there_ms = self._capturing.captured_ms
        if self._capturing.capture_id is None or there_ms - self._done_ms < WINDOW_MS:
            return None
        latest_ms = min(there_ms, self._done_ms + MOST_MS)
        near = [
            level
            for level in self._capturing.levels()
            if latest_ms - SLACK_MS <= level.at_ms < latest_ms
        ]
        return min(near, key=lambda level: level.rms).at_ms if near else latest_ms

    def _hear(self, end_ms: int) -> None:
        capture_id, sound = self._capturing.capture_id, self._capturing.sound
        assert capture_id is not None
        assert sound is not None
        start_ms, self._done_ms = self._done_ms, end_ms
        wav = _wav(self._pcm(capture_id, sound, start_ms, end_ms), sound)
        windows, audio = self._derived(wav)
        if not windows:
            return
        options = TranscribeOptions(language=self._language, beam_size=1, word_timestamps=False)
        engine = self._desk.engines.transcriber(cancelled=self._over.is_set)
        heard = []
        for piece in engine.transcribe(audio, windows, options):
            if isinstance(piece, LanguageHeard):
                self._language = piece.language
            elif isinstance(piece, HeardSegment) and piece.heard.strip():
                heard.append(
                    LiveLine(
                        start_ms + piece.start_ms, start_ms + piece.end_ms, piece.heard.strip()
                    )
                )
        if heard:
            self.lines = (*self.lines, *heard)
            self._changed()

    def _pcm(self, capture_id: CaptureId, sound: SoundFormat, start_ms: int, end_ms: int) -> bytes:
        frame_bytes = sound.channels * SAMPLE_BYTES
        first, after = (ms * sound.rate_hz // 1000 * frame_bytes for ms in (start_ms, end_ms))
        return self._desk.store.captures.pcm(capture_id).read_at(first, after - first)

    def _derived(self, wav: ByteSource) -> tuple[list[AudioWindow], ByteSource]:
        """The stretch as the speech engine wants it."""
        windows: list[AudioWindow] = []
        content = b""
        for piece in self._desk.engines.live_decoder(cancelled=self._over.is_set).decode(
            wav, "live.wav"
        ):
            if isinstance(piece, DecodedWindow):
                size = len(piece.flac)
                windows.append(AudioWindow(piece.start_frame, piece.frames, len(content), size))
                content += piece.flac
        return windows, InMemory(content)


def _wav(pcm: bytes, sound: SoundFormat) -> InMemory:
    """Samples as a WAV file."""
    frame_bytes = sound.channels * SAMPLE_BYTES
    form = struct.pack(
        "<HHIIHH",
        1,
        sound.channels,
        sound.rate_hz,
        sound.rate_hz * frame_bytes,
        frame_bytes,
        8 * SAMPLE_BYTES,
    )
    head = b"RIFF" + struct.pack("<I", 36 + len(pcm)) + b"WAVEfmt " + struct.pack("<I", 16)
    return InMemory(head + form + b"data" + struct.pack("<I", len(pcm)) + pcm)
