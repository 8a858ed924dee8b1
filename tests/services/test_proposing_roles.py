"""Roles are proposed for every sentence, change nothing by themselves, and can be taken back."""

from collections.abc import Sequence

import pytest

from tests.services.conftest import Work
from tests.services.everything import recording
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.job import JobState
from voxdesk.domain.transcript import HeardSegment, Segment, SpeakerRole, Word
from voxdesk.errors import ModelMissing, NothingFound
from voxdesk.services import editing, proposing_roles, speaking, transcribing
from voxdesk.services.verifying import verify

EMPLOYEE, CLIENT, UNKNOWN = SpeakerRole.EMPLOYEE, SpeakerRole.CLIENT, SpeakerRole.UNKNOWN
SMALL = "smollm2-135m-instruct"

INTERVIEW = [
    (EMPLOYEE, "Good afternoon and thank you for meeting me."),
    (EMPLOYEE, "How did you find out about this health centre?"),
    (CLIENT, "A friend of mine comes here every week."),
    (CLIENT, "She told me that the sauna was very good."),
    (EMPLOYEE, "Was it easy to book your visit?"),
    (CLIENT, "Not really, I had to call three times."),
    (CLIENT, "The first time nobody answered at all."),
    (EMPLOYEE, "What happened when you came to the front desk?"),
    (CLIENT, "I waited for a quarter of an hour."),
    (CLIENT, "Then a young man gave me a towel and a key."),
    (EMPLOYEE, "Did anybody show you around?"),
    (CLIENT, "No, I found the changing room by myself."),
    (CLIENT, "The showers were clean but the water was cold."),
    (EMPLOYEE, "How was the sauna itself?"),
    (CLIENT, "It was hot, quiet and smelled of wood."),
    (CLIENT, "I would come back just for that."),
    (EMPLOYEE, "Is there something that we should change?"),
    (CLIENT, "Please answer the telephone."),
    (EMPLOYEE, "I will pass that on."),
    (CLIENT, "Thank you."),
]


def heard(lines: Sequence[str], voices: Sequence[str] = ()) -> list[HeardSegment]:
    """Segments as recognisers cut them: two sentences in each, the border between voices inside."""
    found = []
    size = 1 if voices else 2
    for at in range(0, len(lines), size):
        text = " ".join(lines[at : at + size])
        start_ms = at * 1000
        words = tuple(
            Word(start_ms + place * 50, start_ms + place * 50 + 40, word, 0.9)
            for place, word in enumerate(text.split())
        )
        voice = voices[at] if voices else ""
        found.append(HeardSegment(start_ms, start_ms + 990 * size, text, 0.9, words, speaker=voice))
    return found


def transcribed(desk: Desk, segments: Sequence[HeardSegment]) -> RecordingId:
    recording_id = recording(desk, f"{len(segments)}".encode(), None)
    with desk.store.writing("transcripts"):
        begun = desk.store.transcripts.start(recording_id, model_id="whisper-base", parameters={})
        desk.store.transcripts.set_language(begun.id, "en", 1.0)
        desk.store.transcripts.append(begun.id, segments, heard_until_ms=0)
        desk.store.transcripts.complete(begun.id, 60_000)
        transcribing.note(desk, begun.id)
    return recording_id


def text_of(desk: Desk, recording_id: RecordingId) -> tuple[Segment, ...]:
    transcript = desk.store.transcripts.latest(recording_id)
    assert transcript is not None
    return desk.store.transcripts.segments(transcript.id)


def all_words(segments: Sequence[Segment]) -> list[str]:
    return " ".join(each.text for each in segments).split()


def roles_of(desk: Desk, recording_id: RecordingId) -> dict[str, SpeakerRole]:
    roles = {each.id: each.role for each in desk.store.speakers.of_recording(recording_id)}
    return {
        segment.text: roles[segment.speaker_id] if segment.speaker_id else UNKNOWN
        for segment in text_of(desk, recording_id)
    }


@pytest.mark.models
def test_sentences_are_labelled_and_what_is_applied_can_be_undone(desk: Desk, work: Work) -> None:
    recording_id = transcribed(desk, heard([line for _, line in INTERVIEW]))
    before = text_of(desk, recording_id)
    (job,) = work(proposing_roles.submit(desk, recording_id, writer=SMALL))
    assert job.state is JobState.DONE, job.error_detail
    proposal = proposing_roles.proposed(job)
    assert text_of(desk, recording_id) == before, "a proposal changes nothing"
    assert (
        "".join(part.text for part in proposal.parts).split()
        == "".join(each.text for each in before).split()
    )

    truth = {line: role for role, line in INTERVIEW}
    decided = [part for part in proposal.parts if part.role is not UNKNOWN]
    right = sum(truth[part.text.strip()] is part.role for part in decided)
    # The smallest model hardly knows; what is decided must still be worth proposing.
    assert len(decided) >= len(INTERVIEW) // 2
    assert right >= 0.8 * len(decided)

    applied = proposing_roles.apply(desk, proposal)
    assert all_words(text_of(desk, recording_id)) == all_words(before), "no word is lost"
    found = roles_of(desk, recording_id)
    assert {EMPLOYEE, CLIENT} <= set(found.values())
    assert all(
        found[part.text.strip()] is part.role for part in decided if part.text.strip() in found
    )
    assert verify(desk.store).ok

    proposing_roles.withdraw(desk, applied)
    assert text_of(desk, recording_id) == before
    assert verify(desk.store).ok


@pytest.mark.models
def test_what_a_person_gave_or_changed_stays(desk: Desk, work: Work) -> None:
    recording_id = transcribed(desk, heard([line for _, line in INTERVIEW]))
    (job,) = work(proposing_roles.submit(desk, recording_id, writer=SMALL))
    first, second, *_ = text_of(desk, recording_id)
    own = speaking.add(desk, recording_id, "Somebody", SpeakerRole.OTHER)
    editing.assign(desk, [first.id], own)
    editing.correct(desk, second.id, "Quite another text.")
    proposing_roles.apply(desk, proposing_roles.proposed(job))
    after = {each.id: each for each in text_of(desk, recording_id)}
    assert after[first.id].speaker_id == own
    assert (after[second.id].text, after[second.id].speaker_id) == ("Quite another text.", None)


def test_voices_that_stand_apart_need_no_model(desk: Desk, work: Work) -> None:
    voices = ["Channel 1" if role is EMPLOYEE else "Channel 2" for role, _ in INTERVIEW]
    recording_id = transcribed(desk, heard([line for _, line in INTERVIEW], voices))
    (job,) = work(proposing_roles.submit(desk, recording_id, writer="no-such-model"))
    assert job.state is JobState.DONE, job.error_detail
    proposal = proposing_roles.proposed(job)
    applied = proposing_roles.apply(desk, proposal)
    roles = {each.label: each.role for each in desk.store.speakers.of_recording(recording_id)}
    assert roles == {"Channel 1": EMPLOYEE, "Channel 2": CLIENT}
    proposing_roles.withdraw(desk, applied)
    assert {each.role for each in desk.store.speakers.of_recording(recording_id)} == {UNKNOWN}
    assert verify(desk.store).ok


def test_without_transcript_or_model_nothing_is_queued(desk: Desk) -> None:
    with pytest.raises(NothingFound):
        proposing_roles.submit(desk, recording(desk, b"no text", None))
    recording_id = transcribed(desk, heard([line for _, line in INTERVIEW[:2]]))
    with pytest.raises(ModelMissing):
        proposing_roles.submit(desk, recording_id, writer="qwen2.5-1.5b-instruct")
