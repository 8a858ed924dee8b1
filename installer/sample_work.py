"""What people add to the sample library: who spoke, a corrected word, notes, a marker, a photo.

Apart from the sample library, because most tests begin where nobody did anything yet.
"""

import io
from dataclasses import replace

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QImageWriter, QLinearGradient, QPainter

from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.transcript import SpeakerRole
from voxdesk.services import editing, filling, noting, speaking

ASKED_BY_THE_EMPLOYEE = (0, 8, 12, 17)
"""The lines of the walk that the employee says; the rest is the client's."""


def work_on(desk: Desk, recording_id: RecordingId) -> None:
    """Do to the walk through the Grand Plaza what a working day would."""
    _tell_apart(desk, recording_id)
    visit_id = filling.visit_of(desk, recording_id)
    card = desk.store.visits.get(visit_id).card
    filling.fill(desk, visit_id, replace(card, consent_by=card.client, consent_on=card.date))
    noting.note(desk, "Send the report to the Plaza Group by Friday.", visit_id=visit_id)
    noting.note(
        desk,
        "Ask the manager for the plan of the ramp, and when it will be built.",
        recording_id=recording_id,
    )
    noting.note(desk, "Seen by me, too: both lamps.", recording_id=recording_id, start_ms=45_600)
    noting.mark(desk, recording_id, 119_800, "Fire exit, photographed")
    photo = _photo()
    media = desk.store.media.adopt(io.BytesIO(photo), size_bytes=len(photo))
    desk.store.documents.add("Corridor, third floor.png", media, "", visit_id)


def _tell_apart(desk: Desk, recording_id: RecordingId) -> None:
    transcript = desk.store.transcripts.latest(recording_id)
    assert transcript is not None
    segments = desk.store.transcripts.segments(transcript.id)
    client = speaking.add(desk, recording_id, "Marta Reis", SpeakerRole.CLIENT)
    employee = speaking.add(desk, recording_id, "J. Field", SpeakerRole.EMPLOYEE)
    asked = [segments[at].id for at in ASKED_BY_THE_EMPLOYEE]
    editing.assign(desk, [each.id for each in segments if each.id not in asked], client)
    editing.assign(desk, asked, employee)
    first = segments[0]  # no quote of the report
    editing.correct(desk, first.id, first.text.replace("Grand Plaza", "Grand Plaza Lisbon"))


def _photo() -> bytes:
    """A corridor in the evening, drawn: nobody's picture is needed for it."""
    picture = QImage(640, 480, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    dusk = QLinearGradient(0, 0, 0, 480)
    dusk.setColorAt(0, QColor("#4a4238"))
    dusk.setColorAt(1, QColor("#1d1a17"))
    painter.fillRect(picture.rect(), dusk)
    middle = QPointF(320, 220)
    for depth, shade in ((1.0, "#5d5346"), (0.62, "#756853"), (0.36, "#9a8762"), (0.18, "#e8d49a")):
        size = QRectF(0, 0, 560 * depth, 420 * depth)
        size.moveCenter(middle)
        painter.fillRect(size, QColor(shade))
    for x in (70, 190, 400, 520):
        painter.fillRect(QRectF(x, 170, 50, 230), QColor("#33291f"))
    painter.end()
    written = QBuffer()
    written.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(written, QByteArray(b"png")).write(picture)
    return bytes(written.data().data())
