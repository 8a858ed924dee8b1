"""Scenarios that do not hold are refused with file and place; the bundled one holds."""

import copy
import importlib.util
import tomllib
from pathlib import Path
from typing import Any

import pytest

from voxdesk.domain.scenario import parse
from voxdesk.domain.visit import SiteKind
from voxdesk.errors import BadScenario

ROOT = Path(__file__).parents[2]
BUNDLED = ROOT / "resources" / "scenarios" / "walk-through.toml"


@pytest.fixture
def content() -> dict[str, Any]:
    return copy.deepcopy(tomllib.loads(BUNDLED.read_text(encoding="utf-8")))


def test_the_walk_through_has_its_eleven_criteria(content: dict[str, Any]) -> None:
    scenario = parse(content, BUNDLED.name)
    assert scenario.id == scenario.report_kind == "walk-through"
    assert [each.id for each in scenario.criteria] == [
        "arrival-and-reception",
        "cleanliness",
        "lighting",
        "noise-and-music",
        "temperature-and-air",
        "furniture-and-layout",
        "food-and-drink",
        "staff-and-service",
        "safety-and-access",
        "price-and-value",
        "decision-factors",
    ]
    assert all(each.words_for(way) for each in scenario.criteria for way in ("en", "ru"))


def test_its_english_is_what_the_adapter_was_trained_on(content: dict[str, Any]) -> None:
    path = ROOT / "models" / "training" / "tasks.py"
    spec = importlib.util.spec_from_file_location("training_tasks", path)
    assert spec is not None
    assert spec.loader is not None
    trained = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(trained)
    scenario = parse(content, BUNDLED.name)
    assert {each.title.within("en"): each.question.within("en") for each in scenario.criteria} == {
        topic[:1].upper() + topic[1:]: questions[0] for topic, questions in trained.CRITERIA.items()
    }
    assert set(scenario.report_labels) == set(SiteKind)
    assert set(scenario.report_labels.values()) <= set(trained.KINDS)


def test_english_stands_in_for_a_language_that_a_text_lacks(content: dict[str, Any]) -> None:
    lighting = parse(content, BUNDLED.name).criterion("lighting")
    assert lighting.title.within("ru") == "Освещение"
    assert lighting.title.within("de") == "Lighting"
    assert not lighting.title.spoken("de")
    assert lighting.words_for("de") == ()


@pytest.mark.parametrize(
    ("spoil", "place"),
    [
        (lambda c: c.pop("id"), "id"),
        (lambda c: c.update(id="Walk Through"), "id"),
        (lambda c: c.update(criteria=[]), "criteria"),
        (lambda c: c.update(colour="red"), "colour"),
        (lambda c: c["report_labels"].pop("hotel"), "report_labels.hotel"),
        (lambda c: c["report_labels"].update(castle="x"), "report_labels.castle"),
        (lambda c: c["criteria"][2].update(title="Lighting"), "criteria[3].title"),
        (lambda c: c["criteria"][2]["title"].pop("en"), "criteria[3].title"),
        (lambda c: c["criteria"][1]["question"].update(ru=" "), "criteria[2].question.ru"),
        (lambda c: c["criteria"][1]["words"].update(en="dust"), "criteria[2].words.en"),
        (lambda c: c["criteria"][1].update(id="lighting"), "criteria[3].id"),
        (lambda c: c["criteria"].append("lighting"), "criteria[12]"),
    ],
)
def test_a_scenario_that_does_not_hold_names_file_and_place(
    content: dict[str, Any], spoil: Any, place: str
) -> None:
    spoil(content)
    with pytest.raises(BadScenario) as caught:
        parse(content, "mine.toml")
    assert caught.value.detail.startswith(f"mine.toml: {place} ")
