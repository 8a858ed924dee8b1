"""Everything the page of one recording shows, read in one go away from the window's thread."""

from dataclasses import dataclass

from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, ReportId
from voxdesk.domain.recording import Recording
from voxdesk.domain.report import Report
from voxdesk.domain.transcript import Segment, Speaker, Transcript
from voxdesk.domain.visit import VisitCard
from voxdesk.errors import NothingFound
from voxdesk.gui.widgets.peaks import Columns, reduce_peaks


@dataclass(frozen=True, slots=True)
class Opened:
    """A recording with what was made of it. `names` are those of the reports' other recordings."""

    recording: Recording
    card: VisitCard
    transcript: Transcript | None
    segments: tuple[Segment, ...]
    speakers: tuple[Speaker, ...]
    reports: tuple[Report, ...]
    names: dict[RecordingId, str]
    columns: Columns

    def report(self, report_id: ReportId | None) -> Report | None:
        """The report that is asked for, or the newest."""
        if report_id is not None:
            for report in self.reports:
                if report.id == report_id:
                    return report
        return max(self.reports, key=lambda each: each.id, default=None)


def read(desk: Desk, recording_id: RecordingId, known: Columns) -> Opened:
    """Read a recording; `known` columns of its waveform are not reduced again.

    Words of segments are left out: the list asks for those it draws.
    """
    store = desk.store
    recording = store.recordings.get(recording_id)
    card = VisitCard()
    if recording.visit_id is not None:
        card = store.visits.get(recording.visit_id).card
    transcript = store.transcripts.latest(recording_id)
    reports = store.reports.of_recording(recording_id)
    others = {each for report in reports for each in report.recording_ids} - {recording_id}
    return Opened(
        recording=recording,
        card=card,
        transcript=transcript,
        segments=store.transcripts.segments(transcript.id, words=False) if transcript else (),
        speakers=store.speakers.of_recording(recording_id),
        reports=reports,
        names={each: _name(desk, each) for each in others},
        columns=known or reduce_peaks(store.media.peaks(recording_id)),
    )


def _name(desk: Desk, recording_id: RecordingId) -> str:
    try:
        return desk.store.recordings.get(recording_id).name
    except NothingFound:  # a report may outlive a recording
        return ""
