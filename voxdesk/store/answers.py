"""Answers that were saved: each lives on its own, whatever becomes of the chat it came from."""

from collections.abc import Sequence

from voxdesk.domain.chat import Answer, UsedPassage
from voxdesk.domain.custody import Action
from voxdesk.domain.ids import AnswerId, written
from voxdesk.domain.knowledge import EVERYTHING, Scope
from voxdesk.store.chats import MOST_LETTERS, read_passages, write_passages
from voxdesk.store.connections import Connections, Row
from voxdesk.store.custody import Custody
from voxdesk.store.scopes import read_scope, scope_text
from voxdesk.store.values import fit, now, storable

_ANSWER = "SELECT id, title, question, text, scope, created_at FROM answer"


class Answers:
    """Saved answers, newest first."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def save(
        self,
        title: str,
        question: str,
        text: str,
        passages: Sequence[UsedPassage] = (),
        scope: Scope = EVERYTHING,
    ) -> AnswerId:
        """Keep an answer with the passages it rests on."""
        kept = fit(title, MOST_LETTERS, "title")
        with self._connections.writing("answers") as db:
            row = db.execute(
                "INSERT INTO answer (title, question, text, scope, created_at)"
                " VALUES (?, ?, ?, ?, ?) RETURNING id",
                (kept, storable(question), storable(text), scope_text(scope), now()),
            ).fetchall()
            answer_id = AnswerId(row[0][0])
            write_passages(db, "answer", answer_id, passages)
            self._note(Action.NOTED, answer_id)
        return answer_id

    def rename(self, answer_id: AnswerId, title: str) -> None:
        """Give it another title."""
        kept = fit(title, MOST_LETTERS, "title")
        with self._connections.writing("answers") as db:
            self.get(answer_id)
            db.execute("UPDATE answer SET title = ? WHERE id = ?", (kept, answer_id))
            self._note(Action.RENAMED, answer_id)

    def get(self, answer_id: AnswerId) -> Answer:
        """The answer with this id; NothingFound when there is none."""
        return self._answer(
            self._connections.the_row(
                written("answer", answer_id), f"{_ANSWER} WHERE id = ?", (answer_id,)
            )
        )

    def recent(self, *, offset: int = 0, limit: int | None = None) -> tuple[Answer, ...]:
        """A page of the list."""
        return tuple(
            self._answer(row)
            for row in self._connections.rows(
                f"{_ANSWER} WHERE bin_id IS NULL ORDER BY id DESC LIMIT ? OFFSET ?",
                (-1 if limit is None else limit, offset),
            )
        )

    def _answer(self, row: Row) -> Answer:
        return Answer(
            id=AnswerId(row[0]),
            title=row[1],
            question=row[2],
            text=row[3],
            scope=read_scope(row[4]),
            created_at=row[5],
            passages=read_passages(self._connections, "answer", row[0]),
        )

    def _note(self, action: Action, answer_id: AnswerId) -> None:
        subject = written("answer", answer_id)
        Custody(self._connections).add(action, subject, touched=[subject])
