"""What is dropped anywhere on the window, or pasted: files, bytes, promises, addresses."""

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.dropping import drop, files
from tests.gui.windows import new_window, the
from voxdesk.desk import Desk
from voxdesk.domain.job import JobKind, JobState
from voxdesk.domain.recording import Recording
from voxdesk.gui.main_window import MainWindow
from voxdesk.gui.recordings import dropped
from voxdesk.gui.recordings.page import RecordingsPage

NETWORK = "VoxDesk does not use the network. Save the attachment first, then drop the file."


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> MainWindow:
    made = new_window(desk, qtbot)
    made.show()
    return made


def offered(**formats: bytes) -> QMimeData:
    """Formats by their names, in which `_` stands for `/` and `__` for `-`."""
    mime = QMimeData()
    for name, content in formats.items():
        mime.setData(name.replace("__", "-").replace("_", "/"), content)
    return mime


def queued(desk: Desk, qtbot: QtBot, count: int) -> list[str]:
    """The names of the files that are to be imported."""
    qtbot.waitUntil(lambda: len(desk.store.jobs.recent()) == count)
    assert {job.kind for job in desk.store.jobs.recent()} == {JobKind.IMPORT}
    return sorted(Path(str(job.request["path"])).name for job in desk.store.jobs.recent())


def only_recording(desk: Desk, qtbot: QtBot) -> Recording:
    qtbot.waitUntil(lambda: len(desk.store.recordings.recent()) == 1)
    return desk.store.recordings.recent()[0]


def original(desk: Desk, recording: Recording) -> bytes:
    media = desk.store.media
    return media.reader(media.of_recording(recording.id).id).read_at(0, recording.size_bytes)


def refused(window: MainWindow, qtbot: QtBot) -> str:
    strip = the(window, RecordingsPage).strip
    qtbot.waitUntil(lambda: bool(strip.failures()))
    return strip.failures()[0]


