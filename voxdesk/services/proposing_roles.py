"""Who is the employee, who the client: proposed sentence by sentence, decided by a person.

Where the voices stand apart already, whoever asks more questions is proposed as the employee, and
no model is needed. Else the writing model labels each sentence by itself, and its neighbours weigh
in (`domain/roles.py`). A proposal changes nothing; applying it is edits that can be undone, and
what a person has given to a voice stays there. Speakers are entities and whose a segment is, is an
edit: whatever tells voices apart by their sound can propose in just this way.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from voxdesk.desk import Desk
from voxdesk.domain import roles
from voxdesk.domain.ids import EditId, RecordingId, SegmentId, SpeakerId, TranscriptId, written
from voxdesk.domain.job import Job, JobKind, Progress
from voxdesk.domain.roles import ProposedRole, ProposedVoice
from voxdesk.domain.sentences import sentences, shares
from voxdesk.domain.transcript import Segment, SpeakerRole, Transcript
from voxdesk.engines.base import Labelled, LabelTask
from voxdesk.errors import BadRequest, NothingFound
from voxdesk.jobs.context import JobContext
from voxdesk.paths import bundled
from voxdesk.services import editing, prompts

EMPLOYEE_FIRST = ("employee", "client")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a job proposes: roles of voices, or of parts of segments."""

    transcript_id: TranscriptId
    voices: tuple[ProposedVoice, ...]
    parts: tuple[ProposedRole, ...]


@dataclass(frozen=True, slots=True)
class Applied:
    """What applying did, for `withdraw`: edits in their order, voices with the role they had."""

    edits: tuple[EditId, ...]
    voices: tuple[tuple[SpeakerId, SpeakerRole], ...]


def submit(desk: Desk, recording_id: RecordingId, *, writer: str = "") -> Job:
    """Queue a proposal for the text of a recording; the model is needed where voices are not
    told apart."""
    transcript = _transcript(desk, recording_id)
    writer = writer or desk.settings.writing_model
    if not _voices(desk, transcript):
        desk.catalogue.find(writer)
        if not desk.catalogue.entry(writer).speaks(transcript.language):
            raise BadRequest(f"{writer} does not know the language {transcript.language!r}")
    return desk.jobs.add(JobKind.PROPOSE_ROLES, {"recording_id": recording_id, "writer": writer})


def run(desk: Desk, context: JobContext) -> dict[str, object]:
    """Propose roles; a run that was stopped begins anew."""
    transcript = _transcript(desk, RecordingId(int(str(context.job.request["recording_id"]))))
    voices = _voices(desk, transcript)
    parts = [] if voices else _parts(desk, context, transcript)
    return {
        "transcript_id": transcript.id,
        "voices": [[voice.speaker_id, voice.role, voice.probability] for voice in voices],
        "parts": [
            [each.segment_id, each.start, each.end, each.text, each.role, each.probability]
            for each in parts
        ],
    }


def proposed(job: Job) -> Proposal:
    """What a finished job proposes."""
    result = job.result
    voices, parts = result.get("voices"), result.get("parts")
    return Proposal(
        TranscriptId(int(str(result["transcript_id"]))),
        tuple(
            ProposedVoice(SpeakerId(number), SpeakerRole(role), probability)
            for number, role, probability in (voices if isinstance(voices, list) else [])
        ),
        tuple(
            ProposedRole(SegmentId(number), start, end, text, SpeakerRole(role), probability)
            for number, start, end, text, role, probability in (
                parts if isinstance(parts, list) else []
            )
        ),
    )


def apply(desk: Desk, proposal: Proposal) -> Applied:
    """Let the roles hold that are not unknown; whatever a person changed since stays as it is."""
    transcript = desk.store.transcripts.get(proposal.transcript_id)
    edits: list[EditId] = []
    with desk.store.writing("transcripts"):
        known = {
            each.id: each for each in desk.store.speakers.of_recording(transcript.recording_id)
        }
        given = [
            (each.speaker_id, known[each.speaker_id].role)
            for each in proposal.voices
            if each.speaker_id in known and known[each.speaker_id].role is SpeakerRole.UNKNOWN
        ]
        wanted = {each.speaker_id: each.role for each in proposal.voices}
        for speaker_id, _before in given:
            desk.store.speakers.set_role(speaker_id, wanted[speaker_id])
        free = {
            each.id: each
            for each in desk.store.transcripts.segments(transcript.id)
            if each.speaker_id is None
        }
        said: dict[SpeakerRole, list[SegmentId]] = {}
        for segment_id, parts in _by_segment(proposal.parts).items():
            segment = free.get(segment_id)
            if segment is not None and all(_stands(each, segment) for each in parts):
                _cut(desk, segment, parts, edits, said)
        for role, segment_ids in said.items():
            speaker_id = _speaker(desk, transcript.recording_id, role)
            edit = editing.assign(desk, segment_ids, speaker_id)
            edits += [edit.id] if edit else []
    return Applied(tuple(edits), tuple(given))


def withdraw(desk: Desk, applied: Applied) -> None:
    """Undo all that applying a proposal did."""
    with desk.store.writing("transcripts"):
        for edit_id in reversed(applied.edits):
            editing.undo(desk, edit_id)
        for speaker_id, role in applied.voices:
            desk.store.speakers.set_role(speaker_id, role)


