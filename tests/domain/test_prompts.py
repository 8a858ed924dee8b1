"""Prompts are, to the byte, what the report adapter was trained on."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from voxdesk.domain.prompts import FINDING_SCHEMA, SPEAKER_LABELS, Prompts, Template
from voxdesk.domain.report import Stance
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
    assert prompts.name("A lamp.").user == trained.NAME_PROMPT + "A lamp."


def test_label_prompts_are_those_of_the_training(prompts: Prompts, trained: ModuleType) -> None:
    assert tuple(map(str, Stance)) == trained.STANCE
    assert trained.SPEAKER == SPEAKER_LABELS
    for topic, questions in trained.CRITERIA.items():
        title = topic[:1].upper() + topic[1:]
        asked = prompts.asked(title, questions[0])
        assert asked == trained.criterion(topic, questions[0])
        assert prompts.label(asked, tuple(Stance)).user == trained.label_prompt(
            asked, trained.STANCE
        )


def test_speakers_are_asked_for_as_in_the_training(prompts: Prompts, trained: ModuleType) -> None:
    assert prompts.speaker == trained.SPEAKER_QUESTION
    assert prompts.label_speakers().user == trained.label_prompt(prompts.speaker, trained.SPEAKER)


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
