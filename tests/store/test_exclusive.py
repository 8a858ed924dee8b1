"""Sole use of a library: nobody else, in this process or another, has it open meanwhile."""

import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from voxdesk.domain.job import JobKind
from voxdesk.errors import FileMissing, StoreLocked, WrongPassphrase
from voxdesk.store import connection
from voxdesk.store.exclusive import beside, exclusive, lanes_lock, swap_in
from voxdesk.store.keys import LibraryKey
from voxdesk.store.store import Store

OPENED_ELSEWHERE = """
import sys
from pathlib import Path
from voxdesk.store.store import Store
store = Store.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
store.close()
"""


def test_a_library_open_in_another_process_cannot_be_had(library: Path) -> None:
    Store.open(library).close()
    other = subprocess.Popen(
        [sys.executable, "-c", OPENED_ELSEWHERE, str(library)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "open\n"
    with pytest.raises(StoreLocked), exclusive(library):
        pass
    other.communicate("\n", timeout=20)
    with exclusive(library):
        pass


def test_a_library_open_in_this_process_cannot_be_had(store: Store, library: Path) -> None:
    store.jobs.add(JobKind.INDEX, {})
    with pytest.raises(StoreLocked), exclusive(library):
        pass
    assert store.jobs.add(JobKind.INDEX, {}).id == 2


def test_a_library_whose_lanes_run_cannot_be_had(library: Path) -> None:
    Store.open(library).close()
    with (
        FileLock(lanes_lock(library)),
        pytest.raises(StoreLocked, match="jobs"),
        exclusive(library),
    ):
        pass


def test_while_it_is_held_nobody_opens_it(
    library: Path, key: LibraryKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store.open(library, key=key).close()
    monkeypatch.setattr(connection, "BUSY_S", 0.2)
    with exclusive(library, key), pytest.raises(StoreLocked):
        Store.open(library, key=key)
    Store.open(library, key=key).close()


def test_all_of_it_is_in_the_one_file_while_it_is_held(library: Path) -> None:
    store = Store.open(library)
    store.jobs.add(JobKind.INDEX, {})
    store.close()
    with exclusive(library) as held:
        assert held.execute("SELECT count(*) FROM job").fetchone()[0] == 1
        assert not beside(library, "-wal").exists()


def test_it_needs_the_key_and_the_file(library: Path, key: LibraryKey) -> None:
    with pytest.raises(FileMissing), exclusive(library):
        pass
    assert not library.exists()
    Store.open(library, key=key).close()
    other = LibraryKey.sealed_by(bytes(32), bytes(12))
    with pytest.raises(WrongPassphrase), exclusive(library, other):
        pass


def test_a_file_swapped_in_is_the_library(library: Path, tmp_path: Path) -> None:
    Store.open(library).close()
    new = tmp_path / "new"
    other = Store.open(new)
    other.jobs.add(JobKind.INDEX, {})
    other.close()
    with exclusive(library) as held:
        swap_in(new, library, held)
    assert not new.exists()
    store = Store.open(library)
    assert len(store.jobs.recent()) == 1
    store.close()


def test_a_file_is_not_swapped_in_under_the_log_of_another(library: Path, tmp_path: Path) -> None:
    Store.open(library).close()
    new = tmp_path / "new"
    Store.open(new).close()
    beside(library, "-wal").write_bytes(b"what another process committed")
    with pytest.raises(StoreLocked, match="-wal"):
        swap_in(new, library)
    assert new.exists()
