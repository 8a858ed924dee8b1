"""Recordings: values in, values out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from voxdesk.domain.ids import RecordingId
from voxdesk.domain.knowledge import Scope
from voxdesk.domain.recording import AudioFacts, Recording, RecordingRow, RecordingState, Source
from voxdesk.domain.transcript import HeardSegment
from voxdesk.domain.visit import VisitCard
from voxdesk.errors import NothingFound
from voxdesk.store.store import Store

FACTS = AudioFacts(
    duration_ms=61_000,
    rate_hz=44_100,
    channels=6,
    codec="pcm_24",
    derived_channels=1,
    mixed_down=True,
    silent=False,
    truncated=True,
)


def test_recording_comes_back_as_it_was_entered(store: Store, recording: Recording) -> None:
    assert recording == Recording(
        id=RecordingId(1),
        visit_id=None,
        name=recording.name,
        sha256=recording.sha256,
        size_bytes=10,
        source=Source.FILE,
        added_at=recording.added_at,
        state=RecordingState.IMPORTED,
        facts=None,
    )
    assert recording.added_at.endswith("+00:00")
    assert store.recordings.get(recording.id) == recording
    assert store.recordings.by_sha256(recording.sha256) == recording
    assert store.recordings.by_sha256("0" * 64) is None


def test_facts_state_name_and_visit_are_kept(store: Store, recording: Recording) -> None:
    visit_id = store.visits.add(VisitCard(site="Aurora"))
    store.recordings.set_facts(recording.id, FACTS)
    store.recordings.set_state(recording.id, RecordingState.PARTIAL)
    store.recordings.rename(recording.id, "файл 'с' \"кавычками\".mp3")
    store.recordings.set_visit(recording.id, visit_id)
    assert store.recordings.get(recording.id) == replace(
        recording,
        facts=FACTS,
        state=RecordingState.PARTIAL,
        name="файл 'с' \"кавычками\".mp3",
        visit_id=visit_id,
    )


def test_name_that_is_no_unicode_is_kept_readable(store: Store, recording: Recording) -> None:
    store.recordings.rename(recording.id, "bad\udcff.wav")
    assert store.recordings.get(recording.id).name == "bad?.wav"


def test_newest_come_first(store: Store, keep: Callable[[bytes], Recording]) -> None:
    kept = [keep(bytes([number])) for number in range(5)]
    assert store.recordings.recent() == tuple(reversed(kept))
    assert store.recordings.recent(2) == (kept[4], kept[3])
    assert store.recordings.in_state(RecordingState.INDEXED) == ()


def test_visit_knows_its_recordings(
    store: Store, recording: Recording, other_recording: Recording
) -> None:
    visit_id = store.visits.add(VisitCard(site="Aurora"))
    store.recordings.set_visit(other_recording.id, visit_id)
    assert [each.id for each in store.recordings.of_visit(visit_id)] == [other_recording.id]
    assert store.recordings.get(recording.id).visit_id is None


def test_rows_tell_site_client_date_language_and_reports(
    store: Store, recording: Recording, other_recording: Recording
) -> None:
    visit_id = store.visits.add(
        VisitCard(site="Aurora", client="Anna", date=date(2026, 3, 1), number=7)
    )
    store.recordings.set_visit(recording.id, visit_id)
    for language in ("ru", "en"):
        transcript = store.transcripts.start(recording.id, model_id="m", parameters={})
        store.transcripts.set_language(transcript.id, language, 0.9)
    store.reports.start("walk-through", "T", "s", visit_id, (recording.id,), "en")
    assert store.lists.recordings() == (
        RecordingRow(other_recording, "", "", "", "", 0),
        RecordingRow(store.recordings.get(recording.id), "Aurora", "Anna", "2026-03-01", "en", 1),
    )


def test_unknown_recording_is_not_found_by_its_written_id(store: Store) -> None:
    with pytest.raises(NothingFound, match="rec-12"):
        store.recordings.get(RecordingId(12))
    with pytest.raises(NothingFound, match="rec-12"):
        store.recordings.set_state(RecordingId(12), RecordingState.FAILED)


def test_commit_tells_recordings_changed(
    store: Store, heard: list[set[str]], recording: Recording
) -> None:
    heard.clear()
    store.recordings.rename(recording.id, "x")
    assert heard == [{"recordings", "custody"}]


def test_removed_recording_goes_with_its_original_and_all_that_was_made_from_it(
    store: Store, recording: Recording, other_recording: Recording
) -> None:
    for each in (recording, other_recording):
        transcript = store.transcripts.start(each.id, model_id="m", parameters={})
        store.transcripts.append(
            transcript.id, [HeardSegment(0, 900, "lobby", 0.9)], heard_until_ms=900
        )
    store.recordings.remove(recording.id)
    assert store.recordings.recent() == (other_recording,)
    assert store.media.by_hash(recording.sha256) is None
    for table in ("media", "media_chunk", "transcript", "segment"):
        assert store.rows(f"SELECT count(*) FROM {table}") == [(1,)], table
    hits = store.search.segments("lobby", Scope(), 5)
    assert [hit.recording_id for hit in hits] == [other_recording.id]
    with pytest.raises(NothingFound, match="rec-1"):
        store.recordings.remove(recording.id)


def test_original_that_a_document_has_too_outlives_the_recording(
    store: Store, recording: Recording
) -> None:
    store.documents.add("notes.txt", store.media.of_recording(recording.id), "text")
    store.recordings.remove(recording.id)
    media = store.media.by_hash(recording.sha256)
    assert media is not None
    assert store.media.reader(media.id).file().read() == b"some audio"


def test_ids_are_never_used_twice(store: Store, keep: Callable[[bytes], Recording]) -> None:
    store.recordings.remove(keep(b"1").id)
    assert keep(b"2").id == 2
