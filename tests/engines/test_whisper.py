"""Real speech, real models: what is heard, when, and what is said of doubtful places."""

import subprocess
import sys
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import jiwer
import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray
from whisper_normalizer.basic import BasicTextNormalizer
from whisper_normalizer.english import EnglishTextNormalizer

from tests.derived import derive
from voxdesk.domain.job import Progress
from voxdesk.domain.recording import SAMPLE_RATE_HZ
from voxdesk.domain.transcript import HeardSegment, SegmentFlag
from voxdesk.engines import hardware
from voxdesk.engines.base import (
    Device,
    EngineNotice,
    HeardUntil,
    LanguageHeard,
    SpeechPiece,
    TranscribeOptions,
)
from voxdesk.engines.whisper import WhisperTranscriber
from voxdesk.errors import BadRequest, ModelDamaged, ModelMissing
from voxdesk.paths import bundled

pytestmark = [pytest.mark.models, pytest.mark.speech]

Pcm = NDArray[np.int16]
Speak = Callable[..., Path]

TEXT = "The lobby floor was spotless. The chair at the desk was broken."
RUSSIAN = (
    "Сегодня хорошая погода. Меня зовут Анна, я работаю в гостинице. "
    "Мы приехали вечером и сразу получили номер. Администратор говорил с нами очень вежливо. "
    "Официант принёс нам горячий суп. Лифт работает медленно. "
    "Музыка в баре играет слишком громко. Большое спасибо за помощь. "
    "Цена за номер показалась нам высокой. Мы посетили ресторан в субботу вечером."
)


@cache
def loaded(folder: Path) -> WhisperTranscriber:
    return WhisperTranscriber(folder)


@pytest.fixture
def tiny(models: Path) -> WhisperTranscriber:
    return loaded(models / "whisper-tiny.en")


@pytest.fixture
def base(models: Path) -> WhisperTranscriber:
    return loaded(models / "whisper-base")


def pcm_of(path: Path) -> Pcm:
    pcm, rate = soundfile.read(path, dtype="int16")
    assert rate == SAMPLE_RATE_HZ
    return np.asarray(pcm, dtype=np.int16)


def silence(seconds: float) -> Pcm:
    return np.zeros(int(seconds * SAMPLE_RATE_HZ), dtype=np.int16)


def hear(
    engine: WhisperTranscriber, pcm: Pcm, options: TranscribeOptions | None = None
) -> list[SpeechPiece]:
    return list(engine.transcribe(*derive(pcm), options or TranscribeOptions()))


def segments_of(pieces: Sequence[SpeechPiece]) -> list[HeardSegment]:
    return [x for x in pieces if isinstance(x, HeardSegment)]


def text_of(segments: Sequence[HeardSegment]) -> str:
    return " ".join(x.heard for x in segments)


def wer(said: str, heard: str) -> float:
    normal = EnglishTextNormalizer()
    return float(jiwer.wer(normal(said), normal(heard)))


def test_clear_words_are_heard_with_their_times(tiny: WhisperTranscriber, spoken: Speak) -> None:
    pcm = pcm_of(spoken(TEXT))
    pieces = hear(tiny, np.concatenate((silence(4), pcm, silence(1))))
    segments = segments_of(pieces)
    assert wer(TEXT, text_of(segments)) == 0
    words = [word for segment in segments for word in segment.words]
    assert " ".join(x.text for x in words) == text_of(segments)
    times = [time for word in words for time in (word.start_ms, word.end_ms)]
    assert times == sorted(times)
    assert 3_800 <= times[0] <= 4_400
    assert times[-1] <= 4_100 + len(pcm) * 1000 // SAMPLE_RATE_HZ
    for segment in segments:
        assert segment.confidence == pytest.approx(
            sum(x.probability for x in segment.words) / len(segment.words)
        )
        assert segment.confidence > 0.7
        assert not segment.flags


