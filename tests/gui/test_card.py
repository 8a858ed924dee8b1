"""The card of a visit beside a recording: filled in, kept by itself, undone, with its photos."""

import io
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QDate,
    QIODevice,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.dropping import drop, files
from tests.gui.windows import new_window
from voxdesk.desk import Desk
from voxdesk.domain.document import Document
from voxdesk.domain.ids import RecordingId, VisitId
from voxdesk.domain.job import JobKind
from voxdesk.domain.visit import SiteKind, VisitCard
from voxdesk.gui import background, theme
from voxdesk.gui.card.card_form import CardForm
from voxdesk.gui.card.opened_visit import Attachment, OpenedVisit, read
from voxdesk.gui.card.thumbnails import thumbnail
from voxdesk.gui.card.typed_dates import shown_date, typed_date
from voxdesk.gui.card.visit_panel import VisitPanel
from voxdesk.gui.main_window import MainWindow
from voxdesk.services import filling

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CAPTION = """№ 27
2026-05-30
J. Field
Seaview Hotel
hotel
Lobby, Pool
Porto
"""


class Beside:
    """A panel beside a recording, and the window whose frame it has."""

    def __init__(self, desk: Desk, qtbot: QtBot, recording_id: RecordingId) -> None:
        self.desk, self.qtbot = desk, qtbot
        self.window: MainWindow = new_window(desk, qtbot)
        self.panel = VisitPanel(self.window.frame)
        self.panel.resize(360, 900)
        qtbot.addWidget(self.panel)
        self.panel.show()
        self.panel.open(None, recording_id)
        qtbot.waitUntil(lambda: self.panel.opened() is not None)
        visit_id = desk.store.recordings.get(recording_id).visit_id
        assert visit_id is not None
        self.visit_id: VisitId = visit_id

    @property
    def form(self) -> CardForm:
        return self.panel.form

    def card(self) -> VisitCard:
        return self.desk.store.visits.get(self.visit_id).card

    def kept(self, **fields: object) -> None:
        """Wait until the library keeps these."""
        self.qtbot.waitUntil(
            lambda: all(getattr(self.card(), each) == value for each, value in fields.items())
        )

    def shown(self) -> OpenedVisit:
        opened = self.panel.opened()
        assert opened is not None
        return opened


