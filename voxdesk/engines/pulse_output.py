"""Output by PulseAudio or PipeWire, where one runs: through libpulse's own simple interface.

PortAudio reaches them only through ALSA's plug-in, which loses sound when buffers are short.
"""

import ctypes
import time
from typing import Any

import numpy as np

from voxdesk.domain.recording import SAMPLE_RATE_HZ
from voxdesk.engines.loudspeaker import NoOutput
from voxdesk.engines.stretch import Samples

BUFFER_S = 0.3
FIRST_S = 0.03
"""How much must be there before sound begins."""

_PLAYBACK = 1
_FLOAT32LE = 5
_BYTES = 4
_ANY = 0xFFFFFFFF


class _Spec(ctypes.Structure):
    _fields_ = (
        ("format", ctypes.c_int),
        ("rate", ctypes.c_uint32),
        ("channels", ctypes.c_uint8),
    )


class _Buffer(ctypes.Structure):
    _fields_ = (
        ("maxlength", ctypes.c_uint32),
        ("tlength", ctypes.c_uint32),
        ("prebuf", ctypes.c_uint32),
        ("minreq", ctypes.c_uint32),
        ("fragsize", ctypes.c_uint32),
    )


class PulseOutput:
    """The default sink of the sound server; it takes any rate and any number of channels."""

    def __init__(self, channels: int) -> None:
        """Raises NoOutput, also where no sound server runs."""
        self._pulse = _library()
        self._given = 0
        self._mark = (0.0, 0)
        frame = channels * _BYTES
        spec = _Spec(_FLOAT32LE, SAMPLE_RATE_HZ, channels)
        length = int(BUFFER_S * SAMPLE_RATE_HZ) * frame
        first = int(FIRST_S * SAMPLE_RATE_HZ) * frame
        buffer = _Buffer(_ANY, length, first, _ANY, _ANY)
        error = ctypes.c_int()
        self._stream = self._pulse.pa_simple_new(
            None, b"VoxDesk", _PLAYBACK, None, b"Recording",
            ctypes.byref(spec), None, ctypes.byref(buffer), ctypes.byref(error),
        )  # fmt: skip
        if not self._stream:
            raise NoOutput(f"pulse: error {error.value}")

    def give(self, block: Samples) -> None:
        """Waits until there is room. Raises NoOutput when the server went."""
        content = np.ascontiguousarray(block, dtype="<f4").tobytes()
        self._ask(self._pulse.pa_simple_write, content, len(content))
        self._given += len(block)
        late_us = self._ask(self._pulse.pa_simple_get_latency)
        self._mark = (time.monotonic() + late_us / 1e6, self._given)

    def heard(self) -> int:
        sounds_at, frames = self._mark
        heard = frames + round((time.monotonic() - sounds_at) * SAMPLE_RATE_HZ)
        return min(max(heard, 0), self._given)

    def all_heard(self) -> bool:
        # By the clock: a stream without samples says nothing of those it had. Then wait for what a
        # busy server is late with, or closing would cut it off.
        if self.heard() < self._given:
            return False
        self._ask(self._pulse.pa_simple_drain)
        return True

    def close(self) -> None:
        """Fall silent at once."""
        self._pulse.pa_simple_flush(self._stream, None)
        self._pulse.pa_simple_free(self._stream)

    def _ask(self, call: Any, *arguments: object) -> int:
        error = ctypes.c_int()
        answer = call(self._stream, *arguments, ctypes.byref(error))
        if error.value:
            raise NoOutput(f"pulse: error {error.value}")
        return int(answer)


def _library() -> Any:
    try:
        found = ctypes.CDLL("libpulse-simple.so.0")
    except OSError as error:
        raise NoOutput(str(error)) from error
    stream, error_at = ctypes.c_void_p, ctypes.POINTER(ctypes.c_int)
    found.pa_simple_new.restype = stream
    found.pa_simple_write.argtypes = [stream, ctypes.c_char_p, ctypes.c_size_t, error_at]
    found.pa_simple_get_latency.argtypes = [stream, error_at]
    found.pa_simple_get_latency.restype = ctypes.c_uint64
    found.pa_simple_drain.argtypes = [stream, error_at]
    found.pa_simple_flush.argtypes = [stream, error_at]
    found.pa_simple_free.argtypes = [stream]
    found.pa_simple_free.restype = None
    return found
