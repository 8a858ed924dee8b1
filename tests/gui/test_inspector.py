"""The tabs beside a recording: they fit whatever room and language, and are remembered."""

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.test_accessibility import marked_up, nameless, silent, too_wide, unreached
from tests.gui.windows import new_window, the
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.job import JobKind, JobState
from voxdesk.gui.main_window import MainWindow
from voxdesk.gui.transcript.fitting_tabs import FittingTabs
from voxdesk.gui.transcript.inspector import Inspector
from voxdesk.gui.transcript.page import TranscriptPage
from voxdesk.services import noting, speaking

NAMES = ("Карточка", "Выводы", "Голоса", "Заметки", "Похожее", "О записи")


@pytest.fixture
def tabs(qtbot: QtBot) -> FittingTabs:
    made = FittingTabs("Inspector")
    for place, name in enumerate(NAMES):
        made.add(str(place), name)
    qtbot.addWidget(made)
    made.show()
    return made


def in_row(tabs: FittingTabs) -> list[str]:
    bar = tabs.bar
    return [bar.tabText(each) for each in range(bar.count()) if bar.isTabVisible(each)]


@pytest.mark.parametrize("width", [340, 420, 900])
def test_every_tab_is_in_the_row_or_in_the_menu(tabs: FittingTabs, width: int) -> None:
    tabs.resize(width, 36)
    shown = in_row(tabs)
    assert [*shown, *(each.text() for each in tabs.menu.actions())] == list(NAMES)
    assert tabs.more.isVisible() == (len(shown) < len(NAMES))
    last = max(each for each in range(tabs.bar.count()) if tabs.bar.isTabVisible(each))
    assert tabs.bar.tabRect(last).right() <= tabs.bar.width()


def test_a_tab_chosen_from_the_menu_comes_into_the_row(tabs: FittingTabs, qtbot: QtBot) -> None:
    tabs.resize(340, 36)
    with qtbot.waitSignal(tabs.chosen) as chosen:
        tabs.menu.actions()[-1].trigger()
    assert chosen.args == ["5"]
    assert NAMES[5] in in_row(tabs)
    assert tabs.current() == "5"
    tabs.want("5", wanted=False)
    assert tabs.current() == "0"
    assert NAMES[5] not in in_row(tabs)


@pytest.fixture
def window(filled: Desk, walk: RecordingId, qtbot: QtBot) -> MainWindow:
    made = new_window(filled, qtbot)
    made.show()
    made.open_recording(walk)
    page = the(made, TranscriptPage)
    qtbot.waitUntil(lambda: page.opened() is not None)
    return made


def inspector_of(window: MainWindow) -> Inspector:
    return the(window, TranscriptPage).inspector


def test_each_tab_has_its_key_and_shows_the_recording(window: MainWindow, qtbot: QtBot) -> None:
    inspector = inspector_of(window)
    inspector.hide()
    window.commands.action("inspector.card").trigger()
    assert inspector.isVisible()
    qtbot.waitUntil(lambda: inspector.card.form.client.text() == "Marta Reis")
    window.commands.action("inspector.speakers").trigger()
    assert inspector.tabs.current() == "speakers"
    assert window.commands.reason("inspector.compare")


def test_the_tab_is_remembered(window: MainWindow, qtbot: QtBot) -> None:
    inspector_of(window).show_tab("notes")
    again = Inspector(window.frame)
    qtbot.addWidget(again)
    assert again.tabs.current() == "notes"


def test_what_was_heard_again_is_offered_and_shown(
    window: MainWindow, filled: Desk, walk: RecordingId
) -> None:
    inspector = inspector_of(window)
    assert "compare" not in inspector.tabs.offered()
    request: dict[str, object] = {
        "recording_id": walk,
        "start_ms": 0,
        "end_ms": 9000,
        "model": "whisper-small",
    }
    job = filled.store.jobs.add(JobKind.REHEAR, request)
    filled.store.jobs.move(job.id, JobState.RUNNING)
    window.following.refresh()
    assert "compare" in inspector.tabs.offered()
    inspector.compare(job.id)
    assert inspector.tabs.current() == "compare"
    assert window.commands.reason("inspector.compare") == ""


@pytest.mark.parametrize("key", ["card", "speakers", "notes", "about"])
def test_a_tab_needs_neither_sight_nor_a_mouse(
    window: MainWindow, filled: Desk, walk: RecordingId, qtbot: QtBot, key: str
) -> None:
    speaking.add(filled, walk, "J. Field")
    noting.note(filled, "the mirror had streaks", recording_id=walk, start_ms=38_000)
    inspector = inspector_of(window)
    the(window, TranscriptPage).refresh(frozenset({"notes", "transcripts"}))
    inspector.show_tab(key)
    shown = {
        "card": lambda: inspector.card.opened() is not None,
        "speakers": lambda: bool(inspector.speakers.rows()),
        "notes": lambda: bool(inspector.notes.notes.rows()),
    }
    qtbot.waitUntil(shown.get(key, lambda: True))
    audits = (nameless, unreached, silent, marked_up, too_wide)
    assert [problem for audit in audits for problem in audit(window)] == []