def test_the_language_comes_first_and_progress_never_goes_back(
    tiny: WhisperTranscriber, spoken: Speak
) -> None:
    pcm = pcm_of(spoken(TEXT))
    pieces = hear(tiny, pcm)
    told = [x for x in pieces if not isinstance(x, Progress)]
    assert told[0] == LanguageHeard("en", 1.0)
    assert told[-1] == HeardUntil(len(pcm) * 1000 // SAMPLE_RATE_HZ)
    done = [x.done for x in pieces if isinstance(x, Progress)]
    assert done == sorted(done)
    assert done[-1] == len(pcm) * 1000 // SAMPLE_RATE_HZ


def test_russian_is_recognised_and_understood(base: WhisperTranscriber, spoken: Speak) -> None:
    pieces = hear(base, pcm_of(spoken(RUSSIAN, voice="ru")))
    (language,) = (x for x in pieces if isinstance(x, LanguageHeard))
    assert language.language == "ru"
    assert language.probability > 0.9
    normal = BasicTextNormalizer()
    assert jiwer.wer(normal(RUSSIAN), normal(text_of(segments_of(pieces)))) < 0.10


@pytest.mark.slow
def test_the_demonstration_is_heard_almost_word_for_word(base: WhisperTranscriber) -> None:
    folder = bundled("resources", "demo")
    said = (folder / "walkthrough.txt").read_text("utf-8")
    heard = text_of(segments_of(hear(base, pcm_of(folder / "walkthrough.flac"))))
    assert wer(said, heard) < 0.04
    facts = tomllib.loads((folder / "facts.toml").read_text("utf-8"))["facts"]
    assert len(facts) >= 10
    assert all(x in " ".join(said.split()) for f in facts for x in f["said_for"])
    assert all(x in " ".join(said.split()) for f in facts for x in f["said_against"])


def test_silence_yields_no_segment(tiny: WhisperTranscriber) -> None:
    hum = np.random.default_rng(3).normal(0, 30, 20 * SAMPLE_RATE_HZ).astype(np.int16)
    for pcm in (silence(20), hum):
        pieces = hear(tiny, pcm)
        assert not segments_of(pieces)
        assert HeardUntil(20_000) in pieces


def test_going_on_after_a_stop_loses_and_doubles_nothing(tiny: WhisperTranscriber) -> None:
    folder = bundled("resources", "demo")
    said = (folder / "earlier-1.txt").read_text("utf-8")
    audio, windows = derive(pcm_of(folder / "earlier-1.flac"))
    committed: list[HeardSegment] = []
    until_ms = 0
    for piece in tiny.transcribe(audio, windows, TranscribeOptions()):
        if isinstance(piece, HeardSegment):
            committed.append(piece)
        if isinstance(piece, HeardUntil):
            until_ms = piece.ms
            if len(committed) == 2:
                break
    assert until_ms == committed[-1].end_ms
    options = TranscribeOptions(language="en", start_ms=until_ms)
    later = segments_of(list(tiny.transcribe(audio, windows, options)))
    assert later[0].start_ms >= until_ms
    assert wer(said, text_of([*committed, *later])) < 0.05


@pytest.mark.slow
def test_words_on_both_sides_of_a_cut_keep_their_times(
    tiny: WhisperTranscriber, spoken: Speak
) -> None:
    pcm = pcm_of(spoken(TEXT))
    whole = silence(350)
    starts_s = (12.5, 281.0, 292.25, 304.0, 340.5)
    for start_s in starts_s:
        start = int(start_s * SAMPLE_RATE_HZ)
        whole[start : start + len(pcm)] = pcm
    segments = segments_of(hear(tiny, whole))
    assert wer(" ".join([TEXT] * len(starts_s)), text_of(segments)) == 0
    words = [word for segment in segments for word in segment.words]
    # "lobby" is the second word: the first may be given some of the silence before it
    heard_s = [x.start_ms / 1000 for x in words if x.text == "lobby"]
    assert heard_s == pytest.approx([x + 0.3 for x in starts_s], abs=0.2)


@pytest.mark.slow
def test_a_runaway_repetition_is_kept_and_marked(tiny: WhisperTranscriber, spoken: Speak) -> None:
    segments = segments_of(hear(tiny, pcm_of(spoken("The room was clean and " * 10))))
    assert segments
    assert all(SegmentFlag.REPETITION in x.flags for x in segments)


def test_what_is_heard_by_chance_is_heard_so_again(models: Path, spoken: Speak) -> None:
    loop = pcm_of(spoken("The room was clean and " * 10))
    first, second = (
        segments_of(hear(WhisperTranscriber(models / "whisper-tiny.en"), loop)) for _ in range(2)
    )
    assert first == second


def test_speech_that_nobody_can_write_down_is_marked_blank(
    tiny: WhisperTranscriber, spoken: Speak
) -> None:
    folder = bundled("resources", "demo")
    talk = pcm_of(folder / "walkthrough.flac").astype(np.float64)
    voices = [talk[i * 9 * SAMPLE_RATE_HZ :][: 14 * SAMPLE_RATE_HZ] for i in range(12)]
    babble = np.clip(sum(voices) / 4, -32768, 32767).astype(np.int16)
    clear = pcm_of(spoken(TEXT))
    segments = segments_of(hear(tiny, np.concatenate((clear, silence(3), babble))))
    blank = [x for x in segments if SegmentFlag.BLANK in x.flags]
    assert blank
    assert all(x.heard == "" and x.end_ms - x.start_ms > 3000 for x in blank)
    assert wer(TEXT, text_of([x for x in segments if not x.flags])) < 0.2


def test_one_channel_can_be_chosen(tiny: WhisperTranscriber, spoken: Speak) -> None:
    first = pcm_of(spoken(TEXT))
    second = pcm_of(spoken("Good morning, how was your journey?", voice="rms"))
    both = np.zeros((max(len(first), len(second)), 2), dtype=np.int16)
    both[: len(first), 0], both[: len(second), 1] = first, second
    heard = segments_of(hear(tiny, both, TranscribeOptions(channel=0)))
    assert wer(TEXT, text_of(heard)) == 0


def test_a_language_that_the_model_does_not_know_is_refused(tiny: WhisperTranscriber) -> None:
    with pytest.raises(BadRequest):
        hear(tiny, silence(1), TranscribeOptions(language="ru"))


def test_a_folder_without_a_tokenizer_is_refused(models: Path, tmp_path: Path) -> None:
    for name in ("model.bin", "config.json", "vocabulary.txt"):
        (tmp_path / name).symlink_to(models / "whisper-tiny.en" / name)
    with pytest.raises(ModelDamaged, match="tokenizer"):
        WhisperTranscriber(tmp_path)
    with pytest.raises(ModelMissing):
        WhisperTranscriber(tmp_path / "nowhere")


def test_a_truncated_model_is_called_damaged(models: Path, tmp_path: Path) -> None:
    source = models / "whisper-tiny.en"
    for name in ("tokenizer.json", "config.json", "vocabulary.txt"):
        (tmp_path / name).symlink_to(source / name)
    (tmp_path / "model.bin").write_bytes((source / "model.bin").read_bytes()[:1_000_000])
    with pytest.raises(ModelDamaged):
        WhisperTranscriber(tmp_path, Device.CPU)


@pytest.mark.skipif(bool(hardware.nvidia_gpus()), reason="there is a card here, CUDA may work")
def test_cuda_that_does_not_work_gives_way_to_the_cpu_and_says_so(
    models: Path, spoken: Speak
) -> None:
    engine = WhisperTranscriber(models / "whisper-tiny.en", Device.CUDA)
    pieces = hear(engine, pcm_of(spoken(TEXT)))
    assert isinstance(pieces[0], EngineNotice)
    assert pieces[0].code == "engine.cuda_failed"
    assert wer(TEXT, text_of(segments_of(pieces))) == 0


def test_neither_av_nor_the_hub_is_ever_imported(models: Path) -> None:
    script = (
        "import sys\n"
        "from voxdesk.engines.whisper import WhisperTranscriber\n"
        f"WhisperTranscriber({str(models / 'whisper-tiny.en')!r})\n"
        "print([x for x in ('av', 'huggingface_hub', 'torch') if x in sys.modules])\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, timeout=120
    )
    assert ended.stdout.strip() == "[]"
