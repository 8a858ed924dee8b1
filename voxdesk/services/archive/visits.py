"""Old visits into the library: card, transcript and reports together, each visit whole or not at
all. What came before is known by its marks, so that taking it again adds only what is new."""

import hashlib
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from voxdesk.desk import Desk
from voxdesk.domain import predecessor
from voxdesk.domain.archive import Account, Obstacle, Taken
from voxdesk.domain.ids import RecordingId, StageId, VisitId, parse, written
from voxdesk.domain.predecessor import ReportKind
from voxdesk.domain.recording import Recording, Source
from voxdesk.domain.report import Stage, StageKind
from voxdesk.domain.visit import VisitCard
from voxdesk.errors import NothingFound
from voxdesk.jobs.context import JobContext
from voxdesk.services.archive.dump import OldStage, OldTranscription, OldVisit
from voxdesk.services.archive.entering import (
    TOLD,
    audio_recording,
    enter_recording,
    enter_transcript,
    enter_visit,
    visit_behind,
)

SOURCE = "predecessor"


def take_visit(
    desk: Desk,
    context: JobContext,
    account: Account,
    old: OldVisit,
    audio: Mapping[str, Path],
) -> None:
    """Enter what is new of a visit; `audio` are the archive's files by name."""
    said = old.transcription
    known_id = mark(desk, _said_key(said)) if said else ""
    stages = [stage for stage in old.stages if stage.text]
    for stage in old.stages:
        if not stage.text:
            tell(account, stage, Obstacle.EMPTY_TEXT, f"audit {stage.id}")
    fresh = [stage for stage in stages if not mark(desk, _stage_key(stage))]
    account.there[Taken.STAGES] += len(stages) - len(fresh)
    account.there[Taken.TRANSCRIPTS] += bool(known_id)
    visit_mark = mark(desk, _visit_key(old))
    account.there[Taken.VISITS] += bool(visit_mark)
    if not fresh and (said is None or known_id):
        return
    visit_id = visit_behind(desk, visit_mark)
    if visit_mark and visit_id is None:
        account.tell(old.file, old.line, Obstacle.FORGOTTEN, old.key)
        return
    sound = None if said is None or known_id else _sound(desk, context, account, said, audio)
    with desk.store.writing("visits", "recordings", "transcripts", "reports"):
        if visit_id is None and (said is not None or old.card != VisitCard()):
            visit_id = enter_visit(desk, account, old.card, sound)
            desk.store.taken_over.note(SOURCE, _visit_key(old), written("visit", visit_id))
        if said is not None and not known_id:
            recording_id = _take_said(desk, account, old, said, visit_id, sound)
            known_id = written("recording", recording_id)
            desk.store.taken_over.note(SOURCE, _said_key(said), known_id)
        _take_reports(desk, account, old.card, fresh, visit_id, _recording_ids(desk, known_id))


def mark(desk: Desk, key: str) -> str:
    """What a row of the predecessor became."""
    return desk.store.taken_over.subject(SOURCE, key)


def tell(account: Account, stage: OldStage, obstacle: Obstacle, detail: str) -> None:
    account.tell(stage.row.file, stage.row.line, obstacle, detail)


def _sound(
    desk: Desk,
    context: JobContext,
    account: Account,
    said: OldTranscription,
    audio: Mapping[str, Path],
) -> Recording | None:
    """The recording of a transcription's audio, if the archive has it."""
    path = audio.get(said.audio_name.casefold())
    if path is None:
        return None
    try:
        return audio_recording(desk, context, path)
    except TOLD as error:
        account.tell(path.name, 0, error.code, error.detail)
        return None


