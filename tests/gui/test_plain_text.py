"""Rules that hold for every file of the window, read from its source."""

import re
from pathlib import Path

import voxdesk.gui

ROOT = Path(voxdesk.gui.__file__).parent
SOURCES = sorted(ROOT.rglob("*.py"))
QT = {"QtCore", "QtGui", "QtWidgets", "QtSvg"}
RARE = {("QtDBus", "taskbar.py"), ("QtPrintSupport", "library/paper.py")}


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
    assert where(r"setHtml|setMarkdown|insertHtml|QTextBrowser|drawStaticText|RichText\(True") == []


def test_what_could_show_html_is_given_plain_text_alone() -> None:
    editors = where(r"\bQTextEdit\b", "transcript/segment_editor.py")
    documents = where(r"\bQTextDocument\b", "library/paper.py")  # paper is not the window
    assert editors == documents == []
    assert "self.setAcceptRichText(False)" in (ROOT / "transcript/segment_editor.py").read_text()
    assert "made.setPlainText(text)" in (ROOT / "library/paper.py").read_text()


def test_no_message_box_stops_anybody() -> None:
    assert where(r"QMessageBox|QErrorMessage|QInputDialog|QProgressDialog|QEventLoop") == []


def test_only_windows_without_a_desk_and_the_systems_own_dialogs_wait_in_a_loop() -> None:
    loops = where(
        r"\.exec\(",
        "application.py",  # the window itself
        # There is no desk yet, so there is no work that could be stopped.
        "welcome/window.py",
        "locking/unlocking.py",
        "locking/trouble.py",
        # The desk is closed, because its library is worked at alone.
        "locking/working_alone.py",
        "library/paper.py",  # the print dialog belongs to the system
    )
    assert loops == []


def test_only_four_modules_of_qt_are_used() -> None:
    used = {
        (match, source.relative_to(ROOT).as_posix())
        for source in SOURCES
        for match in re.findall(r"from PySide6\.(\w+) import", source.read_text("utf-8"))
    }
    assert {each for each in used if each[0] not in QT} == RARE
    assert where(r"import PySide6|from PySide6 import") == []


def test_rare_modules_of_qt_are_loaded_only_when_they_are_wanted() -> None:
    for module, name in RARE:
        inside = f"\n    from PySide6.{module} import"  # a function's import, not the module's
        assert inside in (ROOT / name).read_text("utf-8")


def test_threads_are_started_in_two_places() -> None:
    places = ("background.py", "playing/turntable.py")
    assert where(r"QThread\b|QThreadPool|threading\.Thread\(", *places) == []


def test_the_window_never_writes_the_library_itself() -> None:
    assert where(r"\.writing\(") == []


def test_no_file_is_longer_than_a_few_screens() -> None:
    long = [source.name for source in SOURCES if len(source.read_text("utf-8").splitlines()) > 300]
    assert long == []
