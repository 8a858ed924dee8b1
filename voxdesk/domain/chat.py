"""Chats: questions to the library in turns, with the passages each answer rests on."""

from dataclasses import dataclass, field
from enum import StrEnum

from voxdesk.domain.ids import AnswerId, ChatId, PassageId, RecordingId, ReportId, TurnId
from voxdesk.domain.knowledge import Scope


class AskMode(StrEnum):
    """How a question is answered: from the best passages, or by reading all reports in scope."""

    QUICK = "quick"
    DEEP = "deep"


@dataclass(frozen=True, slots=True)
class UsedPassage:
    """A passage behind an answer, with its words as they stood then.

    `passage_id` is None once the passage was made anew; times and recording still open the audio.
    """

    passage_id: PassageId | None
    recording_id: RecordingId | None
    report_id: ReportId | None
    start_ms: int
    end_ms: int
    quote: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with its answer: `asked` was typed, `question` was run."""

    id: TurnId
    chat_id: ChatId
    asked: str
    question: str
    mode: AskMode
    answer: str
    at: str
    run: dict[str, object] = field(default_factory=dict)
    passages: tuple[UsedPassage, ...] = ()


@dataclass(frozen=True, slots=True)
class Chat:
    """A line of turns under a title; the pinned ones stand first."""

    id: ChatId
    title: str
    pinned: bool
    scope: Scope
    created_at: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that was saved: it lives on its own, whatever becomes of the chat."""

    id: AnswerId
    title: str
    question: str
    text: str
    scope: Scope
    created_at: str
    passages: tuple[UsedPassage, ...] = ()
