"""libsndfile: derived audio to and from FLAC, and originals in the containers it knows.

Only this file, `clip.py` and `encode.py` import soundfile, and so run libsndfile.
"""

import io
from collections.abc import Iterator
from typing import BinaryIO

import numpy as np
import soundfile
from numpy.typing import NDArray

from voxdesk.domain.recording import SAMPLE_RATE_HZ
from voxdesk.engines.sniff import Container
from voxdesk.errors import BadAudio

BLOCK_FRAMES = 1 << 16

CONTAINERS = frozenset(
    {
        Container.WAV,
        Container.W64,
        Container.FLAC,
        Container.OGG,
        Container.AIFF,
        Container.CAF,
        Container.AU,
        Container.MP3,
    }
)
"""What libsndfile opens; not every codec inside them."""

_CODECS = {
    "MPEG_LAYER_I": "mp1",
    "MPEG_LAYER_II": "mp2",
    "MPEG_LAYER_III": "mp3",
    "ALAW": "pcm_alaw",
    "ULAW": "pcm_mulaw",
    "FLOAT": "pcm_f32",
    "DOUBLE": "pcm_f64",
}
_UNKNOWN_FRAMES = 1 << 62
"""libsndfile's answer (or more) where the length is not known."""


def encode(pcm: NDArray[np.int16]) -> bytes:
    """16 kHz samples, (frames, channels), as a FLAC stream that stands alone."""
    stream = io.BytesIO()
    soundfile.write(stream, pcm, SAMPLE_RATE_HZ, format="FLAC", subtype="PCM_16")
    return stream.getvalue()


def decode(flac: bytes) -> NDArray[np.int16]:
    """The samples of a FLAC stream, (frames, channels)."""
    try:
        pcm, _ = soundfile.read(io.BytesIO(flac), dtype="int16", always_2d=True)
    except (soundfile.LibsndfileError, RuntimeError) as error:
        raise BadAudio(f"derived audio: {error}") from error
    return np.asarray(pcm, dtype=np.int16)


class Original:
    """An opened original: its facts, then its samples in blocks.

    `broken` is set when the decoder gave up before the end; what came until then counts.
    """

    def __init__(self, sound: soundfile.SoundFile) -> None:
        self._sound = sound
        self.rate_hz: int = sound.samplerate
        self.channels: int = sound.channels
        self.frames: int = sound.frames if 0 < sound.frames < _UNKNOWN_FRAMES else 0
        self.expected_ms = self.frames * 1000 // self.rate_hz if self.rate_hz else 0
        self.codec = _codec(sound.format, sound.subtype)
        self.broken = False

    def blocks(self) -> Iterator[NDArray[np.float32]]:
        """All samples, (frames, channels), -1 to 1."""
        while not self.broken:
            block = np.full((BLOCK_FRAMES, self.channels), np.nan, np.float32)
            try:
                read = len(self._sound.read(out=block))
            except (soundfile.LibsndfileError, RuntimeError):
                # How much it read before the error it does not say: what is no number is not read.
                self.broken = True
                missing = np.isnan(block).any(axis=1)
                read = int(missing.argmax()) if missing.any() else BLOCK_FRAMES
            if not read:
                return
            yield block[:read]


def open_original(file: BinaryIO) -> Original:
    """Open an original by its content; raises BadAudio with libsndfile's reason."""
    try:
        return Original(soundfile.SoundFile(file))
    except (soundfile.LibsndfileError, RuntimeError, TypeError, ValueError) as error:
        raise BadAudio(str(error)) from error


def _codec(container: str, subtype: str) -> str:
    if container == "FLAC":
        return "flac"
    if subtype in _CODECS:
        return _CODECS[subtype]
    if subtype.startswith("PCM_"):
        return f"pcm_{subtype[4:].lower()}"
    return subtype.lower()
