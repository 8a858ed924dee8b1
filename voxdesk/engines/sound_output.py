"""The system's default output: takes samples, and says how many were heard."""

import sys
import threading
import time
from collections import deque
from contextlib import suppress
from typing import Any, Protocol

import numpy as np
import soxr

from voxdesk.domain.recording import SAMPLE_RATE_HZ
from voxdesk.engines.loudspeaker import NoOutput
from voxdesk.engines.pulse_output import PulseOutput
from voxdesk.engines.stretch import Samples

LATENCY_S = 0.06
"""Short enough to start and stop at once, long enough for a busy computer."""

BLOCKS_PER_S = 100
SILENT_S = 1.0
"""A device that asks for nothing for so long is gone."""

ENDING_S = 0.05
"""How long a stop waits for the last block to fade."""


AHEAD_FRAMES = SAMPLE_RATE_HZ // 4
"""How much lies ready: a slow library is not heard."""

_TURN_S = 0.005


class Output(Protocol):
    """Counts frames of derived audio, whatever the device's rate."""

    def give(self, block: Samples) -> None:
        """Hand over what comes next; waits while enough lies ready. Raises NoOutput."""
        ...

    def heard(self) -> int: ...

    def all_heard(self) -> bool:
        """Whether all that was given was heard. Raises NoOutput."""
        ...

    def close(self) -> None: ...


def open_output(channels: int) -> Output:
    """The sound server where there is one, else PortAudio's default device. Raises NoOutput."""
    if sys.platform == "linux":
        with suppress(NoOutput):
            return PulseOutput(channels)
    return PortAudioOutput()


def look_for_devices() -> bool:
    """Find out anew what there is. PortAudio looks but once, when it starts."""
    try:
        sound = _portaudio()
        sound._terminate()
        sound._initialize()
        _default(sound)
    except NoOutput:
        return False
    return True


class PortAudioOutput:
    """Samples lie in a queue, from which PortAudio's own thread takes them."""

    def __init__(self) -> None:
        """Raises NoOutput."""
        self._sound = _portaudio()
        try:
            device = _default(self._sound)
        except NoOutput:
            if not look_for_devices():  # perhaps one has come
                raise
            device = _default(self._sound)
        self._channels = min(int(device["max_output_channels"]), 2)
        self._blocks: deque[Samples] = deque()
        self._given = self._taken = 0
        self._mark = (0.0, 0)
        self._called_at = time.monotonic()
        self._ending = False
        self._ended = threading.Event()
        self._open(device)

    def _open(self, device: Any) -> None:
        """At the rate of derived audio where the system converts it, else at the device's."""
        failed = ""
        for rate_hz in dict.fromkeys((SAMPLE_RATE_HZ, int(device["default_samplerate"]))):
            try:
                self._stream = self._sound.OutputStream(
                    samplerate=rate_hz,
                    blocksize=rate_hz // BLOCKS_PER_S,
                    channels=self._channels,
                    dtype="float32",
                    latency=LATENCY_S,
                    callback=self._fill,
                    finished_callback=self._ended.set,
                )
                self._rate_hz = rate_hz
                self._resampler = None
                if rate_hz != SAMPLE_RATE_HZ:
                    self._resampler = soxr.ResampleStream(
                        SAMPLE_RATE_HZ, rate_hz, self._channels, "float32", "HQ"
                    )
                self._stream.start()
                return
            except self._sound.PortAudioError as error:
                failed = str(error)
        raise NoOutput(failed)

    def give(self, block: Samples) -> None:
        """Mono goes to both sides; both sides go together to a device that has one."""
        while self._frames(self._given - self._taken) > AHEAD_FRAMES:
            self._require_there()
            time.sleep(_TURN_S)
        if block.shape[1] != self._channels:
            mixed = block.mean(axis=1, keepdims=True, dtype=np.float32)
            block = np.repeat(mixed, self._channels, axis=1)
        if self._resampler is not None:
            block = self._resampler.resample_chunk(np.ascontiguousarray(block))
        self._given += len(block)
        self._blocks.append(block)

    def heard(self) -> int:
        sounds_at, frames = self._mark
        if not sounds_at:
            return 0
        heard = frames + round((time.monotonic() - sounds_at) * self._rate_hz)
        return self._frames(min(max(heard, 0), self._taken))

    def all_heard(self) -> bool:
        self._require_there()
        return self.heard() >= self._frames(self._given)

    def _require_there(self) -> None:
        if time.monotonic() - self._called_at > SILENT_S or self._ended.is_set():
            raise NoOutput("the device went")

    def close(self) -> None:
        """Fade and fall silent."""
        self._ending = True
        with suppress(self._sound.PortAudioError):  # a device that went says so here, too
            if self._stream.active:
                self._ended.wait(ENDING_S)
            self._stream.close(ignore_errors=True)

    def _frames(self, of_device: int) -> int:
        return of_device * SAMPLE_RATE_HZ // self._rate_hz

    def _fill(self, out: Samples, frames: int, times: Any, _status: Any) -> None:
        """PortAudio's thread: hand over what lies ready, silence where nothing does."""
        now = time.monotonic()
        self._called_at = now
        delay_s = max(0.0, times.outputBufferDacTime - times.currentTime)
        filled = 0
        while filled < frames and self._blocks:
            block = self._blocks.popleft()
            count = min(len(block), frames - filled)
            out[filled : filled + count] = block[:count]
            filled += count
            if count < len(block):
                self._blocks.appendleft(block[count:])
        out[filled:] = 0
        if filled:
            self._mark = (now + delay_s, self._taken)
            self._taken += filled
        if self._ending:
            out *= np.linspace(1, 0, frames, dtype=np.float32)[:, np.newaxis]
            raise self._sound.CallbackStop


def _portaudio() -> Any:
    try:
        import sounddevice
    except OSError as error:
        raise NoOutput(str(error)) from error
    return sounddevice


def _default(sound: Any) -> Any:
    try:
        return sound.query_devices(kind="output")
    except (sound.PortAudioError, ValueError) as error:
        raise NoOutput(str(error)) from error
