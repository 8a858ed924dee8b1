"""Slow reads elsewhere, their results here."""

import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from voxdesk.errors import NothingFound
from voxdesk.gui.background import finish, run_task


def test_work_runs_elsewhere_and_its_result_comes_back_here(qtbot: QtBot) -> None:
    owner = QObject()
    threads: list[int] = []
    run_task(owner, threading.get_ident, lambda worked: threads.extend((worked, here())))
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] != here()
    assert threads[1] == here()


def here() -> int:
    return threading.get_ident()


def test_what_work_raises_is_raised_here_after_tidying_up(qtbot: QtBot) -> None:
    owner = QObject()
    tidied: list[bool] = []

    def work() -> None:
        raise NothingFound("rec-9")

    def never(_given: None) -> None:
        pytest.fail("there is no result")

    with capture_exceptions() as raised:
        run_task(owner, work, never, lambda: tidied.append(True))
        qtbot.waitUntil(lambda: bool(raised))
    assert isinstance(raised[0][1], NothingFound)
    assert tidied == [True]


def test_a_result_for_somebody_who_is_gone_is_dropped(qtbot: QtBot) -> None:
    owner = QObject()
    go_on = threading.Event()

    def never(_given: bool) -> None:
        pytest.fail("nobody is there")

    run_task(owner, go_on.wait, never)
    owner.deleteLater()
    qtbot.wait(20)
    go_on.set()
    finish()
    qtbot.wait(20)
