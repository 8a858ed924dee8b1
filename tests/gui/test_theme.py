"""Light, dark, and what follows the system."""

from dataclasses import fields

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from voxdesk.gui import theme
from voxdesk.gui.colours import DARK, LIGHT, Colours
from voxdesk.paths import bundled

LEAST_CONTRAST = 4.5
TEXTS = ("text", "muted", "accent", "good", "warning", "danger")
GROUNDS = ("ground", "rail", "hover", "accent_soft")


def luminance(colour: str) -> float:
    made = QColor(colour)

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = map(linear, (made.redF(), made.greenF(), made.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_can_be_read_on_its_ground(palette: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= LEAST_CONTRAST


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_words_on_a_primary_button_and_a_banner_can_be_read(palette: Colours) -> None:
    assert contrast(palette.on_accent, palette.accent) >= LEAST_CONTRAST
    assert contrast(palette.text, palette.warning_soft) >= LEAST_CONTRAST
    assert contrast(palette.warning, palette.warning_soft) >= LEAST_CONTRAST
    assert contrast(palette.text, palette.danger_soft) >= LEAST_CONTRAST
    assert contrast(palette.danger, palette.danger_soft) >= LEAST_CONTRAST


def test_a_chosen_theme_changes_colours_and_widgets_at_once(
    qapp: QApplication, qtbot: QtBot
) -> None:
    label = QLabel("words")
    qtbot.addWidget(label)
    theme.apply(qapp, "dark")
    assert theme.is_dark()
    assert label.palette().windowText().color() == QColor(DARK.text)
    theme.apply(qapp, "light")
    assert not theme.is_dark()
    assert label.palette().windowText().color() == QColor(LIGHT.text)


def test_an_icon_follows_the_theme_after_it_was_made(qapp: QApplication) -> None:
    drawn = theme.icon("verdict-met")

    def middle() -> QColor:
        return drawn.pixmap(QSize(18, 18)).toImage().pixelColor(9, 9)

    assert middle() == QColor(LIGHT.text)
    theme.apply(qapp, "dark")
    assert middle() == QColor(DARK.text)


def test_the_system_is_followed_until_a_theme_is_chosen(qapp: QApplication) -> None:
    theme.apply(qapp, "dark")
    theme.apply(qapp, "system")
    dark = QGuiApplication.styleHints().colorScheme().name == "Dark"
    assert theme.is_dark() is dark


def test_every_icon_is_of_the_family() -> None:
    for drawing in bundled("resources", "icons").glob("*.svg"):
        text = drawing.read_text("utf-8")
        if drawing.stem != "voxdesk":
            assert 'viewBox="0 0 18 18"' in text, drawing
            assert 'stroke-width="1.5"' in text, drawing
            assert "currentColor" in text, drawing


def test_an_icon_that_is_not_there_fails_when_it_is_asked_for() -> None:
    with pytest.raises(FileNotFoundError):
        theme.icon("no-such-icon")
    with pytest.raises(ValueError, match="no colour"):
        theme.icon("back", "no_such_colour")


def test_the_style_sheet_names_only_colours_of_the_theme() -> None:
    known = {each.name for each in fields(Colours)}
    assert {"ground", "text", "accent"} <= known  # substitution itself fails on unknown names


def test_the_programs_own_icon_needs_no_plug_in() -> None:
    drawn = theme.application_icon().pixmap(QSize(48, 48)).toImage()
    assert drawn.pixelColor(4, 24) == QColor("#0f766e")
