"""Jobs: units of work that survive a restart, their states and legal moves."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from voxdesk.domain.ids import PREFIXES, JobId, written


class JobKind(StrEnum):
    IMPORT = "import"
    TRANSCRIBE = "transcribe"
    INDEX = "index"
    REPORT = "report"
    EXPORT = "export"
    FINISH_CAPTURE = "finish_capture"
    BACKUP = "backup"
    CHECK = "check"
    FORGET = "forget"
    RETAIN = "retain"
    ARCHIVE = "archive"
    REHEAR = "rehear"
    PROPOSE_ROLES = "propose_roles"


class JobState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"
    NEEDS_USER = "needs_user"
    PAUSED = "paused"


class Lane(StrEnum):
    """Jobs of one lane run one after the other; lanes run side by side."""

    HEAVY = "heavy"
    LIGHT = "light"


LANES = {
    JobKind.IMPORT: Lane.LIGHT,
    JobKind.TRANSCRIBE: Lane.HEAVY,
    JobKind.INDEX: Lane.LIGHT,
    JobKind.REPORT: Lane.HEAVY,
    JobKind.EXPORT: Lane.LIGHT,
    JobKind.FINISH_CAPTURE: Lane.LIGHT,
    JobKind.BACKUP: Lane.LIGHT,
    JobKind.CHECK: Lane.LIGHT,
    JobKind.FORGET: Lane.LIGHT,
    JobKind.RETAIN: Lane.LIGHT,
    JobKind.ARCHIVE: Lane.LIGHT,
    JobKind.REHEAR: Lane.HEAVY,
    JobKind.PROPOSE_ROLES: Lane.HEAVY,
}

MOVES = {
    JobState.WAITING: {JobState.RUNNING, JobState.CANCELLED, JobState.PAUSED},
    JobState.RUNNING: {
        JobState.DONE,
        JobState.FAILED,
        JobState.CANCELLED,
        JobState.INTERRUPTED,
        JobState.NEEDS_USER,
        JobState.PAUSED,
    },
    JobState.INTERRUPTED: {JobState.WAITING, JobState.NEEDS_USER, JobState.CANCELLED},
    JobState.FAILED: {JobState.WAITING},
    JobState.CANCELLED: {JobState.WAITING},
    JobState.NEEDS_USER: {JobState.WAITING, JobState.CANCELLED},
    JobState.PAUSED: {JobState.WAITING, JobState.CANCELLED},
    JobState.DONE: set(),
}

ENDED = frozenset({JobState.DONE, JobState.FAILED, JobState.CANCELLED, JobState.NEEDS_USER})
"""States that only a person (or nothing) moves a job out of."""


def may_move(old: JobState, new: JobState) -> bool:
    return new in MOVES[old]


class Unit(StrEnum):
    """What progress counts, so that faces can say it in words."""

    AUDIO_MS = "audio_ms"
    BYTES = "bytes"
    PASSAGES = "passages"
    CRITERIA = "criteria"
    STEPS = "steps"


@dataclass(frozen=True, slots=True)
class Progress:
    """`total` 0 means it is not known."""

    done: int
    total: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Job:
    """`request` is what was asked, frozen when the job was queued; JSON values only.

    `result` is what it made (ids, paths); `seconds_left` an estimate, None when there is none.
    """

    id: JobId
    kind: JobKind
    state: JobState
    request: dict[str, object]
    created_at: str
    attempts: int = 0
    progress: Progress | None = None
    seconds_left: float | None = None
    result: dict[str, object] = field(default_factory=dict)
    error_code: str = ""
    error_detail: str = ""
    started_at: str = ""
    ended_at: str = ""

    @property
    def ended(self) -> bool:
        return self.state in ENDED

    @property
    def subjects(self) -> frozenset[str]:
        """What it names (`rec-1`), in its request, in what it made, or in why it failed."""
        named = set(_WRITTEN.findall(self.error_detail))
        for content in (self.request, self.result):
            named.update(_named(content))
        return frozenset(named)


_WRITTEN = re.compile(r"\b[a-z]{3}-\d+\b")


def _named(content: Mapping[str, object]) -> Iterator[str]:
    pairs = [(name.removesuffix("s").removesuffix("_id"), ids) for name, ids in content.items()]
    # An export names its kind beside its id.
    for kind, ids in [*pairs, (str(content.get("kind")), content.get("id"))]:
        if kind in PREFIXES:
            for number in ids if isinstance(ids, list) else [ids]:
                if isinstance(number, int):
                    yield written(kind, number)
