"""Markers and notes: nothing that a person wrote is lost by removing it."""

from collections.abc import Iterator

import pytest

from tests.services.everything import fill
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, VisitId
from voxdesk.domain.note import NoteKind
from voxdesk.errors import BadRequest
from voxdesk.paths import Paths
from voxdesk.services import noting
from voxdesk.services.verifying import verify

RECORDING = RecordingId(1)


@pytest.fixture
def desk(paths: Paths) -> Iterator[Desk]:
    with Desk.open(paths) as opened:
        fill(opened)
        yield opened


def test_a_marker_needs_no_text_and_stands_at_its_moment(desk: Desk) -> None:
    noting.mark(desk, RECORDING, 500)
    noting.mark(desk, RECORDING, 2500, "the lift")
    found = desk.store.notes.of_recording(RECORDING)
    assert [(each.start_ms, each.kind, each.text) for each in found] == [
        (500, NoteKind.MARKER, ""),
        (1000, NoteKind.NOTE, "worth a look"),
        (2500, NoteKind.MARKER, "the lift"),
    ]


def test_a_removed_note_comes_back_as_it_was(desk: Desk) -> None:
    note_id = noting.note(desk, "first", recording_id=RECORDING, start_ms=100, end_ms=900)
    noting.change(desk, note_id, "second")
    before = desk.store.notes.get(note_id)
    removed = noting.remove(desk, note_id)
    assert note_id not in {each.id for each in desk.store.notes.of_recording(RECORDING)}
    assert verify(desk.store).ok
    noting.restore(desk, removed)
    assert desk.store.notes.get(note_id) == before
    assert before in desk.store.notes.of_recording(RECORDING)
    assert verify(desk.store).ok


def test_a_note_belongs_to_one_thing_and_says_something(desk: Desk) -> None:
    noting.note(desk, "on the visit", visit_id=VisitId(1))
    with pytest.raises(BadRequest):
        noting.note(desk, "on both", visit_id=VisitId(1), recording_id=RECORDING)
    with pytest.raises(BadRequest):
        noting.note(desk, " ", recording_id=RECORDING)
