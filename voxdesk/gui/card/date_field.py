"""A date, typed or picked in a calendar."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QToolButton, QWidgetAction

from voxdesk.gui import theme
from voxdesk.gui.card.typed_dates import shown_date, typed_date
from voxdesk.gui.words import tr


class DateField(QLineEdit):
    """Shows a date as people read it; says itself whether what is typed is one."""

    left = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self._calendar: QMenu | None = None
        arrow = self.addAction(
            theme.icon("calendar", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        arrow.setText(tr("Calendar"))
        arrow.setToolTip(tr("Calendar"))
        arrow.triggered.connect(self.open_calendar)
        self.returnPressed.connect(self._leave)

    def day(self) -> date | None:
        return typed_date(self.text())

    def wrong(self) -> bool:
        """Whether something is typed that is no date."""
        return bool(self.text().strip()) and self.day() is None

    def show_day(self, day: date | None) -> None:
        if day != self.day() or self.wrong():
            self.setText(shown_date(day))

    def open_calendar(self) -> None:
        """Open the calendar at the day that is typed, or today."""
        menu = QMenu(self)
        calendar = _calendar(self.accessibleName())
        day = self.day()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day) if day else _today())
        calendar.activated.connect(self._picked)
        calendar.clicked.connect(self._picked)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        menu.aboutToHide.connect(menu.deleteLater)
        self._calendar = menu
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._leave()

    def _picked(self, day: QDate) -> None:
        if self._calendar is not None:
            self._calendar.close()
            self._calendar = None
        self.setText(shown_date(date(day.year(), day.month(), day.day())))
        self.textEdited.emit(self.text())
        self.left.emit()

    def _leave(self) -> None:
        day = self.day()
        if day is not None:
            self.setText(shown_date(day))
        self.left.emit()


def _calendar(name: str) -> QCalendarWidget:
    """A calendar in the colours of the theme; Qt's own red is unreadable in the dark."""
    made = QCalendarWidget()
    made.setAccessibleName(name)
    made.setFirstDayOfWeek(QLocale().firstDayOfWeek())
    made.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    weekend = QTextCharFormat()
    weekend.setForeground(theme.colour("accent"))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        made.setWeekdayTextFormat(day, weekend)
    for button, icon in (("qt_calendar_prevmonth", "back"), ("qt_calendar_nextmonth", "forward")):
        found = made.findChild(QToolButton, button)
        if isinstance(found, QToolButton):
            found.setIcon(theme.icon(icon, "muted"))
    return made


def _today() -> QDate:
    return QDate.currentDate()
