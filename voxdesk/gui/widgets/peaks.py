"""Peaks of a recording as the library keeps them, made few enough to draw; no Qt in here."""

PEAK_MS = 10
"""What one pair of peaks stands for."""

MOST_LOOKED_AT = 64
"""Of the pairs behind one column. In longer ones every second, third … is looked at, always the
same: ten hours are drawn at once, and scrolling changes no column."""


class Columns:
    """The lowest and highest sample, -1 to 1, of any stretch of a recording."""

    def __init__(self, peaks: bytes = b"") -> None:
        self._pairs = len(peaks) // 2
        self._samples = memoryview(peaks)[: self._pairs * 2].cast("b")

    def __len__(self) -> int:
        return self._pairs

    def between(self, start_ms: float, end_ms: float) -> tuple[float, float]:
        """Silence where there are no peaks."""
        first = max(int(start_ms / PEAK_MS), 0)
        after = min(max(int(end_ms / PEAK_MS), first + 1), self._pairs)
        step = max(1, (after - first) // MOST_LOOKED_AT)
        first = -(-first // step) * step
        if first >= after:
            return (0.0, 0.0)
        lowest = min(self._samples[2 * first : 2 * after : 2 * step])
        highest = max(self._samples[2 * first + 1 : 2 * after : 2 * step])
        return (lowest / 128, highest / 127)
