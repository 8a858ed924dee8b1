"""Opening, one writer at a time, transactions, and what each damage is called."""

import io
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from voxdesk.domain.job import JobKind
from voxdesk.errors import (
    NotEnoughDisk,
    NothingFound,
    StoreDamaged,
    StoreLocked,
    StoreReadOnly,
    StoreTooNew,
    VoxDeskError,
)
from voxdesk.store import connection
from voxdesk.store.store import Store

ROOT = Path(__file__).parents[2]


def test_new_library_has_its_mark_its_journal_and_no_other_file_after_closing(
    library: Path,
) -> None:
    store = Store.open(library)
    for pragma, value in [
        ("journal_mode", "wal"),
        ("foreign_keys", 1),
        ("synchronous", 2),
        ("query_only", 1),
        ("application_id", connection.APPLICATION_ID),
        ("user_version", 3),
        ("auto_vacuum", 2),
    ]:
        assert store.rows(f"PRAGMA {pragma}") == [(value,)], pragma
    store.close()
    assert [path.name for path in library.parent.iterdir()] == [library.name]


@pytest.mark.skipif(os.name != "posix", reason="Windows has other permissions")
def test_new_library_is_for_its_user_alone(library: Path) -> None:
    store = Store.open(library)
    files = list(library.parent.iterdir())
    assert len(files) == 3  # with its log and the log's index
    assert {stat.S_IMODE(each.stat().st_mode) for each in files} == {0o600}
    store.close()


def test_folder_of_a_new_library_is_made_whatever_it_is_called(tmp_path: Path) -> None:
    path = tmp_path / "Отель %41 #1?" / "it's.voxdesk"
    Store.open(path).close()
    assert path.exists()


def test_reading_connection_refuses_to_write(store: Store) -> None:
    with pytest.raises(sqlite.OperationalError, match="readonly"):
        store.reading().execute("DELETE FROM job")
    with store.writing("jobs") as db:
        db.execute("DELETE FROM job")
    with pytest.raises(sqlite.OperationalError, match="readonly"):
        store.reading().execute("DELETE FROM job")


def test_commit_publishes_once_with_all_areas_of_inner_writes(
    store: Store, heard: list[set[str]]
) -> None:
    with store.writing("reports"):
        store.jobs.add(JobKind.IMPORT, {})
        with store.writing("visits"):
            pass
        assert heard == []
    assert heard == [{"reports", "jobs", "visits"}]


def test_failed_write_leaves_nothing_and_publishes_nothing(
    store: Store, heard: list[set[str]]
) -> None:
    def fail() -> None:
        with store.writing("jobs"):
            store.jobs.add(JobKind.IMPORT, {})
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert store.jobs.recent() == ()
    assert heard == []
    assert store.jobs.add(JobKind.IMPORT, {}).id == 1


def test_inner_write_that_fails_undoes_only_its_own_part(store: Store) -> None:
    def fail() -> None:
        with store.writing("jobs"):
            store.jobs.add(JobKind.IMPORT, {"n": 2})
            raise NothingFound

    with store.writing("jobs"):
        store.jobs.add(JobKind.IMPORT, {"n": 1})
        with pytest.raises(NothingFound):
            fail()
    assert [job.request for job in store.jobs.recent()] == [{"n": 1}]


def test_threads_write_one_after_the_other_and_see_each_others_rows(store: Store) -> None:
    def add_twenty() -> None:
        for number in range(20):
            store.jobs.add(JobKind.INDEX, {"number": number})

    threads = [threading.Thread(target=add_twenty) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.jobs.recent()) == 80


ADD_JOBS = """
import sys
from pathlib import Path
from voxdesk.domain.job import JobKind
from voxdesk.store.store import Store
store = Store.open(Path(sys.argv[1]))
for number in range(int(sys.argv[2])):
    store.jobs.add(JobKind.INDEX, {"number": number})
store.close()
"""


def test_two_processes_create_and_write_one_library(library: Path) -> None:
    command = [sys.executable, "-c", ADD_JOBS, str(library), "50"]
    children = [subprocess.Popen(command, cwd=ROOT) for _ in range(2)]
    assert [child.wait(60) for child in children] == [0, 0]
    store = Store.open(library)
    assert len(store.jobs.recent()) == 100
    assert store.rows("PRAGMA integrity_check") == [("ok",)]
    store.close()


def test_writer_that_never_ends_is_called_locked(store: Store, library: Path) -> None:
    other = connection.open_file(library)
    other.execute("PRAGMA query_only=OFF")
    other.execute("BEGIN IMMEDIATE")
    store.reading().execute("PRAGMA busy_timeout=100")
    with pytest.raises(StoreLocked):
        store.jobs.add(JobKind.INDEX, {})
    other.execute("ROLLBACK")
    other.close()
    assert store.jobs.add(JobKind.INDEX, {}).id == 1


