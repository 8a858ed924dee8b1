"""The decoder in its worker, on sound in every container and on files that are no sound."""

import io
import random
import struct
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from voxdesk import errors
from voxdesk.domain.job import Progress
from voxdesk.domain.recording import AudioFacts
from voxdesk.engines import flac
from voxdesk.engines.base import PEAK_FRAMES, WINDOW_FRAMES, DecodedWindow
from voxdesk.engines.memory import InMemory
from voxdesk.engines.remote import MEDIA
from voxdesk.worker.host import Host

FILES = Path(__file__).parent.parent / "data" / "audio"


@dataclass(frozen=True)
class Decoded:
    pcm: NDArray[np.int16]
    facts: AudioFacts
    windows: tuple[DecodedWindow, ...]


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    folder = tmp_path_factory.mktemp("media")
    target = "voxdesk.engines.decode:MediaDecoder"
    host = Host("media", target, log_folder=folder, limits=MEDIA)
    # Started here, so that no test is blamed for a process it left.
    with pytest.raises(errors.BadAudio):
        list(host.pieces("decode", InMemory(b""), "empty"))
    yield host
    host.stop()


def decode(host: Host, content: bytes, name: str = "sound") -> Decoded:
    windows, facts = [], []
    for piece in host.pieces("decode", InMemory(content), name):
        match piece:
            case DecodedWindow():
                windows.append(piece)
            case AudioFacts():
                facts.append(piece)
            case _:
                assert isinstance(piece, Progress)
    assert len(facts) == 1
    return Decoded(np.concatenate([flac.decode(x.flac) for x in windows]), facts[0], tuple(windows))


def refused(host: Host, content: bytes) -> errors.UserError:
    with pytest.raises((errors.BadAudio, errors.NoSound)) as caught:
        decode(host, content)
    return caught.value


def tone(rate_hz: int, seconds: float = 1.0, hertz: float = 440.0) -> NDArray[np.float32]:
    times = np.arange(int(rate_hz * seconds)) / rate_hz
    return (0.5 * np.sin(2 * np.pi * hertz * times)).astype(np.float32)


def encoded(pcm: NDArray[np.float32], rate_hz: int, container: str, subtype: str = "") -> bytes:
    stream = io.BytesIO()
    soundfile.write(stream, pcm, rate_hz, format=container, subtype=subtype or None)
    return stream.getvalue()


def pitch(channel: NDArray[np.int16]) -> float:
    """The loudest frequency of 16 kHz samples."""
    spectrum = np.abs(np.fft.rfft(channel * np.hanning(len(channel))))
    return float(spectrum.argmax() * 16_000 / len(channel))


def loudness(channel: NDArray[np.int16]) -> float:
    return float(np.sqrt(np.mean((channel / 32_768) ** 2)))


# --- what is sound --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("container", "subtype", "codec"),
    [
        ("WAV", "PCM_16", "pcm_16"),
        ("WAV", "PCM_24", "pcm_24"),
        ("WAV", "FLOAT", "pcm_f32"),
        ("WAV", "ULAW", "pcm_mulaw"),
        ("RF64", "PCM_16", "pcm_16"),
        ("W64", "PCM_16", "pcm_16"),
        ("AIFF", "PCM_16", "pcm_16"),
        ("CAF", "PCM_16", "pcm_16"),
        ("AU", "PCM_16", "pcm_16"),
        ("FLAC", "PCM_16", "flac"),
        ("OGG", "VORBIS", "vorbis"),
        ("OGG", "OPUS", "opus"),
        ("MP3", "MPEG_LAYER_III", "mp3"),
    ],
)
def test_every_container_of_libsndfile_is_decoded(
    host: Host, container: str, subtype: str, codec: str
) -> None:
    sound = np.stack([tone(48_000, 2), tone(48_000, 2, 880)], axis=1)
    decoded = decode(host, encoded(sound, 48_000, container, subtype))
    facts = decoded.facts
    assert (facts.rate_hz, facts.channels, facts.codec) == (48_000, 2, codec)
    assert (facts.derived_channels, facts.mixed_down) == (2, False)
    assert (facts.silent, facts.truncated) == (False, False)
    assert facts.duration_ms == pytest.approx(2000, abs=60)
    assert pitch(decoded.pcm[:, 0]) == pytest.approx(440, abs=2)
    assert pitch(decoded.pcm[:, 1]) == pytest.approx(880, abs=2)


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("tone.m4a", "aac"),
        ("tone-moov-first.m4a", "aac"),
        ("tone.mp4", "aac"),
        ("tone.mov", "aac"),
        ("tone.webm", "opus"),
        ("tone.mkv", "vorbis"),
        ("tone.aac", "aac"),
        ("tone.wma", "wma"),
    ],
)
def test_every_container_that_only_qt_reads_is_decoded(host: Host, name: str, codec: str) -> None:
    decoded = decode(host, (FILES / name).read_bytes())
    facts = decoded.facts
    assert (facts.channels, facts.codec, facts.derived_channels) == (2, codec, 2)
    assert (facts.silent, facts.truncated) == (False, False)
    assert facts.duration_ms == pytest.approx(2000, abs=60)
    assert pitch(decoded.pcm[:, 0]) == pytest.approx(440, abs=2)
    assert pitch(decoded.pcm[:, 1]) == pytest.approx(880, abs=2)


