"""Copies of a library: one moment of it, whole, under its own key, whatever goes on meanwhile."""

import multiprocessing
import os
import shutil
import signal
import threading
import time
from collections import namedtuple
from contextlib import closing
from pathlib import Path

import pytest

from voxdesk.domain.job import JobKind
from voxdesk.errors import Cancelled, FileMissing, NotEnoughDisk, PassphraseNeeded
from voxdesk.store import connection, copying
from voxdesk.store.keys import LibraryKey
from voxdesk.store.store import Store

PROCESSES = multiprocessing.get_context("spawn")


def fill(path: Path, key: LibraryKey | None, jobs: int) -> None:
    """A library with rows of 10 kB."""
    store = Store.open(path, key=key)
    with store.writing("jobs"):
        for _ in range(jobs):
            store.jobs.add(JobKind.INDEX, {"filling": "x" * 10_000})
    store.close()


def beside(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir() if each != path)


def keep_writing(path: Path, stop: "threading.Event") -> None:
    """Write two rows that belong together, again and again, and change pages all over."""
    store = Store.open(path)
    count = 0
    while not stop.is_set():
        count += 1
        with store.writing("jobs") as db:
            db.execute("UPDATE job SET attempts = ? WHERE id = 1", (count,))
            db.execute("UPDATE job SET attempts = ? WHERE id = (SELECT max(id) FROM job)", (count,))
    store.close()


def test_copy_is_one_moment_however_busy_another_process_is(tmp_path: Path) -> None:
    library, part = tmp_path / "library.voxdesk", tmp_path / "copies" / "copy.part"
    part.parent.mkdir()
    fill(library, None, 3000)
    stop = PROCESSES.Event()
    writer = PROCESSES.Process(target=keep_writing, args=(library, stop))
    writer.start()
    told: list[int] = []
    try:
        before = attempts(library)
        while attempts(library) == before:
            time.sleep(0.01)

        def slowly(done: int, _total: int) -> None:
            told.append(done)
            time.sleep(0.005)

        copying.copy(library, part, None, on_bytes=slowly)
        ended = attempts(library)
    finally:
        stop.set()
        writer.join()
    first, last = attempts(part), attempts(part, "max")
    assert first == last
    assert before[0] < first[0] < ended[0], "the writer wrote while the copy was made"
    assert told == sorted(told), "the copy never started over"
    with closing(connection.look(part)) as copied:
        assert copied.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def attempts(path: Path, which: str = "min") -> tuple[int]:
    with closing(connection.look(path)) as db:
        found: tuple[int] = db.execute(
            f"SELECT attempts FROM job WHERE id = (SELECT {which}(id) FROM job)"
        ).fetchone()
        return found


def test_copy_rests_in_one_file_and_opens_as_a_library(tmp_path: Path) -> None:
    library, part = tmp_path / "library.voxdesk", tmp_path / "copies" / "copy.voxdesk"
    part.parent.mkdir()
    fill(library, None, 5)
    with closing(Store.open(library)) as live:
        live.jobs.add(JobKind.INDEX, {"only": "in the log"})
        copying.copy(library, part, None)
    assert beside(part) == []
    with closing(Store.open(part)) as copied:
        assert len(copied.jobs.recent()) == 6


def test_copy_of_an_encrypted_library_has_its_key_and_header(
    tmp_path: Path, key: LibraryKey
) -> None:
    library, part = tmp_path / "library.voxdesk", tmp_path / "copies" / "copy.voxdesk"
    part.parent.mkdir()
    fill(library, key, 5)
    copying.copy(library, part, key)
    assert beside(part) == []
    assert part.read_bytes()[:16] == library.read_bytes()[:16]
    assert b"filling" not in part.read_bytes()
    with pytest.raises(PassphraseNeeded):
        connection.look(part)
    with closing(Store.open(part, key=key)) as copied:
        assert len(copied.jobs.recent()) == 5


def test_stopped_copy_leaves_nothing(tmp_path: Path) -> None:
    library, part = tmp_path / "library.voxdesk", tmp_path / "copies" / "copy.part"
    part.parent.mkdir()
    fill(library, None, 500)

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        copying.copy(library, part, None, on_bytes=stop)
    assert list(part.parent.iterdir()) == []


def test_copy_without_room_is_not_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library, part = tmp_path / "library.voxdesk", tmp_path / "copy.part"
    fill(library, None, 1)
    usage = namedtuple("usage", "free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage(copying.SPARE_BYTES))
    with pytest.raises(NotEnoughDisk):
        copying.copy(library, part, None)
    assert not part.exists()


def test_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    library = tmp_path / "library.voxdesk"
    fill(library, None, 1)
    with pytest.raises(FileMissing, match="unplugged"):
        copying.copy(library, tmp_path / "unplugged" / "copy.part", None)


def copy_and_die(library: Path, part: Path, steps: int) -> None:
    left = [steps]

    def die(_done: int, _total: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    copying.copy(library, part, None, on_bytes=die)


@pytest.mark.parametrize("steps", [0, 3])
def test_copy_that_was_killed_is_made_anew(tmp_path: Path, steps: int) -> None:
    library, part = tmp_path / "library.voxdesk", tmp_path / "copy.part"
    fill(library, None, 1000)
    child = PROCESSES.Process(target=copy_and_die, args=(library, part, steps))
    child.start()
    child.join()
    assert child.exitcode == -signal.SIGKILL
    copying.copy(library, part, None)
    with closing(Store.open(part)) as copied:
        assert len(copied.jobs.recent()) == 1000