@pytest.mark.parametrize("content", [b"hello", b"hello " * 5000, bytes(9000)])
def test_file_that_is_no_database_is_damaged_and_stays_as_it_is(
    library: Path, content: bytes
) -> None:
    library.write_bytes(content)
    with pytest.raises(StoreDamaged):
        Store.open(library)
    assert library.read_bytes() == content


@pytest.mark.parametrize("mark", ["PRAGMA user_version=0", "PRAGMA application_id=77"])
def test_database_of_another_program_is_refused_and_stays_as_it_is(
    library: Path, mark: str
) -> None:
    other = sqlite.connect(str(library))
    other.execute("CREATE TABLE theirs (name TEXT)")
    other.execute(mark)
    other.commit()
    other.close()
    before = library.read_bytes()
    with pytest.raises(StoreDamaged, match="another program"):
        Store.open(library)
    assert library.read_bytes() == before


def test_library_of_a_newer_program_is_refused(library: Path) -> None:
    Store.open(library).close()
    newer = sqlite.connect(str(library))
    newer.execute("PRAGMA user_version=99")
    newer.close()
    with pytest.raises(StoreTooNew, match="99"):
        Store.open(library)


def test_torn_page_is_damage_when_it_is_read(library: Path) -> None:
    store = Store.open(library)
    with store.writing():
        for _ in range(50):
            store.jobs.add(JobKind.INDEX, {"text": "x" * 200})
    store.close()
    with library.open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(4096)
        file.write(b"\xa5" * (size - 4096))
    with pytest.raises(StoreDamaged):
        Store.open(library).jobs.recent()


def test_folder_in_place_of_a_library_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(StoreDamaged):
        Store.open(tmp_path)


def test_file_in_place_of_the_folder_is_read_only(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreReadOnly):
        Store.open(tmp_path / "file" / "library.voxdesk")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter; pytest's own are private."""
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o644, 0o777), (0o666, 0o755)])
def test_read_only_file_or_folder_is_called_read_only(
    open_folder: Path, file_mode: int, folder_mode: int
) -> None:
    library = open_folder / "library.voxdesk"
    Store.open(library).close()
    library.chmod(file_mode)
    open_folder.chmod(folder_mode)
    if os.geteuid() != 0:
        library.chmod(file_mode & 0o555)
        open_folder.chmod(folder_mode & 0o555 if file_mode == 0o666 else 0o755)
    assert code_of_opening_as_nobody(library) == "store.read_only"


def code_of_opening_as_nobody(library: Path) -> str:
    """Root may write anywhere, so a child that is somebody else tries."""
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            Store.open(library)
            os.write(sending, b"opened")
        except VoxDeskError as error:
            os.write(sending, error.code.encode())
        finally:
            os._exit(0)
    os.close(sending)
    with os.fdopen(receiving) as answer:
        code = answer.read()
    os.waitpid(child, 0)
    return code


def test_full_disk_is_called_so_and_leaves_what_was_there(store: Store) -> None:
    job = store.jobs.add(JobKind.IMPORT, {})
    pages = store.rows("PRAGMA page_count")[0][0]
    # SQLite's own limit answers as a full disk does.
    store.rows(f"PRAGMA max_page_count={pages}")
    with pytest.raises(NotEnoughDisk):
        store.jobs.add(JobKind.IMPORT, {"text": "x" * 100_000})
    with pytest.raises(NotEnoughDisk):
        store.media.adopt(io.BytesIO(bytes(20 << 20)), size_bytes=20 << 20)
    store.rows("PRAGMA max_page_count=1000000")
    assert store.jobs.recent() == (job,)
    assert store.rows("SELECT count(*) FROM media_chunk") == [(0,)]


def test_connections_of_ended_threads_are_let_go(store: Store) -> None:
    for _ in range(5):
        thread = threading.Thread(target=store.jobs.recent)
        thread.start()
        thread.join()
    assert len(store._all) == 1


def test_closed_library_says_so_in_every_thread(store: Store) -> None:
    store.close()
    with pytest.raises(RuntimeError, match="closed"):
        store.jobs.recent()


def test_what_waits_for_a_commit_happens_after_it_or_not_at_all(store: Store) -> None:
    done: list[str] = []

    def fail() -> None:
        with store.writing():
            store.when_committed(lambda: done.append("never"))
            raise ValueError("undone")

    store.when_committed(lambda: done.append("at once"))
    with store.writing():
        store.when_committed(lambda: done.append("after"))
        with pytest.raises(ValueError, match="undone"):
            fail()
        assert done == ["at once"]
    assert done == ["at once", "after"]
    with pytest.raises(ValueError, match="undone"):
        fail()
    with store.writing():
        pass
    assert done == ["at once", "after"]
