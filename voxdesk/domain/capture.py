"""What happens while sound is captured, besides the sound."""

from dataclasses import dataclass
from enum import StrEnum


class MomentKind(StrEnum):
    """`MARK` is a person's; the others say why the sound is not what the clock says."""

    MARK = "mark"
    PAUSE = "pause"
    ASLEEP = "asleep"
    TORN = "torn"
    """The device gave up sound, it does not say how much."""
    SILENCE = "silence"
    DRIFT = "drift"
    """By how much the device's clock was off in the end: `lost_ms`, negative when it ran ahead."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of a capture; for `lost_ms` from it nothing was kept."""

    kind: MomentKind
    at_ms: int
    lost_ms: int = 0
    text: str = ""
