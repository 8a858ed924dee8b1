"""A control for each kind of setting: made from its rule, and silent while it is shown a value."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSignalBlocker, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QLineEdit, QStyle, QStyleOptionButton

from voxdesk.gui import theme
from voxdesk.gui.settings import wording
from voxdesk.gui.widgets.choice import Choice
from voxdesk.gui.words import tr
from voxdesk.settings import FIELDS, Rule

WIDTH_PX = 260
Value = str | int | bool
Chosen = Callable[[Value], None]


class ChoiceControl(Choice):
    """One of several; the wheel scrolls the page, it does not change what is chosen."""

    def __init__(self, name: str, chosen: Chosen, values: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(tr(wording.WORDS[name].title))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.offer(values)
        self.activated.connect(lambda place: chosen(str(self.itemData(place))))

    def offer(self, values: Sequence[tuple[str, str]]) -> None:
        """Have these values to choose from, each with its words."""
        shown = self.currentData()
        with QSignalBlocker(self):
            self.clear()
            for value, words in values:
                self.addItem(words, value)
            if shown is not None:
                self.show_value(str(shown))

    def show_value(self, value: Value) -> None:
        place = self.findData(value)
        if place < 0:  # such as a model that is not here
            self.addItem(tr("{name} (not here)").format(name=value), value)
            place = self.count() - 1
        self.setCurrentIndex(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class NumberControl(QDoubleSpinBox):
    """A number with its unit, within its limits."""

    def __init__(self, name: str, chosen: Chosen) -> None:
        super().__init__()
        words = wording.WORDS[name]
        rule: Rule = FIELDS[name].metadata["rule"]
        self._scale = words.scale
        self.setAccessibleName(tr(words.title))
        self.setDecimals(1 if words.scale > 1 else 0)
        self.setSingleStep(0.5 if words.scale == 1000 else 1)
        self.setRange((rule.least or 0) / words.scale, (rule.most or 0) / words.scale)
        if words.unit:
            self.setSuffix(f" {tr(words.unit)}")
        if words.zero:
            self.setSpecialValueText(tr(words.zero))
        self.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.valueChanged.connect(lambda number: chosen(round(number * self._scale)))

    def show_value(self, value: Value) -> None:
        with QSignalBlocker(self):
            self.setValue(int(value) / self._scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._fill()

    def _fill(self) -> None:
        """Give the text all the room: style sheets lose it to buttons that are not there."""
        self.lineEdit().setGeometry(self.rect().adjusted(9, 1, -9, -1))

    def textFromValue(self, value: float) -> str:
        """Without a fraction where there is none."""
        decimals = 0 if value == int(value) else self.decimals()
        return self.locale().toString(value, "f", decimals)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class TextControl(QLineEdit):
    """A line of text, taken when it is left or Enter is pressed."""

    def __init__(self, name: str, chosen: Chosen) -> None:
        super().__init__()
        words = wording.WORDS[name]
        self.setAccessibleName(tr(words.title))
        self.setPlaceholderText(tr(words.empty))
        self.editingFinished.connect(lambda: chosen(self.text().strip()))

    def show_value(self, value: Value) -> None:
        if self.text() != value:
            self.setText(str(value))


class SwitchControl(QCheckBox):
    """On or off."""

    def __init__(self, name: str, chosen: Chosen) -> None:
        super().__init__()
        self.setAccessibleName(tr(wording.WORDS[name].title))
        self.toggled.connect(self._tell)
        self.clicked.connect(chosen)

    def show_value(self, value: Value) -> None:
        self.setChecked(bool(value))
        self._tell(bool(value))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_CheckBoxIndicator
        place = QRectF(self.style().subElementRect(part, option, self))
        painter = QPainter(self)
        theme.paint_icon(painter, "check", place.adjusted(1, 1, -1, -1), "on_accent")
        painter.end()

    def _tell(self, on: bool) -> None:
        self.setText(tr("On") if on else tr("Off"))


Control = ChoiceControl | NumberControl | TextControl | SwitchControl


def control_for(name: str, chosen: Chosen) -> Control:
    """The control that fits the kind of a setting; `chosen` is called with what a person chose."""
    rule: Rule = FIELDS[name].metadata["rule"]
    default = FIELDS[name].default
    made: Control
    if name in wording.ROLES:
        made = ChoiceControl(name, chosen)
    elif rule.choices:
        made = ChoiceControl(
            name, chosen, [(each, wording.choice_words(name, each)) for each in rule.choices]
        )
    elif isinstance(default, bool):
        made = SwitchControl(name, chosen)
    elif isinstance(default, int):
        made = NumberControl(name, chosen)
    else:
        made = TextControl(name, chosen)
    made.setFixedWidth(WIDTH_PX)
    return made
