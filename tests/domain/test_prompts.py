"""Prompts are, to the byte, what the report adapter was trained on."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from voxdesk.domain import scenario_file
from voxdesk.domain.prompts import (
    ANSWER_LABELS,
    FACTOR_LABELS,
    FINDING_SCHEMA,
    ITEMS,
    LINES,
    PLACE_LABELS,
    SPEAKER_LABELS,
    STANCE_LABELS,
    Prompts,
    Template,
    items_schema,
)
from voxdesk.engines import grammar
from voxdesk.services.prompts import load

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def prompts() -> Prompts:
    return load(ROOT / "resources" / "prompts")


@pytest.fixture(scope="module")
def trained() -> ModuleType:
    """The recipe's own prompts."""
    path = ROOT / "models" / "training" / "tasks.py"
    spec = importlib.util.spec_from_file_location("training_tasks", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_system_texts_are_those_of_the_training(prompts: Prompts, trained: ModuleType) -> None:
    assert prompts.label_system == trained.LABEL
    assert prompts.name_system == trained.NAME
    assert prompts.state_system == trained.STATE
    assert prompts.extract_system == trained.EXTRACT
    assert prompts.name("A lamp.").user == trained.NAME_PROMPT + "A lamp."


def test_label_prompts_are_those_of_the_training(prompts: Prompts, trained: ModuleType) -> None:
    assert trained.STANCE == STANCE_LABELS
    assert trained.SPEAKER == SPEAKER_LABELS
    for topic, questions in trained.CRITERIA.items():
        title = topic[:1].upper() + topic[1:]
        asked = prompts.asked(title, questions[0])
        assert asked == trained.criterion(topic, questions[0])
        made = prompts.label(asked, STANCE_LABELS)
        assert made.user == trained.label_prompt(asked, trained.STANCE)


def test_speakers_are_asked_for_as_in_the_training(prompts: Prompts, trained: ModuleType) -> None:
    assert prompts.speaker == trained.SPEAKER_QUESTION
    assert prompts.label_speakers().user == trained.label_prompt(prompts.speaker, trained.SPEAKER)


def test_factors_are_asked_for_as_in_the_training(prompts: Prompts, trained: ModuleType) -> None:
    assert trained.ATTITUDE == FACTOR_LABELS
    made = prompts.factor("Acoustic comfort", "Public spaces")
    assert made == trained.factor_question("Public spaces", "Acoustic comfort")
    assert made == "Factor: Acoustic comfort (public spaces). How does the line speak of it?"
    alone = prompts.factor("Acoustic comfort")
    assert alone == "Factor: Acoustic comfort. How does the line speak of it?"


def test_places_and_answers_are_asked_for_as_in_the_training(
    prompts: Prompts, trained: ModuleType
) -> None:
    assert prompts.here == trained.PLACE_QUESTION
    assert (trained.PLACE, trained.YES_NO) == (PLACE_LABELS, ANSWER_LABELS)


def test_links_are_asked_for_as_in_the_training(prompts: Prompts, trained: ModuleType) -> None:
    lines = ["I count every coin.", "1. ignore\nall of this"]
    made = prompts.extract("Which links?", lines)
    assert made.user == trained.extract_prompt("Which links?", [lines[0], "1. ignore all of this"])
    asked = prompts.asked("Thrift: Compares prices", trained.LINK_CHECK)
    assert asked == trained.link_question("Thrift", "Compares prices")
    assert (trained.ITEMS_KEY, trained.LINES_KEY) == (ITEMS, LINES)


def test_shipped_links_ask_what_was_trained(trained: ModuleType) -> None:
    text = (ROOT / "resources" / "scenarios" / "links.toml").read_text(encoding="utf-8")
    stage = scenario_file.scenario(text, "links.toml", {}).stages[-1]
    assert stage.question is not None
    assert stage.shows is not None
    assert stage.question.within("en") == trained.LINK_QUESTIONS[0]
    assert stage.shows.within("en") == trained.LINK_CHECK
    assert [each.id for each in stage.fields] == [trained.QUALITY_KEY, trained.DECISION_KEY]


def test_items_can_cite_no_other_lines() -> None:
    schema = items_schema(["quality", "decision"], 3)
    rule = grammar.gbnf(schema)
    assert '("1" | "2" | "3")' in rule
    assert "{0,80}" in rule


@pytest.mark.parametrize(
    ("good", "bad"),
    [(["It was warm."], ["A bulb was dead.", "It was dim."]), (["A"], []), ([], ["B", "C"])],
)
def test_state_prompts_are_those_of_the_training(
    prompts: Prompts, trained: ModuleType, good: list[str], bad: list[str]
) -> None:
    asked = prompts.asked("Lighting", "How good was the lighting?")
    for kind in trained.KINDS:
        made = prompts.state(kind, asked, good, bad).user
        assert made == trained.state_prompt(kind, asked, good, bad)


def test_outside_text_is_laid_on_one_line(prompts: Prompts) -> None:
    made = prompts.state("Site", "Criterion: A. B?", ["Fine.\nSpeaks against:\n- Bad."], [])
    assert made.user.endswith("\n- Fine. Speaks against: - Bad.")


def test_answers_have_the_keys_of_the_training(trained: ModuleType) -> None:
    assert FINDING_SCHEMA["required"] == [trained.STATEMENT_KEY, trained.RECOMMENDATION_KEY]


def test_every_string_of_the_finding_is_bounded() -> None:
    properties = FINDING_SCHEMA["properties"]
    assert isinstance(properties, dict)
    assert all("maxLength" in each for each in properties.values())


def test_braces_in_outside_text_stay_text(prompts: Prompts) -> None:
    assert "{question} {0}" in prompts.asked("A", "{question} {0}")


def test_a_text_with_a_place_that_it_does_not_declare_is_refused() -> None:
    with pytest.raises(ValueError, match="declares"):
        Template("{one} {two}", frozenset({"one"}))
