"""Across visits: one customer at a time, each number with what it rests on."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.windows import new_window, the
from tests.store.reported import finding, report, visit
from voxdesk.desk import Desk
from voxdesk.domain.report import Polarity, Verdict
from voxdesk.gui.insights.page import InsightsPage
from voxdesk.gui.main_window import MainWindow

PATIENCE_MS = 20_000
MATCHING = Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> MainWindow:
    """Two visits for one customer, one for another; two factors, one problem."""
    for site, day, customer, z in (
        ("Aurora", "2026-01-10", "Plaza", 40.0),
        ("Aurora", "2026-02-10", "Plaza", 60.5),
        ("Borealis", "2026-02-11", "Riviera", 90.0),
    ):
        about = visit(desk.store, site, day, customer=customer, employee="Field")
        report(desk.store, about, "I1", [finding("greeting", verdict=Verdict.NOT_MET)], {"Z": z})
        polarity = Polarity.CRITICAL if z < 50 else Polarity.POSITIVE
        report(desk.store, about, "I3", [finding("transport-access", polarity=polarity)])
    made = new_window(desk, qtbot)
    made.show()
    made.show_page("insights")
    return made


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> InsightsPage:
    found = the(window, InsightsPage)
    qtbot.waitUntil(lambda: found.seen().overview is not None, timeout=PATIENCE_MS)
    return found


def test_each_customer_stands_for_itself(page: InsightsPage, qtbot: QtBot) -> None:
    assert [page.customer.itemText(at) for at in range(page.customer.count())] == [
        "Plaza · 4 reports",
        "Riviera · 2 reports",
    ]
    assert "nothing is mixed" in page.note.text()
    (line,) = page.scores.chart.lines()
    assert [each.value for each in line.points] == [40.0, 60.5]
    page.customer.setCurrentIndex(1)
    qtbot.waitUntil(
        lambda: [each.name for each in page.scores.chart.lines()] == ["Borealis"],
        timeout=PATIENCE_MS,
    )
    (row,) = page.compared.shown()
    assert (row.group, row.latest, row.reports) == ("Borealis", 90.0, 1)


def test_a_factor_leads_to_its_findings_and_their_reports(
    window: MainWindow, page: InsightsPage, qtbot: QtBot
) -> None:
    page.parts.setCurrentIndex(1)
    (factor,) = page.factors.shown()
    assert factor.counts == {Polarity.CRITICAL: 1, Polarity.POSITIVE: 1}
    page.factors.chart.chosen.emit(0)
    qtbot.waitUntil(page.behind.isVisible, timeout=PATIENCE_MS)
    with qtbot.waitSignal(page.behind.report_asked):
        page.behind.report_asked.emit(2)
    assert window.current_key() == "reports"


def test_what_is_not_met_is_counted_over_reports(page: InsightsPage) -> None:
    (problem,) = page.problems.shown()
    assert problem.total == 2
    assert page.problems.chart.rows()[0].text == "2"


def test_a_mean_shows_the_reports_it_was_made_of(page: InsightsPage, qtbot: QtBot) -> None:
    page.parts.setCurrentIndex(4)
    page.compared.table.selectRow(0)
    qtbot.waitUntil(page.behind.isVisible, timeout=PATIENCE_MS)
    assert page.behind.title.whole() == "Aurora"


def test_what_nobody_spoke_of_stands_below_its_site(page: InsightsPage) -> None:
    tree = page.gaps.tree
    (item,) = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    assert item is not None
    assert item.childCount() == 0
    item.setExpanded(True)
    leaves = [leaf.text(0) for leaf in tree.findItems("", MATCHING) if leaf.parent() is not item]
    assert leaves
    assert "Transport access" not in leaves


def test_tables_are_written(page: InsightsPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.parts.setCurrentIndex(1)
    page.export(tmp_path / "factors.csv")
    qtbot.waitUntil((tmp_path / "factors.csv").exists, timeout=PATIENCE_MS)
    lines = (tmp_path / "factors.csv").read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("Customer,Kind of report,Section,Factor")
    assert {line.split(",")[0] for line in lines[1:]} == {"Plaza", "Riviera"}


def test_without_reports_the_page_says_what_it_is_for(desk: Desk, qtbot: QtBot) -> None:
    made = new_window(desk, qtbot)
    made.show()
    made.show_page("insights")
    page = the(made, InsightsPage)
    qtbot.waitUntil(page._nothing.isVisible, timeout=PATIENCE_MS)
    assert not page.export_button.isEnabled()
    assert page.export_button.toolTip()


def test_reports_without_a_figure_say_so_in_place_of_an_empty_picture(
    desk: Desk, qtbot: QtBot
) -> None:
    about = visit(desk.store, "Aurora", "2026-01-10", customer="Plaza", employee="Field")
    report(desk.store, about, "I4", [finding("transport-access", polarity=Polarity.POSITIVE)])
    made = new_window(desk, qtbot)
    made.show()
    made.show_page("insights")
    page = the(made, InsightsPage)
    qtbot.waitUntil(lambda: page.seen().overview is not None, timeout=PATIENCE_MS)
    for view in (page.scores, page.compared):
        assert not view._nothing.isHidden()
        assert view.table.isHidden()
    assert page.scores.chart.isHidden()


def test_until_it_was_read_the_page_says_neither_that_there_is_something_nor_nothing(
    desk: Desk, qtbot: QtBot
) -> None:
    page = the(new_window(desk, qtbot), InsightsPage)
    assert page._nothing.isHidden()
    assert page.parts.isHidden()
    page.refresh(page.areas)
    qtbot.waitUntil(lambda: not page._nothing.isHidden(), timeout=PATIENCE_MS)
    assert page.parts.isHidden()
