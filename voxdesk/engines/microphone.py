"""Microphones, by PortAudio: loaded when one is asked for, in a worker of their own.

PortAudio calls from a thread that may not wait; blocks go through a queue to whoever asks for them.
The queue is bounded: what a stalled library cannot take is lost and told as a gap, and the memory
of the computer is not.
"""

import os
import queue
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voxdesk.engines import pulse
from voxdesk.engines.base import SoundBlock, SoundDevice, SoundFormat
from voxdesk.engines.beside import Beside
from voxdesk.errors import MicrophoneUnavailable

BLOCKS_PER_S = 10
MOST_CHANNELS = 2
MOST_WAITING_S = 60
"""How much sound may wait for a library that is slow to take it."""

SILENT_S = 5.0
"""A device that gives no block for so long is gone."""

DEVICE_KEEPS_S = 0.6
"""How much sound the device is asked to keep for us, for when all processors are busy."""

SYSTEM_LATE_S = 0.5
"""How long the microphone's sound waits for what was played at the same time."""

SERVER_NAMES = ("pulse", "default", "pipewire")
"""What ALSA calls a sound server as a whole; its sources are listed in their place."""

WASAPI = "Windows WASAPI"
"""The one way on Windows that names devices whole and captures at their own rate."""

SYSTEM_WORDS = ("[loopback]", "monitor of", "stereo mix")
"""How names of devices read that hear what the computer plays, where no server tells."""

# Where the system has it, the clock that goes on while the computer sleeps.
_CLOCK = getattr(time, "CLOCK_BOOTTIME", None)

Blocks = queue.Queue[SoundBlock]
Take = Callable[[NDArray[np.int16], float, bool], None]
"""Samples, when the first of them sounded, and whether sound is missing before them."""


@dataclass(frozen=True, slots=True)
class _Input:
    """A device with its number in PortAudio; `source` is which one of a sound server it is."""

    device: SoundDevice
    index: int
    source: str = ""


class PortAudioMicrophone:
    """Lists devices and listens to one, or to one and to what the computer plays."""

    def devices(self) -> Iterator[SoundDevice]:
        """All devices that sound can come from; asked anew, for they come and go."""
        for each in _inputs(_portaudio()):
            yield each.device

    def listen(
        self, device: str, system: str = ""
    ) -> Generator[SoundFormat | SoundBlock, None, None]:
        """What a device (by its name or the start of it; empty for the default one) hears."""
        sound = _portaudio()
        try:
            found = _inputs(sound)
            chosen = _chosen(found, device)
            beside = _chosen(found, system) if system else None
            with ExitStack() as stack:
                blocks, form = _opened(sound, stack, chosen, beside)
                yield form
                while True:
                    yield _next(blocks, form.device)
        except sound.PortAudioError as error:
            raise MicrophoneUnavailable(str(error)) from error


def _opened(
    sound: Any, stack: ExitStack, chosen: _Input, beside: _Input | None
) -> tuple[Blocks, SoundFormat]:
    """Streams that run until the stack is left, and where their blocks come."""
    blocks: Blocks = queue.Queue(MOST_WAITING_S * BLOCKS_PER_S)
    rate_hz = chosen.device.rate_hz
    take: Take = partial(_put, blocks)
    if beside is not None:
        pair = Pair(blocks, Beside(beside.device.rate_hz, rate_hz), rate_hz)
        stack.enter_context(_stream(sound, beside, pair.take_system))
        take = pair.take_microphone
    stack.enter_context(_stream(sound, chosen, take))
    words = chosen.device.words or chosen.device.name
    channels = 2 if beside is not None else chosen.device.channels
    return blocks, SoundFormat(words, rate_hz, channels, chosen.device.name)


def _stream(sound: Any, chosen: _Input, take: Take) -> Any:
    device = chosen.device

    def called(content: Any, _frames: int, times: Any, status: Any) -> None:
        delay_s = max(0.0, times.currentTime - times.inputBufferAdcTime)
        samples = np.frombuffer(bytes(content), np.int16).reshape(-1, device.channels)
        take(samples, clock_s() - delay_s, bool(status.input_overflow))

    if chosen.source:
        os.environ[pulse.SOURCE] = chosen.source
    try:
        return sound.RawInputStream(
            samplerate=device.rate_hz,
            blocksize=device.rate_hz // BLOCKS_PER_S,
            device=chosen.index,
            channels=device.channels,
            dtype="int16",
            latency=DEVICE_KEEPS_S,
            callback=called,
        )
    finally:
        os.environ.pop(pulse.SOURCE, None)


