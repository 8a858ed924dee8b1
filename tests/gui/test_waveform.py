"""The waveform: what is drawn where, how it looks from near, and what people choose in it."""

import random

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.test_theme import GROUNDS, LEAST_CONTRAST, contrast
from tests.gui.windows import new_window, the
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId
from voxdesk.gui import theme
from voxdesk.gui.colours import SPEAKERS_LIGHT
from voxdesk.gui.transcript.page import TranscriptPage
from voxdesk.gui.widgets.peaks import Columns
from voxdesk.gui.widgets.wave_drawing import bars, lane_top, runs
from voxdesk.gui.widgets.wave_view import LEAST_SHOWN_MS, WaveView
from voxdesk.gui.widgets.waveform import Lane, Marker, MarkerKind, Waveform

LENGTH_MS = 100_000
WIDTH_PX = 1000
LANES = (
    Lane("Employee", 0, ((0, 20_000), (40_000, 60_000))),
    Lane("Client", 1, ((20_000, 40_000),)),
)


def loud_in(start_ms: int, end_ms: int, length_ms: int = LENGTH_MS) -> Columns:
    """Peaks that are loud from one moment to another."""
    pair = {True: b"\x9c\x64", False: b"\xff\x01"}
    return Columns(b"".join(pair[start_ms <= at < end_ms] for at in range(0, length_ms, 10)))


@pytest.fixture
def wave(qtbot: QtBot) -> Waveform:
    made = Waveform()
    qtbot.addWidget(made)
    made.resize(WIDTH_PX, made.height())
    made.show_audio(loud_in(50_000, 60_000), LENGTH_MS)
    made.show()
    return made


def picture(wave: Waveform) -> QImage:
    return wave.grab().toImage()


def painted(wave: Waveform, place: QRect, colour: QColor) -> bool:
    drawn = picture(wave)
    return any(
        drawn.pixelColor(x, y) == colour
        for x in range(place.left(), place.right() + 1)
        for y in range(place.top(), place.bottom() + 1)
    )


# --- peaks


def test_columns_are_the_extremes_of_a_stretch() -> None:
    columns = Columns(bytes((254, 2, 156, 100, 255, 1)))
    assert len(columns) == 3
    assert columns.between(0, 10) == (-2 / 128, 2 / 127)
    assert columns.between(0, 30) == (-100 / 128, 100 / 127)
    assert columns.between(500, 600) == (0.0, 0.0)
    assert Columns().between(0, 10) == (0.0, 0.0)


def test_scrolling_changes_no_bar() -> None:
    columns = Columns(random.Random(3).randbytes(2 * 360_000))
    view = WaveView()
    view.width_px = WIDTH_PX
    view.show_whole(3_600_000)
    view.zoom(3, 1_000_000)
    before = heights(columns, view)
    view.scroll(12_345)
    after = heights(columns, view)
    both = before.keys() & after.keys()
    assert len(both) > 300
    assert all(before[each] == after[each] for each in both)


def heights(columns: Columns, view: WaveView) -> dict[int, float]:
    """How high the bars are, by the number that each has in the whole recording."""
    bar_ms = view.shown_ms / view.width_px * 3
    return {
        round((view.from_ms + bar.x() / view.width_px * view.shown_ms) / bar_ms): bar.height()
        for bar in bars(columns, view)
    }


# --- what is drawn where


def test_it_is_loud_where_the_recording_is(wave: Waveform) -> None:
    tint = theme.colour("wave")
    assert painted(wave, QRect(505, 12, 90, 4), tint)
    assert not painted(wave, QRect(300, 12, 90, 4), tint)


def test_each_speaker_has_a_lane_of_its_own(wave: Waveform) -> None:
    before = wave.height()
    wave.show_lanes(LANES)
    assert wave.height() > before
    first, second = (QRect(210, lane_top(index), 180, 5) for index in (0, 1))
    assert painted(wave, second, theme.speaker_colour(1))
    assert not painted(wave, first, theme.speaker_colour(0))
    assert painted(wave, first.translated(200, 0), theme.speaker_colour(0))
    wave.show_lanes(())
    assert wave.height() == before


