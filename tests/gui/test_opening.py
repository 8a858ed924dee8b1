"""From one library to another: the first start, switching, work between two windows, trouble."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from voxdesk.errors import NotEnoughDisk
from voxdesk.gui import application, words
from voxdesk.gui.library import recent
from voxdesk.gui.library.page import LibraryPage
from voxdesk.gui.library.passphrase import PassphraseSection
from voxdesk.gui.locking.leaving import Alone, Leaving
from voxdesk.gui.locking.trouble import TroubleWindow
from voxdesk.gui.locking.working_alone import AloneWindow
from voxdesk.gui.main_window import MainWindow
from voxdesk.gui.welcome.window import WelcomeWindow
from voxdesk.paths import Paths
from voxdesk.store.keys import LibraryKey, is_encrypted


class Act:
    """Does one thing after the other to whatever window is on the screen."""

    def __init__(
        self, app: QApplication, *acts: tuple[type[QWidget], Callable[..., object]]
    ) -> None:
        self._app = app
        self._acts = list(acts)
        self._timer = QTimer(interval=100)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def done(self) -> bool:
        self._timer.stop()
        return not self._acts

    def _look(self) -> None:
        if not self._acts:
            return
        kind, act = self._acts[0]
        for window in self._app.topLevelWidgets():
            if isinstance(window, kind) and window.isVisible():
                # It may take several looks: an act that says False is tried again.
                if act(window) is not False:
                    self._acts.pop(0)
                return


def holds(window: MainWindow) -> Path:
    return window.frame.desk.store.path


def test_the_first_start_welcomes_and_then_shows_the_library(
    paths: Paths, qapp: QApplication
) -> None:
    seen: list[Path] = []

    def begin(window: WelcomeWindow) -> object:
        for _ in window.steps:
            window.go_on.click()
        return None

    def look(window: MainWindow) -> object:
        seen.append(holds(window))
        return window.close()

    paths.prepare()
    act = Act(qapp, (WelcomeWindow, begin), (MainWindow, look))
    assert application.show(paths, paths.library, None, named=False) == 0
    assert act.done()
    assert seen == [paths.library]


def test_nobody_is_welcomed_twice_nor_in_a_trial(paths: Paths, qapp: QApplication) -> None:
    paths.prepare()
    assert application.show(paths, paths.library, None, named=False, exit_after_ms=50) == 0
    assert paths.library.exists()
    act = Act(qapp, (MainWindow, lambda window: window.close()))
    assert application.show(paths, paths.library, None, named=False) == 0
    assert act.done()


def test_another_library_is_opened_in_place_of_the_first_and_at_the_next_start(
    paths: Paths, tmp_path: Path, qapp: QApplication
) -> None:
    paths.prepare()
    seen: list[tuple[Path, str]] = []
    other = tmp_path / "other.voxdesk"

    def switch(window: MainWindow) -> object:
        if recent.known(paths) != (paths.library,):
            return False  # it was not painted yet
        window.show_page("library")
        seen.append((holds(window), window.current_key()))
        window.frame.leave(Leaving(other))
        return None

    def look(window: MainWindow) -> object:
        if recent.known(paths) != (other, paths.library):
            return False
        seen.append((holds(window), window.current_key()))
        return window.close()

    act = Act(qapp, (MainWindow, switch), (MainWindow, look))
    assert application.show(paths, paths.library, None) == 0
    assert act.done()
    assert seen == [(paths.library, "library"), (other, "recordings")]
    assert recent.chosen(paths) == other


def test_work_that_needs_the_library_alone_is_done_between_two_windows(
    paths: Paths, key: LibraryKey, qapp: QApplication
) -> None:
    paths.prepare()
    said: list[str] = []

    def encrypt(window: MainWindow) -> object:
        page = window.page("library")
        assert isinstance(page, LibraryPage)
        window.show_page("library", "passphrase")
        section = page.section("passphrase")
        assert isinstance(section, PassphraseSection)
        section.new_key.given.emit(key)
        return None

    def look(window: MainWindow) -> object:
        if window.frame.desk.store.key is None:
            return False
        page = window.page("library")
        assert isinstance(page, LibraryPage)
        section = page.shown()
        assert isinstance(section, PassphraseSection)
        said.append(section.outcome.heading())
        return window.close()

    act = Act(qapp, (MainWindow, encrypt), (MainWindow, look))
    assert application.show(paths, paths.library, None) == 0
    assert act.done()
    assert is_encrypted(paths.library)
    assert said == ["The library is encrypted now."]


def test_work_that_fails_is_told_and_the_library_opens_as_it_was(
    paths: Paths, qapp: QApplication
) -> None:
    paths.prepare()

    def fail(_look: Callable[[int, int], None]) -> None:
        raise NotEnoughDisk("1 MB are needed")

    def leave(window: MainWindow) -> object:
        window.frame.leave(Leaving(paths.library, None, Alone("Encrypting", fail, "Done")))
        return None

    def read(window: AloneWindow) -> object:
        if not window.go_on.isVisible():
            return False
        assert "disk" in window.outcome.heading().lower()
        window.go_on.click()
        return None

    act = Act(
        qapp, (MainWindow, leave), (AloneWindow, read), (MainWindow, lambda window: window.close())
    )
    assert application.show(paths, paths.library, None) == 0
    assert act.done()


def test_a_library_that_cannot_be_opened_is_told_with_the_ways_on(
    paths: Paths, tmp_path: Path, qapp: QApplication
) -> None:
    paths.prepare()
    torn = tmp_path / "torn.voxdesk"
    torn.write_bytes(b"SQLite format 3\0" + bytes(4000))
    before = torn.read_bytes()
    other = tmp_path / "other.voxdesk"
    seen: list[Path] = []

    def read(window: TroubleWindow) -> object:
        assert "damaged" in window.heading.text()
        assert window.restore.isVisible()
        window.go(Leaving(other))
        return None

    def look(window: MainWindow) -> object:
        seen.append(holds(window))
        return window.close()

    act = Act(qapp, (TroubleWindow, read), (MainWindow, look))
    assert application.show(paths, torn, None) == 0
    assert act.done()
    assert seen == [other]
    assert torn.read_bytes() == before


def test_a_library_whose_disk_is_gone_is_not_made_anew(
    paths: Paths, tmp_path: Path, qapp: QApplication
) -> None:
    paths.prepare()
    gone = tmp_path / "gone.voxdesk"
    act = Act(qapp, (TroubleWindow, lambda window: window.close()))
    application.show(paths, gone, None, named=False)
    assert act.done()
    assert not gone.exists()


def test_another_language_builds_the_window_anew_where_it_was(
    paths: Paths, qapp: QApplication
) -> None:
    paths.prepare()
    seen: list[tuple[str, str, object]] = []

    def speak(window: MainWindow) -> object:
        window.show_page("library", "names")
        window.frame.use(dataclasses.replace(window.frame.desk.settings, language="ru"))
        window.frame.begin_again()
        return None

    def look(window: MainWindow) -> object:
        if window.frame.desk.settings.language != "ru":
            return False
        seen.append((window.frame.desk.settings.language, *window.where()))
        return window.close()

    act = Act(qapp, (MainWindow, speak), (MainWindow, look))
    assert application.show(paths, paths.library, None) == 0
    assert act.done()
    assert seen == [("ru", "library", "names")]
    words.speak(qapp, "en")
