"""Victims for a whole session, and the table of what they went through."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.register_assert_rewrite("tests.crash.libraries", "tests.crash.content", "tests.crash.whole")

from tests.crash.victims import Victims  # noqa: E402

survived: Counter[str] = Counter()
"""Kills after which nothing was lost or doubled, by operation."""


@pytest.fixture(scope="session")
def victims(models: Path) -> Iterator[Victims]:
    os.environ["VOXDESK_MODELS"] = str(models)
    started = Victims()
    yield started
    started.stop()


@pytest.fixture
def tally() -> Counter[str]:
    return survived


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if survived.total() > len(survived):
        terminalreporter.section("killed in the middle: nothing lost, nothing doubled")
        for name, count in survived.items():
            terminalreporter.write_line(f"{count:>6}  {name}")
        terminalreporter.write_line(f"{survived.total():>6}  in all")