def test_findings_and_notes_differ_in_shape(wave: Waveform) -> None:
    wave.show_markers([Marker(20_000, "good", "Arrival")])
    assert not painted(wave, QRect(198, 30, 5, 4), theme.colour("good"))
    wave.show_markers([Marker(20_000, "good", "Ask again", MarkerKind.NOTE)])
    place = QRect(190, 20, 20, 20)
    assert picture(wave).copy(place) != picture(wave).copy(place.translated(300, 0))


def test_the_playhead_is_where_it_plays(wave: Waveform) -> None:
    text = theme.colour("text")
    assert not painted(wave, QRect(245, 20, 10, 10), text)
    wave.show_playhead(25_000)
    assert wave.playhead() == 25_000
    assert painted(wave, QRect(245, 0, 10, 8), text)
    wave.show_playhead(None)
    assert not painted(wave, QRect(245, 0, 10, 8), text)


def test_a_change_of_theme_is_drawn(wave: Waveform, qapp: QApplication) -> None:
    light = picture(wave)
    theme.apply(qapp, "dark")
    assert painted(wave, QRect(505, 12, 90, 4), theme.colour("wave"))
    assert picture(wave) != light


# --- from near


def test_zooming_keeps_the_moment_under_the_pointer() -> None:
    view = WaveView()
    view.width_px = WIDTH_PX
    view.show_whole(36_000_000)
    for _ in range(6):
        view.zoom(1, 18_000_000)
        assert view.x(18_000_000) == pytest.approx(WIDTH_PX / 2)
    view.zoom(100, 18_000_000)
    assert view.shown_ms == LEAST_SHOWN_MS
    view.zoom(-100, 18_000_000)
    assert (view.from_ms, view.shown_ms) == (0, 36_000_000)


def test_a_grown_recording_stays_where_it_was_looked_at() -> None:
    view = WaveView()
    view.show_whole(100_000)
    view.grow(120_000)
    assert view.shown_ms == 120_000
    view.zoom(3, 50_000)
    before = (view.from_ms, view.shown_ms)
    view.grow(500_000)
    assert (view.from_ms, view.shown_ms) == before


def test_the_wheel_zooms_and_scrolls(wave: Waveform) -> None:
    turn(wave, 120, Qt.KeyboardModifier.ControlModifier)
    start, end = wave.shown()
    assert end - start == pytest.approx(LENGTH_MS / 1.5, abs=2)
    turn(wave, -120, Qt.KeyboardModifier.ShiftModifier)
    assert wave.shown()[0] > start
    turn(wave, -240, Qt.KeyboardModifier.ControlModifier)
    assert wave.shown() == (0, LENGTH_MS)


def turn(wave: Waveform, by: int, keys: Qt.KeyboardModifier) -> None:
    place = QPointF(500, 30)
    event = QWheelEvent(
        place, wave.mapToGlobal(place), QPoint(), QPoint(0, by), Qt.MouseButton.NoButton, keys,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(wave, event)


def test_what_is_looked_at_goes_along_with_the_playhead_until_people_scroll(
    wave: Waveform,
) -> None:
    wave.show_playhead(1000)
    wave.zoom(4)
    end = wave.shown()[1]
    wave.show_playhead(end + 100)
    assert wave.shown()[0] <= end + 100 <= wave.shown()[1]
    turn(wave, 12_000, Qt.KeyboardModifier.ShiftModifier)  # back to the start
    scrolled = wave.shown()
    wave.show_playhead(end + 200)
    assert wave.shown() == scrolled


# --- choosing


def test_a_click_is_a_moment_and_dragging_a_stretch(wave: Waveform, qtbot: QtBot) -> None:
    with qtbot.waitSignal(wave.moment_chosen) as moment:
        qtbot.mouseClick(wave, Qt.MouseButton.LeftButton, pos=QPoint(300, 20))
    assert moment.args == [pytest.approx(30_000, abs=200)]
    qtbot.mousePress(wave, Qt.MouseButton.LeftButton, pos=QPoint(600, 20))
    qtbot.mouseMove(wave, QPoint(500, 20))
    with qtbot.waitSignal(wave.stretch_chosen) as stretch:
        qtbot.mouseRelease(wave, Qt.MouseButton.LeftButton, pos=QPoint(400, 20))
    assert stretch.args == [pytest.approx(40_000, abs=200), pytest.approx(60_000, abs=200)]
    with qtbot.waitSignal(wave.stretch_chosen) as given_up:
        qtbot.keyClick(wave, Qt.Key.Key_Escape)
    assert given_up.args == [0, 0]
    assert wave.stretch() is None


@pytest.mark.parametrize(
    ("key", "moment"),
    [
        (Qt.Key.Key_Left, 25_000),
        (Qt.Key.Key_Right, 35_000),
        (Qt.Key.Key_PageDown, 60_000),
        (Qt.Key.Key_PageUp, 0),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, LENGTH_MS),
    ],
)
def test_keys_move_from_where_it_plays(
    wave: Waveform, qtbot: QtBot, key: Qt.Key, moment: int
) -> None:
    wave.show_playhead(30_000)
    with qtbot.waitSignal(wave.moment_chosen) as chosen:
        qtbot.keyClick(wave, key)
    assert chosen.args == [moment]