def test_files_and_nested_folders_are_taken_together(
    window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    deep = tmp_path / "visit" / "day one" / "zone ä"
    deep.mkdir(parents=True)
    for path in (deep / "one.wav", deep.parent / "two.mp3", tmp_path / "note.docx"):
        path.write_bytes(b"x")
    window.show_page("jobs")
    # A file that lies in a folder dropped beside it comes in once.
    assert drop(window, files(tmp_path / "visit", tmp_path / "note.docx", tmp_path / "note.docx"))
    assert window.current_page() is the(window, RecordingsPage)
    assert queued(desk, qtbot, 3) == ["note.docx", "one.wav", "two.mp3"]


def test_a_temporary_file_of_a_mail_program_is_taken_like_any(
    window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    attached = tmp_path / "interview.m4a"
    attached.write_bytes(b"x")
    url = f"file://{attached}\ninterview.m4a".encode("utf-16-le")
    assert drop(window, offered(text_x__moz__url=url))
    assert queued(desk, qtbot, 1) == ["interview.m4a"]


def test_bytes_go_straight_into_the_library_and_lie_in_no_file(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    mime = QMimeData()
    mime.setData('application/octet-stream;name="Lobby talk.mp3"', b"ID3 some sound")
    assert drop(window, mime)
    recording = only_recording(desk, qtbot)
    assert recording.name == "Lobby talk.mp3"
    assert original(desk, recording) == b"ID3 some sound"
    job = desk.store.jobs.recent()[0]
    assert job.result == {"recording_id": recording.id}
    assert job.request["transcribe"]
    home = desk.paths.config.parent
    beside = [each for each in home.rglob("*") if each.is_file() and "Lobby" in each.name]
    assert beside == []


def test_thunderbirds_promise_with_bytes_has_the_name_it_says(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    mime = offered(audio_mpeg=b"ID3 sound")
    mime.setData(dropped.MOZILLA_NAME, "Täglich.mp3".encode("utf-16-le"))
    mime.setData(dropped.MOZILLA_URL, "imap://mail/1?part=2\nother".encode("utf-16-le"))
    assert drop(window, mime)
    assert only_recording(desk, qtbot).name == "Täglich.mp3"


def outlook(*attached: tuple[str, bytes]) -> QMimeData:
    table = struct.pack("<I", len(attached))
    mime = QMimeData()
    for at, (name, content) in enumerate(attached):
        entry = bytearray(dropped.DESCRIPTOR_BYTES)
        wide = name.encode("utf-16-le")
        entry[dropped.NAME_AT : dropped.NAME_AT + len(wide)] = wide
        table += bytes(entry)
        mime.setData(dropped.CONTENTS.format(at), content)
    mime.setData(dropped.DESCRIPTORS, table)
    return mime


def test_several_attachments_of_outlook_come_in_by_their_names(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    assert drop(window, outlook(("Первая.wav", b"RIFF one"), ("second.wav", b"RIFF two")))
    qtbot.waitUntil(lambda: len(desk.store.recordings.recent()) == 2)
    assert [each.name for each in desk.store.recordings.recent()] == ["second.wav", "Первая.wav"]


def test_the_same_bytes_again_are_refused_with_the_name_they_have(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    drop(window, outlook(("first.wav", b"RIFF one")))
    only_recording(desk, qtbot)
    drop(window, outlook(("again.wav", b"RIFF one")))
    again = refused(window, qtbot)
    assert again.startswith("again.wav: The same audio is in the library already")
    assert "(first.wav)" in again
    assert len(desk.store.recordings.recent()) == 1


@pytest.mark.parametrize(
    "mime",
    [
        lambda: files("https://example.org/a.mp3"),
        lambda: files("imap://mail/fetch?part=1.2&filename=a.mp3"),
        lambda: offered(text_x__moz__url="mailbox:///x?number=1\na".encode("utf-16-le")),
    ],
    ids=["web", "mail", "mozilla"],
)
def test_an_address_on_the_network_is_refused_with_what_to_do(
    window: MainWindow, desk: Desk, qtbot: QtBot, mime: Callable[[], QMimeData]
) -> None:
    what = mime()
    assert dropped.only_elsewhere(what)
    assert drop(window, what)
    assert refused(window, qtbot) == NETWORK
    assert desk.store.jobs.recent() == ()
    the(window, RecordingsPage).strip.put_away()
    assert not the(window, RecordingsPage).strip.isVisible()


def test_a_promise_without_bytes_is_refused_and_a_local_file_beside_an_address_taken(
    window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    drop(window, offered(application_x__moz__file__promise=b""))
    assert refused(window, qtbot).startswith("The other program only promised this file")
    the(window, RecordingsPage).strip.put_away()
    (tmp_path / "a.wav").write_bytes(b"x")
    drop(window, files(tmp_path / "a.wav", "https://example.org/b.wav"))
    assert refused(window, qtbot) == NETWORK
    assert queued(desk, qtbot, 1) == ["a.wav"]


def test_text_and_pictures_that_are_dragged_over_the_window_are_not_taken(
    window: MainWindow,
) -> None:
    mime = QMimeData()
    mime.setText("https://example.org/a.mp3")
    assert not drop(window, mime)
    assert not drop(window, offered(text_html=b"<b>x</b>", image_png=b"x"))


def test_the_sheet_says_what_will_happen(window: MainWindow, tmp_path: Path) -> None:
    sheet = window.drop_target._sheet
    action, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    for mime, words in (
        (files(tmp_path / "a.wav"), "Drop to import and transcribe"),
        (files("https://example.org/a.wav"), "This cannot be taken"),
    ):
        enter = QDragEnterEvent(
            window.rect().center(), action, mime, left, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(window, enter)
        assert sheet.isVisible()
        assert sheet.words()[0] == words


def test_files_that_were_copied_are_pasted(
    window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "copied.wav").write_bytes(b"x")
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("words")
    window.commands.action("recordings.paste").trigger()
    assert window.toast.words() == "There is no file to paste. Copy one first."
    clipboard.setMimeData(files(tmp_path / "copied.wav"))
    window.commands.action("recordings.paste").trigger()
    assert queued(desk, qtbot, 1) == ["copied.wav"]
    clipboard.clear()


def test_failed_files_are_told_one_by_one_and_tried_again(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    jobs = desk.store.jobs
    broken = [jobs.add(JobKind.IMPORT, {"path": f"/stick/{at}.mp3"}) for at in range(5)]
    for job in broken:
        jobs.move(job.id, JobState.RUNNING)
    window.following.refresh()
    strip = the(window, RecordingsPage).strip
    assert strip.words().startswith("Importing 5 file")
    for job in broken[:3]:
        jobs.move(job.id, JobState.DONE, result={})
    window.following.refresh()
    assert "3 done" in strip.words()
    for job in broken[3:]:
        jobs.move(job.id, JobState.FAILED, error_code="audio.unreadable", error_detail="odd")
    window.following.refresh()
    assert strip.words() == "2 files could not be imported"
    assert strip.failures()[0] == (
        "4.mp3: This file is not audio that VoxDesk can read. Nothing was added. (odd) "
        "Choose another file."
    )
    with qtbot.waitSignal(window.following.changed):
        strip.retry_asked.emit(int(broken[4].id))
    assert jobs.get(broken[4].id).state is JobState.WAITING
    assert "Importing 1 file" in strip.words()


def test_the_sample_recording_comes_in_with_its_card(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page = the(window, RecordingsPage)
    page.refresh(page.areas)
    qtbot.waitUntil(page._empty.isVisible)
    qtbot.mouseClick(page._empty.sample_button, Qt.MouseButton.LeftButton)
    assert queued(desk, qtbot, 1) == ["walkthrough.flac"]
    assert desk.store.visits.recent()[0].card.site
