"""How subjects stand: what counts as a change, and what is still on its way."""

import io
from dataclasses import dataclass

import pytest

from voxdesk.domain.ids import TranscriptId
from voxdesk.domain.recording import AudioFacts, Recording, RecordingState
from voxdesk.domain.transcript import HeardSegment
from voxdesk.store import states
from voxdesk.store.store import Store


@dataclass(frozen=True)
class Window:
    start_frame: int = 0
    frames: int = 16_000
    flac: bytes = b"flac"
    peaks: bytes = b"\0\1"


@pytest.fixture
def begun(store: Store, recording: Recording) -> TranscriptId:
    return store.transcripts.start(recording.id, model_id="m", parameters={}).id


def hear(store: Store, transcript_id: TranscriptId, at_ms: int) -> None:
    heard = HeardSegment(at_ms, at_ms + 900, "words", 0.9)
    store.transcripts.append(transcript_id, [heard], heard_until_ms=at_ms + 1_000)


def test_what_is_not_there_has_no_state(store: Store) -> None:
    assert states.state(store, "rec-9") is None
    assert states.state(store, "trn-9") is None


def test_names_of_nothing_are_not_known() -> None:
    assert states.known("rec-1")
    assert not any(map(states.known, ["library", "", "rec-", "xyz-1", "job-1", "pas-1"]))


def test_transcript_on_its_way_stands_for_as_much_as_was_noted(
    store: Store, begun: TranscriptId
) -> None:
    empty = states.state(store, "trn-1")
    hear(store, begun, 0)
    one = states.state(store, "trn-1")
    hear(store, begun, 1_000)
    store.transcripts.set_language(begun, "en", 0.9)
    assert states.state(store, "trn-1", noted=empty) == empty
    assert states.state(store, "trn-1", noted=one) == one
    assert states.state(store, "trn-1") not in (empty, one)


def test_transcript_that_is_whole_stands_for_all_of_it(store: Store, begun: TranscriptId) -> None:
    hear(store, begun, 0)
    half = states.state(store, "trn-1")
    store.transcripts.complete(begun, 1_000)
    assert states.state(store, "trn-1", noted=half) != half
    assert states.state(store, "trn-1", noted=half) == states.state(store, "trn-1")


def test_progress_of_work_is_no_change(store: Store, recording: Recording) -> None:
    before = states.state(store, "rec-1")
    store.recordings.set_state(recording.id, RecordingState.FAILED)
    assert states.state(store, "rec-1") == before


def test_audio_is_a_subject_once_it_is_decoded(store: Store, recording: Recording) -> None:
    store.media.add_window(recording.id, Window())
    assert "aud-1" not in states.subjects(store)
    store.recordings.set_facts(recording.id, AudioFacts(1_000, 16_000, 1, "pcm_16", 1))
    assert "aud-1" in states.subjects(store)


def test_bytes_that_nothing_refers_to_are_no_subject(store: Store) -> None:
    media = store.media.adopt(io.BytesIO(b"on its way"), size_bytes=10)
    assert list(states.subjects(store)) == []
    store.recordings.add("a.wav", media)
    assert set(states.subjects(store)) == {"ori-1", "rec-1"}


def test_segment_is_a_subject_once_it_does_not_stand_as_heard(
    store: Store, begun: TranscriptId
) -> None:
    hear(store, begun, 0)
    assert "seg-1" not in states.subjects(store)
    heard = states.state(store, "seg-1")
    assert states.as_heard(store, "seg-1") == ("trn-1", heard)
    with store.writing() as db:
        db.execute("UPDATE segment SET text = 'others' WHERE id = 1")
    assert "seg-1" in states.subjects(store)
    assert states.as_heard(store, "seg-1") == ("trn-1", heard)
    assert states.state(store, "seg-1") != heard
    assert states.as_heard(store, "rec-1") is None
