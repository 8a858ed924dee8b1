"""What people do to a text: pure functions from segments to what stands in their place.

A change names the segments it found and those it leaves; what was found and is not left is out of
the text, what is left without an identity is new. Putting back what was found undoes it, so the
same change applies both ways. The letters and the span of time are kept by every split and join.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate

from voxdesk.domain.ids import EditId, SegmentId, SpeakerId, TranscriptId, written
from voxdesk.domain.transcript import Segment, Word
from voxdesk.errors import BadRequest

NEW = SegmentId(0)
"""The identity of a segment that is not in the library yet."""


class EditKind(StrEnum):
    CORRECT = "correct"
    RETIME = "retime"
    SPLIT = "split"
    JOIN = "join"
    REMOVE = "remove"
    ASSIGN = "assign"
    UNDO = "undo"
    REDO = "redo"
    RESTORE = "restore"


REVERSIBLE = frozenset(EditKind) - {EditKind.UNDO, EditKind.REDO, EditKind.RESTORE}
"""What can be undone by itself. What went back can be gone back from by restoring."""


@dataclass(frozen=True, slots=True)
class Change:
    """Segments as they stand in the text, and what is to stand in their place."""

    kind: EditKind
    before: tuple[Segment, ...]
    after: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class SegmentState:
    """What of a segment an edit may change; `live` says whether it is in the text."""

    id: SegmentId
    live: bool
    position: float
    start_ms: int
    end_ms: int
    speaker_id: SpeakerId | None
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit that was made; `about` is the edit that an undo, redo or restore went to."""

    id: EditId
    transcript_id: TranscriptId
    kind: EditKind
    person: str
    at: str
    about: EditId | None
    before: tuple[SegmentState, ...]
    after: tuple[SegmentState, ...]


def correct(segment: Segment, text: str) -> Change:
    """Other words; what was heard stays beside them."""
    return reword((segment,), lambda _text: text)


def reword(segments: Sequence[Segment], change: Callable[[str], str]) -> Change:
    """Other words in every segment whose words change; lines that people broke stay broken."""
    changed = [
        (segment, text)
        for segment in segments
        if (given := change(segment.text)) != segment.text
        if (text := tidied(given)) != segment.text
    ]
    return Change(
        EditKind.CORRECT,
        tuple(segment for segment, _text in changed),
        tuple(replace(segment, text=text, edited=True) for segment, text in changed),
    )


def retime(
    segment: Segment,
    start_ms: int,
    end_ms: int,
    *,
    earlier: Segment | None,
    later: Segment | None,
    length_ms: int | None,
) -> Change:
    """Other times, within the recording's length and clear of the neighbours in the text.

    Recognisers let neighbours overlap a little: what they shared before they may go on sharing, but
    no more of it.
    """
    earliest, latest = room(segment, earlier, later, length_ms)
    if not earliest <= start_ms < end_ms <= latest:
        raise BadRequest(
            f"{written('segment', segment.id)}: {start_ms} to {end_ms} ms is not within"
            f" {earliest} to {latest} ms"
        )
    return Change(
        EditKind.RETIME,
        (segment,),
        (replace(segment, start_ms=start_ms, end_ms=end_ms, edited=True),),
    )


def room(
    segment: Segment, earlier: Segment | None, later: Segment | None, length_ms: int | None
) -> tuple[int, int]:
    """From when to when a segment may reach."""
    earliest = 0 if earlier is None else min(earlier.end_ms, segment.start_ms)
    latest = segment.end_ms if length_ms is None else max(length_ms, segment.end_ms)
    if later is not None:
        latest = max(later.start_ms, segment.end_ms)
    return earliest, latest


def remove(segments: Sequence[Segment]) -> Change:
    """Out of the text; nothing in their place."""
    return Change(EditKind.REMOVE, tuple(segments), ())


def assign(segments: Sequence[Segment], speaker_id: SpeakerId | None) -> Change:
    """Another voice, or (None) nobody's."""
    return Change(
        EditKind.ASSIGN,
        tuple(segments),
        tuple(replace(segment, speaker_id=speaker_id) for segment in segments),
    )


def join(segments: Sequence[Segment]) -> Change:
    """One segment of neighbours: their words in order, from the first start to the last end.

    It is the first one's voice.
    """
    first = segments[0]
    words = tuple(word for segment in segments for word in segment.words)
    return Change(
        EditKind.JOIN,
        tuple(segments),
        (
            replace(
                first,
                id=NEW,
                end_ms=max(segment.end_ms for segment in segments),
                heard=_spaced(segment.heard for segment in segments),
                text=_spaced(segment.text for segment in segments),
                words=words,
                confidence=_confidence(words, min(segment.confidence for segment in segments)),
                flags=frozenset().union(*(segment.flags for segment in segments)),
                edited=True,
            ),
        ),
    )


