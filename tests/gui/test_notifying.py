"""Messages of the system when long work has ended and nobody was looking."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.windows import new_window
from voxdesk.desk import Desk
from voxdesk.domain.job import JobKind, JobState
from voxdesk.gui import notifying
from voxdesk.gui.jobs.following import Following
from voxdesk.gui.notifying import Notifying


@pytest.mark.parametrize(
    ("kind", "wanted", "told"),
    [(JobKind.TRANSCRIBE, True, 1), (JobKind.INDEX, True, 0), (JobKind.TRANSCRIBE, False, 0)],
)
def test_long_work_that_people_wait_for_is_told(
    desk: Desk,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    kind: JobKind,
    wanted: bool,
    told: int,
) -> None:
    monkeypatch.setattr(notifying, "LONG_S", 0.0)
    desk.settings = replace(desk.settings, notifications=wanted)
    following, window = Following(desk), QWidget()
    qtbot.addWidget(window)
    messages: list[tuple[str, str]] = []
    Notifying(desk, following, window).wanted.connect(lambda *each: messages.append(each))
    job = desk.jobs.add(kind, {"recording_id": 1})
    for state in (JobState.RUNNING, JobState.DONE):
        desk.store.jobs.move(job.id, state)
        following.refresh()
    assert len(messages) == told
    assert messages in ([], [("Transcribe: Done", "Everything is done.")])


def test_short_work_is_not_worth_a_message(desk: Desk, qtbot: QtBot) -> None:
    following, window = Following(desk), QWidget()
    qtbot.addWidget(window)
    messages: list[tuple[str, str]] = []
    Notifying(desk, following, window).wanted.connect(lambda *each: messages.append(each))
    job = desk.jobs.add(JobKind.TRANSCRIBE, {"recording_id": 1})
    for state in (JobState.RUNNING, JobState.DONE):
        desk.store.jobs.move(job.id, state)
        following.refresh()
    assert messages == []


def test_fields_leave_what_is_dropped_to_the_window(desk: Desk, qtbot: QtBot) -> None:
    window = new_window(desk, qtbot)
    window.show()
    for key in ("recordings", "reports", "settings"):
        window.show_page(key)
    fields = [each for each in window.findChildren(QLineEdit) if each.isVisibleTo(window)]
    assert fields
    assert not any(each.acceptDrops() for each in fields)