def _take_said(
    desk: Desk,
    account: Account,
    old: OldVisit,
    said: OldTranscription,
    visit_id: VisitId | None,
    sound: Recording | None,
) -> RecordingId:
    """The recording of a transcription: of its audio where that is, else of its text."""
    origin = {"transcription": said.id}
    if sound is not None and visit_id is not None:
        enter_recording(desk, account, sound, visit_id)
        enter_transcript(desk, account, sound.id, said.text, origin)
        return sound.id
    content = said.text.encode("utf-8", "replace")
    media = desk.store.media.adopt(io.BytesIO(content), size_bytes=len(content))
    known = desk.store.recordings.by_sha256(media.sha256)
    if known is not None:
        detail = f"transcription {said.id} = {written('recording', known.id)}"
        account.tell(old.file, old.line, Obstacle.SAME_TEXT, detail)
        return known.id
    name = said.audio_name or f"transcription-{said.id}.txt"
    recording = desk.store.recordings.add(name, media, source=Source.ARCHIVE, visit_id=visit_id)
    account.came[Taken.RECORDINGS] += 1
    enter_transcript(desk, account, recording.id, said.text, origin)
    return recording.id


def _take_reports(
    desk: Desk,
    account: Account,
    card: VisitCard,
    stages: Sequence[OldStage],
    visit_id: VisitId | None,
    recording_ids: Sequence[RecordingId],
) -> None:
    """One report for each kind, of all its stages."""
    kinds: dict[ReportKind | None, list[OldStage]] = defaultdict(list)
    for stage in stages:
        kinds[stage.kind].append(stage)
        if stage.kind is None:
            tell(account, stage, Obstacle.UNCLASSIFIED, f"audit {stage.id}")
    for kind, own in kinds.items():
        made, figures = _stages(own)
        language = predecessor.language(" ".join(stage.text for stage in own))
        title = predecessor.report_title(kind, language)
        where = ", ".join(filter(None, (card.site, card.date.isoformat() if card.date else "")))
        report_id = desk.store.taken_over.add_report(
            kind or predecessor.IMPORTED,
            f"{title}: {where}" if where else title,
            next((stage.scenario_id for stage in own if stage.scenario_id), ""),
            visit_id,
            recording_ids,
            language,
            stages=made,
            figures=figures,
            origin={"source": SOURCE, "audits": [stage.id for stage in own]},
            created_at=min((each.made_at for each in made if each.made_at), default=""),
        )
        for stage in own:
            desk.store.taken_over.note(SOURCE, _stage_key(stage), written("report", report_id))
        account.came[Taken.REPORTS] += 1
        account.came[Taken.STAGES] += len(own)


def _stages(old: Iterable[OldStage]) -> tuple[list[Stage], dict[str, object]]:
    """Stages as the library keeps them, and the figures of all."""
    made: list[Stage] = []
    figures: dict[str, object] = {}
    for each in old:
        found = predecessor.figures(each.text)
        kind = StageKind.NARRATIVE if found is None else StageKind.FIGURES
        count = sum(1 for stage in made if stage.kind is kind) + 1
        name = f"part-{count}" if found is None else f"figures-{count}"
        made_at = f"{each.date.isoformat()}T00:00:00.000+00:00" if each.date else ""
        origin: dict[str, object] = {"audit": each.id}
        made.append(Stage(StageId(0), name, kind, each.text, run=origin, made_at=made_at))
        figures |= found or {}
    return made, figures


def _recording_ids(desk: Desk, subject: str) -> list[RecordingId]:
    """The recording behind a mark, if it is still there."""
    if not subject:
        return []
    recording_id = RecordingId(parse(subject)[1])
    try:
        desk.store.recordings.get(recording_id)
    except NothingFound:
        return []
    return [recording_id]


def _visit_key(old: OldVisit) -> str:
    if old.transcription is not None:
        return f"visit of {_said_key(old.transcription)}"
    known = (old.key, old.card.site, old.card.date, old.card.employee)
    return "visit of " + ", ".join(map(str, known))


def _said_key(said: OldTranscription) -> str:
    return f"transcription {said.id} {_digest(said.text)}"


def _stage_key(stage: OldStage) -> str:
    return f"audit {stage.id} {_digest(stage.text)}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
