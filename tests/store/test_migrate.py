"""Migrations: each whole or not at all, in order, never backwards."""

import threading
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from voxdesk.errors import StoreDamaged
from voxdesk.paths import bundled
from voxdesk.store import migrate
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
