"""Long stretches of bytes, in chunks of 1 MiB: written in bounded transactions, read anywhere.

A stretch becomes visible with its last transaction. Until then its row names the process that is
writing it, so that what a dead one left can be swept while a living one's stays.
"""

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from voxdesk.domain.ids import written
from voxdesk.errors import FileChanged
from voxdesk.store import owner
from voxdesk.store.connections import Connections
from voxdesk.store.values import now

CHUNK_BYTES = 1 << 20

BATCH_CHUNKS = 16
"""Chunks of one transaction: few enough that no other writer waits long for its turn."""

DROP_CHUNKS = 64


@dataclass(frozen=True, slots=True)
class MediaRow:
    """Bytes the library keeps: an original, by its hash."""

    id: int
    sha256: str
    size_bytes: int

    def described(self) -> dict[str, object]:
        """What the chain of custody says of bytes that came in."""
        return {
            "original": written("original", self.id),
            "sha256": self.sha256,
            "size_bytes": self.size_bytes,
        }


class ChunkReader:
    """Reads a stretch at any place; serves whichever thread asks, from that thread's connection."""

    def __init__(self, connections: Connections, row: MediaRow) -> None:
        self._connections = connections
        self._row = row
        self._last: tuple[int, bytes] = (-1, b"")

    @property
    def size_bytes(self) -> int:
        return self._row.size_bytes

    def read_at(self, offset: int, size_bytes: int) -> bytes:
        """Up to `size_bytes` from `offset`; fewer only at the end."""
        end = min(offset + size_bytes, self.size_bytes)
        parts = []
        while offset < end:
            position, start = divmod(offset, CHUNK_BYTES)
            part = self._chunk(position)[start : start + end - offset]
            parts.append(part)
            offset += len(part)
        return b"".join(parts)

    def file(self) -> "ChunkFile":
        """The same bytes as a seekable binary file."""
        return ChunkFile(self)

    def _chunk(self, position: int) -> bytes:
        # Read and replaced as one tuple, so that threads sharing a reader cannot mix chunks up.
        known, content = self._last
        if known != position:
            content = self._connections.the_row(
                f"chunk {position} of media {self._row.id}",
                "SELECT content FROM media_chunk WHERE media_id = ? AND position = ?",
                (self._row.id, position),
            )[0]
            self._last = (position, content)
        return content


class ChunkFile(io.RawIOBase):
    """A seekable, read-only binary file over a reader."""

    def __init__(self, reader: ChunkReader) -> None:
        super().__init__()
        self._reader = reader
        self._offset = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._offset

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {
            io.SEEK_SET: 0,
            io.SEEK_CUR: self._offset,
            io.SEEK_END: self._reader.size_bytes,
        }[whence]
        if start + offset < 0:
            raise ValueError("before the beginning")
        self._offset = start + offset
        return self._offset

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        content = self._reader.read_at(self._offset, len(buffer))
        buffer[: len(content)] = content
        self._offset += len(content)
        return len(content)


class ChunkWriter:
    """Writes one stretch; `finish` makes it visible, `drop` leaves nothing of it."""

    def __init__(self, connections: Connections, purpose: str) -> None:
        self._connections = connections
        self._hash = hashlib.sha256()
        self._waiting: list[bytes] = []
        self._position = 0
        self.size_bytes = 0
        with connections.writing() as db:
            row = db.execute(
                "INSERT INTO media (purpose, owner, added_at) VALUES (?, ?, ?) RETURNING id",
                (purpose, owner.myself(), now()),
            ).fetchall()
        self.id: int = row[0][0]

    def add(self, chunk: bytes) -> None:
        """Take the next chunk; every one but the last must be whole."""
        self._hash.update(chunk)
        self.size_bytes += len(chunk)
        self._waiting.append(chunk)
        if len(self._waiting) >= BATCH_CHUNKS:
            self._flush()

    @property
    def sha256(self) -> str:
        """The hash of what was added so far."""
        return self._hash.hexdigest()

    def finish(self) -> MediaRow:
        """Write the rest and make the stretch visible, in one transaction."""
        with self._connections.writing() as db:
            self._flush()
            kept = db.execute(
                "SELECT count(*) FROM media_chunk WHERE media_id = ?", (self.id,)
            ).fetchone()
            if kept[0] != self._position:
                # Swept by another process that took this one for dead, e.g. when the clock was set.
                raise FileChanged(f"{kept[0]} of {self._position} chunks left")
            db.execute(
                "UPDATE media SET complete = 1, sha256 = ?, size_bytes = ?, owner = ''"
                " WHERE id = ?",
                (self.sha256, self.size_bytes, self.id),
            )
        return MediaRow(self.id, self.sha256, self.size_bytes)

    def drop(self) -> None:
        """Remove what was written."""
        self._waiting.clear()
        drop(self._connections, self.id)

    def _flush(self) -> None:
        with self._connections.writing() as db:
            db.executemany(
                "INSERT INTO media_chunk (media_id, position, content) VALUES (?, ?, ?)",
                [
                    (self.id, self._position + index, chunk)
                    for index, chunk in enumerate(self._waiting)
                ],
            )
        self._position += len(self._waiting)
        self._waiting.clear()


