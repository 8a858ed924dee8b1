"""Jobs paused and held on the command line."""

from collections.abc import Callable
from typing import Any

from voxdesk.desk import Desk
from voxdesk.domain.ids import written
from voxdesk.domain.job import JobKind, JobState
from voxdesk.paths import Paths

Ask = Callable[..., tuple[int, dict[str, Any], str]]
DONE = 0


def queued(paths: Paths) -> str:
    """A job that any process which runs the lanes would begin."""
    with Desk.open(paths) as desk:
        return written("job", desk.jobs.add(JobKind.CHECK, {"quick": True}).id)


def test_a_job_is_paused_and_left_alone_by_run(ask: Ask, paths: Paths) -> None:
    job = queued(paths)
    code, told, _aside = ask("jobs", "pause", job)
    assert (code, told["state"]) == (DONE, "paused")
    assert ask("jobs", "run")[1] == {"jobs": []}
    code, told, _aside = ask("jobs", "cancel", job)
    assert told["state"] == "cancelled"


def test_held_work_waits_until_it_is_let_go_on(ask: Ask, paths: Paths) -> None:
    queued(paths)
    assert ask("jobs", "hold")[1] == {"held": True}
    with Desk.open(paths) as desk:
        assert desk.jobs.held()
        assert [job.state for job in desk.store.jobs.pending()] == [JobState.WAITING]
    assert ask("jobs", "hold", "--off")[1] == {"held": False}
    with Desk.open(paths) as desk:
        assert not desk.jobs.held()
