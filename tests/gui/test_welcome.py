"""The first start: asked calmly, in the language that was chosen, and shown that it works."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from voxdesk import settings
from voxdesk.domain.model_entry import ModelRole, ModelState
from voxdesk.errors import BadRequest, UnfitPlace
from voxdesk.gui import words
from voxdesk.gui.locking.leaving import Leaving
from voxdesk.gui.welcome.window import WelcomeWindow
from voxdesk.paths import Paths
from voxdesk.services import beginning
from voxdesk.settings import Settings
from voxdesk.store.keys import LibraryKey

WAIT_MS = 60_000
LANGUAGE, LIBRARY, NAME, MODELS = range(4)


@pytest.fixture
def window(paths: Paths, qtbot: QtBot, qapp: QApplication) -> Iterator[WelcomeWindow]:
    paths.prepare()
    made = WelcomeWindow(paths)
    qtbot.addWidget(made)
    made.show()
    yield made
    words.speak(qapp, "en")


def test_the_steps_lead_to_a_library_and_keep_what_was_chosen(
    window: WelcomeWindow, paths: Paths, qtbot: QtBot
) -> None:
    window.go_on.click()
    assert window.at() == LIBRARY
    window.go_on.click()
    window.name.field.setText("  Ada   Field ")
    window.name.field.returnPressed.emit()
    assert window.at() == MODELS
    assert window.go_on.text() == "Begin"
    window.go_on.click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=WAIT_MS)
    assert window.begun == Leaving(paths.library, None)
    assert settings.load(paths.settings)[0].person == "Ada Field"
    assert not paths.library.exists()  # made when it is opened


def test_another_language_is_spoken_at_once_and_kept(
    window: WelcomeWindow, paths: Paths, qtbot: QtBot
) -> None:
    window.language.buttons["ru"].click()
    assert window.language.buttons["ru"].isChecked()
    for _ in window.steps:
        window.go_on.click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=WAIT_MS)
    assert settings.load(paths.settings)[0].language == "ru"


def test_a_window_that_is_closed_begins_nothing(window: WelcomeWindow, paths: Paths) -> None:
    window.close()
    assert window.begun is None
    assert not paths.settings.exists()


def test_a_passphrase_is_set_before_it_goes_on(
    window: WelcomeWindow, key: LibraryKey, tmp_path: Path, qtbot: QtBot
) -> None:
    window.show_step(LIBRARY)
    window.library.encrypted.setChecked(True)
    assert not window.go_on.isEnabled()
    assert "recovery sheet" in window.go_on.toolTip()
    asking = window.library.new_key
    asking._came(key)
    asking.save_to(tmp_path / "sheet.txt")
    qtbot.waitUntil(asking.finish.isEnabled, timeout=WAIT_MS)
    asking.finish.click()
    assert window.at() == NAME
    assert window.library.key == key
    window.back.click()
    window.library.without.setChecked(True)
    assert window.library.key is None
    assert window.go_on.isEnabled()


def test_a_place_where_no_library_can_lie_is_refused_with_its_reason(
    window: WelcomeWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    synchronised = tmp_path / "Dropbox" / "work"
    synchronised.mkdir(parents=True)
    window.show_step(LIBRARY)
    window.library.place(synchronised / "library.voxdesk")
    qtbot.waitUntil(lambda: window.library.outcome.heading() != "", timeout=WAIT_MS)
    assert "locks cannot be trusted" in window.library.outcome.heading()
    assert not window.go_on.isEnabled()
    window.library.place(tmp_path / "library.voxdesk")
    qtbot.waitUntil(window.go_on.isEnabled, timeout=WAIT_MS)


def test_the_models_that_are_missing_are_told_with_what_to_do(
    window: WelcomeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VOXDESK_MODELS", str(tmp_path))
    window.speak("en")
    window.show_step(MODELS)
    qtbot.waitUntil(lambda: bool(window.models.states), timeout=WAIT_MS)
    assert window.models.states[ModelRole.SPEECH] is ModelState.MISSING
    assert "Models" in window.models.remedy.text()
    assert window.models.try_button.toolTip() == "The speech model is not installed"
    assert window.go_on.isEnabled()


@pytest.mark.usefixtures("models")
def test_a_sentence_is_really_heard(window: WelcomeWindow, qtbot: QtBot) -> None:
    window.show_step(MODELS)
    qtbot.waitUntil(lambda: bool(window.models.states), timeout=WAIT_MS)
    window.models.try_sentence()
    assert not window.models.try_button.isEnabled()
    qtbot.waitUntil(lambda: window.models.outcome.heading() != "", timeout=WAIT_MS)
    assert window.models.outcome.heading().startswith("It works.")
    assert "hotel" in window.models.outcome.text().lower()


def test_every_button_of_the_first_start_has_a_name(window: WelcomeWindow) -> None:
    buttons = window.findChildren(QPushButton)
    assert buttons
    assert [each for each in buttons if not each.accessibleName()] == []


def test_only_what_is_not_there_can_be_a_new_library(tmp_path: Path) -> None:
    beginning.require_fit(tmp_path / "deep" / "down" / "new.voxdesk")
    (tmp_path / "there.voxdesk").write_bytes(b"")
    with pytest.raises(BadRequest):
        beginning.require_fit(tmp_path / "there.voxdesk")
    with pytest.raises(UnfitPlace):
        beginning.require_fit(tmp_path / "OneDrive" / "new.voxdesk")


def test_the_chosen_models_are_told_by_what_they_are_for(paths: Paths) -> None:
    found = dict(beginning.models(paths, Settings()))
    assert found[ModelRole.SPEECH].entry.id == Settings().speech_model
    assert set(found) == set(ModelRole)
