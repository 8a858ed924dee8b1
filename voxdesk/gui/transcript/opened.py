"""Everything the page of one recording shows, read away from the window's thread.

A long text is read twice at first: a part, to have something to show at once, then the whole. From
then on only what edits touched is read again, so that correcting a word of a text of ten hours
costs no more than correcting one of ten minutes.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from voxdesk.desk import Desk
from voxdesk.domain.edits import Edit
from voxdesk.domain.ids import EditId, RecordingId, ReportId, SegmentId, TranscriptId
from voxdesk.domain.note import Note
from voxdesk.domain.recording import Recording
from voxdesk.domain.report import Report
from voxdesk.domain.transcript import Segment, Speaker, Transcript
from voxdesk.domain.visit import VisitCard
from voxdesk.errors import NothingFound
from voxdesk.gui.widgets.peaks import Columns
from voxdesk.gui.widgets.wave_drawing import Lane

AT_FIRST = 200
"""Segments of the beginning: more than fit on a screen."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A recording with what was made of it. `names` are those of the reports' other recordings.

    `segments` are without their words: the list asks for those it draws. Unless `whole` they are
    only a part that follows each other. `last_edit` is the newest edit they show.
    """

    recording: Recording
    card: VisitCard
    transcript: Transcript | None
    segments: tuple[Segment, ...]
    whole: bool
    last_edit: EditId
    speakers: tuple[Speaker, ...]
    lanes: tuple[Lane, ...]
    notes: tuple[Note, ...]
    reports: tuple[Report, ...]
    names: dict[RecordingId, str]

    def report(self, report_id: ReportId | None) -> Report | None:
        """The report that is asked for, or the newest."""
        if report_id is not None:
            for report in self.reports:
                if report.id == report_id:
                    return report
        return max(self.reports, key=lambda each: each.id, default=None)


def read(
    desk: Desk,
    recording_id: RecordingId,
    known: Opened | None,
    *,
    whole: bool = True,
    around: SegmentId | None = None,
) -> Opened:
    """Read a recording; of the text that is `known` already only what changed.

    Not `whole`, it is the beginning of the text, or what stands around a segment of it.
    """
    store = desk.store
    recording = store.recordings.get(recording_id)
    card = VisitCard()
    if recording.visit_id is not None:
        card = store.visits.get(recording.visit_id).card
    transcript = store.transcripts.latest(recording_id)
    speakers = store.speakers.of_recording(recording_id)
    last_edit = EditId(0)
    segments: tuple[Segment, ...] = ()
    if transcript is not None:
        # The edit first: one made meanwhile is then read again, rather than missed.
        last_edit = store.edits.last(transcript.id)
        if not whole:
            first = 0 if around is None else store.segments.position(around) - AT_FIRST / 2
            segments = store.segments.between(transcript.id, first, first + AT_FIRST)
        elif known is not None and _goes_on(known, transcript, speakers):
            segments = _caught_up(desk, transcript.id, known)
        else:
            segments = store.transcripts.segments(transcript.id, words=False)
    lanes = _lanes(speakers, segments) if whole else ()
    reports = store.reports.of_recording(recording_id)
    others = {each for report in reports for each in report.recording_ids} - {recording_id}
    return Opened(
        recording=recording,
        card=card,
        transcript=transcript,
        segments=segments,
        whole=whole,
        last_edit=last_edit,
        speakers=speakers,
        lanes=known.lanes if known is not None and known.lanes == lanes else lanes,
        notes=store.notes.of_recording(recording_id),
        reports=reports,
        names={each: _name(desk, each) for each in others},
    )


def read_columns(desk: Desk, recording_id: RecordingId) -> Columns:
    """What the waveform draws."""
    return Columns(desk.store.media.peaks(recording_id))


def _lanes(speakers: Sequence[Speaker], segments: Iterable[Segment]) -> tuple[Lane, ...]:
    """When each speaker speaks."""
    spans: dict[int, list[tuple[int, int]]] = {each.id: [] for each in speakers}
    for segment in segments if spans else ():
        if segment.speaker_id in spans:
            spans[segment.speaker_id].append((segment.start_ms, segment.end_ms))
    return tuple(
        Lane(each.name or each.label, hue, tuple(spans[each.id]))
        for hue, each in enumerate(sorted(speakers, key=lambda speaker: speaker.id))
    )


def _goes_on(known: Opened, transcript: Transcript, speakers: Iterable[Speaker]) -> bool:
    """Whether what is known of a text can be brought up to date."""
    merged = {each.id for each in known.speakers} - {each.id for each in speakers}
    same = known.transcript is not None and known.transcript.id == transcript.id
    return known.whole and same and bool(known.segments) and not merged


def _caught_up(desk: Desk, transcript_id: TranscriptId, known: Opened) -> tuple[Segment, ...]:
    segments = known.segments
    edits = desk.store.edits.since(transcript_id, known.last_edit)
    if edits:
        first, last = _reach(edits)
        before = bisect_left(segments, first, key=_position)
        behind = bisect_right(segments, last, key=_position)
        touched = desk.store.segments.between(transcript_id, first, last)
        segments = (*segments[:before], *touched, *segments[behind:])
    end = segments[-1].position if segments else -1.0
    new = desk.store.segments.between(transcript_id, end, math.inf)
    return (*segments, *(each for each in new if each.position > end))


def _reach(edits: Iterable[Edit]) -> tuple[float, float]:
    """From which to which position edits may have changed a text.

    Those of the engine's segments are whole numbers and stay; between them they may be spread.
    """
    positions = [state.position for edit in edits for state in (*edit.before, *edit.after)]
    return math.floor(min(positions)), math.floor(max(positions)) + 1


def _position(segment: Segment) -> float:
    return segment.position


def _name(desk: Desk, recording_id: RecordingId) -> str:
    try:
        return desk.store.recordings.get(recording_id).name
    except NothingFound:  # a report may outlive a recording
        return ""
