"""Old visits into the library: card, transcript and reports together, each visit whole or not at
all. What came before is known by its marks, so that taking it again adds only what is new."""

import hashlib
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
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
from voxdesk.services.archive.tree import Tree

SOURCE = "predecessor"


class OldVisits:
    """Takes visits of the tables, one after the other; `tree` may hold the audio they speak of."""

    def __init__(self, desk: Desk, context: JobContext, account: Account, tree: Tree) -> None:
        self._desk = desk
        self._context = context
        self._account = account
        self._tree = tree
        self._audio: dict[str, list[Path]] = defaultdict(list)
        for path in tree.audio:
            self._audio[path.name.casefold()].append(path)

    def take(self, old: OldVisit) -> None:
        """Enter what is new of a visit."""
        said = old.transcription
        known_id = self._mark(_said_key(said)) if said else ""
        fresh = [stage for stage in old.stages if self._is_new(stage)]
        visit_mark = self._mark(_visit_key(old))
        self._account.there[Taken.TRANSCRIPTS] += bool(known_id)
        self._account.there[Taken.VISITS] += bool(visit_mark)
        if not fresh and (said is None or known_id):
            return
        visit_id = visit_behind(self._desk, visit_mark)
        if visit_mark and visit_id is None:
            self._account.tell(old.file, old.line, Obstacle.FORGOTTEN, old.key)
            return
        sound = None if said is None or known_id else self._sound(old, said)
        with self._desk.store.writing("visits", "recordings", "transcripts", "reports"):
            if visit_id is None and (said is not None or old.card != VisitCard()):
                visit_id = enter_visit(self._desk, self._account, old.card, sound)
                self._note(_visit_key(old), written("visit", visit_id))
            if said is not None and visit_id is not None and not known_id:
                known_id = written("recording", self._take_said(old, said, visit_id, sound))
                self._note(_said_key(said), known_id)
            self._take_reports(old.card, fresh, visit_id, self._recording_ids(known_id))

    def _is_new(self, stage: OldStage) -> bool:
        if not stage.text:
            self._tell(stage, Obstacle.EMPTY_TEXT)
            return False
        known = bool(self._mark(_stage_key(stage)))
        self._account.there[Taken.STAGES] += known
        return not known

    def _sound(self, old: OldVisit, said: OldTranscription) -> Recording | None:
        """The recording of a transcription's audio, if the archive has it and nobody wrote down
        before what is said in it."""
        paths = self._audio.get(said.audio_name.casefold(), [])
        if len(paths) > 1:
            self._account.tell(old.file, old.line, Obstacle.SEVERAL_FILES, said.audio_name)
        if len(paths) != 1:
            return None
        try:
            found = audio_recording(self._desk, self._context, paths[0])
        except TOLD as error:
            self._account.tell(self._tree.shown(paths[0]), 0, error.code, error.detail)
            return None
        if self._desk.store.transcripts.latest(found.id) is not None:
            detail = f"transcription {said.id}, {written('recording', found.id)}"
            self._account.tell(old.file, old.line, Obstacle.HAS_TRANSCRIPT, detail)
            return None
        return found

    def _take_said(
        self, old: OldVisit, said: OldTranscription, visit_id: VisitId, sound: Recording | None
    ) -> RecordingId:
        """The recording of a transcription: of its audio where that is, else of its text."""
        store = self._desk.store
        origin = {"transcription": said.id}
        if sound is not None:
            enter_recording(self._desk, self._account, sound, visit_id)
            enter_transcript(self._desk, self._account, sound.id, said.text, origin)
            return sound.id
        content = said.text.encode("utf-8", "replace")
        media = store.media.adopt(io.BytesIO(content), size_bytes=len(content))
        known = store.recordings.by_sha256(media.sha256)
        if known is not None:
            detail = f"transcription {said.id}, {written('recording', known.id)}"
            self._account.tell(old.file, old.line, Obstacle.SAME_TEXT, detail)
            return known.id
        name = said.audio_name or f"transcription-{said.id}.txt"
        made = store.recordings.add(name, media, source=Source.ARCHIVE, visit_id=visit_id)
        self._account.came[Taken.RECORDINGS] += 1
        enter_transcript(self._desk, self._account, made.id, said.text, origin)
        return made.id

    def _take_reports(
        self,
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
                self._tell(stage, Obstacle.UNCLASSIFIED)
        for kind, own in kinds.items():
            made, figures = _stages(own)
            language = predecessor.language(" ".join(stage.text for stage in own))
            title = predecessor.report_title(kind, language)
            where = ", ".join(filter(None, (card.site, card.date.isoformat() if card.date else "")))
            report_id = self._desk.store.taken_over.add_report(
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
                self._note(_stage_key(stage), written("report", report_id))
            self._account.came[Taken.REPORTS] += 1
            self._account.came[Taken.STAGES] += len(own)

    def _recording_ids(self, subject: str) -> list[RecordingId]:
        """The recording behind a mark, if it is still there."""
        if not subject:
            return []
        recording_id = RecordingId(parse(subject)[1])
        try:
            return [self._desk.store.recordings.get(recording_id).id]
        except NothingFound:
            return []

    def _mark(self, key: str) -> str:
        """What a row of the predecessor became."""
        return self._desk.store.taken_over.subject(SOURCE, key)

    def _note(self, key: str, subject: str) -> None:
        self._desk.store.taken_over.note(SOURCE, key, subject)

    def _tell(self, stage: OldStage, obstacle: Obstacle) -> None:
        self._account.tell(stage.row.file, stage.row.line, obstacle, f"audit {stage.id}")


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
