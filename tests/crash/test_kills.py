"""Each operation, killed at moments drawn by chance, loses nothing and finishes when done again.

Every operation is carried out once unharmed: that tells how long it takes, and how many rows there
must be in the end however often it was killed. `make crash` kills 200 times and prints a table.
"""

import os
import random
import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.crash.libraries import assert_sound, census
from tests.crash.operations import OPERATIONS
from tests.crash.victims import Ended, Operation, Victims

KILLS = int(os.environ.get("VOXDESK_CRASHES", "0"))
"""In all; 0 is one for each operation."""

SEED = os.environ.get("VOXDESK_SEED", "4")


def kills(operation: Operation) -> int:
    """How many are this operation's."""
    each, more = divmod(KILLS, len(OPERATIONS))
    return max(1, each + (OPERATIONS.index(operation) < more))


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.name)
def test_a_killed_operation_loses_nothing_and_finishes_when_done_again(
    operation: Operation, victims: Victims, tmp_path: Path, tally: Counter[str]
) -> None:
    # Any path will do: this one has spaces, accents and letters of three scripts.
    place = tmp_path / "ä b–c 面談 שלום"
    fresh, whole, home = place / "fresh", place / "whole", place / "killed"
    fresh.mkdir(parents=True)
    operation.prepare(fresh)
    shutil.copytree(fresh, whole)
    unharmed = victims.run(operation, whole)
    assert unharmed.failure == ""
    assert_finished(operation, whole, unharmed.told)
    expected = census(operation.result(whole))
    chance = random.Random(f"{SEED} {operation.name}")
    for _ in range(kills(operation)):
        ended = killed(operation, victims, fresh, home, chance, unharmed.seconds)
        if operation.result(home).exists():
            assert_sound(operation.result(home))
        operation.check(home, ended.told, finished=False)
        again = victims.run(operation, home)
        assert again.failure == ""
        assert_finished(operation, home, ended.told + again.told)
        assert census(operation.result(home)) == expected
        tally[operation.name] += 1


def killed(
    operation: Operation,
    victims: Victims,
    fresh: Path,
    home: Path,
    chance: random.Random,
    seconds: float,
) -> Ended:
    """One that did not reach its end before it was killed."""
    while True:
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(fresh, home)
        ended = victims.run(operation, home, kill_after_s=chance.uniform(0, seconds))
        if ended.killed:
            return ended


def assert_finished(operation: Operation, home: Path, told: tuple[str, ...]) -> None:
    assert_sound(operation.result(home))
    operation.check(home, told, finished=True)
