"""Engines handed out by the application, each in a worker of its own."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import psutil
import pytest
import soundfile

from tests.derived import derive
from voxdesk import errors
from voxdesk.domain.recording import AudioFacts, AudioWindow
from voxdesk.domain.transcript import HeardSegment
from voxdesk.engines.base import (
    ByteSource,
    EngineNotice,
    HeardUntil,
    LanguageHeard,
    SpeechPiece,
    TranscribeOptions,
    Transcriber,
)
from voxdesk.engines.catalogue import Catalogue
from voxdesk.engines.extractive import ExtractiveWriter
from voxdesk.engines.memory import InMemory
from voxdesk.engines.remote import Engines
from voxdesk.engines.second_chance import SecondChance
from voxdesk.paths import Paths
from voxdesk.settings import Settings

FILES = Path(__file__).parent.parent / "data" / "audio"


@pytest.fixture
def engines(paths: Paths) -> Iterator[Engines]:
    engines = Engines(
        paths, Settings(speech_model="whisper-tiny.en", device="cpu"), Catalogue.load(paths)
    )
    yield engines
    engines.close()


def workers() -> list[psutil.Process]:
    """Our children, without those that multiprocessing keeps for other tests."""
    children = psutil.Process().children()
    kept = ("resource_tracker", "forkserver")
    return [x for x in children if not any(name in " ".join(x.cmdline()) for name in kept)]


def test_handing_out_engines_starts_no_process(engines: Engines) -> None:
    engines.decoder()
    engines.trial()
    assert engines.working == ()
    assert workers() == []


def test_a_decoder_decodes_in_its_worker(engines: Engines) -> None:
    original = InMemory((FILES / "tone.webm").read_bytes())
    *_, facts = engines.decoder().decode(original, "tone.webm")
    assert isinstance(facts, AudioFacts)
    assert facts.codec == "opus"
    assert len(workers()) == 1


def test_families_have_workers_of_their_own_and_close_ends_them_all(engines: Engines) -> None:
    list(engines.trial().count(1))
    with pytest.raises(errors.BadAudio):
        list(engines.decoder().decode(InMemory(b"text"), "x"))
    running = workers()
    assert len(running) == 2
    engines.close()
    assert psutil.wait_procs(running, timeout=5)[1] == []


def test_a_deliberate_crash_is_contained_and_the_next_request_works(engines: Engines) -> None:
    pieces = engines.trial().crash(1)
    assert next(pieces) == 0
    with pytest.raises(errors.EngineCrashed):
        next(pieces)
    assert list(engines.trial().count(2)) == [0, 1]


def test_a_working_family_is_named(engines: Engines) -> None:
    pieces = engines.trial().count(3)
    next(pieces)
    assert list(engines.working) == ["trial"]
    pieces.close()  # type: ignore[attr-defined]
    assert list(engines.working) == []


def test_a_request_asks_whether_it_is_cancelled(engines: Engines) -> None:
    original = InMemory((FILES / "tone.webm").read_bytes())
    with pytest.raises(errors.Cancelled):
        list(engines.decoder(cancelled=lambda: True).decode(original, "tone.webm"))


def test_only_methods_of_the_protocol_are_there(engines: Engines) -> None:
    with pytest.raises(AttributeError):
        engines.decoder().encode  # type: ignore[attr-defined]  # noqa: B018


def test_the_writer_without_a_model_needs_no_worker(engines: Engines) -> None:
    assert isinstance(engines.writer("extractive"), ExtractiveWriter)


def test_models_that_are_not_there_are_said_before_anything_starts(engines: Engines) -> None:
    with pytest.raises(errors.ModelUnknown):
        engines.transcriber("no-such-model")
    with pytest.raises(errors.ModelUnknown):
        engines.writer("no-such-model")


@pytest.mark.models
@pytest.mark.speech
def test_speech_is_heard_in_its_worker(
    engines: Engines, models: Path, spoken: Callable[..., Path]
) -> None:
    del models
    pcm, rate_hz = soundfile.read(
        spoken("The reception was friendly and the room was clean."), dtype="int16"
    )
    assert rate_hz == 16_000
    audio, windows = derive(pcm)
    heard = engines.transcriber().transcribe(audio, windows, TranscribeOptions(language="en"))
    text = " ".join(x.heard for x in heard if isinstance(x, HeardSegment)).lower()
    assert "reception was friendly" in text


@pytest.mark.models
def test_another_model_replaces_the_worker_of_the_one_before(
    engines: Engines, models: Path
) -> None:
    del models
    audio, windows = derive(np.zeros(16_000, np.int16))
    options = TranscribeOptions(language="en")
    list(engines.transcriber("whisper-tiny.en").transcribe(audio, windows, options))
    (before,) = workers()
    list(engines.transcriber("whisper-base").transcribe(audio, windows, options))
    (after,) = workers()
    assert before.pid != after.pid


# --- when the graphics card takes the worker down -------------------------------------------------


def segment(start_ms: int) -> HeardSegment:
    return HeardSegment(start_ms, start_ms + 1000, f"said at {start_ms}", 0.9)


class Dying:
    """A transcriber whose worker dies after some pieces, as with a broken driver."""

    def __init__(self, pieces: Sequence[SpeechPiece], error: Exception) -> None:
        self.pieces = pieces
        self.error = error

    def transcribe(
        self, audio: ByteSource, windows: Sequence[AudioWindow], options: TranscribeOptions
    ) -> Iterator[SpeechPiece]:
        del audio, windows, options
        yield from self.pieces
        raise self.error


class Steady:
    """A transcriber that hears a second of speech each second up to five, from where it starts."""

    def transcribe(
        self, audio: ByteSource, windows: Sequence[AudioWindow], options: TranscribeOptions
    ) -> Iterator[SpeechPiece]:
        del audio, windows
        yield LanguageHeard(options.language or "en", 1.0)
        for start_ms in range(options.start_ms, 5000, 1000):
            yield segment(start_ms)
            yield HeardUntil(start_ms + 1000)


def hear(first: Transcriber, told: list[str]) -> list[SpeechPiece]:
    transcriber = SecondChance(lambda: first, Steady, told.append)
    return list(transcriber.transcribe(InMemory(b""), (), TranscribeOptions()))


def test_a_worker_lost_to_cuda_goes_on_without_it_where_it_stopped() -> None:
    told: list[str] = []
    lost = errors.EngineCrashed("speech ended with -6")
    first = Dying(
        [LanguageHeard("en", 0.9), segment(0), HeardUntil(1000), segment(1000), HeardUntil(2000)],
        lost,
    )
    pieces = hear(first, told)
    assert [x.start_ms for x in pieces if isinstance(x, HeardSegment)] == [*range(0, 5000, 1000)]
    assert [x for x in pieces if isinstance(x, LanguageHeard)] == [LanguageHeard("en", 0.9)]
    assert EngineNotice("engine.cuda_failed", lost.detail) in pieces
    assert told == [lost.detail]


def test_a_segment_that_was_not_settled_is_not_heard_twice() -> None:
    first = Dying(
        [LanguageHeard("en", 0.9), segment(0), HeardUntil(1000), segment(1000)],
        errors.EngineHung("speech"),
    )
    starts = [x.start_ms for x in hear(first, []) if isinstance(x, HeardSegment)]
    assert starts == [*range(0, 5000, 1000)]


@pytest.mark.parametrize("error", [errors.Cancelled(), errors.NotEnoughMemory("speech")])
def test_what_is_no_failure_of_the_card_is_not_tried_again(error: Exception) -> None:
    with pytest.raises(type(error)):
        hear(Dying([], error), [])
