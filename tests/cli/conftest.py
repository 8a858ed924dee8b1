"""Commands run in this process."""

import json
from collections.abc import Callable

import pytest

from voxdesk import cli

Answer = tuple[int, dict[str, object], str]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """A command with `--json`: its exit code, its document and what it told on the side."""

    def ask_command(*arguments: object) -> Answer:
        capsys.readouterr()
        code = cli.run(["--json", *(str(each) for each in arguments)])
        printed = capsys.readouterr()
        return code, json.loads(printed.out), printed.err

    return ask_command