def test_keys_stretch_play_and_zoom(wave: Waveform, qtbot: QtBot) -> None:
    wave.show_playhead(30_000)
    for _ in range(2):
        qtbot.keyClick(wave, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert wave.stretch() == (30_000, 40_000)
    with qtbot.waitSignal(wave.play_asked) as asked:
        qtbot.keyClick(wave, Qt.Key.Key_Return)
    assert asked.args == [30_000]
    qtbot.keyClick(wave, Qt.Key.Key_Plus)
    assert wave.shown() != (0, LENGTH_MS)
    qtbot.keyClick(wave, Qt.Key.Key_0)
    assert wave.shown() == (0, LENGTH_MS)


def test_it_says_what_it_is_and_where(wave: Waveform, qtbot: QtBot) -> None:
    assert wave.accessibleName() == "Waveform"
    wave.show_playhead(30_000)
    qtbot.keyClick(wave, Qt.Key.Key_Right)
    assert wave.accessibleDescription() == "0:35 of 1:40"


def test_a_stretch_chooses_what_is_said_in_it_and_enter_plays(
    filled: Desk, walk: RecordingId, qtbot: QtBot
) -> None:
    window = new_window(filled, qtbot)
    page = the(window, TranscriptPage)
    page.open((walk, ()))
    qtbot.waitUntil(lambda: page.segments.rowCount() == 20)
    page.waveform.stretch_chosen.emit(9000, 20_000)
    assert [each.start_ms for each in page.view.chosen()] == [8600, 16_000]
    played: list[int] = []
    window.player.moved.connect(played.append)
    window.player.hindrance = ""
    page.waveform.play_asked.emit(16_000)
    assert played[0] == 16_000
    window.player.close()


# --- ten hours


def test_spans_within_a_pixel_are_one_run() -> None:
    view = WaveView()
    view.width_px = WIDTH_PX
    view.show_whole(36_000_000)
    spans = tuple((at, at + 1500) for at in range(0, 36_000_000, 1800))
    assert len(spans) == 20_000
    assert len(list(runs(spans, view))) == 1
    view.zoom(20, 18_000_000)
    in_sight = [(view.x(start), view.x(end)) for start, end in spans if view.in_sight(start)]
    assert list(runs(spans, view))[-len(in_sight) :] == in_sight


# --- colours of speakers


@pytest.mark.parametrize("choice", ["light", "dark"])
@pytest.mark.parametrize("hue", range(len(SPEAKERS_LIGHT)))
def test_a_speaker_can_be_read_on_every_ground(qapp: QApplication, choice: str, hue: int) -> None:
    theme.apply(qapp, choice)
    for ground in GROUNDS:
        behind = getattr(theme.colours(), ground)
        assert contrast(theme.speaker_colour(hue).name(), behind) >= LEAST_CONTRAST
    assert len({theme.speaker_colour(each).name() for each in range(len(SPEAKERS_LIGHT))}) == 9
