"""A damaged library is told, and never written to."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from tests.services.samples import overwrite, real_library
from voxdesk.domain.job import JobKind
from voxdesk.domain.soundness import Trouble
from voxdesk.errors import Cancelled, StoreDamaged
from voxdesk.services import checking
from voxdesk.store import still as still_module
from voxdesk.store.keys import LibraryKey
from voxdesk.store.soundness import FULL, problems
from voxdesk.store.still import Still
from voxdesk.store.store import Store

PAGE = 4096


@pytest.fixture(params=[False, True], ids=["plain", "encrypted"])
def with_key(request: pytest.FixtureRequest, key: LibraryKey) -> LibraryKey | None:
    return key if request.param else None


@pytest.fixture
def library(tmp_path: Path, with_key: LibraryKey | None) -> Path:
    return real_library(tmp_path / "library.voxdesk", with_key)


def crashed(library: Path, key: LibraryKey | None, folder: Path) -> Path:
    """The library as a killed process leaves it, with work that is only in the log."""
    folder.mkdir()
    store = Store.open(library, key=key)
    store.library.set("mark", "in the log")
    for ending in ("", "-wal"):
        shutil.copy(f"{library}{ending}", folder / f"library.voxdesk{ending}")
    store.close()
    return folder / "library.voxdesk"


def content(library: Path) -> tuple[bytes, bytes]:
    return library.read_bytes(), Path(f"{library}-wal").read_bytes()


def test_log_is_not_folded_into_a_file_with_a_torn_schema(
    library: Path, with_key: LibraryKey | None, tmp_path: Path
) -> None:
    torn = crashed(library, with_key, tmp_path / "crashed")
    overwrite(torn, 100, PAGE - 100)
    before = content(torn)
    with pytest.raises(StoreDamaged):
        Store.open(torn, key=with_key)
    assert content(torn) == before


def tear_findings(library: Path, key: LibraryKey | None) -> None:
    with closing(Still(library, key)) as still:
        ((page,),) = still.rows("SELECT rootpage FROM sqlite_master WHERE name = 'finding'")
    overwrite(library, (page - 1) * PAGE, PAGE)


def test_nothing_is_written_once_damage_was_seen(
    library: Path, with_key: LibraryKey | None, tmp_path: Path
) -> None:
    tear_findings(library, with_key)
    torn = crashed(library, with_key, tmp_path / "crashed")
    store = Store.open(torn, key=with_key)
    with pytest.raises(StoreDamaged):
        store.rows("SELECT title FROM finding")
    before = content(torn)
    with pytest.raises(StoreDamaged):
        store.jobs.add(JobKind.INDEX, {})
    store.close()
    assert content(torn) == before, "not even at the end"


def test_quick_check_sees_a_torn_page_and_full_check_too(
    library: Path, with_key: LibraryKey | None
) -> None:
    tear_findings(library, with_key)
    found = {problem.trouble for problem in checking.full(library, with_key)}
    assert Trouble.FILE in found
    assert (Trouble.PAGE in found) == (with_key is not None)


def test_check_can_be_stopped(
    library: Path, with_key: LibraryKey | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop() -> None:
        raise Cancelled

    monkeypatch.setattr(still_module, "STEPS_BETWEEN_LOOKS", 100)
    with closing(Still(library, with_key, stop)) as still, pytest.raises(Cancelled):
        problems(still, FULL)


HARM = {
    Trouble.CHAIN: "UPDATE custody SET person = 'somebody else'",
    Trouble.REFERENCE: "UPDATE segment SET transcript_id = 99",
    Trouble.WORD_INDEX: "DELETE FROM segment_search_docsize",
    Trouble.ORIGINAL: "DELETE FROM media_chunk",
    Trouble.AUDIO: "UPDATE audio_window SET start_frame = 5",
    Trouble.PASSAGE: "UPDATE vector SET content = x'00'",
    Trouble.SAVED_INDEX: (
        "INSERT INTO media (id, purpose, complete, size_bytes, added_at)"
        " VALUES (9, 'index', 1, 5, '');"
        "INSERT INTO saved_index (model_id, media_id, generation, count) VALUES ('m', 9, 1, 1)"
    ),
    Trouble.CAPTURE: (
        "INSERT INTO capture (id, name, device, rate_hz, channels, started_at)"
        " VALUES (1, '', '', 1, 1, '');"
        "INSERT INTO capture_block (capture_id, position, frames, sha256, pcm)"
        " VALUES (1, 0, 1, 'no hash', x'00')"
    ),
    Trouble.JOB: "UPDATE job SET lane = 'slow'",
}


def test_each_trouble_is_found_by_the_full_check(tmp_path: Path) -> None:
    assert {*HARM, Trouble.FILE, Trouble.PAGE} == set(Trouble)
    sample = real_library(tmp_path / "sample.voxdesk")
    for trouble, harm in HARM.items():
        library = Path(shutil.copy(sample, tmp_path / f"{trouble}.voxdesk"))
        with closing(sqlite.connect(str(library), isolation_level=None)) as db:
            db.execute("DROP TRIGGER custody_is_never_altered")
            for statement in harm.split(";"):
                db.execute(statement)
        assert trouble in {problem.trouble for problem in checking.full(library)}, trouble


def test_opening_looks_at_no_table_as_a_whole(library: Path, with_key: LibraryKey | None) -> None:
    """What `Store.open` asks is answered from small indexes, however large the library."""
    asked: list[str] = []
    with closing(Store.open(library, key=with_key)) as store:
        store.reading().set_trace_callback(asked.append)
        store.custody.begin()
        store.media.sweep()
        store.captures.sweep()
        store.reading().set_trace_callback(None)
        scans = [
            (question, plan)
            for question in asked
            if question.lstrip().upper().startswith("SELECT")
            for (*_numbers, plan) in store.rows(f"EXPLAIN QUERY PLAN {question}")
            # The head of the chain is the first row from its end; the others hold a row or two.
            if plan.startswith("SCAN") and "INDEX" not in plan and "LIMIT 1" not in question
        ]
    assert asked
    assert {plan for _question, plan in scans} <= {"SCAN saved_index", "SCAN capture"}
