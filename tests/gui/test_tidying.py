"""When the window's process tidies up, and that it does."""

import gc
import sys
import weakref

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from voxdesk.gui.tidying import TURN_S, Tidying


class Ring:
    """Something that refers to itself."""

    def __init__(self) -> None:
        self.itself = self


def dropped() -> weakref.ref[Ring]:
    return weakref.ref(Ring())


def test_nothing_is_collected_while_somebody_works_and_all_of_it_then(
    qapp: QApplication, qtbot: QtBot
) -> None:
    before = sys.getswitchinterval()
    tidying = Tidying(qapp)
    try:
        assert not gc.isenabled()
        assert sys.getswitchinterval() == TURN_S
        young = dropped()
        rings = [dropped() for _ in range(2000)]
        assert young() is not None
        tidying._timer.timeout.emit()
        assert young() is None
        assert not any(ring() for ring in rings)
        old = dropped()
        gc.collect(0)
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
        assert old() is None
        last = dropped()
    finally:
        tidying.close()
    assert last() is None
    assert gc.isenabled()
    assert sys.getswitchinterval() == before
    qtbot.wait(1)
