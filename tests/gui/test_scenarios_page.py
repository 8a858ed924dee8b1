"""Kinds of report: read, copied, changed in a form and as text, and taken up again."""

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.windows import new_window, the
from voxdesk.desk import Desk
from voxdesk.domain.definition import DefinitionKind
from voxdesk.gui.main_window import MainWindow
from voxdesk.gui.scenarios.edit_pane import FORM, SOURCE
from voxdesk.gui.scenarios.page import EDIT, VIEW, ScenariosPage
from voxdesk.services import scenarios

PATIENCE_MS = 20_000
CRITERION = "stages[1].sections[1].criteria[1]"


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> ScenariosPage:
    window = new_window(desk, qtbot)
    window.show()
    window.show_page("scenarios")
    found = the(window, ScenariosPage)
    found.open("walk-through")
    qtbot.waitUntil(lambda: title(found) == "Site walk-through", timeout=PATIENCE_MS)
    return found


def title(page: ScenariosPage) -> str:
    opened = page.view.opened()
    return "" if opened is None else opened.entry.title("en")


def edited(page: ScenariosPage, qtbot: QtBot) -> None:
    page.edit()
    qtbot.waitUntil(lambda: page._stack.currentIndex() == EDIT, timeout=PATIENCE_MS)
    settled(page, qtbot)


def settled(page: ScenariosPage, qtbot: QtBot) -> None:
    pane = page.editing
    qtbot.waitUntil(
        lambda: pane.changes.still() and pane.changes.last.text == pane.source.text(),
        timeout=PATIENCE_MS,
    )


def outline_texts(page: ScenariosPage) -> list[str]:
    return [item.text(0) for item in page.view.outline._items()]


def test_what_comes_with_the_program_is_read_in_both_languages(page: ScenariosPage) -> None:
    assert "Cleanliness" in outline_texts(page)
    assert page.view.edit.text() == "Copy to edit"
    assert page.view.withdraw.isHidden()
    page.view.language.setCurrentIndex(page.view.language.findData("ru"))
    assert "Чистота" in outline_texts(page)
    assert page.view.title.whole() == "Обход объекта"


def test_a_copy_is_changed_in_the_form_and_saved(
    page: ScenariosPage, desk: Desk, qtbot: QtBot
) -> None:
    edited(page, qtbot)
    pane = page.editing
    assert pane.tabs.currentIndex() == FORM
    pane.outline.go_to(CRITERION)
    field = pane.form.fields["title", "en"]
    field.setText("The welcome")
    field.editingFinished.emit()
    qtbot.waitUntil(lambda: "The welcome" in pane.source.text(), timeout=PATIENCE_MS)
    settled(page, qtbot)
    assert "# A walk through a site of any kind" in pane.source.text()
    qtbot.waitUntil(pane.save.isEnabled, timeout=PATIENCE_MS)
    pane.save.click()
    qtbot.waitUntil(lambda: page._stack.currentIndex() == VIEW, timeout=PATIENCE_MS)
    (own,) = desk.store.definitions.in_use(DefinitionKind.SCENARIO)
    assert (own.name, own.version) == ("walk-through-copy", 1)
    made = scenarios.for_kind(desk, "walk-through-copy").scenario
    assert made.stages[0].own_sections[0].criteria[0].title.within("en") == "The welcome"
    qtbot.waitUntil(lambda: "(copy)" in title(page), timeout=PATIENCE_MS)
    assert page.view.edit.text() == "Edit"


def test_criteria_are_added_moved_and_removed(page: ScenariosPage, qtbot: QtBot) -> None:
    edited(page, qtbot)
    pane = page.editing
    before = pane.source.text()
    pane.form.act_asked.emit("criteria", "stages[1].sections[1]")
    qtbot.waitUntil(lambda: 'id = "criterion-1"' in pane.source.text(), timeout=PATIENCE_MS)
    pane.form.act_asked.emit("up", "stages[1].sections[1].criteria[2]")
    qtbot.waitUntil(
        lambda: pane.source.text().index("criterion-1") < pane.source.text().index("arrival-and"),
        timeout=PATIENCE_MS,
    )
    pane.form.act_asked.emit("remove", CRITERION)
    qtbot.waitUntil(lambda: pane.source.text() == before, timeout=PATIENCE_MS)


