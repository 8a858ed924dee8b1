"""The scenarios that come with the program, read from their files."""

import tomllib
from pathlib import Path

from voxdesk.domain.scenario import Scenario, parse
from voxdesk.errors import BadRequest, BadScenario
from voxdesk.paths import bundled


def load(folder: Path | None = None) -> dict[str, Scenario]:
    """All scenarios of a folder by the kind of report they make."""
    found = {}
    for path in sorted((folder or bundled("resources", "scenarios")).glob("*.toml")):
        try:
            content = tomllib.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            raise BadScenario(f"{path.name}: {error}") from error
        scenario = parse(content, path.name)
        found[scenario.report_kind] = scenario
    return found


def for_kind(kind: str) -> Scenario:
    """The scenario of a kind of report; BadRequest names the kinds there are."""
    known = load()
    if kind not in known:
        raise BadRequest(f"{kind!r} is no kind of report; there is {', '.join(sorted(known))}")
    return known[kind]
