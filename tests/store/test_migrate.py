"""Migrations: each whole or not at all, in order, never backwards."""

import hashlib
import multiprocessing
import os
import shutil
import signal
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from voxdesk.domain.custody import Action
from voxdesk.domain.ids import RecordingId, ReportId, TranscriptId, VisitId
from voxdesk.errors import NotEnoughDisk, StoreDamaged
from voxdesk.events import Notice
from voxdesk.paths import bundled
from voxdesk.store import copying, migrate
from voxdesk.store.connection import look, open_file
from voxdesk.store.copying import keep_before
from voxdesk.store.keys import LibraryKey
from voxdesk.store.store import Store

FIRST = """
-- a comment; with a semicolon
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT);
CREATE TRIGGER stay BEFORE DELETE ON place
BEGIN
    SELECT RAISE(ABORT, 'stays; always');
    SELECT 1;
END;
INSERT INTO place (name) VALUES ('a;
b');
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "migrations"
    made.mkdir()
    (made / "0001_first.sql").write_text(FIRST)
    return made


@pytest.fixture
def db(tmp_path: Path) -> sqlite.Connection:
    return sqlite.connect(str(tmp_path / "some.db"), isolation_level=None)


def tables(db: sqlite.Connection) -> set[str]:
    return {row[0] for row in db.execute("SELECT name FROM sqlite_master")}


def test_statements_are_cut_at_their_own_semicolons() -> None:
    assert [each.split()[0] for each in migrate.statements(FIRST)] == ["--", "CREATE", "INSERT"]


def test_every_shipped_script_is_cut_without_a_rest() -> None:
    for path in migrate.scripts(bundled("resources", "migrations")).values():
        for statement in migrate.statements(path.read_text(encoding="utf-8")):
            assert sqlite.complete_statement(statement)


def test_pending_scripts_are_applied_in_order(folder: Path, db: sqlite.Connection) -> None:
    assert migrate.migrate(db, folder) == 1
    (folder / "0002_more.sql").write_text("ALTER TABLE place ADD COLUMN city TEXT;")
    (folder / "0003_most.sql").write_text("UPDATE place SET city = 'x';")
    assert migrate.migrate(db, folder) == 3
    assert db.execute("SELECT name, city FROM place").fetchall() == [("a;\nb", "x")]


def test_failing_script_leaves_neither_rows_nor_version(
    folder: Path, db: sqlite.Connection
) -> None:
    migrate.migrate(db, folder)
    (folder / "0002_bad.sql").write_text("CREATE TABLE half (a);\nINSERT INTO nothing VALUES (1);")
    with pytest.raises(sqlite.OperationalError, match="nothing"):
        migrate.migrate(db, folder)
    assert "half" not in tables(db)
    assert db.execute("PRAGMA user_version").fetchone() == (1,)
    (folder / "0002_bad.sql").write_text("CREATE TABLE half (a);")
    assert migrate.migrate(db, folder) == 2


def test_failing_script_leaves_an_empty_file_that_opens_later(
    library: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "0001_bad.sql").write_text("CREATE TABLE a (b);\nCREATE TABLE a (b);")
    with pytest.raises(sqlite.OperationalError):
        Store.open(library, migrations=bad)
    Store.open(library).close()


def test_gap_in_the_numbers_is_refused(folder: Path, db: sqlite.Connection) -> None:
    (folder / "0003_gap.sql").write_text("SELECT 1;")
    with pytest.raises(StoreDamaged, match="missing"):
        migrate.migrate(db, folder)


def test_two_threads_opening_a_new_library_apply_the_scripts_once(library: Path) -> None:
    opened: list[Store] = []
    threads = [
        threading.Thread(target=lambda: opened.append(Store.open(library))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 4
    for store in opened:
        store.close()


# Libraries of earlier versions -----------------------------------------------------------------

SHIPPED = bundled("resources", "migrations")
SAMPLES = Path(__file__).parent.parent / "data" / "libraries"


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A real library as version 1 left it: one visit, transcribed and reported."""
    return Path(shutil.copy(SAMPLES / "0001.voxdesk", tmp_path / "library.voxdesk"))


def test_each_version_before_this_one_has_a_real_library_to_migrate() -> None:
    older = sorted(migrate.scripts(SHIPPED))[:-1]
    assert [f"{number:04}.voxdesk" for number in older] == sorted(
        each.name for each in SAMPLES.glob("*.voxdesk")
    )