# --- proposing ------------------------------------------------------------------------------------


def _transcript(desk: Desk, recording_id: RecordingId) -> Transcript:
    found = desk.store.transcripts.latest(recording_id)
    if found is None:
        raise NothingFound(f"{written('recording', recording_id)} has no transcript yet")
    return found


def _voices(desk: Desk, transcript: Transcript) -> tuple[ProposedVoice, ...]:
    """Roles of two voices that share the whole text, by the questions they ask."""
    segments = desk.store.transcripts.segments(transcript.id)
    speaker_of = {segment.id: segment.speaker_id for segment in segments if segment.text.strip()}
    voices = {each for each in speaker_of.values() if each is not None}
    if len(voices) != 2 or None in speaker_of.values():
        return ()
    said = dict.fromkeys(voices, 0)
    asked = dict.fromkeys(voices, 0)
    for sentence in sentences(segments, transcript.recording_id):
        speaker_id = speaker_of.get(sentence.segment_ids[0])
        if speaker_id is not None:
            said[speaker_id] += 1
            asked[speaker_id] += roles.asks(sentence.text)
    return roles.of_voices(said, asked)


def _parts(desk: Desk, context: JobContext, transcript: Transcript) -> list[ProposedRole]:
    """A role for each part of a segment that is one sentence's."""
    segments = desk.store.transcripts.segments(transcript.id)
    spoken = sentences(segments, transcript.recording_id)
    lines = [each.text for each in spoken]
    labels = [0.5] * len(lines)
    prompt = prompts.load(bundled("resources", "prompts")).label_speakers()
    writer = desk.engines.writer(str(context.job.request["writer"]), cancelled=context.cancelled)
    for piece in writer.label(LabelTask(prompt.system, prompt.user, EMPLOYEE_FIRST), lines):
        if isinstance(piece, Progress):
            context.progress(piece)
        elif isinstance(piece, Labelled) and piece.probabilities:
            labels[piece.index] = piece.probabilities[0]
    smoothed = roles.smoothed(labels, [roles.asks(line) for line in lines])
    return list(_placed(segments, smoothed))


def _placed(segments: Sequence[Segment], employee: Sequence[float]) -> Iterator[ProposedRole]:
    """The parts of segments that sentences have, with the roles that their probabilities give."""
    own: dict[SegmentId, list[tuple[int, float]]] = {}
    for probability, share in zip(employee, shares(segments), strict=True):
        for segment_id, letters in share:
            own.setdefault(segment_id, []).append((letters, probability))
    for segment in segments:
        parts = own.get(segment.id, [])
        if sum(letters for letters, _ in parts) != len("".join(segment.text.split())):
            # Its words are not its text, so no place in it can be told: it is whoever says most.
            parts = [max(parts)] if parts else []
        before = start = 0
        for index, (letters, probability) in enumerate(parts, start=1):
            before += letters
            end = len(segment.text) if index == len(parts) else _place(segment.text, before)
            role, sure = roles.role_of(probability)
            yield ProposedRole(
                segment.id, start, end, segment.text[start:end], role, round(sure, 4)
            )
            start = end


def _place(text: str, letters: int) -> int:
    """The place in a text before its letter of this number, spaces not counted."""
    seen = 0
    for place, letter in enumerate(text):
        if not letter.isspace():
            if seen == letters:
                return place
            seen += 1
    return len(text)


# --- applying -------------------------------------------------------------------------------------


def _by_segment(parts: Sequence[ProposedRole]) -> dict[SegmentId, list[ProposedRole]]:
    """The parts of each segment, neighbours of one role as one."""
    found: dict[SegmentId, list[ProposedRole]] = {}
    for part in parts:
        own = found.setdefault(part.segment_id, [])
        if own and own[-1].role is part.role:
            own[-1] = replace(own[-1], end=part.end, text=own[-1].text + part.text)
        else:
            own.append(part)
    return found


def _stands(part: ProposedRole, segment: Segment) -> bool:
    """Whether a segment still says there what the proposal was made of."""
    return segment.text[part.start : part.end] == part.text


def _cut(
    desk: Desk,
    segment: Segment,
    parts: Sequence[ProposedRole],
    edits: list[EditId],
    said: dict[SpeakerRole, list[SegmentId]],
) -> None:
    """Split a segment where the role changes, from its end, and note whose the pieces are."""
    rest, skipped = segment.id, 0
    for part in reversed(parts[1:]):
        edit = editing.split(desk, rest, part.start - skipped)
        if edit is None:
            raise BadRequest(f"{written('segment', rest)} cannot be split")
        edits.append(edit.id)
        rest, behind = sorted(
            (each.id for each in edit.after if each.live),
            key={each.id: each.position for each in edit.after}.__getitem__,
        )
        skipped = len(segment.text) - len(segment.text.lstrip())
        said.setdefault(part.role, []).append(behind)
    said.setdefault(parts[0].role, []).append(rest)
    said.pop(SpeakerRole.UNKNOWN, None)


def _speaker(desk: Desk, recording_id: RecordingId, role: SpeakerRole) -> SpeakerId:
    """The voice that plays a part in a recording, made when there is none."""
    for each in desk.store.speakers.of_recording(recording_id):
        if each.role is role:
            return each.id
    return desk.store.speakers.add(recording_id, role=role).id
