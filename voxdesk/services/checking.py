"""Checking a library: quickly in idle time, a copy before it counts, in full on request.

The quick check is a job. The full one needs no desk: it must be able to look at a file that no desk
could open.
"""

import random
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from voxdesk.desk import Desk
from voxdesk.domain.job import Job, JobKind, Progress, Unit
from voxdesk.domain.soundness import DAMAGE, Problem, Trouble
from voxdesk.errors import FileMissing, StoreDamaged
from voxdesk.events import Notice
from voxdesk.jobs.context import JobContext
from voxdesk.store import soundness
from voxdesk.store.connections import Connections
from voxdesk.store.keys import LibraryKey
from voxdesk.store.still import Still
from voxdesk.store.values import now

CHECKED = "checked"
"""The setting of the library that keeps when it was last checked, and whether it was sound."""

SAMPLE_ORIGINALS = 20
SAMPLE_BYTES = 64 << 20
"""Of a copy, so many originals are read and hashed, chosen by chance, up to so many bytes."""

Check = Callable[[], None]
"""May raise to stop."""


def submit(desk: Desk) -> Job:
    """Queue a quick check."""
    return desk.jobs.add(JobKind.CHECK, {})


def run(desk: Desk, context: JobContext) -> dict[str, object]:
    found = quick(desk, context.check)
    desk.store.library.set(CHECKED, {"at": now(), "ok": not found})
    context.progress(Progress(1, 1, Unit.STEPS))
    return {"ok": not found, "problems": [each.detail for each in found]}


def quick(desk: Desk, check: Check) -> tuple[Problem, ...]:
    """Check quickly; StoreDamaged when the file is, and nothing is written to it from then on."""
    store = desk.store
    found = _problems(store.path, store.key, soundness.QUICK, check)
    for problem in found:
        if problem.trouble in DAMAGE:
            store.note_damage(f"{store.path}: {problem.detail}")
            store.require_sound()
    if found:
        desk.events.publish(Notice("library.chain_broken", found[0].detail))
    return found


def full(
    path: Path, key: LibraryKey | None = None, check: Check | None = None
) -> tuple[Problem, ...]:
    """Everything that is wrong with a library, however badly damaged it is."""
    if not path.is_file():
        raise FileMissing(str(path))
    return _problems(path, key, soundness.FULL, check)


def of_copy(
    path: Path, key: LibraryKey | None, *, chosen_by: str, check: Check | None = None
) -> tuple[Problem, ...]:
    """What is wrong with a copy; the same name draws the same sample of originals."""

    def sample(connections: Connections) -> Iterator[Problem]:
        if not soundness.older(connections):
            yield from soundness.chain(connections)
            for media_id in _sample(connections, chosen_by):
                yield from soundness.original(connections, media_id)

    return _problems(path, key, (*soundness.OLDER, sample), check)


def _problems(
    path: Path,
    key: LibraryKey | None,
    questions: tuple[soundness.Question, ...],
    check: Check | None = None,
) -> tuple[Problem, ...]:
    try:
        with closing(Still(path, key, check)) as still:
            return soundness.problems(still, questions)
    except StoreDamaged as error:
        # Not even a header or a schema: there is nothing to be asked.
        return (Problem(Trouble.FILE, error.detail),)


def _sample(connections: Connections, chosen_by: str) -> list[int]:
    rows = connections.rows(f"SELECT id, size_bytes FROM media WHERE {soundness.KEPT} ORDER BY id")
    random.Random(chosen_by).shuffle(rows)
    chosen: list[int] = []
    size_bytes = 0
    for media_id, more in rows[:SAMPLE_ORIGINALS]:
        if chosen and size_bytes + more > SAMPLE_BYTES:
            continue
        chosen.append(media_id)
        size_bytes += more
    return chosen
