"""Notes and markers beside visits, recordings and moments of them."""

import pytest

from voxdesk.domain.custody import Action
from voxdesk.domain.ids import NoteId, RecordingId, VisitId
from voxdesk.domain.note import Note, NoteKind
from voxdesk.domain.recording import Recording
from voxdesk.domain.visit import VisitCard
from voxdesk.errors import BadRequest, NothingFound
from voxdesk.store import states
from voxdesk.store.store import Store


def test_a_note_comes_back_as_it_was_written(store: Store, recording: Recording) -> None:
    note_id = store.notes.add("wet towel \ud800", recording_id=recording.id, start_ms=5, end_ms=9)
    note = store.notes.get(note_id)
    assert note == Note(
        id=NoteId(1),
        kind=NoteKind.NOTE,
        visit_id=None,
        recording_id=recording.id,
        start_ms=5,
        end_ms=9,
        text="wet towel ?",
        person=store.person.name,
        created_at=note.created_at,
        changed_at=note.created_at,
    )


def test_notes_stand_in_the_order_of_time_and_those_on_the_whole_first(
    store: Store, recording: Recording
) -> None:
    visit_id = store.visits.add(VisitCard())
    store.notes.add("late", recording_id=recording.id, start_ms=900)
    store.notes.add("", kind=NoteKind.MARKER, recording_id=recording.id, start_ms=10)
    store.notes.add("whole", recording_id=recording.id)
    store.notes.add("visit", visit_id=visit_id)
    assert [each.text for each in store.notes.of_recording(recording.id)] == ["whole", "", "late"]
    assert [each.text for each in store.notes.of_visit(visit_id)] == ["visit"]


def test_a_changed_note_is_told_to_the_chain_and_an_equal_one_is_not(
    store: Store, recording: Recording
) -> None:
    note_id = store.notes.add("before", recording_id=recording.id)
    store.notes.change(note_id, "after")
    head = store.custody.head()
    assert head is not None
    assert (head.action, head.subject) == (Action.NOTED, "not-1")
    assert head.states == {"not-1": states.state(store, "not-1")}
    assert "after" not in head.detail
    store.notes.change(note_id, "after")
    assert store.custody.head() == head
    assert store.notes.get(note_id).text == "after"


@pytest.mark.parametrize(
    ("text", "start_ms", "end_ms"), [("", 0, None), (" \n", None, None), ("x", 9, 5), ("x", -2, 5)]
)
def test_a_note_without_text_or_on_no_stretch_of_time_is_refused(
    store: Store, recording: Recording, text: str, start_ms: int | None, end_ms: int | None
) -> None:
    with pytest.raises(BadRequest):
        store.notes.add(text, recording_id=recording.id, start_ms=start_ms, end_ms=end_ms)
    assert store.notes.of_recording(recording.id) == ()


def test_a_note_belongs_to_one_thing_that_is_there(store: Store, recording: Recording) -> None:
    visit_id = store.visits.add(VisitCard())
    with pytest.raises(BadRequest):
        store.notes.add("x")
    with pytest.raises(BadRequest):
        store.notes.add("x", visit_id=visit_id, recording_id=recording.id)
    with pytest.raises(BadRequest):
        store.notes.add("x", visit_id=visit_id, start_ms=5)
    with pytest.raises(NothingFound, match="rec-9"):
        store.notes.add("x", recording_id=RecordingId(9))
    with pytest.raises(NothingFound, match="vis-9"):
        store.notes.add("x", visit_id=VisitId(9))
    with pytest.raises(NothingFound, match="not-9"):
        store.notes.change(NoteId(9), "x")


def test_notes_in_the_bin_are_not_listed_and_odd_ones_are(
    store: Store, recording: Recording
) -> None:
    for text in ("kept", "binned"):
        store.notes.add(text, recording_id=recording.id)
    with store.writing() as db:
        db.execute("INSERT INTO bin_entry VALUES (1, 'not-2', 'T', 'P', 'now')")
        db.execute("UPDATE note SET bin_id = 1 WHERE id = 2")
        db.execute("UPDATE note SET changed_at = 'some day' WHERE id = 1")
    assert [each.changed_at for each in store.notes.of_recording(recording.id)] == ["some day"]
    assert store.notes.get(NoteId(2)).text == "binned"