@pytest.fixture
def beside(filled: Desk, walk: RecordingId, qtbot: QtBot) -> Beside:
    return Beside(filled, qtbot, walk)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-05-12", date(2026, 5, 12)),
        ("12.5.2026", date(2026, 5, 12)),
        ("12.05.26", date(2026, 5, 12)),
        (" 12 May 2026 ", date(2026, 5, 12)),
        ("31.2.2026", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates_are_read_as_people_type_them(typed: str, day: date | None) -> None:
    assert typed_date(typed) == day
    assert day is None or typed_date(shown_date(day)) == day


def test_the_card_of_the_visit_is_shown(beside: Beside) -> None:
    form = beside.form
    assert form.site.text() == "Grand Plaza"
    assert form.kind.currentText() == "Hotel"
    assert form.zones.chips() == ("Lobby", "Rooms", "Breakfast")
    assert form.number.text() == "14"
    assert form.date.day() == date(2026, 5, 12)
    assert form.card() == beside.card()


def test_leaving_a_field_keeps_it_and_undo_takes_it_back(beside: Beside) -> None:
    form = beside.form
    form.client.setFocus()
    form.client.selectAll()
    QTest.keyClicks(form.client, "Rita Lind")
    form.employee.setFocus()
    beside.kept(client="Rita Lind")
    beside.qtbot.waitUntil(lambda: beside.window.undoing.undo_words() != "")
    assert beside.window.undoing.undo_words() == "Change the visit card"
    beside.window.undoing.undo()
    beside.kept(client="Marta Reis")
    beside.window.undoing.redo()
    beside.kept(client="Rita Lind")


def test_a_name_half_typed_is_not_kept_until_its_field_is_left(beside: Beside) -> None:
    form = beside.form
    beside.window.activateWindow()
    beside.panel.activateWindow()
    beside.qtbot.waitUntil(lambda: beside.panel.isActiveWindow())
    form.customer.setFocus()
    form.customer.selectAll()
    QTest.keyClicks(form.customer, "Sea")
    assert form.card(whole=False).customer == "Plaza Group"
    assert form.card().customer == "Sea"


def test_changes_are_kept_by_themselves_a_moment_later(beside: Beside) -> None:
    form = beside.form
    form.number.setFocus()
    form.number.selectAll()
    QTest.keyClicks(form.number, "15")
    assert beside.panel.keeper.busy()
    beside.kept(number=15)
    beside.qtbot.waitUntil(lambda: beside.panel._state.text() == "Saved")


def test_what_cannot_be_read_is_said_below_its_field_and_the_rest_is_kept(beside: Beside) -> None:
    form = beside.form
    form.date.setText("the day after")
    form.number.setText("14b")
    form.city.setText("Porto")
    form.city.textEdited.emit("Porto")
    form.date.left.emit()
    assert "no date" in form.date_field.said()
    assert "digits" in form.number_field.said()
    assert form.date.accessibleDescription() == form.date_field.said()
    beside.kept(city="Porto")
    assert beside.card().date == date(2026, 5, 12)
    assert beside.card().number == 14
    form.date.setText("13.05.2026")
    form.date.left.emit()
    assert form.date_field.said() == ""
    beside.kept(date=date(2026, 5, 13))


def test_a_known_site_brings_its_kind_owner_and_city(
    filled: Desk, qtbot: QtBot, walk: RecordingId
) -> None:
    blank = next(each for each in filled.store.recordings.recent() if "memo" in each.name)
    beside = Beside(filled, qtbot, blank.id)
    beside.form.site.setText("grand plaza")
    beside.form.site.left.emit()
    assert beside.form.kind.currentData() == SiteKind.HOTEL
    assert beside.form.customer.text() == "Plaza Group"
    assert beside.form.city.text() == "Lisbon"
    beside.kept(site="Grand Plaza", customer="Plaza Group")
    qtbot.waitUntil(lambda: beside.form.site.text() == "Grand Plaza")
    assert filled.store.recordings.get(walk).visit_id != beside.visit_id


def test_names_complete_from_history_in_any_case(beside: Beside) -> None:
    field = beside.form.site
    completer = field.completer()
    completer.setCompletionPrefix("sea")
    assert completer.currentCompletion() == "Seaview Hotel"
    field.list_all()
    assert completer.completionCount() == len(beside.desk.store.names.names("site"))


def test_a_caption_pasted_into_any_field_fills_the_form(beside: Beside) -> None:
    QGuiApplication.clipboard().setText(CAPTION)
    beside.form.employee.setFocus()
    QTest.keyClick(beside.form.employee, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    form = beside.form
    assert form.site.text() == "Seaview Hotel"
    assert form.number.text() == "27"
    assert form.zones.chips() == ("Lobby", "Pool")
    assert form.client.text() == "Marta Reis"
    form.left.emit()
    beside.kept(site="Seaview Hotel", number=27, date=date(2026, 5, 30), city="Porto")


def test_what_a_caption_does_not_say_clearly_is_named(beside: Beside) -> None:
    QGuiApplication.clipboard().setText(CAPTION.replace("hotel\n", "boathouse\n"))
    beside.form.paste_caption()
    assert "could not be read" in beside.form.kind_field.said()
    assert beside.form.kind.currentData() == SiteKind.HOTEL
    QGuiApplication.clipboard().setText("nothing of the kind")
    beside.form.paste_caption()
    assert "no caption" in beside.form.site_field.said()


def test_zones_are_chips_that_come_and_go(beside: Beside) -> None:
    zones = beside.form.zones
    QTest.keyClicks(zones.line, "Pool,")
    assert zones.chips() == ("Lobby", "Rooms", "Breakfast", "Pool")
    QTest.keyClicks(zones.line, "Gym")
    QTest.keyClick(zones.line, Qt.Key.Key_Return)
    beside.kept(zones=("Lobby", "Rooms", "Breakfast", "Pool", "Gym"))
    QTest.keyClick(zones.line, Qt.Key.Key_Backspace)
    zones._chips[0].click()
    assert zones.chips() == ("Rooms", "Breakfast", "Pool")
    beside.kept(zones=("Rooms", "Breakfast", "Pool"))


def test_who_consented_and_when_stands_on_the_card(beside: Beside) -> None:
    form = beside.form
    form.consent_on.setText("2026-05-12")
    form.consent_on.left.emit()
    assert "Who gave it?" in form.consent_field.said()
    form.consent_by.setText("Marta Reis")
    form.consent_by.left.emit()
    assert form.consent_field.said() == ""
    beside.kept(consent_by="Marta Reis", consent_on=date(2026, 5, 12))


def test_a_calendar_gives_the_date(beside: Beside) -> None:
    form = beside.form
    form.date.open_calendar()
    assert form.date._calendar is not None
    form.date._picked(QDate(2026, 6, 1))
    beside.kept(date=date(2026, 6, 1))


def test_a_recording_without_a_visit_gets_one_when_its_card_is_filled(
    filled: Desk, qtbot: QtBot, walk: RecordingId
) -> None:
    filled.store.recordings.set_visit(walk, None)
    window = new_window(filled, qtbot)
    panel = VisitPanel(window.frame)
    qtbot.addWidget(panel)
    panel.open(None, walk)
    qtbot.waitUntil(lambda: panel.opened() is not None)
    panel.form.site.setText("New Inn")
    panel.form.left.emit()
    qtbot.waitUntil(lambda: filled.store.recordings.get(walk).visit_id is not None)
    visit_id = filled.store.recordings.get(walk).visit_id
    assert visit_id is not None
    qtbot.waitUntil(lambda: filled.store.visits.get(visit_id).card.site == "New Inn")
    background.finish()


def test_recordings_of_a_visit_are_moved_to_another_or_one_of_their_own(
    beside: Beside, walk: RecordingId
) -> None:
    desk, recordings = beside.desk, beside.panel.recordings
    other = beside.shown().others[0].id
    recording = desk.store.recordings.get(walk)
    recordings.move_to(recording, beside.visit_id, other)
    beside.qtbot.waitUntil(lambda: desk.store.recordings.get(walk).visit_id == other)
    beside.qtbot.waitUntil(lambda: bool(beside.window.undoing.undo_words()))
    beside.window.undoing.undo()
    beside.qtbot.waitUntil(lambda: desk.store.recordings.get(walk).visit_id == beside.visit_id)
    recordings.part(recording, beside.visit_id)
    beside.qtbot.waitUntil(lambda: desk.store.recordings.get(walk).visit_id != beside.visit_id)
    visits = len(desk.store.visits.recent())
    beside.qtbot.waitUntil(lambda: "Moved" in beside.window.undoing.undo_words())
    beside.window.undoing.undo()
    beside.qtbot.waitUntil(lambda: len(desk.store.visits.recent()) == visits - 1)
    assert desk.store.recordings.get(walk).visit_id == beside.visit_id


# --- photos and documents


def picture() -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    assert QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(content.data())


def attached(beside: Beside, name: str, content: bytes) -> Document:
    """A photo or document as its import leaves it."""
    media = beside.desk.store.media.adopt(io.BytesIO(content), size_bytes=len(content))
    number = beside.desk.store.documents.add(name, media, "", beside.visit_id)
    beside.panel.open(None, beside.shown().asked_by)
    view = beside.panel.attachments
    beside.qtbot.waitUntil(lambda: number in [each.document.id for each in view.rows()])
    return beside.desk.store.documents.get(number)


def test_dropped_files_are_queued_to_be_kept_with_the_visit(beside: Beside, tmp_path: Path) -> None:
    photo = tmp_path / "lobby.png"
    photo.write_bytes(picture())
    inside = beside.panel.widget()
    assert inside is not None
    assert drop(inside, files(photo))
    beside.qtbot.waitUntil(
        lambda: any(
            each.kind is JobKind.IMPORT and each.request["path"] == str(photo)
            for each in beside.desk.store.jobs.pending()
        )
    )
    job = next(each for each in beside.desk.store.jobs.pending() if each.request.get("attached"))
    assert job.request["visit_id"] == beside.visit_id


def test_photos_show_small_and_are_saved_as_they_were(beside: Beside, tmp_path: Path) -> None:
    content = picture()
    kept = attached(beside, "lobby.png", content)
    (row,) = beside.panel.attachments.rows()
    beside.qtbot.waitUntil(lambda: row.picture.iconSize().width() > theme.ICON_PX)
    small = thumbnail(beside.desk, kept.id, kept.size_bytes)
    assert small is not None
    assert small.width() == small.height() == 88
    shown = Attachment(kept.id, kept.name, kept.size_bytes, photo=True)
    target = tmp_path / "copy.png"
    beside.panel.attachments.save_copy(shown, target)
    beside.qtbot.waitUntil(target.exists)
    assert target.read_bytes() == content
    background.finish()


def test_what_is_no_picture_stays_an_icon(beside: Beside) -> None:
    kept = attached(beside, "broken.jpg", b"no picture" * 9)
    assert thumbnail(beside.desk, kept.id, kept.size_bytes) is None
    assert thumbnail(beside.desk, kept.id, 10**9) is None


def test_a_document_goes_to_the_bin_and_comes_back(beside: Beside) -> None:
    kept = attached(beside, "minutes.txt", b"the minutes")
    beside.panel.attachments.remove(Attachment(kept.id, kept.name, kept.size_bytes, photo=False))
    documents = beside.desk.store.documents
    beside.qtbot.waitUntil(lambda: documents.of_visit(beside.visit_id) == ())
    beside.qtbot.waitUntil(lambda: bool(beside.window.undoing.undo_words()))
    beside.window.undoing.undo()
    beside.qtbot.waitUntil(lambda: len(documents.of_visit(beside.visit_id)) == 1)


def test_a_visit_is_read_with_its_choices(filled: Desk, walk: RecordingId) -> None:
    opened = read(filled, None, walk)
    assert opened.visit_id == filling.visit_of(filled, walk)
    assert [each.id for each in opened.recordings] == [walk]
    assert opened.visit_id not in [each.id for each in opened.others]
    assert ("walk-through", "Site walk-through") in opened.choices.scenarios


def test_what_is_typed_when_the_window_closes_is_kept(
    filled: Desk, walk: RecordingId, qtbot: QtBot
) -> None:
    beside = Beside(filled, qtbot, walk)
    beside.form.client.setText("Typed last")
    beside.panel.close()
    beside.kept(client="Typed last")
