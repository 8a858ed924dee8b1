"""Rules of retention in a real library: shown first, and then nothing but what was shown goes."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.services.planted import PLANTED, bytes_of, made, noise
from voxdesk.desk import Desk
from voxdesk.domain.job import Job, JobState
from voxdesk.domain.recording import RecordingState
from voxdesk.domain.retention import Due, Kept, Retention
from voxdesk.errors import AudioGone
from voxdesk.services import importing, retaining, transcribing, verifying

TODAY = date(2026, 11, 21)
Work = Callable[..., tuple[Job, ...]]


def apply(desk: Desk, work: Work, *kinds: Kept) -> None:
    shown = [each for each in retaining.due(desk, TODAY) if each.kept in kinds]
    (job,) = work(retaining.submit(desk, shown, TODAY))
    assert (job.state, job.error_detail) == (JobState.DONE, "")


def test_nothing_is_due_without_rules_nor_before_its_time(desk: Desk) -> None:
    made(desk, "word", 1)
    assert retaining.due(desk, TODAY) == ()
    retaining.set_rules(desk, Retention(audio_months=11))
    assert retaining.due(desk, date(2026, 12, 4)) == ()
    assert retaining.due(desk, date(2026, 12, 5)) == (
        Due(Kept.AUDIO, "rec-1", "word.wav", date(2026, 1, 5)),
    )
    assert retaining.rules(desk) == Retention(audio_months=11)
    event = desk.store.custody.head()
    assert event is not None
    assert (event.action, event.subject) == ("retention_changed", "library")


def test_audio_goes_and_its_hash_and_transcript_stay(desk: Desk, work: Work) -> None:
    _, recording_id, report_id = made(desk, "word", 1)
    before = desk.store.recordings.get(recording_id)
    transcript = desk.store.transcripts.latest(recording_id)
    retaining.set_rules(desk, Retention(audio_months=6, transcript_months=6))
    apply(desk, work, Kept.AUDIO)
    assert [each.kept for each in retaining.due(desk, TODAY)] == [Kept.TRANSCRIPT]
    content = bytes_of(desk.store.path)
    for number, size in enumerate((3 << 20, 90_000, 200)):
        sound = noise(1 + number, size)
        assert not any(sound[at : at + 64] in content for at in range(0, size - 64, 4_096))
    after = desk.store.recordings.get(recording_id)
    assert (after.sha256, after.facts, after.name) == (before.sha256, before.facts, before.name)
    assert desk.store.transcripts.latest(recording_id) == transcript
    assert desk.store.reports.get(report_id).findings
    media = desk.store.media.of_recording(recording_id)
    for use in (
        lambda: desk.store.media.reader(media.id),
        lambda: desk.store.media.derived(recording_id),
        lambda: transcribing.submit(desk, recording_id),
    ):
        with pytest.raises(AudioGone):
            use()
    assert verifying.verify(desk.store).breaks == ()


def test_transcripts_go_with_what_quotes_them_and_reports_stay(desk: Desk, work: Work) -> None:
    _, recording_id, report_id = made(desk, "word", 1)
    retaining.set_rules(desk, Retention(transcript_months=6))
    apply(desk, work, Kept.TRANSCRIPT)
    assert desk.store.transcripts.versions(recording_id) == ()
    assert desk.store.speakers.of_recording(recording_id) == ()
    for table in ("segment", "edit", "answer", "saved_index"):
        assert desk.store.rows(f"SELECT count(*) FROM {table}") == [(0,)], table
    assert desk.store.rows("SELECT kind FROM passage") == [("finding",)]
    assert [turn.answer for turn in desk.store.chats.turns(desk.store.chats.recent()[0].id)] == [
        "word spoke"
    ]
    (evidence,) = desk.store.reports.get(report_id).findings[0].evidence
    assert evidence.quote == "plain word"
    assert desk.store.recordings.get(recording_id).state is RecordingState.IMPORTED
    assert desk.store.media.derived(recording_id).size_bytes == 90_000
    assert verifying.verify(desk.store).breaks == ()


def test_reports_are_forgotten_whole(desk: Desk, work: Work) -> None:
    _, recording_id, _ = made(desk, "word", 1)
    retaining.set_rules(desk, Retention(report_months=6))
    apply(desk, work, Kept.REPORT)
    assert desk.store.reports.of_recording(recording_id) == ()
    assert desk.store.rows("SELECT count(*) FROM finding") == [(0,)]
    assert desk.store.transcripts.latest(recording_id) is not None
    assert verifying.verify(desk.store).breaks == ()


def test_only_what_was_shown_goes_and_only_while_the_rules_say_so(desk: Desk, work: Work) -> None:
    made(desk, "one", 1)
    made(desk, PLANTED, 100)
    retaining.set_rules(desk, Retention(audio_months=6))
    shown = retaining.due(desk, TODAY)
    assert [each.subject for each in shown] == ["rec-1", "rec-2"]
    first = retaining.submit(desk, shown[:1], TODAY)
    work(first)
    assert [each.subject for each in retaining.due(desk, TODAY)] == ["rec-2"]
    second = retaining.submit(desk, shown, TODAY)
    retaining.set_rules(desk, Retention())
    (job,) = work(second)
    assert job.result["removed"] == 0


def test_the_same_file_is_known_though_its_audio_is_gone(
    desk: Desk, work: Work, spoken: Callable[[str], Path]
) -> None:
    path = spoken("The lobby was clean.")
    (imported,) = work(*importing.submit(desk, [path]))
    assert imported.state is JobState.DONE
    retaining.set_rules(desk, Retention(audio_months=0))
    apply(desk, work, Kept.AUDIO)
    (again,) = work(*importing.submit(desk, [path]))
    assert (again.state, again.error_code) == (JobState.FAILED, "recording.already_there")
    assert desk.store.rows("SELECT count(*) FROM media") == [(1,)]
