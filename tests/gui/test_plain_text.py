"""Rules that hold for every file of the window, read from its source."""

import re
from pathlib import Path

import voxdesk.gui

ROOT = Path(voxdesk.gui.__file__).parent
SOURCES = sorted(ROOT.rglob("*.py"))
QT = {"QtCore", "QtGui", "QtWidgets", "QtSvg"}


def where(pattern: str, *allowed: str) -> list[str]:
    """`file:line` of each match outside the allowed files."""
    found = []
    for source in SOURCES:
        name = source.relative_to(ROOT).as_posix()
        if name in allowed:
            continue
        for number, line in enumerate(source.read_text("utf-8").splitlines(), 1):
            if re.search(pattern, line):
                found.append(f"{name}:{number}")
    return found


def test_labels_are_made_in_one_place_where_they_are_plain_text() -> None:
    assert where(r"\bQLabel\(", "widgets/labels.py") == []
    labels = (ROOT / "widgets/labels.py").read_text("utf-8")
    assert labels.count("setTextFormat(Qt.TextFormat.PlainText)") == 2
    assert "RichText" not in labels


def test_nothing_shows_html_or_markdown() -> None:
    assert where(r"setHtml|setMarkdown|QTextBrowser|QTextEdit\(|QTextDocument|drawStaticText") == []


def test_no_message_box_stops_anybody() -> None:
    assert where(r"QMessageBox|QErrorMessage") == []
    loops = where(r"\.exec\(\)", "application.py")
    # Before there is a library there is no work that could be stopped.
    assert [each.partition(":")[0] for each in loops] == ["locking/unlocking.py"]


def test_only_four_modules_of_qt_are_used() -> None:
    used = {
        match
        for source in SOURCES
        for match in re.findall(r"from PySide6\.(\w+) import", source.read_text("utf-8"))
    }
    assert used <= QT


def test_threads_are_started_in_two_places() -> None:
    places = ("background.py", "playing/turntable.py")
    assert where(r"QThread\b|QThreadPool|threading\.Thread\(", *places) == []


def test_the_window_never_writes_the_library_itself() -> None:
    assert where(r"\.writing\(") == []


def test_no_file_is_longer_than_a_few_screens() -> None:
    long = [source.name for source in SOURCES if len(source.read_text().splitlines()) > 300]
    assert long == []
