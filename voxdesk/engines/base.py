"""What an engine promises, and the values that go in and come out.

Every method yields, so that the caller sets the pace and stops by not asking for more; engines
yield `Progress` among their pieces. The same protocols hold in the worker (the engine itself) and
in the application (`remote.py`).
"""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from voxdesk.domain.job import Progress
from voxdesk.domain.recording import AudioFacts, AudioWindow
from voxdesk.domain.transcript import HeardSegment


class ByteSource(Protocol):
    """Bytes read at any place: an original or derived audio, wherever it really lies."""

    @property
    def size_bytes(self) -> int: ...

    def read_at(self, offset: int, size_bytes: int) -> bytes:
        """Up to `size_bytes` from `offset`; fewer only at the end."""
        ...


# --- decoding -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DecodedWindow:
    """One stretch of derived audio: 16 kHz, 16 bit, a FLAC stream that stands alone.

    `peaks` are pairs of signed bytes (lowest, highest sample / 256 of all channels), one pair for
    each `PEAK_FRAMES` frames.
    """

    start_frame: int
    frames: int
    flac: bytes
    peaks: bytes


PEAK_FRAMES = 160
"""Frames of derived audio behind one pair of peaks: 10 ms."""

WINDOW_FRAMES = 60 * 16_000
"""Frames of one window of derived audio: a minute, so reading anywhere is cheap."""


class Decoder(Protocol):
    def decode(
        self, original: ByteSource, name: str
    ) -> Iterator[DecodedWindow | AudioFacts | Progress]:
        """Windows in order, then the facts, last. Raises BadAudio or NoSound."""
        ...


@dataclass(frozen=True, slots=True)
class Loudness:
    """How loud two channels are in each step of a stretch (`domain/channels.py` says how)."""

    first: bytes
    second: bytes


class Meter(Protocol):
    def measure(
        self, audio: ByteSource, windows: Sequence[AudioWindow]
    ) -> Iterator[Loudness | Progress]:
        """How loud both channels of derived audio are, window by window."""
        ...


# --- documents ------------------------------------------------------------------------------------


class DocumentReader(Protocol):
    def read(self, document: ByteSource) -> Iterator[str | Progress]:
        """The text of a written source in pieces, in order. Raises DocumentUnreadable."""
        ...


# --- capturing ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SoundDevice:
    """Something that sound can come from; `rate_hz` and `channels` are what it is captured with.

    `words` are what people call it, where the system has better ones than its `name`. A `system`
    device hears what this computer plays.
    """

    name: str
    rate_hz: int
    channels: int
    is_default: bool
    words: str = ""
    system: bool = False


@dataclass(frozen=True, slots=True)
class SoundFormat:
    """What the samples that follow are like; `name` is what the device is listed by."""

    device: str
    rate_hz: int
    channels: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class SoundBlock:
    """A short stretch of interleaved 16-bit little-endian samples.

    `at_s` is when the first of them sounded, by a clock that only goes on: where it runs ahead of
    the samples, some are missing. `peak` is the loudest sample, `rms` the power, 0 to 1. `torn`
    says that the device gave up sound before it. `slept_s` is how long the computer has slept since
    it was switched on.
    """

    pcm: bytes
    frames: int
    at_s: float
    peak: float
    rms: float = 0.0
    torn: bool = False
    slept_s: float = 0.0


class Microphone(Protocol):
    def devices(self) -> Iterator[SoundDevice]: ...

    def listen(
        self, device: str, system: str = ""
    ) -> Generator[SoundFormat | SoundBlock, None, None]:
        """The format, then blocks until nobody asks for more; an empty name is the default device.
        With a `system` device the microphone is on the left channel, and that one on the right.
        Raises MicrophoneUnavailable, also when the device goes."""
        ...


@dataclass(frozen=True, slots=True)
class ClipSpan:
    """A stretch to cut out of a recording. `bleeped` is what nobody may hear of it: starts and
    ends, in milliseconds of the recording."""

    start_ms: int
    end_ms: int
    bleeped: tuple[tuple[int, int], ...] = ()


class Encoder(Protocol):
    def encode(
        self, pcm: ByteSource, sound: SoundFormat, remarks: dict[str, str]
    ) -> Iterator[bytes | Progress]:
        """A FLAC stream of interleaved 16-bit samples, in pieces; `remarks` become its tags
        (`date`, `comment`)."""
        ...

    def clips(
        self, audio: ByteSource, windows: Sequence[AudioWindow], spans: Sequence[ClipSpan]
    ) -> Iterator[bytes]:
        """Each stretch of derived audio as an MP3 of one channel, in their order."""
        ...


