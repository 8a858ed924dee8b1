"""Captures are fed by a fellow source of sound: the real journal, encoder and decoder behind it."""

import hashlib
import io
import threading

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from tests.services.conftest import Work
from voxdesk.desk import Desk
from voxdesk.domain.custody import Action
from voxdesk.domain.ids import CaptureId, written
from voxdesk.domain.job import JobState
from voxdesk.domain.recording import Source
from voxdesk.domain.visit import VisitCard
from voxdesk.engines.base import SoundBlock, SoundFormat
from voxdesk.errors import BadRequest, ForbiddenByPolicy, MicrophoneUnavailable, NothingFound
from voxdesk.policy import Policy
from voxdesk.services import capturing, finishing
from voxdesk.services.capturing import Sound

RATE_HZ = 48_000
BLOCK = RATE_HZ // 10


def tone(seconds: float, channels: int = 2) -> NDArray[np.int16]:
    """Another tone on each channel."""
    times = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    waves = [np.sin(2 * np.pi * (220 * (1 + each)) * times) for each in range(channels)]
    return np.asarray(np.stack(waves, axis=1) * 9000, np.int16)


def source(
    pcm: NDArray[np.int16], *, lost_s: dict[int, float] | None = None, goes: bool = False
) -> Sound:
    """What a device would say that hears `pcm`; it loses sound before some blocks, and may go."""
    yield SoundFormat("fellow", RATE_HZ, pcm.shape[1])
    at_s = 1000.0
    for number, start in enumerate(range(0, len(pcm), BLOCK)):
        block = pcm[start : start + BLOCK]
        at_s += (lost_s or {}).get(number, 0.0)
        # Blocks come unevenly; in every second some come on time.
        late_s = 0.03 * (number % 5)
        yield SoundBlock(block.tobytes(), len(block), at_s + late_s, 0.5)
        at_s += len(block) / RATE_HZ
    if goes:
        raise MicrophoneUnavailable("fellow: unplugged")


def endless(begun: threading.Event) -> Sound:
    """A device that hears for as long as it is asked."""
    yield SoundFormat("fellow", RATE_HZ, 1)
    block = tone(0.1, 1).tobytes()
    for number in range(100_000):
        if number == 25:
            begun.set()
        yield SoundBlock(block, BLOCK, number / 10, 0.5)


def captured(desk: Desk, sound: Sound) -> CaptureId:
    """A whole source in a journal."""
    capture = capturing.capture(desk, sound, name="talk.flac")
    assert capture.ended(30)
    capture.stop()
    assert capture.capture_id is not None
    return capture.capture_id


def test_what_was_captured_becomes_a_recording_sample_for_sample(desk: Desk, work: Work) -> None:
    heard = tone(3.25)
    capture_id = captured(desk, source(heard))
    job = work(finishing.submit(desk, capture_id))[0]
    assert job.state is JobState.DONE
    recording = desk.store.recordings.recent()[0]
    original = desk.store.media.reader(desk.store.media.of_recording(recording.id).id)
    content = original.read_at(0, original.size_bytes)
    back, rate_hz = soundfile.read(io.BytesIO(content), dtype="int16", always_2d=True)
    assert rate_hz == RATE_HZ
    assert np.array_equal(back, heard)
    assert recording.source is Source.MICROPHONE
    assert recording.sha256 == hashlib.sha256(content).hexdigest()
    assert recording.facts is not None
    assert (recording.facts.duration_ms, recording.facts.channels) == (3250, 2)


def test_the_file_says_its_length_and_the_hash_of_its_samples(desk: Desk, work: Work) -> None:
    heard = tone(2.0, 1)
    work(finishing.submit(desk, captured(desk, source(heard))))
    media = desk.store.media.of_recording(desk.store.recordings.recent()[0].id)
    header = desk.store.media.reader(media.id).read_at(0, 42)
    assert int.from_bytes(header[18:26], "big") & (1 << 36) - 1 == len(heard)
    assert header[26:42] == hashlib.md5(heard.tobytes()).digest()


def test_the_chain_of_custody_notes_the_original_and_the_journal(desk: Desk, work: Work) -> None:
    capture_id = captured(desk, source(tone(2.0)))
    blocks = desk.store.captures.sha256(capture_id)
    work(finishing.submit(desk, capture_id))
    event = next(e for e in desk.store.custody.events() if e.action == Action.CAPTURED)
    recording = desk.store.recordings.recent()[0]
    assert event.subject == written("recording", recording.id)
    for said in (recording.sha256, blocks, '"frames":96000'):
        assert said in event.detail
    assert written("original", desk.store.media.of_recording(recording.id).id) in event.states


def test_what_a_device_loses_is_noted_where_it_is_missing(desk: Desk, work: Work) -> None:
    capture_id = captured(desk, source(tone(5.0), lost_s={20: 0.75}))
    gaps = desk.store.captures.gaps(capture_id)
    assert [(gap.at_ms, gap.lost_ms) for gap in gaps] == [(2000, 750)]
    work(finishing.submit(desk, capture_id))
    assert desk.store.row("SELECT origin ->> '$.gaps[0].lost_ms' FROM recording") == (750,)


