"""Pictures of every page of the window: light and dark, at 100 % and 150 %, as people will see it.

Opens a library (the sample one, or one given, such as that of the demo), walks through the pages
and writes PNG files. Needs no display: run it with QT_QPA_PLATFORM=offscreen.
"""

import argparse
import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontDatabase, QImage
from PySide6.QtWidgets import QApplication

from installer.sample_library import fill
from installer.sample_reports import add_reports
from installer.sample_work import work_on
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId
from voxdesk.gui import application, background, theme
from voxdesk.gui.main_window import MainWindow
from voxdesk.gui.pages import PAGES
from voxdesk.gui.recordings.page import RecordingsPage
from voxdesk.gui.transcript.page import TranscriptPage
from voxdesk.paths import Paths, bundled
from voxdesk.services import scenarios

SIZE = QRect(0, 0, 1280, 832)
SCALES = (1, 1.5)
EXACT_COLOURS = 48
SETTLES_S = 0.6
MOST_BYTES = 300_000
FONTS = ("Inter", "Segoe UI", "Noto Sans", "DejaVu Sans")
MANY = ("I1", "I3", "D1")
"""Kinds of which there are many reports, for the pages about many."""


def settle(app: QApplication) -> None:
    """Let reads come back and paints happen."""
    until = time.monotonic() + SETTLES_S
    while time.monotonic() < until:
        app.processEvents()
        time.sleep(0.005)


def take(app: QApplication, window: MainWindow, target: Path) -> None:
    settle(app)
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    # Quality 0 is PNG's strongest compression.
    if not in_few_colours(picture).save(str(target), quality=0):
        raise SystemExit(f"{target} cannot be written")
    size_bytes = target.stat().st_size
    if size_bytes > MOST_BYTES:
        raise SystemExit(f"{target}: {size_bytes} bytes are too many")
    print(f"{target}  {size_bytes // 1000} kB")


def in_few_colours(picture: QImage) -> QImage:
    """The picture in 256 of its colours: the grounds as they are, of the rest one of each shade."""
    counted = Counter(memoryview(picture.constBits()).cast("B").cast("I"))
    exact = [pixel for pixel, _count in counted.most_common(EXACT_COLOURS)]
    shades: dict[int, int] = {}
    for pixel, _count in counted.most_common():
        shades.setdefault(pixel & 0xF0F0F0, pixel)
    table = list(dict.fromkeys([*exact, *shades.values()]))[:256]
    few = Qt.ImageConversionFlag.AvoidDither | Qt.ImageConversionFlag.ThresholdDither
    return picture.convertToFormat(QImage.Format.Format_Indexed8, table, few)


def walk(app: QApplication, desk: Desk, recording_id: RecordingId, folder: Path) -> None:
    """One picture of each page, in each theme."""
    scale = round(100 * app.devicePixelRatio())
    for scheme in ("light", "dark"):
        theme.apply(app, scheme)
        window = MainWindow(desk)
        window.setGeometry(SIZE)
        window.show()
        window.following.refresh()
        window.following.look_at_troubled()
        for entry in PAGES:
            window.show_page(entry.key, (recording_id, ()) if entry.key == "recording" else None)
            settle(app)
            if prepare := PREPARED.get(entry.key):
                prepare(window)
            take(app, window, folder / f"{entry.key}-{scheme}-{scale}.png")
        window.close_now()


def choose_a_quote(window: MainWindow) -> None:
    page = window.page("recording")
    assert isinstance(page, TranscriptPage)
    report = page.inspector.shown_report()
    for finding in report.findings if report else ():
        if len(finding.evidence) > 1:
            quote = finding.evidence[0]
            ids = tuple(quote.segment_ids)
            page.inspector.quote_chosen.emit(int(quote.recording_id), ids)
            return


def choose_the_visit(window: MainWindow) -> None:
    """The visit of the recording that was open, in place of the newest."""
    page, visits = window.page("recording"), window.page("visits")
    opened = page.opened() if isinstance(page, TranscriptPage) else None
    if opened is not None and opened.recording.visit_id is not None:
        visits.open(opened.recording.visit_id)


def choose_a_recording(window: MainWindow) -> None:
    """One with a report: its preview has the most to show."""
    page = window.page("recordings")
    if isinstance(page, RecordingsPage):
        ready = (at for at in range(page.table.rowCount()) if page.table.row(at).reports)
        page.view.selectRow(next(ready, 0))


def choose_a_report(window: MainWindow) -> None:
    """The one with quotes, in place of the newest."""
    page = window.page("recording")
    report = page.inspector.shown_report() if isinstance(page, TranscriptPage) else None
    if report is not None:
        window.page("reports").open(report.id)


def search_for_something(window: MainWindow) -> None:
    window.show_page("search", "room")


PREPARED: dict[str, Callable[[MainWindow], None]] = {
    "recordings": choose_a_recording,
    "recording": choose_a_quote,
    "reports": choose_a_report,
    "search": search_for_something,
    "visits": choose_the_visit,
}
"""What is done on a page before its picture is taken."""


def worth_opening(desk: Desk) -> RecordingId:
    """A recording with a report, or the newest."""
    rows = desk.store.lists.recordings()
    if not rows:
        raise SystemExit("the library holds no recordings")
    return max(rows, key=lambda row: (row.reports > 0, row.recording.id)).recording.id


def fail(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A picture of a broken window is worth nothing."""
    sys.__excepthook__(kind, error, trace)
    os._exit(1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--library", type=Path, help="instead of the sample library")
    parser.add_argument("--output", type=Path, default=bundled("resources", "screenshots"))
    parser.add_argument("--scale", type=float, help="one scale only, such as 1.25")
    asked = parser.parse_args()
    if asked.scale is None:  # a scale holds for a whole process
        for scale in SCALES:
            subprocess.run([sys.executable, *sys.argv, f"--scale={scale}"], check=True)
        return
    os.environ["QT_SCALE_FACTOR"] = str(asked.scale)
    asked.output.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        paths = Paths.under(folder)
        paths.prepare()
        desk = stack.enter_context(Desk.open(paths, asked.library))
        if asked.library is None:
            walked, _report = fill(desk.store)
            work_on(desk, walked)
            some = (scenarios.for_kind(desk, each).scenario for each in MANY)
            add_reports(desk.store, {each.id: each for each in some})
        app = application.prepared(desk.paths, desk.settings)
        sys.excepthook = fail
        known = set(QFontDatabase.families())
        app.setFont(QFont(next((name for name in FONTS if name in known), app.font().family())))
        walk(app, desk, worth_opening(desk), asked.output)
        background.finish()


if __name__ == "__main__":
    main()
