"""Reads the fixed texts of the writing tasks from the program's own resources."""

import tomllib
from pathlib import Path

from voxdesk.domain.prompts import Prompts


def load(folder: Path) -> Prompts:
    """The prompts in a folder, which is `resources/prompts` except in tests."""
    files = {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.toml"))
    }
    return Prompts.parse(files)
