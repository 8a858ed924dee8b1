"""Another key for a library: all of it arrives, and a kill leaves the old one or the new one."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from voxdesk.domain.custody import Action, Person
from voxdesk.domain.job import JobKind
from voxdesk.errors import (
    BadRequest,
    Cancelled,
    FileMissing,
    NotEnoughDisk,
    PassphraseNeeded,
    StoreLocked,
    VoxDeskError,
)
from voxdesk.store import rekeying
from voxdesk.store.exclusive import beside
from voxdesk.store.keys import LibraryKey, is_encrypted
from voxdesk.store.leftovers import BEFORE, PART
from voxdesk.store.rekeying import rekey
from voxdesk.store.store import Store

ANN = Person("Ann", "ann")
SAMPLES = Path(__file__).parent.parent / "data" / "libraries"
PHRASE = "the planted phrase"
ROWS = 3000

OTHER = LibraryKey.sealed_by(bytes(range(100, 132)), bytes(range(200, 212)))


def fill(path: Path, key: LibraryKey | None, rows: int = ROWS) -> None:
    store = Store.open(path, key=key)
    with store.writing():
        for number in range(rows):
            store.jobs.add(JobKind.INDEX, {"text": f"{PHRASE} {number} " + "x" * 300})
    store.close()


def count(path: Path, key: LibraryKey | None) -> int:
    store = Store.open(path, key=key)
    try:
        assert store.rows("PRAGMA integrity_check") == [("ok",)]
        assert store.rows("PRAGMA cipher_integrity_check") == []
        return int(store.rows("SELECT count(*) FROM job")[0][0])
    finally:
        store.close()


CHANGES = ["set", "change", "remove"]


def keys(change: str, key: LibraryKey) -> tuple[LibraryKey | None, LibraryKey | None]:
    return {"set": (None, key), "change": (key, OTHER), "remove": (key, None)}[change]


@pytest.mark.parametrize("change", CHANGES)
def test_everything_is_there_under_the_new_key(change: str, library: Path, key: LibraryKey) -> None:
    old, new = keys(change, key)
    fill(library, old)
    seen: list[tuple[int, int]] = []
    rekey(library, old, new, person=ANN, look=lambda done, total: seen.append((done, total)))
    assert count(library, new) == ROWS
    assert is_encrypted(library) == (new is not None)
    assert seen
    assert all(done <= total for done, total in seen)
    assert sorted(file.name for file in library.parent.iterdir()) == [
        library.name,
        library.name + ".lanes.lock",
    ]


@pytest.mark.parametrize("change", CHANGES)
def test_it_stays_the_same_library(change: str, library: Path, key: LibraryKey) -> None:
    old, new = keys(change, key)
    fill(library, old, rows=3)
    library.chmod(0o640)
    before = Store.open(library, key=old)
    library_id, head = before.library.id, before.custody.head()
    before.close()
    rekey(library, old, new, person=ANN)
    after = Store.open(library, key=new)
    event = after.custody.head()
    assert event is not None
    assert head is not None
    assert (event.action, event.person) == (Action.PASSPHRASE_CHANGED, "Ann")
    assert (event.number, event.previous) == (head.number + 1, head.hash)
    assert after.library.id == library_id
    assert after.rows("PRAGMA auto_vacuum") == [(2,)]
    assert library.stat().st_mode & 0o777 == 0o640
    after.close()


def test_nothing_readable_is_left_of_a_plain_library(library: Path, key: LibraryKey) -> None:
    fill(library, None)
    # A second handle sees what became of the old file's bytes.
    with library.open("rb") as old:
        assert PHRASE.encode() in old.read()
        rekey(library, None, key, person=ANN)
        old.seek(0)
        assert PHRASE.encode() not in old.read()
    for file in library.parent.iterdir():
        assert PHRASE.encode() not in file.read_bytes()


def test_a_file_that_somebody_keeps_by_another_name_is_not_overwritten(
    library: Path, key: LibraryKey
) -> None:
    fill(library, None, rows=3)
    kept = library.with_name("kept.voxdesk")
    os.link(library, kept)
    rekey(library, None, key, person=ANN)
    assert count(kept, None) == 3


def test_a_library_of_an_earlier_version_is_encrypted_as_well(
    library: Path, key: LibraryKey
) -> None:
    shutil.copyfile(SAMPLES / "0001.voxdesk", library)
    rekey(library, None, key, person=ANN)
    store = Store.open(library, key=key)
    assert store.recordings.recent()
    store.close()


def test_without_a_library_none_is_made(library: Path, key: LibraryKey) -> None:
    with pytest.raises(FileMissing):
        rekey(library, None, key, person=ANN)
    assert not library.exists()


def test_the_old_key_opens_it_no_more(library: Path, key: LibraryKey) -> None:
    fill(library, None, rows=3)
    rekey(library, None, key, person=ANN)
    with pytest.raises(PassphraseNeeded):
        Store.open(library)
    with pytest.raises(BadRequest, match="not encrypted"):
        rekey(fill_other(library), key, OTHER, person=ANN)


def fill_other(library: Path) -> Path:
    other = library.with_name("other.voxdesk")
    fill(other, None, rows=1)
    return other


def test_a_library_that_is_open_is_left_alone(library: Path, key: LibraryKey) -> None:
    store = Store.open(library)
    with pytest.raises(StoreLocked):
        rekey(library, None, key, person=ANN)
    store.close()
    assert not is_encrypted(library)


def test_cancelled_it_is_as_it_was(library: Path, key: LibraryKey) -> None:
    fill(library, None)

    def stop(done: int, total: int) -> None:
        if done > total // 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        rekey(library, None, key, person=ANN, look=stop)
    assert not beside(library, PART).exists()
    assert count(library, None) == ROWS


def test_without_room_it_is_not_begun(
    library: Path, key: LibraryKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(library, None, rows=3)
    monkeypatch.setattr(rekeying, "SPARE_BYTES", 1 << 60)
    with pytest.raises(NotEnoughDisk):
        rekey(library, None, key, person=ANN)
    assert count(library, None) == 3


CHANGING = """
import sys
from pathlib import Path
from voxdesk.domain.custody import Person
from voxdesk.store.keys import LibraryKey
from voxdesk.store.rekeying import rekey
def key(text):
    raw = bytes.fromhex(text)
    return LibraryKey.sealed_by(raw[:32], raw[32:]) if raw else None
