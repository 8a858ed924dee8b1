"""The library page: every part of looking after a library, on real libraries."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.gui.windows import new_window
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.job import JobState
from voxdesk.domain.retention import Retention
from voxdesk.domain.verification import Break
from voxdesk.domain.visit import NameKind, VisitCard
from voxdesk.gui.library import findings, strength
from voxdesk.gui.library.backups import BackupsSection
from voxdesk.gui.library.bin import EMPTY, RESTORE, BinSection
from voxdesk.gui.library.names import MERGE, RENAME, NamesSection
from voxdesk.gui.library.new_key import NewKey, judged
from voxdesk.gui.library.others import OthersSection
from voxdesk.gui.library.overview import OverviewSection
from voxdesk.gui.library.page import LibraryPage
from voxdesk.gui.library.passphrase import REMEMBER, PassphraseSection
from voxdesk.gui.library.retention import APPLY, KEEP, RetentionSection
from voxdesk.gui.library.rows import Row, RowModel
from voxdesk.gui.library.salvage_panel import SalvagePanel
from voxdesk.gui.library.section import Section
from voxdesk.gui.library.verify import VerifySection
from voxdesk.gui.locking.leaving import Leaving
from voxdesk.gui.main_window import MainWindow
from voxdesk.policy import Policy
from voxdesk.services import forgetting, retaining
from voxdesk.services.lanes import HANDLERS
from voxdesk.store.keys import LibraryKey

WAIT_MS = 20_000


@pytest.fixture
def quiet(filled: Desk) -> Desk:
    """The sample library, with nothing that waits to be done."""
    for job in filled.store.jobs.pending():
        filled.store.jobs.move(job.id, JobState.CANCELLED)
    return filled


@pytest.fixture
def window(quiet: Desk, qtbot: QtBot) -> MainWindow:
    made = new_window(quiet, qtbot)
    made.show_page("library")
    made.show()
    return made


def page_of(window: MainWindow) -> LibraryPage:
    page = window.page("library")
    assert isinstance(page, LibraryPage)
    return page


def part(window: MainWindow, key: str) -> Section:
    page = page_of(window)
    page.show_section(key)
    return page.shown()


def until(window: MainWindow, qtbot: QtBot, true: Callable[[], bool]) -> None:
    """Wait, with the news of jobs that a bridge would bring."""

    def look() -> bool:
        window.following.refresh()
        return true()

    qtbot.waitUntil(look, timeout=WAIT_MS)


# --- the page


def test_every_part_is_a_command_and_comes_back_where_it_was(window: MainWindow) -> None:
    page = page_of(window)
    ids = {each.command.id for each in window.commands.all()}
    assert {"library.verify", "library.backup", "library.bin.empty", "library.seal"} <= ids
    window.commands.action("library.show.retention").trigger()
    assert page.shown().key == "retention"
    assert page.where() == "retention"
    page.open("names")
    assert page.shown().key == "names"


def test_every_control_of_the_page_has_a_name(window: MainWindow) -> None:
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QSpinBox

    page = page_of(window)
    kinds = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QSpinBox)
    own = [each for kind in kinds for each in page.findChildren(kind)]
    unnamed = [
        each
        for each in own
        if not each.objectName().startswith("qt_")
        and not each.accessibleName()
        and type(each).__module__.startswith("voxdesk")
    ]
    assert unnamed == []


def test_rows_are_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = RowModel(("Name", "Size"))
    model.show_rows([Row(("one", "1 kB"), 1), Row(("two", ""), 2)])
    qtmodeltester.check(model)


def test_the_overview_tells_where_the_library_is_and_what_it_holds(
    window: MainWindow, quiet: Desk, qtbot: QtBot
) -> None:
    section = part(window, "overview")
    assert isinstance(section, OverviewSection)
    qtbot.waitUntil(lambda: bool(section.facts.facts()), timeout=WAIT_MS)
    facts = section.facts.facts()
    assert facts["File"] == str(quiet.store.path)
    assert "6 recordings" in facts["Holds"]
    assert facts["Passphrase"].startswith("None")
    assert facts["Last backup"] == "None yet"


# --- the bin


def test_what_is_in_the_bin_is_put_back_and_that_is_undone(
    window: MainWindow, quiet: Desk, walk: RecordingId, qtbot: QtBot
) -> None:
    forgetting.delete(quiet, f"rec-{walk}")
    section = part(window, "bin")
    assert isinstance(section, BinSection)
    qtbot.waitUntil(lambda: bool(section.view.rows.rows()), timeout=WAIT_MS)
    (row,) = section.view.rows.rows()
    assert row.cells[0] == "Grand Plaza walk-through.m4a"
    assert row.cells[3] == "1 report"
    assert window.commands.reason(RESTORE.id) == "Choose what to put back first"
    section.view.selectRow(0)
    window.commands.action(RESTORE.id).trigger()
    qtbot.waitUntil(lambda: not quiet.store.bin.entries(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "Put back" in window.undoing.undo_words(), timeout=WAIT_MS)
    window.undoing.undo()
    qtbot.waitUntil(lambda: len(quiet.store.bin.entries()) == 1, timeout=WAIT_MS)


def test_the_bin_is_emptied_only_when_told_twice(
    window: MainWindow, quiet: Desk, walk: RecordingId, qtbot: QtBot
) -> None:
    forgetting.delete(quiet, f"rec-{walk}")
    quiet.start(HANDLERS)
    section = part(window, "bin")
    assert isinstance(section, BinSection)
    qtbot.waitUntil(lambda: bool(section.view.rows.rows()), timeout=WAIT_MS)
    window.commands.action(EMPTY.id).trigger()
    assert "cannot be undone" in section.certainty.text()
    assert section.certainty.stay.hasFocus()
    section.certainty.stay.click()
    assert section.certainty.heading() == ""
    assert len(quiet.store.bin.entries()) == 1
    section.ask_to_empty()
    section.certainty.go_on.click()
    until(window, qtbot, lambda: section.outcome.heading() != "")
    assert section.outcome.heading() == "1 entry is forgotten."
    assert quiet.store.bin.entries() == ()
    qtbot.waitUntil(lambda: not section.empty.isHidden(), timeout=WAIT_MS)
    assert window.commands.reason(EMPTY.id) == "The bin is empty."


# --- backups


@pytest.fixture
def backed_up(window: MainWindow, quiet: Desk, tmp_path: Path, qtbot: QtBot) -> BackupsSection:
    """The part with backups, after one was made."""
    quiet.start(HANDLERS)
    section = part(window, "backups")
    assert isinstance(section, BackupsSection)
    section.back_up_into(tmp_path)
    until(window, qtbot, lambda: section.outcome.heading() != "")
    assert section.outcome.heading() == "The backup is made and checked."
    qtbot.waitUntil(lambda: len(section.view.rows.rows()) == 1, timeout=WAIT_MS)
    section.view.selectRow(0)
    return section


def test_a_backup_is_made_listed_and_checked(backed_up: BackupsSection, qtbot: QtBot) -> None:
    (row,) = backed_up.view.rows.rows()
    assert row.cells[3] == "Yes, sealed"
    backed_up.check()
    qtbot.waitUntil(lambda: "sound" in backed_up.outcome.heading(), timeout=WAIT_MS)


def test_a_damaged_backup_is_told(backed_up: BackupsSection, tmp_path: Path, qtbot: QtBot) -> None:
    (made,) = tmp_path.glob("*.voxdesk")
    content = bytearray(made.read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    made.write_bytes(content)
    backed_up.check()
    qtbot.waitUntil(lambda: "damaged" in backed_up.outcome.heading(), timeout=WAIT_MS)


def test_a_backup_opens_beside_the_library(
    backed_up: BackupsSection, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    backed_up.ask_to_restore()
    to = tmp_path / "again.voxdesk"
    with qtbot.waitSignal(window.leave_asked, timeout=WAIT_MS) as left:
        backed_up.restore.restore_beside(to)
    assert left.args == [Leaving(to, None)]
    with Desk.open(window.frame.desk.paths, to) as desk:
        assert desk.store.contents().counts["recordings"] == 6


def test_a_backup_takes_the_place_of_the_library_once_that_is_closed(
    backed_up: BackupsSection, window: MainWindow, quiet: Desk, qtbot: QtBot
) -> None:
    backed_up.ask_to_restore()
    with qtbot.waitSignal(window.leave_asked, timeout=WAIT_MS) as left:
        backed_up.restore.in_place.click()
    assert left.args is not None
    (leaving,) = left.args
    assert leaving.library == quiet.store.path
    quiet.close()
    assert leaving.work.do(lambda _done, _total: None) is None
    assert len(list(quiet.store.path.parent.glob("*before restore*.voxdesk"))) == 1


def test_backups_go_by_themselves_into_a_folder(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = part(window, "backups")
    assert isinstance(section, BackupsSection)
    chosen = staticmethod(lambda *_asked: str(tmp_path))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", chosen)
    section.every.setCurrentIndex(1)
    section.schedule()
    qtbot.waitUntil(lambda: section.folder.whole() == str(tmp_path), timeout=WAIT_MS)
    assert section.every.currentData() == 24
    assert "no backup" in section.none.text()


# --- retention


def test_rules_show_what_is_due_and_remove_it_only_when_told(
    window: MainWindow, quiet: Desk, qtbot: QtBot
) -> None:
    quiet.start(HANDLERS)
    section = part(window, "retention")
    assert isinstance(section, RetentionSection)
    assert "no rule" in section.none.text()
    audio = next(iter(section.months.values()))
    audio.setCurrentIndex(1)
    audio.activated.emit(1)
    assert window.commands.reason(APPLY.id) == "Keep the changed rules first"
    window.commands.action(KEEP.id).trigger()
    qtbot.waitUntil(lambda: len(section.view.rows.rows()) == 4, timeout=WAIT_MS)
    assert retaining.rules(quiet) == Retention(audio_months=1)
    section.ask_to_apply()
    assert "4 things" in section.certainty.heading()
    section.certainty.go_on.click()
    until(window, qtbot, lambda: section.outcome.heading() == "4 things are removed.")


# --- names


def test_a_name_is_spelt_otherwise_and_that_is_undone(
    window: MainWindow, quiet: Desk, qtbot: QtBot
) -> None:
    section = part(window, "names")
    assert isinstance(section, NamesSection)
    qtbot.waitUntil(lambda: len(section.view.rows.rows()) == 4, timeout=WAIT_MS)
    section.filter.setText("grand")
    section.view.selectRow(0)
    assert section.spelling.text() == "Grand Plaza"
    section.spelling.setText("Grand Plaza Lisbon")
    window.commands.action(RENAME.id).trigger()
    qtbot.waitUntil(
        lambda: quiet.store.names.find(NameKind.SITE, "Grand Plaza Lisbon") is not None,
        timeout=WAIT_MS,
    )
    qtbot.waitUntil(lambda: window.undoing.undo_words() != "", timeout=WAIT_MS)
    window.undoing.undo()
    qtbot.waitUntil(
        lambda: quiet.store.names.find(NameKind.SITE, "Grand Plaza") is not None, timeout=WAIT_MS
    )


def test_two_names_become_one_after_a_look_at_what_moves(window: MainWindow, qtbot: QtBot) -> None:
    section = part(window, "names")
    assert isinstance(section, NamesSection)
    section.kind.setCurrentIndex(section.kind.findData(NameKind.CLIENT))
    section.read()
    qtbot.waitUntil(lambda: len(section.view.rows.rows()) == 3, timeout=WAIT_MS)
    assert window.commands.reason(MERGE.id) == "Choose two names first"
    section.view.selectAll()
    rows = section.view.selectionModel()
    rows.select(
        section.view.rows.index(2, 0), rows.SelectionFlag.Deselect | rows.SelectionFlag.Rows
    )
    window.commands.action(MERGE.id).trigger()
    assert "1 visit " in section.merging.preview.text()
    kept = section.merging.kept().name
    section.merging.merge.click()
    qtbot.waitUntil(lambda: section.outcome.heading() != "", timeout=WAIT_MS)
    assert kept in section.outcome.heading()
    assert section.outcome.text() == "2 visits name it now."


# --- verifying


@pytest.fixture
def verifying(desk: Desk, qtbot: QtBot) -> VerifySection:
    """The part that verifies, on a library whose every row the chain knows."""
    desk.store.visits.add(VisitCard(site="Grand Plaza"))
    window = new_window(desk, qtbot)
    window.show_page("library")
    window.show()
    section = part(window, "verify")
    assert isinstance(section, VerifySection)
    return section


def test_a_library_as_it_was_left_is_said_to_be_so(
    verifying: VerifySection, tmp_path: Path, qtbot: QtBot
) -> None:
    verifying.seal_into(tmp_path)
    qtbot.waitUntil(lambda: verifying.sealed.heading() != "", timeout=WAIT_MS)
    (sheet,) = tmp_path.glob("voxdesk-seal-*.txt")
    verifying.verify_against(sheet)
    qtbot.waitUntil(lambda: verifying.outcome.heading() != "", timeout=WAIT_MS)
    assert verifying.outcome.heading() == "Everything is as the chain of custody says."
    assert "events" in verifying.outcome.text()
    assert "The seal of" in verifying.outcome.text()
    assert verifying.breaks.isHidden()


def test_what_another_program_altered_is_said_in_words(
    verifying: VerifySection, desk: Desk, qtbot: QtBot
) -> None:
    with desk.store.writing("visits") as db:
        db.execute("UPDATE site SET name = 'Other Plaza'")
    verifying.verify()
    qtbot.waitUntil(lambda: verifying.outcome.heading() != "", timeout=WAIT_MS)
    assert verifying.outcome.heading() == "Site sit-1 was altered outside VoxDesk."
    assert len(verifying.breaks.rows.rows()) == 1


def test_a_seal_that_is_none_is_said_in_place(
    verifying: VerifySection, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "seal.txt").write_text("not a seal", "utf-8")
    verifying.verify_against(tmp_path / "seal.txt")
    qtbot.waitUntil(lambda: verifying.outcome.heading() != "", timeout=WAIT_MS)
    assert "seal cannot be read" in verifying.outcome.heading()


def test_the_file_is_checked_in_full(verifying: VerifySection, qtbot: QtBot) -> None:
    verifying.check()
    qtbot.waitUntil(lambda: verifying.checked.heading() != "", timeout=WAIT_MS)
    assert verifying.checked.heading() == "Nothing is wrong with the file."
    assert verifying.salvage.isHidden()


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("events 3 to 5 missing", "Part of the chain of custody is missing (events 3 to 5)."),
        ("event 2 altered", "The chain of custody was rewritten (event 2)."),
        ("another library", "This is not the library that the seal speaks of."),
        ("rec-1 gone", "Recording rec-1 is gone."),
        ("trn-2 there again", "Transcript trn-2 is there again."),
        ("seg-4 not in the log", "Segment seg-4 was never told of."),
        ("ori-1 bytes altered", "The bytes of Original ori-1 are not those that came in."),
    ],
)
def test_each_kind_of_break_has_its_words(what: str, words: str) -> None:
    heading, means = findings.first_break(Break(1, what, "a", "b"))
    assert heading == words
    assert means


def test_a_damaged_library_is_salvaged_without_a_desk(
    quiet: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    panel = SalvagePanel(quiet.paths, quiet.store.path, None)
    qtbot.addWidget(panel)
    panel.show()
    quiet.close()
    panel.salvage_into(tmp_path / "new.voxdesk")
    qtbot.waitUntil(lambda: panel.outcome.heading() != "", timeout=WAIT_MS)
    assert (tmp_path / "new.voxdesk").exists()
    with qtbot.waitSignal(panel.wanted) as wanted:
        panel.open_new.click()
    assert wanted.args == [Leaving(tmp_path / "new.voxdesk")]


# --- the passphrase


def test_a_passphrase_counts_once_its_sheet_is_kept(
    window: MainWindow, quiet: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    section = part(window, "passphrase")
    assert isinstance(section, PassphraseSection)
    section.ask_for_new()
    asking = section.new_key
    asking.first.setText("blue lamp under seven rivers")
    assert not asking.go_on.isEnabled()
    asking.second.setText("blue lamp under seven rivers")
    asking.go_on.click()
    qtbot.waitUntil(asking.showing_sheet, timeout=WAIT_MS)
    assert asking.first.text() == ""
    assert not asking.finish.isEnabled()
    asking.save_to(tmp_path / "sheet.txt")
    qtbot.waitUntil(asking.finish.isEnabled, timeout=WAIT_MS)
    assert "Recovery code" in (tmp_path / "sheet.txt").read_text("utf-8")
    assert (tmp_path / "sheet.txt").stat().st_mode & 0o077 == 0
    with qtbot.waitSignal(window.leave_asked) as left:
        asking.finish.click()
    assert left.args is not None
    (leaving,) = left.args
    quiet.close()
    new = leaving.work.do(lambda _done, _total: None)
    with Desk.open(quiet.paths, leaving.library, key=new) as desk:
        assert desk.store.contents().counts["recordings"] == 6


def test_a_sheet_that_cannot_be_written_leaves_the_library_as_it_is(
    tmp_path: Path, qtbot: QtBot, key: LibraryKey
) -> None:
    asking = NewKey("Encrypt")
    qtbot.addWidget(asking)
    asking.begin(tmp_path / "library.voxdesk")
    asking._came(key)
    (tmp_path / "sheet.txt").write_text("somebody's", "utf-8")
    asking.save_to(tmp_path / "sheet.txt")
    qtbot.waitUntil(lambda: asking.outcome.heading() != "", timeout=WAIT_MS)
    assert not asking.finish.isEnabled()
    assert (tmp_path / "sheet.txt").read_text("utf-8") == "somebody's"


def test_what_the_organisation_forbids_says_who_forbids(quiet: Desk, qtbot: QtBot) -> None:
    quiet.policy = Policy(forbidden=frozenset({"keystore"}), locks={"lock_after_min": 5})
    window = new_window(quiet, qtbot)
    section = part(window, "passphrase")
    assert isinstance(section, PassphraseSection)
    assert "organisation" in section.idle.toolTip()
    section._encrypted = True
    section.read()
    qtbot.waitUntil(lambda: "organisation" in window.commands.reason(REMEMBER.id), timeout=WAIT_MS)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("short", strength.Strength.SHORT),
        ("aaaaaaaaaaaaaaaa", strength.Strength.WEAK),
        ("abcdefghijklmnop", strength.Strength.WEAK),
        ("blue lamp under seven rivers", strength.Strength.GOOD),
    ],
)
def test_a_passphrase_is_judged_as_it_is_typed(typed: str, found: strength.Strength) -> None:
    assert strength.strength(typed) is found
    assert judged(typed, typed)[0] == ("good" if found is strength.Strength.GOOD else "warning")


# --- other libraries


def test_another_library_is_opened_and_a_new_one_made(
    window: MainWindow, quiet: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    from voxdesk.gui.library import recent

    other = tmp_path / "other.voxdesk"
    Desk.open(quiet.paths, other).close()
    gone = tmp_path / "gone.voxdesk"
    for each in (gone, other, quiet.store.path):
        recent.note(quiet.paths, each)
    section = part(window, "others")
    assert isinstance(section, OthersSection)
    section.read()
    qtbot.waitUntil(lambda: len(section.view.rows.rows()) == 2, timeout=WAIT_MS)
    section.view.selectRow(1)
    assert window.commands.reason("library.switch") == "The file is not there now"
    section.view.selectRow(0)
    with qtbot.waitSignal(window.leave_asked) as left:
        section.switch()
    assert left.args == [Leaving(other, there=True)]
    section.make(other)
    assert "already" in section.outcome.heading()
    section.make(tmp_path / "new.voxdesk")
    with qtbot.waitSignal(window.leave_asked) as made:
        section.new_key.without.click()
    assert made.args == [Leaving(tmp_path / "new.voxdesk", None)]
