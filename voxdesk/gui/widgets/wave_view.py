"""Which part of a recording a waveform shows, and where in it a moment lies; no Qt in here."""

LEAST_SHOWN_MS = 8000
"""As near as peaks of ten milliseconds can be looked at."""

NEARER = 1.5


class WaveView:
    """From `from_ms`, `shown_ms` of a recording in a width of so many pixels."""

    def __init__(self) -> None:
        self.duration_ms = 0
        self.width_px = 1
        self.from_ms = 0.0
        self.shown_ms = 1.0

    @property
    def zoomed(self) -> bool:
        return self.shown_ms < self.duration_ms

    def key(self) -> tuple[float, ...]:
        """Equal when the same part is shown at the same place."""
        return (self.duration_ms, self.width_px, self.from_ms, self.shown_ms)

    def show_whole(self, duration_ms: int) -> None:
        self.duration_ms = duration_ms
        self.from_ms, self.shown_ms = 0.0, float(max(duration_ms, 1))

    def grow(self, duration_ms: int) -> None:
        """The same recording is longer now: a whole stays whole, a part stays where it is."""
        if self.zoomed:
            self.duration_ms = duration_ms
            self._place(self.from_ms)
        else:
            self.show_whole(duration_ms)

    def x(self, ms: float) -> float:
        return (ms - self.from_ms) / self.shown_ms * self.width_px

    def ms(self, x: float) -> int:
        at = self.from_ms + x / max(self.width_px, 1) * self.shown_ms
        return round(min(max(at, 0.0), self.duration_ms))

    def zoom(self, steps: float, around_ms: float) -> None:
        """Nearer by so many steps, or further off; `around_ms` stays where it is."""
        wanted = self.shown_ms / NEARER**steps
        shown = min(max(wanted, LEAST_SHOWN_MS), max(self.duration_ms, 1))
        share = (around_ms - self.from_ms) / self.shown_ms
        self.shown_ms = float(shown)
        self._place(around_ms - share * shown)

    def scroll(self, by_ms: float) -> None:
        self._place(self.from_ms + by_ms)

    def in_sight(self, ms: float) -> bool:
        return self.from_ms <= ms <= self.from_ms + self.shown_ms

    def reveal(self, ms: float) -> None:
        """Bring a moment into sight, near the left edge: what comes next is what matters."""
        if not self.in_sight(ms):
            self._place(ms - self.shown_ms * 0.08)

    def _place(self, from_ms: float) -> None:
        self.from_ms = min(max(from_ms, 0.0), max(self.duration_ms - self.shown_ms, 0.0))
