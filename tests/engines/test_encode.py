import io
import tracemalloc

import numpy as np
import pytest
import soundfile

from voxdesk.domain.job import Progress
from voxdesk.engines.base import SoundFormat
from voxdesk.engines.encode import SoundEncoder

TAGS = {"date": "2026-11-21T10:00:00+00:00", "comment": "cap-1"}


class Samples:
    """So many frames of noise, made when they are asked for."""

    def __init__(self, frames: int, channels: int) -> None:
        self.size_bytes = frames * channels * 2

    def read_at(self, offset: int, size_bytes: int) -> bytes:
        end = min(offset + size_bytes, self.size_bytes)
        first, last = offset // 2, end // 2
        numbers = np.arange(first, last, dtype=np.uint64)
        return ((numbers * 2654435761 >> 7) & 0x3FF).astype(np.int16).tobytes()


def encoded(samples: Samples, sound: SoundFormat) -> bytes:
    pieces = SoundEncoder().encode(samples, sound, TAGS)
    return b"".join(piece for piece in pieces if isinstance(piece, bytes))


@pytest.mark.parametrize(("rate_hz", "channels"), [(48_000, 2), (44_100, 1), (8_000, 1)])
@pytest.mark.parametrize("frames", [1, 4096, 700_001])
def test_samples_come_back_as_they_were(rate_hz: int, channels: int, frames: int) -> None:
    samples = Samples(frames, channels)
    content = encoded(samples, SoundFormat("m", rate_hz, channels))
    back, found_hz = soundfile.read(io.BytesIO(content), dtype="int16", always_2d=True)
    assert found_hz == rate_hz
    assert back.tobytes() == samples.read_at(0, samples.size_bytes)


def test_the_stream_is_the_file_that_libsndfile_would_have_written() -> None:
    samples = Samples(300_000, 2)
    content = encoded(samples, SoundFormat("m", 48_000, 2))
    whole = io.BytesIO()
    with soundfile.SoundFile(whole, "w", 48_000, 2, "PCM_16", format="FLAC") as file:
        file.date, file.comment = TAGS["date"], TAGS["comment"]
        pcm = np.frombuffer(samples.read_at(0, samples.size_bytes), np.int16)
        file.write(pcm.reshape(-1, 2))
    expected = bytearray(whole.getvalue())
    expected[12:18] = bytes(6)  # the least and the most bytes of a frame: not known beforehand
    assert content == bytes(expected)


def test_the_tags_say_when_and_of_what() -> None:
    content = encoded(Samples(100, 1), SoundFormat("m", 48_000, 1))
    with soundfile.SoundFile(io.BytesIO(content)) as file:
        assert {"date": file.date, "comment": file.comment} == TAGS


def test_memory_stays_flat_and_progress_reaches_the_end() -> None:
    frames = 48_000 * 60 * 10
    tracemalloc.start()
    length = 0
    progress = None
    for piece in SoundEncoder().encode(Samples(frames, 1), SoundFormat("m", 48_000, 1), TAGS):
        if isinstance(piece, Progress):
            progress = piece
        else:
            length += len(piece)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert length > 10_000_000
    assert most < 12_000_000
    assert progress is not None
    assert progress.done == progress.total == 600_000
