"""Charts: exact words beside every bar, one stop of the keyboard, nothing by colour alone."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from voxdesk.gui import theme
from voxdesk.gui.widgets.charts import BarChart, BarRow, Legend
from voxdesk.gui.widgets.line_chart import Line, LineChart, LinePoint

ROWS = (
    BarRow("Service", [(3, "good"), (1, "danger")], "3 positive · 1 critical"),
    BarRow("Location", [(2, "good"), (0, "danger")], "2 positive"),
)


def shown(chart: BarChart, qtbot: QtBot, width: int) -> BarChart:
    qtbot.addWidget(chart)
    chart.resize(width, chart.heightForWidth(width))
    chart.show()
    return chart


def test_a_chart_says_all_its_values_in_words(qtbot: QtBot) -> None:
    chart = shown(BarChart(ROWS, name="Factors"), qtbot, 600)
    assert chart.accessibleName() == "Factors"
    told = "Service: 3 positive · 1 critical; Location: 2 positive"
    assert chart.accessibleDescription() == told


def test_arrows_go_from_row_to_row_and_each_is_read_out(qtbot: QtBot) -> None:
    chart = shown(BarChart(ROWS, name="Factors"), qtbot, 600)
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert chart.accessibleName() == "Factors. Service: 3 positive · 1 critical"
    qtbot.keyClick(chart, Qt.Key.Key_End)
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert chart.accessibleName() == "Factors. Location: 2 positive"
    with qtbot.waitSignal(chart.chosen) as chosen:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert chosen.args == [1]


def test_a_click_chooses_the_row_under_it(qtbot: QtBot) -> None:
    chart = shown(BarChart(ROWS), qtbot, 600)
    place = QPoint(40, chart.height() * 3 // 4)
    with qtbot.waitSignal(chart.chosen) as chosen:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [1]


def test_bars_are_as_long_as_their_values(qtbot: QtBot) -> None:
    rows = [BarRow("a", [(100, "accent")], "100 %"), BarRow("b", [(50, "accent")], "50 %")]
    chart = shown(BarChart(rows, whole=100), qtbot, 400)
    picture = chart.grab().toImage()
    accent = theme.colour("accent").rgb()
    height = chart.height() // 2

    def painted(place: int) -> int:
        y = place * height + height // 2
        return sum(picture.pixel(x, y) == accent for x in range(picture.width()))

    assert abs(painted(0) - 2 * painted(1)) <= 4
    assert painted(1) > 100


def test_where_it_is_narrow_names_stand_above_their_bars(qtbot: QtBot) -> None:
    chart = BarChart(ROWS)
    qtbot.addWidget(chart)
    assert chart.heightForWidth(260) > chart.heightForWidth(600)


def test_a_legend_is_told_to_those_who_do_not_see_it(qtbot: QtBot) -> None:
    legend = Legend([("good", "positive"), ("danger", "critical")])
    qtbot.addWidget(legend)
    assert legend.accessibleName() == "positive, critical"


def test_points_of_a_line_are_reached_and_told(qtbot: QtBot) -> None:
    first = Line("X", [LinePoint(1, 40, "1 May", "40 %"), LinePoint(9, 60, "9 May", "60 %")])
    second = Line("Z", [LinePoint(1, 20, "1 May", "20 %")], "speaker-1")
    chart = LineChart([first, second, Line("empty", [])], name="Scores")
    qtbot.addWidget(chart)
    chart.show()
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    chart.setFocus()
    assert chart.accessibleDescription() == "X: 1 May 40 %, 9 May 60 %; Z: 1 May 20 %"
    qtbot.waitUntil(lambda: chart.told() == "X, 1 May: 40 %")
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.told() == "X, 9 May: 60 %"
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert chart.accessibleName() == "Scores. Z, 1 May: 20 %"
    chart.grab()
