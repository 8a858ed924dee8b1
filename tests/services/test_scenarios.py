"""Scenarios of people: checked, kept in versions, copied, taken out of use."""

import pytest

from voxdesk.desk import Desk
from voxdesk.domain.definition import DefinitionKind
from voxdesk.domain.scenario import Scenario, Taxonomy
from voxdesk.domain.visit import SiteKind
from voxdesk.errors import BadRequest, BadScenario, NothingFound
from voxdesk.services import scenarios

TAXONOMY = """\
id = "museum"
title.en = "What visitors choose by"

[[sections]]
id = "rooms"
title.en = "Rooms"

[[sections.criteria]]
id = "quiet"
title.en = "Quiet rooms"
words.en = ["quiet"]
"""
SCENARIO = """\
id = "museum-factors"
kind = "museum"
scenario = "any"
title = { en = "Museum factors", ru = "Факторы музея" }
site_kinds = ["other"]

[report_labels]
other = "Guest interview"

[[stages]]
id = "factors"
method = "factors"
title.en = "Factors"
taxonomies = { other = "museum" }

[[figures]]
name = "rooms_named"
compute = "count"
sections = ["rooms"]
title.en = "Rooms named"
"""


def test_every_text_of_the_program_is_read(desk: Desk) -> None:
    kinds = {each.scenario.kind: each for each in scenarios.kinds(desk)}
    assert {"walk-through", "I1", "I2", "I3", "I4", "I5", "D1", "D2", "D3"} <= set(kinds)
    assert not any(each.own for each in kinds.values())


def test_own_scenario_with_an_own_taxonomy_makes_a_kind_of_report(desk: Desk) -> None:
    assert isinstance(scenarios.check(desk, TAXONOMY, "a.toml"), Taxonomy)
    with pytest.raises(BadScenario, match=r"b\.toml, line 14.*no taxonomy"):
        scenarios.check(desk, SCENARIO, "b.toml")
    scenarios.save(desk, TAXONOMY)
    assert isinstance(scenarios.check(desk, SCENARIO, "b.toml"), Scenario)
    kept = scenarios.save(desk, SCENARIO)
    assert (kept.kind, kept.name, kept.version, kept.own) == (
        DefinitionKind.SCENARIO,
        "museum-factors",
        1,
        True,
    )
    kind = scenarios.for_kind(desk, "museum")
    assert kind.own
    assert [each.id for _s, _t, each in kind.scenario.criteria(SiteKind.OTHER)] == ["quiet"]


def test_another_text_is_another_version_and_the_same_is_not(desk: Desk) -> None:
    scenarios.save(desk, TAXONOMY)
    again = scenarios.save(desk, TAXONOMY)
    changed = scenarios.save(desk, TAXONOMY.replace("Quiet rooms", "Silence"))
    assert (again.version, changed.version) == (1, 2)
    versions = desk.store.definitions.versions(DefinitionKind.TAXONOMY, "museum")
    assert [each.version for each in versions] == [2, 1]


def test_a_wrong_line_is_named(desk: Desk) -> None:
    with pytest.raises(BadScenario, match=r"mine\.toml, line 3"):
        scenarios.check(desk, 'id = "mine"\nkind = "mine"\nscenario = = "any"\n', "mine.toml")


def test_texts_of_the_program_are_never_written_over(desk: Desk) -> None:
    shipped = next(each for each in scenarios.shipped() if each.name == "walk-through")
    with pytest.raises(BadRequest, match="comes with the program"):
        scenarios.save(desk, shipped.text)
    with pytest.raises(BadRequest, match="makes reports of the kind 'walk-through'"):
        scenarios.save(desk, shipped.text.replace('id = "walk-through"', 'id = "mine"', 1))
    with pytest.raises(BadRequest, match="comes with the program"):
        scenarios.withdraw(desk, DefinitionKind.SCENARIO, "walk-through")
    with pytest.raises(NothingFound):
        scenarios.withdraw(desk, DefinitionKind.SCENARIO, "nothing-of-the-kind")


@pytest.mark.parametrize("name", sorted({each.name for each in scenarios.shipped()}))
def test_a_copy_can_be_saved_at_once_and_copied_again(desk: Desk, name: str) -> None:
    first = scenarios.copy(desk, name)
    saved = scenarios.save(desk, first)
    assert saved.name == f"{name}-copy"
    again = scenarios.save(desk, scenarios.copy(desk, name))
    assert again.name == f"{name}-copy-2"
    made = scenarios.check(desk, first, "copy.toml")
    original = scenarios.check(desk, scenarios.find(desk, name).text, "own.toml")
    assert made.title.within("en") == f"{original.title.within('en')} (copy)"
    assert made.title.within("ru") == f"{original.title.within('ru')} (копия)"
    if isinstance(made, Scenario) and isinstance(original, Scenario):
        assert made.kind == f"{original.kind}-copy"
        assert made.stages == original.stages
    elif isinstance(made, Taxonomy) and isinstance(original, Taxonomy):
        assert made.sections == original.sections


def test_withdrawn_scenario_makes_no_reports_until_it_is_saved_again(desk: Desk) -> None:
    scenarios.save(desk, TAXONOMY)
    scenarios.save(desk, SCENARIO)
    with pytest.raises(BadRequest, match="asked by museum-factors"):
        scenarios.withdraw(desk, DefinitionKind.TAXONOMY, "museum")
    scenarios.withdraw(desk, DefinitionKind.SCENARIO, "museum-factors")
    with pytest.raises(BadRequest, match="no kind of report"):
        scenarios.for_kind(desk, "museum")
    scenarios.withdraw(desk, DefinitionKind.TAXONOMY, "museum")
    with pytest.raises(NothingFound):
        scenarios.find(desk, "museum")
    scenarios.save(desk, TAXONOMY)
    scenarios.save(desk, SCENARIO)
    assert scenarios.for_kind(desk, "museum").own


def test_a_taxonomy_cannot_leave_a_scenario_without_what_it_asks(desk: Desk) -> None:
    scenarios.save(desk, TAXONOMY)
    scenarios.save(desk, SCENARIO)
    with pytest.raises(BadScenario, match="museum-factors"):
        scenarios.save(desk, TAXONOMY.replace('"rooms"', '"halls"'))


def test_a_scenario_that_holds_no_longer_does_not_hide_the_others(desk: Desk) -> None:
    desk.store.definitions.keep(DefinitionKind.SCENARIO, "museum-factors", SCENARIO, own=True)
    assert "walk-through" in {each.scenario.kind for each in scenarios.kinds(desk)}
    with pytest.raises(BadScenario):
        scenarios.check(desk, scenarios.find(desk, "museum-factors").text, "museum.toml")
