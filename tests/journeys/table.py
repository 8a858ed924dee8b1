"""What the small writer made of each cell that was run, as a table: the end of `make journeys`."""

import json
from collections.abc import Mapping
from typing import Any

from tests.journeys.figures import KINDS
from tests.journeys.outcome import FOLDER
from tests.journeys.visits import SITE_KINDS

HEADINGS = ("kind", "site", "retrieved", "found", "as planted", "besides", "labelled right", "s")


def main() -> None:
    print(f"| {' | '.join(HEADINGS)} |\n{'|---' * len(HEADINGS)}|")
    for kind in KINDS:
        for site_kind in SITE_KINDS:
            path = FOLDER / f"{kind}-{site_kind}.json"
            if path.exists():
                cells = row(json.loads(path.read_text("utf-8")))
                print(f"| {kind} | {site_kind} | {' | '.join(cells)} |")


def row(told: Mapping[str, Any]) -> tuple[str, ...]:
    """The cells of one report, `?` where a test did not come so far."""
    get = {name: told.get(name, "?") for name in ("retrieved", "planted", "found", "right", "of")}
    return (
        f"{get['retrieved']}/{get['planted']}",
        f"{get['found']}/{get['planted']}",
        f"{get['right']}/{get['of']}",
        str(told.get("besides", "?")),
        f"{told.get('calibration', '?')} %",
        str(told.get("seconds", "?")),
    )


if __name__ == "__main__":
    main()