# --- transcribing ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TranscribeOptions:
    """`language` empty means detect. `channel` None means the mix of all.

    `start_ms` is where to go on; what was said before is not heard again. What comes from `end_ms`
    on is not heard either; None means the end.
    """

    language: str = ""
    initial_prompt: str = ""
    hotwords: str = ""
    channel: int | None = None
    start_ms: int = 0
    end_ms: int | None = None
    beam_size: int = 5
    word_timestamps: bool = True


@dataclass(frozen=True, slots=True)
class LanguageHeard:
    language: str
    probability: float


@dataclass(frozen=True, slots=True)
class HeardUntil:
    """All audio before this is worked through and yielded."""

    ms: int


@dataclass(frozen=True, slots=True)
class EngineNotice:
    """Something a person should know of the run, e.g. that CUDA failed and the CPU took over."""

    code: str
    detail: str = ""


SpeechPiece = LanguageHeard | HeardSegment | HeardUntil | EngineNotice | Progress


class Transcriber(Protocol):
    def transcribe(
        self, audio: ByteSource, windows: Sequence[AudioWindow], options: TranscribeOptions
    ) -> Iterator[SpeechPiece]:
        """What is said in derived audio (`windows` say where its FLAC streams lie)."""
        ...


# --- meaning --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Vectors:
    """`count` unit vectors of `dimensions` float32 each, row by row, little-endian."""

    count: int
    dimensions: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Neighbour:
    """`similarity` is the cosine, -1 to 1."""

    key: int
    similarity: float


class Meaning(Protocol):
    """Embeds texts and keeps the nearest-neighbour index over vectors, by integer keys."""

    def embed(self, texts: Sequence[str]) -> Iterator[Vectors | Progress]:
        """Vectors of all texts in order, in batches."""
        ...

    def generation(self) -> Iterator[int]:
        """Up to where the index has been fed: what `add` or `restore` said last, 0 when fresh."""
        ...

    def restore(self, saved: ByteSource, generation: int) -> Iterator[int]:
        """Take up a saved index; yields how many vectors it holds, 0 when it was not sound."""
        ...

    def add(self, keys: Sequence[int], vectors: Vectors, generation: int) -> Iterator[int]:
        """Add or replace vectors; yields how many the index holds now."""
        ...

    def keep(self, keys: Sequence[int]) -> Iterator[int]:
        """Forget all vectors but these; yields how many the index holds now."""
        ...

    def nearest(
        self, vector: Vectors, count: int, among: Sequence[int] | None
    ) -> Iterator[tuple[Neighbour, ...]]:
        """The `count` nearest to one vector, nearest first; `among` limits the keys looked at."""
        ...

    def save(self) -> Iterator[bytes]:
        """The index in pieces of at most 1 MiB, for `restore`."""
        ...


# --- writing --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LabelTask:
    """Which of `labels` each line deserves, judged one by one after the same prefix."""

    system: str
    prefix: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """The probability of each label for the line at `index`; empty where nobody judged."""

    index: int
    probabilities: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Spent:
    """The end of a labelling: tokens of all its prompts, and how many of them were not evaluated
    because what prompts begin with alike is kept."""

    prompt_tokens: int
    reused_tokens: int


@dataclass(frozen=True, slots=True)
class WriteTask:
    """Text held to a JSON schema whose strings and arrays are all bounded; without a schema, to
    `most_words` plain words.

    The first attempt (0) takes the likeliest text; a later one draws anew, with a seed of its own.
    """

    system: str
    user: str
    schema: dict[str, object] = field(default_factory=dict)
    most_words: int = 0
    most_tokens: int = 400
    attempt: int = 0


@dataclass(frozen=True, slots=True)
class Written:
    """The end of a writing task. `cut` means a limit ended it, not the model.

    An empty `text` means nobody wrote: the evidence speaks for itself.
    """

    text: str
    cut: bool
    prompt_tokens: int
    reused_tokens: int


class Writer(Protocol):
    """Has no tools and decides nothing: it labels lines and phrases what code has decided."""

    def label(self, task: LabelTask, lines: Sequence[str]) -> Iterator[Labelled | Progress | Spent]:
        """Each line in order; a writer that judged says last what it took."""
        ...

    def write(self, task: WriteTask) -> Iterator[str | Written]:
        """Pieces of text as they come, then the whole, last."""
        ...


class Device(StrEnum):
    AUTO = "auto"
    CPU = "cpu"
    CUDA = "cuda"
