"""Examples that the report adapter learns from: nothing held out leaks in, and answers are true."""

import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

TRAINING = Path(__file__).parents[2] / "models" / "training"
NAMES = ("tasks", "speech", "studies", "examples", "reports", "mix")


@pytest.fixture(scope="module")
def recipe() -> Iterator[dict[str, ModuleType]]:
    """The recipe's modules, which find each other by the folder they lie in."""
    sys.path.insert(0, str(TRAINING))
    try:
        yield {name: __import__(name) for name in NAMES}
    finally:
        sys.path.remove(str(TRAINING))
        for name in NAMES:
            sys.modules.pop(name, None)


def test_held_out_sentences_are_in_no_example_to_train_on(recipe: dict[str, ModuleType]) -> None:
    studies, mix = recipe["studies"], recipe["mix"]
    factors = [one for leaves in studies.FACTORS.values() for one in leaves]
    held = {line for one in factors if one.held for line in one.every()}
    held |= {line for one in studies.LINKS if one.held for line in one.lines}
    for check in studies.CHECKS:
        if check.held:
            held |= {line for lines in check.lines.values() for line in lines}
    for name in ("here", "elsewhere", "reasons", "no_reasons", "fillers"):
        held |= set(studies.told(name, held=True))
    r = random.Random(1)
    drawn = [mix.any_task(r) for _ in range(1500)]
    text = "\n".join(part for one in drawn for turn in one.turns for part in (one.user, *turn))
    assert len(held) > 400
    # Short ones may turn up inside others by chance.
    assert not [line for line in held if len(line) > 20 and line in text]


def test_the_shares_of_the_tasks_make_one(recipe: dict[str, ModuleType]) -> None:
    assert sum(share for _, share in recipe["mix"].SHARES) == pytest.approx(1)


def test_numbers_of_a_link_are_those_of_its_lines(recipe: dict[str, ModuleType]) -> None:
    reports, studies, speech = recipe["reports"], recipe["studies"], recipe["speech"]
    r = random.Random(2)
    seen: set[int] = set()
    for _ in range(60):
        example = reports.extract(r)
        lines = [each.split(". ", 1)[1] for each in example.user.split("\n")[1:]]
        items = json.loads(example.turns[0][1])["items"]
        seen.add(len(items))
        for item in items:
            link = next(
                one
                for one in studies.LINKS
                if (one.quality, one.decision) == (item["quality"], item["decision"])
            )
            for number in item["lines"]:
                said = _words(speech.digits(lines[number - 1]))
                # All but a misheard word are those of a line of the link.
                assert any(len(said - _words(speech.digits(line))) <= 1 for line in link.lines)
    assert seen == {0, 1, 2, 3}


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w']+", text.lower()))


@pytest.mark.parametrize(
    ("kind", "leaf", "other"),
    [
        ("hotel", "Acoustic comfort", "Sound insulation"),  # one meaning, two groups
        ("restaurant", "Price level", "Average check"),  # one group, one meaning
        ("spa", "Wayfinding", "Signage"),
    ],
)
def test_lines_of_leaves_that_mean_the_same_are_no_rivals(
    recipe: dict[str, ModuleType], kind: str, leaf: str, other: str
) -> None:
    studies = recipe["studies"]
    factor = next(one for one in studies.FACTORS[kind] if one.leaf == leaf)
    rivals = studies.rivals(factor)
    others = [*rivals.group, *rivals.nearest, *rivals.other]
    assert len(others) > 40
    assert other not in {one.leaf for one in others}
    assert factor not in others


def test_every_check_has_its_advice(recipe: dict[str, ModuleType]) -> None:
    titles = {one.title for one in recipe["studies"].CHECKS}
    assert titles == set(recipe["tasks"].METHOD_ADVICE)


def test_a_factor_is_asked_for_with_its_group(recipe: dict[str, ModuleType]) -> None:
    asked = recipe["tasks"].factor_question("Public spaces", "Acoustic comfort")
    assert asked == ("Factor: Acoustic comfort (public spaces). How does the line speak of it?")
