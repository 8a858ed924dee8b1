"""Microphones, by PortAudio: loaded when one is asked for, in a worker of their own.

PortAudio calls from a thread that may not wait; blocks go through a queue to whoever asks for them.
The queue is bounded: what a stalled library cannot take is lost and told as a gap, and the memory
of the computer is not.
"""

import queue
import time
from collections.abc import Generator, Iterator
from typing import Any

import numpy as np

from voxdesk.engines.base import SoundBlock, SoundDevice, SoundFormat
from voxdesk.errors import MicrophoneUnavailable

BLOCKS_PER_S = 10
MOST_CHANNELS = 2
MOST_WAITING_S = 60
"""How much sound may wait for a library that is slow to take it."""

SILENT_S = 5.0
"""A device that gives no block for so long is gone."""

# Where the system has it, the clock that goes on while the computer sleeps.
_CLOCK = getattr(time, "CLOCK_BOOTTIME", None)


class PortAudioMicrophone:
    """Lists devices and listens to one."""

    def devices(self) -> Iterator[SoundDevice]:
        """All devices that sound can come from; asked anew, for they come and go."""
        sound = _portaudio()
        default = sound.default.device[0]
        for device in sound.query_devices():
            if device["max_input_channels"] > 0:
                yield SoundDevice(
                    name=device["name"],
                    rate_hz=int(device["default_samplerate"]),
                    channels=min(device["max_input_channels"], MOST_CHANNELS),
                    is_default=device["index"] == default,
                )

    def listen(self, device: str) -> Generator[SoundFormat | SoundBlock, None, None]:
        """What a device (by its name or the start of it; empty for the default one) hears."""
        sound = _portaudio()
        blocks: queue.Queue[SoundBlock] = queue.Queue(MOST_WAITING_S * BLOCKS_PER_S)

        def take(content: Any, frames: int, times: Any, _status: Any) -> None:
            if blocks.full():
                return
            delay_s = max(0.0, times.currentTime - times.inputBufferAdcTime)
            pcm = bytes(content)
            peak = int(np.abs(np.frombuffer(pcm, np.int16).astype(np.int32)).max(initial=0))
            blocks.put_nowait(
                SoundBlock(pcm, frames, clock_s() - delay_s, min(1.0, peak / (1 << 15)))
            )

        try:
            chosen = sound.query_devices(device or None, "input")
            rate_hz = int(chosen["default_samplerate"])
            channels = min(chosen["max_input_channels"], MOST_CHANNELS)
            stream = sound.RawInputStream(
                samplerate=rate_hz,
                blocksize=rate_hz // BLOCKS_PER_S,
                device=chosen["index"],
                channels=channels,
                dtype="int16",
                callback=take,
            )
            with stream:
                yield SoundFormat(chosen["name"], rate_hz, channels)
                while True:
                    yield _next(blocks, chosen["name"])
        except (sound.PortAudioError, ValueError) as error:  # ValueError: no device of this name
            raise MicrophoneUnavailable(str(error)) from error


def clock_s() -> float:
    """Seconds that only ever go on."""
    return time.monotonic() if _CLOCK is None else time.clock_gettime(_CLOCK)


def _next(blocks: queue.Queue[SoundBlock], name: str) -> SoundBlock:
    try:
        return blocks.get(timeout=SILENT_S)
    except queue.Empty:
        raise MicrophoneUnavailable(f"{name}: no sound for {SILENT_S:.0f} s") from None


def _portaudio() -> Any:
    """The library with the devices that are there now."""
    try:
        import sounddevice
    except OSError as error:
        raise MicrophoneUnavailable(str(error)) from error
    # It looks for devices once, when it starts.
    sounddevice._terminate()
    sounddevice._initialize()
    return sounddevice