class Pair:
    """The microphone left, what the computer plays right, both on the microphone's clock."""

    def __init__(self, blocks: Blocks, beside: Beside, rate_hz: int) -> None:
        self._blocks = blocks
        self._beside = beside
        self._rate_hz = rate_hz
        self._waiting: list[tuple[NDArray[np.int16], float, bool]] = []
        self._lock = threading.Lock()

    def take_system(self, samples: NDArray[np.int16], at_s: float, _torn: bool) -> None:
        self._beside.add(samples.mean(axis=1, dtype=np.float32), at_s)

    def take_microphone(self, samples: NDArray[np.int16], at_s: float, torn: bool) -> None:
        with self._lock:
            self._waiting.append((samples, at_s, torn))
            late = len(self._waiting) - round(SYSTEM_LATE_S * BLOCKS_PER_S)
            ready, self._waiting = self._waiting[: max(late, 0)], self._waiting[max(late, 0) :]
        for heard, heard_s, was_torn in ready:
            both = np.empty((len(heard), 2), np.int16)
            both[:, 0] = heard[:, 0] if heard.shape[1] == 1 else heard.mean(axis=1)
            both[:, 1] = self._beside.take(len(heard), heard_s)
            _put(self._blocks, both, heard_s, was_torn)


def _put(blocks: Blocks, samples: NDArray[np.int16], at_s: float, torn: bool) -> None:
    if blocks.full():
        return
    wide = samples.astype(np.float32) / (1 << 15)
    blocks.put_nowait(
        SoundBlock(
            pcm=samples.tobytes(),
            frames=len(samples),
            at_s=at_s,
            peak=min(1.0, float(np.abs(wide).max(initial=0.0))),
            rms=float(np.sqrt(np.mean(np.square(wide)))) if wide.size else 0.0,
            torn=torn,
            slept_s=clock_s() - time.monotonic(),
        )
    )


def clock_s() -> float:
    """Seconds that only ever go on."""
    return time.monotonic() if _CLOCK is None else time.clock_gettime(_CLOCK)


def _next(blocks: Blocks, name: str) -> SoundBlock:
    try:
        return blocks.get(timeout=SILENT_S)
    except queue.Empty:
        raise MicrophoneUnavailable(f"{name}: no sound for {SILENT_S:.0f} s") from None


def _inputs(sound: Any) -> list[_Input]:
    default, listed_by = _usual(sound)
    found = [
        _Input(
            SoundDevice(
                name=each["name"],
                rate_hz=int(each["default_samplerate"]),
                channels=min(each["max_input_channels"], MOST_CHANNELS),
                is_default=each["index"] == default,
                system=any(words in each["name"].lower() for words in SYSTEM_WORDS),
            ),
            each["index"],
        )
        for each in sound.query_devices()
        if each["max_input_channels"] > 0 and listed_by in (None, each["hostapi"])
    ]
    server = next((each for each in found if each.device.name in SERVER_NAMES), None)
    listed = pulse.sources() if server is not None else ()
    if server is None or not listed:
        return found
    own = [
        _Input(
            SoundDevice(
                name=each.name,
                rate_hz=each.rate_hz,
                channels=min(each.channels, MOST_CHANNELS),
                is_default=each.is_default,
                words=each.words,
                system=each.name.endswith(pulse.MONITOR),
            ),
            server.index,
            each.name,
        )
        for each in listed
    ]
    others = [each for each in found if each.device.name not in SERVER_NAMES]
    return own + others


def _usual(sound: Any) -> tuple[int, int | None]:
    """The default device, and by which of the system's ways devices are listed, where there are
    several of them for the same ones, as on Windows."""
    for number, way in enumerate(sound.query_hostapis()):
        if way["name"] == WASAPI:
            return way["default_input_device"], number
    return sound.default.device[0], None


def _chosen(found: list[_Input], wanted: str) -> _Input:
    """The device of a name or words, or the one that begins so; the default one for none."""
    if not wanted:
        chosen = next((each for each in found if each.device.is_default), None)
        chosen = chosen or next(iter(found), None)
    else:
        names = [(each, (each.device.name, each.device.words)) for each in found]
        chosen = next((each for each, own in names if wanted in own), None) or next(
            (
                each
                for each, own in names
                if any(name.lower().startswith(wanted.lower()) for name in own)
            ),
            None,
        )
    if chosen is None:
        raise MicrophoneUnavailable(wanted or "no device to record from")
    return chosen


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
