"""Each operation, killed at moments drawn by chance, loses nothing and finishes when done again.

Every operation is carried out once unharmed: that tells how long it takes, and how many rows there
must be in the end however often it was killed. `make crash` kills 200 times and prints a table.
"""

import os
import random
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crash.libraries import assert_sound, census, library_in
from tests.crash.operations import OPERATIONS
from tests.crash.victims import Operation, Victims

KILLS = int(os.environ.get("VOXDESK_CRASHES", "0"))
"""In all; 0 is one for each operation."""

SEED = os.environ.get("VOXDESK_SEED", "4")

killed: Counter[str] = Counter()


@pytest.fixture(scope="session")
def victims(models: Path) -> Iterator[Victims]:
    os.environ["VOXDESK_MODELS"] = str(models)
    started = Victims()
    yield started
    started.stop()


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.name)
def test_a_killed_operation_loses_nothing_and_finishes_when_done_again(
    operation: Operation, victims: Victims, tmp_path: Path
) -> None:
    # Any path will do: this one has spaces, accents and letters of three scripts.
    place = tmp_path / "ä b–c 面談 שלום"
    fresh, whole = place / "fresh", place / "whole"
    fresh.mkdir(parents=True)
    operation.prepare(fresh)
    shutil.copytree(fresh, whole)
    unharmed = victims.run(operation, whole)
    settled(operation, whole, unharmed.told)
    expected = census(library_in(whole))

    chance = random.Random(f"{SEED} {operation.name}")
    for number in range(max(1, KILLS // len(OPERATIONS))):
        home = place / f"killed {number}"
        shutil.copytree(fresh, home)
        ended = victims.run(operation, home, kill_after_s=chance.uniform(0, unharmed.seconds))
        killed[operation.name] += ended.killed
        assert_sound(library_in(home))
        operation.check(home, ended.told, finished=False)
        again = victims.run(operation, home)
        settled(operation, home, ended.told + again.told)
        assert census(library_in(home)) == expected
        shutil.rmtree(home)


def settled(operation: Operation, home: Path, told: tuple[str, ...]) -> None:
    assert_sound(library_in(home))
    operation.check(home, told, finished=True)
