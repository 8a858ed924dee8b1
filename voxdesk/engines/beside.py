"""A second stream on the clock of the first: what the computer plays, beside the microphone.

No two devices count time alike. The second stream is read a little faster or slower than it comes,
so that both stay together for hours; a jump is made only where one of them lost sound.
"""

import threading

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

JUMP_S = 0.25
"""Farther apart than this, something was lost: no stretching would hide it."""
CATCH_S = 5.0
"""How slowly smaller differences are made up for."""
MOST_STRETCH = 0.005
KEPT_S = 30.0
STEADINESS = 0.05


class Beside:
    """Takes one channel at its own rate and times, gives it at those of another clock."""

    def __init__(self, rate_hz: int, wanted_hz: int) -> None:
        self._rate_hz = rate_hz
        self._step = rate_hz / wanted_hz
        self._sound: Samples = np.zeros(0, np.float32)
        self._start_s: float | None = None
        self._place: float | None = None
        self._lock = threading.Lock()

    def add(self, sound: Samples, at_s: float) -> None:
        """What was heard from a moment on."""
        with self._lock:
            start_s = at_s - len(self._sound) / self._rate_hz
            if self._start_s is None or abs(start_s - self._start_s) > JUMP_S:
                self._start_s = start_s
            else:
                self._start_s += STEADINESS * (start_s - self._start_s)
            self._sound = np.concatenate([self._sound, sound])
            self._forget(len(self._sound) - round(KEPT_S * self._rate_hz))

    def take(self, frames: int, at_s: float) -> Samples:
        """So many frames of the other clock from a moment on; silence where nothing came."""
        with self._lock:
            if self._start_s is None:
                return np.zeros(frames, np.float32)
            wanted = (at_s - self._start_s) * self._rate_hz
            if self._place is None or abs(wanted - self._place) > JUMP_S * self._rate_hz:
                self._place = wanted
            stretch = (wanted - self._place) / (CATCH_S * self._rate_hz)
            step = self._step * (1 + min(max(stretch, -MOST_STRETCH), MOST_STRETCH))
            places = self._place + step * np.arange(frames)
            self._place += step * frames
            there = np.arange(len(self._sound))
            if not len(there):
                return np.zeros(frames, np.float32)
            taken: Samples = np.interp(places, there, self._sound, left=0.0, right=0.0).astype(
                np.float32
            )
            self._forget(int(self._place) - 1)
            return taken

    def _forget(self, frames: int) -> None:
        if frames <= 0 or self._start_s is None:
            return
        frames = min(frames, len(self._sound))
        self._sound = self._sound[frames:]
        self._start_s += frames / self._rate_hz
        if self._place is not None:
            self._place -= frames
