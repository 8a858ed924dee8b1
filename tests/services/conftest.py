"""A desk on a library of its own, with real engines and the small models."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest

from voxdesk import settings
from voxdesk.desk import Desk
from voxdesk.domain.job import Job
from voxdesk.paths import Paths
from voxdesk.services.lanes import HANDLERS


class Work(Protocol):
    """Run jobs, and what they queue, to their end."""

    def __call__(self, *jobs: Job) -> tuple[Job, ...]: ...


@pytest.fixture
def desk(paths: Paths, models: Path) -> Iterator[Desk]:
    """An open desk whose speech model is the quickest; its lanes stand still until `work`."""
    assert models.is_dir()
    settings.save(replace(settings.Settings(), speech_model="whisper-tiny.en"), paths.settings)
    with Desk.open(paths) as opened:
        yield opened


@pytest.fixture
def work(desk: Desk) -> Work:
    """Run jobs, and what they queue, to their end."""

    def run(*jobs: Job) -> tuple[Job, ...]:
        desk.start(HANDLERS)
        return desk.jobs.wait([job.id for job in jobs])

    return run
