"""Bytes that another program hands over: a recording or a document of them, without a file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.services.conftest import Work
from voxdesk.desk import Desk
from voxdesk.domain.ids import DocumentId, RecordingId
from voxdesk.domain.job import JobState
from voxdesk.errors import AlreadyThere, BadAudio, DocumentUnreadable
from voxdesk.services import receiving
from voxdesk.services.receiving import Handed


def test_sound_becomes_a_recording_that_can_be_heard(
    desk: Desk, work: Work, spoken: Callable[..., Path]
) -> None:
    content = spoken("The lobby is clean.").read_bytes()
    (done,) = work(receiving.submit(desk, Handed("C:\\mail\\lobby.wav", content)))
    assert done.state is JobState.DONE
    recording = desk.store.recordings.get(RecordingId(int(str(done.result["recording_id"]))))
    assert recording.name == "lobby.wav"
    assert recording.facts is not None
    assert recording.visit_id is not None
    with pytest.raises(AlreadyThere):
        receiving.submit(desk, Handed("again.wav", content))


def test_a_document_is_kept_with_its_text(desk: Desk, work: Work) -> None:
    text = "The programme of the audit, in a few words."
    (done,) = work(receiving.submit(desk, Handed("programme.txt", text.encode())))
    document = desk.store.documents.get(DocumentId(int(str(done.result["document_id"]))))
    assert (document.name, document.text) == ("programme.txt", text)


def test_what_is_no_sound_leaves_nothing_behind(desk: Desk, work: Work) -> None:
    with pytest.raises(BadAudio):
        receiving.submit(desk, Handed("empty.mp3", b""))
    with pytest.raises(DocumentUnreadable):
        receiving.submit(desk, Handed("empty.pdf", b""))
    (failed,) = work(receiving.submit(desk, Handed("noise.mp3", b"not sound at all" * 50)))
    assert failed.state is JobState.FAILED
    assert failed.error_code == "audio.unreadable"
    assert desk.store.recordings.recent() == ()
