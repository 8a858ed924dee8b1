"""Errors as people see them."""

import logging
import sys
import threading

import pytest
from pytestqt.qtbot import QtBot

from voxdesk import texts
from voxdesk.errors import Cancelled, NotEnoughDisk, Remedy
from voxdesk.events import Notice
from voxdesk.gui.alerts import BUG_HEADING, Alerts
from voxdesk.gui.widgets.banner import Banner


@pytest.fixture
def banner(qtbot: QtBot) -> Banner:
    made = Banner()
    qtbot.addWidget(made)
    return made


def test_a_known_error_is_a_sentence_and_what_to_do(banner: Banner) -> None:
    Alerts(banner).show(NotEnoughDisk("/home"))
    assert banner.heading() == texts.message("disk.full", "/home")
    assert banner.text() == texts.remedy(Remedy.FREE_SPACE)
    assert banner.details() == ""


def test_a_bug_looks_like_one_and_keeps_its_traceback_folded(banner: Banner) -> None:
    try:
        raise KeyError("<b>nothing</b>")
    except KeyError as error:
        Alerts(banner).show(error)
    assert banner.heading() == BUG_HEADING
    assert "KeyError: '<b>nothing</b>'" in banner.details()


def test_the_same_error_again_is_counted_not_shown(
    banner: Banner, caplog: pytest.LogCaptureFixture
) -> None:
    alerts = Alerts(banner)
    with caplog.at_level(logging.WARNING):
        for _ in range(50):
            alerts.show(NotEnoughDisk("here"))
        alerts.show(NotEnoughDisk("there"))
    assert [record.getMessage() for record in caplog.records] == [
        "disk.full: here",
        "NotEnoughDisk: here: 49 times more",
        "disk.full: there",
    ]


def test_cancelling_is_no_error(banner: Banner) -> None:
    Alerts(banner).show(Cancelled())
    assert banner.isHidden()


def test_a_notice_is_told(banner: Banner) -> None:
    Alerts(banner).notice(Notice("engine.cuda_failed"))
    assert banner.heading() == texts.message("engine.cuda_failed")


def test_what_a_thread_did_not_catch_reaches_the_banner(banner: Banner, qtbot: QtBot) -> None:
    alerts = Alerts(banner)
    before = sys.excepthook, threading.excepthook
    alerts.take_hooks()

    def fail() -> None:
        raise NotEnoughDisk("in a thread")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: "in a thread" in banner.heading())
    alerts.give_hooks_back()
    assert (sys.excepthook, threading.excepthook) == before
