"""An encrypted library in the window: asked for before it opens, locked when nobody is there."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from installer.sample_library import fill
from tests.gui.windows import new_window, the
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.job import JobKind, JobState
from voxdesk.gui import application, background
from voxdesk.gui.locking.idle_lock import IdleLock
from voxdesk.gui.locking.unlock_page import UnlockPage
from voxdesk.gui.locking.unlocking import UnlockWindow
from voxdesk.gui.main_window import MainWindow, Where
from voxdesk.gui.recordings.page import RecordingsPage
from voxdesk.paths import Paths
from voxdesk.policy import Policy
from voxdesk.settings import Settings, save
from voxdesk.store.keys import LibraryKey

PASSPHRASE = "correct horse battery"
LONG_MS = 3_600_000


@pytest.fixture(scope="session")
def typed_key() -> LibraryKey:
    return LibraryKey.new(PASSPHRASE)


@pytest.fixture
def library(paths: Paths, typed_key: LibraryKey) -> Path:
    """An encrypted library with the sample recordings."""
    paths.prepare()
    with Desk.open(paths, key=typed_key) as desk:
        fill(desk.store)
        for job in desk.store.jobs.pending():
            desk.store.jobs.move(job.id, JobState.CANCELLED)
    return paths.library


@pytest.fixture
def encrypted(
    paths: Paths, library: Path, typed_key: LibraryKey, qapp: QApplication
) -> Iterator[Desk]:
    with Desk.open(paths, library, key=typed_key) as desk:
        yield desk
        # What one read brings may ask for the next.
        for _ in range(4):
            background.finish()
            qapp.processEvents()
        background.finish()


@pytest.fixture
def page(library: Path, qtbot: QtBot) -> UnlockPage:
    made = UnlockPage(library)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_right_passphrase_unlocks(
    page: UnlockPage, typed_key: LibraryKey, qtbot: QtBot
) -> None:
    page.field.setText(PASSPHRASE)
    with qtbot.waitSignal(page.unlocked, timeout=20_000) as unlocked:
        qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert unlocked.args == [typed_key]
    assert page.field.text() == ""


def test_a_wrong_passphrase_is_said_beside_the_field_and_the_window_goes_on(
    page: UnlockPage, qtbot: QtBot
) -> None:
    ticks = []
    ticking = QTimer(page, interval=10)
    ticking.timeout.connect(lambda: ticks.append(1))
    ticking.start()
    page.field.setText("incorrect horse")
    page.try_it()
    assert not page.field.isEnabled()
    qtbot.waitUntil(lambda: page.said.text() != "", timeout=20_000)
    assert "not the passphrase" in page.said.text()
    assert len(ticks) > 10
    assert page.field.isEnabled()
    page.field.setText("another try")
    assert page.said.text() == ""


def test_what_is_typed_is_hidden(page: UnlockPage) -> None:
    assert page.field.echoMode() is QLineEdit.EchoMode.Password
    assert page.field.accessibleName() == "Passphrase"


def test_the_recovery_code_unlocks_as_well(
    page: UnlockPage, typed_key: LibraryKey, qtbot: QtBot
) -> None:
    page.other_way.click()
    assert page.field.accessibleName() == "Recovery code"
    page.field.setText(typed_key.recovery_code.lower())
    with qtbot.waitSignal(page.unlocked, timeout=20_000) as unlocked:
        page.open_button.click()
    assert unlocked.args == [typed_key]


def test_the_window_that_asks_closes_with_the_key(
    library: Path, typed_key: LibraryKey, qtbot: QtBot
) -> None:
    window = UnlockWindow(library)
    qtbot.addWidget(window)
    window.show()
    window.page.field.setText(PASSPHRASE)
    window.page.try_it()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    assert window.key == typed_key


def test_a_window_closed_without_a_passphrase_opens_nothing(
    paths: Paths, library: Path, qapp: QApplication
) -> None:
    QTimer.singleShot(200, qapp.closeAllWindows)
    assert application.show(paths, library, None) == 0


def test_a_window_opens_with_a_key_that_is_at_hand(
    paths: Paths, library: Path, typed_key: LibraryKey, qtbot: QtBot
) -> None:
    assert qtbot
    assert application.show(paths, library, typed_key, exit_after_ms=100) == 0


def test_an_idle_window_closes_its_library_and_tells_where_it_was(
    encrypted: Desk, qapp: QApplication, qtbot: QtBot
) -> None:
    window = new_window(encrypted, qtbot)
    window.show()
    recording = encrypted.store.recordings.recent()[0].id
    window.open_recording(recording)
    lock = IdleLock(qapp, window, encrypted, after_ms=100)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=5000)
    assert lock.ended_at == Where("recording", (recording, ()))
    again = new_window(encrypted, qtbot)
    again.go_to(lock.ended_at)
    assert again.where() == lock.ended_at


def test_whoever_moves_or_types_is_not_locked_out(
    encrypted: Desk, qapp: QApplication, qtbot: QtBot
) -> None:
    window = new_window(encrypted, qtbot)
    window.show()
    lock = IdleLock(qapp, window, encrypted, after_ms=300)
    for _ in range(8):
        qtbot.wait(80)
        qtbot.keyClick(window, Qt.Key.Key_Shift)
    assert window.isVisible()
    assert lock.ended_at is None
    window.close()


def test_while_a_job_waits_the_window_is_hidden_and_the_library_stays_open(
    encrypted: Desk, qapp: QApplication, qtbot: QtBot
) -> None:
    job = encrypted.jobs.add(JobKind.INDEX, {"recording_id": 1})
    window = new_window(encrypted, qtbot)
    window.show()
    asking = QDialog(window)
    asking.show()
    lock = IdleLock(qapp, window, encrypted, after_ms=LONG_MS)
    lock.lock()
    assert window.isVisible()
    assert not asking.isVisible()
    assert not the(window, RecordingsPage).isVisible()
    assert not window.rail.isVisible()
    assert not window.acceptDrops()
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current_page() is the(window, RecordingsPage)
    page = window.findChild(UnlockPage)
    assert page is not None
    page.field.setText(PASSPHRASE)
    page.try_it()
    qtbot.waitUntil(the(window, RecordingsPage).isVisible, timeout=20_000)
    assert window.acceptDrops()
    lock.lock()
    encrypted.store.jobs.move(job.id, JobState.CANCELLED)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=5000)
    assert lock.ended_at is not None


def test_a_key_locks_the_window_at_once(encrypted: Desk, qapp: QApplication, qtbot: QtBot) -> None:
    encrypted.jobs.add(JobKind.INDEX, {"recording_id": 1})
    window = new_window(encrypted, qtbot)
    window.show()
    IdleLock(qapp, window, encrypted, after_ms=0)
    window.commands.action("lock").trigger()
    page = window.findChild(UnlockPage)
    assert page is not None
    assert page.isVisible()
    assert not page.elsewhere.isVisible()
    window.close_now()


def test_another_library_can_be_opened_instead_of_a_locked_one(
    library: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = UnlockWindow(library, Policy(forbidden=frozenset({"keystore"})))
    qtbot.addWidget(window)
    window.show()
    assert window.page.elsewhere.isVisible()
    assert not window.page.remember.isEnabled()
    assert "organisation" in window.page.remember.toolTip()
    window.open_other(tmp_path / "other.voxdesk")
    assert not window.isVisible()
    assert window.other == tmp_path / "other.voxdesk"
    assert window.key is None


def test_a_locked_window_asks_and_goes_on_where_it_was(
    paths: Paths, library: Path, typed_key: LibraryKey, qapp: QApplication
) -> None:
    """The whole way round: opened, idle, closed, asked, opened again."""
    save(Settings(lock_after_min=1), paths.settings)
    seen: list[str] = []
    desks: list[Desk] = []

    def act() -> None:
        window = next((each for each in qapp.topLevelWidgets() if each.isVisible()), None)
        if isinstance(window, MainWindow) and seen in ([], ["open", "asked"]):
            seen.append("open")
            if len(seen) == 1:
                window.open_recording(RecordingId(1))
                lock = window.findChild(IdleLock)
                assert lock is not None
                lock.lock()
            else:
                seen.append(str(window.where().what))
                window.close()
        elif isinstance(window, UnlockWindow) and seen == ["open"]:
            seen.append("asked")
            gc.collect()
            found = (each for each in gc.get_objects() if isinstance(each, Desk))
            desks.extend(each for each in found if each.store.path == library)
            window.page.field.setText(PASSPHRASE)
            window.page.try_it()

    acting = QTimer(interval=100)
    acting.timeout.connect(act)
    acting.start()
    assert application.show(paths, library, typed_key) == 0
    acting.stop()
    assert seen == ["open", "asked", "open", "(1, ())"]
    assert desks == []  # nor, with them, the key
