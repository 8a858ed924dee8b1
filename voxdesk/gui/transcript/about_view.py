"""What is known of a recording: the visit, the audio, the transcript, the bytes."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from voxdesk import texts
from voxdesk.domain.timecode import clock
from voxdesk.domain.visit import VisitCard
from voxdesk.gui import theme
from voxdesk.gui.transcript.opened import Opened
from voxdesk.gui.widgets.dates import readable_date
from voxdesk.gui.widgets.facts import facts_grid
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.widgets.paragraph import Paragraph
from voxdesk.gui.words import later, tr

EDGE_PX = 20
HASH = "SHA-256"
LANGUAGES = {
    "ar": later("Arabic"),
    "de": later("German"),
    "en": later("English"),
    "es": later("Spanish"),
    "fr": later("French"),
    "he": later("Hebrew"),
    "it": later("Italian"),
    "pt": later("Portuguese"),
    "ru": later("Russian"),
    "tr": later("Turkish"),
    "uk": later("Ukrainian"),
    "zh": later("Chinese"),
}
"""Those of the settings; Qt names others in English."""
HASH_LINE_PX = 16


class AboutView(QScrollArea):
    """Names and values in two columns; values can be selected and copied."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("About this recording"))
        self._shown: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()

    def show_opened(self, opened: Opened) -> None:
        sections = tuple(
            (title, tuple((name, value) for name, value in facts if value))
            for title, facts in (
                (tr("Visit"), _visit(opened)),
                (tr("Audio"), _audio(opened)),
                (tr("Transcript"), _transcript(opened)),
                (tr("Original"), _original(opened)),
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
                column.addLayout(facts_grid(facts, _value))
                column.addSpacing(20)
        column.addStretch()
        self.setWidget(inside)


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
        (tr("Site"), ", ".join(part for part in (card.site, card.city) if part)),
        (tr("Kind"), texts.name(card.site_kind) if card.site else ""),
        (tr("Zones"), ", ".join(card.zones)),
        (tr("Client"), card.client),
        (tr("Customer"), card.customer),
        (tr("Employee"), card.employee),
        (tr("Date"), readable_date(card.date.isoformat()) if card.date else ""),
        (tr("Number"), str(card.number) if card.number is not None else ""),
        (tr("Consent"), _consent(card)),
    ]


def _consent(card: VisitCard) -> str:
    day = readable_date(card.consent_on.isoformat()) if card.consent_on else ""
    return ", ".join(part for part in (card.consent_by, day) if part)


def _audio(opened: Opened) -> list[tuple[str, str]]:
    facts = opened.recording.facts
    if facts is None:
        return []
    known = {1: tr("mono"), 2: tr("stereo")}
    channels = known.get(facts.channels) or tr("%n channels", facts.channels)
    if facts.mixed_down:
        channels = tr("{channels}, mixed down").format(channels=channels)
    rate = tr("{rate} kHz").format(rate=QLocale().toString(facts.rate_hz / 1000, "g", 6))
    return [
        (tr("Length"), clock(facts.duration_ms)),
        (tr("Format"), f"{facts.codec}, {rate}, {channels}"),
        (tr("Note"), tr("The file ends early: it was cut off") if facts.truncated else ""),
    ]


def _transcript(opened: Opened) -> list[tuple[str, str]]:
    transcript = opened.transcript
    if transcript is None:
        return []
    language = language_name(transcript.language)
    if transcript.language_probability:
        sure = round(transcript.language_probability * 100)
        language = tr("{language} ({percent} % sure)").format(language=language, percent=sure)
    until = tr("up to {time}").format(time=clock(transcript.heard_until_ms))
    heard = "" if transcript.complete else until
    return [
        (tr("Language"), language),
        (tr("Speech model"), transcript.model_id),
        (tr("Version"), str(transcript.version)),
        (tr("Segments"), str(len(opened.segments))),
        (tr("Made"), readable_date(transcript.created_at)),
        (tr("Heard"), heard),
    ]


def _original(opened: Opened) -> list[tuple[str, str]]:
    recording = opened.recording
    return [
        (tr("Added"), readable_date(recording.added_at)),
        (
            tr("Size"),
            QLocale().formattedDataSize(
                recording.size_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat
            ),
        ),
        (HASH, recording.sha256),
    ]


def language_name(code: str) -> str:
    """`English` for `en`; the code where nobody knows a name."""
    if not code or code in LANGUAGES:
        return tr(LANGUAGES[code]) if code else ""
    language = QLocale.codeToLanguage(code)
    return code if language is QLocale.Language.AnyLanguage else QLocale.languageToString(language)
