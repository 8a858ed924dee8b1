"""The head of an open recording: its name, its facts in a line, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voxdesk import texts
from voxdesk.domain.recording import RecordingState
from voxdesk.domain.timecode import clock
from voxdesk.gui.recordings.table import STATE_ICONS
from voxdesk.gui.transcript.about_view import language_name
from voxdesk.gui.transcript.opened import Opened
from voxdesk.gui.widgets.buttons import button, icon_button
from voxdesk.gui.widgets.dates import readable_date
from voxdesk.gui.widgets.labels import ElidedLabel, IconLabel
from voxdesk.gui.words import tr

READY = frozenset({RecordingState.TRANSCRIBED, RecordingState.INDEXED})


class RecordingHeader(QWidget):
    """Says what is open; its signals say what the user wants done."""

    back_asked = Signal()
    transcribe_asked = Signal()
    report_asked = Signal()
    export_asked = Signal()
    inspector_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._back = icon_button("back", tr("Back to all recordings"), self.back_asked.emit)
        self._title = ElidedLabel("", "title", mode=Qt.TextElideMode.ElideMiddle)
        self._icon = IconLabel("imported", size_px=14)
        self._facts = ElidedLabel("", "muted")
        self.transcribe = button(tr("Transcribe"), self.transcribe_asked.emit, icon="transcribe")
        self.export = button(tr("Export…"), self.export_asked.emit, icon="export")
        self.report = button(tr("Report"), self.report_asked.emit, look="primary", icon="report")
        self._panel = icon_button(
            "panel", tr("Show or hide the inspector"), self.inspector_asked.emit
        )
        self._lay_out()

    def _lay_out(self) -> None:
        facts = QHBoxLayout()
        facts.setSpacing(6)
        facts.addWidget(self._icon)
        facts.addWidget(self._facts, 1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addLayout(facts)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 14, 16, 12)
        row.setSpacing(8)
        row.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addSpacing(8)
        for each in (self.transcribe, self.export, self.report, self._panel):
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)

    def title(self) -> str:
        return self._title.whole()

    def show_opened(self, opened: Opened, *, busy: bool, has_report: bool) -> None:
        recording = opened.recording
        self._title.set_whole(recording.name)
        self._facts.set_whole(" · ".join(_facts(opened)))
        self._icon.show_icon(*STATE_ICONS[recording.state])
        ready = recording.state in READY
        self.transcribe.setVisible(not ready and not busy)
        self.transcribe.setEnabled(recording.facts is not None)
        again = recording.state is RecordingState.PARTIAL
        self.transcribe.setText(tr("Continue") if again else tr("Transcribe"))
        self.report.setEnabled(ready and not busy)
        self.report.setText(tr("Report again") if has_report else tr("Report"))
        self.report.setToolTip("" if ready else tr("A report needs a finished transcript"))
        self.export.setEnabled(bool(opened.segments) or has_report)


def _facts(opened: Opened) -> list[str]:
    recording, card = opened.recording, opened.card
    facts = [texts.name(recording.state)]
    if recording.facts is not None:
        facts.append(clock(recording.facts.duration_ms))
    if opened.transcript is not None:
        facts.append(language_name(opened.transcript.language))
    facts.append(card.site)
    facts.append(readable_date(card.date.isoformat() if card.date else recording.added_at))
    return [fact for fact in facts if fact]
