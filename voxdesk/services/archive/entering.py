"""What tables and folders have in common on their way into the library."""

from collections.abc import Mapping
from pathlib import Path

from voxdesk.desk import Desk
from voxdesk.domain import predecessor
from voxdesk.domain.archive import Account, Taken
from voxdesk.domain.ids import RecordingId, VisitId, parse, written
from voxdesk.domain.recording import Recording, RecordingState, Source
from voxdesk.domain.transcript import HeardSegment, SpeakerRole
from voxdesk.domain.turns import turns
from voxdesk.domain.visit import VisitCard
from voxdesk.errors import (
    BadAudio,
    DocumentUnreadable,
    EngineCrashed,
    EngineHung,
    FileChanged,
    FileMissing,
    FileUnreadable,
    NoSound,
    NotAFile,
    NotEnoughMemory,
    NothingFound,
    VoxDeskError,
)
from voxdesk.jobs.context import JobContext
from voxdesk.services import importing

MODEL_ID = "taken-over"
"""Stands for the model in transcripts that no model of ours made."""

FILES = "file"
"""The source of marks whose key is the SHA-256 of a file."""

TOLD: tuple[type[VoxDeskError], ...] = (
    BadAudio,
    DocumentUnreadable,
    EngineCrashed,
    EngineHung,
    FileChanged,
    FileMissing,
    FileUnreadable,
    NoSound,
    NotAFile,
    NotEnoughMemory,
)
"""What is wrong with one file is told, and the next one is taken."""


def enter_visit(
    desk: Desk, account: Account, card: VisitCard, recording: Recording | None = None
) -> VisitId:
    """A visit with this card, or the one that a recording has been given, filled in if empty."""
    if recording is not None and recording.visit_id is not None:
        if desk.store.visits.get(recording.visit_id).card == VisitCard():
            desk.store.visits.update(recording.visit_id, card)
        return recording.visit_id
    account.came[Taken.VISITS] += 1
    return desk.store.visits.add(card)


def enter_recording(desk: Desk, account: Account, recording: Recording, visit_id: VisitId) -> None:
    """Give a recording of a file its visit, and its mark."""
    if recording.visit_id is None:
        desk.store.recordings.set_visit(recording.id, visit_id)
        account.came[Taken.RECORDINGS] += 1
    else:
        account.there[Taken.RECORDINGS] += 1
    desk.store.taken_over.note(FILES, recording.sha256, written("recording", recording.id))


def enter_transcript(
    desk: Desk, account: Account, recording_id: RecordingId, text: str, origin: Mapping[str, object]
) -> None:
    """Give a recording its transcript of old, part by part, with voices by their roles."""
    labels: dict[SpeakerRole, str] = {}
    segments = []
    for turn in turns(text):
        label = ""
        if turn.role is not SpeakerRole.UNKNOWN:
            label = labels.setdefault(turn.role, f"S{len(labels) + 1}")
        segments.append(HeardSegment(0, 0, turn.text, 1.0, speaker=label))
    desk.store.transcripts.take_over(
        recording_id,
        MODEL_ID,
        segments,
        timed=False,
        language=predecessor.language(text),
        parameters=dict(origin),
    )
    roles = {label: role for role, label in labels.items()}
    for speaker in desk.store.speakers.of_recording(recording_id):
        if speaker.role is SpeakerRole.UNKNOWN and speaker.label in roles:
            desk.store.speakers.set_role(speaker.id, roles[speaker.label])
    desk.store.recordings.set_state(recording_id, RecordingState.TRANSCRIBED)
    account.came[Taken.TRANSCRIPTS] += 1


def audio_recording(desk: Desk, context: JobContext, path: Path) -> Recording:
    """The recording of an audio file, decoded; it has no visit until it is given one.

    One that an earlier run left, or that came another way, is taken as it is.
    """
    media = importing.kept(desk, context, path)
    recording = desk.store.recordings.by_sha256(media.sha256)
    if recording is None:
        recording = desk.store.recordings.add(path.name, media, source=Source.FILE)
    if recording.facts is not None:
        return recording
    try:
        facts = importing.decode(desk, context, recording)
        if facts.silent:
            raise NoSound(f"{recording.name}: silent throughout")
    except (BadAudio, NoSound, EngineCrashed, EngineHung, NotEnoughMemory):
        if recording.visit_id is None:
            desk.store.recordings.remove(recording.id)
        raise
    desk.store.recordings.set_facts(recording.id, facts)
    return desk.store.recordings.get(recording.id)


def visit_behind(desk: Desk, subject: str) -> VisitId | None:
    """The visit that a mark names, or that the marked recording or document belongs to."""
    if not subject:
        return None
    kind, number = parse(subject)
    store = desk.store
    try:
        match kind:
            case "visit":
                return store.visits.get(VisitId(number)).id
            case "recording":
                return store.recordings.get(RecordingId(number)).visit_id
            case _:
                return None
    except NothingFound:
        return None