def rechunked(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Pieces of any length as chunks of `CHUNK_BYTES`, the last one shorter."""
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        while len(waiting) >= CHUNK_BYTES:
            yield bytes(waiting[:CHUNK_BYTES])
            del waiting[:CHUNK_BYTES]
    if waiting:
        yield bytes(waiting)


def originals(connections: Connections) -> list[MediaRow]:
    """All originals whose bytes should be there."""
    return [
        MediaRow(*row)
        for row in connections.rows(
            "SELECT id, sha256, size_bytes FROM media"
            " WHERE purpose = 'original' AND complete = 1 AND gone_at = '' ORDER BY id"
        )
    ]


def hashed(
    connections: Connections, media_id: int, on_bytes: Callable[[int], None]
) -> tuple[str, int]:
    """The SHA-256 and the size of the bytes that are there; where a chunk is missing, that.

    `on_bytes` is told of each chunk's length, and may raise to stop.
    """
    found, size_bytes = hashlib.sha256(), 0
    chunks = connections.reading().execute(
        "SELECT position, content FROM media_chunk WHERE media_id = ? ORDER BY position",
        (media_id,),
    )
    for index, (position, content) in enumerate(chunks):
        if position != index:
            return f"no chunk {index}", size_bytes
        found.update(content)
        size_bytes += len(content)
        on_bytes(len(content))
    return found.hexdigest(), size_bytes


def drop(connections: Connections, media_id: int) -> None:
    """Remove a stretch in bounded transactions; it is invisible from the first one on.

    One that its writer finished in between stays: it was not dead after all.
    """
    with connections.writing() as db:
        db.execute("UPDATE media SET complete = 0 WHERE id = ?", (media_id,))
    while True:
        with connections.writing() as db:
            if connections.row("SELECT 1 FROM media WHERE id = ? AND complete = 1", (media_id,)):
                return
            gone = db.execute(
                "DELETE FROM media_chunk WHERE id IN"
                " (SELECT id FROM media_chunk WHERE media_id = ? LIMIT ?)",
                (media_id, DROP_CHUNKS),
            ).rowcount
            if not gone:
                db.execute("DELETE FROM media WHERE id = ?", (media_id,))
                return


def hide_unused(connections: Connections, media_id: int) -> bool:
    """Take an original out of sight unless a recording or a document has it; whether it went.

    Its bytes are there until `drop`; nobody can take it up any more.
    """
    with connections.writing() as db:
        if connections.row(
            "SELECT 1 FROM recording WHERE media_id = ?1"
            " UNION ALL SELECT 1 FROM document WHERE media_id = ?1 LIMIT 1",
            (media_id,),
        ):
            return False
        db.execute("UPDATE media SET complete = 0 WHERE id = ?", (media_id,))
    return True


def drop_gone(connections: Connections) -> None:
    """Remove the bytes of originals that are gone by a rule, in bounded transactions."""
    gone = 1
    while gone:
        with connections.writing() as db:
            gone = db.execute(
                "DELETE FROM media_chunk WHERE id IN (SELECT media_chunk.id FROM media"
                " JOIN media_chunk ON media_chunk.media_id = media.id"
                " WHERE media.gone_at <> '' LIMIT ?)",
                (DROP_CHUNKS,),
            ).rowcount


def sweep(connections: Connections) -> int:
    """Remove what processes that live no more left unfinished; returns how many."""
    orphans = [
        media_id
        for media_id, mark in connections.rows("SELECT id, owner FROM media WHERE complete = 0")
        if owner.is_gone(mark)
    ]
    # An index that a newer one took the place of, and that nobody was left to remove.
    orphans += [
        row[0]
        for row in connections.rows(
            "SELECT id FROM media WHERE purpose = 'index' AND complete = 1"
            " AND id NOT IN (SELECT media_id FROM saved_index)"
        )
    ]
    for media_id in orphans:
        drop(connections, media_id)
    return len(orphans)
