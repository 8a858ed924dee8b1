"""Originals byte for byte, found by their hash, and the audio derived from them.

An original is streamed: memory stays flat however long it is. Derived audio is a FLAC stream for
each stretch of a recording; it can be made again from the original at any time.
"""

import shutil
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Protocol

from voxdesk.domain.custody import Action
from voxdesk.domain.ids import RecordingId, written
from voxdesk.domain.recording import AudioWindow
from voxdesk.errors import AudioGone, BadRequest, FileChanged, NotEnoughDisk
from voxdesk.store import chunks
from voxdesk.store.chunks import CHUNK_BYTES, ChunkReader, ChunkWriter, MediaRow
from voxdesk.store.connections import Connections
from voxdesk.store.custody import Custody

SPARE_BYTES = 64 << 20
"""What must stay free beside an original: the write-ahead log, and the text made from it."""


class Stream(Protocol):
    """What an original is read from, start to end."""

    def read(self, size: int, /) -> bytes: ...


class WindowFields(Protocol):
    """A stretch of derived audio as a decoder yields it."""

    @property
    def start_frame(self) -> int: ...
    @property
    def frames(self) -> int: ...
    @property
    def flac(self) -> bytes: ...
    @property
    def peaks(self) -> bytes: ...


class DerivedReader:
    """The FLAC windows of a recording, one after the other, as bytes read at any place."""

    def __init__(
        self,
        connections: Connections,
        recording_id: RecordingId,
        windows: tuple[AudioWindow, ...],
    ) -> None:
        self._connections = connections
        self._recording_id = recording_id
        self._windows = windows
        self._offsets = [window.offset for window in windows]
        self._last: tuple[int, bytes] = (-1, b"")

    @property
    def size_bytes(self) -> int:
        return self._windows[-1].offset + self._windows[-1].size_bytes if self._windows else 0

    def read_at(self, offset: int, size_bytes: int) -> bytes:
        """Up to `size_bytes` from `offset`; fewer only at the end."""
        end = min(offset + size_bytes, self.size_bytes)
        parts = []
        while offset < end:
            index = bisect_right(self._offsets, offset) - 1
            start = offset - self._offsets[index]
            part = self._flac(index)[start : start + end - offset]
            parts.append(part)
            offset += len(part)
        return b"".join(parts)

    def _flac(self, index: int) -> bytes:
        known, content = self._last
        if known != index:
            start_frame = self._windows[index].start_frame
            content = self._connections.the_row(
                f"derived audio of recording {self._recording_id} at frame {start_frame}",
                "SELECT flac FROM audio_window WHERE recording_id = ? AND start_frame = ?",
                (self._recording_id, start_frame),
            )[0]
            self._last = (index, content)
        return content


