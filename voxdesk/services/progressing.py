"""How far a report has come, as its job remembers it: what a later attempt goes on with.

Findings are in the library; what is not there yet, as the windows that were read without a finding
so far, is noted here.
"""

import hashlib
from collections.abc import Sequence

from voxdesk.desk import Desk
from voxdesk.domain.ids import ReportId
from voxdesk.domain.job import Job


class Progressed:
    """What the runs of one job have done so far; each change is kept at once."""

    def __init__(self, desk: Desk, job: Job) -> None:
        self._desk = desk
        self._job = job
        self._noted: dict[str, object] = dict(job.result)

    @property
    def report_id(self) -> ReportId | None:
        noted = self._noted.get("report_id")
        return ReportId(noted) if isinstance(noted, int) else None

    def begin(self, report_id: ReportId) -> None:
        self._keep("report_id", int(report_id))

    def has(self, step: str) -> bool:
        """Whether a step was done, by an earlier run or this one."""
        return step in self._steps()

    def did(self, step: str) -> None:
        self._keep("steps", [*self._steps(), step])

    def window(self, stage_id: str, lines: Sequence[str]) -> tuple[int, list[object]]:
        """The number of windows of a stage that were read, and what they gave; nothing where the
        lines have changed since."""
        noted = self._noted.get("read")
        mine = noted.get(stage_id) if isinstance(noted, dict) else None
        if not isinstance(mine, dict) or mine.get("lines") != _digest(lines):
            return 0, []
        return int(mine["windows"]), list(mine["found"])

    def read(self, stage_id: str, lines: Sequence[str], windows: int, found: list[object]) -> None:
        noted = self._noted.get("read")
        before = noted if isinstance(noted, dict) else {}
        mine = {"lines": _digest(lines), "windows": windows, "found": found}
        self._keep("read", {**before, stage_id: mine})

    def _steps(self) -> list[str]:
        noted = self._noted.get("steps")
        return [str(each) for each in noted] if isinstance(noted, list) else []

    def _keep(self, name: str, value: object) -> None:
        self._noted[name] = value
        self._desk.store.jobs.note_result(self._job.id, self._noted)


def _digest(lines: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
