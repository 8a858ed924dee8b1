"""Sound on its way in: a journal of hashed blocks, each safe once `add` returns.

A recording is made of it when it ends, or the next time if the process that captured it is gone.
What nobody needs any more leaves in bounded transactions, because hours of it are gigabytes.
"""

import hashlib
import itertools
from bisect import bisect_right
from dataclasses import dataclass

from voxdesk.domain.capture import Moment, MomentKind
from voxdesk.domain.ids import CaptureId, VisitId, written
from voxdesk.errors import StoreDamaged
from voxdesk.store import owner
from voxdesk.store.connections import Connections, Row
from voxdesk.store.values import member, now, storable

SAMPLE_BYTES = 2
"""Interleaved 16-bit little-endian samples."""

DROP_BLOCKS = 256
"""Blocks of one transaction when a journal goes: some 25 MB."""

_COLUMNS = (
    "SELECT id, name, visit_id, device, rate_hz, channels, started_at, ended_at,"
    " (SELECT coalesce(sum(frames), 0) FROM capture_block WHERE capture_id = capture.id)"
    " FROM capture WHERE removed = 0"
)


@dataclass(frozen=True, slots=True)
class Capture:
    """A journal and how much is in it; `ended_at` is empty where it was cut off."""

    id: CaptureId
    name: str
    visit_id: VisitId | None
    device: str
    rate_hz: int
    channels: int
    started_at: str
    ended_at: str
    frames: int

    @property
    def duration_ms(self) -> int:
        return self.frames * 1000 // self.rate_hz

    @property
    def size_bytes(self) -> int:
        return self.frames * self.channels * SAMPLE_BYTES


@dataclass(frozen=True, slots=True)
class Gap:
    """What a device lost: `lost_ms` of sound that belong at `at_ms` of what is there."""

    at_ms: int
    lost_ms: int


class JournalReader:
    """The samples of a capture, read at any place; each block is held against its hash."""

    def __init__(self, connections: Connections, capture_id: CaptureId, sizes: list[int]) -> None:
        self._connections = connections
        self._capture_id = capture_id
        self._ends = list(itertools.accumulate(sizes))
        self._last: tuple[int, bytes] = (-1, b"")

    @property
    def size_bytes(self) -> int:
        return self._ends[-1] if self._ends else 0

    def read_at(self, offset: int, size_bytes: int) -> bytes:
        """Up to `size_bytes` from `offset`; fewer only at the end."""
        end = min(offset + size_bytes, self.size_bytes)
        parts = []
        while offset < end:
            position = bisect_right(self._ends, offset)
            block = self._block(position)
            start = offset - self._ends[position] + len(block)
            part = block[start : start + end - offset]
            parts.append(part)
            offset += len(part)
        return b"".join(parts)

    def _block(self, position: int) -> bytes:
        known, pcm = self._last
        if known != position:
            what = f"{written('capture', self._capture_id)}, block {position}"
            pcm, sha256 = self._connections.the_row(
                what,
                "SELECT pcm, sha256 FROM capture_block WHERE capture_id = ? AND position = ?",
                (self._capture_id, position),
            )
            if hashlib.sha256(pcm).hexdigest() != sha256:
                raise StoreDamaged(what)
            self._last = (position, pcm)
        return pcm


