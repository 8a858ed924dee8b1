"""Segments of a transcript as a Qt list; knows the words, not how they look.

Segments come without their words, which are many. Whoever draws a segment says so by `want`; the
words of those that were wanted are asked for together and come when they were read.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from voxdesk import texts
from voxdesk.domain.ids import SegmentId, SpeakerId
from voxdesk.domain.timecode import clock
from voxdesk.domain.transcript import Segment, Speaker, Word
from voxdesk.gui.words import tr

ASK_AFTER_MS = 40
"""Words are not read while people scroll past them."""
A_TURN = 4000
"""Rows taken in at once: more would be felt."""
KEPT_WORDS = 600
"""Segments whose words are kept: some screens full."""
SEGMENT_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


class SegmentList(QAbstractListModel):
    """Rows are segments in order of time."""

    words_wanted = Signal(tuple)
    """Segments whose words shall be handed to `take_words`."""
    words_came = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: dict[SegmentId, tuple[Word, ...]] = {}
        self._wanted: dict[SegmentId, None] = {}
        self._asking = QTimer(self, interval=ASK_AFTER_MS, singleShot=True)
        self._asking.timeout.connect(self._ask)
        self._segments: list[Segment] = []
        self._rows: dict[SegmentId, int] = {}
        self._speakers: Mapping[SpeakerId, Speaker] = {}
        self._hues: dict[SpeakerId, int] = {}
        self._waiting: Sequence[Segment] = ()
        self._going_on = QTimer(self, interval=0, singleShot=True)
        self._going_on.timeout.connect(self._go_on)

    def show(
        self, segments: Sequence[Segment], speakers: Mapping[SpeakerId, Speaker] | None = None
    ) -> None:
        """Show these; rows that are shown already stay where they are."""
        speakers = speakers or {}
        renamed = self._speakers != speakers
        self._speakers = speakers
        self._hues = {each: hue for hue, each in enumerate(sorted(speakers))}
        self._replace(segments)
        if renamed and self._segments:
            self.dataChanged.emit(self.index(0), self.index(len(self._segments) - 1))

    def put(self, segment: Segment) -> None:
        """Show another state of a segment at once, before the library is read again."""
        self.put_all([segment])

    def put_all(self, segments: Iterable[Segment]) -> None:
        """Show other states of segments at once."""
        rows = []
        for segment in segments:
            row = self.row_of(segment.id)
            if row >= 0:
                self._segments[row] = segment
                rows.append(row)
        if rows:
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)))

    def _replace(self, segments: Sequence[Segment]) -> None:
        """Change only the rows between the first and the last that differ."""
        self._waiting = ()
        shown = self._segments
        first = _alike(shown, segments)
        if first == len(shown) == len(segments):
            return
        most = min(len(shown), len(segments)) - first
        tail = min(_alike(reversed(shown), reversed(segments)), most)
        after, new = len(shown) - tail, segments[first : len(segments) - tail]
        if [each.id for each in shown[first:after]] == [each.id for each in new]:
            shown[first:after] = new
            self.dataChanged.emit(self.index(first), self.index(after - 1))
        elif shown and first == after and len(new) > A_TURN:
            self._take_in(segments)
        elif first or tail:
            self._exchange(first, after, new)
        elif self._begins_at(segments) >= 0:
            self._take_in(segments)
        else:
            self._start_over(segments)

    def _begins_at(self, segments: Sequence[Segment]) -> int:
        """Where what is shown stands in a text that is shown in part; -1 when it does not."""
        if not self._segments:
            return -1
        first = self._segments[0].id
        at = next((row for row, each in enumerate(segments) if each.id == first), -1)
        return at if _alike(self._segments, segments[at:]) == len(self._segments) else -1

    def _take_in(self, segments: Sequence[Segment]) -> None:
        """Add what comes behind and before what is shown, some rows at a turn."""
        at, shown = self._begins_at(segments), len(self._segments)
        behind = segments[at + shown : at + shown + A_TURN]
        if behind:
            self._exchange(shown, shown, behind)
        else:
            self._exchange(0, 0, segments[max(at - A_TURN, 0) : at])
        if len(self._segments) < len(segments):
            self._waiting = segments
            self._going_on.start()

    def _go_on(self) -> None:
        if self._waiting:
            self._take_in(self._waiting)

    def _start_over(self, segments: Sequence[Segment]) -> None:
        self.beginResetModel()
        self._segments = list(segments)
        self._number()
        self.endResetModel()

    def _exchange(self, first: int, after: int, new: Sequence[Segment]) -> None:
        if first < after:
            self.beginRemoveRows(QModelIndex(), first, after - 1)
            del self._segments[first:after]
            self._number()
            self.endRemoveRows()
        if new:
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._segments[first:first] = new
            self._number()
            self.endInsertRows()

    def _number(self) -> None:
        self._rows = {each.id: row for row, each in enumerate(self._segments)}

    def segments(self) -> Sequence[Segment]:
        """All that are shown; not to be changed."""
        return self._segments

    def segment(self, row: int) -> Segment:
        return self._segments[row]

    def whole(self, row: int) -> Segment:
        """The segment, with its words where they came already."""
        segment = self._segments[row]
        words = segment.words or self._words.get(segment.id, ())
        return replace(segment, words=words) if words else segment

    def want(self, row: int) -> None:
        """Ask for the words of a segment, unless they are there."""
        segment = self._segments[row]
        if not segment.words and segment.id not in self._words:
            self._wanted[segment.id] = None
            self._asking.start()

    def _ask(self) -> None:
        wanted, self._wanted = tuple(self._wanted), {}
        self.words_wanted.emit(wanted)

    def take_words(self, words: Mapping[SegmentId, tuple[Word, ...]]) -> None:
        """Keep words that were read; they never change, and the oldest go when there are many."""
        self._words.update(words)
        for old in list(self._words)[: max(len(self._words) - KEPT_WORDS, 0)]:
            del self._words[old]
        self.words_came.emit()

    def speaker_name(self, segment: Segment) -> str:
        speaker = self._speakers.get(segment.speaker_id) if segment.speaker_id else None
        return "" if speaker is None else speaker.name or speaker.label

    def hue(self, segment: Segment) -> int:
        """Which voice of the recording speaks, counted from 0; -1 when nobody was named."""
        return -1 if segment.speaker_id is None else self._hues.get(segment.speaker_id, -1)

    def has_speakers(self) -> bool:
        return bool(self._speakers)

    def row_of(self, segment_id: SegmentId) -> int:
        """Its row, -1 when it is not shown."""
        return self._rows.get(segment_id, -1)

    def row_at(self, ms: int) -> int:
        """The last row that begins at or before a moment, -1 when there is none."""
        low, high = 0, len(self._segments)
        while low < high:
            middle = (low + high) // 2
            if self._segments[middle].start_ms <= ms:
                low = middle + 1
            else:
                high = middle
        return max(low - 1, 0) if self._segments else -1

    # --- Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._segments)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._segments):
            return None
        segment = self._segments[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return segment.text
        if role == SEGMENT_ROLE:
            return segment
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._read_aloud(segment)
        return None

    def _read_aloud(self, segment: Segment) -> str:
        flags = ", ".join(texts.flag(each) for each in sorted(segment.flags))
        edited = tr("Corrected") if segment.edited else ""
        parts = (clock(segment.start_ms), self.speaker_name(segment), segment.text, edited, flags)
        return ". ".join(part for part in parts if part)


def _alike(shown: Iterable[Segment], read: Iterable[Segment]) -> int:
    """How many are the same at the beginning."""
    count = 0
    for one, other in zip(shown, read, strict=False):
        if one is not other and not _same(one, other):
            break
        count += 1
    return count


def _same(shown: Segment, read: Segment) -> bool:
    # What was heard never changes, so this is enough and cheap for very many.
    return (
        shown.id == read.id
        and shown.text == read.text
        and shown.speaker_id == read.speaker_id
        and shown.start_ms == read.start_ms
        and shown.end_ms == read.end_ms
        and shown.edited == read.edited
    )
