"""Transcripts: what the engine heard, fixed, and what people made of it.

`heard` never changes after it is written; `text` starts as the same words and may be corrected.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from voxdesk.domain.ids import RecordingId, SegmentId, SpeakerId, TranscriptId


class SegmentFlag(StrEnum):
    """Why a span deserves a second look."""

    REPETITION = "repetition"
    """The same words over and over: the recogniser looped."""
    BLANK = "blank"
    """Somebody speaks here and the recogniser wrote nothing."""
    NO_SPEECH = "no_speech"
    """Words where the recogniser itself believes nobody speaks."""
    UNSURE = "unsure"
    """The mean probability of its words is low."""


class SpeakerRole(StrEnum):
    EMPLOYEE = "employee"
    CLIENT = "client"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Word:
    """One timed word; `text` keeps its punctuation, without surrounding spaces."""

    start_ms: int
    end_ms: int
    text: str
    probability: float


@dataclass(frozen=True, slots=True)
class HeardSegment:
    """A segment as an engine gives it, before it has an identity.

    `speaker` is the label of its voice, empty where voices were not told apart.
    """

    start_ms: int
    end_ms: int
    heard: str
    confidence: float
    words: tuple[Word, ...] = ()
    flags: frozenset[SegmentFlag] = frozenset()
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """The shortest timed utterance of one speaker; `confidence` is its words' mean, 0 to 1.

    `position` orders the segments of a transcript. `edited` says that it does not stand as it was
    heard: other words, other times, or a person's split or join.
    """

    id: SegmentId
    transcript_id: TranscriptId
    start_ms: int
    end_ms: int
    speaker_id: SpeakerId | None
    heard: str
    text: str
    confidence: float
    words: tuple[Word, ...] = ()
    flags: frozenset[SegmentFlag] = frozenset()
    position: float = 0.0
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Speaker:
    """One voice within one recording; `label` is S1, S2 …, `name` what people call it."""

    id: SpeakerId
    recording_id: RecordingId
    label: str
    name: str = ""
    role: SpeakerRole = SpeakerRole.UNKNOWN


@dataclass(frozen=True, slots=True)
class Transcript:
    """The text of one recording by one run of one model.

    `heard_until_ms` is how much audio the run has worked through: where it goes on after a stop.
    `parameters` records what the engine was asked and what it chose (device, versions). One taken
    over from elsewhere may have no times: then `timed` is false and all of them are 0.
    """

    id: TranscriptId
    recording_id: RecordingId
    version: int
    model_id: str
    language: str
    language_probability: float
    complete: bool
    heard_until_ms: int
    created_at: str
    parameters: dict[str, object] = field(default_factory=dict)
    timed: bool = True
