"""What the preview shows of one recording, or of several, read away from the window's thread."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from voxdesk import texts
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, SpeakerId
from voxdesk.domain.recording import Recording, RecordingRow
from voxdesk.domain.report import Report, Verdict
from voxdesk.domain.timecode import clock
from voxdesk.domain.transcript import Segment, Speaker, Transcript
from voxdesk.domain.visit import VisitCard
from voxdesk.gui.transcript.about_view import language_name
from voxdesk.gui.widgets.dates import readable_date, readable_length
from voxdesk.gui.widgets.peaks import Columns
from voxdesk.gui.words import tr

FIRST_LINES = 12


@dataclass(frozen=True, slots=True)
class Previewed:
    """A recording with its first lines; `notes` counts them."""

    recording: Recording
    card: VisitCard
    transcript: Transcript | None
    lines: tuple[Segment, ...]
    speakers: dict[SpeakerId, Speaker]
    notes: int
    reports: tuple[Report, ...]
    columns: Columns = field(compare=False)

    @property
    def duration_ms(self) -> int:
        return self.recording.facts.duration_ms if self.recording.facts else 0

    def speaker(self, segment: Segment) -> str:
        """Whose words they are; empty where voices were not told apart."""
        found = self.speakers.get(segment.speaker_id) if segment.speaker_id else None
        return (found.name or found.label) if found else ""


def read(desk: Desk, recording_id: RecordingId) -> Previewed:
    store = desk.store
    recording = store.recordings.get(recording_id)
    transcript = store.transcripts.latest(recording_id)
    card = VisitCard()
    if recording.visit_id is not None:
        card = store.visits.get(recording.visit_id).card
    lines: tuple[Segment, ...] = ()
    if transcript is not None:
        # Positions count segments up from 0, whatever was split or taken out since.
        lines = store.segments.between(transcript.id, 0, FIRST_LINES - 1)
    return Previewed(
        recording=recording,
        card=card,
        transcript=transcript,
        lines=lines[:FIRST_LINES],
        speakers={each.id: each for each in store.speakers.of_recording(recording_id)},
        notes=len(store.notes.of_recording(recording_id)),
        reports=store.reports.of_recording(recording_id),
        columns=Columns(store.media.peaks(recording_id)),
    )


Facts = tuple[tuple[str, str], ...]


def facts(shown: Previewed) -> Facts:
    """Names and values of what is known, without what is not."""
    card, transcript = shown.card, shown.transcript
    day = readable_date(card.date.isoformat()) if card.date else ""
    site = ", ".join(part for part in (card.site, card.city) if part)
    visit = " · ".join(part for part in (site, day, card.client) if part)
    found = (
        (tr("Length"), clock(shown.duration_ms) if shown.duration_ms else ""),
        (tr("Language"), language_name(transcript.language) if transcript else ""),
        (tr("Speech model"), transcript.model_id if transcript else ""),
        (tr("Visit"), visit),
        (tr("Customer"), card.customer),
        (tr("Notes"), str(shown.notes) if shown.notes else ""),
        (tr("Added"), readable_date(shown.recording.added_at)),
    )
    return tuple((name, value) for name, value in found if value)


def verdict_words(report: Report) -> str:
    """`4 met · 2 partly met`: how a report's findings stand."""
    counts = Counter(finding.verdict for finding in report.findings)
    found = [
        f"{counts[verdict]} {texts.verdict(verdict).lower()}"
        for verdict in (*Verdict, None)
        if counts[verdict]
    ]
    return " · ".join(found) or texts.name(report.state)


def totals(rows: Sequence[RecordingRow]) -> Facts:
    """What several recordings come to."""
    durations = [row.recording.facts.duration_ms for row in rows if row.recording.facts]
    states = Counter(texts.name(row.recording.state) for row in rows)
    sites = dict.fromkeys(row.site for row in rows if row.site)
    spoken = dict.fromkeys(language_name(row.language) for row in rows if row.language)
    found = (
        (tr("Length"), readable_length(sum(durations)) if durations else ""),
        (tr("Sites"), _few(tuple(sites))),
        (tr("Languages"), ", ".join(spoken)),
        (tr("State"), " · ".join(f"{count} {state.lower()}" for state, count in states.items())),
        (tr("Reports"), str(sum(row.reports for row in rows) or "")),
    )
    return tuple((name, value) for name, value in found if value)


def _few(names: Sequence[str], most: int = 3) -> str:
    more = len(names) - most
    listed = ", ".join(names[:most])
    return f"{listed} {tr('and %n more', more)}" if more > 0 else listed
