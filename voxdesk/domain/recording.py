"""A recording: one continuous audio as given or captured, never altered."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from voxdesk.domain.ids import RecordingId, VisitId

SAMPLE_RATE_HZ = 16_000
"""Rate of derived audio: what every speech model here is trained on."""


class Source(StrEnum):
    """How a recording came."""

    FILE = "file"
    MICROPHONE = "microphone"
    ARCHIVE = "archive"
    """Old data: there may be a transcript and no audio."""


class RecordingState(StrEnum):
    """How far the work on a recording has come."""

    IMPORTED = "imported"
    TRANSCRIBING = "transcribing"
    PARTIAL = "partial"
    TRANSCRIBED = "transcribed"
    INDEXED = "indexed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class AudioFacts:
    """What decoding found out about an original.

    `rate_hz` and `channels` are those of the original; `derived_channels` (1 or 2) those of the
    16 kHz audio made from it. `silent` means no sample rose above -60 dBFS.
    """

    duration_ms: int
    rate_hz: int
    channels: int
    codec: str
    derived_channels: int
    mixed_down: bool = False
    silent: bool = False
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class AudioWindow:
    """Where one stretch of derived audio (a FLAC stream of its own) lies among its bytes."""

    start_frame: int
    frames: int
    offset: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Recording:
    """`facts` is None until the original was decoded."""

    id: RecordingId
    visit_id: VisitId | None
    name: str
    sha256: str
    size_bytes: int
    source: Source
    added_at: str
    state: RecordingState
    facts: AudioFacts | None = None


@dataclass(frozen=True, slots=True)
class RecordingRow:
    """A recording as lists show it; empty text means not known. `reports` counts them."""

    recording: Recording
    site: str
    client: str
    date: str
    language: str
    reports: int


RecordingOrder = Literal[
    "added", "name", "site", "client", "date", "length", "language", "state", "reports"
]
"""What a list of recordings can be ordered by."""
