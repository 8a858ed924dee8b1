"""Peaks of a recording as the library keeps them, made few enough to draw; no Qt in here."""

from collections.abc import Sequence

COLUMNS = 2048
"""More than a waveform has pixels, few enough to draw in a millisecond."""

Columns = Sequence[tuple[float, float]]
"""For each column the lowest and highest sample, -1 to 1."""


def reduce_peaks(peaks: bytes, columns: int = COLUMNS) -> Columns:
    """Reduce pairs of signed bytes (lowest, highest) to at most so many columns.

    Takes a fifth of a second for ten hours: call it away from the window's thread.
    """
    pairs = len(peaks) // 2
    if pairs == 0:
        return ()
    samples = memoryview(peaks)[: pairs * 2].cast("b")
    count = min(columns, pairs)
    reduced = []
    for column in range(count):
        first = column * pairs // count
        after = max((column + 1) * pairs // count, first + 1)
        lowest = min(samples[2 * first : 2 * after : 2])
        highest = max(samples[2 * first + 1 : 2 * after : 2])
        reduced.append((lowest / 128, highest / 127))
    return reduced
