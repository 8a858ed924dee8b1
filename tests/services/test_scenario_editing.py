"""Changes to a scenario's text: what was asked for, and nothing else."""

import tomllib
from pathlib import Path

import pytest

from voxdesk.domain import scenario_file
from voxdesk.domain.scenario import Scenario
from voxdesk.errors import BadScenario
from voxdesk.paths import bundled
from voxdesk.services import scenario_editing
from voxdesk.services.scenario_editing import add, move, remove, set_value

ROOM = "stages[1].sections[1]"


def shipped(name: str) -> str:
    return bundled("resources", "scenarios", f"{name}.toml").read_text("utf-8")


def read(text: str) -> Scenario:
    return scenario_file.scenario(text, "test.toml", {})


def changed(before: str, after: str) -> set[str]:
    """The lines that came and went."""
    return set(before.splitlines()) ^ set(after.splitlines())


def ids(text: str) -> list[str]:
    return [each["id"] for each in tomllib.loads(text)["stages"][0]["sections"][1]["criteria"]]


def test_a_title_is_set_in_its_own_line() -> None:
    text = shipped("walk-through")
    after = set_value(text, f"{ROOM}.criteria[1]", ("title", "ru"), "Встреча")
    assert changed(text, after) == {
        'title = { en = "Arrival and reception", ru = "Прибытие и приём" }',
        'title = { en = "Arrival and reception", ru = "Встреча" }',
    }


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (("question", "en"), 'Is it "so"?\n[[figures]]'),
        (("words", "en"), ["a", 'b"c']),
        (("words", "de"), ["x"]),
        (("site_kinds",), ["hotel", "restaurant"]),
        (("id",), "arrival"),
    ],
)
def test_whatever_is_set_is_read_back_and_keeps_the_comments(
    keys: tuple[str, ...], value: str | list[str]
) -> None:
    text = shipped("walk-through")
    after = set_value(text, f"{ROOM}.criteria[1]", keys, value)
    found = tomllib.loads(after)["stages"][0]["sections"][0]["criteria"][0]
    for key in keys:
        found = found[key]
    assert found == value
    assert after.splitlines()[:2] == text.splitlines()[:2]


def test_a_text_in_another_language_is_taken_out_again() -> None:
    text = shipped("walk-through")
    place = f"{ROOM}.criteria[1]"
    with_it = set_value(text, place, ("title", "de"), "Ankunft")
    assert (
        "de"
        not in tomllib.loads(set_value(with_it, place, ("title", "de"), ""))["stages"][0][
            "sections"
        ][0]["criteria"][0]["title"]
    )


def test_a_value_set_where_nothing_is_is_told() -> None:
    with pytest.raises(BadScenario):
        set_value(shipped("walk-through"), "stages[9]", ("id",), "x")


@pytest.mark.parametrize("by", [1, -1])
def test_a_criterion_changes_places_with_its_neighbour_and_back(by: int) -> None:
    text = shipped("walk-through")
    place, back = "stages[1].sections[2].criteria[2]", f"stages[1].sections[2].criteria[{2 + by}]"
    after = move(text, place, by)
    was, now = ids(text), ids(after)
    was[1], was[1 + by] = was[1 + by], was[1]
    assert now == was
    assert move(after, back, -by) == text


def test_the_comment_above_a_table_goes_with_it() -> None:
    text = shipped("interview-methodology")
    comment = next(line for line in text.splitlines() if line.startswith('# The "window"'))
    lines = text.splitlines()
    depth = lines.index(comment)
    assert lines[depth + 2] == 'id = "depth"'
    sections = tomllib.loads(text)["stages"][0]["sections"]
    section = next(
        at
        for at, each in enumerate(sections, start=1)
        if any(one["id"] == "depth" for one in each["criteria"])
    )
    number = [each["id"] for each in sections[section - 1]["criteria"]].index("depth") + 1
    place = f"stages[1].sections[{section}].criteria[{number}]"
    moved = move(text, place, 1).splitlines()
    assert moved[moved.index(comment) + 2] == 'id = "depth"'
    assert comment not in remove(text, place)


def test_the_first_and_the_last_stay_where_they_are() -> None:
    text = shipped("walk-through")
    assert move(text, f"{ROOM}.criteria[1]", -1) == text
    assert move(text, f"{ROOM}.criteria[1]", 1) == text


def test_what_is_added_is_read_and_can_be_removed_again() -> None:
    text = shipped("walk-through")
    after = add(text, "stages[1].sections[2]", "criteria")
    assert ids(after) == [*ids(text), "criterion-1"]
    read(after)
    again = add(after, "stages[1].sections[2]", "criteria")
    assert ids(again)[-2:] == ["criterion-1", "criterion-2"]
    number = len(ids(after))
    assert remove(after, f"stages[1].sections[2].criteria[{number}]") == text


def test_a_new_scored_criterion_has_the_checks_it_needs() -> None:
    text = shipped("interviewer-performance")
    read(add(text, ROOM, "criteria", scored=True))


def test_a_section_is_added_behind_those_there_are() -> None:
    text = shipped("shop-visit")
    after = add(text, "stages[1]", "sections")
    sections = read(after).stages[0].own_sections
    assert [each.id for each in sections][-1] == "section-1"


def test_a_leaf_is_added_to_a_group_of_a_taxonomy() -> None:
    text = Path(bundled("resources", "taxonomies", "hotel-factors.toml")).read_text("utf-8")
    after = add(text, "sections[1].groups[1]", "leaf")
    found = scenario_file.taxonomy(after, "test.toml")
    assert "factor-1" in [each.id for each in found.sections[0].criteria]


def test_what_stands_in_one_line_is_changed_in_the_source_alone() -> None:
    with pytest.raises(BadScenario, match="in the source"):
        remove('stages = [{ id = "a" }]\n', "stages[1]")


def test_every_shipped_text_survives_a_change_and_its_undoing() -> None:
    for path in sorted(bundled("resources", "scenarios").glob("*.toml")):
        text = path.read_text("utf-8")
        title = tomllib.loads(text)["title"]["en"]
        there = set_value(text, "", ("title", "en"), "Another")
        assert there != text
        assert scenario_editing.set_value(there, "", ("title", "en"), title) == text