def version(path: Path) -> int:
    with closing(look(path)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def test_library_of_version_1_keeps_its_rows(first: Path) -> None:
    with closing(Store.open(first)) as store:
        visit = store.visits.get(VisitId(1))
        assert (visit.card.site, visit.card.city, visit.card.client) == (
            "Hotel Aurora",
            "Riga",
            "Anna Ozola",
        )
        (segment,) = store.transcripts.segments(TranscriptId(1))
        assert segment.text.startswith("We waited 10 minutes at the reception")
        report = store.reports.get(ReportId(1))
        assert report.findings[0].title == "Arrival and reception"
        assert report.findings[0].evidence[0].quote
        assert store.rows("SELECT rowid FROM segment_search('breakfast')") == [(1,)]
        original = store.media.of_recording(RecordingId(1))
        content = store.media.reader(original.id).read_at(0, original.size_bytes)
        assert hashlib.sha256(content).hexdigest() == original.sha256
        assert store.rows("PRAGMA foreign_key_check") == []
        assert [event.action for event in store.custody.events()] == [Action.TAKEN_OVER]


def test_copy_of_the_version_before_is_kept_and_told(first: Path, tmp_path: Path) -> None:
    with closing(Store.open(first)) as store:
        (notice,) = store.notices
    kept = tmp_path / "library before version 2.voxdesk"
    assert notice == Notice("library.kept_before", str(kept))
    assert version(kept) == 1
    with closing(look(kept)) as db:
        assert db.execute("SELECT city FROM visit").fetchall() == [("Riga",)]
    with closing(Store.open(first)) as again:
        assert again.notices == ()


def test_copy_of_an_encrypted_library_is_encrypted(tmp_path: Path, key: LibraryKey) -> None:
    library = tmp_path / "library.voxdesk"
    with closing(open_file(library, key)) as db:
        migrate.migrate(db, one_script(tmp_path))
    with closing(Store.open(library, key=key)) as store:
        assert len(store.notices) == 1
    kept = tmp_path / "library before version 2.voxdesk"
    assert kept.read_bytes()[:16] == key.header
    with closing(look(kept, key)) as copied:
        assert copied.execute("PRAGMA user_version").fetchone() == (1,)


def one_script(folder: Path) -> Path:
    only = folder / "migrations"
    only.mkdir()
    shutil.copy(migrate.scripts(SHIPPED)[1], only)
    return only


def test_new_library_leaves_no_copy(tmp_path: Path) -> None:
    with closing(Store.open(tmp_path / "library.voxdesk")) as store:
        assert store.notices == ()
    assert list(tmp_path.glob("*before*")) == []


def test_without_room_for_the_copy_nothing_is_migrated(
    first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_folder: Path, _size_bytes: int) -> None:
        raise NotEnoughDisk("full")

    with monkeypatch.context() as patched:
        patched.setattr(copying, "require_space", full)
        with pytest.raises(NotEnoughDisk):
            Store.open(first)
    assert version(first) == 1
    Store.open(first).close()
    assert version(first) == 2


FORKED = multiprocessing.get_context("fork")


def open_and_die(path: Path, at: int) -> None:
    """Migrate, and be killed when the connection runs its statement number `at`."""
    run = [0]

    def die(_statement: str) -> None:
        run[0] += 1
        if run[0] == at:
            os.kill(os.getpid(), signal.SIGKILL)

    with closing(open_file(path)) as db:
        db.set_trace_callback(die)
        migrate.migrate(db, SHIPPED, lambda number: keep_before(path, None, number))


def killed(path: Path, at: int) -> bool:
    child = FORKED.Process(target=open_and_die, args=(path, at))
    child.start()
    child.join()
    assert child.exitcode in (0, -signal.SIGKILL)
    return child.exitcode != 0


def test_migration_killed_at_any_statement_is_done_or_not_begun(tmp_path: Path) -> None:
    outcomes = set()
    at = 1
    while True:
        folder = tmp_path / str(at)
        folder.mkdir()
        library = Path(shutil.copy(SAMPLES / "0001.voxdesk", folder / "library.voxdesk"))
        if not killed(library, at):
            break
        outcomes.add(version(library))
        with closing(Store.open(library)) as store:
            assert store.rows("PRAGMA quick_check(1)") == [("ok",)]
            assert store.rows("SELECT name FROM city") == [("Riga",)]
            assert store.rows("SELECT count(*) FROM finding") == [(11,)]
        for kept in folder.glob("*before version 2.voxdesk"):
            assert version(kept) == 1
        shutil.rmtree(folder)
        at += 1
    assert outcomes == {1, 2}
    assert at > len(migrate.statements(migrate.scripts(SHIPPED)[2].read_text("utf-8")))
