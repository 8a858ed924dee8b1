"""What is known of a recording: the visit, the audio, the transcript, the bytes."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from voxdesk import texts
from voxdesk.domain.timecode import clock
from voxdesk.gui import theme
from voxdesk.gui.transcript.opened import Opened
from voxdesk.gui.widgets.dates import readable_date
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.widgets.paragraph import Paragraph

EDGE_PX = 20
NAMES_PX = 104
HASH = "SHA-256"
HASH_LINE_PX = 16


class AboutView(QScrollArea):
    """Names and values in two columns; values can be selected and copied."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("About this recording")
        self._shown: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()

    def show_opened(self, opened: Opened) -> None:
        sections = tuple(
            (title, tuple((name, value) for name, value in facts if value))
            for title, facts in (
                ("Visit", _visit(opened)),
                ("Audio", _audio(opened)),
                ("Transcript", _transcript(opened)),
                ("Original", _original(opened)),
            )
        )
        if sections == self._shown:
            return
        self._shown = sections
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE_PX, 16, EDGE_PX, 24)
        column.setSpacing(0)
        for title, facts in sections:
            if facts:
                column.addWidget(plain_label(title, "section"))
                column.addSpacing(6)
                column.addLayout(_grid(facts))
                column.addSpacing(20)
        column.addStretch()
        self.setWidget(inside)


def _grid(facts: tuple[tuple[str, str], ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnMinimumWidth(0, NAMES_PX)
    grid.setColumnStretch(1, 1)
    for row, (name, value) in enumerate(facts):
        grid.addWidget(plain_label(name, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_value(name, value), row, 1)
    return grid


def _value(name: str, value: str) -> QWidget:
    if name == HASH:  # one long word, which no label would wrap
        return Paragraph(value, size_px=theme.INTERFACE_PX, line_px=HASH_LINE_PX)
    label = plain_label(value, wrap=True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setAccessibleName(f"{name}: {value}")
    return label


def _visit(opened: Opened) -> list[tuple[str, str]]:
    card = opened.card
    return [
        ("Site", ", ".join(part for part in (card.site, card.city) if part)),
        ("Kind", texts.name(card.site_kind) if card.site else ""),
        ("Zones", ", ".join(card.zones)),
        ("Client", card.client),
        ("Customer", card.customer),
        ("Employee", card.employee),
        ("Date", readable_date(card.date.isoformat()) if card.date else ""),
        ("Number", str(card.number) if card.number is not None else ""),
    ]


def _audio(opened: Opened) -> list[tuple[str, str]]:
    facts = opened.recording.facts
    if facts is None:
        return []
    channels = {1: "mono", 2: "stereo"}.get(facts.channels, f"{facts.channels} channels")
    if facts.mixed_down:
        channels += ", mixed down"
    return [
        ("Length", clock(facts.duration_ms)),
        ("Format", f"{facts.codec}, {facts.rate_hz / 1000:g} kHz, {channels}"),
        ("Note", "The file ends early: it was cut off" if facts.truncated else ""),
    ]


def _transcript(opened: Opened) -> list[tuple[str, str]]:
    transcript = opened.transcript
    if transcript is None:
        return []
    language = language_name(transcript.language)
    if transcript.language_probability:
        language += f" ({transcript.language_probability:.0%} sure)"
    heard = "" if transcript.complete else f"up to {clock(transcript.heard_until_ms)}"
    return [
        ("Language", language),
        ("Speech model", transcript.model_id),
        ("Version", str(transcript.version)),
        ("Segments", str(len(opened.segments))),
        ("Made", readable_date(transcript.created_at)),
        ("Heard", heard),
    ]


def _original(opened: Opened) -> list[tuple[str, str]]:
    recording = opened.recording
    return [
        ("Added", readable_date(recording.added_at)),
        (
            "Size",
            QLocale().formattedDataSize(
                recording.size_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat
            ),
        ),
        (HASH, recording.sha256),
    ]


def language_name(code: str) -> str:
    """`English` for `en`; the code where Qt knows no name."""
    if not code:
        return ""
    language = QLocale.codeToLanguage(code)
    return code if language is QLocale.Language.AnyLanguage else QLocale.languageToString(language)
