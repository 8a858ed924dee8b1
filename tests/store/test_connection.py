"""Opening a file: with and without a key, damaged, swapped, and where a library must not lie."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from voxdesk.domain.job import JobKind
from voxdesk.errors import (
    BadRequest,
    PassphraseNeeded,
    StoreDamaged,
    StoreReadOnly,
    UnfitPlace,
    WrongPassphrase,
)
from voxdesk.store import connection
from voxdesk.store.keys import LibraryKey
from voxdesk.store.store import Store


@pytest.fixture
def encrypted(library: Path, key: LibraryKey) -> Path:
    """A library with some jobs in it."""
    store = Store.open(library, key=key)
    with store.writing():
        for number in range(100):
            store.jobs.add(JobKind.INDEX, {"text": f"the planted phrase {number}"})
    store.close()
    return library


def test_what_is_in_an_encrypted_library_is_found_again(encrypted: Path, key: LibraryKey) -> None:
    store = Store.open(encrypted, key=key)
    assert len(store.jobs.recent(200)) == 100
    assert store.rows("PRAGMA auto_vacuum") == [(2,)]
    store.close()


def test_nothing_of_an_encrypted_library_is_readable(encrypted: Path, key: LibraryKey) -> None:
    store = Store.open(encrypted, key=key)
    store.jobs.add(JobKind.INDEX, {"text": "the planted phrase, once more"})
    for file in encrypted.parent.iterdir():
        assert b"planted phrase" not in file.read_bytes(), file
        assert b"SQLite format" not in file.read_bytes(), file
    assert encrypted.with_name(encrypted.name + "-wal").stat().st_size > 0
    store.close()


def test_an_encrypted_library_needs_its_key(encrypted: Path) -> None:
    with pytest.raises(PassphraseNeeded):
        Store.open(encrypted)


def test_another_key_is_a_wrong_passphrase_and_no_damage(encrypted: Path) -> None:
    other = LibraryKey.sealed_by(os.urandom(32), os.urandom(12))
    with pytest.raises(WrongPassphrase):
        Store.open(encrypted, key=other)


def test_a_plain_library_takes_no_key(library: Path, key: LibraryKey) -> None:
    Store.open(library).close()
    with pytest.raises(BadRequest, match="not encrypted"):
        Store.open(library, key=key)


@pytest.mark.parametrize("first", [100, 4096 + 100])
def test_with_the_right_key_what_fails_is_damage(
    encrypted: Path, key: LibraryKey, first: int
) -> None:
    content = bytearray(encrypted.read_bytes())
    for at in range(first, len(content), 4096):
        content[at] ^= 1
    encrypted.write_bytes(content)
    with pytest.raises(StoreDamaged):
        Store.open(encrypted, key=key)


def test_every_thread_opens_with_the_key(encrypted: Path, key: LibraryKey) -> None:
    store = Store.open(encrypted, key=key)
    with ThreadPoolExecutor(4) as threads:
        counts = list(threads.map(lambda _: len(store.jobs.recent(200)), range(8)))
    store.close()
    assert counts == [100] * 8


def test_a_file_swapped_while_it_is_opened_is_opened_again(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first look finds the old file; meanwhile the new one was moved into its place."""
    Store.open(library).close()
    other = tmp_path / "other"
    new = Store.open(other)
    new.jobs.add(JobKind.INDEX, {"text": "of the new file"})
    new.close()
    journal_ahead = connection._journal_ahead
    swapped: list[bool] = []

    def swap_once(*arguments: object) -> None:
        journal_ahead(*arguments)  # type: ignore[arg-type]
        if not swapped:
            swapped.append(True)
            for ending in ("-wal", "-shm"):
                library.with_name(library.name + ending).unlink(missing_ok=True)
            other.replace(library)

    monkeypatch.setattr(connection, "_journal_ahead", swap_once)
    opened = connection.open_file(library)
    assert opened.execute("SELECT count(*) FROM job").fetchone()[0] == 1
    opened.close()


def test_a_library_in_a_synchronised_folder_is_refused(tmp_path: Path) -> None:
    shared = tmp_path / "Dropbox" / "work" / "library.voxdesk"
    with pytest.raises(UnfitPlace, match="Dropbox"):
        Store.open(shared)
    assert not shared.parent.exists()


def test_what_a_killed_sole_user_left_is_undone_by_the_next_who_opens(
    library: Path, tmp_path: Path
) -> None:
    store = Store.open(library)
    for number in range(300):
        store.library.set(f"name {number}", "before")
    store.close()
    held = connection.connect(library, None)
    held.execute("PRAGMA journal_mode=DELETE")
    held.execute("PRAGMA cache_size=1")
    held.execute("BEGIN EXCLUSIVE")
    # More than the cache holds: pages are in the file already, and how they were in the journal.
    held.execute("UPDATE library_setting SET content = '\"after\"'")
    held.execute("CREATE TABLE filler AS SELECT * FROM library_setting")
    killed = tmp_path / "killed.voxdesk"
    for ending in ("", "-journal"):
        shutil.copyfile(f"{library}{ending}", f"{killed}{ending}")
    held.execute("ROLLBACK")
    held.close()
    with pytest.raises(StoreReadOnly):
        connection.look(killed)
    again = Store.open(killed)
    assert again.library.get("name 7", "") == "before"
    assert again.rows("PRAGMA integrity_check") == [("ok",)]
    again.close()
