"""What a running job may do to its own row: tell how far it is, and ask whether to stop."""

import time
from collections.abc import Callable

from voxdesk.domain.job import Job, Progress, Unit
from voxdesk.errors import Cancelled

SPEED_AFTER_S = 2.0
"""Before this much time a speed is noise, and no time left is told."""


class JobContext:
    """Handed to a job's `run`; lives in the lane's thread alone."""

    def __init__(
        self,
        job: Job,
        *,
        tell: Callable[[Progress, float | None], None],
        cancelled: Callable[[], bool],
    ) -> None:
        self.job = job
        self.cancelled = cancelled
        self._tell = tell
        self._first: tuple[float, int, Unit] | None = None

    def progress(self, progress: Progress) -> None:
        """Say how far the work is; raises Cancelled when it is to stop."""
        self._tell(progress, self._seconds_left(progress))
        self.check()

    def check(self) -> None:
        """Raise Cancelled when the user wants the job to stop."""
        if self.cancelled():
            raise Cancelled

    def _seconds_left(self, progress: Progress) -> float | None:
        now = time.monotonic()
        if self._first is None or self._first[2] is not progress.unit:
            self._first = (now, progress.done, progress.unit)
            return None
        started, done_before, _unit = self._first
        elapsed, done = now - started, progress.done - done_before
        if elapsed < SPEED_AFTER_S or done <= 0 or progress.total <= 0:
            return None
        return (progress.total - progress.done) * elapsed / done
