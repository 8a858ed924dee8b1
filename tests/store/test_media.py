"""Originals byte for byte, flat memory, what a dead process leaves, derived audio."""

import hashlib
import io
import os
import random
import signal
import subprocess
import sys
import time
import tracemalloc
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from voxdesk.domain.ids import RecordingId
from voxdesk.domain.recording import AudioWindow, Recording
from voxdesk.errors import (
    AlreadyThere,
    BadRequest,
    Cancelled,
    FileChanged,
    NotEnoughDisk,
    NothingFound,
)
from voxdesk.store.chunks import CHUNK_BYTES
from voxdesk.store.store import Store

ROOT = Path(__file__).parents[2]
MIB = 1 << 20


class Pattern(io.RawIOBase):
    """A long stream that is made as it is read: each MiB begins with its number."""

    def __init__(self, size_bytes: int) -> None:
        super().__init__()
        self._left = size_bytes
        self._number = 0
        self._zeros = bytes(MIB - 8)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        piece = (self._number.to_bytes(8, "big") + self._zeros)[: min(size, self._left)]
        self._number += 1
        self._left -= len(piece)
        return piece


@dataclass(frozen=True)
class Window:
    start_frame: int
    frames: int
    flac: bytes
    peaks: bytes


def media_rows(store: Store) -> list[int]:
    return [store.rows(f"SELECT count(*) FROM {table}")[0][0] for table in ("media", "media_chunk")]


@pytest.mark.parametrize(
    "size", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES + 5]
)
def test_original_comes_back_byte_for_byte(store: Store, size: int) -> None:
    content = random.Random(size).randbytes(size)
    told: list[int] = []
    row = store.media.adopt(io.BytesIO(content), size_bytes=size, on_progress=told.append)
    assert row.sha256 == hashlib.sha256(content).hexdigest()
    assert row.size_bytes == size
    assert store.media.by_hash(row.sha256) == row
    assert store.media.reader(row.id).file().read() == content
    assert told == sorted(told)
    assert told[-1:] == ([size] if size else [])


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(places=st.lists(st.tuples(st.integers(0, 2_200_000), st.integers(0, 1_200_000))))
def test_reader_reads_anywhere_as_a_file_does(store: Store, places: list[tuple[int, int]]) -> None:
    content = random.Random(7).randbytes(2 * CHUNK_BYTES + 4321)
    row = store.media.by_hash(hashlib.sha256(content).hexdigest()) or store.media.adopt(
        io.BytesIO(content), size_bytes=len(content)
    )
    reader = store.media.reader(row.id)
    file, model = reader.file(), io.BytesIO(content)
    for offset, size in places:
        assert reader.read_at(offset, size) == content[offset : offset + size]
        assert file.seek(offset) == model.seek(offset)
        assert file.read(size) == model.read(size)
        assert file.tell() == model.tell()
    assert file.seek(-5, os.SEEK_END) == len(content) - 5
    assert file.read() == content[-5:]


def test_stream_that_gives_little_at_a_time_is_kept_whole(store: Store) -> None:
    content = random.Random(1).randbytes(CHUNK_BYTES + 999)

    class Dripping(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(size or 0, 77_777))

    row = store.media.adopt(Dripping(content), size_bytes=len(content))
    assert store.media.reader(row.id).file().read() == content
    assert store.rows("SELECT count(*) FROM media_chunk") == [(2,)]


def test_long_original_keeps_memory_flat(store: Store) -> None:
    size = 300 * MIB
    store.media.adopt(Pattern(40 * MIB), size_bytes=40 * MIB)
    before = psutil.Process().memory_info().rss
    tracemalloc.start()
    row = store.media.adopt(Pattern(size), size_bytes=size)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 40 * MIB
    assert psutil.Process().memory_info().rss - before < 64 * MIB
    assert store.media.reader(row.id).read_at(299 * MIB, 8) == (299).to_bytes(8, "big")
    journal = store.path.with_name(store.path.name + "-wal")
    assert journal.stat().st_size < 80 * MIB


def test_same_bytes_twice_are_kept_once(store: Store, recording: Recording) -> None:
    rows = media_rows(store)
    again = store.media.adopt(io.BytesIO(b"some audio"), size_bytes=10)
    assert again.sha256 == recording.sha256
    assert media_rows(store) == rows
    with pytest.raises(AlreadyThere, match=r"rec-1"):
        store.recordings.add("again.wav", again)


@pytest.mark.parametrize("size", [9, 11])
def test_stream_of_another_length_changed_and_leaves_nothing(store: Store, size: int) -> None:
    with pytest.raises(FileChanged):
        store.media.adopt(io.BytesIO(b"some audio"), size_bytes=size)
    assert media_rows(store) == [0, 0]


def test_stream_that_breaks_off_changed_and_leaves_nothing(store: Store) -> None:
    class Breaking(Pattern):
        def read(self, size: int = -1, /) -> bytes:
            if self._number == 20:
                raise OSError(5, "Input/output error")
            return super().read(size)

    with pytest.raises(FileChanged, match="Input/output"):
        store.media.adopt(Breaking(40 * MIB), size_bytes=40 * MIB)
    assert media_rows(store) == [0, 0]


