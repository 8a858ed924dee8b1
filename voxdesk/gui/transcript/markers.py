"""What stands in the margins: lanes of speakers, findings, notes and markers."""

from bisect import bisect_right
from collections.abc import Iterable

from voxdesk.domain.ids import RecordingId, SegmentId
from voxdesk.domain.note import Note
from voxdesk.domain.report import Report, Stance
from voxdesk.gui.transcript.opened import Opened
from voxdesk.gui.widgets.waveform import Marker, MarkerKind
from voxdesk.gui.words import tr

TINTS = {Stance.FOR: "good", Stance.AGAINST: "danger"}


def markers(opened: Opened, report: Report | None) -> list[Marker]:
    """Of quotes of a report, and of notes."""
    return [*_quotes(report, opened.recording.id), *_notes(opened.notes)]


def _quotes(report: Report | None, recording_id: RecordingId) -> list[Marker]:
    return [
        Marker(evidence.start_ms, TINTS.get(evidence.stance, "muted"), finding.title)
        for finding in (report.findings if report else ())
        for evidence in finding.evidence
        if evidence.recording_id == recording_id and not evidence.doubtful
        if evidence.stance is not None
    ]


def _notes(notes: Iterable[Note]) -> list[Marker]:
    return [
        Marker(note.start_ms, "accent", note_words(note), MarkerKind.NOTE)
        for note in notes
        if note.start_ms is not None
    ]


def note_words(note: Note) -> str:
    return note.text or tr("Marker")


def noted(opened: Opened) -> dict[SegmentId, str]:
    """The words of notes and markers, beside the segments they are set in."""
    found: dict[SegmentId, str] = {}
    for note in opened.notes if opened.whole else ():
        if note.start_ms is None or not opened.segments:
            continue
        behind = bisect_right(opened.segments, note.start_ms, key=lambda each: each.start_ms)
        segment_id = opened.segments[max(behind - 1, 0)].id
        before = f"{found[segment_id]}\n" if segment_id in found else ""
        found[segment_id] = before + note_words(note)
    return found
