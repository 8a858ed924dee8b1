"""The drawing of a waveform: what is shown in it, and how it is painted; `waveform.py` lets people
reach into it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from voxdesk.domain.timecode import clock
from voxdesk.gui import theme
from voxdesk.gui.widgets import wave_drawing as drawing
from voxdesk.gui.widgets.peaks import Columns
from voxdesk.gui.widgets.wave_drawing import HEIGHT_PX, SCALE_PX, Lane, Marker
from voxdesk.gui.widgets.wave_view import WaveView
from voxdesk.gui.words import tr

PLAYHEAD_PX = 5


class WaveCanvas(QWidget):
    """Set what to draw with `show_audio`, `show_lanes`, `show_markers`, `show_span`."""

    def __init__(self) -> None:
        super().__init__()
        self._columns = Columns()
        self._lanes: tuple[Lane, ...] = ()
        self._markers: tuple[Marker, ...] = ()
        self._span: tuple[int, int] | None = None
        self._stretch: tuple[int, int] | None = None
        self._playhead_ms: int | None = None
        self._hover_x: float | None = None
        self._view = WaveView()
        self._backdrop = QPixmap()
        self._backdrop_key: object = None
        self._bars: list[QRectF] = []
        self._revision = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self._scale_top() + SCALE_PX)
        self.setAccessibleName(tr("Waveform"))

    def sizeHint(self) -> QSize:
        return QSize(480, self._scale_top() + SCALE_PX)

    # --- what to draw

    def show_audio(self, columns: Columns, duration_ms: int) -> None:
        """Another recording, or the same grown longer."""
        if columns is self._columns:
            self._view.grow(duration_ms)
        else:
            self._view.show_whole(duration_ms)
            self._stretch = None
        self._columns = columns
        self._tell_where()
        self._changed()

    def show_lanes(self, lanes: Sequence[Lane]) -> None:
        """One thin lane for each speaker, under the wave."""
        self._lanes = tuple(lanes)
        self.setFixedHeight(self._scale_top() + SCALE_PX)
        self._changed()

    def show_markers(self, markers: Sequence[Marker]) -> None:
        self._markers = tuple(markers)
        self.update()

    def show_span(self, span: tuple[int, int] | None) -> None:
        """Tint the time from one moment to another."""
        if span is not None and span != self._span and self._view.zoomed:
            self._view.reveal(span[0])
        self._span = span
        self.update()

    def span(self) -> tuple[int, int] | None:
        return self._span

    def show_stretch(self, stretch: tuple[int, int] | None) -> None:
        """What people chose by dragging; None gives it up."""
        self._stretch = stretch
        self.update()

    def stretch(self) -> tuple[int, int] | None:
        return self._stretch

    def show_playhead(self, ms: int | None) -> None:
        """Where it plays; None when nothing does. What is looked at goes along, unless people
        scrolled away from it."""
        before, self._playhead_ms = self._playhead_ms, ms
        if before == ms:
            return
        was_in_sight = before is None or self._view.in_sight(before)
        if ms is not None and self._view.zoomed and was_in_sight and not self._view.in_sight(ms):
            self._view.reveal(ms)
            self.update()
            return
        for each in (before, ms):
            if each is not None:
                left = int(self._view.x(each)) - PLAYHEAD_PX
                self.update(left, 0, 2 * PLAYHEAD_PX + 1, self.height())

    def playhead(self) -> int | None:
        return self._playhead_ms

    def zoom(self, steps: float, around_ms: float | None = None) -> None:
        """Nearer by so many steps, further off by negative ones; 0 shows the whole."""
        if steps == 0:
            self._view.show_whole(self._view.duration_ms)
        else:
            self._view.zoom(steps, self._here() if around_ms is None else around_ms)
        self.update()

    def shown(self) -> tuple[int, int]:
        """From which moment to which it shows the recording."""
        return (self._view.ms(0), self._view.ms(self.width()))

    def _hover_at(self, x: float | None) -> None:
        for each in (self._hover_x, x):
            if each is not None:
                self.update(int(each) - 1, 0, 3, self.height())
        self._hover_x = x

    def _here(self) -> int:
        """The moment that keys start from."""
        if self._playhead_ms is not None:
            return self._playhead_ms
        return self._span[0] if self._span else 0

    def _tell_where(self, ms: int = 0) -> None:
        whole = clock(self._view.duration_ms)
        said = tr("{at} of {whole}").format(at=clock(ms), whole=whole)
        self.setAccessibleDescription(said)

    # --- painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._view.width_px = max(self.width(), 1)
        super().resizeEvent(event)

    def _scale_top(self) -> int:
        return HEIGHT_PX + drawing.lanes_height(len(self._lanes))

    def _changed(self) -> None:
        self._revision += 1
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._draw_backdrop()
        painter = QPainter(self)
        if self._span is not None:
            start, end = (self._view.x(ms) for ms in self._span)
            place = QRectF(start, 0, max(end - start, 2), self._scale_top())
            painter.fillRect(place, theme.colour("accent_soft"))
        painter.drawPixmap(0, 0, self._backdrop)
        if self._span is not None:
            within = [bar for bar in self._bars if start - 2 <= bar.x() <= max(end, start + 2)]
            if within:
                drawing.paint_bars(painter, within, "accent", self.width())
        self._paint_chosen(painter)
        drawing.paint_markers(painter, self._markers, self._view)
        if self._playhead_ms is not None and self._view.in_sight(self._playhead_ms):
            drawing.paint_playhead(painter, self._view.x(self._playhead_ms), self._scale_top())
        painter.end()

    def _paint_chosen(self, painter: QPainter) -> None:
        """The stretch that was dragged, the pointer, the focus."""
        if self._stretch is not None:
            start, end = (self._view.x(ms) for ms in self._stretch)
            tint = theme.colour("accent")
            painter.setPen(QPen(tint, 1))
            tint.setAlphaF(0.16)
            painter.setBrush(tint)
            painter.drawRect(QRectF(start, 0.5, max(end - start, 1), self._scale_top() - 1))
        if self._hover_x is not None:
            painter.setPen(QPen(theme.colour("edge"), 1))
            x = int(self._hover_x) + 0.5
            painter.drawLine(QPointF(x, 0), QPointF(x, self._scale_top()))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(0.5, 0.5, self.width() - 1, self._scale_top() - 1))

    def _draw_backdrop(self) -> None:
        """Wave, lanes and times, drawn once for each size, theme and part that is shown."""
        ratio = self.devicePixelRatioF()
        key = (*self._view.key(), self.height(), ratio, theme.is_dark(), self._revision)
        if key == self._backdrop_key:
            return
        self._backdrop_key = key
        self._bars = drawing.bars(self._columns, self._view)
        self._backdrop = QPixmap(self.size() * ratio)
        self._backdrop.setDevicePixelRatio(ratio)
        self._backdrop.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._backdrop)
        drawing.paint_bars(painter, self._bars, "wave", self.width())
        drawing.paint_lanes(painter, self._lanes, self._view)
        drawing.paint_scale(painter, self._view, self._scale_top())
        painter.end()