def test_cancelled_import_leaves_nothing(store: Store) -> None:
    asked = []

    def check() -> None:
        asked.append(1)
        if len(asked) > 20:
            raise Cancelled

    with pytest.raises(Cancelled):
        store.media.adopt(Pattern(40 * MIB), size_bytes=40 * MIB, check=check)
    assert media_rows(store) == [0, 0]


def test_original_larger_than_the_disk_is_refused_before_it_is_read(store: Store) -> None:
    with pytest.raises(NotEnoughDisk):
        store.media.adopt(Pattern(0), size_bytes=1 << 60)


def test_unfinished_original_is_not_seen(store: Store) -> None:
    seen: list[object] = []

    def look() -> None:
        seen.extend(store.rows("SELECT id FROM media WHERE complete = 1"))
        with pytest.raises(NothingFound):
            store.media.reader(1)

    store.media.adopt(Pattern(18 * MIB), size_bytes=18 * MIB, check=look)
    assert seen == []


IMPORT_SLOWLY = """
import io, sys, time
from pathlib import Path
from voxdesk.store.store import Store
class Slow(io.RawIOBase):
    number = 0
    def read(self, size=-1):
        self.number += 1
        if self.number > 20:
            print("waiting", flush=True)
            time.sleep(60)
        return self.number.to_bytes(8, "big") * (size // 8)
store = Store.open(Path(sys.argv[1]))
store.media.adopt(Slow(), size_bytes=1 << 26)
"""


def test_killed_import_is_swept_when_the_library_opens_again_but_never_a_living_one(
    library: Path,
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", IMPORT_SLOWLY, str(library)], cwd=ROOT, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == b"waiting"
        store = Store.open(library)
        assert media_rows(store) == [1, 16]
        store.close()
        child.send_signal(signal.SIGKILL)
        child.wait()
    store = Store.open(library)
    assert media_rows(store) == [0, 0]
    assert store.rows("PRAGMA integrity_check") == [("ok",)]
    store.media.adopt(Pattern(2 * MIB), size_bytes=2 * MIB)
    store.close()


def test_process_killed_anywhere_leaves_a_sound_library(library: Path) -> None:
    Store.open(library).close()
    script = IMPORT_SLOWLY.replace("> 20", "> 10_000").replace("1 << 26", "1 << 40")
    script = script.replace(
        "store.media.adopt(",
        "store.media.require_space = lambda size: None\n"
        "print('go', flush=True)\nstore.media.adopt(",
    )
    for pause in (0.02, 0.11, 0.23):
        with subprocess.Popen(
            [sys.executable, "-c", script, str(library)], cwd=ROOT, stdout=subprocess.PIPE
        ) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(pause)
            child.kill()
            child.wait()
        store = Store.open(library)
        assert media_rows(store) == [0, 0]
        assert store.rows("PRAGMA integrity_check") == [("ok",)]
        store.close()


def test_import_swept_by_mistake_fails_and_is_never_taken_for_whole(store: Store) -> None:
    asked = []

    def sweep_once() -> None:
        asked.append(1)
        if len(asked) == 18:
            with store.writing() as db:
                db.execute("DELETE FROM media_chunk WHERE position < 3")

    with pytest.raises(FileChanged, match="17 of 20 chunks"):
        store.media.adopt(Pattern(20 * MIB), size_bytes=20 * MIB, check=sweep_once)
    assert media_rows(store) == [0, 0]


def test_original_in_use_is_not_dropped(store: Store, recording: Recording) -> None:
    row = store.media.of_recording(recording.id)
    with pytest.raises(BadRequest):
        store.media.drop(row.id)
    assert store.media.reader(row.id).file().read() == b"some audio"
    unused = store.media.adopt(io.BytesIO(b"unused"), size_bytes=6)
    store.media.drop(unused.id)
    assert store.media.by_hash(unused.sha256) is None


def test_derived_audio_is_one_stretch_of_bytes_with_a_table_of_windows(
    store: Store, recording: Recording
) -> None:
    flacs = [b"first" * 1000, b"2", b"third" * 30]
    for number, flac in enumerate(flacs):
        store.media.add_window(recording.id, Window(number * 100, 100, flac, bytes([number] * 2)))
    assert store.media.windows(recording.id) == (
        AudioWindow(0, 100, 0, 5000),
        AudioWindow(100, 100, 5000, 1),
        AudioWindow(200, 100, 5001, 150),
    )
    derived = store.media.derived(recording.id)
    whole = b"".join(flacs)
    assert derived.size_bytes == len(whole)
    for offset in (0, 1, 4999, 5000, 5001, 5100, 6000):
        for size in (0, 1, 3, 10_000):
            assert derived.read_at(offset, size) == whole[offset : offset + size]
    assert store.media.peaks(recording.id) == b"\0\0\1\1\2\2"
    store.media.drop_derived(recording.id)
    assert store.media.windows(recording.id) == ()
    assert store.media.derived(recording.id).read_at(0, 10) == b""


def test_original_of_an_unknown_recording_is_not_found(store: Store) -> None:
    with pytest.raises(NothingFound, match="rec-9"):
        store.media.of_recording(RecordingId(9))
