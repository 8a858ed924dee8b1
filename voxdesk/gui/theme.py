"""Theme, type and icons: the one place that says how VoxDesk looks.

Light or dark follows the system (`QStyleHints.colorScheme`) unless the user chose one. Widgets that
paint ask `colours()` each time they paint, so a change of theme is a repaint and nothing else.
"""

from dataclasses import asdict, fields
from functools import cache
from string import Template

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from voxdesk.gui.colours import DARK, LIGHT, SPEAKERS_DARK, SPEAKERS_LIGHT, Colours
from voxdesk.paths import bundled

ICON_PX = 18
INTERFACE_PX = 13
READING_PX = 15
READING_LINE_PX = 24
TITLE_PX = 20
CAPTION_PX = 11
RADIUS_PX = 6


class _Current:
    """Which colours hold now; LIGHT until a theme was applied."""

    colours = LIGHT
    choice = "system"


def colours() -> Colours:
    return _Current.colours


def colour(name: str) -> QColor:
    """A colour of the theme that holds now, by its use."""
    return QColor(getattr(_Current.colours, name))


def speaker_colour(hue: int) -> QColor:
    """The colour of a speaker; never the only sign of who speaks."""
    palette = SPEAKERS_DARK if is_dark() else SPEAKERS_LIGHT
    return QColor(palette[hue % len(palette)])


def is_dark() -> bool:
    return _Current.colours is DARK


def apply(app: QApplication, choice: str) -> None:
    """Use the theme `choice`: `light`, `dark`, or `system` to follow the system from now on."""
    _Current.choice = choice
    hints = QGuiApplication.styleHints()
    hints.setColorScheme(
        {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(
            choice, Qt.ColorScheme.Unknown
        )
    )
    _dress(app)


def follow_system(app: QApplication) -> None:
    """Change with the system while the user has not chosen a theme; call once."""

    def changed(_scheme: Qt.ColorScheme) -> None:
        if _Current.choice == "system":
            _dress(app)

    QGuiApplication.styleHints().colorSchemeChanged.connect(changed)


def _dress(app: QApplication) -> None:
    dark = _Current.choice == "dark" or (
        _Current.choice == "system"
        and QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    )
    _Current.colours = DARK if dark else LIGHT
    font = QFont(app.font())
    font.setPixelSize(INTERFACE_PX)
    app.setFont(font)
    app.setPalette(_palette(_Current.colours))
    app.setStyleSheet(_style_sheet(_Current.colours))


def _style_sheet(palette: Colours) -> str:
    icons = bundled("resources", "icons").as_posix()
    values = {**asdict(palette), "icons": icons, "radius": f"{RADIUS_PX}px"}
    template = Template(bundled("resources", "style", "desk.qss").read_text("utf-8"))
    return template.substitute(values)


def _palette(palette: Colours) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: palette.ground,
        QPalette.ColorRole.Base: palette.ground,
        QPalette.ColorRole.AlternateBase: palette.rail,
        QPalette.ColorRole.Button: palette.ground,
        QPalette.ColorRole.WindowText: palette.text,
        QPalette.ColorRole.Text: palette.text,
        QPalette.ColorRole.ButtonText: palette.text,
        QPalette.ColorRole.BrightText: palette.danger,
        QPalette.ColorRole.ToolTipBase: palette.text,
        QPalette.ColorRole.ToolTipText: palette.ground,
        QPalette.ColorRole.PlaceholderText: palette.muted,
        QPalette.ColorRole.Highlight: palette.accent_soft,
        QPalette.ColorRole.HighlightedText: palette.text,
        QPalette.ColorRole.Link: palette.accent,
        QPalette.ColorRole.Accent: palette.accent,
        QPalette.ColorRole.Light: palette.hairline,
        QPalette.ColorRole.Mid: palette.hairline,
        QPalette.ColorRole.Dark: palette.edge,
    }
    made = QPalette()
    for role, value in roles.items():
        made.setColor(role, QColor(value))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.muted))
    return made


# --- type -----------------------------------------------------------------------------------------


def font(size_px: int, *, bold: bool = False, tabular: bool = False) -> QFont:
    """The interface font in a size; `tabular` gives all figures one width."""
    made = QFont(QGuiApplication.font())
    made.setPixelSize(size_px)
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


# --- icons ----------------------------------------------------------------------------------------


@cache
def _drawing(name: str) -> str:
    return bundled("resources", "icons", f"{name}.svg").read_text("utf-8")


def paint_icon(painter: QPainter, name: str, place: QRectF, colour_name: str) -> None:
    """Paint an icon of the family in a colour of the theme."""
    _renderer(name, colour(colour_name).name()).render(painter, place)


@cache
def _renderer(name: str, tint: str) -> QSvgRenderer:
    drawing = _drawing(name).replace("currentColor", tint)
    return QSvgRenderer(QByteArray(drawing.encode()))


class _ThemedIcon(QIconEngine):
    """Draws in the colours of the theme at the moment of drawing, sharp at every scale."""

    def __init__(self, name: str, normal: str, chosen: str) -> None:
        super().__init__()
        self._name = name
        self._normal = normal
        self._chosen = chosen

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        tint = self._chosen if state is QIcon.State.On else self._normal
        painter.save()
        if mode is QIcon.Mode.Disabled:
            tint = "muted"
            painter.setOpacity(0.6)
        # A square at the left: whoever asks for a wider icon wants room before the words.
        square = QRectF(rect.left(), rect.top(), rect.height(), rect.height())
        paint_icon(painter, self._name, square, tint)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return drawn

    def clone(self) -> QIconEngine:
        return _ThemedIcon(self._name, self._normal, self._chosen)


def icon(name: str, normal: str = "text", chosen: str = "accent") -> QIcon:
    """An icon that follows the theme; `chosen` colours it where a button is switched on."""
    names = {each.name for each in fields(Colours)}
    if normal not in names or chosen not in names:
        raise ValueError(f"{normal}, {chosen}: no colour of the theme")
    _drawing(name)  # a name that does not exist fails here, not at the first paint
    return QIcon(_ThemedIcon(name, normal, chosen))


def application_icon() -> QIcon:
    """VoxDesk's own icon, drawn here so that no image plug-in of Qt has to be there."""
    made = QIcon()
    drawing = QSvgRenderer(str(bundled("resources", "icons", "voxdesk.svg")))
    for size in (16, 32, 48, 128):
        drawn = QPixmap(size, size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        drawing.render(painter)
        painter.end()
        made.addPixmap(drawn)
    return made
