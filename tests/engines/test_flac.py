"""Derived audio to and from FLAC."""

import io

import numpy as np
import pytest
import soundfile

from voxdesk.engines import flac
from voxdesk.errors import BadAudio


@pytest.mark.parametrize("channels", [1, 2])
def test_samples_come_back_bit_for_bit(channels: int) -> None:
    pcm = np.random.default_rng(3).integers(-32_768, 32_768, (12_345, channels), dtype=np.int16)
    again = flac.decode(flac.encode(pcm))
    assert again.dtype == np.int16
    assert np.array_equal(again, pcm)


def test_a_stream_stands_alone_and_says_what_it_is() -> None:
    with soundfile.SoundFile(io.BytesIO(flac.encode(np.zeros((1600, 1), np.int16)))) as sound:
        assert (sound.format, sound.subtype) == ("FLAC", "PCM_16")
        assert (sound.samplerate, sound.frames) == (16_000, 1600)


def test_silence_takes_next_to_no_room() -> None:
    assert len(flac.encode(np.zeros((16_000 * 60, 2), np.int16))) < 10_000


@pytest.mark.parametrize("content", [b"", b"fLaC", b"no FLAC at all", bytes(1000)])
def test_what_is_no_flac_is_bad_audio(content: bytes) -> None:
    with pytest.raises(BadAudio):
        flac.decode(content)


def test_an_original_that_libsndfile_does_not_know_is_bad_audio() -> None:
    with pytest.raises(BadAudio):
        flac.open_original(io.BytesIO(b"RIFF\x24\0\0\0WAVEjunk"))


def test_what_was_read_before_a_damage_inside_a_block_is_kept() -> None:
    noise = np.random.default_rng(4).integers(-3000, 3000, (50_000, 1), dtype=np.int16)
    stream = flac.encode(noise)
    original = flac.open_original(io.BytesIO(stream[: len(stream) // 2]))
    kept = np.concatenate(list(original.blocks()))
    assert original.broken
    assert 15_000 < len(kept) < 25_000
    assert np.array_equal(np.rint(kept * 32_768).astype(np.int16), noise[: len(kept)])
