"""A stretch heard again stands beside the text, survives a restart, and is accepted by an edit."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.services.conftest import Work
from tests.services.test_transcribing import segments_of
from voxdesk.desk import Desk
from voxdesk.domain.channels import Channels
from voxdesk.domain.custody import Action
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.job import JobState
from voxdesk.errors import BadRequest, ModelMissing
from voxdesk.paths import Paths
from voxdesk.services import editing, importing, rehearing, transcribing
from voxdesk.services.verifying import verify
from voxdesk.store import removal
from voxdesk.store.store import Store

FIRST = "The lobby was clean and bright when we arrived in the morning."
SECOND = "Nobody came to carry our heavy bags to the room."


@pytest.fixture
def recording(desk: Desk, work: Work, spoken: Callable[..., Path]) -> RecordingId:
    """Two sentences, transcribed by the small English model."""
    (job, *_) = work(*importing.submit(desk, [spoken(f"{FIRST}\n\n{SECOND}")], transcribe=True))
    return RecordingId(int(str(job.result["recording_id"])))


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))


@pytest.mark.speech
def test_only_the_stretch_is_heard_and_stands_beside_the_text(
    desk: Desk, work: Work, recording: RecordingId, paths: Paths
) -> None:
    text = segments_of(desk, recording)
    middle = next(
        word.start_ms
        for segment in text
        for word in segment.words
        if word.text.lower().startswith("nobody")
    )
    facts = desk.store.recordings.get(recording).facts
    assert facts is not None
    job = rehearing.submit(desk, recording, middle - 100, facts.duration_ms, "whisper-base")
    assert job.request["language"] == "en"
    (done,) = work(job)
    assert done.state is JobState.DONE, done.error_detail

    again = rehearing.heard(done)
    said = words(" ".join(each.heard for each in again))
    assert {"heavy", "bags", "room"} <= said
    assert not said & {"lobby", "clean", "morning"}
    assert all(middle - 200 <= each.start_ms <= each.end_ms for each in again)
    assert segments_of(desk, recording) == text, "hearing again changes nothing"

    pairs = rehearing.beside(desk, done)
    assert [each for _, side in pairs for each in side] == list(again)
    assert any(own and side for own, side in pairs)

    event = next(
        each
        for each in desk.store.custody.events()
        if each.action == Action.TRANSCRIBED and each.subject == f"rec-{recording}"
    )
    detail = json.loads(event.detail)
    assert (detail["model"], detail["segments"]) == ("whisper-base", len(again))
    assert detail["sha256"] == desk.catalogue.find("whisper-base").sha256
    assert "bags" not in event.detail
    assert verify(desk.store).ok

    other = Store.open(paths.library)
    try:
        assert rehearing.heard(other.jobs.get(done.id)) == again
    finally:
        other.close()


@pytest.mark.speech
def test_accepting_is_an_edit_that_can_be_undone(desk: Desk, recording: RecordingId) -> None:
    (segment, *_) = segments_of(desk, recording)
    edit = rehearing.accept(desk, segment.id, "Other words.")
    assert edit is not None
    assert segments_of(desk, recording)[0].text == "Other words."
    assert segments_of(desk, recording)[0].heard == segment.heard
    editing.undo(desk, edit.id)
    assert segments_of(desk, recording)[0].text == segment.text
    assert verify(desk.store).ok


@pytest.mark.speech
def test_what_was_heard_again_goes_with_the_transcripts(
    desk: Desk, work: Work, recording: RecordingId
) -> None:
    (done,) = work(rehearing.submit(desk, recording, 0, 2000, "whisper-tiny.en"))
    assert rehearing.heard(done)
    removal.remove_transcripts(desk.store, recording, {})
    assert done.id not in {job.id for job in desk.store.jobs.recent()}


def test_what_cannot_be_heard_is_refused(
    desk: Desk, work: Work, spoken: Callable[..., Path]
) -> None:
    (job,) = work(*importing.submit(desk, [spoken(FIRST)]))
    recording = RecordingId(int(str(job.result["recording_id"])))
    for start_ms, end_ms in ((500, 500), (-1, 100), (10**7, 2 * 10**7)):
        with pytest.raises(BadRequest):
            rehearing.submit(desk, recording, start_ms, end_ms, "whisper-tiny.en")
    with pytest.raises(ModelMissing):
        rehearing.submit(desk, recording, 0, 1000, "whisper-small")
    with pytest.raises(BadRequest):
        transcribing.submit(desk, recording, channels=Channels.APART)
