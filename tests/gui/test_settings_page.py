"""Settings on the screen: every one has its words and its control, and holds once it is chosen."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.windows import come_to_rest, new_window, the
from voxdesk import settings
from voxdesk.desk import Desk
from voxdesk.errors import ModelUnknown
from voxdesk.gui import application, background, theme
from voxdesk.gui.locking.idle_lock import IdleLock
from voxdesk.gui.main_window import MainWindow
from voxdesk.gui.settings import wording
from voxdesk.gui.settings.controls import (
    ChoiceControl,
    NumberControl,
    SwitchControl,
    TextControl,
)
from voxdesk.gui.settings.page import SettingsPage
from voxdesk.paths import Paths
from voxdesk.settings import FIELDS, Settings


def window_on(desk: Desk, qtbot: QtBot) -> MainWindow:
    """A window that keeps settings as the application does."""
    window = new_window(desk, qtbot)
    window.settings_chosen.connect(lambda chosen: application.keep(desk, chosen))
    return window


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> SettingsPage:
    return the(window_on(desk, qtbot), SettingsPage)


@pytest.fixture
def governed(paths: Paths, qapp: QApplication) -> Iterator[Desk]:
    """A desk whose organisation fixed two settings."""
    paths.prepare()
    paths.policy.write_text('[lock]\ndevice = "cpu"\nlock_after_min = 10\n', "utf-8")
    settings.save(Settings(device="cuda"), paths.settings)
    with Desk.open(paths) as opened:
        yield opened
        come_to_rest(qapp)


def test_every_setting_has_its_words_and_every_choice_too() -> None:
    assert set(wording.WORDS) == set(FIELDS)
    for name, words in wording.WORDS.items():
        assert words.title
        assert words.help.endswith(".")
        assert words.section in wording.SECTIONS
        for choice in FIELDS[name].metadata["rule"].choices:
            assert choice in words.choices or choice in settings.SPOKEN, (name, choice)


def test_a_control_fits_the_kind_of_its_setting(page: SettingsPage) -> None:
    kinds = {name: type(row.control) for name, row in page.rows.items()}
    assert kinds["theme"] is kinds["speech_model"] is ChoiceControl
    assert kinds["threads"] is kinds["rewind_ms"] is NumberControl
    assert kinds["notifications"] is SwitchControl
    assert kinds["person"] is TextControl
    assert all(row.control.accessibleName() for row in page.rows.values())


def test_a_theme_is_used_at_once_and_kept(desk: Desk, page: SettingsPage, paths: Paths) -> None:
    row = page.rows["theme"]
    assert isinstance(row.control, ChoiceControl)
    assert row.origin() == "Default"
    row.control.setCurrentIndex(row.control.findData("dark"))
    row.control.activated.emit(row.control.currentIndex())
    assert theme.is_dark()
    assert row.origin() == "Your setting"
    background.finish()
    assert settings.load(paths.settings)[0].theme == "dark"
    row.reset.click()
    assert desk.settings.theme == "system"
    assert row.reset.isHidden()


def test_what_is_typed_reaches_the_library_and_the_engines(
    desk: Desk, page: SettingsPage, qtbot: QtBot
) -> None:
    name = page.rows["person"].control
    assert isinstance(name, TextControl)
    qtbot.keyClicks(name, "Jo Field")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert desk.store.person.name == "Jo Field"
    minutes = page.rows["engine_idle_s"].control
    assert isinstance(minutes, NumberControl)
    assert minutes.text() == "10 min"
    minutes.setValue(2)
    assert desk.settings.engine_idle_s == 120
    again = page.rows["rewind_ms"].control
    assert isinstance(again, NumberControl)
    assert again.text() == "1.5 s"
    again.setValue(0)
    assert again.text() == "Not at all"
    switch = page.rows["notifications"].control
    assert isinstance(switch, SwitchControl)
    switch.click()
    assert desk.settings.notifications is False
    assert switch.text() == "Off"


def test_engines_go_by_the_settings_of_now(desk: Desk, models: Path) -> None:
    assert models
    desk.use(dataclasses.replace(desk.settings, speech_model="whisper-tiny.en"))
    assert desk.engines.transcriber()
    desk.use(dataclasses.replace(desk.settings, speech_model="no-such-model"))
    with pytest.raises(ModelUnknown):
        desk.engines.transcriber()


def test_what_the_organisation_fixed_cannot_be_changed_and_says_so(
    governed: Desk, qtbot: QtBot, paths: Paths
) -> None:
    page = the(window_on(governed, qtbot), SettingsPage)
    row = page.rows["device"]
    assert not row.control.isEnabled()
    assert row.origin() == "Fixed by your organisation"
    assert row.control.toolTip() == "Fixed by your organisation"
    assert row.reset.isHidden()
    assert any("device, lock_after_min" in line for line in page.about.rules)
    governed.use(Settings(device="cuda", theme="dark"))
    assert governed.settings.device == "cpu"
    application.keep(governed, dataclasses.replace(governed.settings, theme="light"))
    background.finish()
    kept = settings.load(paths.settings)[0]
    assert (kept.device, kept.theme) == ("cuda", "light"), "the user's own choice comes back"


def test_models_that_are_here_can_be_chosen(
    desk: Desk, page: SettingsPage, qtbot: QtBot, models: Path
) -> None:
    page.take_focus()
    control = page.rows["speech_model"].control
    assert isinstance(control, ChoiceControl)
    qtbot.waitUntil(lambda: control.findData("whisper-tiny.en") >= 0)
    control.setCurrentIndex(control.findData("whisper-tiny.en"))
    control.activated.emit(control.currentIndex())
    assert desk.settings.speech_model == "whisper-tiny.en"
    writing = page.rows["writing_model"].control
    assert isinstance(writing, ChoiceControl)
    assert writing.findData("extractive") >= 0
    assert models


def test_a_model_that_went_is_shown_as_gone(desk: Desk, qtbot: QtBot) -> None:
    desk.use(dataclasses.replace(desk.settings, speech_model="whisper-enormous"))
    page = the(window_on(desk, qtbot), SettingsPage)
    control = page.rows["speech_model"].control
    assert isinstance(control, ChoiceControl)
    assert control.currentText() == "whisper-enormous (not here)"


def test_typing_leaves_what_fits(page: SettingsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.typed, "graphics")
    assert [name for name, row in page.rows.items() if not row.isHidden()] == ["device"]
    page.typed.setText("no such thing at all")
    assert all(row.isHidden() for row in page.rows.values())
    page.typed.clear()
    assert all(not row.isHidden() for row in page.rows.values())


def test_a_language_builds_the_window_anew(desk: Desk, qtbot: QtBot) -> None:
    window = window_on(desk, qtbot)
    row = the(window, SettingsPage).rows["language"]
    with qtbot.waitSignal(window.begin_again_asked):
        row.chosen.emit("language", "ru")
    assert desk.settings.language == "ru"


def test_the_wheel_scrolls_and_changes_nothing(page: SettingsPage, qapp: QApplication) -> None:
    for row in page.rows.values():
        if isinstance(row.control, ChoiceControl | NumberControl):
            assert row.control.focusPolicy() is Qt.FocusPolicy.StrongFocus
    assert qapp


def test_one_setting_can_be_asked_for(desk: Desk, qtbot: QtBot) -> None:
    window = window_on(desk, qtbot)
    window.show()
    window.show_page("settings", "writing_model")
    assert the(window, SettingsPage).rows["writing_model"].isVisible()


def test_the_lock_takes_another_time_at_once(desk: Desk, qtbot: QtBot, qapp: QApplication) -> None:
    window = window_on(desk, qtbot)
    lock = IdleLock(qapp, window, desk, 0)
    qtbot.wait(50)
    assert lock.ended_at is None, "0 never locks"
    lock.wait_for(10)
    qtbot.waitUntil(lambda: lock.ended_at is not None)


def test_every_language_that_is_spoken_has_its_own_name() -> None:
    named = {value: wording.choice_words("speech_language", value) for value in settings.SPOKEN}
    assert named["en"] == "English"
    assert not [value for value, name in named.items() if name == value]
