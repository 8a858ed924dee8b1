"""Libraries of earlier versions: migrated with all they hold, and kept as they were."""

import hashlib
import multiprocessing
import os
import shutil
import signal
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from voxdesk.domain.custody import Action
from voxdesk.domain.ids import RecordingId, ReportId, TranscriptId, VisitId
from voxdesk.domain.report import ReportState, Verdict, judge
from voxdesk.domain.visit import SiteKind
from voxdesk.errors import NotEnoughDisk
from voxdesk.events import Notice
from voxdesk.paths import bundled
from voxdesk.services.verifying import verify
from voxdesk.store import copying, migrate
from voxdesk.store.connection import look, open_file
from voxdesk.store.copying import keep_before
from voxdesk.store.keys import LibraryKey
from voxdesk.store.store import Store

SHIPPED = bundled("resources", "migrations")
SAMPLES = Path(__file__).parent.parent / "data" / "libraries"
NEWEST = max(migrate.scripts(SHIPPED))


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


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """A real library as version 2 left it: one of everything, and five reports.

    rep-1 is signed off, rep-2 begun, rep-3 has labels of all kinds, rep-4 was taken over from an
    archive, rep-5 is in the bin.
    """
    return Path(shutil.copy(SAMPLES / "0002.voxdesk", tmp_path / "library.voxdesk"))


def test_all_that_was_said_of_a_library_of_version_2_still_holds(second: Path) -> None:
    with closing(look(second)) as db:
        events = db.execute("SELECT count(*) FROM custody").fetchone()[0]
    with closing(Store.open(second)) as store:
        checked = verify(store)
        assert checked.breaks == ()
        assert checked.events == events
        assert checked.checked["report"] == 5
        assert store.rows("PRAGMA foreign_key_check") == []
        assert store.rows("PRAGMA integrity_check") == [("ok",)]
    assert version(second) == NEWEST


def test_report_of_version_2_that_is_altered_is_still_found(second: Path) -> None:
    Store.open(second).close()
    with closing(sqlite.connect(str(second), isolation_level=None)) as db:
        db.execute("UPDATE evidence SET sure = 1 WHERE probability < 0.6 AND finding_id = 2")
    with closing(Store.open(second)) as store:
        assert [each.what for each in verify(store).breaks] == ["rep-3 altered"]


def test_labels_of_version_2_are_as_sure_as_they_were(second: Path) -> None:
    with closing(Store.open(second)) as store:
        labels, unjudged = store.reports.get(ReportId(3)).findings
        assert {each.quote: (each.sure, each.counts) for each in labels.evidence} == {
            "sure": (True, True),
            "surer": (True, True),
            "doubtful": (False, False),
            "confirmed": (False, True),
            "taken out": (True, False),
            "unrelated": (True, False),
        }
        assert labels.verdict is judge(labels.evidence) is Verdict.PARTLY_MET
        assert [each.sure for each in unjudged.evidence] == [False]


def test_reports_of_version_2_have_what_came_since(second: Path) -> None:
    with closing(Store.open(second)) as store:
        reports = [store.reports.get(ReportId(number)) for number in range(1, 6)]
        assert [each.site_kind for each in reports] == [
            SiteKind.HOTEL,
            SiteKind.OTHER,  # of no visit
            SiteKind.HOTEL,
            SiteKind.RESTAURANT,
            SiteKind.HOTEL,
        ]
        assert [each.state for each in reports[:2]] == [ReportState.FINAL, ReportState.DRAFT]
        assert {each.definition_ids for each in reports} == {()}
        assert {each.supersedes for each in reports} == {None}
        (finding,) = reports[0].findings
        assert (finding.section, finding.score, finding.polarity) == ("", None, None)
        assert finding.own == {}
        run = reports[2].run
        assert run is not None
        assert (run.writer, run.warnings, run.seed, run.device) == (
            "report-adapter",
            ("words_only",),
            0,
            "",
        )
        assert (run.heard_percent, run.calibration) == (None, {})
        assert reports[3].figures == {"total": 3}
        assert [each.name for each in store.stages.of_report(ReportId(4))] == ["part 1", "json"]


def test_report_of_version_2_is_reviewed_further(second: Path) -> None:
    with closing(Store.open(second)) as store:
        labels = store.reports.get(ReportId(3)).findings[0]
        store.findings.change(
            replace(labels, own={"statement": labels.statement}), {"edited": "it"}
        )
        assert verify(store).breaks == ()


def test_copy_of_version_2_is_kept(second: Path, tmp_path: Path) -> None:
    with closing(Store.open(second)) as store:
        (notice,) = store.notices
    kept = tmp_path / "library before version 3.voxdesk"
    assert notice == Notice("library.kept_before", str(kept))
    assert version(kept) == 2


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
    assert version(first) == NEWEST


FORKED = multiprocessing.get_context("fork")


def opened(path: Path, at: int = 0) -> int:
    """Migrate, and be killed when the connection runs its statement number `at`; how many ran."""
    run = [0]

    def count(_statement: str) -> None:
        run[0] += 1
        if run[0] == at:
            os.kill(os.getpid(), signal.SIGKILL)

    with closing(open_file(path)) as db:
        db.set_trace_callback(count)
        migrate.migrate(db, SHIPPED, lambda number: keep_before(path, None, number))
    return run[0]


def killed(path: Path, at: int) -> bool:
    child = FORKED.Process(target=opened, args=(path, at))
    child.start()
    child.join()
    assert child.exitcode in (0, -signal.SIGKILL)
    return child.exitcode != 0


def test_migration_killed_at_any_statement_is_done_or_not_begun(tmp_path: Path) -> None:
    """At every third of them and the last: there are many, each killed in a process of its own."""
    statements = opened(Path(shutil.copy(SAMPLES / "0001.voxdesk", tmp_path / "whole.voxdesk")))
    scripts = [migrate.scripts(SHIPPED)[number].read_text("utf-8") for number in (2, 3)]
    assert statements > sum(len(migrate.statements(script)) for script in scripts)
    outcomes = set()
    for at in sorted({*range(1, statements, 3), statements}):
        folder = tmp_path / str(at)
        folder.mkdir()
        library = Path(shutil.copy(SAMPLES / "0001.voxdesk", folder / "library.voxdesk"))
        assert killed(library, at)
        outcomes.add(version(library))
        with closing(Store.open(library)) as store:
            assert store.rows("PRAGMA quick_check(1)") == [("ok",)]
            assert store.rows("SELECT name FROM city") == [("Riga",)]
            assert store.rows("SELECT count(*) FROM finding") == [(11,)]
        for kept in folder.glob("*before version *.voxdesk"):
            assert f"before version {version(kept) + 1}." in kept.name
        shutil.rmtree(folder)
    assert outcomes == {1, 2, 3}