def test_apple_lossless_is_decoded(host: Host) -> None:
    decoded = decode(host, (FILES / "alac.m4a").read_bytes())
    assert decoded.facts.codec == "alac"
    assert decoded.facts.duration_ms == 200


def test_amr_of_an_old_telephone_is_decoded(host: Host) -> None:
    frames = b"".join(b"\x3c" + random.Random(n).randbytes(31) for n in range(100))
    facts = decode(host, b"#!AMR\n" + frames).facts
    assert (facts.codec, facts.rate_hz, facts.channels) == ("amr_nb", 8000, 1)
    assert facts.duration_ms == pytest.approx(2000, abs=40)


@pytest.mark.parametrize(
    "rate_hz", [8000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 88_200, 96_000, 192_000]
)
def test_every_sample_rate_keeps_length_pitch_and_loudness(host: Host, rate_hz: int) -> None:
    decoded = decode(host, encoded(tone(rate_hz, 2), rate_hz, "WAV"))
    assert decoded.facts.rate_hz == rate_hz
    assert decoded.facts.duration_ms == pytest.approx(2000, abs=1)
    assert pitch(decoded.pcm[:, 0]) == pytest.approx(440, abs=1)
    assert loudness(decoded.pcm[:, 0]) == pytest.approx(0.5 / np.sqrt(2), rel=0.02)


def test_what_is_at_16_khz_and_16_bit_comes_through_bit_for_bit(host: Host) -> None:
    generator = np.random.default_rng(1)
    pcm = generator.integers(-32_768, 32_768, (50_000, 2), dtype=np.int16)
    stream = io.BytesIO()
    soundfile.write(stream, pcm, 16_000, format="WAV", subtype="PCM_16")
    assert np.array_equal(decode(host, stream.getvalue()).pcm, pcm)


def test_nothing_above_8_khz_folds_back(host: Host) -> None:
    decoded = decode(host, encoded(tone(48_000, 1, 12_000), 48_000, "WAV"))
    assert loudness(decoded.pcm[2000:-2000, 0]) < 0.001


@pytest.mark.parametrize("channels", range(1, 9))
def test_up_to_eight_channels_are_read_and_more_than_two_mixed_down(
    host: Host, channels: int
) -> None:
    sound = np.zeros((16_000, channels), np.float32)
    sound[:, -1] = tone(16_000)
    facts = decode(host, encoded(sound, 16_000, "WAV")).facts
    assert facts.channels == channels
    assert facts.derived_channels == (channels if channels <= 2 else 1)
    assert facts.mixed_down is (channels > 2)
    assert facts.silent is False


@pytest.mark.parametrize("silent_channel", [0, 1])
def test_speech_on_one_channel_keeps_both_channels(host: Host, silent_channel: int) -> None:
    sound = np.stack([tone(44_100), tone(44_100)], axis=1)
    sound[:, silent_channel] = 0
    decoded = decode(host, encoded(sound, 44_100, "WAV"))
    assert decoded.facts.derived_channels == 2
    assert decoded.facts.silent is False
    assert not decoded.pcm[:, silent_channel].any()
    assert loudness(decoded.pcm[:, 1 - silent_channel]) > 0.3


