"""Chats with their turns, and the passages that each answer used."""

from collections.abc import Sequence

from sqlcipher3 import dbapi2 as sqlite

from voxdesk.domain.chat import AskMode, Chat, Turn, UsedPassage
from voxdesk.domain.custody import Action
from voxdesk.domain.ids import ChatId, PassageId, RecordingId, ReportId, TurnId, written
from voxdesk.domain.knowledge import EVERYTHING, Scope
from voxdesk.errors import BadRequest
from voxdesk.store.connections import Connections, Row
from voxdesk.store.custody import Custody
from voxdesk.store.scopes import read_scope, scope_text
from voxdesk.store.values import fit, json_dict, member, now, storable, to_json

MOST_LETTERS = 200
"""Of a title."""

_CHAT = "SELECT id, title, pinned, scope, created_at FROM chat"
_TURN = "SELECT id, chat_id, asked, question, mode, answer, at, run FROM turn"


class Chats:
    """Chats, the pinned ones first, then the newest."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(self, title: str, scope: Scope = EVERYTHING) -> ChatId:
        """Begin a chat."""
        kept = fit(title, MOST_LETTERS, "title")
        with self._connections.writing("chats") as db:
            row = db.execute(
                "INSERT INTO chat (title, scope, created_at) VALUES (?, ?, ?) RETURNING id",
                (kept, scope_text(scope), now()),
            ).fetchall()
            chat_id = ChatId(row[0][0])
            self._note(Action.ASKED, chat_id)
        return chat_id

    def rename(self, chat_id: ChatId, title: str) -> None:
        """Give it another title."""
        kept = fit(title, MOST_LETTERS, "title")
        with self._connections.writing("chats"):
            self._update(chat_id, "title = ?", kept)
            self._note(Action.RENAMED, chat_id)

    def pin(self, chat_id: ChatId, *, pinned: bool) -> None:
        """Keep it at the head of the list, or no longer."""
        self._update(chat_id, "pinned = ?", pinned)

    def set_scope(self, chat_id: ChatId, scope: Scope) -> None:
        """Say which part of the library its next questions look at."""
        self._update(chat_id, "scope = ?", scope_text(scope))

    def get(self, chat_id: ChatId) -> Chat:
        """The chat with this id; NothingFound when there is none."""
        return _chat(
            self._connections.the_row(written("chat", chat_id), f"{_CHAT} WHERE id = ?", (chat_id,))
        )

    def recent(self, *, offset: int = 0, limit: int | None = None) -> tuple[Chat, ...]:
        """A page of the list."""
        return tuple(
            _chat(row)
            for row in self._connections.rows(
                f"{_CHAT} WHERE bin_id IS NULL ORDER BY pinned DESC, id DESC LIMIT ? OFFSET ?",
                (-1 if limit is None else limit, offset),
            )
        )

    def add_turn(
        self,
        chat_id: ChatId,
        asked: str,
        *,
        question: str = "",
        mode: AskMode = AskMode.QUICK,
        run: dict[str, object] | None = None,
    ) -> TurnId:
        """Ask: `asked` as it was typed, `question` as it is run where that differs."""
        if not asked.strip():
            raise BadRequest("a question without words")
        with self._connections.writing("chats") as db:
            self.get(chat_id)
            row = db.execute(
                "INSERT INTO turn (chat_id, position, asked, question, mode, run, at)"
                " SELECT ?1, coalesce(max(position), -1) + 1, ?2, ?3, ?4, ?5, ?6"
                " FROM turn WHERE chat_id = ?1 RETURNING id",
                (
                    chat_id,
                    storable(asked),
                    storable(question or asked),
                    mode,
                    storable(to_json(run or {})),
                    now(),
                ),
            ).fetchall()
            self._note(Action.ASKED, chat_id)
        return TurnId(row[0][0])

    def answer(
        self,
        turn_id: TurnId,
        answer: str,
        passages: Sequence[UsedPassage] = (),
        *,
        run: dict[str, object] | None = None,
    ) -> None:
        """Keep what was answered, in place of what was there, with the passages it rests on."""
        with self._connections.writing("chats") as db:
            chat_id = ChatId(
                self._connections.the_row(
                    f"turn {turn_id}", "SELECT chat_id FROM turn WHERE id = ?", (turn_id,)
                )[0]
            )
            db.execute(
                "UPDATE turn SET answer = ?, run = coalesce(?, run) WHERE id = ?",
                (storable(answer), None if run is None else storable(to_json(run)), turn_id),
            )
            write_passages(db, "turn", turn_id, passages)
            self._note(Action.ASKED, chat_id)

    def turns(self, chat_id: ChatId, *, last: int | None = None) -> tuple[Turn, ...]:
        """The turns of a chat in their order; only the last ones of a long one."""
        rows = self._connections.rows(
            f"{_TURN} WHERE chat_id = ? ORDER BY position DESC LIMIT ?",
            (chat_id, -1 if last is None else last),
        )
        return tuple(
            Turn(
                id=TurnId(row[0]),
                chat_id=ChatId(row[1]),
                asked=row[2],
                question=row[3],
                mode=member(row[4], AskMode.QUICK),
                answer=row[5],
                at=row[6],
                run=json_dict(row[7]),
                passages=read_passages(self._connections, "turn", row[0]),
            )
            for row in reversed(rows)
        )

    def _update(self, chat_id: ChatId, change: str, value: object) -> None:
        with self._connections.writing("chats") as db:
            self.get(chat_id)
            db.execute(f"UPDATE chat SET {change} WHERE id = ?", (value, chat_id))

    def _note(self, action: Action, chat_id: ChatId) -> None:
        subject = written("chat", chat_id)
        Custody(self._connections).add(action, subject, touched=[subject])


def _chat(row: Row) -> Chat:
    return Chat(ChatId(row[0]), row[1], bool(row[2]), read_scope(row[3]), row[4])


# --- the passages behind an answer, in a chat (`turn`) or saved (`answer`) ------------------------


def write_passages(
    db: sqlite.Connection, owner: str, number: int, passages: Sequence[UsedPassage]
) -> None:
    """Keep passages in place of those before."""
    db.execute(f"DELETE FROM {owner}_passage WHERE {owner}_id = ?", (number,))
    db.executemany(
        f"INSERT INTO {owner}_passage ({owner}_id, position, passage_id, recording_id, report_id,"
        " start_ms, end_ms, quote) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                number,
                position,
                each.passage_id,
                each.recording_id,
                each.report_id,
                each.start_ms,
                each.end_ms,
                storable(each.quote),
            )
            for position, each in enumerate(passages)
        ],
    )


def read_passages(connections: Connections, owner: str, number: int) -> tuple[UsedPassage, ...]:
    """The passages in their order."""
    return tuple(
        UsedPassage(
            passage_id=None if row[0] is None else PassageId(row[0]),
            recording_id=None if row[1] is None else RecordingId(row[1]),
            report_id=None if row[2] is None else ReportId(row[2]),
            start_ms=row[3],
            end_ms=row[4],
            quote=row[5],
        )
        for row in connections.rows(
            "SELECT passage_id, recording_id, report_id, start_ms, end_ms, quote"
            f" FROM {owner}_passage WHERE {owner}_id = ? ORDER BY position",
            (number,),
        )
    )
