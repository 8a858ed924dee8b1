"""The main path through the window, on the real engines: a file dropped, heard, corrected, named,
reported, and each quote played where it was said."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.dropping import drop, files
from tests.gui.windows import come_to_rest, new_window, the, the_popup
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.job import JobKind, JobState
from voxdesk.domain.transcript import Segment, SpeakerRole
from voxdesk.gui import theme
from voxdesk.gui.bridge import Bridge
from voxdesk.gui.exporting.wanted import Subject
from voxdesk.gui.main_window import MainWindow
from voxdesk.gui.playing.bar import PlayerBar
from voxdesk.gui.recordings.page import RecordingsPage
from voxdesk.gui.reports.new_report import NewReport
from voxdesk.gui.reports.quote_view import QuoteView
from voxdesk.gui.speakers.speakers_view import SpeakersView
from voxdesk.gui.transcript.page import TranscriptPage
from voxdesk.paths import Paths, bundled
from voxdesk.services import lanes
from voxdesk.settings import save

pytestmark = pytest.mark.models

WAIT_MS = 180_000
SPOKEN_S = 45
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(paths: Paths, qapp: QApplication) -> Iterator[Desk]:
    theme.apply(qapp, "light")
    paths.prepare()
    with Desk.open(paths) as opened:
        settings = dataclasses.replace(opened.settings, speech_model="whisper-tiny.en")
        save(settings, paths.settings)
        opened.use(settings)
        yield opened


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    made = new_window(desk, qtbot)
    bridge = Bridge(desk.events, made)
    bridge.changed.connect(made.areas_changed)
    bridge.job_moved.connect(made.job_moved)
    made.resize(1280, 832)
    made.show()
    made.activateWindow()
    desk.start(lanes.HANDLERS)
    yield made
    bridge.close()
    made.close_now()
    come_to_rest(qapp)


@pytest.fixture
def spoken(tmp_path: Path) -> Path:
    """The first sentences of the bundled walk-through."""
    sound, rate = soundfile.read(bundled("resources", "demo", "walkthrough.flac"), dtype="int16")
    path = tmp_path / "Grand Plaza – обход.wav"
    soundfile.write(path, sound[: SPOKEN_S * rate], rate)
    return path


def text_of(desk: Desk, recording_id: RecordingId) -> tuple[Segment, ...]:
    transcript = desk.store.transcripts.latest(recording_id)
    return desk.store.transcripts.segments(transcript.id) if transcript else ()


def done(desk: Desk, kind: JobKind) -> bool:
    job = desk.store.jobs.newest(kind)
    assert job is None or job.state is not JobState.FAILED, job
    return job is not None and job.state is JobState.DONE


@pytest.mark.usefixtures("writer_measured")
def test_from_a_dropped_file_to_a_report_whose_quotes_are_heard(
    window: MainWindow, desk: Desk, spoken: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    # A file becomes a job, a job a transcript.
    assert drop(window, files(spoken))
    qtbot.waitUntil(lambda: done(desk, JobKind.INDEX), timeout=WAIT_MS)
    (row,) = desk.store.lists.recordings()
    recording_id = row.recording.id
    listed = the(window, RecordingsPage)
    qtbot.waitUntil(lambda: listed.table.row_of(recording_id) >= 0)
    listed.view.selectRow(0)
    qtbot.keyClick(listed.view, Qt.Key.Key_Return)
    page = the(window, TranscriptPage)
    qtbot.waitUntil(lambda: page.segments.rowCount() > 3)
    assert window.current_page() is page

    # A word is corrected; what was heard stays.
    first = page.segments.segment(0)
    page.view.choose([first.id])
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    editor = page.editing.editor()
    assert editor is not None
    qtbot.keyClicks(editor, " Corrected.")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: text_of(desk, recording_id)[0].text.endswith("Corrected."))
    assert not text_of(desk, recording_id)[0].heard.endswith("Corrected.")

    # Lines get a voice by one key, the voice a name and a role.
    page.view.choose([each.id for each in page.segments.segments()])
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_1, CONTROL)
    qtbot.waitUntil(lambda: all(each.speaker_id for each in text_of(desk, recording_id)))
    page.inspector.show_tab("speakers")
    voices = page.inspector.findChild(SpeakersView)
    assert voices is not None
    qtbot.waitUntil(lambda: len(voices.rows()) == 1)
    voice = voices.rows()[0]
    voice.name.setFocus()
    voice.name.selectAll()
    qtbot.keyClicks(voice.name, "Anna Sokol")
    qtbot.keyClick(voice.name, Qt.Key.Key_Tab)
    voice.role.setCurrentIndex(voice.role.findData(SpeakerRole.EMPLOYEE.value))
    voice.role.activated.emit(voice.role.currentIndex())

    def named() -> bool:
        speakers = desk.store.speakers.of_recording(recording_id)
        return [(x.name, x.role) for x in speakers] == [("Anna Sokol", SpeakerRole.EMPLOYEE)]

    qtbot.waitUntil(named)

    # The card is filled in by pasting the lines that came with the file.
    page.inspector.show_tab("card")
    card = page.inspector.card
    qtbot.waitUntil(lambda: card.opened() is not None)
    QApplication.clipboard().setText("27\n2026-05-30\nJ. Field\nGrand Plaza\nhotel\nLobby\nPorto")
    card.form.paste_caption()
    visit_id = desk.store.recordings.get(recording_id).visit_id
    assert visit_id is not None
    qtbot.waitUntil(lambda: desk.store.visits.get(visit_id).card.site == "Grand Plaza")

    # A report, and a quote that is heard where it was said, to its end and no further.
    page.header.report.click()
    asked = the_popup(NewReport, qtbot)
    while asked.kind() != "walk-through":
        qtbot.keyClick(asked.list, Qt.Key.Key_Down)
    asked.go.click()
    qtbot.waitUntil(lambda: done(desk, JobKind.REPORT), timeout=WAIT_MS)
    page.inspector.show_tab("findings")
    qtbot.waitUntil(lambda: page.inspector.shown_report() is not None)
    qtbot.waitUntil(lambda: bool(page.inspector.findChildren(QuoteView)))
    quote = next(each for each in page.inspector.findChildren(QuoteView) if each.isVisible())
    evidence = quote.evidence()
    quote.click()
    player = window.player
    qtbot.waitUntil(lambda: player.playing, timeout=20_000)
    assert player.recording_id == recording_id
    assert evidence.start_ms <= player.position_ms < evidence.end_ms
    assert window.findChild(PlayerBar).isVisible()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: not player.playing, timeout=60_000)
    assert abs(player.position_ms - evidence.end_ms) <= 50
    assert set(evidence.segment_ids) <= {each.id for each in page.view.chosen()}

    # Out of the library, with the name of the voice beside what it said.
    target = tmp_path / "report.html"
    report = page.inspector.shown_report()
    assert report is not None
    page.work.exports.export([(Subject("report", int(report.id), report.title), target)], "html")
    qtbot.waitUntil(lambda: done(desk, JobKind.EXPORT), timeout=WAIT_MS)
    written = target.read_text("utf-8")
    assert "Grand Plaza" in written
    assert "Anna Sokol" in written
