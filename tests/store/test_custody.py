"""The chain of custody in the library: added to with the change, and in no other way."""

import json
import threading
from itertools import pairwise
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from voxdesk import __version__
from voxdesk.domain.custody import BEGINNING, Action, Person
from voxdesk.domain.recording import Recording
from voxdesk.store import states
from voxdesk.store.store import Store


def test_new_library_begins_its_chain_with_its_id(store: Store) -> None:
    (event,) = store.custody.events()
    assert (event.number, event.action, event.subject) == (1, Action.LIBRARY_MADE, "library")
    assert event.previous == BEGINNING
    assert json.loads(event.detail) == {"library": store.library.id}


def test_library_that_is_opened_again_goes_on_with_its_chain(library: Path) -> None:
    for _ in range(2):
        store = Store.open(library)
        assert len(list(store.custody.events())) == 1
        store.close()


def test_event_says_who_what_when_and_goes_on_from_the_one_before(library: Path) -> None:
    store = Store.open(library, person=Person("Anna K.", "anna"))
    event = store.custody.add(Action.EXPORTED, "rec-1", {"format": "txt", "size_bytes": 3})
    head = store.custody.head()
    first = store.custody.event(1)
    store.close()
    assert head == event
    assert (event.number, event.person, event.system_user) == (2, "Anna K.", "anna")
    assert (event.program, event.action) == (f"VoxDesk {__version__}", Action.EXPORTED)
    assert event.detail == '{"format":"txt","size_bytes":3}'
    assert (event.previous, event.hash) == (first.hash, event.computed())


def test_event_notes_how_each_touched_subject_stands_after_the_change(
    store: Store, recording: Recording
) -> None:
    before = states.state(store, "rec-1")
    with store.writing("recordings"):
        store.recordings.rename(recording.id, "x.wav")
        event = store.custody.add(Action.RENAMED, "rec-1", touched=["rec-1", "rec-2", "rec-1"])
    assert event.states == {"rec-1": states.state(store, "rec-1"), "rec-2": None}
    assert event.states["rec-1"] != before


def test_change_that_fails_leaves_no_event(store: Store, recording: Recording) -> None:
    events = len(list(store.custody.events()))

    def fail() -> None:
        with store.writing("recordings"):
            store.recordings.rename(recording.id, "x.wav")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert len(list(store.custody.events())) == events


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE custody SET person = 'x'",
        "DELETE FROM custody",
        "INSERT INTO custody SELECT 3, at, person, system_user, program, action, subject, detail,"
        " hash, randomblob(32) FROM custody",
        "INSERT INTO custody SELECT 2, at, person, system_user, program, action, subject, detail,"
        " randomblob(32), randomblob(32) FROM custody",
        "INSERT OR REPLACE INTO custody SELECT 1, at, 'x', system_user, program, action, subject,"
        " detail, previous, hash FROM custody",
    ],
)
def test_library_refuses_to_alter_the_chain(store: Store, statement: str) -> None:
    before = list(store.custody.events())
    with pytest.raises(sqlite.IntegrityError, match="chain of custody"), store.writing() as db:
        db.execute(statement)
    assert list(store.custody.events()) == before


def test_events_of_many_threads_make_one_chain(store: Store) -> None:
    def tell() -> None:
        for _ in range(20):
            store.custody.add(Action.BACKED_UP, "library")

    threads = [threading.Thread(target=tell) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    events = list(store.custody.events())
    assert [event.number for event in events] == list(range(1, 82))
    assert all(after.previous == before.hash for before, after in pairwise(events))


def test_import_says_hash_and_size_of_the_original_and_no_name(
    store: Store, recording: Recording
) -> None:
    event = store.custody.head()
    assert event is not None
    assert (event.action, event.subject) == (Action.IMPORTED, "rec-1")
    detail = json.loads(event.detail)
    assert (detail["sha256"], detail["size_bytes"]) == (recording.sha256, recording.size_bytes)
    assert set(event.states) == {"rec-1", "ori-1"}
    assert recording.name not in event.detail