def test_windows_follow_one_another_and_stand_alone(host: Host) -> None:
    seconds = 150
    decoded = decode(host, encoded(tone(8000, seconds), 8000, "WAV"))
    assert [x.start_frame for x in decoded.windows] == [0, WINDOW_FRAMES, 2 * WINDOW_FRAMES]
    assert [x.frames for x in decoded.windows] == [
        WINDOW_FRAMES,
        WINDOW_FRAMES,
        seconds * 16_000 - 2 * WINDOW_FRAMES,
    ]
    for window in decoded.windows:
        assert len(flac.decode(window.flac)) == window.frames
        assert len(window.peaks) == 2 * (window.frames // PEAK_FRAMES)
    assert pitch(decoded.pcm[WINDOW_FRAMES - 8000 : WINDOW_FRAMES + 8000, 0]) == pytest.approx(440)


def test_samples_beyond_full_scale_and_no_numbers_are_held_in_range(host: Host) -> None:
    wild = np.array([[2.0], [-2.0], [np.nan], [np.inf], [-np.inf], [0.5]], np.float32)
    decoded = decode(host, encoded(wild, 16_000, "WAV", "FLOAT"))
    assert decoded.pcm[:, 0].tolist() == [32_767, -32_768, 0, 32_767, -32_768, 16_384]


def test_silence_is_decoded_and_called_silent(host: Host) -> None:
    quiet = np.full((16_000, 2), 0.0005, np.float32)
    facts = decode(host, encoded(quiet, 16_000, "FLAC")).facts
    assert facts.silent is True
    assert facts.truncated is False


def test_a_whisper_is_not_silence(host: Host) -> None:
    facts = decode(host, encoded(tone(16_000) * 0.005, 16_000, "WAV")).facts
    assert facts.silent is False


# --- what is cut short ----------------------------------------------------------------------------


def long_sound() -> NDArray[np.float32]:
    noise = np.random.default_rng(2).normal(0, 0.1, 16_000 * 10)
    return noise.astype(np.float32)


@pytest.mark.parametrize("container", ["WAV", "FLAC", "OGG", "MP3", "AIFF", "W64", "RF64"])
@pytest.mark.parametrize("share", [0.3, 0.8])
def test_what_is_left_of_a_cut_file_is_kept_and_called_truncated(
    host: Host, container: str, share: float
) -> None:
    whole = encoded(long_sound(), 16_000, container)
    facts = decode(host, whole[: int(len(whole) * share)]).facts
    assert facts.truncated is True
    # A lossy stream loses the page or frame that was cut, and its bytes are not spread evenly.
    assert 5_500 * share < facts.duration_ms < 11_000 * share


@pytest.mark.parametrize("name", ["tone-moov-first.m4a", "tone.webm", "tone.aac", "tone.wma"])
def test_what_is_left_of_a_cut_file_for_qt_is_kept_and_called_truncated(
    host: Host, name: str
) -> None:
    content = (FILES / name).read_bytes()
    facts = decode(host, content[: int(len(content) * 0.7)]).facts
    assert facts.truncated is True
    assert 300 < facts.duration_ms < 1900


def test_an_mp4_without_its_table_of_contents_is_refused_as_cut_short(host: Host) -> None:
    content = (FILES / "tone.m4a").read_bytes()
    error = refused(host, content[: len(content) // 2])
    assert isinstance(error, errors.BadAudio)
    assert "cut short" in error.detail


def test_a_wav_written_into_a_pipe_is_not_called_truncated(host: Host) -> None:
    content = bytearray(encoded(tone(16_000), 16_000, "WAV"))
    data_at = content.index(b"data") + 4
    content[4:8] = content[data_at : data_at + 4] = struct.pack("<I", 0xFFFF_FFFF)
    facts = decode(host, bytes(content)).facts
    assert facts.truncated is False
    assert facts.duration_ms == 1000


# --- what is no sound -----------------------------------------------------------------------------


def empty_wav() -> bytes:
    stream = io.BytesIO()
    with wave.open(stream, "wb") as out:
        out.setparams((1, 2, 16_000, 0, "NONE", ""))
    return stream.getvalue()


@pytest.mark.parametrize("name", ["no-sound.mp4", "no-sound.webm"])
def test_a_video_without_sound_is_told_from_a_damaged_file(host: Host, name: str) -> None:
    error = refused(host, (FILES / name).read_bytes())
    assert isinstance(error, errors.NoSound)
    assert error.detail == "no sound track"


@pytest.mark.parametrize(
    "content",
    [
        empty_wav(),
        encoded(np.zeros((0, 1), np.float32), 16_000, "AIFF"),
        (FILES / "zero-length.m4a").read_bytes(),
    ],
    ids=["wav", "aiff", "m4a"],
)
def test_audio_of_no_length_is_no_sound(host: Host, content: bytes) -> None:
    assert isinstance(refused(host, content), errors.NoSound)


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (b"", "an empty file"),
        (b"Dear colleagues, this is no sound.\n" * 50, "text"),
        ("Протокол визита\n".encode() * 50, "text"),
        ("Протокол визита\n".encode("cp1251") * 50, "text"),
        ("Notes".encode("utf-16"), "text"),
        (b"<!DOCTYPE html><html><body>404</body></html>", "an HTML page"),
        (b"PK\x03\x04" + bytes(100), "a ZIP archive or an office document"),
        (b"%PDF-1.7\n" + bytes(100), "a PDF document"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "a picture (PNG)"),
        (bytes(5000), "nothing but zeros"),
        (random.Random(5).randbytes(100_000), "unknown bytes"),
        (b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nhttp://127.0.0.1/a.ts\n", "M3U"),
        (b"ffconcat version 1.0\nfile '/etc/passwd'\n", "ffconcat"),
        (
            b"v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nm=audio 5004 RTP/AVP 0\n",
            "SDP",
        ),
        (b"[playlist]\nFile1=http://127.0.0.1/x.mp3\n", "PLS"),
        (b"<?xml version='1.0'?><MPD xmlns='urn:mpeg:dash:schema:mpd:2011'/>", "DASH"),
        (b"<asx version='3.0'><entry><ref href='http://127.0.0.1/'/></entry></asx>", "ASX"),
    ],
)
def test_what_is_no_sound_is_refused_by_the_name_of_what_it_is(
    host: Host, content: bytes, seen: str
) -> None:
    error = refused(host, content)
    assert isinstance(error, errors.BadAudio)
    assert seen in error.detail


@pytest.mark.parametrize(
    "start",
    [
        b"#!AMR\n",
        b"ID3\x04\0\0\0\0\0\0",
        b"RIFF\x24\0\0\0WAVE",
        b"\0\0\0\x18ftypM4A ",
        b"\x1aE\xdf\xa3",
        b"OggS",
        b"fLaC",
        b"\xff\xf1\x50\x80",
    ],
)
@pytest.mark.parametrize(
    "attack",
    [
        b"\nc=IN IP4 127.0.0.1\nm=audio 5004 RTP/AVP 0\n",
        b"#EXTM3U\nhttp://127.0.0.1/a.ts\n",
        b"ffconcat version 1.0\nfile /etc/passwd\n",
    ],
    ids=["sdp", "hls", "ffconcat"],
)
def test_a_reference_behind_the_first_bytes_of_sound_is_refused(
    host: Host, start: bytes, attack: bytes
) -> None:
    assert isinstance(refused(host, start + attack * 20), errors.BadAudio)


@pytest.mark.parametrize("name", ["tone.m4a", "tone.webm", "tone.mkv", "tone.aac", "tone.wma"])
def test_damaged_bytes_end_in_sound_or_in_an_error_of_ours(host: Host, name: str) -> None:
    whole = (FILES / name).read_bytes()
    for seed in range(12):
        check_damaged(host, mutated(whole, seed))


@pytest.mark.parametrize("container", ["WAV", "FLAC", "OGG", "MP3", "AIFF", "CAF"])
def test_damaged_bytes_for_libsndfile_end_in_sound_or_in_an_error_of_ours(
    host: Host, container: str
) -> None:
    whole = encoded(tone(16_000, 3), 16_000, container)
    for seed in range(12):
        check_damaged(host, mutated(whole, seed))


def mutated(content: bytes, seed: int) -> bytes:
    """Some bytes changed, most of them in the first part, where the structure is."""
    generator = random.Random(seed)
    damaged = bytearray(content)
    for _ in range(20):
        reach = len(damaged) if generator.random() < 0.3 else min(len(damaged), 512)
        damaged[generator.randrange(8, reach)] = generator.randrange(256)
    return bytes(damaged)


def check_damaged(host: Host, content: bytes) -> None:
    try:
        decode(host, content)
    except (errors.UserError, errors.EngineError):
        return


def test_stopping_half_way_leaves_the_decoder_ready_for_the_next(host: Host) -> None:
    for content in (
        (FILES / "tone.webm").read_bytes(),
        encoded(tone(48_000, 200), 48_000, "FLAC"),
    ):
        pieces = host.pieces("decode", InMemory(content), "stopped")
        next(pieces)
        pid = host.pid
        pieces.close()
        assert decode(host, encoded(tone(16_000), 16_000, "WAV")).facts.duration_ms == 1000
        assert host.pid == pid


def test_an_original_that_cannot_be_read_any_more_is_its_own_error(host: Host) -> None:
    class Torn(InMemory):
        def read_at(self, offset: int, size_bytes: int) -> bytes:
            if offset >= 100_000:
                raise errors.FileChanged("torn")
            return super().read_at(offset, size_bytes)

    for content in (
        encoded(tone(48_000, 20), 48_000, "WAV"),
        (FILES / "tone.webm").read_bytes() + bytes(200_000),
    ):
        with pytest.raises(errors.FileChanged):
            list(host.pieces("decode", Torn(content), "torn"))
    assert decode(host, encoded(tone(16_000), 16_000, "WAV")).facts.duration_ms == 1000