class Captures:
    """Journals of sound, the oldest first."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def begin(
        self, name: str, *, device: str, rate_hz: int, channels: int, visit_id: VisitId | None
    ) -> CaptureId:
        """Open a journal that this process writes."""
        with self._connections.writing("captures") as db:
            row = db.execute(
                "INSERT INTO capture (name, visit_id, device, rate_hz, channels, started_at, owner)"
                " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
                (
                    storable(name),
                    visit_id,
                    storable(device),
                    rate_hz,
                    channels,
                    now(),
                    owner.myself(),
                ),
            ).fetchall()
        return CaptureId(row[0][0])

    def add(self, capture_id: CaptureId, frames: int, pcm: bytes, *, gap_ms: int = 0) -> None:
        """Keep the next block; it is safe when this returns. `gap_ms` was lost before it."""
        with self._connections.writing() as db:
            db.execute(
                "INSERT INTO capture_block (capture_id, position, frames, gap_ms, sha256, pcm)"
                " SELECT ?1, coalesce(max(position) + 1, 0), ?2, ?3, ?4, ?5"
                " FROM capture_block WHERE capture_id = ?1",
                (capture_id, frames, gap_ms, hashlib.sha256(pcm).hexdigest(), pcm),
            )

    def lose(self, capture_id: CaptureId, position: int, gap_ms: int) -> None:
        """Note what turned out to be lost before a block that is there already."""
        with self._connections.writing() as db:
            db.execute(
                "UPDATE capture_block SET gap_ms = gap_ms + ?"
                " WHERE capture_id = ? AND position = ?",
                (gap_ms, capture_id, position),
            )

    def note(self, capture_id: CaptureId, number: int | None, moment: Moment) -> int:
        """Keep a moment, in place of the one with this number where one is given; its number."""
        with self._connections.writing() as db:
            row = db.execute(
                "INSERT INTO capture_moment (id, capture_id, kind, at_ms, lost_ms, text)"
                " VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET lost_ms = excluded.lost_ms, text = excluded.text"
                " RETURNING id",
                (
                    number,
                    capture_id,
                    moment.kind,
                    moment.at_ms,
                    moment.lost_ms,
                    storable(moment.text),
                ),
            ).fetchall()
        return int(row[0][0])

    def moments(self, capture_id: CaptureId) -> tuple[Moment, ...]:
        """What happened, in the order of time."""
        return tuple(
            Moment(member(kind, MomentKind.MARK), at_ms, lost_ms, text)
            for kind, at_ms, lost_ms, text in self._connections.rows(
                "SELECT kind, at_ms, lost_ms, text FROM capture_moment"
                " WHERE capture_id = ? ORDER BY at_ms, id",
                (capture_id,),
            )
        )

    def end(self, capture_id: CaptureId) -> None:
        """Close a journal: nothing more comes."""
        with self._connections.writing("captures") as db:
            db.execute(
                "UPDATE capture SET ended_at = ?, owner = '' WHERE id = ?", (now(), capture_id)
            )

    def get(self, capture_id: CaptureId) -> Capture:
        """The capture with this id; NothingFound when there is none."""
        return _capture(
            self._connections.the_row(
                written("capture", capture_id), f"{_COLUMNS} AND id = ?", (capture_id,)
            )
        )

    def unfinished(self) -> tuple[Capture, ...]:
        """Those that nobody captures into any more and that no recording was made of."""
        left = [
            capture_id
            for capture_id, mark in self._connections.rows(
                "SELECT id, owner FROM capture WHERE removed = 0 ORDER BY id"
            )
            if not mark or owner.is_gone(mark)
        ]
        return tuple(self.get(capture_id) for capture_id in left)

    def pcm(self, capture_id: CaptureId) -> JournalReader:
        """The samples as they are now; blocks added later are not in it."""
        sizes = self._connections.rows(
            "SELECT length(pcm) FROM capture_block WHERE capture_id = ? ORDER BY position",
            (capture_id,),
        )
        return JournalReader(self._connections, capture_id, [row[0] for row in sizes])

    def gaps(self, capture_id: CaptureId) -> tuple[Gap, ...]:
        """Where the device lost sound."""
        rate_hz = self.get(capture_id).rate_hz
        return tuple(
            Gap(frames * 1000 // rate_hz, lost_ms)
            for frames, lost_ms in self._connections.rows(
                "SELECT before - frames, gap_ms FROM"
                " (SELECT position, frames, gap_ms, sum(frames) OVER (ORDER BY position) AS before"
                "  FROM capture_block WHERE capture_id = ?)"
                " WHERE gap_ms > 0 ORDER BY position",
                (capture_id,),
            )
        )

    def sha256(self, capture_id: CaptureId) -> str:
        """One hash over the hashes of all blocks, in order."""
        whole = hashlib.sha256()
        for (sha256,) in self._connections.rows(
            "SELECT sha256 FROM capture_block WHERE capture_id = ? ORDER BY position",
            (capture_id,),
        ):
            whole.update(bytes.fromhex(sha256))
        return whole.hexdigest()

    def remove(self, capture_id: CaptureId) -> None:
        """Take a journal out of sight; `sweep` removes its blocks."""
        with self._connections.writing("captures") as db:
            self.get(capture_id)
            # The visit, too, may go before the last block has gone.
            db.execute(
                "UPDATE capture SET removed = 1, visit_id = NULL WHERE id = ?", (capture_id,)
            )

    def sweep(self) -> None:
        """Remove the blocks of journals that were taken out, in bounded transactions."""
        for (capture_id,) in self._connections.rows("SELECT id FROM capture WHERE removed = 1"):
            while True:
                with self._connections.writing() as db:
                    gone = db.execute(
                        "DELETE FROM capture_block WHERE capture_id = ?1 AND position IN"
                        " (SELECT position FROM capture_block WHERE capture_id = ?1 LIMIT ?2)",
                        (capture_id, DROP_BLOCKS),
                    ).rowcount
                    if not gone:
                        db.execute("DELETE FROM capture WHERE id = ?", (capture_id,))
                        break


def _capture(row: Row) -> Capture:
    return Capture(
        id=CaptureId(row[0]),
        name=row[1],
        visit_id=None if row[2] is None else VisitId(row[2]),
        device=row[3],
        rate_hz=row[4],
        channels=row[5],
        started_at=row[6],
        ended_at=row[7],
        frames=row[8],
    )
