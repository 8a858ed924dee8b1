"""The encoder: captured samples to one FLAC stream, lossless and at the rate they came in, and
stretches of derived audio to clips.

libFLAC writes what it only knows at the end (the length, and the MD5 of the samples) into the
header of a file that it can go back in. A stream cannot be gone back in, so both are found first:
the length is known, and the samples are read twice.
"""

import hashlib
import io
from collections.abc import Iterator, Sequence

import numpy as np
import soundfile

from voxdesk.domain.job import Progress, Unit
from voxdesk.domain.recording import AudioWindow
from voxdesk.engines import clip
from voxdesk.engines.base import ByteSource, ClipSpan, SoundFormat

_SAMPLE_BYTES = 2
_READ_FRAMES = 1 << 18
_PIECE_BYTES = 1 << 20
_HEADER_BYTES = 42
_TOTAL_AT = 21
"""Where the header has the length: in 4 bits of this byte and the 4 bytes behind it."""
_MD5_AT = 26


class SoundEncoder:
    """Encodes one capture or clip after the other, with a memory of some seconds."""

    def encode(
        self, pcm: ByteSource, sound: SoundFormat, remarks: dict[str, str]
    ) -> Iterator[bytes | Progress]:
        """The stream in pieces. `pcm` is interleaved 16-bit samples; `remarks` go into its tags
        (`date`, `comment`)."""
        frame_bytes = sound.channels * _SAMPLE_BYTES
        total = pcm.size_bytes // frame_bytes
        md5 = hashlib.md5(usedforsecurity=False)
        for part in _parts(pcm, frame_bytes):
            md5.update(part)
            yield Progress(0, total * 1000 // sound.rate_hz, Unit.AUDIO_MS)
        stream = _Stream(total, md5.digest())
        with soundfile.SoundFile(
            stream, "w", sound.rate_hz, sound.channels, "PCM_16", format="FLAC"
        ) as encoder:
            for name, text in remarks.items():
                setattr(encoder, name, text)
            done = 0
            for part in _parts(pcm, frame_bytes):
                encoder.write(np.frombuffer(part, np.int16).reshape(-1, sound.channels))
                done += len(part) // frame_bytes
                yield from stream.pieces(_PIECE_BYTES)
                yield Progress(
                    done * 1000 // sound.rate_hz, total * 1000 // sound.rate_hz, Unit.AUDIO_MS
                )
        yield from stream.pieces(1)

    def clips(
        self, audio: ByteSource, windows: Sequence[AudioWindow], spans: Sequence[ClipSpan]
    ) -> Iterator[bytes]:
        """Each span as an MP3 of one channel, in their order."""
        yield from clip.cut(audio, windows, spans)


def _parts(pcm: ByteSource, frame_bytes: int) -> Iterator[bytes]:
    for offset in range(0, pcm.size_bytes, _READ_FRAMES * frame_bytes):
        yield pcm.read_at(offset, _READ_FRAMES * frame_bytes)


class _Stream(io.RawIOBase):
    """What libFLAC takes for a file: appended bytes wait to be fetched, the header is completed as
    it is written, and what would be written over it at the end is known already."""

    def __init__(self, frames: int, md5: bytes) -> None:
        super().__init__()
        self._frames = frames
        self._md5 = md5
        self._waiting = bytearray()
        self._taken = 0
        self._at = 0

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._end}
        self._at = start[whence] + offset
        return self._at

    def write(self, content: bytes) -> int:  # type: ignore[override]
        if self._at == self._end:
            self._waiting += content
        self._at += len(content)
        return len(content)

    def pieces(self, least_bytes: int) -> Iterator[bytes]:
        """What waits, when it is at least so much."""
        if len(self._waiting) < max(least_bytes, 0 if self._taken else _HEADER_BYTES):
            return
        if not self._taken:
            self._complete_header()
        piece = bytes(self._waiting)
        self._taken += len(piece)
        self._waiting.clear()
        yield piece

    @property
    def _end(self) -> int:
        return self._taken + len(self._waiting)

    def _complete_header(self) -> None:
        self._waiting[_TOTAL_AT] = self._waiting[_TOTAL_AT] & 0xF0 | self._frames >> 32
        self._waiting[_TOTAL_AT + 1 : _MD5_AT] = (self._frames & 0xFFFFFFFF).to_bytes(4, "big")
        self._waiting[_MD5_AT : _MD5_AT + 16] = self._md5
