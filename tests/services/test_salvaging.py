"""Salvage of really damaged libraries: what is readable is there, what is not is told exactly."""

import random
from contextlib import closing
from pathlib import Path

import pytest

from tests.services.samples import keep_originals, overwrite, real_library
from voxdesk.domain.custody import Action, Person
from voxdesk.errors import BadRequest, FileMissing, StoreDamaged
from voxdesk.services import checking
from voxdesk.services.salvaging import Salvage, salvage
from voxdesk.store.connections import Row
from voxdesk.store.keys import LibraryKey
from voxdesk.store.still import Still
from voxdesk.store.store import Store

ME = Person("Anna", "anna")
PAGE = 4096

NOT_COPIED = {"saved_index"}
"""A cache, which is made again."""

Rows = dict[str, dict[Row, Row]]


def large(path: Path, key: LibraryKey | None = None) -> Path:
    """A real library with more of everything that a page of a failing disk may take along."""
    real_library(path, key)
    with closing(Store.open(path, key=key)) as store:
        keep_originals(store, 3, (5 << 20) // 2)
        with store.writing() as db:
            for number in range(2, 1500):
                db.execute(
                    "INSERT INTO segment (transcript_id, position, start_ms, end_ms, confidence,"
                    " heard, text, heard_start_ms, heard_end_ms)"
                    " SELECT 1, ?1, ?1, ?1 + 1, 1, ?2, ?2, ?1, ?1 + 1",
                    (number, f"sentence {number} about the breakfast " * 3),
                )
                db.execute(
                    "INSERT INTO visit_zone (visit_id, position, zone_id) VALUES (1, ?, 1)",
                    (number + 10,),
                )
                db.execute(
                    "INSERT INTO note (kind, visit_id, text, person, created_at, changed_at)"
                    " VALUES ('note', 1, ?, 'Anna', '', '')",
                    (f"note {number}",),
                )
    assert checking.full(path, key) == ()
    return path


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory, key: LibraryKey) -> dict[bool, Path]:
    """A large library, plain and encrypted."""
    folder = tmp_path_factory.mktemp("samples")
    return {
        False: large(folder / "plain.voxdesk"),
        True: large(folder / "encrypted.voxdesk", key),
    }


def rows(path: Path, key: LibraryKey | None) -> Rows:
    """Every row of every table by its key."""
    found: Rows = {}
    with closing(Still(path, key)) as still:
        for (table,) in still.rows(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
            " AND name NOT LIKE 'sqlite_%'"
        ):
            columns = still.rows("SELECT name, pk FROM pragma_table_info(?)", (table,))
            keyed = [name for _pk, name in sorted((pk, name) for name, pk in columns if pk)]
            where = {
                "media": "WHERE purpose = 'original'",
                "media_chunk": "WHERE media_id IN"
                " (SELECT id FROM media WHERE purpose = 'original')",
            }.get(table, "")
            found[table] = {
                row[: len(keyed)]: row[len(keyed) :]
                for row in still.rows(f'SELECT {", ".join(keyed)}, * FROM "{table}" {where}')
            }
    return found


def damaged(sample: Path, to: Path, seed: int, pages: int) -> Path:
    """A copy with some pages overwritten; the first, with the schema's beginning, is spared."""
    to.write_bytes(sample.read_bytes())
    chosen = random.Random(seed)
    for page in chosen.sample(range(schema_pages(), sample.stat().st_size // PAGE), pages):
        overwrite(to, page * PAGE, PAGE)
    return to


def schema_pages() -> int:
    """Pages at the start that may hold the schema."""
    return 60


def told(result: Salvage, table: str) -> set[Row]:
    found = result.rescue
    return {*found.lost.get(table, ()), *found.dropped.get(table, ())}


def assert_exact(before: Rows, after: Rows, result: Salvage) -> None:
    """What is not there is what was told; a hole may have taken the number of a lost chunk."""
    for table in before.keys() - NOT_COPIED - set(result.rescue.unsure):
        gone = before[table].keys() - after[table].keys()
        assert gone == told(result, table) - after[table].keys(), table


@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "encrypted"])
@pytest.mark.parametrize("seed", range(3))
def test_what_is_readable_is_there_and_what_is_lost_is_told(
    samples: dict[bool, Path],
    tmp_path: Path,
    key: LibraryKey,
    encrypted: bool,
    seed: int,
) -> None:
    with_key = key if encrypted else None
    before = rows(samples[encrypted], with_key)
    library = damaged(samples[encrypted], tmp_path / "library.voxdesk", seed, 40)
    content = library.read_bytes()
    result = salvage(library, with_key, tmp_path / "new.voxdesk", person=ME)
    assert library.read_bytes() == content, "the damaged file is as it was"
    after = rows(result.path, with_key)
    assert not result.whole
    assert len(result.lost) > 0
    assert_exact(before, after, result)
    altered = {
        (table, number)
        for table in before.keys() - NOT_COPIED
        for number in (before[table].keys() & after[table].keys()) - told(result, table)
        if before[table][number] != after[table][number]
    }
    # Without check values, bytes within a page's long values can be wrong unseen by SQLite.
    unseen = {"media_chunk", "audio_window", "vector"}
    allowed = set() if encrypted else unseen
    assert {table for table, _number in altered} <= allowed | {"segment", "visit", "recording"}
    for problem in result.problems:
        assert problem.trouble in {"original", "audio", "reference", "chain"}, problem


