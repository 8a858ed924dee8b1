"""What the times of captured sound tell: where some of it is missing, and how far a clock is off.

Blocks are late by turns, but in a second some come on time. Where the least lateness of a second
is greater than it was and stays so, the difference was lost; where it creeps, the clocks differ.
"""

from dataclasses import dataclass

LEAST_GAP_S = 0.15
"""Less than this is the unevenness of the clock that blocks come with; measured with four busy
programs on two processors, no sample lost: 0.06 for some seconds."""
STAYS_SECONDS = 5
"""A busy computer is late for a while and makes up for it; lost sound stays lost."""
CREEP = 0.1


@dataclass(frozen=True, slots=True)
class Loss:
    """What is missing before the second at `position`."""

    position: int
    lost_ms: int


class Timing:
    """Fed with the least lateness of each second of a journal, in order."""

    def __init__(self) -> None:
        self._usual_s: float | None = None
        self._first_s = 0.0
        self._raised: list[tuple[int, float]] = []

    @property
    def drift_s(self) -> float:
        """How far the device's clock has come to be behind the computer's since it began."""
        return 0.0 if self._usual_s is None else self._usual_s - self._first_s

    def second(self, position: int, late_s: float) -> Loss | None:
        """Take the second at `position`; what is certain now about an earlier one."""
        if self._usual_s is None:
            self._usual_s = self._first_s = late_s
            return None
        more_s = late_s - self._usual_s
        if more_s < LEAST_GAP_S:
            self._raised.clear()
            self._usual_s += more_s if more_s < 0 else more_s * CREEP
            return None
        self._raised.append((position, late_s))
        return self.over() if len(self._raised) >= STAYS_SECONDS else None

    def over(self) -> Loss | None:
        """No more seconds come, or enough: what is late now is taken for lost."""
        if not self._raised or self._usual_s is None:
            return None
        lost_s = min(late_s for _, late_s in self._raised) - self._usual_s
        position = self._raised[0][0]
        self._raised.clear()
        self._skip(lost_s)
        return Loss(position, round(lost_s * 1000))

    def known(self, gap_s: float) -> None:
        """So much is missing for a reason that is known: a pause, a sleeping computer."""
        self._skip(gap_s)

    def _skip(self, gap_s: float) -> None:
        if self._usual_s is not None:
            self._usual_s += gap_s
            self._first_s += gap_s
