"""What a search shows: each hit with what it stands in, whose words it is, and where to go.

Words are found at once and need no engine; meaning takes a worker, and is asked for by itself.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from voxdesk.desk import Desk
from voxdesk.domain.ids import (
    DocumentId,
    FindingId,
    PassageId,
    RecordingId,
    ReportId,
    SegmentId,
    StageId,
    VisitId,
)
from voxdesk.domain.knowledge import Hit, HitKind, Scope
from voxdesk.domain.recording import Recording
from voxdesk.domain.visit import Visit, VisitCard
from voxdesk.errors import ModelDamaged, NothingFound
from voxdesk.services import retrieving
from voxdesk.services.marking import Marks, marked
from voxdesk.services.retrieving import ALL_KINDS

DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Found:
    """A hit among what it belongs to. `title` names the recording, report or document.

    `text` is what is shown of it, with the words that were looked for at `marks`; `card` that of
    its visit: who was interviewed, where, for whom. Without a recording, times are 0 and nothing
    can be played.
    """

    hit: Hit
    text: str
    marks: Marks
    title: str
    card: VisitCard
    speaker: str = ""
    segment_ids: tuple[SegmentId, ...] = ()
    duration_ms: int = 0
    report_id: ReportId | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits, the best first; `words_only` says why meaning was not searched."""

    found: tuple[Found, ...]
    words_only: str = ""


def search(
    desk: Desk,
    text: str,
    scope: Scope,
    *,
    kinds: Collection[HitKind] = ALL_KINDS,
    limit: int,
    meaning: bool,
) -> Answer:
    """What speaks of a text, by words and, where it is at hand and asked for, by meaning.

    The text may be on its way: its last word is found by how it begins.
    """
    words_only = hindrance(desk) if meaning else ""
    hits = retrieving.search(
        desk,
        text,
        scope=scope,
        limit=limit,
        kinds=kinds,
        meaning=meaning and not words_only,
        begun=True,
    )
    return Answer(tuple(_around(desk, hits, text)), words_only)


def hindrance(desk: Desk) -> str:
    """Why meaning cannot be searched; empty when it can."""
    try:
        return retrieving.hindrance(desk)
    except ModelDamaged:
        return DAMAGED


def _around(desk: Desk, hits: Iterable[Hit], asked: str) -> Iterable[Found]:
    known = _Known(desk, asked)
    for hit in hits:
        try:
            yield known.found(hit)
        except NothingFound:  # it went while we looked
            continue


class _Known:
    """Reads each recording, visit and report once."""

    def __init__(self, desk: Desk, asked: str) -> None:
        self._store = desk.store
        self._asked = asked
        self._recordings: dict[RecordingId, Recording] = {}
        self._speakers: dict[RecordingId, dict[int, str]] = {}
        self._visits: dict[VisitId, Visit] = {}
        self._titles: dict[ReportId, str] = {}

    def found(self, hit: Hit) -> Found:
        match hit.kind:
            case HitKind.SEGMENT:
                return self._segment(hit)
            case HitKind.PASSAGE:
                (passage,) = self._store.passages.get_many([PassageId(hit.id)]) or (None,)
                return self._said(hit, passage.segment_ids if passage else ())
            case HitKind.DOCUMENT:
                name = self._store.documents.get(DocumentId(hit.id)).name
                return Found(hit, *marked(hit.text, self._asked), name, self._card(hit))
            case HitKind.FINDING:
                report_id = self._store.findings.report_of(FindingId(hit.id))
            case HitKind.STAGE:
                report_id = self._store.stages.report_of(StageId(hit.id))
        if report_id not in self._titles:
            self._titles[report_id] = self._store.reports.get(report_id).title
        shown = marked(hit.text, self._asked)
        return Found(hit, *shown, self._titles[report_id], self._card(hit), report_id=report_id)

    def _segment(self, hit: Hit) -> Found:
        segment = self._store.transcripts.segment(SegmentId(hit.id))
        return self._said(hit, (segment.id,), segment.speaker_id)

    def _said(
        self, hit: Hit, segment_ids: tuple[SegmentId, ...], speaker_id: int | None = None
    ) -> Found:
        if hit.recording_id is None:
            raise NothingFound(str(hit.id))
        recording = self._recording(hit.recording_id)
        return Found(
            hit,
            *marked(hit.text, self._asked),
            recording.name,
            self._card(hit),
            speaker=self._speaker(recording.id, speaker_id),
            segment_ids=segment_ids,
            duration_ms=recording.facts.duration_ms if recording.facts else 0,
        )

    def _recording(self, recording_id: RecordingId) -> Recording:
        if recording_id not in self._recordings:
            self._recordings[recording_id] = self._store.recordings.get(recording_id)
        return self._recordings[recording_id]

    def _speaker(self, recording_id: RecordingId, speaker_id: int | None) -> str:
        if speaker_id is None:
            return ""
        if recording_id not in self._speakers:
            self._speakers[recording_id] = {
                each.id: each.name or each.label
                for each in self._store.speakers.of_recording(recording_id)
            }
        return self._speakers[recording_id].get(speaker_id, "")

    def _card(self, hit: Hit) -> VisitCard:
        if hit.visit_id is None:
            return VisitCard()
        if hit.visit_id not in self._visits:
            self._visits[hit.visit_id] = self._store.visits.get(hit.visit_id)
        return self._visits[hit.visit_id].card
