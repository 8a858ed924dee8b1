"""A backup comes back whole or not at all, and what was there before stays under another name."""

import multiprocessing
import os
import signal
from contextlib import closing
from pathlib import Path

import pytest

from tests.services.samples import copy_of, overwrite, real_library
from voxdesk.domain.custody import Action, Person
from voxdesk.errors import BadBackup, BadRequest, FileMissing, PassphraseNeeded, StoreLocked
from voxdesk.services import checking
from voxdesk.services.restoring import Restored, restore, restore_beside
from voxdesk.store.keys import LibraryKey
from voxdesk.store.store import Store

ME = Person("Anna", "anna")
PROCESSES = multiprocessing.get_context("spawn")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return real_library(tmp_path / "library.voxdesk")


@pytest.fixture
def backup(library: Path, tmp_path: Path) -> Path:
    """A copy from before the library was changed."""
    copied = copy_of(library, tmp_path / "backup.voxdesk")
    mark(library)
    return copied


def mark(path: Path, key: LibraryKey | None = None) -> None:
    with closing(Store.open(path, key=key)) as store:
        store.library.set("mark", "newer")


def marked(path: Path, key: LibraryKey | None = None) -> bool:
    with closing(Store.open(path, key=key)) as store:
        assert store.rows("PRAGMA quick_check(1)") == [("ok",)]
        assert store.rows("SELECT count(*) FROM finding") == [(11,)]
        return store.library.get("mark", "") == "newer"


def files(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir() if not each.name.endswith(".lock")}


def test_restored_library_is_the_backup_and_the_present_one_is_aside(
    library: Path, backup: Path
) -> None:
    before = backup.read_bytes()
    restored = restore(backup, None, library=library, person=ME)
    assert restored.path == library
    assert not marked(library)
    assert restored.aside is not None
    assert restored.aside.name.startswith("library before restore ")
    assert marked(restored.aside)
    assert backup.read_bytes() == before
    assert files(library.parent) == {library.name, backup.name, restored.aside.name}
    with closing(Store.open(library)) as store:
        event = store.custody.head()
    assert event is not None
    assert (event.action, event.person) == (Action.RESTORED, "Anna")


def test_libraries_put_aside_one_after_the_other_are_all_kept(library: Path, backup: Path) -> None:
    aside = [restore(backup, None, library=library, person=ME).aside for _ in range(3)]
    assert len(set(aside)) == 3
    assert [each is not None and marked(each) for each in aside] == [True, False, False]


def test_restore_beside_leaves_the_library_as_it_is(library: Path, backup: Path) -> None:
    to = library.with_name("wieder – 復元.voxdesk")
    assert restore_beside(backup, None, to=to, person=ME) == Restored(to)
    assert not marked(to)
    assert marked(library)
    with pytest.raises(BadRequest, match="nothing is overwritten"):
        restore_beside(backup, None, to=library, person=ME)


def test_restore_where_no_library_is_makes_it(backup: Path, library: Path) -> None:
    library.unlink()
    assert restore(backup, None, library=library, person=ME) == Restored(library)
    assert not marked(library)


def test_backup_of_an_earlier_version_is_brought_up_to_date(library: Path) -> None:
    first = Path(__file__).parent.parent / "data" / "libraries" / "0001.voxdesk"
    restore(first, None, library=library, person=ME)
    assert checking.full(library) == ()
    assert not list(library.parent.glob("*before version*"))


def test_damaged_backup_is_refused_and_nothing_changes(library: Path, backup: Path) -> None:
    overwrite(backup, 100_000, 50_000)
    with pytest.raises(BadBackup):
        restore(backup, None, library=library, person=ME)
    assert marked(library)
    assert files(library.parent) == {library.name, backup.name}


def test_backup_that_is_not_there_is_told(library: Path) -> None:
    with pytest.raises(FileMissing):
        restore(library.with_name("none.voxdesk"), None, library=library, person=ME)
    with pytest.raises(BadRequest):
        restore(library, None, library=library, person=ME)


def test_library_that_is_open_is_not_replaced(library: Path, backup: Path) -> None:
    with closing(Store.open(library)) as held:
        held.jobs.recent()
        with pytest.raises(StoreLocked):
            restore(backup, None, library=library, person=ME)
    assert marked(library)


def test_encrypted_backup_takes_the_place_of_a_library_under_another_key(
    tmp_path: Path, key: LibraryKey
) -> None:
    other = LibraryKey.sealed_by(bytes(range(1, 33)), bytes(range(200, 212)))
    backup = real_library(tmp_path / "old" / "backup.voxdesk", key)
    library = real_library(tmp_path / "library.voxdesk", other)
    mark(library, other)
    with pytest.raises(PassphraseNeeded):
        restore(backup, None, library=library, present_key=other, person=ME)
    restored = restore(backup, key, library=library, present_key=other, person=ME)
    assert not marked(library, key)
    assert restored.aside is not None
    assert marked(restored.aside, other)


def test_damaged_library_gives_way_to_a_backup(library: Path, backup: Path) -> None:
    overwrite(library, 100, 4000)
    damaged = library.read_bytes()
    restored = restore(backup, None, library=library, person=ME)
    assert not marked(library)
    assert restored.aside is not None
    assert restored.aside.read_bytes() == damaged


def test_without_second_names_the_present_library_is_copied_aside(
    library: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_source: Path, _target: Path) -> None:
        raise OSError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    restored = restore(backup, None, library=library, person=ME)
    assert not marked(library)
    assert restored.aside is not None
    assert marked(restored.aside)


def restore_and_die(backup: Path, library: Path, at: int) -> None:
    """Restore, and be killed at system call number `at` of those that change files."""
    left = [at]

    def dying(name: str) -> None:
        real = getattr(os, name)

        def call(*arguments: object, **more: object) -> object:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments, **more)

        setattr(os, name, call)

    for name in ("link", "replace", "rename", "unlink", "fsync"):
        dying(name)
    restore(backup, None, library=library, person=ME)


def test_restore_killed_anywhere_leaves_the_old_library_or_the_new_one(tmp_path: Path) -> None:
    sample = real_library(tmp_path / "sample.voxdesk")
    seen = set()
    for at in (1, 9, *range(19, 60)):
        folder = tmp_path / str(at)
        folder.mkdir()
        backup = copy_of(sample, folder / "backup.voxdesk")
        library = copy_of(sample, folder / "library.voxdesk")
        mark(library)
        child = multiprocessing.get_context("fork").Process(
            target=restore_and_die, args=(backup, library, at)
        )
        child.start()
        child.join()
        assert library.exists()
        newer = marked(library)
        seen.add((child.exitcode, newer))
        asides = list(folder.glob("library before restore*"))
        assert newer or marked(asides[0]), "what was there before is aside"
        if child.exitcode == 0:
            break
        assert child.exitcode == -signal.SIGKILL
        if newer:
            restore(backup, None, library=library, person=ME)
            assert not marked(library)
        assert files(folder) - {each.name for each in folder.glob("* before restore*")} == {
            backup.name,
            library.name,
        }
    assert {(-signal.SIGKILL, True), (-signal.SIGKILL, False), (0, False)} <= seen