def test_a_wrong_line_is_marked_while_typing_and_keeps_it_from_being_saved(
    page: ScenariosPage, qtbot: QtBot
) -> None:
    edited(page, qtbot)
    pane = page.editing
    good = pane.source.text()
    pane.tabs.setCurrentIndex(SOURCE)
    pane.source.replace(good.replace('method = "criteria"', 'method = "guessing"'))
    assert not pane.save.isEnabled()
    line = good[: good.index('method = "criteria"')].count("\n") + 1
    qtbot.waitUntil(lambda: pane.source.wrong() == line, timeout=PATIENCE_MS)
    assert "guessing" in pane.state.text()
    assert pane.save.toolTip()
    pane.source.undo()
    assert pane.source.text() == good
    qtbot.waitUntil(lambda: pane.source.wrong() == 0, timeout=PATIENCE_MS)


def test_what_is_no_toml_is_told_with_its_line(page: ScenariosPage, qtbot: QtBot) -> None:
    edited(page, qtbot)
    pane = page.editing
    pane.source.replace(pane.source.text().replace("[[stages]]", "[[stages]", 1))
    qtbot.waitUntil(lambda: pane.source.wrong() > 0, timeout=PATIENCE_MS)
    assert not pane.save.isEnabled()


def own(desk: Desk, *titles: str) -> None:
    text = scenarios.copy(desk, "walk-through")
    for each in titles:
        scenarios.save(desk, text.replace("Site walk-through (copy)", each))


@pytest.fixture
def of_two_versions(desk: Desk, qtbot: QtBot) -> tuple[MainWindow, ScenariosPage]:
    own(desk, "First", "Second")
    window = new_window(desk, qtbot)
    window.show()
    window.show_page("scenarios")
    page = the(window, ScenariosPage)
    page.open("walk-through-copy")
    qtbot.waitUntil(lambda: title(page) == "Second", timeout=PATIENCE_MS)
    return window, page


def test_an_older_version_is_looked_at_and_taken_up_again(
    of_two_versions: tuple[MainWindow, ScenariosPage], desk: Desk, qtbot: QtBot
) -> None:
    _window, page = of_two_versions
    assert page.view.version.count() == 2
    assert page.view.again.isHidden()
    page.view.version.setCurrentIndex(1)
    assert page.view.title.whole() == "First"
    page.view.again.click()
    qtbot.waitUntil(lambda: title(page) == "First", timeout=PATIENCE_MS)
    newest = desk.store.definitions.versions(DefinitionKind.SCENARIO, "walk-through-copy")[0]
    assert newest.version == 3


def test_withdrawing_is_undone(
    of_two_versions: tuple[MainWindow, ScenariosPage], desk: Desk, qtbot: QtBot
) -> None:
    window, page = of_two_versions

    def there() -> bool:
        return bool(desk.store.definitions.in_use(DefinitionKind.SCENARIO))

    page.withdraw()
    qtbot.waitUntil(lambda: not there(), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: bool(window.undoing.undo_words()), timeout=PATIENCE_MS)
    window.undoing.undo()
    qtbot.waitUntil(there, timeout=PATIENCE_MS)


def test_a_list_is_read_and_copied(page: ScenariosPage, qtbot: QtBot) -> None:
    page._wanted = (DefinitionKind.TAXONOMY, "hotel-factors")
    page._read()
    qtbot.waitUntil(lambda: "hotel" in title(page), timeout=PATIENCE_MS)
    edited(page, qtbot)
    assert 'id = "hotel-factors-copy"' in page.editing.source.text()
    assert page.editing.changes.last.problem == ""