class MediaStore:
    """Originals and derived audio."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def adopt(
        self,
        stream: Stream,
        *,
        size_bytes: int,
        on_progress: Callable[[int], None] | None = None,
        check: Callable[[], None] | None = None,
    ) -> MediaRow:
        """Keep the bytes of a stream; the same bytes kept before give the row they have.

        `on_progress` is told the bytes so far; `check` may raise to stop. A stream that is not
        `size_bytes` long changed under our hands.
        """
        self.require_space(size_bytes)
        writer = ChunkWriter(self._connections, "original")
        try:
            for chunk in _chunks_of(stream):
                if check is not None:
                    check()
                writer.add(chunk)
                if on_progress is not None:
                    on_progress(writer.size_bytes)
            if writer.size_bytes != size_bytes:
                raise FileChanged(f"{size_bytes} bytes became {writer.size_bytes}")
            with self._connections.writing():
                known = self.by_hash(writer.sha256)
                if known is None:
                    return writer.finish()
        except BaseException:
            writer.drop()
            raise
        writer.drop()
        return known

    def by_hash(self, sha256: str) -> MediaRow | None:
        """The original with these bytes; also one whose bytes are gone, when no other has them."""
        row = self._connections.row(
            "SELECT id, sha256, size_bytes FROM media"
            " WHERE sha256 = ? AND purpose = 'original' AND complete = 1 ORDER BY gone_at",
            (sha256,),
        )
        return MediaRow(*row) if row else None

    def of_recording(self, recording_id: RecordingId) -> MediaRow:
        """The original of a recording."""
        return MediaRow(
            *self._connections.the_row(
                f"rec-{recording_id}",
                "SELECT media.id, media.sha256, media.size_bytes"
                " FROM media JOIN recording ON recording.media_id = media.id"
                " WHERE recording.id = ?",
                (recording_id,),
            )
        )

    def reader(self, media_id: int) -> ChunkReader:
        """The bytes of an original: `read_at`, or `.file()` for what wants a file.

        AudioGone when a rule of retention removed them.
        """
        *row, gone_at = self._connections.the_row(
            f"media {media_id}",
            "SELECT id, sha256, size_bytes, gone_at FROM media WHERE id = ? AND complete = 1",
            (media_id,),
        )
        if gone_at:
            raise AudioGone(written("original", media_id))
        return ChunkReader(self._connections, MediaRow(*row))

    def require_there(self, recording_id: RecordingId) -> None:
        """Raise AudioGone when a rule of retention removed the audio of a recording."""
        name, gone_at = self._connections.the_row(
            written("recording", recording_id),
            "SELECT name, gone_at FROM recording JOIN media ON media.id = media_id"
            " WHERE recording.id = ?",
            (recording_id,),
        )
        if gone_at:
            raise AudioGone(f"{written('recording', recording_id)} ({name}), {gone_at[:10]}")

    def drop(self, media_id: int) -> None:
        """Remove an original that nothing refers to."""
        original = written("original", media_id)
        with self._connections.writing():
            if not chunks.hide_unused(self._connections, media_id):
                raise BadRequest(f"{original} is in use")
            Custody(self._connections).add(Action.FORGOTTEN, original, touched=[original])
        chunks.drop(self._connections, media_id)

    def sweep(self) -> int:
        """Remove what dead processes left unfinished; returns how many."""
        return chunks.sweep(self._connections)

    def require_space(self, size_bytes: int) -> None:
        """Raise NotEnoughDisk unless the library's disk has room for so many bytes more."""
        free = shutil.disk_usage(self._connections.path.parent).free
        if free < size_bytes + SPARE_BYTES:
            raise NotEnoughDisk(f"{size_bytes} bytes to keep, {free} free")

    def add_window(self, recording_id: RecordingId, window: WindowFields) -> None:
        """Keep one stretch of derived audio with its peaks."""
        with self._connections.writing("recordings") as db:
            db.execute(
                "INSERT INTO audio_window"
                " (recording_id, start_frame, frames, size_bytes, peaks, flac)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    recording_id,
                    window.start_frame,
                    window.frames,
                    len(window.flac),
                    window.peaks,
                    window.flac,
                ),
            )

    def windows(self, recording_id: RecordingId) -> tuple[AudioWindow, ...]:
        """Where each stretch of derived audio lies among the bytes of `derived`."""
        found = []
        offset = 0
        for start_frame, frames, size_bytes in self._connections.rows(
            "SELECT start_frame, frames, size_bytes FROM audio_window"
            " WHERE recording_id = ? ORDER BY start_frame",
            (recording_id,),
        ):
            found.append(AudioWindow(start_frame, frames, offset, size_bytes))
            offset += size_bytes
        return tuple(found)

    def derived(self, recording_id: RecordingId) -> DerivedReader:
        """The derived audio as it is now; windows added later are not in it."""
        windows = self.windows(recording_id)
        if not windows:
            self.require_there(recording_id)
        return DerivedReader(self._connections, recording_id, windows)

    def peaks(self, recording_id: RecordingId) -> bytes:
        """Pairs of signed bytes (lowest, highest), one for each 10 ms."""
        return b"".join(
            row[0]
            for row in self._connections.rows(
                "SELECT peaks FROM audio_window WHERE recording_id = ? ORDER BY start_frame",
                (recording_id,),
            )
        )

    def drop_derived(self, recording_id: RecordingId) -> None:
        """Remove the derived audio, to make it again."""
        with self._connections.writing("recordings") as db:
            db.execute("DELETE FROM audio_window WHERE recording_id = ?", (recording_id,))


def _chunks_of(stream: Stream) -> Iterator[bytes]:
    """Whole chunks, however little the stream gives at a time."""

    def pieces() -> Iterator[bytes]:
        while True:
            try:
                piece = stream.read(CHUNK_BYTES)
            except OSError as error:
                raise FileChanged(str(error)) from error
            if not piece:
                return
            yield piece

    return chunks.rechunked(pieces())
