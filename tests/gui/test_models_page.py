"""Models on the screen: what is here, what is used, how others come, and how they go."""

import os
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import tiny_gguf
from tests.gui.windows import come_to_rest, new_window, the
from voxdesk.desk import Desk
from voxdesk.domain.model_entry import ModelRole
from voxdesk.gui import application
from voxdesk.gui.models.model_card import ModelCard
from voxdesk.gui.models.page import ALL, ModelsPage
from voxdesk.paths import Paths


def shown(desk: Desk, qtbot: QtBot) -> ModelsPage:
    """The page in a window that keeps settings, once it has looked."""
    window = new_window(desk, qtbot)
    window.settings_chosen.connect(lambda chosen: application.keep(desk, chosen))
    window.show_page("models")
    page = the(window, ModelsPage)
    qtbot.waitUntil(lambda: page.tabs.tabText(1) == f"All {len(page.cards())}")
    return page


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, models: Path) -> ModelsPage:
    assert models.is_dir()
    return shown(desk, qtbot)


def wait_for(page: ModelsPage, qtbot: QtBot, model_id: str, words: str) -> ModelCard:
    qtbot.waitUntil(
        lambda: model_id in page.cards() and page.cards()[model_id].state_words() == words,
        timeout=60_000,
    )
    return page.cards()[model_id]


def toy(tmp_path: Path) -> Path:
    """A writing model that knows nothing."""
    return tiny_gguf.write(tmp_path / "toy.gguf")


def test_models_stand_by_role_with_what_is_used(page: ModelsPage) -> None:
    cards = page.cards()
    assert cards["whisper-base"].state_words() == "In use"
    assert cards["whisper-tiny.en"].state_words() == "Installed"
    assert cards["whisper-large-v3"].state_words() == "Not installed"
    assert cards["report-adapter"].shown().in_use
    assert cards["whisper-large-v3"].isHidden()
    page.tabs.setCurrentIndex(ALL)
    assert not cards["whisper-large-v3"].isHidden()
    assert {each.shown().entry.role for each in cards.values()} == set(ModelRole)
    assert page.no_speech.isHidden()
    page.grab()


def test_a_model_is_used_from_now_on(desk: Desk, page: ModelsPage, qtbot: QtBot) -> None:
    page.cards()["whisper-tiny.en"].use.click()
    assert desk.settings.speech_model == "whisper-tiny.en"
    wait_for(page, qtbot, "whisper-tiny.en", "In use")
    wait_for(page, qtbot, "whisper-base", "Installed")


def test_verifying_reads_every_file_and_says_so(page: ModelsPage, qtbot: QtBot) -> None:
    card = page.cards()["whisper-tiny.en"]
    page.verify("whisper-tiny.en")
    assert not card.bar.isHidden()
    assert not card.verify.isEnabled()
    qtbot.waitUntil(lambda: card.bar.isHidden(), timeout=20_000)
    assert card.verify.isEnabled()
    wait_for(page, qtbot, "whisper-tiny.en", "Installed")


def test_a_model_is_added_found_damaged_and_removed(
    desk: Desk, page: ModelsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.add(toy(tmp_path))
    card = wait_for(page, qtbot, "toy", "Installed")
    assert "nothing it labels counts" in card.shown().trust
    assert page.add_button.isEnabled()
    target = desk.paths.models / "toy" / "toy.gguf"
    kept = target.stat()
    target.write_bytes(b"GGUX" + bytes(kept.st_size - 4))
    os.utime(target, ns=(kept.st_atime_ns, kept.st_mtime_ns))
    card.verify.click()
    wait_for(page, qtbot, "toy", "Damaged")
    assert "toy.gguf" in card.shown().damage
    card.remove.click()
    assert not card.asking.isHidden()
    assert target.exists(), "it asks first"
    card.remove_now.click()
    qtbot.waitUntil(lambda: "toy" not in page.cards())
    assert not target.exists()


def test_what_is_used_or_not_ours_is_not_removed_and_says_why(page: ModelsPage) -> None:
    cards = page.cards()
    assert not cards["whisper-base"].remove.isEnabled()
    assert "in use" in cards["whisper-base"].remove.toolTip()
    assert "in use" in cards["smollm2-135m-instruct"].remove.toolTip(), "an adapter builds on it"
    assert "not VoxDesk's" in cards["whisper-tiny.en"].remove.toolTip()


def test_what_is_not_here_says_how_it_comes_here(
    paths: Paths, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VOXDESK_MODELS", str(tmp_path / "none"))
    paths.prepare()
    with Desk.open(paths) as desk:
        page = shown(desk, qtbot)
        assert not page.no_speech.isHidden()
        card = page.cards()["whisper-base"]
        assert card.state_words() == "Chosen, but not installed"
        assert not card.isHidden(), "what is chosen is shown wherever it is"
        card.get.click()
        assert not card.way.isHidden()
        card.copy.click()
        assert QGuiApplication.clipboard().text() == "voxdesk models get whisper-base"
        other = page.cards()["whisper-large-v3"]
        assert not hasattr(other, "command"), "nothing carries it here"
        come_to_rest(qapp)


def test_fetching_that_is_forbidden_says_who_forbids_it(
    paths: Paths, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VOXDESK_MODELS", str(tmp_path / "none"))
    paths.prepare()
    paths.policy.write_text('forbid = ["models.download"]\n[lock]\nspeech_model = "toy"\n', "utf-8")
    with Desk.open(paths) as desk:
        page = shown(desk, qtbot)
        card = page.cards()["whisper-base"]
        assert not card.get.isEnabled()
        assert card.get.toolTip() == "Your organisation does not allow this."
        assert page.cards()["whisper-large-v3"].get.isEnabled(), "a folder may still be brought"
        come_to_rest(qapp)