print("begun", flush=True)
rekey(Path(sys.argv[1]), key(sys.argv[2]), key(sys.argv[3]), person=Person("Ann", "ann"))
print("done", flush=True)
"""


@pytest.mark.parametrize("change", CHANGES)
def test_killed_at_any_moment_it_is_the_old_library_or_the_new(
    change: str, library: Path, key: LibraryKey
) -> None:
    chance = random.Random(f"kill {change}")
    old, new = keys(change, key)
    fill(library, old)
    took_s = 1.0
    for attempt in range(6):
        begun_with, ends_with = (old, new) if attempt % 2 == 0 else (new, old)
        child = subprocess.Popen(
            [sys.executable, "-c", CHANGING, str(library), *map(text, (begun_with, ends_with))],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        assert child.stdout.readline() == "begun\n"
        began = time.monotonic()
        if attempt >= 2:  # the first two show how long it takes
            time.sleep(chance.uniform(0, took_s))
            child.send_signal(signal.SIGKILL)
        child.communicate(timeout=60)
        took_s = time.monotonic() - began if attempt < 2 else took_s
        now = next(each for each in (old, new) if fits(library, each))
        assert count(library, now) == ROWS
        assert not beside(library, PART).exists()
        assert not beside(library, BEFORE).exists()
        if now is not begun_with:
            continue
        rekey(library, begun_with, ends_with, person=ANN)
        assert count(library, ends_with) == ROWS


def fits(library: Path, key: LibraryKey | None) -> bool:
    try:
        Store.open(library, key=key).close()
    except VoxDeskError:
        return False
    return True


def text(key: LibraryKey | None) -> str:
    return key.raw.hex() + key.header[:12].hex() if key else ""


def test_a_plain_file_left_by_a_kill_is_overwritten_at_the_next_opening(
    library: Path, key: LibraryKey
) -> None:
    fill(library, key, rows=3)
    left = beside(library, BEFORE)
    left.write_bytes(PHRASE.encode() * 1000)
    with left.open("rb") as old:
        Store.open(library, key=key).close()
        assert old.read() == bytes(len(PHRASE) * 1000)
    assert not left.exists()


def test_a_kill_before_the_swap_leaves_a_second_name_and_the_library_unharmed(
    library: Path,
) -> None:
    fill(library, None, rows=3)
    os.link(library, beside(library, BEFORE))
    assert count(library, None) == 3
    assert not beside(library, BEFORE).exists()
    assert count(library, None) == 3
