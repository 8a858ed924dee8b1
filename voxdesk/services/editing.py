"""Correcting a transcript: words, times, voices, where segments begin and end.

Every verb is one edit that can be undone exactly; what was heard is never touched. The passages of
the text follow by one indexing job behind the edits, however many there are.
"""

from collections.abc import Callable, Sequence

from voxdesk.desk import Desk
from voxdesk.domain import edits
from voxdesk.domain.edits import Change, Edit
from voxdesk.domain.ids import EditId, SegmentId, SpeakerId, TranscriptId, written
from voxdesk.domain.job import JobKind, JobState
from voxdesk.domain.rewording import Sought
from voxdesk.errors import BadRequest
from voxdesk.services import indexing


def correct(desk: Desk, segment_id: SegmentId, text: str) -> Edit | None:
    """Put other words in place of those shown; None when they are the same."""

    def change() -> Change:
        (segment,) = desk.store.segments.chosen([segment_id])
        return edits.correct(segment, text)

    return _make(desk, change)


def replace(
    desk: Desk, transcript_ids: Sequence[TranscriptId], sought: Sought, by: str
) -> tuple[Edit, ...]:
    """Put `by` in place of what is sought wherever it stands: one edit for each text it is in."""
    made: list[Edit] = []
    with desk.store.writing("transcripts"):
        for transcript_id in transcript_ids:
            text = desk.store.transcripts.segments(transcript_id)
            edit = desk.store.edits.make(
                edits.reword(text, lambda words: sought.replaced(words, by))
            )
            if edit is not None:
                made.append(edit)
    for edit in made:
        _refresh(desk, edit.transcript_id)
    return tuple(made)


def restore_heard(desk: Desk, segment_id: SegmentId) -> Edit | None:
    """Put back the words that were heard."""

    def change() -> Change:
        (segment,) = desk.store.segments.chosen([segment_id])
        return edits.correct(segment, segment.heard)

    return _make(desk, change)


def retime(desk: Desk, segment_id: SegmentId, start_ms: int, end_ms: int) -> Edit | None:
    """Say when a segment begins and ends, within the recording and between its neighbours."""

    def change() -> Change:
        (segment,) = desk.store.segments.chosen([segment_id])
        transcript = desk.store.transcripts.get(segment.transcript_id)
        if not transcript.timed:
            raise BadRequest(f"{written('transcript', transcript.id)} has no times")
        facts = desk.store.recordings.get(transcript.recording_id).facts
        earlier, later = desk.store.segments.around(segment)
        return edits.retime(
            segment,
            start_ms,
            end_ms,
            earlier=earlier,
            later=later,
            length_ms=facts.duration_ms if facts else None,
        )

    return _make(desk, change)


def split(desk: Desk, segment_id: SegmentId, at: int) -> Edit | None:
    """Make two of a segment, its text cut before the letter `at`."""

    def change() -> Change:
        (segment,) = desk.store.segments.chosen([segment_id])
        segment, place = desk.store.segments.room_behind(segment)
        return edits.split(segment, at, place)

    return _make(desk, change)


def join(desk: Desk, segment_ids: Sequence[SegmentId]) -> Edit | None:
    """Make one of two or more segments that follow each other."""

    def change() -> Change:
        segments = desk.store.segments.chosen(segment_ids)
        if len(segments) < 2 or not desk.store.segments.are_neighbours(segments):
            names = ", ".join(written("segment", each.id) for each in segments)
            raise BadRequest(f"{names}: not neighbours")
        return edits.join(segments)

    return _make(desk, change)


def remove(desk: Desk, segment_ids: Sequence[SegmentId]) -> Edit | None:
    """Take segments out of the text."""
    return _make(desk, lambda: edits.remove(desk.store.segments.chosen(segment_ids)))


def assign(
    desk: Desk, segment_ids: Sequence[SegmentId], speaker_id: SpeakerId | None
) -> Edit | None:
    """Give segments to a voice of their recording, or (None) to nobody."""

    def change() -> Change:
        segments = desk.store.segments.chosen(segment_ids)
        if speaker_id is not None:
            transcript = desk.store.transcripts.get(segments[0].transcript_id)
            if desk.store.speakers.get(speaker_id).recording_id != transcript.recording_id:
                raise BadRequest(f"{written('speaker', speaker_id)} is of another recording")
        return edits.assign(segments, speaker_id)

    return _make(desk, change)


def undo(desk: Desk, edit_id: EditId) -> Edit:
    """Put back exactly what an edit found; BadRequest when its segments changed since."""
    edit = desk.store.edits.undo(edit_id)
    _refresh(desk, edit.transcript_id)
    return edit


def redo(desk: Desk, edit_id: EditId) -> Edit:
    """Make an undone edit again; BadRequest when its segments changed since."""
    edit = desk.store.edits.redo(edit_id)
    _refresh(desk, edit.transcript_id)
    return edit


def undo_all(desk: Desk, edit_ids: Sequence[EditId]) -> tuple[Edit, ...]:
    """Undo edits that were one act, all or none of them."""
    with desk.store.writing("transcripts"):
        return tuple(undo(desk, edit_id) for edit_id in reversed(edit_ids))


def redo_all(desk: Desk, edit_ids: Sequence[EditId]) -> tuple[Edit, ...]:
    """Make undone edits again that were one act, all or none of them."""
    with desk.store.writing("transcripts"):
        return tuple(redo(desk, edit_id) for edit_id in edit_ids)


def restore(desk: Desk, transcript_id: TranscriptId, after: EditId | None) -> Edit | None:
    """Put the text back as it stood after an edit, or (None) as it was before the first one."""
    edit = desk.store.edits.restore(transcript_id, after)
    if edit is not None:
        _refresh(desk, transcript_id)
    return edit


def merge_speakers(desk: Desk, speaker_id: SpeakerId, into: SpeakerId) -> None:
    """Make one voice of two that were told apart wrongly; sentences no longer end between them."""
    recording_id = desk.store.speakers.get(into).recording_id
    desk.store.speakers.merge(speaker_id, into)
    latest = desk.store.transcripts.latest(recording_id)
    if latest is not None:
        _refresh(desk, latest.id)


def choose_version(desk: Desk, transcript_id: TranscriptId) -> None:
    """Read this version of a recording's transcript from now on, until a newer one is made."""
    recording_id = desk.store.transcripts.get(transcript_id).recording_id
    desk.store.transcripts.choose(recording_id, transcript_id)
    _refresh(desk, transcript_id)


def _make(desk: Desk, change: Callable[[], Change]) -> Edit | None:
    # Read and changed in one transaction, so that nobody comes in between.
    with desk.store.writing("transcripts"):
        edit = desk.store.edits.make(change())
    if edit is not None:
        _refresh(desk, edit.transcript_id)
    return edit


def _refresh(desk: Desk, transcript_id: TranscriptId) -> None:
    """Queue one job that brings the passages up to date; one that waits will see this edit too."""
    transcript = desk.store.transcripts.get(transcript_id)
    latest = desk.store.transcripts.latest(transcript.recording_id)
    if latest is None or latest.id != transcript_id or not transcript.complete:
        return
    waits = any(
        job.kind is JobKind.INDEX
        and job.state is JobState.WAITING
        and job.request.get("transcript_id") == transcript_id
        for job in desk.store.jobs.pending()
    )
    if not waits:
        indexing.submit(desk, transcript_id)