def split(segment: Segment, at: int, position: float) -> Change:
    """Two segments, the text cut before its letter `at`; the second one stands at `position`.

    What was heard is cut between the words that are nearest to that place, as the letters tell; so
    is the time, or by the share of the letters where no word gives it.
    """
    left, right = segment.text[:at].strip(), segment.text[at:].strip()
    if not (0 < at < len(segment.text) and left and right):
        raise BadRequest(f"{written('segment', segment.id)}: nothing to cut at {at}")
    share = _letters(left) / _letters(segment.text)
    count, heard_at = _heard_cut(segment, share)
    left_end, right_start = _time_cut(segment, count, share)
    halves = (
        (left, segment.start_ms, left_end, segment.heard[:heard_at], segment.words[:count]),
        (right, right_start, segment.end_ms, segment.heard[heard_at:], segment.words[count:]),
    )
    first, second = (
        replace(
            segment,
            id=NEW,
            text=text,
            start_ms=start_ms,
            end_ms=end_ms,
            heard=heard.strip(),
            words=words,
            confidence=_confidence(words, segment.confidence),
            edited=True,
        )
        for text, start_ms, end_ms, heard, words in halves
    )
    return Change(EditKind.SPLIT, (segment,), (first, replace(second, position=position)))


def applied(segments: Iterable[Segment], change: Change) -> tuple[Segment, ...]:
    """A text after a change to it."""
    gone = {segment.id for segment in change.before}
    kept = [segment for segment in segments if segment.id not in gone]
    return tuple(sorted((*kept, *change.after), key=lambda segment: segment.position))


def earliest(edits: Iterable[Edit]) -> tuple[SegmentState, ...]:
    """How all segments that these edits touched stood before the first of them."""
    found: dict[SegmentId, SegmentState] = {}
    for edit in edits:
        for state in edit.before:
            found.setdefault(state.id, state)
    return tuple(found.values())


def out_of_force(edits: Iterable[Edit]) -> frozenset[EditId]:
    """Which of a transcript's edits (all of them, the oldest first) are undone at the end."""
    undone: frozenset[EditId] = frozenset()
    after: dict[EditId | None, frozenset[EditId]] = {None: undone}
    done: list[EditId] = []
    for edit in edits:
        match edit.kind, edit.about:
            case EditKind.UNDO, int(about):
                undone = undone | {about}
            case EditKind.REDO, int(about):
                undone = undone - {about}
            case EditKind.RESTORE, about:
                later = [each for each in done if about is None or each > about]
                undone = after[about] | frozenset(later)
            case _:
                done.append(edit.id)
        after[edit.id] = undone
    return undone


def tidied(text: str) -> str:
    """Words as a segment keeps them: one space between them, or one line broken by a person."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _spaced(texts: Iterable[str]) -> str:
    return " ".join(text.strip() for text in texts if text.strip())


def _letters(text: str) -> int:
    return sum(map(len, text.split()))


def _confidence(words: Sequence[Word], otherwise: float) -> float:
    return sum(word.probability for word in words) / len(words) if words else otherwise


def _heard_cut(segment: Segment, share: float) -> tuple[int, int]:
    """How many words come before the cut, and how much of what was heard."""
    tokens = [word.text for word in segment.words] or segment.heard.split()
    ends = [0, *accumulate(map(_letters, tokens))]
    count = min(range(len(ends)), key=lambda at: abs(ends[at] - share * ends[-1]))
    # Words and text come of one recogniser and have the same letters; where they do not, what was
    # heard is cut by its own.
    before = round(_letters(segment.heard) * ends[count] / ends[-1]) if ends[-1] else 0
    return min(count, len(segment.words)), _after_letters(segment.heard, before)


def _after_letters(text: str, count: int) -> int:
    """The place in a text behind so many letters, spaces not counted."""
    seen = [0, *accumulate(int(not letter.isspace()) for letter in text)]
    return seen.index(count)


def _time_cut(segment: Segment, count: int, share: float) -> tuple[int, int]:
    """Where the first part ends and the second one starts."""
    if 0 < count < len(segment.words):
        ends, starts = segment.words[count - 1].end_ms, segment.words[count].start_ms
        ends = min(ends, starts)
        if segment.start_ms < ends and starts < segment.end_ms:
            return ends, starts
    cut = segment.start_ms + round((segment.end_ms - segment.start_ms) * share)
    return cut, cut