def test_uneven_blocks_are_no_gap(desk: Desk) -> None:
    assert desk.store.captures.gaps(captured(desk, source(tone(5.0)))) == ()


def test_what_was_captured_until_the_device_went_is_kept(desk: Desk, work: Work) -> None:
    capture = capturing.capture(desk, source(tone(2.5), goes=True))
    assert capture.ended(30)
    capture.stop()
    assert isinstance(capture.error, MicrophoneUnavailable)
    assert capture.captured_ms == 2500
    assert capture.capture_id is not None
    assert work(finishing.submit(desk, capture.capture_id))[0].state is JobState.DONE


def test_a_source_that_cannot_begin_says_why_and_leaves_nothing(desk: Desk) -> None:
    def broken() -> Sound:
        raise MicrophoneUnavailable("none")
        yield

    with pytest.raises(MicrophoneUnavailable):
        capturing.capture(desk, broken())
    assert finishing.unfinished(desk) == ()


def test_every_second_is_committed_while_it_goes_on(desk: Desk) -> None:
    begun = threading.Event()
    capture = capturing.capture(desk, endless(begun))
    assert begun.wait(30)
    assert capture.capture_id is not None
    there = desk.store.captures.get(capture.capture_id).duration_ms
    assert there >= 2000
    with pytest.raises(BadRequest):
        finishing.submit(desk, capture.capture_id)
    assert finishing.unfinished(desk) == ()
    capture.stop()
    assert [each.id for each in finishing.unfinished(desk)] == [capture.capture_id]


def test_nothing_of_the_journal_is_left_behind(desk: Desk, work: Work) -> None:
    work(finishing.submit(desk, captured(desk, source(tone(1.5)))))
    assert desk.store.row("SELECT count(*) FROM capture") == (0,)
    assert desk.store.row("SELECT count(*) FROM capture_block") == (0,)


def test_two_captures_of_the_same_silence_are_two_recordings(desk: Desk, work: Work) -> None:
    silence = np.zeros((RATE_HZ, 1), np.int16)
    for _ in range(2):
        job = work(finishing.submit(desk, captured(desk, source(silence)), transcribe=True))[0]
        assert job.state is JobState.DONE
    assert len(desk.store.recordings.recent()) == 2


def test_discarding_a_journal_leaves_a_line_in_the_chain_of_custody(desk: Desk) -> None:
    capture_id = captured(desk, source(tone(1.5)))
    finishing.discard(desk, capture_id)
    assert desk.store.row("SELECT count(*) FROM capture_block") == (0,)
    head = desk.store.custody.head()
    assert head is not None
    assert (head.action, head.subject) == (Action.FORGOTTEN, written("capture", capture_id))
    with pytest.raises(NothingFound):
        finishing.discard(desk, capture_id)


def test_a_source_that_says_nothing_leaves_nothing(desk: Desk) -> None:
    capture = capturing.capture(desk, source(tone(0.0)), visit=VisitCard(site="Hotel"))
    assert capture.ended(30)
    capture.stop()
    assert capture.capture_id is None
    assert finishing.unfinished(desk) == ()
    assert desk.store.row("SELECT count(*) FROM visit") == (0,)


def test_an_altered_block_makes_no_recording_in_silence(desk: Desk, work: Work) -> None:
    capture_id = captured(desk, source(tone(2.5)))
    with desk.store.writing() as db:
        db.execute("UPDATE capture_block SET pcm = zeroblob(length(pcm)) WHERE position = 1")
    job = work(finishing.submit(desk, capture_id))[0]
    assert (job.state, job.error_code) == (JobState.FAILED, "store.damaged")
    assert desk.store.recordings.recent() == ()
    assert desk.store.row("SELECT count(*) FROM media") == (0,)


def test_capturing_waits_for_another_writer_and_loses_nothing(desk: Desk) -> None:
    held = threading.Event()
    heard = tone(3.0)

    def slow() -> Sound:
        for number, piece in enumerate(source(heard)):
            if number == 5:
                held.set()
            yield piece

    def hold() -> None:
        held.wait(10)
        with desk.store.writing():
            threading.Event().wait(0.5)

    other = threading.Thread(target=hold)
    other.start()
    capture_id = captured(desk, slow())
    other.join()
    pcm = desk.store.captures.pcm(capture_id)
    assert pcm.read_at(0, pcm.size_bytes) == heard.tobytes()


def test_rules_may_forbid_the_microphone(desk: Desk) -> None:
    desk.policy = Policy(frozenset({"microphone"}))
    with pytest.raises(ForbiddenByPolicy):
        capturing.start(desk, visit=VisitCard(site="Hotel"))
    with pytest.raises(ForbiddenByPolicy):
        capturing.devices(desk)
    assert desk.store.row("SELECT count(*) FROM visit") == (0,)
