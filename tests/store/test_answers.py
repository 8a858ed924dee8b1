"""Saved answers live on their own."""

import pytest

from voxdesk.domain.chat import Answer, UsedPassage
from voxdesk.domain.ids import AnswerId, SiteId
from voxdesk.domain.knowledge import Scope
from voxdesk.domain.recording import Recording
from voxdesk.errors import NothingFound
from voxdesk.store import states
from voxdesk.store.store import Store


def test_an_answer_comes_back_as_it_was_saved(store: Store, recording: Recording) -> None:
    used = UsedPassage(None, recording.id, None, 1, 2, "dark")
    scope = Scope(site_id=SiteId(2))
    answer_id = store.answers.save(" Light  ", "Is it dark?", "Yes.\n\nVery.", (used, used), scope)
    answer = store.answers.get(answer_id)
    assert answer == Answer(
        AnswerId(1), "Light", "Is it dark?", "Yes.\n\nVery.", scope, answer.created_at, (used, used)
    )
    store.answers.rename(answer_id, "Darkness")
    assert store.answers.get(answer_id).title == "Darkness"
    head = store.custody.head()
    assert head is not None
    assert head.states == {"ans-1": states.state(store, "ans-1")}


def test_answers_outlive_their_chat_and_keep_their_numbers(store: Store) -> None:
    chat_id = store.chats.add("T")
    first = store.answers.save("one", "q", "a")
    second = store.answers.save("two", "q", "a")
    with store.writing() as db:
        db.execute("DELETE FROM chat WHERE id = ?", (chat_id,))
        db.execute("INSERT INTO bin_entry VALUES (1, 'ans-1', 'T', 'P', 'now')")
        db.execute("UPDATE answer SET bin_id = 1 WHERE id = ?", (first,))
    assert [each.id for each in store.answers.recent()] == [second]
    with pytest.raises(NothingFound, match="ans-9"):
        store.answers.rename(AnswerId(9), "x")
