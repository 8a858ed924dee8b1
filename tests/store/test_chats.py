"""Chats: turns with the passages they used, permanent numbers, titles checked at entry."""

from datetime import date

import pytest

from voxdesk.domain.chat import AskMode, Chat, Turn, UsedPassage
from voxdesk.domain.custody import Action
from voxdesk.domain.ids import ChatId, PassageId, RecordingId, SiteId, TurnId
from voxdesk.domain.knowledge import HitKind, Passage, Scope
from voxdesk.domain.recording import Recording
from voxdesk.domain.visit import SiteKind
from voxdesk.errors import BadRequest, NothingFound
from voxdesk.store import states
from voxdesk.store.store import Store

SCOPE = Scope(
    recording_ids=(RecordingId(1), RecordingId(2)),
    not_report_kinds=("I1", "D1"),
    site_kind=SiteKind.HOTEL,
    site_id=SiteId(3),
    scenario_id="interview",
    since=date(2026, 1, 1),
)


def test_a_chat_comes_back_with_its_scope_and_turns(store: Store, recording: Recording) -> None:
    chat_id = store.chats.add("  About   light ", SCOPE)
    chat = store.chats.get(chat_id)
    assert chat == Chat(ChatId(1), "About light", False, SCOPE, chat.created_at)
    turn_id = store.chats.add_turn(
        chat_id, "is it dark", question="Is the corridor dark?", mode=AskMode.DEEP, run={"k": 1}
    )
    used = UsedPassage(None, recording.id, None, 10, 20, "so dark «я»")
    store.chats.answer(turn_id, "Yes.", (used,), run={"seconds": 2})
    (turn,) = store.chats.turns(chat_id)
    assert turn == Turn(
        id=TurnId(1),
        chat_id=chat_id,
        asked="is it dark",
        question="Is the corridor dark?",
        mode=AskMode.DEEP,
        answer="Yes.",
        at=turn.at,
        run={"seconds": 2},
        passages=(used,),
    )


def test_long_chats_are_read_from_their_end(store: Store) -> None:
    chat_id = store.chats.add("T")
    for number in range(5):
        store.chats.add_turn(chat_id, f"question {number}")
    assert [each.asked for each in store.chats.turns(chat_id, last=2)] == [
        "question 3",
        "question 4",
    ]
    assert store.chats.turns(chat_id)[0].question == "question 0"


def test_pinned_chats_come_first_and_binned_ones_not_at_all(store: Store) -> None:
    for title in ("one", "two", "three", "four"):
        store.chats.add(title)
    store.chats.pin(ChatId(1), pinned=True)
    with store.writing() as db:
        db.execute("INSERT INTO bin_entry VALUES (1, 'cha-3', 'T', 'P', 'now')")
        db.execute("UPDATE chat SET bin_id = 1 WHERE id = 3")
    assert [each.title for each in store.chats.recent()] == ["one", "four", "two"]
    assert [each.title for each in store.chats.recent(offset=1, limit=1)] == ["four"]
    assert store.chats.get(ChatId(3)).title == "three"


@pytest.mark.parametrize("title", ["", " \n ", "x" * 201])
def test_a_title_of_no_or_too_many_letters_is_refused_at_entry(store: Store, title: str) -> None:
    chat_id = store.chats.add("kept")
    with pytest.raises(BadRequest):
        store.chats.add(title)
    with pytest.raises(BadRequest):
        store.chats.rename(chat_id, title)
    with pytest.raises(BadRequest):
        store.answers.save(title, "q", "a")
    assert [each.title for each in store.chats.recent()] == ["kept"]


def test_a_chat_with_an_odd_field_is_still_listed(store: Store) -> None:
    store.chats.add("T", SCOPE)
    with store.writing() as db:
        db.execute(
            """UPDATE chat SET title = ?, scope = '{"since": "once", "site_id": "x",
            "site_kind": "castle", "recording_ids": 5, "unknown": 1, "client_id": 4}'""",
            ("x" * 900,),
        )
    (chat,) = store.chats.recent()
    assert chat.scope == Scope(site_kind=SiteKind.OTHER, client_id=4)  # type: ignore[arg-type]


def test_every_turn_is_told_to_the_chain_without_its_words(store: Store) -> None:
    chat_id = store.chats.add("T")
    turn_id = store.chats.add_turn(chat_id, "secret question")
    store.chats.answer(turn_id, "secret answer")
    store.chats.rename(chat_id, "Another")
    events = [each for each in store.custody.events() if each.subject == "cha-1"]
    assert [each.action for each in events] == [
        Action.ASKED,
        Action.ASKED,
        Action.ASKED,
        Action.RENAMED,
    ]
    assert events[-1].states["cha-1"] == states.state(store, "cha-1")
    assert not any("secret" in each.detail for each in events)


def test_a_passage_that_was_made_anew_leaves_its_quote(store: Store, recording: Recording) -> None:
    (passage_id,) = store.passages.add(
        [
            Passage(
                id=PassageId(0),
                kind=HitKind.PASSAGE,
                source_id=1,
                recording_id=recording.id,
                visit_id=None,
                segment_ids=(),
                start_ms=5,
                end_ms=10,
                text="cold pool",
            )
        ]
    )
    used = UsedPassage(passage_id, recording.id, None, 5, 10, "cold pool")
    turn_id = store.chats.add_turn(store.chats.add("T"), "q")
    store.chats.answer(turn_id, "a", (used,))
    answer_id = store.answers.save("Saved", "q", "a", (used,))
    store.passages.drop_for(HitKind.PASSAGE, 1)
    left = UsedPassage(None, recording.id, None, 5, 10, "cold pool")
    assert store.chats.turns(ChatId(1))[0].passages == (left,)
    assert store.answers.get(answer_id).passages == (left,)


def test_questions_without_words_and_unknown_chats_are_refused(store: Store) -> None:
    chat_id = store.chats.add("T")
    with pytest.raises(BadRequest):
        store.chats.add_turn(chat_id, " ")
    with pytest.raises(NothingFound, match="cha-9"):
        store.chats.add_turn(ChatId(9), "q")
    with pytest.raises(NothingFound, match="turn 9"):
        store.chats.answer(TurnId(9), "a")
