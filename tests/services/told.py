"""Recordings that were transcribed with given lines, and reports on them."""

import io
from collections.abc import Sequence

from tests.services.conftest import Work
from voxdesk.desk import Desk
from voxdesk.domain.ids import SpeakerId
from voxdesk.domain.job import JobState
from voxdesk.domain.recording import AudioFacts, Recording
from voxdesk.domain.report import Finding, Report
from voxdesk.domain.transcript import HeardSegment, SpeakerRole, Word
from voxdesk.domain.visit import SiteKind, VisitCard
from voxdesk.services import reporting
from voxdesk.store.chunks import MediaRow

HOTEL = VisitCard(site="Hotel Astra", site_kind=SiteKind.HOTEL)

EMPLOYEE, CLIENT = SpeakerRole.EMPLOYEE, SpeakerRole.CLIENT


def recorded(
    desk: Desk,
    lines: Sequence[str],
    language: str = "en",
    card: VisitCard | None = None,
    roles: Sequence[SpeakerRole | None] = (),
) -> Recording:
    """A recording that was transcribed with these lines, a segment for each.

    `roles` say whose line each is; a line of None is nobody's.
    """
    content = "\n".join(lines).encode()
    visit = desk.store.visits.add(card or HOTEL)
    recording = desk.store.recordings.add("walk.wav", kept(desk, content), visit_id=visit)
    length = 5_000 * len(lines)
    desk.store.recordings.set_facts(
        recording.id, AudioFacts(length, 16_000, 1, "pcm_16", derived_channels=1)
    )
    transcript = desk.store.transcripts.start(recording.id, model_id="whisper-base", parameters={})
    desk.store.transcripts.set_language(transcript.id, language, 0.99)
    segments = [heard(line, 5_000 * place) for place, line in enumerate(lines)]
    desk.store.transcripts.append(transcript.id, segments, heard_until_ms=length)
    desk.store.transcripts.complete(transcript.id, length)
    if roles:
        _tell_apart(desk, recording, roles)
    return desk.store.recordings.get(recording.id)


def _tell_apart(desk: Desk, recording: Recording, roles: Sequence[SpeakerRole | None]) -> None:
    speakers: dict[SpeakerRole | None, SpeakerId | None] = {None: None}
    for role in dict.fromkeys(roles):
        if role is not None:
            speakers[role] = desk.store.speakers.add(recording.id, role=role).id
    transcript = desk.store.transcripts.latest(recording.id)
    assert transcript is not None
    segments = desk.store.transcripts.segments(transcript.id)
    with desk.store.writing("transcripts") as db:
        for segment, role in zip(segments, roles, strict=True):
            db.execute(
                "UPDATE segment SET speaker_id = ? WHERE id = ?", (speakers[role], segment.id)
            )


def kept(desk: Desk, content: bytes) -> MediaRow:
    return desk.store.media.adopt(io.BytesIO(content), size_bytes=len(content))


def heard(line: str, start_ms: int) -> HeardSegment:
    texts = line.split()
    step = 4_000 // len(texts)
    words = tuple(
        Word(start_ms + place * step, start_ms + (place + 1) * step, text, 0.9)
        for place, text in enumerate(texts)
    )
    return HeardSegment(start_ms, start_ms + 4_000, line, 0.9, words)


def report_on(
    desk: Desk, work: Work, *recordings: Recording, writer: str = "", kind: str = "walk-through"
) -> Report:
    job = reporting.submit(desk, [each.id for each in recordings], writer=writer, kind=kind)
    ended = work(job)[0]
    assert ended.state is JobState.DONE, ended
    return reporting.report_of(desk, ended)


def by_criterion(report: Report) -> dict[str, Finding]:
    return {finding.criterion_id: finding for finding in report.findings}


def quotes(finding: Finding) -> list[str]:
    return [each.quote for each in finding.evidence]