def test_sound_library_comes_through_whole(tmp_path: Path) -> None:
    library = real_library(tmp_path / "library.voxdesk")
    before = rows(library, None)
    result = salvage(library, None, tmp_path / "new.voxdesk", person=ME)
    assert (result.whole, result.lost, result.problems) == (True, (), ())
    after = rows(result.path, None)
    for table in before.keys() - NOT_COPIED - {"custody"}:
        assert before[table] == after[table], table
    with closing(Store.open(result.path)) as store:
        assert [event.action for event in store.custody.events()][-1] == Action.SALVAGED
        assert store.rows("SELECT rowid FROM segment_search('breakfast')") == [(1,)]
    assert checking.full(result.path) == ()


def test_truncated_library_gives_what_is_left(
    samples: dict[bool, Path], tmp_path: Path, key: LibraryKey
) -> None:
    for encrypted, with_key in ((False, None), (True, key)):
        before = rows(samples[encrypted], with_key)
        library = tmp_path / f"{encrypted}.voxdesk"
        content = samples[encrypted].read_bytes()
        library.write_bytes(content[: len(content) * 2 // 3])
        result = salvage(library, with_key, tmp_path / f"new {encrypted}.voxdesk", person=ME)
        after = rows(result.path, with_key)
        for table in before.keys() - NOT_COPIED - set(result.rescue.unsure):
            gone = before[table].keys() - after[table].keys()
            assert gone == told(result, table) - after[table].keys(), table


def test_lost_chunk_leaves_a_hole_that_its_hash_tells(
    samples: dict[bool, Path], tmp_path: Path, key: LibraryKey
) -> None:
    library = tmp_path / "library.voxdesk"
    library.write_bytes(samples[True].read_bytes())
    with closing(Store.open(library, key=key)) as store, store.writing() as db:
        db.execute("DELETE FROM media_chunk WHERE media_id = 2 AND position = 1")
    result = salvage(library, key, tmp_path / "new.voxdesk", person=ME)
    assert result.holes == {"ori-2": 1}
    assert [problem.detail for problem in result.problems] == ["ori-2: its bytes were altered"]
    with closing(Store.open(result.path, key=key)) as store:
        reader = store.media.reader(2)
        assert reader.read_at(1 << 20, 4) == bytes(4)
        assert reader.read_at(0, 4) == random.Random(0).randbytes(4)


def test_library_without_its_first_page_is_told_with_what_lies_beside(tmp_path: Path) -> None:
    library = real_library(tmp_path / "library.voxdesk")
    (tmp_path / "library before version 2.voxdesk").write_bytes(b"a copy")
    overwrite(library, 0, PAGE)
    with pytest.raises(StoreDamaged, match=r"first page.*library before version 2\.voxdesk"):
        salvage(library, None, tmp_path / "new.voxdesk", person=ME)
    assert not (tmp_path / "new.voxdesk").exists()


def test_nothing_is_overwritten_and_nothing_made_of_nothing(tmp_path: Path) -> None:
    library = real_library(tmp_path / "library.voxdesk")
    with pytest.raises(BadRequest):
        salvage(library, None, library, person=ME)
    with pytest.raises(FileMissing):
        salvage(tmp_path / "none.voxdesk", None, tmp_path / "new.voxdesk", person=ME)
