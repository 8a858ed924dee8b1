"""A desk on a library of its own, empty or filled, and the theme that every widget expects."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from installer.sample_library import fill
from tests.gui.windows import come_to_rest
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId
from voxdesk.gui import background, theme, words
from voxdesk.paths import Paths


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light")
    words.speak(qapp, "en")
    yield
    background.finish()
    qapp.processEvents()


@pytest.fixture
def desk(paths: Paths, qapp: QApplication) -> Iterator[Desk]:
    """An open desk whose lanes do not run: jobs stay as they were queued."""
    paths.prepare()
    with Desk.open(paths) as opened:
        yield opened
        come_to_rest(qapp)


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """The desk with the sample library."""
    fill(desk.store)
    return desk


@pytest.fixture
def walk(filled: Desk) -> RecordingId:
    """The recording of the sample library that has a transcript and a report."""
    rows = filled.store.lists.recordings()
    return next(row.recording.id for row in rows if row.reports)
