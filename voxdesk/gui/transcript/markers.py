"""What stands in the margins: lanes of speakers, findings, notes and markers."""

from collections.abc import Iterable, Sequence

from voxdesk.domain.ids import RecordingId, SegmentId
from voxdesk.domain.note import Note
from voxdesk.domain.report import Report, Stance
from voxdesk.domain.transcript import Segment, Speaker
from voxdesk.gui.transcript.opened import Opened
from voxdesk.gui.transcript.segments import SegmentList
from voxdesk.gui.widgets.waveform import Lane, Marker, MarkerKind
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


def noted(notes: Iterable[Note], segments: SegmentList) -> dict[SegmentId, str]:
    """The words of notes and markers, beside the segments they are set in."""
    found: dict[SegmentId, str] = {}
    for note in notes:
        row = -1 if note.start_ms is None else segments.row_at(note.start_ms)
        if row >= 0:
            segment_id = segments.segment(row).id
            before = f"{found[segment_id]}\n" if segment_id in found else ""
            found[segment_id] = before + note_words(note)
    return found


def lanes(speakers: Sequence[Speaker], segments: Iterable[Segment]) -> list[Lane]:
    """When each speaker speaks."""
    spans: dict[int, list[tuple[int, int]]] = {each.id: [] for each in speakers}
    for segment in segments:
        if segment.speaker_id in spans:
            spans[segment.speaker_id].append((segment.start_ms, segment.end_ms))
    return [
        Lane(each.name or each.label, hue, tuple(spans[each.id]))
        for hue, each in enumerate(sorted(speakers, key=lambda speaker: speaker.id))
    ]
