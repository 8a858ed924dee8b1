"""Derived audio comes in spans without a gap, and times find their way back."""

from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.derived import derive
from voxdesk.domain.recording import SAMPLE_RATE_HZ, AudioWindow
from voxdesk.engines.base import WINDOW_FRAMES, ByteSource
from voxdesk.engines.memory import InMemory
from voxdesk.engines.spans import SLACK_FRAMES, SPAN_FRAMES, Span, Spans, Speech, quietest
from voxdesk.errors import BadRequest, EngineFailed


def noise(seconds: float, loudness: int = 3000) -> NDArray[np.int16]:
    frames = int(seconds * SAMPLE_RATE_HZ)
    return np.random.default_rng(7).normal(0, loudness, frames).clip(-32768, 32767).astype(np.int16)


def spans(
    audio: ByteSource, windows: Sequence[AudioWindow], *, channel: int | None, start_frame: int
) -> Iterator[Span]:
    """All spans, each taken up where the one before ended."""
    given = Spans(audio, windows, channel=channel)
    while span := given.following(start_frame):
        yield span
        start_frame = span.end_frame


def test_spans_hold_every_frame_once_and_none_is_longer_than_said() -> None:
    pcm = noise(900.5)
    audio, windows = derive(pcm)
    got = list(spans(audio, windows, channel=None, start_frame=0))
    assert len(got) == 3
    assert all(len(x.sound) <= SPAN_FRAMES + SLACK_FRAMES for x in got)
    assert [x.start_frame for x in got[1:]] == [x.end_frame for x in got[:-1]]
    assert np.array_equal(np.concatenate([x.sound for x in got]), (pcm / 32768).astype(np.float32))


def test_a_span_starts_where_it_is_told_to_go_on() -> None:
    pcm = noise(130)
    audio, windows = derive(pcm)
    start = WINDOW_FRAMES + 12_345
    got = list(spans(audio, windows, channel=None, start_frame=start))
    assert got[0].start_frame == start
    assert np.array_equal(got[0].sound, (pcm[start:] / 32768).astype(np.float32))


def test_nothing_is_read_beyond_where_it_is_told_to_stop() -> None:
    pcm = noise(400)
    audio, windows = derive(pcm)
    for start_ms, end_ms in ((61_500, 62_250), (0, 390_001), (100_000, 10**9)):
        given = Spans(audio, windows, channel=None, end_ms=end_ms)
        first, last = start_ms * 16, min(end_ms * 16, len(pcm))
        got: list[Span] = []
        while span := given.following(got[-1].end_frame if got else first):
            got.append(span)
        assert np.array_equal(
            np.concatenate([x.sound for x in got]), (pcm[first:last] / 32768).astype(np.float32)
        )


def test_the_end_of_a_span_can_be_left_to_the_next() -> None:
    pcm = noise(700)
    audio, windows = derive(pcm)
    given = Spans(audio, windows, channel=None)
    first = given.following(0)
    assert first is not None
    assert not first.last
    taken = first.end_frame - 20 * SAMPLE_RATE_HZ - 7
    second = given.following(taken)
    assert second is not None
    assert second.start_frame == taken
    third = given.following(second.end_frame)
    assert third is not None
    assert third.last
    got = np.concatenate((first.sound[:taken], second.sound, third.sound))
    assert np.array_equal(got, (pcm / 32768).astype(np.float32))
    assert given.following(third.end_frame) is None


def test_nothing_is_left_after_the_end() -> None:
    audio, windows = derive(noise(61))
    assert not list(spans(audio, windows, channel=None, start_frame=61 * SAMPLE_RATE_HZ))


def test_the_cut_goes_through_the_pause() -> None:
    pcm = noise(400)
    pause = int(280.0 * SAMPLE_RATE_HZ)
    pcm[pause : pause + SAMPLE_RATE_HZ // 3] //= 100
    audio, windows = derive(pcm)
    first = next(iter(spans(audio, windows, channel=None, start_frame=0)))
    assert pause < first.end_frame < pause + SAMPLE_RATE_HZ // 3


def test_the_latest_of_equal_silences_is_cut() -> None:
    sound = np.zeros(SAMPLE_RATE_HZ, dtype=np.float32)
    assert quietest(sound, 0, len(sound)) > len(sound) * 0.85


def test_channels_are_mixed_or_chosen() -> None:
    left, right = noise(1), np.zeros(SAMPLE_RATE_HZ, dtype=np.int16)
    audio, windows = derive(np.stack((left, right), axis=1))

    def sound(channel: int | None) -> NDArray[np.float32]:
        return next(spans(audio, windows, channel=channel, start_frame=0)).sound

    assert np.array_equal(sound(0), (left / 32768).astype(np.float32))
    assert not sound(1).any()
    assert np.allclose(sound(None), left / 65536, atol=1e-6)
    with pytest.raises(BadRequest):
        sound(2)


def test_audio_that_ends_early_is_an_error_not_a_shorter_transcript() -> None:
    audio, windows = derive(noise(2))
    with pytest.raises(EngineFailed):
        list(spans(InMemory(audio.content[:-100]), windows, channel=None, start_frame=0))


def test_times_of_joined_speech_are_put_back_exactly() -> None:
    second = SAMPLE_RATE_HZ
    speech = Speech(((second, 3 * second), (10 * second, 11 * second)))
    sound = np.arange(12 * second, dtype=np.float32)
    assert len(speech.joined(sound)) == 3 * second
    assert speech.frame_at(0.0, beside_s=0.1) == second
    assert speech.frame_at(1.5, beside_s=1.5) == int(2.5 * second)
    assert speech.frame_at(2.5, beside_s=2.5) == int(10.5 * second)
    # a word that reaches over the pause taken out stays in the stretch of its middle
    assert speech.frame_at(2.2, beside_s=1.8) == 3 * second
    assert speech.frame_at(9.0, beside_s=9.0) == 11 * second


def test_stretches_between_two_frames() -> None:
    speech = Speech(((10, 20), (30, 40)))
    assert speech.within(15, 35) == [(15, 20), (30, 35)]
    assert speech.within(20, 30) == []


def test_the_rest_of_a_span_keeps_its_place() -> None:
    span = Span(100, np.arange(50, dtype=np.float32))
    rest = span.after(120)
    assert rest.start_frame == 120
    assert rest.sound[0] == 20
    assert span.after(0).start_frame == 100
