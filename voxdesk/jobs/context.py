"""What a running job may do to its own row: tell how far it is, and ask whether to stop."""

import time
from collections.abc import Callable

from voxdesk.domain.job import Job, Progress, Unit
from voxdesk.errors import Cancelled

SPEED_AFTER_S = 2.0
"""Before this much time a speed is noise; until then that of the last such job is taken."""


class JobContext:
    """Handed to a job's `run`; lives in the lane's thread alone.

    `usual_speed` is how much of its progress such a job did in a second the last time, None where
    that is not known.
    """

    def __init__(
        self,
        job: Job,
        *,
        tell: Callable[[Progress, float | None], None],
        cancelled: Callable[[], bool],
        usual_speed: float | None = None,
    ) -> None:
        self.job = job
        self.cancelled = cancelled
        self.speed = usual_speed
        self._tell = tell
        self._first: tuple[float, int, Unit] | None = None

    def progress(self, progress: Progress) -> None:
        """Say how far the work is; raises Cancelled when it is to stop."""
        self._measure(progress)
        left = None
        if self.speed and progress.total > 0:
            left = (progress.total - progress.done) / self.speed
        self._tell(progress, left)
        self.check()

    def check(self) -> None:
        """Raise Cancelled when the user wants the job to stop."""
        if self.cancelled():
            raise Cancelled

    def _measure(self, progress: Progress) -> None:
        now = time.monotonic()
        if self._first is None or self._first[2] is not progress.unit:
            if self._first is not None:
                self.speed = None  # it was of another unit
            self._first = (now, progress.done, progress.unit)
            return
        started, done_before, _unit = self._first
        elapsed, done = now - started, progress.done - done_before
        if elapsed >= SPEED_AFTER_S and done > 0:
            self.speed = done / elapsed
