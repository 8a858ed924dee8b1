"""One quote as a button: its time, which way it speaks, its words; a click finds it again."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from voxdesk.domain.report import Evidence, Stance
from voxdesk.domain.scenario import Method
from voxdesk.domain.timecode import clock
from voxdesk.gui import theme
from voxdesk.gui.reports import wording
from voxdesk.gui.widgets.paragraph import lay_out
from voxdesk.gui.words import tr

BAR_PX = 2
PAD_PX = 6
LEFT_PX = 12
HEAD_PX = 20
LINE_PX = 20
ICON_PX = 12

TINTS = {Stance.FOR: "good", Stance.AGAINST: "danger"}
ICONS = {Stance.FOR: "stance-for", Stance.AGAINST: "stance-against"}


class QuoteView(QAbstractButton):
    """Shows a piece of evidence; `clicked` means: show me where this was said.

    `method` is how its finding was come to, which says what its stance is called.
    """

    def __init__(
        self, evidence: Evidence, *, elsewhere: str = "", method: Method | None = None
    ) -> None:
        super().__init__()
        self._evidence = evidence
        self._method = method
        self._elsewhere = elsewhere
        self._laid_out: tuple[int, QTextLayout, int] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(
            f"{self._aside()}, {clock(evidence.start_ms)}: {evidence.quote}".lstrip(", ")
        )
        self.setToolTip(tr("Play this"))

    def evidence(self) -> Evidence:
        return self._evidence

    def text_shown(self) -> str:
        return f"“{self._evidence.quote}”"

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._layout_for(width)[1] + HEAD_PX + 2 * PAD_PX

    def sizeHint(self) -> QSize:
        width = max(self.width(), 120)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, HEAD_PX + LINE_PX + 2 * PAD_PX)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _aside(self) -> str:
        """Which way it speaks, how surely, and where when it is another recording."""
        evidence = self._evidence
        words = []
        if stance := wording.stance(evidence, self._method):
            words.append(stance)
        if evidence.doubtful and evidence.probability is not None:
            words.append(tr("{percent} sure").format(percent=f"{evidence.probability:.0%}"))
        if self._elsewhere:
            words.append(self._elsewhere)
        return " · ".join(words)

    def _layout_for(self, width: int) -> tuple[QTextLayout, int]:
        if self._laid_out is None or self._laid_out[0] != width:
            inner = max(width - LEFT_PX - PAD_PX, 60)
            layout, height = lay_out(
                self.text_shown(), theme.font(theme.INTERFACE_PX + 1), inner, LINE_PX
            )
            self._laid_out = (width, layout, height)
        return self._laid_out[1], self._laid_out[2]

    def paintEvent(self, _event: QPaintEvent) -> None:
        evidence = self._evidence
        layout, _height = self._layout_for(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("pressed" if self.isDown() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        tint = "edge" if evidence.stance is None else TINTS.get(evidence.stance, "edge")
        bar = QRectF(0, PAD_PX, BAR_PX, self.height() - 2 * PAD_PX)
        painter.fillRect(bar, theme.colour("edge" if evidence.doubtful else tint))
        self._paint_head(painter, tint)
        painter.setPen(theme.colour("text"))
        layout.draw(painter, QPointF(LEFT_PX, PAD_PX + HEAD_PX))
        if self.hasFocus():
            painter.setPen(theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()

    def _paint_head(self, painter: QPainter, tint: str) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(theme.INTERFACE_PX, tabular=True))
        time = clock(self._evidence.start_ms)
        painter.setPen(theme.colour("accent"))
        head = QRectF(LEFT_PX, PAD_PX, self.width() - LEFT_PX - PAD_PX, HEAD_PX)
        painter.drawText(head, middle, time)
        left = LEFT_PX + painter.fontMetrics().horizontalAdvance(time) + 12
        stance = self._evidence.stance
        if stance in ICONS:
            place = QRectF(left, PAD_PX + (HEAD_PX - ICON_PX) / 2, ICON_PX, ICON_PX)
            theme.paint_icon(painter, ICONS[stance], place, tint)
            left += ICON_PX + 4
        painter.setFont(theme.font(theme.CAPTION_PX))
        painter.setPen(theme.colour("muted"))
        rest = head.adjusted(left - LEFT_PX, 0, 0, 0)
        shown = painter.fontMetrics().elidedText(
            self._aside(), Qt.TextElideMode.ElideRight, int(rest.width())
        )
        painter.drawText(rest, middle, shown)
